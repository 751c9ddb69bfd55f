"""A layer run the plain way: the written equations followed tree by tree and step by step, sharing with the engine only
how a text is read. What it gives and what the compiled program gives must agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from simulator.arrays import Array
from simulator.equations.parse import Binary, Call, Expression, Name, Negative, Number
from simulator.network.holds import Hold
from simulator.network.layer import Layer


def sigmoid(a: Array) -> Array:
    return np.where(a < 0, np.exp(np.minimum(a, 0)) / (1 + np.exp(np.minimum(a, 0))), 1 / (1 + np.exp(-np.abs(a))))


FUNCTIONS = {
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "relu": lambda a: np.where(a > 0, a, 0),
    "hard_sigmoid": lambda a: np.clip(0.2 * a + 0.5, 0, 1),
    "exp": np.exp,
    "log": np.log,
    "softplus": lambda a: np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a))),
    "silu": lambda a: a * sigmoid(a),
    "elu": lambda a: np.where(a > 0, a, np.expm1(np.minimum(a, 0))),
    "square": lambda a: a * a,
    "sin": np.sin,
    "cos": np.cos,
    "step": lambda a: np.where(a >= 0, 1.0, 0.0),
    "sign": np.sign,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "maximum": np.maximum,
    "minimum": np.minimum,
    "sum": lambda a: sum(a.tolist()),
    "mean": lambda a: sum(a.tolist()) / len(a),
    "max": lambda a: max(a.tolist()),
}
OPERATIONS = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "@": np.matmul}


def plain_run(
    layer: Layer, inputs: Array, holds: Sequence[Hold] = (), *, idealised: bool = False
) -> Mapping[str, Array]:
    """[T, width] of every quantity that has an equation."""
    states = {f"{state}_prev": np.array(value, np.float64) for state, value in layer.initial.items()}
    states["x_prev"] = np.zeros(layer.inputs)
    steps: list[dict[str, Array]] = []
    for step, x in enumerate(inputs):
        held = [hold for hold in holds if hold.steps[0] <= step < (hold.steps[1] or np.inf)]
        now = _Step(layer, {**layer.weights, "x": x, **states}, held, layer.cell.gates if idealised else ())
        steps.append({equation.name: now.value(equation.name) for equation in layer.cell.parsed.equations})
        states = {f"{state}_prev": steps[-1][state] for state in layer.initial} | {"x_prev": x}
    return {name: np.array([step[name] for step in steps]) for name in steps[0]}


class _Step:
    def __init__(self, layer: Layer, given: Mapping[str, Array], holds: Sequence[Hold], rounded: Sequence[str]) -> None:
        self._layer, self._holds, self._rounded = layer, holds, rounded
        self._equations = {equation.name: equation.expression for equation in layer.cell.parsed.equations}
        self._known = dict(given)

    def value(self, name: str) -> Array:
        if name not in self._known:
            found = np.array(np.broadcast_to(self._evaluate(self._equations[name]), (self._layer.width(name),)))
            if name in self._rounded:
                found = np.where(found >= 0.5, 1.0, 0.0)
            for hold in self._holds:
                if hold.quantity == name:
                    found[list(hold.units)] = hold.values
            self._known[name] = found
        return self._known[name]

    def _evaluate(self, node: Expression) -> Array:
        match node:
            case Name(name=name):
                return self.value(name)
            case Number(value=number):
                return np.float64(number)
            case Negative(operand=operand):
                return -self._evaluate(operand)
            case Binary(op=op, left=left, right=right):
                return OPERATIONS[op](self._evaluate(left), self._evaluate(right))
            case Call(function=function, arguments=arguments):
                return FUNCTIONS[function](*map(self._evaluate, arguments))
