"""Captions of the half-lives."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np

from tests.ui.film.narration.study.checkers.charts.token import adds_to_all, silent, token, two_tokens
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same_text
from tests.ui.film.narration.study.said import Moment, Said

ONE, SEVERAL, MANY = "1 token", "{count} tokens", "more than a million tokens"
parts("Chart caption", ONE, SEVERAL, MANY)
HALF, MILLION = 0.5, 1e6


def factor(at: Moment, k: int, step: int) -> float:
    """Which share of a unit's memory a step lets stand; none where it, or what is kept of it, is set by hand, and where
    a sequence begins anew, all where the step is left out.
    """
    if replaced(at, k, step) or step in at.lesson.begins:
        return 0.0
    if step in at.lesson.skipped:
        return 1.0
    if at.memory.keep is None:
        return 1.0 if at.memory.write is not None else 0.0
    return float(at.row(at.memory.keep, step)[k])


def replaced(at: Moment, k: int, step: int) -> bool:
    """Whether a hand has set the memory of a unit at a step, or what is kept of it."""
    return any(name is not None and bool(at.held(name, step)[k]) for name in (at.memory.state, at.kept_name))


def _place(said: Said) -> Iterator[Fault]:
    if said.at.unit not in said.at.units.find(said["unit"]):
        yield false(f"{said['unit']} is not the unit in view")


def _left(at: Moment, k: int, since: int) -> list[float]:
    """What is left of a unit's memory after an earlier token, at each token from the next one up to this."""
    return np.cumprod([factor(at, k, step) for step in range(since + 1, at.step + 1)]).tolist()


def _there(at: Moment, k: int, since: int) -> bool:
    """Whether more than half of it is there at every token up to this."""
    return all(left > HALF for left in _left(at, k, since))


def _goes_here(at: Moment, k: int, since: int) -> bool:
    """Whether half or more of it is gone with this token, and not before."""
    left = _left(at, k, since)
    return left[-1] <= HALF and all(each > HALF for each in left[:-1])


def _held(at: Moment, k: int, tokens: range) -> list[int]:
    """Those of some tokens after which the unit held anything."""
    return [step for step in tokens if at.row(at.memory.state, step)[k] != 0.0]


def _since(said: Said, kind: Callable[[Moment, int, int], bool]) -> int | None:
    """The earliest token of a kind that held anything, which is the one that is named."""
    at, k = said.at, said.at.unit
    found = [step for step in _held(at, k, range(at.step)) if kind(at, k, step)]
    return found[0] if found else None


def _two(said: Said, since: int) -> Iterator[Fault]:
    yield from _place(said)
    yield from two_tokens(said, ("token", said.at.step), ("earlier", since))
    count = int(said["count"]) if said.has("count") else 1 if "just before" in said.use.source else None
    if count is not None and count != said.at.step - since:
        yield false(f"it is {said.at.step - since} tokens before")


@checks(
    "Chart caption",
    "At {token}, half or more of what {unit} held after {earlier}, {count} tokens before, is gone.",
    "At {token}, half or more of what {unit} held after {earlier}, just before, is gone.",
    "At {token}, what {unit} held after {earlier} is kept with the other sign.",
    "At {token}, what {unit} held after {earlier} is replaced by hand.",
)
def check_goes(said: Said) -> Iterator[Fault]:
    """What is left of it along the kept parts, token by token; whether a hand ends it, or a sign that turns."""
    at, k, source = said.at, said.at.unit, said.use.source
    since = _since(said, _goes_here)
    if since is None:
        yield false("of nothing half or more is gone here that was there before")
        return
    yield from _two(said, since)
    by_hand, turned = replaced(at, k, at.step), _left(at, k, since)[-1] < -HALF
    if by_hand != ("by hand" in source):
        yield misleading("a hand has replaced it") if by_hand else false("no hand has set it")
    elif turned != ("other sign" in source):
        yield misleading("its sign has turned") if turned else false("it is not kept with the other sign")


@checks(
    "Chart caption",
    "After {token}, more than half of what {unit} held after {earlier} is still there, {count} tokens later.",
    "After {token}, more than half of what {unit} held after {earlier} is still there.",
)
def check_still_there(said: Said) -> Iterator[Fault]:
    """More than half of it is there at each token in between, and of nothing that stood there earlier."""
    since = _since(said, _there)
    if since is None:
        yield false("of nothing more than half is there")
        return
    yield from _two(said, since)
    if _since(said, _goes_here) is not None:
        yield misleading("half of something is gone here")


@checks("Chart caption", "With {token} a sequence begins anew: what {unit} held before is gone.")
def check_begun_anew(said: Said) -> Iterator[Fault]:
    """A sequence begins anew, and the unit has held something."""
    yield from token(said)
    yield from _place(said)
    if said.at.step not in said.at.lesson.begins:
        yield false("no sequence begins anew")
    if not _held(said.at, said.at.unit, range(said.at.step)):
        yield misleading("it has held nothing before")


@checks("Chart caption", "After {token}, nothing that {unit} held before is there by more than half.")
def check_nothing_older(said: Said) -> Iterator[Fault]:
    """Half or more of all that it held is gone."""
    yield from token(said)
    yield from _place(said)
    if _since(said, _there) is not None:
        yield false("more than half of something is there")
    if not _held(said.at, said.at.unit, range(said.at.step)):
        yield misleading("it has held nothing before")


@checks("Chart caption", "After {token}, {unit} holds something, where it held nothing before.")
def check_first_held(said: Said) -> Iterator[Fault]:
    """Its memory was 0 from the beginning up to this token."""
    at, k = said.at, said.at.unit
    yield from token(said)
    yield from _place(said)
    if at.new[k] == 0:
        yield false("it holds nothing")
    if at.row(f"{at.memory.state}_prev", 0)[k] or _held(at, k, range(at.step)):
        yield false("it has held something before")


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


@checks("Chart caption", "After {token}, {state} of {unit} is {new}.")
def check_holds(said: Said) -> Iterator[Fault]:
    """The unit's memory."""
    yield from token(said)
    yield from _place(said)
    yield from same_text(said, said["new"], float(said.at.new[said.at.unit]), "the memory")


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
