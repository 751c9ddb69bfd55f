"""Captions of the chart of gradients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import numpy as np

from simulator.autodiff.gradient_target import Target, target_gradients
from simulator.lessons.comparison import over_each_other
from simulator.lessons.own_cells.registry import cells_of
from simulator.network.trace import Trace
from tests.ui.film.narration.study.checkers.charts.half_life import factor, replaced
from tests.ui.film.narration.study.checkers.charts.token import token, two_tokens
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts
from tests.ui.film.narration.study.said import Moment, Said
from tests.ui.film.narration.study.values import length

parts("Chart caption", "{size} in {cell}")
NONE = 1e-9  # of a gradient: less is what rounding leaves of a difference
MUCH_MORE = 1.02  # times as much as the parts that a sum is told to have
NOISE = 1e-16  # of the largest gradient on the way: what is less may be rounding of it
BY = "By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}"


def _last(said: Said) -> int:
    """The token of the moment, from which the gradient goes back."""
    return said.at.step


def _source(said: Said) -> Moment:
    """The first token that is shown, to which it comes back."""
    return replace(said.at, step=min(said.at.step, int(said.at.scene.charted_tokens[0])))


@checks("Chart caption", "At {token} the gradient of {state} of {unit} begins and goes back.")
def check_begins(said: Said) -> Iterator[Fault]:
    """The token is the first that is shown."""
    yield from token(said, "token", _last(said))
    if _source(said).step < _last(said):
        yield false(f"it begins at the token of step {_last(said)}")


@lru_cache(maxsize=8)
def _gradient(trace: Trace, layer: int, state: str, step: int, unit: int) -> np.ndarray:
    """The gradient of one memory by the memory that each step took over from the one before: row t of what was
    before step t.
    """
    found = target_gradients(trace, Target(state, step, unit, layer)).quantities[layer]
    return np.asarray(found[f"{state}_prev"], dtype=np.float64)


def _parts(said: Said) -> tuple[np.ndarray, float]:
    """The gradient by the memory after the token, and what of it goes straight to the unit itself."""
    at, k, last = _source(said), said.at.unit, _last(said)
    vector = _gradient(at.trace, at.scene.layer, at.memory.state, last, k)[at.step + 1]
    if _begins_between(said):
        vector = np.zeros_like(vector)
    return vector, float(np.prod([factor(at, k, step) for step in range(at.step + 1, last + 1)]))


def _begins_between(said: Said) -> bool:
    """Whether a sequence begins anew behind the token to which it comes back."""
    return any(_source(said).step < begin <= _last(said) for begin in said.at.lesson.begins)


def _size(said: Said, text: str, true: float, slack: float = 0.0) -> Iterator[Fault]:
    """A size to three digits; far below what numbers hold, and where differences are rounded away, it may be any."""
    printed = said.number(text)
    tiny = 1e-30 if said.at.layer_trace.rows.dtype == np.float32 else 1e-250
    if max(abs(printed.value), true) > tiny and abs(printed.value - true) > printed.half * 1.01 + slack + 1e-6 * true:
        yield false(f"the size is {true!r}, not {text}")
    if "e+" in text:
        yield misleading(f"{text} is a program's way to write a number")


def _most(said: Said) -> float:
    """The largest gradient on the way back to the token."""
    at = _source(said)
    rows = _gradient(at.trace, at.scene.layer, at.memory.state, _last(said), at.unit)
    return max(length(row) for row in rows[at.step + 1 : _last(said) + 1])


def _rounding(said: Said) -> float:
    """How much of a gradient rounding may leave of a difference."""
    return 1e-5 if said.at.layer_trace.rows.dtype == np.float32 else NONE


def _ends(said: Said) -> Iterator[Fault]:
    yield from two_tokens(said, ("earlier", _source(said).step), ("token", _last(said)))
    if _source(said).step >= _last(said):
        yield false("the token is not before the one that is looked back from")


@checks("Chart caption", "Nothing of the gradient of {state} of {unit} after {token} comes back to {earlier}.")
def check_nothing(said: Said) -> Iterator[Fault]:
    """The gradient by the memory after the token is 0."""
    yield from _ends(said)
    if _parts(said)[0].any():
        yield false("something comes back")
    if _begins_between(said):
        yield misleading("a sequence begins anew in between")


@checks(
    "Chart caption",
    "Nothing of the gradient of {state} of {unit} after {token} comes back to {earlier}: "
    "a sequence begins anew in between.",
)
def check_begins_anew(said: Said) -> Iterator[Fault]:
    """One does."""
    yield from _ends(said)
    if not _begins_between(said):
        yield false("no sequence begins anew in between")


@checks(
    "Chart caption",
    BY + ": no line leads there straight.",
    BY + ": a hand has set the memory in between, and nothing goes straight.",
    BY + ": the gate is shut on the line, and nothing goes straight.",
)
def check_not_straight(said: Said) -> Iterator[Fault]:
    """There is no line; or a hand has cut it; or what keeps is exactly 0 on it."""
    at, k, source = _source(said), said.at.unit, said.use.source
    yield from _ends(said)
    vector, straight = _parts(said)
    yield from _size(said, said["full"], length(vector))
    between = range(at.step + 1, _last(said) + 1)
    tiny = 1e-250
    if abs(straight) > tiny:
        yield false(f"{straight!r} goes straight")
    if "no line" in source:
        if not at.memory.is_anew:
            yield false("a line leads there straight: what is kept is 0")
    elif at.memory.is_anew:
        yield misleading("there is no line in this cell")
    if "a hand" in source and not any(replaced(at, k, step) for step in between):
        yield false("no hand has set the memory")
    if "shut" in source:
        if at.memory.keep is None or not any(at.row(at.memory.keep, step)[k] == 0.0 for step in between):
            yield false("the gate is nowhere 0")
        elif at.memory.keep not in at.cell.gates and not any(gate in at.cell.gates for gate in _made_of(said)):
            yield misleading("what keeps is no gate")


def _made_of(said: Said) -> list[str]:
    made = {each.name: each for each in said.at.cell.parsed.operations}.get(said.at.memory.keep or "")
    return [] if made is None else [str(each) for each in made.operands]


@checks("Chart caption", BY + ", all of it straight.")
def check_straight(said: Said) -> Iterator[Fault]:
    """Nothing comes back beside the line."""
    yield from _ends(said)
    vector, straight = _parts(said)
    whole = length(vector)
    yield from _size(said, said["full"], whole)
    rest = vector.copy()
    rest[said.at.unit] -= straight
    if length(rest) > _rounding(said) * max(whole, abs(straight)) and whole > 1e-250:
        yield false(f"{length(rest)!r} comes back beside it")


@checks(
    "Chart caption",
    BY + "; straight alone it is {straight}, through the gates alone {gates}.",
    BY + "; straight alone it is {straight}, by other ways alone {gates}.",
    BY + ": {straight} straight, {gates} through the gates.",
)
def check_both(said: Said) -> Iterator[Fault]:
    """Its length, straight along what is kept, and of the rest."""
    yield from _ends(said)
    vector, straight = _parts(said)
    whole, rest = length(vector), vector.copy()
    rest[said.at.unit] -= straight
    lost = NOISE * _most(said)
    yield from _size(said, said["full"], whole, slack=lost)
    yield from _size(said, said["straight"], abs(straight))
    yield from _size(said, said["gates"], length(rest), slack=_rounding(said) * max(abs(straight), whole) + lost)
    printed, *parts = (said.number(said[name]) for name in ("full", "straight", "gates"))
    if printed.value - printed.half > sum(each.value + each.half for each in parts):
        yield false("at the digits told it is larger than its parts together")
    elif ": {straight} straight" in said.use.source and printed.value > MUCH_MORE * sum(each.value for each in parts):
        yield false("what is told as its parts does not make it")
    if "gates" in said.use.source.replace("{gates}", "") and not said.at.cell.gates:
        yield false("there is no gate")


@checks("Chart caption", "By the memory after {earlier}, the gradient of that after {token} is {parts}.")
def check_compared_gradients(said: Said) -> Iterator[Fault]:
    """The length in each of the cells that are drawn over each other, in their order."""
    at, last = _source(said), _last(said)
    yield from _ends(said)
    found = over_each_other(at.lesson, at.scene.layer, at.unit, last, at.scene.chart_options.over)
    told = said.parts("parts", "{size} in {cell}")
    if said.remainder("parts", "{size} in {cell}"):
        yield false("something else is told than sizes")
    if len(told) != len(found):
        yield false(f"{len(told)} of {len(found)} cells are told")
    for use, (key, reach) in zip(told, found.items(), strict=False):
        if use.fields["cell"] != cells_of(at.lesson)[key].name:
            yield false(f"{use.fields['cell']} is not {key}")
        true = float(10.0 ** reach.full[reach.state][at.step + 1])
        yield from _size(said, use.fields["size"], true)
