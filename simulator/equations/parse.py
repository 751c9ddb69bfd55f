"""The one meaning of a cell's text: every operation in its order, every inner result with a name, every
width.

The compiled program, the gradients, the typeset formula and the wires of the picture are all made from what
`parse` returns, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

from simulator.equations.expressions import (
    CALLABLE,
    Binary,
    Call,
    Equation,
    EquationError,
    Expression,
    Name,
    Negative,
    Number,
    did_you_mean,
    read,
)
from simulator.equations.functions import REDUCING
from simulator.equations.operations import Operand, Operation, Simplifier, Term, in_order
from simulator.equations.shape_inference import INPUT_BEFORE, INPUTS, Widths, is_matrix, is_weight, width_key

__all__ = [
    "INPUTS", "INPUT_BEFORE", "Binary", "Call", "Equation", "EquationError", "Equations", "Expression", "Name",
    "Negative", "Number", "Operand", "Operation", "Term", "WeightShape", "functions_in", "is_matrix", "is_weight",
    "names_in", "parse",
]  # fmt: skip

MOST_OPERATIONS = 256  # of a cell


@dataclass(frozen=True)
class WeightShape:
    """Symbols of a weight's size: `rows`, and `columns` or None where the weight is a vector."""

    rows: str
    columns: str | None


@dataclass(frozen=True, eq=False)
class Equations:
    """What a cell's text means.

    `equations` are as written, for typesetting. `operations` are in an order in which they can be computed;
    each is a recorded quantity. `weights` has each weight's size and `widths` each quantity's (and x's)
    width, in symbols: I for the inputs, H for the units, H_s for a state s of a width of its own.
    """

    text: str
    states: tuple[str, ...]
    equations: tuple[Equation, ...]
    operations: tuple[Operation, ...]
    weights: Mapping[str, WeightShape]
    widths: Mapping[str, str]

    @cached_property
    def quantities(self) -> tuple[str, ...]:
        """Names of all that a run records, in the order of computing."""
        return tuple(operation.name for operation in self.operations)

    def operation(self, name: str) -> Operation:
        """The operation that gives a quantity. Raises KeyError for another name."""
        for operation in self.operations:
            if operation.name == name:
                return operation
        raise KeyError(name)

    @cached_property
    def given(self) -> tuple[str, ...]:
        """What a step finds ready: x, the input of the step before where it is read, and every state before."""
        read = any(INPUT_BEFORE in operation.operands for operation in self.operations)
        return ("x", *((INPUT_BEFORE,) if read else ()), *(f"{state}_prev" for state in self.states))

    def has_columns(self, name: str) -> bool:
        """Whether the entries of a quantity are columns of the input, as those of relu(x), and not units."""
        return self.widths.get(name) == self.widths["x"]

    def state_before(self, name: str) -> str | None:
        """The state whose value one step before `name` means: h for h_prev, None for other names."""
        state = name.removesuffix("_prev")
        return state if state != name and state in self.states else None


@lru_cache(maxsize=256)
def parse(text: str, states: tuple[str, ...]) -> Equations:
    """Read equations in `x`, states, the values of all these one step before (`h_prev`), weights and functions.

    The order of the lines is free. A function that no equation calls can be the name of a quantity. Raises
    EquationError, and nothing else, with line, column and remedy.
    """
    equations = read(text)
    _check_targets(equations, states)
    known = {equation.name for equation in equations} | {"x", INPUT_BEFORE} | {f"{state}_prev" for state in states}
    widths = Widths(states)
    for equation in equations:
        for name in names_in(equation.expression):
            _check_name(name, known)
        widths.equation(equation)
    try:
        symbols = widths.symbols()
    except EquationError:
        _simplify(equations, {}, states)  # equations that need each other are told first
        raise
    operations = _simplify(equations, symbols, states)
    weights = {
        name: WeightShape(symbols[f"{name}.rows"], symbols[f"{name}.columns"])
        if is_matrix(name)
        else WeightShape(symbols[name], None)
        for name in dict.fromkeys(_weights(equations))
    }
    return Equations(
        text, states, equations, operations, MappingProxyType(weights),
        MappingProxyType(_quantity_widths(operations, weights, symbols, states)),
    )  # fmt: skip


