"""Equations with numbers put in that hold in the digits they are printed with.

Numbers that are rounded one by one need not give the rounded result: 0.9997 · 0.9951 is 0.9948, where the run has
0.9947. What goes into an equation is then printed with more digits, and where these do not do, the sign before the
result says that it is so about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array64
from simulator.equations.expressions import Binary, Call, Expression, Name, Negative, Number
from simulator.equations.functions import FUNCTIONS, evaluate
from ui.film.text.formula import Runs, ValueOf, as_put_in, put_in
from ui.film.text.notation import PYTORCH, Notation
from ui.film.text.number_format import last_place, precise, read_number

EQUALS, ABOUT = " = ", " ≈ "
MOST_MORE = 3  # digits that numbers have more than usual so that an equation holds
SLACK = 1e-6  # of a unit in the last place: what has a five behind it may be rounded to either side

Values = Callable[[str], Array64 | None]
Write = Callable[[Array64, int], str]


class Line(NamedTuple):
    """An equation's side with numbers put in, and the sign between it and the result."""

    runs: Runs
    sign: str


def line(
    name: str, tree: Expression, values: Values, result: Array64, write: Write, notation: Notation = PYTORCH
) -> Line | None:
    """The expression of a quantity with numbers put in, or None where a matrix product leaves nothing to put in.

    `values` are what a name stands for, a number or a small vector; None for what has none. `write` writes them with
    so many more digits than usual. `result` is printed as usual.
    """
    shown = as_put_in(name, tree)
    if shown is None:
        return None
    more, sign = next(_that_hold(lambda more: holds(shown, values, result, more)))
    runs = put_in(name, tree, lambda each: _write(values(each), write, more), notation)
    return None if runs is None else Line(runs, sign)


def digits_that_hold(value: Callable[[int], float], result: float) -> tuple[int, str]:
    """How many digits more than usual a line needs, and the sign between it and the result.

    `value` is what the line comes to as it is printed with so many more.
    """
    return next(_that_hold(lambda more: meets(value(more), precise(result))))


def _that_hold(holds_with: Callable[[int], bool]) -> Iterator[tuple[int, str]]:
    """The fewest digits with which it does; the usual ones, and that it is about, where none do."""
    yield from ((more, EQUALS) for more in range(MOST_MORE + 1) if holds_with(more))
    yield 0, ABOUT


def with_numbers(
    name: str, tree: Expression, value_of: ValueOf, result: float | None, notation: Notation = PYTORCH
) -> Line | None:
    """The expression with a unit's numbers put in, or None where a matrix product leaves nothing to put in.

    Without a `result` nothing is promised of it.
    """

    def values(each: str) -> Array64 | None:
        value = value_of(each)
        return None if value is None else np.array([value])

    def write(values: Array64, more: int) -> str:
        return notation.number(precise(float(values[0]), more=more))

    return line(name, tree, values, np.array([] if result is None else [result]), write, notation)


def _write(values: Array64 | None, write: Write, more: int) -> str | None:
    return None if values is None else write(values, more)


def holds(tree: Expression, values: Values, result: Array64, more: int = 0) -> bool:
    """Whether the numbers as printed, with so many more digits, give the printed result; true of what has none."""
    given = computed(tree, lambda each: printed(values(each), more))
    if given is None:
        return True
    pairs = zip(np.broadcast_to(given, result.shape).tolist(), result.tolist(), strict=True) if result.size else ()
    return all(meets(value, precise(wanted)) for value, wanted in pairs)


def meets(value: float, text: str) -> bool:
    """Whether a number is what a text says, at the text's own last place, or within what "1 − <1.2·10⁻¹⁶" leaves."""
    wanted = read_number(text)
    if "<" in text:
        if wanted < 0.0:
            return -1.0 <= value <= wanted
        return wanted <= value <= 1.0 if wanted > 0.5 else 0.0 <= value < wanted
    return value == wanted or abs(value - wanted) <= (0.5 + SLACK) * last_place(text)


def sign_of(texts: Sequence[str], result: str, computed: Callable[..., float]) -> str:
    """The sign between numbers as cells print them, and what they come to: that it is about, where it is not so.

    Of what is not printed nothing is said.
    """
    if not result or not all(texts):
        return EQUALS.strip()
    try:
        holds_so = meets(computed(*map(read_number, texts)), result)
    except ValueError:  # a cell that has room for “≈0” alone
        holds_so = False
    return (EQUALS if holds_so else ABOUT).strip()


def printed(values: Array64 | None, more: int) -> Array64 | None:
    """Numbers as somebody reads them who has only what is printed."""
    return None if values is None else np.array([read_number(precise(value, more=more)) for value in values.tolist()])


def computed(tree: Expression, values: Values) -> Array64 | None:
    """What an expression comes to; None where something in it has no number, or is no matter of one unit."""
    if isinstance(tree, Name):
        return values(tree.name)
    if isinstance(tree, Number):
        return np.array([float(f"{tree.value:g}")])
    operands = (
        tree.arguments if isinstance(tree, Call)
        else (tree.operand,) if isinstance(tree, Negative)
        else (tree.left, tree.right)
    )  # fmt: skip
    known = [each for each in (computed(operand, values) for operand in operands) if each is not None]
    if len(known) < len(operands):
        return None
    with np.errstate(all="ignore"):
        if isinstance(tree, Call):
            function = FUNCTIONS.get(tree.function)
            return None if function is None else np.asarray(evaluate(function, tuple(known)), dtype=np.float64)
        return -known[0] if isinstance(tree, Negative) else _joined(tree, *known)


def _joined(tree: Binary, left: Array64, right: Array64) -> Array64 | None:
    if tree.op == "+":
        return np.asarray(left + right)
    if tree.op == "-":
        return np.asarray(left - right)
    if tree.op == "*":
        return np.asarray(left * right)
    return np.asarray(left / right) if tree.op == "/" else None
