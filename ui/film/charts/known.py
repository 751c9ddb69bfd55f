"""When in a token's time a quantity is there."""

from __future__ import annotations

from ui.film.scene.scene import Scene
from ui.film.scene.table import is_computed

HALVINGS = 12  # of a token's time, to find when a quantity is there


def computed_from(scene: Scene, name: str, all_layers: bool) -> float:
    """The share of a token's time from which on all of a quantity is there, as `is_computed` has it."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if is_computed(scene, name, scene.timeline.at_share(0, middle), all_layers):
            high = middle
        else:
            low = middle
    return high
