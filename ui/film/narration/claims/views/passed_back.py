"""What a beat passes back of a gradient: through which operation, to which vectors, and where most of it arrives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from simulator.arrays import Array64
from ui.film.narration.amounts import Amount, stands_out
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import Step, by_size
from ui.film.narration.telling import Telling
from ui.film.scene.gradient.backflow import Backflow

Feeds = Mapping[tuple[str, str], Array64]  # what each operation passes back to each vector that it took


def feeds_of(flow: Backflow, names: tuple[str, ...], token: int) -> Feeds:
    """What these quantities pass back at a token."""
    pairs = [(name, operand) for name, operand in flow.diagram.feeds if name in names]
    return {pair: flow.flow(*pair, token) for pair in pairs}


def is_called_alike(t: Telling, name: str, operand: str) -> bool:
    """Whether a quantity is a copy that has no letter of its own, but that of what it copies."""
    return t.symbol(name) == t.symbol(operand) and t.cell.parsed.operation(name).op == "copy"


@dataclass(frozen=True)
class PassedBack(Claim):
    """A claim about what `names` pass back in `flow`."""

    flow: Backflow = field(repr=False)
    names: tuple[str, ...]

    def parts(self, step: Step) -> Feeds:
        """What each of them passes back to what."""
        return feeds_of(self.flow, self.names, step.at)

    def symbols(self, t: Telling) -> str:
        """As in a sentence: every style tells a gradient alike."""
        return self.sentence(t)


@dataclass(frozen=True)
class NothingComesBack(PassedBack):
    """All of it is 0."""

    def holds(self, step: Step) -> bool:
        """Whether it is exactly so."""
        return not any(values.any() for values in self.parts(step).values())

    def sentence(self, t: Telling) -> str:
        """Through what."""
        text = t.translate("Backward caption", "Nothing comes back through {names}.")
        return text.format(names=t.list_words([t.symbol(name) for name in self.names]))


@dataclass(frozen=True)
class BeyondNumbers(PassedBack):
    """Some of it is no number any more."""

    def holds(self, step: Step) -> bool:
        """Whether there is such a part."""
        return not all(bool(np.isfinite(values).all()) for values in self.parts(step).values())

    def sentence(self, t: Telling) -> str:
        """Through what."""
        text = t.translate("Backward caption", "What comes back through {names} is beyond all numbers.")
        return text.format(names=t.list_words([t.symbol(name) for name in self.names]))


@dataclass(frozen=True)
class MostComesBack(PassedBack):
    """The largest number that comes back at one place, through `name` to `operand`; of one unit, its only number."""

    name: str
    operand: str
    unit: int
    value: Amount

    def holds(self, step: Step) -> bool:
        """Whether no other number that comes back is as large, at the digits shown."""
        parts = self.parts(step)
        values = parts.get((self.name, self.operand))
        if values is None or self.unit >= len(values) or not self.value.covers([float(values[self.unit])]):
            return False
        others = [np.delete(values, self.unit)]
        others += [each for pair, each in parts.items() if pair != (self.name, self.operand)]
        size = abs(float(values[self.unit]))
        return bool(np.isfinite(size)) and stands_out(size, np.abs(np.concatenate(others)).tolist())

    def sentence(self, t: Telling) -> str:
        """With its place where there are several; of a copy that is called by what it copies, that it is unchanged."""
        alone = len(self.parts(t.now)[self.name, self.operand]) == 1
        copies = is_called_alike(t, self.name, self.operand)
        if copies and alone:
            text = t.translate("Backward caption", "Unchanged, most comes back to {operand}: {value}.")
        elif copies:
            text = t.translate("Backward caption", "Unchanged, most comes back to {operand}: {value} at {unit}.")
        elif alone:
            text = t.translate("Backward caption", "Through {name} most comes back to {operand}: {value}.")
        else:
            text = t.translate("Backward caption", "Through {name} most comes back to {operand}: {value} at {unit}.")
        return text.format(
            name=t.symbol(self.name), operand=t.symbol(self.operand), value=t.amount(self.value),
            unit=t.entry(self.operand, self.unit),
        )  # fmt: skip


@dataclass(frozen=True)
class SameComesBack(PassedBack):
    """What an operation took, all of it, gets the same vector back, as from a sum."""

    name: str
    operands: tuple[str, ...]

    def holds(self, step: Step) -> bool:
        """Whether they are all that it took, and more than one."""
        found = {operand: values for (name, operand), values in self.parts(step).items() if name == self.name}
        if len(found) < 2 or tuple(found) != self.operands:
            return False
        first, *rest = found.values()
        return (
            bool(first.any()) and bool(np.isfinite(first).all()) and all(np.array_equal(first, each) for each in rest)
        )

    def sentence(self, t: Telling) -> str:
        """With the largest number and its place, where one is the largest; else the range."""
        values = self.parts(t.now)[self.name, self.operands[0]]
        places = _largest(values)
        text = t.translate("Backward caption", "Through {name} the same comes back to {operands}: {value}.")
        value = t.between(values, "figure")
        if places and len(values) > 1:
            text = t.translate(
                "Backward caption", "Through {name} the same comes back to {operands}, most at {unit}: {value}."
            )
            value = t.figure(float(values[places[0]]))
        return text.format(
            name=t.symbol(self.name), operands=t.list_words([t.symbol(each) for each in self.operands]), value=value,
            unit=t.entry(self.operands[0], places[0] if places else 0),
        )  # fmt: skip


@dataclass(frozen=True)
class ComesBack(PassedBack):
    """What comes back to a vector through an operation, from the least number to the most."""

    name: str
    operand: str

    def holds(self, step: Step) -> bool:
        """Whether it is part of what is passed back, and something but 0."""
        values = self.parts(step).get((self.name, self.operand))
        return values is not None and bool(values.any()) and bool(np.isfinite(values).all())

    def sentence(self, t: Telling) -> str:
        """The range."""
        text = t.translate("Backward caption", "What comes back through {name} to {operand} is {range}.")
        if is_called_alike(t, self.name, self.operand):
            text = t.translate("Backward caption", "Unchanged, {range} comes back to {operand}.")
        values = self.parts(t.now)[self.name, self.operand]
        return text.format(
            name=t.symbol(self.name), operand=t.symbol(self.operand), range=t.between(values, "figure")
        )  # fmt: skip


def _largest(values: Array64) -> list[int]:
    """The place of the largest size; none where another is as large at the digits shown."""
    order = by_size(values)
    size, *others = (abs(float(values[k])) for k in order[:2])
    return order[:1] if stands_out(size, others) else []


def passed_back(flow: Backflow, names: tuple[str, ...], step: Step) -> Iterator[Claim]:
    """What to say of what these quantities pass back, the richest first."""
    yield NothingComesBack(flow, names)
    yield BeyondNumbers(flow, names)
    parts = feeds_of(flow, names, step.at)
    if not parts:
        return
    name, operand = max(parts, key=lambda pair: float(np.abs(parts[pair]).max(initial=0.0)))
    values = parts[name, operand]
    yield SameComesBack(flow, names, name, tuple(each for other, each in parts if other == name))
    unit = by_size(values)[0]
    yield MostComesBack(flow, names, name, operand, unit, Amount(float(values[unit])))
    yield ComesBack(flow, names, name, operand)


@dataclass(frozen=True)
class HasArrived(Claim):
    """How long the vectors of the gradient are that have come to a token itself, and that go on to the one before."""

    flow: Backflow = field(repr=False)
    keys: tuple[str, ...]

    def holds(self, step: Step) -> bool:
        """Whether they are vectors of the gradient."""
        return bool(self.keys) and all(step.has(key) for key in self.keys)

    def sentence(self, t: Telling) -> str:
        """A length for each; that nothing comes where all are 0."""
        lengths = {key: length(self.flow.gradient(key, t.now.at)) for key in self.keys}
        if not any(lengths.values()):
            return t.translate("Backward caption", "Nothing comes back to {token}.").format(token=t.token)
        part = t.translate("Backward caption", "{size} at {name}")
        sizes = [part.format(size=t.figure(size), name=t.symbol(key)) for key, size in lengths.items()]
        text = t.translate("Backward caption", "What has come back to {token}, as lengths of vectors: {sizes}.")
        return text.format(token=t.token, sizes=t.list_words(sizes))


def length(values: Array64) -> float:
    """The length of a vector, also where its squares are beyond all numbers, or next to none of them."""
    largest = float(np.abs(values).max(initial=0.0))
    if not 0.0 < largest < np.inf:
        return largest
    with np.errstate(over="ignore"):
        return largest * float(np.linalg.norm(values / largest))
