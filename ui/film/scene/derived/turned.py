"""A scene in the order in which its layer reads: of one that reads from the end, the run and all about it turned round.

So whatever draws or tells a step finds the step before it in the row before, for every layer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol, TypeVar

from msgspec.structs import replace as with_fields

from simulator.lessons.schema import HoldSpec, Lesson
from simulator.network.steps import turned_steps
from simulator.network.trace import Trace
from ui.film.scene.derived.beside import Chosen


class Seen(Chosen, Protocol):
    """What of a scene is turned round."""

    @property
    def lesson(self) -> Lesson:
        """The lesson."""

    @property
    def ghost(self) -> Trace | None:
        """Another run behind it."""

    @property
    def yours(self) -> tuple[HoldSpec, ...]:
        """What who looks on has set by hand."""


S = TypeVar("S", bound=Seen)


def turned(scene: S) -> S:
    """The scene of a layer that reads from the end, in the order in which it reads."""
    steps, options = scene.trace.steps, scene.chart_options
    if options.tokens is not None:
        first, stop = options.tokens
        options = options._replace(tokens=(steps - stop, steps - first))
    return replace(
        scene, lesson=turned_lesson(scene.lesson, steps), trace=scene.trace.turned, source=scene,
        ghost=None if scene.ghost is None else scene.ghost.turned, chart_options=options,
        yours=tuple(_turned_hold(hold, steps) for hold in scene.yours),
    )  # fmt: skip


def turned_lesson(lesson: Lesson, steps: int) -> Lesson:
    """A lesson that says of tokens counted from the end what another says of its tokens."""
    return with_fields(
        lesson,
        masked=turned_steps(lesson.masked, steps),
        skipped=turned_steps(lesson.skipped, steps),
        borders=tuple(with_fields(each, token=steps - each.token) for each in reversed(lesson.borders)),
        holds=tuple(_turned_hold(hold, steps) for hold in lesson.holds),
        notes={steps - 1 - token: note for token, note in lesson.notes.items()},
        storyline=None,
    )


def _turned_hold(hold: HoldSpec, steps: int) -> HoldSpec:
    stop = steps if hold.stop is None else min(hold.stop, steps)
    return with_fields(hold, start=steps - stop, stop=steps - hold.start)


def other_end(scene: Seen, step: int) -> int:
    """The token of a step in the order in which the scene's layer reads, and the step of a token."""
    return scene.trace.steps - 1 - step if scene.reads_from_end else step
