"""Which of the built-in lessons every run of the tests goes through; the others are a long campaign (`-m full`)."""

import random

import pytest

from simulator.analysis.worksheet import MOST_UNITS
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.schema import Lesson

IN_EVERY_RUN = (
    "jenny-rafsun", "worked-example", "same-in-a-gru", "simple-rnn", "four-beats", "own-cell", "random-stack",
)  # fmt: skip
"""One for each kind of cell and of origin: where a test goes through all lessons, these stand for them."""


def lessons_of_every_run() -> dict[str, Lesson]:
    """Those lessons by key, in their order."""
    return {key: builtin_lessons()[key] for key in IN_EVERY_RUN}


def lessons_for_paper() -> list[str]:
    """Those whose first layer is small enough to be computed by hand, by key."""
    return [key for key, lesson in builtin_lessons().items() if lesson.layers[0].units <= MOST_UNITS]


def drawn_lessons(count: int, seed: int) -> list[object]:
    """All lessons as parameters of a test, by key: so many drawn by a seed in every run, the others in the campaign.

    The parameter that takes them is called neither `key` nor `lesson`, as `conftest.py` marks these itself.
    """
    drawn = random.Random(seed).sample(sorted(builtin_lessons()), count)
    return [pytest.param(key, marks=[] if key in drawn else pytest.mark.full) for key in builtin_lessons()]
