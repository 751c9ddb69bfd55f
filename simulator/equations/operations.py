"""Break the trees of equations into single operations, each with a name, in an order in which they can be
computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from simulator.equations.expressions import (
    Binary,
    Call,
    Equation,
    EquationError,
    Expression,
    Name,
    Negative,
    Node,
    Number,
)
from simulator.equations.functions import FUNCTIONS, REDUCTIONS, evaluate
from simulator.equations.shape_inference import width_key

Operand = str | float


@dataclass(frozen=True)
class Term:
    """One summand of a weighted sum: `matrix @ vector`, `a * b` unit by unit, or one vector or number
    alone.
    """

    sign: int  # +1 or -1
    product: str  # "@", "*" or ""
    factors: tuple[Operand, ...]


@dataclass(frozen=True)
class Operation:
    """One recorded operation: `name` is `op` of `operands`.

    `op` is "sum" (a sum with at least one matrix product in it: one operation, its summands in `terms`), one
    of + - * /, "negative", "copy", the name of a function, or a key of REDUCING. `operands` are the names and
    numbers it reads, in the order written: quantities, weights, `x`, and x and states of the step before as `x_prev`
    and `h_prev`. `expression` is what it computes, as it was written.
    """

    name: str
    op: str
    operands: tuple[Operand, ...]
    terms: tuple[Term, ...] = ()
    line: int = field(default=1, compare=False)
    column: int = field(default=1, compare=False)
    expression: Expression = field(default=Number(0.0), compare=False, repr=False)


class Simplifier:
    """Collects the operations of one equation after the other; like inner results are computed once.

    `symbols` has the widths of what functions over all units give, by `width_key`.

    An inner result is named after what it is: the argument of the function that gives `f` is `a_f`, a
    function of the name `c` is `tanh_c`, any other is the equation's name with a number.
    """

    def __init__(self, equations: Iterable[Equation], symbols: Mapping[str, str]) -> None:
        self._symbols = symbols
        self.operations: list[Operation] = []
        self._taken = {equation.name for equation in equations}
        self._known: dict[tuple[object, ...], str] = {}
        self._target = ""

    def add(self, equation: Equation) -> None:
        self._target = equation.name
        expression = equation.expression
        if isinstance(expression, Call) and len(expression.arguments) == 1 and expression.function not in REDUCTIONS:
            argument = self._atom(expression.arguments[0], f"a_{equation.name}")
            self._emit(expression, expression.function, (argument,), name=equation.name)
        else:
            self._operation(expression, name=equation.name)

    def _atom(self, node: Expression, wish: str | None = None) -> Operand:
        if isinstance(node, Name):
            return node.name
        if isinstance(node, Number):
            return node.value
        return self._operation(node, wish=wish)

    def _operation(self, node: Expression, *, name: str | None = None, wish: str | None = None) -> Operand:
        if _has_matrix(node):
            terms = tuple(self._term(sign, part) for sign, part in _summands(node, 1))
            operands = tuple(factor for term in terms for factor in term.factors)
            return self._emit(node, "sum", operands, terms, name=name, wish=wish)
        match node:
            case Binary(op=op, left=left, right=right):
                return self._emit(node, op, (self._atom(left), self._atom(right)), name=name, wish=wish)
            case Negative(operand=operand):
                return self._emit(node, "negative", (self._atom(operand),), name=name, wish=wish)
            case Call(function=function, arguments=arguments):
                inner = tuple(self._atom(argument) for argument in arguments)
                if len(inner) == 1 and isinstance(inner[0], str) and isinstance(arguments[0], Name):
                    wish = wish or f"{function}_{inner[0]}"
                width = self._symbols.get(width_key(node), "")
                op = REDUCTIONS[function].op if function in REDUCTIONS else function
                return self._emit(node, op, inner, name=name, wish=wish, width=width)
        return self._emit(node, "copy", (self._atom(node),), name=name)

    def _term(self, sign: int, node: Expression) -> Term:
        if isinstance(node, Binary) and node.op in "@*":
            left_sign, left = _split_sign(node.left)
            right_sign, right = _split_sign(node.right)
            return Term(sign * left_sign * right_sign, node.op, (self._atom(left), self._atom(right)))
        return Term(sign, "", (self._atom(node),))

    def _emit(
        self,
        node: Expression,
        op: str,
        operands: tuple[Operand, ...],
        terms: tuple[Term, ...] = (),
        *,
        name: str | None = None,
        wish: str | None = None,
        width: str = "",
    ) -> Operand:
        if op != "sum" and not any(isinstance(operand, str) for operand in operands):
            value = _constant(node, op, [float(operand) for operand in operands])
            if name is None:
                return value
            op, operands = "copy", (value,)
        key = (op, operands, terms, width)
        if name is None:
            if key in self._known:
                return self._known[key]
            name = self._known[key] = self._free_name(wish)
        self.operations.append(Operation(name, op, operands, terms, node.line, node.column, node))
        return name

    def _free_name(self, wish: str | None) -> str:
        candidates = [wish] if wish else []
        candidates += [f"{self._target}_{number}" for number in range(1, len(self._taken) + 2)]
        name = next(candidate for candidate in candidates if candidate not in self._taken)
        self._taken.add(name)
        return name


def _has_matrix(node: Expression) -> bool:
    """Whether a sum (or a signed sum, or a single summand) has a matrix product in it."""
    return any(isinstance(part, Binary) and part.op == "@" for _, part in _summands(node, 1))


def _summands(node: Expression, sign: int) -> list[tuple[int, Expression]]:
    if isinstance(node, Negative):
        return _summands(node.operand, -sign)
    if isinstance(node, Binary) and node.op in "+-":
        right_sign = sign if node.op == "+" else -sign
        return _summands(node.left, sign) + _summands(node.right, right_sign)
    return [(sign, node)]


def _split_sign(node: Expression) -> tuple[int, Expression]:
    sign = 1
    while isinstance(node, Negative):
        sign, node = -sign, node.operand
    return sign, node


_ARITHMETIC = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "negative": np.negative}


def _constant(node: Node, op: str, numbers: list[float]) -> float:
    """What an operation on numbers alone comes to."""
    with np.errstate(all="ignore"):
        if op == "copy":
            value = numbers[0]
        elif op in _ARITHMETIC:
            value = float(_ARITHMETIC[op](*numbers))
        else:
            value = float(evaluate(FUNCTIONS[op], tuple(np.asarray(number) for number in numbers)))
    if not np.isfinite(value):
        raise EquationError(
            "these numbers give no finite value", node.line, node.column, "Write the number that is meant."
        )
    return value


def in_order(operations: Iterable[Operation], states: tuple[str, ...]) -> tuple[Operation, ...]:
    """The operations so that each comes after what it reads, otherwise as written. EquationError where they
    go round.
    """
    by_name = {operation.name: operation for operation in operations}
    done: dict[str, Operation] = {}
    path: dict[str, Iterator[Operand]] = {}  # what is being visited, each with the operands still to look at
    for name in by_name:
        if name not in done:
            path[name] = iter(by_name[name].operands)
        while path:
            now, waiting = next(reversed(path.items()))
            operand = next((each for each in waiting if each in by_name and each not in done), None)
            if operand is None:
                path.pop(now)
                done[now] = by_name[now]
            elif operand in path:
                around = list(path)
                raise _cycle([by_name[each] for each in around[around.index(str(operand)) :]], states)
            else:
                path[str(operand)] = iter(by_name[str(operand)].operands)
    return tuple(done.values())


def _cycle(around: list[Operation], states: tuple[str, ...]) -> EquationError:
    names = [operation.name for operation in around]
    state = next((name for name in names if name in states), None)
    remedy = f"If the step before is meant, write {state}_prev." if state else "Take one of them out of the other."
    at = min(around, key=lambda operation: (operation.line, operation.column))
    round_trip = " needs ".join([*names, names[0]])
    message = "this needs its own value" if len(names) == 1 else f"these need each other: {round_trip}"
    return EquationError(message, at.line, at.column, remedy)
