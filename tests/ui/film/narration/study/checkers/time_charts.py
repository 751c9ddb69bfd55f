"""Captions of the charts of gates, half-lives and gradients."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from simulator.autodiff.gradient_target import Target, target_gradients
from simulator.lessons.comparison import over_each_other
from simulator.lessons.own_cells.registry import cells_of
from simulator.network.trace import Trace
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same_text
from tests.ui.film.narration.study.said import Said
from tests.ui.film.narration.study.values import shares_told

parts("Chart caption", "the {gate} {shares}", "{size} in {cell}")
MUCH_MORE = 1.02  # times as much as all parts together is more than rounding explains


def _token(said: Said, field: str = "token", step: int | None = None) -> Iterator[Fault]:
    at = said.at.step if step is None else step
    if not said.at.fits_token(said[field], at):
        yield false(f"{said[field]} is not the token of step {at}")


@checks("Chart caption", "At {token}, of what comes to them the gates let through: {parts}.")
def check_gates(said: Said) -> Iterator[Fault]:
    """Each gate's least and largest values, in the order of computing."""
    yield from _token(said)
    told = said.parts("parts", "the {gate} {shares}")
    if said.remainder("parts", "the {gate} {shares}"):
        yield false("something else is told than gates")
    gates = list(said.at.cell.gates)
    if len(told) != len(gates):
        yield false(f"{len(told)} of {len(gates)} gates are told")
    for use, gate in zip(told, gates, strict=False):
        part = Said(use, said.told, said.at)
        yield from shares_told(part, "shares", said.at.row(gate), gate)


@checks("Chart caption", "At {token}, everything is mixed anew, for there is no gate.")
def check_no_gate(said: Said) -> Iterator[Fault]:
    """There is no gate, and nothing of the memory is kept."""
    yield from _token(said)
    if said.at.cell.gates:
        yield false("there is a gate")
    if not said.at.memory.is_anew:
        yield false("the memory is kept by something that is no gate")


# ---- half-lives ------------------------------------------------------------------------------------------------------


@checks(
    "Chart caption",
    "More than half of what {unit} holds after {token} outlasts the run.",
    "Half or more of what {unit} holds after {token} is gone a token later.",
    "Half or more of what {unit} holds after {token} is gone {count} tokens later.",
)
def check_lasts(said: Said) -> Iterator[Fault]:
    """What is left of the unit's memory along the kept parts, token by token."""
    at, k = said.at, said.at.unit
    yield from _token(said)
    if k not in at.units.find(said["unit"]):
        yield false(f"{said['unit']} is not the unit in view")
    if at.new[k] == 0:
        yield false("the unit holds nothing")
    left, gone = 1.0, 0
    for step in range(at.step + 1, at.trace.steps):
        left *= _factor(said, step)
        if left <= 0.5:
            gone = step - at.step
            break
    if "outlasts" in said.use.source:
        if gone:
            yield false(f"it is gone {gone} tokens later")
        if at.step + 1 == at.trace.steps:
            yield misleading("the run ends here")
    elif gone != (int(said["count"]) if said.has("count") else 1):
        yield false(f"it is gone {gone} tokens later" if gone else "it outlasts the run")


def _factor(said: Said, step: int) -> float:
    """Which share of the unit's memory a step lets stand; none where the memory, or what is kept, is set by hand."""
    at, k = said.at, said.at.unit
    if at.held(at.memory.state, step)[k] or (at.kept_name is not None and at.held(at.kept_name, step)[k]):
        return 0.0
    if at.memory.keep is None:
        return 1.0 if at.memory.write is not None else 0.0
    return float(at.row(at.memory.keep, step)[k])


@checks("Chart caption", "With the gate as it is at {token}, the half-life would be {stays}.")
def check_half_life(said: Said) -> Iterator[Fault]:
    """ln ½ / ln f of the gate of the unit at the token."""
    at, k = said.at, said.at.unit
    yield from _token(said)
    if at.memory.keep is None:
        yield false("no gate keeps in this cell")
        return
    gate = float(at.gate[k])
    life = math.inf if gate >= 1 else 0.0 if gate <= 0 else math.log(0.5) / math.log(gate)
    yield from same_text(said, said["stays"], life, "the half-life", whole=True)
    yield misleading("a number without what it counts")


