"""What is kept of a run: everything, or of a long one what the next step needs and what is asked of all steps.

The rest of a long run is computed again, to the bit, when a step of it is looked at (`simulator.engine.recompute`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from simulator.cells.cell import Cell
from simulator.cells.memory import find_kept

LARGEST_WHOLE = 3 * 2**28  # bytes of a run of which everything is kept
LARGEST_KEPT = 2**31  # bytes that are kept of a longer one, where its states are not more


Widths = tuple[Cell, Mapping[str, int]]
"""A layer's cell, and how many numbers each quantity has at one step."""


def kept_of_layers(layers: Iterable[Widths], steps: int, item: int) -> tuple[tuple[str, ...], ...] | None:
    """The quantities that are kept of each layer in a run of so many steps, in numbers of `item` bytes; None for all.

    They are the states; and the keep gate with what is kept and written, where there is room for them in all layers.
    """
    found = tuple(layers)
    if item * steps * sum(sum(widths.values()) for _, widths in found) <= LARGEST_WHOLE:
        return None
    more = tuple((*cell.states, *_of_memory(cell)) for cell, _ in found)
    size = item * steps * sum(widths[name] for (_, widths), names in zip(found, more, strict=True) for name in names)
    return more if size <= LARGEST_KEPT else tuple(cell.states for cell, _ in found)


def _of_memory(cell: Cell) -> tuple[str, ...]:
    """What a cell's memory is made of, where it has names."""
    memory = cell.memory
    names = (memory.keep, find_kept(cell.parsed, memory), memory.write)
    return tuple(dict.fromkeys(name for name in names if name is not None and name not in cell.states))
