"""Methods that remember: once for each argument, no longer than their object, and not what another one found."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest

from ui.film.lru_method import copy_that_forgets, lent, lru_method


class Sums:
    """Adds its number to what it is given, and counts how often it does."""

    def __init__(self, number: int) -> None:
        self.number, self.made = number, 0
        self.part: Callable[[int], int] | None = None

    @lru_method(maxsize=2)
    def add(self, to: int, times: int = 1) -> int:
        """The sum."""
        self.made += 1
        return to + times * self.number


def test_what_was_found_is_remembered_for_the_last_arguments_of_each_object() -> None:
    one, other = Sums(1), Sums(10)
    assert [one.add(1), one.add(1), one.add(2), one.add(1), other.add(1)] == [2, 2, 3, 2, 11]
    assert (one.made, other.made) == (2, 1)
    assert one.add(3, times=5) == 8 and one.add(2) == 3
    assert one.made == 4, "only the last two are remembered"
    assert Sums.add.__doc__ == "The sum."


def test_an_object_goes_at_once_though_it_remembers_and_its_parts_ask_it() -> None:
    sums = Sums(1)
    sums.part = lent(sums.add)
    assert (sums.part(1), sums.add(1), sums.made) == (2, 2, 1)
    gone, left = weakref.ref(sums), sums.part
    gc.disable()
    try:
        del sums
        assert gone() is None
    finally:
        gc.enable()
    with pytest.raises(ReferenceError, match="gone"):
        left(1)


def test_a_method_of_what_nobody_keeps_can_be_called() -> None:
    assert Sums(2).add(1) == 3
    left = Sums(2).add
    assert left(5) == 7


def test_a_copy_remembers_nothing_of_the_other() -> None:
    sums = Sums(1)
    assert sums.add(1) == 2
    other = copy_that_forgets(sums)
    other.number = 10
    assert (other.add(1), sums.add(1)) == (11, 2)
    assert (sums.made, other.made) == (1, 2)
