"""What an expression is worth in a run, or in several that are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.gradient_horizon import horizon
from simulator.analysis.run_cache import Remembered
from simulator.autodiff.gradient_target import Target
from simulator.lessons.guide.storyline.expressions.scope import OUTPUTS, LayerScope, Scope, scope_of
from simulator.lessons.guide.storyline.expressions.tree import (
    OWN,
    Function,
    Gradient,
    Node,
    Number,
    Operation,
    Over,
    Quantity,
    Where,
)
from simulator.network.between import input_names_of
from simulator.network.trace import Trace

Values = NDArray[np.float64]
Runs = Callable[[int], Trace]
"""The runs by number: 0 is the lesson's own."""

_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": np.abs,
    "ln": np.log,
    "log10": np.log10,
    "sqrt": np.sqrt,
    "exp": np.exp,
    "sigmoid": lambda a: 1.0 / (1.0 + np.exp(-a)),
    "tanh": np.tanh,
    "halflife": lambda share: np.log(0.5) / np.log(share),
    "min": np.minimum,
    "max": np.maximum,
}
_OVER: Mapping[str, Callable[..., Any]] = {
    "sum": np.sum,
    "product": np.prod,
    "mean": np.mean,
    "largest": np.max,
    "smallest": np.min,
    "count": np.sum,
}
_OPERATIONS: Mapping[str, Callable[..., Any]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "^": np.power,
    "<": np.less,
    ">": np.greater,
    "<=": np.less_equal,
    ">=": np.greater_equal,
    "=": lambda one, other: np.abs(one - other) <= 1e-9 * np.maximum(1.0, np.abs(other)),
}
_SIZES: Remembered[Trace, tuple[Values, Values]] = Remembered(32)


def scope(trace: Trace) -> Scope:
    """What an expression can name in a run."""
    layers = tuple(
        LayerScope(
            {name: record.layer.width(name) for name in (*record.quantities, *_before(record.layer.cell.states))},
            {name: values.shape for name, values in record.layer.weights.items()},
            record.layer.unit_names or _nameless(record.layer.units),
            input_names_of(trace, number) or _nameless(record.layer.inputs),
            tuple(record.layer.cell.gates),
        )
        for number, record in enumerate(trace.layers)
    )
    readout = trace.readout
    outputs = 0 if trace.outputs is None else trace.outputs.shape[1]
    return Scope(trace.tokens, layers, outputs, () if readout is None else readout.names)


def _before(states: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{state}_prev" for state in states)


def _nameless(count: int) -> Sequence[str]:
    return ("",) * count


def evaluate(node: Node, runs: Runs, token: int = 0, layer: int = 0) -> Values:
    """The value of a checked expression: one number, or of a quantity without units all of them.

    What has no place is at `token` of `layer`. A number that is none (0/0) is NaN. Raises ExpressionError for what the
    runs do not have.
    """
    with np.errstate(all="ignore"):
        return np.asarray(_Evaluation(runs, layer).value(node, token), dtype=np.float64)


def holds(node: Node, runs: Runs, token: int = 0, layer: int = 0) -> bool:
    """Whether a condition is true, of every unit where it is of several."""
    return bool(evaluate(node, runs, token, layer).all())


def is_of_gate(node: Node, runs: Runs, layer: int = 0) -> bool:
    """Whether an expression is a gate's value, which has its own way of being written."""
    if not isinstance(node, Quantity):
        return False
    trace = runs(node.where.run)
    cell = trace.layers[layer if node.where.layer is None else node.where.layer].layer.cell
    return node.name in cell.gates or node.name == cell.memory.keep


class _Evaluation:
    """Goes through the parts of one expression."""

    def __init__(self, runs: Runs, layer: int) -> None:
        self._runs, self._layer = runs, layer
        self._scopes: dict[int, Scope] = {}

    def value(self, node: Node, at: Any) -> Any:
        """The value of a part at a token, or at several of them, a row each."""
        match node:
            case Number(value):
                return value
            case Quantity():
                return self._quantity(node, at)
            case Operation(sign, left, right):
                return _OPERATIONS[sign](self.value(left, at), self.value(right, at))
            case Function(name, parts):
                return _FUNCTIONS[name](*(self.value(part, at) for part in parts))
            case Over(name, part, first, last):
                own = self._scope(OWN)
                tokens = np.arange(own.token(first), own.token(last) + 1)
                values = self.value(part, tokens)
                rows = np.broadcast_to(values, (len(tokens), *np.shape(values)[1:]))
                return _OVER[name](rows, axis=0)
            case Gradient(name, first, last, where):
                return self._gradient(name, self._scope(where).token(first), self._scope(where).token(last), where)

    def _scope(self, where: Where) -> Scope:
        if where.run not in self._scopes:
            self._scopes[where.run] = scope(self._runs(where.run))
        return scope_of((self._scopes[where.run],), OWN)

    def _quantity(self, quantity: Quantity, at: Any) -> Any:
        where, own = quantity.where, self._scope(quantity.where)
        layer = self._layer if where.layer is None else where.layer
        places, trace = own.indices(quantity, layer), self._runs(where.run)
        if quantity.place is not None:
            at = own.token(quantity.place)
        record = trace.layers[layer]
        if quantity.name in own.layers[layer].widths or quantity.name in ("x", "x_prev"):
            rows = record[quantity.name]
        elif quantity.name == OUTPUTS and trace.outputs is not None:
            rows = trace.outputs
        else:
            return np.asarray(record.layer.weights[quantity.name], dtype=np.float64)[places]
        values = np.asarray(rows[at], dtype=np.float64)
        return values[..., places[0]] if places else values

    def _gradient(self, name: str, first: int, last: int, where: Where) -> Any:
        trace, layer = self._runs(where.run), self._layer if where.layer is None else where.layer
        found = _SIZES.get(trace, (layer, last))
        if found is None:
            state = trace.layers[layer].layer.cell.memory.state
            sizes = horizon(trace, Target(state, last, None, layer), layer)
            found = np.asarray(sizes.wire[state], np.float64), np.asarray(sizes.straight, np.float64)
            _SIZES.put(trace, (layer, last), found)
        return found[name == "straight"][first + 1]
