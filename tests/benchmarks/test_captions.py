"""Captions beside the frames that they stand in: asked once a beat, they are next to nothing of a film's time.

Run with `pytest -m full -s`. Both are measured in one process one after the other, the best of three times each.
"""

from __future__ import annotations

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.benchmarks.test_films import seconds
from ui.film.film import Film, FilmOptions
from ui.film.narration import depths
from ui.film.views import views

pytestmark = pytest.mark.full

FRAMES_A_SECOND, MOST = 30, 0.05


@pytest.mark.parametrize("depth", list(depths()))
@pytest.mark.parametrize("view", list(views()))
def test_captions_are_a_twentieth_of_the_frames_at_most(view: str, depth: str) -> None:
    """Of composing the frames alone, without painting them, which takes several times as long."""
    lesson = find("jenny-rafsun")
    trace = run(lesson)

    def film() -> Film:
        return Film(lesson, trace, FilmOptions(view=view, depth=depth))

    def all_frames() -> None:
        made = film()
        for number in range(int(made.duration * FRAMES_A_SECOND)):
            made.frame(number / FRAMES_A_SECOND)

    def all_captions() -> None:
        made = film()
        for place in made.timeline.places():
            made.caption(*place)

    share = min(seconds(all_captions) for _ in range(3)) / min(seconds(all_frames) for _ in range(3))
    print(f"\n{view}, {depth}: captions are {share:.1%} of the frames")
    assert share < MOST
