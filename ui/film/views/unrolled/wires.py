"""The wires of cells in the network over time: what enters, what climbs out, what goes on to the next step.

Where two layers read the same from both ends, what the upper reads and what the lower hands on goes past the cells of
the other, between two columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from simulator.network.steps import borders_of_part, sequences_between
from ui.film.drawing.borders import border_line
from ui.film.drawing.page import LETTERS
from ui.film.marks import About, Mark, Wire
from ui.film.scene.scene import Scene
from ui.film.views.unrolled.grid import BELOW, Grid

WIDE, THIN = 4.0, 2.5  # the wires of h, and of those that go past cells
ENTERS, LEAVES = 0.62, 0.72  # of the room between two columns, where wires go past the cells of the other direction


class Ways:
    """The wires of the cells of a grid, for each layer in the order in which it reads."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid

    def through(self, layer: int, k: int, shift: float) -> Wire:
        """The line on which a state goes straight through a cell whose step is left out."""
        card = self._grid.card(layer, k, shift)
        y = card.y + 0.84 * card.height
        return Wire(((card.x, y), (card.x + self._grid.pitch, y)), "short", 2.5, about=_ways(layer, k)[2])

    def wires(self, layer: int, k: int, shift: float) -> Iterator[Wire]:
        """What enters the lowest layer, what climbs out of this one, and what goes on to the next token."""
        card = self._grid.card(layer, k, shift)
        x = card.x + card.width / 2
        enter, up, on = _ways(layer, k)
        y, right = card.y + 0.84 * card.height, card.x + card.width
        if layer == 0:
            yield Wire(((x, self._grid.words_top - 34), (x, card.y + card.height)), "short", WIDE, about=enter)
        elif self._grid.passes(layer):
            side, foot = right + ENTERS * (self._grid.pitch - card.width), card.y + card.height + BELOW
            points = ((x, self._grid.below(layer)), (side, self._grid.below(layer)), (side, foot), (x, foot))
            yield from (Wire(piece, "short", THIN, about=enter) for piece in pairwise(points))
            yield Wire(((x, foot), (x, card.y + card.height)), "short", THIN, about=enter)
        if self._grid.is_passed(layer):
            side, above = right + LEAVES * (self._grid.pitch - card.width), self._grid.above(layer) + BELOW
            yield Wire(((side, y), (side, above)), "short", THIN, about=up)
            yield Wire(((side, above), (x, above)), "short", THIN, about=up)
        else:
            yield Wire(((x, card.y), (x, self._grid.above(layer))), "short", WIDE, about=up)
        yield Wire(((right, y), (right + self._grid.pitch - card.width, y)), "short", 2.5, about=on)


@lru_cache(maxsize=512)
def _ways(layer: int, step: int) -> tuple[About, About, About]:
    """What the lines of a cell are: into the lowest layer, upwards, and to the next token."""
    enter, up, on = (About(layer, step, "", part=f"way:{way}") for way in ("enter", "up", "next"))
    return enter, up, on


def going_on(begins: tuple[int, ...], first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Neighbouring cells that hand on their states: no cell does before a sequence that begins anew."""
    parts = sequences_between(borders_of_part(begins, first, stop + 1), stop + 1 - first)
    return ((first + start, first + after - 1) for start, after in parts if after - start > 1)


def border_lines(scene: Scene, grid: Grid, shift: float) -> Iterator[Mark]:
    """Where sequences begin, once so many columns have gone out at the left."""
    top, bottom = grid.rows[-1] - grid.card_height / 2 - 26.0, grid.words_top - 1.2 * LETTERS
    for border in scene.lesson.borders:
        opacity = min(grid.inside(k, shift) for k in (border.token - 1, border.token))
        if opacity > 0.0:
            yield border_line(border, scene.layer, grid.left(border.token, shift), top, bottom, opacity)
