"""A gate falls below a bound: there something is forgotten, kept out or held back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

import numpy as np

from simulator.lessons.guide.cues.asked import Asked, BoundAsked, ChoiceAsked, GateAsked, LayerAsked
from simulator.lessons.guide.cues.cue import Cue, Letters, Met, Reason, Told, Units
from simulator.network.trace import Trace


class GateBelow(Cue, frozen=True, omit_defaults=True, tag="gate-below"):
    """A gate of a layer falls below a bound, in any unit or in the mean of all. No `gate`: the one that keeps."""

    layer: int = 0
    gate: str = ""
    below: float = 0.1
    over: Literal["any", "mean"] = "any"

    title = "A gate falls below a bound"
    place = 0
    asked: ClassVar[dict[str, Asked]] = {
        "layer": LayerAsked(),
        "gate": GateAsked("the gate that keeps"),
        "over": ChoiceAsked(
            "Units of cue {number}",
            "Whether one unit is enough, or the mean of all units counts.",
            {"any": "in any unit", "mean": "on average"},
        ),
        "below": BoundAsked(
            "below", "Below this a gate counts as shut: no larger share of the memory gets through it."
        ),
    }
    reasons = ("{gate} falls below {bound} in {units} ({value})", "{gate} falls below {bound} on average ({value})")

    def places(self, trace: Trace) -> Iterable[Met]:
        """Every step at which it is below, once it is computed; none for a cell that has no gate that keeps."""
        record = trace.layers[self.layer]
        quantity = self.gate or record.layer.cell.memory.keep  # which may be 1 − a gate
        if quantity is None:
            return []
        values = record[quantity]
        low = (values.min(axis=1) if self.over == "any" else values.mean(axis=1)) < self.below
        return [Met(int(step), quantity) for step in np.flatnonzero(low)]

    def reason(self, trace: Trace, met: Met) -> Reason:
        """The units that are below and the lowest value, or the mean."""
        assert met.quantity is not None
        values = trace.layers[self.layer][met.quantity][met.step]
        gate = Letters((met.quantity,))
        if self.over == "mean":
            return Reason(self.reasons[1], {"gate": gate, "bound": self.below, "value": float(values.mean())})
        units = Units(tuple(np.flatnonzero(values < self.below).tolist()))
        told: dict[str, Told] = {"gate": gate, "bound": self.below, "units": units, "value": float(values.min())}
        return Reason(self.reasons[0], told)

    def description(self) -> str:
        """Gate, layer and bound."""
        which = self.gate or "the gate that keeps"
        return f"where {which} of layer {self.layer} falls below {self.below:g} ({self.over})"


CUE = GateBelow
