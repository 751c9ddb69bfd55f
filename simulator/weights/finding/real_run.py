"""Runs one reading of the weights whole, as a network is run, and holds it against what is expected."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array64
from simulator.engine.run import run_network
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from simulator.weights.finding.coefficients import cell_of, layers_in, weight_of
from simulator.weights.finding.problem import Problem
from simulator.weights.finding.readings import Reading
from simulator.weights.finding.reference import MOST_SEQUENCES

SAME = {"double": 1e-12, "single": 2e-6, "half": 4e-3, "bfloat16": 3e-2}
"""So far may numbers of a precision be apart that are the same, of a size of 1."""
ROUNDINGS = 8
"""So many times what rounding in float32 does in this very network, where that is more."""
_FINER = 2.0**-29


class Held(NamedTuple):
    """A reading held against a reference: the largest difference at each step [step] of those that were given, in the
    order in which they stand there, and how far it may be. `last` says that only the last step was given.
    """

    reading: Reading
    differences: Array64
    tolerance: float
    last: bool

    @property
    def largest(self) -> float:
        """The largest difference of all."""
        return float(self.differences.max())

    @property
    def holds(self) -> bool:
        """Whether all is the same but for rounding."""
        return self.largest <= self.tolerance

    @property
    def parts_at(self) -> int:
        """The first step at which the numbers are not the same; that of the largest difference where all are."""
        apart = np.flatnonzero(self.differences > self.tolerance)
        return int(apart[0] if len(apart) else self.differences.argmax())


def hold(problem: Problem, reading: Reading) -> Held:
    """Run a reading over all sequences, and compare. One that grows beyond all bounds is apart by infinity."""
    count = min(problem.reference.how_many(batch_first=reading.batch_first), MOST_SEQUENCES)
    parts = [_differences(problem, reading, number) for number in range(count)]
    differences = np.max([each for each, _ in parts], axis=0)
    rounding = max(each for _, each in parts)
    reference = problem.reference
    rounding *= ROUNDINGS * (_FINER if reference.double else 1.0)
    tolerance = max(SAME[reference.kind] * reference.scale, rounding)
    return Held(reading, differences, tolerance, all(each.last for each in reference.wanted))


def layers_of(problem: Problem, reading: Reading, number: int = 0) -> tuple[Layer, ...]:
    """The layers of a network that is this reading of the weights; those of one place stand beside each other."""
    cell, stored, found = cell_of(problem.stack, reading), layers_in(problem.stack, reading), []
    for at, layer in enumerate(stored):
        weights = {name: weight_of(layer, reading, name) for name in cell.parsed.weights}
        given = {state: problem.begin(reading, state, at, number) for state in cell.states}
        initial = {state: value for state, value in given.items() if value is not None}
        beside = layer.reverse and at > 0 and stored[at - 1].at == layer.at
        found.append(Layer(cell, layer.W.shape[2], layer.units, weights, initial, reverse=layer.reverse, beside=beside))
    return tuple(found)


def _differences(problem: Problem, reading: Reading, number: int) -> tuple[Array64, float]:
    """The largest difference at each step of a sequence, and how far rounding in float32 takes the same run."""
    steps = len(problem.inputs(reading, number))
    found, rounding = np.zeros(steps), 0.0
    try:
        made = _run(problem, reading, number, "float64")
        coarse = _run(problem, reading, number, "float32")
    except NetworkError:  # read so, it grows beyond all bounds
        return np.full(steps, np.inf), 0.0
    for each in problem.expected(reading, number):
        got, other = (np.asarray(run[each.layer][each.quantity], np.float64) for run in (made, coarse))
        rounding = max(rounding, float(np.abs(got - other).max()))
        apart = np.abs((got[-1:] if each.last else got) - each.values).max(axis=1)
        apart = np.where(np.isfinite(apart), apart, np.inf)
        if each.last:
            found[-1] = max(found[-1], float(apart[0]))
            continue
        turned = reading.direction == "backward" or (
            problem.stack.layers[each.layer].reverse and reading.direction == "forward"
        )
        found = np.maximum(found, apart[::-1] if turned else apart)
    return found, rounding


def _run(problem: Problem, reading: Reading, number: int, dtype: str) -> list[dict[str, Array64]]:
    """By layer, all quantities [step, number] in the order in which it reads."""
    entering: Array64 = problem.inputs(reading, number)
    skipped, layers = problem.skipped(reading, number), layers_of(problem, reading, number)
    found: list[dict[str, Array64]] = []
    outputs: list[Array64] = []
    for layer in layers:
        if outputs and not layer.beside:
            entering, outputs = _joined(outputs, reading), []
        steps = len(entering)
        turned = slice(None, None, -1 if layer.reverse else 1)
        forward = replace(layer, reverse=False, beside=False)
        left_out = [steps - 1 - at if layer.reverse else at for at in skipped]
        record = _run_layer(forward, entering[turned], reading, left_out, dtype)
        if reading.padded == "skipped, zeros out":
            record["h"][left_out] = 0.0
        found.append(record)
        outputs.append(record["h"] if reading.direction == "reverse as read" else record["h"][turned])
    return found


def _joined(outputs: list[Array64], reading: Reading) -> Array64:
    ordered = outputs[::-1] if reading.sides == "backward first" else outputs
    return np.concatenate(ordered, axis=1)


def _run_layer(layer: Layer, entering: Array64, reading: Reading, skipped: list[int], dtype: str) -> dict[str, Array64]:
    network = Network((layer,), dtype=dtype)
    names = [name for name in layer.cell.parsed.quantities if name in layer.cell.parsed.widths]
    parts = [entering[at : at + 1] for at in range(len(entering))] if reading.begin == "anew" else [entering]
    traces = []
    for at, part in enumerate(parts):
        here = [each - at for each in skipped if at <= each < at + len(part)]
        traces.append(run_network(network, part, skipped=here).layers[0])
    return {name: np.concatenate([np.array(trace[name]) for trace in traces]) for name in names}
