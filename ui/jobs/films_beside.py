"""Films that take long, made beside the window: of views that look at a large run, and of cells not laid out yet."""

from __future__ import annotations

from collections.abc import Callable

from simulator.network.trace import Trace
from ui.film.film import Film
from ui.jobs.measures import MeasuresInTurn, is_small


class FilmsBeside(MeasuresInTurn):
    """A `FilmMaker`: what is ready and small at once, else beside the window, one after the other."""

    def make(
        self, make: Callable[[], Film], take: Callable[[Film], None], traces: tuple[Trace | None, ...], ready: bool
    ) -> Film | None:
        """The film of small runs of cells that are laid out; None of others, which `take` has later."""
        if ready and is_small(*traces):
            return make()
        self.add(lambda _progress: make(), take)
        return None
