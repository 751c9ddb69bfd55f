"""What a talk shows of a step, in words: what is asked without its answer, and the answer with its reason."""

from __future__ import annotations

from typing import NamedTuple

from simulator.lessons.guide.storyline.questions.answers import Answer, answer
from simulator.lessons.guide.storyline.questions.kinds import Order, Predict, Question, Sketch
from simulator.network.trace import Trace
from ui.film.narration.asked import labels_of
from ui.film.narration.inserted import write_value
from ui.presenter.talk import Talk
from ui.settings.translation import spoken_language, translate


class Shown(NamedTuple):
    """The words of a stand: the title, what is said, what is asked, what one can choose among or is right, and why.

    `line` has the tokens and the values of a line that is asked for: until it `is_answered` these say how high its
    field is, and nothing else.
    """

    title: str = ""
    words: str = ""
    asked: str = ""
    choices: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    why: str = ""
    line: tuple[tuple[str, ...], tuple[float, ...]] | None = None
    is_answered: bool = False

    @property
    def spoken(self) -> str:
        """All of it, as it is said."""
        parts = (self.title, self.words, self.asked, *self.choices, *self.right, self.why)
        return "\n".join(part for part in parts if part)


def shown_of(talk: Talk) -> Shown:
    """What the audience is shown of the step."""
    step, guide, question = talk.step, talk.guide, talk.question
    if step is None:
        return Shown()
    title = guide.tell(step.title)
    if question is None:
        return Shown(title, guide.tell(step.words))
    trace = guide.runs(0)
    if talk.stand.kind == "ask":
        asked = guide.tell(question.ask), choices_of(question, talk)
        return Shown(title, guide.tell(step.words), *asked, line=answered(talk, question, trace).line)
    return answered(talk, question, trace)._replace(title=title)


def news_of(talk: Talk) -> str:
    """What is to be heard when a question is asked or answered: the guide's card says the words of a step."""
    shown = shown_of(talk)
    parts = (*shown.right, shown.why) if shown.is_answered else (shown.asked, *shown.choices)
    return "\n".join(part for part in parts if part)


def answered(talk: Talk, question: Question, trace: Trace) -> Shown:
    """The answer to a question, with its reason: for the audience once it has thought, for the speaker before."""
    guide = talk.guide
    layer = 0 if guide.step is None else guide.step.layer
    right = answer(question, guide.runs, layer, guide.token)
    line = None
    if isinstance(question, Sketch):
        line = labels_of(question, trace, spoken_language(), guide.tell), right.values
    found = _right(question, right, choices_of(question, talk))
    return Shown("", "", guide.tell(question.ask), (), found, guide.tell(question.why), line, is_answered=True)


def choices_of(question: Question, talk: Talk) -> tuple[str, ...]:
    """What one can choose among: answers, units, or tokens; nothing where a number or a line is asked for."""
    if isinstance(question, Sketch):
        return ()
    return labels_of(question, talk.guide.runs(0), spoken_language(), talk.guide.tell)


def _right(question: Question, right: Answer, choices: tuple[str, ...]) -> tuple[str, ...]:
    """What is right, a line each."""
    language = spoken_language()
    match question:
        case Predict():
            number = write_value(right.values[0], language)
            return (translate("Presenter", "In the run: {number}").format(number=number),)
        case Order():
            template = translate("Guide", "{token}: {number} (place {place})")
            return tuple(
                template.format(token=choices[at], number=write_value(right.values[at], language), place=place)
                for place, at in enumerate(right.right, start=1)
            )
        case Sketch():
            return ()
    return tuple(choices[at] for at in right.right) or (translate("Presenter", "None of them"),)
