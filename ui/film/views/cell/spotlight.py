"""What a beat uses stands out: all else in the close-up steps back to about a third."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ui.film.diagrams.diagram import Diagram
from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.strips import footprint
from ui.film.marks import Box, Mark, Moment
from ui.film.motion.cell_layout import CellLayout
from ui.film.motion.choreography import operands
from ui.film.motion.timeline import WORDS
from ui.film.scene.scene import Scene

LEFT = 0.36  # the opacity of what a beat does not use
TURN = WORDS  # seconds in which the light goes from one beat to the next
NAMES, ABOVE = 136.0, 46.0  # the room of the names beside a vector, and of its own over it
BESIDE = 4.0  # of a vector whose name stands at its side


class _Use:
    """What each beat of a layout uses, and in which area each part stands: the same for all runs of it."""

    def __init__(self, layout: CellLayout, state: str) -> None:
        self.diagram, plans = layout.diagram, layout.diagram.plans
        self.by_beat = tuple(_used(self.diagram, k, state) for k in range(len(plans)))
        vectors = (station.quantity for station in self.diagram.stations.values())
        self.every = frozenset((*vectors, *self.diagram.operations))
        self.areas = tuple(map(self.areas_of, self.by_beat))
        self.all_areas = self.areas_of(self.every)
        self.place = {key: self._area_of(station.x, station.y) for key, station in self.diagram.stations.items()}
        self.nodes = {name: self._area_of(each.x, each.y) for name, each in self.diagram.operations.items()}

    def _area_of(self, x: float, y: float) -> int:
        """The area in which a point lies; -1 outside of all."""
        for k, area in enumerate(self.diagram.areas):
            if area.x <= x <= area.x + area.width and area.y <= y <= area.y + area.height:
                return k
        return -1

    def areas_of(self, used: frozenset[str]) -> frozenset[int]:
        """The areas in which something is computed or taken, the memory's own, and the bus where it is read."""
        operations, stations = self.diagram.operations, self.diagram.stations.values()
        found = {self._area_of(each.x, each.y) for name, each in operations.items() if name in used}
        found |= {self._area_of(each.x, each.y) for each in stations if each.quantity in used}
        for k, area in enumerate(self.diagram.areas):
            if area.role == "memory" or (area.role == "short" and "x" in used):
                found.add(k)
        return frozenset(found)


_use = lru_cache(maxsize=64)(_Use)


class Spotlight:
    """Which parts of a scene's diagram a beat uses: areas as a whole, and the vectors that stand outside of them."""

    def __init__(self, scene: Scene, back: bool = False) -> None:
        """`back`: the beats play in reversed order, from the last token on, over the paper of gradients."""
        self.diagram, use = scene.diagram, _use(scene.layout, scene.cell.memory.state)
        self._first, self._paper = (scene.trace.steps - 1, "back.paper") if back else (0, "paper")
        self.units = {name: scene.units_of(name) for name in self.diagram.roles}
        self.givens = frozenset(scene.cell.parsed.given)
        beats = len(use.by_beat)
        used = (use.every,) * beats if scene.by_token else use.by_beat
        areas = (use.all_areas,) * beats if scene.by_token else use.areas
        self._used, self._areas = (used[::-1], areas[::-1]) if back else (used, areas)
        self._place, self._nodes = use.place, use.nodes

    def turning(self, moment: Moment, seconds: float) -> float:
        """How far the light has come from the beat before to this one."""
        return 1.0 if moment.token == self._first and moment.beat == 0 else smooth(progress(seconds, 0.0, TURN))

    def operation(self, name: str, moment: Moment, seconds: float) -> float:
        """The opacity of an operation."""
        place = self._nodes[name]
        before, now = (place in self._areas[beat] or name in self._used[beat] for beat in self._beats(moment))
        return self._between(before, now, self.turning(moment, seconds))

    def veils(self, moment: Moment, seconds: float) -> Iterator[tuple[Mark, bool]]:
        """What lies over the parts of the picture that are not used, each with whether it is changing."""
        u, (before, now) = self.turning(moment, seconds), self._beats(moment)
        for k, area in enumerate(self.diagram.areas):
            light = self._between(k in self._areas[before], k in self._areas[now], u)
            if light < 1.0:
                yield Box(area.x, area.y, area.width, area.height, 6, "card", opacity=1.0 - light), u < 1.0
        for key, station in self.diagram.stations.items():
            name = station.quantity
            light = self._between(name in self._used[before], name in self._used[now], u)
            if self._place[key] < 0 and light < 1.0:
                width, height = footprint(self.units[name], self.diagram.rows(name))
                names = NAMES if name in self.givens else 0.0
                above = BESIDE if self.diagram.tags else ABOVE
                x, y = station.x - width / 2 - names - 4, station.y - height / 2 - above
                yield Box(x, y, width + names + 8, height + above + 4, 0, self._paper, opacity=1.0 - light), u < 1.0

    def _beats(self, moment: Moment) -> tuple[int, int]:
        return (moment.beat - 1) % len(self._used), moment.beat

    @staticmethod
    def _between(before: bool, now: bool, u: float) -> float:
        one, other = (1.0 if each else LEFT for each in (before, now))
        return one + (other - one) * u


def _used(diagram: Diagram, beat: int, state: str) -> frozenset[str]:
    """What a beat computes, what it computes it from, what travels in it; the memory itself always."""
    acts = diagram.plans[beat].acts
    computed = [name for act in acts for name in act.computes]
    travels = [trip.quantity for act in acts for trip in act.trips]
    taken = [operand for name in computed for operand in operands(diagram, name)]
    return frozenset((*computed, *travels, *taken, state, f"{state}_prev"))
