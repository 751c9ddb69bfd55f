"""Two runs of one sequence beside each other, in a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.arrays import Array
from simulator.lessons.run import Run
from ui.notebook.running import NotebookRun, shown
from ui.notebook.sequences import at_most

if TYPE_CHECKING:
    from ui.notebook.pictures import Picture


@dataclass(frozen=True, eq=False, repr=False)
class Comparison:
    """Two runs of as many steps, of layers with the same states and units."""

    first: NotebookRun
    second: NotebookRun

    def __repr__(self) -> str:
        step = self.parts_at
        apart = (
            "the same in every state" if step is None else f"apart from step {step} on, at most {at_most(self.largest)}"
        )
        return f"Comparison({self.first.steps} steps, {apart})"

    def difference(self, name: str, layer: int = 0) -> Array:
        """[T, H], the second's quantity without the first's. Raises KeyError for a name that a layer has not."""
        found: Array = self.second[layer][name][:] - self.first[layer][name][:]
        return found

    @property
    def parts_at(self) -> int | None:
        """The first step at which a state differs; None where there is none."""
        steps = [int(np.argmax(apart.any(axis=1))) for apart in self._apart() if apart.any()]
        return min(steps, default=None)

    @property
    def largest(self) -> float:
        """The largest difference of a state."""
        return max(float(np.abs(apart).max(initial=0.0)) for apart in self._apart())

    def _apart(self) -> list[Array]:
        layers = enumerate(self.first.layers)
        return [self.difference(name, k) for k, each in layers for name in each.layer.cell.states]

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return self.show()._repr_mimebundle_()

    def show(self, token: int = -1, beat: int = -1, view: str = "compare", **options: object) -> Picture:
        """A picture of both at a moment: side by side, or in another view, where the second shows what differs."""
        from ui.notebook.pictures import picture  # late: it needs Qt

        return picture(self.first, token, beat, {"view": view, **options}, other=self.second)


def compare(first: Run, second: Run) -> Comparison:
    """Compare two runs. Raises ValueError where they have other steps, layers, states or units."""
    for what, one, two in (
        ("steps", first.steps, second.steps),
        ("layers", len(first.layers), len(second.layers)),
        (
            "states",
            [each.layer.cell.states for each in first.layers],
            [each.layer.cell.states for each in second.layers],
        ),
        ("units", [each.layer.units for each in first.layers], [each.layer.units for each in second.layers]),
    ):
        if one != two:
            raise ValueError(f"The runs have other {what}: {one} and {two}.")
    return Comparison(*(each if isinstance(each, NotebookRun) else shown(each) for each in (first, second)))
