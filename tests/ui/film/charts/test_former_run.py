"""The run before a change in the charts: a dashed line on the same axes, the band up to this run's, and its number."""

from __future__ import annotations

import itertools
import random
from functools import cache

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.analysis.charts.gradient import reach_back
from simulator.analysis.charts.half_life import lives
from simulator.analysis.comparison.run_alignment import counterpart_steps
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec
from tests.ui.film.films import random_lesson
from tests.ui.film.views.test_layout_laws import covers_nothing
from tests.ui.film.views.test_on_screens import on_stage
from ui.film.charts.gates import GatesChart
from ui.film.charts.gradient import GradientChart
from ui.film.charts.half_life import HalfLifeChart
from ui.film.charts.ledger import LedgerChart
from ui.film.charts.parts.axes import SURELY, Axes
from ui.film.charts.parts.former_run import BAND, FormerLine, bands, dashes
from ui.film.charts.parts.memory_line import THIN
from ui.film.charts.parts.scales import Scale
from ui.film.charts.parts.step_line import StepLine
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import width_of
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Curve, Frame, Polygon, Rect, Text
from ui.film.views import views
from ui.paint.theme import load_fonts

CHARTS = [key for key, view in views().items() if view.chart]
ALONG_TOKENS = [key for key in CHARTS if key != "text"]
SENTENCE = "jenny-rafsun"


@cache
def _beside_its_former_run(view: str, value: float = 1.0, stop: int | None = 12) -> Film:
    """The sentence with its forget gate held open at one token, or otherwise, beside the run before that change."""
    lesson = find(SENTENCE)
    held = replace(lesson, holds=(HoldSpec(0, "f", values=(value,), units=(0,), start=11, stop=stop),))
    return Film(held, run(held), FilmOptions(view=view), ghost=run(lesson))


def _at_rest(made: Film, token: int) -> Frame:
    return made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1))


NUMBERS = {
    "memory": "before the change −0.994",
    "kept": "before the change −0.994",
    "gates": "before the change 0.0003",
    "half-life": "before the change 0.087",
    "ledger": "before the change −0.994",
    "readout": "before the change 0.499",
    "gradient": "1.1·10⁻⁷",
}


@pytest.mark.parametrize("view", ALONG_TOKENS)
def test_the_run_before_the_change_stays_beside_with_its_number(view: str) -> None:
    made = _beside_its_former_run(view)
    for token in (10, 11, 19):
        frame, parted = _at_rest(made, token), token > 10
        texts = {mark.plain for mark in frame.everything if isinstance(mark, Text)}
        bands = [mark for mark in frame.everything if isinstance(mark, Box | Polygon) and mark.opacity == BAND]
        dashed = [mark for mark in frame.everything if isinstance(mark, Curve) and mark.dashed and mark.width == THIN]
        assert bool(bands) == parted
        assert bool(dashed) == (parted or view == "gradient")  # whose line lies on this run's until then
        assert (NUMBERS[view] in texts) == (token == 11 or (view == "gradient" and parted))
    alone = Film(made.scene.lesson, made.scene.trace, FilmOptions(view=view))
    assert not any(isinstance(mark, Box | Polygon) and mark.opacity == BAND for mark in _at_rest(alone, 19).everything)


@pytest.mark.parametrize("view", CHARTS)
def test_a_chart_beside_its_former_run_is_a_pure_function_of_time(view: str) -> None:
    made = _beside_its_former_run(view)
    fresh = Film(made.scene.lesson, made.scene.trace, FilmOptions(view=view), ghost=made.scene.ghost)
    times = [made.timeline.time_at(10.6 + k / 10) for k in range(16)]
    frames = {time: made.frame(time) for time in times}
    assert all(fresh.frame(time) == frames[time] for time in random.Random(3).sample(times, len(times)))


@pytest.mark.parametrize("view", [view for view in ALONG_TOKENS if view != "ledger"])
def test_nothing_before_the_change_stands_later_than_the_cursor(view: str) -> None:
    made = _beside_its_former_run(view, 0.4, None)
    for at in (11.3, 11.9, 12.5, 15.7, 18.2):
        marks = made.frame(made.timeline.time_at(at)).everything
        cursor = max(
            mark.points[0][0]
            for mark in marks
            if isinstance(mark, Curve)
            and (mark.role, mark.width, mark.dashed, len(mark.points)) == ("ink", 2.0, False, 2)
        )
        before = [
            mark
            for mark in marks
            if (isinstance(mark, Curve) and mark.dashed and mark.width == THIN)
            or (isinstance(mark, Polygon) and mark.opacity == BAND)
        ]
        over_tokens = [
            mark for mark in before if view != "half-life" or mark.points[0][1] > made.scene.room.picture.y + 300
        ]
        assert (over_tokens or at < 12) and all(x <= cursor + 0.01 for mark in over_tokens for x, _ in mark.points)


