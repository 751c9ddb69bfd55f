"""Captions of the ledger: who wrote the memory, and what it would be without a token."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from simulator.analysis.ablation import without
from simulator.analysis.ledger import ledger
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same
from tests.ui.film.narration.study.said import Said

parts("Chart caption", "{part} by {token}", "what stood there before")
MOST = 0.5  # of a memory: more than this is “most of it”
ALL = 0.02  # of all sizes: what is left out of a sum that is told whole is less


def _token(said: Said) -> Iterator[Fault]:
    if not said.at.fits_token(said["token"], said.at.step):
        yield false(f"{said['token']} is not the token of step {said.at.step}")


@checks("Chart caption", "After {token}, nothing has been written yet.")
def check_nothing_written(said: Said) -> Iterator[Fault]:
    """No token up to here has written anything to the units, and nothing stood there."""
    at, units = said.at, list(said.at.ledger_units)
    yield from _token(said)
    for name in {at.memory.write or at.memory.state, at.memory.state}:
        if np.asarray(at.layer_trace[name][: at.step + 1][:, units]).any():
            yield false("something was written, and is erased since")
            return
    if at.row(f"{at.memory.state}_prev", 0)[units].any():
        yield false("something stood there, and is erased since")


@checks(
    "Chart caption",
    "After {token}, {state} of {unit} is {value}: {parts}.",
    "After {token}, {state} of {unit} is {value}, most of it: {parts}.",
    "After {token}, {state} in the direction of {name} is {value}: {parts}.",
    "After {token}, the largest parts of what was written: {parts}.",
)
def check_written(said: Said) -> Iterator[Fault]:
    """The memory, and the parts of it that are told: each is so, and they are all, most or the largest."""
    at, source = said.at, said.use.source
    yield from _token(said)
    if said.has("unit") and at.ledger_units[0] not in at.units.find(said["unit"]):
        yield false(f"{said['unit']} is not the unit in view")
    if said.has("name") and said["name"][1:-1] != at.scene.chart_options.along:
        yield false(f"{said['name']} is not the output")
    value, shares = _value_and_shares(said)
    if said.has("value"):
        yield from same(said, "value", value, "the memory", loose=1e-9 if said.has("name") else 0.0)
    told, free, slack = 0.0, list(range(len(shares))), 0.0
    for use in said.parts("parts", "{part} by {token}"):
        rows = [row for row in free if _is_of(said, use.fields["token"], row)]
        fits = [row for row in rows if said.number(use.fields["part"]).equals(float(shares[row]))]
        if not fits:
            yield false(f"{use.text} is not so: {[float(shares[row]) for row in rows]}")
            continue
        told += float(shares[fits[0]])
        slack = max(slack, 2 * said.number(use.fields["part"]).half)  # two that print alike may be taken for each other
        free.remove(fits[0])
    if said.remainder("parts", "{part} by {token}"):
        yield false("something else is told than parts")
    left = np.abs(shares[free])
    if "most of it" in source:
        if not MOST * abs(value) < told * math.copysign(1.0, value):
            yield false(f"what is told adds up to {told!r}, which is not most of {value!r}")
    elif "largest" not in source and abs(told - value) > ALL * np.abs(shares).sum():
        yield false("the parts told are not all")
    if len(free) < len(shares) and left.max(initial=0.0) > np.abs(np.delete(shares, free)).min() + slack:
        yield false("a larger part is left out")


def _value_and_shares(said: Said) -> tuple[float, np.ndarray]:
    """The memory, and what each token has of it, what stood there before first: of a unit, or along a direction; of
    several units, sums of sizes.
    """
    at, units = said.at, list(said.at.ledger_units)
    every = np.asarray(ledger(at.layer_trace, at.step).shares, dtype=np.float64)
    if said.has("name"):
        readout = at.trace.readout
        assert readout is not None
        row = np.asarray(readout.W[readout.names.index(at.scene.chart_options.along)], dtype=np.float64)
        return float(at.new @ row), every @ row
    if len(units) > 1:
        return float(np.abs(at.new[units]).sum()), np.abs(every[:, units]).sum(axis=1)
    return float(at.new[units[0]]), every[:, units[0]]


def _is_of(said: Said, text: str, row: int) -> bool:
    if row == 0:
        return text in ("what stood there before", "was vorher da stand") or text[:1] not in "“„"
    return said.at.fits_token(text, row - 1)


@checks("Chart caption", "Without {token} it would be {value}.")
def check_without(said: Said) -> Iterator[Fault]:
    """The memory of the run again without the token's vector."""
    at, k = said.at, said.at.ledger_units[0]
    yield from _token(said)
    again = np.asarray(without(at.trace, at.step).layers[at.scene.layer][at.memory.state][at.step], dtype=np.float64)
    true = float(again[k])
    if at.scene.chart_options.along and at.trace.readout is not None:
        names = at.trace.readout.names
        true = float(again @ np.asarray(at.trace.readout.W[names.index(at.scene.chart_options.along)]))
    yield from same(said, "value", true, "the memory without the token")
    now = [use.fields["value"] for use in said.told.uses if "value" in use.fields and use is not said.use]
    if said["value"] in now:
        yield misleading("it reads as it is with the token")
