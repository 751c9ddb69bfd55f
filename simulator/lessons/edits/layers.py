"""Edits of a lesson's layers, cells, precision and words: each gives the next lesson and leaves the old one as it is.

Every edit raises LessonError, naming the field, where the result would not be a sound lesson.
"""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from simulator.lessons.edits.settle import draw_anew, settle
from simulator.lessons.guide.cues.cue import Cue
from simulator.lessons.models.check_model import MOST_UNITS
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import CellSpec, LayerSpec, Lesson, LessonError, with_spec
from simulator.lessons.sizes import check_total, inputs_of_layers, layer_sizes, projects
from simulator.network.levels import levels_of


def with_layer(
    lesson: Lesson | ResolvedLesson,
    at: int,
    *,
    cell: str | None = None,
    units: int | None = None,
    unit_names: tuple[str, ...] | None = None,
    initialiser: str | None = None,
    seed: int | None = None,
) -> ResolvedLesson:
    """The lesson with one layer of another cell, size or names, or drawn anew with an initialiser or seed."""
    before = resolve(lesson)
    old, other = before.lesson.layers[at], before.cells.get(cell or "")
    new = replace(
        old,
        cell=old.cell if cell is None else cell,
        outputs=old.outputs if other is None or projects(other) else 0,
        units=old.units if units is None else units,
        unit_names=old.unit_names if unit_names is None else unit_names,
        initialiser=old.initialiser if initialiser is None else initialiser,
        seed=old.seed if seed is None else seed,
    )
    drawn_anew = initialiser is not None or seed is not None or new.cell != old.cell or new.units != old.units
    if drawn_anew:
        new = draw_anew(new)
        if unit_names is not None:
            new = replace(new, unit_names=unit_names)
    return settle(before, with_spec(before.lesson, at, new))


def most_units(lesson: ResolvedLesson, at: int) -> int:
    """How many units the layer can have at most before the lesson has too many weights or records too many numbers."""
    layers, cells = lesson.lesson.layers, [layer.cell for layer in lesson.layers]

    def is_too_large(units: int) -> bool:
        tried = with_spec(lesson.lesson, at, replace(layers[at], units=units)).layers
        inputs = inputs_of_layers(tried, lesson.input_width)
        sizes = [
            layer_sizes(cell, width, spec.units, spec.outputs)
            for cell, width, spec in zip(cells, inputs, tried, strict=False)
        ]
        try:
            check_total(sizes, len(lesson.tokens), lesson.lesson.dtype)
        except LessonError:
            return True
        return False

    return max(bisect_left(range(1, MOST_UNITS + 1), True, key=is_too_large), 1)


def with_layers(lesson: Lesson | ResolvedLesson, count: int) -> ResolvedLesson:
    """The lesson with so many layers: those above go, or others like the last one, drawn, come on top.

    Two that read the same from both ends count as one.
    """
    before = resolve(lesson)
    levels, last = levels_of(before.layers), before.lesson.layers[-1]
    kept = levels[: max(count, 0)]
    layers = before.lesson.layers[: kept[-1][-1] + 1 if kept else 0]
    for extra in range(1, min(count, 100) - len(levels) + 1):
        ways = [before.lesson.layers[k].reverse for k in levels[-1]]
        layers += tuple(
            LayerSpec(
                last.cell, last.units, initialiser=last.initialiser, reverse=way, outputs=last.outputs,
                seed=last.seed + len(ways) * (extra - 1) + at,
            )
            for at, way in enumerate(ways, start=1)
        )  # fmt: skip
    return settle(before, replace(before.lesson, layers=layers))


