"""Functions to three hundred digits, to measure the accuracy of float64 by."""

from __future__ import annotations

from decimal import Decimal, getcontext

getcontext().prec = 320


def sigmoid(a: Decimal) -> Decimal:
    return 1 / (1 + (-a).exp())


def tanh(a: Decimal) -> Decimal:
    square = (-2 * abs(a)).exp()
    value = (1 - square) / (1 + square)
    return value if a >= 0 else -value


EXACT = {
    "sigmoid": sigmoid,
    "tanh": tanh,
    "relu": lambda a: max(a, Decimal(0)),
    "hard_sigmoid": lambda a: min(max(a / 5 + Decimal("0.5"), Decimal(0)), Decimal(1)),
    "exp": Decimal.exp,
    "log": Decimal.ln,
    "softplus": lambda a: (1 + a.exp()).ln(),
    "sqrt": Decimal.sqrt,
    "abs": abs,
    "maximum": max,
    "minimum": min,
}
SLOPES = {  # of the smooth ones, in closed form
    "sigmoid": lambda a: sigmoid(a) * sigmoid(-a),
    "tanh": lambda a: 4 * (2 * a).exp() / (1 + (2 * a).exp()) ** 2,
    "exp": Decimal.exp,
    "log": lambda a: 1 / a,
    "softplus": sigmoid,
    "sqrt": lambda a: 1 / (2 * a.sqrt()),
}
