"""Cells that nobody has drawn, on stages of all sizes: letters of 11 pixels at least, and the laws of the layout."""

from __future__ import annotations

from functools import cache
from itertools import product
from string import ascii_letters

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.film.diagrams.test_automatic_layout import ALL, in_an_order_that_works, made_film
from tests.ui.film.diagrams.test_whole_cells import KNOWN, a_large_cell
from tests.ui.film.views.test_layout_laws import Area
from tests.ui.film.views.test_on_screens import can_be_read, on_stage
from ui.film.diagrams import diagram_of, small_diagram
from ui.film.diagrams.automatic.rows import width_of
from ui.film.drawing.page import LEAST, LETTERS
from ui.film.film import Film
from ui.film.marks import Box, Page, Strip, Text
from ui.film.text.formula import symbol
from ui.film.text.notation import NOTATIONS
from ui.paint.text import line_of, set_line
from ui.paint.theme import load_fonts

CELLS = {
    **{key: ALL[key] for key in ("minimal gated unit", "gru, undrawn", "lstm, undrawn", "eleven gates")},
    **{key: ALL[key] for key in ("projected", "one step ago")},
    **{key: KNOWN[key] for key in ("lstm-peephole, undrawn", "slstm", "rwkv", "over all units", "two inputs")},
    "three states": ALL["three states"], "twenty quantities": a_large_cell(1),
}  # fmt: skip
STATES = {"minimal gated unit": 1, "lstm, undrawn": 2, "three states": 3, "slstm": 4, "rwkv": 4}
STAGES = [(640, 360), (720, 400), (860, 400), (800, 450), (790, 470), (640, 900), (1280, 720), (3840, 2160)]


@cache
def film(key: str, view: str = "cell", units: int = 4) -> Film:
    return made_film(CELLS[key], units, view=view)


@pytest.mark.parametrize("view", ["cell", "backward"])
@pytest.mark.parametrize("size", STAGES)
@pytest.mark.parametrize("key", CELLS)
def test_letters_can_be_read_on_every_stage(qapp: QApplication, key: str, size: tuple[int, int], view: str) -> None:
    can_be_read(on_stage(film(key, view), size), size)


@pytest.mark.parametrize("units", [1, 3, 16, 256])
@pytest.mark.parametrize(("key", "size"), list(product(STATES, [(640, 360), (800, 450)])))
def test_so_they_can_with_any_number_of_units(qapp: QApplication, key: str, units: int, size: tuple[int, int]) -> None:
    assert len(CELLS[key].states) == STATES[key]
    can_be_read(on_stage(film(key, "cell", units), size), size)


@pytest.mark.parametrize("size", [(640, 360), (800, 450)])
@pytest.mark.parametrize("key", CELLS)
def test_a_small_picture_shows_and_plays_what_the_whole_one_does(key: str, size: tuple[int, int]) -> None:
    made = on_stage(film(key), size)
    small, whole = made.scene.diagram, diagram_of(CELLS[key])
    assert set(small.operations) == set(whole.operations)
    assert made.scene.page.compact and set(small.compact) == {each.quantity for each in small.stations.values()}
    for one, other in zip(small.plans, whole.plans, strict=True):
        assert (one.key, one.title, one.role, one.says) == (other.key, other.title, other.role, other.says)
        assert [(act.computes, act.formula) for act in one.acts] == [(a.computes, a.formula) for a in other.acts]
    assert made.timeline == film(key).timeline
    for token, beat in made.timeline.places()[: 2 * len(made.timeline.beats)]:
        time = made.timeline.time_at_rest(token, beat)
        assert made.frame(time).caption == film(key).frame(time).caption
        assert not [mark for mark in made.frame(time).moving if isinstance(mark, Strip) and mark.wire]


@pytest.mark.parametrize("size", [(640, 360), (790, 470), (640, 900)])
@pytest.mark.parametrize("key", ["slstm", "eleven gates", "lstm, undrawn"])
def test_on_the_way_back_nothing_travels_at_rest_either(key: str, size: tuple[int, int]) -> None:
    made = on_stage(film(key, "backward"), size)
    for token, beat in made.timeline.places()[: 2 * len(made.timeline.beats)]:
        frame = made.frame(made.timeline.time_at_rest(token, beat))
        assert not [mark for mark in frame.moving if isinstance(mark, Strip) and mark.wire]


@pytest.mark.parametrize("seed", [102, 103, 1035])
@pytest.mark.parametrize("size", [(640, 360), (720, 400), (800, 450)])
def test_so_they_can_in_the_largest_cells_there_may_be(qapp: QApplication, size: tuple[int, int], seed: int) -> None:
    can_be_read(on_stage(made_film(a_large_cell(seed), 4), size), size)


@pytest.mark.parametrize("seed", [291, *(pytest.param(seed, marks=pytest.mark.full) for seed in range(100, 290))])
def test_so_they_can_in_many_of_them(qapp: QApplication, seed: int) -> None:
    for view in ("cell", "backward"):
        can_be_read(on_stage(made_film(a_large_cell(seed), 4, view=view), (640, 360)), (640, 360))


