"""Cells as large as a picture holds whole: up to four states and 24 named quantities, made at random."""

from __future__ import annotations

import random

from simulator.cells.cell import Cell
from simulator.cells.memory import guess_memory
from simulator.equations.parse import parse

MOST_STATES, MOST_NAMED = 4, 24
_NAMES = ("f", "i", "o", "g", "z", "r", "n", "e1", "e2", "s_f", "gone", "fresh", "k", "v", "u", "w", "share", "q")


def large_cell(seed: int, states: int | None = None, named: int | None = None) -> Cell:
    """A cell made from a seed, with so many states and equations, or as many as the seed says."""
    made = random.Random(seed)
    count = states or made.randint(1, MOST_STATES)
    of_states = ["h", "c", "m", "p"][:count]
    total = max(named or made.randint(count, MOST_NAMED), count)
    inner = list(_NAMES[: total - count]) + [f"y{k}" for k in range(total - count - len(_NAMES))]
    made.shuffle(inner)
    order = [*inner, *of_states]
    made.shuffle(order)
    known = [f"{state}_prev" for state in of_states]
    lines = []
    for number, name in enumerate(order):
        lines.append(f"{name} = {_expression(made, number, name, known)}")
        known.append(name)
    text, key = "\n".join(lines), f"large {seed}"
    return Cell(key, key, tuple(of_states), guess_memory(parse(text, tuple(of_states))), text, "none")


def _expression(made: random.Random, number: int, name: str, known: list[str]) -> str:
    """One of the forms that cells of the literature have, and some that they have not."""
    some = [made.choice(known) for _ in range(4)]
    old = f"{name}_prev" if f"{name}_prev" in known else some[0]
    own = f"W_{number} @ x + U_{number} @ {made.choice(known)}"
    return made.choice(
        (
            f"sigmoid({own} + b_{number} + P_{number} * {old})",
            f"sigmoid({own} + 0.1 * {some[1]})",
            f"tanh({own} + P_{number} * {some[1]})",
            f"{some[0]} * {old}",
            f"{some[0]} * {old} + {some[1]} * {some[2]}",
            f"maximum({some[0]} + {some[1]}, {old})",
            f"exp({some[0]} - max({some[1]}))",
            f"{some[0]} * tanh({some[1]}) / (1 + abs({some[2]})) + {some[3]}",
            f"mean({some[0]}) - {old}",
            f"W_{number} @ x + V_{number} @ x_prev + 0.5 * {old}",
            f"1 - {old}",
        )
    )
