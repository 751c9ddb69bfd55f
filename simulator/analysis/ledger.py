"""Who wrote this memory: the memory after a step as a sum of what each token wrote and of what is left of it.

`c_T = (∏ f) ⊙ c_0 + Σ_t (∏_{s>t} f_s) ⊙ added_t`, an identity for every cell whose memory is kept by a gate and
written to by a sum: the constant error carousel of Hochreiter & Schmidhuber 1997 (Neural Computation 9) with the
forget gates of Gers, Schmidhuber & Cummins 2000 (Neural Computation 12), read forwards. It says what the sum is made
of; what would have been without a token is another question, which `simulator.analysis.ablation` answers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.by_parts import by_parts, part_of
from simulator.analysis.measures import held_units
from simulator.analysis.run_cache import kept_a_run, once_a_run
from simulator.arrays import Array
from simulator.cells.memory import find_kept
from simulator.network.layer import NetworkError
from simulator.network.steps import begin_of
from simulator.network.trace import LayerTrace, Trace, in_order, layer_of

BLOCK = 64  # steps after which products are looked at
SMALLEST = 1e-290  # what is less is nothing: arithmetic with denormal numbers is slow


@dataclass(frozen=True, eq=False)
class Ledger:
    """The memory after `step` as a sum: `shares.sum(axis=0)` is `value`, within 1e-12 · max(1, |value|).

    Row 0 is what is left of the memory before `start` (of the initial state, if that is 0), row k + 1 what token
    start + k wrote and what is left of that. All arrays but `value` [H] are [rows, H], float64, read-only:
    `weights` how much of a row is left, `written` what was written, `shares` their product, and `by_hand` that part
    of the shares which was set by hand.
    """

    state: str
    start: int
    step: int
    value: Array
    weights: Array
    written: Array
    shares: Array
    by_hand: Array


def ledger(trace: Trace | LayerTrace, step: int, start: int = 0, *, layer: int = 0, unit: int | None = None) -> Ledger:
    """The ledger of a layer's memory after `step`, with a row for each token from `start` on.

    With `unit` of that one alone: all arrays have one column.

    A held state ends what was there before, and so does a held `kept`: the value set by hand is that token's row. In a
    simple RNN only the last token has a row that is not 0; in a cell that has no keep gate and only adds, all weights
    are 1. Where a sequence began anew since `start`, nothing is left of the tokens before it, and row 0 is what is left
    of the initial state that it began with. Raises NetworkError for steps that are not in the run, where shares grow
    beyond all numbers (which needs a keep gate held above 1), and for a layer that reads from the end (see
    `Trace.as_read_by`).
    """
    layer_trace = layer_of(trace, layer)
    units = slice(None) if unit is None else slice(unit, unit + 1)
    factors, rows, hand = lines(layer_trace, start, step + 1, units)
    begin = max(begin_of(layer_trace.begins, step), start)
    if begin > start:
        rows[0] = layer_trace[f"{layer_trace.layer.cell.memory.state}_prev"][begin, units]
    with np.errstate(over="ignore", under="ignore"):
        weights, exponents = _later_products(factors[begin - start :])
        if begin > start:
            weights = np.insert(weights, [1] * (begin - start), 0, axis=0)
            exponents = None if exponents is None else np.insert(exponents, [1] * (begin - start), 0, axis=0)
        parts = [np.ldexp(part, exponents) if exponents is not None else part
                 for part in (weights, weights * rows, weights * hand)]  # fmt: skip
    if not np.isfinite(parts[1]).all():
        raise NetworkError(f"up to step {step} shares grow beyond all numbers; hold the keep gate at 1 or below")
    value = layer_trace[layer_trace.layer.cell.memory.state][step, units].astype(np.float64)
    arrays = (value, parts[0], rows, parts[1], parts[2])
    for array in arrays:
        array.flags.writeable = False
    return Ledger(layer_trace.layer.cell.memory.state, start, step, *arrays)


def lines(
    layer_trace: LayerTrace, start: int = 0, stop: int | None = None, units: slice = slice(None)
) -> tuple[Array, Array, Array]:
    """What a ledger from `start` until before `stop` is made of: keep factors [n, H], and [n + 1, H] what was there
    and what each token wrote, and which part of that was set by hand. Raises NetworkError.
    """
    count = in_order(layer_trace).steps
    end = count if stop is None else stop
    if not 0 <= start < end <= count:
        raise NetworkError(f"there are no steps {start} to {end - 1}; the run has the steps 0 to {count - 1}")
    steps = slice(start, end)
    written, hand = (part[steps, units] for part in writes(layer_trace))
    before = layer_trace[f"{layer_trace.layer.cell.memory.state}_prev"][start, units].astype(np.float64)
    return (
        keep_factors(layer_trace)[steps, units],
        np.vstack([before, written]),
        np.vstack([np.zeros_like(before), hand]),
    )


def keep_factors(layer_trace: LayerTrace) -> Array:
    """What each step multiplies the old memory with, [T, H] in float64; at a step where a sequence begins anew, the
    initial one.

    That is the keep gate; 1 in a cell that only adds and at a step that was left out, 0 in one that writes its memory
    anew; and 0 wherever the memory, or what is kept of it, was set by hand. Made once for a run, and read-only; of a
    long run each part as it is read.
    """
    if layer_trace.inside is not None:
        return by_parts(layer_trace, _lines_of_part, [np.dtype(np.float64)] * 3)[0]
    return _known_factors(layer_trace)


@kept_a_run(8)
def _lines_of_part(layer_trace: LayerTrace, number: int) -> tuple[Array, ...]:
    """The keep factors of a part of a run, what it writes, and what of that was set by hand."""
    part = part_of(layer_trace, number)
    factors = _make_factors(part)
    return factors, *_make_writes(part, factors)


@once_a_run
def _known_factors(layer_trace: LayerTrace) -> Array:
    return _make_factors(layer_trace)


def _make_factors(layer_trace: LayerTrace) -> Array:
    memory = layer_trace.layer.cell.memory
    if memory.keep is not None:
        factors = layer_trace[memory.keep].astype(np.float64)
    else:
        factors = np.full(layer_trace[memory.state].shape, 0.0 if memory.write is None else 1.0)
    for name in (memory.state, find_kept(layer_trace.layer.cell.parsed, memory)):
        if name is not None:
            factors[held_units(layer_trace, name)] = 0
    factors[list(layer_trace.skipped)] = 1
    factors.flags.writeable = False
    return factors


def writes(layer_trace: LayerTrace) -> tuple[Array, Array]:
    """What each step writes to the memory, and the part of that which was set by hand: [T, H] in float64.

    Whatever the keep factor and the written quantity leave unexplained belongs to the token, so that the sum is
    right for any equations, and in float32 too. Made once for a run, and read-only; of a long run each part as it is
    read.
    """
    if layer_trace.inside is not None:
        _, written, hand = by_parts(layer_trace, _lines_of_part, [np.dtype(np.float64)] * 3)
        return written, hand
    return _known_writes(layer_trace)


@once_a_run
def _known_writes(layer_trace: LayerTrace) -> tuple[Array, Array]:
    return _make_writes(layer_trace, _known_factors(layer_trace))


def _make_writes(layer_trace: LayerTrace, factors: Array) -> tuple[Array, Array]:
    memory = layer_trace.layer.cell.memory
    old, new = (layer_trace[name].astype(np.float64) for name in (f"{memory.state}_prev", memory.state))
    written = new.copy() if memory.write is None else layer_trace[memory.write].astype(np.float64)
    written[list(layer_trace.skipped)] = 0
    hand = np.zeros_like(new)
    if memory.write is not None:
        held = held_units(layer_trace, memory.write)
        hand[held] = written[held]
    kept = find_kept(layer_trace.layer.cell.parsed, memory)
    if kept is not None:
        held = held_units(layer_trace, kept)
        hand[held] += layer_trace[kept][held]
        written[held] += layer_trace[kept][held]
    held = held_units(layer_trace, memory.state)
    hand[held] = written[held] = new[held]
    carried = factors * old
    rest = new - (carried + written)
    if rest.any():
        rest[np.abs(rest) <= 4 * np.finfo(np.float64).eps * (np.abs(carried) + np.abs(written))] = 0
        written = written + rest
    written.flags.writeable = hand.flags.writeable = False
    return written, hand


def _later_products(factors: Array) -> tuple[Array, NDArray[np.int64] | None]:
    """[n + 1, H] products of the factors after each row, and the powers of 2 that they are to be multiplied with.

    Factors up to 1 need no such powers. Of larger ones a product may come back from beyond all numbers.
    """
    steps = len(factors)
    products = np.zeros((steps + 1, factors.shape[1]))
    products[steps] = 1
    if np.abs(factors).max() <= 1:
        for stop in range(steps, 0, -BLOCK):
            start = max(stop - BLOCK, 0)
            within = np.multiply.accumulate(factors[start:stop][::-1], axis=0)[::-1]
            np.multiply(within, products[stop], out=products[start:stop])
            products[start][np.abs(products[start]) < SMALLEST] = 0
            if not products[start].any():
                break
        return products, None
    exponents = np.zeros(products.shape, np.int64)
    for row in reversed(range(steps)):
        mantissa, exponent = np.frexp(products[row + 1] * factors[row])
        products[row], exponents[row] = mantissa, exponent + exponents[row + 1]
    return products, exponents
