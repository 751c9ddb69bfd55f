"""What a way to read weights makes of the stored blocks: which is a gate's, with which sign, and what is added."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from simulator.arrays import Array64
from simulator.cells.cell import Cell
from simulator.weights.conversions import OPEN
from simulator.weights.finding.readings import Reading
from simulator.weights.finding.stored import LayerBlocks, Stack, in_matrices, in_precision
from simulator.weights.model_cells import model_cell

_BOTH, _FIRST, _SECOND, _NONE = (1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)
_COUNTED = {  # how often both biases count: in a sum, in the input's part of a candidate, in its recurrent part
    "all": (_BOTH, _FIRST, _SECOND),
    "first": (_FIRST, _FIRST, _NONE),
    "second": (_SECOND, _NONE, _SECOND),
    "none": (_NONE, _NONE, _NONE),
    "merged": (_BOTH, _BOTH, _NONE),
    "inside": (_BOTH, _NONE, _FIRST),
}


class Part(NamedTuple):
    """What a gate's sum takes: its block, how often each of both biases counts, its sign, and what is added last."""

    block: int
    first: float
    second: float
    sign: float
    added: float


def part_of(reading: Reading, weight: str) -> Part:
    """What a weight of the cell, such as U_f or b_hn, is of the stored ones."""
    gate = weight[-1]
    sum_, inner, outer = _COUNTED[reading.biases]
    counted = inner if weight == "b_in" else outer if weight == "b_hn" else sum_
    sign, added = 1.0, 0.0
    if gate == "f":
        added = reading.forget
    if gate == "z" and reading.replaces:
        sign = -1.0  # 1 − σ(a) = σ(−a), and so of both hard ones
    if gate == "r" and reading.reset == "none":
        sign, added = 0.0, OPEN
    return Part(reading.order.index(gate), *counted, sign, added)


def weight_of(layer: LayerBlocks, reading: Reading, name: str) -> Array64:
    """A weight of the cell by its name."""
    found: Array64
    if name[0] == "V":
        assert layer.V is not None
        return layer.V
    if name[0] == "P":
        assert layer.P is not None
        found = layer.P[reading.holes.index(name[-1])]
        return found
    part = part_of(reading, name)
    if name[0] in "WU":
        found = part.sign * (layer.W if name[0] == "W" else layer.U)[part.block]
        return found
    first, second = layer.bias("first")[part.block], layer.bias("second")[part.block]
    found = part.sign * (part.first * first + part.second * second) + part.added
    return found


def cell_of(stack: Stack, reading: Reading) -> Cell:
    """The cell of a reading."""
    cell = model_cell(stack.known.kind, reading.form(projected=stack.known.projected))
    if reading.late or not reading.holes:
        return cell
    early = cell.equations.replace("P_o * c ", "P_o * c_prev ")
    return replace(cell, key=f"{cell.key}-early", name=f"{cell.name}, o sees the old c", equations=early)


def layers_in(stack: Stack, reading: Reading) -> tuple[LayerBlocks, ...]:
    """The stack's layers with their numbers standing, rounded and in the order of this reading."""
    ordered = tuple(
        replace(layer, at=place) for place, at in enumerate(reading.layers) for layer in stack.layers if layer.at == at
    )
    return tuple(in_precision(in_matrices(each, reading.matrices), reading.precision) for each in ordered)
