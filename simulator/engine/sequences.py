"""Run a layer through sequences that begin anew one after the other: each by itself, in one record.

So the numbers are, to the bit, those of each sequence alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array, ReadOnly
from simulator.engine.progress import Progress, within
from simulator.engine.ring_buffer import ROWS
from simulator.engine.skipping import run_skipping
from simulator.network.holds import Hold, holds_of_part
from simulator.network.inside import Inside, Source, StepFigures
from simulator.network.layer import Layer
from simulator.network.steps import sequences_between, steps_of_part
from simulator.network.trace import LayerTrace


def run_sequences(
    layer: Layer,
    inputs: Array,
    holds: tuple[Hold, ...],
    skipped: tuple[int, ...],
    begins: tuple[int, ...],
    earlier: tuple[LayerTrace, int] | None,
    kept: tuple[str, ...] | None,
    *,
    idealised: bool,
    progress: Progress | None = None,
) -> LayerTrace:
    """As `run_skipping`; at each step of `begins`, in order, with the initial states and after no input."""
    if not begins:
        return run_skipping(layer, inputs, holds, skipped, earlier, kept, idealised=idealised, progress=progress)
    steps, runs = len(inputs), []
    names = np.arange(steps)[:: -1 if layer.reverse else 1]
    for start, stop in sequences_between(begins, steps):
        known = None
        if earlier is not None and earlier[1] > start:
            end = min(stop, earlier[1])
            known = earlier[0].part(start, min(stop, earlier[0].steps)), end - start
        given = holds_of_part(holds, start, stop), steps_of_part(skipped, start, stop), known, kept
        part = within(progress, start, steps)
        entering = np.ascontiguousarray(inputs[start:stop])
        runs.append(
            run_skipping(layer, entering, *given, idealised=idealised, progress=part, numbers=names[start:stop])
        )
    return _joined(runs, inputs, holds, skipped, begins)


def _joined(
    runs: Sequence[LayerTrace],
    inputs: Array,
    holds: tuple[Hold, ...],
    skipped: tuple[int, ...],
    begins: tuple[int, ...],
) -> LayerTrace:
    """The record of all sequences from that of each."""
    rows: Array = np.concatenate([runs[0].rows, *(run.rows[1:] for run in runs[1:])])
    rows.flags.writeable = False
    whole = LayerTrace(runs[0].layer, rows, runs[0].places, inputs, holds, skipped, begins=begins)
    inside = [run.inside for run in runs if run.inside is not None]
    figures = [run.figures for run in runs if run.figures is not None]
    if not inside:
        return whole
    blocks = np.cumsum([0, *(-(-_steps_of(each) // ROWS) for each in inside)])
    steps = [
        np.where(each.steps < 0, -1, each.steps + ROWS * first) for each, first in zip(inside, blocks, strict=False)
    ]
    sources = tuple(each.source for each in inside)
    lengths = tuple(_steps_of(each) for each in inside)
    table = np.concatenate([each.table for each in figures], axis=1)
    return replace(
        whole, inside=Inside(_Sources(sources, tuple(blocks.tolist()), lengths), np.concatenate(steps)),
        figures=StepFigures(figures[0].names, table),
    )  # fmt: skip


def _steps_of(inside: Inside) -> int:
    """How many steps the source of a whole run has."""
    return int((inside.steps >= 0).sum())


class _Sources(ReadOnly):
    """The blocks of several runs one after the other: `first` has the number of the first block of each, and of none;
    `lengths` how many steps each has.
    """

    size = ROWS

    def __init__(self, sources: tuple[Source, ...], first: tuple[int, ...], lengths: tuple[int, ...]) -> None:
        self._sources, self._first = sources, first
        self.places = sources[0].places
        self.holds = tuple(
            _later(hold, ROWS * before, length)
            for source, before, length in zip(sources, first, lengths, strict=False)
            for hold in source.holds
        )

    def block(self, number: int, chosen: NDArray[np.intp]) -> Array:
        """The rows of a block's steps, of which the chosen ones are right; read-only."""
        run = bisect_right(self._first, number) - 1
        return self._sources[run].block(number - self._first[run], chosen)


def _later(hold: Hold, by: int, steps: int) -> Hold:
    """A hold in a run of so many steps, so many steps later."""
    start, stop = hold.ending(steps)
    return replace(hold, steps=(start + by, stop + by))
