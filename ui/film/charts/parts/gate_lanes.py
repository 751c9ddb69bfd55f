"""Below the maps of the gates a lane each: the selected unit's gate as a line, beside what it was before the change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from simulator.arrays import Array64
from ui.film.charts.parts.axes import MIDDLE, Axes, line
from ui.film.charts.parts.chosen_units import described_unit
from ui.film.charts.parts.former_run import FormerLine, along_tokens, former_layer
from ui.film.charts.parts.step_line import StepLine
from ui.film.drawing.page import LETTERS
from ui.film.marks import NOW, About, Mark, Rect, Run, Text
from ui.film.scene.scene import Scene

LANE, SHARE, OVER = 58.0, 0.4, 16.0  # the height of a lane; at most of its gate's room; between the map and the lane
TICKS = 32.0  # the width of its numbers, 0 and 1


def former_gates(scene: Scene, values: Mapping[str, Array64]) -> Mapping[str, Array64]:
    """How open the selected unit's gates were before the change at each charted token; empty where no gate differs.

    `values` has those of this run, [token, unit].
    """
    tokens, unit, found = scene.charted_tokens, described_unit(scene), {}
    for gate, own in values.items():
        layer_trace = former_layer(scene, gate)
        if layer_trace is not None:
            before = along_tokens(scene, scene.told[gate][:, unit], layer_trace[gate][:, unit])
            found[gate] = before[tokens.start : tokens.stop]
            if np.array_equal(found[gate], own[:, unit], equal_nan=True):
                del found[gate]
    return found


def lane_below(room: Rect) -> tuple[Rect, Rect]:
    """The field of a map, and that of the lane below it, in the room of a gate."""
    height = min(LANE, SHARE * room.height)
    return (
        room._replace(height=room.height - height - OVER),
        room._replace(y=room.y + room.height - height, height=height),
    )


class GateLanes:
    """The lanes of all gates; `before` has the former values of those that differ. `number` writes a value."""

    def __init__(
        self, scene: Scene, fields: Sequence[Axes], values: Mapping[str, Array64], before: Mapping[str, Array64],
        number: Callable[[float], str],
    ) -> None:  # fmt: skip
        self._scene, self._unit = scene, described_unit(scene)
        self.fields = dict(zip(values, fields, strict=True))
        self._lines = {
            gate: StepLine(axes, values[gate][:, self._unit], scene.diagram.role(gate))
            for gate, axes in self.fields.items()
        }
        self._dashed = {
            gate: FormerLine(
                scene, self.fields[gate], self._lines[gate], StepLine(self.fields[gate], each, dashed=True), number
            )
            for gate, each in before.items()
        }

    def backdrop(self, names: float) -> Iterator[Mark]:
        """Lines where a gate is shut and open, and at the left the unit, in a room of so many `names`."""
        unit = (Run(self._scene.unit_names[self._unit]),)
        for gate, axes in self.fields.items():
            field = axes.field
            for value in (0.0, 1.0):
                y = axes.y(value)
                yield line(((field.x, y), (field.x + field.width, y)), "grid", 1.2)
                about = About(0, NOW, "", part="axis:values")
                yield Text(field.x - 10, y + MIDDLE, (Run(f"{value:g}"),), LETTERS, "muted", "end", about=about)
            middle = field.y + field.height / 2 + MIDDLE
            about = About(self._scene.layer, NOW, "", part="axis:units")
            yield Text(field.x - TICKS, middle, unit, LETTERS, "ink", "end", 700, limit=names, about=about)
            yield axes.touch(About(self._scene.layer, 0, gate, self._unit, part="chart:gates"))

    def past(self, tokens: int) -> Iterator[Mark]:
        """Both lines over so many of the charted tokens."""
        for gate, own in self._lines.items():
            yield from self._dashed[gate].past(tokens) if gate in self._dashed else ()
            yield from own.past(tokens)

    def now(self, token: int, comes: Mapping[str, float]) -> Iterator[Mark]:
        """What a token adds to them, as far as each gate `comes`, and the number of the run before the change."""
        for gate, own in self._lines.items():
            former, front = self._dashed.get(gate), comes[gate]
            yield from () if former is None else former.now(token, front)
            yield from own.now(token, front)
            yield from () if former is None else former.label(token, front)
