"""When each layer computes inside a token's step, for the views that show all of them at once.

The selected layer takes the beats of its close-up, so that a time means the same on every level of the zoom. What
lies below it has computed by the time it has read; what lies above follows at the end, when its output climbs. A layer
that reads the same from the other end computes its own step meanwhile. What computes in a pass before is all there, at
the token that the selected layer reads; what does in a later one is not there at all.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from simulator.network.levels import level_at, levels_of, passes_of
from ui.film.drawing.easing import progress, smooth
from ui.film.marks import Moment
from ui.film.motion.timeline import Timeline
from ui.film.scene.scene import Scene

LEAST = 0.5  # seconds in which a layer computes, at least
SAYS = 0.4  # seconds in which the read-out comes


class Reach(NamedTuple):
    """How far a layer has come in a step, each in [0, 1]: what it keeps, what it writes, what it gives upwards."""

    kept: float
    written: float
    given: float

    @property
    def front(self) -> float:
        """How far the computation has come along the memory line through the cell."""
        return 0.5 * (self.kept + self.written)


class _Span(NamedTuple):
    """Seconds after the step's beginning: the start, and when memory is kept, written and given."""

    start: float
    kept: float
    written: float
    given: float


class LayerTiming:
    """The order of computation in a scene's network."""

    def __init__(self, scene: Scene) -> None:
        self._timeline, self._scene = scene.timeline, scene
        self._passes = passes_of(scene.trace.made_of)
        self.spans = _spans(scene)

    def computes(self, layer: int) -> bool:
        """Whether a layer computes while the selected one does."""
        return self._passes[layer] == self._passes[self._scene.layer]

    def is_done(self, layer: int) -> bool:
        """Whether a layer has computed all its steps before the selected one begins."""
        return self._passes[layer] < self._passes[self._scene.layer]

    def is_to_come(self, layer: int) -> bool:
        """Whether a layer begins after the selected one has computed all its steps."""
        return self._passes[layer] > self._passes[self._scene.layer]

    def step(self, layer: int, step: int) -> int:
        """The step of a layer that is shown at one of the selected layer: what it computes meanwhile, or what it had
        for the same token.
        """
        if self.computes(layer) or self._same_way[layer]:
            return step
        return self._scene.trace.steps - 1 - step

    @cached_property
    def _same_way(self) -> tuple[bool, ...]:
        """Whether each layer reads in the direction of the selected one."""
        return tuple(each.reads_from_end == self._scene.reads_from_end for each in self._scene.rows)

    def seconds(self, moment: Moment) -> float:
        """Seconds after the beginning of the moment's step."""
        return self._timeline.starts[moment.beat] + moment.phase * self._timeline.beats[moment.beat].seconds

    def writing_beat(self, layer: int) -> int:
        """The beat in which a layer's memory is written."""
        return bisect_left(self._timeline.starts, self.spans[layer].written) - 1

    def progress_in(self, layer: int, moment: Moment) -> tuple[float, float, float]:
        """How much of the time has passed in which a layer keeps, writes and gives, each in [0, 1]."""
        if not self.computes(layer):
            return (1.0, 1.0, 1.0) if self.is_done(layer) else (0.0, 0.0, 0.0)
        seconds, (start, kept, written, given) = self.seconds(moment), self.spans[layer]
        return (
            progress(seconds, start, kept - start),
            progress(seconds, kept, written - kept),
            progress(seconds, written, given - written),
        )

    def reach(self, layer: int, moment: Moment) -> Reach:
        """How far a layer has come in the moment's step."""
        return Reach(*map(smooth, self.progress_in(layer, moment)))


def landing_beat(scene: Scene, name: str) -> int:
    """The first beat in which a quantity lands; −1 where it is there from the start."""
    keys = {key for key, station in scene.diagram.stations.items() if station.quantity == name}
    return next((k for k, made in enumerate(scene.movements) if keys & made.landings.keys()), -1)


def part_of_gate(scene: Scene, gate: str) -> int:
    """In which part of its layer's step a gate computes, as the place of what it keeps, writes or gives."""
    if gate == scene.cell.memory.keep:
        return 0
    return 1 if landing_beat(scene, gate) <= landing_beat(scene, scene.cell.memory.state) else 2


def said_share(timeline: Timeline, moment: Moment) -> float:
    """How far the read-out has come in the moment's step, in [0, 1]: it comes last of all."""
    beat = timeline.beats[moment.beat]
    return progress(moment.phase * beat.seconds, beat.action - SAYS, SAYS) if beat is timeline.beats[-1] else 0.0


def _spans(scene: Scene) -> tuple[_Span, ...]:
    line, below, above = scene.timeline, *_neighbours(scene)
    own = _own_span(scene, bool(above))
    spans = []
    for layer in range(len(scene.trace.layers)):
        if layer in below:
            spans.append(_share(0.1, line.beats[0].action, below.index(layer), len(below)))
        elif layer in above:
            end = line.starts[-1] + line.beats[-1].action
            spans.append(_share(own.given, end, above.index(layer), len(above)))
        else:
            spans.append(own)
    return tuple(spans)


def _neighbours(scene: Scene) -> tuple[list[int], list[int]]:
    """The layers below and above the selected one that compute in its pass."""
    made_of = scene.trace.made_of
    passes, level = passes_of(made_of), levels_of(made_of)[level_at(made_of, scene.layer)]
    same = [k for k, number in enumerate(passes) if number == passes[scene.layer] and k not in level]
    return [k for k in same if k < scene.layer], [k for k in same if k > scene.layer]


def _share(start: float, stop: float, place: int, count: int) -> _Span:
    """The part of a stretch in which one of `count` layers computes; they overlap where there are many."""
    lasts = min(max((stop - start) / count, LEAST), stop - start)
    first = start + (stop - start - lasts) * (place / (count - 1) if count > 1 else 0.0)
    return _Span(first, first + 0.4 * lasts, first + 0.8 * lasts, first + lasts)


def _own_span(scene: Scene, above: bool) -> _Span:
    """The selected layer: as its beats compute what is kept, the memory, and the output; layers `above` follow it."""
    line, memory = scene.timeline, scene.cell.memory

    def end(*names: str | None) -> float:
        for name in names:
            for k, made in enumerate(scene.movements):
                if any(name in act.computes for act in made.plan.acts):
                    return line.starts[k] + line.beats[k].action
        return line.starts[0] + line.beats[0].action

    start, whole = line.beats[0].seconds, line.starts[-1] + line.beats[-1].action
    given = whole - (max(0.45 * line.beats[-1].action, LEAST) if above else 0.0)  # the layers above follow
    written = min(end(memory.state), given - 0.4)
    kept = min(max(end("kept", memory.keep), start + LEAST), written - 0.4)
    return _Span(start, kept, written, given)
