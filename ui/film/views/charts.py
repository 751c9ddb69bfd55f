"""Every chart as a view: the chart, and around it title, token and caption."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from ui.film.charts import charts
from ui.film.charts.chart import Chart
from ui.film.marks import Moment, Paragraph, Planes, Rect, Text
from ui.film.scene.scene import Scene
from ui.film.views.parts.surroundings import Surroundings
from ui.film.views.view import View


class ChartView:
    """Composes a chart with the words around it."""

    def __init__(self, scene: Scene, chart: Chart) -> None:
        self.scene, self.timeline = scene, scene.timeline
        self.chart = chart.draw(scene.on_memory)
        self._caption = lru_cache(maxsize=256)(self.chart.caption)
        self.around = Surroundings(scene, self.caption, self.chart.place)
        self.backdrop = (*self.chart.backdrop, *self.around.backdrop)

    def caption(self, token: int, beat: int) -> str:
        """What a token did; a chart tells the same in all its beats."""
        return self._caption(token)

    def focus(self, moment: Moment) -> Rect:
        """The whole picture: no level of the zoom is inside a chart."""
        return self.scene.room.picture

    def planes(self, moment: Moment) -> Planes:
        """Words that have come stand still; the cursor, and what goes or comes, moves."""
        seconds = moment.phase * self.timeline.beats[moment.beat].seconds
        marks = (*self.chart.marks(moment), *self.around.marks(moment, seconds))
        still = tuple(mark for mark in marks if isinstance(mark, Text | Paragraph) and mark.opacity >= 1.0)
        return Planes(still, tuple(mark for mark in marks if mark not in still))


def chart_views() -> Iterator[View]:
    """A view of each chart."""
    for chart in charts().values():
        yield View(chart.key, chart.title, partial(ChartView, chart=chart), chart=True, about=chart.about)
