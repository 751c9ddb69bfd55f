"""What every chart offers, and the view that makes a film of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Protocol

from ui.film.marks import Layers, Mark, Moment, Paragraph, Rect, Text
from ui.film.scene.scene import Scene
from ui.film.views.parts.surroundings import Surroundings


class Chart(Protocol):
    """A chart of a scene."""

    @property
    def backdrop(self) -> tuple[Mark, ...]:
        """The whole of it, as it stands behind every moment."""

    @property
    def place(self) -> str:
        """What of the run it shows, in a few words."""

    def marks(self, moment: Moment) -> Iterable[Mark]:
        """What a moment adds: the cursor, the veil over the future, the numbers of the token."""

    def caption(self, token: int) -> str:
        """What a token did, in words."""


class Notice:
    """In place of a chart, the reason why there is none."""

    def __init__(self, scene: Scene, place: str, told: str) -> None:
        x, y, width, height = scene.room.picture
        self.backdrop: tuple[Mark, ...] = (Paragraph(x + width / 4, y, width / 2, height, told, 30, "muted"),)
        self.place, self._told = place, told

    def marks(self, moment: Moment) -> Iterable[Mark]:
        """Nothing changes."""
        return ()

    def caption(self, token: int) -> str:
        """The same for every token."""
        return self._told


class ChartView:
    """Composes a chart with the words around it."""

    def __init__(self, scene: Scene, make: Callable[[Scene], Chart]) -> None:
        self.scene, self.timeline = scene, scene.timeline
        self.chart = make(scene.on_memory)
        self._caption = lru_cache(maxsize=256)(self.chart.caption)
        self.around = Surroundings(scene, self.caption, self.chart.place)
        self.backdrop = (*self.chart.backdrop, *self.around.backdrop)

    def caption(self, token: int, beat: int) -> str:
        """What a token did; a chart tells the same in all its beats."""
        return self._caption(token)

    def focus(self, moment: Moment) -> Rect:
        """The whole picture: no level of the zoom is inside a chart."""
        return self.scene.room.picture

    def layers(self, moment: Moment) -> Layers:
        """Words that have come stand still; the cursor, and what goes or comes, moves."""
        seconds = moment.phase * self.timeline.beats[moment.beat].seconds
        marks = (*self.chart.marks(moment), *self.around.marks(moment, seconds))
        still = tuple(mark for mark in marks if isinstance(mark, Text | Paragraph) and mark.opacity >= 1.0)
        return Layers(still, tuple(mark for mark in marks if mark not in still))
