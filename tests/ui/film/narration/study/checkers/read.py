"""Sentences about what enters a step, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from simulator.equations.operations import Operation
from tests.ui.film.narration.study.checkers.unknown import is_unknown
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same_vector
from tests.ui.film.narration.study.said import Moment, Said
from tests.ui.film.narration.study.values import IN, alike
from ui.film.scene.derived.turning import entering, level_of
from ui.film.text.formula import plain, symbol

COUNTED = ("{count} of {total} units", "all {total} units", "{count} of {total} columns", "all {total} columns")


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
        yield false("a masked token does not come in: zeros do")
    if is_unknown(at):
        yield misleading("an unknown token does not come in: what stands for all of them does")


@checks("Caption", "{token}: only zeros come in as {x}.")
def check_zeros_come_in(said: Said) -> Iterator[Fault]:
    """The first layer is given zeros, for the token is masked."""
    at = said.at
    yield from _token(said, "token", at.step)
    if at.scene.layer or at.row("x").any() or at.step not in at.lesson.masked:
        yield false("something else than zeros of a masked token comes in")


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


@checks("Caption", "Both directions of layer {number} hand up their {h} for {token}: here they are {x}.")
def check_both_hand_up(said: Said) -> Iterator[Fault]:
    """What enters are the outputs of two layers below, which read from both ends."""
    at = said.at
    yield from _token(said, "token", at.step)
    below = entering(at.scene)
    if {each.reads_from_end for each in below} != {True, False} or int(said["number"]) != level_of(below[0])[0]:
        yield false("no two directions are below")
    elif "x" not in at.means(said["x"]) or said["h"] != plain(symbol(below[0].cell.states[0], False, below[0].writing)):
        yield false("other letters are theirs")


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
    told = list_of(at, said["states"])
    if len(told) != len(at.cell.states) or not all(set(at.cell.states) & names for names in told):
        yield false("a state is left out, or none is told")


@checks("Caption", "The memory starts at {values}.", "The lesson starts with {values}.")
def check_given_start(said: Said) -> Iterator[Fault]:
    """At the first token the states are these, and not all 0; of the memory it is said where that is not."""
    at = said.at
    rows = {state: at.row(f"{state}_prev") for state in at.cell.states}
    if at.step or not any(row.any() for row in rows.values()):
        yield false("it is not the first token, or starts at 0")
    if "memory" in said.use.source and not at.old.any():
        yield false("the memory starts at 0; only the output is given")
    for state, row in rows.items():
        letter = plain(symbol(state, False, at.scene.writing))
        _, found, rest = said["values"].partition(f"{letter} = ")
        if not found:
            yield false(f"{letter} is left out")
        else:
            yield from same_vector(said, rest.partition("]")[0] + "]", row, letter)


@checks("Caption", "The lesson gives {states} to start with.")
def check_given_states(said: Said) -> Iterator[Fault]:
    """At the first token just these states are not 0."""
    at = said.at
    told = [names & set(at.cell.states) for names in list_of(at, said["states"])]
    given = [state for state in at.cell.states if at.row(f"{state}_prev").any()]
    if at.step or len(told) != len(given) or not all(any(state in names for names in told) for state in given):
        yield false(f"{given} are given, not {said['states']}")


def list_of(at: Moment, text: str) -> list[frozenset[str]]:
    """The quantities that each part of a list may mean. Raises ValueError for what is no such list."""
    if at.means(text):
        return [at.means(text)]
    for cut in re.finditer(", | and | und ", text):
        head = at.means(text[: cut.start()])
        if head:
            return [head, *list_of(at, text[cut.end() :])]
    raise ValueError(f"{text!r} names other things than quantities")


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


@checks("Caption", "Beside it: {h} from {before}.")
def check_beside(said: Said) -> Iterator[Fault]:
    """The cell reads the output of the step before."""
    yield from _token(said, "before", said.at.step - 1)
    if not any("h" in _read(said.at, name)[1] for name in _named(said.at)):
        yield false("nothing reads the output before")


def _named(at: Moment) -> list[str]:
    """The quantities that an equation names, in order."""
    return [equation.name for equation in at.cell.parsed.equations]


def _read(at: Moment, name: str) -> tuple[set[str], set[str]]:
    """What an equation itself reads of x and h: what its matrices multiply, and all."""
    operations = {each.name: each for each in at.cell.parsed.operations}
    names = {"x": "x", f"{at.cell.states[0]}_prev": "h"}
    waiting, summed, found = [name], set[str](), set[str]()
    while waiting:
        made = operations[waiting.pop()]
        summed |= _reads(at, made)
        inside = [*made.operands, *(factor for term in made.terms for factor in term.factors)]
        found |= {names[str(each)] for each in inside if str(each) in names}
        waiting += [str(each) for each in inside if str(each) in operations and str(each) not in _named(at)]
    return summed, found


def _goes(said: Said, field: str, source: str, *, joined: bool = False) -> Iterator[Fault]:
    """All that is named reads x or h, as one vector where they are joined; nothing that multiplies it is left out."""
    at = said.at
    told = list_of(at, said[field])
    for names in told:
        reads = [_read(at, name) for name in names if name in _named(at)]
        if not any(summed == {"x", "h"} if joined else source in found for summed, found in reads):
            yield false(f"{source} does not go into {sorted(names)}")
    others = set(_named(at)) - frozenset().union(*told)
    if any(source in _read(at, name)[0] for name in others):
        yield misleading(f"{source} is multiplied by weights of others as well: {sorted(others)}")


@checks(
    "Caption",
    "{x} comes from {token}, {h} from {before}: [{h}, {x}] goes into {names}",
    "{x} comes from {token}, {h} from {before}; they go into {names}",
    "{x} comes from {token} and goes into {names}; {h} from {before} goes into {others}",
    "{x} comes from {token} and goes into {names}",
    "{x} comes from {token}; {h} from {before} goes into {others}",
    "{x} and {h} from {before} go into {names}.",
    "{x} goes into {names}, and {h} from {before} into {others}.",
    "{x} goes into {names}.",
)
def check_goes_into(said: Said) -> Iterator[Fault]:
    """What is named reads x, h, or both, as a pair where it is said so; of none that is left out it is so."""
    at, joined = said.at, "[{h}, {x}]" in said.use.source
    if said.has("token"):
        yield from _token(said, "token", at.step)
    if not at.begins and said.has("before"):
        yield from _token(said, "before", at.step - 1)
    for source, field in (("x", "names"), ("h", "others" if said.has("others") else "names" if said.has("h") else "")):
        if field and said.has(field):
            yield from _goes(said, field, source, joined=joined)
        elif any(source in _read(at, name)[0] for name in _named(at)):
            yield misleading(f"something reads {source}, of which nothing is told")


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


parts("Caption", "{count} of {total} columns", "all {total} columns")


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
        yield from _entries(said, name, text)
    if not pieces:
        yield false("no vector is named")


def _entries(said: Said, name: str, text: str) -> Iterator[Fault]:
    """All entries told of a vector are its own; none that is left out is as large."""
    row, names, told = said.at.row(name), said.at.names_of(name), list[int]()
    for part in said.told.parts(text, IN):
        printed = said.number(part.fields["value"])
        ways = alike(row, printed)
        counts = [use for source in COUNTED for use in said.told.parts(part.fields["unit"], source)]
        if counts and counts[0].text == part.fields["unit"]:
            count = int(counts[0].fields.get("count", counts[0].fields["total"]))
            fits = next((units for units in ways if len(units) == count), [])
        else:
            fits = [k for k in names.split(part.fields["unit"]) if k < len(row)]
        if not fits or set(fits) - set(ways[0]):
            yield false(f"{part.text} is not so")
        told += fits
    rest = np.abs(np.delete(row, told))
    if told and len(rest) and rest.max() > np.abs(row[told]).min():
        yield false(f"a larger entry of {name} is left out")
    elif told and len(rest) and rest.max() == np.abs(row[told]).min():
        yield misleading(f"an entry of {name} that is as large is left out")
    if not told and row.any():
        yield false(f"{name} is not 0")


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
