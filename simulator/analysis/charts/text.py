"""What shades a text: a number of one unit at each token, or the chance that it had been given before it came."""

from __future__ import annotations

import numpy as np

from simulator.analysis.charts.readout import CHANCE, expected
from simulator.analysis.charts.series import Series
from simulator.network.trace import LayerTrace, Trace


def has_chances(trace: Trace) -> bool:
    """Whether a token of the run had been given a chance."""
    return not np.isnan(expected(trace)[1]).all()


def chance_series(trace: Trace, tokens: range) -> tuple[Series, ...]:
    """The chances of some tokens, for a table."""
    return (Series(CHANCE, expected(trace)[1][tokens.start : tokens.stop], tokens),)


def quantity_series(layer_trace: LayerTrace, quantity: str, unit: int, tokens: range) -> tuple[Series, ...]:
    """A number of one unit at some tokens, for a table."""
    values = np.asarray(layer_trace[quantity][tokens.start : tokens.stop, unit], dtype=np.float64)
    return (Series(quantity, values, tokens, (unit,)),)
