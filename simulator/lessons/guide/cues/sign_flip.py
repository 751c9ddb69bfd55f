"""The memory changes its sign, as where a meaning turns into its opposite."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from simulator.lessons.guide.cues.cue import Cue, Letters, Match, Reason, Units
from simulator.lessons.guide.cues.fields import BoundField, Field, LayerField
from simulator.network.trace import Trace


class SignFlip(Cue, frozen=True, omit_defaults=True, tag="sign-flip"):
    """The memory of a layer changes its sign in any unit, and is on both sides at least `least` away from 0."""

    layer: int = 0
    least: float = 0.01

    title = "The memory turns its sign"
    place = 1
    form: ClassVar[dict[str, Field]] = {
        "layer": LayerField(),
        "least": BoundField(
            "by at least",
            "How large the memory must be on both sides of zero, so that mere trembling around it is no turn.",
            most=1000.0,
        ),
    }
    reasons = ("{state} turns its sign in {units}", "{state} is set by hand to the other sign in {units}")

    def find_places(self, trace: Trace) -> Iterable[Match]:
        """Every step at which a unit turns, once the memory is computed."""
        state = trace.layers[self.layer].layer.cell.memory.state
        return [Match(int(step), state) for step in np.flatnonzero(self._turned_units(trace, slice(None)).any(axis=1))]

    def reason(self, trace: Trace, match: Match) -> Reason:
        """The units that turn by themselves, or else those that were turned by hand."""
        layer_trace = trace.layers[self.layer]
        state = layer_trace.layer.cell.memory.state
        turned = self._turned_units(trace, match.step)
        alone = turned & ~layer_trace.held_units(state, match.step) if layer_trace.holds else turned
        template, units = (self.reasons[0], alone) if alone.any() else (self.reasons[1], turned)
        named = Units(tuple(np.flatnonzero(units).tolist()), len(turned))
        return Reason(template, {"state": Letters((state,)), "units": named})

    def describe(self) -> str:
        """The layer."""
        return f"where a memory of layer {self.layer} changes its sign"

    def _turned_units(self, trace: Trace, steps: int | slice) -> NDArray[np.bool_]:
        """Which units turn: [unit] of a step, or [step, unit] of several."""
        layer_trace = trace.layers[self.layer]
        state = layer_trace.layer.cell.memory.state
        old, new = layer_trace[f"{state}_prev"][steps], layer_trace[state][steps]
        turned: NDArray[np.bool_] = ((old < 0) & (new > 0)) | ((old > 0) & (new < 0))
        return turned & (np.abs(old) >= self.least) & (np.abs(new) >= self.least)


CUE = SignFlip
