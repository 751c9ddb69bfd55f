"""The states of all layers at places of a long text, from which a run is taken up again without what came before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.arrays import Array
from simulator.network.trace import LayerTrace

EVERY = 1024
"""Steps from one checkpoint to the next: a multiple of those of a ring, so that all numbers are those of the run."""

States = tuple[Mapping[str, Array], ...]
"""The states before a step, of each layer by name, in the precision of the run."""


class Checkpoints:
    """The states before the steps 0, EVERY, 2 · EVERY, …, taken block by block."""

    def __init__(self) -> None:
        self._states: list[States] = []

    def take(self, start: int, traces: Sequence[LayerTrace]) -> None:
        """Keep what the records of all layers, whose first step is `start`, have before steps of checkpoints."""
        for place in range(len(self._states) * EVERY, start + traces[0].steps, EVERY):
            self._states.append(tuple(_states(each, place - start) for each in traces))

    def nearest(self, step: int) -> tuple[int, States]:
        """The last checkpoint that is not behind a step: its step, and the states before that."""
        at = min(step // EVERY, len(self._states) - 1)
        return at * EVERY, self._states[at]


def _states(trace: LayerTrace, row: int) -> Mapping[str, Array]:
    return {name: trace.rows[row, trace.places[name]].copy() for name in trace.layer.cell.states}
