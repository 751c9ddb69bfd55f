"""In the close-up: rings around what a framework returns of the layer's states, at the right, where they go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from ui.film.diagrams.diagram import OUTLINE, Station
from ui.film.drawing.page import LETTERS, WORKING
from ui.film.drawing.strips import footprint
from ui.film.drawing.words import LEADING
from ui.film.marks import Mark, Moment, Rect
from ui.film.scene.scene import Scene
from ui.film.views.parts.returned import AROUND, Line, ReturnedAt, turning

OVER = 40.0  # from a vector up to the first line over its name


class CellReturned:
    """Composes the rings of a scene's cell; `units` has the width of each vector."""

    def __init__(self, scene: Scene, units: Mapping[str, int]) -> None:
        self._scene, self._returned = scene, ReturnedAt(scene)
        stations = scene.diagram.stations.values()
        self._ends: dict[str, Rect] = {}
        for state in scene.cell.states if self._returned else ():
            resting = [station for station in stations if station.quantity == state]
            if resting:
                self._ends[state] = self._field(max(resting, key=lambda station: station.x), units[state])

    def _field(self, station: Station, units: int) -> Rect:
        width, height = footprint(units, self._scene.diagram.rows(station.quantity))
        return Rect(station.x - width / 2, station.y - height / 2, width, height)

    def marks(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        """The rings of a moment."""
        if self._ends:
            yield from turning(self._at, moment.token, seconds if moment.beat == 0 else 9.0)

    def _at(self, step: int) -> list[Mark]:
        found: list[Mark] = []
        for state, field in self._ends.items():
            found += self._returned.marks(state, step, field, partial(self._lines, field))
        return found

    def _lines(self, field: Rect, ways: Sequence[str]) -> Iterator[Line]:
        """Lines below a vector, or, where the picture ends there, over its name, the lowest first."""
        below, picture = field.y + field.height + AROUND + LETTERS, self._scene.room.picture
        right = min(field.x + field.width + AROUND, self._scene.room.right)
        room, last = right - self._scene.fit.x(OUTLINE.x + OUTLINE.width) - AROUND, (len(ways) - 1) * LEADING
        lowest = below + last
        if lowest + 6.0 > picture.y + picture.height - WORKING:
            lowest = field.y - OVER
        for k in range(len(ways)):
            yield Line(right, lowest - k * LEADING, "end", room)
