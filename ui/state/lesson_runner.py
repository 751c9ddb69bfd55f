"""What runs a lesson for the document: at once, or beside the window (`ui.jobs.run_lesson`)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple, Protocol

from simulator.engine.progress import Progress
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.run import Run, run
from simulator.lessons.schema import Lesson, LessonError, Variant
from simulator.lessons.variants import runs_alike


class Runs(NamedTuple):
    """The run of a lesson, and the run of the ghost; None where there is none or where it cannot be finished.

    `others` are the runs of the request's others.
    """

    trace: Run
    ghost: Run | None
    others: tuple[Run, ...] = ()


class RunRequest(NamedTuple):
    """A lesson to run, the lesson of its ghost, and known runs: the first is of the lesson before the edit.

    `untried` are what it is newly compared with: it is accepted where all of it can be run, too.
    """

    lesson: ResolvedLesson
    ghost: Lesson | None
    known: tuple[Run, ...]
    untried: tuple[Variant, ...] = ()

    @property
    def others(self) -> tuple[ResolvedLesson, ...]:
        """The lessons of what it is newly compared with."""
        pairs = zip(self.lesson.lesson.variants, self.lesson.variants, strict=True)
        return tuple(other for variant, other in pairs if variant in self.untried)

    def known_run(self, lesson: Lesson) -> Run | None:
        """The known run of a lesson, or of one with the same numbers."""
        return next((known for known in self.known if runs_alike(known.lesson, lesson)), None)

    @property
    def missing(self) -> tuple[Lesson | ResolvedLesson, ...]:
        """The lessons whose run is not known."""
        lesson = () if self.known_run(self.lesson.lesson) is not None else (self.lesson,)
        ghost = () if self.ghost is None or self.known_run(self.ghost) is not None else (self.ghost,)
        return (*lesson, *ghost, *self.others)

    def run(self, progress: Progress | None = None) -> Runs:
        """Run what is missing. Raises LessonError where the lesson or another cannot be run, and Cancelled."""
        others = tuple(run(each, progress=progress) for each in self.others)
        trace = self.known_run(self.lesson.lesson)
        if trace is None:
            trace = run(self.lesson, after=self.known[0] if self.known else None, progress=progress)
        ghost = None if self.ghost is None else self.known_run(self.ghost)
        if self.ghost is not None and ghost is None:
            with suppress(LessonError):
                ghost = run(self.ghost, after=trace, progress=progress)
        return Runs(trace, ghost, others)


def is_run_of(running: Lesson, lesson: Lesson, untried: tuple[Variant, ...]) -> bool:
    """Whether the run of a lesson is that of another, too, with all of it that is `untried`."""
    wanted = (variant for variant in lesson.variants if variant in untried)
    return runs_alike(running, lesson) and all(variant in running.variants for variant in wanted)


class LessonRunner(Protocol):
    """Runs one request at a time, the newest."""

    def start(self, request: RunRequest, take: Callable[[Runs], None], fail: Callable[[BaseException], None]) -> None:
        """Run a request in place of the one that is under way. Calls `take` or `fail` in this thread, now or later.

        Raises LessonError where it is known at once that the lesson cannot be run; what is under way then goes on.
        """

    def drop(self) -> None:
        """Let go of what is under way: neither `take` nor `fail` is called any more."""

    def stop(self) -> None:
        """Drop what is under way, and wait until it has stopped."""


class RunAtOnce:
    """Runs a request while the caller waits."""

    def start(self, request: RunRequest, take: Callable[[Runs], None], fail: Callable[[BaseException], None]) -> None:
        """Run it now. Raises LessonError."""
        take(request.run())

    def drop(self) -> None:
        """Nothing is ever under way."""

    def stop(self) -> None:
        """Nothing is ever under way."""
