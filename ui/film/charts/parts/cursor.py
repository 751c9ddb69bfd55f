"""The film's moment on a chart: a line that moves along the tokens, with what they have done at its left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ui.film.charts.parts.axes import Axes
from ui.film.drawing.easing import progress
from ui.film.marks import Curve, Mark, Moment, Polygon, Text
from ui.film.scene.layer_timing import LayerTiming, Reach
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs

BEYOND = 5.0  # by how much the line is longer than a field


class Cursor:
    """The moment on charts that share their tokens. It moves on while the layer keeps and writes, and rests between."""

    def __init__(self, scene: Scene, fields: Sequence[Axes]) -> None:
        self._scene, self._fields, self._timing = scene, tuple(fields), LayerTiming(scene)

    def place(self, moment: Moment) -> float:
        """How many tokens have gone by: not whole while one is at work."""
        return moment.token + self.reach(moment).front

    def reach(self, moment: Moment) -> Reach:
        """How far the layer has come in the moment's step."""
        return self._timing.reach(self._scene.layer, moment)

    def written_share(self, moment: Moment) -> float:
        """How much of the token's memory has been written, in [0, 1]."""
        return self.reach(moment).written

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """A line on every field, and at the foot of the last the point that says where."""
        at = self.place(moment)
        for axes in self._fields:
            x = min(max(axes.x(at), axes.field.x), axes.field.x + axes.field.width)
            top, height = axes.field.y, axes.field.height
            if axes.first <= at <= axes.stop:
                yield Curve(((x, top - BEYOND), (x, top + height + BEYOND)), "ink", 2.0)
        if self._fields and axes.first <= at <= axes.stop:
            foot = top + height + BEYOND
            yield Polygon(((x - 8, foot + 9), (x + 8, foot + 9), (x, foot)), "ink")


def reading(
    x: float, y: float, texts: tuple[Runs | None, Runs], u: float, size: float, role: str, anchor: str = "start",
    limit: float = 0.0,
) -> Iterator[Text]:  # fmt: skip
    """A number that becomes another as `u` goes from 0 to 1: the first goes, then the second comes."""
    for runs, opacity in zip(texts, (1.0 - progress(u, 0.0, 0.5), progress(u, 0.5, 0.5)), strict=True):
        if runs and opacity > 0.0:
            yield Text(x, y, runs, size, role, anchor, 600, limit, opacity)
