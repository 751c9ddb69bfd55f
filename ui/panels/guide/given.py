"""An answer that was checked, as the card hands it on."""

from __future__ import annotations

from typing import NamedTuple

from simulator.lessons.guide.storyline.questions.answers import Answer
from simulator.lessons.guide.storyline.questions.kinds import Predict, Question
from simulator.lessons.guide.storyline.questions.scoring import Verdict


class Given(NamedTuple):
    """What was answered to which question, what is right, and what that is worth.

    `asked` is the question as it was shown, `options` what could be chosen or put in order. Of a question that is
    drawn, `seed` is the number it is drawn from, and `number` which of them it is, from 0.
    """

    question: Question
    asked: str
    options: tuple[str, ...]
    answer: tuple[float, ...]
    right: Answer
    verdict: Verdict
    seed: int | None = None
    number: int = 0

    @property
    def kind(self) -> str:
        """The kind of the question, as it stands in files."""
        return str(self.question.__struct_config__.tag)

    @property
    def right_values(self) -> tuple[float, ...]:
        """What the answer is held against: places among the options, or numbers."""
        return tuple(map(float, self.right.right)) if self.options else self.right.values

    @property
    def near(self) -> float:
        """How far off a number may be."""
        return self.question.near if isinstance(self.question, Predict) else 0.0
