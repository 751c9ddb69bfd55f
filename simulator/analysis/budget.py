"""The memory as a budget: an average of what was there and of all candidates, with weights that sum to 1.

This holds for every cell that writes (1 − keep) ⊙ candidate: `h_T = (∏ z) ⊙ h_0 + Σ_t (∏_{s>t} z_s)(1 − z_t) ⊙ n_t`
in a gated recurrent unit (Cho et al. 2014), and the same in an LSTM whose gates are coupled (Greff et al. 2017).
Whether a cell is one of them is told by its equations.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from simulator.analysis.ledger import Ledger, keep_factors, ledger
from simulator.analysis.measures import held_units
from simulator.arrays import Array
from simulator.cells.cell import Cell
from simulator.cells.memory import find_kept
from simulator.equations.polynomials import multiplied_out, plus, times
from simulator.network.steps import steps_of_part
from simulator.network.trace import LayerTrace, Trace, layer_of


@dataclass(frozen=True, eq=False)
class Budget:
    """The memory after `step` as `shares.sum(axis=0)`, within 1e-12 · max(1, |value|).

    Row 0 is the memory before `start`, row k + 1 the candidate of token start + k. All arrays but `value` [H] are
    [rows, H], float64, read-only. `weights` sum to 1 in each column, and lie between 0 and 1 where the keep gate does;
    `values` are what they weigh, `by_hand` what a held write has put in otherwise; `shares` = weights · values +
    by_hand.
    """

    state: str
    candidate: str
    start: int
    step: int
    value: Array
    weights: Array
    values: Array
    by_hand: Array
    shares: Array


def candidate(cell: Cell) -> str | None:
    """The quantity that the cell's memory is an average of: n where (1 − keep) ⊙ n is written; None without one."""
    return _candidate(cell)


def budget(trace: Trace | LayerTrace, step: int, start: int = 0, *, layer: int = 0) -> Budget | None:
    """The budget of a layer's memory after `step`, with a row for each token from `start` on; None for another cell.

    A memory that was set by hand, or what is kept of it, is a candidate with the whole weight. Raises NetworkError as
    `ledger` does.
    """
    layer_trace = layer_of(trace, layer)
    name = candidate(layer_trace.layer.cell)
    return None if name is None else _of(layer_trace, ledger(layer_trace, step, start), name)


def _of(layer_trace: LayerTrace, rows: Ledger, name: str) -> Budget:
    memory, steps = layer_trace.layer.cell.memory, slice(rows.start, rows.step + 1)
    replaced = 1 - keep_factors(layer_trace)[steps]
    values, weights = rows.written.copy(), rows.weights.copy()
    values[1:] = layer_trace[name][steps]
    values[1:][list(steps_of_part(layer_trace.skipped, steps.start, steps.stop))] = 0
    for held in (memory.state, find_kept(layer_trace.layer.cell.parsed, memory)):
        if held is not None:
            units = held_units(layer_trace, held)[steps]
            values[1:][units] = rows.written[1:][units]
    by_hand = np.zeros_like(values)
    by_hand[1:] = rows.written[1:] - replaced * values[1:]
    by_hand[np.abs(by_hand) <= _rounding(layer_trace) * (np.abs(rows.written) + np.abs(values))] = 0
    by_hand *= rows.weights
    weights[1:] *= replaced
    shares = weights * values + by_hand
    arrays = (rows.value, weights, values, by_hand, shares)
    for array in arrays:
        array.flags.writeable = False
    return Budget(memory.state, name, rows.start, rows.step, *arrays)


def _rounding(layer_trace: LayerTrace) -> float:
    """What is less, relatively, is no part of its own: in float64 only, for in float32 it is needed for the sum."""
    return 8 * float(np.finfo(np.float64).eps) if layer_trace.rows.dtype == np.float64 else 0.0


@lru_cache(maxsize=256)
def _candidate(cell: Cell) -> str | None:
    equations, memory = cell.parsed, cell.memory
    if memory.keep is None or memory.write is None:
        return None
    replaced = plus({(): 1.0}, multiplied_out(equations, memory.keep), -1.0)
    written = multiplied_out(equations, memory.write)
    for name in equations.quantities:
        if times(replaced, multiplied_out(equations, name)) == written and name != memory.write:
            return name
    return None
