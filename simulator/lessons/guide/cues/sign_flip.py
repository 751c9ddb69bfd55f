"""The memory changes its sign, as where a meaning turns into its opposite."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from simulator.lessons.guide.cues.asked import Asked, BoundAsked, LayerAsked
from simulator.lessons.guide.cues.cue import Cue, Letters, Met, Reason, Units
from simulator.network.trace import Trace


class SignFlip(Cue, frozen=True, omit_defaults=True, tag="sign-flip"):
    """The memory of a layer changes its sign in any unit, and is on both sides at least `least` away from 0."""

    layer: int = 0
    least: float = 0.01

    title = "The memory turns its sign"
    place = 1
    asked: ClassVar[dict[str, Asked]] = {
        "layer": LayerAsked(),
        "least": BoundAsked(
            "by at least",
            "How large the memory must be on both sides of zero, so that mere trembling around it is no turn.",
            most=1000.0,
        ),
    }
    reasons = ("{state} turns its sign in {units}",)

    def places(self, trace: Trace) -> Iterable[Met]:
        """Every step at which a unit turns, once the memory is computed."""
        state = trace.layers[self.layer].layer.cell.memory.state
        return [Met(int(step), state) for step in np.flatnonzero(self._turned(trace, slice(None)).any(axis=1))]

    def reason(self, trace: Trace, met: Met) -> Reason:
        """The units that turn."""
        state = trace.layers[self.layer].layer.cell.memory.state
        units = tuple(np.flatnonzero(self._turned(trace, met.step)).tolist())
        return Reason(self.reasons[0], {"state": Letters((state,)), "units": Units(units)})

    def description(self) -> str:
        """The layer."""
        return f"where a memory of layer {self.layer} changes its sign"

    def _turned(self, trace: Trace, steps: int | slice) -> NDArray[np.bool_]:
        """Which units turn: [unit] of a step, or [step, unit] of several."""
        record = trace.layers[self.layer]
        state = record.layer.cell.memory.state
        old, new = record[f"{state}_prev"][steps], record[state][steps]
        turned: NDArray[np.bool_] = (old * new < 0) & (np.minimum(np.abs(old), np.abs(new)) >= self.least)
        return turned


CUE = SignFlip
