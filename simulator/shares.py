"""The ledger carried on to what a layer puts out, and to the logits: shares by token that add up to them exactly.

tanh of a sum is no sum of tanhs, but the sum times (tanh c) / c is: this secant makes `h = o ⊙ tanh c` the sum of
`o ⊙ (tanh c / c) ⊙ share`, an identity. It divides up a number that is there, and says nothing of what would be
without a token: it is a share, not an effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from simulator.cell import Cell
from simulator.functions import FUNCTIONS, evaluate
from simulator.layer import Array
from simulator.ledger import ledger
from simulator.measures import held_units
from simulator.polynomials import Product, multiplied_out
from simulator.trace import LayerTrace, Trace


@dataclass(frozen=True, eq=False)
class Shares:
    """A vector [W] as `rows.sum(axis=0) + rest`, within 1e-12 · max(1, |value|); float64, read-only.

    `rows` [n + 1, W] are as in the ledger: row 0 from before `start`, row k + 1 from token start + k. `rest` is what
    comes from no token: the bias of a read-out, what was set by hand after the memory (and in float32 what was rounded
    off). `names` name the columns, or
    are empty.
    """

    start: int
    step: int
    names: tuple[str, ...]
    value: Array
    rows: Array
    rest: Array


def output_shares(record: LayerTrace, step: int, start: int = 0) -> Shares | None:
    """The shares of a layer's hidden state after `step`; None where it is no product, unit by unit, with its memory.

    Raises NetworkError as `ledger` does.
    """
    cell = record.layer.cell
    products = _with_memory(cell)
    if not products:
        return None
    accounted = ledger(record, step, start)
    factor = np.zeros_like(accounted.value)
    for number, carrier, others in products:
        part = number * _secant(record, carrier, accounted.value, step)
        for name in others:
            part = part * _at(record, name, step)
        factor = factor + part
    output = cell.states[0]
    if output != cell.memory.state:
        factor[held_units(record, output)[step]] = 0
    value = record[output][step].astype(np.float64)
    rows = accounted.shares * factor
    rest = value - accounted.value * factor
    size = np.abs(accounted.value * factor)
    rest[np.abs(rest) <= 8 * np.finfo(np.float64).eps * size] = 0
    return _frozen(Shares(start, step, record.layer.unit_names, value, rows, rest))


def logit_shares(trace: Trace, step: int, start: int = 0) -> Shares | None:
    """The shares of the logits after `step`, in the memory of the last layer; None without such shares or a read-out.

    Raises NetworkError as `ledger` does.
    """
    below = output_shares(trace.layers[-1], step, start)
    if trace.readout is None or trace.logits is None or below is None:
        return None
    weights = trace.readout.W.T.astype(np.float64)
    value = trace.logits[step].astype(np.float64)
    rest = below.rest @ weights + trace.readout.b
    if trace.logits.dtype != np.float64:
        rest += value - (below.value @ weights + trace.readout.b)  # what was rounded off
    return _frozen(Shares(start, step, trace.readout.names, value, below.rows @ weights, rest))


def _frozen(shares: Shares) -> Shares:
    for array in (shares.value, shares.rows, shares.rest):
        array.flags.writeable = False
    return shares


@lru_cache(maxsize=256)
def _with_memory(cell: Cell) -> tuple[tuple[float, str, Product], ...]:
    """The products that the output is the sum of, as far as they have the memory in them: a number, the memory or a
    function of it that is 0 where it is 0, and the other factors.
    """
    memory, parsed = cell.memory.state, cell.parsed
    carriers = {memory} | {
        operation.name
        for operation in parsed.operations
        if operation.operands == (memory,) and operation.op in FUNCTIONS and not _at_zero(operation.op)
    }
    found = []
    for product, number in multiplied_out(parsed, cell.states[0], frozenset({memory})).items():
        carrier = next((name for name in product if name in carriers), None)
        if carrier is not None:
            others = list(product)
            others.remove(carrier)
            found.append((number, carrier, tuple(others)))
    return tuple(found)


def _at_zero(function: str) -> bool:
    with np.errstate(all="ignore"):
        return bool(evaluate(FUNCTIONS[function], (np.zeros(1),))[0] != 0)


def _secant(record: LayerTrace, carrier: str, memory: Array, step: int) -> Array:
    """The carrier over the memory; where the memory is 0, the slope there."""
    if carrier == record.layer.cell.memory.state:
        return np.ones_like(memory)
    value = record[carrier][step].astype(np.float64)
    operation = record.layer.cell.parsed.operation(carrier)
    slope = FUNCTIONS[operation.op].derivative((np.zeros_like(memory),), np.zeros_like(memory), 0)
    return np.where(memory == 0, slope, value / np.where(memory == 0, 1, memory))


def _at(record: LayerTrace, name: str, step: int) -> Array:
    """A factor at a step: a quantity, the input, a state one step before, or a weight."""
    weights = record.layer.weights
    return (weights[name] if name in weights else record[name][step]).astype(np.float64)
