"""What each layer kept and added, in the views of the whole network; sizes are sums over a layer's units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same, same_text
from tests.ui.film.narration.study.said import Moment, Said

parts("Network caption", "; ")


@checks("Network caption", "At {token}, {layers}.")
def check_token(said: Said) -> Iterator[Fault]:
    """The token is that of the step."""
    if not said.at.fits_token(said["token"], said.at.step):
        yield false(f"{said['token']} is not the token")


def _of_layer(said: Said) -> Moment:
    layer = int(re.findall(r"\d+", said["layer"])[-1]) - 1
    scene = said.at.scene
    return replace(said.at, scene=scene.layers[layer])


def _sum(values: np.ndarray) -> float:
    return float(np.abs(values).sum())


def _sized(said: Said, at: Moment) -> Iterator[Fault]:
    for field, name in (("state", at.memory.state), ("before", f"{at.memory.state}_prev")):
        if said.has(field) and name not in at.means(said[field]):
            yield false(f"{said[field]} is not {name}")
    for field, values in (("old", at.old), ("kept", at.kept), ("added", at.added), ("new", at.new)):
        if said.has(field):
            yield from _close(said, field, values)


def _close(said: Said, field: str, values: np.ndarray) -> Iterator[Fault]:
    """A sum of sizes."""
    yield from same_text(said, said[field], _sum(values), f"Σ|{field}|", loose=said.at.loose)


def _by_hand(said: Said, at: Moment) -> Iterator[Fault]:
    if at.held(at.memory.state).any() and not said.says_by_hand():
        yield false("the memory is set by hand: what it keeps and adds does not make it")
    elif at.held(at.memory.write).any() and not said.says_by_hand():
        yield misleading("what is added is set by hand, without a word of it")


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
    if at.memory.keep is None and at.memory.is_anew:
        yield false("the memory is written anew")


@checks("Network caption", "{layer} adds {added} to an empty memory")
def check_empty(said: Said) -> Iterator[Fault]:
    """The memory is empty before."""
    at = _of_layer(said)
    yield from _sized(said, at)
    yield from _by_hand(said, at)
    if at.old.any():
        yield false("the memory is not empty")


@checks("Network caption", "{layer} writes its memory anew: {new}", "{layer}: Σ|{state}| = {new}, all of it new")
def check_anew(said: Said) -> Iterator[Fault]:
    """Nothing is kept."""
    at = _of_layer(said)
    yield from _sized(said, at)
    if at.held(at.memory.state).any() and not said.says_by_hand():
        yield misleading("the memory is set by hand, without a word of it")
    if not at.memory.is_anew:
        yield false("some of the memory may be kept")


@checks(
    "Network caption",
    "{layer}: Σ|{before}| {old} → {kept}, + {added}, Σ|{state}| = {new}",
    "{layer}: Σ|{before}| = {old}, of which {kept} stays; {added} is added, Σ|{state}| = {new}",
)
def check_sums(said: Said) -> Iterator[Fault]:
    """The sums; where signs differ they do not add up."""
    at = _of_layer(said)
    yield from _sized(said, at)
    yield from _by_hand(said, at)
    whole = _sum(at.kept) + _sum(at.added)
    if abs(whole - _sum(at.new)) > 1e-3 * max(whole, 1e-300):
        yield misleading("kept and added do not add up to the new size, for signs differ")
