"""Many ways to run the same numbers at once: a row for each, by the equations of their cell, step by step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array, Array64
from simulator.cells.cell import Cell
from simulator.engine.batched import perform
from simulator.equations.operations import Operand, Operation, Term
from simulator.weights.finding.coefficients import cell_of, layers_in, part_of
from simulator.weights.finding.problem import Problem
from simulator.weights.finding.readings import Reading
from simulator.weights.finding.stored import LayerBlocks

Records = list[dict[str, Array64]]
"""By layer and quantity, values [step, row, number] in the order in which the layer reads."""


class _Sums(NamedTuple):
    """What each row takes for the sum of a weight's gate, all [row]: see `coefficients.Part`."""

    block: Array
    first: Array64
    second: Array64
    sign: Array64
    added: Array64


def group_of(reading: Reading) -> tuple[object, ...]:
    """What readings have in common that are run together: their cell, and how the numbers stand."""
    form = (reading.gate, reading.new, reading.out, bool(reading.holes), reading.late, reading.reset == "before")
    return (*form, reading.matrices, reading.precision, reading.layers, reading.batch_first)


def run_rows(problem: Problem, readings: Sequence[Reading], steps: int, quantities: Collection[str]) -> Records:
    """Run readings of one group through the first so many steps of the first sequence.

    Layers that stand upon both directions need all of them.
    """
    cell, layers = cell_of(problem.stack, readings[0]), layers_in(problem.stack, readings[0])
    entering = np.stack([problem.inputs(each, 0) for each in readings], axis=1)
    skipped = np.zeros(entering.shape[:2], bool)
    for row, each in enumerate(readings):
        skipped[list(problem.skipped(each, 0)), row] = True
    records: Records = []
    for level in range(layers[-1].at + 1):
        outputs = []
        for at, layer in enumerate(layers):
            if layer.at != level:
                continue
            turned = slice(None, None, -1 if layer.reverse else 1)
            begin = {state: _begin(problem, readings, state, at, layer) for state in cell.states}
            run = _LayerRows(layer, cell, readings, entering[turned][:steps], begin, skipped[turned][:steps])
            records.append(run.all_steps({*quantities, "h"}))
            as_read = np.array([each.direction == "reverse as read" for each in readings])
            h = records[-1]["h"]
            outputs.append(np.where(as_read[:, None], h, h[turned]))
        entering = np.concatenate(outputs, axis=2)
        if len(outputs) > 1:
            swapped = np.array([each.sides == "backward first" for each in readings])
            entering = np.where(swapped[:, None], np.concatenate(outputs[::-1], axis=2), entering)
    return records


def _begin(problem: Problem, readings: Sequence[Reading], state: str, at: int, layer: LayerBlocks) -> Array64:
    """The first state of a layer in each row [row, number]."""
    found = np.zeros((len(readings), layer.outputs if state == "h" else layer.units))
    for row, each in enumerate(readings):
        given = problem.begin(each, state, at, 0)
        if given is not None:
            found[row] = given
    return found


class _LayerRows:
    """A layer, run through steps by many readings of it at once."""

    def __init__(
        self,
        layer: LayerBlocks,
        cell: Cell,
        readings: Sequence[Reading],
        entering: Array64,
        begin: Mapping[str, Array64],
        skipped: Array,
    ) -> None:
        self._layer, self._cell, self._entering, self._begin, self._skipped = layer, cell, entering, begin, skipped
        self._count = len(readings)
        self._sums = {name: self._sums_of(name, readings) for name in cell.parsed.weights if name[0] not in "PV"}
        self._holes = {
            name: np.array([each.holes.index(name[-1]) for each in readings])
            for name in cell.parsed.weights if name[0] == "P"
        }  # fmt: skip
        self._anew = np.array([each.begin == "anew" for each in readings])[:, None]
        self._silenced = np.array([each.padded == "skipped, zeros out" for each in readings])
        self._now: dict[str, Array64] = {}

    def all_steps(self, quantities: Collection[str]) -> dict[str, Array64]:
        """The values of quantities [step, row, number]."""
        kept: dict[str, list[Array64]] = {name: [] for name in quantities if name in self._cell.parsed.widths}
        states = dict(self._begin)
        for step, x in enumerate(self._entering):
            old = {state: np.where(self._anew, 0.0, value) for state, value in states.items()}
            self._now = {"x": x, **{f"{state}_prev": value for state, value in old.items()}}
            for operation in self._cell.parsed.operations:
                self._now[operation.name] = self._value(operation)
            out = self._skipped[step][:, None]
            states = {state: np.where(out, states[state], self._now[state]) for state in states}
            shown = {**self._now, **states}
            for name, values in kept.items():
                values.append(np.where(out & self._silenced[:, None], 0.0, shown[name]) if name == "h" else shown[name])
        return {name: np.stack(values) for name, values in kept.items()}

    def _value(self, operation: Operation) -> Array64:
        if operation.op == "sum":
            return self._sum(operation)
        read = {each: self._now[each] for each in operation.operands if isinstance(each, str)}
        found = np.empty(next(iter(read.values())).shape)
        perform(operation, self._read, found, rounded=False)
        return found

    def _read(self, operand: Operand) -> Array:
        return self._now[operand] if isinstance(operand, str) else np.asarray(operand)

    def _sum(self, operation: Operation) -> Array64:
        """A sum of products, with the sign of its gate and what is added to it."""
        total: Array64 = sum(term.sign * self._term(term) for term in operation.terms)  # type: ignore[assignment]
        named = next((str(each) for each in operation.operands if each in self._sums), None)
        if named is None:
            return total
        sums = self._sums[named]
        return sums.sign[:, None] * total + sums.added[:, None]

    def _term(self, term: Term) -> Array64:
        name = str(term.factors[0])
        if term.product == "@":
            vector = self._now[str(term.factors[1])]
            if name[0] == "V":
                assert self._layer.V is not None
                projected: Array64 = vector @ self._layer.V.T
                return projected
            return self._product(self._layer.W if name[0] == "W" else self._layer.U, self._sums[name].block, vector)
        if term.product == "*":
            assert self._layer.P is not None
            seen: Array64 = self._layer.P[self._holes[name]] * self._now[str(term.factors[1])]
            return seen
        if name not in self._sums:
            return self._now[name]
        sums = self._sums[name]
        first, second = self._layer.bias("first"), self._layer.bias("second")
        bias: Array64 = sums.first[:, None] * first[sums.block] + sums.second[:, None] * second[sums.block]
        return bias

    def _product(self, blocks: Array64, which: Array, vectors: Array64) -> Array64:
        """The product of each row's block and vector."""
        found = np.zeros((self._count, blocks.shape[1]))
        if not vectors.any():
            return found
        for block in np.unique(which):
            rows = which == block
            found[rows] = vectors[rows] @ blocks[block].T
        return found

    def _sums_of(self, name: str, readings: Sequence[Reading]) -> _Sums:
        parts = [part_of(each, name) for each in readings]
        block = np.array([each.block for each in parts])
        rest = (np.array([each[at] for each in parts]) for at in range(1, 5))
        return _Sums(block, *rest)
