"""Sentences about gates that let through, candidates, outputs, and whatever else a beat computes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, parts
from tests.ui.film.narration.study.said import Moment, Said
from tests.ui.film.narration.study.values import all_or_largest, shares_told, silent
from ui.film.text.formula import plain, symbol

parts("Caption", "{value} in {unit}", "{least} to {most}")


def _beat_gate(at: Moment) -> str:
    return next((name for name in at.computed if name in at.cell.gates), "")


@checks("Caption", "The output gate lets {share} of {passed} through.")
def check_output(said: Said) -> Iterator[Fault]:
    """The gate's least and largest values; what comes out is its product with tanh of the memory."""
    at, gate = said.at, _beat_gate(said.at)
    yield from shares_told(said, "share", at.row(gate), "the gate")
    out = at.cell.states[0]
    if any(at.held(name).any() for name in (out, f"tanh_{at.memory.state}")):
        yield false("what is passed, or what comes out, is set by hand: the product is not what comes out")
    elif (np.abs(at.row(gate) * np.tanh(at.new) - at.row(out)) > 1e-5).any():
        yield false("the product is not what comes out")
    yield from silent(said, gate)


@checks("Caption", "Out goes {h}: {values}.")
def check_out(said: Said) -> Iterator[Fault]:
    """All units of the output."""
    yield from all_or_largest(said, "values", said.at.row(said.at.cell.states[0]), largest=False)
    yield from silent(said, said.at.cell.states[0])


@checks("Caption", "Largest in {h}: {values}.")
def check_largest_out(said: Said) -> Iterator[Fault]:
    """The largest of the output."""
    yield from all_or_largest(said, "values", said.at.row(said.at.cell.states[0]), largest=True)
    yield from silent(said, said.at.cell.states[0])


@checks(
    "Caption",
    "The reset gate lets {share} of the past into the candidate. It erases nothing: {h} itself is untouched.",
)
def check_reset(said: Said) -> Iterator[Fault]:
    """The gate's values; there is a past, and the product of both is what goes on."""
    at, gate = said.at, _beat_gate(said.at)
    yield from shares_told(said, "share", at.row(gate), "the gate")
    for operation in at.cell.parsed.operations:
        if operation.op == "*" and gate in operation.operands:
            other = next((str(each) for each in operation.operands if each != gate), "")
            if at.held(operation.name).any():
                yield false("what goes into the candidate is set by hand")
            elif at.has(other) and not at.row(other).any():
                yield false("there is no past that could enter: what the gate multiplies is 0")
            elif not at.old.any():
                yield false("there is no past: what the gate lets through is a bias")
    yield from silent(said, gate)


@checks(
    "Caption",
    "The candidate {n} is what the memory could become: {values}.",
    "The candidate {n} is what the memory could become, most of all {values}.",
)
def check_candidate(said: Said) -> Iterator[Fault]:
    """The values of the candidate, all or the largest."""
    names = said.at.means(said["n"])
    name = next((each for each in said.at.computed if each in names), next(iter(names), ""))
    if not name:
        yield false(f"{said['n']} is no quantity")
        return
    yield from all_or_largest(said, "values", said.at.row(name), largest="most of all" in said.use.source)
    yield from silent(said, name)


@checks("Caption", "Everything is mixed anew: no wire carries the old {h} past the tanh.")
def check_mixed(said: Said) -> Iterator[Fault]:
    """The memory is written anew at each step, by a tanh."""
    at = said.at
    if not at.memory.is_anew:
        yield false("the memory is kept")
    if at.cell.parsed.operation(at.memory.state).op != "tanh":
        yield false("there is no tanh")
    yield from silent(said, at.memory.state)


@checks("Caption", "{h} goes on to the next token and up: {values}.", "{h} goes up, and the sequence ends: {values}.")
def check_goes_on(said: Said) -> Iterator[Fault]:
    """All of the output, at the last token or before it."""
    at = said.at
    last = at.step + 1 == at.trace.steps
    if last != ("ends" in said.use.source):
        yield false("the sequence ends, or does not")
    yield from all_or_largest(said, "values", at.row(at.cell.states[0]), largest=False)
    yield from silent(said, at.cell.states[0])


def _quantities(said: Said, field: str) -> list[str]:
    """What a name may mean, what the beat computes first."""
    names = said.at.means(said[field])
    return sorted(names, key=lambda name: name not in said.at.computed)


@checks("Caption", "The gate {name} lets {share} through.")
def check_gate(said: Said) -> Iterator[Fault]:
    """The gate's least and largest values."""
    yield from _any_of(said, lambda name: list(shares_told(said, "share", said.at.row(name), name)))


@checks("Caption", "{name} is {values}.")
def check_is(said: Said) -> Iterator[Fault]:
    """All values of a quantity."""
    yield from _any_of(said, lambda name: list(all_or_largest(said, "values", said.at.row(name), largest=False)))


@checks("Caption", "Largest in {name}: {values}.")
def check_largest(said: Said) -> Iterator[Fault]:
    """The largest values of a quantity."""
    yield from _any_of(said, lambda name: list(all_or_largest(said, "values", said.at.row(name), largest=True)))


def _any_of(said: Said, faults_of: object) -> Iterator[Fault]:
    """What is wrong if the name means the quantity that fits best."""
    found = {name: faults_of(name) for name in _quantities(said, "name")}  # type: ignore[operator]
    if not found:
        yield false(f"{said['name']} is no quantity")
        return
    best = min(found, key=lambda name: sum(fault.verdict == "false" for fault in found[name]))
    yield from found[best]
    yield from silent(said, best)


@checks("Caption", "{name} in {parts}")
def check_parts(said: Said) -> Iterator[Fault]:
    """What is told of each unit, "unit 1: a + b = c", ends with its own value."""
    text = said["parts"].replace("\u00a0", " ")
    names = _quantities(said, "name")
    for piece in text.split("; "):
        head, _, arithmetic = piece.rpartition(": ")
        units = said.at.units.find(head)
        result = arithmetic.rpartition(" = ")[2]
        try:
            printed = said.number(result)
        except ValueError:
            yield false(f"{result} is no number")
            continue
        rows = [said.at.row(name) for name in names]
        if not any(k < len(row) and printed.equals(float(row[k])) for row in rows for k in units):
            yield false(f"{piece} is not so")


def letter_of(at: Moment, name: str, *, timed: bool = False) -> str:
    """A quantity's letter in the scene's notation."""
    return plain(symbol(name, timed, at.scene.writing))
