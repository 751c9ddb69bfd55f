"""Captions of the chart of gates."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.checkers.charts.token import adds_to_all, silent, token
from tests.ui.film.narration.study.claims import Fault, checks, false, parts
from tests.ui.film.narration.study.ranges import ranged
from tests.ui.film.narration.study.said import Said

GATE = "the {gate} {shares}"
parts("Chart caption", GATE)


def _silent(said: Said) -> Iterator[Fault]:
    at = said.at
    names = (*at.cell.gates, at.memory.keep)
    width = max((len(at.row(name)) for name in names if name), default=0)
    yield from silent(said, at, range(width), *names)


@checks("Chart caption", "At {token}, of what comes to them the gates let through: {parts}.")
def check_gates(said: Said) -> Iterator[Fault]:
    """Each gate's least and largest values, in the order of computing."""
    yield from token(said)
    yield from _silent(said)
    told = said.parts("parts", GATE)
    if said.remainder("parts", GATE):
        yield false("something else is told than gates")
    gates = list(said.at.cell.gates)
    if len(told) != len(gates):
        yield false(f"{len(told)} of {len(gates)} gates are told")
    for use, gate in zip(told, gates, strict=False):
        yield from ranged(said, use.fields["shares"], said.at.row(gate).tolist(), gate)


@checks("Chart caption", "At {token}, of what comes to them the {count} gates let through {shares}.")
def check_many_gates(said: Said) -> Iterator[Fault]:
    """All gates together, from the least to the most."""
    yield from token(said)
    yield from _silent(said)
    gates = said.at.cell.gates
    if int(said["count"]) != len(gates):
        yield false(f"there are {len(gates)} gates")
    values = np.concatenate([said.at.row(gate) for gate in gates])
    yield from ranged(said, said["shares"], values.tolist(), "what gates let through")


@checks(
    "Chart caption",
    "At {token}, everything is mixed anew, for there is no gate.",
    "At {token}, there is no gate, and the memory {state} is written anew.",
)
def check_anew(said: Said) -> Iterator[Fault]:
    """There is no gate, and nothing of the memory is kept; what is mixed is the input and the old state, in one sum."""
    at = said.at
    yield from token(said)
    if at.cell.gates:
        yield false("there is a gate")
    if not at.memory.is_anew:
        yield false("the memory is kept by something that is no gate")
    if at.held(at.memory.state).any() and not said.says_by_hand():
        yield false("the memory is set by hand")
    if "mixed" in said.use.source:
        sums = [each for each in at.cell.parsed.operations if each.op == "sum"]
        read = [{str(factor) for term in each.terms for factor in term.factors} for each in sums]
        if not any({"x", f"{at.cell.states[0]}_prev"} <= names for names in read):
            yield false("no sum mixes the input with the old state")


@checks(
    "Chart caption",
    "At {token}, there is no gate: all of {state} is kept, and something may be added.",
    "At {token}, there is no gate between 0 and 1: {state} is kept by {name}, {values} here.",
)
def check_no_gate(said: Said) -> Iterator[Fault]:
    """There is none; the memory is kept by nothing else, or by a quantity with these numbers."""
    at = said.at
    yield from token(said)
    if at.cell.gates:
        yield false("there is a gate")
    if said.has("name"):
        keep = at.memory.keep
        if keep is None or keep not in at.means(said["name"]):
            yield false(f"{said['name']} does not keep the memory")
            return
        yield from ranged(said, said["values"], at.row(keep).tolist(), keep)
        yield from _silent(said)
        return
    if at.memory.keep is not None or at.memory.is_anew:
        yield false("not all of the memory is kept")
    if at.held(at.memory.state).any() and not said.says_by_hand():
        yield false("the memory is set by hand: not all of it is kept")
    if not adds_to_all(at):
        yield false("the memory less what is added is not what was there")
