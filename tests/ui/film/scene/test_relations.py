"""What a number comes from and goes to: as the equations say, and as finite changes of the run show."""

from __future__ import annotations

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.film.films import CELLS, film
from ui.film.film import Film, FilmOptions
from ui.film.marks import About
from ui.film.scene.relations import places, relations


def names(found: frozenset[About]) -> set[tuple[int, int, str, int | None]]:
    return {(about.layer, about.step, about.quantity, about.unit) for about in found}


def test_the_memory_comes_from_what_was_kept_and_added_of_the_same_unit() -> None:
    scene = film("lstm", 4).scene
    found = relations(scene, About(0, 1, "c", 2))
    assert names(found.origins) == {(0, 1, "kept", 2), (0, 1, "added", 2)}
    assert names(found.uses) == {(0, 1, "tanh_c", 2), (0, 2, "c_prev", 2)}


def test_a_gate_comes_from_whole_vectors_through_its_sum() -> None:
    found = relations(film("lstm", 4).scene, About(0, 1, "f", 2))
    assert names(found.origins) == {(0, 1, "a_f", 2), (0, 1, "x", None), (0, 1, "h_prev", None)}
    assert names(found.uses) == {(0, 1, "kept", 2)}


def test_h_feeds_every_gate_of_the_next_token_and_the_layer_above() -> None:
    lesson = find("random-stack")
    scene = Film(lesson, run(lesson)).scene
    assert names(relations(scene, About(0, 1, "h", 2)).uses) == {(0, 2, "h_prev", 2), (1, 1, "x", 2)}
    assert names(relations(scene, About(1, 1, "x", 2)).origins) == {(0, 1, "h", 2)}
    assert (0, 1, "f", None) in names(relations(scene, About(0, 1, "h_prev", 2)).uses)
    last = len(scene.trace.tokens) - 1
    assert names(relations(scene, About(len(scene.trace.layers) - 1, last, "h", 0)).uses) == set()


def test_a_weight_feeds_its_sum() -> None:
    found = relations(film("lstm", 4).scene, About(0, 1, "W_f", 2, 1))
    assert names(found.uses) == {(0, 1, "a_f", 2)} and not found.origins


@pytest.mark.parametrize("cell", CELLS)
def test_origins_and_uses_are_two_sides_of_one_thing(cell: str) -> None:
    scene = film(cell, 3).scene
    for name in (*scene.layer_trace.quantities, "x", *(f"{state}_prev" for state in scene.cell.states)):
        here = About(0, 1, name, 1)
        for origin in relations(scene, here).origins:
            back = relations(scene, origin).uses
            assert here in back or here._replace(unit=None) in back, (name, origin)


@pytest.mark.parametrize("view", ["cell", "unit"])
@pytest.mark.parametrize("cell", CELLS)
def test_the_picture_shows_where_a_number_comes_from(cell: str, view: str) -> None:
    made = Film(film(cell, 4).scene.lesson, film(cell, 4).scene.trace, FilmOptions(view=view))
    frame = made.frame(made.timeline.time_at_rest(1, len(made.timeline.beats) - 1))
    state = made.scene.cell.memory.state
    found = relations(made.scene, About(0, 1, state, 0))
    assert places(frame, (About(0, 1, state, 0),))
    assert places(frame, found.origins)
