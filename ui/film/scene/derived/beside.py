"""The scenes beside a scene: the other layers, the runs that it is compared with, units of a memory of another width.

None of them is the scene itself: what it keeps of them would keep it, and a run is to go with its last picture.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from simulator.network.trace import Trace
from ui.film.scene.chart_options import ChartOptions

if TYPE_CHECKING:
    from simulator.lessons.comparison import ComparedRun


class Chosen(Protocol):
    """What of a scene is chosen."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def trace(self) -> Trace:
        """The run."""

    @property
    def layer(self) -> int:
        """The selected layer."""

    @property
    def unit(self) -> int:
        """The selected unit."""

    @property
    def pins(self) -> tuple[int, ...]:
        """The units that stay in view beside it."""

    @property
    def chart_options(self) -> ChartOptions:
        """What of the run its charts show."""

    @property
    def runs(self) -> tuple[ComparedRun, ...]:
        """The runs that are compared."""

    @property
    def reads_from_end(self) -> bool:
        """Whether its layer reads from the end."""


S = TypeVar("S", bound=Chosen)


def other_layers(scene: S) -> tuple[S, ...]:
    """The same with each other layer of the network selected in turn."""
    return tuple(
        replace(scene, layer=k, unit=min(scene.unit, layer_trace.layer.units - 1))
        for k, layer_trace in enumerate(scene.trace.layers)
        if k != scene.layer
    )


def others_compared(scene: S) -> tuple[S, ...]:
    """The runs that are compared with a scene as scenes by token: the same layer and unit, or the last that there is;
    none whose layer reads from the other end. The scene's own run stands behind them as their ghost.
    """
    found = []
    for run in scene.runs[1:]:
        layer = min(scene.layer, len(run.trace.layers) - 1)
        unit = min(scene.unit, run.trace.layers[layer].layer.units - 1)
        other = replace(
            scene, lesson=run.lesson, trace=run.trace, layer=layer, unit=unit, pins=(), ghost=scene.trace, runs=(),
            yours=(),
        )  # fmt: skip
        if other.reads_from_end == scene.reads_from_end:
            found.append(other)
    return tuple(found)


def within(scene: S, width: int) -> S:
    """The same with no unit selected, pinned or charted that is beyond the last of so many."""
    options = scene.chart_options
    options = options._replace(units=tuple(unit for unit in options.units if unit < width))
    pins = tuple(pin for pin in scene.pins if pin < width)
    return replace(scene, unit=min(scene.unit, width - 1), pins=pins, chart_options=options)
