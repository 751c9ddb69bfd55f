"""Who wrote the memory after a token: its largest parts by the tokens that wrote them, and what it would be without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from simulator.analysis.charts.ledger import Shares
from simulator.analysis.ledger import writes
from simulator.arrays import Array64
from ui.film.charts.parts.bars import LISTED
from ui.film.narration.amounts import Amount, Form, are_alike
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.step import NOTICEABLE, Step, by_size
from ui.film.narration.telling import Telling

TOLD = 3  # parts that a caption tells
ROUNDING = 8 * float(np.finfo(np.float64).eps)  # a difference that is less, relatively, is none
Sum = Literal["all", "most", "some"]


@dataclass(frozen=True)
class NothingThere(Claim):
    """No part of the memory is left: nothing has been written yet, or nothing is left of it."""

    shares: Shares

    def holds(self, step: Step) -> bool:
        """Whether every part is 0."""
        return not self.shares.shares[step.at].any()

    def sentence(self, t: Telling) -> str:
        """Which of the two; in a direction, that the memory is 0 there."""
        if self.shares.along:
            text = t.translate("Chart caption", "After {token}, {memory} is 0.")
        elif self._was_written(t.now):
            text = t.translate("Chart caption", "After {token}, nothing is left of what was written.")
        elif self._started(t.now):
            text = t.translate("Chart caption", "After {token}, nothing is left of what stood there before.")
        else:
            text = t.translate("Chart caption", "After {token}, nothing has been written yet.")
        return text.format(token=t.token, memory=memory_words(t, self.shares))

    def _was_written(self, step: Step) -> bool:
        return bool(np.diagonal(self.shares.shares, 1)[: step.at + 1].any())

    def _started(self, step: Step) -> bool:
        first = step.layer_trace[f"{self.shares.state}_prev"][0, list(self.shares.units)]
        return bool(first.any())


@dataclass(frozen=True)
class LargestParts(Claim):
    """The memory has these parts (0 what stood there before, k + 1 what token k wrote), and all others are smaller.

    At the digits shown they are all of it, for what is left out is next to nothing; or, all with its sign, more than
    half of it; or some.
    """

    shares: Shares
    parts: tuple[int, ...]
    sum: Sum

    def holds(self, step: Step) -> bool:
        """Whether they are the largest, and come to as much as is said."""
        row = self.shares.shares[step.at]
        least = min((abs(float(row[k])) for k in self.parts), default=0.0)
        largest = float(np.abs(np.delete(row, self.parts)).max(initial=0.0))
        if least <= largest or are_alike(least, largest, "signed"):
            return False
        return self.sum == "some" or (not self.shares.summed and self._comes_to(step))

    def _comes_to(self, step: Step) -> bool:
        row, value = self.shares.shares[step.at], float(self.shares.value[step.at])
        parts = [float(row[k]) for k in self.parts]
        if self.sum == "all":
            left_out = float(np.abs(np.delete(row, self.parts)).sum())
            adds_up = Amount(sum(parts), "signed").is_written_like(Amount(value, "signed"))
            return left_out == 0.0 or (adds_up and left_out <= NOTICEABLE * float(np.abs(row).sum()))
        printed, whole = [Amount(part, "signed").printed for part in parts], Amount(value, "signed").printed
        return all(part * whole > 0.0 for part in printed) and 0.5 * abs(whole) < abs(sum(printed)) <= abs(whole)

    def sentence(self, t: Telling) -> str:
        """Each part with its token, in the order of the tokens."""
        if self.shares.summed:
            text = t.translate("Chart caption", "After {token}, the largest parts of what was written: {parts}.")
        elif self.sum == "all":
            text = t.translate("Chart caption", "After {token}, {memory} is {value}: {parts}.")
        elif self.sum == "most":
            text = t.translate("Chart caption", "After {token}, {memory} is {value}, most of it: {parts}.")
        else:
            text = t.translate("Chart caption", "After {token}, {memory} is {value}; the largest parts: {parts}.")
        value = float(self.shares.value[t.now.at])
        parts = t.list_words([self._part(t, k) for k in sorted(self.parts)])
        return text.format(
            token=t.token, memory=memory_words(t, self.shares), value=number(t, self.shares, value), parts=parts
        )

    def _part(self, t: Telling, k: int) -> str:
        """With its token: by its place where another one that is named is the same word."""
        tokens = t.scene.trace.tokens
        twins = [each for each in self.parts if each and tokens[each - 1] == tokens[k - 1]] if k else []
        own = k == t.now.at + 1 and len(twins) == 1
        return part_words(t, self.shares, k, t.token if own else t.other_word(k - 1) if k else "")


@dataclass(frozen=True)
class PartsAlike(Claim):
    """The memory has so many parts, none of which stands out."""

    shares: Shares
    count: int

    def holds(self, step: Step) -> bool:
        """Whether there are so many that are not 0."""
        return self.count > 0 and int(np.count_nonzero(self.shares.shares[step.at])) == self.count

    def sentence(self, t: Telling) -> str:
        """From the least to the most."""
        row, value = self.shares.shares[t.now.at], float(self.shares.value[t.now.at])
        text = t.translate("Chart caption", "After {token}, {memory} is {value}, in {count} parts of {range}.")
        if self.shares.summed and row[0] != 0.0:
            text = t.translate(
                "Chart caption",
                "After {token}, {count} parts are left of what stood there before and of what was written, of {range}.",
            )
        elif self.shares.summed:
            text = t.translate(
                "Chart caption", "After {token}, {count} parts are left of what was written, of {range}."
            )
        form: Form = "figure" if self.shares.summed else "signed"
        return text.format(
            token=t.token, memory=memory_words(t, self.shares), value=number(t, self.shares, value),
            count=self.count, range=t.between(row[row != 0.0], form),
        )  # fmt: skip


@dataclass(frozen=True)
class WithoutTheToken(Claim):
    """What the memory would be if zeros had come in the token's place: another number, and not what stands there."""

    shares: Shares
    value: Amount

    def holds(self, step: Step) -> bool:
        """Whether a replay says so, and it says something new."""
        if self.shares.without is None or step.masked:
            return False
        at, row = step.at, self.shares.shares[step.at]
        value, own = float(self.shares.value[at]), float(row[at + 1])
        if not self.value.is_written_like(Amount(float(self.shares.without[at, at]), "signed")):
            return False
        if abs(self.value.value - (value - own)) <= ROUNDING * (abs(value) + abs(own)):
            return False
        return not any(are_alike(self.value.value, each, "signed") for each in (value, value - own))

    def sentence(self, t: Telling) -> str:
        """The number."""
        text = t.translate("Chart caption", "Without {token} it would be {value}.")
        return text.format(token=t.token, value=t.amount(self.value))


