"""A small picture has no words, and shows the operations whole."""

from __future__ import annotations

import pytest

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from ui.film.drawing.thumbnail import core_of, without_words
from ui.film.film import Film
from ui.film.marks import Frame, Moment, Node, Page, Paragraph, Strip, Text
from ui.film.motion.most_change import most_change


def pictured(key: str) -> Frame:
    lesson = find(key)
    film = Film(lesson, run(lesson))
    return film.frame(film.timeline.time_at_rest(*most_change(film.scene.trace, film.timeline)))


@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_the_words_are_gone_and_the_rest_stands_where_it_stood(key: str) -> None:
    frame = pictured(key)
    small = without_words(frame)
    assert any(isinstance(mark, Text) for mark in frame.everything)
    assert not any(isinstance(mark, Text | Paragraph) for mark in small.everything)
    assert not any(isinstance(mark, Strip) and (any(mark.texts) or mark.labels) for mark in small.everything)
    assert {mark.label for mark in small.everything if isinstance(mark, Node)} <= {"", "×", "+"}
    places = [(type(mark), mark.x, mark.y) for mark in frame.everything if isinstance(mark, Strip | Node)]
    assert [(type(mark), mark.x, mark.y) for mark in small.everything if isinstance(mark, Strip | Node)] == places


@pytest.mark.parametrize("key", list(builtin_lessons()))
@pytest.mark.parametrize("shape", [1.0, 1.5, 3.0])
def test_every_operation_is_inside_in_the_shape_that_is_wanted(key: str, shape: float) -> None:
    frame = pictured(key)
    part = core_of(frame, shape)
    assert part.width == pytest.approx(shape * part.height)
    for node in (mark for mark in frame.everything if isinstance(mark, Node)):
        assert part.x < node.x - node.width / 2 and node.x + node.width / 2 < part.x + part.width
        assert part.y < node.y - node.height / 2 and node.y + node.height / 2 < part.y + part.height


def test_a_frame_without_operations_is_shown_whole() -> None:
    part = core_of(Frame(Page(1920.0, 1080.0), (), (), (), "", Moment(0, 0, 0.0)), 16 / 9)
    assert part.x <= 0.0 and part.y <= 0.0 and part.width >= 1920.0 and part.height >= 1080.0
    assert (part.x + part.width / 2, part.y + part.height / 2) == (960.0, 540.0)
