"""Which equations hold as they are written: what of them was set by hand, and what is rounded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from simulator.cells.cell import Cell
from simulator.equations.functions import REDUCING
from ui.film.scene.scene import Scene


def is_by_hand(scene: Scene, name: str, token: int) -> bool:
    """Whether the selected unit did not get this quantity from its equation, but from somebody's hand."""
    return _is_held(scene, name, token, scene.unit)


def is_rounded(scene: Scene, name: str) -> bool:
    """Whether a quantity is what an activation gave, rounded to 0 or 1 because the lesson idealises its gates."""
    return scene.trace.idealised and name in scene.cell.gates


def set_inside(scene: Scene, name: str, token: int, unit: int | None = None) -> tuple[str, ...]:
    """The inner results of an equation that were set by hand: in a unit, or in any unit of the layer (None).

    What a matrix multiplies counts in every unit.
    """
    if not scene.layer_trace.holds:
        return ()
    inside = _inside(scene.cell, name).items()
    return tuple(each for each, mixed in inside if _is_held(scene, each, token, None if mixed else unit))


def holds_as_written(scene: Scene, name: str, token: int, unit: int | None = None) -> bool:
    """Whether a quantity is what its equation gives of the numbers in it: in a unit, or in all of the layer (None)."""
    if is_rounded(scene, name):
        return False
    anywhere = unit is not None and name in _multiplied(scene.cell)
    return not _is_held(scene, name, token, None if anywhere else unit) and not set_inside(scene, name, token, unit)


def inner_results(cell: Cell, name: str) -> tuple[str, ...]:
    """What an equation computes on its way, without a name of its own in the equations: tanh_c in h = o * tanh(c)."""
    return tuple(_inside(cell, name))


def _is_held(scene: Scene, name: str, token: int, unit: int | None) -> bool:
    if not scene.layer_trace.holds or name not in scene.layer_trace.quantities:
        return False
    held = scene.layer_trace.held_units(name, token)
    return bool(held.any()) if unit is None else bool(unit < len(held) and held[unit])


@lru_cache(maxsize=1024)
def _inside(cell: Cell, name: str) -> Mapping[str, bool]:
    """The inner results of an equation, and of each whether a matrix multiplies it on its way into the equation."""
    parsed, named = cell.parsed, {equation.name for equation in cell.parsed.equations}
    waiting, found = [(name, False)], dict[str, bool]()
    while waiting:
        here, mixed = waiting.pop()
        if here not in parsed.quantities:
            continue
        for each in parsed.operation(here).operands:
            if isinstance(each, str) and each in parsed.quantities and each not in named:
                inside = mixed or each in _multiplied(cell)
                if each not in found or inside > found[each]:
                    found[each] = inside
                    waiting.append((each, inside))
    return found


@lru_cache(maxsize=256)
def _multiplied(cell: Cell) -> frozenset[str]:
    """The quantities that a matrix multiplies, or of which one number is taken: each unit reads all of them."""
    reduced = {operand for each in cell.parsed.operations if each.op in REDUCING for operand in each.operands}
    terms = [term for operation in cell.parsed.operations for term in operation.terms if term.product == "@"]
    found = reduced | {factor for term in terms for factor in term.factors}
    return frozenset(each for each in found if isinstance(each, str))
