"""What the gate that keeps does to a gradient on its way back: how much gets through, what cannot be blamed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from ui.film.narration.amounts import Amount
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import CLOSED, Step, by_size
from ui.film.narration.telling import Telling
from ui.film.scene.gradient.backflow import Backflow


@dataclass(frozen=True)
class MeetsGate(Claim):
    """What comes to × on the memory line for a unit, and what the gate lets through to the memory before."""

    flow: Backflow = field(repr=False)
    unit: int
    come: Amount
    passed: Amount

    def holds(self, step: Step) -> bool:
        """Whether the gate alone makes the one of the other, and both are the gradient's numbers."""
        found = at_gate(self.flow, step, self.unit)
        if found is None or found[0] == 0.0:
            return False
        return self.come.covers(found[:1]) and self.passed.covers(found[1:])

    def sentence(self, t: Telling) -> str:
        """With the unit where there are several; where nothing is lost at the digits shown, that it is so."""
        several = len(t.now.gate) > 1
        if self.come.is_written_like(self.passed):
            text = t.translate(
                "Backward caption", "Going back, the gradient meets the same gate, open: {value} undiminished."
            )
            if several:
                text = t.translate(
                    "Backward caption",
                    "Going back, the gradient meets the same gate, open: {value} for {unit}, undiminished.",
                )
        elif several:
            text = t.translate(
                "Backward caption",
                "Going back, the gradient meets the same gate: of {value} for {unit}, {rest} gets through.",
            )
        else:
            text = t.translate(
                "Backward caption", "Going back, the gradient meets the same gate: of {value}, {rest} gets through."
            )
        return text.format(value=t.amount(self.come), rest=t.amount(self.passed), unit=t.unit(self.unit))

    def symbols(self, t: Telling) -> str:
        """As in a sentence: every style tells a gradient alike."""
        return self.sentence(t)


@dataclass(frozen=True)
class CannotBeBlamed(Claim):
    """Past a gate that is shut on a unit, at most this share of the gradient goes further back on the memory line."""

    flow: Backflow = field(repr=False)
    unit: int
    share: Amount

    def holds(self, step: Step) -> bool:
        """Whether something comes to the gate, which is shut on what was stored, and lets the share through."""
        found = at_gate(self.flow, step, self.unit)
        if found is None or found[0] == 0.0 or step.old[self.unit] == 0.0:
            return False
        if not 0.0 <= float(step.gate[self.unit]) < CLOSED:
            return False
        return self.share.covers([float(step.gate[self.unit])])

    def sentence(self, t: Telling) -> str:
        """Of the token at which it was forgotten."""
        text = t.translate(
            "Backward caption", "What was forgotten cannot be blamed: only {share} goes back past {token} on this line."
        )
        if self.share.printed == 0.0 and not self.share.edge:
            text = t.translate(
                "Backward caption", "What was forgotten cannot be blamed: nothing goes back past {token} on this line."
            )
        return text.format(share=t.amount(self.share), token=t.token)

    def symbols(self, t: Telling) -> str:
        """As in a sentence."""
        return self.sentence(t)


def at_gate(flow: Backflow, step: Step, unit: int) -> tuple[float, float] | None:
    """What comes to × for a unit and what it passes on, where the gate alone decides; else None."""
    kept, old = step.kept_name, f"{step.memory.state}_prev"
    if step.memory.keep is None or (kept, old) not in flow.diagram.feeds or unit >= len(step.gate):
        return None
    come, passed = (float(each[unit]) for each in (flow.gradient(kept, step.at), flow.flow(kept, old, step.at)))
    if not np.isfinite((come, passed)).all():
        return None
    return (come, passed) if np.isclose(passed, come * float(step.gate[unit]), rtol=1e-6, atol=0.0) else None


def meets_gate(flow: Backflow, step: Step) -> Iterator[Claim]:
    """What to say where most of a gradient meets the gate."""
    if step.memory.keep is None or (step.kept_name, f"{step.memory.state}_prev") not in flow.diagram.feeds:
        return
    unit = by_size(flow.gradient(step.kept_name, step.at))[0]
    found = at_gate(flow, step, unit)
    if found is not None:
        yield MeetsGate(flow, unit, Amount(found[0]), Amount(found[1]))
        yield CannotBeBlamed(flow, unit, Amount(float(step.gate[unit]), "share"))
