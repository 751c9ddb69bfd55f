"""Captions of the half-lives."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.checkers.charts.token import adds_to_all, silent, token, two_tokens
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same_text
from tests.ui.film.narration.study.said import Moment, Said

ONE, SEVERAL, MANY = "1 token", "{count} tokens", "more than a million tokens"
parts("Chart caption", ONE, SEVERAL, MANY)
HALF, MILLION = 0.5, 1e6


def factor(at: Moment, k: int, step: int) -> float:
    """Which share of a unit's memory a step lets stand; none where the memory, or what is kept, is set by hand."""
    if replaced(at, k, step):
        return 0.0
    if at.memory.keep is None:
        return 1.0 if at.memory.write is not None else 0.0
    return float(at.row(at.memory.keep, step)[k])


def replaced(at: Moment, k: int, step: int) -> bool:
    """Whether a hand has set the memory of a unit at a step, or what is kept of it."""
    return any(name is not None and bool(at.held(name, step)[k]) for name in (at.memory.state, at.kept_name))


def _place(said: Said) -> Iterator[Fault]:
    if said.at.unit not in said.at.units.find(said["unit"]):
        yield false(f"{said['unit']} is not the unit in view")


def _gone(at: Moment, k: int) -> int:
    """After how many tokens half or more of what a unit holds is gone; 0: not before the run ends."""
    left = 1.0
    for step in range(at.step + 1, at.trace.steps):
        left *= factor(at, k, step)
        if left <= HALF:
            return step - at.step
    return 0


def _kept_of(at: Moment, k: int, count: int) -> float:
    """What is left of a unit's memory so many tokens later."""
    return float(np.prod([factor(at, k, at.step + each) for each in range(1, count + 1)]))


@checks("Chart caption", "What {unit} holds after {token} is kept with the other sign at {later}.")
def check_turns(said: Said) -> Iterator[Fault]:
    """What keeps is below 0 at that token, at none before; more than half is kept until then, and there too."""
    at, k = said.at, said.at.unit
    yield from _place(said)
    if at.new[k] == 0:
        yield false("the unit holds nothing")
    turns = [step for step in range(at.step + 1, at.trace.steps) if factor(at, k, step) < 0]
    if not turns:
        yield false("it is never kept with the other sign")
        return
    yield from two_tokens(said, ("token", at.step), ("later", turns[0]))
    if _gone(at, k) != turns[0] - at.step or abs(_kept_of(at, k, turns[0] - at.step)) <= HALF:
        yield misleading("half or more of it is gone by then")


@checks(
    "Chart caption",
    "More than half of what {unit} holds after {token} outlasts the run.",
    "Half or more of what {unit} holds after {token} is gone a token later.",
    "Half or more of what {unit} holds after {token} is gone {count} tokens later.",
)
def check_lasts(said: Said) -> Iterator[Fault]:
    """What is left of the unit's memory along the kept parts, token by token."""
    at, k = said.at, said.at.unit
    yield from token(said)
    yield from _place(said)
    if at.new[k] == 0:
        yield false("the unit holds nothing")
    gone = _gone(at, k)
    if "outlasts" in said.use.source:
        if gone:
            yield false(f"it is gone {gone} tokens later")
        if at.step + 1 == at.trace.steps:
            yield misleading("the run ends here")
        return
    if gone != (int(said["count"]) if said.has("count") else 1):
        yield false(f"it is gone {gone} tokens later" if gone else "it outlasts the run")
    elif replaced(at, k, at.step + gone):
        yield misleading("a hand has replaced it")
    elif abs(_kept_of(at, k, gone)) > HALF:
        yield misleading("it is not gone: its sign has turned")


@checks("Chart caption", "What {unit} holds after {token} is replaced by hand at {later}.")
def check_replaced(said: Said) -> Iterator[Fault]:
    """A hand sets the unit's memory at that token, and at none before; more than half is there until then."""
    at, k = said.at, said.at.unit
    yield from _place(said)
    hands = [step for step in range(at.step + 1, at.trace.steps) if replaced(at, k, step)]
    if not hands:
        yield false("no hand sets it")
        return
    yield from two_tokens(said, ("token", at.step), ("later", hands[0]))
    if _gone(at, k) != hands[0] - at.step:
        yield misleading("half of it is gone before")
    if at.new[k] == 0:
        yield misleading("the unit holds nothing")


