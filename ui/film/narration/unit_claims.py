"""What is said of one unit: what meets in its sums, what functions make of them, what it stores and is given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from simulator.analysis.weighted_sum import summands
from simulator.cells.cell import Cell
from simulator.equations.parse import INPUTS
from ui.film.narration.amounts import Amount
from ui.film.narration.claims.claim import Claim
from ui.film.narration.claims.reads import readers
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.arithmetic import before_rounding, value_of, work_out
from ui.film.scene.derived.turning import entering
from ui.film.scene.equations import is_by_hand

CLOSE = 1e-5  # by how much of their size the parts of a recorded sum may differ from it, in a run of 32 bits


class PartOfSum(NamedTuple):
    """One product of a sum, or a bias or another part that stands in it alone (`right` empty): so much is added."""

    left: str
    right: str
    place: int  # in the vector `right`
    is_pair: bool  # whether a matrix multiplies that vector
    value: float


class Sum(NamedTuple):
    """A sum of the scene's unit: what it is recorded as, what its parts come to, and the largest of them.

    `size` is how large they are together. There is no largest part where two are printed alike, or all are 0.
    """

    recorded: float
    total: float
    size: float
    largest: PartOfSum | None


def sum_of(step: Step, total: str) -> Sum | None:
    """A sum as it was recorded and as it is made; None where the unit has none."""
    recorded = _number(step, total)
    if recorded is None:
        return None
    whole, size, first, second = 0.0, 0.0, None, 0.0
    for each in summands(step.layer_trace, total, step.scene.unit, step.at):
        products = each.weights * each.values
        sizes = np.abs(products)
        k = int(sizes.argmax())
        weight = step.layer_trace.layer.weights.get(each.left)
        is_pair = weight is not None and weight.ndim > 1
        part = PartOfSum(each.left, each.right, each.first + k, is_pair, each.sign * float(products[k]))
        others = float(np.partition(sizes, -2)[-2]) if len(sizes) > 1 else 0.0
        if first is None or abs(part.value) > abs(first.value):
            first, others = part, max(others, abs(first.value) if first is not None else 0.0)
        else:
            others = abs(part.value)
        second = max(second, others)
        whole, size = whole + each.total, size + float(sizes.sum())
    return Sum(recorded, whole, size, None if first is None or _is_alike(first.value, second) else first)


def _is_alike(value: float, other: float) -> bool:
    """Whether a number is 0, or printed like a smaller one."""
    return value == 0.0 or Amount(abs(value), "signed").is_written_like(Amount(other, "signed"))


@lru_cache(maxsize=1024)
def _kinds(cell: Cell, total: str) -> tuple[int, int]:
    """How many parts of a sum stand in it alone, and how many of these are weights: biases."""
    alone = [term.factors[0] for term in cell.parsed.operation(total).terms if not term.product]
    return len(alone), sum(isinstance(factor, str) and factor in cell.parsed.weights for factor in alone)


@dataclass(frozen=True)
class AddsUp(Claim):
    """The products of the unit's sum, and what else is in it, add up to its total; one of them is the largest."""

    name: str
    total: str
    largest: PartOfSum | None

    def holds(self, step: Step) -> bool:
        """Whether the sum was not set by hand, and no other part is as large at the digits shown."""
        made = sum_of(step, self.total)
        if made is None or is_by_hand(step.scene, self.total, step.at):
            return False
        close = abs(made.total - made.recorded) <= CLOSE * max(1.0, made.size)
        return close and (self.largest is None or self.largest == made.largest)

    def sentence(self, t: Telling) -> str:
        """What is added up, without an end."""
        alone, biases = _kinds(t.cell, self.total)
        text = t.translate("Unit caption", "{name} of {unit}: the products add up to {total}")
        if alone == biases == 1:
            text = t.translate("Unit caption", "{name} of {unit}: products and bias add up to {total}")
        elif alone:
            text = t.translate("Unit caption", "{name} of {unit}: all its parts add up to {total}")
        total = t.figure(_number(t.now, self.total) or 0.0)
        told = text.format(name=t.symbol(self.name), unit=t.unit(t.scene.unit), total=total)
        if self.largest is None:
            return told
        text = t.translate("Unit caption", "{sum}, the largest: {value} from {from}")
        source = _source(t, self.largest)
        return text.format(**{"sum": told, "value": t.signed_number(self.largest.value), "from": source})


def _source(t: Telling, part: PartOfSum) -> str:
    """What a part of a sum is called."""
    if not part.right:
        bias = part.left in t.layer_trace.layer.weights
        return t.translate("Unit", "bias") if bias else t.symbol(part.left) if t.now.has(part.left) else part.left
    if not part.is_pair:
        return t.symbol(part.right)
    if part.right == INPUTS[0]:  # the input of the token before is told by its letter
        return t.column(part.place)
    text = t.translate("Unit caption", "{letter} of {unit}")
    return text.format(letter=t.symbol(part.right), unit=t.entry(part.right, part.place))


@dataclass(frozen=True)
class SumByHand(Claim):
    """The sum of the unit was set by hand."""

    name: str
    total: str

    def holds(self, step: Step) -> bool:
        """Whether it was."""
        return _number(step, self.total) is not None and is_by_hand(step.scene, self.total, step.at)

    def sentence(self, t: Telling) -> str:
        """Its value, without an end."""
        text = t.translate("Unit caption", "For {name} of {unit} the sum is set by hand: {total}")
        total = t.figure(_number(t.now, self.total) or 0.0)
        return text.format(name=t.symbol(self.name), unit=t.unit(t.scene.unit), total=total)


