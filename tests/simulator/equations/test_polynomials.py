"""Equations multiplied out: sums of products of what functions and matrices give, as far as they stay small."""

from __future__ import annotations

from simulator.equations.parse import parse
from simulator.equations.polynomials import MOST_FACTORS, multiplied_out


def test_sums_and_products_are_multiplied_out() -> None:
    found = parse("z = sigmoid(W_z @ x)\nn = tanh(W_n @ x)\nh = n - z * (n - h_prev) / 2", ("h",))
    assert multiplied_out(found, "h") == {("n",): 1.0, ("n", "z"): -0.5, ("h_prev", "z"): 0.5}
    assert multiplied_out(found, "h", frozenset({"h"})) == {("h",): 1.0}
    assert multiplied_out(found, "z") == {("z",): 1.0}


def test_a_product_that_grows_without_bounds_is_left_as_it_is_named() -> None:
    """q0 has as many factors as the fortieth of Fibonacci's numbers, and would be expanded as often."""
    steps = [f"q{k} = q{k + 1} * q{k + 2}" for k in range(40)]
    text = "\n".join((*steps, "q40 = tanh(W_q @ x)", "q41 = 1 * h_prev", "h = q0 + 1"))
    found = multiplied_out(parse(text, ("h",)), "h")
    assert all(len(product) <= MOST_FACTORS for product in found) and found[()] == 1.0
