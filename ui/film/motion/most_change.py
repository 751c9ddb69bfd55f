"""Where a lesson is pictured: at the token that changes the memory most, with the change just done."""

from __future__ import annotations

from simulator.analysis.telling_steps import key_step
from simulator.network.trace import Trace
from ui.film.motion.timeline import Timeline


def most_change(trace: Trace, timeline: Timeline) -> tuple[int, int]:
    """The token at which the first layer's memory changes most, and the beat that writes memory."""
    beats = [beat.key for beat in timeline.beats]
    return key_step(trace), beats.index("memory") if "memory" in beats else len(beats) - 1
