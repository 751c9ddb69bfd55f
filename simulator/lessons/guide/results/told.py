"""An answer in words: numbers, or the options that it names."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.lessons.guide.results.records import Answered

BETWEEN = "; "


def in_words(answered: Answered, values: Sequence[float]) -> float | str:
    """What was answered, or what is right: one number, or several things with a semicolon between; "" for none."""
    if answered.options:
        return BETWEEN.join(answered.options[at] for at in places(answered, values))
    return values[0] if len(values) == 1 else BETWEEN.join(f"{value:.6g}" for value in values)


def places(answered: Answered, values: Sequence[float]) -> list[int]:
    """The places among the options that numbers stand for; what stands for none is passed over."""
    return [int(value) for value in values if 0 <= value < len(answered.options)]
