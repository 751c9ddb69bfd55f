"""What a quantity of a cell is there for, in one sentence: gates by what they let pass, states by what they carry."""

from __future__ import annotations

from simulator.equations.functions import REDUCING
from simulator.equations.parse import INPUT_BEFORE
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.scene import Scene
from ui.film.scene.table import words


def teller(scene: Scene, step: int) -> Telling:
    """What puts a step of a scene into words."""
    return Telling(Step(scene, max(step, 0)), scene.diagram.plans[0])


def called(t: Telling, quantity: str) -> str:
    """A quantity by its letters, with what it is called in the field where it has such a name: "fₜ (forget gate)"."""
    label, letters = t.cell.label(quantity), t.symbol(quantity)
    spoken = words(quantity, t.scene) if quantity == "x" else t.translate("Table", label) if label else ""
    return f"{letters} ({spoken})" if spoken not in ("", letters) else letters


def purpose(t: Telling, quantity: str) -> str:
    """What a quantity is there for."""
    translate, cell, state = t.translate, t.cell, t.memory.state
    if quantity in cell.gates:
        return _gate(t, quantity)
    name, before = called(t, quantity), quantity.removesuffix("_prev")
    if quantity == "x":
        text = translate("Part", "{name}: what comes into this layer at this token, a number for each column.")
    elif quantity == INPUT_BEFORE:
        text = translate("Part", "{name}: what came into this layer at the token before, a number for each column.")
    elif quantity == f"{state}_prev":
        text = translate("Part", "{name}: what the memory holds as the token begins, a number for each unit.")
    elif before in cell.states and before != quantity:
        text = translate("Part", "{name}: what the cell gave at the token before, a number for each unit.")
    elif quantity == state == cell.states[0]:
        text = translate("Part", "{name}: what the memory holds after the token; the cell gives it out, too.")
    elif quantity == state:
        text = translate("Part", "{name}: what the memory holds after the token; it goes on to the next one.")
    elif quantity == cell.states[0]:
        text = translate("Part", "{name}: what the cell gives at this token, up and to the next token.")
    elif quantity == t.now.kept_name:
        text = translate("Part", "{name}: what is left of the memory once the gate has taken its share.")
    elif quantity == t.memory.write:
        text = translate("Part", "{name}: what this token writes into the memory, unit by unit.")
    elif quantity in _written(t):
        text = translate("Part", "{name}: what could be written at this token; a gate lets a share of it in.")
    elif quantity.startswith("a_"):
        text = translate("Part", "{name}: all that comes in, weighted and added up, before it is squeezed.")
    elif any(each.name == quantity and each.op in REDUCING for each in cell.parsed.operations):
        text = translate("Part", "{name}: one number of all units, the same for each of them.")
    else:
        text = translate("Part", "{name}: a step on the way, a number for each unit.")
    return text.format(name=name)


def _written(t: Telling) -> tuple[str, ...]:
    """What a gate multiplies to make what is written into the memory."""
    made = next((each for each in t.cell.parsed.operations if each.name == t.memory.write and each.op == "*"), None)
    operands = () if made is None else made.operands
    return tuple(each for each in operands if isinstance(each, str) and each not in t.scene.shares)


def _gate(t: Telling, name: str) -> str:
    """What a gate lets pass; of one that is no share, what it is multiplied with."""
    gate, translate = t.cell.gates[name], t.translate
    if name not in t.scene.shares:
        text = translate("Part", "The {gate} {letter}: what passes it is multiplied with it, unit by unit.")
    elif gate.keeps:
        text = translate(
            "Part", "The {gate} {letter} says for each unit what share of the memory stays: 0 none, 1 all."
        )
    elif gate.keeps is False:
        text = translate("Part", "The {gate} {letter} says for each unit what share of the memory is replaced.")
    elif gate.writes:
        text = translate("Part", "The {gate} {letter} says for each unit what share of the new is let into the memory.")
    elif gate.resets:
        text = translate("Part", "The {gate} {letter} says for each unit what share of the past is let in.")
    elif gate.gives:
        text = translate("Part", "The {gate} {letter} says for each unit what share of the memory is let out.")
    else:
        text = translate("Part", "The {gate} {letter}: a share for each unit, by which what passes it is multiplied.")
    return text.format(gate=_gate_name(t, name), letter=t.symbol(name))


def _gate_name(t: Telling, name: str) -> str:
    """What a gate is called; of one without a name, that it is one."""
    label = t.cell.label(name)
    return t.translate("Table", label) if label else t.translate("Part", "gate")
