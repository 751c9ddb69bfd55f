"""What compared runs still hold of what the first token wrote; the scene of the step is that of the first run."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ui.film.narration.amounts import Amount
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.text.names import shorten

LETTERS = "ABCDEFGHIJKL"  # what the runs are called


def name_of(t: Telling, run: int) -> str:
    """ "D (GRU)": a run's letter with the kind of its cell."""
    scene = t.scene.compared[run]
    return f"{LETTERS[run]} ({shorten(scene.authors_words(scene.cell.name), t.room)})"


def shares_left(step: Step) -> dict[int, float]:
    """How much of what the first token wrote each run still holds; of those in which it wrote anything."""
    left = [each.left_of_first for each in step.scene.compared]
    return {k: float(shares[step.at]) for k, shares in enumerate(left) if not np.isnan(shares[0])}


@dataclass(frozen=True)
class AllStart(Claim):
    """It is the first token, at which all runs start."""

    def holds(self, step: Step) -> bool:
        """Whether none was read before it."""
        return step.at == 0

    def sentence(self, t: Telling) -> str:
        """That they do."""
        text = t.translate("Compare caption", "All runs start with {first}.")
        return text.format(first=t.token)


@dataclass(frozen=True)
class NoneWrote(Claim):
    """The first token wrote nothing in any run."""

    def holds(self, step: Step) -> bool:
        """Whether it did in none."""
        return step.at > 0 and not shares_left(step)

    def sentence(self, t: Telling) -> str:
        """Of this layer."""
        text = t.translate("Compare caption", "In no run did {first} write anything here.")
        return text.format(first=t.other_word(0))


@dataclass(frozen=True)
class NoneHolds(Claim):
    """Nothing is left of what the first token wrote, in any run in which it wrote anything."""

    def holds(self, step: Step) -> bool:
        """Whether all shares are exactly 0."""
        shares = shares_left(step)
        return bool(shares) and not any(shares.values())

    def sentence(self, t: Telling) -> str:
        """With the runs in which it wrote nothing."""
        others = _silent(t)
        text = t.translate("Compare caption", "After {token}, no memory still holds anything of what {first} wrote.")
        if others:
            text = t.translate(
                "Compare caption", "After {token}, no memory still holds anything of what {first} wrote ({others})."
            )
        return text.format(token=t.token, first=t.other_word(0), others=others)


@dataclass(frozen=True)
class HoldTheMost(Claim):
    """These runs hold such a share of what the first token wrote, and each other in which it wrote holds less.

    `brief`: the shares of the others are not told.
    """

    runs: tuple[int, ...]
    share: Amount
    brief: bool

    def holds(self, step: Step) -> bool:
        """Whether it is their share, and they are all with it, at the digits shown."""
        shares = shares_left(step)
        if not self.runs or step.at == 0 or not all(math.isfinite(share) for share in shares.values()):
            return False
        alike = [k for k, share in shares.items() if Amount(share, "share").is_written_like(self.share)]
        least = min((shares[k] for k in alike), default=0.0)
        return tuple(alike) == self.runs and all(shares[k] < least for k in shares if k not in alike)

    def sentence(self, t: Telling) -> str:
        """With the shares of the others, or that they are less."""
        first, share, shares = t.other_word(0), t.amount(self.share), shares_left(t.now)
        rest = [k for k in shares if k not in self.runs]
        told = [f"{LETTERS[k]}\u00a0{t.share(shares[k])}" for k in rest]
        if self.brief and rest:
            told = [t.translate("Compare caption", "the others less")]
        others = ", ".join([*told, *filter(None, [_silent(t)])])
        if len(self.runs) > 1:
            runs = t.list_words([LETTERS[k] for k in self.runs])
            text = t.translate("Compare caption", "After {token}, {runs} each hold {share} of what {first} wrote.")
            if others:
                text = t.translate(
                    "Compare caption", "After {token}, {runs} each hold {share} of what {first} wrote ({others})."
                )
            return text.format(token=t.token, runs=runs, first=first, share=share, others=others)
        text = t.translate("Compare caption", "After {token}, {run} holds {share} of what {first} wrote.")
        if rest:
            text = t.translate(
                "Compare caption", "After {token}, {run} holds the most of what {first} wrote: {share} ({others})."
            )
        elif others:
            text = t.translate(
                "Compare caption", "After {token}, {run} holds {share} of what {first} wrote ({others})."
            )
        return text.format(token=t.token, run=name_of(t, self.runs[0]), first=first, share=share, others=others)