def test_a_ledger_before_the_change_has_no_parts_of_later_tokens() -> None:
    chart = LedgerChart(_beside_its_former_run("ledger", 0.4, None).scene)
    assert chart.former is not None
    for token in range(20):
        assert not chart.former[token, token + 2 :].any()


def _dashed(made: Film, token: int) -> Curve:
    """The line before the change that reaches farthest to the left."""
    marks = _at_rest(made, token).everything
    lines = [mark for mark in marks if isinstance(mark, Curve) and mark.dashed and mark.width == THIN]
    return min(lines, key=lambda mark: (mark.points[0][0], -len(mark.points)))


def test_the_dashed_lines_go_through_the_numbers_before_the_change() -> None:
    former = run(find(SENTENCE))
    made = _beside_its_former_run("gates", 0.4, None)
    lanes = GatesChart(made.scene).lanes
    assert lanes is not None
    axes, values = lanes.fields["f"], former.layers[0]["f"][:, 0]
    ends = dict(_dashed(made, 19).points)
    assert all(ends[axes.x(k)] == pytest.approx(axes.y(float(values[k]))) for k in range(11, 19))
    made = _beside_its_former_run("half-life", 0.4, None)
    chart = HalfLifeChart(made.scene)
    past = [mark for mark in chart.past(19) if isinstance(mark, Curve) and mark.dashed]
    ends = dict(past[0].points)
    stays = lives(former.layers[0], 0).stays
    assert all(ends[chart.below.x(k)] == pytest.approx(chart.below.y(float(stays[k]))) for k in range(11, 19))
    made = _beside_its_former_run("gradient")
    back, axes = reach_back(former, 0, 0, 19).full["c"], GradientChart(made.scene).axes
    drawn = min(
        (mark for mark in _at_rest(made, 19).settled if isinstance(mark, Curve) and mark.width == THIN),
        key=lambda mark: mark.points[0][0],
    )
    at = dict(drawn.points)
    assert all(at[axes.x(k)] == pytest.approx(axes.y(float(back[k])), abs=0.5) for k in range(20))
    made = _beside_its_former_run("ledger")
    parts = LedgerChart(made.scene).parts
    assert _dashed(made, 19).points[-1][0] == pytest.approx(parts.x(float(former.layers[0]["c"][19, 0])))


def test_where_the_runs_are_alike_again_nothing_is_dashed_or_shaded() -> None:
    own = tuple((float(x), 50.0) for x in range(9))
    before = tuple((x, y - 20.0 if x in (3.0, 4.0, 7.0) else y - 0.1) for x, y in own)
    lines, shaded = list(dashes(own, before)), list(bands(own, before))
    assert [[x for x, _ in mark.points] for mark in lines if isinstance(mark, Curve)] == [[2, 3, 4, 5], [6, 7, 8]]
    assert [len(mark.points) for mark in shaded if isinstance(mark, Polygon)] == [8, 6]
    assert not list(dashes(own, own)) and not list(bands(own, own))
    assert len(list(dashes(own[:1], before[3:4]))) == 1


@pytest.mark.parametrize("view", ["memory", "kept"])
def test_of_a_long_run_only_what_was_otherwise_is_dashed(view: str) -> None:
    """Where neighbours share a piece of the line too."""
    lesson = random_lesson("lstm", 2, " ".join(f"w{k % 7}" for k in range(1500)))
    held = replace(lesson, holds=(HoldSpec(0, "f", values=(1.0,), units=(0,), start=600, stop=700),))
    made = Film(held, run(held), FilmOptions(view=view), ghost=run(lesson))
    field = made.frame(made.timeline.time_at_rest(599, 4)).everything
    assert not any(isinstance(mark, Curve) and mark.dashed and mark.width == THIN for mark in field)
    later = _at_rest(made, 1499).everything
    dashed = [mark for mark in later if isinstance(mark, Curve) and mark.dashed and mark.width == THIN]
    assert dashed and any(isinstance(mark, Polygon) and mark.opacity == BAND for mark in later)
    left, right = (made.scene.room.right * share for share in (0.3, 0.75))
    assert all(left < x < right for mark in dashed for x, _ in mark.points)


