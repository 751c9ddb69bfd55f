"""The tables of functions that a cell's equations may use: how each is computed and how it is
differentiated.

A function is a short list of NumPy ufunc calls, so that the compiled program can put each of them beside its
like. Its derivative is written from the argument rather than from the value where the value has lost digits:
a sigmoid that rounds to 1 still has a slope.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from simulator.arrays import Array

Derivative = Callable[[tuple[Array, ...], Array, int], Array]


@dataclass(frozen=True)
class Step:
    """One ufunc call. An operand is the index of an argument, "y" (the value so far), or a constant."""

    ufunc: np.ufunc
    operands: tuple[int | str | float, ...]


@dataclass(frozen=True)
class Function:
    """A function of one or two vectors, taken unit by unit.

    `derivative(arguments, value, k)` is the derivative by argument k, of the value's shape. `gate` marks the
    functions whose values lie between 0 and 1 and so can serve as a valve. `slope_of_value` is the derivative from the
    value alone, where that is enough: quicker, and 0 where the value is rounded to the end of its range.
    """

    name: str
    steps: tuple[Step, ...]
    derivative: Derivative
    arity: int = 1
    gate: bool = False
    slope_of_value: Callable[[Array], Array] | None = None


def _sigmoid_slope(arguments: tuple[Array, ...], value: Array, _: int) -> Array:
    slope: Array = value / (1 + np.exp(arguments[0]))  # s(a) · s(-a)
    return slope


def _slope_of_sigmoid(value: Array) -> Array:
    """y − y², in one new array."""
    found = value * value
    return np.subtract(value, found, out=found)


def _slope_of_tanh(value: Array) -> Array:
    """1 − y², in one new array."""
    found = value * value
    return np.subtract(1, found, out=found)


def _tanh_slope(arguments: tuple[Array, ...], value: Array, _: int) -> Array:
    shrunk = np.exp(-2 * np.abs(arguments[0]))
    slope: Array = 4 * shrunk / np.square(1 + shrunk)  # 1 / cosh²
    return slope


def _hard_sigmoid_slope(arguments: tuple[Array, ...], value: Array, _: int) -> Array:
    return np.where(np.abs(arguments[0]) < 2.5, value.dtype.type(0.2), value.dtype.type(0))


def _silu_slope(arguments: tuple[Array, ...], value: Array, _: int) -> Array:
    shrunk = np.exp(-np.abs(arguments[0]))
    other = np.where(arguments[0] > 0, shrunk, 1) / (1 + shrunk)  # sigmoid(-a)
    own = np.where(arguments[0] > 0, 1, shrunk) / (1 + shrunk)
    slope: Array = own * (1 + arguments[0] * other)
    return slope.astype(value.dtype, copy=False)


def _flat(arguments: tuple[Array, ...], value: Array, _: int) -> Array:
    return np.zeros_like(value)


def _first_wins(wins: np.ufunc) -> Derivative:
    def slope(arguments: tuple[Array, ...], value: Array, k: int) -> Array:
        first = wins(arguments[0], arguments[1])
        return np.broadcast_to(first if k == 0 else ~first, value.shape).astype(value.dtype)

    return slope


_ALL = (
    Function(  # through exp and a division: keeps its relative accuracy on both sides
        "sigmoid",
        (
            Step(np.negative, (0,)),
            Step(np.exp, ("y",)),
            Step(np.add, ("y", 1.0)),
            Step(np.reciprocal, ("y",)),
        ),
        _sigmoid_slope,
        gate=True,
        slope_of_value=_slope_of_sigmoid,
    ),
    Function("tanh", (Step(np.tanh, (0,)),), _tanh_slope, slope_of_value=_slope_of_tanh),
    Function("relu", (Step(np.maximum, (0, 0.0)),), lambda args, y, _: (args[0] > 0).astype(y.dtype)),
    Function(  # 0.2 a + 0.5 kept within 0 and 1: Keras before 3, and ONNX
        "hard_sigmoid",
        (
            Step(np.multiply, (0, 0.2)),
            Step(np.add, ("y", 0.5)),
            Step(np.maximum, ("y", 0.0)),
            Step(np.minimum, ("y", 1.0)),
        ),
        _hard_sigmoid_slope,
        gate=True,
    ),
    Function("exp", (Step(np.exp, (0,)),), lambda args, y, _: y),
    Function("log", (Step(np.log, (0,)),), lambda args, y, _: 1 / args[0]),
    Function("softplus", (Step(np.logaddexp, (0, 0.0)),), lambda args, y, _: 1 / (1 + np.exp(-args[0]))),
    Function(  # a · sigmoid(a), also called swish
        "silu",
        (Step(np.multiply, (0, -1.0)), Step(np.exp, ("y",)), Step(np.add, ("y", 1.0)), Step(np.divide, (0, "y"))),
        _silu_slope,
    ),
    Function(  # a from 0 on, and e to the power of a less 1 below: the larger of the two
        "elu",
        (Step(np.minimum, (0, 0.0)), Step(np.expm1, ("y",)), Step(np.maximum, ("y", 0))),
        lambda args, y, _: np.exp(np.minimum(args[0], 0)),
    ),
    Function("square", (Step(np.square, (0,)),), lambda args, y, _: 2 * args[0]),
    Function("sin", (Step(np.sin, (0,)),), lambda args, y, _: np.cos(args[0])),
    Function("cos", (Step(np.cos, (0,)),), lambda args, y, _: -np.sin(args[0])),
    Function("step", (Step(np.heaviside, (0, 1.0)),), _flat, gate=True),  # 1 from 0 on, else 0
    Function("sign", (Step(np.sign, (0,)),), _flat),
    Function("sqrt", (Step(np.sqrt, (0,)),), lambda args, y, _: 0.5 / y),
    Function("abs", (Step(np.absolute, (0,)),), lambda args, y, _: np.sign(args[0])),
    Function("maximum", (Step(np.maximum, (0, 1)),), _first_wins(np.greater_equal), arity=2),
    Function("minimum", (Step(np.minimum, (0, 1)),), _first_wins(np.less_equal), arity=2),
)


@dataclass(frozen=True)
class Reduction:
    """A function of a whole vector: one number, which every unit gets.

    `name` is its name in equations; an `Operation` that it gives is called `op`, since "sum" is one over weights.
    """

    name: str
    ufunc: np.ufunc

    @property
    def op(self) -> str:
        """What an operation is called that does it."""
        return f"{self.name} over units"

    def value(self, vector: Array) -> Array:
        """The one number of each vector [..., width]: [..., 1]."""
        found: Array = self.ufunc.reduce(vector, axis=-1, keepdims=True)
        return found / found.dtype.type(vector.shape[-1]) if self.name == "mean" else found

    def into(self, vector: Array, out: Array) -> None:
        """Write the one number of each vector to all units of `out`."""
        out[...] = self.value(vector)

    def slope(self, vector: Array) -> Array:
        """The derivative of the number by each entry; that of `max` is 1 by the first of the largest, and else 0."""
        if self.name == "max":
            slope: Array = np.zeros_like(vector)
            np.put_along_axis(slope, vector.argmax(axis=-1, keepdims=True), 1, axis=-1)
            return slope
        return np.full_like(vector, 1 / vector.shape[-1] if self.name == "mean" else 1)


REDUCTIONS: Mapping[str, Reduction] = MappingProxyType(
    {each.name: each for each in (Reduction("sum", np.add), Reduction("mean", np.add), Reduction("max", np.maximum))}
)
REDUCING: Mapping[str, Reduction] = MappingProxyType({each.op: each for each in REDUCTIONS.values()})
"""The same by what their operations are called."""

FUNCTIONS: Mapping[str, Function] = MappingProxyType({function.name: function for function in _ALL})


def evaluate(function: Function, arguments: tuple[Array, ...]) -> Array:
    """The function's value, computed by its own steps: what the compiled program computes, one call at a
    time. As in a run, what goes beyond all numbers on the way is no fault: sigmoid(-800) is 0.
    """
    value: Array | None = None
    with np.errstate(all="ignore"):
        for step in function.steps:
            operands = (
                value if operand == "y" else arguments[operand] if isinstance(operand, int) else operand
                for operand in step.operands
            )
            value = step.ufunc(*operands)
    assert value is not None
    return value


def arity(name: str) -> int:
    """How many values a function or reduction takes. Raises KeyError for another name."""
    return 1 if name in REDUCTIONS else FUNCTIONS[name].arity
