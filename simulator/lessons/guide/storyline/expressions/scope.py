"""What there is in a run that an expression can name: tokens, and of each layer quantities, weights and units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from simulator.lessons.guide.storyline.expressions.tree import (
    OWN,
    ExpressionError,
    Function,
    Gradient,
    Node,
    Operation,
    Over,
    Place,
    Quantity,
    Where,
    is_condition,
)

OUTPUTS = "p"
"""What the outputs of the read-out are called, where no quantity of the layer is."""
_MOST_NAMED = 12


class LayerScope(NamedTuple):
    """A layer: the widths of its quantities, the shapes of its weights, its units and what they read, by name."""

    widths: Mapping[str, int]
    weights: Mapping[str, tuple[int, ...]]
    units: Sequence[str]
    inputs: Sequence[str]
    gates: Sequence[str]


@dataclass(frozen=True)
class Scope:
    """A run: its tokens, its layers and what its read-out says."""

    tokens: Sequence[str]
    layers: Sequence[LayerScope]
    outputs: int
    output_names: Sequence[str]

    def token(self, place: Place) -> int:
        """The token that is meant. Raises ExpressionError."""
        last = len(self.tokens) - 1
        if isinstance(place.token, int):
            if place.token > last:
                raise ExpressionError(f"There is no token {place.token}.", f"Tokens are 0 to {last}.")
            return place.token
        found = [at for at, token in enumerate(self.tokens) if token == place.token]
        if not found and place.token in ("first", "last"):
            return 0 if place.token == "first" else last
        if place.nth > len(found):
            count = (
                f"There is no token “{place.token}”" if not found else f"“{place.token}” is there {len(found)} times"
            )
            raise ExpressionError(f"{count}.", "Write a word of the sequence, or a number from 0.")
        return found[place.nth - 1]

    def layer(self, number: int) -> LayerScope:
        """A layer by its number. Raises ExpressionError."""
        if not 0 <= number < len(self.layers):
            raise ExpressionError(f"There is no layer {number}.", f"Layers are 0 to {len(self.layers) - 1}.")
        return self.layers[number]

    def indices(self, quantity: Quantity, layer: int) -> tuple[int, ...]:
        """The places in a row, or in a weight, that the units of a quantity stand for. Raises ExpressionError."""
        found = self.layer(layer)
        name = quantity.name
        if name in found.widths or name in ("x", "x_prev"):
            width = found.widths.get(name, len(found.inputs))
            names = found.inputs if name in ("x", "x_prev") else found.units if width == len(found.units) else ()
            return self._numbers(quantity, (width,), (names,), whole=True)
        if name == OUTPUTS and self.outputs:
            return self._numbers(quantity, (self.outputs,), (self.output_names,), whole=True)
        if name in found.weights:
            shape = found.weights[name]
            columns = found.units if name.startswith("U") else found.inputs
            return self._numbers(quantity, shape, (found.units, columns), whole=False)
        known = ", ".join([*found.widths, *found.weights][:_MOST_NAMED])
        raise ExpressionError(f"The layer has no “{name}”.", f"It has: {known}, ….")

    def _numbers(
        self, quantity: Quantity, shape: tuple[int, ...], names: Sequence[Sequence[str]], whole: bool
    ) -> tuple[int, ...]:
        if whole and not quantity.units:
            return ()
        if len(quantity.units) != len(shape):
            wanted = "a unit" if len(shape) == 1 else "a row and a column"
            problem = f"“{quantity.name}” is not given {wanted}."
            raise ExpressionError(problem, f"Write {wanted} in brackets.")
        return tuple(_index(unit, width, each) for unit, width, each in zip(quantity.units, shape, names, strict=False))


def _index(unit: int | str, width: int, names: Sequence[str]) -> int:
    if isinstance(unit, int):
        if unit < width:
            return unit
        raise ExpressionError(f"There is no unit {unit}.", f"Units are 0 to {width - 1}.")
    if unit in names:
        return list(names).index(unit)
    named = [name for name in names if name][:_MOST_NAMED]
    known = f"Write one of: {', '.join(named)}." if named else f"Write a number, 0 to {width - 1}."
    raise ExpressionError(f"There is no unit “{unit}”.", known)


def check(node: Node, scopes: Sequence[Scope], layer: int, *, condition: bool = False) -> None:
    """Raise ExpressionError where a name, a unit or a place of an expression is none of the runs', or where it is a
    condition and should not be one, or the other way round.
    """
    if is_condition(node) != condition:
        wanted = "a condition, such as “f[0] at 3 < 0.1”" if condition else "a number, and no condition"
        raise ExpressionError("The expression has no such value.", f"Write {wanted}.")
    for part, inside in _walk(node, 0):
        if inside > 1:
            raise ExpressionError("What is gathered over tokens is gathered again.", "Gather once.")
        if isinstance(part, Quantity):
            scope = scope_of(scopes, part.where)
            scope.indices(part, _layer(part.where, layer))
            if part.place is not None:
                scope.token(part.place)
        elif isinstance(part, Gradient | Over):
            where = part.where if isinstance(part, Gradient) else OWN
            scope = scope_of(scopes, where)
            scope.layer(_layer(where, layer))
            if scope.token(part.first) > scope.token(part.last):
                raise ExpressionError("The first token comes after the last.", "Write them in their order.")


def scope_of(scopes: Sequence[Scope], where: Where) -> Scope:
    """The run that is meant. Raises ExpressionError."""
    if where.run >= len(scopes):
        raise ExpressionError(f"There is no run {where.run}.", f"Runs are 0 to {len(scopes) - 1}.")
    return scopes[where.run]


def _layer(where: Where, usual: int) -> int:
    return usual if where.layer is None else where.layer


def _walk(node: Node, inside: int) -> Iterator[tuple[Node, int]]:
    """All parts, with how many times each is gathered over tokens."""
    inside += isinstance(node, Over)
    yield node, inside
    parts: tuple[Node, ...] = ()
    if isinstance(node, Operation):
        parts = node.left, node.right
    elif isinstance(node, Function):
        parts = node.parts
    elif isinstance(node, Over):
        parts = (node.part,)
    for part in parts:
        yield from _walk(part, inside)
