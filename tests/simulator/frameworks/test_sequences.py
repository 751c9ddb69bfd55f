"""Sequences that run one after the other are what PyTorch (passed h, c) and Keras (stateful) make of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator.engine.run import run_network
from simulator.frameworks.returned import returned
from simulator.network.between import handed_on
from tests.simulator.frameworks.made import INPUTS, network_of

REFERENCE = Path(__file__).resolve().parents[2] / "reference" / "sequences.json"
STARTS, STEPS = (4, 6), 9
CASES = json.loads(REFERENCE.read_text(encoding="utf-8"))
NEAR = {"pytorch": 1e-12, "keras": 2e-6}  # a simple RNN of Keras passes float32 on its way


def _name(case: dict[str, Any]) -> str:
    ways = "both" if case["both"] else "forward"
    return "-".join([case["framework"], case["kind"], str(case["layers"]), ways, *map(str, case["goes_on"])])


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_each_goes_on_or_begins_anew_as_there(case: dict[str, Any]) -> None:
    begins = [start for start, on in zip(STARTS, case["goes_on"][1:], strict=True) if not on]
    inputs = np.random.default_rng(6).normal(size=(STEPS, INPUTS))
    trace = run_network(network_of(case), inputs, begins=begins)
    assert np.abs(handed_on(trace.last_layers) - case["h"]).max() < NEAR[case["framework"]]
    whole = run_network(network_of(case), inputs)
    assert not begins or np.abs(handed_on(whole.last_layers) - case["h"]).max() > 1e-3


def test_what_is_returned_is_of_the_last_call() -> None:
    case = next(case for case in CASES if case["framework"] == "pytorch" and case["layers"] == 2 and not case["both"])
    trace = run_network(network_of(case), np.random.default_rng(6).normal(size=(STEPS, INPUTS)), begins=STARTS)
    output, h_n, *_ = returned(trace, "pytorch", STARTS[-1])
    assert output.shape == (3, 3) and h_n.shape == (2, 3)
    assert np.abs(output.values(trace) - np.array(case["h"])[6:]).max() < NEAR["pytorch"]
    assert np.array_equal(h_n.values(trace)[1], output.values(trace)[-1])
