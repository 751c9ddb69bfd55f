"""A cell whose step is left out: it is dimmed, and the line of each state goes straight through to the next token."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ui.film.diagrams.diagram import MEMORY_WIDTH, TRUNK_WIDTH, Station
from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.strips import Shading, footprint, neighbours, numbers, whole
from ui.film.marks import About, Box, Mark, Moment, Point, Run, Text, Wire
from ui.film.motion.choreography import FADE
from ui.film.motion.timeline import WORDS
from ui.film.scene.arithmetic import working
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs

DIMMED = 0.36  # the opacity of what is not computed
TURN = WORDS  # seconds in which a cell is dimmed
BESIDE = 15.0  # what is kept clear at both sides of a line through names
ASIDE = 48.0  # before the cell, where a line goes from one height to another


class Passing:
    """Composes the close-up of a token that is left out.

    `values` and `shading` are those of the view: of a quantity at a step. The token that was shown before is −1 away,
    on the way back 1 (`shown_before`). `role` is that of all lines, "" for each its own.
    """

    def __init__(
        self,
        scene: Scene,
        values: Callable[[str, int], tuple[float, ...]],
        shading: Callable[[str], Shading],
        shown_before: int = -1,
        role: str = "",
    ) -> None:
        self.scene, self.diagram = scene, scene.diagram
        self._values, self._shading, self._before, self._role = values, shading, shown_before, role
        self.ends = dict(self._ends())

    def _ends(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """For each state the stations at the left and at the right of the cell, by their keys."""
        stations = self.diagram.stations
        for state in self.scene.cell.states:
            left = [key for key, each in stations.items() if each.quantity == f"{state}_prev"]
            right = [key for key, each in stations.items() if each.quantity == state]
            if left and right:
                yield state, (min(left, key=lambda key: stations[key].x), max(right, key=lambda key: stations[key].x))

    def is_left_out(self, token: int) -> bool:
        """Whether the step of a token is left out."""
        return token in self.scene.trace.skipped

    def strength(self, moment: Moment, seconds: float) -> float:
        """How far the cell is dimmed: 1 where the token is left out, with a turn from and to the others."""
        now, before = (float(self.is_left_out(token)) for token in (moment.token, moment.token + self._before))
        if moment.beat > 0 or now == before or not 0 <= moment.token + self._before < self.scene.trace.steps:
            return now
        return before + (now - before) * smooth(progress(seconds, 0.0, TURN))

    def marks(self, moment: Moment, seconds: float) -> Iterator[tuple[Mark, bool]]:
        """The veil, the lines and the states, each with whether it is changing."""
        dimmed = self.strength(moment, seconds)
        if dimmed <= 0.0:
            return
        card, changes = self.diagram, dimmed < 1.0
        yield Box(card.x, card.y, card.width, card.height, 28, "card", opacity=(1.0 - DIMMED) * dimmed), changes
        for state, (left, right) in self.ends.items():
            units = int(self.scene.layer_trace[state].shape[1])
            half = footprint(units, self.diagram.rows(state))[0] / 2 + 3.0
            way = _way(self.diagram.stations[left], self.diagram.stations[right], half, card.x - ASIDE)
            wide = MEMORY_WIDTH if state == self.scene.cell.memory.state else TRUNK_WIDTH
            clear = Box(card.x + 4, way[-1][1] - BESIDE, card.width - 8, 2 * BESIDE, 0, "card", opacity=dimmed)
            if state != self.scene.cell.memory.state:
                yield clear, changes
            about = About(self.scene.layer, moment.token, state)
            role = self._role or self.diagram.role(state)
            yield Wire(way, role, wide, arrow=False, opacity=dimmed, about=about), changes
        before = moment.token + self._before
        if moment.beat == 0 and self.is_left_out(before):
            yield from self._states(before, 1.0 - progress(seconds, 0.0, FADE))
        if self.is_left_out(moment.token):
            come = moment.beat > 0 or not 0 <= before < self.scene.trace.steps
            yield from self._states(moment.token, 1.0 if come else progress(seconds, 0.1, FADE))

    def _states(self, token: int, come: float) -> Iterator[tuple[Mark, bool]]:
        """The states before and after a step that is left out."""
        for key in dict.fromkeys(key for ends in self.ends.values() for key in ends) if come > 0.0 else ():
            station = self.diagram.stations[key]
            values = self._values(station.quantity, token)
            eye = self.scene.unit if len(values) == self.scene.layer_trace.layer.units else -1
            about = About(self.scene.layer, token, station.quantity)
            shading = self._shading(station.quantity)
            place, rows = (station.x, station.y), self.diagram.rows(station.quantity)
            strip = whole(values, shading, *place, about=about, opacity=come, eye=eye, rows=rows)
            yield strip, come < 1.0
            if rows and len(values) > rows:
                units = neighbours(max(eye, 0), rows, len(values))
                yield numbers(values, units, shading, *place, about=about, opacity=come, eye=eye), come < 1.0


def left_out_equations(scene: Scene, token: int) -> tuple[Runs, ...]:
    """Each state, which is what it was, with the number of the selected unit where it has that many."""
    return tuple(working(scene, state, token).equation() for state in scene.cell.states)


def formula(equations: tuple[Runs, ...]) -> Runs:
    """Equations in one line."""
    return tuple(run for k, each in enumerate(equations) for run in (*((Run("      "),) if k else ()), *each))


def note(equations: tuple[Runs, ...], place: Point, size: float, limit: float) -> Iterator[Text]:
    """Equations under each other, around the middle of a place."""
    x, y = place
    for k, runs in enumerate(equations):
        below = y + (k - (len(equations) - 1) / 2) * 1.6 * size + 0.35 * size
        yield Text(x, below, runs, size, "ink", "middle", limit=limit)


def _way(left: Station, right: Station, half: float, turn: float) -> tuple[Point, ...]:
    """A line from the edge of a vector to that of another: straight, or with a turn before the cell."""
    begin, end = (left.x + half, left.y), (right.x - half, right.y)
    return (begin, end) if left.y == right.y else (begin, (turn, left.y), (turn, right.y), end)
