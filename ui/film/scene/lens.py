"""Which units of a large vector are shown as numbers: pinned ones first, then those that a choice puts forward."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from simulator.analysis.measures import half_lives
from simulator.arrays import Array
from simulator.equations.parse import INPUTS
from simulator.network.trace import LayerTrace
from ui.film.drawing.strips import LENS_ROWS, neighbours
from ui.film.lru_method import lru_method
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP


def _change(layer_trace: LayerTrace, step: int) -> Array:
    state = layer_trace.layer.cell.memory.state
    change: Array = np.abs(layer_trace[state][step] - layer_trace[f"{state}_prev"][step])
    return change


def _active(layer_trace: LayerTrace, step: int) -> Array:
    size: Array = np.abs(layer_trace[layer_trace.layer.cell.memory.state][step])
    return size


def _lasting(layer_trace: LayerTrace, step: int) -> Array:
    """Half-lives over the whole run; of a cell that keeps nothing, the sizes of its memory."""
    if layer_trace.layer.cell.memory.keep is None:
        return _active(layer_trace, step)
    return np.nan_to_num(half_lives(layer_trace), nan=0.0, posinf=np.finfo(np.float64).max)


def _in_order(layer_trace: LayerTrace, step: int) -> Array:
    """The first units, unless others are pinned."""
    order: Array = -np.arange(layer_trace.layer.units, dtype=np.float64)
    return order


class LensChoice(NamedTuple):
    """A way to choose units: its key, its title, and the weight that it gives to each unit of a layer at a step."""

    key: str
    title: str
    weight: Callable[[LayerTrace, int], Array]


CHOICES: Mapping[str, LensChoice] = {
    choice.key: choice
    for choice in (
        LensChoice("changed", QT_TRANSLATE_NOOP("Lens", "Changed most at this token"), _change),
        LensChoice("active", QT_TRANSLATE_NOOP("Lens", "Largest memory"), _active),
        LensChoice("half-life", QT_TRANSLATE_NOOP("Lens", "Longest half-life"), _lasting),
        LensChoice("pinned", QT_TRANSLATE_NOOP("Lens", "Pinned units, then the first"), _in_order),
    )
}


class Lens:
    """Chooses the units of a scene's layer: the selected one and the pinned ones, then those that a caption names.

    `named` gives these for a beat of a step.
    """

    def __init__(self, scene: Scene, named: Callable[[int, int], tuple[int, ...]]) -> None:
        self._scene, self._named = scene, named

    def first(self, quantity: str, step: int) -> int:
        """The unit that is shown of a quantity whatever room there is: the selected one, or that of the largest."""
        values = self._scene.layer_trace[quantity]
        if values.shape[1] == self._scene.layer_trace.layer.units and quantity not in INPUTS:
            return self._scene.unit
        return int(np.argmax(np.nan_to_num(np.abs(values[step]))))

    def rows(self, quantity: str, step: int, rows: int) -> tuple[int, ...]:
        """The units shown of a quantity where there is room for so many: neighbours, among them the `first`."""
        return neighbours(self.first(quantity, step), rows, int(self._scene.layer_trace[quantity].shape[1]))

    @lru_method(maxsize=1024)
    def units(self, quantity: str, step: int, beat: int) -> tuple[int, ...]:
        """The units shown of a quantity in a beat of a step, in their own order."""
        layer_trace = self._scene.layer_trace
        values = layer_trace[quantity]
        if values.shape[1] == layer_trace.layer.units and quantity not in INPUTS:
            return self._own_units(step, beat)
        return _foremost((), np.abs(values[step]))

    @lru_method(maxsize=256)
    def _own_units(self, step: int, beat: int) -> tuple[int, ...]:
        """The units of the layer, which are the same in all of its quantities."""
        first = self._scene.unit, *self._scene.pins, *self._named(step, beat)
        return _foremost(first, CHOICES[self._scene.lens].weight(self._scene.layer_trace, step))


def _foremost(first: tuple[int, ...], weight: Array) -> tuple[int, ...]:
    """As many units as a lens shows: the `first`, then those of the largest weight, in their own order."""
    order = np.argsort(-np.nan_to_num(weight), kind="stable").tolist()
    return tuple(sorted(tuple(dict.fromkeys((*first, *order)))[:LENS_ROWS]))
