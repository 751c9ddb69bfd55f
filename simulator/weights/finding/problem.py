"""What is asked: a stack of weights, and what should come of it by each way to read them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array64
from simulator.weights.finding.readings import Known, Reading
from simulator.weights.finding.reference import Reference, Wanted
from simulator.weights.finding.stored import Stack
from simulator.weights.tensor_tree import ModelError


class Expected(NamedTuple):
    """What should come of a quantity of the `layer`-th of the stack's layers: values [step, number], in the order in
    which it reads; of the last step alone where `last`. `name` is whose numbers these are, and `handed_on` says that
    they are outputs, which may be zeros at padding.
    """

    name: str
    layer: int
    quantity: str
    last: bool
    handed_on: bool
    values: Array64


@dataclass(frozen=True, eq=False)
class Problem:
    """A stack, a reference, and what both say of the ways that are possible."""

    stack: Stack
    reference: Reference

    @property
    def base(self) -> Reading:
        """The way in which the stack is read as long as nothing speaks against it."""
        begins = "given" if self.reference.begin else "zeros"
        first = self.stack.base._replace(begin=begins)
        for batch_first in (first.batch_first, not first.batch_first):
            reading = first._replace(batch_first=batch_first)
            if self.expected(reading, 0):
                return reading
        shapes = ", ".join(f"{each.name} {' × '.join(map(str, each.values.shape))}" for each in self.reference.wanted)
        steps = " × ".join(map(str, self.reference.inputs.shape))
        units = ", ".join(str(layer.units) for layer in self.stack.layers)
        problem = f"The outputs are not as long as the inputs, {steps}, or not as wide as layers of {units}: {shapes}."
        raise ModelError(problem, "Give what came of these inputs.")

    @property
    def known(self) -> Known:
        """What is possible, with what the reference says."""
        reference, begins = self.reference, bool(self.reference.begin)
        sequences = reference.sequences
        padding = any(reference.masked(0, batch_first=each) for each in (False, True))
        return self.stack.known._replace(sequences=sequences, padding=padding, begins=begins)

    @property
    def levels(self) -> int:
        """How many layers stand one upon the other."""
        return self.stack.layers[-1].at + 1

    @property
    def needs_all_steps(self) -> bool:
        """Whether nothing can be said before the last step: only that is given, or a layer needs both ends."""
        return all(each.last for each in self.reference.wanted) or (self.stack.known.both and self.levels > 1)

    def inputs(self, reading: Reading, number: int) -> Array64:
        """The inputs of a sequence in the order in which a layer that reads forward takes them."""
        rows = self.reference.sequence(number, batch_first=reading.batch_first)
        return rows if reading.direction in ("forward", "reverse as read") else rows[::-1]

    def skipped(self, reading: Reading, number: int) -> tuple[int, ...]:
        """The steps of a sequence that are left out, in that order."""
        if reading.padded == "silent":
            return ()
        masked = self.reference.masked(number, batch_first=reading.batch_first)
        steps = len(self.inputs(reading, number))
        return masked if reading.direction in ("forward", "reverse as read") else tuple(steps - 1 - at for at in masked)

    def begin(self, reading: Reading, state: str, layer: int, number: int) -> Array64 | None:
        """The first state that is given to a layer; None for zeros."""
        if reading.begin not in ("given", "exchanged"):
            return None
        if reading.begin == "exchanged":
            state = {"h": "c", "c": "h"}[state]
        values = self.reference.begin.get(state)
        if values is None:
            return None
        width = values.shape[-1]
        rows = values.reshape(-1, width) if values.ndim < 3 else values[:, number]
        if values.ndim == 2 and self.reference.inputs.ndim == 3:
            rows = rows[number : number + 1]
        units = self.stack.layers[layer].outputs if state == "h" else self.stack.layers[layer].units
        if width != units or len(rows) not in (1, len(self.stack.layers)):
            raise ModelError(f"The first {state} is {' × '.join(map(str, values.shape))}.", f"Give {units} numbers.")
        found: Array64 = rows[layer if len(rows) > 1 else 0]
        return found

    def expected(self, reading: Reading, number: int) -> tuple[Expected, ...]:
        """What should come of it; nothing where the shapes are not those of this reading."""
        return _expected(self, reading.batch_first, reading.direction, reading.sides, number)


@lru_cache(maxsize=256)
def _expected(problem: Problem, batch_first: bool, direction: str, sides: str, number: int) -> tuple[Expected, ...]:
    reading = problem.stack.base._replace(batch_first=batch_first, direction=direction, sides=sides)
    steps = len(problem.inputs(reading, number))
    found: list[Expected] = []
    for wanted in problem.reference.wanted:
        rows = _rows(problem, wanted, batch_first, number)
        made = (
            [] if rows is None or not (wanted.last or len(rows) == steps) else _by_layer(problem, wanted, rows, reading)
        )
        if not made:
            return ()
        found += made
    return tuple(found)


def _rows(problem: Problem, wanted: Wanted, batch_first: bool, number: int) -> Array64 | None:
    """The numbers of one sequence: [step, width], or of the last step [layer, width]."""
    values, several = wanted.values, problem.reference.inputs.ndim == 3
    count = problem.reference.how_many(batch_first=batch_first)
    if not several:
        if values.ndim == 3 and 1 in values.shape[:2]:
            return values.reshape(-1, values.shape[2])
        return values.reshape(-1, values.shape[-1]) if values.ndim < 3 else None
    if wanted.last:
        if values.ndim == 3 and values.shape[1] == count:
            return values[:, number]
        return values[number : number + 1] if values.ndim == 2 and len(values) == count else None
    if values.ndim != 3 or values.shape[:2] != problem.reference.inputs.shape[:2]:
        return None
    return values[number] if batch_first else values[:, number]


def _by_layer(problem: Problem, wanted: Wanted, rows: Array64, reading: Reading) -> list[Expected]:
    """The numbers shared out to the layers that they are of, in the order in which each reads."""
    layers = problem.stack.layers
    if wanted.last and len(rows) == len(layers) > 1:
        return [each for at, row in enumerate(rows) for each in _one(problem, wanted, at, row[None], reading)]
    if wanted.last and len(rows) != 1:
        return []
    level = problem.levels - 1 if wanted.at is None else wanted.at
    here = [at for at, layer in enumerate(layers) if layer.at == level]
    if wanted.reverse:
        here = [at for at in here if layers[at].reverse]
    width = rows.shape[1]
    if len(here) == 2 and width == sum(_width(problem, at, wanted.quantity) for at in here):
        half = width // 2
        sides = (rows[:, :half], rows[:, half:])
        pairs = zip(here, sides[::-1] if reading.sides == "backward first" else sides, strict=True)
        return [each for at, side in pairs for each in _one(problem, wanted, at, side, reading)]
    return _one(problem, wanted, here[0], rows, reading) if here else []


def _width(problem: Problem, layer: int, quantity: str) -> int:
    return problem.stack.layers[layer].outputs if quantity == "h" else problem.stack.layers[layer].units


def _one(problem: Problem, wanted: Wanted, layer: int, rows: Array64, reading: Reading) -> list[Expected]:
    if rows.shape[1] != _width(problem, layer, wanted.quantity):
        return []
    turned = (reading.direction == "backward") != (
        problem.stack.layers[layer].reverse and reading.direction != "reverse as read"
    )
    values = np.ascontiguousarray(rows[::-1] if turned and not wanted.last else rows)
    return [Expected(wanted.name, layer, wanted.quantity, wanted.last, wanted.quantity == "h", values)]
