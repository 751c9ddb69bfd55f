"""Films that take long, made beside the window: of views that look at a large run, and of cells not laid out yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from simulator.engine.progress import Progress
from simulator.network.trace import Trace
from ui.film.film import Film
from ui.jobs.measures import MeasureJob, is_small


class FilmsBeside(QObject):
    """A `FilmMaker`: what is ready and small at once, else beside the window, one after the other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: MeasureJob[Film] | None = None
        self._waiting: list[tuple[Callable[[], Film], Callable[[Film], None]]] = []

    def make(
        self, make: Callable[[], Film], take: Callable[[Film], None], traces: tuple[Trace | None, ...], ready: bool
    ) -> Film | None:
        """The film of small runs of cells that are laid out; None of others, which `take` has later."""
        if ready and is_small(*traces):
            return make()
        self._waiting.append((make, take))
        self._begin()
        return None

    def drop(self) -> None:
        """Let go of what is being made and of what waits."""
        self._waiting.clear()
        if self._job is not None:
            self._job.drop()

    def stop(self) -> None:
        """Drop it, and wait until no thread makes a film."""
        self.drop()
        if self._job is not None:
            self._job.wait()

    def _begin(self) -> None:
        if self._job is None and self._waiting:
            make, take = self._waiting.pop(0)
            self._job = MeasureJob(partial(_make, make), self)
            self._job.finished.connect(take)
            self._job.ended.connect(self._go_on)
            self._job.start()

    def _go_on(self, job: QObject) -> None:
        job.deleteLater()
        self._job = None
        self._begin()


def _make(make: Callable[[], Film], _progress: Progress) -> Film:
    return make()
