"""Numbers that who looks on holds by hand, and what comes of it where it is one unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from simulator.equations.expressions import Binary, Name
from ui.film.narration.amounts import Amount
from ui.film.narration.claims.by_hand import written
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import Step
from ui.film.narration.telling import SPELLED, Telling
from ui.film.text.number_format import as_set

CANCELS = 0.05  # a sum that is a smaller share of its larger part is nearly nothing of both

Held = tuple[tuple[str, tuple[int, ...]], ...]
Outcome = Callable[[Telling, int], str]
"""What comes of a hold in one unit, in a few words; "" where there is nothing to say."""


@dataclass(frozen=True)
class YouHold(Claim):
    """Just these units of these quantities are held by who looks on; where it is one unit, what comes of it."""

    held: Held
    outcome: Outcome | None = None

    @property
    def unit(self) -> int | None:
        """The unit that all of it is about; None where it is more than one."""
        units = {unit for _, units in self.held for unit in units}
        return units.pop() if len(units) == 1 else None

    def holds(self, step: Step) -> bool:
        """Whether just these are held, and by nobody else."""
        return bool(self.held) and all(_held_by_you(step, name) == units for name, units in self.held)

    def sentence(self, t: Telling) -> str:
        """What is held and how, and behind a colon what comes of it."""
        numbers = t.list_words([_number(t, name, units) for name, units in self.held])
        outcome = "" if self.outcome is None or self.unit is None else self.outcome(t, self.unit)
        if not outcome:
            return t.translate("Caption", "You hold {numbers}.").format(numbers=numbers)
        return t.translate("Caption", "You hold {numbers}: {outcome}.").format(numbers=numbers, outcome=outcome)

    def symbols(self, t: Telling) -> str:
        """With letters and values."""
        values = t.list_words([written(t, name, units, t.own_symbol(name)) for name, units in self.held])
        return t.translate("Caption", "You hold {values}").format(values=values)


@dataclass(frozen=True)
class OldAndNew(Claim):
    """What is kept and what is added of a unit, both of them something, make so much."""

    unit: int

    def holds(self, step: Step) -> bool:
        """Whether the cell adds, both are something, and no hand has set the memory itself."""
        write = step.memory.write
        if not step.has(step.kept_name, write) or step.held(step.memory.state)[self.unit]:
            return False
        parts = (step.kept[self.unit], step.row(write or "")[self.unit])
        return bool(np.isfinite(parts).all() and all(parts))

    def sentence(self, t: Telling) -> str:
        """The sum, and that the two cancel where next to nothing is left of them."""
        parts = (t.now.kept[self.unit], t.now.row(t.memory.write or "")[self.unit])
        new = float(t.now.new[self.unit])
        text = t.translate("Caption", "Old and new together: {value}.")
        if parts[0] * parts[1] < 0.0 and abs(new) <= CANCELS * max(map(abs, parts)):
            text = t.translate("Caption", "Old and new cancel: {value}.")
        return text.format(value=t.signed_number(new))


def _held_by_you(step: Step, name: str) -> tuple[int, ...]:
    """The units of a quantity that are held, where all of them are by who looks on."""
    held = step.held(name)
    if not held.any() or not np.array_equal(held, step.yours(name)):
        return ()
    return tuple(np.flatnonzero(held).tolist())


def you_hold(step: Step, names: Iterable[str | None], outcome: Outcome | None = None) -> YouHold | None:
    """That who looks on holds some of these quantities; None where none is."""
    if not step.scene.yours:
        return None
    known = (name for name in dict.fromkeys(names) if name and step.is_held(name))
    held = tuple((name, units) for name in known if (units := _held_by_you(step, name)))
    of_memory = all(len(step.row(name)) == len(step.new) for name, _ in held)
    return YouHold(held, outcome if of_memory else None) if held else None


def factors(step: Step, name: str | None) -> Iterator[str]:
    """The quantities whose product another one is; of 1 − gate the gate too."""
    tree = step.scene.expression(name) if name else None
    for part in (tree.left, tree.right) if isinstance(tree, Binary) and tree.op == "*" else ():
        if isinstance(part, Name):
            yield part.name
            part = step.scene.definitions.get(part.name, part)  # noqa: PLW2901
        if isinstance(part, Binary) and part.op == "-" and isinstance(part.right, Name):
            yield part.right.name


# ---- how it is held --------------------------------------------------------------------------------------------------


def _number(t: Telling, name: str, units: tuple[int, ...]) -> str:
    """ "the forget gate of gender open", "c in gender at 0.5"."""
    values, width = t.now.row(name)[list(units)], len(t.now.row(name))
    gate = t.cell.gates.get(name)
    named = t.entries(name, units, width)
    if gate is not None:
        text = t.translate("Caption", "the {gate} of {units}") if width > 1 else t.translate("Caption", "the {gate}")
        number = text.format(gate=t.gate_name(name), units=named)
    else:
        text = t.translate("Caption", "{name} in {units}")
        number = text.format(name=t.letter(name), units=named) if width > 1 else t.letter(name)
    if gate is not None and not gate.ambiguous and (values == 1.0).all():
        return t.translate("Caption", "{number} open").format(number=number)
    if gate is not None and not gate.ambiguous and (values == 0.0).all():
        return t.translate("Caption", "{number} shut").format(number=number)
    if Amount(float(values[0])).covers(values.tolist()):
        return t.translate("Caption", "{number} at {value}").format(
            number=number, value=t.language.number(as_set(float(values[0])))
        )
    if len(units) == width <= SPELLED:
        return t.translate("Caption", "{number} at {values}").format(number=number, values=t.vector(values))
    return t.translate("Caption", "{number} by hand").format(number=number)


# ---- what comes of it ------------------------------------------------------------------------------------------------


def stays(t: Telling, unit: int) -> str:
    """What is kept of a unit's memory."""
    old, kept = float(t.now.old[unit]), float(t.now.kept[unit])
    if old == 0.0 and kept == 0.0:
        return t.translate("Caption", "nothing is stored there")
    if kept == 0.0:
        return t.translate("Caption", "nothing stays")
    before, after = t.signed_number(old), t.signed_number(kept)
    text = t.translate("Caption", "{old} becomes {kept}")
    if before == after:
        text = t.translate("Caption", "{kept} stays")
    elif abs(kept) < abs(old) and kept * old > 0.0:
        text = t.translate("Caption", "{kept} of {old} stays")
    return text.format(old=before, kept=after)


