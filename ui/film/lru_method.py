"""Methods that remember what they found for their last arguments, as long as their object lives.

`functools.lru_cache` around a bound method, kept by the object itself, is a circle, and so is a bound method that is
kept by a part of its object: the object, and all that it holds of a run, then stays until Python next looks for
garbage, and that look takes the longer.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from copy import copy
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")
CACHES = "_lru_methods"  # where an object keeps what its methods found, by their names


def lru_method(maxsize: int) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """Make a method that remembers what it found for the last `maxsize` arguments, which are hashable."""

    def decorate(function: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        name = function.__name__

        @wraps(function)
        def method(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            caches: dict[str, Callable[P, R]] = vars(self).setdefault(CACHES, {})
            if name not in caches:
                caches[name] = cast("Callable[P, R]", lru_cache(maxsize)(lent(function.__get__(self))))
            return caches[name](*args, **kwargs)

        return method

    return decorate


def lent(method: Callable[P, R]) -> Callable[P, R]:
    """A bound method for a part that its own object keeps: it does not keep the object.

    Raises ReferenceError where it is called when that is gone.
    """
    weak: weakref.WeakMethod[Any] = weakref.WeakMethod(method)

    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        found: Callable[P, R] | None = weak()
        if found is None:
            raise ReferenceError("the object of this method is gone")
        return found(*args, **kwargs)

    return call


def copy_that_forgets(instance: S) -> S:
    """A shallow copy that has remembered nothing yet: what the other one found would be of that."""
    other = copy(instance)
    vars(other).pop(CACHES, None)
    return other