def test_letters_in_place_of_wires_are_never_cut_off(qapp: QApplication) -> None:
    load_fonts()
    letters = [*ascii_letters, *(f"{one}{two}" for one in ascii_letters for two in "012")]
    names = [*letters, *(form.format(name) for name in letters for form in ("{}_prev", "a_{}", "r_{}", "tanh_{}"))]
    for notation, name in product(NOTATIONS.values(), names):
        runs = symbol(name, notation=notation)
        pieces, _ = set_line(runs, LETTERS, 600, width_of(name))
        assert [piece.text for piece in pieces] == [run.text for run in runs], (notation.key, name)


@pytest.mark.parametrize(("seed", "size"), [(115, None), (120, (640, 360)), (0, None)])
def test_names_in_pictures_with_letters_are_never_cut_off(
    qapp: QApplication, seed: int, size: tuple[int, int] | None
) -> None:
    load_fonts()
    for language, cell in product(("en", "de"), (a_large_cell(seed) if seed else KNOWN["slstm"],)):
        made = made_film(cell, 4, language=language)
        backdrop = (on_stage(made, size) if size else made).frame(0.0).backdrop
        for mark in (each for each in backdrop if isinstance(each, Text) and each.limit):
            assert "".join(piece.text for piece in line_of(mark)[0]) == mark.plain


def test_in_the_smallest_pictures_sums_are_left_out_first(qapp: QApplication) -> None:
    made = {seed: on_stage(made_film(a_large_cell(seed), 4), (640, 360)) for seed in (102, 291)}
    for seed, found in made.items():
        last = found.frame(found.timeline.time_at_rest(1, len(found.timeline.beats) - 1)).everything
        sums = {mark.about.quantity for mark in last if isinstance(mark, Text) and mark.about and mark.about.part == ""}
        assert any(quantity.startswith("a_") for quantity in sums) == (seed == 102), sums
        assert {each.sum_at for each in found.scene.diagram.operations.values()} == {"over" if seed == 102 else ""}


@pytest.mark.parametrize("key", ["slstm", "rwkv", "twenty quantities"])
def test_the_parts_of_a_small_picture_stand_inside_it_and_apart(key: str) -> None:
    for size in STAGES[:6]:
        made = on_stage(film(key), size)
        diagram, page = made.scene.diagram, made.scene.page
        backdrop = made.frame(0.0).backdrop
        boxes = [mark for mark in backdrop if isinstance(mark, Box) and mark.about is not None]  # no ground of a place
        bands = [mark for mark in boxes if (mark.fill or "").endswith(".area")]
        places = [Area(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height, f"{mark.fill}") for mark in bands]
        assert not [pair for pair in product(places, places) if pair[0] is not pair[1] and pair[0].over(pair[1])]
        cell = Area(diagram.x, diagram.y, diagram.x + diagram.width, diagram.y + diagram.height, "cell")
        assert all(place.inside(cell) for place in places) and cell.bottom <= made.scene.room.caption.y
        assert all(36.0 <= each.x <= page.width - 36.0 for each in diagram.stations.values())
        letters = [mark for mark in backdrop if isinstance(mark, Text) and mark.about and mark.about.part == "name"]
        assert len(letters) > len(diagram.stations)


def test_where_there_is_more_room_vectors_have_more_numbers() -> None:
    cell = KNOWN["slstm"]
    numbers = []
    for width, bottom in ((1320.0, 650.0), (1800.0, 800.0), (1800.0, 1400.0)):
        found = small_diagram(cell, diagram_of(cell), width, 64.0, bottom, 4)
        assert found is not None
        (rows,) = set(found.compact.values())
        numbers.append(rows)
        in_an_order_that_works(cell)
    assert numbers == sorted(numbers) and numbers[0] < numbers[-1] == 4
    assert small_diagram(cell, diagram_of(cell), 1800.0, 64.0, 1400.0, 2) is not None
    assert small_diagram(cell, diagram_of(cell), 1320.0, 64.0, 400.0, 4) is None
    assert small_diagram(cell, diagram_of(cell), 480.0, 64.0, 650.0, 4) is None


@pytest.mark.parametrize("key", ["one step ago", "projected"])
def test_what_has_no_letters_keeps_its_wires(key: str) -> None:
    assert small_diagram(CELLS[key], diagram_of(CELLS[key]), 1320.0, 64.0, 654.0, 1) is None
    small = on_stage(film(key), (640, 360)).scene.diagram
    assert not small.tags and small.compact


def test_a_page_is_as_wide_as_a_cell_needs_and_no_wider() -> None:
    scene = film("twenty quantities").scene
    page = Page(1320.0, 750.0, compact=True)
    wide = scene.narrowest(page)
    assert wide >= page.width
    assert scene.narrowest(page._replace(width=wide, height=page.height * wide / page.width)) == wide
    assert film("slstm").scene.narrowest(page) == page.width
    assert film("slstm").scene.narrowest(LEAST) == LEAST.width