@checks("Chart caption", "After {token}, {unit} holds nothing.", "After {token}, {unit} holds nothing yet.")
def check_holds_nothing(said: Said) -> Iterator[Fault]:
    """Its memory is 0, and has been from the beginning where it is said."""
    at, k = said.at, said.at.unit
    yield from token(said)
    yield from _place(said)
    if at.new[k]:
        yield false(f"it holds {at.new[k]!r}")
    started = at.row(f"{at.memory.state}_prev", 0)[k]
    if "yet" in said.use.source and (started or np.asarray(at.layer_trace[at.memory.state])[: at.step + 1, k].any()):
        yield false("it has held something before")


@checks("Chart caption", "The run ends here, with {token}.")
def check_ends(said: Said) -> Iterator[Fault]:
    """It is the last token."""
    yield from token(said)
    if said.at.step + 1 != said.at.trace.steps:
        yield false("it goes on")


@checks("Chart caption", "At {token}, the memory is written anew.")
def check_anew(said: Said) -> Iterator[Fault]:
    """Nothing is kept, and not all is set by hand."""
    at = said.at
    yield from token(said)
    if not at.memory.is_anew:
        yield false("the memory may be kept")
    if at.held(at.memory.state).all():
        yield false("it is set by hand")
    yield from silent(said, at, (at.unit,), at.memory.state)


@checks("Chart caption", "This cell forgets nothing by itself.")
def check_forgets_nothing(said: Said) -> Iterator[Fault]:
    """No gate keeps, and what is written comes to all that was there."""
    at = said.at
    if at.memory.keep is not None or at.memory.is_anew:
        yield false("it may forget")
    if not adds_to_all(at):
        yield false("the memory less what is added is not what was there")


def _life(said: Said) -> float | None:
    """ln ½ / ln f of what keeps the unit's memory at the token; None where nothing does."""
    at, k = said.at, said.at.unit
    if at.memory.keep is None:
        return None
    gate = float(at.gate[k])
    return math.inf if gate >= 1 else 0.0 if gate <= 0 else math.log(HALF) / math.log(gate)


def _made_of(at: Moment) -> list[str]:
    """What the quantity that keeps is made of, such as the gate in 1 less a gate."""
    made = {each.name: each for each in at.cell.parsed.operations}.get(at.memory.keep or "")
    return [] if made is None else [str(each) for each in made.operands]


def _if_it_stayed(said: Said) -> Iterator[Fault]:
    yield from token(said)
    yield from silent(said, said.at, (said.at.unit,), said.at.memory.keep)
    if said.at.memory.keep is None:
        yield false("no gate keeps in this cell")
    elif not set(said.at.cell.gates) & {said.at.memory.keep, *_made_of(said.at)}:
        yield misleading("what keeps is no gate")


@checks("Chart caption", "With the gate as it is at {token}, the half-life would be {stays}.")
def check_half_life(said: Said) -> Iterator[Fault]:
    """So many tokens."""
    yield from _if_it_stayed(said)
    life, text = _life(said), said["stays"]
    if life is None:
        return
    if said.parts("stays", MANY) and not any(use.text == text for use in said.parts("stays", SEVERAL)):
        if not MILLION < life < math.inf:
            yield false(f"it would be {life!r}")
        return
    told = [use for use in said.parts("stays", SEVERAL) if use.text == text]
    if told:
        yield from same_text(said, told[0].fields["count"], life, "the half-life", whole=True)
        if told[0].fields["count"] == "1":
            yield misleading("“1 tokens”")
    elif said.parts("stays", ONE):
        yield from same_text(said, "1", life, "the half-life", whole=True)
    else:
        yield misleading("a number without what it counts")


@checks(
    "Chart caption",
    "With the gate as it is at {token}, the half-life would be endless.",
    "With the gate as it is at {token}, nothing would be left a token later.",
)
def check_ends_of_half_life(said: Said) -> Iterator[Fault]:
    """The gate is 1 or more, or 0."""
    yield from _if_it_stayed(said)
    life, gate = _life(said), float(said.at.gate[said.at.unit])
    if "endless" in said.use.source and life != math.inf:
        yield false(f"it would be {life!r}")
    if "nothing" in said.use.source and gate != 0.0:
        yield false(f"the gate is {gate!r}")
