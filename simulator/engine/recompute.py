"""Run a layer through a long sequence and keep only some quantities; what a step computed besides is computed again.

Blocks begin where the run's own rings began, with the states that were kept there: so every number is computed in the
same way, and is the same to the bit.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Lock
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array, ReadOnly
from simulator.engine.layer_run import LayerSteps, put_initial, stepping, take_initial
from simulator.engine.progress import Progress
from simulator.engine.ring_buffer import ROWS, side_by_side
from simulator.network.holds import Hold
from simulator.network.inside import Inside, StepFigures, no_figures
from simulator.network.layer import Layer
from simulator.network.trace import LayerTrace

FEW = 4  # steps of a block that are computed by themselves, for it takes as long as some ten to begin
NONE = np.zeros(ROWS, dtype=np.bool_)
REMEMBERED = 2**25  # bytes of blocks of a layer that are not computed once more when they are read again


def run_keeping(
    layer: Layer,
    inputs: Array,
    holds: tuple[Hold, ...],
    kept: tuple[str, ...],
    *,
    idealised: bool,
    earlier: tuple[LayerTrace, int] | None,
    progress: Progress | None,
    numbers: Sequence[int] | NDArray[np.intp] | None = None,
) -> LayerTrace:
    """As `run_layer`, with the quantities in `kept`, all states among them, recorded for good."""
    steps, places = len(inputs), side_by_side((name, layer.width(name)) for name in kept)
    rows: Array = np.empty((steps + 1, max(part.stop for part in places.values())), inputs.dtype)
    figures = no_figures(layer.cell.parsed.quantities, steps)
    put_initial(layer, rows[0], places)
    begin = 0 if earlier is None else _take_over(*earlier, rows, places, figures)
    with stepping(layer, inputs, holds, idealised=idealised, numbers=numbers, room=ROWS) as run:
        _start(run, layer, rows[begin], places)
        known = figures.table[:, begin].copy() if begin else None
        for start in range(begin, steps, ROWS):
            if progress is not None:
                progress(start, steps)
            count = min(ROWS, steps - start)
            run.round(start, count, 0)
            for name, place in places.items():
                rows[start + 1 : start + count + 1, place] = run.rows[1 : count + 1, run.places[name]]
            figures.note(start, run.rows[: count + 1], run.places)
            run.rows[0] = run.rows[count]
        if known is not None:
            figures.table[:, begin] = known  # the step before it was not computed here
    rows.flags.writeable = False
    made = LayerTrace(layer, rows, MappingProxyType(places), inputs, holds)
    return replace(made, inside=Inside(_Recomputed(made, idealised, run.places), np.arange(steps)), figures=figures)


def _take_over(earlier: LayerTrace, step: int, rows: Array, places: Mapping[str, slice], figures: StepFigures) -> int:
    """Take over what an earlier run kept of the steps before `step`. Returns where to go on: before that by a step at
    least, so that how that one changed is known.
    """
    take_initial(earlier, rows[0], places)
    begin = max(step - 1, 0) // ROWS * ROWS
    if earlier.figures is None or not places.keys() <= earlier.places.keys():
        return 0
    for name, place in places.items():
        rows[1 : begin + 1, place] = earlier.rows[1 : begin + 1, earlier.places[name]]
    figures.table[:, : begin + 1] = earlier.figures.table[:, : begin + 1]
    return begin


def _start(run: LayerSteps, layer: Layer, row: Array, places: Mapping[str, slice]) -> None:
    """Let a run go on after the step whose states stand in a row."""
    run.start_from(row, places)
    run.rows[0] = 0
    for state in layer.cell.states:
        run.rows[0, run.places[state]] = row[places[state]]


class _Recomputed(ReadOnly):
    """The blocks of a layer's run, each computed when it is read; those that were read last are remembered."""

    size = ROWS

    def __init__(self, run: LayerTrace, idealised: bool, places: Mapping[str, slice]) -> None:
        """`run` is the record of what was kept, and `places` are those of everything."""
        self.places: Mapping[str, slice] = MappingProxyType(dict(places))
        self._run, self._idealised, self.holds = run, idealised, run.holds
        self._lock, self._known = Lock(), OrderedDict[int, tuple[Array, NDArray[np.bool_]]]()

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in super().__getstate__().items() if name not in ("_lock", "_known")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        self._lock, self._known = Lock(), OrderedDict()

    def block(self, number: int, chosen: NDArray[np.intp]) -> Array:
        """The rows of a block's steps, of which the chosen ones are right; read-only."""
        with self._lock:
            known, right = self._known.pop(number, (None, NONE))
            if known is not None:
                self._known[number] = known, right  # as the one that was read last
        if known is not None and right[chosen].all():
            return known
        wanted = np.union1d(np.flatnonzero(right), chosen)
        block, right = self._compute(number * ROWS, wanted if len(wanted) <= FEW else None)
        with self._lock:
            self._known[number] = block, right
            while len(self._known) > max(1, REMEMBERED // block.nbytes):
                self._known.popitem(last=False)
        return block

    def _compute(self, start: int, chosen: NDArray[np.intp] | None) -> tuple[Array, NDArray[np.bool_]]:
        """The rows of the steps from `start` on, and which of them are right: all, or the chosen ones."""
        made_of, run, count = self._run.layer, self._run, min(ROWS, self._run.steps - start)
        right = np.full(count, chosen is None)
        with stepping(made_of, run.inputs, run.holds, idealised=self._idealised, room=ROWS, again=True) as steps:
            _start(steps, made_of, run.rows[start], run.places)
            if chosen is None:
                steps.round(start, count, 0)
            else:
                right[chosen] = True
                steps.some(start, count, np.flatnonzero(right), run.rows[start : start + count], run.places)
        block = steps.rows[1 : count + 1]
        block.flags.writeable = False
        return block, right
