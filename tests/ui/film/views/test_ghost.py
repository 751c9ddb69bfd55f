"""The ghost: another run behind the vectors, where it differs, and nowhere else."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.edits.layers import with_layer
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson
from tests.ui.film.films import random_lesson
from ui.film.film import Film, FilmOptions
from ui.film.marks import About, Curve, Frame, Strip, Text
from ui.film.scene.table import table, value_words
from ui.film.text.number_format import cell_number, precise
from ui.film.views import views
from ui.film.views.unrolled.view import UnrolledView

FROM = 2  # the step from which a gate is held


def held(lesson: Lesson) -> Lesson:
    return replace(lesson, holds=(HoldSpec(0, "f", units=(0,), values=(0.9,), start=FROM),))


@cache
def film(view: str = "cell", units: int = 3) -> Film:
    before = random_lesson("lstm", units)
    return Film(held(before), run(held(before)), FilmOptions(view=view), ghost=run(before))


def rest(made: Film, token: int) -> Frame:
    return made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1))


def strips(frame: Frame) -> list[Strip]:
    return [mark for mark in frame.everything if isinstance(mark, Strip) and mark.about is not None]


@pytest.mark.parametrize("view", ["cell", "stack"])
@pytest.mark.parametrize("units", [3, 64])
def test_behind_every_vector_stands_what_the_other_run_has_where_it_differs(view: str, units: int) -> None:
    made = film(view, units)
    ghost = made.scene.ghost
    assert ghost is not None
    for token in range(made.scene.trace.steps):
        seen = 0
        for mark in strips(rest(made, token)):
            assert mark.about is not None
            then, now = (each.layers[0][mark.about.quantity][token] for each in (ghost, made.scene.trace))
            shown = list(mark.units) or list(range(units if mark.about.quantity != "x" else 4))
            if np.array_equal(then, now):
                assert mark.ghost == ()
            else:
                assert list(mark.ghost) == then[shown].tolist()
                seen += 1
        assert (seen > 0) == (token >= FROM)


def test_the_unit_under_the_eye_says_what_it_was() -> None:
    made = film()
    words = [mark.plain for mark in rest(made, FROM).everything if isinstance(mark, Text)]
    assert made.scene.ghost is not None
    for name, scale in (("f", "gate"), ("c", "signed"), ("h", "signed")):
        was = cell_number(float(made.scene.ghost.layers[0][name][FROM][0]), scale, 5)
        assert f"was {was}" in " ".join(words), name
    assert not any("was" in mark.plain for mark in rest(made, 0).everything if isinstance(mark, Text))
    assert f", was {made.scene.ghost.layers[0]['f'][FROM][0]:.6g}" in made.tooltip(About(0, FROM, "f", 0))


@pytest.mark.parametrize("view", list(views()))
def test_the_header_says_how_a_ghost_is_drawn_where_strips_have_one_and_nowhere_else(view: str) -> None:
    made, legend = film(view), "at the edge of a cell"
    drawn = any(strip.ghost for strip in strips(rest(made, FROM + 1)) if strip.about and not strip.about.run)
    said = any(legend in mark.plain for mark in made.frame(0.0).backdrop if isinstance(mark, Text))
    assert said == (drawn and made.scene.ghost is not None)


def test_a_run_that_is_the_same_has_no_ghost() -> None:
    lesson = random_lesson("lstm", 3)
    alone, same = Film(lesson, run(lesson)), Film(lesson, run(lesson), ghost=run(lesson))
    assert same.scene.ghost is None
    for token in range(4):
        assert rest(alone, token) == rest(same, token)


@pytest.mark.parametrize("view", ["cell", "stack", "unit", "unrolled"])
def test_what_has_no_counterpart_has_no_ghost(view: str) -> None:
    lesson = random_lesson("lstm", 3)
    others = (with_layer(lesson, 0, units=5), with_layer(lesson, 0, cell="rnn"), with_sequence(lesson, "two three"))
    for other in others:
        made = Film(lesson, run(lesson), FilmOptions(view=view), ghost=run(other))
        for token in range(4):
            for mark in strips(rest(made, token)):
                assert len(mark.ghost) in (0, len(mark.values))
    wider = Film(lesson, run(lesson), FilmOptions(view=view), ghost=run(others[0]))
    assert not any(mark.ghost for mark in strips(rest(wider, 3)) if mark.about and mark.about.quantity != "x")


def test_a_token_more_moves_the_ghost_along() -> None:
    before = random_lesson("lstm", 3)
    after = with_sequence(before, "one two new three two").lesson
    made = Film(after, run(after), ghost=run(before))
    by_name = {mark.about.quantity: mark for mark in strips(rest(made, 4)) if mark.about is not None}
    assert list(by_name["h"].ghost) == run(before).layers[0]["h"][3].tolist()
    assert all(mark.ghost == () for mark in strips(rest(made, 2)))


def test_the_river_of_the_other_run_is_dashed_where_it_is_another() -> None:
    made = film("unrolled")
    frame = rest(made, 3)
    dashed = [mark for mark in frame.everything if isinstance(mark, Curve) and mark.dashed]
    assert isinstance(made.composer, UnrolledView)
    left = made.composer.grid.left(FROM, 0.0)
    assert dashed and min(x for mark in dashed for x, _ in mark.points) == pytest.approx(left)
    alone = Film(made.scene.lesson, made.scene.trace, FilmOptions(view="unrolled"))
    assert not any(isinstance(mark, Curve) for mark in rest(alone, 3).everything)


def test_a_changed_weight_stands_behind_the_new_one() -> None:
    lesson = random_lesson("lstm", 3)
    other = with_layer(lesson, 0, seed=8)
    made = Film(other.lesson, run(other), FilmOptions(view="unit"), ghost=run(lesson))
    frame = made.frame(made.timeline.time_at_rest(1, 1))
    weights = [mark for mark in strips(frame) if mark.about and mark.about.quantity.startswith("W_")]
    assert weights and made.scene.ghost is not None
    for mark in weights:
        assert mark.about is not None
        expected = made.scene.ghost.layers[0].layer.weights[mark.about.quantity][0]
        assert list(mark.ghost) == expected[list(mark.units)].tolist()


@pytest.mark.parametrize("view", ["cell", "stack"])
def test_what_numbers_were_can_be_read_and_heard(view: str) -> None:
    made = film(view)
    assert made.scene.ghost is not None
    then = float(made.scene.ghost.layers[0]["f"][FROM][0])
    time = made.timeline.time_at_rest(FROM, len(made.timeline.beats) - 1)
    found = table(made.scene, made.timeline.locate(time), view == "stack")
    rows = {(row.quantity, row.unit): row for row in found}
    assert rows["f", 0].was == then and rows["f", 1].was is None
    said = value_words(rows["f", 0], made.scene.language)
    assert said.endswith(f": 0.9000, set by hand, was {precise(then)}")
    assert any(f"(set by hand, was {precise(then)})" in line for line in made.numbers(time))
    assert not any("was" in line for line in made.numbers(made.timeline.time_at_rest(0, 3)))


@pytest.mark.parametrize("view", ["cell", "unit", "unrolled"])
def test_any_order_and_twice_give_the_same_frame(view: str) -> None:
    made = film(view)
    fresh = Film(made.scene.lesson, made.scene.trace, FilmOptions(view=view), ghost=made.scene.ghost)
    times = np.linspace(0.0, made.duration, 23).tolist()
    frames = [made.frame(time) for time in times]
    assert [fresh.frame(time) for time in reversed(times)] == frames[::-1]
