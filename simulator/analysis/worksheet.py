"""One step of a layer as an exercise: numbers short enough to write down, and the answers a pocket calculator gives.

Weights, input and states are rounded to two decimals, and every result to three before the next is computed from it; so
the answers are those of a student who does the same, to the last digit. They are not those of the run, but near them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.cells.cell import Cell
from simulator.equations.expressions import Binary, Call, Expression, Name, Negative, Number
from simulator.equations.functions import FUNCTIONS, REDUCING, REDUCTIONS, evaluate
from simulator.equations.operations import Operation, Term
from simulator.equations.parse import INPUT_BEFORE
from simulator.network.trace import LayerTrace, Trace

MOST_UNITS, MOST_INPUTS, MOST_LINES = 6, 8, 30  # what fits on paper
GIVEN_PLACES, RESULT_PLACES = 2, 3
Decimals = tuple[Decimal, ...]
DecimalMatrix = tuple[Decimals, ...]


class WorksheetError(ValueError):
    """A step that is no work for a hand; the message says why."""


@dataclass(frozen=True)
class GivenNumbers:
    """What the student is told: a vector (one column) or a matrix [row, column], with the names of its columns."""

    name: str
    values: DecimalMatrix
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """A line to compute: the quantity, its expression, and the answer for each unit.

    `by_hand` are the units of which the lesson sets the number; of a gate, `rounded` says that it is to be 0 or 1.
    """

    name: str
    expression: Expression
    answers: Decimals
    by_hand: tuple[int, ...] = ()
    rounded: bool = False

    @property
    def is_given(self) -> bool:
        """Whether nothing of it is left to compute."""
        return len(self.by_hand) == len(self.answers)


@dataclass(frozen=True)
class Worksheet:
    """A step (from 0) of a layer (from 0): vectors and matrices, then the lines in the order of computing.

    `true` are the states as the run has them, to compare. `left_out` names inputs that stand nowhere, for they are 0;
    with `nearly_left_out` some of them are 0 only in two decimals.
    """

    layer: int
    step: int
    token: str
    cell: Cell
    units: tuple[str, ...]
    vectors: tuple[GivenNumbers, ...]
    matrices: tuple[GivenNumbers, ...]
    tasks: tuple[Task, ...]
    true: Mapping[str, tuple[float, ...]]
    left_out: tuple[str, ...]
    nearly_left_out: bool = False


def round_half_up(value: float | Decimal, places: int) -> Decimal:
    """A number with so many decimals; halves go away from zero, as on paper."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    made = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return made if made else abs(made)  # no minus before 0.00


def worksheet(trace: Trace, layer: int, step: int) -> Worksheet:
    """The exercise of a step.

    Raises WorksheetError for more units, inputs or equations than a page has room for, and where the rounded numbers
    lead nowhere, as the logarithm of a negative one does.
    """
    layer_trace = trace.layers[layer]
    units, made_of = layer_trace.layer.units, layer_trace.layer
    if units > MOST_UNITS:
        raise WorksheetError(f"A step of {units} units is no work for a hand: layer {layer} has too many of them.")
    entering = _rounded_vector(layer_trace["x"][step])
    columns = [k for k, value in enumerate(entering) if value] or [0]  # no empty matrices
    read = _read_with_x(made_of.cell)
    if _needs_all_of_x(made_of.cell, read):
        columns = list(range(len(entering)))
    if len(columns) > MOST_INPUTS:
        raise WorksheetError(f"An input of {len(columns)} numbers that are not 0 is no work for a hand.")
    if len(made_of.cell.parsed.operations) > MOST_LINES:
        raise WorksheetError(f"A step of {len(made_of.cell.parsed.operations)} equations is no work for a hand.")
    names = _input_names(trace, layer)
    vectors = [GivenNumbers("x", tuple((entering[k],) for k in columns), tuple(names[k] for k in columns))]
    if INPUT_BEFORE in made_of.cell.parsed.given:
        before = _rounded_vector(layer_trace[INPUT_BEFORE][step])
        vectors.append(GivenNumbers(INPUT_BEFORE, tuple((value,) for value in before), names))
    for state in made_of.cell.states:
        before = _rounded_vector(layer_trace[f"{state}_prev"][step])
        vectors.append(GivenNumbers(f"{state}_prev", tuple((value,) for value in before), _unit_names(layer_trace)))
    matrices = [_matrix(name, weight, columns if name in read else None) for name, weight in made_of.weights.items()]
    values = {given.name: given.values for given in (*vectors, *matrices)}
    try:
        tasks = tuple(_tasks(trace, layer_trace, step, values))
    except ArithmeticError as error:
        problem = (
            "With numbers of two decimals this step has no result: a division by 0, or a function beyond its domain."
        )
        raise WorksheetError(problem) from error
    return Worksheet(
        layer, step, trace.tokens[step], made_of.cell, _unit_names(layer_trace), tuple(vectors), tuple(matrices), tasks,
        {state: tuple(layer_trace[state][step].tolist()) for state in made_of.cell.states},
        tuple(name for k, name in enumerate(names) if k not in columns),
        bool(np.delete(layer_trace["x"][step], columns).any()),
    )  # fmt: skip


