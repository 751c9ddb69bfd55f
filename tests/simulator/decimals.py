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


def sine(a: Decimal) -> Decimal:
    """By its series, which loses 260 of 320 digits for an argument of 600."""
    total, term, n = Decimal(0), a, 1
    while term and abs(term) > Decimal("1e-315"):
        total += term
        term, n = -term * a * a / ((n + 1) * (n + 2)), n + 2
    return total


def cosine(a: Decimal) -> Decimal:
    total, term, n = Decimal(0), Decimal(1), 0
    while term and abs(term) > Decimal("1e-315"):
        total += term
        term, n = -term * a * a / ((n + 1) * (n + 2)), n + 2
    return total


EXACT = {
    "sigmoid": sigmoid,
    "tanh": tanh,
    "relu": lambda a: max(a, Decimal(0)),
    "hard_sigmoid": lambda a: min(max(a / 5 + Decimal("0.5"), Decimal(0)), Decimal(1)),
    "exp": Decimal.exp,
    "log": Decimal.ln,
    "softplus": lambda a: (1 + a.exp()).ln(),
    "silu": lambda a: a * sigmoid(a),
    "elu": lambda a: a if a > 0 else a.exp() - 1,
    "square": lambda a: a * a,
    "sin": sine,
    "cos": cosine,
    "step": lambda a: Decimal(int(a >= 0)),
    "sign": lambda a: Decimal((a > 0) - (a < 0)),
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
    "silu": lambda a: sigmoid(a) * (1 + a * sigmoid(-a)),
    "square": lambda a: 2 * a,
    "sin": cosine,
    "cos": lambda a: -sine(a),
    "sqrt": lambda a: 1 / (2 * a.sqrt()),
}
