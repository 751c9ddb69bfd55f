"""What the read-out said after each token, and beside it what then came: of a forecast, and of the token itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.charts.series import Series
from simulator.analysis.charts.text import chance_series, token_outputs
from simulator.analysis.run_cache import once_a_run
from simulator.arrays import Array64
from simulator.network.trace import Trace, computed_steps


@dataclass(frozen=True, eq=False)
class Foretold:
    """What came at the step after each one that is not left out: `steps` [T] says at which, T where there is none.

    `values` has for each output that foretells a column of the input what came in there then: [T], nan where nothing.
    """

    steps: NDArray[np.intp]
    values: Mapping[int, Array64]


@once_a_run
def foretold(trace: Trace) -> Foretold:
    """What the outputs foretell. A linear output foretells the column of the input whose name it bears."""
    computed = np.append(computed_steps(trace.steps, trace.skipped), trace.steps)
    after = computed[np.searchsorted(computed, np.arange(trace.steps), side="right")]
    columns = {name: k for k, name in enumerate(trace.input_names)}
    values = {}
    for output, name in enumerate(() if trace.readout is None else trace.readout.names):
        if name in columns and trace.readout is not None and trace.readout.kind_of(output) == "linear":
            values[output] = np.append(np.asarray(trace.inputs[:, columns[name]], dtype=np.float64), np.nan)[after]
    return Foretold(after, MappingProxyType(values))


@once_a_run
def foretells_tokens(trace: Trace) -> bool:
    """Whether a softmax says which token comes next: it has outputs for at least half of the different ones."""
    return 2 * len(token_outputs(trace)) >= len(set(trace.tokens))


def readout_series(trace: Trace, tokens: range) -> tuple[Series, ...]:
    """All of it at some tokens, for a table."""
    if trace.readout is None or trace.outputs is None:
        return ()
    part = slice(tokens.start, tokens.stop)
    found = {name: np.asarray(trace.outputs[part, k], np.float64) for k, name in enumerate(trace.readout.names)}
    found |= {f"{trace.readout.names[k]}, came next": values[part] for k, values in foretold(trace).values.items()}
    chances = chance_series(trace, tokens) if foretells_tokens(trace) else ()
    return (*(Series(name, values, tokens) for name, values in found.items()), *chances)
