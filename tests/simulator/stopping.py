"""A progress that stops a computation, as a person who does not want to wait would."""

from __future__ import annotations

from simulator.engine.progress import Cancelled, Progress


def stop_at(done: int) -> Progress:
    """Stops once so much is done."""

    def progress(so_far: int, of: int) -> None:
        if so_far >= done:
            raise Cancelled

    return progress
