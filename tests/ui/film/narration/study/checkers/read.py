"""Sentences about what enters a step, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from simulator.equations.operations import Operation
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, same_vector
from tests.ui.film.narration.study.said import Moment, Said
from tests.ui.film.narration.study.values import IN
from ui.film.text.formula import plain, symbol

BOTH = "x and h"


def _token(said: Said, field: str, step: int) -> Iterator[Fault]:
    if not said.at.fits_token(said[field], step):
        yield false(f"{said[field]} is not the token of step {step}")


@checks("Caption", "{token} comes in as {x}.")
def check_comes_in(said: Said) -> Iterator[Fault]:
    """The token enters the first layer; of a masked one nothing does."""
    at = said.at
    yield from _token(said, "token", at.step)
    if at.scene.layer:
        yield false("the layer is not the first")
    if at.step in at.lesson.masked:
        yield misleading("a masked token does not come in: zeros do")


@checks("Caption", "Layer {number} hands up its {h} for {token}: here it is {x}.")
def check_hands_up(said: Said) -> Iterator[Fault]:
    """What enters is the output of the layer below, by its own letter."""
    at = said.at
    yield from _token(said, "token", at.step)
    if not at.scene.layer or int(said["number"]) != at.scene.layer:
        yield false("another layer is below")
        return
    below = at.scene.layers[at.scene.layer - 1]
    letter = plain(symbol(below.cell.states[0], False, below.writing))
    if "x" not in at.means(said["x"]):
        yield false(f"{said['x']} is not what enters")
    if said["h"] != letter:
        yield false(f"the layer below hands up its {letter}")


@checks(
    "Caption",
    "Nothing has been read before it: {states} starts at 0.",
    "Nothing has been read before it: {states} start at 0.",
)
def check_start(said: Said) -> Iterator[Fault]:
    """All states are 0 at the first token."""
    at = said.at
    if at.step or any(at.row(f"{state}_prev").any() for state in at.cell.states):
        yield false("a state is not 0 at the start")
    told = [at.means(piece) for piece in re.split(", | and | und ", said["states"])]
    if len(told) != len(at.cell.states) or not all(set(at.cell.states) & names for names in told):
        yield false("a state is left out, or none is told")


@checks("Caption", "The memory starts at {values}.", "The memory starts at the values that the lesson gives it.")
def check_given_start(said: Said) -> Iterator[Fault]:
    """The memory is not 0 at the first token, and the states are these."""
    at = said.at
    if at.step:
        yield false("it is not the first token")
    if not at.old.any():
        yield false("the memory starts at 0; only the output is given")
    if said.has("values"):
        for state in at.cell.states:
            letter = plain(symbol(state, False, at.scene.writing))
            _, found, rest = said["values"].partition(f"{letter} = ")
            if not found:
                yield false(f"{letter} is left out")
            else:
                yield from same_vector(said, rest.partition("]")[0] + "]", at.row(f"{state}_prev"), letter)


def _reads(at: Moment, operation: Operation) -> set[str]:
    """What a weighted sum multiplies by matrices: "x", "h" for the output before."""
    names = {"x": "x", f"{at.cell.states[0]}_prev": "h"}
    products = [term for term in operation.terms if term.product == "@"]
    return {names[str(factor)] for term in products for factor in term.factors if str(factor) in names}


def _sums(at: Moment) -> dict[str, set[str]]:
    """What each weighted sum of the cell reads of x and h."""
    return {each.name: _reads(at, each) for each in at.cell.parsed.operations if each.op == "sum"}


def _behind(at: Moment, name: str) -> set[str]:
    """What a quantity reads of x and h through its own sums, not through other states or reset products."""
    operations = {each.name: each for each in at.cell.parsed.operations}
    made = operations.get(name)
    if made is None:
        return set()
    if made.op == "sum":
        return _reads(at, made)
    found: set[str] = set()
    for operand in made.operands:
        if isinstance(operand, str) and operand not in at.cell.states:
            found |= _behind(at, operand)
    return found


@checks(
    "Caption",
    "Joined to {h} from {before} it goes to every gate as [{h}, {x}].",
    "Together with {h} from {before} it goes to every gate.",
)
def check_every_gate(said: Said) -> Iterator[Fault]:
    """Every gate reads the input and the output before."""
    yield from _token(said, "before", said.at.step - 1)
    for gate in said.at.cell.gates:
        found = _behind(said.at, gate)
        if found != {"x", "h"}:
            yield false(f"{gate} reads {sorted(found)} alone")


@checks(
    "Caption",
    "Joined to {h} from {before} it goes into one sum as [{h}, {x}].",
    "Together with {h} from {before} it goes into one sum.",
)
def check_one_sum(said: Said) -> Iterator[Fault]:
    """There is one sum, which reads both."""
    yield from _token(said, "before", said.at.step - 1)
    sums = [found for found in _sums(said.at).values() if found]
    if sums != [{"x", "h"}]:
        yield false(f"the sums read {[sorted(found) for found in sums]}")


@checks(
    "Caption",
    "{x} comes from {token}, {h} from {before}: [{h}, {x}] goes into {names}",
    "{x} comes from {token}, {h} from {before}; they go into {names}",
)
def check_goes_into(said: Said) -> Iterator[Fault]:
    """What is named reads both, as a pair where it is said so."""
    at = said.at
    yield from _token(said, "token", at.step)
    if at.step:
        yield from _token(said, "before", at.step - 1)
    joined = "[{h}, {x}]" in said.use.source
    readers = {name for name in at.layer_trace.quantities if name in at.scene.definitions and not name.startswith("a_")}
    named = {name for name in readers if _mentions(said["names"], at, name)}
    for name in sorted(named):
        direct = _direct(at, name)
        if joined and direct != {"x", "h"}:
            yield false(f"[h, x] does not go into {name}, which reads {sorted(direct)}")
        elif "h" not in _all_reads(at, name) and not joined:
            yield false(f"h does not go into {name}")
    pieces = [piece.strip() for piece in re.split(", | and | und ", said["names"])]
    unknown = [piece for piece in pieces if not at.means(piece) and not _is_of_formula(piece, at)]
    if unknown:
        yield false(f"{unknown} is no quantity")
    if not named:
        yield false(f"no quantity is named by {said['names']}")


def _is_of_formula(piece: str, at: Moment) -> bool:
    """Whether a piece is part of a formula that stands for a quantity without a letter."""
    return any(piece in text for text in at.letters if len(text) > len(piece))


def _mentions(text: str, at: Moment, name: str) -> bool:
    shown = plain(symbol(name, notation=at.scene.writing))
    return any(piece.strip() == shown for piece in text.replace(" and ", ", ").replace(" und ", ", ").split(", "))


def _direct(at: Moment, name: str) -> set[str]:
    """What the sum right behind a quantity reads by matrices."""
    operations = {each.name: each for each in at.cell.parsed.operations}
    made = operations[name]
    if made.op != "sum":
        sums = [operations[each] for each in made.operands if isinstance(each, str) and each in operations]
        return set().union(*(_reads(at, each) for each in sums if each.op == "sum"))
    return _reads(at, made)


def _all_reads(at: Moment, name: str) -> set[str]:
    """What a quantity depends on at this step, by whatever way: x, h."""
    operations = {each.name: each for each in at.cell.parsed.operations}
    if name == "x":
        return {"x"}
    if name == f"{at.cell.states[0]}_prev":
        return {"h"}
    if name not in operations:
        return set()
    made = operations[name]
    names = [str(each) for each in made.operands] + [str(each) for term in made.terms for each in term.factors]
    return set().union(*(_all_reads(at, each) for each in names))


@checks("Caption", "{x} comes from {token}; {states} = 0")
def check_states_zero(said: Said) -> Iterator[Fault]:
    """All states are 0 before the first token."""
    yield from _token(said, "token", said.at.step)
    told = [said.at.means(letter) for letter in said["states"].split(" = ")]
    for state in said.at.cell.states:
        if said.at.row(f"{state}_prev").any() or not any(f"{state}_prev" in names for names in told):
            yield false(f"{state} is not 0, or not told")
    if not all(told):
        yield false("another letter is told")


@checks("Caption", "{x} comes from {token}; {values}")
def check_states_given(said: Said) -> Iterator[Fault]:
    """The states are these before the first token."""
    at = said.at
    yield from _token(said, "token", at.step)
    for state in at.cell.states:
        letter = plain(symbol(f"{state}_prev", notation=at.scene.writing))
        _, found, rest = said["values"].partition(f"{letter} = ")
        if not found:
            yield false(f"{letter} is left out")
        else:
            yield from same_vector(said, rest.partition("]")[0] + "]", at.row(f"{state}_prev"), letter)


@checks("Caption", "{vector} from {token}")
def check_vector_from(said: Said) -> Iterator[Fault]:
    """A vector that enters, from the token of this step, or as a state from the one before."""
    at = said.at
    letter, _, values = said["vector"].partition(" = ")
    names = at.means(letter) & at.entering
    if not names:
        yield false(f"{letter} does not enter")
    for name in names:
        yield from same_vector(said, values, at.row(name), name)
        yield from _token(said, "token", at.step if name == "x" else at.step - 1)


@checks("Caption", "{token}: largest in {vectors}")
def check_largest_entries(said: Said) -> Iterator[Fault]:
    """What is told of x and h is their own, and nothing that is left out is larger."""
    at = said.at
    yield from _token(said, "token", at.step)
    pieces = _by_letter(said["vectors"], at)
    rest = said["vectors"]
    for use in said.parts("vectors", IN):
        rest = rest.replace(use.text, "", 1)
    if re.search(r"[1-9]", rest):
        yield false(f"{rest} is told beside the entries of the vectors")
    for name, text in pieces.items():
        row, names, told = at.row(name), at.names_of(name), []
        for part in said.told.parts(text, IN):
            units = [k for k in sorted(names.find(part.fields["unit"])) if k < len(row)]
            fits = [k for k in units if said.number(part.fields["value"]).equals(float(row[k]))]
            if not fits:
                yield false(f"{part.text} is not so")
            told += fits[:1]
        rest = np.abs(np.delete(row, told))
        if told and len(rest) and rest.max() > np.abs(row[told]).min():
            yield false(f"a larger entry of {name} is left out")
        if not told and row.any():
            yield false(f"{name} is not 0")
    if not pieces:
        yield false("no vector is named")


def _by_letter(text: str, at: Moment) -> dict[str, str]:
    found = {}
    heads = {plain(symbol(name, notation=at.scene.writing)): name for name in ("x", f"{at.cell.states[0]}_prev")}
    for letter, name in heads.items():
        start = text.find(f"{letter}: ")
        if start >= 0:
            ends = [text.find(f"; {other}: ", start) for other in heads if other != letter]
            end = min((each for each in ends if each > start), default=len(text))
            found[name] = text[start + len(letter) + 2 : end]
    return found
