"""Which second of a file shows which second of the film, where the file stands still at some of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple


class TimeMap(NamedTuple):
    """The film from `start` to `stop` (seconds), standing still for `pause` seconds at each of `stops`, in order.

    Until `opens` it stands at that second: what is before it still shows the words of the token before.
    """

    start: float
    stop: float
    stops: tuple[float, ...] = ()
    pause: float = 0.0
    opens: float = 0.0

    @property
    def seconds(self) -> float:
        """The length of the file."""
        return self.stop - self.start + self.pause * len(self.stops)

    def film_time(self, second: float) -> float:
        """The second of the film that a second of the file shows."""
        return max(self._film_time(second), self.opens)

    def _film_time(self, second: float) -> float:
        k = bisect_right(self.stops, second, key=self.file_time)
        if k == 0:
            return self.start + second
        reached = self.stops[k - 1]
        if second - self.file_time(reached) < self.pause:
            return reached
        return self.start + second - k * self.pause

    def file_time(self, time: float) -> float:
        """The second of the file at which a second of the film is shown first."""
        return time - self.start + self.pause * bisect_left(self.stops, time)
