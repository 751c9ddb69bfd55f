"""Where each step of a storyline stands: its view, layer, unit and pins, and its token."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from simulator.lessons.guide.cues import places
from simulator.lessons.guide.storyline.acts import as_place
from simulator.lessons.guide.storyline.expressions.evaluate import scope
from simulator.lessons.guide.storyline.steps import Storyline
from simulator.network.trace import Trace

FIRST_VIEW = "cell"


class Where(NamedTuple):
    """Where a step stands: its view, layer, unit and pins, and the token (None: the beginning of the film)."""

    view: str
    layer: int
    unit: int
    pins: tuple[int, ...]
    token: int | None


def where_of_step(story: Storyline, at: int, trace: Trace, known_views: Container[str]) -> Where:
    """The state of a step in the lesson's own run: what it says, and of what it does not say what those before it do.

    A view that is not among the `known_views` is passed over.
    """
    steps, known = story.steps[: at + 1], scope(trace)
    token, view = None, FIRST_VIEW
    for step in steps:
        token = token if step.token is None else known.token(as_place(step.token))
        if step.cue is not None:
            found = (place.step for place in places(trace, (step.cue,)) if place.step >= (token or 0))
            token = next(found, token)
        view = step.view if step.view in known_views else view
    names = trace.layers[step.layer].layer.unit_names
    unit, *pins = (name if isinstance(name, int) else names.index(name) for name in (step.unit, *step.pins))
    return Where(view, step.layer, unit, tuple(pins), token)
