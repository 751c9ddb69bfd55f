"""The questions of a page: what is asked, what stands in the field, what is right, and why, with all numbers put in.

How near an answer comes is judged in the page by `resources/web/scoring.js`, as `questions/scoring.py` does here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from simulator.lessons.guide.storyline.expressions.evaluate import Runs
from simulator.lessons.guide.storyline.questions.answers import answer
from simulator.lessons.guide.storyline.questions.drawn import draw
from simulator.lessons.guide.storyline.questions.kinds import Drawn, Predict, Question, Sketch
from simulator.lessons.guide.storyline.words import Words
from ui.film.narration.asked import STEPS, first_guess, labels_of, range_of_line
from ui.film.narration.inserted import write_value
from ui.film.text.language import Language
from ui.film.text.spoken import spoken_text

NUMBERS = 100
"""So many sets of drawn questions a page has ready: those that the window draws from the numbers 1 to 100."""

Tell = Callable[[Words], str]


def readable(text: str, language: Language) -> str | list[str]:
    """A text; with how it is heard, where a voice would pass over a sign."""
    heard = spoken_text(text, language)
    return text if heard == text else [text, heard]


class Asked:
    """The questions of a page, each once; steps name them by their numbers."""

    def __init__(self, runs: Runs, language: Language) -> None:
        self.questions: list[dict[str, Any]] = []
        self._runs, self._language = runs, language

    def ask(self, question: Question, layer: int, token: int, tell: Tell) -> list[list[int]]:
        """For each of the numbers that questions are drawn from, those that are asked at a step; one list where
        nothing is drawn.
        """
        if not isinstance(question, Drawn):
            return [[self._number(question, layer, token, tell)]]
        say, trace = partial(self._language.translate, "Course"), self._runs(0)
        drawn = (draw(question, trace, number, say) for number in range(1, NUMBERS + 1))
        return [[self._number(each, layer, 0, tell) for each in found] for found in drawn]

    def _number(self, question: Question, layer: int, token: int, tell: Tell) -> int:
        """The number of a question, which is kept once."""
        made = self._question(question, layer, token, tell)
        if made not in self.questions:
            self.questions.append(made)
        return self.questions.index(made)

    def _question(self, question: Question, layer: int, token: int, tell: Tell) -> dict[str, Any]:
        right = answer(question, self._runs, layer, token)
        labels = labels_of(question, self._runs(0), self._language, tell)
        made: dict[str, Any] = {
            "kind": str(question.__struct_config__.tag),
            "ask": readable(tell(question.ask), self._language),
            "why": readable(tell(question.why), self._language),
            "labels": [readable(label, self._language) for label in labels],
            "values": list(right.values),
            "right": list(right.right),
            "written": [write_value(value, self._language) for value in right.values],
        }
        if isinstance(question, Predict):
            made |= {"low": question.low, "high": question.high, "near": question.near, "steps": STEPS}
            made["first"] = first_guess(question.low, question.high)
            made["written"] = [write_guess(value, self._language) for value in right.values]
        elif isinstance(question, Sketch):
            made["low"], made["high"] = range_of_line(right.values)
            made["written"] = [write_value(value, self._language, form="2") for value in right.values]
        return made


def write_guess(number: float, language: Language) -> str:
    """A number that was guessed, or that would have been right: with two decimals, or none where it is large."""
    return write_value(number, language, form="2" if abs(number) < 100 else "0")
