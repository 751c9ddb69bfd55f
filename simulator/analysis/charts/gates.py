"""How open every gate was for every unit at every token, and how often it was nearly shut or nearly open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.charts.series import Series
from simulator.analysis.measures import HIGH, LOW
from simulator.arrays import Array64
from simulator.network.trace import LayerTrace, steps_of_part


@dataclass(frozen=True, eq=False)
class GateMaps:
    """Of some tokens: each gate's values, [token, unit], NaN where the step was left out; the fractions of the other
    tokens, [unit], at which it is under LOW (left-saturated) and over HIGH (right-saturated).
    """

    tokens: range
    values: Mapping[str, Array64]
    low: Mapping[str, Array64]
    high: Mapping[str, Array64]

    def low_so_far(self, gate: str) -> Array64:
        """The fraction of the tokens up to each, itself among them, at which a unit is under LOW: [token, unit]."""
        return _so_far(self.values[gate] < LOW, np.isfinite(self.values[gate]))

    def high_so_far(self, gate: str) -> Array64:
        """The same of those at which it is over HIGH."""
        return _so_far(self.values[gate] > HIGH, np.isfinite(self.values[gate]))

    def numbers(self, units: Sequence[int]) -> tuple[Series, ...]:
        """The maps and the fractions of some units, for a table."""
        chosen, made = list(units), []
        for gate, values in self.values.items():
            made.append(Series(gate, values[:, chosen], self.tokens, units))
            made.append(Series(f"{gate} < {LOW}", self.low[gate][chosen], (), units))
            made.append(Series(f"{gate} > {HIGH}", self.high[gate][chosen], (), units))
        return tuple(made)


def _so_far(counted: NDArray[np.bool_], there: NDArray[np.bool_]) -> Array64:
    shares: Array64 = np.cumsum(counted, axis=0) / np.maximum(np.cumsum(there, axis=0), 1)
    return shares


def gate_maps(layer_trace: LayerTrace, tokens: range) -> GateMaps:
    """The gates of a layer over some tokens; empty where its cell has none."""
    values = {
        gate: np.asarray(layer_trace[gate][tokens.start : tokens.stop], dtype=np.float64)
        for gate in layer_trace.layer.cell.gates
    }
    there = max(len(tokens) - len(steps_of_part(layer_trace.skipped, tokens.start, tokens.stop)), 1)
    low = {gate: (each < LOW).sum(axis=0) / there for gate, each in values.items()}
    high = {gate: (each > HIGH).sum(axis=0) / there for gate, each in values.items()}
    return GateMaps(tokens, values, low, high)