def _simplify(
    equations: tuple[Equation, ...], symbols: Mapping[str, str], states: tuple[str, ...]
) -> tuple[Operation, ...]:
    simplifier = Simplifier(equations, symbols)
    for equation in equations:
        simplifier.add(equation)
        if len(simplifier.operations) > MOST_OPERATIONS:
            raise EquationError(
                f"up to here there are more than {MOST_OPERATIONS} operations", equation.line, equation.column,
                "Write fewer or shorter equations.",
            )  # fmt: skip
    return in_order(simplifier.operations, states)


def _check_targets(equations: tuple[Equation, ...], states: tuple[str, ...]) -> None:
    first: dict[str, Equation] = {}
    before = {f"{state}_prev": state for state in states} | {INPUT_BEFORE: "x"}
    called = {name for equation in equations for name in functions_in(equation.expression)}
    for equation in equations:
        name, line, column = equation.name, equation.line, equation.column
        if name in first:
            raise EquationError(
                f"{name} is given a value twice, first in line {first[name].line}", line, column,
                "Choose another name for one of them.",
            )  # fmt: skip
        if name == "x" or is_weight(name):
            what = "the input" if name == "x" else "a weight"
            raise EquationError(f"{name} is {what} and is given", line, column, "Choose another name.")
        if name in before:
            remedy = f"Write {before[name]} = … for its value now." if name != INPUT_BEFORE else "Choose another name."
            raise EquationError(f"{name} is the value one step before and is given", line, column, remedy)
        if name in called:
            raise EquationError(f"{name} is a function that is called here", line, column, "Choose another name.")
        first[name] = equation
    last = equations[-1]
    for state in states:
        if state not in first:
            raise EquationError(f"the state {state} is never given a value", last.line, last.column,
                                f"Add a line {state} = ….")  # fmt: skip


def names_in(node: Expression) -> Iterator[Name]:
    """Every name in an expression, from left to right."""
    match node:
        case Name():
            yield node
        case Negative(operand=operand):
            yield from names_in(operand)
        case Binary(left=left, right=right):
            yield from names_in(left)
            yield from names_in(right)
        case Call(arguments=arguments):
            for argument in arguments:
                yield from names_in(argument)


def functions_in(node: Expression) -> Iterator[str]:
    """Every function that an expression calls, from left to right."""
    match node:
        case Negative(operand=operand):
            yield from functions_in(operand)
        case Binary(left=left, right=right):
            yield from functions_in(left)
            yield from functions_in(right)
        case Call(function=function, arguments=arguments):
            yield function
            for argument in arguments:
                yield from functions_in(argument)


def _check_name(node: Name, known: set[str]) -> None:
    if node.name in known or is_weight(node.name):
        return
    if node.name in CALLABLE:
        raise EquationError(f"{node.name} is a function", node.line, node.column, f"Write {node.name}(…).")
    remedy = "Weights begin with W_, U_, V_, P_ or b_."
    state = node.name.removesuffix("_prev")
    if state not in (node.name, "x"):
        remedy = f"For a state {state}, add a line {state} = …."
    raise EquationError(
        f"there is nothing named {node.name}", node.line, node.column,
        f"{did_you_mean(node.name, known)} {remedy}",
    )  # fmt: skip


def _weights(equations: tuple[Equation, ...]) -> Iterator[str]:
    for equation in equations:
        yield from (node.name for node in names_in(equation.expression) if is_weight(node.name))


def _quantity_widths(
    operations: tuple[Operation, ...],
    weights: Mapping[str, WeightShape],
    symbols: Mapping[str, str],
    states: tuple[str, ...],
) -> dict[str, str]:
    """Symbols of all quantities, the unnamed inner results too, and of x."""
    found = {"x": "I"} | {f"{state}_prev": symbols[state] for state in states}
    for operation in operations:
        if INPUT_BEFORE in operation.operands:
            found[INPUT_BEFORE] = "I"
        if operation.name in symbols:
            found[operation.name] = symbols[operation.name]
            continue
        if operation.op in REDUCING and isinstance(operation.expression, Call):
            found[operation.name] = symbols[width_key(operation.expression)]
            continue
        first = next(operand for operand in operation.operands if isinstance(operand, str))
        found[operation.name] = weights[first].rows if first in weights else found[first]
    return found
