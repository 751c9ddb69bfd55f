"""What a cell’s author wrote, by name, and which of it are shares: of a cell alone, so found once for all its runs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from simulator.cells.cell import Cell
from simulator.equations.expressions import Binary, Call, Expression, Name, Number
from ui.film.text.formula import names_in


@lru_cache(maxsize=256)
def definitions_of(cell: Cell) -> Mapping[str, Expression]:
    """The expression of each quantity that the cell's author named, and of each pre-activation."""
    made = {equation.name: equation.expression for equation in cell.parsed.equations}
    for name, tree in tuple(made.items()):
        if isinstance(tree, Call) and len(tree.arguments) == 1 and not isinstance(tree.arguments[0], Name):
            made[f"a_{name}"] = tree.arguments[0]
    return MappingProxyType(made)


@lru_cache(maxsize=256)
def shares_of(cell: Cell) -> frozenset[str]:
    """Quantities between 0 and 1 that say how much passes: the gates, and 1 − gate."""
    gates = set(cell.gates)
    for name, tree in definitions_of(cell).items():
        if isinstance(tree, Binary) and tree.op == "-" and tree.left == Number(1.0):
            gates |= {name} if isinstance(tree.right, Name) and tree.right.name in gates else set()
    return frozenset(gates)


@lru_cache(maxsize=1024)
def named_in(cell: Cell, name: str) -> frozenset[str]:
    """The vectors, weights and numbers that stand by name in the equation of a quantity itself, as it was written."""
    made = definitions_of(cell).get(name)
    return frozenset() if made is None else frozenset(names_in(made))
