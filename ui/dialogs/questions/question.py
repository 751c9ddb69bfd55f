"""A question, its answer, and what shows it."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from ui.cli.requests import ExportRequest
from ui.cli.verb import find_verb
from ui.program import ROOT
from ui.settings.translation import translate

LESSONS = ROOT / "resources" / "questions"
MOST_LINES = 5


@dataclass(frozen=True)
class Question:
    """What is `asked`, the `answer` in a few lines, `words` by which it is found, and what shows it.

    `shown` is what is typed behind `main.py export` to make its picture: a lesson, a view, a place. `command` is the
    name of a command of the window that does what was asked, and `typed` a command line that does, "" for none.
    All texts are English, and translated where they are shown.
    """

    key: str
    asked: str
    answer: str
    words: str
    shown: str
    command: str = ""
    typed: str = ""

    @property
    def title(self) -> str:
        """What is asked, in the language of the window."""
        return translate("Questions", self.asked)

    @property
    def lines(self) -> list[str]:
        """The answer, in the language of the window."""
        return translate("Questions", self.answer).split("\n")

    def request(self, theme: str = "light", language: str = "en") -> ExportRequest:
        """The picture as a request of the command line."""
        verb = find_verb("export")
        assert verb is not None
        lesson, *rest = shlex.split(self.shown)
        words = [self._place(lesson), "-o", f"{self.key}.png", *rest, f"--theme={theme}", f"--language={language}"]
        found: ExportRequest = verb.parse(words)
        return found

    @staticmethod
    def _place(lesson: str) -> str:
        """The key of a built-in lesson, or the file of one that was made for a question."""
        return str(LESSONS.parents[1] / lesson) if lesson.endswith(".json") else lesson
