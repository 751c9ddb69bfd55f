"""What a sign in the picture of a cell does, in one sentence: × and +, σ and tanh, and sums with weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.equations.functions import REDUCING
from simulator.equations.operations import Operation
from ui.film.marks import NOW
from ui.film.narration.claims.claim import Claim
from ui.film.narration.purposes import called, purpose
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.text.language import QT_TRANSLATE_NOOP

_FUNCTIONS = {"sigmoid": "σ", **{op: each.name for op, each in REDUCING.items()}}
_OVER_UNITS = {
    "sum": QT_TRANSLATE_NOOP(
        "Part", "{sign} adds up {first} over all units: one number, {name}, which each unit gets."
    ),
    "mean": QT_TRANSLATE_NOOP(
        "Part", "{sign} averages {first} over all units: one number, {name}, which each unit gets."
    ),
    "max": QT_TRANSLATE_NOOP(
        "Part", "{sign} takes the largest of {first} over all units: one number, {name}, which each unit gets."
    ),
}


def operation_of(t: Telling, name: str) -> Operation | None:
    """The operation that a sign stands for; None where the cell has none of this name."""
    return next((each for each in t.cell.parsed.operations if each.name == name), None)


def sign_of(t: Telling, made: Operation) -> str:
    """The sign of an operation, as it stands in the picture."""
    place = t.scene.diagram.operations.get(made.name)
    if place is not None:
        return t.scene.writing.sign(place.sign)
    return t.scene.writing.sign({"*": "×", "-": "−", "/": "÷"}.get(made.op, _FUNCTIONS.get(made.op, made.op)))


def does(t: Telling, name: str) -> str:
    """What the sign that computes a quantity does here."""
    made = operation_of(t, name)
    return purpose(t, name) if made is None else _sentence(t, made)


def keeps(t: Telling, name: str, step: int) -> Iterator[str]:
    """Of the memory's own ×, what it keeps of the unit in view at a step; nothing where the step is none yet."""
    claim = KeepsOf(t.scene.unit)
    if step != NOW and name == t.now.kept_name and claim.holds(t.now):
        yield claim.sentence(t)


def _sentence(t: Telling, made: Operation) -> str:
    operands = [_operand(t, each) for each in made.operands]
    fields = {"sign": sign_of(t, made), "name": called(t, made.name), "first": operands[0], "last": operands[-1]}
    if made.op == "*":
        text = _product(t, made, fields)
    elif made.op == "+":
        text = t.translate("Part", "{sign} adds {last} to {first}, unit by unit: that makes {name}.")
        if made.name == t.memory.state:
            text = t.translate("Part", "{sign} adds {last} to {first}, unit by unit: that is the new memory, {name}.")
    elif made.op == "sum":
        names = dict.fromkeys(f for term in made.terms for f in term.factors if isinstance(f, str))
        weights = t.layer_trace.layer.weights
        fields["parts"] = t.list_words([t.symbol(each) for each in names if each not in weights])
        text = t.translate("Part", "Each unit weighs what comes in, {parts}, and adds it all up: that makes {name}.")
    elif made.op in REDUCING:
        text = t.translate("Part", _OVER_UNITS[REDUCING[made.op].name])
    elif made.op == "sigmoid":
        text = t.translate("Part", "σ squeezes {first} between 0, shut, and 1, open, unit by unit: that makes {name}.")
    elif made.op == "tanh":
        text = t.translate("Part", "tanh squeezes {first} between −1 and 1, unit by unit: that makes {name}.")
    elif made.op in ("-", "/", "negative", "copy"):
        text = t.translate("Part", "Here {name} is computed, unit by unit.")
    else:
        text = t.translate("Part", "{sign} is applied to {first}, unit by unit: that makes {name}.")
    return text.format(**fields)


def _product(t: Telling, made: Operation, fields: dict[str, str]) -> str:
    """The template of a product; one of a gate names what passes it first."""
    gates = [k for k, each in enumerate(made.operands) if each in t.cell.gates or each == t.memory.keep]
    if gates:
        fields["gate"], fields["passes"] = fields["first"], fields["last"]
        if gates[-1] > 0:
            fields["gate"], fields["passes"] = fields["last"], fields["first"]
    if gates and made.name == t.now.kept_name:
        return t.translate(
            "Part", "{sign} multiplies what is stored, {passes}, by {gate}, unit by unit: what is left is {name}."
        )
    if gates:
        return t.translate("Part", "{sign} multiplies {passes} by {gate}, unit by unit: what is let through is {name}.")
    return t.translate("Part", "{sign} multiplies {first} by {last}, unit by unit: that makes {name}.")


def _operand(t: Telling, operand: str | float) -> str:
    if not isinstance(operand, str):
        return t.scene.writing.number(f"{operand:g}")
    if operand in t.layer_trace.layer.weights:
        return operand
    return called(t, operand) if t.now.has(operand) else t.symbol(operand)


@dataclass(frozen=True)
class KeepsOf(Claim):
    """The gate keeps such a share of what a unit holds."""

    unit: int

    def holds(self, step: Step) -> bool:
        """Whether the unit holds something, of which its gate keeps a share, and nobody has set what is kept."""
        if not step.has(step.memory.keep, step.kept_name) or self.unit >= min(len(step.gate), len(step.old)):
            return False
        by_hand = step.held(step.kept_name)
        shared = 0.0 <= step.gate[self.unit] <= 1.0 and step.old[self.unit] != 0.0
        return bool(shared and not (self.unit < len(by_hand) and by_hand[self.unit]))

    def sentence(self, t: Telling) -> str:
        """What the unit holds, and the share."""
        value, share = float(t.now.old[self.unit]), float(t.now.gate[self.unit])
        text = t.translate("Part", "Of the {value} of {unit} it keeps {share}.")
        if share == 1.0:
            text = t.translate("Part", "Of the {value} of {unit} it keeps all.")
        elif share == 0.0:
            text = t.translate("Part", "Of the {value} of {unit} it keeps nothing.")
        return text.format(value=t.signed_number(value), unit=t.unit(self.unit), share=t.share(share))
