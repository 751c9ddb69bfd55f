"""Every chart as a view: the chart, and around it title, token and caption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from typing import cast

from ui.film.charts import charts
from ui.film.charts.chart import Chart, ChartDrawing, Missing, Notice, OfMoments
from ui.film.charts.parts.cursor import BEYOND
from ui.film.drawing.borders import border_line
from ui.film.drawing.mirror import mirrored
from ui.film.drawing.page import NARROWEST
from ui.film.lru_method import copy_that_forgets, lent, lru_method
from ui.film.marks import Mark, Moment, Page, Paragraph, Planes, Rect, Text
from ui.film.scene.scene import Scene
from ui.film.views.parts.surroundings import Surroundings, once_known
from ui.film.views.view import View

PALE = 0.24  # how opaque what comes later is, where the whole run is shown


class ChartView:
    """Composes a chart with the words around it."""

    def __init__(self, scene: Scene, chart: Chart) -> None:
        self.scene, self.timeline = scene, scene.timeline
        self._told_from = chart.told_from(scene.on_memory)
        self._before = scene.language.translate("Chart", chart.before)
        self._draw(chart.draw(scene.on_memory))

    def _draw(self, chart: ChartDrawing) -> None:
        scene = self.scene
        self.chart = chart
        self._told = once_known(scene, chart.caption, self._told_from)
        self.around = Surroundings(scene, lent(self.caption), chart.place, self._before)
        later = _pale(self._past(scene.charted_tokens.stop)) if scene.whole_run else ()
        shown = (*self.chart.backdrop, *self._borders())
        self.backdrop = (*self._placed(shown), *later, *self.around.backdrop)

    def _borders(self) -> Iterator[Mark]:
        """Where sequences begin, over the fields that lie over the tokens."""
        fields = () if self.chart.cursor is None else self.chart.cursor.fields
        for border in self.scene.lesson.borders:
            for axes in fields:
                if axes.first < border.token < axes.stop:
                    top, bottom = axes.field.y - BEYOND, axes.field.y + axes.field.height + BEYOND
                    yield border_line(border, self.scene.layer, axes.x(border.token), top, bottom)

    @lru_method(maxsize=256)
    def caption(self, token: int, beat: int) -> str:
        """What a token did, once it has; before, what the one before did."""
        return self._told(token, beat)

    def missing(self, moment: Moment) -> Missing | None:
        """What computes what a moment's picture still needs; so does the caption of the beat before, which goes."""
        told = moment.token if moment.beat > self._told_from else max(moment.token - 1, 0)
        now = moment.token if moment.beat >= self._told_from else told
        return cast(OfMoments, self.chart).missing(moment, (now, told))

    @cached_property
    def unfinished(self) -> ChartView:
        """The same while that is being computed."""
        other = copy_that_forgets(self)
        other._draw(cast(OfMoments, self.chart).unfinished())
        return other

    def focus(self, moment: Moment) -> Rect:
        """The whole picture: no level of the zoom is inside a chart."""
        return self.scene.room.picture

    def planes(self, moment: Moment) -> Planes:
        """What the tokens before have left, and words that have come; over them what moves, goes or comes."""
        seconds = moment.phase * self.timeline.beats[moment.beat].seconds
        marks = (*self._placed(self.chart.marks(moment)), *self.around.marks(moment, seconds))
        still = tuple(mark for mark in marks if _stands(mark))
        settled = (*self._past(moment.token), *self._placed(self.chart.standing(moment)), *still)
        return Planes(settled, tuple(mark for mark in marks if not _stands(mark)))

    @lru_method(maxsize=8)
    def _past(self, tokens: int) -> tuple[Mark, ...]:
        return self._placed(self.chart.past(tokens))

    def _placed(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """Marks where they stand: of a layer that reads from the end, the field fills from the right."""
        cursor = self.chart.cursor
        return tuple(mirrored(marks, cursor.area) if cursor is not None and self.scene.reads_from_end else marks)


def _stands(mark: Mark) -> bool:
    """Whether it is words that have come."""
    return isinstance(mark, Text | Paragraph) and mark.opacity >= 1.0


def _pale(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(mark._replace(opacity=PALE * mark.opacity) for mark in marks)


def _narrowest(_scene: Scene, _page: Page) -> float:
    """Charts have room on the narrowest pages."""
    return NARROWEST


def _wait_for_run(scene: Scene) -> Notice:
    translate = scene.language.translate
    return Notice(scene, ("", ""), translate("Chart", "This view looks at the whole run and is being computed …"))


def _wait_for_cell(scene: Scene) -> Notice:
    return Notice(scene, ("", ""), scene.language.translate("Chart", "The picture of this cell is being laid out …"))


_FOR_RUN, _FOR_CELL = (
    View(
        "",
        "",
        partial(ChartView, chart=Chart("", "", "", lambda _scene, _token: (), wait)),
        chart=True,
        narrowest=_narrowest,
    )
    for wait in (_wait_for_run, _wait_for_cell)
)


def waiting(view: View) -> View:
    """What stands in place of a view whose film is still being made."""
    return _FOR_RUN if view.chart or view.looks_back or view.several_runs else _FOR_CELL


def chart_views() -> Iterator[View]:
    """A view of each chart."""
    for chart in charts().values():
        yield View(
            chart.key,
            chart.title,
            partial(ChartView, chart=chart),
            chart=True,
            about=chart.about,
            ahead=True,
            narrowest=_narrowest,
            by_quantity="quantity" in chart.options,
            of_moments=chart.of_moments,
        )
