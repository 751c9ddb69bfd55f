"""Where a lesson is pictured."""

import pytest

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from ui.film.film import Film
from ui.film.motion.most_change import most_change


def test_the_sentence_is_pictured_at_rafsun_with_the_memory_changed() -> None:
    lesson = find("jenny-rafsun")
    trace = run(lesson)
    timeline = Film(lesson, trace).timeline
    token, beat = most_change(trace, timeline)
    assert timeline.tokens[token] == "Rafsun"
    assert timeline.beats[beat].key == "memory"


@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_every_lesson_is_pictured_inside_its_film(key: str) -> None:
    lesson = find(key)
    trace = run(lesson)
    timeline = Film(lesson, trace).timeline
    token, beat = most_change(trace, timeline)
    assert 0 <= token < trace.steps
    assert 0 <= beat < len(timeline.beats)
