"""The memory line of a row of the stack: what it holds in its lanes, before × and after it, and after +."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ui.film.drawing.easing import cruise, progress, smooth
from ui.film.drawing.strips import small_shape
from ui.film.marks import Box, Curve, Mark
from ui.film.scene.lanes import DASH, DASHED_FROM, LEAST, OTHERS, Lanes, Stage, Stretch
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
        stops += [(ADD, "new", "new"), (NEW, "new", "out"), (END - HEAD, "new", "")]
        rests = {OLD, KEPT, NEW}
        for (x0, stage, way), (x1, *_) in pairwise(stops):
            left, right = (self.half if x in rests else 0.0 for x in (x0, x1))
            yield Stretch(stage, x0 + left + row.dx, x1 - right + row.dx, row.line, way)

    def backdrop(self) -> Iterator[Mark]:
        """What the line could hold."""
        if self.lanes.stretches:
            first, last, high = self.lanes.stretches[0], self.lanes.stretches[-1], self.lanes.height
            yield Box(first.x0, first.y - high / 2, last.x1 - first.x0, high, 0.0, "memory.bed")

    def marks(self, step: int, come: float, passed: tuple[float, float, float]) -> Iterator[tuple[Mark, bool]]:
        """The lanes of a step, each with whether it is changing; `passed` of what the layer keeps, writes and gives."""
        amounts = self.lanes.amounts(step)
        for stretch in self.lanes.stretches:
            front = self._front(stretch.way, passed)
            for k, lane in enumerate(self.lanes.lanes):
                width = self.lanes.width(k, amounts.of(stretch.stage)[k])
                if front * come <= 0.0 or width < LEAST:
                    continue
                length, y = front * (stretch.x1 - stretch.x0), stretch.y + lane.offset
                opacity = come * (1.0 if lane.unit in (self.row.scene.unit, -1) or self.lanes.units == 1 else OTHERS)
                changes = come < 1.0 or front < 1.0
                yield Box(stretch.x0, y - width / 2, length, width, 0.0, "memory", opacity=opacity), changes
                if amounts.of(stretch.stage)[k] < 0.0 and width >= DASHED_FROM and length > 8.0:
                    points = ((stretch.x0 + 4.0, y), (stretch.x0 + length - 4.0, y))
                    yield Curve(points, "memory.on", DASH, True, opacity), changes
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
        amounts = self.lanes.amounts(step)
        for k, lane in enumerate(self.lanes.lanes):
            rest, whole = (self.lanes.width(k, values[k]) for values in (amounts.kept, amounts.old))
            lost = whole - rest
            if lost < LEAST or amounts.old[k] * amounts.kept[k] < 0.0:
                continue
            top = self.row.line + lane.offset - whole / 2 + rest + DEEP * self.row.height * u * u
            opacity = min(progress(u, 0.0, 0.15), 1.0 - smooth((u - 0.6) / 0.4))
            x, edge = KEEP + self.row.dx + 30.0, min(1.6, lost / 3)
            yield Box(x, top, LONG, lost, 0.0, "forget.area", "forget", edge, opacity), True
