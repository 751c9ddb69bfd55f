"""The labels of F2: in every view some, none over another, all on the page, each with a line to what it names."""

from __future__ import annotations

from itertools import combinations

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from simulator.lessons.schema import Border
from tests.ui.film.films import builtin_film
from ui.film.film import Film, FilmOptions
from ui.film.marks import (
    About,
    Bars,
    Box,
    Curve,
    Frame,
    Mark,
    Moment,
    Node,
    Page,
    Polygon,
    River,
    Row,
    Run,
    Text,
    Wire,
)
from ui.film.text.language import languages
from ui.film.views import views
from ui.film.views.parts.labels import labels
from ui.paint.text import advance
from ui.paint.theme import load_fonts

BORDER = About(0, 0, "", part="border:anew")
pytestmark = pytest.mark.usefixtures("qapp")
PAGES = (Page(), Page(1920, 1440), Page(1920, 1920))
LESSONS = ("jenny-rafsun", "same-in-a-gru", "simple-rnn", "random-stack", "own-cell")


def _cards(marks: tuple[Mark, ...]) -> list[Box]:
    return [mark for mark in marks if isinstance(mark, Box) and mark.fill == "card"]


def _over(a: Box, b: Box) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("view", views())
def test_labels_lie_on_the_page_and_not_over_each_other(view: str, language: str) -> None:
    load_fonts()
    for key in LESSONS:
        lesson = builtin_lessons()[key]
        least = Film(lesson, run(lesson), FilmOptions(view=view, language=language))
        for page in PAGES:
            made = least.on(page)
            last = len(made.timeline.beats) - 1
            for beat in (0, last):
                marks = made.labels(made.timeline.time_at_rest(len(made.timeline.tokens) // 2, beat))
                cards, texts = _cards(marks), [mark for mark in marks if isinstance(mark, Text)]
                none = key == "simple-rnn" and view in ("gates", "half-life")  # in place of a chart
                none = none or (view == "readout" and lesson.readout is None)
                least_of = 1 if none else 2
                assert least_of <= len(cards) == len(texts), (key, view, page)
                assert len({text.plain for text in texts}) == len(texts)
                for card, text in zip(cards, texts, strict=True):
                    assert card.x >= 0 and card.x + card.width <= page.width
                    assert card.y >= 0 and card.y + card.height <= page.height
                    assert advance(text.plain, text.size, text.weight) <= card.width, text.plain
                assert not [(a, b) for a, b in combinations(cards, 2) if _over(a, b)]
                assert sum(isinstance(mark, Curve) for mark in marks) == len(cards)


@pytest.mark.parametrize("view", views())
def test_borders_of_sequences_have_labels_too(view: str) -> None:
    lesson = replace(builtin_lessons()["jenny-rafsun"], borders=(Border(9, goes_on=True), Border(11)), storyline=None)
    made = Film(lesson, run(lesson), FilmOptions(view=view))
    said = [mark.plain for mark in made.labels(made.timeline.time_at_rest(12, 2)) if isinstance(mark, Text)]
    assert len(said) >= 2
    assert view != "unrolled" or {"a sequence begins anew", "a sequence goes on"} <= set(said)


@pytest.mark.parametrize(
    "mark",
    [
        Box(20, 30, 40, 20, about=BORDER), Wire(((20, 40), (60, 40)), "ink", 2, about=BORDER),
        Node(40, 40, 20, 20, "×", "ink", about=BORDER), Curve(((20, 40), (60, 40)), "ink", 2, about=BORDER),
        Polygon(((20, 30), (60, 30), (60, 50), (20, 50)), "ink", about=BORDER),
        River((20, 60), (30, 30), (50, 50), (0, 0), 1, about=BORDER),
        Bars(35, 20, 50, 10, 20, (0.5, 0.5), "ink", about=BORDER),
        Text(40, 47, (Run("c"),), 20, "ink", "middle", about=BORDER), Row(Box(20, 30, 40, 20, about=BORDER), 40, 3),
    ],
    ids=lambda mark: type(mark).__name__,
)  # fmt: skip
def test_a_mark_of_any_kind_can_bear_a_label(mark: Mark) -> None:
    scene = builtin_film("jenny-rafsun").scene
    found = labels(Frame(scene.page, (), (), (mark,), "", Moment(0, 0, 0.0)), scene, False)
    ends = [point for line in found if isinstance(line, Curve) for point in line.points]
    assert any(abs(x - 40) < 15 and abs(y - 40) < 15 for x, y in ends)


@pytest.mark.parametrize("view", [key for key, view in views().items() if not view.chart])
def test_a_picture_of_cells_has_labels_enough(view: str) -> None:
    made = builtin_film("jenny-rafsun", view=view)
    time = made.timeline.time_at_rest(11, len(made.timeline.beats) - 1)
    assert len(_cards(made.labels(time))) >= 5


def test_the_marks_behind_are_those_of_the_frame() -> None:
    """Labels are laid over a picture, and change nothing in it."""
    made = builtin_film("jenny-rafsun")
    before = made.frame(3.0)
    made.labels(3.0)
    assert made.frame(3.0) == before
