"""How open every gate was for every unit at every token, and how often it was nearly shut or nearly open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.charts.series import Series
from simulator.analysis.measures import HIGH, LOW
from simulator.arrays import Array64
from simulator.network.trace import LayerTrace


@dataclass(frozen=True, eq=False)
class GateMaps:
    """Of some tokens: each gate's values, [token, unit], NaN where the step was left out."""

    tokens: range
    values: Mapping[str, Array64]

    @cached_property
    def low(self) -> Mapping[str, Array64]:
        """The fractions of the tokens that were not left out, [unit], at which a gate is under LOW (left-saturated)."""
        return {gate: _share(values < LOW, values) for gate, values in self.values.items()}

    @cached_property
    def high(self) -> Mapping[str, Array64]:
        """The same of those at which it is over HIGH (right-saturated)."""
        return {gate: _share(values > HIGH, values) for gate, values in self.values.items()}

    def saturation(self, gate: str, unit: int, tokens: range) -> tuple[float, float]:
        """Of some of these tokens the fractions at which a gate of one unit is under LOW, and over HIGH."""
        first = self.tokens.start
        values = self.values[gate][tokens.start - first : tokens.stop - first, unit]
        return float(_share(values < LOW, values)), float(_share(values > HIGH, values))

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


def _share(counted: NDArray[np.bool_], values: Array64) -> Array64:
    shares: Array64 = counted.sum(axis=0) / np.maximum(np.isfinite(values).sum(axis=0), 1)
    return shares


def _so_far(counted: NDArray[np.bool_], there: NDArray[np.bool_]) -> Array64:
    shares: Array64 = np.cumsum(counted, axis=0) / np.maximum(np.cumsum(there, axis=0), 1)
    return shares


def gate_maps(layer_trace: LayerTrace, tokens: range) -> GateMaps:
    """The gates of a layer over some tokens; empty where its cell has none."""
    values = {
        gate: np.asarray(layer_trace[gate][tokens.start : tokens.stop], dtype=np.float64)
        for gate in layer_trace.layer.cell.gates
    }
    return GateMaps(tokens, values)
