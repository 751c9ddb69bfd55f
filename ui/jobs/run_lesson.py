"""Runs the newest lesson beside the window; what is overtaken is dropped. What takes no time is run at once."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject

from simulator.analysis.charts.memory import memory_lines
from simulator.analysis.measures import OPEN, RunningHalfLives
from simulator.analysis.run_cache import largest_of
from simulator.analysis.telling_steps import quiet_steps
from simulator.engine.progress import Progress
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.run import Run
from simulator.lessons.schema import Lesson, LessonError
from ui.film.scene.lanes import amounts_of, largest_sum
from ui.film.scene.rivers import river_stages
from ui.jobs.job import Job, NewestJob
from ui.state.lesson_runner import RunRequest, Runs

AT_ONCE = 0.02  # seconds: what is expected to take less is run while the caller waits, so that nothing flickers
OPEN_AT_ONCE = 0.05  # seconds: the same for a lesson that is opened
A_RUN, A_STEP, A_NUMBER = 2e-3, 5e-6, 25e-9  # seconds that a run takes, and beside that each step of a layer and number
A_WEIGHT, A_PRODUCT = 8e-9, 3e-10  # seconds to make each weight ready, and to multiply with it in a step


class RunLesson(Job[Runs]):
    """Runs a request; `seconds` tells how long it took."""

    expected = (LessonError,)

    def __init__(self, request: RunRequest, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.request = request
        self.seconds = 0.0

    def work(self, progress: Progress) -> Runs:
        """Run what is missing. Raises LessonError and Cancelled."""
        begun = perf_counter()
        runs = self.request.run(progress)
        _measure(runs.trace)
        self.seconds = perf_counter() - begun
        _relate_forms(runs.trace)
        return runs


def _relate_forms(trace: Run) -> None:
    """Find what the forms of its cells have to do with each other, which is found once in a program."""
    from simulator.lessons.edits.cell_form import forms, relation  # late: the window is there sooner

    for key in dict.fromkeys(each.layer.cell.key for each in trace.layers):
        for other in forms(key):
            relation(key, other)


def _measure(trace: Run) -> None:
    """Find what every picture of a run asks for: of a long one that takes its time, too."""
    quiet_steps(trace)
    for layer_trace in trace.layers:
        cell = layer_trace.layer.cell
        river_stages(layer_trace)
        memory_lines(layer_trace)
        if cell.memory.keep is not None:
            RunningHalfLives(layer_trace.as_read, OPEN).at(trace.steps - 1)
        for name in ("x", *layer_trace, *(f"{state}_prev" for state in cell.states)):
            largest_of(layer_trace, name)
        for name in amounts_of(cell):
            largest_sum(layer_trace, name)


class RunBeside:
    """A `LessonRunner`: small lessons at once, large ones beside the window."""

    def __init__(self, at_once: float = AT_ONCE) -> None:
        """`at_once`: the seconds that the caller waits at most."""
        self._at_once = at_once
        self._jobs = NewestJob()
        self._slowness = 1.0  # how much longer the last run took than expected of its size; at least 1

    def start(self, request: RunRequest, take: Callable[[Runs], None], fail: Callable[[BaseException], None]) -> None:
        """Run a request at once or beside the window. Raises LessonError."""
        usual = sum(map(usual_seconds, request.missing))
        if usual * self._slowness >= self._at_once:
            self._start_beside(request, usual, take, fail)
            return
        begun = perf_counter()
        runs = request.run()
        self._learn(usual, perf_counter() - begun)
        self._jobs.drop()
        take(runs)

    def _start_beside(
        self, request: RunRequest, usual: float, take: Callable[[Runs], None], fail: Callable[[BaseException], None]
    ) -> None:
        job = RunLesson(request)

        def finish(runs: Runs) -> None:
            self._learn(usual, job.seconds)
            take(runs)

        def report_failure(_words: str) -> None:
            assert job.error is not None
            fail(job.error)

        job.finished.connect(finish)
        job.failed.connect(report_failure)
        self._jobs.start(job)

    def drop(self) -> None:
        """Let go of the run that is under way."""
        self._jobs.drop()

    def stop(self) -> None:
        """Drop the run that is under way, and wait until its thread has stopped."""
        self._jobs.stop()

    def _learn(self, usual: float, seconds: float) -> None:
        """Expect the next run to be as slow for its size as this one was, never quicker than usual."""
        self._slowness = max(1.0, seconds / usual)


def is_quick(lesson: Lesson | ResolvedLesson) -> bool:
    """Whether the window may wait for the run of a lesson that is opened. Raises LessonError."""
    return usual_seconds(lesson) < OPEN_AT_ONCE


def usual_seconds(lesson: Lesson | ResolvedLesson) -> float:
    """How long the run of a lesson usually takes, where nothing of it is known. Raises LessonError."""
    resolved = resolve(lesson)
    tokens = len(resolved.tokens)
    weights = sum(math.prod(shape) for layer in resolved.layers for shape in layer.sizes.weights.values())
    numbers = A_NUMBER * resolved.recorded_numbers + (A_WEIGHT + A_PRODUCT * tokens) * weights
    return A_RUN + A_STEP * tokens * len(resolved.layers) + numbers
