"""The reading card: it has a room of its own, its words fit, and it changes nothing of the picture."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from tests.ui.film.films import random_lesson
from tests.ui.film.views.test_layout_laws import ink
from ui.export.format import FilmLike
from ui.export.uncaptioned import lay_out_film
from ui.export.writers.mp4 import Mp4Settings
from ui.film.drawing.page import LETTERS, LINES, page_for
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Paragraph, Rect, Text
from ui.film.views import views
from ui.paint.kept.extents import extent
from ui.paint.text import break_lines
from ui.paint.theme import load_fonts

SHAPES = [(1920, 1080), (2560, 1080), (1440, 1080), (1080, 1080), (1080, 1920)]
TOLD = [key for key, lesson in builtin_lessons().items() if lesson.about or lesson.notes]


def _film(lesson: Lesson, view: str = "cell", language: str = "en") -> Film:
    return Film(lesson, run(lesson), FilmOptions(view=view, card=True, language=language))


def _card(film: FilmLike) -> Rect:
    boxes = [mark for mark in film.frame(0.0).backdrop if isinstance(mark, Box) and mark.radius == 14]
    return Rect(*boxes[-1][:4])


def _is_told(mark: Text | Paragraph, card: Rect) -> bool:
    """Whether words stand on the card."""
    return mark.x > card.x and card.y < mark.y < card.y + card.height


@pytest.mark.parametrize("shape", [(1440, 1080), (1080, 1080), (1080, 1920), (1080, 1440)])
@pytest.mark.parametrize("view", views())
def test_on_pages_that_are_not_wide_letters_stay_large_and_nothing_covers_another(
    qapp: QApplication, view: str, shape: tuple[int, int]
) -> None:
    load_fonts()
    film = _film(find("jenny-rafsun"), view).on(page_for(*shape))
    page, card = film.frame(0.0).page, _card(film)
    assert min(page) / LINES <= 1.8 * LETTERS, "a little smaller than without a card"
    assert (card.width > card.height) == (shape[1] > 1.3 * shape[0]), "it stands below a picture that is high"
    for beat in range(len(film.timeline.beats)):
        frame = film.frame(film.timeline.time_at_rest(11, beat))
        areas = [(mark, area) for mark in frame.everything if mark.opacity > 0.5 and (area := ink(mark)) is not None]
        for (one, a), (other, b) in combinations(areas, 2):
            assert not isinstance(one, Text | Paragraph) or not isinstance(other, Text | Paragraph) or not a.over(b)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("key", TOLD)
def test_words_stand_in_the_card_and_the_picture_beside_it(
    qapp: QApplication, key: str, shape: tuple[int, int]
) -> None:
    load_fonts()
    film = _film(find(key), language="de").on(page_for(*shape))
    for token in range(len(film.timeline.tokens)):
        frame = film.frame(film.timeline.time_at_rest(token, 0))
        card = _card(film)
        assert frame.page.width / frame.page.height == pytest.approx(shape[0] / shape[1])
        assert card.x + card.width <= frame.page.width and card.y + card.height <= frame.page.height
        for mark in frame.everything:
            if not isinstance(mark, Text | Paragraph):
                continue
            area = extent(mark)
            if _is_told(mark, card):
                assert area.right() <= card.x + card.width + 1 and area.bottom() <= card.y + card.height + 1
            else:
                beside = area.right() <= card.x + 1 or area.bottom() <= card.y + 1
                assert beside or area.top() >= card.y + card.height, "nothing of the picture lies under the card"


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("key", TOLD)
def test_no_text_is_cut_and_note_and_about_do_not_meet(qapp: QApplication, key: str, shape: tuple[int, int]) -> None:
    load_fonts()
    film = _film(find(key)).on(page_for(*shape))
    lesson, card = film.scene.lesson, _card(film)
    for token in range(len(film.timeline.tokens)):
        frame = film.frame(film.timeline.time_at_rest(token, 0))
        told = [mark for mark in frame.everything if isinstance(mark, Paragraph) and _is_told(mark, card)]
        notes = [lesson.notes[at] for at in sorted(lesson.notes) if at <= token][-1:]
        assert [mark.text for mark in told] == [each for each in (lesson.about, *notes) if each]
        for mark in told:
            lines, size = break_lines(mark.text, mark.size, mark.weight, mark.width, mark.height)
            assert len(lines) * size * 1.36 <= mark.height + 1, "all of it fits"
            assert size * 55 >= min(frame.page[:2]), "and can be read"
        heads = [mark for mark in frame.everything if isinstance(mark, Text) and _is_told(mark, card)]
        areas = [(extent(mark).top(), extent(mark).bottom()) for mark in told]
        areas = sorted([*areas, *((mark.y - 0.75 * mark.size, mark.y + 0.25 * mark.size) for mark in heads)])
        assert all(above[1] <= below[0] + 1 for above, below in pairwise(areas))


@pytest.mark.parametrize("view", views())
def test_every_view_has_its_picture_beside_the_card(view: str) -> None:
    film = _film(find("jenny-rafsun"), view)
    plain = Film(film.scene.lesson, film.scene.trace, FilmOptions(view=view)).on(film.scene.page)
    time = film.timeline.time_at_rest(11, 1)
    beside, alone = film.frame(time), plain.frame(time)
    assert set(alone.everything) < set(beside.everything) and beside.caption == alone.caption
    assert film.frame(0.0).backdrop is film.frame(1.0).backdrop, "one object for many frames"


def test_a_note_fades_in_at_its_token_and_nothing_of_it_moves() -> None:
    film = _film(find("jenny-rafsun"))
    start, seen = film.timeline.time_of(11), set()
    for k in range(20):
        frame = film.frame(start + k / 40)
        notes = [mark for mark in frame.settled if isinstance(mark, Paragraph) and mark.align == "start"]
        assert sum(mark.opacity for mark in notes) <= 1.0 + 1e-9 and len(notes) <= 2
        seen |= {(mark.x, mark.y, mark.size) for mark in notes}
    assert len(seen) == 1


def test_a_lesson_without_words_has_no_card_and_without_the_option_all_is_as_it_was() -> None:
    bare = random_lesson("lstm", 3)
    assert not bare.about and not bare.notes
    plain, with_option = Film(bare, run(bare)), _film(bare)
    assert with_option.frame(3.0) == plain.frame(3.0)
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson))
    assert film.with_card().with_card(False).frame(3.0) == film.frame(3.0)
    assert film.with_card(False) is film
    only_notes = _film(replace(lesson, about=""))
    assert any(
        isinstance(mark, Text) and mark.plain == "At “Jenny” (3)"
        for mark in only_notes.frame(only_notes.timeline.time_at_rest(2, 0)).settled
    )


@pytest.mark.parametrize("shape", [*SHAPES, (640, 360)])
@pytest.mark.parametrize("view", ["cell", "memory", "stack"])
def test_without_a_caption_it_ends_where_the_picture_does(
    qapp: QApplication, view: str, shape: tuple[int, int]
) -> None:
    load_fonts()
    settings = Mp4Settings(width=shape[0], height=shape[1], caption=False)
    film = lay_out_film(_film(find("jenny-rafsun"), view), settings)
    frame, card = film.frame(30.0), _card(film)
    assert frame.page.width / frame.page.height == pytest.approx(shape[0] / shape[1], abs=0.002)
    assert card.y + card.height <= frame.page.height - 1
    told = [mark for mark in film.frame(30.0).everything if isinstance(mark, Text | Paragraph) and _is_told(mark, card)]
    assert len(told) == 4 and max(extent(mark).bottom() for mark in told) <= card.y + card.height
