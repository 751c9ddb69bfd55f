"""Shows on the cards what was done of each lesson, read beside the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.lessons.guide.results.summary import LessonDone
from ui.jobs.job import NewestJob
from ui.jobs.results.giving import ReadDone
from ui.settings import kept_results
from ui.window.start_cards import Card


class ShownDone:
    """What the cards say of that."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self._cards, self._jobs = cards, NewestJob()

    def read(self) -> None:
        """Show it as it is now, as soon as that is read."""
        job = ReadDone(kept_results.place())
        job.finished.connect(self._show)
        self._jobs.start(job)

    def drop(self) -> None:
        """Show nothing more."""
        self._jobs.drop()

    def stop(self) -> None:
        """Wait until nothing is read any more."""
        self._jobs.stop()

    def _show(self, done: Mapping[str, LessonDone]) -> None:
        for card in self._cards:
            card.show_done(done.get(card.key))
