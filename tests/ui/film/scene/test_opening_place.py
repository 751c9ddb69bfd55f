"""Where a lesson opens."""

import pytest

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from ui.film.film import Film
from ui.film.scene.opening_place import opening


def test_the_sentence_opens_at_rafsun_with_the_memory_changed() -> None:
    lesson = find("jenny-rafsun")
    trace = run(lesson)
    timeline = Film(lesson, trace).timeline
    token, beat = opening(trace, timeline)
    assert timeline.tokens[token] == "Rafsun"
    assert timeline.beats[beat].key == "memory"


@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_every_lesson_opens_inside_its_film(key: str) -> None:
    lesson = find(key)
    trace = run(lesson)
    timeline = Film(lesson, trace).timeline
    token, beat = opening(trace, timeline)
    assert 0 <= token < trace.steps
    assert 0 <= beat < len(timeline.beats)
