"""Where the cells of the unrolled network stand on a page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.network.levels import Level
from simulator.text.tokens import Numbers
from ui.film.drawing.words import LEADING, width_of
from ui.film.marks import Rect
from ui.film.scene.rivers import Bed
from ui.film.scene.scene import Scene
from ui.film.views.unrolled.sides import sides

LABELS = 172.0  # the left edge of the columns; before it stand the names of the layers
LEAST_PITCH, MOST_PITCH = 82.0, 220.0
WORDS, TOP = 66.0, 34.0  # the room of the tokens' words below the cells, and above the uppermost layer
BELOW = 9.0  # from cells down to the wire that brings others beside them what they read
OVERVIEW_ROW, OVERVIEW = 30.0, 126.0  # the height of a layer in the overview, and at most of all


def lines_of_words(scene: Scene, pitch: float) -> int:
    """How many lines the words below columns of a width take: one, but where vectors of numbers are too wide for them,
    whose numbers stand one below the other.
    """
    sequence = scene.lesson.sequence
    if not isinstance(sequence, Numbers) or sequence.labels:
        return 1
    longest = max(scene.trace.tokens, key=len)
    return 1 if width_of(longest, bold=True) <= pitch else longest.count(" ") + 1


@dataclass(frozen=True)
class Grid:
    """Columns of `pitch` from `x` on, of which `visible` are in view; `rows` are the layers' middles from below."""

    tokens: int
    x: float
    pitch: float
    visible: int
    rows: tuple[float, ...]
    row_height: float
    words_y: float
    words_lines: int
    overview: Rect | None
    levels: tuple[Level, ...] = ()

    @classmethod
    def of(cls, scene: Scene) -> Grid:
        """The grid of a scene's run on its page."""
        tokens, layers = len(scene.trace.tokens), len(scene.trace.layers)
        picture, beside = scene.room.picture, sides(scene)
        width = scene.room.right - LABELS - beside.left - beside.right
        pitch = min(max(width / tokens, LEAST_PITCH - beside.closer), MOST_PITCH)
        visible = min(tokens, int(width / pitch + 1e-9))
        scrolls = tokens > visible
        bottom = picture.y + picture.height
        x, overview = LABELS + beside.left, None
        if scrolls:
            pitch = width / visible
            height = min(OVERVIEW_ROW * layers + 10, OVERVIEW)
            overview = Rect(LABELS, bottom - height - 20, width, height)
            bottom = overview.y
        lines = lines_of_words(scene, pitch)
        foot = bottom - WORDS - (lines - 1) * LEADING
        row = (foot - picture.y - TOP - beside.over) / layers
        rows = tuple(foot - row * (layer + 0.5) for layer in range(layers))
        x += (width - visible * pitch) / 2
        return cls(tokens, x, pitch, visible, rows, row, bottom - 26, lines, overview, scene.trace.levels)

    @property
    def words_top(self) -> float:
        """The baseline of the uppermost line of the tokens' words."""
        return self.words_y - (self.words_lines - 1) * LEADING

    @property
    def scrolls(self) -> bool:
        """Whether there are more tokens than fit."""
        return self.visible < self.tokens

    @property
    def card_height(self) -> float:
        """The height of a cell."""
        return min(0.66 * self.row_height, 210.0)

    @property
    def shows_gates(self) -> bool:
        """Whether cells are large enough to show how open their gates are."""
        return self.card_height >= 70.0

    def left(self, k: int, shift: float) -> float:
        """Where column `k` begins once `shift` columns have gone out at the left."""
        return self.x + self.pitch * (k - shift)

    def card(self, layer: int, k: int, shift: float) -> Rect:
        """The outline of a cell."""
        width = 0.72 * self.pitch
        left = self.left(k, shift) + (self.pitch - width) / 2
        return Rect(left, self.rows[layer] - self.card_height / 2, width, self.card_height)

    def bed(self, layer: int, shift: float) -> Bed:
        """Where the river of a layer runs: in the upper part of its cells, so that the gates have room below."""
        lift = 0.11 * self.card_height if self.shows_gates else 0.0
        reach = (0.34 if self.shows_gates else 0.46) * self.card_height
        return Bed(self.left(0, shift), self.pitch, self.rows[layer] - lift, reach)

    def above(self, layer: int) -> float:
        """Where what climbs out of a layer arrives: at the cells of the next level, or at the end of its wire."""
        last = self._level(layer)[-1]
        if last + 1 < len(self.rows):
            return self.rows[last + 1] + self.card_height / 2
        return self.rows[last] - self.card_height / 2 - 26.0

    def below(self, layer: int) -> float:
        """Where what a layer reads is: right below the cells of the first of its level."""
        return self.rows[self._level(layer)[0]] + self.card_height / 2 + BELOW

    def is_passed(self, layer: int) -> bool:
        """Whether what climbs out of a layer passes cells beside it on its way."""
        return layer != self._level(layer)[-1]

    def passes(self, layer: int) -> bool:
        """Whether what a layer reads passes cells beside it on its way."""
        return layer != self._level(layer)[0]

    def _level(self, layer: int) -> Level:
        return next(level for level in self.levels if layer in level)

    @property
    def middle(self) -> float:
        """The upright line at which the columns of a layer that reads from the end are turned round."""
        return self.x + self.visible * self.pitch / 2

    def overview_bed(self, layer: int) -> Bed:
        """Where the river of a layer runs in the overview."""
        field = self.overview
        assert field is not None
        row = (field.height - 8) / len(self.rows)
        return Bed(field.x, field.width / self.tokens, field.y + field.height - 4 - row * (layer + 0.5), 0.46 * row)

    def inside(self, k: int, shift: float) -> float:
        """How opaque a column is: one that scrolls out fades while half of it is still inside, for nothing is cut."""
        share = min(1.0, k + 1 - shift, self.visible + shift - k)
        return max(0.0, 2.0 * share - 1.0)

    def stretches(self, first: int, stop: int, shift: float) -> Iterator[tuple[int, int, float]]:
        """Columns that can be drawn together: the first, how many, and how opaque they are."""
        inside = range(max(first, math.ceil(shift)), min(stop, math.floor(shift + self.visible)))
        for k in range(first, min(stop, inside.start)):
            yield k, 1, self.inside(k, shift)
        if inside:
            yield inside.start, len(inside), 1.0
        for k in range(max(first, inside.stop, inside.start), stop):
            yield k, 1, self.inside(k, shift)
