"""What each layer kept and added, in the views of the whole network; sizes are sums over a layer's units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same, same_text
from tests.ui.film.narration.study.said import Moment, Said

SIZED, NOTHING = "{value} in size", "nothing"
parts("Network caption", "; ", SIZED, NOTHING)
ALIKE = 1e-3  # of a memory: what differs by less reads alike


@checks("Network caption", "At {token}, {layers}.", "At {token}, gates rounded to 0 or 1, {layers}.")
def check_token(said: Said) -> Iterator[Fault]:
    """The token is that of the step; gates are rounded where it is said, and only there."""
    at = said.at
    if not at.fits_token(said["token"], at.step):
        yield false(f"{said['token']} is not the token")
    layers = [replace(at, scene=scene) for scene in at.scene.layers]
    gates = [(each, name) for each in layers for name in each.cell.gates]
    if "rounded" in said.use.source:
        if not at.trace.idealised or not gates:
            yield false("no gate is rounded")
        if any(not np.isin(each.row(name)[~each.held(name)], (0.0, 1.0)).all() for each, name in gates):
            yield false("a gate is neither 0 nor 1")
    elif at.trace.idealised and gates:
        yield misleading("gates are rounded, without a word of it")


def _number(said: Said) -> int:
    return int(re.findall(r"\d+", said["layer"])[-1]) - 1


def _of_layer(said: Said, step: int | None = None) -> Moment:
    return Moment(said.at.scene.layers[_number(said)], said.at.step if step is None else step, 0, said.at.view)


def _sum(values: np.ndarray) -> float:
    return float(np.abs(values).sum())


def _sized(said: Said, at: Moment) -> Iterator[Fault]:
    """Letters and numbers: of one unit its values, of several sums of sizes."""
    for field, name in (("state", at.memory.state), ("before", f"{at.memory.state}_prev")):
        if said.has(field):
            letter = re.fullmatch(r"Σ\|(.+)\|", said[field])
            if (letter is not None) != (len(at.new) > 1):
                yield false(f"{said[field]} of {len(at.new)} units")
            if name not in at.means(letter.group(1) if letter else said[field]):
                yield false(f"{said[field]} is not {name}")
    for field, values in (("old", at.old), ("kept", at.kept), ("added", _added(at)), ("new", at.new)):
        if said.has(field):
            yield from _size(said, field, values)


def _added(at: Moment) -> np.ndarray:
    """What is added: where it is what is not kept, nothing is where the memory itself was set by hand."""
    if at.memory.write is not None:
        return at.added
    return np.where(at.held(at.memory.state), 0.0, at.added)


def _size(said: Said, field: str, values: np.ndarray) -> Iterator[Fault]:
    text = said[field]
    for use in said.parts(field, SIZED):
        if use.text != text or len(values) == 1:
            yield false(f"{text} is no size")
        text = use.fields["value"]
    if said.parts(field, NOTHING) and not re.search(r"\d", text):
        if values.any():
            yield false(f"{field} is {values.tolist()}, not nothing")
        return
    true = float(values[0]) if len(values) == 1 else _sum(values)
    yield from same_text(said, text, true, field, loose=said.at.loose)


def _by_hand(said: Said, at: Moment) -> Iterator[Fault]:
    """What the cell did by itself is told only where no hand has set the memory."""
    if at.held(at.memory.state).any() and "keeps" in said.use.source:
        yield false("the memory is set by hand: what it keeps and adds does not make it")
    made = (at.memory.state, at.kept_name, at.memory.write, at.memory.keep)
    if any(at.held(name).any() for name in made) and not said.says_by_hand():
        yield misleading("something of it is set by hand, without a word of it")


@checks("Network caption", "{layer} keeps {share} of its memory and adds {added}")
def check_keeps(said: Said) -> Iterator[Fault]:
    """The share of the size that is kept, and what is added."""
    at = _of_layer(said)
    yield from _sized(said, at)
    yield from _by_hand(said, at)
    old = _sum(at.old)
    if old == 0:
        yield false("the memory is empty")
    else:
        yield from same(said, "share", _sum(at.kept) / old, "the share kept", loose=at.loose)
    if at.memory.is_anew:
        yield false("the memory is written anew")
    slack = 1e-6 * np.abs(at.old)
    if ((at.kept * np.sign(at.old) < -slack) | (np.abs(at.kept) > np.abs(at.old) + slack)).any():
        yield misleading("what is kept is no share of the memory in some unit")


@checks("Network caption", "{layer} adds {added} to an empty memory")
def check_empty(said: Said) -> Iterator[Fault]:
    """The memory is empty before."""
    at = _of_layer(said)
    yield from _sized(said, at)
    yield from _by_hand(said, at)
    if at.old.any():
        yield false("the memory is not empty")
    if at.held(at.memory.state).any():
        yield false("the memory is set by hand: what is added does not make it")
    if at.held(at.kept_name).any() and at.kept.any():
        yield false("something is kept by hand")


@checks(
    "Network caption",
    "{layer} writes its memory anew: {new}",
    "{layer}: {state} = {new}, all of it new",
    "the memory of {layer} is {new}",
    "{layer}: {state} = {new}",
)
def check_new(said: Said) -> Iterator[Fault]:
    """The memory; all of it is new where nothing was there, or nothing is ever kept."""
    at = _of_layer(said)
    yield from _sized(said, at)
    yield from _by_hand(said, at)
    if "new" not in said.use.source.replace("{new}", ""):
        return
    anew = at.memory.is_anew and not at.held(at.memory.state).any()
    empty = "writes" not in said.use.source and not at.old.any() and not at.kept.any()
    if not anew and not empty:
        yield false("some of the memory may be kept, or is set by hand")


@checks(
    "Network caption",
    "{layer}: {before} = {old}, of which {kept} stays; {added} is added, {state} = {new}",
    "{layer}: {before} = {old}, of which {kept} stays; {added} is added, with the opposite sign in "
    "{count} of {total} units: {state} = {new}",
)
def check_sums(said: Said) -> Iterator[Fault]:
    """The sums; where signs differ they do not add up, and it is said in how many units."""
    at = _of_layer(said)
    yield from _sized(said, at)
    yield from _by_hand(said, at)
    against = int(((at.kept < 0) & (at.added > 0) | (at.kept > 0) & (at.added < 0)).sum())
    if said.has("count"):
        if (int(said["count"]), int(said["total"])) != (against, len(at.new)):
            yield false(f"signs differ in {against} of {len(at.new)} units")
        return
    parts = (at.kept, at.added)
    whole = float(sum(part[0] if len(part) == 1 else _sum(part) for part in parts))
    new = float(at.new[0]) if len(at.new) == 1 else _sum(at.new)
    if abs(whole - new) > ALIKE * sum(_sum(part) for part in parts):
        yield misleading("kept and added do not add up to the new size, for signs differ")


@checks("Network caption", "{layer}: {state} {old} → {new} (kept {kept}, added {added})")
def check_sizes(said: Said) -> Iterator[Fault]:
    """The four sizes."""
    at = _of_layer(said)
    yield from _sized(said, at)
    yield from _by_hand(said, at)


@checks("Network caption", "{token} is read.")
def check_is_read(said: Said) -> Iterator[Fault]:
    """It is the token of the step."""
    if not said.at.fits_token(said["token"], said.at.step):
        yield false(f"{said['token']} is not the token")


@checks("Network caption", "Nothing new at {token}: what is kept and added is as at {before}.")
def check_nothing_new(said: Said) -> Iterator[Fault]:
    """In every layer the memory, what is kept of it and what is added is what it was."""
    step = said.at.step
    if not said.at.fits_token(said["before"], step - 1):
        yield false(f"{said['before']} is not the token before")
    for number, scene in enumerate(said.at.scene.layers):
        then, now = (Moment(scene, at, 0, said.at.view) for at in (step - 1, step))
        whole = max(_sum(now.old), _sum(now.new), _sum(then.new))
        for what, one, other in (("kept", then.kept, now.kept), ("added", then.added, now.added)):
            if np.abs(one - other).sum() > ALIKE * whole:
                yield false(f"layer {number + 1}: {one.tolist()[:4]} was {what}, and is {other.tolist()[:4]}")


def _held_behind(at: Moment) -> set[str]:
    """Quantities of which something is set by hand here, and that the memory is made of, or that are it."""
    operations = {each.name: each for each in at.cell.parsed.operations}
    found, waiting = {at.memory.state}, [at.memory.state]
    while waiting:
        made = operations.get(waiting.pop())
        if made is None:
            continue
        names = [str(each) for each in made.operands] + [str(each) for term in made.terms for each in term.factors]
        fresh = [name for name in names if name in operations and name not in found]
        found |= set(fresh)
        waiting += fresh
    return {name for name in found if at.held(name).any()}


@checks("Network caption", "{clause} ({by_hand})")
def check_clause(said: Said) -> Iterator[Fault]:
    """Something that the memory of a layer is made of is set by hand, as it is told; the layer is the clause's."""
    uses = [use for use in said.told.uses if use.text in said["clause"] and "layer" in use.fields]
    if not uses:
        yield false("it is told of no layer")
        return
    at = _of_layer(Said(uses[0], said.told, said.at))
    held, text = _held_behind(at), said["by_hand"]
    if not held:
        yield false("nothing is set by hand behind this memory")
    lists = said.parts("by_hand", "set by hand, wholly or in part: {names}")
    if lists:
        pieces = re.split(", | and | und ", lists[0].fields["names"])
        told = set().union(*(at.means(piece) & held for piece in pieces))
        if not all(at.means(piece) & held for piece in pieces):
            yield false(f"{text}: set by hand are {sorted(held)}")
    else:
        told = set().union(*(at.means(piece) & held for piece in re.split(" = | in |; ", text)))
    if held - told:
        yield misleading(f"{sorted(held - told)} is set by hand too")


parts("Network caption", "set by hand, wholly or in part: {names}")


@checks("Network caption", "{clause} at {token}")
def check_clause_at_its_token(said: Said) -> Iterator[Fault]:
    """The layer of the clause reads from the other end, and is at this token."""
    uses = [use for use in said.told.uses if use.text in said["clause"] and "layer" in use.fields]
    scene = said.at.scene
    others = [each for each in scene.rows if each.reads_from_end != scene.reads_from_end]
    if not uses or not others:
        yield false("no layer reads from the other end")
    elif others[0].trace.tokens[said.at.step] not in said["token"]:
        yield false("it is at another token")
