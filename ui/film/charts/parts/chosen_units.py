"""Which units a chart shows where there is no room for all."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ui.film.scene.scene import Scene


def described_unit(scene: Scene) -> int:
    """The unit whose numbers a chart tells: the selected one, or the first of those shown where it is not one."""
    shown = scene.chart_options.units
    return scene.unit if not shown or scene.unit in shown else shown[0]


def memory_units(scene: Scene) -> int:
    """How many units the memory has, which may have a width of its own."""
    return int(scene.layer_trace[scene.cell.memory.state].shape[1])


def charted_units(scene: Scene) -> tuple[int, ...]:
    """The units of a chart that has room for all: those asked for, or every one of the memory."""
    return scene.chart_options.units or tuple(range(memory_units(scene)))


def chosen_units(scene: Scene, most: int, weight: NDArray[np.floating[Any]], few: int = 0) -> tuple[int, ...]:
    """Those asked for; all where there are at most so many; else the selected, the pinned and the first.

    Where the whole run is shown those of most weight come before the first; else a weight, which is of the whole run,
    would tell what is to come. Of more than `most` only `few` are chosen, where that is given. They keep their order.
    """
    if scene.chart_options.units:
        return scene.chart_options.units
    count = memory_units(scene)
    if count <= most:
        return tuple(range(count))
    order = np.argsort(-np.nan_to_num(weight), kind="stable").tolist() if scene.whole_run else range(count)
    wanted = dict.fromkeys((scene.unit, *scene.pins, *order))
    return tuple(sorted(tuple(wanted)[: few or most]))
