"""Charts as films: pure functions of time, their cursor at the moment, their lines and bars where the numbers are."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.measures import memory_account
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec
from tests.ui.film.films import builtin_film, random_lesson
from ui.film.charts.ledger import LedgerChart
from ui.film.charts.memory import MemoryChart
from ui.film.charts.parts.axes import Axes, groups
from ui.film.charts.parts.chosen_units import chosen_units
from ui.film.charts.parts.scales import Scale, even, powers, tick_label, ticks
from ui.film.drawing.hits import hit
from ui.film.drawing.page import MARGIN
from ui.film.film import Film, FilmOptions
from ui.film.marks import About, Box, Curve, Rect, Strip, Text
from ui.film.scene.chart_options import ChartOptions
from ui.film.text.language import languages
from ui.film.views import views

CHARTS = [key for key, view in views().items() if view.chart]
ALONG_TOKENS = [key for key in CHARTS if key != "text"]
SENTENCE = "jenny-rafsun"


@pytest.mark.parametrize("view", ALONG_TOKENS)
def test_a_chart_is_a_pure_function_of_time_and_nothing_in_it_jumps(view: str) -> None:
    made = builtin_film(SENTENCE, view=view)
    step = made.timeline.step_seconds
    times = [made.timeline.time_at(10.6 + k / 60 / step) for k in range(int(1.8 * step * 60))]
    frames = [made.frame(time) for time in times]
    fresh = Film(made.scene.lesson, made.scene.trace, FilmOptions(view=view))
    for k in random.Random(3).sample(range(len(times)), 10):
        assert fresh.frame(times[k]) == frames[k]
    cursors = [_cursor(made, time) for time in times]
    assert all(0.0 <= after - before <= 20.0 for before, after in pairwise(cursors))
    assert cursors[-1] > cursors[0]
    seen = [
        {(mark.plain, mark.x, mark.y): mark.opacity for mark in frame.everything if isinstance(mark, Text)}
        for frame in frames
    ]
    for before, after in pairwise(seen):
        assert all(abs(before.get(key, 0.0) - after.get(key, 0.0)) <= 0.25 for key in before | after)


def _cursor(made: Film, time: float) -> float:
    """Where the line of the moment stands."""
    lines = [mark for mark in made.frame(time).moving if isinstance(mark, Curve) and mark.role == "ink"]
    return max(mark.points[0][0] for mark in lines if not mark.dashed)


@pytest.mark.parametrize("view", CHARTS)
def test_its_caption_tells_of_a_token_once_it_has_written_and_fits(view: str) -> None:
    for key in ("same-in-a-gru", "simple-rnn", "worked-example"):
        for language in languages():
            made = Film(find(key), run(find(key)), FilmOptions(view=view, language=language))
            for token in range(len(made.timeline.tokens)):
                told = [made.caption(token, beat) for beat in range(len(made.timeline.beats))]
                assert all(10 < len(each) <= 200 for each in told)
                before = made.caption(token - 1, -1) if token else told[0]
                assert told == sorted(told, key=(before, told[-1]).index) and told[0] == before


def test_the_memory_line_goes_through_the_memory() -> None:
    made = builtin_film(SENTENCE, view="memory")
    chart = MemoryChart(made.scene)
    past = list(chart.past(made.scene.trace.steps))
    lines = [mark for mark in past if isinstance(mark, Curve) and mark.role == "memory"]
    values = made.scene.layer_trace["c"]
    for unit, (line, axes) in enumerate(zip(lines, chart.fields, strict=True)):
        at = dict(line.points)  # the last point at each place
        for token in range(len(values)):
            assert at[axes.x(token + 1)] == pytest.approx(axes.y(float(values[token, unit])))
    falls = [mark for mark in past if isinstance(mark, Box) and mark.stroke == "forget"]
    tallest = max(falls, key=lambda mark: mark.height)
    account = memory_account(made.scene.layer_trace)
    lost = chart.fields[0].y(float(account.kept[11, 0])) - chart.fields[0].y(float(account.old[11, 0]))
    assert tallest.height + tallest.stroke_width == pytest.approx(lost)


def test_what_is_pointed_at_is_the_unit_at_that_token() -> None:
    for view, quantity in (("memory", "c"), ("kept", "c"), ("half-life", "f")):
        made = builtin_film(SENTENCE, view=view)
        hits = (hit(made.frame(3.0), 400 + k * 74, 700) for k in range(20))
        found = {about._replace(part="") for about in hits if about is not None}
        assert About(0, 11, quantity, {"memory": 2, "kept": None, "half-life": 0}[view]) in found
    made = builtin_film(SENTENCE, view="gates")
    frame = made.frame(made.timeline.time_of(12))
    maps = [mark for mark in frame.settled if isinstance(mark, Strip)]
    left, top = maps[0].x - maps[0].width / 2, maps[0].y - maps[0].height / 2
    about = hit(frame, left + 11.5 * maps[0].cell_width, top + 1.5 * maps[0].cell_height)
    assert about == About(0, 11, "f", 1, part="chart:gates")
    assert maps[0].values[11 * 3] == made.scene.layer_trace["f"][11, 0]


def test_only_the_tokens_and_units_that_are_asked_for_are_shown() -> None:
    lesson = random_lesson("lstm", 24, "one two three four five six seven")
    made = Film(lesson, run(lesson), FilmOptions(view="memory", chart_options=ChartOptions((2, 5), (3, 20))))
    words = {mark.plain for mark in made.frame(0.0).everything if isinstance(mark, Text)}
    assert {"three", "four", "five", "unit 4", "unit 21"} <= words
    assert not {"two", "six", "unit 1"} & words
    for options in (ChartOptions((2, 8)), ChartOptions((3, 3)), ChartOptions(units=(24,))):
        with pytest.raises(IndexError, match=r"the run has|layer 0 has"):
            Film(lesson, run(lesson), FilmOptions(view="memory", chart_options=options))


@pytest.mark.parametrize("view", CHARTS)
def test_before_and_after_the_tokens_that_are_asked_for_a_chart_stands_too(view: str) -> None:
    lesson = random_lesson("lstm", 3, "one two three four five six")
    made = Film(lesson, run(lesson), FilmOptions(view=view, chart_options=ChartOptions((3, 5))))
    for token in range(6):
        assert made.frame(made.timeline.time_of(token, 1, 0.5)).backdrop


def test_the_ledger_s_bars_lead_to_the_memory_and_show_what_a_replay_would_change() -> None:
    made = builtin_film(SENTENCE, view="ledger")
    rest = made.frame(made.timeline.time_at_rest(11, len(made.timeline.beats) - 1))
    bars = [mark for mark in rest.moving if isinstance(mark, Box) and mark.fill in ("plus", "minus")]
    chart = LedgerChart(made.scene)
    stairs, changes = chart.parts, chart.changes
    assert changes is not None
    ends = [mark.points[0][0] for mark in rest.moving if isinstance(mark, Curve) and mark.dashed]
    assert ends == [pytest.approx(stairs.x(float(made.scene.layer_trace["c"][11, 0])))]
    written = max((bar for bar in bars if bar.x < changes.field.x), key=lambda bar: bar.width)
    changed = max((bar for bar in bars if bar.x >= changes.field.x), key=lambda bar: bar.width)
    assert written.width == pytest.approx(abs(stairs.x(-0.9948) - stairs.x(0.0)), abs=0.5)
    assert changed.width == pytest.approx(abs(changes.x(-1.98643) - changes.x(0.0)), abs=0.5)
    assert written.fill == changed.fill == "minus"
    texts = {mark.plain for mark in rest.everything if isinstance(mark, Text)}
    assert {"−0.995", "−1.986", "one after the other they add up to c = −0.994"} <= texts


def test_lines_of_gradients_differ_by_more_than_hue() -> None:
    made = builtin_film("jenny-rafsun", view="gradient")
    frame = made.frame(made.timeline.time_at_rest(11, 0))
    samples = [mark for mark in frame.everything if isinstance(mark, Curve) and mark.points[0][0] == MARGIN]
    assert len(samples) == 4
    assert len({(mark.width, mark.dashed) for mark in samples}) == len(samples)


def test_gradients_of_several_cells_stand_over_each_other() -> None:
    lesson = random_lesson("lstm", 5, "one two three four five six seven")
    options = FilmOptions("gradient", chart_options=ChartOptions(over=("rnn", "lstm", "gru")))
    made = Film(lesson, run(lesson), options)
    frame = made.frame(made.timeline.time_at_rest(6, len(made.timeline.beats) - 1))
    lines = [mark for mark in frame.settled if isinstance(mark, Curve) and len(mark.points) == 8]
    assert len(lines) == 3 and len({(mark.width, mark.dashed) for mark in lines}) == 3
    for mark in lines:
        assert [a[0] for a in mark.points] == sorted(a[0] for a in mark.points)
    assert all(name in made.caption(2, -1) for name in ("Simple RNN", "LSTM", "GRU"))


@pytest.mark.parametrize("view", CHARTS)
def test_a_large_run_is_drawn_with_few_marks(view: str) -> None:
    lesson = random_lesson("lstm", 48, " ".join(f"w{k % 7}" for k in range(1500)))
    made = Film(lesson, run(lesson), FilmOptions(view=view))
    frame = made.frame(made.timeline.time_of(700))
    assert len(frame.everything) < 4000
    assert made.frame(made.timeline.time_of(701)).backdrop is frame.backdrop
    assert sum(len(mark.values) for mark in frame.everything if isinstance(mark, Strip)) < 120_000


def test_ticks_are_round_and_inside() -> None:
    generator = random.Random(1)
    for _ in range(300):
        low, high = sorted(generator.uniform(-1, 1) * 10.0 ** generator.randint(-6, 6) for _ in range(2))
        scale = even(low, high)
        found = ticks(scale, 6)
        assert 2 <= len(found) <= 7 and 0.0 in found
        assert all(scale.low - 1e-9 <= value <= scale.high * (1 + 1e-9) + 1e-9 for value in found)
        labels = (tick_label(value, scale, 6, languages()["de"]) for value in found)
        assert len({"".join(run.text for run in label) for label in labels}) == len(found)
    assert ticks(powers(0.3, 700.0), 9) == (0.1, 1.0, 10.0, 100.0, 1000.0)
    assert len(ticks(powers(1e-300, 1.0), 6)) <= 6
    axes = Axes(Rect(0, 0, 100, 100), 0, 10, Scale(0.1, 1000.0, True))
    assert [axes.y(value) for value in (0.1, 10.0, 1e9, 0.0, -1.0)] == [100.0, 50.0, 0.0, 100.0, 100.0]


def test_groups_of_neighbours_are_nearly_equal() -> None:
    for count, most in ((3000, 391), (512, 40), (7, 100), (1, 1)):
        starts = groups(count, most)
        sizes = np.diff(np.append(starts, count))
        assert len(starts) == min(count, most) and sizes.max() - sizes.min() <= 1 and sizes.min() >= 1


@pytest.mark.parametrize("held", [0.0, 3.0, 1e15])
@pytest.mark.parametrize("view", CHARTS)
def test_a_gate_that_is_held_anywhere_leaves_a_chart_that_can_be_read(view: str, held: float) -> None:
    lesson = replace(find(SENTENCE), holds=(HoldSpec(0, "f", values=(held,)),))
    made = Film(lesson, run(lesson), FilmOptions(view=view))
    for token in (0, 9, 19):
        frame = made.frame(made.timeline.time_of(token, 1, 0.5))
        assert len(frame.caption) < 200
        below = [mark for mark in frame.everything if isinstance(mark, Text) and mark.y > 100]
        sentences = [mark for mark in below if mark.about is not None and mark.about.part == "legend"]
        assert below and all(len(mark.plain) < 60 for mark in below if mark not in sentences)


def test_fields_of_many_units_are_not_chosen_by_what_is_to_come() -> None:
    """The selected, the pinned and the first; those that move most, where the whole run is shown."""
    lesson, moved = random_lesson("lstm", 40), np.arange(40.0)
    shown, told = (
        Film(lesson, run(lesson), FilmOptions(view="memory", unit=20, pins=(30,), whole_run=whole)).scene
        for whole in (False, True)
    )
    assert chosen_units(shown, 6, moved) == (0, 1, 2, 3, 20, 30)
    assert chosen_units(shown, 6, moved, few=3) == (0, 20, 30)
    assert chosen_units(told, 6, moved) == (20, 30, 36, 37, 38, 39)
