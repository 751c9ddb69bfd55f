"""Runs that are compared: in step, true to their own traces, told apart from the first, and fluent at any length."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.comparison.distances import distances, left_of_first
from simulator.analysis.measures import gate_means
from simulator.lessons.builtin import find
from simulator.lessons.comparison import compared_runs
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.edits.variants import with_cell, with_cells_compared, with_equals_compared, with_kept_run
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson
from tests.ui.film.films import random_lesson
from ui.film.drawing.hits import hit
from ui.film.film import Film, FilmOptions
from ui.film.marks import About, Box, Curve, Frame, Polygon, River, Strip, Text
from ui.film.narration import depths
from ui.film.narration.claims.views.runs import LETTERS
from ui.film.narration.telling import LONGEST
from ui.film.text.number_format import cell_number
from ui.film.views.compare.pane import DETAILED
from ui.film.views.compare.view import CompareView


@pytest.mark.parametrize(("compared", "names"), [
    (with_cells_compared, ["LSTM · gender", "Simple RNN · unit 1", "LSTM · unit 1", "GRU · unit 1"]),
    (with_equals_compared, ["LSTM · gender", "GRU · gender", "Simple RNN · fades", "Minimal gated unit · gender"]),
])  # fmt: skip
def test_each_run_calls_its_unit_by_its_own_name(
    compared: Callable[[Lesson], ResolvedLesson], names: list[str]
) -> None:
    found = compared(find("jenny-rafsun")).lesson
    made = Film(found, run(found), FilmOptions(view="compare"))
    words = [mark.plain for mark in made.frame(0.0).everything if isinstance(mark, Text)]
    assert {*names, "unit 1"} <= set(words) and "gender" not in words


@cache
def lesson(others: int, units: int = 3, words: str = "one two three two") -> Lesson:
    """A lesson with so many other runs to compare with, at most three."""
    first = random_lesson("lstm", units, words)
    made = with_layer(with_kept_run(first, "before"), 0, initialiser="chrono").lesson
    for key in ("rnn", "gru")[: others - 1]:
        made = with_cell(made, key).lesson
    return made


@cache
def film(others: int = 3, units: int = 3) -> Film:
    made = lesson(others, units)
    return Film(made, run(made), FilmOptions(view="compare"))


def rest(made: Film, token: int) -> Frame:
    return made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1))


def memories(frame: Frame) -> dict[int, Strip]:
    """The memory of each run as it stands at a moment."""
    strips = (mark for mark in frame.settled if isinstance(mark, Strip) and mark.about is not None)
    return {mark.about.run: mark for mark in strips if mark.about is not None}


@pytest.mark.parametrize("others", [1, 2, 3])
@pytest.mark.parametrize("units", [3, 64])
def test_every_run_shows_its_own_memory_at_the_same_token(others: int, units: int) -> None:
    made = film(others, units)
    for token in range(4):
        shown = memories(rest(made, token))
        assert sorted(shown) == list(range(others + 1))
        for k, each in enumerate(made.scene.compared):
            state = each.cell.memory.state
            assert shown[k].about == About(0, token, state, run=k)
            assert list(shown[k].values) == each.layer_trace[state][token].tolist()


def test_where_units_correspond_the_first_run_stands_behind_the_others() -> None:
    made = film()
    shown = memories(rest(made, 3))
    first = made.scene.layer_trace["c"][3].tolist()
    assert [list(shown[k].ghost) for k in range(4)] == [[], first, [], []]  # the RNN and the GRU remember h, not c


def test_gates_and_what_is_left_of_the_first_token_are_told_in_numbers() -> None:
    made = film()
    words = [mark.plain for mark in rest(made, 2).everything if isinstance(mark, Text)]
    for each in made.scene.compared:
        for means in list(gate_means(each.layer_trace).values())[:2]:  # there is room for two in a row of four
            assert cell_number(float(means[2]), "gate", 6) in words
    found = distances([each.trace for each in made.scene.compared], 0)
    for k in (1, 2, 3):
        assert cell_number(float(found.sizes[k, 2]), "gate", 6) in words


def test_the_runs_are_in_step_whatever_their_beats() -> None:
    made = film()
    assert isinstance(made.composer, CompareView)
    panes = made.composer.panes
    assert len({pane.scene.timeline.step_seconds for pane in panes}) > 1
    for token in (0, 2):
        for share in np.linspace(0.0, 1.0, 23):
            passed = float(share) * made.timeline.step_seconds * 0.999
            moment = made.timeline.locate(made.timeline.time_of(token) + passed)
            for pane in panes:
                own = pane.in_step.own(moment)
                assert own.token == moment.token
                assert pane.scene.timeline.share(own) == pytest.approx(made.timeline.share(moment), abs=1e-9)
                assert token <= pane.in_step.front(moment) <= token + 1


def test_numbers_come_once_they_are_there_and_never_while_the_first_run_rests() -> None:
    made = film()
    assert isinstance(made.composer, CompareView)
    lead, beats = made.composer.panes[0].in_step, [beat.key for beat in made.timeline.beats]
    assert beats == ["read", "forget", "input", "memory", "output"]
    moments = [made.timeline.locate(made.timeline.time_at_rest(2, k)) for k in range(len(beats))]
    assert [lead.written_share(moment) for moment in moments] == [0.0, 0.0, 0.0, 1.0, 1.0]
    assert [lead.told_step(moment) for moment in moments] == [1, 1, 1, 1, 2]
    for pane in made.composer.panes:
        shares = [(pane.in_step.written_share(moment), pane.in_step.told_share(moment)) for moment in moments]
        assert {share for pair in shares for share in pair} <= {0.0, 1.0} and shares[-1] == (1.0, 1.0)
        assert shares == sorted(shares) and all(told <= written for written, told in shares)


def test_nothing_jumps_and_nothing_flickers() -> None:
    made = film()
    step = made.timeline.step_seconds
    frames = [made.frame(0.7 * step + k / 60) for k in range(int(0.9 * step * 60))]
    for before, after in pairwise(frames):
        was, now = _seen(before), _seen(after)
        for key in was.keys() | now.keys():
            assert abs(was.get(key, 0.0) - now.get(key, 0.0)) <= 0.15 + 1e-6, key
        for one, other in zip(_dots(before), _dots(after), strict=True):
            assert abs(one.x - other.x) + abs(one.y - other.y) <= 0.02 * 1080 + 1e-6


def _seen(frame: Frame) -> dict[tuple[object, ...], float]:
    found: dict[tuple[object, ...], float] = {}
    letters = [mark for mark in frame.everything if isinstance(mark, Text) and mark.plain not in LETTERS]
    strips = [mark for mark in frame.everything if isinstance(mark, Strip)]
    for mark in (*letters, *strips):
        key = (mark.plain, mark.x, mark.y) if isinstance(mark, Text) else (mark.about, mark.values)
        found[key] = max(found.get(key, 0.0), mark.opacity)
    return found


def _dots(frame: Frame) -> list[Box]:
    dots = [mark for mark in frame.moving if isinstance(mark, Box) and mark.width == mark.height == 10.0]
    return sorted(dots, key=lambda mark: mark.fill or "")


def test_the_lines_are_the_memory_of_the_unit_under_the_eye() -> None:
    made = film()
    assert isinstance(made.composer, CompareView)
    board = made.composer.board
    lines = [mark for mark in made.composer.lines.past(4) if len(mark.points) == 5]
    lines = [mark for mark in lines if mark.points[0][0] == board.x and board.chart.y < mark.points[0][1]]
    assert len(lines) == 4
    for mark, each in zip(lines, made.scene.compared, strict=True):
        values = each.layer_trace[each.cell.memory.state][:, 0]
        heights = np.array([y for _, y in mark.points[1:]])
        assert np.corrcoef(values, heights)[0, 1] == pytest.approx(-1.0)


def test_a_place_tells_of_its_own_run() -> None:
    made = film()
    frame = rest(made, 3)
    assert isinstance(made.composer, CompareView)
    board = made.composer.board
    for k, each in enumerate(made.scene.compared):
        row = board.rows[k]
        about = hit(frame, board.at(1.5), row.y + 20)
        assert about is not None and (about.run, about.step) == (k, 1)
        value = float(each.layer_trace[each.cell.memory.state][1][2])
        told = made.tooltip(about._replace(unit=2))
        assert f": {value:.6g}".replace("-", "−") in told and ("in A" in told) == (k > 0)


def test_the_caption_names_who_holds_most_and_who_is_furthest() -> None:
    made = film()
    runs = made.scene.compared
    for token in (1, 2, 3):
        left = [float(left_of_first(each.layer_trace)[token]) for each in runs]
        best = int(np.argmax(left))
        assert f"{LETTERS[best]} ({runs[best].cell.name}) holds the most of what “one” wrote" in made.caption(token, -1)
        sizes = distances([each.trace for each in runs], 0).sizes[:, token]
        assert f"Furthest from A is {LETTERS[int(sizes.argmax())]}" in made.caption(token, -1)


def test_where_all_units_correspond_the_caption_names_the_unit_and_both_values() -> None:
    made = film(1)
    other = made.scene.compared[1]
    mine, theirs = (each.layer_trace["c"][2] for each in (made.scene, other))
    unit = int(np.abs(theirs - mine).argmax())
    caption = made.caption(2, -1)
    assert f"most in unit {unit + 1}: {theirs[unit]:+.3f}, where A has {mine[unit]:+.3f}".replace("-", "−") in caption


def words_of(made: Lesson, **where: int) -> list[str]:
    """What is to be read where the lesson is compared."""
    frame = Film(made, run(made), FilmOptions(view="compare", **where)).frame(3.0)  # type: ignore[arg-type]
    return [mark.plain for mark in frame.everything if isinstance(mark, Text)]


def test_a_lesson_without_variants_is_compared_with_cells_that_say_that_they_are_not_trained() -> None:
    words = words_of(random_lesson("lstm", 3))
    assert "Simple RNN" in words and "GRU" in words and words.count("initialised, not trained") == 3


def test_a_run_that_is_the_same_is_told_to_be() -> None:
    same = with_kept_run(random_lesson("lstm", 3), "twin").lesson
    made = Film(same, run(same), FilmOptions(view="compare"))
    assert "All memories are the same here." in made.caption(2, -1)
    assert "A and B each hold 15.1\u202f% of what “one” wrote." in made.caption(2, -1)
    apart = with_cell(same, "gru").lesson
    kept, other = apart.variants
    held = replace(apart, variants=(kept, replace(other, holds=(HoldSpec(0, "z", values=(0.1,)),))))
    assert "A and B each hold 15.1\u202f% of what “one” wrote (C" in Film(
        held, run(held), FilmOptions(view="compare")
    ).caption(2, -1)


def test_a_variant_with_fewer_layers_and_units_is_shown_as_far_as_it_goes() -> None:
    small = random_lesson("gru", 2)
    large = random_lesson("lstm", 5)
    large = replace(large, layers=(*large.layers, *random_lesson("lstm", 4).layers))
    made = replace(large, variants=with_kept_run(small, "small").lesson.variants, readout=None)
    shown = Film(made, run(made), FilmOptions(view="compare", layer=1, unit=3))
    assert "no such unit" in words_of(made, layer=1, unit=3)
    assert len(memories(rest(shown, 2))[1].values) == 2


def test_what_is_set_by_hand_is_said() -> None:
    held = replace(random_lesson("lstm", 3), holds=(HoldSpec(0, "f", values=(0.5,)),), idealised=True)
    words = words_of(held)
    assert "partly set by hand" in words and "gates rounded to 0 or 1" in words


@pytest.mark.parametrize("depth", list(depths()))
@pytest.mark.parametrize("language", ["en", "de"])
def test_captions_have_room(depth: str, language: str) -> None:
    made = with_cells_compared(replace(random_lesson("lstm-peephole", 3), variants=())).lesson
    shown = Film(made, run(made), FilmOptions(view="compare", depth=depth, language=language))
    assert len(shown.scene.compared) == 4
    assert all(len(shown.caption(token, -1)) <= LONGEST for token in range(4))


def test_a_long_run_is_drawn_in_as_many_pieces_as_can_be_seen() -> None:
    made = lesson(3, 3, " ".join(f"w{k % 7}" for k in range(2500)))
    shown = Film(made, run(made), FilmOptions(view="compare"))
    frame = rest(shown, 1700)
    assert DETAILED < 2500
    assert max(len(mark.xs) for mark in frame.everything if isinstance(mark, River)) <= 1200
    assert max(len(mark.points) for mark in frame.everything if isinstance(mark, Curve)) <= 1200
    assert max(len(mark.values) for mark in frame.everything if isinstance(mark, Strip)) <= 600
    assert len(frame.settled) + len(frame.moving) < 150


def test_lines_that_would_cover_each_other_are_bands_from_the_least_to_the_largest_value() -> None:
    made = lesson(1, 3, " ".join(f"w{k % 7}" for k in range(2500)))
    shown = Film(made, run(made), FilmOptions(view="compare"))
    lines, board = shown.composer.lines, shown.composer.board
    bands = [mark for mark in lines.past(2500) if isinstance(mark, Polygon)]
    edges = [mark for mark in lines.past(2500) if isinstance(mark, Curve)]
    assert len(bands) == 2 and len(edges) == 4
    for k, each in enumerate(shown.scene.compared):
        values = each.layer_trace[each.cell.memory.state][:, 0]
        low, high = ([y for _, y in edge.points] for edge in edges[2 * k : 2 * k + 2])
        assert max(low) == pytest.approx(lines._y(float(min(values.min(), 0.0))), abs=1e-6)
        assert min(high) == pytest.approx(lines._y(float(max(values.max(), 0.0))), abs=1e-6)
        assert edges[2 * k].points[-1][0] == pytest.approx(board.at(2500))
        length = sum(math.dist(a, b) for a, b in pairwise(edges[2 * k].points))
        assert length < 2 * board.width  # no zigzag, whose dashes would take a tenth of a second


def test_runs_that_are_given_are_not_made_again() -> None:
    made = lesson(3)
    runs = compared_runs(made, run(made))
    shown = Film(made, runs[0].trace, FilmOptions(view="compare"), runs=runs)
    assert [each.trace for each in shown.scene.compared] == [each.trace for each in runs]


def test_any_order_and_twice_give_the_same_frame() -> None:
    made = film()
    fresh = Film(made.scene.lesson, made.scene.trace, FilmOptions(view="compare"))
    times = np.linspace(0.0, made.duration, 31).tolist()
    frames = [made.frame(time) for time in times]
    assert [fresh.frame(time) for time in reversed(times)] == frames[::-1]


def test_its_numbers_are_read_run_by_run() -> None:
    made = film()
    runs = ["this lesson (LSTM)", "before (LSTM)", "Simple RNN (Simple RNN)", "GRU (GRU)"]
    told = [made.numbers(made.timeline.time_at_rest(2, beat)) for beat in (0, len(made.timeline.beats) - 1)]
    for lines, token in zip(told, ("two", "three"), strict=True):
        assert [line.split(".")[0] for line in lines] == [f"{each}, after “{token}”" for each in runs]
    assert not made.numbers(made.timeline.time_at_rest(0, 0))
    lines = told[0]
    assert "forget gate, on average" in lines[0]


def test_memories_stand_on_one_scale() -> None:
    lesson = find("continual-stream")
    made = Film(lesson, run(lesson), FilmOptions(view="compare"))
    assert isinstance(made.composer, CompareView)
    strips = [mark for pane in made.composer.panes for mark in pane.numbers_at(11) if isinstance(mark, Strip)]
    assert len(strips) > 1 and len({strip.limit for strip in strips}) == 1
    assert strips[0].limit >= max(abs(value) for strip in strips for value in strip.values)
