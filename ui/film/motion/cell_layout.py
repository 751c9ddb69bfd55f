"""Where a cell's parts stand on a page, and how its vectors move there: the same for all runs of the same sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

from simulator.cells.cell import Cell
from simulator.cells.memory import find_kept
from ui.film.diagrams import is_drawn, small_diagram
from ui.film.diagrams.diagram import OUTLINE, Diagram
from ui.film.diagrams.fit import Fit, Sizes, crowds, fit, fitted, narrowest, readable
from ui.film.drawing.page import HEADER, LEAST, LEAST_STRETCH
from ui.film.drawing.strips import MOST_ROWS, footprint
from ui.film.marks import Page
from ui.film.motion.choreography import FALLS, Movements, choreograph


class CellLayout:
    """The picture of a cell for a page. Whoever reads it shares it (`cell_layout`) and leaves it as it is.

    `drawn` is the picture on the least page.
    `units` are the quantities whose vectors rest in the picture, with their numbers of units; `sums` those in the run.
    `header` is how high the words above it are, `stretch` how far it is drawn out downwards, `bottom` where its outline
    ends, at the lowest, and `end` what stands beside that.
    """

    def __init__(
        self, cell: Cell, drawn: Diagram, units: tuple[tuple[str, int], ...], sums: frozenset[str], page: Page,
        header: float, stretch: float, bottom: float, end: float,
    ) -> None:  # fmt: skip
        self._cell, self._whole, self._units, self._sums = cell, drawn, units, sums
        self._page, self._header, self._stretch, self._bottom, self._end = page, header, stretch, bottom, end

    # ---- compact pages -----------------------------------------------------------------------------------------------

    @cached_property
    def _small(self) -> Diagram | None:
        """The picture as it is laid out anew for a compact page on which its wires have no room."""
        if not self._page.compact or is_drawn(self._cell) or self._wires_have_room:
            return None
        return small_diagram(self._cell, self._whole, self._page.width, self._header, self._bottom, self._most)

    @property
    def _wires_have_room(self) -> bool:
        """Whether a compact page has room for the picture as it is drawn, with all its vectors compact."""
        return not self._whole.tags and self._narrowest_with(1, LEAST_STRETCH) <= self._page.width

    @property
    def _most(self) -> int:
        """The most numbers of a compact vector."""
        return min(MOST_ROWS, max(count for _, count in self._units))

    @cached_property
    def _rows(self) -> int:
        """How many numbers the vectors of a compact page have: as many as there is room for; 0 where all are whole."""
        if not self._page.compact or not (is_drawn(self._cell) or self._wires_have_room):
            return 0
        return next((rows for rows in range(self._most, 1, -1) if self._has_room_for(rows)), 1)

    def _has_room_for(self, rows: int) -> bool:
        """Whether with so many numbers nothing comes upon another that does not with one."""
        if self._narrowest_with(rows, self._stretch) > self._page.width:
            return False
        return self._crowds_with(rows) <= self._crowds_with(1)

    def _crowds_with(self, rows: int) -> frozenset[tuple[str, str]]:
        sizes, stretch = self._sizes_with(rows), self._stretch
        to = fit(self._low(rows, stretch), sizes, self._page.width, self._header, stretch)
        return crowds(fitted(self._with(rows), to), sizes, self._end)

    def _with(self, rows: int) -> Diagram:
        """The picture with so many numbers of each vector; 0 for whole ones."""
        every = dict.fromkeys((station.quantity for station in self._whole.stations.values()), rows)
        return replace(self._whole, compact=every) if rows else self._whole

    def _low(self, rows: int, stretch: float) -> Diagram:
        """The picture as low as it is: how near things are downwards says how far they close up across."""
        if not rows:
            return self._whole
        return fitted(self._with(rows), Fit((0.0, LEAST.width), (0.0, LEAST.width), stretch, HEADER))

    def _sizes_with(self, rows: int) -> Sizes:
        """What needs room: sums stand beside their signs where they have no place of their own."""
        drawn = self._with(rows)
        vectors = {name: footprint(count, drawn.rows(name)) for name, count in self._units}
        beside = (name for name in drawn.operations if f"a_{name}" in self._sums and f"a_{name}" not in vectors)
        return Sizes(vectors, frozenset(beside))

    def _narrowest_with(self, rows: int, stretch: float) -> float:
        return narrowest(self._low(rows, stretch), self._sizes_with(rows))

    # ---- the picture -------------------------------------------------------------------------------------------------

    @cached_property
    def _drawn(self) -> Diagram:
        """The picture as it is drawn; on a compact page all its vectors are compact."""
        return self._with(self._rows)

    @cached_property
    def diagram(self) -> Diagram:
        """The picture, as it fits the page."""
        if self._small is not None:
            return self._small
        fits = self._drawn if self._page == LEAST else fitted(self._drawn, self.fit)
        return readable(fits) if self._stretch < 1.0 else fits

    @cached_property
    def fit(self) -> Fit:
        """Where on the page the picture is, and how far it is drawn out."""
        if self._small is not None:
            left, right = self._small.x, self._small.x + self._small.width
            return Fit((OUTLINE.x, OUTLINE.x + OUTLINE.width), (left, right), self._stretch, self._header)
        low = self._low(self._rows, self._stretch if self._rows > 1 else LEAST_STRETCH)
        return fit(low, self._sizes_with(self._rows), self._page.width, self._header, self._stretch)

    @cached_property
    def narrowest(self) -> float:
        """The width of the narrowest page that has room for the picture as it is drawn."""
        return self._narrowest_with(int(self._page.compact), LEAST_STRETCH)

    @property
    def has_room(self) -> bool:
        """Whether the page has room for the picture, as it is drawn or laid out anew."""
        return self._small is not None or self.narrowest <= self._page.width

    @cached_property
    def movements(self) -> tuple[Movements, ...]:
        """What moves in each beat: as long on every page, along the ways that are on this one."""
        kept = find_kept(self._cell.parsed, self._cell.memory)
        return self._move({kept: FALLS} if kept is not None else {})

    @cached_property
    def movements_without_falls(self) -> tuple[Movements, ...]:
        """The same, where nothing is waited for as it falls: on the way back."""
        return self._move({})

    def _move(self, lingers: Mapping[str, float]) -> tuple[Movements, ...]:
        made = choreograph(self._whole, dict(self._units), lingers)
        if self._small is not None or self._rows:
            compact = choreograph(self._small or self._drawn, dict(self._units), lingers)
            for each, other in zip(compact, made, strict=True):
                each.last(other.action)
            made = compact
        if self._page != LEAST and self._small is None:
            for each, plan in zip(made, self.diagram.plans, strict=True):
                each.lead(plan, self.fit.points)
        return made


cell_layout = lru_cache(maxsize=128)(CellLayout)
"""The layout for a cell, its sizes and a page, made once: every edit of a lesson makes another film of the same."""
