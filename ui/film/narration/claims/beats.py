"""What can be claimed of each kind of beat: claims that hold, what is told first at the beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ui.film.narration.claims.by_hand import AddedByHand, BeyondAnyGate, ByHand, KeptByHand, NoTrueSigmoid, by_hand
from ui.film.narration.claims.changes import IsTheSum, changes, changes_in_size
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.claims.keeping import erasures, rest
from ui.film.narration.claims.lets_through import LetsMemoryOut, LetsThrough, resets
from ui.film.narration.claims.mixing import ComesOutAsBefore, MixesAnew
from ui.film.narration.claims.reads import Arrives, start, ways_in
from ui.film.narration.claims.stored import (
    Multiplies,
    NothingToForget,
    NothingToKeep,
    hardly_anything,
    kept_in_all,
    largest_loss,
    shut_on_nothing,
)
from ui.film.narration.claims.values import About, vector
from ui.film.narration.claims.writes import writes
from ui.film.narration.claims.you_hold import (
    OldAndNew,
    Outcome,
    YouHold,
    becomes,
    factors,
    gets_through,
    goes_out,
    is_written,
    stays,
    you_hold,
)
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.equations import inner_results

Chosen = Iterator[Claim | None]


def read(t: Telling) -> Chosen:
    """What comes in, and where it goes."""
    yield Arrives()
    yield first_that_holds(start(t.now) if t.now.begins else ways_in(t.now), t.now)


def _computed(t: Telling) -> tuple[str, ...]:
    """What the beat computes, with what its equations compute on their way."""
    return tuple(inner for name in t.computed for inner in (name, *inner_results(t.cell, name)))


def _others(yours: YouHold | None, hands: Iterator[ByHand]) -> Iterator[ByHand]:
    """What was set by hand, but by whom is not said."""
    told = {name for name, _ in yours.held} if yours is not None else set()
    return (each for each in hands if each.name not in told)


def _by_hand(t: Telling, names: tuple[str | None, ...], outcome: Outcome | None = None) -> Chosen:
    """What who looks on holds, what comes of it, and what else was set by hand."""
    yours = you_hold(t.now, names, outcome)
    yield yours
    yield from _others(yours, by_hand(t.now, names))


def keep(t: Telling) -> Chosen:
    """What the gate does to what was stored."""
    step, name = t.now, t.memory.keep or ""
    names = (name, step.kept_name, *inner_results(step.cell, name))
    yours = you_hold(step, names, stays)
    hands = list(_others(yours, by_hand(step, names)))
    if yours is not None:
        yield yours
    if hands:
        whole = KeptByHand().holds(step) and any(each.name == name for each in hands)
        yield from [KeptByHand()] if whole else hands
        yield NoTrueSigmoid(name)
        if whole:
            return
    if step.is_held(step.kept_name):
        return
    if not step.old.any():
        yield first_that_holds((NothingToForget(), NothingToKeep()), step)
    elif not step.stored.any():
        yield hardly_anything(step)
    elif erased := [each for each in erasures(step, t.named) if each.holds(step)]:
        yield from erased
        empty = shut_on_nothing(step, tuple(k for each in erased for k in each.units))
        yield empty
        yield first_that_holds(rest(step, t.named, (*empty.besides, *empty.units)), step)
    elif yours is None or yours.unit is None:
        told = first_that_holds((Multiplies(), *kept_in_all(step)), step)
        yield told
        yield shut_on_nothing(step)
        if told is not None and told.tells_a_mean:
            yield largest_loss(step)


def write(t: Telling) -> Chosen:
    """What is added, and where."""
    name = t.memory.write or ""
    if AddedByHand().holds(t.now) and not t.now.yours(name).all():
        yield AddedByHand()
    else:
        names = (name, *factors(t.now, name), *_computed(t))
        yours = you_hold(t.now, names, is_written)
        yield yours
        yield from _others(yours, by_hand(t.now, (name, *_computed(t))))
        if not t.now.is_held(name):
            yield first_that_holds(writes(t), t.now)
    yield BeyondAnyGate()


def memory(t: Telling) -> Chosen:
    """What kept and added make together; that they do, where it is not known from the token before."""
    keep, write, state = t.memory.keep, t.memory.write, t.memory.state
    yours = you_hold(t.now, (keep, t.now.kept_name, *factors(t.now, write), write, state), becomes)
    yield yours
    if yours is not None and yours.unit is not None:
        yield OldAndNew(yours.unit)
        return
    hands = list(_others(yours, by_hand(t.now, (state,))))
    yield from hands
    whole = IsTheSum()
    if whole.holds(t.now) and whole.is_new(t.now):
        yield whole
    if not (whole.holds(t.now) and whole.is_spelled_out(t.now)) and not hands:
        yield first_that_holds(changes(t.now), t.now)


def output(t: Telling) -> Chosen:
    """What the output gate lets through, and what comes out."""
    out = t.cell.states[0]
    yield from _by_hand(t, (*_computed(t), out), goes_out)
    yield first_that_holds((LetsMemoryOut(t.gate), LetsThrough(t.gate)), t.now)
    yield _vector(t, out, "out", t.named + 1)


def reset(t: Telling) -> Chosen:
    """What of the past reaches the candidate."""
    yield from _by_hand(t, _computed(t), gets_through)
    yield first_that_holds(resets(t.gate), t.now)


def candidate(t: Telling) -> Chosen:
    """What the memory could become."""
    yield from _by_hand(t, _computed(t))
    yield _vector(t, t.equation, "candidate")


def mix(t: Telling) -> Chosen:
    """What a memory without a gate becomes."""
    yield from _by_hand(t, _computed(t))
    if MixesAnew().is_new(t.now):
        yield MixesAnew()
    if not t.now.is_held(t.memory.state):
        yield first_that_holds((ComesOutAsBefore(), *changes_in_size(t.now)), t.now)


def pass_on(t: Telling) -> Chosen:
    """What goes on to the next token."""
    out = t.cell.states[0]
    yield from _by_hand(t, (out,))
    last = t.now.at + 1 == len(t.scene.trace.tokens)
    yield _vector(t, out, "end" if last else "on")


def compute(t: Telling) -> Chosen:
    """What a beat computes, gates first, read from the equations alone; where it computes nothing, what travels."""
    carried = dict.fromkeys(trip.quantity for act in t.plan.acts for trip in act.trips)
    names = sorted(t.computed or carried, key=lambda name: name not in t.scene.shares)
    for name in names[: t.named]:
        if t.now.is_held(name):
            yield from _by_hand(t, (name,))
        elif name in t.scene.shares and LetsThrough(name).holds(t.now):
            yield LetsThrough(name)
        else:
            yield _vector(t, name, "is")


def _vector(t: Telling, name: str, about: About, most: int = 0) -> Claim | None:
    return first_that_holds(vector(t, name, about, most), t.now)


Needs = Callable[[Telling], tuple[str | None, ...]]
KINDS: dict[str, tuple[Callable[[Telling], Chosen], Needs]] = {
    "read": (read, lambda _: ()),
    "keep": (keep, lambda t: (t.memory.keep,)),
    "write": (write, lambda t: (t.memory.write,)),
    "memory": (memory, lambda t: ("kept", t.memory.write)),
    "output": (output, lambda t: (t.gate,)),
    "reset": (reset, lambda t: (t.gate,)),
    "candidate": (candidate, lambda t: (t.equation,)),
    "mix": (mix, lambda _: ()),
    "pass on": (pass_on, lambda _: ()),
    "compute": (compute, lambda _: ()),
}


def claims(t: Telling) -> list[Claim]:
    """What is claimed of a beat: nothing that does not hold."""
    return claims_of(t.plan.says, t)


def claims_of(kind: str, t: Telling) -> list[Claim]:
    """What is claimed of a kind of beat, whichever the plan's is: nothing that does not hold."""
    choose, needs = KINDS.get(kind, KINDS["compute"])
    chosen = choose(t) if t.now.has(*needs(t)) else compute(t)
    return [claim for claim in chosen if claim is not None and claim.holds(t.now)]


def keeps_and_writes(step: Step) -> tuple[str, ...]:
    """The kinds of beat that tell what a whole step did: keeping and writing; where there is neither, mixing."""
    found = tuple(kind for kind, name in (("keep", step.memory.keep), ("write", step.memory.write)) if step.has(name))
    return found or ("mix",)
