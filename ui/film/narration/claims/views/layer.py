"""What a token did to the memory of one layer, told in sizes: sums of absolute values over its units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array64
from ui.film.narration.amounts import Amount
from ui.film.narration.claims.by_hand import ByHand, by_hand
from ui.film.narration.claims.claim import Claim
from ui.film.narration.claims.mixing import MixesAnew
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.derived.turning import layer_number
from ui.film.text.formula import plain, symbol

SPELLED_HANDS = 2  # quantities set by hand that are told with their values


class Account(NamedTuple):
    """A layer's memory before a step, what was kept of it and added, and the memory after it; each by unit."""

    old: Array64
    kept: Array64
    added: Array64
    new: Array64


def account(step: Step) -> Account:
    """What became of a layer's memory at a step."""
    whole = step.scene.account
    parts = (whole.old, whole.kept, whole.added, whole.new)
    return Account(*(np.asarray(part[step.at], dtype=np.float64) for part in parts))


def size(values: Array64) -> Amount:
    """How large a memory is: of one unit its value, of several the sum of their absolute values."""
    if len(values) == 1:
        return Amount(float(values[0]), "signed")
    return Amount(total(values))


def total(values: Array64) -> float:
    """The sum of absolute values."""
    with np.errstate(over="ignore"):
        return float(np.abs(values).sum())


def keeps_a_share(step: Step) -> bool:
    """Whether what is kept came from the memory by itself, all of it or a share of each unit."""
    if step.memory.is_anew or step.is_held(step.kept_name, step.memory.state):
        return False
    return step.keeps_share


def _sized(t: Telling, values: Array64) -> str:
    """A size in a sentence: "0", "−0.994" of one unit, "1.2 in size" of several."""
    if not values.any():
        return "0"
    if len(values) == 1:
        return t.amount(size(values))
    return t.translate("Network caption", "{value} in size").format(value=t.amount(size(values)))


def _added(t: Telling) -> str:
    """What is added, as a size in a sentence, or that it is nothing."""
    values = account(t.now).added
    return _sized(t, values) if values.any() else t.translate("Network caption", "nothing")


def _layer(t: Telling) -> str:
    return t.translate("Picture", "layer {number}").format(number=layer_number(t.scene))


def _sigma(t: Telling, name: str, width: int) -> str:
    """ "cₜ" of one unit, "Σ|cₜ|" of several."""
    letter = plain(symbol(name, notation=t.scene.writing))
    return letter if width == 1 else f"Σ|{letter}|"


def _fields(t: Telling) -> dict[str, str]:
    """What the templates with symbols are filled with."""
    state, parts = t.memory.state, account(t.now)
    figures = {
        name: t.figure(float(values[0]) if len(values) == 1 else total(values))
        for name, values in parts._asdict().items()
    }
    letters = {"before": f"{state}_prev", "state": state}
    signs = {key: _sigma(t, name, len(parts.new)) for key, name in letters.items()}
    return {"layer": _layer(t), **signs, **figures}


@dataclass(frozen=True)
class AddsToEmpty(Claim):
    """So much, in size, is added to a memory of zeros."""

    added: Amount

    def holds(self, step: Step) -> bool:
        """Whether nothing was there, and nothing of the memory was set by hand."""
        parts = account(step)
        by_itself = not step.memory.is_anew and not step.is_held(step.kept_name, step.memory.state)
        return by_itself and not parts.old.any() and not parts.kept.any() and size(parts.added) == self.added

    def sentence(self, t: Telling) -> str:
        """How much."""
        text = t.translate("Network caption", "{layer} adds {added} to an empty memory")
        return text.format(layer=_layer(t), added=_added(t))

    def symbols(self, t: Telling) -> str:
        """That all of it is new."""
        return t.translate("Network caption", "{layer}: {state} = {new}, all of it new").format(**_fields(t))


