"""Whoever leaves a step, whatever is done meanwhile, comes back to the step's own state: at every step of every lesson.

Where a step tells of a change, its own state has the change in it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

import pytest

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.edits.layers import with_layers, with_seed
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.tokens import with_token, without_token
from simulator.lessons.edits.whatif import with_hold, with_masked
from simulator.lessons.guide.storyline.acts import Change, Until
from simulator.lessons.guide.storyline.ways import Spot, find_way
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import HoldSpec, Lesson, LessonError
from simulator.lessons.variants import WORDS
from simulator.text.tokens import Words
from tests.lessons import IN_EVERY_RUN
from tests.ui.state.test_guide import Led
from ui.film.marks import Frame


def _steps(lesson: Lesson) -> tuple[object, ...]:
    return () if lesson.storyline is None else lesson.storyline.steps


STEPS = [(key, at) for key, lesson in builtin_lessons().items() for at in range(len(_steps(lesson)))]
SAMPLE = 8
SOME = random.Random(16).sample([(key, at) for key, at in STEPS if key in IN_EVERY_RUN], SAMPLE)
WAYS = ("film", "view", "unit", "number", "edit", "several edits", "words", "undo", "all")


class State(NamedTuple):
    """All that a step sets, and the picture of it."""

    lesson: tuple[object, ...]
    time: float
    view: str
    layer: int
    unit: int
    quantity: str
    pins: tuple[int, ...]
    frame: Frame


def state_of(led: Led) -> State:
    selection, lesson = led.selection, led.document.lesson
    run = tuple(getattr(lesson, field) for field in Lesson.__struct_fields__ if field not in WORDS)
    place = (selection.view, selection.layer, selection.unit, selection.quantity, selection.pins)
    return State(run, led.player.time, *place, led.stage.frame(led.player.time))


Do = Callable[[ResolvedLesson], ResolvedLesson]


def edits(lesson: ResolvedLesson, chance: random.Random) -> list[Do]:
    """What can be done to a lesson, in any order."""
    token, layer = chance.randrange(len(lesson.tokens)), chance.randrange(len(lesson.layers))
    quantity = chance.choice([*lesson.layers[layer].sizes.quantities])
    hold = HoldSpec(layer, quantity, values=(0.5,), start=token)
    found: list[Do] = [
        lambda lesson: with_hold(lesson, hold),
        lambda lesson: with_masked(lesson, token, True),
        lambda lesson: with_layers(lesson.lesson, len(lesson.layers) + 1),
        lambda lesson: with_seed(lesson, 7),
    ]
    if isinstance(lesson.lesson.sequence, Words):
        found += [
            lambda lesson: without_token(lesson.lesson, token % len(lesson.tokens)),
            lambda lesson: with_token(lesson.lesson, token % len(lesson.tokens), lesson.tokens[0]),
            lambda lesson: with_sequence(lesson, lesson.tokens[0]),
        ]
    chance.shuffle(found)
    return found


def edit(led: Led, chance: random.Random, count: int) -> None:
    """Make so many edits, those that can be made."""
    made = 0
    for do in edits(led.document.newest_resolved, chance):
        try:
            led.document.edit("edit", do(led.document.newest_resolved))
        except LessonError:
            continue
        made += 1
        if made == count:
            break
    assert made


def leave(led: Led, way: str, chance: random.Random, keeps: bool) -> None:
    """Do something that leads away from a step; what a step keeps is left to it."""
    everything = way == "all"
    if way == "film" or everything:
        led.player.seek(chance.uniform(0.0, led.player.duration))
    if way == "view" or everything:
        led.selection.view = chance.choice(["cell", "stack", "memory", "unit", "text"])
    if way == "unit" or everything:
        led.selection.look_at(chance.randrange(3), chance.randrange(9))
        led.selection.pins = tuple(chance.sample(range(9), 2))
    if way == "number" or everything:
        cell = led.document.trace.layers[led.selection.layer].layer.cell
        led.selection.quantity = chance.choice([*cell.parsed.quantities])
    if keeps:
        return
    if way in ("edit", "undo") or everything:
        edit(led, chance, 1)
    if way == "several edits":
        edit(led, chance, 4)
    if way == "words" and isinstance(led.document.lesson.sequence, Words):
        led.document.edit("words", with_sequence(led.document.newest_resolved, "x y"))
        led.player.end()
    if way == "undo":
        led.document.undo()


def change_for(led: Led, at: int) -> None:
    """Do what the step before waits for, so that there is something that this one tells of."""
    story = led.guide.story
    assert story is not None
    waits = max(before for before in range(at) if not story.steps[before].keeps)
    led.guide.go_to(waits)
    act, where = story.steps[waits].act, led.guide.where(waits)
    if isinstance(act, Until | Change):
        spot = Spot(where.layer, where.unit, where.token or 0)
        way = find_way(act, spot, led.document.trace, led.guide.runs)
        assert way is not None
        led.document.edit("act", way)


def comes_back(key: str, at: int, ways: tuple[str, ...]) -> None:
    led, chance = Led(find(key)), random.Random(f"{key} {at}")
    keeps = led.guide.story is not None and led.guide.story.steps[at].keeps
    if keeps:
        change_for(led, at)
    led.guide.go_to(at)
    own = state_of(led)
    for way in ways:
        for leaves in (False, True):
            leave(led, way, chance, keeps)
            if leaves:
                led.guide.leave()
                led.guide.begin()
            else:
                led.guide.come_back()
            now = state_of(led)
            assert led.guide.at == at and not led.guide.is_away, (way, leaves)
            for field, mine, old in zip(State._fields, now, own, strict=True):
                assert mine == old, (way, leaves, field)


@pytest.mark.parametrize(("key", "at"), SOME)
def test_who_leaves_a_step_comes_back_to_its_own_state(qapp: object, key: str, at: int) -> None:
    comes_back(key, at, ("edit", "all"))


@pytest.mark.full
@pytest.mark.parametrize(("key", "at"), STEPS)
def test_every_step_of_every_lesson_is_come_back_to_from_everywhere(qapp: object, key: str, at: int) -> None:
    comes_back(key, at, WAYS)
