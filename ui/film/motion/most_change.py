"""Where a lesson is pictured: at the token that changes the memory most, with the change just done."""

from __future__ import annotations

import numpy as np

from simulator.analysis.measures import memory_account
from simulator.network.trace import Trace
from ui.film.motion.timeline import Timeline


def most_change(trace: Trace, timeline: Timeline) -> tuple[int, int]:
    """The token at which most is forgotten of what the first layer kept before, and the beat that writes memory.

    A cell without a keep gate forgets everything at every token: there, and where nothing is ever forgotten, it is the
    token that writes most.
    """
    account = memory_account(trace.layers[0])
    kept_at_all = bool(np.any(account.kept))
    change = account.forgotten if kept_at_all and np.any(account.forgotten) else account.added
    token = int(np.argmax(np.abs(change.astype(np.float64)).sum(axis=1)))
    beats = [beat.key for beat in timeline.beats]
    return token, beats.index("memory") if "memory" in beats else len(beats) - 1
