"""Takes down what is done in the guide: which steps are seen, what is answered, and when the end is reached."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from simulator.lessons.builtin import key_of
from simulator.lessons.guide.results.records import Answered, Finished, Seen
from simulator.lessons.schema import Lesson
from ui.jobs.results.keeping import ResultsQueue
from ui.panels.guide.card import GuideCard
from ui.panels.guide.given import Given
from ui.settings.translation import spoken_language
from ui.state.document import Document

DECIMALS = 6


class ResultsRecorder(QObject):
    """Keeps it on this machine; `failed` says once why it cannot."""

    failed = Signal(str)

    def __init__(self, document: Document, card: GuideCard) -> None:
        super().__init__(card)
        self._document, self._guide = document, card.guide
        self._queue = ResultsQueue(self)
        self._seen: tuple[Lesson, set[int]] = document.opened, set()
        self._has_failed = False
        self._queue.failed.connect(self._fail)
        self._guide.changed.connect(self._take_step)
        self._guide.finished.connect(lambda: self._queue.add(document.opened, Finished(**self._lesson)))
        card.answered.connect(self._take_answer)

    def stop(self) -> None:
        """Wait until everything is kept."""
        self._queue.stop()

    @property
    def _lesson(self) -> dict[str, Any]:
        """When and where something is done now."""
        opened, path = self._document.opened, self._document.path
        name = path.name if path is not None else key_of(opened) or opened.title
        return {"time": datetime.now(UTC), "lesson": name, "title": opened.title}

    def _take_step(self) -> None:
        at, opened = self._guide.at, self._document.opened
        if self._seen[0] is not opened:
            self._seen = opened, set()
        if at is not None and at not in self._seen[1]:
            self._seen[1].add(at)
            self._queue.add(opened, Seen(**self._lesson, step=at, steps=self._guide.count))

    def _take_answer(self, given: Given) -> None:
        record = Answered(
            **self._lesson,
            step=self._guide.at or 0,
            kind=given.kind,
            asked=given.asked,
            answer=tuple(round(value, DECIMALS) for value in given.answer),
            right=given.right_values,
            score=given.verdict.score,
            options=given.options,
            near=given.near,
            seed=given.seed,
            number=given.number,
            language=spoken_language().key,
        )
        self._queue.add(self._document.opened, record)

    def _fail(self, why: str) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(why)
