"""Every function of the table: its value and its slope to the last digits, far out too, and in float32."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from simulator.equations.functions import FUNCTIONS, evaluate
from tests.simulator.decimals import EXACT, SLOPES

ARGUMENTS = [
    -600.0,
    -40.0,
    -37.5,
    -18.0,
    -5.0,
    -2.5,
    -1.0,
    -0.3,
    -1e-9,
    0.0,
    1e-9,
    0.2,
    1.0,
    2.5,
    5.0,
    19.0,
    40.0,
    600.0,
]
POSITIVE = {"log", "sqrt"}
KINKS = {
    "relu": [0.0],
    "abs": [0.0],
    "hard_sigmoid": [-2.5, 2.5],
    "maximum": [],
    "minimum": [],
    "elu": [0.0],
    "step": [0.0],
    "sign": [0.0],
}


def arguments_of(name: str) -> list[float]:
    return [a for a in ARGUMENTS if a > 0 or name not in POSITIVE]


def test_the_table_is_known_in_full() -> None:
    assert set(FUNCTIONS) == set(EXACT)
    assert {name for name, function in FUNCTIONS.items() if function.arity == 2} == {"maximum", "minimum"}
    assert {name for name, function in FUNCTIONS.items() if function.gate} == {"sigmoid", "hard_sigmoid", "step"}


@pytest.mark.parametrize("name", [name for name, function in FUNCTIONS.items() if function.arity == 1])
def test_values(name: str) -> None:
    values = np.array(arguments_of(name))
    with np.errstate(over="ignore"):
        found = evaluate(FUNCTIONS[name], (values,))
    for a, value in zip(values, found, strict=True):
        exact = float(EXACT[name](Decimal(float(a))))
        assert value == pytest.approx(exact, rel=1e-15, abs=1e-300)


@pytest.mark.parametrize("name", sorted(SLOPES))
def test_slopes_of_smooth_functions(name: str) -> None:
    """Relative: a gate that rounds to 1 still has a slope."""
    values = np.array(arguments_of(name))
    with np.errstate(over="ignore"):
        value = evaluate(FUNCTIONS[name], (values,))
        found = FUNCTIONS[name].derivative((values,), value, 0)
    for a, slope in zip(values, found, strict=True):
        exact = float(SLOPES[name](Decimal(float(a))))
        assert slope == pytest.approx(exact, rel=1e-14, abs=1e-300)


@pytest.mark.parametrize("name", sorted(KINKS))
def test_slopes_of_functions_with_kinks(name: str) -> None:
    function = FUNCTIONS[name]
    values = np.array([a for a in ARGUMENTS if abs(a) < 50 and a not in KINKS[name]])
    for k in range(function.arity):
        arguments = tuple(values if n == k else np.full_like(values, 0.7) for n in range(function.arity))
        higher, lower = (
            evaluate(function, tuple(a + step * (n == k) for n, a in enumerate(arguments))) for step in (1e-10, -1e-10)
        )
        found = function.derivative(arguments, evaluate(function, arguments), k)
        np.testing.assert_allclose(found, (higher - lower) / 2e-10, atol=1e-4)


def test_at_a_tie_the_first_argument_has_the_slope() -> None:
    tie = np.array([1.0])
    for name in ("maximum", "minimum"):
        assert FUNCTIONS[name].derivative((tie, tie), tie, 0) == 1
        assert FUNCTIONS[name].derivative((tie, tie), tie, 1) == 0


@pytest.mark.parametrize("name", FUNCTIONS)
def test_float32_stays_float32(name: str) -> None:
    function = FUNCTIONS[name]
    arguments = tuple(np.array([0.5, 2.0], np.float32) for _ in range(function.arity))
    value = evaluate(function, arguments)
    assert value.dtype == np.float32
    assert function.derivative(arguments, value, 0).dtype == np.float32


def test_what_goes_beyond_all_numbers_on_the_way_is_no_fault() -> None:
    assert evaluate(FUNCTIONS["sigmoid"], (np.array([-800.0, 800.0]),)).tolist() == [0.0, 1.0]
