"""Sentences that tell who looks on what is held, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same_text, same_vector
from tests.ui.film.narration.study.recording import Use
from tests.ui.film.narration.study.said import Said
from tests.ui.film.narration.study.values import units_meant

WAYS = ("{number} open", "{number} shut", "{number} at {value}", "{number} at {values}", "{number} by hand")
BETWEEN = r"(?:, | and | und )(?![^\[]*\])"  # the parts of a list, which may be vectors
NUMBERS = ("the {gate} of {units}", "the {gate}", "{name} in {units}")
OUTCOMES = (
    "nothing is stored there", "nothing stays", "{kept} stays", "{kept} of {old} stays", "{old} becomes {kept}",
    "{added} is written", "nothing is written", "{kept} stays, {added} is written on top",
    "{kept} stays, nothing is written", "nothing stays, {added} is written", "nothing stays and nothing is written",
    "kept and added would make {value}", "{value} goes out", "nothing goes out", "{passed} of {whole} gets through",
    "nothing gets through",
)  # fmt: skip
parts("Caption", *WAYS, *NUMBERS[:2], *OUTCOMES)


@checks("Caption", "You hold {numbers}.", "You hold {numbers}: {outcome}.")
def check_held(said: Said) -> Iterator[Fault]:
    """All that is named is held by nobody else, in just these units, and at that; what comes of it is so."""
    ways = [use for source in WAYS for use in said.parts("numbers", source)]
    if not ways:
        yield false("nothing is named")
    units: set[int] = set()
    for way in ways:
        units |= yield from _held(said, way)
    if said.has("outcome"):
        if len(units) != 1:
            yield false(f"something comes of {sorted(units)}, which is not one unit")
            return
        yield from _outcome(said, units.pop())


def _held(said: Said, way: Use) -> Generator[Fault, None, set[int]]:
    """The number of one way to hold it; gives its units."""
    number, at = way.fields["number"], said.at
    use = next(
        (use for source in NUMBERS for use in said.told.uses if use.source == source and use.text == number), None
    )
    names = _names(said, number if use is None else use.fields.get("gate", use.fields.get("name", "")))
    if not names:
        yield false(f"{number} is nothing that is held")
        return set()
    found = []
    for name in names:
        held = np.flatnonzero(at.held(name)).tolist()
        faults = list(_is_held(said, name, held, way, None if use is None else use.fields.get("units")))
        found.append((len(faults), faults, held))
    _, faults, held = min(found, key=lambda each: each[0])
    yield from faults
    return set(held)


def _names(said: Said, text: str) -> list[str]:
    """The held quantities that a gate's name, or a letter, may mean."""
    at, language = said.at, said.at.scene.language
    held = [name for name in at.layer_trace.quantities if at.held(name).any()]
    letters = at.means(text)
    gates = {name: language.translate("Table", gate.name) for name, gate in at.cell.gates.items() if gate.name}
    return [name for name in held if name in letters or text.endswith((gates.get(name, "\0"), f" {name}", f" {name}ₜ"))]


def _is_held(said: Said, name: str, held: list[int], way: Use, units: str | None) -> Iterator[Fault]:
    at, row = said.at, said.at.row(name)
    yours = {hold for hold in at.scene.yours if (hold.layer, hold.quantity) == (at.scene.layer, name)}
    if not yours:
        yield false(f"{name} is held by somebody else")
    if units is None and len(row) != 1:
        yield false(f"{name} has more than one unit")
    told = held if units is None else (yield from units_meant(said, units, held, name))
    if sorted(told) != held:
        yield false(f"units {held} of {name} are held, not {told}")
    value = {"{number} open": 1.0, "{number} shut": 0.0}.get(way.source)
    if value is not None and ((row[held] != value).any() or at.cell.gates[name].ambiguous):
        yield false(f"{name} is held at {row[held]}")
    if "value" in way.fields:
        for k in held:
            yield from same_text(said, way.fields["value"], float(row[k]), f"{name} of unit {k}")
    if "values" in way.fields:
        yield from same_vector(said, way.fields["values"], row, name)


def _outcome(said: Said, k: int) -> Iterator[Fault]:
    """What comes of it in unit k."""
    uses = [use for source in OUTCOMES for use in said.parts("outcome", source)]
    use = next((use for use in uses if use.text == said["outcome"]), None)
    if use is None:
        yield false(f"{said['outcome']} is no outcome")
        return
    at = said.at
    if "stored" in use.source or "stay" in use.source or "becomes" in use.source or "kept" in use.fields:
        yield from _kept(said, use, k)
    if "written" in use.source:
        yield from _added(said, use, k)
    if use.source.startswith("kept and added"):
        if not at.held(at.memory.state)[k]:
            yield false("the memory is not held")
        yield from same_text(said, use.fields["value"], float(at.kept[k] + at.added[k]), "their sum")
    if "goes out" in use.source:
        out = float(at.row(at.cell.states[0])[k])
        yield from same_text(said, use.fields.get("value", "0"), out, "what goes out")
    if "gets through" in use.source:
        yield from _through(said, use, k)


