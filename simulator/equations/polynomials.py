"""What a quantity is as a sum of products: equations multiplied out as far as they are sums and products unit by unit.

Two quantities that are the same sum of products are equal, however their equations are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from simulator.equations.operations import Operand, Operation
from simulator.equations.parse import Equations

Product = tuple[str, ...]  # names, in alphabetical order; the empty one is the number 1
Polynomial = Mapping[Product, float]  # the factor of each product, none of them 0
MOST_PRODUCTS, MOST_FACTORS = 64, 64  # what has more products, or more names in one, is left as it is named


@lru_cache(maxsize=256)
def multiplied_out(equations: Equations, name: str, whole: frozenset[str] = frozenset()) -> Polynomial:
    """A quantity as a sum of products of inputs, weights, states before, and of what functions and matrices give.

    Quantities in `whole` are left as they are, and so is what would have more than 64 products or factors in one.
    """
    found: dict[str, Polynomial | None] = {}
    for operation in equations.operations:  # in the order of computing
        found[operation.name] = None if operation.name in whole else _of(operation, found)
    product = found.get(name)
    return MappingProxyType({(name,): 1.0} if product is None else product)


def times(left: Polynomial, right: Polynomial) -> Polynomial:
    """The product of two."""
    found: dict[Product, float] = {}
    for one, factor in left.items():
        for other, further in right.items():
            product = tuple(sorted((*one, *other)))
            found[product] = found.get(product, 0.0) + factor * further
    return _without_zeros(found)


def plus(left: Polynomial, right: Polynomial, factor: float = 1.0) -> Polynomial:
    """The sum of one, and of another times a factor."""
    found = dict(left)
    for product, number in right.items():
        found[product] = found.get(product, 0.0) + factor * number
    return _without_zeros(found)


def _without_zeros(polynomial: Mapping[Product, float]) -> Polynomial:
    return {product: number for product, number in polynomial.items() if number}


def _of(operation: Operation, known: Mapping[str, Polynomial | None]) -> Polynomial | None:
    """An operation multiplied out, from those before it; None for one that is no sum or product, or too large a one."""

    def part(operand: Operand) -> Polynomial:
        if not isinstance(operand, str):
            return {(): float(operand)} if operand else {}
        inner = known.get(operand)
        return {(operand,): 1.0} if inner is None else inner

    operands = operation.operands
    found: Polynomial = {}
    match operation.op:
        case "+" | "-":
            found = plus(part(operands[0]), part(operands[1]), 1.0 if operation.op == "+" else -1.0)
        case "negative" | "copy":
            found = times({(): 1.0 if operation.op == "copy" else -1.0}, part(operands[0]))
        case "*":
            left, right = map(part, operands)
            if len(left) * len(right) > MOST_PRODUCTS:
                return None
            found = times(left, right)
        case "/" if not isinstance(operands[1], str) and operands[1]:
            found = times({(): 1 / operands[1]}, part(operands[0]))
        case _:
            return None
    small = len(found) <= MOST_PRODUCTS and all(len(product) <= MOST_FACTORS for product in found)
    return found if small else None
