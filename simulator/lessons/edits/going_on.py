"""A network that goes on with its own text: what it says is likely next is drawn, put behind the sequence, and read."""

from __future__ import annotations

import numpy as np

from simulator.lessons.edits.sequence import sequence_text, with_sequence
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.run import Run
from simulator.lessons.schema import LessonError
from simulator.network.readout import Readout, drawn_output
from simulator.text.tokens import Numbers, Words, sequence_tokens


def goes_on(lesson: ResolvedLesson) -> str:
    """Why a lesson's network cannot go on with its text; "" where it can."""
    if isinstance(lesson.lesson.sequence, Numbers):
        return "Its sequence is numbers, and no text."
    if lesson.readout is None or not _speaking(lesson.readout):
        return "It has no read-out of tokens that compete with each other."
    if any(layer.spec.reverse for layer in lesson.layers):
        return "A layer reads from the end, which is not there yet."
    return ""


def next_token(run: Run, temperature: float, dice: np.random.Generator) -> str:
    """A token drawn from what the network says after the last one: a `temperature` below 1 makes the likely likelier,
    and 0 takes the likeliest.

    Raises LessonError where the network says none, and for a temperature below 0.
    """
    reason = goes_on(run.resolved)
    if reason:
        raise LessonError(reason, "Take a network that reads tokens and says which comes next.", "readout")
    if temperature < 0 or not np.isfinite(temperature):
        raise LessonError(f"The temperature cannot be {temperature}.", "Give 0 or more.", "temperature")
    assert run.readout is not None and run.outputs is not None
    group = _speaking(run.readout)
    return run.readout.names[group[drawn_output(run.outputs[-1, list(group)], temperature, dice)]]


def with_next(lesson: ResolvedLesson, token: str) -> ResolvedLesson:
    """The lesson with one more token behind its sequence. Raises LessonError where a text cannot have it there."""
    text, sequence = sequence_text(lesson.lesson), lesson.lesson.sequence
    longer = f"{text} {token}" if isinstance(sequence, Words) else f"{text}{token}"
    after = with_sequence(lesson, longer)
    if sequence_tokens(after.lesson.sequence) != (*lesson.tokens, token):
        raise LessonError(f"“{token}” cannot stand behind the text as one token.", "Draw another one.", "sequence.text")
    return after


def _speaking(readout: Readout) -> tuple[int, ...]:
    """The first group of outputs whose chances sum to 1 and of which one may be the likeliest; () for none."""
    groups = zip(readout.groups, readout.kinds, strict=True)
    return next((group for group, kind in groups if kind == "softmax" and len(group) > 1), ())