def _rounded_vector(values: NDArray[Any]) -> Decimals:
    return tuple(round_half_up(value, GIVEN_PLACES) for value in values.tolist())


def _matrix(name: str, weight: NDArray[Any], columns: list[int] | None) -> GivenNumbers:
    """A weight as rows of rounded numbers, with the columns of these inputs alone."""
    shown = weight.reshape(len(weight), -1)
    if columns is not None:
        shown = shown[:, columns]
    return GivenNumbers(name, tuple(_rounded_vector(row) for row in shown))


def _unit_names(layer_trace: LayerTrace) -> tuple[str, ...]:
    return layer_trace.layer.unit_names or tuple(f"unit {k + 1}" for k in range(layer_trace.layer.units))


def _input_names(trace: Trace, layer: int) -> tuple[str, ...]:
    below = trace.layers_below(layer)
    if below:
        return tuple(name for each in below for name in _unit_names(each))
    return trace.input_names or tuple(f"{k + 1}" for k in range(trace.inputs.shape[1]))


def _read_with_x(cell: Cell) -> frozenset[str]:
    """The matrices that multiply the input."""
    return frozenset(
        tree.left.name
        for equation in cell.parsed.equations
        for tree in _inside(equation.expression)
        if isinstance(tree, Binary) and tree.op == "@" and isinstance(tree.left, Name) and tree.right == Name("x")
    )


def _needs_all_of_x(cell: Cell, read: frozenset[str]) -> bool:
    """Whether x meets more than those matrices: then no number of it can be left out."""
    widths = [width for name, width in cell.parsed.widths.items() if name != "x"]
    sizes = [size for name, shape in cell.parsed.weights.items() if name not in read
             for size in (shape.rows, shape.columns)]  # fmt: skip
    reduced = any(each.op in REDUCING and "x" in each.operands for each in cell.parsed.operations)
    return reduced or "I" in widths or "I" in sizes


def _inside(tree: Expression) -> list[Expression]:
    """A tree and all trees inside it."""
    if isinstance(tree, Negative):
        below: tuple[Expression, ...] = (tree.operand,)
    elif isinstance(tree, Binary):
        below = (tree.left, tree.right)
    else:
        below = tree.arguments if isinstance(tree, Call) else ()
    return [tree, *(each for part in below for each in _inside(part))]


# ---- the lines -------------------------------------------------------------------------------------------------------


def lines(cell: Cell) -> dict[str, Expression]:
    """What a run records of a cell, in the order of computing, each quantity from those before it alone."""
    return {operation.name: _one_operation(operation) for operation in cell.parsed.operations}


def is_one_number(tree: Expression) -> bool:
    """Whether a line gives one number that every unit gets."""
    return isinstance(tree, Number) or (isinstance(tree, Call) and tree.function in REDUCTIONS)


