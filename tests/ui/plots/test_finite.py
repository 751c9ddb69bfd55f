"""No number that is not one reaches the painter: of every plot, under brushes, at odd values and sizes."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QApplication
from pytestqt.plugin import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_idealised
from simulator.lessons.schema import HoldSpec, Lesson, LessonError
from tests.lessons import lessons_of_every_run
from tests.simulator.own_lessons import MGU, NO_FORGETTING, own_lesson
from tests.ui.conftest import Objects
from tests.ui.finite_painting import numbers, watch_painters
from tests.ui.plots.conftest import Shown
from ui.paint.theme import THEMES
from ui.plots.graph.lines import Line, Lines, spanned, thinned
from ui.plots.graph.looks import SELECTED
from ui.plots.panel import Plots, kinds

SIZES = ((1000, 280), (1, 1), (300, 0))
SOME = ("nothing is kept", "one token")


def _held(quantity: str, value: float) -> Lesson:
    """The sentence with a quantity set at all of its steps."""
    return replace(find("jenny-rafsun"), holds=(HoldSpec(layer=0, quantity=quantity, values=(value,)),))


LESSONS: dict[str, Callable[[], Lesson]] = {
    **{key: lambda key=key: find(key) for key in lessons_of_every_run()},  # type: ignore[misc]
    "nothing is kept": lambda: _held("f", 0.0),
    "all is kept": lambda: _held("f", 1.0),
    "the memory is nothing": lambda: _held("c", 0.0),
    "the memory is huge": lambda: _held("c", 1e15),
    "the memory is tiny": lambda: _held("c", 5e-324),
    "one token": lambda: own_lesson(MGU, text="I"),
    "never forgets": lambda: own_lesson(NO_FORGETTING),
}


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize(
    "lesson", [pytest.param(key, marks=() if key in SOME else pytest.mark.full) for key in LESSONS]
)
def test_every_coordinate_of_a_plot_is_a_number(
    shown: Shown, objects: Objects, monkeypatch: pytest.MonkeyPatch, lesson: str, kind: str, qtlog: QtBot
) -> None:
    plots = shown(LESSONS[lesson](), (1000, 280))
    if kind not in plots.shown:
        plots.toggle(kind)
    for key in [key for key in plots.shown if key != kind]:
        plots.toggle(key)
    wrong: list[str] = []
    watch = watch_painters(monkeypatch, wrong.append)
    for size in SIZES:
        plots.resize(*size)
        visit(plots, objects, every=9)
    _edit(objects)
    plots.resize(*SIZES[0])
    visit(plots, objects, every=9)
    assert wrong == [] and watch.calls > 50
    assert [record.message for record in qtlog.records if "NaN" in record.message or "Inf" in record.message] == []


def _edit(objects: Objects) -> None:
    """Have a former run, where that can be."""
    edited = with_idealised(objects.document.lesson, True)
    try:
        objects.document.edit("idealise", edited)
    except LessonError:
        return


def visit(plots: Plots, objects: Objects, every: int) -> None:
    """Go over the run, with tokens selected before, around and behind the moment; the whole run told or not."""
    steps = objects.document.trace.steps
    for ahead in (False, True):
        objects.selection.whole_run = ahead
        for token in range(0, steps, every):
            for brush in (None, (token, steps), (0, max(token, 1)), (token, token + 1), (steps - 1, steps)):
                objects.selection.brush = brush
                objects.player.rest_at(token, 0 if brush else len(objects.stage.timeline.beats) - 1)
                paint(plots)
    objects.selection.brush = None


def paint(plots: Plots) -> None:
    """Paint what is in view now."""
    for plot in plots.shown.values():
        graph = plot.graph
        graph.grab()
        placed = graph.labels.places(graph.view.childTransform()) if graph.width() and graph.height() else []
        assert all(math.isfinite(number) for each in placed for number in numbers(each[1:]))


def test_a_value_alone_between_values_that_end_is_no_line(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = Lines()
    lines.cover(400, -1.0, 1.0)
    lines.apply_theme(THEMES["light"])
    values = np.full((401, 2), np.nan)
    values[::3, 0], values[7:9, 1], values[200:, 1] = 0.5, math.inf, -math.inf
    lines.set_values(values)
    lines.set_lines((Line(0, SELECTED), Line(1, None)))
    lines.set_former(0, values[:, 1])
    wrong: list[str] = []
    watch_painters(monkeypatch, wrong.append)
    for pitch in (0.2, 1.0, 5.0, 40.0):
        picture = QPixmap(400, 100)
        painter = QPainter(picture)
        lines.paint_tokens(painter, QTransform(pitch, 0.0, 0.0, -40.0, 0.0, 50.0), THEMES["light"], 0, 400)
        painter.end()
    assert wrong == []


def test_lines_of_many_tokens_in_one_pixel_cover_what_all_of_them_cover() -> None:
    random = np.random.default_rng(1)
    xs, ys = np.arange(40_000) / 100.0 + 0.5, random.normal(size=(40_000, 2))
    ys[100:900, 1] = np.nan
    places, values = thinned(xs, ys)
    assert len(places) < 2000 and np.all(np.diff(places) >= 0)
    for column in (0, 1, 5, 9, 399):
        ours, theirs = values[np.floor(places) == column], ys[np.floor(xs) == column]
        assert np.array_equal(np.isnan(ours).all(axis=0), np.isnan(theirs).all(axis=0))
        for line in range(2):
            if not np.isnan(theirs[:, line]).all():
                assert np.nanmin(ours[:, line]) == np.nanmin(theirs[:, line])
                assert np.nanmax(ours[:, line]) == np.nanmax(theirs[:, line])
        assert np.array_equal(ours[[0, -1]], theirs[[0, -1]], equal_nan=True)
    ends = spanned(xs, ys)[1]
    assert len(ends) == len(places) / 2
    assert np.array_equal(ends.reshape(-1, 2, 2), values.reshape(-1, 4, 2)[:, 1:3], equal_nan=True)
    few = thinned(xs[::50], ys[::50])
    assert few[0] is not None and len(few[0]) == 800, "few stay as they are"
