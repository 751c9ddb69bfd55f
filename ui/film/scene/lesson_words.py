"""What a lesson's author says in it: what to look for, and the notes by token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simulator.lessons.schema import Lesson
from ui.film.scene.scene import Scene
from ui.film.text.language import Language


class Note(NamedTuple):
    """What is said at a token: its heading, "At “Rafsun” (12)", and the words."""

    heading: str
    words: str


class LessonWords(NamedTuple):
    """What to look for in a lesson ("" where nothing is said), and the notes by the place of their token, in order."""

    about: str
    notes: dict[int, Note]

    def at(self, token: int, first: int) -> tuple[str, ...]:
        """What is said at a token; at the `first` that is shown, what to look for is said before it."""
        note = self.notes.get(token)
        return tuple(each for each in (self.about if token == first else "", note.words if note else "") if each)


def words_of(scene: Scene | None) -> LessonWords:
    """The words of the lesson that is shown, in the film's language where the lesson has them in it."""
    return NONE if scene is None else lesson_words(scene.lesson, scene.trace.tokens, scene.language)


def lesson_words(lesson: Lesson, tokens: Sequence[str], language: Language) -> LessonWords:
    """The words of a lesson with these tokens, in a language where it has them in it."""
    heading = language.translate("Picture", "At {token} ({number})")
    notes = {
        at: Note(heading.format(token=language.quote(tokens[at]), number=at + 1), _own(words, language))
        for at, words in sorted(lesson.notes.items())
        if words.strip()
    }
    return LessonWords(_own(lesson.about, language), notes)


def _own(text: str, language: Language) -> str:
    return language.translate("Lesson", text.strip()) if text.strip() else ""


NONE = LessonWords("", {})
