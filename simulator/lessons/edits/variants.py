"""Edits of what a lesson is compared with: each gives the next lesson and leaves the old one as it is.

Every edit raises LessonError, naming the field, where the result would not be a sound lesson.
"""

from __future__ import annotations

from msgspec.structs import replace

from simulator.lessons.check import check
from simulator.lessons.origin_words import describe_title
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.schema import CellSpec, HoldSpec, Lesson, LessonError, Variant
from simulator.lessons.variants import MOST_VARIANTS, cell_variant, cell_variants, kept_variant


def with_variant(lesson: Lesson, variant: Variant) -> Lesson:
    """The lesson with one more run to compare with. A title that is taken gets a number behind it."""
    if len(lesson.variants) >= MOST_VARIANTS:
        remedy = "Take one of the others away first."
        raise LessonError(f"There are {MOST_VARIANTS} other runs already.", remedy, "variants")
    taken = {each.title for each in lesson.variants}
    names = (variant.title, *(f"{variant.title} {number}" for number in range(2, MOST_VARIANTS + 2)))
    title = next(name for name in names if name not in taken)
    return _checked(replace(lesson, variants=(*lesson.variants, replace(variant, title=title))))


def with_cells_compared(lesson: Lesson) -> Lesson:
    """The lesson compared with the same in a simple RNN, an LSTM and a GRU, all initialised, and with nothing else."""
    return _checked(replace(lesson, variants=cell_variants(lesson)))


def with_kept_run(lesson: Lesson, title: str) -> Lesson:
    """The lesson compared with itself as it is now, whatever becomes of it."""
    return with_variant(lesson, kept_variant(lesson, title))


def with_other(lesson: Lesson, other: Lesson) -> Lesson:
    """The lesson compared with the network of another lesson on this lesson's own sequence.

    Cells that come with the other lesson come along. Raises LessonError where its weights do not take these inputs.
    """
    used = {layer.cell for layer in other.layers}
    brought = tuple(spec for spec in other.cells if spec.key in used)
    joined = replace(lesson, cells=_joined(lesson.cells, brought))
    return with_variant(joined, Variant(describe_title(other), other.layers, _held_throughout(other), other.idealised))


def with_cell(lesson: Lesson, key: str) -> Lesson:
    """The lesson compared with the same in a cell of this key. Raises LessonError for an unknown key."""
    if key not in cells_of(lesson):
        raise LessonError(f"There is no cell “{key}”.", f"Write one of: {', '.join(cells_of(lesson))}.")
    return with_variant(lesson, cell_variant(lesson, key))


def without_variant(lesson: Lesson, at: int) -> Lesson:
    """The lesson without the run `at` (from 0) that it is compared with."""
    return replace(lesson, variants=(*lesson.variants[:at], *lesson.variants[at + 1 :]))


def with_variant_title(lesson: Lesson, at: int, title: str) -> Lesson:
    """The lesson with another title for the run `at` (from 0) that it is compared with."""
    variants = (*lesson.variants[:at], replace(lesson.variants[at], title=title.strip()), *lesson.variants[at + 1 :])
    return _checked(replace(lesson, variants=variants))


def _held_throughout(lesson: Lesson) -> tuple[HoldSpec, ...]:
    """What a lesson holds at every step; what it holds at some tokens is said of its own tokens."""
    return tuple(hold for hold in lesson.holds if hold.start == 0 and hold.stop is None)


def _joined(own: tuple[CellSpec, ...], brought: tuple[CellSpec, ...]) -> tuple[CellSpec, ...]:
    """Cells of two lessons; LessonError where two different ones have the same key."""
    known = {spec.key: spec for spec in own}
    for spec in brought:
        if known.get(spec.key, spec) != spec:
            problem = f"Both lessons bring a cell “{spec.key}”, and they differ."
            raise LessonError(problem, "Give one of them another key.", "cells")
    return (*own, *(spec for spec in brought if spec.key not in known))


def _checked(lesson: Lesson) -> Lesson:
    check(lesson)
    return lesson
