"""The run before a change in the charts: a dashed line on the same axes, the band up to this run's, and its number."""

from __future__ import annotations

import random
from functools import cache

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.charts.gradient import reach_back
from simulator.analysis.charts.half_life import lives
from simulator.analysis.comparison.run_alignment import counterpart_steps
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec
from tests.ui.film.films import random_lesson
from ui.film.charts.gates import GatesChart
from ui.film.charts.gradient import GradientChart
from ui.film.charts.half_life import HalfLifeChart
from ui.film.charts.ledger import LedgerChart
from ui.film.charts.parts.axes import Axes
from ui.film.charts.parts.former_run import BAND
from ui.film.charts.parts.memory_line import THIN
from ui.film.charts.parts.scales import Scale
from ui.film.charts.parts.step_line import StepLine
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Curve, Frame, Polygon, Rect, Text
from ui.film.views import views

CHARTS = [key for key, view in views().items() if view.chart]
SENTENCE = "jenny-rafsun"


@cache
def _beside_its_former_run(view: str) -> Film:
    """The sentence with its forget gate held open at one token, beside the run before that change."""
    lesson = find(SENTENCE)
    held = replace(lesson, holds=(HoldSpec(0, "f", values=(1.0,), units=(0,), start=11, stop=12),))
    return Film(held, run(held), FilmOptions(view=view), ghost=run(lesson))


def _at_rest(made: Film, token: int) -> Frame:
    return made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1))


NUMBERS = {
    "memory": "before the change −0.994",
    "kept": "before the change −0.994",
    "gates": "before the change 0.0003",
    "half-life": "before the change 0.087",
    "ledger": "before the change −0.994",
    "gradient": "1.1·10⁻⁷",
}


@pytest.mark.parametrize("view", CHARTS)
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


def _dashed(made: Film, token: int) -> Curve:
    """The line before the change that reaches farthest to the left."""
    marks = _at_rest(made, token).everything
    lines = [mark for mark in marks if isinstance(mark, Curve) and mark.dashed and mark.width == THIN]
    return min(lines, key=lambda mark: (mark.points[0][0], -len(mark.points)))


def test_the_dashed_lines_go_through_the_numbers_before_the_change() -> None:
    former = run(find(SENTENCE))
    made = _beside_its_former_run("gates")
    lanes = GatesChart(made.scene).lanes
    assert lanes is not None
    axes, values = lanes.fields["f"], former.layers[0]["f"][:, 0]
    ends = dict(_dashed(made, 19).points)
    assert all(ends[axes.x(k)] == pytest.approx(axes.y(float(values[k]))) for k in range(11, 19))
    made = _beside_its_former_run("half-life")
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
