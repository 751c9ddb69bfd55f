"""Values that travel one after the other keep a value's length apart: none covers another on its wire."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from tests.ui.film.diagrams.test_automatic_layout import ALL
from tests.ui.film.diagrams.test_automatic_layout import film as laid_out
from tests.ui.film.films import CELLS, film
from ui.film.drawing.page import page_for
from ui.film.film import Film
from ui.film.marks import Strip
from ui.film.motion.choreography import mixes

SECONDS = 1 / 24


def train(made: Film, strip: Strip) -> str:
    """The train a value belongs to: its wire; what is mixed goes one after the other, whichever of them it is."""
    diagram, taker = made.scene.diagram, strip.wire.rpartition(">")[2]
    return f">{taker}" if taker in diagram.operations and mixes(diagram, taker) else strip.wire


def on_one_line(one: Strip, other: Strip) -> bool:
    """Whether two values are on the same piece of wire."""
    return abs(one.x - other.x) < 1.0 or abs(one.y - other.y) < 1.0


def covers(one: Strip, other: Strip) -> bool:
    """Whether two values lie over each other by more than a hair."""
    across = (one.width + other.width) / 2 - abs(one.x - other.x)
    down = (one.height + other.height) / 2 - abs(one.y - other.y)
    return across > 1.0 and down > 1.0


def keeps_apart(made: Film) -> None:
    """No value of a train covers another, in any beat."""
    seen = 0
    for beat, each in enumerate(made.timeline.beats):
        for k in range(int(each.seconds / SECONDS)):
            frame = made.frame(made.timeline.time_of(1, beat, k * SECONDS / each.seconds))
            moving = [mark for mark in frame.moving if isinstance(mark, Strip) and mark.wire]
            for one, other in combinations(moving, 2):
                if train(made, one) == train(made, other) and (one.wire == other.wire or on_one_line(one, other)):
                    seen += 1
                    assert not covers(one, other), (each.key, k, one.wire, other.wire)
    assert seen or made.scene.layer_trace.layer.units > 8


@pytest.mark.parametrize(("cell", "units"), list(product(CELLS, (2, 3, 4, 5, 8, 16, 512))))
def test_values_keep_apart_on_their_wires(cell: str, units: int) -> None:
    keeps_apart(film(cell, units))


@pytest.mark.parametrize(("cell", "units"), list(product(CELLS, (3, 8))))
def test_so_they_do_on_a_narrow_page(cell: str, units: int) -> None:
    keeps_apart(film(cell, units).on(page_for(1, 1)))


@pytest.mark.parametrize("key", ALL)
def test_so_they_do_in_cells_that_are_laid_out(key: str) -> None:
    keeps_apart(laid_out(key, 4))
