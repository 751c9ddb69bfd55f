"""Where a cell's parts stand on a page, and how its vectors move there: the same for all runs of the same sizes."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache

from simulator.cells.cell import Cell
from simulator.cells.memory import find_kept
from ui.film.diagrams import is_drawn
from ui.film.diagrams.diagram import Diagram
from ui.film.diagrams.fit import Fit, Sizes, fit, fitted, narrowest
from ui.film.drawing.page import HEADER, LEAST, LEAST_STRETCH
from ui.film.drawing.strips import footprint
from ui.film.marks import Page
from ui.film.motion.choreography import FALLS, Movements, choreograph


class CellLayout:
    """The picture of a cell for a page. Whoever reads it shares it (`cell_layout`) and leaves it as it is.

    `drawn` is the picture on the least page.
    `units` are the quantities whose vectors rest in the picture, with their numbers of units; `sums` those in the run.
    `header` is how high the words above it are, `stretch` how far it is drawn out downwards.
    """

    def __init__(
        self, cell: Cell, drawn: Diagram, units: tuple[tuple[str, int], ...], sums: frozenset[str], page: Page,
        header: float, stretch: float,
    ) -> None:  # fmt: skip
        self._cell, self._picture, self._units, self._sums = cell, drawn, units, sums
        self._page, self._header, self._stretch = page, header, stretch

    @cached_property
    def _drawn(self) -> Diagram:
        """The picture as it is drawn; on a compact page all its vectors are compact."""
        if not self._is_compact:
            return self._picture
        every = frozenset(station.quantity for station in self._picture.stations.values())
        return replace(self._picture, compact=every)

    @cached_property
    def _lowest(self) -> Diagram:
        """The picture as low as it can become: how near things are downwards says how far they close up across."""
        if not self._is_compact:
            return self._drawn
        return fitted(self._drawn, Fit((0.0, LEAST.width), (0.0, LEAST.width), LEAST_STRETCH, HEADER))

    @property
    def _is_compact(self) -> bool:
        return self._page.compact and is_drawn(self._cell)

    @cached_property
    def _sizes(self) -> Sizes:
        """What needs room: sums stand beside their signs where they have no place of their own."""
        vectors = {name: footprint(count, name in self._drawn.compact) for name, count in self._units}
        beside = (name for name in self._drawn.operations if f"a_{name}" in self._sums and f"a_{name}" not in vectors)
        return Sizes(vectors, frozenset(beside))

    @cached_property
    def diagram(self) -> Diagram:
        """The picture, as it fits the page."""
        return self._drawn if self._page == LEAST else fitted(self._drawn, self.fit)

    @cached_property
    def fit(self) -> Fit:
        """Where on the page the picture is, and how far it is drawn out."""
        return fit(self._lowest, self._sizes, self._page.width, self._header, self._stretch)

    @cached_property
    def narrowest(self) -> float:
        """The width of the narrowest page that has room for the picture."""
        return narrowest(self._lowest, self._sizes)

    @cached_property
    def movements(self) -> tuple[Movements, ...]:
        """What moves in each beat: as long on every page, along the ways that are on this one."""
        kept = find_kept(self._cell.parsed, self._cell.memory)
        lingers = {kept: FALLS} if kept is not None else {}
        made = choreograph(self._picture, dict(self._units), lingers)
        if self._is_compact:
            compact = choreograph(self._drawn, dict(self._units), lingers)
            for each, other in zip(compact, made, strict=True):
                each.last(other.action)
            made = compact
        if self._page != LEAST:
            for each, plan in zip(made, self.diagram.plans, strict=True):
                each.lead(plan, self.fit.points)
        return made


cell_layout = lru_cache(maxsize=64)(CellLayout)
"""The layout for a cell, its sizes and a page, made once: every edit of a lesson makes another film of the same."""
