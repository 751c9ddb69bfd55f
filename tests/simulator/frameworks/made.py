"""Runs of the networks that `tests/reference/returned.py` gave to PyTorch and Keras, with the same numbers."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from simulator.arrays import Array
from simulator.engine.run import run_network
from simulator.network.layer import Layer
from simulator.network.network import Network
from simulator.network.trace import Trace
from simulator.weights.conversions import from_two_biases
from simulator.weights.model_cells import Form, Kind, model_cell

STEPS, INPUTS, UNITS, PROJECTED = 6, 2, 3, 2
GATES = {"lstm": "ifgo", "gru": "rzn", "rnn": "h"}
REFERENCE = Path(__file__).resolve().parents[2] / "reference" / "returned.json"
Case = dict[str, Any]


@cache
def cases(framework: str) -> tuple[Case, ...]:
    """The stored cases of a framework."""
    return tuple(each for each in json.loads(REFERENCE.read_text(encoding="utf-8")) if each["framework"] == framework)


def name_of(case: Case) -> str:
    """What a case is called in the list of tests."""
    ways = ("both" if case["both"] else "forward") if "both" in case else case["way"]
    more = [name for name in ("projected", "initial") if case.get(name)]
    return "-".join([case["kind"], str(case["layers"]), ways, *more, *(["left out"] if case["left_out"] else [])])


def run_of(case: Case) -> Trace:
    """The run of the network of a case."""
    x = np.random.default_rng(6).normal(size=(STEPS, INPUTS))
    return run_network(network_of(case), x, skipped=case["left_out"])


def network_of(case: Case) -> Network:
    """The network of a case."""
    kind, projected = case["kind"], bool(case.get("projected"))
    outputs = PROJECTED if projected else UNITS
    way = case.get("way", "both" if case.get("both") else "forward")
    ways = {"both": (False, True), "forward": (False,), "backward": (True,)}[way]
    random = np.random.default_rng(5)
    layers = [
        _layer(random, kind, INPUTS if at == 0 else outputs * len(ways), outputs, reverse, case)
        for at in range(case["layers"])
        for reverse in ways
    ]
    return Network(tuple(layers))


def _layer(random: np.random.Generator, kind: Kind, inputs: int, outputs: int, reverse: bool, case: Case) -> Layer:
    first: dict[str, Array] = {}
    second: dict[str, Array] = {}
    weights: dict[str, Array] = {}
    for gate in GATES[kind]:
        weights |= {f"W_{gate}": random.normal(size=(UNITS, inputs)), f"U_{gate}": random.normal(size=(UNITS, outputs))}
        first[gate], second[gate] = random.normal(size=UNITS), random.normal(size=UNITS)
    projection = random.normal(size=(outputs, UNITS))
    cell = model_cell(kind, Form(projected=outputs != UNITS))
    weights |= {"V_h": projection} if outputs != UNITS else {}
    states = dict.fromkeys(cell.states)
    initial = {state: np.full(UNITS, 0.25 * (k + 1)) for k, state in enumerate(states)} if case.get("initial") else {}
    weights |= from_two_biases(cell, first, second)
    beside = reverse and case.get("way") != "backward"
    return Layer(cell, inputs, UNITS, weights, initial, reverse=reverse, beside=beside)
