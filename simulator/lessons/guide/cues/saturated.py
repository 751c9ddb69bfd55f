"""Gates are nearly shut or nearly open: there gradients fade."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.measures import HIGH, LOW
from simulator.lessons.guide.cues.cue import Cue, Letters, Match, Reason, Share
from simulator.lessons.guide.cues.fields import BoundField, Field, GateField, LayerField
from simulator.network.trace import Trace


class Saturated(Cue, frozen=True, omit_defaults=True, tag="saturated"):
    """The share of a layer's gate values that are nearly shut or nearly open (below 0.1, above 0.9) is above a bound.

    No `gate`: over all gates of the layer.
    """

    layer: int = 0
    gate: str = ""
    above: float = 0.9

    title = "Gates are saturated"
    place = 2
    form: ClassVar[dict[str, Field]] = {
        "layer": LayerField(),
        "gate": GateField("all gates"),
        "above": BoundField(
            "share above", "The share of gates that must be nearly shut or nearly open: there gradients fade."
        ),
    }
    reasons = ("{share} of {gates} are nearly shut or nearly open", "all of {gates} are exactly 0 or 1")

    def find_places(self, trace: Trace) -> Iterable[Match]:
        """Every step at which the share is larger, once the last of the gates is computed."""
        gates = self._gates(trace)
        if not gates:
            return []
        values = np.concatenate([trace.layers[self.layer][gate] for gate in gates], axis=1)
        return [Match(int(step), gates[-1]) for step in np.flatnonzero(_saturated_share(values) > self.above)]

    def reason(self, trace: Trace, match: Match) -> Reason:
        """The share, or that there is nothing between."""
        gates = self._gates(trace)
        values = np.concatenate([trace.layers[self.layer][gate][match.step] for gate in gates])
        if np.isin(values, (0.0, 1.0)).all():
            return Reason(self.reasons[1], {"gates": Letters(gates)})
        return Reason(self.reasons[0], {"share": Share(float(_saturated_share(values))), "gates": Letters(gates)})

    def describe(self) -> str:
        """Gates, layer and bound."""
        return f"where more than {self.above:g} of {self.gate or 'all gates'} of layer {self.layer} are shut or open"

    def _gates(self, trace: Trace) -> tuple[str, ...]:
        return (self.gate,) if self.gate else tuple(trace.layers[self.layer].layer.cell.gates)


def _saturated_share(values: NDArray[Any]) -> NDArray[np.float64]:
    """The share of gates that are nearly shut or nearly open, over the last axis."""
    share: NDArray[np.float64] = ((values < LOW) | (values > HIGH)).mean(axis=-1)
    return share


CUE = Saturated
