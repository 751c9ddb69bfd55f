"""What the read-out said after each token, and beside it what then came: of a forecast, and of the token itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.charts.series import Series
from simulator.analysis.run_cache import once_a_run
from simulator.arrays import Array64
from simulator.network.levels import read_one_way
from simulator.network.steps import computed_steps
from simulator.network.trace import Trace

CHANCE = "chance of this token before it"
"""What the series of chances that tokens had been given is called."""


@dataclass(frozen=True, eq=False)
class Foretold:
    """What came at the step after each one that is not left out: `steps` [T] says at which, T where there is none.

    `values` has for each output that foretells a column of the input what came in there then: [T], nan where nothing.
    """

    steps: NDArray[np.intp]
    values: Mapping[int, Array64]


@once_a_run
def foretold(trace: Trace) -> Foretold:
    """What the outputs foretell. A linear output foretells the column of the input whose name it bears; none does where
    layers read from both ends, and have read what comes.
    """
    computed = np.append(computed_steps(trace.steps, trace.skipped), trace.steps)
    after = computed[np.searchsorted(computed, np.arange(trace.steps), side="right")]
    columns = {name: k for k, name in enumerate(trace.input_names)}
    values = {}
    for output, name in enumerate(
        () if trace.readout is None or not read_one_way(trace.made_of) else trace.readout.names
    ):
        if name in columns and trace.readout is not None and trace.readout.kind_of(output) == "linear":
            values[output] = np.append(np.asarray(trace.inputs[:, columns[name]], dtype=np.float64), np.nan)[after]
    return Foretold(after, MappingProxyType(values))


@once_a_run
def expected(trace: Trace) -> tuple[tuple[int, ...], Array64]:
    """The softmax that says which token comes next, and the chance that each token had been given before it came: [T].

    It is the first group that has outputs for at least half of the different tokens of the sequence; () where there is
    none, or where layers read from both ends. nan for the first token of a sequence that begins anew, and for tokens
    without an output.
    """
    chances = np.full(trace.steps, np.nan)
    readout, outputs, tokens, begins = trace.readout, trace.outputs, set(trace.tokens), frozenset(trace.begins)
    if readout is None or outputs is None or not read_one_way(trace.made_of):
        return (), chances
    for group, kind in zip(readout.groups, readout.kinds, strict=True):
        output_of = {readout.names[k]: k for k in group}
        if kind == "softmax" and len(group) > 1 and 2 * len(tokens & output_of.keys()) >= len(tokens):
            for step in (each for each in range(1, trace.steps) if each not in begins):
                if (output := output_of.get(trace.tokens[step])) is not None:
                    chances[step] = outputs[step - 1, output]
            return tuple(group), chances
    return (), chances


def readout_series(trace: Trace, tokens: range) -> Iterator[Series]:
    """All of it at some tokens, for a table: one after the other, since outputs may be tens of thousands."""
    if trace.readout is None or trace.outputs is None:
        return
    part, names = slice(tokens.start, tokens.stop), trace.readout.names
    group, chances = expected(trace)
    if group:
        yield Series(CHANCE, chances[part], tokens)
    for output, name in enumerate(names):
        yield Series(name, np.asarray(trace.outputs[part, output], np.float64), tokens)
    for output, values in foretold(trace).values.items():
        yield Series(f"{names[output]}, came next", values[part], tokens)
