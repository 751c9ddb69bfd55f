"""Python's search for garbage, made when nothing moves.

It goes through all objects that there are, which takes as long as several pictures; a film would stutter, and a hand
that drags would feel it. What edits and films leave goes by itself, so that there is little to find.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, SignalInstance

AT_REST = 1500  # milliseconds in which nothing moved
WORTH = 10  # searches through what is young, after which Python itself would look through all
AT_LAST = 1000  # as many, after which it does so here too, whatever moves


def freeze_garbage() -> None:
    """Leave what there is out of later searches: what the program consists of."""
    gc.collect()
    gc.freeze()
    gc.enable()


class GarbageAtRest(QObject):
    """Searches through all objects once a window has been at rest for a while, until it is closed.

    `moves` are signals that something moves in it, `closing` that it is closed.
    """

    def __init__(self, window: QObject, moves: Iterable[SignalInstance], closing: SignalInstance) -> None:
        super().__init__(window)
        freeze_garbage()
        self._thresholds = gc.get_threshold()
        gc.set_threshold(*self._thresholds[:2], AT_LAST)
        self._timer = QTimer(self)
        self._timer.setInterval(AT_REST)
        self._timer.timeout.connect(self._look)
        for signal in moves:
            signal.connect(self._wait)
        closing.connect(self._stop)
        self._wait()

    def _wait(self) -> None:
        """Something moves: once it has come to rest."""
        self._timer.start()

    def _look(self) -> None:
        if gc.get_count()[2] >= WORTH:
            gc.collect()

    def _stop(self) -> None:
        self._timer.stop()
        gc.set_threshold(*self._thresholds)
