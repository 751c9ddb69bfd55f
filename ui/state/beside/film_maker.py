"""What makes films that take long: those of views that look at a whole run, and of cells that are not laid out yet.

They are made at once, or beside the window (`ui.jobs.films_beside`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from simulator.engine.progress import Progress
from simulator.network.trace import Trace
from ui.film.film import Film


class FilmMaker(Protocol):
    """Makes films one after the other."""

    def make(
        self, make: Callable[[], Film], take: Callable[[Film], None], traces: tuple[Trace | None, ...], ready: bool
    ) -> Film | None:
        """A film that looks at these whole runs; None where `take` has it later, in this thread.

        `ready`: the pictures of its cells are laid out. `make` is called in any thread.
        """

    def find(
        self, missing: Callable[[Progress], None], take: Callable[[], None], traces: tuple[Trace | None, ...]
    ) -> bool:
        """Compute what a moment of a film of these runs needs: whether it is there now; else `take` is called later.

        What is asked for last goes first, and may take the place of what was asked for before.
        """

    def drop(self) -> None:
        """Let go of what is to be made: `take` is not called any more."""

    def stop(self) -> None:
        """Drop it, and wait until nothing is being made."""


class FilmsAtOnce:
    """Makes a film while the caller waits."""

    def make(
        self, make: Callable[[], Film], take: Callable[[Film], None], traces: tuple[Trace | None, ...], ready: bool
    ) -> Film | None:
        """The film."""
        return make()

    def find(
        self, missing: Callable[[Progress], None], take: Callable[[], None], traces: tuple[Trace | None, ...]
    ) -> bool:
        """Nothing: who asks for the picture computes it."""
        return True

    def drop(self) -> None:
        """Nothing is ever to be made."""

    def stop(self) -> None:
        """Nothing is ever being made."""
