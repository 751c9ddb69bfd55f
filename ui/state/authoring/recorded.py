"""What was recorded as steps of a storyline: where one rested, and what one changed there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from simulator.lessons.edits.changes import changes
from simulator.lessons.guide.storyline.acts import ACTS, Change, Doing, Until, as_place
from simulator.lessons.guide.storyline.expressions.evaluate import scope
from simulator.lessons.guide.storyline.expressions.tree import ExpressionError
from simulator.lessons.guide.storyline.steps import START, Step, Storyline
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.run import Run
from simulator.lessons.schema import HoldSpec, LessonError
from simulator.network.trace import Trace
from ui.film.text.number_format import as_set
from ui.state.authoring.expressed import spell_unit
from ui.state.authoring.names import beats_of
from ui.state.player import Player
from ui.state.selection import Selection

NEAR = 0.05  # how near to what was set a reader's own number has to come


class Spot(NamedTuple):
    """Where one rests: what is seen, and the token and beat of the film."""

    view: str
    layer: int
    unit: int
    pins: tuple[int, ...]
    quantity: str
    token: int
    beat: str


def spot_now(player: Player, selection: Selection) -> Spot:
    """Where one is."""
    token, beat = player.place
    key = player.timeline.beats[beat].key if player.time > 0.0 else START
    return Spot(selection.view, selection.layer, selection.unit, selection.pins, selection.quantity, token, key)


class Draft(NamedTuple):
    """A step as it was recorded: where, in what words, whether something is changed there, and what was done next."""

    spot: Spot
    words: str
    keeps: bool = False
    act: ACTS | None = None
    asked: str = ""


def has_place(trace: Run, spot: Spot) -> bool:
    """Whether a run has what was seen: a token or a layer that was added meanwhile is in no step of its storyline."""
    if spot.layer >= len(trace.layers) or spot.token >= trace.steps:
        return False
    layer = trace.layers[spot.layer]
    known = max(spot.unit, *spot.pins, 0) < layer.layer.units and spot.quantity in layer
    return known and (spot.beat == START or spot.beat in beats_of(trace, spot.layer))


def sound_step(draft: Draft, trace: Run, language: str) -> Step | None:
    """The step of a storyline of a run's lesson: one that waits for what is not there waits for nothing, and one that
    tells of what is not there is none.
    """
    if not has_place(trace, draft.spot):
        return None
    for each in (draft, draft._replace(act=None, asked=""), draft._replace(act=None, asked="", words="")):
        step = as_step(each, trace, language)
        with contextlib.suppress(LessonError):
            alone = Storyline(aim={language: "–"}, steps=(step,))
            resolve(replace(trace.lesson, storyline=alone), trace.resolved)
            return step
    return None


def as_step(draft: Draft, trace: Run, language: str) -> Step:
    """The step of a storyline, its places in the words of a run; its text is in one language."""
    spot, names = draft.spot, trace.layers[draft.spot.layer].layer.unit_names
    unit, *pins = (_unit(names, each) for each in (spot.unit, *spot.pins))
    words = " ".join(filter(None, (draft.words, draft.asked)))
    state = trace.layers[spot.layer].layer.cell.memory.state
    return Step(
        words={language: words}, view=spot.view, layer=spot.layer, token=spell_token(trace, spot.token),
        beat=spot.beat, unit=unit, pins=tuple(pins), quantity="" if spot.quantity == state else spot.quantity,
        act=draft.act, keeps=draft.keeps,
    )  # fmt: skip


def _unit(names: Sequence[str], unit: int) -> int | str:
    name = names[unit] if unit < len(names) else ""
    return name if name and names.index(name) == unit else unit


def spell_token(trace: Run, token: int) -> int | str:
    """A token as files have it: its word, with its place where it is there several times, or else its number."""
    word, known = trace.tokens[token], scope(trace)
    nth = trace.tokens[: token + 1].count(word)
    text = word if trace.tokens.count(word) == 1 else f"{word}#{nth}"
    try:
        return text if known.token(as_place(text)) == token else token
    except ExpressionError:
        return token


def act_between(was: ResolvedLesson, before: Doing, now: ResolvedLesson, after: Doing) -> ACTS | None:
    """What a reader does to come from one run to the other; None where nothing says it that was not so before."""
    found = _candidates(was, now, after.runs(0))
    return next((act for act in found if not act.is_done(before) and act.is_done(after)), None)


def _candidates(was: ResolvedLesson, now: ResolvedLesson, trace: Trace) -> Iterator[ACTS]:
    for hold in now.lesson.holds:
        if hold not in was.lesson.holds and len(set(hold.values)) == 1:
            yield Until(f"{_near(_held(hold, trace), hold.values[0])}")
    changed = [change for change in changes(now, was) if change.kind == "weights"]
    if len(changed) == 1:
        at, name, (place, *others) = changed[0].at, changed[0].name, changed[0].places
        yield Change(weight=name, layer=at)
        if not others:
            yield Until(_near(f"{name}[{', '.join(map(str, place[0]))}] in {at}", place[2]))
    yield Change()


def _held(hold: HoldSpec, trace: Trace) -> str:
    unit = spell_unit(trace.layers[hold.layer].layer.unit_names, hold.units[0] if hold.units else 0)
    return f"{hold.quantity}[{unit}] at {hold.start} in {hold.layer}"


def _near(number: str, value: float) -> str:
    return f"abs({number} - {as_set(value).replace('−', '-')}) < {NEAR}"
