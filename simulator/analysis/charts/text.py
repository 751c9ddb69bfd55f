"""What shades the tokens of a text: the chance that was given to each of them before it was read."""

from __future__ import annotations

import numpy as np

from simulator.analysis.charts.series import Series
from simulator.analysis.run_cache import once_a_run
from simulator.arrays import Array64
from simulator.network.trace import LayerTrace, Trace

CHANCE = "chance given to the token"
"""What the series of chances is called."""


def token_outputs(trace: Trace) -> dict[str, tuple[int, ...]]:
    """For each token that is an output of a softmax: its place, and then those of the outputs that compete with it."""
    found: dict[str, tuple[int, ...]] = {}
    if trace.readout is None:
        return found
    names = trace.readout.names
    for group, kind in zip(trace.readout.groups, trace.readout.kinds, strict=True):
        if kind == "softmax" and len(group) > 1:
            places = {names[k]: k for k in reversed(group)}
            for token in set(trace.tokens) & places.keys() - found.keys():
                found[token] = (places[token], *(k for k in group if k != places[token]))
    return found


@once_a_run
def chances_of_tokens(trace: Trace) -> Array64:
    """The chance that the step before gave to each token: [T]. NaN for the first, and for what is no output."""
    found = np.full(trace.steps, np.nan)
    if trace.outputs is not None:
        places = {token: outputs[0] for token, outputs in token_outputs(trace).items()}
        known = [step for step in range(1, trace.steps) if trace.tokens[step] in places]
        found[known] = trace.outputs[[step - 1 for step in known], [places[trace.tokens[step]] for step in known]]
    found.flags.writeable = False
    return found


def has_chances(trace: Trace) -> bool:
    """Whether a token of the run was given a chance."""
    return not np.isnan(chances_of_tokens(trace)).all()


def chance_series(trace: Trace, tokens: range) -> tuple[Series, ...]:
    """The chances of some tokens, for a table."""
    return (Series(CHANCE, chances_of_tokens(trace)[tokens.start : tokens.stop], tokens),)


def quantity_series(layer_trace: LayerTrace, quantity: str, unit: int, tokens: range) -> tuple[Series, ...]:
    """A number of one unit at some tokens, for a table."""
    values = np.asarray(layer_trace[quantity][tokens.start : tokens.stop, unit], dtype=np.float64)
    return (Series(quantity, values, tokens, (unit,)),)
