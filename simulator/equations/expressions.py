"""Read the text of equations into small trees, and say exactly where and why a text is not one.

The text goes through Python's own `ast`, but only after every character and token was checked against a short
list, and only a short list of tree nodes comes back. Nothing is ever evaluated, so anybody's equations may be
read.
"""

from __future__ import annotations

import ast
import difflib
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from simulator.equations.functions import FUNCTIONS, REDUCTIONS, arity

LONGEST_TEXT = 20_000  # characters
LONGEST_EQUATION = 600  # tokens
LONGEST_NAME = 32  # letters
MOST_EQUATIONS = 100
DEEPEST = 60  # expressions inside one another
LARGEST_NUMBER = 1e15
CALLABLE = (*FUNCTIONS, *REDUCTIONS)
"""All that an equation can call: functions unit by unit, and those over all units."""


class EquationError(ValueError):
    """Equations that cannot be used. `line` and `column` count from 1; `remedy` says what to do about it."""

    def __init__(self, message: str, line: int, column: int, remedy: str) -> None:
        super().__init__(f"line {line}, column {column}: {message}. {remedy}")
        self.message, self.line, self.column, self.remedy = message, line, column, remedy


@dataclass(frozen=True)
class Node:
    """A place in the text. Trees are compared by what they say, not by where they stand."""

    line: int = field(default=1, kw_only=True, compare=False)
    column: int = field(default=1, kw_only=True, compare=False)


@dataclass(frozen=True)
class Name(Node):
    """A quantity or a weight, by its name."""

    name: str


@dataclass(frozen=True)
class Number(Node):
    """A number as written."""

    value: float


@dataclass(frozen=True)
class Negative(Node):
    """Minus an expression."""

    operand: Expression


@dataclass(frozen=True)
class Binary(Node):
    """Two expressions joined by a sign."""

    op: str  # one of + - * / @
    left: Expression
    right: Expression


@dataclass(frozen=True)
class Call(Node):
    """A known function of expressions."""

    function: str  # one of CALLABLE
    arguments: tuple[Expression, ...]


Expression = Name | Number | Negative | Binary | Call


@dataclass(frozen=True)
class Equation(Node):
    """`name = expression`, as written."""

    name: str
    expression: Expression


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The beginning of a remedy: the known name that `name` is most like, or all of them."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    return f"Did you mean {near[0]}?" if near else f"Known: {', '.join(names)}."


def read(text: str) -> tuple[Equation, ...]:
    """The equations of a text, in the order written. Raises EquationError, and nothing else."""
    if len(text) > LONGEST_TEXT:
        raise EquationError(
            f"the text is longer than {LONGEST_TEXT} characters", 1, 1, "Write fewer or shorter equations."
        )
    statements = list(_statements(text))
    if len(statements) > MOST_EQUATIONS:
        beyond = statements[MOST_EQUATIONS][0]
        raise EquationError(
            f"there are more than {MOST_EQUATIONS} equations", beyond.line, beyond.column, "Write fewer of them."
        )
    equations = tuple(_Reader(tokens).equation() for tokens in statements)
    if not equations:
        raise EquationError("there are no equations", 1, 1, "Write at least one, such as h = tanh(W_h @ x + b_h).")
    return equations


@dataclass(frozen=True)
class _Token:
    kind: str  # name, number, sign, newline
    text: str
    line: int
    column: int


_PATTERN = re.compile(
    r"(?P<name>[A-Za-z_][A-Za-z_0-9]*)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<sign>\*\*|//|==|[-+*/@]=|[-+*/@=(),])"
    r"|(?P<newline>\r\n|\r|\n)"
    r"|(?P<space>[ \t]+|\#[^\r\n]*)"
)
_MEANT = {
    "−": "-", "–": "-", "×": "*", "·": "*", "⊙": "*", "∘": "*", "∗": "*", "÷": "/", "⊕": "+", "σ": "sigmoid",
}  # fmt: skip


def _tokens(text: str) -> Iterator[_Token]:
    position, line, start = 0, 1, 0
    while position < len(text):
        column = position - start + 1
        match = _PATTERN.match(text, position)
        if match is None or match.lastgroup is None:
            sign = text[position]
            remedy = (
                f"Write {_MEANT[sign]} for it." if sign in _MEANT else "Use letters, numbers and + - * / @ ( ) , =."
            )
            raise EquationError(f"{sign!r} cannot stand in an equation", line, column, remedy)
        position = match.end()
        if match.lastgroup == "newline":
            yield _Token("newline", "\n", line, column)
            line, start = line + 1, position
        elif match.lastgroup == "name" and len(match.group()) > LONGEST_NAME:
            remedy = f"Take {LONGEST_NAME} letters at most."
            raise EquationError(f"the name {match.group()[:LONGEST_NAME]}… is too long", line, column, remedy)
        elif match.lastgroup != "space":
            yield _Token(match.lastgroup, match.group(), line, column)


