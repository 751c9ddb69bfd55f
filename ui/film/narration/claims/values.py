"""What a vector is: all of its values, its largest, or its range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ui.film.narration.amounts import Amount
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling

Part = Literal["all", "alike", "largest", "range"]
About = Literal["is", "out", "candidate", "on", "end"]


@dataclass(frozen=True)
class IsVector(Claim):
    """The values of a quantity that none has set by hand: all, the one that all are, the largest ones, or the range.

    `about` says what it is told as: a quantity, the output, the candidate, or what goes on to the next token, or ends.
    """

    name: str
    units: tuple[int, ...]
    part: Part
    about: About = "is"

    def holds(self, step: Step) -> bool:
        """Whether the named units are all, or the largest, at the digits shown."""
        if not step.has(self.name) or step.is_held(self.name) or not np.isfinite(step.row(self.name)).all():
            return False
        values = step.row(self.name)
        if self.part == "all":
            return self.units == tuple(range(len(values)))
        if self.part == "range":
            return len(values) > 1
        if self.part == "alike":
            return len(values) > 1 and Amount(float(values[0]), "signed").covers(values.tolist())
        others = np.delete(np.abs(values), self.units)
        if not self.units or not len(others):
            return False
        largest = Amount(float(others.max()), "signed")  # what is beyond it, when it is printed, is beyond all others
        sizes = (Amount(abs(float(values[unit])), "signed") for unit in self.units)
        return all(each.value > largest.value and each.text != largest.text for each in sizes)

    def sentence(self, t: Telling) -> str:
        """The values in the words of what they are."""
        values = t.now.row(self.name)
        listed = t.list_words(t.name_values(self.name, self.units))
        if self.part in ("range", "alike"):
            listed = t.between(values, "signed")
        letter = t.symbol(self.name) if self.about == "is" else t.letter(self.name)
        return self._template(t).format(name=letter, h=letter, n=letter, values=listed, count=len(values))

    def _template(self, t: Telling) -> str:
        if t.has_columns(self.name) and self.part in ("range", "alike"):
            return (
                t.translate("Caption", "{name} is {values} in each of {count} columns.") if self.part == "alike"
                else t.translate("Caption", "{name} goes from {values} over {count} columns.")
            )  # fmt: skip
        match self.about, self.part:
            case "candidate", "all":
                return t.translate("Caption", "The candidate {n} is what the memory could become: {values}.")
            case "candidate", "largest":
                return t.translate(
                    "Caption", "The candidate {n} is what the memory could become, most of all {values}."
                )
            case "out", "all":
                return t.translate("Caption", "Out goes {h}: {values}.")
            case "on", "all":
                return t.translate("Caption", "{h} goes on to the next token and up: {values}.")
            case "on", "largest":
                return t.translate("Caption", "{h} goes on to the next token and up; largest: {values}.")
            case "end", "all":
                return t.translate("Caption", "{h} goes up, and the sequence ends: {values}.")
            case "end", "largest":
                return t.translate("Caption", "{h} goes up, and the sequence ends; largest: {values}.")
            case _, "all":
                return t.translate("Caption", "{name} is {values}.")
            case _, "largest":
                return t.translate("Caption", "Largest in {name}: {values}.")
            case _, "alike":
                return t.translate("Caption", "{name} is {values} in each of {count} units.")
        return t.translate("Caption", "{name} goes from {values} over {count} units.")


@dataclass(frozen=True)
class IsZero(Claim):
    """A quantity of several units is 0 in all of them."""

    name: str

    def holds(self, step: Step) -> bool:
        """Whether it is exactly so, by itself."""
        return step.has(self.name) and not step.row(self.name).any() and not step.is_held(self.name)

    def sentence(self, t: Telling) -> str:
        """That it is 0."""
        return t.translate("Caption", "{name} is 0.").format(name=t.symbol(self.name))


def vector(t: Telling, name: str, about: About = "is", most: int = 0) -> Iterator[Claim]:
    """What to say of a vector, the richest first; `most` units are all told, or as many as are named."""
    values = t.now.row(name)
    if len(values) > 1:
        yield IsZero(name)
    if len(values) <= max(most, t.named):
        yield IsVector(name, tuple(range(len(values))), "all", about)
    yield IsVector(name, (), "alike", about)
    yield IsVector(name, tuple(sorted(t.largest(values))), "largest", about)
    yield IsVector(name, (), "range", about)
