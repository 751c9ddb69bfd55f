"""Where a layer's row stands in the stack, and the ways in it: the memory line with what is kept and written, and h.

The rows are the same for every cell: what keeps and what writes is told by the cell's `Memory`. A cell that keeps
nothing has no line from the old memory to the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ui.film.drawing.mirror import mirror
from ui.film.drawing.page import LEAST, LETTERS, MARGIN
from ui.film.drawing.strips import SLOT_HEIGHT, small_shape
from ui.film.marks import Mark, Point, Rect
from ui.film.scene.scene import READOUT, Scene

LEFT, RIGHT = 186.0, 1560.0  # the outlines of the rows
EDGE, INSET = 24.0, 24.0  # on a narrow page the margin behind them, and what they are wider at the left, for a name
OLD, KEEP, KEPT, ADD, NEW, TAP, END, OUT, UP = 318.0, 520.0, 704.0, 890.0, 1086.0, 1196.0, 1262.0, 1340.0, 1464.0
WORD = 62.0  # the room of the token's word below the rows
NAMED = 42.0  # the room of a name between two vectors
SIGNED_FROM = 150.0  # the least height of a row whose × and + can be read
GAP, TALLEST = 24.0, 420.0
BUS, PAST = 0.965, 9.0  # of a row's height, where its bus runs; beside the rows, wires that go past one


@dataclass(frozen=True)
class Ways:
    """The ways along which vectors travel in a row; the ends of each are a place where something rests or a node."""

    into_keep: tuple[Point, ...]
    share: tuple[Point, ...]
    from_keep: tuple[Point, ...]
    into_add: tuple[Point, ...]
    added: tuple[Point, ...]
    from_add: tuple[Point, ...]
    out: tuple[Point, ...]
    up: tuple[Point, ...]


@dataclass(frozen=True)
class StackRow:
    """A row `height` tall whose upper edge is `top`; `above` is the bus of the level over it, `ceiling` the upper edge
    of its own level.

    Across it begins at `left`, and is `across` as wide as it is drawn. It is `passed` by a row beside it, over it; and
    stands beside one itself whose bus is at `beside`. One that is `turned` is drawn from right to left.
    """

    scene: Scene
    top: float
    height: float
    left: float
    across: float
    above: float | None
    ceiling: float
    passed: bool = False
    beside: float | None = None

    @property
    def turned(self) -> bool:
        """Whether it is drawn from right to left, as its layer reads."""
        return self.scene.reads_from_end

    def placed(self, marks: Iterable[Mark]) -> Iterator[Mark]:
        """The marks of the row where they stand."""
        if not self.turned:
            return iter(marks)
        middle = self.card.x + self.card.width / 2
        return (mirror(mark, middle) for mark in marks)

    @property
    def card(self) -> Rect:
        """The outline."""
        left = self.x(LEFT) - (INSET if self.across < 1.0 else 0.0)
        return Rect(left, self.top, self.x(RIGHT) - left, self.height)

    def x(self, x: float) -> float:
        """Where an x of the drawing is on the page."""
        return self.left + (x - LEFT) * self.across

    @property
    def line(self) -> float:
        """The height of the memory line."""
        return self.top + 0.345 * self.height

    @property
    def low(self) -> float:
        """The height at which gates, what is written, and h rest."""
        return self.top + 0.735 * self.height

    @property
    def bus(self) -> float:
        """The height of the wire that brings h and x."""
        return self.top + BUS * self.height

    @property
    def entrance(self) -> tuple[Point, ...]:
        """The way of what enters a level past the first of its rows, in page coordinates; () where it is that."""
        if self.beside is None:
            return ()
        right, middle = self.card.x + self.card.width, self.card.x + self.card.width / 2
        begins = (right + PAST, self.beside)
        if not self.scene.trace.layers_below(self.scene.layer):
            foot = self.beside + (1.0 - BUS) * self.height + PAST
            begins = (self.x(ADD), foot)
        past = right + 2 * PAST
        return (begins, (past, begins[1]), (past, self.bus), (2 * middle - self.x(OLD), self.bus))

    @property
    def scale(self) -> float:
        """The size of the vectors, 1 being that of the close-up."""
        roomy = min(1.1, (0.37 * self.height - 6.0) / SLOT_HEIGHT)
        if self.across >= 1.0:
            return roomy
        widest = max(small_shape(self._units(name), 1.0).width for name, _, _ in self.stations.values())
        return min(roomy, ((KEEP - OLD) * self.across - NAMED) / (widest + 6.0))

    def _units(self, quantity: str) -> int:
        """How many units a vector of the row has."""
        return self.scene.units_of(quantity) if quantity != "kept" else self.scene.layer_trace.layer.units

    @property
    def letters(self) -> float:
        """The size of names."""
        return min(26.0, max(LETTERS, 0.1 * self.height))

    @property
    def sign_size(self) -> float:
        """The size of × and +."""
        return min(50.0, max(0.19 * self.height, 2 * LETTERS if self.height >= SIGNED_FROM else 0.0))

    @property
    def has_signs(self) -> bool:
        """Whether what × and + say can be read."""
        return self.sign_size >= 2 * LETTERS

    @property
    def keeps(self) -> bool:
        """Whether the cell has a gate that keeps."""
        return self.scene.cell.memory.keep is not None

    @property
    def gives_other(self) -> bool:
        """Whether the output is another state than the memory."""
        return self.scene.cell.memory.state != self.scene.cell.states[0]

    @property
    def added(self) -> str:
        """The quantity that is written; the memory itself where it is all new."""
        return self.scene.cell.memory.write or self.scene.cell.memory.state

    @cached_property
    def stations(self) -> dict[str, tuple[str, float, float]]:
        """Where vectors rest: by key, the quantity and the place."""
        memory, output = self.scene.cell.memory, self.scene.cell.states[0]
        found = {"old": (f"{memory.state}_prev", OLD, self.line), "new": (memory.state, NEW, self.line)}
        if memory.keep is not None:
            found |= {"keep": (memory.keep, KEEP, self.low), "kept": ("kept", KEPT, self.line)}
        if memory.write is not None:
            found["added"] = (memory.write, ADD, self.low)
        if self.gives_other:
            found |= {"given": (output, OUT, self.low), "before": (f"{output}_prev", OLD, self.low)}
        return {key: (name, self.x(x), y) for key, (name, x, y) in found.items()}

    @cached_property
    def ways(self) -> Ways:
        """The ways in this row."""

        def at(*points: Point) -> tuple[Point, ...]:
            return tuple((self.x(x), y) for x, y in points)

        line, low, top = self.line, self.low, self.ceiling - 14.0 if self.above is None else self.above
        out = at((NEW, line), (TAP, line), (TAP, low), (OUT, low))
        rise = UP if not self.passed else RIGHT + PAST / self.across
        up = at((OUT, low), (rise, low), (rise, top), *(() if self.above is None else ((ADD, top),)))
        return Ways(
            into_keep=at((OLD, line), (KEEP, line)),
            share=at((KEEP, low), (KEEP, line)),
            from_keep=at((KEEP, line), (KEPT, line)),
            into_add=at((KEPT, line), (ADD, line)),
            added=at((ADD, low), (ADD, line)),
            from_add=at((ADD, line), (NEW, line)),
            out=out,
            up=up,
        )


def readout_below(scene: Scene) -> Rect | None:
    """The room of the read-out below the rows on a narrow page; None where it stands beside them, or is not there."""
    if scene.page.width >= LEAST.width or scene.trace.readout is None:
        return None
    field = scene.room.picture
    return Rect(MARGIN, field.y + field.height - READOUT + 8.0, scene.page.width - 2 * MARGIN, READOUT - 20.0)


def rows_of(scene: Scene) -> tuple[StackRow, ...]:
    """The rows of all layers, the lowest first, in the middle of the scene's page."""
    field, count = scene.room.picture, len(scene.layers)
    room = field.height - WORD - 18.0 - (0.0 if readout_below(scene) is None else READOUT)
    pitch = min(room / count, TALLEST)
    bottom = field.y + 18.0 + (room + pitch * count) / 2
    tops = [bottom - pitch * (k + 1) + GAP for k in range(count)]
    wide = scene.page.width >= LEAST.width
    left = LEFT + (scene.room.offset[0] if wide else INSET)
    across = 1.0 if wide else (scene.page.width - EDGE - left) / (RIGHT - LEFT)
    rows: dict[int, StackRow] = {}
    above: float | None = None
    for level in reversed(scene.trace.levels):
        ceiling, beside = tops[level[-1]], tops[level[0]] + BUS * (pitch - GAP)
        for k in level:
            part = (k != level[-1], beside if k != level[0] else None)
            rows[k] = StackRow(scene.rows[k], tops[k], pitch - GAP, left, across, above, ceiling, *part)
        above = beside
    return tuple(rows[k] for k in range(count))
