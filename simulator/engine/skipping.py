"""Run a layer that leaves steps out: only the others are computed, and the record is that of all steps.

So the numbers are, to the bit, those of the sequence without these steps.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.engine.layer_run import run_layer
from simulator.engine.progress import Progress
from simulator.engine.recompute import run_keeping
from simulator.network.holds import Hold, holds_of_steps
from simulator.network.layer import Layer
from simulator.network.steps import computed_steps
from simulator.network.trace import LayerTrace


def run_skipping(
    layer: Layer,
    inputs: Array,
    holds: tuple[Hold, ...],
    skipped: tuple[int, ...],
    earlier: tuple[LayerTrace, int] | None,
    kept: tuple[str, ...] | None,
    *,
    idealised: bool,
    progress: Progress | None = None,
    numbers: NDArray[np.intp] | None = None,
) -> LayerTrace:
    """As `run_layer`; at the steps in `skipped`, in order, states pass through and nothing else is computed: NaN.

    `kept` are the quantities that are recorded for good, where not all are.
    """
    run = run_layer if kept is None else partial(run_keeping, kept=kept)
    if not skipped:
        return run(layer, inputs, holds, idealised=idealised, earlier=earlier, progress=progress, numbers=numbers)
    computed = computed_steps(len(inputs), skipped)
    if earlier is not None:
        earlier = earlier[0].without_skipped(), int(np.searchsorted(computed, earlier[1]))
    named = np.arange(len(inputs))[:: -1 if layer.reverse else 1] if numbers is None else numbers
    made = run(
        layer, inputs[computed], holds_of_steps(holds, computed, len(inputs)), idealised=idealised, earlier=earlier,
        progress=progress, numbers=named[computed],
    )  # fmt: skip
    return _spread(made, inputs, holds, skipped)


def _spread(made: LayerTrace, inputs: Array, holds: tuple[Hold, ...], skipped: tuple[int, ...]) -> LayerTrace:
    """The record of all steps from that of the computed ones."""
    computed = computed_steps(len(inputs), skipped)
    rows: Array = np.full((len(inputs) + 1, made.rows.shape[1]), np.nan, made.rows.dtype)
    rows[0] = made.rows[0]
    rows[computed + 1] = made.rows[1:]
    left_out = np.asarray(skipped)
    for state in made.layer.cell.states:
        place = made.places[state]
        rows[left_out + 1, place] = made.rows[np.searchsorted(computed, left_out), place]
    rows.flags.writeable = False
    spread = LayerTrace(made.layer, rows, made.places, inputs, holds, skipped)
    if made.inside is None or made.figures is None:
        return spread
    steps = np.full(len(inputs), -1)
    steps[computed] = np.arange(len(computed))
    return replace(spread, inside=made.inside.at(steps), figures=made.figures.at(steps))
