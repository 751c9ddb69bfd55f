"""The parts of a gradient add up to it, and each is what a small change of its way alone brings about."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.autodiff.gradient_flow import GradientFlow
from simulator.autodiff.gradient_target import Target, target_gradients
from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.engine.run import run_network
from simulator.network.holds import Hold
from simulator.network.network import Network
from simulator.network.trace import Trace
from tests.simulator.odd_cells import ODD_CELLS, random_layer

ALL: dict[str, Cell] = {**cells(), **ODD_CELLS}
STEPS = 5


def run(key: str, holds: tuple[Hold, ...] = (), idealised: bool = False) -> Trace:
    lower = random_layer(ALL[key], 3, 4)
    network = Network((lower, random_layer(ALL[key], lower.outputs, 4)))
    inputs = np.random.default_rng(5).normal(size=(STEPS, 3))
    return run_network(network, inputs, [str(k) for k in range(STEPS)], holds=holds, idealised=idealised)


def takers(cell: Cell, quantity: str, shown: set[str]) -> list[str]:
    """The shown quantities that are computed from this one, directly or through inner results."""
    operations = {each.name: each for each in cell.parsed.operations}

    def takes(name: str) -> bool:
        return any(
            operand == quantity or (operand in operations and operand not in shown and takes(str(operand)))
            for operand in operations[name].operands
        )

    return [name for name in operations if name in shown and takes(name)]


@pytest.mark.parametrize("key", ALL)
def test_all_that_comes_back_to_a_vector_is_its_gradient(key: str) -> None:
    trace = run(key)
    cell, record = ALL[key], trace.layers[0]
    state = cell.memory.state
    found = target_gradients(trace, Target(state, STEPS - 1, 0, 0)).quantities[0]
    named = {equation.name for equation in cell.parsed.equations}
    for shown in (named, set(cell.parsed.quantities), {*cell.states}):
        flows = GradientFlow(record, found, shown)
        for step in (0, 2, STEPS - 1):
            for quantity in cell.parsed.given:
                parts = [flows.flow(name, quantity, step) for name in takers(cell, quantity, shown)]
                if quantity == "x" and "x_prev" in found and step + 1 < STEPS:
                    parts.append(found["x_prev"][step + 1])
                assert np.sum(parts, axis=0) == pytest.approx(found[quantity][step], rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("key", ["lstm", "gru", "rnn", "lstm-peephole"])
def test_what_comes_from_elsewhere_is_the_next_steps_wire_and_the_layer_above(key: str) -> None:
    trace = run(key)
    cell, step = ALL[key], 2
    target = Target(cell.memory.state, STEPS - 1, 1, 1)
    found = target_gradients(trace, target).quantities
    shown = {equation.name for equation in cell.parsed.equations}
    flows = GradientFlow(trace.layers[0], found[0], shown)
    for state in cell.states:
        rest = found[0][state][step] - sum(flows.flow(name, state, step) for name in takers(cell, state, shown))
        expected = np.array(found[0][f"{state}_prev"][step + 1])
        if state == cell.states[0]:
            expected += found[1]["x"][step]
        assert rest == pytest.approx(expected, rel=1e-9, abs=1e-14)


def test_nothing_comes_back_through_held_units_and_rounded_gates() -> None:
    held = run("lstm", holds=(Hold(0, "f", (0, 1, 2, 3), (0.5,), (0, None)),))
    found = target_gradients(held, Target("c", STEPS - 1, 1, 0)).quantities[0]
    flows = GradientFlow(held.layers[0], found, {"f", "kept", "c"})
    assert flows.flow("f", "h_prev", 2).tolist() == [0.0] * 4
    assert flows.flow("c", "kept", 2)[1] != 0.0
    rounded = run("lstm", idealised=True)
    found = target_gradients(rounded, Target("c", STEPS - 1, 0, 0)).quantities[0]
    flows = GradientFlow(rounded.layers[0], found, {"f", "i", "g", "kept", "added", "c"}, idealised=True)
    assert flows.flow("f", "h_prev", 2).tolist() == [0.0] * 4
