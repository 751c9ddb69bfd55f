"""Runs of the same sequence beside each other: the lesson's, those of its variants, and those of other cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.analysis.charts.gradient import Reach, reach_back
from simulator.lessons.check import recorded_numbers
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson, LessonError, runs_alike
from simulator.lessons.variants import cell_variants, variant_lesson
from simulator.network.trace import Trace

MOST_UNASKED = 2**26  # numbers that runs record together which nobody has asked for


@dataclass(frozen=True, eq=False)
class ComparedRun:
    """One of the runs that are compared: the lesson that it is of, whose title is its own, and what was computed."""

    lesson: Lesson
    trace: Trace


def compared_lessons(lesson: Lesson) -> tuple[Lesson, ...]:
    """The lesson and its variants; where it has none, the same in a simple RNN, an LSTM and a GRU, if these fit."""
    variants = lesson.variants
    if not variants:
        variants = cell_variants(lesson)
        others = [variant_lesson(lesson, variant) for variant in variants]
        if sum(map(recorded_numbers, (lesson, *others))) > MOST_UNASKED:
            variants = ()  # the lesson alone can still be looked at
    return (lesson, *(variant_lesson(lesson, variant) for variant in variants))


def compared_runs(
    lesson: Lesson, trace: Trace, known: Sequence[ComparedRun] = (), *, finished_only: bool = False
) -> tuple[ComparedRun, ...]:
    """The runs of `compared_lessons`, the lesson's own `trace` first. Runs that are `known` are not made again.

    Raises LessonError where numbers of a variant grow beyond all bounds; with `finished_only` it is left out.
    """
    made = [ComparedRun(lesson, trace)]
    for each in compared_lessons(lesson)[1:]:
        alike = next((other.trace for other in known if runs_alike(other.lesson, each)), None)
        try:
            made.append(ComparedRun(each, run(each) if alike is None else alike))
        except LessonError:
            if not finished_only:
                raise
    return tuple(made)


def over_each_other(lesson: Lesson, layer: int, unit: int, step: int, cells: Sequence[str]) -> dict[str, Reach]:
    """The same in the lesson as it is with each of these cells in the layer, by the cell's key.

    Weights of a cell that is not the lesson's own are drawn with the layer's initialiser and seed. Raises LessonError
    for a cell that there is not.
    """
    found = {}
    for cell in cells:
        other = lesson if lesson.layers[layer].cell == cell else with_layer(lesson, layer, cell=cell)
        found[cell] = reach_back(run(other), layer, unit, step)
    return found
