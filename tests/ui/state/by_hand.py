"""Runs that are made when a test says so."""

from __future__ import annotations

from collections.abc import Callable

from simulator.lessons.edits.layers import with_seed
from simulator.lessons.schema import Lesson, LessonError
from ui.state.document import Document
from ui.state.lesson_runner import RunRequest, Runs

EXPLODES = LessonError("The run cannot be finished: it grows.", "Take smaller weights.", "layers")


class ByHand:
    """Runs a request when the test says so."""

    def __init__(self) -> None:
        self.begun: list[Lesson] = []
        self._under_way: tuple[RunRequest, Callable[[Runs], None], Callable[[Exception], None]] | None = None
        self.stopped = 0

    @property
    def under_way(self) -> Lesson | None:
        return self._under_way[0].lesson.lesson if self._under_way else None

    def start(self, request: RunRequest, take: Callable[[Runs], None], fail: Callable[[Exception], None]) -> None:
        self.begun.append(request.lesson.lesson)
        self._under_way = (request, take, fail)

    def drop(self) -> None:
        self._under_way = None

    def stop(self) -> None:
        self.stopped += 1
        self._under_way = None

    def finish(self) -> None:
        """The run that is under way is done."""
        assert self._under_way is not None
        (request, take, _), self._under_way = self._under_way, None
        take(request.run())

    def fail(self) -> None:
        """The run that is under way cannot be finished."""
        assert self._under_way is not None
        (_, _, fail), self._under_way = self._under_way, None
        fail(EXPLODES)

    def finish_all(self) -> None:
        while self._under_way is not None:
            self.finish()


def seed(document: Document, number: int, merge: bool = False) -> Lesson:
    lesson = with_seed(document.newest, number).lesson
    document.edit(f"seed {number}", lesson, merge=merge)
    return lesson
