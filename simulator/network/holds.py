"""Values set by hand: which units of which quantity are held at which steps, and at what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.equations.expressions import did_you_mean
from simulator.network.layer import Layer, NetworkError


@dataclass(frozen=True)
class Hold:
    """Units of one quantity of one layer that are set by hand, right after the step has computed them.

    `values` has one number for each of `units`, or one for all of them. `steps` is (start, stop), from 0, without
    stop; a stop of None means to the end.
    """

    layer: int
    quantity: str
    units: tuple[int, ...]
    values: tuple[float, ...]
    steps: tuple[int, int | None]

    def ending(self, steps: int) -> tuple[int, int]:
        """The first step and the one after the last, in a run of so many steps."""
        start, stop = self.steps
        return start, steps if stop is None else min(stop, steps)

    def array(self, dtype: np.dtype[np.floating[Any]]) -> Array:
        """One value for each held unit."""
        return np.broadcast_to(np.asarray(self.values, dtype), (len(self.units),))


def holds_of_part(holds: Iterable[Hold], start: int, stop: int) -> tuple[Hold, ...]:
    """The holds of the steps from `start` until before `stop`, counted from there."""
    found = []
    for hold in holds:
        first, end = max(hold.steps[0], start), hold.ending(stop)[1]
        if first < end:
            found.append(replace(hold, steps=(first - start, end - start)))
    return tuple(found)


def holds_of_steps(holds: Iterable[Hold], chosen: NDArray[np.intp], steps: int) -> tuple[Hold, ...]:
    """The holds of a run of which only the chosen steps, in order, are left, counted among these."""
    found = []
    for hold in holds:
        start, stop = np.searchsorted(chosen, hold.ending(steps)).tolist()
        if start < stop:
            found.append(replace(hold, steps=(start, stop)))
    return tuple(found)


def turned_holds(holds: Iterable[Hold], steps: int) -> tuple[Hold, ...]:
    """The holds of a run of so many steps, counted from its end."""
    found = []
    for hold in holds:
        start, stop = hold.ending(steps)
        found.append(replace(hold, steps=(steps - stop, steps - start)))
    return tuple(found)


def check_holds(holds: Iterable[Hold], layers: tuple[Layer, ...], steps: int) -> None:
    """Raise NetworkError for a hold of something that is not there."""
    for hold in holds:
        if not 0 <= hold.layer < len(layers):
            raise NetworkError(f"a hold names layer {hold.layer}; there are the layers 0 to {len(layers) - 1}")
        layer = layers[hold.layer]
        where = f"the hold of {hold.quantity} in layer {hold.layer}"
        known = layer.cell.parsed.quantities
        if hold.quantity not in known:
            remedy = did_you_mean(hold.quantity, known)
            raise NetworkError(f"{where}: {layer.cell.name} computes no {hold.quantity}. {remedy}")
        width = layer.width(hold.quantity)
        if not hold.units or len(set(hold.units)) < len(hold.units) or not set(hold.units) <= set(range(width)):
            raise NetworkError(f"{where} names the units {list(hold.units)}; name some of 0 to {width - 1}, each once")
        start, stop = hold.steps
        if not 0 <= start < steps or (stop is not None and stop <= start):
            raise NetworkError(f"{where} lasts from step {start} to {stop}; the run has the steps 0 to {steps - 1}")
        if len(hold.values) not in (1, len(hold.units)):
            raise NetworkError(
                f"{where} has {len(hold.values)} values for {len(hold.units)} units; give one for each or one for all"
            )
        if not np.isfinite(hold.values).all():
            raise NetworkError(f"{where} must have finite values, but has {list(hold.values)}")
