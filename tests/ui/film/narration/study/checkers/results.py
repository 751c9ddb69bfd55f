"""Sentences about gates that let through, candidates, outputs, and whatever else a beat computes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np

from tests.ui.film.narration.study.checkers.fields import gates_called
from tests.ui.film.narration.study.claims import Fault, checks, false, parts
from tests.ui.film.narration.study.said import Moment, Said
from tests.ui.film.narration.study.values import all_or_largest, shares_told, silent
from ui.film.text.formula import plain, symbol

parts("Caption", "{value} in {unit}", "{least} to {most}")


def _beat_gate(said: Said) -> str:
    """The gate that is told of, which the beat computes."""
    called = gates_called(said)
    return next((name for name in said.at.computed if name in called), next(iter(called), ""))


@checks("Caption", "The {gate} lets {share} of {passed} through.", "The {gate} is {share} open, but {passed} is 0.")
def check_output(said: Said) -> Iterator[Fault]:
    """The gate's least and largest values; what comes out is its product with tanh of the memory, or that is 0."""
    at, gate = said.at, _beat_gate(said)
    yield from shares_told(said, "share", at.row(gate), "the gate")
    out, passed = at.cell.states[0], f"tanh_{at.memory.state}"
    if any(at.held(name).any() for name in (out, passed)):
        yield false("what is passed, or what comes out, is set by hand: the product is not what comes out")
    elif (np.abs(at.row(gate) * np.tanh(at.new) - at.row(out)) > 1e-5).any():
        yield false("the product is not what comes out")
    if at.new.any() == ("open, but" in said.use.source):
        yield false(f"{said['passed']} is 0, or is not")
    yield from silent(said, gate)


@checks("Caption", "Out goes {h}: {values}.")
def check_out(said: Said) -> Iterator[Fault]:
    """All units of the output."""
    yield from all_or_largest(said, "values", said.at.row(said.at.cell.states[0]), largest=False)
    yield from silent(said, said.at.cell.states[0])


@checks(
    "Caption",
    "The {gate} lets {share} of the past into the candidate. It erases nothing: {h} itself is untouched.",
    "The {gate} is {share} open, but {h} is 0: there is no past to let in.",
    "The {gate} is {share} open, but the weights of {h} in the candidate give 0 here.",
)
def check_reset(said: Said) -> Iterator[Fault]:
    """The gate's values; there is a past that enters, or none, or nothing comes of it."""
    at, gate = said.at, _beat_gate(said)
    yield from shares_told(said, "share", at.row(gate), "the gate")
    past, enters = at.row(f"{at.cell.states[0]}_prev").any(), _past(at, gate)
    if "no past" in said.use.source:
        if past:
            yield false("there is a past")
    elif not past:
        yield false("there is no past: what the gate lets through is a bias")
    elif enters != ("into the candidate" in said.use.source):
        yield false("the weights let something of the past in, or nothing")
    products = [each.name for each in at.cell.parsed.operations if each.op == "*" and gate in each.operands]
    if any(at.held(name).any() for name in products):
        yield false("what goes into the candidate is set by hand")
    yield from silent(said, gate)


def _past(at: Moment, gate: str) -> bool:
    """Whether weights make anything of the output before that the gate lets in: before it, or behind it."""
    weights, state = at.layer_trace.layer.weights, f"{at.cell.states[0]}_prev"
    operations = {each.name: each for each in at.cell.parsed.operations}
    met = [made for made in operations.values() if made.op == "*" and gate in made.operands]
    beside = {str(each) for made in met for each in made.operands if each != gate}
    sums = [operations[name] for name in beside if name in operations]  # before the gate
    wanted = {state}
    if state in beside:
        sums, wanted = list(operations.values()), {made.name for made in met}
    products = [term for made in sums for term in made.terms if term.product == "@" and term.factors[1] in wanted]
    return any((np.asarray(weights[str(term.factors[0])]) @ at.row(state)).any() for term in products)


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


@checks("Caption", "Everything is mixed anew: no wire carries the old {h} past the {function}.")
def check_mixed(said: Said) -> Iterator[Fault]:
    """The memory is written anew at each step, by that function of a sum."""
    at = said.at
    made = at.cell.parsed.operation(at.memory.state)
    if not at.memory.is_anew or at.cell.gates:
        yield false("the memory is kept, or there are gates")
    if made.op != {"σ": "sigmoid"}.get(said["function"], said["function"]):
        yield false("it is another function")
    inner = str(made.operands[0]) if made.operands else ""
    if at.cell.parsed.operation(inner).op != "sum":
        yield false("it is no function of a sum")
    if at.held(at.memory.state).any() or at.held(inner).any():
        yield false("it is set by hand")


