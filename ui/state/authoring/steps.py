"""Edits of a storyline as values: steps are put elsewhere, added, doubled and taken out, and fields set in them."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from simulator.lessons.guide.storyline.acts import ACTS, Act, Change, Open, Reach, Select, Until
from simulator.lessons.guide.storyline.questions.kinds import (
    QUESTIONS,
    Choice,
    Drawn,
    Forgotten,
    Option,
    Order,
    Predict,
    Question,
    Sketch,
)
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.network.trace import Trace
from ui.state.authoring.expressed import spell_unit
from ui.state.authoring.recorded import Spot

Path = tuple[str | int, ...]
"""The way to a field: names of fields and places in lists."""


def put(value: Any, path: Path, new: Any) -> Any:
    """The same value with something else at a place in it: a value, or what a function makes of the one there."""
    if not path:
        return new(value) if callable(new) else new
    first, *rest = path
    if isinstance(first, int):
        return (*value[:first], put(value[first], tuple(rest), new), *value[first + 1 :])
    return replace(value, **{first: put(getattr(value, first), tuple(rest), new)})


def with_field(story: Storyline, at: int, path: Path, new: Any) -> Storyline:
    """The storyline with another value in a field of a step, which stands at a beat or once something is computed."""
    step = put(story.steps[at], path, new)
    if path in (("beat",), ("once",)):
        step = replace(step, **{"once" if path == ("beat",) else "beat": ""})
    return replace(story, steps=(*story.steps[:at], step, *story.steps[at + 1 :]))


def moved(story: Storyline, at: int, to: int) -> Storyline:
    """The storyline with one step in another place."""
    steps = list(story.steps)
    steps.insert(to, steps.pop(at))
    return replace(story, steps=tuple(steps))


def in_order(story: Storyline, order: tuple[int, ...]) -> Storyline:
    """The storyline with its steps in another order."""
    return replace(story, steps=tuple(story.steps[at] for at in order))


def with_step(story: Storyline, at: int, step: Step) -> Storyline:
    """The storyline with one more step, before the one that stands there."""
    return replace(story, steps=(*story.steps[:at], step, *story.steps[at:]))


def without_step(story: Storyline, at: int) -> Storyline | None:
    """The storyline without a step; None where none is left."""
    steps = (*story.steps[:at], *story.steps[at + 1 :])
    return replace(story, steps=steps) if steps else None


def new_act(kind: type[Act], spot: Spot, trace: Trace) -> ACTS:
    """An act to begin with, about what is seen now."""
    starts: dict[type[Act], ACTS] = {
        Until: Until(f"{_number(spot, trace)} > 0.5"), Change: Change(), Reach: Reach(spot.token),
        Open: Open(spot.view), Select: Select(spot.unit, layer=spot.layer),
    }  # fmt: skip
    return starts[kind]


def new_question(kind: type[Question], spot: Spot, trace: Trace) -> QUESTIONS:
    """A question to begin with, about what is seen now."""
    layer, unit, last = spot.layer, spot.unit, trace.steps - 1
    number = _number(spot, trace)
    two = (0, last) if last else (0, 0)
    starts: dict[type[Question], QUESTIONS] = {
        Predict: Predict(ask="", value=number, low=-1.0, high=1.0),
        Sketch: Sketch(ask="", unit=unit, layer=layer),
        Forgotten: Forgotten(ask="", token=spot.token, layer=layer),
        Order: Order(ask="", tokens=two, unit=unit, layer=layer),
        Choice: Choice(ask="", options=(Option("", f"{number} > 0"), Option("", f"{number} <= 0"))),
        Drawn: Drawn(ask="", layer=layer),
    }  # fmt: skip
    return starts[kind]


def _number(spot: Spot, trace: Trace) -> str:
    layer = trace.layers[spot.layer].layer
    unit = spell_unit(layer.unit_names, spot.unit)
    return f"{layer.cell.memory.state}[{unit}] at {spot.token} in {spot.layer}"
