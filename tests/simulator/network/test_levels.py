"""Which layers are one level, and which levels frameworks join."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from simulator.network.levels import alike_together, below, levels_of


class Reading(NamedTuple):
    """A layer, as far as levels ask: what it is, and how it reads."""

    kind: str | None
    reverse: bool = False
    beside: bool = False


def layers(written: str) -> tuple[Reading, ...]:
    """Layers of letters: "<" reads from the end, "|" beside the one before, "?" is like no other."""
    return tuple(Reading(None if "?" in each else each[-1], "<" in each, "|" in each) for each in written.split())


def test_those_beside_each_other_are_a_level() -> None:
    made = layers("a <|a a <b")
    assert levels_of(made) == ((0, 1), (2,), (3,))
    assert [below(made, layer) for layer in range(4)] == [(), (), (0, 1), (2,)]


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("a a a", [((0,), (1,), (2,))]),
        ("a b b", [((0,),), ((1,), (2,))]),
        ("a <a <a", [((0,),), ((1,), (2,))]),
        ("a <|a a <|a", [((0, 1), (2, 3))]),
        ("a <|a a", [((0, 1),), ((2,),)]),
        ("a a <|b a", [((0,),), ((1,),), ((2,),), ((3,),)]),
        ("?a ?a a a", [((0,),), ((1,),), ((2,), (3,))]),
        ("?a <|?a a", [((0,),), ((1,),), ((2,),)]),
        ("", []),
    ],
)
def test_levels_that_are_alike_are_joined(written: str, joined: list[object]) -> None:
    made = layers(written)
    assert list(alike_together(made, lambda layer: made[layer].kind)) == joined
