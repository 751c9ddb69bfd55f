"""What one unit computes in each beat, part after part, and when: from the cell's operations and the diagram's plans.

A part is a weighted sum with what comes of it, a function of one number, or an operation on a few numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from simulator.analysis.weighted_sum import sum_behind
from simulator.equations.functions import FUNCTIONS, REDUCING
from simulator.equations.operations import Operand, Operation
from ui.film.scene.scene import Scene

Kind = Literal["sum", "function", "equation"]
_EFFORT: dict[Kind, float] = {"sum": 3.0, "function": 2.0, "equation": 1.2}  # how much of a beat's time a part takes
KNOWN = 0.86  # the share of a part's time after which its result is there


@dataclass(frozen=True)
class Computation:
    """The computing of the quantity `name` by `operation`, between two times of a beat, in seconds.

    `total` is the weighted sum behind it, if there is one; `function` the activation that the sum or an operand goes
    into, if it does. `over` counts the units of which it is one number; 0 where it is unit by unit.
    """

    name: str
    kind: Kind
    operation: Operation
    total: str
    function: str
    start: float
    stop: float
    over: int = 0

    def at(self, share: float) -> float:
        """The second of the beat when a share of the part's time has passed."""
        return self.start + share * (self.stop - self.start)


class Computations:
    """The parts of every beat of a scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._operations = {each.name: each for each in scene.cell.parsed.operations}
        self.beats: tuple[tuple[Computation, ...], ...] = tuple(self._beats())

    @cached_property
    def known(self) -> dict[str, tuple[int, float]]:
        """The beat, and the second of it, at which a quantity has been computed; of what is there from the start, 0."""
        found = dict.fromkeys(self._scene.cell.parsed.given, (0, 0.1))
        for beat, parts in enumerate(self.beats):
            for part in parts:
                found.setdefault(part.name, (beat, part.at(KNOWN)))
        return found

    @property
    def equations(self) -> tuple[Computation, ...]:
        """The operations on a few numbers, in order."""
        return tuple(part for parts in self.beats for part in parts if part.kind == "equation")

    def beat_on_page(self, beat: int) -> int:
        """The beat whose parts are on the page during a beat: the last one that has any; −1 before the first."""
        return next((k for k in range(beat, -1, -1) if self.beats[k]), -1)

    def _beats(self) -> Iterator[tuple[Computation, ...]]:
        done: set[str] = set()
        later = {name for plan in self._scene.diagram.plans for act in plan.acts for name in act.computes}
        for plan, beat in zip(self._scene.diagram.plans, self._scene.timeline.beats, strict=True):
            groups = []
            for act in plan.acts:
                first: dict[str, None] = {}
                for name in act.computes:
                    first |= dict.fromkeys(self._before(name, done | later | set(first)))
                groups += [list(first)] if first else []
                groups += [[name for name in act.computes if name in self._operations and name not in done]]
                done |= {*first, *act.computes}
            groups = [[name for name in group if self._has(name)] for group in groups]
            yield tuple(self._time_parts([group for group in groups if group], beat.action))

    def _has(self, name: str) -> bool:
        """Whether the unit has a number of a quantity, which may be narrower than the layer."""
        return self._scene.unit < int(self._scene.layer_trace[name].shape[1])

    def _before(self, name: str, named: set[str]) -> Iterator[str]:
        """Inner results that no plan names, and without which a quantity cannot be computed; `named` grows by them."""
        behind = sum_behind(self._scene.cell, name)
        operation = self._operations.get(behind or name)
        for operand in operation.operands if operation is not None else ():
            if isinstance(operand, str) and operand in self._operations and operand not in named:
                named.add(operand)
                yield from self._before(operand, named)
                yield operand

    def _time_parts(self, groups: list[list[str]], lasts: float) -> Iterator[Computation]:
        """The parts of a beat; those of a group at once, one group after the other."""
        efforts = [max(_EFFORT[self._kind(name)] for name in group) for group in groups]
        time = 0.0
        for group, effort in zip(groups, efforts, strict=True):
            stop = time + lasts * effort / sum(efforts)
            for name in group:
                operation, behind = self._operations[name], sum_behind(self._scene.cell, name) or ""
                function = operation.op if operation.op in FUNCTIONS and len(operation.operands) == 1 else ""
                over = self._width(operation.operands[0]) if operation.op in REDUCING else 0
                yield Computation(name, self._kind(name), operation, behind, function, time, stop, over)
            time = stop

    def _width(self, operand: Operand) -> int:
        """How many numbers a vector has, which may be one of weights."""
        layer_trace, name = self._scene.layer_trace, str(operand)
        weight = layer_trace.layer.weights.get(name)
        return layer_trace[name].shape[1] if weight is None else len(weight)

    def _kind(self, name: str) -> Kind:
        if sum_behind(self._scene.cell, name) is not None:
            return "sum"
        operation = self._operations[name]
        return "function" if operation.op in FUNCTIONS and len(operation.operands) == 1 else "equation"
