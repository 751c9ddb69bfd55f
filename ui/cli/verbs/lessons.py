"""The built-in lessons: key and title."""

from __future__ import annotations

from typing import NamedTuple

from ui.cli.verb import Verb, check_machine


class LessonsRequest(NamedTuple):
    """There is nothing to ask."""


VERB = Verb(
    "lessons",
    "the built-in lessons",
    LessonsRequest,
    about="The built-in lessons: key and title, one a line.",
    place=10,
)


@VERB.run
def run(request: LessonsRequest) -> str:
    """A line for each lesson."""
    check_machine()
    from simulator.lessons.builtin import builtin_lessons

    width = max(map(len, builtin_lessons()))
    return "\n".join(f"{key:<{width}}  {lesson.title}" for key, lesson in builtin_lessons().items())
