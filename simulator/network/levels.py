"""Which layers of a network stand beside each other, and which of them compute before which.

A level is a layer, or those that read the same inputs from both ends. A pass is what goes through the sequence at once:
levels that read it one way are one pass, token by token; a level above one that reads from the end needs all of that.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import Protocol

Level = tuple[int, ...]
"""Layers, from 0, beside each other."""

Likeness = Callable[[int], Hashable]
"""What a layer has in common with others that are of its kind and size; None for one that is like no other."""


class Reads(Protocol):
    """What is known of how a layer reads."""

    @property
    def reverse(self) -> bool:
        """Whether from the end."""

    @property
    def beside(self) -> bool:
        """Whether the inputs of the layer before it."""


def levels_of(layers: Sequence[Reads]) -> tuple[Level, ...]:
    """The levels, lowest first."""
    return _levels(tuple(layer.beside for layer in layers))


def passes_of(layers: Sequence[Reads]) -> tuple[int, ...]:
    """In which pass, from 0, each layer computes."""
    return _passes(tuple(layer.reverse for layer in layers), tuple(layer.beside for layer in layers))


def read_one_way(layers: Sequence[Reads]) -> bool:
    """Whether all layers read from the same end: then nothing that is read later has acted on what comes of a step."""
    return len({layer.reverse for layer in layers}) == 1


def level_at(layers: Sequence[Reads], layer: int) -> int:
    """The place, from 0, of the level that a layer is in."""
    return next(at for at, level in enumerate(levels_of(layers)) if layer in level)


def below(layers: Sequence[Reads], layer: int) -> Level:
    """The layers whose outputs a layer reads; () where it reads what enters the network."""
    at = level_at(layers, layer)
    return levels_of(layers)[at - 1] if at else ()


def alike_together(layers: Sequence[Reads], likeness: Likeness) -> tuple[tuple[Level, ...], ...]:
    """The network from below as frameworks join layers: levels above one another that are alike and read the same
    ways; each of a level alone whose directions are not alike.
    """
    found: list[tuple[Level, ...]] = []
    before: object = None
    for level in levels_of(layers):
        shared = {likeness(layer) for layer in level}
        if len(shared) > 1 or None in shared:
            found += [((layer,),) for layer in level]
            before = None
            continue
        key = shared.pop(), tuple(layers[layer].reverse for layer in level)
        if key == before:
            found[-1] = (*found[-1], level)
        else:
            found.append((level,))
        before = key
    return tuple(found)


@lru_cache(maxsize=256)
def _levels(beside: tuple[bool, ...]) -> tuple[Level, ...]:
    found: list[Level] = []
    for layer, joins in enumerate(beside):
        if joins and found:
            found[-1] = (*found[-1], layer)
        else:
            found.append((layer,))
    return tuple(found)


@lru_cache(maxsize=256)
def _passes(reverse: tuple[bool, ...], beside: tuple[bool, ...]) -> tuple[int, ...]:
    found: list[int] = []
    before: set[bool] | None = None
    for level in _levels(beside):
        ways = {reverse[layer] for layer in level}
        goes_on = before is not None and len(ways) == 1 and ways == before
        number = 0 if not found else found[-1] + (not goes_on)
        found += [number] * len(level)
        before = ways
    return tuple(found)
