"""A step of a layer as claims ask about it: its numbers, what was set by hand, and the step before. No words here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array64
from simulator.cells.cell import Cell, Memory
from simulator.cells.memory import find_kept
from simulator.equations.expressions import Binary, Call, Expression, Name, Negative, Number
from simulator.network.trace import LayerTrace
from ui.film.scene.derived.written import named_in
from ui.film.scene.equations import is_rounded
from ui.film.scene.scene import Scene

CLOSED, OPEN = 0.1, 0.99  # gates below and above are called closed and open
NOTICEABLE = 0.02  # a share of the largest memory before and after a step that is worth a word

Units = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Step:
    """The numbers of the scene's layer at the step `at`, from 0."""

    scene: Scene
    at: int

    @cached_property
    def layer_trace(self) -> LayerTrace:
        """What was computed."""
        return self.scene.layer_trace

    @cached_property
    def cell(self) -> Cell:
        """The kind of cell."""
        return self.layer_trace.layer.cell

    @cached_property
    def memory(self) -> Memory:
        """What in the cell is memory."""
        return self.cell.memory

    @property
    def begins(self) -> bool:
        """Whether no step comes before it: it is the first, or that of a sequence that begins anew."""
        return self.at == 0 or self.at in self.layer_trace.begins

    @cached_property
    def before(self) -> Step | None:
        """The step before; None where none comes before it, and where that was left out."""
        there = not self.begins and self.at - 1 not in self.scene.trace.skipped
        return Step(self.scene, self.at - 1) if there else None

    # ---- numbers -----------------------------------------------------------------------------------------------------

    def has(self, *names: str | None) -> bool:
        """Whether the run has recorded all of these."""
        return self._known.issuperset(names)

    @cached_property
    def _known(self) -> frozenset[str | None]:
        return _given(self.cell).union(self.layer_trace.quantities)

    def row(self, name: str) -> Array64:
        """A quantity at this step, as it is printed."""
        found = self._rows.get(name)
        if found is None:
            found = self._rows[name] = np.asarray(self.scene.told[name][self.at], dtype=np.float64)
        return found

    @cached_property
    def _rows(self) -> dict[str, Array64]:
        """The rows that were asked for: claims ask for the same ones again and again."""
        return {}

    @cached_property
    def old(self) -> Array64:
        """The memory before this step."""
        return self.row(f"{self.memory.state}_prev")

    @cached_property
    def new(self) -> Array64:
        """The memory after this step."""
        return self.row(self.memory.state)

    @cached_property
    def stays(self) -> bool:
        """Whether no unit of the memory changes at all: neither in the run, to the bit, nor as it is printed."""
        state, at = self.memory.state, self.at
        record = self.scene.layer_trace
        return np.array_equal(record[f"{state}_prev"][at], record[state][at]) and np.array_equal(self.old, self.new)

    @cached_property
    def kept_name(self) -> str:
        """The recorded quantity that is what the gate has kept, such as "kept"; "" where there is none."""
        return _kept_name(self.cell)

    @cached_property
    def gate(self) -> Array64:
        """What keeps, unit by unit; nothing where no gate keeps."""
        return self.row(self.memory.keep) if self.memory.keep is not None else np.empty(0)

    def is_share(self, name: str) -> bool:
        """Whether a quantity is a share, from 0 to 1, in every unit."""
        values = self.row(name)
        return bool(((values >= 0.0) & (values <= 1.0)).all())

    @property
    def keeps_share(self) -> bool:
        """Whether what keeps is a share of what is stored, in every unit; true where no gate keeps."""
        return self.memory.keep is None or self.is_share(self.memory.keep)

    @cached_property
    def kept(self) -> Array64:
        """What is left of the memory before it is written to."""
        return self.row(self.kept_name) if self.kept_name else self.gate * self.old

    @cached_property
    def scale(self) -> float:
        """The largest memory before and after this step, at most 1: by it a value is called noticeable."""
        largest = max(float(np.abs(part[np.isfinite(part)]).max(initial=0.0)) for part in (self.old, self.new))
        return min(1.0, largest)

    @cached_property
    def stored(self) -> Units:
        """Which units hold something noticeable before this step."""
        return np.asarray(np.abs(self.old) > NOTICEABLE * self.scale)

    # ---- by hand -----------------------------------------------------------------------------------------------------

    def held(self, name: str) -> Units:
        """Which units of a quantity were set by hand here; none of what the cell does not compute."""
        if not self.layer_trace.holds or name not in self.layer_trace.quantities:
            width = len(self.row(name)) if self.has(name) else 0
            return np.zeros(width, dtype=np.bool_)
        return self.layer_trace.held_units(name, self.at)

    def yours(self, name: str) -> Units:
        """Which units of a quantity who looks on has set by hand here."""
        found = np.zeros(len(self.row(name)), dtype=np.bool_)
        for hold in self.scene.yours:
            here = hold.start <= self.at and (hold.stop is None or self.at < hold.stop)
            if (hold.layer, hold.quantity) == (self.scene.layer, name) and here:
                found[list(hold.units) or slice(None)] = True
        return found

    def is_held(self, *names: str | None) -> bool:
        """Whether any unit of one of these quantities was set by hand here."""
        if not self.layer_trace.holds:
            return False
        return any(self.held(name).any() for name in names if name is not None and self.has(name))

    @property
    def masked(self) -> bool:
        """Whether zeros stand in for the token."""
        return self.at in self.scene.lesson.masked

    def is_rounded(self, name: str) -> bool:
        """Whether a gate is what its activation gave, rounded to 0 or 1, in units that were not set by hand."""
        return is_rounded(self.scene, name) and not self.held(name).all()

    # ---- what equations say ------------------------------------------------------------------------------------------

    def reads(self, name: str, source: str) -> bool:
        """Whether a quantity is computed from another one of this step, or from x or a state of the step before."""
        return source in _sources(self.cell, name)

    def names(self, name: str, source: str) -> bool:
        """Whether a vector stands in the equation of a quantity itself, as it was written."""
        return source in named_in(self.cell, name)

    @property
    def only_keeps(self) -> bool:
        """Whether what keeps does nothing but multiply the memory: no other quantity of the step is made from it.

        Of 1 − f the same holds of f: what is made from f is decided by it, too.
        """
        keep = self.memory.keep or ""
        made = self.scene.definitions.get(keep)
        rest = made.right if isinstance(made, Binary) and made == Binary("-", Number(1.0), made.right) else None
        alone = not isinstance(rest, Name) or _users(self.cell, rest.name) == [keep]
        return alone and _users(self.cell, keep) == [self.kept_name]

    def is_bounded(self, name: str) -> bool:
        """Whether the equations themselves keep a quantity between −1 and 1."""
        made = self.scene.definitions.get(name)
        return name in self.scene.shares or (made is not None and self._is_bounded(made))

    def _is_bounded(self, tree: Expression) -> bool:
        if isinstance(tree, Name):
            return self.is_bounded(tree.name)
        if isinstance(tree, Call):
            return tree.function in ("tanh", "sigmoid", "hard_sigmoid", "step", "sign", "sin", "cos")
        if isinstance(tree, Negative):
            return self._is_bounded(tree.operand)
        if not isinstance(tree, Binary) or tree.op != "*":
            return False
        return self._is_bounded(tree.left) and self._is_bounded(tree.right)

    @cached_property
    def mixed(self) -> str:
        """What a memory that is z · old + (1 − z) · n takes in: the name of n; "" for any other memory."""
        keep, tree = self.memory.keep or "", self.scene.definitions.get(self.memory.write or "")
        if self.memory.state != self.cell.states[0] or not isinstance(tree, Binary) or tree.op != "*":
            return ""
        for share, taken in ((tree.left, tree.right), (tree.right, tree.left)):
            made = self.scene.definitions.get(share.name, share) if isinstance(share, Name) else share
            if made == Binary("-", Number(1.0), Name(keep)) and isinstance(taken, Name) and self.is_bounded(taken.name):
                return taken.name
        return ""


