"""A gate is below a bound: there something is forgotten, kept out or held back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

import numpy as np

from simulator.lessons.guide.cues.cue import Below, Cue, Letters, Match, Reason, ReasonValue, Units
from simulator.lessons.guide.cues.fields import BoundField, ChoiceField, Field, GateField, LayerField
from simulator.network.trace import Trace


class GateBelow(Cue, frozen=True, omit_defaults=True, tag="gate-below"):
    """A gate of a layer is below a bound, in any unit or in the mean of all. No `gate`: the one that keeps."""

    layer: int = 0
    gate: str = ""
    below: float = 0.1
    over: Literal["any", "mean"] = "any"

    title = "A gate is below a bound"
    place = 0
    form: ClassVar[dict[str, Field]] = {
        "layer": LayerField(),
        "gate": GateField("the gate that keeps"),
        "over": ChoiceField(
            "Units of cue {number}",
            "Whether one unit is enough, or the mean of all units counts.",
            {"any": "in any unit", "mean": "on average"},
        ),
        "below": BoundField(
            "below", "Below this a gate counts as shut: no larger share of the memory gets through it."
        ),
    }
    reasons = (
        "{gate} falls below {bound} in {units} ({value})",
        "{gate} is below {bound} in {units} ({value})",
        "{gate} is set by hand below {bound} in {units} ({value})",
        "{gate} falls below {bound} on average ({value})",
        "{gate} is below {bound} on average ({value})",
    )

    def find_places(self, trace: Trace) -> Iterable[Match]:
        """Every step at which it is below, once it is computed; none for a cell that has no gate that keeps."""
        layer_trace = trace.layers[self.layer]
        quantity = self.gate or layer_trace.layer.cell.memory.keep  # which may be 1 − a gate
        if quantity is None:
            return []
        values = layer_trace[quantity]
        low = (values.min(axis=1) if self.over == "any" else values.mean(axis=1)) < self.below
        return [Match(int(step), quantity) for step in np.flatnonzero(low)]

    def reason(self, trace: Trace, match: Match) -> Reason:
        """The units that fall, else those that are below, else those that were set so; or the mean."""
        assert match.quantity is not None
        layer_trace, name = trace.layers[self.layer], match.quantity
        values = layer_trace[name][match.step]
        step = layer_trace.step_before(match.step)
        before = np.full_like(values, -np.inf) if step is None else layer_trace[name][step]
        told: dict[str, ReasonValue] = {"gate": Letters((name,)), "bound": self.below}
        if self.over == "mean" and len(values) > 1:
            mean, fell = float(values.mean(dtype=np.float64)), before.mean() >= self.below
            return Reason(self.reasons[3 if fell else 4], {**told, "value": Below((mean,), self.below)})
        held = layer_trace.held_units(name, match.step) if layer_trace.holds else np.zeros(len(values), dtype=np.bool_)
        low = values < self.below
        alone, fell = low & ~held, low & ~held & (before >= self.below)
        at, units = (0, fell) if fell.any() else (1, alone) if alone.any() else (2, low)
        told["units"] = Units(tuple(np.flatnonzero(units).tolist()), len(values))
        return Reason(self.reasons[at], {**told, "value": Below(tuple(values[units].tolist()), self.below)})

    def describe(self) -> str:
        """Gate, layer and bound."""
        which = self.gate or "the gate that keeps"
        return f"where {which} of layer {self.layer} is below {self.below:g} ({self.over})"


CUE = GateBelow