def _statements(text: str) -> Iterator[list[_Token]]:
    """One list of tokens an equation: a line, or several where a parenthesis stays open."""
    statement: list[_Token] = []
    open_parentheses: list[_Token] = []
    for token in _tokens(text):
        if token.kind == "newline":
            if statement and not open_parentheses:
                yield statement
                statement = []
            continue
        statement.append(token)
        if len(statement) > LONGEST_EQUATION:
            raise EquationError(
                "this equation is too long",
                token.line,
                token.column,
                "Give a part of it a name in a line of its own.",
            )
        if token.text == "(":
            open_parentheses.append(token)
        elif token.text == ")":
            if not open_parentheses:
                raise EquationError("this ) closes nothing", token.line, token.column, "Take it out.")
            open_parentheses.pop()
    if open_parentheses:
        last = open_parentheses[-1]
        raise EquationError("this ( is never closed", last.line, last.column, "Write the ) that belongs to it.")
    if statement:
        yield statement


class _Reader:
    """One equation's tokens, written out in one line for `ast`, and its tree brought back to the places in
    the text.
    """

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._source = " ".join(token.text for token in tokens)
        self._starts: dict[int, _Token] = {}
        offset = 0
        for token in tokens:
            self._starts[offset] = token
            offset += len(token.text) + 1

    def equation(self) -> Equation:
        self._check_neighbours()
        try:
            statement = ast.parse(self._source).body[0]
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            raise self._syntax_error(error) from None
        if isinstance(statement, ast.AugAssign):
            raise self._error(statement, "an equation gives a name its value once", "Write name = … with one = sign.")
        if not isinstance(statement, ast.Assign):
            raise self._error(statement, "this is not an equation", "Write name = expression.")
        target = statement.targets[0]
        if len(statement.targets) > 1 or not isinstance(target, ast.Name):
            raise self._error(target, "left of = stands one name", "Give each name a line of its own.")
        token = self._token(target)
        return Equation(target.id, self._tree(statement.value, 0), line=token.line, column=token.column)

    def _check_neighbours(self) -> None:
        for left, right in zip(self._tokens, self._tokens[1:], strict=False):
            if left.kind in ("name", "number") and right.kind in ("name", "number"):
                raise EquationError(
                    f"between {left.text!r:.40} and {right.text!r:.40} an operation is missing",
                    right.line, right.column, "Write * unit by unit, @ for a matrix, or begin a new line.",
                )  # fmt: skip

    def _token(self, node: ast.expr | ast.stmt) -> _Token:
        return self._starts.get(node.col_offset, self._tokens[0])

    def _error(self, node: ast.expr | ast.stmt, message: str, remedy: str) -> EquationError:
        token = self._token(node)
        return EquationError(message, token.line, token.column, remedy)

    def _syntax_error(self, error: BaseException) -> EquationError:
        if not isinstance(error, SyntaxError):
            first = self._tokens[0]
            return EquationError(
                "this equation cannot be read",
                first.line,
                first.column,
                "Give a part of it a name of its own.",
            )
        offset = (error.offset or 1) - 1
        token = next((t for start, t in reversed(self._starts.items()) if start <= offset), self._tokens[-1])
        return EquationError(
            f"here the equation breaks off or cannot go on ({error.msg})",
            token.line, token.column, "Write name = expression, with an operation between any two operands.",
        )  # fmt: skip

    def _tree(self, node: ast.expr, depth: int) -> Expression:
        token = self._token(node)
        line, column = token.line, token.column
        if depth > DEEPEST:
            raise self._error(node, "too much stands inside one another", "Give an inner part a name of its own.")
        match node:
            case ast.Name(id=name):
                return Name(name, line=line, column=column)
            case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
                return Number(self._number(node, value), line=line, column=column)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self._tree(operand, depth + 1)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Negative(self._tree(operand, depth + 1), line=line, column=column)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _SIGNS:
                sides = self._tree(left, depth + 1), self._tree(right, depth + 1)
                return Binary(_SIGNS[type(op)], *sides, line=line, column=column)
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                self._check_call(node, name, len(arguments))
                inner = tuple(self._tree(argument, depth + 1) for argument in arguments)
                return Call(name, inner, line=line, column=column)
        raise self._error(
            node, f"{_DESCRIBED.get(type(node), 'this')} cannot stand in an equation",
            f"Use names, numbers, + - * / @ and the functions {', '.join(CALLABLE)}.",
        )  # fmt: skip

    def _number(self, node: ast.expr, value: float) -> float:
        if abs(value) > LARGEST_NUMBER or not math.isfinite(value):
            raise self._error(node, "this number is too large", f"Stay below {LARGEST_NUMBER:g}.")
        return float(value)

    def _check_call(self, node: ast.expr, name: str, found: int) -> None:
        if name not in CALLABLE:
            raise self._error(node, f"there is no function {name}", did_you_mean(name, CALLABLE))
        wanted = arity(name)
        if found != wanted:
            raise self._error(
                node, f"{name} takes {wanted} value{'s' * (wanted > 1)}, here it is given {found}",
                f"Write {name}({', '.join('ab'[:wanted])}).",
            )  # fmt: skip


_SIGNS: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.MatMult: "@",
}  # fmt: skip
_DESCRIBED: dict[type[ast.expr], str] = {
    ast.Call: "a call of a call, or one with named or starred values,",
    ast.Compare: "a comparison",
    ast.BinOp: "** or //",
    ast.Tuple: "a list of values",
    ast.Starred: "a starred value",
    ast.Constant: "a value that is no number",
}
