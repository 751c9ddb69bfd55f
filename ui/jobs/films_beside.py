"""Films that take long, made beside the window: of views that look at a large run, and of cells not laid out yet.

So is what some of them compute of each moment anew.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from simulator.engine.progress import Progress, stopped_by
from simulator.network.trace import Trace
from ui.film.film import Film
from ui.jobs.measures import MeasuresInTurn, NewestMeasure, is_small


class FilmsBeside(MeasuresInTurn):
    """A `FilmMaker`: what is ready and small at once, else beside the window, one after the other.

    Of moments, that which was asked for last.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments = NewestMeasure(self)

    @property
    def is_running(self) -> bool:
        """Whether a film is made, or what a moment of one needs."""
        return super().is_running or self._moments.is_running

    def make(
        self, make: Callable[[], Film], take: Callable[[Film], None], traces: tuple[Trace | None, ...], ready: bool
    ) -> Film | None:
        """The film of small runs of cells that are laid out; None of others, which `take` has later."""
        if ready and is_small(*traces):
            return make()

        def work(progress: Progress) -> Film:
            with stopped_by(progress):
                return make()

        self.add(work, take)
        return None

    def find(
        self, missing: Callable[[Progress], None], take: Callable[[], None], traces: tuple[Trace | None, ...]
    ) -> bool:
        """Whether the runs are small, so that the window may wait; else `take` is called when it is there."""
        if is_small(*traces):
            return True
        self._moments.ask(missing, lambda _nothing: take(), at_once=False)
        return False

    def drop(self) -> None:
        """Drop what is being made."""
        super().drop()
        self._moments.drop()

    def stop(self) -> None:
        """Drop it, and wait until no thread works."""
        super().stop()
        self._moments.stop()
