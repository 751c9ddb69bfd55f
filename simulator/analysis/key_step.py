"""The one step of a run that is pictured, printed, and computed by hand: that at which the memory changes most."""

from __future__ import annotations

import numpy as np

from simulator.analysis.measures import memory_account
from simulator.network.trace import Trace


def key_step(trace: Trace, layer: int = 0) -> int:
    """The step at which most is forgotten of what a layer kept before.

    A cell without a gate that keeps forgets everything at every step: there, and where nothing is ever forgotten, it is
    the step that writes most.
    """
    account = memory_account(trace.layers[layer])
    forgets = bool(np.any(account.kept)) and bool(np.any(account.forgotten))
    change = np.nan_to_num((account.forgotten if forgets else account.added).astype(np.float64))
    return int(np.argmax(np.abs(change).sum(axis=1)))