def _silent(t: Telling) -> str:
    """The runs in which the first token wrote nothing; "" where there are none."""
    wrote = shares_left(t.now)
    runs = [LETTERS[k] for k in range(len(t.scene.compared)) if k not in wrote]
    text = t.translate("Compare caption", "nothing written: {runs}")
    return text.format(runs=t.list_words(runs)) if runs else ""


def holders(step: Step, brief: bool) -> Iterator[Claim]:
    """What to say of what is left of the first token, the richest first."""
    yield AllStart()
    yield NoneWrote()
    yield NoneHolds()
    shares = shares_left(step)
    share = Amount(max(shares.values()), "share")
    yield HoldTheMost(_written_like(share, shares), share, brief)


def _written_like(share: Amount, shares: dict[int, float]) -> tuple[int, ...]:
    return tuple(k for k, each in shares.items() if Amount(each, "share").is_written_like(share))


@dataclass(frozen=True)
class Stands(Claim):
    """How large a run's memory is on average over its units, and which share it holds of what the first token wrote.

    `left` is None where the first token wrote nothing. `brief`: the first token is not named.
    """

    run: int
    size: Amount
    left: Amount | None
    brief: bool = False

    def holds(self, step: Step) -> bool:
        """Whether both are so."""
        share = shares_left(step).get(self.run)
        known = (share is None) == (self.left is None)
        right = self.left is None or share is None or self.left.is_written_like(Amount(share, "share"))
        return known and right and self.size.is_written_like(Amount(mean_size(step, self.run)))

    def sentence(self, t: Telling) -> str:
        """As with symbols."""
        return self.symbols(t)

    def symbols(self, t: Telling) -> str:
        """Both numbers."""
        text = t.translate("Compare caption", "{run}: mean |{state}| = {size}, {share} of {first}")
        if self.left is None:
            text = t.translate("Compare caption", "{run}: mean |{state}| = {size}, {first} wrote nothing")
        if self.brief:
            text = t.translate("Compare caption", "{run}: mean |{state}| = {size}, {share} left")
        scene = t.scene.compared[self.run]
        share = "–" if self.left is None else t.amount(self.left)
        other = Telling(Step(scene, t.now.at), scene.diagram.plans[0])
        return text.format(
            run=LETTERS[self.run], state=other.letter(scene.cell.memory.state), size=t.amount(self.size), share=share,
            first=t.other_word(0),
        )  # fmt: skip


def stands(step: Step, run: int, brief: bool = False) -> Stands:
    """Where a run stands."""
    share = shares_left(step).get(run)
    return Stands(run, Amount(mean_size(step, run)), None if share is None else Amount(share, "share"), brief)


def mean_size(step: Step, run: int) -> float:
    """The mean of the absolute values of a run's memory."""
    return mean_of(memory(step, run))


def mean_of(values: np.typing.NDArray[np.float64]) -> float:
    """The mean of absolute values."""
    with np.errstate(over="ignore"):
        return float(np.abs(values).mean())


def memory(step: Step, run: int) -> np.typing.NDArray[np.float64]:
    """A run's memory after the step."""
    return np.asarray(step.scene.compared_memories[run][step.at], dtype=np.float64)


def all_runs(step: Step) -> Sequence[int]:
    """The numbers of the runs, from 0."""
    return range(len(step.scene.compared))