@dataclass(frozen=True)
class KeepsAndAdds(Claim):
    """Of what a layer's memory holds, in size, such a share is kept, and so much, in size, is added."""

    share: Amount
    added: Amount

    def holds(self, step: Step) -> bool:
        """Whether something was there, and what keeps takes a share of each unit by itself."""
        parts = account(step)
        known = bool(parts.old.any()) and all(np.isfinite(part).all() for part in parts)
        right = known and keeps_a_share(step) and self.share.covers([share_kept(parts)])
        return right and size(parts.added) == self.added

    def sentence(self, t: Telling) -> str:
        """Both."""
        text = t.translate("Network caption", "{layer} keeps {share} of its memory and adds {added}")
        return text.format(layer=_layer(t), share=t.amount(self.share), added=_added(t))

    def symbols(self, t: Telling) -> str:
        """The sizes; where signs are against each other, that they do not add up."""
        parts, fields = account(t.now), _fields(t)
        against = int(np.count_nonzero(np.sign(parts.kept) * np.sign(parts.added) < 0))
        if len(t.scene.trace.layers) > 1 or is_brief(t):
            return _sizes(t)
        text = t.translate(
            "Network caption", "{layer}: {before} = {old}, of which {kept} stays; {added} is added, {state} = {new}"
        )
        if against and len(parts.new) > 1:
            text = t.translate(
                "Network caption",
                "{layer}: {before} = {old}, of which {kept} stays; {added} is added, with the opposite sign in "
                "{count} of {total} units: {state} = {new}",
            )
        return text.format(**fields, count=against, total=len(parts.new))


def share_kept(parts: Account) -> float:
    """How much of a memory's size is kept; not a number where there was none."""
    whole = total(parts.old)
    with np.errstate(over="ignore", invalid="ignore"):
        return float(np.float64(total(parts.kept)) / whole) if whole else float("nan")


@dataclass(frozen=True)
class WritesAnew(Claim):
    """The memory is a function of one sum, and now so large."""

    new: Amount

    def holds(self, step: Step) -> bool:
        """Whether nothing passes the sum by."""
        return MixesAnew().holds(step) and size(account(step).new) == self.new

    def sentence(self, t: Telling) -> str:
        """How large it is."""
        text = t.translate("Network caption", "{layer} writes its memory anew: {new}")
        return text.format(layer=_layer(t), new=_sized(t, account(t.now).new))

    def symbols(self, t: Telling) -> str:
        """The same with a letter."""
        return t.translate("Network caption", "{layer}: {state} = {new}, all of it new").format(**_fields(t))


@dataclass(frozen=True)
class IsSoLarge(Claim):
    """The memory of a layer is so large after a step, wherever it came from."""

    new: Amount

    def holds(self, step: Step) -> bool:
        """Whether it is."""
        return self.new.is_written_like(size(account(step).new))

    def sentence(self, t: Telling) -> str:
        """Its size."""
        text = t.translate("Network caption", "the memory of {layer} is {new}")
        return text.format(layer=_layer(t), new=_sized(t, account(t.now).new))

    def symbols(self, t: Telling) -> str:
        """The same with a letter."""
        return t.translate("Network caption", "{layer}: {state} = {new}").format(**_fields(t))


def is_brief(t: Telling) -> bool:
    """Whether there is little room: less is told of each layer, so that all are."""
    return t.named == 1


def _sizes(t: Telling) -> str:
    """The four sizes, one beside the other: nothing is said of their sum."""
    text = t.translate("Network caption", "{layer}: {state} {old} → {new} (kept {kept}, added {added})")
    return text.format(**_fields(t))


def what_became(step: Step) -> Iterator[Claim]:
    """What to say of a layer's memory, the richest first; the last always holds."""
    parts = account(step)
    yield AddsToEmpty(size(parts.added))
    if parts.old.any():
        yield KeepsAndAdds(Amount(share_kept(parts), "share"), size(parts.added))
    yield WritesAnew(size(parts.new))
    yield IsSoLarge(size(parts.new))


def hands_behind(step: Step) -> list[ByHand]:
    """What was set by hand of all that a layer's memory is made of at a step."""
    state, names = step.memory.state, dict.fromkeys(hold.quantity for hold in step.layer_trace.holds)
    return list(by_hand(step, (name for name in names if name == state or step.reads(state, name))))


def hands_in_words(t: Telling) -> str:
    """What was set by hand: with values, where there is room; of more, their letters. "" where nothing was."""
    hands = hands_behind(t.now)
    if len(hands) <= SPELLED_HANDS and not is_brief(t):
        return "; ".join(each.symbols(t) for each in hands)
    text = t.translate("Network caption", "set by hand, wholly or in part: {names}")
    return text.format(names=t.list_words([t.own_symbol(each.name) for each in hands])) if hands else ""


def change(step: Step) -> float:
    """How much a layer has forgotten and taken in at a step, in size."""
    parts = account(step)
    return total(parts.added) + total(parts.old) - total(parts.kept)
