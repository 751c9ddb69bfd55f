"""A run in step with the first of those it is compared with: how far it has come at a moment of that one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ui.film.charts.known import coming
from ui.film.drawing.easing import progress
from ui.film.marks import Moment
from ui.film.motion.choreography import FADE
from ui.film.motion.timeline import Timeline
from ui.film.scene.layer_timing import LayerTiming
from ui.film.scene.scene import Scene

HAIR = 1e-6  # seconds that rounding may add


class InStep:
    """The run of `scene` beside a film on `lead`. `gates` are those whose numbers are told of a token."""

    def __init__(self, scene: Scene, lead: Timeline, gates: Iterable[str]) -> None:
        self._scene, self._lead, self._gates = scene, lead, tuple(gates)
        self._timing = LayerTiming(scene)

    def own(self, moment: Moment) -> Moment:
        """The moment of this run at which as much of the token has passed as at a moment of the first run."""
        return self._scene.timeline.at_share(moment.token, self._lead.share(moment))

    def front(self, moment: Moment) -> float:
        """How many tokens have been computed, with the part of this one."""
        return moment.token + self._timing.reach(self._scene.layer, self.own(moment)).front

    def written_share(self, moment: Moment) -> float:
        """How far the number of this token's memory has taken the place of the one before."""
        return self._come(self._written, moment)

    def told_share(self, moment: Moment) -> float:
        """How far all numbers of this token have taken the place of those before."""
        return self._come(max((self._written, *self._gates_there)), moment)

    def told_step(self, moment: Moment) -> int:
        """The last step of which all numbers are there; −1 for none."""
        return moment.token if self.told_share(moment) >= 1.0 else moment.token - 1

    @cached_property
    def _written(self) -> float:
        """The share of a token's time from which on its memory is written."""
        return self._timing.spans[self._scene.layer].written / self._scene.timeline.step_seconds

    @cached_property
    def _gates_there(self) -> tuple[float, ...]:
        """The shares from which on the gates are there."""
        return tuple(coming(self._scene, gate).there for gate in self._gates)

    def _come(self, share: float, moment: Moment) -> float:
        """How far what is there from a share of a token's time on has come."""
        return progress(self._lead.share(moment) * self._lead.step_seconds, self._begin(share), FADE)

    def _begin(self, share: float) -> float:
        """The second of a token from which that comes: never while the first run's beat rests."""
        lead = self._lead
        at, beat = share * lead.step_seconds, lead.at_share(0, share).beat
        rests = lead.starts[beat] + lead.beats[beat].action
        if at > rests + HAIR and beat + 1 < len(lead.beats):
            return lead.starts[beat + 1]
        return min(at, rests - FADE)
