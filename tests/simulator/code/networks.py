"""Random networks of all that a program may have to say: cells, directions, read-outs, and what is done by hand."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.engine.run import run_network
from simulator.network.holds import Hold
from simulator.network.layer import Layer
from simulator.network.network import Network
from simulator.network.readout import KINDS, Readout
from simulator.network.trace import Trace
from simulator.weights.model_cells import FUNCTIONS, Form, model_cell
from tests.simulator.odd_cells import ODD_CELLS, random_layer

_FORMS = [
    model_cell("lstm", Form(projected=True)),
    model_cell("lstm", Form(gate=FUNCTIONS["hard_sigmoid"], new=FUNCTIONS["softsign"], out=FUNCTIONS["softsign"])),
    model_cell("lstm", Form(peepholes=True, coupled=True, clip=0.5)),
    model_cell("gru", Form(new=FUNCTIONS["elu"], gate=FUNCTIONS["hard_sigmoid_before_3"])),
    model_cell("gru", Form(resets_before=True, gate=FUNCTIONS["hard_sigmoid"])),
    model_cell("rnn", Form(new=FUNCTIONS["relu"])),
]
USUAL: list[Cell] = [*cells().values(), *_FORMS]
"""Cells that at least one framework has as a layer."""
ALL: list[Cell] = [*USUAL, *ODD_CELLS.values()]


def runs(count: int, among: list[Cell], *, by_hand: bool = True) -> Iterator[Trace]:
    """Runs of so many networks, the same in every test; `by_hand`: with holds, rounded gates and skipped steps."""
    for seed in range(count):
        random = np.random.default_rng(seed)
        layers, width = list(_layers(random, among)), 3
        steps = int(random.integers(1, 8))
        holds, skipped, idealised = [], (), False
        if by_hand:
            holds = [_hold(random, layers, steps) for _ in range(int(random.integers(0, 3)))] if seed % 3 == 0 else []
            skipped = tuple(sorted({*random.integers(0, steps, 2).tolist()})) if seed % 4 == 1 and steps > 2 else ()
            idealised = seed % 10 == 7
        readout = _readout(random, layers) if seed % 2 else None
        dtype = "float32" if seed % 5 == 2 else "float64"
        network = Network(tuple(layers), readout, dtype)
        inputs = random.normal(size=(steps, width)).astype(dtype)
        tokens = [f"t{k}" for k in range(steps)]
        yield run_network(network, inputs, tokens, holds=holds, skipped=skipped, idealised=idealised)


def _layers(random: np.random.Generator, among: list[Cell]) -> Iterator[Layer]:
    """One to three levels: of a direction, or of both, whose layers are of one kind or of two."""
    width, same = 3, among[random.integers(len(among))]
    for _ in range(int(random.integers(1, 4))):
        ways = [(False,), (True,), (False, True)][random.integers(3)]
        outputs = 0
        for way in ways:
            cell = same if random.random() < 0.7 else among[random.integers(len(among))]
            units = 4 if random.random() < 0.7 else int(random.integers(1, 6))
            beside = way and len(ways) > 1
            layer = random_layer(cell, width, units, int(random.integers(1000)), 0.8)
            initial = layer.initial if random.random() < 0.5 else {}
            layer = Layer(cell, width, units, layer.weights, initial, (), way, beside)
            outputs += layer.outputs
            yield layer
        width = outputs


def _hold(random: np.random.Generator, layers: list[Layer], steps: int) -> Hold:
    at = int(random.integers(len(layers)))
    name = str(random.choice(layers[at].cell.parsed.quantities))
    units = tuple(sorted({*random.integers(0, layers[at].width(name), 2).tolist()}))
    return Hold(at, name, units, (0.5,), (int(random.integers(steps)), None))


def _readout(random: np.random.Generator, layers: list[Layer]) -> Readout:
    last = [layers[-2], layers[-1]] if layers[-1].beside else [layers[-1]]
    weights = random.normal(size=(4, sum(layer.outputs for layer in last)))
    groups = ((0, 2), (1,), (3,)) if random.random() < 0.5 else ()
    kinds = tuple(KINDS[k] for k in random.integers(0, len(KINDS), len(groups) or 1))
    return Readout(weights, random.normal(size=4), groups=groups, kinds=kinds)
