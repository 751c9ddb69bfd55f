"""How long the lecture has lasted."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Stopwatch:
    """Counts seconds while it runs; `now` tells those of a steady clock."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._counted, self._since = 0.0, 0.0
        self.running = False

    @property
    def seconds(self) -> float:
        """What has been counted so far."""
        return self._counted + (self._now() - self._since if self.running else 0.0)

    def start(self) -> None:
        """Count on from here."""
        if not self.running:
            self._since, self.running = self._now(), True

    def hold(self) -> None:
        """Stop counting, and keep what was counted."""
        self._counted, self.running = self.seconds, False

    def reset(self) -> None:
        """Begin at 0; a watch that runs runs on."""
        self._counted, self._since = 0.0, self._now()


def clock_text(seconds: float) -> str:
    """Seconds as a watch shows them: "4:05", "1:04:05"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
