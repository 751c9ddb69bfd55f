"""How much each gate of a layer lets through at a token, or that there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ui.film.charts.claims.caption import hands_on
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.claims.mixing import MixesAnew
from ui.film.narration.claims.views.layer import is_brief
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling, fits
from ui.film.scene.table import words


def _called(t: Telling, gate: str) -> str:
    """What a gate is called: of one that keeps in some cells and replaces in others, with which of the two it does."""
    if not t.cell.gates[gate].ambiguous:
        return t.gate_name(gate)
    called = words(gate, t.scene)
    return t.translate("Caption", "rounded {gate}").format(gate=called) if t.now.is_rounded(gate) else called


@dataclass(frozen=True)
class LetThrough(Claim):
    """Every gate of the cell lets so much through, from its least unit to its most."""

    gates: tuple[str, ...]

    def holds(self, step: Step) -> bool:
        """Whether these are all, in their order."""
        return bool(self.gates) and self.gates == tuple(step.cell.gates)

    def sentence(self, t: Telling) -> str:
        """Each with its name; where that is more than two lines hold, from the least of all to the most."""
        part = t.translate("Chart caption", "the {gate} {shares}")
        parts = [part.format(gate=_called(t, gate), shares=t.between(t.now.row(gate), "share")) for gate in self.gates]
        text = t.translate("Chart caption", "At {token}, of what comes to them the gates let through: {parts}.")
        told = text.format(token=t.token, parts=t.list_words(parts))
        if fits(told) and not is_brief(t):
            return told
        every = np.concatenate([t.now.row(gate) for gate in self.gates])
        text = t.translate("Chart caption", "At {token}, of what comes to them the {count} gates let through {shares}.")
        return text.format(token=t.token, count=len(self.gates), shares=t.between(every, "share"))


@dataclass(frozen=True)
class NoGateMixes(Claim):
    """There is no gate, and old state and input are mixed in one sum."""

    def holds(self, step: Step) -> bool:
        """Whether the equations say so, and no hand has set the state."""
        return MixesAnew().holds(step)

    def sentence(self, t: Telling) -> str:
        """That it is so."""
        text = t.translate("Chart caption", "At {token}, everything is mixed anew, for there is no gate.")
        return text.format(token=t.token)


@dataclass(frozen=True)
class NoGate(Claim):
    """There is no gate, and this becomes of the memory."""

    def holds(self, step: Step) -> bool:
        """Whether the cell has none."""
        return not step.cell.gates

    def sentence(self, t: Telling) -> str:
        """What keeps the memory in its place, all of it or nothing."""
        keep, state = t.memory.keep or "", t.letter(t.memory.state)
        values = t.between(t.now.row(keep), "figure") if keep else ""
        if keep:
            text = t.translate(
                "Chart caption",
                "At {token}, there is no gate between 0 and 1: {state} is kept by {name}, {values} here.",
            )
        elif t.memory.is_anew:
            text = t.translate("Chart caption", "At {token}, there is no gate, and the memory {state} is written anew.")
        else:
            text = t.translate(
                "Chart caption", "At {token}, there is no gate: all of {state} is kept, and something may be added."
            )
        return text.format(token=t.token, state=state, name=t.letter(keep) if keep else "", values=values)


def claims(step: Step) -> Iterator[Claim | None]:
    """What the gates do, the richest first; then what a hand has set."""
    gates = tuple(step.cell.gates)
    yield first_that_holds((LetThrough(gates), NoGateMixes(), NoGate()), step)
    names = (*gates, step.memory.keep, *(() if gates else (step.memory.state,)))
    units = range(max((len(step.row(name)) for name in names if name), default=0))
    yield from hands_on(step, units, names)
