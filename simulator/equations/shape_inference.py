"""Find how wide every quantity and how large every weight is, from the way the equations put them
together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from simulator.equations.expressions import Binary, Call, Equation, EquationError, Expression, Name, Negative, Number
from simulator.equations.functions import REDUCTIONS

MATRICES = ("W_", "U_", "V_")
VECTORS = ("P_", "b_")
INPUT_BEFORE = "x_prev"
"""The input of the step before."""
INPUTS = ("x", INPUT_BEFORE)


def is_weight(name: str) -> bool:
    """Whether a name is that of a weight: W_, U_ and V_ are matrices, P_ (peephole) and b_ (bias) vectors."""
    return name.startswith(MATRICES + VECTORS)


def is_matrix(name: str) -> bool:
    """Whether a weight of this name is a matrix."""
    return name.startswith(MATRICES)


def width_key(call: Call) -> str:
    """The key of the width of what a function over all units gives: that of its place in the text."""
    return f"{call.function}({call.line},{call.column})"


class Widths:
    """Names that must be equally wide are joined; in the end each must be as wide as x or as a state.

    What a function over all units gives is one number, as wide as what it meets, or else as what it is the number of.
    """

    def __init__(self, states: tuple[str, ...]) -> None:
        self._states = states
        self._joined: dict[str, str] = {}
        self._seen: dict[str, Name | Equation] = {}  # where each name stands first
        self._over: dict[str, tuple[str, Call]] = {}  # what functions over all units are the number of
        for name in ("x", *states):
            self._joined[name] = name

    def equation(self, equation: Equation) -> None:
        """Take in one equation. Raises EquationError where its widths do not fit."""
        self._meet(equation.name, equation)
        width = self._width(equation.expression)
        if width is not None:
            self._join(equation.name, width, equation, "=")

    def symbols(self) -> dict[str, str]:
        """Every name's symbol: I as wide as x, H as most quantities, H_s as a state s of another width.

        A weight matrix has two, under `W_f.rows` and `W_f.columns`. Raises EquationError for a width nothing
        tells.
        """
        self._settle_reductions()
        for key in self._joined:
            root = self._root(key)
            if root != "x" and root not in self._states:
                name, _, side = key.partition(".")
                if key in self._over:
                    continue  # what it is the number of is told nothing of either
                what = f"how many {side} {name} has" if side else f"how wide {name} is"
                at = self._seen[name]
                raise EquationError(
                    f"nothing tells {what}", at.line, at.column,
                    f"Bring it together with x or with one of the states {', '.join(self._states)}.",
                )  # fmt: skip
        counted = (key for key in self._joined if "." not in key and key not in self._over and not is_weight(key))
        members = Counter(map(self._root, counted))
        states = [state for state in self._states if self._root(state) == state]
        most = max(states, key=lambda state: members[state])  # the first of equals
        symbol = {state: f"H_{state}" for state in states} | {most: "H", "x": "I"}
        return {key: symbol[self._root(key)] for key in self._joined}

    def _settle_reductions(self) -> None:
        """Let numbers of whole vectors that meet nothing be as wide as these."""
        known = ("x", *self._states)
        waiting = dict(self._over)
        while waiting:
            before = len(waiting)
            for key, (inner, call) in tuple(waiting.items()):
                if self._root(key) in known or self._root(inner) in known:
                    waiting.pop(key)
                    if self._root(key) not in known:
                        self._join(key, inner, call, call.function)
            if len(waiting) == before:
                return

    def _root(self, key: str) -> str:
        self._joined.setdefault(key, key)
        while self._joined[key] != key:
            key = self._joined[key]
        return key

    def _rank(self, root: str) -> int:
        return -1 if root == "x" else self._states.index(root) if root in self._states else len(self._states)

    def _meet(self, name: str, at: Name | Equation) -> None:
        self._seen.setdefault(name, at)
        for key in (f"{name}.rows", f"{name}.columns") if is_matrix(name) else (name,):
            self._root(key)

    def _join(self, first: str, second: str, at: Expression | Equation, sign: str) -> None:
        one, other = sorted((self._root(first), self._root(second)), key=self._rank)
        if one == "x" and other in self._states:
            remedy = "Bring x to the units with a matrix of its own, such as W_f @ x."
            if self._over:
                remedy += " A number of all units goes with one of the two; write it a second time for the other."
            raise EquationError(
                f"what {sign} brings together is not equally wide: as wide as x, and as wide as {other}",
                at.line, at.column, remedy,
            )  # fmt: skip
        self._joined[other] = one

    def _width(self, node: Expression) -> str | None:
        """A key that is as wide as the expression; None for numbers, which fit any width."""
        match node:
            case Number():
                return None
            case Name(name=name) if is_matrix(name):
                raise EquationError(
                    f"{name} is a matrix and cannot stand here", node.line, node.column,
                    f"Multiply it: {name} @ x. A vector of weights is named P_ or b_.",
                )  # fmt: skip
            case Name(name=name):
                name = name.removesuffix("_prev") if name.removesuffix("_prev") in ("x", *self._states) else name
                self._meet(name, node)
                return name
            case Negative(operand=operand):
                return self._width(operand)
            case Binary(op="@"):
                return self._product(node)
            case Binary(op=op, left=left, right=right):
                return self._alike(node, op, (left, right))
            case Call(function=function) if function in REDUCTIONS:
                return self._reduction(node)
            case Call(function=function, arguments=arguments):
                return self._alike(node, function, arguments)

    def _alike(self, node: Expression, sign: str, parts: Iterable[Expression]) -> str | None:
        widths = [width for width in map(self._width, parts) if width is not None]
        for width in widths[1:]:
            self._join(widths[0], width, node, sign)
        return widths[0] if widths else None

    def _reduction(self, node: Call) -> str:
        key, inner = width_key(node), self._width(node.arguments[0])
        if inner is None:
            raise EquationError(
                f"{node.function} is taken over all units of a vector, and this is a number", node.line, node.column,
                f"Put a vector there: {node.function}(h_prev). The larger of two values is maximum(a, b).",
            )  # fmt: skip
        self._root(key)
        self._over[key] = inner, node
        return key

    def _product(self, node: Binary) -> str:
        matrix = node.left
        while isinstance(matrix, Negative):
            matrix = matrix.operand
        if not isinstance(matrix, Name) or not is_matrix(matrix.name):
            raise EquationError(
                "left of @ stands a weight matrix, and this is none", matrix.line, matrix.column,
                "Name it W_…, U_… or V_…; unit by unit one writes *.",
            )  # fmt: skip
        self._meet(matrix.name, matrix)
        width = self._width(node.right)
        if width is None:
            raise EquationError(
                "a matrix cannot multiply a number with @",
                node.right.line,
                node.right.column,
                "Put a vector there.",
            )
        self._join(f"{matrix.name}.columns", width, node, "@")
        return f"{matrix.name}.rows"
