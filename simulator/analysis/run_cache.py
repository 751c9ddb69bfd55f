"""What is found once for a run of a layer, and let go with it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from simulator.arrays import largest_size
from simulator.network.trace import LayerTrace

P = ParamSpec("P")
R = TypeVar("R")


def once_a_run(measure: Callable[Concatenate[LayerTrace, P], R]) -> Callable[Concatenate[LayerTrace, P], R]:
    """A measure that is made once for each run, and each of its other arguments, which can be hashed."""
    known: WeakKeyDictionary[LayerTrace, dict[object, R]] = WeakKeyDictionary()

    @wraps(measure)
    def find(layer_trace: LayerTrace, /, *args: P.args, **kwargs: P.kwargs) -> R:
        found, asked = known.setdefault(layer_trace, {}), (args, *kwargs.items())
        if asked not in found:
            found[asked] = measure(layer_trace, *args, **kwargs)
        return found[asked]

    return find


@once_a_run
def largest_of(layer_trace: LayerTrace, quantity: str) -> float:
    """The largest size of a quantity in the run."""
    return largest_size(layer_trace[quantity])