def by_size(values: Array64) -> list[int]:
    """The units of a vector, the largest size first, equal ones in their order."""
    return [int(k) for k in np.argsort(-np.abs(values), kind="stable")]


@lru_cache(maxsize=256)
def _given(cell: Cell) -> frozenset[str]:
    """What a step is given: x, and what it reads of the step before."""
    return frozenset(cell.parsed.given)


@lru_cache(maxsize=256)
def _kept_name(cell: Cell) -> str:
    return find_kept(cell.parsed, cell.memory) or ""


@lru_cache(maxsize=1024)
def _read_by(cell: Cell, name: str) -> tuple[str, ...]:
    """What an operation reads, weights and numbers left out."""
    if name not in cell.parsed.quantities:
        return ()
    operands = cell.parsed.operation(name).operands
    return tuple(each for each in operands if isinstance(each, str) and each not in cell.parsed.weights)


def _users(cell: Cell, name: str) -> list[str]:
    """The quantities that an operation makes from another one."""
    return [each.name for each in cell.parsed.operations if name in _read_by(cell, each.name)]


@lru_cache(maxsize=1024)
def _sources(cell: Cell, name: str) -> frozenset[str]:
    """All that a quantity is computed from within a step."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        fresh = [each for each in _read_by(cell, waiting.pop()) if each not in found]
        found |= set(fresh)
        waiting += fresh
    return frozenset(found)
