"""When in a token's time a quantity is there."""

from __future__ import annotations

from typing import NamedTuple

from ui.film.drawing.easing import progress, smooth
from ui.film.marks import Moment
from ui.film.scene.scene import Scene
from ui.film.scene.table import is_computed

HALVINGS = 12  # of a token's time, to find when a quantity is there
HAIR = 1e-3  # of a token's time, by which what is found may be too late


def computed_from(scene: Scene, name: str, all_layers: bool) -> float:
    """The share of a token's time from which on all of a quantity is there, as `is_computed` has it."""
    skipped = scene.trace.skipped
    token = next((each for each in range(scene.trace.steps) if each not in skipped), 0)
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if is_computed(scene, name, scene.timeline.at_share(token, middle), all_layers):
            high = middle
        else:
            low = middle
    return high


class Coming(NamedTuple):
    """The shares of a token's time from which a quantity of the layer comes, and from which on it is there.

    It comes while the beat goes that computes it, `beat` from 0.
    """

    begins: float
    there: float
    beat: int

    def share(self, scene: Scene, moment: Moment) -> float:
        """How far it has come at a moment, in [0, 1]."""
        return smooth(progress(scene.timeline.share(moment), self.begins, self.there - self.begins))


def coming(scene: Scene, name: str) -> Coming:
    """When a quantity of the scene's layer comes."""
    there = computed_from(scene, name, False)
    beat = scene.timeline.at_share(0, max(there - HAIR, 0.0)).beat
    return Coming(scene.timeline.starts[beat] / scene.timeline.step_seconds, there, beat)