@checks("Chart caption", "At {token}, the memory is written anew.")
def check_anew(said: Said) -> Iterator[Fault]:
    """Nothing is kept."""
    yield from _token(said)
    if not said.at.memory.is_anew:
        yield false("the memory may be kept")


# ---- gradients -------------------------------------------------------------------------------------------------------


@checks("Chart caption", "At {token} the gradient of {state} of {unit} begins and goes back.")
def check_begins(said: Said) -> Iterator[Fault]:
    """The token is the last that is shown."""
    yield from _token(said)
    last = said.at.scene.charted_tokens[-1]
    if said.at.step != last:
        yield false(f"it begins at the token of step {last}")


@checks(
    "Chart caption",
    "By {state} after {token}, the gradient of {state} of {unit} after {last} is {full}: "
    "{straight} straight, {gates} through the gates.",
    "By {state} after {token}, the gradient of {state} of {unit} after {last} is {full}: no line leads there straight.",
)
def check_gradient(said: Said) -> Iterator[Fault]:
    """Its length, straight along what is kept, and of the rest."""
    at, k = said.at, said.at.unit
    last = at.scene.charted_tokens[-1]
    yield from _token(said)
    yield from _token(said, "last", last)
    if at.trace.tokens[at.step] == at.trace.tokens[last]:
        yield misleading("both tokens read the same: which is which?")
    vector = _gradient(at.trace, at.scene.layer, at.memory.state, last, k)[at.step + 1]
    straight = float(np.prod([_factor(said, step) for step in range(at.step + 1, last + 1)]))
    yield from _size(said, "full", float(np.linalg.norm(vector)))
    if said.has("straight"):
        rest = vector.copy()
        rest[k] -= straight
        size = float(np.linalg.norm(rest))
        yield from _size(said, "straight", abs(straight))
        yield from _size(said, "gates", size, slack=1e-9 * max(abs(straight), float(np.linalg.norm(vector))))
        printed, *parts = (said.number(said[name]).value for name in ("full", "straight", "gates"))
        if printed > MUCH_MORE * sum(parts):
            yield false("at the digits told it is larger than its parts together")
    elif not at.memory.is_anew:
        yield false("a line leads there straight: what is kept is 0")


def _size(said: Said, field: str, true: float, slack: float = 0.0) -> Iterator[Fault]:
    """A size to three digits; far below what numbers hold, and where differences are rounded away, it may be any."""
    printed = said.number(said[field])
    tiny = 1e-30 if said.at.layer_trace.rows.dtype == np.float32 else 1e-250
    if max(abs(printed.value), true) > tiny and abs(printed.value - true) > printed.half * 1.01 + slack + 1e-6 * true:
        yield false(f"{field} is {true!r}, not {said[field]}")
    if "e+" in said[field]:
        yield misleading(f"{said[field]} is a program's way to write a number")


@lru_cache(maxsize=8)
def _gradient(trace: Trace, layer: int, state: str, step: int, unit: int) -> np.ndarray:
    """The gradient of one memory by the memory that each step took over from the one before: row t of what was
    before step t.
    """
    found = target_gradients(trace, Target(state, step, unit, layer)).quantities[layer]
    return np.asarray(found[f"{state}_prev"], dtype=np.float64)


@checks("Chart caption", "By the memory after {token}, the gradient of that after {last} is {parts}.")
def check_compared_gradients(said: Said) -> Iterator[Fault]:
    """The length in each of the cells that are drawn over each other, in their order."""
    at = said.at
    last = at.scene.charted_tokens[-1]
    yield from _token(said)
    yield from _token(said, "last", last)
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
        yield from _size(Said(use, said.told, at), "size", true)
