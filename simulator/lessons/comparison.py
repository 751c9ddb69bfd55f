"""Runs of the same sequence beside each other: the lesson's, those of its variants, and those of other cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.lessons.resolve import LONGEST_IN_REPR, Derived, ResolvedLesson, resolve
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson, LessonError
from simulator.lessons.variants import runs_alike, variant_lesson
from simulator.network.trace import Trace

if TYPE_CHECKING:
    from simulator.analysis.charts.gradient import Reach

MOST_UNASKED = 2**26  # numbers that runs record together which nobody has asked for


@dataclass(frozen=True, eq=False, repr=False)
class ComparedRun:
    """One of the runs that are compared: the lesson that it is of, whose title is its own, and what was computed."""

    lesson: Lesson
    trace: Trace

    def __repr__(self) -> str:
        return f"ComparedRun({self.lesson.title[:LONGEST_IN_REPR]!r}, {self.trace})"


def compared_lessons(lesson: Lesson | ResolvedLesson) -> tuple[ResolvedLesson, ...]:
    """The lesson and its variants; where it has none, its equals.

    These are lessons that are set by hand as it is, or the same in a simple RNN, an LSTM and a GRU, if these fit.
    """
    resolved = resolve(lesson)
    others = resolved.variants or _equals(resolved) or tuple(_in_other_cells(resolved))
    if not resolved.variants and sum(each.recorded_numbers for each in (resolved, *others)) > MOST_UNASKED:
        others = ()  # the lesson alone can still be looked at
    return (resolved, *others)


def compared_runs(
    lesson: Lesson | ResolvedLesson, trace: Trace, known: Sequence[ComparedRun] = (), *, finished_only: bool = False
) -> tuple[ComparedRun, ...]:
    """The runs of `compared_lessons`, the lesson's own `trace` first. Runs that are `known` are not made again.

    Raises LessonError where numbers of a variant grow beyond all bounds; with `finished_only` it is left out.
    """
    resolved, *others = compared_lessons(lesson)
    made = [ComparedRun(resolved.lesson, trace)]
    for each in others:
        alike = next((other.trace for other in known if runs_alike(other.lesson, each.lesson)), None)
        try:
            made.append(ComparedRun(each.lesson, run(each) if alike is None else alike))
        except LessonError:
            if not finished_only:
                raise
    return tuple(made)


def _equals(resolved: ResolvedLesson) -> tuple[ResolvedLesson, ...]:
    """The runs of built-in lessons set by hand for the same inputs; none where a cell of theirs has another's key."""
    from simulator.lessons.edits.variants import with_equals_compared  # late, as below

    with suppress(LessonError):
        return with_equals_compared(resolved).variants
    return ()


def _in_other_cells(resolved: ResolvedLesson) -> Iterator[ResolvedLesson]:
    """The lesson in a simple RNN, an LSTM and a GRU; one of too many weights is left out."""
    from simulator.lessons.edits.variants import cell_variants  # late, as below: a lesson alone is shown without edits

    derived = Derived(resolved)
    for variant in cell_variants(resolved):
        with suppress(LessonError):
            yield resolve(variant_lesson(resolved.lesson, variant), resolved, derived)


def over_each_other(
    lesson: Lesson | ResolvedLesson, layer: int, unit: int, step: int, cells: Sequence[str]
) -> dict[str, Reach]:
    """How far back the gradient of a unit's memory after a step reaches with each of these cells in the layer.

    As `runs_with_cells` has them; raises LessonError as it does.
    """
    from simulator.analysis.charts.gradient import reach_back

    traces = runs_with_cells(lesson, layer, cells)
    return {cell: reach_back(trace, layer, unit, step) for cell, trace in traces.items()}


def runs_with_cells(lesson: Lesson | ResolvedLesson, layer: int, cells: Sequence[str]) -> dict[str, Trace]:
    """The runs of the lesson as it is with each of these cells in the layer, by the cell's key, in the order in which
    the layer reads.

    Weights of a cell that is not the lesson's own are drawn with the layer's initialiser and seed. Raises LessonError
    for a cell that there is not.
    """
    from simulator.lessons.edits.layers import with_layer

    resolved = resolve(lesson)
    found: dict[str, Trace] = {}
    for cell in cells:
        other = resolved if resolved.layers[layer].spec.cell == cell else with_layer(resolved, layer, cell=cell)
        found[cell] = run(other).as_read_by(layer)
    return found
