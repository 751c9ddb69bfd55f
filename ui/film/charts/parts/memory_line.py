"""The memory of a unit over the tokens, as far as they have gone: stairs, a line, or how far it went in each group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array64
from simulator.network.steps import borders_of_part, sequences_between
from ui.film.charts.parts.axes import Axes, groups, line
from ui.film.charts.parts.legend import block
from ui.film.drawing.easing import progress
from ui.film.marks import Curve, Mark, Point, Polygon

STEPS_FROM = 11.0  # the width of a token from which its fall and its rise are drawn
FALLS, RISES, LASTS, THICK = 0.25, 0.7, 0.2, 0.2  # where in a token they begin, how long they take; their width
LEAST = 2.0  # pixels of a token below which several share a piece of the line
SEEN = 0.75  # the least height of a fall or rise that is drawn
PIECE = 50  # groups in one area: larger ones take longer to paint than their parts together
THIN = 1.8  # the width of a dashed line
EDGE = 1.2  # from the lowest and highest value of a group to the edge of the area


def starts_of(axes: Axes) -> NDArray[np.intp]:
    """The first token of each piece, counted from the first of the field."""
    return groups(axes.stop - axes.first, int(axes.field.width / LEAST))


class MemoryLine:
    """A unit's memory before each token of a field (`old`), what was kept of it, and the memory after it (`new`).

    A line that is `dashed` is of another run: in ink, without falls and rises. At each of `begins`, counted from the
    first token of the field, it begins anew.
    """

    def __init__(
        self, axes: Axes, old: Array64, kept: Array64, new: Array64, *, dashed: bool = False,
        begins: Sequence[int] = (),
    ) -> None:  # fmt: skip
        self._axes, self._dashed, self._begins = axes, dashed, tuple(begins)
        self._old, self._kept, self._new = (np.nan_to_num(part) for part in (old, kept, new))
        self._starts = starts_of(axes)
        self._stops = np.append(self._starts[1:], len(new))
        self._stairs = axes.pitch >= STEPS_FROM
        self._groups = len(self._starts) < len(new)
        self._steps = tuple(self._all_steps()) if self._stairs else ()
        self._points = tuple(self._middles() if self._groups else self._all_points())

    def value(self, token: int, front: float) -> float:
        """The value where the line has come, `front` of a token's width into it."""
        before, after = float(self._old[token]), float(self._new[token])
        if self._stairs:
            left = float(self._kept[token])
            fallen, risen = progress(front, FALLS, LASTS), progress(front, RISES, LASTS)
            return before + (left - before) * fallen + (after - left) * risen
        return before + (after - before) * front

    def height(self, token: int, front: float) -> float:
        """Where that value stands."""
        return self._axes.y(self.value(token, front))

    # ---- its points --------------------------------------------------------------------------------------------------

    def path(self, tokens: int) -> tuple[Point, ...]:
        """Its points through so many tokens; where neighbours share a piece, its middle, once all of them are there."""
        if self._groups:
            return self._points[: int(np.searchsorted(self._stops, tokens, side="right"))]
        return self._points[: 6 * tokens if self._stairs else tokens + 1]

    def _piece(self, start: int, stop: int) -> tuple[Point, ...]:
        """Its points through some tokens, from what was there before the first of them."""
        if self._stairs:
            return self._points[6 * start : 6 * stop]
        begun = (self._axes.x(self._axes.first + start), self._axes.y(float(self._old[start])))
        return (begun, *self._points[start + 1 : stop + 1])

    def _all_points(self) -> Iterator[Point]:
        if not self._stairs:
            yield self._axes.x(self._axes.first), self._axes.y(float(self._old[0]))
        for k in range(len(self._new)):
            yield from self.begun(k, 1.0)[0 if self._stairs else 1 :]

    def _middles(self) -> Iterator[Point]:
        """The middle of each piece, between its lowest and its highest value."""
        lowest, highest = (part.reduceat(self._new, self._starts) for part in (np.minimum, np.maximum))
        middles, values = (self._starts + self._stops) / 2, (lowest + highest) / 2
        for middle, value in zip(middles.tolist(), values.tolist(), strict=True):
            yield self._axes.x(self._axes.first + middle), self._axes.y(value)

    def begun(self, token: int, front: float) -> tuple[Point, ...]:
        """The points of a token, as far as it has come: what was there, what was kept of it, what it became."""
        if self._groups:
            return ()
        axes, at = self._axes, self._axes.first + token
        before, left = float(self._old[token]), float(self._kept[token])
        if not self._stairs:
            return (axes.x(at), axes.y(before)), (axes.x(at + front), axes.y(self.value(token, front)))
        points = [(axes.x(at), axes.y(before))]
        for x, start, stop in ((FALLS, before, left), (RISES, left, float(self._new[token]))):
            if front > x:
                reached = start + (stop - start) * progress(front, x, LASTS)
                points += [(axes.x(at + x), points[-1][1]), (axes.x(at + x), axes.y(reached))]
        return (*points, (axes.x(at + front), points[-1][1]))

    # ---- its marks ---------------------------------------------------------------------------------------------------

    def past(self, tokens: int) -> Iterator[Mark]:
        """What so many tokens have left."""
        if self._groups:
            yield from self._area(tokens)
        elif tokens > 0:
            for start, stop in sequences_between(borders_of_part(self._begins, 0, tokens), tokens):
                yield self._curve(self._piece(start, stop))
            for marks in self._steps[:tokens]:
                yield from marks

    def now(self, token: int, front: float) -> Iterator[Mark]:
        """What a token adds, as far as it has come."""
        if front <= 0.0 or not 0 <= token < len(self._new):
            return
        if self._groups:
            yield from self._area(token, front)
            return
        yield self._curve(self.begun(token, front))
        if self._stairs:
            yield from self._changes(token, front)

    def _curve(self, points: tuple[Point, ...]) -> Curve:
        if self._dashed:
            return line(points, "ink", THIN, dashed=True)
        return line(points, "memory", 3.5 if self._stairs else 3.0)

    def _all_steps(self) -> Iterator[tuple[Mark, ...]]:
        for k in range(len(self._new)):
            yield tuple(self._changes(k, 1.0))

    def _changes(self, token: int, front: float) -> Iterator[Mark]:
        """A fall in outline, a rise filled; nothing where there is none to be seen."""
        if self._dashed:
            return
        axes, left = self._axes, float(self._kept[token])
        ends = ((FALLS, float(self._old[token]), left, "forget"), (RISES, left, float(self._new[token]), "input"))
        for x, start, stop, role in ends:
            reached = start + (stop - start) * progress(front, x, LASTS)
            top, bottom = sorted((axes.y(start), axes.y(reached)))
            if bottom - top >= SEEN:
                width = min(THICK * axes.pitch, 18.0)
                middle = axes.x(axes.first + token + x)
                yield block(middle - width / 2, top, width, bottom - top, role, role == "forget")

    def _area(self, tokens: int, front: float = 0.0) -> Iterator[Mark]:
        """From the lowest to the highest value of each group of tokens that has gone; with `front`, of the last one."""
        stops = self._stops
        done = int(np.searchsorted(stops, tokens, side="right"))
        first = 0 if front <= 0.0 else max(done - 1, 0)
        starts, values = self._starts[first:done], self._new[self._starts[first] : tokens]
        lowest: list[float] = []
        highest: list[float] = []
        middles: list[float] = []
        if len(starts):
            whole = values[: stops[done - 1] - starts[0]]
            lowest = np.minimum.reduceat(whole, starts - starts[0]).tolist()
            highest = np.maximum.reduceat(whole, starts - starts[0]).tolist()
            middles = ((starts + stops[first:done]) / 2).tolist()
        if front > 0.0 and done < len(self._starts):
            begun, tip = int(self._starts[done]), self.value(tokens, front)
            seen = [*self._new[begun:tokens].tolist(), tip]
            lowest += [min(seen), tip]
            highest += [max(seen), tip]
            middles += [(begun + tokens + front) / 2, tokens + front]
        for k in range(0, len(middles) - 1, PIECE):
            part = slice(k, k + PIECE + 1)
            yield self._polygon(middles[part], lowest[part], highest[part])

    def _polygon(self, middles: list[float], lowest: list[float], highest: list[float]) -> Mark:
        axes = self._axes
        xs = [axes.x(axes.first + middle) for middle in middles]
        above = [(x, axes.y(value) - EDGE) for x, value in zip(xs, highest, strict=True)]
        below = [(x, axes.y(value) + EDGE) for x, value in zip(xs, lowest, strict=True)]
        if self._dashed:
            return line(
                [(x, (y + low) / 2) for (x, y), (_, low) in zip(above, below, strict=True)], "ink", THIN, dashed=True
            )
        return Polygon((*above, *reversed(below)), "memory")
