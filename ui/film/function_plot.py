"""An activation function drawn as its curve, with the point that a sum reaches on it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from simulator.functions import FUNCTIONS, evaluate
from ui.film.marks import Box, Curve, Mark, Point, Rect, Run, Text
from ui.film.numbers import decimal

SAMPLES = 121
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
        ends = [(end, self.place(0, end)[1] + 4) for end in (round(low), round(high)) if end != 0]
        points = tuple(self.place(p, q) for p, q in _samples(self.function, self.reach))
        return (
            Curve(((x, zero[1]), (x + width, zero[1])), "grid", 1.5),
            Curve(((zero[0], y), (zero[0], y + height)), "grid", 1.5),
            Curve(points, role, 2.2),
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
def _samples(function: str, reach: float) -> tuple[Point, ...]:
    xs = np.linspace(-reach, reach, SAMPLES)
    with np.errstate(all="ignore"):  # a logarithm has no value left of 0
        ys = evaluate(FUNCTIONS[function], (xs,))
    return tuple(pair for pair in zip(xs.tolist(), ys.tolist(), strict=True) if np.isfinite(pair[1]))


@lru_cache(maxsize=256)
def _bounds(function: str, reach: float) -> Point:
    """The least and the largest value of the plot, 0 always among them."""
    values = [value for _, value in _samples(function, reach)]
    return min(0.0, *values), max(0.0, *values)
