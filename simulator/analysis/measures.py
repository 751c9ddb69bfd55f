"""Measure a run: what memory kept, forgot and took in, how saturated its gates are, how long it lasts.

Everything is computed from the trace alone, by identities that hold exactly, and works for every cell whose `Memory`
names its state, its keep gate and what it writes. What takes a whole run looks at its layer 0 where no other is named.
"""

from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.by_parts import by_parts, part_of
from simulator.analysis.run_cache import kept_a_run, once_a_run
from simulator.arrays import Array
from simulator.cells.memory import find_kept
from simulator.network.blockwise import Columns, Steps, block_numbers, blockwise, pick
from simulator.network.trace import LayerTrace, Trace, in_order, layer_of

LOW, HIGH = 0.1, 0.9
"""A gate counts as saturated below and above these (Karpathy, Johnson & Fei-Fei 2015)."""
OPEN = 0.5  # a gate above it counts as open
_ADDING = Lock()  # of sums that several threads ask for
BLOCK = 1024  # steps whose logarithms are added up once


@dataclass(frozen=True, eq=False)
class MemoryAccount:
    """What became of the memory at each step; every array is [step, unit] in the trace's own precision.

    `kept + added == new` to the bit, except where the memory itself was set by hand: there `by_hand` holds
    the rest (0 elsewhere). `forgotten` is `old − kept`: negative where a negative value was forgotten.
    """

    old: Array
    kept: Array
    forgotten: Array
    added: Array
    new: Array
    by_hand: Array


@dataclass(frozen=True, eq=False)
class Magnitudes:
    """Sums of absolute values of an account, by step or by unit: the memory before, what was kept, forgotten and added
    of it, and the memory after.
    """

    old: Array
    kept: Array
    forgotten: Array
    added: Array
    new: Array


@dataclass(frozen=True, eq=False)
class Saturation:
    """How often each unit of a gate is nearly shut (`low`: under 0.1) or open (`high`: over 0.9): [unit]."""

    gate: str
    low: Array
    high: Array


def memory_account(trace: Trace | LayerTrace, *, layer: int = 0) -> MemoryAccount:
    """The account of a layer's memory. A cell that neither keeps nor adds, a simple RNN, writes it all anew.

    Where no single quantity is what is written, `added` is what is not kept, and the sum holds within rounding; where
    the memory itself was set by hand, nothing is. A step that was left out keeps all and adds nothing. Made once for a
    run, and read-only; of a long run each part as it is read.
    """
    layer_trace = layer_of(trace, layer)
    if layer_trace.inside is not None:
        return _long_account(layer_trace)
    return _account(layer_trace)


@kept_a_run(8)
def _account_of_part(layer_trace: LayerTrace, number: int) -> tuple[Array, ...]:
    return tuple(map(np.asarray, vars(_make_account(part_of(layer_trace, number))).values()))


def _long_account(layer_trace: LayerTrace) -> MemoryAccount:
    """What was kept of a long run as it stands, and the rest made as it is read."""
    cell, dtype = layer_trace.layer.cell, [layer_trace.rows.dtype] * 6
    recorded, write = find_kept(cell.parsed, cell.memory), cell.memory.write
    if layer_trace.skipped or recorded is None or write is None:
        return MemoryAccount(*by_parts(layer_trace, _account_of_part, dtype))
    old, new = layer_trace[f"{cell.memory.state}_prev"], layer_trace[cell.memory.state]
    kept, added = layer_trace[recorded], layer_trace[write]
    by_hand = by_parts(layer_trace, _account_of_part, dtype)[-1]

    def forgotten(steps: Steps, columns: Columns) -> Array:
        return pick(old, steps, columns) - pick(kept, steps, columns)

    def nothing(steps: Steps, columns: Columns) -> Array:
        return np.zeros((len(steps), np.arange(new.shape[1])[columns].size), new.dtype)

    if not any(hold.quantity == cell.memory.state for hold in layer_trace.holds):
        by_hand = blockwise(new.shape, new.dtype, nothing)
    return MemoryAccount(old, kept, blockwise(new.shape, new.dtype, forgotten), added, new, by_hand)


