"""When each layer computes inside a token's step, for the views that show all of them at once.

The selected layer takes the beats of its close-up, so that a time means the same on every level of the zoom. What
lies below it has computed by the time it has read; what lies above follows at the end, when its output climbs.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from ui.film.drawing.easing import progress, smooth
from ui.film.marks import Moment
from ui.film.scene.scene import Scene

LEAST = 0.5  # seconds in which a layer computes, at least


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
        self._timeline = scene.timeline
        self.spans = _spans(scene)

    def seconds(self, moment: Moment) -> float:
        """Seconds after the beginning of the moment's step."""
        return self._timeline.starts[moment.beat] + moment.phase * self._timeline.beats[moment.beat].seconds

    def writing_beat(self, layer: int) -> int:
        """The beat in which a layer's memory is written."""
        return bisect_left(self._timeline.starts, self.spans[layer].written) - 1

    def progress_in(self, layer: int, moment: Moment) -> tuple[float, float, float]:
        """How much of the time has passed in which a layer keeps, writes and gives, each in [0, 1]."""
        seconds, (start, kept, written, given) = self.seconds(moment), self.spans[layer]
        return (
            progress(seconds, start, kept - start),
            progress(seconds, kept, written - kept),
            progress(seconds, written, given - written),
        )

    def reach(self, layer: int, moment: Moment) -> Reach:
        """How far a layer has come in the moment's step."""
        return Reach(*map(smooth, self.progress_in(layer, moment)))


def _spans(scene: Scene) -> tuple[_Span, ...]:
    line, eye, count = scene.timeline, scene.layer, len(scene.trace.layers)
    own = _own_span(scene)
    spans = []
    for layer in range(count):
        if layer < eye:
            spans.append(_share(0.1, line.beats[0].action, layer, eye))
        elif layer == eye:
            spans.append(own)
        else:
            end = line.starts[-1] + line.beats[-1].action
            spans.append(_share(own.given, end, layer - eye - 1, count - eye - 1))
    return tuple(spans)


def _share(start: float, stop: float, place: int, count: int) -> _Span:
    """The part of a stretch in which one of `count` layers computes; they overlap where there are many."""
    lasts = min(max((stop - start) / count, LEAST), stop - start)
    first = start + (stop - start - lasts) * (place / (count - 1) if count > 1 else 0.0)
    return _Span(first, first + 0.4 * lasts, first + 0.8 * lasts, first + lasts)


def _own_span(scene: Scene) -> _Span:
    """The selected layer: as its beats compute what is kept, the memory, and the output."""
    line, memory = scene.timeline, scene.cell.memory

    def end(*names: str | None) -> float:
        for name in names:
            for k, made in enumerate(scene.movements):
                if any(name in act.computes for act in made.plan.acts):
                    return line.starts[k] + line.beats[k].action
        return line.starts[0] + line.beats[0].action

    start, whole = line.beats[0].seconds, line.starts[-1] + line.beats[-1].action
    above = scene.layer + 1 < len(scene.trace.layers)
    given = whole - (max(0.45 * line.beats[-1].action, LEAST) if above else 0.0)  # the layers above follow
    written = min(end(memory.state), given - 0.4)
    kept = min(max(end("kept", memory.keep), start + LEAST), written - 0.4)
    return _Span(start, kept, written, given)
