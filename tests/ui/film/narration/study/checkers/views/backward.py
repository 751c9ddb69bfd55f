"""Captions of the gradient on its way back through a step."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same
from tests.ui.film.narration.study.printed import Names
from tests.ui.film.narration.study.ranges import ranged
from tests.ui.film.narration.study.said import CLOSED, Said
from tests.ui.film.narration.study.values import length

parts("Backward caption", "{size} at {name}")
TIE = 1e-12  # of a size: what differs by less is as large
Feeds = dict[tuple[str, str], np.ndarray]


def _feeds(said: Said) -> Feeds:
    """What each result of the beat passes back to each vector that it took."""
    at, flow = said.at, said.at.flow
    assert flow is not None
    pairs = [pair for pair in flow.diagram.feeds if pair[0] in at.results]
    return {pair: np.asarray(flow.flow(*pair, at.step), dtype=np.float64) for pair in pairs}


def _means(said: Said, text: str) -> set[str]:
    """The quantities that a text may mean, and copies of them, which may have no letter of their own."""
    names = set(said.at.means(text))
    operations = said.at.cell.parsed.operations
    return names | {each.name for each in operations if each.op == "copy" and names & set(map(str, each.operands))}


def _passes(said: Said) -> set[str]:
    """What a number comes back through: what is named, or the copies of the beat."""
    if said.has("name"):
        return _means(said, said["name"])
    return {each.name for each in said.at.cell.parsed.operations if each.op == "copy" and each.name in said.at.results}


def _listed(text: str) -> list[str]:
    return re.split(", | and | und ", text)


@checks("Backward caption", "Nothing comes back through {names}.")
def check_nothing_back(said: Said) -> Iterator[Fault]:
    """The gradients by what is named, or what they pass on, are 0 everywhere."""
    for (name, _), values in _feeds(said).items():
        if values.any():
            yield false(f"something comes back through {name}")
    if not all(_means(said, piece) for piece in _listed(said["names"])):
        yield false("what is named is no quantity")


@checks("Backward caption", "What comes back through {names} is beyond all numbers.")
def check_beyond(said: Said) -> Iterator[Fault]:
    """Some of it is no number."""
    if all(np.isfinite(values).all() for values in _feeds(said).values()):
        yield false("all of it is numbers")
    if not all(_means(said, piece) for piece in _listed(said["names"])):
        yield false("what is named is no quantity")


@checks(
    "Backward caption",
    "Through {name} most comes back to {operand}: {value} at {unit}.",
    "Through {name} most comes back to {operand}: {value}.",
    "Unchanged, most comes back to {operand}: {value} at {unit}.",
    "Unchanged, most comes back to {operand}: {value}.",
)
def check_most_back(said: Said) -> Iterator[Fault]:
    """The largest number that the beat passes back, and to where; no other is as large as it is printed."""
    at, found = said.at, _feeds(said)
    top = max(float(np.abs(values).max()) for values in found.values())
    names, operands = _passes(said), _means(said, said["operand"])
    printed = said.number(said["value"])
    good = False
    for (name, operand), values in found.items():
        if name not in names or operand not in operands:
            continue
        if said.has("unit"):
            wide = Names((), len(values), ("unit", "Einheit"))  # a vector may have more numbers than the layer units
            here = at.names_of(operand).find(said["unit"]) | wide.find(said["unit"])
        else:
            here = frozenset(range(len(values)) if len(values) == 1 else ())
        good |= any(
            k < len(values) and abs(float(values[k])) == top and printed.equals(float(values[k])) for k in here
        )  # fmt: skip
    if not good:
        yield false(f"the largest is {top!r}, and elsewhere, or it has another place")
        return
    sizes = np.concatenate([np.abs(values) for values in found.values()])
    if _ties(sizes):
        yield misleading("as much comes back elsewhere, one place is told")


def _ties(sizes: np.ndarray) -> bool:
    """Whether two are the largest."""
    return int((sizes >= sizes.max() * (1 - TIE)).sum()) > 1


@checks(
    "Backward caption",
    "Through {name} the same comes back to {operands}, most at {unit}: {value}.",
    "Through {name} the same comes back to {operands}: {value}.",
)
def check_same_back(said: Said) -> Iterator[Fault]:
    """All that an operation took gets the same vector back."""
    found = _feeds(said)
    names = _means(said, said["name"]) & {name for name, _ in found}
    pieces = _listed(said["operands"])
    if not names:
        yield false(f"{said['name']} passes nothing back here")
    for name in sorted(names):
        own = {operand: values for (other, operand), values in found.items() if other == name}
        if len(own) < 2 or len(pieces) != len(own) or not all(_means(said, each) & set(own) for each in pieces):
            yield false(f"{name} took {sorted(own)}")
            return
        first = next(iter(own.values()))
        if any(not np.array_equal(first, values) for values in own.values()):
            yield false("they do not get the same back")
        if not first.any():
            yield misleading("nothing comes back at all")
        yield from _most_of(said, first, next(iter(own)))


def _most_of(said: Said, values: np.ndarray, operand: str) -> Iterator[Fault]:
    """The largest of a vector with its place, or its range."""
    if not said.has("unit"):
        yield from ranged(said, said["value"], values.tolist(), "what comes back")
        return
    sizes = np.abs(values)
    here = [k for k in said.at.names_of(operand).find(said["unit"]) if k < len(values) and sizes[k] == sizes.max()]
    if not here:
        yield false(f"the most is at {int(sizes.argmax())}")
        return
    yield from same(said, "value", float(values[here[0]]), "what comes back there")
    if _ties(sizes):
        yield misleading("as much comes back at another unit")


@checks(
    "Backward caption",
    "What comes back through {name} to {operand} is {range}.",
    "Unchanged, {range} comes back to {operand}.",
)
def check_range_back(said: Said) -> Iterator[Fault]:
    """The numbers of one vector, from the least to the most."""
    names, operands = _passes(said), _means(said, said["operand"])
    own = [values for (name, operand), values in _feeds(said).items() if name in names and operand in operands]
    if not own:
        yield false("nothing is passed back there")
        return
    yield from min((list(ranged(said, said["range"], values.tolist(), "what comes back")) for values in own), key=len)


def _lengths(said: Said) -> dict[str, float]:
    """How long the gradients are by what the step took."""
    at, flow = said.at, said.at.flow
    assert flow is not None
    return {name: length(flow.gradient(name, at.step)) for name in sorted(at.entering)}


@checks("Backward caption", "Nothing comes back to {token}.")
def check_nothing_arrives(said: Said) -> Iterator[Fault]:
    """The gradient by all that the step took is 0."""
    if any(_lengths(said).values()):
        yield false("something comes back to it")


@checks("Backward caption", "What has come back to {token}, as lengths of vectors: {sizes}.")
def check_lengths(said: Said) -> Iterator[Fault]:
    """The length of what has come to each vector that the step took."""
    found, told = _lengths(said), set[str]()
    if said.remainder("sizes", "{size} at {name}"):
        yield false("something else is told than sizes")
    for use in said.parts("sizes", "{size} at {name}"):
        names = said.at.means(use.fields["name"]) & said.at.entering
        told |= names
        if not any(said.number(use.fields["size"]).equals(found[name]) for name in names):
            yield false(f"{use.text} is not so: {[found[name] for name in names]}")
    left_out = {name for name, size in found.items() if size} - told
    if left_out:
        yield misleading(f"{sorted(left_out)} is left out")


def _at_the_gate(said: Said) -> list[tuple[int, float, float, float]]:
    """Of each unit that is meant: what comes to × on the memory line, what goes on to the memory before, the gate."""
    at, flow = said.at, said.at.flow
    assert flow is not None
    kept, gate = at.kept_name, at.gate
    if kept is None or kept not in at.results:
        return []
    come = np.asarray(flow.gradient(kept, at.step), dtype=np.float64)
    passed = np.asarray(flow.flow(kept, f"{at.memory.state}_prev", at.step), dtype=np.float64)
    units = at.units.find(said["unit"]) if said.has("unit") else range(len(gate))
    return [(k, float(come[k]), float(passed[k]), float(gate[k])) for k in units if k < len(gate)]


def _held_back(at: tuple[int, float, float, float]) -> bool:
    """Whether something else than the gate decides what goes on."""
    _, come, passed, gate = at
    return abs(passed - come * gate) > 1e-6 * abs(passed)


@checks(
    "Backward caption",
    "Going back, the gradient meets the same gate: of {value} for {unit}, {rest} gets through.",
    "Going back, the gradient meets the same gate: of {value}, {rest} gets through.",
    "Going back, the gradient meets the same gate, open: {value} for {unit}, undiminished.",
    "Going back, the gradient meets the same gate, open: {value} undiminished.",
)
def check_same_gate(said: Said) -> Iterator[Fault]:
    """What comes to × of a unit's gradient, and what of it the gate lets through, at the digits printed."""
    found = _at_the_gate(said)
    rest = said["rest"] if said.has("rest") else said["value"]
    good = [at for at in found if said.number(said["value"]).equals(at[1]) and said.number(rest).equals(at[2])]
    if not good:
        yield false(f"at the gate it is {found}")
    elif any(_held_back(at) or at[1] == 0.0 for at in good):
        yield false("it is not the gate that decides here")
    elif said.has("rest") and said["rest"] == said["value"]:
        yield misleading("nothing is lost at the digits printed, and it is told as if it were")


@checks(
    "Backward caption",
    "What was forgotten cannot be blamed: only {share} goes back past {token} on this line.",
    "What was forgotten cannot be blamed: nothing goes back past {token} on this line.",
)
def check_not_blamed(said: Said) -> Iterator[Fault]:
    """Of a unit that held something, the gate was shut, and lets so much of the gradient back."""
    at = said.at
    for k, come, passed, gate in _at_the_gate(said):
        if at.old[k] == 0.0 or come == 0.0 or gate >= CLOSED or _held_back((k, come, passed, gate)):
            continue
        if said.number(said["share"]).equals(gate) if said.has("share") else gate == 0.0:
            return
    yield false("on no unit that held something does the gate let back just so much")
