"""On stages of all sizes: no letters are smaller than 11 pixels, nothing covers anything, and all is on the page."""

from __future__ import annotations

from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from simulator.lessons.run import run
from tests.ui.film.films import builtin_film, random_lesson
from tests.ui.film.views.test_layout_laws import covers_nothing, film, ink, wires_keep_to_the_law
from tests.ui.film.views.test_letters import large_enough
from ui.film.drawing.page import LEAST, LETTERS, LOWEST, NARROWEST, PIXELS, SMALLEST, STEPS, Room, page_on_screen
from ui.film.film import Film, FilmOptions
from ui.film.marks import Text, Wire
from ui.film.views import view_of, views
from ui.paint.painter import image, placement
from ui.paint.theme import THEMES, load_fonts
from ui.paint.wire_path import arrow_head

SMALL = [(640, 360), (720, 400), (800, 450)]
STAGES = [
    *SMALL, (1024, 576), (640, 900), (790, 470), (979, 515), (1051, 483), (1024, 465), (780, 900), (1280, 720),
    (1920, 1080), (3840, 2160),
]  # fmt: skip


def on_stage(made: Film, size: tuple[int, int]) -> Film:
    """A film as a stage of this size has it, in pixels."""
    return made.on(page_on_screen(*size, partial(view_of(made.options.view).narrowest, made.scene)))


@pytest.mark.parametrize("size", STAGES)
@pytest.mark.parametrize("view", list(views()))
def test_letters_can_be_read_and_nothing_covers_another(qapp: QApplication, view: str, size: tuple[int, int]) -> None:
    load_fonts()
    for cell, units in (("lstm", 3), ("lstm", 8), ("gru", 64), *(() if view_of(view).chart else (("rnn", 1),))):
        can_be_read(on_stage(film(view, cell, units), size), size)


def can_be_read(made: Film, size: tuple[int, int]) -> None:
    """Letters have at least 11 pixels, and the laws of the layout hold."""
    large_enough(made)
    covers_nothing(made)
    wires_keep_to_the_law(made)
    scale = placement(made.scene.page, QRectF(0, 0, *size)).m11()
    assert scale * LETTERS >= PIXELS, (made.scene.page, made.scene.cell.key)


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("cell", ["lstm", "gru", "gru-before", "rnn", "lstm-peephole"])
@pytest.mark.parametrize("view", [key for key, each in views().items() if not each.chart])
def test_small_stages_show_every_cell_with_any_number_of_units(
    qapp: QApplication, view: str, cell: str, size: tuple[int, int]
) -> None:
    for units in (1, 3, 8, 16, 256):
        made = on_stage(film(view, cell, units), size)
        assert made.scene.page.compact, units
        can_be_read(made, size)


@pytest.mark.parametrize("size", [*SMALL, (790, 470), (900, 466), (1024, 465), (780, 900)])
@pytest.mark.parametrize("key", ["jenny-rafsun", "simple-rnn", "same-in-a-gru"])
@pytest.mark.parametrize("view", ["cell", "stack", "backward", "unit", "unrolled", "compare"])
def test_lessons_with_a_read_out_have_no_letters_over_others(
    qapp: QApplication, view: str, key: str, size: tuple[int, int]
) -> None:
    can_be_read(on_stage(builtin_film(key, view=view), size), size)


@pytest.mark.parametrize("size", STAGES)
def test_the_page_of_a_stage_has_nearly_its_shape(size: tuple[int, int]) -> None:
    page = page_on_screen(*size, lambda _: NARROWEST)
    assert page.width / page.height == pytest.approx(size[0] / size[1], abs=STEPS[1] / page.height)
    assert page.height >= SMALLEST and page.compact == (page.height < LOWEST)


def test_a_stage_whose_size_changes_little_keeps_its_page() -> None:
    pages = [page_on_screen(900 + k, 500, lambda _: NARROWEST) for k in range(100)]
    assert 1 < len(set(pages)) < 12
    assert pages == sorted(pages)
    assert page_on_screen(1920, 1080, lambda _: NARROWEST) == page_on_screen(1280, 720, lambda _: NARROWEST) == LEAST


@pytest.mark.parametrize("view", ["cell", "backward", "memory"])
def test_the_caption_reaches_both_edges_without_a_seam(qapp: QApplication, view: str) -> None:
    size = (1051, 483)
    made = on_stage(builtin_film("jenny-rafsun", view=view), size)
    frame, theme = made.frame(0.0), THEMES["light"]
    painted = image(frame, theme, *size)
    field = placement(frame.page, QRectF(0, 0, *size)).mapRect(QRectF(*Room(frame.page).caption))
    row = round(field.top()) + 2
    assert field.left() > 2 and len({painted.pixel(x, row) for x in range(size[0])}) == 1


def test_a_low_page_has_its_header_in_one_line_and_says_where_the_weights_come_from() -> None:
    made = on_stage(builtin_film("jenny-rafsun"), (1400, 483))
    words = {mark.plain: mark for mark in made.frame(0.0).everything if hasattr(mark, "plain")}
    title = words["Forgetting Jenny, remembering Rafsun"]
    (place,) = [mark for text, mark in words.items() if text.startswith("LSTM")]
    assert title.y == place.y == words["token 1 of 20"].y and view_of("cell").narrowest(made.scene, LEAST) <= 1300


@pytest.mark.parametrize("size", [*SMALL, (640, 900), (790, 470), (1051, 483), (780, 900), (1024, 768), (1280, 720)])
@pytest.mark.parametrize("view", ["cell", "stack", "backward"])
def test_a_long_token_stays_clear_of_the_arrow_to_the_next_layer(
    qapp: QApplication, view: str, size: tuple[int, int]
) -> None:
    load_fonts()
    lesson = random_lesson("lstm", 8, "one incomprehensibilities two")
    for cell in ("lstm", "gru", "rnn", "lstm-peephole"):
        made = replace(lesson, layers=tuple(replace(lesson.layers[0], cell=cell) for _ in range(3)))
        frame = on_stage(Film(made, run(made), FilmOptions(view=view)), size).frame(8.0)
        word = next(
            area for mark in frame.everything if isinstance(mark, Text) and mark.size == 36 if (area := ink(mark))
        )
        ways = [
            mark for mark in frame.everything
            if isinstance(mark, Wire) and mark.points[-1][1] < mark.points[-2][1] and (mark.arrow or view == "backward")
        ]  # fmt: skip
        assert ways
        for x, y in (arrow_head(way.points, way.width)[0].toTuple() for way in ways):
            assert x + 14.0 < word.left or y >= word.bottom + 2.0, (word, x, y, frame.page)


@pytest.mark.parametrize("size", [*SMALL, (1280, 720)])
@pytest.mark.parametrize("view", ["cell", "backward"])
def test_what_comes_from_below_and_goes_above_is_named_on_the_page_and_outside_the_cell(
    qapp: QApplication, view: str, size: tuple[int, int]
) -> None:
    lesson = random_lesson("lstm", 3)
    made = replace(lesson, layers=tuple(replace(lesson.layers[0], cell="lstm", seed=k) for k in range(3)))
    found = on_stage(Film(made, run(made), FilmOptions(view=view, layer=1)), size)
    can_be_read(found, size)
    words = [area for mark in found.frame(0.0).everything if isinstance(mark, Text) and (area := ink(mark))]
    assert all(area.left >= 0.0 and area.right <= found.scene.page.width for area in words)
    (above,) = [area for area in words if area.what in ("to layer 3", "nothing from layer 3")]
    assert above.bottom < found.scene.diagram.y
