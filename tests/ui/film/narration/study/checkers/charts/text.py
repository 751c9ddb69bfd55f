"""Captions of the text: a number of the unit in view beside those before it, and the chance of the token."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tests.ui.film.narration.study.checkers.charts.token import silent, token, two_tokens
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, same
from tests.ui.film.narration.study.said import Said


def _quantity(said: Said) -> str:
    return said.at.scene.chart_options.quantity or said.at.memory.state


def _unit(said: Said) -> int:
    return min(said.at.scene.unit, said.at.row(_quantity(said)).shape[0] - 1)


def _there(said: Said) -> Iterator[Fault]:
    """The token, the quantity, the unit, and its number."""
    name, unit = _quantity(said), _unit(said)
    yield from token(said)
    if name not in said.at.means(said["name"]):
        yield false(f"{said['name']} is not {name}")
    if unit not in said.at.names_of(name).find(said["entry"]):
        yield false(f"{said['entry']} is not the unit in view")
    yield from same(said, "value", float(said.at.row(name)[unit]), name)
    yield from silent(said, said.at, (unit,), name)


def _before(said: Said) -> np.ndarray:
    """The numbers at the steps before that were computed."""
    steps = [k for k in range(said.at.step) if k not in said.at.trace.skipped]
    return np.asarray(said.at.layer_trace[_quantity(said)][steps, _unit(said)], dtype=np.float64)


@checks(
    "Chart caption",
    "At {token}, {name} of {entry} is {value}, more than at any token before.",
    "At {token}, {name} of {entry} is {value}, less than at any token before.",
)
def check_extreme(said: Said) -> Iterator[Fault]:
    """None before is as large, or as small, and there are some."""
    yield from _there(said)
    sign = 1.0 if "more" in said.use.source else -1.0
    before, now = sign * _before(said), sign * float(said.at.row(_quantity(said))[_unit(said)])
    if len(before) < 2:
        yield misleading("there is nothing to speak of before")
    elif not now > before.max():
        yield false(f"{sign * before.max()!r} was before")
    elif said.number(said["value"]).equals(sign * float(before.max())):
        yield misleading("one before reads the same")


@checks("Chart caption", "At {token}, {name} of {entry} is still {value}.")
def check_still(said: Said) -> Iterator[Fault]:
    """It was the same at the token before."""
    yield from _there(said)
    yield from _was(said, "value")


@checks("Chart caption", "At {token}, {name} of {entry} is {value}; at the token before it was {was}.")
def check_was(said: Said) -> Iterator[Fault]:
    """It was another one at the token before."""
    yield from _there(said)
    yield from _was(said, "was")
    if said["was"] == said["value"]:
        yield misleading("both read the same")


def _was(said: Said, field: str) -> Iterator[Fault]:
    if not said.at.step or said.at.step - 1 in said.at.trace.skipped:
        yield false("nothing was computed at the token before")
    else:
        yield from same(said, field, float(said.at.row(_quantity(said), said.at.step - 1)[_unit(said)]), "before")


@checks("Chart caption", "At {token}, {name} of {entry} is {value}.")
def check_there(said: Said) -> Iterator[Fault]:
    """The number is that of the unit in view."""
    yield from _there(said)


def _chances(said: Said) -> dict[str, float]:
    """What the step before gave to each output of the softmax that has at least half of the words."""
    readout, outputs, word = said.at.trace.readout, said.at.trace.outputs, said.at.trace.tokens[said.at.step]
    words = set(said.at.trace.tokens)
    if readout is None or outputs is None or not said.at.step:
        return {}
    for group, kind in zip(readout.groups, readout.kinds, strict=True):
        names = [readout.names[k] for k in group]
        if kind == "softmax" and len(group) > 1 and 2 * len(words & {*names}) >= len(words):
            if word not in names:
                return {}
            given = outputs[said.at.step - 1]
            return {name: float(given[k]) for name, k in zip(names, group, strict=True)}
    return {}


@checks(
    "Chart caption",
    "After {before}, {token} was the likeliest to come: {chance}.",
    "After {before}, the chance of {token} was {chance}; likeliest was {word} with {more}.",
    "After {before}, the chance of {token} was {chance}.",
)
def check_chance(said: Said) -> Iterator[Fault]:
    """The chance that the step before gave, and which output it gave the largest."""
    at = said.at
    yield from token(said)
    yield from two_tokens(said, ("before", at.step - 1), ("token", at.step))
    chances = _chances(said)
    if not chances:
        yield false("no chance was given")
        return
    word = at.trace.tokens[at.step]
    yield from same(said, "chance", chances[word], "its chance")
    best = max(chances, key=lambda name: chances[name])
    others = [value for name, value in chances.items() if name != word]
    if "the likeliest" in said.use.source and chances[word] <= max(others):
        yield false(f"{best} was likelier, or as likely")
    if said.has("word"):
        yield from same(said, "more", chances[best], "the largest chance")
        if best == word or not said.at.trace.readout or said["word"][1:-1].rstrip("…") not in " ".join(best.split()):
            yield false(f"likeliest was {best}, not {said['word']}")


@checks("Chart caption", "Layers read from both ends: they have read each token before they say which comes.")
def check_both_ends(said: Said) -> Iterator[Fault]:
    """Some read from the beginning, others from the end."""
    if len({each.from_end for each in said.at.trace.layers}) == 1:
        yield false("they all read from the same end")


@checks("Chart caption", "No read-out says which token comes next.")
def check_none(said: Said) -> Iterator[Fault]:
    """No token of the run was given a chance."""
    for step in range(1, said.at.trace.steps):
        if _chances(replace(said, at=replace(said.at, step=step))):
            yield false(f"token {step} was given a chance")


@checks("Chart caption", "{token} is the first token: nothing gave it a chance before.")
def check_first(said: Said) -> Iterator[Fault]:
    """It is."""
    yield from token(said)
    if said.at.step:
        yield false("it is not the first")


@checks("Chart caption", "With {token} a sequence begins: nothing gave it a chance before.")
def check_first_of_sequence(said: Said) -> Iterator[Fault]:
    """It begins one anew."""
    yield from token(said)
    if said.at.step not in said.at.lesson.begins:
        yield false("it is not the first of a sequence")


@checks("Chart caption", "{token} is no output of the read-out, so it was given no chance.")
def check_no_output(said: Said) -> Iterator[Fault]:
    """No softmax has it."""
    yield from token(said)
    if _chances(said):
        yield false("it was given a chance")
