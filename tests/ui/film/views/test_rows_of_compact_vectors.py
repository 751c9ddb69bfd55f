"""On compact pages vectors have as many numbers as there is room for: that depends on the page, never on values."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.lessons.run import run
from tests.ui.film.films import builtin_film, random_lesson
from tests.ui.film.views.test_layout_laws import film
from tests.ui.film.views.test_on_screens import can_be_read, on_stage
from ui.film.drawing.strips import MOST_ROWS, blocks, footprint, neighbours, shape
from ui.film.film import Film, FilmOptions
from ui.film.marks import Strip

WITH_PLOTS = (860, 400)  # of the stage in a window of 1280 × 720 with plots below it
STAGES = [(640, 360), (700, 394), (720, 400), WITH_PLOTS, (800, 450), (900, 430), (640, 900)]


def numbers(made: Film, name: str, beat: int = -1, token: int = 2) -> Strip:
    """The numbers of a vector at the end of a beat."""
    beat %= len(made.timeline.beats)
    frame = made.frame(made.timeline.time_at_rest(token, beat))
    found = [
        mark for mark in frame.everything
        if isinstance(mark, Strip) and mark.about is not None and mark.about.quantity == name and any(mark.texts)
    ]  # fmt: skip
    return found[0]


def test_three_numbers_of_four_units_beside_plots(qapp: QApplication) -> None:
    made = on_stage(film("cell", "lstm", 4), WITH_PLOTS)
    assert set(made.scene.diagram.compact.values()) == {3}
    unit, row = made.scene.unit, made.scene.layer_trace["c"][2].tolist()
    shown = numbers(made, "c")
    assert shown.units == (0, 1, 2) and shown.rows == 3 and shown.eye == unit == 2
    assert list(shown.values) == row[:3] and len(shown.texts) == 3
    can_be_read(made, WITH_PLOTS)


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_of_vectors_that_have_room_all_units_are_shown_without_shades(qapp: QApplication, cell: str) -> None:
    made = on_stage(film("cell", cell, 3), (800, 450))
    state = made.scene.cell.memory.state
    assert made.scene.page.compact and made.scene.diagram.rows(state) >= 3
    shown = numbers(made, state)
    assert list(shown.values) == made.scene.layer_trace[state][2].tolist() and all(shown.texts) and not shown.units


@pytest.mark.parametrize("cell", ["lstm", "lstm-peephole", "gru", "gru-before", "rnn"])
def test_how_many_depends_on_the_page_alone(cell: str) -> None:
    for size in STAGES:
        rows = set()
        for seed in (1, 2):
            lesson = random_lesson(cell, 6, "a b c" if seed == 1 else "one two three four five")
            made = on_stage(Film(lesson, run(lesson), FilmOptions(unit=seed)), size)
            rows.add(tuple(sorted(made.scene.diagram.compact.items())))
        assert len(rows) == 1, size


@pytest.mark.parametrize("view", ["cell", "backward"])
@pytest.mark.parametrize(("cell", "units"), list(product(["lstm", "gru", "lstm-peephole"], [2, 4, 7])))
def test_the_laws_hold_for_as_many_as_there_are(qapp: QApplication, view: str, cell: str, units: int) -> None:
    seen = set()
    for size in STAGES:
        made = on_stage(film(view, cell, units), size)
        can_be_read(made, size)
        seen |= set(made.scene.diagram.compact.values())
    assert seen and max(seen) <= MOST_ROWS


@pytest.mark.parametrize("size", STAGES)
def test_vectors_stand_apart_and_above_the_caption(size: tuple[int, int]) -> None:
    for cell in ("lstm", "gru", "lstm-peephole", "rnn"):
        made = on_stage(film("cell", cell, 8), size)
        diagram, scene = made.scene.diagram, made.scene
        tall = {
            key: footprint(scene.units_of(s.quantity), diagram.rows(s.quantity)) for key, s in diagram.stations.items()
        }
        for key, station in diagram.stations.items():
            wide, high = tall[key]
            assert station.y + high / 2 <= scene.room.caption.y, key
            for name, other in diagram.operations.items():
                across = abs(other.x - station.x) < (wide + other.size[0]) / 2
                assert not across or abs(other.y - station.y) >= (high + other.size[1]) / 2 - 0.5, (
                    size,
                    cell,
                    key,
                    name,
                )


def test_the_selected_unit_is_always_among_them() -> None:
    assert neighbours(0, 3, 8) == neighbours(2, 3, 8) == (0, 1, 2)
    assert neighbours(3, 3, 8) == (1, 2, 3) and neighbours(7, 3, 8) == (5, 6, 7)
    assert neighbours(5, 1, 8) == (5,)
    for unit in range(5):
        lesson = random_lesson("lstm", 5)
        made = on_stage(Film(lesson, run(lesson), FilmOptions(unit=unit)), WITH_PLOTS)
        shown = numbers(made, "c")
        assert unit in shown.units and shown.units[shown.eye] == unit
        assert [made.scene.layer_trace["c"][2][k] for k in shown.units] == list(shown.values)


def test_shades_of_all_units_stand_over_the_numbers_of_some() -> None:
    assert shape(8, 3).characters == 0 and blocks(8, 3)[0].count == 8 and len(blocks(8, 3)) == 1
    assert shape(3, 3).characters and [block.first for block in blocks(3, 3)] == [0, 1, 2]
    assert shape(2, 4).rows == 2 and footprint(2, 4)[1] < footprint(2, 1)[1] + footprint(1, 1)[1]
    heights = [footprint(8, rows)[1] for rows in range(1, 5)]
    assert all(b - a == footprint(1, 1)[1] for a, b in pairwise(heights))
    assert heights[-1] < footprint(8)[1] + 5.0


def test_a_step_that_is_left_out_shows_as_many(qapp: QApplication) -> None:
    lesson = replace(random_lesson("lstm", 6), skipped=(1,))
    made = on_stage(Film(lesson, run(lesson), FilmOptions(unit=4)), WITH_PLOTS)
    assert numbers(made, "c", token=1).units == (2, 3, 4)


def test_a_lesson_shows_more_numbers_on_a_larger_stage() -> None:
    small, large = (on_stage(builtin_film("random-stack"), size) for size in ((640, 360), WITH_PLOTS))
    rows = [max(made.scene.diagram.compact.values()) for made in (small, large)]
    assert rows == [2, 3]