def is_written(t: Telling, unit: int) -> str:
    """What is added to a unit's memory."""
    added = float(t.now.row(t.memory.write or "")[unit])
    if added == 0.0:
        return t.translate("Caption", "nothing is written")
    return t.translate("Caption", "{added} is written").format(added=t.signed_number(added))


def becomes(t: Telling, unit: int) -> str:
    """What is kept and what is added; where the memory itself is held, what they would have made of it."""
    step, write = t.now, t.memory.write
    if not step.has(step.kept_name, write):
        return ""
    kept, added = float(step.kept[unit]), float(step.row(write or "")[unit])
    if step.held(t.memory.state)[unit]:
        text = t.translate("Caption", "kept and added would make {value}")
        return text.format(value=t.signed_number(kept + added))
    text = t.translate("Caption", "{kept} stays, {added} is written on top")
    if kept == 0.0:
        text = t.translate("Caption", "nothing stays, {added} is written")
        if added == 0.0:
            text = t.translate("Caption", "nothing stays and nothing is written")
    elif added == 0.0:
        text = t.translate("Caption", "{kept} stays, nothing is written")
    return text.format(kept=t.signed_number(kept), added=t.signed_number(added))


def goes_out(t: Telling, unit: int) -> str:
    """What a unit gives out."""
    out = t.now.row(t.cell.states[0])
    if unit >= len(out):
        return ""
    if out[unit] == 0.0:
        return t.translate("Caption", "nothing goes out")
    return t.translate("Caption", "{value} goes out").format(value=t.signed_number(float(out[unit])))


def gets_through(t: Telling, unit: int) -> str:
    """What a gate lets through of the one vector that it multiplies."""
    for made in t.cell.parsed.operations:
        if made.op != "*" or t.gate not in made.operands:
            continue
        other = next((each for each in made.operands if isinstance(each, str) and each != t.gate), "")
        if not t.now.has(made.name, other) or t.now.is_held(made.name):
            continue
        whole, passed = (t.now.row(name) for name in (other, made.name))
        if len(whole) != len(passed) or unit >= len(whole):
            continue
        if passed[unit] == 0.0:
            return t.translate("Caption", "nothing gets through")
        text = t.translate("Caption", "{passed} of {whole} gets through")
        return text.format(passed=t.signed_number(float(passed[unit])), whole=t.signed_number(float(whole[unit])))
    return ""
