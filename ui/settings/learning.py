"""What is remembered of somebody who learns: whether they were led before, and the number of their questions."""

from __future__ import annotations

from simulator.lessons.guide.storyline.questions.drawn import LARGEST_SEED
from ui.settings.settings import stored


def leads_first() -> bool:
    """Whether nobody was led through a lesson before; from now on somebody was."""
    was_led = stored().contains("was_led")
    stored().setValue("was_led", "true")
    return not was_led


def question_number() -> int:
    """The number from which questions are drawn: 1 until another is chosen."""
    found = str(stored().value("question_number", 1))
    is_one = found.isascii() and found.isdecimal() and len(found) <= 9 and 1 <= int(found) <= LARGEST_SEED
    return int(found) if is_one else 1


def remember_question_number(number: int) -> None:
    """Draw questions from this number next time too."""
    if question_number() != number:
        stored().setValue("question_number", number)