def _one_operation(made: Operation) -> Expression:
    parts = [Name(operand) if isinstance(operand, str) else Number(operand) for operand in made.operands]
    if made.op == "sum":
        first, *rest = made.terms
        tree = _product(first) if first.sign > 0 else Negative(_product(first))
        for term in rest:
            tree = Binary("+" if term.sign > 0 else "-", tree, _product(term))
        return tree
    if made.op == "negative":
        return Negative(parts[0])
    if made.op in REDUCING:
        return Call(REDUCING[made.op].name, tuple(parts))
    if made.op in FUNCTIONS:
        return Call(made.op, tuple(parts))
    return parts[0] if made.op == "copy" else Binary(made.op, parts[0], parts[1])


def _product(term: Term) -> Expression:
    factors = [Name(factor) if isinstance(factor, str) else Number(factor) for factor in term.factors]
    return Binary(term.product, factors[0], factors[1]) if term.product else factors[0]


def _tasks(trace: Trace, layer_trace: LayerTrace, step: int, values: dict[str, DecimalMatrix]) -> list[Task]:
    cell, tasks = layer_trace.layer.cell, []
    for name, tree in lines(cell).items():
        held, rounded = layer_trace.held_units(name, step), trace.idealised and name in cell.gates
        answers = tuple(round_half_up(value, RESULT_PLACES) for value in layer_trace[name][step].tolist())
        if not held.all():
            computed = tuple(round_half_up(row[0], RESULT_PLACES) for row in _compute(tree, values))
            computed *= layer_trace.layer.width(name) if is_one_number(tree) else 1
            if rounded:
                computed = tuple(round_half_up(value, 0) for value in computed)
            answers = tuple(given if hand else own for given, own, hand in zip(answers, computed, held, strict=True))
        values[name] = tuple((value,) for value in answers)
        by_hand = tuple(np.flatnonzero(held).tolist())
        tasks.append(Task(name, tree, answers, by_hand, rounded and len(by_hand) < len(answers)))
    return tasks


def _compute(tree: Expression, values: Mapping[str, DecimalMatrix]) -> DecimalMatrix:
    """The exact value of an expression: products and sums lose nothing, functions have fifteen digits."""
    if isinstance(tree, Name):
        return values[tree.name]
    if isinstance(tree, Number):
        return ((Decimal(repr(tree.value)),),)
    if isinstance(tree, Negative):
        return tuple(tuple(-value for value in row) for row in _compute(tree.operand, values))
    if isinstance(tree, Call) and tree.function in REDUCTIONS:
        return ((_reduce(tree.function, [row[0] for row in _compute(tree.arguments[0], values)]),),)
    if isinstance(tree, Call):
        arguments = [_compute(each, values) for each in tree.arguments]
        return tuple(
            (_call(tree.function, [_at(each, k) for each in arguments]),) for k in range(max(map(len, arguments)))
        )
    left, right = _compute(tree.left, values), _compute(tree.right, values)
    if tree.op == "@":
        column = [row[0] for row in right]
        return tuple((sum((a * b for a, b in zip(row, column, strict=True)), Decimal(0)),) for row in left)
    count = max(len(left), len(right))
    return tuple((_operate(tree.op, _at(left, k), _at(right, k)),) for k in range(count))


def _reduce(function: str, numbers: list[Decimal]) -> Decimal:
    if function == "max":
        return max(numbers)
    return sum(numbers, Decimal(0)) / (len(numbers) if function == "mean" else 1)


def _at(vector: DecimalMatrix, k: int) -> Decimal:
    """A number of a vector, or of a constant that stands for one."""
    return vector[k if len(vector) > 1 else 0][0]


def _operate(op: str, a: Decimal, b: Decimal) -> Decimal:
    return {"+": a + b, "-": a - b, "*": a * b}[op] if op != "/" else a / b


def _call(function: str, arguments: list[Decimal]) -> Decimal:
    with np.errstate(all="ignore"):
        found = evaluate(FUNCTIONS[function], tuple(np.array([float(value)]) for value in arguments))
    if not np.isfinite(found[0]):
        raise ArithmeticError(function)
    return Decimal(repr(float(found[0])))
