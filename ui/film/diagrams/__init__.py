"""The pictures of the cells, one file a family, found by looking into this folder."""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from functools import cache, lru_cache
from importlib import import_module

from simulator.cells import cells
from simulator.cells.cell import Cell
from ui.film.diagrams.diagram import Diagram


@cache
def diagrams() -> dict[str, Diagram]:
    """Every hand-made diagram by the key of the cell that it shows."""
    found: dict[str, Diagram] = {}
    for info in pkgutil.iter_modules(__path__):
        for diagram in getattr(import_module(f"{__name__}.{info.name}"), "DIAGRAMS", ()):
            found.update(dict.fromkeys(diagram.cells, diagram))
    return found


def diagram_of(cell: Cell) -> Diagram:
    """The picture of a cell: the one that was drawn for it, or one that is laid out from its equations."""
    drawn = diagrams().get(_drawn_key(cell))
    if drawn is not None:
        return drawn
    from ui.film.diagrams.automatic.layout import automatic  # late: cells that are drawn are seen without it

    return automatic(_nameless(cell))


def is_ready(cell: Cell) -> bool:
    """Whether the picture of a cell is there, so that nobody waits until it is laid out."""
    if _drawn_key(cell) in diagrams():
        return True
    from ui.film.diagrams.automatic.layout import is_laid_out  # late, as above

    return is_laid_out(_nameless(cell))


def draft_of(cell: Cell) -> Diagram:
    """The picture of a cell, or as long as that is not ready, one with letters in place of wires."""
    if is_ready(cell):
        return diagram_of(cell)
    from ui.film.diagrams.automatic.layout import with_letters  # late, as above

    return with_letters(_nameless(cell))


def small_diagram(cell: Cell, drawn: Diagram, width: float, top: float, bottom: float, most: int) -> Diagram | None:
    """What the picture of a cell shows that nobody has drawn, with letters between two heights of a small page.

    Each vector has as many numbers as there is room for, `most` at most. None where there is no room.
    """
    from ui.film.diagrams.automatic.layout import on_small_page  # late, as above

    return on_small_page(_nameless(cell), drawn, width, top, bottom, most)


def _nameless(cell: Cell) -> Cell:
    """A cell of another name has the same picture."""
    return replace(cell, key="", name="", paper="", convention="", family="")


def is_drawn(cell: Cell) -> bool:
    """Whether the picture of a cell was drawn for it."""
    return _drawn_key(cell) in diagrams()


@lru_cache(maxsize=64)
def _drawn_key(cell: Cell) -> str:
    """The key of the built-in cell that a cell is, or is a copy of under another name; else its own."""
    same = (
        known.key
        for known in cells().values()
        if (known.states, known.memory) == (cell.states, cell.memory)
        and known.parsed.operations == cell.parsed.operations
    )
    return cell.key if cell.key in cells() else next(same, cell.key)
