"""Who wrote the memory, at every moment: shares by token, and what the memory would have been without each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.analysis.ablation import without
from simulator.analysis.budget import Budget
from simulator.analysis.charts.series import Series
from simulator.analysis.ledger_triangle import triangle, triangle_along, triangle_of_all
from simulator.analysis.run_cache import kept_a_run
from simulator.arrays import Array64
from simulator.network.layer import NetworkError
from simulator.network.trace import Trace

MOST_REPLAYED = 160  # tokens of a run that is run again without each of them


@dataclass(frozen=True, eq=False)
class Shares:
    """The memory of one unit, or along a direction, as a sum of shares; or of several units the sums of sizes
    (`summed`), which have no signs.

    `shares` is [moment, token + 1]: column 0 is what is left from before the run, column t + 1 what is left of what
    token t wrote, 0 for tokens still to come. `value` [moment] is the memory, the sum of its row; of several units it
    is Σ|memory|, which may be less. `without` [moment, token] is what the memory would have been without each token,
    as replays tell it, and `changes` what the token brought about (of several units the sum of sizes, and no
    `without`); None where the run is too long for them. `along` is the output whose direction is taken, or "".
    """

    state: str
    units: tuple[int, ...]
    summed: bool
    shares: Array64
    value: Array64
    changes: Array64 | None
    without: Array64 | None = None
    along: str = ""

    def numbers(self, moment: int, budget: Budget | None = None) -> tuple[Series, ...]:
        """The parts of the memory at one moment by token, for a table; with a `budget`, weights and candidates too."""
        units, written = (self.units if len(self.units) == 1 else ()), range(moment + 1)
        memory = f"sum of |{self.state}|" if self.summed else self.state
        found = [
            Series(memory, self.value[[moment]], (moment,), units),
            Series("share from before the run", self.shares[moment, :1], (), units),
            Series("share", self.shares[moment, 1 : moment + 2], written, units),
        ]
        if self.changes is not None:
            found.append(Series("change by the token", self.changes[moment, : moment + 1], written, units))
        if budget is not None and len(self.units) == 1:
            for name, part in (("weight", budget.weights), (budget.candidate, budget.values)):
                found.append(Series(name, np.asarray(part[1:, self.units[0]], dtype=np.float64), written, units))
        return tuple(found)


def shares(trace: Trace, layer: int, units: Sequence[int], *, replayed: bool = True) -> Shares:
    """The shares in the memory of a layer's unit, or of several; of more than one, sizes are summed.

    What is not to be `replayed` has no `changes`.
    """
    record, chosen = trace.layers[layer], tuple(units)
    state = record.layer.cell.memory.state
    memory = np.asarray(record[state][:, list(chosen)], dtype=np.float64)
    replayed = replayed and trace.steps <= MOST_REPLAYED
    replays = _replays(trace, layer)[:, :, list(chosen)] if replayed else None
    if len(chosen) == 1:
        single = None if replays is None else _drop_future(memory[:, None] - replays)[:, :, 0]
        parts = np.asarray(triangle(record, chosen[0]), dtype=np.float64)
        alone = None if replays is None else replays[:, :, 0]
        return Shares(state, chosen, False, parts, memory[:, 0], single, alone)
    changes = None if replays is None else _drop_future(np.abs(memory[:, None] - replays)).sum(axis=2)
    if len(chosen) == record.layer.width(f"{state}_prev"):
        sizes = np.asarray(triangle_of_all(record), dtype=np.float64)
    else:
        sizes = np.sum([np.abs(triangle(record, unit)) for unit in chosen], axis=0)
    return Shares(state, chosen, True, sizes, np.abs(memory).sum(axis=1), changes)


def shares_along(trace: Trace, output: str, layer: int | None = None, *, replayed: bool = True) -> Shares:
    """The shares in the last layer's memory in the direction that the read-out reads for one of its outputs, by name.

    Of several layers beside each other that it reads, `layer` is the one. Everything is a sum over units of
    weight · share, with its sign. Raises NetworkError where there is no such output.
    """
    if trace.readout is None or output not in trace.readout.names:
        raise NetworkError(f"the network has no output “{output}”")
    layer, row = len(trace.layers) - 1 if layer is None else layer, trace.readout.names.index(output)
    first = sum(trace.made_of[k].outputs for k in trace.levels[-1] if k < layer)
    columns = slice(first, first + trace.made_of[layer].outputs)
    record, direction = trace.layers[layer], np.asarray(trace.readout.W[row, columns], dtype=np.float64)
    state = record.layer.cell.memory.state
    memory = np.asarray(record[state], dtype=np.float64)
    parts, changes, without_each = np.asarray(triangle_along(record, direction), dtype=np.float64), None, None
    if replayed and trace.steps <= MOST_REPLAYED:
        replays = _replays(trace, layer)
        changes = (_drop_future(memory[:, None] - replays) * direction).sum(axis=2)
        without_each = replays @ direction
    units = tuple(range(len(direction)))
    return Shares(state, units, False, parts, memory @ direction, changes, without_each, output)


def _drop_future(changes: Array64) -> Array64:
    """Nothing is told of tokens that the layer is still to read: [moment, token, unit]."""
    changes[np.triu_indices(len(changes), 1)] = 0.0
    return changes


@kept_a_run(1)
def _replays(trace: Trace, layer: int) -> Array64:
    """The memory of a layer without each token, its vector at zero: [moment, token, unit]."""
    state = trace.layers[layer].layer.cell.memory.state
    runs = [np.asarray(without(trace, token).layers[layer][state], dtype=np.float64) for token in range(trace.steps)]
    found: Array64 = np.stack(runs, axis=1)
    found.flags.writeable = False
    return found
