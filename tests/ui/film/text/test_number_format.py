"""Numbers are rounded to the nearest or to a side, and what is written says the number it was made of."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.film.text.apart import tell_apart
from ui.film.text.number_format import DOWN, NEAREST, UP, decimal, fixed, nearly, percent, precise, read_number, signed

NUMBERS = st.floats(-1e12, 1e12, allow_nan=False).filter(lambda value: value == 0.0 or abs(value) > 1e-290)


@pytest.mark.parametrize(
    ("value", "nearest", "down", "up"),
    [
        (0.12345, "0.123", "0.123", "0.124"),
        (-0.12345, "−0.123", "−0.124", "−0.123"),
        (0.9996, "1.000", "0.999", "1.000"),
        (-0.9996, "−1.000", "−1.000", "−0.999"),
        (3.0, "3", "3", "3"),
        (0.57, "0.570", "0.570", "0.570"),
    ],
)
def test_decimals_are_rounded_to_their_side(value: float, nearest: str, down: str, up: str) -> None:
    assert [decimal(value, 3, rounding=rounding) for rounding in (NEAREST, DOWN, UP)] == [nearest, down, up]


@given(NUMBERS)
def test_a_bound_never_passes_its_number(value: float) -> None:
    margin = 2e-11 * abs(value)
    for write in (precise, signed, percent):
        low, high = (read_number(write(value, rounding)) for rounding in (DOWN, UP))
        assert low <= value + margin and high >= value - margin
        assert high - low <= 0.011 * abs(value) + 1e-3


@given(NUMBERS)
def test_what_is_written_is_read_again(value: float) -> None:
    for write in (precise, signed):
        assert math.isclose(read_number(write(value)), value, rel_tol=0.06, abs_tol=0.051)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0\u202f%"), (1.0, "100\u202f%"), (0.00001, "<0.01\u202f%"), (0.99999, ">99.99\u202f%"),
        (0.0001, "0.01\u202f%"), (0.9999, "99.99\u202f%"), (0.5, "50\u202f%"),
    ],
)  # fmt: skip
def test_a_share_is_all_or_nothing_only_if_it_is(share: float, words: str) -> None:
    assert nearly(share) == words


def test_shares_beyond_all_percentages_are_powers_of_ten() -> None:
    assert percent(1e300) == "1.000·10³⁰²\u202f%"
    assert percent(math.inf) == "∞\u202f%" and percent(math.nan) == "nan\u202f%"


def test_large_numbers_have_few_digits() -> None:
    assert [decimal(value, 3) for value in (9_999.5, 12_345.678, 1e6, 1_000_000.25)] == [
        "9999.500",
        "12345.7",
        "1000000",
        "1000000.2",
    ]


def test_numbers_that_differ_are_told_apart() -> None:
    one, other = tell_apart(0.500001, 0.500002)
    assert one != other and tell_apart(0.25, 0.25) == ("0.2500", "0.2500")
    assert fixed(0.5, 2) == "0.50"
