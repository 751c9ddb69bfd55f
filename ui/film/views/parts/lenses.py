"""The lens of a large vector from beat to beat: as captions name other units, these take their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ui.film.drawing.easing import progress
from ui.film.marks import Moment
from ui.film.motion.choreography import FADE

Units = tuple[int, ...]


def turning(units_in: Callable[[int], Units], moment: Moment, seconds: float) -> Iterator[tuple[Units, float]]:
    """The units shown and how opaque: those of the beat before go as those of this one come, where they are others."""
    before, now = units_in(max(moment.beat - 1, 0)), units_in(moment.beat)
    come = progress(seconds, 0.0, FADE) if before != now else 1.0
    for units, opacity in ((before, 1.0 - come), (now, come)):
        if opacity > 0.0:
            yield units, opacity