@checks(
    "Caption",
    "{h} goes on to the next token and up: {values}.",
    "{h} goes on to the next token and up; largest: {values}.",
    "{h} goes up, and the sequence ends: {values}.",
    "{h} goes up, and the sequence ends; largest: {values}.",
)
def check_goes_on(said: Said) -> Iterator[Fault]:
    """All of the output, at the last token or before it."""
    at = said.at
    last = at.step + 1 == at.trace.steps
    if last != ("ends" in said.use.source):
        yield false("the sequence ends, or does not")
    yield from all_or_largest(said, "values", at.row(at.cell.states[0]), largest="largest" in said.use.source)
    yield from silent(said, at.cell.states[0])


@checks("Caption", "{h} is {before} of the next token", "{h} goes up, and the sequence ends")
def check_goes_on_with_symbols(said: Said) -> Iterator[Fault]:
    """The letters of the same output, at the last token or before it."""
    at, out = said.at, said.at.cell.states[0]
    if (at.step + 1 == at.trace.steps) != ("ends" in said.use.source):
        yield false("the sequence ends, or does not")
    if out not in at.means(said["h"]) or (said.has("before") and f"{out}_prev" not in at.means(said["before"])):
        yield false("it is another letter")


def _quantities(said: Said, field: str) -> list[str]:
    """What a name may mean, what the beat computes first."""
    names = said.at.means(said[field])
    return sorted(names, key=lambda name: name not in said.at.computed)


@checks("Caption", "The {gate} lets {share} through.")
def check_gate(said: Said) -> Iterator[Fault]:
    """The gate's least and largest values."""
    gate = _beat_gate(said)
    yield from shares_told(said, "share", said.at.row(gate), gate)
    yield from silent(said, gate)


@checks("Caption", "{name} is {values}.")
def check_is(said: Said) -> Iterator[Fault]:
    """All values of a quantity."""
    yield from _any_of(said, lambda name: _told_faults(said, name, largest=False))


@checks("Caption", "Largest in {name}: {values}.")
def check_largest(said: Said) -> Iterator[Fault]:
    """The largest values of a quantity."""
    yield from _any_of(said, lambda name: _told_faults(said, name, largest=True))


def _told_faults(said: Said, name: str, *, largest: bool) -> list[Fault]:
    """What is wrong with the values that are told of a quantity."""
    return list(all_or_largest(said, "values", said.at.row(name), largest=largest, quantity=name))


@checks(
    "Caption",
    "{name} is {values} in each of {count} units.",
    "{name} goes from {values} over {count} units.",
    "{name} is 0.",
)
def check_range(said: Said) -> Iterator[Fault]:
    """What a quantity is in all units, or its least and its most; or that it is 0."""
    yield from _any_of(said, lambda name: _range_faults(said, name, "units"))


@checks("Caption", "{name} is {values} in each of {count} columns.", "{name} goes from {values} over {count} columns.")
def check_range_of_columns(said: Said) -> Iterator[Fault]:
    """The same of a quantity that is as wide as the input."""
    yield from _any_of(said, lambda name: _range_faults(said, name, "columns"))


def _range_faults(said: Said, name: str, entries: str) -> list[Fault]:
    """What is wrong with the least and the most of a quantity, and with what its entries are called."""
    row = said.at.row(name)
    if not said.has("values"):
        return [false(f"{name} is not 0")] if row.any() else []
    found = list(shares_told(said, "values", row, name))
    if int(said["count"]) != len(row):
        found.append(false(f"there are not so many {entries}"))
    if (said.at.cell.parsed.widths.get(name) == "I") != (entries == "columns"):
        found.append(false(f"the entries of {name} are no {entries}"))
    return found


def _any_of(said: Said, faults_of: Callable[[str], list[Fault]]) -> Iterator[Fault]:
    """What is wrong if the name means the quantity that fits best."""
    found = {name: faults_of(name) for name in _quantities(said, "name")}
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
        result = re.split(" [=≈] ", arithmetic)[-1]
        try:
            printed = said.number(result)
        except ValueError:
            yield false(f"{result} is no number")
            continue
        places = [(said.at.row(name), k) for name in names for k in said.at.names_of(name).find(head)]
        if not any(k < len(row) and printed.equals(float(row[k])) for row, k in places):
            yield false(f"{piece} is not so")


def letter_of(at: Moment, name: str, *, timed: bool = False) -> str:
    """A quantity's letter in the scene's notation."""
    return plain(symbol(name, timed, at.scene.writing))
