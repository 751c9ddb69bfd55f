"""Arrays that many lessons have in common, each made once: as long as somebody has them, and the latest for longer."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from weakref import WeakValueDictionary

from simulator.arrays import Array

MOST_KEPT = 256 * 2**20
"""Bytes that are kept though nobody has them, so that what is opened again is there at once."""


class Arrays(dict[str, Array]):
    """Arrays by name, read-only; it can be told when nobody has them any more."""


class SharedArrays:
    """Makes arrays on the first request, and gives the same to everybody after that, from any thread."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most, self._lock = most, Lock()
        self._known: WeakValueDictionary[Hashable, Arrays] = WeakValueDictionary()
        self._latest: OrderedDict[Hashable, Arrays] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Arrays]) -> Arrays:
        """What belongs to a key."""
        with self._lock:
            known = self._known.get(key)
        made = make() if known is None else known  # without the lock: who wants others need not wait
        with self._lock:
            found = self._known.setdefault(key, made)
            self._latest[key] = found
            self._latest.move_to_end(key)
            while len(self._latest) > 1 and sum(map(_bytes, self._latest.values())) > self._most:
                self._latest.popitem(last=False)
            return found


def _bytes(arrays: Arrays) -> int:
    return sum(array.nbytes for array in arrays.values())
