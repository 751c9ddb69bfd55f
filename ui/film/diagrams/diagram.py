"""Where things stand in the picture of a cell: operations, wires, places where vectors rest, the order of the beats.

A diagram says nothing about values or time. What is drawn as wire is exactly what vectors travel along: each `Path` is
both. All lengths are logical units of the 1920 × 1080 page; paths are horizontal and vertical pieces only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ui.film.marks import Point, Rect

MEMORY_Y = 236.0
TRUNK_Y = 800.0
MEMORY_WIDTH, TRUNK_WIDTH, WIRE_WIDTH = 14.0, 8.0, 6.0
OUTLINE = Rect(318.0, 128.0, 1266.0, 722.0)  # of a cell that is laid out from its equations
BAND = Rect(334.0, 134.0, 1234.0, 174.0)  # of its memory line
END = 1878.0  # where its lines that go on to the next token end


@dataclass(frozen=True)
class Path:
    """A way for a quantity, as corner points. `hops`: where it bridges another wire. `arrow`: it has a head."""

    points: tuple[Point, ...]
    role: str
    width: float = WIRE_WIDTH
    hops: tuple[Point, ...] = ()
    arrow: bool = False


@dataclass(frozen=True)
class Operation:
    """A node that computes the quantity it is listed under. A box (`sign` σ, tanh …) is wider than a circle (×, +).

    The sum that goes into it, of the selected unit, stands "beside" it at its right, "over" it, or, where there is no
    room for it, nowhere (`sum_at` is ""). A box is as wide as its sign with `margins`, and no narrower than `least`; no
    circle is wider.
    """

    x: float
    y: float
    sign: str
    role: str
    filled: bool = True
    sum_at: str = "beside"
    least: float = 66.0
    margins: float = 32.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height: circles for × and +, boxes for functions."""
        across = min(52.0, self.least)
        if self.sign in ("×", "+"):
            return across, across
        return max(self.least, self.margins + 14.0 * len(self.sign)), 46.0


@dataclass(frozen=True)
class Station:
    """A place where a vector rests, centred on `x`, `y`.

    Its name stands at `side`: "above", "below", "left", "right" (a little higher than "beside"), or over the "corner"
    at the left or the "far corner", or "before" a wire that goes up from it. With a `limit` it is no wider, and no
    formula that would be.
    """

    quantity: str
    x: float
    y: float
    side: str = "above"
    limit: float = 0.0


class Label(NamedTuple):
    """A name on an area, on its baseline, marked for translation; what is wider than `limit` is set smaller."""

    text: str
    x: float
    y: float
    anchor: str = "start"
    limit: float = 0.0


class Tag(NamedTuple):
    """The letters of a vector that is taken here without a wire from where it rests, from `x` on, in the middle of `y`.

    What is wider than `limit` is cut.
    """

    quantity: str
    x: float
    y: float
    limit: float


class Joint(NamedTuple):
    """Where the wires of h and x become one, and the baseline of "[h, x]" in the notations that say so."""

    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str = "start"


@dataclass(frozen=True)
class Area:
    """A coloured part of the cell and its names, each a `Label`."""

    x: float
    y: float
    width: float
    height: float
    role: str
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Trip:
    """A quantity that travels without being computed from: to the place named `lands`, or off the picture (None).

    `rises`: it branches off a wire instead of starting where the vector rests.
    """

    quantity: str
    points: tuple[Point, ...]
    lands: str | None = None
    rises: bool = False


@dataclass(frozen=True)
class Act:
    """What happens at once inside a beat: quantities that are computed, or trips that are made.

    `formula` is the quantity whose equation is shown meanwhile, `inline` what is put into it instead of being named.
    """

    computes: tuple[str, ...] = ()
    trips: tuple[Trip, ...] = ()
    formula: str = ""
    inline: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Plan:
    """A beat: its name, its colour, the acts that follow each other, and the kind of sentence that tells of it."""

    key: str
    title: str
    role: str
    says: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, eq=False)
class Diagram:
    """The picture of a cell.

    `cells` are the keys it serves; `feeds` the ways from where an operand rests to the operation that takes it, by
    (computed, operand); `births` the ways from an operation to where its result rests. `extra` are wires on which only
    trips run. `x`, `y`, `width`, `height` is the cell's outline. At `tags` vectors are called by their letters; those
    in `compact` rest as shades with so many numbers; `left_out` names what the picture has no room for.
    """

    cells: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    areas: tuple[Area, ...]
    stations: Mapping[str, Station]
    operations: Mapping[str, Operation]
    feeds: Mapping[tuple[str, str], Path]
    births: Mapping[str, Path]
    extra: tuple[Path, ...]
    plans: tuple[Plan, ...]
    joint: Joint | None = None
    tags: tuple[Tag, ...] = ()
    compact: Mapping[str, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @cached_property
    def wires(self) -> tuple[Path, ...]:
        """Every wire once, the thin ones first, so that the memory line lies on top of what joins it."""
        drawn = dict.fromkeys((*self.extra, *self.feeds.values(), *self.births.values()))
        return tuple(sorted(drawn, key=lambda path: (bool(path.hops), path.width)))

    def rows(self, quantity: str) -> int:
        """How many numbers a compact quantity has; 0 for one that rests as a whole."""
        return self.compact.get(quantity, 0)

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """The colour role of each quantity that rests in the picture."""
        return {station.quantity: self.role(station.quantity) for station in self.stations.values()}

    def role(self, quantity: str) -> str:
        """The colour role of a quantity: that of the wire it is born on, or else of the wire it leaves on."""
        if quantity in self.births:
            return self.births[quantity].role
        return next((path.role for (_, name), path in self.feeds.items() if name == quantity), "short")