@once_a_run
def _account(layer_trace: LayerTrace) -> MemoryAccount:
    return _make_account(layer_trace)


def _make_account(layer_trace: LayerTrace) -> MemoryAccount:
    memory = layer_trace.layer.cell.memory
    old, new = layer_trace[f"{memory.state}_prev"], layer_trace[memory.state]
    kept = _kept_memory(layer_trace, old)
    held = held_units(layer_trace, memory.state)
    added = np.where(held, 0, new - kept) if memory.write is None else layer_trace[memory.write]
    if layer_trace.skipped:
        added = added.copy()
        added[list(layer_trace.skipped)] = 0
    by_hand = np.where(held, new - (kept + added), 0).astype(new.dtype, copy=False)
    account = MemoryAccount(old, kept, old - kept, added, new, by_hand)
    for part in vars(account).values():
        if isinstance(part, np.ndarray):
            part.flags.writeable = False
    return account


def per_step(account: MemoryAccount) -> Magnitudes:
    """The size of the memory, and how much was kept, forgotten and added at each step, over all units: [step]."""
    return _magnitudes(account, axis=1)


def per_unit(account: MemoryAccount) -> Magnitudes:
    """How much each unit held, kept, forgot and added over all steps: [unit]."""
    return _magnitudes(account, axis=0)


def saturation(trace: Trace | LayerTrace, *, layer: int = 0) -> tuple[Saturation, ...]:
    """For each gate the fractions of computed steps, 0 to 1, at which its units are nearly shut and nearly open."""
    layer_trace = layer_of(trace, layer).without_skipped()
    shares = {gate: np.zeros((2, layer_trace.layer.width(gate))) for gate in layer_trace.layer.cell.gates}
    for start in range(0, layer_trace.steps, BLOCK):
        for gate, share in shares.items():
            values = layer_trace[gate][start : start + BLOCK]
            share += [(values < LOW).sum(axis=0), (values > HIGH).sum(axis=0)]
    return tuple(Saturation(gate, *(share / layer_trace.steps)) for gate, share in shares.items())


def gate_means(layer_trace: LayerTrace) -> dict[str, Array]:
    """How open each gate is at each step, as the mean over its units: [step]; NaN where the step was left out."""
    gates, figures = layer_trace.layer.cell.gates, layer_trace.figures
    if figures is not None:
        return {gate: figures.of("mean", gate) for gate in gates}
    return {gate: layer_trace[gate].mean(axis=1) for gate in gates}


def keep_gate(layer_trace: LayerTrace) -> Array | None:
    """The gate that says which part of the memory stays, [step, unit]; None for a cell that has none."""
    keep = layer_trace.layer.cell.memory.keep
    return None if keep is None else layer_trace[keep]


def half_lives_of_keep(keep: Array) -> Array:
    """After how many steps half of a memory is left if the keep gate stays at these values: ln ½ / ln f.

    0 where the gate is shut or negative, infinite where it is at 1 or above.
    """
    kept = np.asarray(keep, dtype=np.float64)
    lives = np.where(kept >= 1, np.inf, 0.0)
    decays = (kept > 0) & (kept < 1)
    lives[decays] = np.log(0.5) / np.log(kept[decays])
    return lives


def half_lives(trace: Trace | LayerTrace, open_above: float = 0.0, *, layer: int = 0) -> Array:
    """The half-life of each unit's memory in computed steps, [unit], from the geometric mean of its keep gate.

    With `open_above`, only over the steps at which the gate is above it ("while the gate is open"); 0 where
    it never is. Without a keep gate it is 0 where each step writes the memory anew, and infinite where each only
    adds to it. The arithmetic mean would be wrong: factors multiply.
    """
    layer_trace = layer_of(trace, layer).without_skipped()
    keep = keep_gate(layer_trace)
    if keep is None:
        return np.full(layer_trace.layer.units, 0.0 if layer_trace.layer.cell.memory.is_anew else np.inf)
    if layer_trace.inside is not None:
        return RunningHalfLives(layer_trace, open_above).at(layer_trace.steps - 1)
    kept = np.asarray(keep, dtype=np.float64)
    counted = kept > open_above if open_above > 0 else np.ones(kept.shape, dtype=bool)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(counted, np.log(np.maximum(kept, 0)), 0.0)
        mean = logs.sum(axis=0) / counted.sum(axis=0)
    return half_lives_of_keep(np.where(counted.any(axis=0), np.exp(mean), 0.0))