@dataclass(frozen=True)
class Makes(Claim):
    """A function makes the unit's value of the sum, and an idealised lesson rounds it."""

    name: str
    function: str
    rounded: bool

    def holds(self, step: Step) -> bool:
        """Whether the value was not set by hand, and is rounded where it is said to be, and only there."""
        if _number(step, self.name) is None or is_by_hand(step.scene, self.name, step.at):
            return False
        return (before_rounding(step.scene, self.name, step.at) is not None) == self.rounded

    def sentence(self, t: Telling) -> str:
        """What comes out."""
        text = t.translate("Unit caption", "{function} makes {value} of it.")
        if self.rounded:
            text = t.translate("Unit caption", "{function} makes {exact} of it, rounded to {value}.")
        exact = before_rounding(t.scene, self.name, t.now.at) or 0.0
        function = {"sigmoid": "σ"}.get(self.function, self.function)
        value = t.figure(_number(t.now, self.name) or 0.0)
        return text.format(function=function, exact=t.figure(exact), value=value)


@dataclass(frozen=True)
class ResultByHand(Claim):
    """A quantity of the unit was set by hand."""

    name: str

    def holds(self, step: Step) -> bool:
        """Whether it was."""
        return _number(step, self.name) is not None and is_by_hand(step.scene, self.name, step.at)

    def sentence(self, t: Telling) -> str:
        """Its value."""
        text = t.translate("Unit caption", "{name} of {unit} is set by hand, not computed: {value}.")
        value = t.figure(_number(t.now, self.name) or 0.0)
        return text.format(name=t.own_symbol(self.name), unit=t.unit(t.scene.unit), value=value)


@dataclass(frozen=True)
class WorkedOut(Claim):
    """The unit's equation with its numbers put in, as far as it is one, and what in it was set by hand or rounded."""

    name: str

    def holds(self, step: Step) -> bool:
        """Whether the unit has a number of the quantity."""
        return _number(step, self.name) is not None

    def sentence(self, t: Telling) -> str:
        """From the letters to the result."""
        return work_out(t.scene, self.name, t.now.at) + "."


@dataclass(frozen=True)
class Stores(Claim):
    """The unit's memory before the step is such a number; with `empty` that it is nothing."""

    empty: bool

    def holds(self, step: Step) -> bool:
        """Whether the unit has a memory, and it is 0 just where it is said to be."""
        value = _number(step, f"{step.memory.state}_prev")
        return value is not None and (value == 0.0) == self.empty

    def sentence(self, t: Telling) -> str:
        """The number."""
        name = f"{t.memory.state}_prev"
        text = t.translate("Unit caption", "Stored in {unit}: {had}.")
        if self.empty:
            text = t.translate("Unit caption", "Nothing is stored in {unit}: {had}.")
        had = f"{t.symbol(name)} = {t.figure(_number(t.now, name) or 0.0)}"
        return text.format(unit=t.unit(t.scene.unit), had=had)


@dataclass(frozen=True)
class IsGiven(Claim):
    """What the cell computes from at this step: the input, and what all units gave at the step before."""

    def holds(self, step: Step) -> bool:
        """Whether it reads any of the two."""
        return any(readers(step, name) for name in (*INPUTS, f"{step.cell.states[0]}_prev"))

    def sentence(self, t: Telling) -> str:
        """From which tokens they come, or that they are 0."""
        h = f"{t.cell.states[0]}_prev"
        read = [name for name in (*INPUTS, h) if readers(t.now, name)]
        parts = t.list_words([self._part(t, name) for name in read])
        return t.translate("Unit caption", "What comes in: {parts}.").format(parts=parts)

    def _part(self, t: Telling, name: str) -> str:
        masked = name == "x" and t.now.masked and not entering(t.scene)
        if not masked and not t.now.row(name).any():
            return f"{t.symbol(name)} = 0"
        text = t.translate("Unit caption", "{vector} from {token}")
        if masked:
            text = t.translate("Unit caption", "{vector} = 0 for {token}")
        elif name not in INPUTS and len(t.now.row(name)) > 1:
            text = t.translate("Unit caption", "{vector} of all units from {token}")
        before = t.word_before if not t.now.begins else t.translate("Caption", "the lesson")
        return text.format(vector=t.symbol(name), token=t.token if name == "x" else before)


@dataclass(frozen=True)
class HandsOn(Claim):
    """What the unit gives at this step."""

    def holds(self, step: Step) -> bool:
        """Whether it has a number of the output."""
        return _number(step, step.cell.states[0]) is not None

    def sentence(self, t: Telling) -> str:
        """The number."""
        h = t.cell.states[0]
        text = t.translate("Unit caption", "What {unit} hands on: {h} = {value}.")
        return text.format(unit=t.unit(t.scene.unit), h=t.symbol(h), value=t.figure(_number(t.now, h) or 0.0))


@dataclass(frozen=True)
class HasNoNumber(Claim):
    """A quantity is narrower than the layer, and has no number of the unit."""

    name: str

    def holds(self, step: Step) -> bool:
        """Whether the run has it, and not of this unit."""
        return step.has(self.name) and len(step.row(self.name)) <= step.scene.unit

    def sentence(self, t: Telling) -> str:
        """How wide it is."""
        text = t.translate("Unit caption", "{name} has a width of its own, {count}: {unit} has no number there.")
        return text.format(
            name=t.symbol(self.name), count=len(t.now.row(self.name)), unit=t.unit(t.scene.unit)
        )  # fmt: skip


def _number(step: Step, name: str) -> float | None:
    return value_of(step.scene, step.at)(name)
