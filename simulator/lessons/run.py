"""Build a lesson's network and run it. What is run knows the lesson that it is a run of."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.arrays import Array, Array64
from simulator.engine.progress import Progress
from simulator.engine.run import run_network
from simulator.lessons.builtin import find
from simulator.lessons.resolve import LONGEST_IN_REPR, ResolvedLesson, resolve
from simulator.lessons.schema import HoldSpec, Lesson, LessonError
from simulator.network.holds import Hold
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network
from simulator.network.trace import Trace
from simulator.text.embedding import OneHot, embed, input_names
from simulator.text.tokens import Numbers


@dataclass(frozen=True, eq=False, repr=False)
class Run(Trace):
    """A trace that knows the lesson it is of."""

    resolved: ResolvedLesson

    @property
    def lesson(self) -> Lesson:
        """What was run."""
        return self.resolved.lesson

    def with_hold(
        self,
        quantity: str,
        *,
        unit: int | Sequence[int] | None = None,
        value: float | Sequence[float],
        steps: range | None = None,
        layer: int = 0,
    ) -> Run:
        """The run of the lesson with a quantity of a layer set by hand: one unit, several or all of them, at some steps
        or all of them. `value` is one number for each unit, or one for all. Raises LessonError.
        """
        from simulator.lessons.edits.whatif import with_hold  # late: a run needs no edits

        units = () if unit is None else tuple(np.atleast_1d(unit).tolist())
        values = tuple(np.atleast_1d(np.asarray(value, np.float64)).tolist())
        if steps is not None and steps.step != 1:
            raise LessonError("The steps of a hold are without gaps.", "Hold each range of them by itself.", str(steps))
        start, stop = (0, None) if steps is None else (steps.start, steps.stop)
        hold = HoldSpec(layer, quantity, units=units, values=values, start=start, stop=stop)
        return run(with_hold(self.resolved, hold), after=self)

    def _about(self) -> str:
        return f"{self.lesson.title[:LONGEST_IN_REPR]!r}, {super()._about()}"


def inputs(lesson: Lesson | ResolvedLesson) -> tuple[Array64, tuple[str, ...]]:
    """The vectors that enter layer 0, [step, input], and the names of their columns (may be empty).

    Of a masked token nothing enters: its vector is zero. Raises LessonError for an unsound lesson.
    """
    resolved = resolve(lesson)
    sequence, tokens = resolved.lesson.sequence, resolved.tokens
    if isinstance(sequence, Numbers):
        vectors, names = np.array(sequence.rows, dtype=np.float64), sequence.names
    else:
        table = resolved.vectors or OneHot()
        vectors, names = embed(tokens, table), input_names(tokens, table)
    vectors[list(resolved.lesson.masked)] = 0.0
    return vectors, names


def build(lesson: Lesson | ResolvedLesson) -> Network:
    """The lesson's network with its weights, given or drawn. Raises LessonError for an unsound lesson."""
    resolved = resolve(lesson)
    layers = tuple(layer.layer for layer in resolved.layers)
    return Network(layers, resolved.readout, resolved.lesson.dtype)


def run(
    lesson: Lesson | ResolvedLesson | str | os.PathLike[str],
    *,
    after: Run | None = None,
    progress: Progress | None = None,
) -> Run:
    """Run a lesson, a built-in one by its key or one in a file: every vector of every step.

    Raises LessonError, also where numbers grow beyond all bounds. `after` is the run of an earlier lesson: layers and
    steps that have not changed are taken over from it. The result equals that of a full run to the bit. `progress`
    counts the steps of all layers; raises Cancelled.
    """
    found = find(os.fspath(lesson)) if isinstance(lesson, str | os.PathLike) else lesson
    resolved = resolve(found, None if after is None else after.resolved)
    network = build(resolved)
    vectors, names = _entering(resolved, after)
    holds = [_hold(hold, network.layers[hold.layer]) for hold in resolved.lesson.holds]
    resume = None if after is None else _find_resumption(resolved.lesson, network, vectors, after)
    idealised = resolved.lesson.idealised
    try:
        trace = run_network(
            network, vectors, resolved.tokens, input_names=names, holds=holds, skipped=resolved.lesson.skipped,
            begins=resolved.lesson.begins,
            idealised=idealised, resume=resume, progress=progress,
        )  # fmt: skip
    except NetworkError as error:
        remedy = "Take smaller weights, or hold gates by hand between 0 and 1 only."
        raise LessonError(f"The run cannot be finished: {error}.", remedy, "layers") from error
    return Run(**vars(trace), resolved=resolved)


def _entering(resolved: ResolvedLesson, after: Run | None) -> tuple[Array, tuple[str, ...]]:
    """As `inputs`, those of the earlier run where they are the same."""
    if after is not None:
        same = ("sequence", "embedding", "files", "masked", "dtype")
        if all(getattr(resolved.lesson, field) is getattr(after.lesson, field) for field in same):
            return after.inputs, after.input_names
    return inputs(resolved)


def _find_resumption(lesson: Lesson, network: Network, vectors: Array, after: Run) -> tuple[Trace, int] | None:
    """The earlier run with the first step from which this one may differ; None where the lowest layer is another."""
    before = after.lesson
    if after.layers[0].layer is not network.layers[0] or lesson.idealised != before.idealised:
        return None
    steps = min(after.steps, len(vectors))
    new, old = vectors[:steps].astype(after.inputs.dtype), after.inputs[:steps]
    apart = ((new != old) | (np.signbit(new) != np.signbit(old))).any(axis=1)  # 0 and -0 are apart
    first = int(apart.argmax()) if apart.any() else steps
    alike = 0
    while alike < min(len(lesson.holds), len(before.holds)) and lesson.holds[alike] == before.holds[alike]:
        alike += 1
    starts = [hold.start for hold in (*lesson.holds[alike:], *before.holds[alike:])]
    apart_at = (set(lesson.skipped) ^ set(before.skipped)) | (set(lesson.begins) ^ set(before.begins))
    return after, min([first, *starts, *apart_at])


def _hold(spec: HoldSpec, layer: Layer) -> Hold:
    units = spec.units or tuple(range(layer.width(spec.quantity)))
    return Hold(spec.layer, spec.quantity, units, spec.values, (spec.start, spec.stop))