def half_lives_so_far(layer_trace: LayerTrace, open_above: float = 0.0) -> Array:
    """The same from the steps up to each one, itself among them: [step, unit]. As `RunningHalfLives`.

    Of a long run they are made as they are read.
    """
    keep = keep_gate(in_order(layer_trace))
    if layer_trace.inside is not None:
        running, width = (
            RunningHalfLives(layer_trace, open_above),
            layer_trace.layer.width(layer_trace.layer.cell.memory.state),
        )
        return blockwise((layer_trace.steps, width), np.dtype(np.float64), running.after)
    if keep is None:
        return np.repeat(half_lives(layer_trace)[None], layer_trace.steps, axis=0)
    kept = np.asarray(keep, dtype=np.float64)
    counted = kept > open_above if open_above > 0 else ~np.isnan(kept)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(counted, np.log(np.maximum(kept, 0)), 0.0)
        counts = counted.cumsum(axis=0)
        mean = np.exp(logs.cumsum(axis=0) / counts)
    return half_lives_of_keep(np.where(counts > 0, mean, 0.0))


@once_a_run
def _sums_of_blocks(layer_trace: LayerTrace, open_above: float, units: int) -> list[tuple[Array, NDArray[np.intp]]]:
    """The sums of logarithms, and how many they are, of the steps before each block, as far as they were asked for."""
    return [(np.zeros(units), np.zeros(units, dtype=np.intp))]


class RunningHalfLives:
    """The half-lives from the steps up to one, as `half_lives_so_far` has them for all, for one step after the other:
    of what lies before, each block of steps is added up once, and only as far as it is asked for.

    Raises NetworkError for a layer that reads from the end.
    """

    def __init__(self, layer_trace: LayerTrace, open_above: float = 0.0) -> None:
        self._layer_trace, self._open_above, self._keep = in_order(layer_trace), open_above, keep_gate(layer_trace)
        units = layer_trace.layer.units if self._keep is None else self._keep.shape[1]
        self._before = _sums_of_blocks(self._layer_trace, open_above, units)

    def at(self, step: int) -> Array:
        """After a step, [unit]; 0 after −1, before the first."""
        if self._keep is None:
            return half_lives(self._layer_trace)
        block = max(step, 0) // BLOCK
        logs, counts = self._logs(BLOCK * block, step + 1, slice(None))
        before = self._sums_before(block)
        return _lives_of_sums(before[0] + logs.sum(axis=0), before[1] + counts.sum(axis=0))

    def after(self, steps: Steps, columns: Columns) -> Array:
        """After each of some steps, of chosen units: [step, unit]."""
        if self._keep is None:
            return np.repeat(half_lives(self._layer_trace)[None, columns], len(steps), axis=0)
        found: list[Array] = [np.empty((0, np.arange(self._keep.shape[1])[columns].size))]
        for part, block in block_numbers(steps, BLOCK):
            first, rows = BLOCK * block, steps[part] - BLOCK * block
            logs, counted = self._logs(first, first + int(rows.max()) + 1, columns)
            sums, counts = (each[columns] for each in self._sums_before(block))
            found.append(_lives_of_sums(sums + logs.cumsum(axis=0)[rows], counts + counted.cumsum(axis=0)[rows]))
        return np.concatenate(found)

    def _sums_before(self, block: int) -> tuple[Array, NDArray[np.intp]]:
        """The sums of the steps before a block."""
        with _ADDING:
            while len(self._before) <= block:
                logs, counts = self._logs(BLOCK * (len(self._before) - 1), BLOCK * len(self._before), slice(None))
                self._before.append((self._before[-1][0] + logs.sum(axis=0), self._before[-1][1] + counts.sum(axis=0)))
            return self._before[block]

    def _logs(self, first: int, stop: int, columns: Columns) -> tuple[Array, NDArray[np.bool_]]:
        """The logarithms of some steps, of chosen units, and which of them count."""
        assert self._keep is not None
        kept = np.asarray(self._keep[first:stop, columns], dtype=np.float64)
        counted = kept > self._open_above if self._open_above > 0 else ~np.isnan(kept)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(counted, np.log(np.maximum(kept, 0)), 0.0), counted


