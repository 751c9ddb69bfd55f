"""Edits of a lesson's layers, cells, precision and words: each gives the next lesson and leaves the old one as it is.

Every edit raises LessonError, naming the field, where the result would not be a sound lesson.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from simulator.lessons.check import check
from simulator.lessons.edits.settle import draw_anew, settle
from simulator.lessons.guide.cues.cue import Cue
from simulator.lessons.schema import CellSpec, LayerSpec, Lesson


def with_layer(
    lesson: Lesson,
    at: int,
    *,
    cell: str | None = None,
    units: int | None = None,
    unit_names: tuple[str, ...] | None = None,
    initialiser: str | None = None,
    seed: int | None = None,
) -> Lesson:
    """The lesson with one layer of another cell, size or names, or drawn anew with an initialiser or seed."""
    old = lesson.layers[at]
    new = replace(
        old,
        cell=old.cell if cell is None else cell,
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
    layers = (*lesson.layers[:at], new, *lesson.layers[at + 1 :])
    return settle(lesson, replace(lesson, layers=layers))


def with_layers(lesson: Lesson, count: int) -> Lesson:
    """The lesson with so many layers: those above go, or others like the last one, drawn, come on top."""
    layers = lesson.layers[: max(count, 0)]
    last = lesson.layers[-1]
    for extra in range(1, min(count, 100) - len(lesson.layers) + 1):
        layers += (LayerSpec(last.cell, last.units, initialiser=last.initialiser, seed=last.seed + extra),)
    return settle(lesson, replace(lesson, layers=layers))


def with_seed(lesson: Lesson, seed: int) -> Lesson:
    """The lesson with every layer's weights drawn anew: layer 0 from `seed`, layer 1 from `seed + 1`, …"""
    layers = tuple(draw_anew(replace(layer, seed=seed + at)) for at, layer in enumerate(lesson.layers))
    return settle(lesson, replace(lesson, layers=layers))


def with_initialiser(lesson: Lesson, initialiser: str) -> Lesson:
    """The lesson with every layer's weights drawn anew by this initialiser, from the layer's own seed."""
    layers = tuple(draw_anew(replace(layer, initialiser=initialiser)) for layer in lesson.layers)
    return settle(lesson, replace(lesson, layers=layers))


def with_idealised(lesson: Lesson, idealised: bool) -> Lesson:
    """The lesson with its gates rounded to 0 or 1, or not."""
    return replace(lesson, idealised=idealised)


def with_dtype(lesson: Lesson, dtype: Literal["float64", "float32"]) -> Lesson:
    """The lesson computed in double or single precision."""
    next_lesson = replace(lesson, dtype=dtype)
    check(next_lesson)
    return next_lesson


def with_words(
    lesson: Lesson, *, title: str | None = None, about: str | None = None, note: tuple[int, str] | None = None
) -> Lesson:
    """The lesson with another title, text about it, or note at one token (an empty note takes it away).

    With a title of its own it is a lesson of its own, and not a changed one.
    """
    notes = dict(lesson.notes)
    if note is not None:
        notes[note[0]] = note[1]
    next_lesson = replace(
        lesson,
        title=lesson.title if title is None else title,
        changed=lesson.changed and title in (None, lesson.title),
        about=lesson.about if about is None else about,
        notes={token: text for token, text in sorted(notes.items()) if text},
    )
    check(next_lesson)
    return next_lesson


def with_cues(lesson: Lesson, cues: Iterable[Cue]) -> Lesson:
    """The lesson with other planned pauses. LessonError names one that fits no token, layer or gate."""
    after = replace(lesson, cues=tuple(cues))
    check(after)
    return after


def with_cells(lesson: Lesson, cells: Iterable[CellSpec]) -> Lesson:
    """The lesson with other cells of its own. Weights whose names and shapes still fit a changed cell stay."""
    return settle(lesson, replace(lesson, cells=tuple(cells)))