def number(t: Telling, shares: Shares, value: float) -> str:
    """With its sign; of several units a size, which has none."""
    return t.figure(value) if shares.summed else t.signed_number(value)


def memory_words(t: Telling, shares: Shares) -> str:
    """ "c of gender", or "c in the direction of “she”"."""
    text = t.translate("Chart caption", "{state} of {unit}")
    if shares.along:
        text = t.translate("Chart caption", "{state} in the direction of {name}")
    return text.format(state=t.letter(shares.state), unit=t.unit(shares.units[0]), name=t.language.quote(shares.along))


def part_words(t: Telling, shares: Shares, part: int, token: str) -> str:
    """ "+0.497 by “girl”", by hand where a hand has written it, or a part of it."""
    written = number(t, shares, float(shares.shares[t.now.at, part]))
    if part == 0:
        return t.translate("Chart caption", "{part} that stood there before").format(part=written)
    hand = _hand(t.now, shares, part - 1)
    text = t.translate("Chart caption", "{part} by {token}")
    if hand == "all":
        text = t.translate("Chart caption", "{part} by hand at {token}")
    elif hand == "some":
        text = t.translate("Chart caption", "{part} by {token} and by hand")
    return text.format(part=written, token=token)


def _hand(step: Step, shares: Shares, token: int) -> str:
    """Whether a hand has written "all" that a token wrote to these units, "some" of it, or ""."""
    if not step.layer_trace.holds:
        return ""
    units, then = list(shares.units), Step(step.scene, token)
    written, hand = (np.asarray(part[token, units]) for part in writes(step.layer_trace))
    if not hand.any():
        return ""
    memory = then.memory
    computed = ~then.held(memory.state)[units] & (
        written != 0.0
    )  # in these the memory is kept and added, one of them perhaps by hand
    if memory.write is not None:
        computed &= ~then.held(memory.write)[units] & (then.row(memory.write)[units] != 0.0)
    return "some" if computed.any() else "all"


def largest_parts(row: Array64) -> tuple[int, ...]:
    """The largest parts, at most three; none that is next to nothing, or printed like one left out."""
    order, sizes = by_size(row), np.abs(row).tolist()
    there = int(np.count_nonzero(row))
    counted = np.abs(row) > LISTED * np.abs(row).max(initial=0.0)
    count = min(TOLD, int(np.count_nonzero(counted)))
    while 0 < count < there and are_alike(sizes[order[count - 1]], sizes[order[count]], "signed"):
        count -= 1
    return tuple(order[:count])


def claims(step: Step, shares: Shares) -> Iterator[Claim | None]:
    """What to say of a memory's parts, the richest first; then what it would be without the token."""
    row = shares.shares[step.at]
    sums: tuple[Sum, ...] = ("all", "most", "some")
    parts = largest_parts(row)
    ways = [LargestParts(shares, parts, each) for each in sums]
    yield first_that_holds((NothingThere(shares), *ways, PartsAlike(shares, int(np.count_nonzero(row)))), step)
    if shares.without is not None:
        yield WithoutTheToken(shares, Amount(float(shares.without[step.at, step.at]), "signed"))