def with_reverse(lesson: Lesson | ResolvedLesson, at: int, reverse: bool) -> ResolvedLesson:
    """The lesson with a layer that reads from the end beside this one, which reads forward, or without it.

    It is of the same cell and size, and drawn. What names layers above it names them where they are now.
    """
    before = resolve(lesson)
    was, there = before.lesson, at + 1 < len(before.layers) and before.layers[at + 1].beside
    if there == reverse or was.layers[at].reverse:
        return before
    own, seed = was.layers[at], max(layer.seed for layer in was.layers) + 1
    put = (LayerSpec(own.cell, own.units, initialiser=own.initialiser, seed=seed, reverse=True),) if reverse else ()
    above = was.layers[at + 1 + (not reverse) :]
    if above and above[0].reverse and not reverse:
        above = (replace(above[0], stacked=True), *above[1:])  # it would stand beside this one now
    layers = (*was.layers[: at + 1], *put, *above)
    moved = {k: k if k <= at else k + (1 if reverse else -1) for k in range(len(was.layers)) if reverse or k != at + 1}
    holds = tuple(replace(hold, layer=moved[hold.layer]) for hold in was.holds if hold.layer in moved)
    cues = tuple(cue.on_layers(moved) for cue in was.cues if cue.watched_layer is None or cue.watched_layer in moved)
    return settle(before, replace(was, layers=layers, holds=holds, cues=cues))


def with_seed(lesson: Lesson | ResolvedLesson, seed: int) -> ResolvedLesson:
    """The lesson with every layer's weights drawn anew: layer 0 from `seed`, layer 1 from `seed + 1`, …"""
    before = resolve(lesson)
    layers = tuple(draw_anew(replace(layer, seed=seed + at)) for at, layer in enumerate(before.lesson.layers))
    return settle(before, replace(before.lesson, layers=layers))


def with_initialiser(lesson: Lesson | ResolvedLesson, initialiser: str) -> ResolvedLesson:
    """The lesson with every layer's weights drawn anew by this initialiser, from the layer's own seed."""
    before = resolve(lesson)
    layers = tuple(draw_anew(replace(layer, initialiser=initialiser)) for layer in before.lesson.layers)
    return settle(before, replace(before.lesson, layers=layers))


def with_idealised(lesson: Lesson | ResolvedLesson, idealised: bool) -> ResolvedLesson:
    """The lesson with its gates rounded to 0 or 1, or not."""
    before = resolve(lesson)
    return resolve(replace(before.lesson, idealised=idealised), before)


def with_dtype(lesson: Lesson | ResolvedLesson, dtype: Literal["float64", "float32"]) -> ResolvedLesson:
    """The lesson computed in double or single precision."""
    before = resolve(lesson)
    return resolve(replace(before.lesson, dtype=dtype), before)


def with_words(
    lesson: Lesson | ResolvedLesson,
    *,
    title: str | None = None,
    about: str | None = None,
    note: tuple[int, str] | None = None,
) -> ResolvedLesson:
    """The lesson with another title, text about it, or note at one token (an empty note takes it away).

    With a title of its own it is a lesson of its own, and not a changed one.
    """
    before = resolve(lesson)
    was, notes = before.lesson, dict(before.lesson.notes)
    if note is not None:
        notes[note[0]] = note[1]
    after = replace(
        was,
        title=was.title if title is None else title,
        changed=was.changed and title in (None, was.title),
        about=was.about if about is None else about,
        notes={token: text for token, text in sorted(notes.items()) if text},
    )
    return resolve(after, before)


def with_cues(lesson: Lesson | ResolvedLesson, cues: Iterable[Cue]) -> ResolvedLesson:
    """The lesson with other planned pauses. LessonError names one that fits no token, layer or gate."""
    before = resolve(lesson)
    return resolve(replace(before.lesson, cues=tuple(cues)), before)


def with_cells(lesson: Lesson | ResolvedLesson, cells: Iterable[CellSpec]) -> ResolvedLesson:
    """The lesson with other cells of its own. Weights whose names and shapes still fit a changed cell stay."""
    before = resolve(lesson)
    return settle(before, replace(before.lesson, cells=tuple(cells)))
