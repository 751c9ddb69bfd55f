"""Which of the built-in lessons every run of the tests goes through; the others are a long campaign (`-m full`)."""

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.schema import Lesson

IN_EVERY_RUN = (
    "jenny-rafsun", "worked-example", "same-in-a-gru", "simple-rnn", "four-beats", "own-cell", "random-stack",
)  # fmt: skip
"""One for each kind of cell and of origin: where a test goes through all lessons, these stand for them."""


def lessons_of_every_run() -> dict[str, Lesson]:
    """Those lessons by key, in their order."""
    return {key: builtin_lessons()[key] for key in IN_EVERY_RUN}
