"""What one unit's arithmetic is shown with: the number of a name, the names of columns, the pairs that weigh most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.equations.expressions import Binary, Call, Expression, Name, Number
from simulator.equations.functions import FUNCTIONS
from ui.film.scene.scene import Scene
from ui.film.text.formula import plain, put_in, symbol, typeset
from ui.film.text.number_format import precise


def value_of(scene: Scene, token: int) -> Callable[[str], float | None]:
    """What a name stands for in the selected unit; None for what a unit alone has no number of."""

    def value(name: str) -> float | None:
        layer_trace = scene.layer_trace
        if name not in layer_trace.quantities and name.removesuffix("_prev") not in scene.cell.states:
            return None
        row = layer_trace[name][token]
        return float(row[scene.unit]) if scene.unit < len(row) else None

    return value


def is_by_hand(scene: Scene, name: str, token: int) -> bool:
    """Whether the selected unit did not get this quantity from its equation, but from somebody's hand."""
    if not scene.layer_trace.holds or name not in scene.layer_trace.quantities:
        return False
    held = scene.layer_trace.held_units(name, token)
    return bool(scene.unit < len(held) and held[scene.unit])


def work_out(scene: Scene, name: str, step: int) -> str:
    """A quantity of the selected unit, worked out: "cₜ = kept + added = 0.9921 + 0.0003 = 0.9924".

    KeyError where the run has not recorded it.
    """
    writing = replace(scene.writing, times=" · ")  # of one unit, numbers meet
    number = value_of(scene, step)

    def write(each: str) -> str | None:
        value = number(each)
        return None if value is None else writing.number(precise(value))

    result = write(name)
    if result is None:
        raise KeyError(name)
    left, tree = plain(symbol(name, notation=writing)), _expression(scene, name)
    if tree is None or is_by_hand(scene, name, step):
        return f"{left} = {result}"
    numbers = put_in(name, tree, write, writing)
    parts = (left, plain(typeset(tree, notation=writing)), plain(numbers) if numbers is not None else "", result)
    return " = ".join(dict.fromkeys(part for part in parts if part))


def _expression(scene: Scene, name: str) -> Expression | None:
    """What a quantity is computed by; of an inner result such as tanh_c, the function or operation of names."""
    if scene.expression(name) is not None or name not in scene.layer_trace.quantities:
        return scene.expression(name)
    operation = scene.cell.parsed.operation(name)
    operands = tuple(Name(each) if isinstance(each, str) else Number(each) for each in operation.operands)
    if operation.op in FUNCTIONS:
        return Call(operation.op, operands)
    return Binary(operation.op, *operands) if operation.op in ("+", "-", "*", "/") else None


def is_rounded(scene: Scene, name: str) -> bool:
    """Whether a quantity is what an activation gave, rounded to 0 or 1 because the lesson idealises its gates."""
    return scene.trace.idealised and name in scene.cell.gates


def column_names(scene: Scene, quantity: str) -> Sequence[str]:
    """What the entries of a vector are called: inputs or units by their names, or by their numbers from 1."""
    given = scene.layer_trace.layer.weights.get(quantity)
    width = scene.layer_trace[quantity].shape[1] if given is None else len(given)
    names: Sequence[str] = ()
    if quantity != "x":
        names = scene.layer_trace.layer.unit_names
    elif scene.layer == 0:
        names = scene.trace.input_names
    else:
        names = scene.trace.layers[scene.layer - 1].layer.unit_names
    return names if len(names) == width else [str(k + 1) for k in range(width)]


def weightiest(products: NDArray[np.floating[Any]], most: int) -> tuple[list[int], int]:
    """The indices of the largest products, in their order, and how many are left out."""
    if len(products) <= most:
        return list(range(len(products))), 0
    largest = np.argsort(-np.abs(products), kind="stable")[:most]
    return sorted(largest.tolist()), len(products) - most
