"""How near an answer comes, from 0 to 1, with what is kind to say of it: every answer that is on the way counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from simulator.lessons.guide.storyline.questions.answers import Answer
from simulator.lessons.guide.storyline.questions.kinds import Choice, Forgotten, Order, Predict, Question, Sketch

Said = Literal["right", "near", "partly", "otherwise"]
RIGHT_FROM, NEAR_FROM = 0.95, 0.6
"""The points from which an answer counts as right, and as nearly right."""


class Verdict(NamedTuple):
    """The points of an answer, from 0 to 1, and what they mean."""

    score: float
    said: Said


def judge(question: Question, right: Answer, given: Sequence[float]) -> Verdict:
    """What an answer is worth: `given` is a number, the values of a line, options that were chosen, or an order."""
    match question:
        case Predict(near=near, low=low, high=high):
            return _verdict(_nearness(abs(given[0] - right.values[0]), near, (high - low) / 2))
        case Sketch():
            return _verdict(_line_nearness(right.values, given))
        case Order():
            return _verdict(_order_nearness(right, [int(at) for at in given]))
        case Forgotten() | Choice():
            return _verdict(_choice_nearness(question, right, {int(at) for at in given}))
    raise TypeError(question)


def _verdict(score: float) -> Verdict:
    near: Said = "near" if score >= NEAR_FROM else "partly" if score > 0.2 else "otherwise"
    said: Said = "right" if score >= RIGHT_FROM else near
    return Verdict(round(score, 4), said)


def _nearness(off: float, near: float, far: float) -> float:
    """1 within `near`, less the further it is, 0 from `far` on."""
    return 1.0 if off <= near else max(0.0, 1.0 - (off - near) / max(far - near, near))


def _line_nearness(right: Sequence[float], given: Sequence[float]) -> float:
    """By the mean distance, as a share of the range that the line has: a tenth of it is right."""
    span = max(max(right) - min(right), 0.2 * max(map(abs, right)), 1e-9)
    off = sum(abs(one - other) for one, other in zip(right, given, strict=True)) / len(right)
    return _nearness(off / span, 0.1, 0.6)


def _order_nearness(right: Answer, given: Sequence[int]) -> float:
    """The share of pairs that stand the right way round; those that wrote the same may stand either way."""
    sizes = [abs(right.values[at]) for at in given]
    pairs = [(a, b) for k, a in enumerate(sizes) for b in sizes[k + 1 :]]
    return sum(a >= b - 1e-12 for a, b in pairs) / len(pairs)


def _choice_nearness(question: Question, right: Answer, given: set[int]) -> float:
    """Of one answer: right or not. Of several: the share of units that were put on the right side."""
    if isinstance(question, Choice):
        return 1.0 if given and given <= set(right.right) else 0.0
    return 1.0 - len(given ^ set(right.right)) / len(right.values)
