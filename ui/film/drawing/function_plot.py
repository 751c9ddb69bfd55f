"""An activation function drawn as its curve, with the point that a sum reaches on it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array
from simulator.equations.functions import FUNCTIONS, evaluate
from ui.film.marks import Box, Curve, Mark, Point, Rect, Run, Text
from ui.film.text.number_format import decimal

SAMPLES, EVEN = 481, 0.0005  # of a curve; the share of its height by which it may be straightened
DOT = 5.5


class FunctionPlot(NamedTuple):
    """The function of this name inside `field`, for arguments from −`reach` to `reach`; numbers are `size` high."""

    function: str
    field: Rect
    reach: float
    size: float

    @staticmethod
    def around(function: str, argument: float, field: Rect, size: float) -> FunctionPlot:
        """The plot that is wide enough for an argument."""
        return FunctionPlot(function, field, max(6.0, 1.25 * abs(argument)), size)

    def value(self, argument: float) -> float:
        """What the function gives, as the engine computes it."""
        with np.errstate(all="ignore"):  # far out, an inner exponential has no number
            return float(evaluate(FUNCTIONS[self.function], (np.array([argument]),))[0])

    def place(self, argument: float, value: float) -> Point:
        """Where a point of the plane lies on the page."""
        low, high = _bounds(self.function, self.reach)
        x, y, width, height = self.field
        share = (value - low) / ((high - low) or 1.0)
        return x + (argument + self.reach) / (2 * self.reach) * width, y + height - share * (height - 8)

    def way(self, argument: float, share: float) -> Point:
        """A point of the curve on the way from 0 to an argument."""
        return self.place(share * argument, self.value(share * argument))

    def marks(self, role: str) -> tuple[Mark, ...]:
        """The axes and the curve."""
        x, y, width, height = self.field
        low, high = _bounds(self.function, self.reach)
        zero = self.place(0.0, 0.0)
        edge, foot = decimal(self.reach, 1), y + height + self.size + 5
        ends = [(end, self.place(0, end)[1] + (8 if end > 0 else -2)) for end in (round(low), round(high)) if end != 0]
        return (
            Curve(((x, zero[1]), (x + width, zero[1])), "grid", 1.5),
            Curve(((zero[0], y), (zero[0], y + height)), "grid", 1.5),
            Curve(_points(self), role, 2.2),
            *(Text(zero[0] + 5, level, (Run(decimal(end, 1)),), self.size, "muted") for end, level in ends),
            Text(x, foot, (Run(f"−{edge}"),), self.size, "muted"),
            Text(x + width / 2, foot, (Run("0"),), self.size, "muted", "middle"),
            Text(x + width, foot, (Run(edge),), self.size, "muted", "end"),
        )

    def foot(self, argument: float, role: str) -> Curve:
        """The dashed line from the argument on the axis to its point."""
        x, y = self.place(argument, self.value(argument))
        return Curve(((x, self.place(0.0, 0.0)[1]), (x, y)), role, 1.2, dashed=True)

    def dot(self, place: Point, role: str, opacity: float = 1.0) -> Box:
        """The point on the curve."""
        return Box(place[0] - DOT, place[1] - DOT, 2 * DOT, 2 * DOT, DOT, role, opacity=opacity)


@lru_cache(maxsize=256)
def _points(plot: FunctionPlot) -> tuple[Point, ...]:
    """The curve on the page."""
    return tuple(plot.place(p, q) for p, q in _samples(plot.function, plot.reach))


@lru_cache(maxsize=256)
def _samples(function: str, reach: float) -> tuple[Point, ...]:
    """As few points of the curve as it takes: many where it bends, none where it is straight."""
    xs = np.linspace(-reach, reach, SAMPLES)
    with np.errstate(all="ignore"):  # a logarithm has no value left of 0
        ys = evaluate(FUNCTIONS[function], (xs,))
    xs, ys = xs[np.isfinite(ys)], ys[np.isfinite(ys)]
    kept = _bends(xs, ys, EVEN * float(np.ptp(ys)) if len(ys) else 0.0)
    return tuple(zip(xs[kept].tolist(), ys[kept].tolist(), strict=True))


def _bends(xs: Array, ys: Array, most: float) -> list[int]:
    """The points of a line that is nowhere further than `most` from it in height (Douglas and Peucker, 1973)."""
    kept, open_ = {0, len(xs) - 1} if len(xs) else set(), [(0, len(xs) - 1)]
    while open_:
        first, last = open_.pop()
        if last - first < 2:
            continue
        part = slice(first, last + 1)
        off = np.abs(ys[part] - np.interp(xs[part], (xs[first], xs[last]), (ys[first], ys[last])))
        furthest = int(off.argmax())
        if off[furthest] > most:
            kept.add(first + furthest)
            open_ += [(first, first + furthest), (first + furthest, last)]
    return sorted(kept)


@lru_cache(maxsize=256)
def _bounds(function: str, reach: float) -> Point:
    """The least and the largest value of the plot, 0 always among them."""
    values = [value for _, value in _samples(function, reach)]
    return min(0.0, *values), max(0.0, *values)
