"""Compute one operation for many steps at once: what depends on x alone, and what no later step needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from simulator.arrays import Array
from simulator.engine.lowering import ARITHMETIC
from simulator.equations.functions import FUNCTIONS, REDUCING
from simulator.equations.parse import Operation, Term
from simulator.network.operands import Read


def perform(operation: Operation, read: Read, out: Array, *, rounded: bool) -> None:
    """Write an operation's values [steps, width] to `out`; round them to 0 or 1 if it is a gate that is
    idealised.
    """
    if operation.op == "sum":
        out[...] = 0
        add_terms(operation.terms, read, out, 1)
    elif operation.op in REDUCING:
        REDUCING[operation.op].into(read(operation.operands[0]), out)
    elif operation.op in ARITHMETIC:
        over_columns(ARITHMETIC[operation.op])(*map(read, operation.operands), out=out)
    else:
        for step in FUNCTIONS[operation.op].steps:
            values = (
                out if operand == "y" else read(operation.operands[operand] if isinstance(operand, int) else operand)
                for operand in step.operands
            )
            over_columns(step.ufunc)(*values, out=out)
    if rounded:
        np.greater_equal(out, out.dtype.type(0.5), out=out)


def over_columns(ufunc: np.ufunc) -> Callable[..., Array]:
    """The function itself, or what does the same where the function is wrong: NumPy 2.4's `negative` takes a
    column that is one wide for contiguous when it reads and writes columns of wider tables.
    """
    return _negative if ufunc is np.negative else ufunc


def _negative(values: Array, *, out: Array) -> Array:
    return np.multiply(values, -1, out=out)


def add_terms(terms: Iterable[Term], read: Read, out: Array, sign: int) -> None:
    """Add summands, with their signs times `sign`, to `out`."""
    for term in terms:
        factors = [read(factor) for factor in term.factors]
        value: Array = factors[0]
        if term.product == "@":
            value = factors[1] @ factors[0].T
        elif term.product == "*":
            value = factors[0] * factors[1]
        (np.add if sign * term.sign > 0 else np.subtract)(out, value, out=out)