def test_words_beside_a_dashed_line_cross_no_other() -> None:
    """In the ledger neither zero nor this run's sum; in a field over the tokens neither zero nor its foot."""
    chart = LedgerChart(_beside_its_former_run("ledger").scene)
    bars, texts = chart.parts, ("before the change −0.994", "−0.994")
    for row, value, own in itertools.product((3, 19), (-0.99, -0.5, -0.01, 0.4, 0.99), (-0.8, 0.0, 0.3, 0.7)):
        made = bars.label(row, value, own, texts, 1.0)
        left = made.x if made.anchor == "start" else made.x - made.limit
        assert made.plain in texts
        assert not any(left < bars.x(at) < left + made.limit for at in (0.0, value, own))
    scale = Axes(Rect(0, 0, 2000, 100), 0, 4, Scale(-1.0, 1.0))
    for height in (0.02, -0.02, -1.0, 1.0):
        own, before = (StepLine(scale, np.full(4, value)) for value in (0.5 - height, height))
        line = FormerLine(chart.scene, scale, own, before, str)
        (told,) = line.label(1, 0.5)
        assert told.anchor == "start" and told.plain == f"before the change {height}"
        assert 0.9 * LETTERS <= told.y <= 100 - 0.2 * LETTERS and not told.y - 0.7 * LETTERS < 50 < told.y


@pytest.mark.parametrize(
    ("wide", "token", "value", "anchor", "alone"),
    [
        (900, 1, 0.9, "start", False),
        (900, 3, 0.9, "end", False),
        (220, 1, 0.9, "start", True),
        (900, 3, 1.0, "end", False),
    ],
)
def test_words_at_a_dashed_line_have_room(wide: float, token: int, value: float, anchor: str, alone: bool) -> None:
    """Behind its end, where nothing is yet; else the number alone; at the edge before it, inside the field."""
    scene, axes = _beside_its_former_run("gates").scene, Axes(Rect(50, 0, wide, 80), 0, 4, Scale(0.0, 1.0))
    own, before = StepLine(axes, np.full(4, 0.2)), StepLine(axes, np.full(4, value))
    *behind, told = FormerLine(scene, axes, own, before, str).label(token, 0.9)
    assert isinstance(told, Text) and len(behind) == (anchor == "end")
    assert (told.anchor, told.plain) == (anchor, str(value) if alone else f"before the change {value}")
    left = told.x if anchor == "start" else told.x - SURELY * width_of(told.plain)
    assert left >= 50 and left + SURELY * width_of(told.plain) <= 50 + wide
    assert 0 <= told.y - 0.7 * LETTERS < told.y <= 80


def test_a_ledger_before_a_token_was_put_in_still_adds_up() -> None:
    lesson = random_lesson("lstm", 3, "one two three four five")
    longer = random_lesson("lstm", 3, "one two new three four five")
    for held, ghost in ((longer, run(lesson)), (lesson, run(longer))):
        chart = LedgerChart(Film(held, run(held), FilmOptions(view="ledger"), ghost=ghost).scene)
        steps = counterpart_steps(chart.scene.trace.tokens, ghost.tokens)
        assert chart.former is not None
        for token, there in enumerate(steps):
            memory = (ghost if there >= 0 else chart.scene.trace).layers[0]["c"][
                max(there, 0) if there >= 0 else token, 0
            ]
            assert chart.former[token].sum() == pytest.approx(float(memory))


def test_a_step_line_holds_each_value_and_shows_none_before_its_token() -> None:
    axes = Axes(Rect(0, 0, 400, 100), 2, 6, Scale(0.0, 1.0))
    made = StepLine(axes, np.array([0.5, np.nan, 1.0, 0.25]), dashed=True)
    assert made.path(2) == ((0.0, 50.0), (100.0, 50.0), (100.0, 50.0), (200.0, 50.0))
    assert made.begun(2, 0.0) == () and made.value(2, 0.0) != 1.0 and made.height(2, 0.0) == 50.0
    assert made.begun(2, 0.5) == ((200.0, 50.0), (200.0, 0.0), (250.0, 0.0)) and made.value(2, 0.5) == 1.0
    assert made.height(0, 0.0) == axes.base and not list(made.past(0))
    many = StepLine(Axes(Rect(0, 0, 4, 100), 0, 8, Scale(0.0, 1.0)), np.linspace(0, 1, 8))
    assert len(many.path(7)) == 2 and many.begun(7, 0.5) == ()


@pytest.mark.parametrize("size", [(640, 360), (720, 400), (1051, 483), (1280, 720)])
@pytest.mark.parametrize("view", CHARTS)
def test_words_of_a_chart_beside_its_former_run_cover_nothing_on_a_stage_of_any_size(
    qapp: QApplication, view: str, size: tuple[int, int]
) -> None:
    load_fonts()
    covers_nothing(on_stage(_beside_its_former_run(view), size))
