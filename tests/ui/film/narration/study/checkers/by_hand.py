"""Sentences that say of something that it was set by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from simulator.equations.functions import FUNCTIONS
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same_text, same_vector
from tests.ui.film.narration.study.recording import Use
from tests.ui.film.narration.study.said import Moment, Said
from tests.ui.film.narration.study.values import units_meant
from ui.film.text.formula import plain, typeset


def _all_held(at: Moment, name: str | None) -> Iterator[Fault]:
    held = at.held(name)
    if not held.any():
        yield false(f"{name} is not set by hand")
    elif not held.all():
        yield false(f"only {np.flatnonzero(held).tolist()} of {len(held)} units of {name} are set by hand")


def _meant(said: Said, field: str) -> str | None:
    """The quantity that a letter stands for: of several that read the same, the one that the beat computes."""
    names = said.at.means(said[field])
    held = [name for name in names if said.at.held(name).any()]
    return next((name for name in said.at.computed if name in held), next(iter(held or names), None))


@checks("Caption", "The gate {letter} is set by hand in {units}, not computed.")
def check_gate_in_units(said: Said) -> Iterator[Fault]:
    """In these units, and in no other."""
    held = set(np.flatnonzero(said.at.held(said.at.memory.keep)).tolist())
    told = said.at.units.split(said["units"])
    if set(told) != held:
        yield false(f"units {sorted(held)} are set by hand, {sorted(told)} are named")


@checks("Caption", "Set by hand, not computed: {values}.", "{values}, set by hand")
def check_values(said: Said) -> Iterator[Fault]:
    """A quantity is set in all units, or in just those that are told, to what is told; where all layers are shown, of
    any of them.
    """
    layers = [said]
    if said.at.view in ("stack", "unrolled"):
        moments = (Moment(scene, said.at.step, 0, said.at.view) for scene in said.at.scene.layers)
        layers = [Said(said.use, said.told, moment) for moment in moments]
    yield from min((_values(each) for each in layers), key=len)


def _values(said: Said) -> list[Fault]:
    """What is wrong with it; of a layer that has no such units, that."""
    try:
        return list(_told(said))
    except ValueError as error:
        return [false(str(error))]


def _told(said: Said) -> Iterator[Fault]:
    text, at = said["values"], said.at
    uses = [*said.parts("values", "{name} = {value} in {units}"), *said.parts("values", "{name} in {units}")]
    part = next((use for use in uses if use.text == text), None)
    letter, _, values = text.rpartition(" = ")
    names = at.means(letter if part is None else part.fields["name"])
    held = {name: np.flatnonzero(at.held(name)).tolist() for name in names if at.held(name).any()}
    if not held:
        yield false(f"{text} is not set by hand")
        return
    found = {name: list(_set(said, name, units, part, values)) for name, units in held.items()}
    yield from min(found.values(), key=len)


def _set(said: Said, name: str, held: list[int], part: Use | None, values: str) -> Iterator[Fault]:
    row = said.at.row(name)
    if part is None:
        yield from _all_held(said.at, name)
        yield from same_vector(said, values, row, name)
        return
    units = yield from units_meant(said, part.fields["units"], held, name)
    if sorted(units) != held:
        yield false(f"units {held} of {name} are set by hand, not {units}")
    if "value" in part.fields:
        for k in units:
            yield from same_text(said, part.fields["value"], float(row[k]), f"{name} of unit {k}")


@checks("Picture", "{names} set by hand")
def check_names(said: Said) -> Iterator[Fault]:
    """All that is named is, in the unit in view, or in any that a matrix brings to it."""
    at = said.at
    made = {each.name: plain(typeset(each.expression, notation=at.scene.writing)) for each in at.cell.parsed.operations}
    for piece in re.split(", | and | und ", said["names"]):
        names = at.means(piece) | {name for name, text in made.items() if text == piece}
        if not any(at.held(name).any() for name in names):
            yield false(f"{piece} is not set by hand")


parts("Caption", "{name} in {units}", "{name} = {value} in {units}")


@checks("Caption", "{names} rounded to 0 or 1")
def check_rounded(said: Said) -> Iterator[Fault]:
    """The lesson rounds its gates, and all that is named is 0 or 1 where no hand has set it."""
    at = said.at
    for piece in re.split(", | and | und ", said["names"]):
        names = at.means(piece) & set(at.cell.gates)
        good = [name for name in names if np.isin(at.row(name)[~at.held(name)], (0.0, 1.0)).all()]
        if not good or not at.trace.idealised:
            yield false(f"{piece} is not rounded")


@checks("Caption", "Set by hand, not computed: {old} · {gate} = {kept}.")
def check_product(said: Said) -> Iterator[Fault]:
    """The gate is, in all units; the vectors are these, and one is the product of the others."""
    at = said.at
    yield from _all_held(at, at.memory.keep)
    for name, values in (("old", at.old), ("gate", at.gate), ("kept", at.kept)):
        yield from same_vector(said, said[name], values, name)
    product = at.old * at.gate
    if (np.abs(product - at.kept) > 1e-300 + 1e-6 * (np.abs(product) + np.abs(at.kept))).any():
        yield false("the product is not what is kept")


@checks("Caption", "Set by hand, not computed: {values} is added.")
def check_values_added(said: Said) -> Iterator[Fault]:
    """All that is added is."""
    yield from _all_held(said.at, said.at.memory.write)
    yield from same_vector(said, said["values"], said.at.added, "what is added")


@checks("Caption", "What is added here is set by hand, not computed.")
def check_added(said: Said) -> Iterator[Fault]:
    """All that is added is."""
    yield from _all_held(said.at, said.at.memory.write)


@checks("Caption", "The memory is set by hand: {letter} = {values}.")
def check_memory_values(said: Said) -> Iterator[Fault]:
    """In all units, to these values."""
    yield from _all_held(said.at, said.at.memory.state)
    yield from same_vector(said, said["values"], said.at.new, "the memory")


@checks("Caption", "{name} is set by hand, not computed", "{name} is set by hand")
def check_named(said: Said) -> Iterator[Fault]:
    """In all units."""
    name = _meant(said, "name")
    if name is None:
        yield false(f"{said['name']} is no quantity")
    else:
        yield from _all_held(said.at, name)


@checks("Caption", "A true sigmoid never reaches 0 or 1.")
def check_sigmoid(said: Said) -> Iterator[Fault]:
    """It does not; and a gate that is one was set to 0 or 1."""
    at, name = said.at, said.at.memory.keep or ""
    if at.cell.parsed.operation(name).op != "sigmoid":
        yield false("the gate is no sigmoid")
    if not np.isin(at.row(name)[at.held(name)], (0.0, 1.0)).any():
        yield misleading("no value set by hand is 0 or 1")


@checks("Caption", "No gate could do that: a true write is between −1 and 1.")
def check_no_gate(said: Said) -> Iterator[Fault]:
    """A value set by hand is 1 or more, and what is written is a product of numbers up to 1."""
    at, name = said.at, said.at.memory.write or ""
    held = np.abs(at.row(name))[at.held(name)]
    if held.max(initial=0.0) < 1.0:
        yield false("what is set by hand is smaller than 1")
    if not _is_bounded(at, name):
        yield false("what is written may be 1 or more")


def _is_bounded(at: Moment, name: str) -> bool:
    """Whether the equations keep a quantity between −1 and 1: a gate, a tanh, 1 − gate, or a product of such."""
    operations = {each.name: each for each in at.cell.parsed.operations}
    made = operations.get(name)
    if made is None:
        return False
    if made.op in FUNCTIONS:
        return made.op == "tanh" or FUNCTIONS[made.op].gate
    names = [each for each in made.operands if isinstance(each, str)]
    if made.op == "-" and made.operands[0] == 1.0:
        return len(names) == 1 and names[0] in at.cell.gates
    return made.op in ("*", "negative", "copy") and all(_is_bounded(at, each) for each in names)