def _kept(said: Said, use: Use, k: int) -> Iterator[Fault]:
    kept, old = float(said.at.kept[k]), float(said.at.old[k])
    yield from same_text(said, use.fields.get("kept", "0"), kept, "what is kept")
    if "old" in use.fields:
        yield from same_text(said, use.fields["old"], old, "what was stored")
        if use.fields["old"] == use.fields["kept"]:
            yield misleading("both print alike")
    elif "{kept} stays" in use.source:
        yield from same_text(said, use.fields["kept"], old, "what was stored") if use.source == "{kept} stays" else ()
    if "of {old}" in use.source and not 0.0 < kept / old < 1.0:
        yield false(f"{kept!r} is no part of {old!r}")
    if "stored" in use.source and old != 0.0:
        yield false(f"{old!r} is stored")


def _added(said: Said, use: Use, k: int) -> Iterator[Fault]:
    yield from same_text(said, use.fields.get("added", "0"), float(said.at.added[k]), "what is written")


def _through(said: Said, use: Use, k: int) -> Iterator[Fault]:
    """One product of the beat's gate with another vector is so in unit k."""
    at = said.at
    products = [each for each in at.cell.parsed.operations if each.op == "*" and set(each.operands) & set(at.computed)]
    found = []
    for each in products:
        passed = float(at.row(each.name)[k]) if k < len(at.row(each.name)) else np.nan
        faults = list(same_text(said, use.fields.get("passed", "0"), passed, "what gets through"))
        if "whole" in use.fields:
            others = [str(name) for name in each.operands if at.has(str(name)) and k < len(at.row(str(name)))]
            wrong = [list(same_text(said, use.fields["whole"], float(at.row(o)[k]), "what is there")) for o in others]
            faults += min(wrong, key=len, default=[false("nothing is there")])
        found.append(faults)
    yield from min(found, key=len, default=[false("no product")])


@checks("Caption", "Old and new cancel: {value}.", "Old and new together: {value}.")
def check_together(said: Said) -> Iterator[Fault]:
    """In the unit that is held both are something, and their sum is so much; next to nothing where they cancel."""
    at = said.at
    (held,) = said.beside("You hold {numbers}: {outcome}.")
    found = []
    for k in range(len(at.new)):
        parts_told = [use for use in said.told.uses if use.source == "{kept} stays, {added} is written on top"]
        faults = list(same_text(said, said["value"], float(at.new[k]), "the sum"))
        for use in parts_told:
            faults += [*_kept(said, use, k), *_added(said, use, k)]
        if "cancel" in said.use.source:
            larger = max(abs(at.kept[k]), abs(at.added[k]))
            if at.kept[k] * at.added[k] >= 0 or abs(at.new[k]) > 0.05 * larger * (1 + 1e-9):
                faults.append(false(f"{at.kept[k]!r} and {at.added[k]!r} do not cancel"))
        found.append(faults)
    yield from min(found, key=len)
    if held.text not in said.told.text:
        yield false("nothing is held")


@checks("Caption", "You hold {values}")
def check_with_letters(said: Said) -> Iterator[Fault]:
    """Each quantity, as a letter with its value, is held by who looks on."""
    at, text = said.at, said["values"]
    for use in (*said.parts("values", "{name} = {value} in {units}"), *said.parts("values", "{name} in {units}")):
        text = text.replace(use.text, "", 1)
        found = []
        for name in _names(said, use.fields["name"]):
            held = np.flatnonzero(at.held(name)).tolist()
            faults = []
            told = held
            try:
                told = said.at.units.split(use.fields["units"])
            except ValueError:
                faults += list(_count(said, use, held))
            if sorted(told) != held:
                faults.append(false(f"units {held} of {name} are held, not {told}"))
            if "value" in use.fields:
                for k in held:
                    faults += list(same_text(said, use.fields["value"], float(at.row(name)[k]), name))
            found.append(faults)
        yield from min(found, key=len, default=[false(f"{use.text} is not held")])
    for piece in filter(None, re.split(BETWEEN, text)):
        letter, _, values = piece.partition(" = ")
        found = [
            [
                *same_vector(said, values, at.row(name), name),
                *([] if at.held(name).all() else [false(f"{name} is free")]),
            ]
            for name in _names(said, letter)
        ]
        yield from min(found, key=len, default=[false(f"{piece} is not held")])


def _count(said: Said, use: Use, held: list[int]) -> Iterator[Fault]:
    yield from units_meant(said, use.fields["units"], held)