def _lives_of_sums(logs: Array, counts: NDArray[np.intp]) -> Array:
    """Half-lives from sums of logarithms, and of how many."""
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.exp(logs / counts)
    return half_lives_of_keep(np.where(counts > 0, mean, 0.0))


def steps_to_half(layer_trace: LayerTrace, step: int) -> Array:
    """After how many steps half or less of what stood in each unit at `step` is left, in this run: [unit].

    The smallest k with f[step + 1] · … · f[step + k] ≤ ½; infinite where the run ends before.
    Raises NetworkError for a layer that reads from the end.
    """
    keep = keep_gate(in_order(layer_trace))
    if keep is None:
        ends = layer_trace.layer.cell.memory.is_anew and step + 1 < layer_trace.steps
        return np.full(layer_trace.layer.units, 1.0 if ends else np.inf)
    if layer_trace.inside is not None:
        return _steps_to_half(layer_trace, keep, step)
    kept = np.asarray(keep[step + 1 :], dtype=np.float64).copy()
    kept[[each - step - 1 for each in layer_trace.skipped if each > step]] = 1
    kept[[each - step - 1 for each in layer_trace.begins if each > step]] = 0
    left = np.cumprod(kept, axis=0) <= 0.5
    if not len(left):
        return np.full(keep.shape[1], np.inf)
    return np.where(left.any(axis=0), left.argmax(axis=0) + 1.0, np.inf)


def _steps_to_half(layer_trace: LayerTrace, keep: Array, step: int) -> Array:
    """The same of a long run, as far as it must be gone through."""
    lasts, left = np.full(keep.shape[1], np.inf), np.ones(keep.shape[1])
    for start in range(step + 1, layer_trace.steps, BLOCK):
        kept = np.array(keep[start : start + BLOCK], dtype=np.float64)
        kept[[each - start for each in layer_trace.skipped if start <= each < start + len(kept)]] = 1
        kept[[each - start for each in layer_trace.begins if start <= each < start + len(kept)]] = 0
        products = left * np.cumprod(kept, axis=0)
        half = products <= 0.5
        now = np.isinf(lasts) & half.any(axis=0)
        lasts[now] = half.argmax(axis=0)[now] + float(start - step)
        left = products[-1]
        if np.isfinite(lasts).all():
            break
    return lasts


def held_units(layer_trace: LayerTrace, name: str) -> NDArray[np.bool_]:
    """Which units of a quantity were set by hand at which steps: [step, unit]."""
    held = np.zeros((layer_trace.steps, layer_trace.layer.width(name)), dtype=np.bool_)
    for hold in layer_trace.holds:
        if hold.quantity == name:
            held[slice(*hold.ending(layer_trace.steps)), list(hold.units)] = True
    held[list(layer_trace.skipped)] = False
    return held


def _magnitudes(account: MemoryAccount, axis: int) -> Magnitudes:
    parts = (account.old, account.kept, account.forgotten, account.added, account.new)
    return Magnitudes(*(np.abs(part).sum(axis=axis) for part in parts))


def _kept_memory(layer_trace: LayerTrace, old: Array) -> Array:
    """What is kept of the old memory: as it was recorded, and perhaps set by hand, or else computed."""
    cell, keep, skipped = layer_trace.layer.cell, keep_gate(layer_trace), list(layer_trace.skipped)
    if keep is None:
        kept = old if cell.memory.write is not None else np.zeros_like(old)
    else:
        recorded = find_kept(cell.parsed, cell.memory)
        kept = keep * old if recorded is None else layer_trace[recorded]
    if skipped:
        kept = kept.copy()
        kept[skipped] = old[skipped]
    return kept
