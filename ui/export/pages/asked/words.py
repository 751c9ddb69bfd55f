"""What a sheet of questions says beside them, in the language of its film; on paper, in LaTeX and as text alike."""

from __future__ import annotations

import math

from simulator.lessons.guide.storyline.questions.kinds import Choice, Forgotten, Order, Predict, Question, Sketch
from ui.export.pages.asked.questions import AskedQuestion, Questionnaire
from ui.film.narration.inserted import write_value
from ui.film.text.blanks import with_visible_blanks
from ui.film.text.language import Language

MOST_TOKENS = 80
"""A longer sequence is not told token by token."""


class QuestionWords:
    """The words of a sheet in a language."""

    def __init__(self, sheet: Questionnaire, language: Language) -> None:
        self._sheet, self._language = sheet, language

    def title(self, answers: bool) -> str:
        """What the page is."""
        translate = self._language.translate
        return translate("Worksheet", "Answer key") if answers else translate("Worksheet", "Questions")

    def name(self) -> str:
        """What stands before the line for a name."""
        return self._language.translate("Worksheet", "Name")

    def place(self) -> str:
        """Of which lesson they are, and the number they are drawn from."""
        number = self._language.translate("Worksheet", "number {seed}")
        drawn = "" if self._sheet.seed is None else number.format(seed=self._sheet.seed)
        return " · ".join(filter(None, (self._sheet.title, drawn)))

    def about(self) -> tuple[str, ...]:
        """What the lesson is for, what is to be known before, and the tokens with their numbers."""
        translate, sheet = self._language.translate, self._sheet
        tokens = " · ".join(f"{at + 1}\u00a0{with_visible_blanks(token)}" for at, token in enumerate(sheet.tokens))
        return tuple(
            words.format(it=it)
            for words, it in (
                (translate("Worksheet", "Aim: {it}"), sheet.aim),
                (translate("Worksheet", "To know before: {it}"), sheet.before),
                (translate("Worksheet", "The tokens: {it}"), tokens if len(sheet.tokens) <= MOST_TOKENS else ""),
            )
            if it
        )

    def heading(self, number: int, asked: AskedQuestion) -> str:
        """A question's number from 1, with the title of its step."""
        return f"{number}  {asked.title}".rstrip()

    def how(self, question: Question) -> str:
        """How it is answered on a sheet."""
        translate = self._language.translate
        match question:
            case Predict():
                return translate("Worksheet", "Mark your guess on the line.")
            case Sketch():
                return translate("Worksheet", "Draw your line.")
            case Forgotten():
                return translate("Worksheet", "Tick them; there may be none.")
            case Choice():
                return translate("Worksheet", "Tick one.")
            case Order():
                return translate("Worksheet", "Write its place beside each: 1 for the one that wrote most.")
        raise TypeError(question)

    def key(self, asked: AskedQuestion) -> str:
        """What is right, where that is a number or nothing at all; "" where the field says it."""
        translate = self._language.translate
        if isinstance(asked.question, Predict):
            near = self.number(asked.question.near)
            words = translate("Worksheet", "In the run: {value}. Within {near} it counts in full.")
            return words.format(value=self.number(asked.right.values[0]), near=near)
        if isinstance(asked.question, Forgotten) and not asked.right.right:
            return translate("Worksheet", "None of them.")
        return ""

    def why(self, asked: AskedQuestion) -> str:
        """The reason, told in the key."""
        return self._language.translate("Worksheet", "Reason: {it}").format(it=asked.why) if asked.why else ""

    def number(self, value: float) -> str:
        """A number as the program writes it."""
        return write_value(value, self._language)

    def tick(self, value: float) -> str:
        """A number at a line, with no more decimals than it has."""
        return self._language.number(f"{value:g}".replace("-", "−"))

    def written(self, asked: AskedQuestion, at: int) -> str:
        """What a token wrote, behind it in the key."""
        return f"({self.number(asked.right.values[at])})"


def ticks(low: float, high: float, most: int = 10) -> tuple[float, ...]:
    """Round numbers from one end to the other, no more than so many steps apart."""
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    step = next(each * power for each in (1, 2, 2.5, 5, 10, 20) if (high - low) / (each * power) <= most + 1e-9)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(round(each * step, 12) for each in range(first, last + 1))
