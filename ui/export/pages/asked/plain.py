"""Questions as text, to be heard, read in Braille, and filled in with any editor: no sign in them is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.lessons.guide.storyline.questions.kinds import Choice, Forgotten, Order, Predict, Sketch
from ui.export.pages.asked.questions import AskedQuestion, Questionnaire
from ui.export.pages.asked.words import QuestionWords
from ui.film.narration.asked import range_of_line
from ui.film.narration.story import Passage
from ui.film.text.blanks import with_visible_blanks
from ui.film.text.language import Language
from ui.film.text.spoken import spoken_text

BLANK = "____"


def question_passages(sheet: Questionnaire, language: Language, sides: Sequence[bool]) -> Iterator[Passage]:
    """The questions, then their answers; `sides` says which of both."""
    words = QuestionWords(sheet, language)
    for answers in sides:
        told = [] if answers else [f"{words.name()}: {BLANK}", *(spoken_text(each, language) for each in words.about())]
        for number, asked in enumerate(sheet.questions, 1):
            told += _question(number, asked, words, language, answers)
        yield Passage(spoken_text(f"{words.title(answers)}: {words.place()}", language), tuple(filter(None, told)))


def _question(
    number: int, asked: AskedQuestion, words: QuestionWords, language: Language, answers: bool
) -> Iterator[str]:
    heading, *rest = (f"{number}. {asked.title}".rstrip(), *(() if answers else asked.words), asked.ask)
    yield spoken_text(heading, language)
    yield from (spoken_text(each, language) for each in rest)
    yield _field(asked, words, language, answers)
    if answers:
        yield from (spoken_text(each, language) for each in (words.key(asked), words.why(asked)))


def _field(asked: AskedQuestion, words: QuestionWords, language: Language, answers: bool) -> str:
    """What is filled in, or what stands there in the key."""

    def heard(text: str) -> str:
        return spoken_text(text, language)

    labels, right, question = [heard(with_visible_blanks(each)) for each in asked.labels], asked.right, asked.question
    match question:
        case Predict():
            ends = heard(words.tick(question.low)), heard(words.tick(question.high))
            guess = language.translate("Worksheet", "From {low} to {high}: {blank}")
            return "" if answers else guess.format(low=ends[0], high=ends[1], blank=BLANK)
        case Sketch():
            low, high = (heard(words.tick(each)) for each in range_of_line(right.values))
            told = [heard(words.number(each)) for each in right.values] if answers else [BLANK] * len(labels)
            line = language.translate("Worksheet", "From {low} to {high}, token by token: {line}")
            return line.format(low=low, high=high, line=_pairs(labels, told))
        case Order():
            places = [str(right.right.index(at) + 1) if answers else BLANK for at in range(len(labels))]
            behind = [f" {heard(words.written(asked, at))}" if answers else "" for at in range(len(labels))]
            told = [place + more for place, more in zip(places, behind, strict=True)]
            asking = "" if answers else f"{heard(words.how(question))} "
            return f"{asking}{_pairs(labels, told)}"
        case Choice() | Forgotten():
            if answers:
                return "; ".join(labels[at] for at in right.right)
            return f"{heard(words.how(question))} {_pairs(labels, [BLANK] * len(labels))}"
    raise TypeError(question)


def _pairs(names: Sequence[str], values: Sequence[str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in zip(names, values, strict=True))
