"""What is found once for a run, or for a run as it is looked at, and let go with it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from threading import Lock
from typing import Concatenate, Generic, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary, ref

from simulator.arrays import largest_size
from simulator.network.trace import LayerTrace

Run = TypeVar("Run")
P = ParamSpec("P")
R = TypeVar("R")
Measure = Callable[Concatenate[Run, P], R]


def once_a_run(measure: Measure[Run, P, R]) -> Measure[Run, P, R]:
    """A measure that is made once for each run, and each of its other arguments, which can be hashed."""
    return _kept(measure, None)


def kept_a_run(most: int) -> Callable[[Measure[Run, P, R]], Measure[Run, P, R]]:
    """A measure of which the `most` that were asked for last are kept for each run."""
    return lambda measure: _kept(measure, most)


def _kept(measure: Measure[Run, P, R], most: int | None) -> Measure[Run, P, R]:
    """A measure whose results go with the run they were made of, and hence must not hold it."""
    known: WeakKeyDictionary[Run, Callable[P, R]] = WeakKeyDictionary()

    def of_run(run: Run) -> Callable[P, R]:
        asked = ref(run)

        def make(*args: P.args, **kwargs: P.kwargs) -> R:
            found = asked()
            assert found is not None, "who asks holds it"
            return measure(found, *args, **kwargs)

        return cast(Callable[P, R], lru_cache(most)(make))

    @wraps(measure)
    def find(run: Run, /, *args: P.args, **kwargs: P.kwargs) -> R:
        kept = known.get(run)
        if kept is None:
            kept = known.setdefault(run, of_run(run))
        return kept(*args, **kwargs)

    return find


class Remembered(Generic[Run, R]):
    """The `most` results that were asked for last of each run, by what was asked; they go with the run they are of."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._known: WeakKeyDictionary[Run, OrderedDict[Hashable, R]] = WeakKeyDictionary()

    def get(self, run: Run, asked: Hashable) -> R | None:
        """The result; None where it is not remembered."""
        with self._lock:
            known = self._known.get(run, OrderedDict[Hashable, R]())
            if asked in known:
                known.move_to_end(asked)
            return known.get(asked)

    def put(self, run: Run, asked: Hashable, found: R) -> None:
        """Remember a result."""
        with self._lock:
            known = self._known.setdefault(run, OrderedDict())
            known[asked] = found
            while len(known) > self._most:
                known.popitem(last=False)


@once_a_run
def largest_of(layer_trace: LayerTrace, quantity: str) -> float:
    """The largest size of a quantity in the run."""
    figures = layer_trace.figures
    if figures is not None and quantity in figures.names and quantity not in layer_trace.places:
        return largest_size(figures.of("largest", quantity))
    return largest_size(layer_trace[quantity])
