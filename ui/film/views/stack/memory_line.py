"""The memory line of a row of the stack: what it holds in its lanes, before × and after it, and after +."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ui.film.drawing.easing import cruise, progress
from ui.film.drawing.strips import small_shape
from ui.film.marks import Mark
from ui.film.scene.lanes import LEAST, Lanes, Stage, Stretch
from ui.film.views.parts.lanes import bar, bed, dashes, fall, opacity_of
from ui.film.views.stack.rows import ADD, END, KEEP, KEPT, NEW, OLD, StackRow

HEAD, LONG, DEEP = 24.0, 46.0, 0.24  # before the line's head; a fallen part's length, and its fall as a share of a row
_WAYS = {  # how far each piece of the line has come: the part of the layer's time, and from where to where in it
    "kept": (0, 0.5, 0.98), "into": (1, 0.15, 0.55), "new": (1, 0.55, 0.98), "out": (2, 0.0, 0.4),
}  # fmt: skip


class RowLine:
    """Composes the lanes of a row at any moment; none where a memory is written anew."""

    def __init__(self, row: StackRow) -> None:
        self.row = row
        units = int(row.scene.layer_trace[row.scene.cell.memory.state].shape[1])
        form = small_shape(units, row.scale)
        self.half = form.width / 2 + 3.0
        self.lanes = Lanes(row.scene, form.height, tuple(self._stretches()))

    def _stretches(self) -> Iterator[Stretch]:
        row = self.row
        if row.scene.cell.memory.is_anew:
            return
        stops: list[tuple[float, Stage, str]] = [(OLD, "old", "")]
        if "kept" in row.stations:
            stops += [(KEEP, "kept", "kept"), (KEPT, "kept", "into")]
        stops += [(ADD, "new", "new"), (NEW, "new", "out"), (END, "new", "")]
        rests = {OLD, KEPT, NEW}
        for (x0, stage, way), (x1, *_) in pairwise(stops):
            left, right = (self.half if x in rests else HEAD if x == END else 0.0 for x in (x0, x1))
            yield Stretch(stage, row.x(x0) + left, row.x(x1) - right, row.line, way)

    def backdrop(self) -> Iterator[Mark]:
        """What the line could hold."""
        yield from bed(self.lanes)

    def marks(self, step: int, come: float, passed: tuple[float, float, float]) -> Iterator[tuple[Mark, bool]]:
        """The lanes of a step, each with whether it is changing; `passed` of what the layer keeps, writes and gives."""
        amounts = self.lanes.amounts(step)
        for stretch in self.lanes.stretches:
            front = self._front(stretch.way, passed)
            for k, lane in enumerate(self.lanes.lanes):
                width = self.lanes.width(k, amounts.of(stretch.stage)[k])
                if front * come <= 0.0 or width < LEAST:
                    continue
                length, opacity = front * (stretch.x1 - stretch.x0), come * opacity_of(self.lanes, lane)
                changes = come < 1.0 or front < 1.0
                yield bar(stretch, lane, width, length, opacity), changes
                if amounts.of(stretch.stage)[k] < 0.0:
                    yield from ((mark, changes) for mark in dashes(stretch, lane, width, length, opacity))
        yield from self._falls(step, passed[0])

    def _front(self, way: str, passed: tuple[float, float, float]) -> float:
        if not way:
            return 1.0
        part, begins, ends = _WAYS[way]
        return cruise(progress(passed[part], begins, ends - begins))

    def _falls(self, step: int, kept: float) -> Iterator[tuple[Mark, bool]]:
        """At × the part of each lane that is not kept drops out of it and fades."""
        u = progress(kept, 0.5, 0.5)
        if not self.row.keeps or not self.lanes.stretches or not 0.0 < u < 1.0:
            return
        amounts, at = self.lanes.amounts(step), (self.row.x(KEEP) + 30.0, self.row.line)
        for k in range(len(self.lanes.lanes)):
            fallen = fall(self.lanes, k, amounts, u, at, DEEP * self.row.height, LONG)
            if fallen is not None:
                yield fallen, True
