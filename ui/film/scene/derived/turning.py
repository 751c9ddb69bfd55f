"""A scene in the order in which its layer reads: of one that reads from the end, the run and all about it turned round.

So whatever draws or tells a step finds the step before it in the row before, for every layer. What is asked by token
is turned here: a film's moments, and what its marks tell of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec.structs import replace as with_fields

from simulator.lessons.schema import HoldSpec, Lesson
from simulator.network.levels import below, level_at, levels_of, passes_of
from simulator.network.steps import turned_steps
from ui.film.marks import NOW, About, Mark, Moment, Paragraph, Row

if TYPE_CHECKING:
    from ui.film.scene.scene import Scene


def turned(scene: Scene) -> Scene:
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
        holds=tuple(_turned_hold(hold, steps) for hold in lesson.holds),
        notes={steps - 1 - token: note for token, note in lesson.notes.items()},
    )


def _turned_hold(hold: HoldSpec, steps: int) -> HoldSpec:
    stop = steps if hold.stop is None else min(hold.stop, steps)
    return with_fields(hold, start=steps - stop, stop=steps - hold.start)


def compared_scenes(scene: Scene) -> tuple[Scene, ...]:
    """The runs that are compared as scenes by token, this one first: the same layer and unit, or the last that there
    is; none whose layer reads from the other end. The first run stands behind the others as their ghost.
    """
    found = [scene]
    for run in scene.runs[1:]:
        layer = min(scene.layer, len(run.trace.layers) - 1)
        unit = min(scene.unit, run.trace.layers[layer].layer.units - 1)
        other = replace(
            scene, lesson=run.lesson, trace=run.trace, layer=layer, unit=unit, pins=(), ghost=scene.trace, runs=(),
            yours=(),
        )  # fmt: skip
        if other.reads_from_end == scene.reads_from_end:
            found.append(other)
    return tuple(found)


def other_end(scene: Scene, step: int) -> int:
    """The token of a step in the order in which the scene's layer reads, and the step of a token."""
    return scene.trace.steps - 1 - step if scene.reads_from_end else step


def as_step(scene: Scene, about: About) -> About:
    """A place by token as one of the steps of the scene's layer."""
    return about if about.step == NOW else about._replace(step=other_end(scene, about.step))


def reading(scene: Scene, moment: Moment) -> Moment:
    """A moment by token as one of the steps of the scene's layer."""
    return moment._replace(token=other_end(scene, moment.token))


def level_of(scene: Scene) -> tuple[int, int]:
    """The level of the scene's layer, from 1, and how many there are."""
    return level_at(scene.trace.made_of, scene.layer) + 1, len(levels_of(scene.trace.made_of))


def layer_number(scene: Scene) -> str:
    """What the scene's layer is called after the word "layer": its level from 1, and whether it reads from the end."""
    return number_of_layer(scene, scene.layer)


def number_of_layer(scene: Scene, layer: int) -> str:
    """The same of any layer."""
    plain = scene.source or scene
    number = str(level_at(plain.trace.made_of, layer) + 1)
    if not plain.trace.layers[layer].from_end:
        return number
    return scene.language.translate("Picture", "{number}, reverse").format(number=number)


def entering(scene: Scene) -> tuple[Scene, ...]:
    """The scenes of the layers whose outputs the scene's layer reads; () where it reads the tokens."""
    return tuple(scene.rows[k] for k in below(scene.trace.made_of, scene.layer))


def is_last(scene: Scene) -> bool:
    """Whether the read-out reads what the scene's layer hands on."""
    return scene.layer in levels_of(scene.trace.made_of)[-1]


def says(scene: Scene, step: int) -> bool:
    """Whether the read-out is known at the end of a step of the scene's layer: it reads all layers of the last level.

    Of two that read from both ends, the second to come to a token has it then. A layer that computes before the last
    ones, in a pass of its own, has none.
    """
    made_of, last = scene.trace.made_of, levels_of(scene.trace.made_of)[-1]
    passes = passes_of(made_of)
    if passes[scene.layer] != passes[last[0]]:
        return False
    both = any(scene.trace.layers[k].from_end for k in last)
    return not both or step >= scene.trace.steps - 1 - step


def steps_done(scene: Scene, other: Scene, step: int) -> int:
    """How many steps of another layer come before this one of the scene's layer: as many in the same pass, all of one
    that computes in a pass before, none of a later one.
    """
    passes = passes_of(scene.trace.made_of) if len(scene.trace.layers) == len(other.trace.layers) else ()
    if not passes or passes[other.layer] == passes[scene.layer]:
        return step
    return scene.trace.steps if passes[other.layer] < passes[scene.layer] else -1


def by_token(scene: Scene, marks: Iterable[Mark], chart: bool) -> tuple[Mark, ...]:
    """Marks of a scene that tell of steps as their layers read, telling of tokens; those of a `chart` are all of the
    scene's own layer.
    """
    flips = [layer_trace.from_end for layer_trace in scene.trace.layers]
    if not any(flips):
        return tuple(marks)
    last = scene.trace.steps - 1

    def about_token(about: About | None) -> About | None:
        if about is None or about.step == NOW:
            return about
        own = chart or about.run or about.part == "axis:tokens"
        flip = flips[scene.layer] if own or about.layer >= len(flips) else flips[about.layer]
        return about._replace(step=last - about.step) if flip else about

    return tuple(_told(mark, about_token) for mark in marks)


def _told(mark: Mark, about_token: Callable[[About | None], About | None]) -> Mark:
    if isinstance(mark, Paragraph):
        return mark
    if isinstance(mark, Row):
        return mark._replace(mark=mark.mark._replace(about=about_token(mark.mark.about)))
    return mark if mark.about is None else mark._replace(about=about_token(mark.about))
