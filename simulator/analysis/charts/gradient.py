"""How far back the gradient of one unit's memory reaches: its size at the states after every token before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.analysis.charts.series import Series
from simulator.analysis.gradient_horizon import horizon
from simulator.analysis.run_cache import Remembered
from simulator.arrays import Array64
from simulator.autodiff.gradient_target import Target
from simulator.engine.progress import Progress
from simulator.network.trace import Trace


@dataclass(frozen=True, eq=False)
class Reach:
    """Sizes as log10, −inf where nothing arrives; row 0 is by the initial state, row t + 1 by the state after token t.

    They are of the memory of `unit` after token `step`. `full` has those by each state, with all that depends on it on
    the way back; `straight` those by the memory with all gates frozen, `through_gates` those of the rest.
    """

    state: str
    unit: int
    step: int
    full: Mapping[str, Array64]
    straight: Array64
    through_gates: Array64

    def numbers(self, tokens: Sequence[int]) -> tuple[Series, ...]:
        """All of it by token, for a table."""
        rows, units = [token + 1 for token in tokens if token <= self.step], (self.unit,)
        by = {f"by {state}, full": values for state, values in self.full.items()}
        by |= {f"by {self.state}, straight": self.straight, f"by {self.state}, through the gates": self.through_gates}
        head = f"log10 of the gradient of {self.state} after token {self.step} "
        return tuple(Series(head + name, values[rows], tokens[: len(rows)], units) for name, values in by.items())


_KNOWN: Remembered[Trace, Reach] = Remembered(16)


def reach_known(trace: Trace, layer: int, unit: int, step: int) -> Reach | None:
    """What `reach_back` gives, where it was found before and is remembered."""
    return _KNOWN.get(trace, (layer, unit, step))


def reach_back(trace: Trace, layer: int, unit: int, step: int, progress: Progress | None = None) -> Reach:
    """Go back from the memory of a layer's unit after a step; what was found last is remembered.

    Raises NetworkError for what is not in the run, and Cancelled.
    """
    found = reach_known(trace, layer, unit, step)
    if found is None:
        found = _go_back(trace, layer, unit, step, progress)
        _KNOWN.put(trace, (layer, unit, step), found)
    return found


def _go_back(trace: Trace, layer: int, unit: int, step: int, progress: Progress | None) -> Reach:
    state = trace.layers[layer].layer.cell.memory.state
    found = horizon(trace, Target(state, step, unit, layer), progress=progress)
    full = {name: np.asarray(values, dtype=np.float64) for name, values in found.wire.items()}
    straight, gates = (np.asarray(part, dtype=np.float64) for part in (found.straight, found.through_gates))
    return Reach(state, unit, step, full, straight, gates)
