"""A storyline as it stands in a file: what a lesson is for, and its steps one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from simulator.lessons.guide.cues import kinds
from simulator.lessons.guide.cues.cue import Cue
from simulator.lessons.guide.storyline.acts import ACTS
from simulator.lessons.guide.storyline.questions.kinds import QUESTIONS
from simulator.lessons.guide.storyline.words import Words

if TYPE_CHECKING:
    StepCue = Cue | None
else:
    from functools import reduce
    from operator import or_

    StepCue = reduce(or_, kinds().values()) | None

START = "start"
"""The beat of a step that stands where its token begins."""


class Step(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One step: where the film stands, what is seen and said there, what is tried, done or asked.

    `view`: as on the command line; "" for the one before. `token`: a number from 0 or a word (“tick#3” is its third);
    left out, that of the step before. With a `cue`, the first place from there on at which it is met. `once`: a
    quantity of the layer, and the step stands where it has just been computed; "" for the end of the token. In its
    place a `beat` of the film by its key, such as “forget”, where it has come to rest; “start” is where the token
    begins. `unit` is selected, `pins` are the units that stay in view beside it, all by number or name, and `quantity`
    is that which charts of one quantity show; "" for what the layer remembers. `keeps`: what was changed in the step
    before stays; else each step begins with the lesson as it is. `notes`: what a speaker wants to remember there;
    nobody else is shown them.
    """

    title: Words = ""
    words: Words
    to_try: Words = ""
    notes: Words = ""
    view: str = ""
    layer: int = 0
    token: int | str | None = None
    cue: StepCue = None
    once: str = ""
    beat: str = ""
    unit: int | str = 0
    pins: tuple[int | str, ...] = ()
    quantity: str = ""
    act: ACTS | None = None
    question: QUESTIONS | None = None
    keeps: bool = False


class Storyline(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What a lesson is for, what is to be known before it, and its steps."""

    aim: Words
    before: Words = ""
    steps: tuple[Step, ...]

    @property
    def asks(self) -> bool:
        """Whether any of its steps asks something."""
        return any(step.question is not None for step in self.steps)
