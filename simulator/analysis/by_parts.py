"""Measures of each step of a run, made as they are read where the run is too long to keep all that they are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from simulator.arrays import Array
from simulator.network.blockwise import Columns, Steps, block_numbers, blockwise
from simulator.network.trace import LayerTrace

PART = 32  # steps that are measured at once
Measure = Callable[[LayerTrace, int], tuple[Array, ...]]
"""The arrays [step, unit] of one part of a run, by its number; none needs anything but the part's own steps."""


def part_of(layer_trace: LayerTrace, number: int) -> LayerTrace:
    """A part of a run."""
    return layer_trace.part(PART * number, min(PART * (number + 1), layer_trace.steps))


def by_parts(
    layer_trace: LayerTrace, measure: Measure, dtypes: Sequence[np.dtype[np.floating[Any]]]
) -> tuple[Array, ...]:
    """The same arrays of the whole run, one of each of `dtypes`, a column a unit of memory, made as they are read."""
    shape = layer_trace.steps, layer_trace.layer.width(layer_trace.layer.cell.memory.state)

    def reader(which: int) -> Callable[[Steps, Columns], Array]:
        def read(steps: Steps, columns: Columns) -> Array:
            parts = [
                measure(layer_trace, number)[which][steps[part] - PART * number][:, columns]
                for part, number in block_numbers(steps, PART)
            ]
            nothing = np.empty((0, shape[1]), dtypes[which])[:, columns]
            found: Array = np.concatenate(parts or [nothing])
            found.flags.writeable = False
            return found

        return read

    return tuple(blockwise(shape, dtype, reader(which)) for which, dtype in enumerate(dtypes))
