"""Gates that let a part of something through: the output gate, the reset gate, and any other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling


@dataclass(frozen=True)
class LetsMemoryOut(Claim):
    """The output gate lets these shares of tanh(c) through, if there is anything to let out."""

    gate: str

    def holds(self, step: Step) -> bool:
        """Whether the output is the gate times tanh of the memory, none of the three set by hand."""
        output, passed = step.cell.states[0], f"tanh_{step.memory.state}"
        if not step.has(self.gate, passed) or step.is_held(self.gate, passed, output):
            return False
        operation = step.cell.parsed.operation(output)
        product = operation.op == "*" and set(operation.operands) == {self.gate, passed}
        return product and step.is_share(self.gate)

    def sentence(self, t: Telling) -> str:
        """By its name in the field; that it lets nothing out where there is nothing."""
        text = t.translate("Caption", "The {gate} lets {share} of {passed} through.")
        if not t.now.row(f"tanh_{t.memory.state}").any():
            text = t.translate("Caption", "The {gate} is {share} open, but {passed} is 0.")
        passed, share = f"tanh({t.letter(t.memory.state)})", t.between(t.now.row(self.gate), "share")
        return text.format(gate=t.gate_name(self.gate), share=share, passed=passed)


@dataclass(frozen=True)
class LetsThrough(Claim):
    """A gate lets these shares of what it multiplies through."""

    gate: str

    def holds(self, step: Step) -> bool:
        """Whether it is a share, and none of it was set by hand."""
        return step.has(self.gate) and not step.is_held(self.gate) and step.is_share(self.gate)

    def sentence(self, t: Telling) -> str:
        """By its name in the field, or its letter."""
        text = t.translate("Caption", "The {gate} lets {share} through.")
        return text.format(gate=t.gate_name(self.gate), share=t.between(t.now.row(self.gate), "share"))


@dataclass(frozen=True)
class ResetLetsPastIn(Claim):
    """The reset gate lets these shares of the past into the candidate; the memory itself is untouched by it."""

    gate: str

    def holds(self, step: Step) -> bool:
        """Whether there is a past that would reach the candidate."""
        return _is_reset(step, self.gate) and bool(_past(step, self.gate).any() and step.old.any())

    def sentence(self, t: Telling) -> str:
        """The shares."""
        text = t.translate(
            "Caption",
            "The {gate} lets {share} of the past into the candidate. It erases nothing: {h} itself is untouched.",
        )
        share = t.between(t.now.row(self.gate), "share")
        return text.format(gate=t.gate_name(self.gate), share=share, h=t.letter(t.memory.state))


@dataclass(frozen=True)
class ResetHasNoPast(Claim):
    """The reset gate is so far open, but nothing has been stored that it could let in."""

    gate: str

    def holds(self, step: Step) -> bool:
        """Whether the states before are 0."""
        return _is_reset(step, self.gate) and not step.row(f"{step.cell.states[0]}_prev").any()

    def sentence(self, t: Telling) -> str:
        """The shares, and that there is nothing."""
        text = t.translate("Caption", "The {gate} is {share} open, but {h} is 0: there is no past to let in.")
        share = t.between(t.now.row(self.gate), "share")
        return text.format(gate=t.gate_name(self.gate), share=share, h=t.letter(t.cell.states[0]))


@dataclass(frozen=True)
class ResetMeetsNothing(Claim):
    """The reset gate is so far open, but the weights let nothing of the past come to it."""

    gate: str

    def holds(self, step: Step) -> bool:
        """Whether there is a past, and its product with the weights is 0."""
        return _is_reset(step, self.gate) and bool(step.old.any()) and not _past(step, self.gate).any()

    def sentence(self, t: Telling) -> str:
        """The shares, and that the product is 0."""
        text = t.translate(
            "Caption", "The {gate} is {share} open, but the weights of {h} in the candidate give 0 here."
        )
        share = t.between(t.now.row(self.gate), "share")
        return text.format(gate=t.gate_name(self.gate), share=share, h=t.letter(t.cell.states[0]))


def _is_reset(step: Step, gate: str) -> bool:
    known = gate in step.cell.gates and bool(step.cell.gates[gate].resets)
    products = (each.name for each in step.cell.parsed.operations if gate in each.operands)
    return known and step.is_share(gate) and not step.is_held(gate, *products)


def _past(step: Step, gate: str) -> np.ndarray:
    """What a past brings to the candidate through the gate: the product of the state before with its weights alone."""
    parsed, weights = step.cell.parsed, step.layer_trace.layer.weights
    state = f"{step.cell.states[0]}_prev"
    through = {each.name for each in parsed.operations if gate in each.operands} | {state}
    if step.cell.gates[gate].resets == "product":
        through |= {str(each) for made in parsed.operations if gate in made.operands for each in made.operands}
    products = []
    for made in parsed.operations:
        for term in made.terms:
            if term.product != "@":
                continue
            before_gate = step.cell.gates[gate].resets == "product" and made.name in through
            after_gate = step.cell.gates[gate].resets == "state" and str(term.factors[1]) in through - {state}
            if (before_gate and str(term.factors[1]) == state) or after_gate:
                products.append(np.asarray(weights[str(term.factors[0])]) @ step.row(state))
    return np.concatenate(products) if products else np.zeros(1)


def resets(gate: str) -> Iterator[Claim]:
    """What to say of a reset gate, the richest first."""
    yield ResetLetsPastIn(gate)
    yield ResetHasNoPast(gate)
    yield ResetMeetsNothing(gate)
    yield LetsThrough(gate)
