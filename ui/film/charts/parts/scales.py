"""From values to places on an axis, and the round numbers that are written beside it."""

from __future__ import annotations

import math
from typing import NamedTuple

from ui.film.marks import Run
from ui.film.text.formula import Runs
from ui.film.text.language import Language
from ui.film.text.number_format import MINUS, decimal, precise

FINEST = 1e-290  # on a scale that is shorter, nothing but zero is told
AIR = 0.06  # of an axis, above the highest and below the lowest value


class Scale(NamedTuple):
    """Values from `low` to `high`, evenly, or by their `powers` of ten; or `exponents` of ten, evenly."""

    low: float
    high: float
    powers: bool = False
    exponents: bool = False

    def share(self, value: float) -> float:
        """Where a value stands, in [0, 1]; what lies outside or is not finite is held at the ends."""
        if math.isnan(value):
            return 0.0
        if self.powers:
            value = math.log10(value) if value > 0.0 else -math.inf
            low, high = math.log10(self.low), math.log10(self.high)
        else:
            low, high = self.low, self.high
        return min(max((value - low) / (high - low), 0.0), 1.0)


def even(low: float, high: float) -> Scale:
    """A scale for values between these, with zero on it, and a little air where there is no zero at the end."""
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return Scale(0.0, 1.0)
    air = AIR * (high - low)
    return Scale(low - air if low < 0 else low, high + air if high > 0 else high)


def powers(low: float, high: float) -> Scale:
    """A scale of whole powers of ten around positive values."""
    first, last = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    return Scale(10.0**first, 10.0 ** max(last, first + 1), True)


def exponents(low: float, high: float) -> Scale:
    """A scale for exponents of ten between these, and for 0, which is one."""
    low, high = math.floor(min(low, 0.0)), math.ceil(max(high, 0.0) - 1e-9)
    return Scale(low if low < high else high - 1, high, exponents=True)


def ticks(scale: Scale, most: int) -> tuple[float, ...]:
    """At most so many round values on a scale: 1, 2 or 5 times a power of ten apart; or powers of ten."""
    if scale.powers:
        first, last = round(math.log10(scale.low)), round(math.log10(scale.high))
        every = max(1, -(-(last - first) // max(most - 1, 1)))
        return tuple(10.0**k for k in range(last, first - 1, -every))[::-1]
    step = max(_step(scale, most), 1.0 if scale.exponents else 0.0)
    return tuple(k * step for k in range(math.ceil(scale.low / step - 1e-9), math.floor(scale.high / step + 1e-9) + 1))


def _step(scale: Scale, most: int) -> float:
    """1, 2 or 5 times a power of ten; where that would leave zero alone on the scale, half of it or less."""
    if scale.high - scale.low < FINEST:
        return 1.0
    rough = (scale.high - scale.low) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(k * power for k in (1.0, 2.0, 5.0, 10.0) if k * power >= rough * (1 - 1e-9))
    reach = max(scale.high, -scale.low) * (1 + 1e-9)
    return step if step <= reach else next(k * power for k in (5.0, 2.0, 1.0, 0.5) if k * power <= reach)


def tick_label(value: float, scale: Scale, most: int, language: Language) -> Runs:
    """The number beside a tick."""
    if scale.powers:
        exponent = round(math.log10(value))
        if -2 <= exponent <= 3:
            return (Run(language.number(f"{value:g}")),)
        return (Run("10"), Run(str(exponent).replace("-", MINUS), "sup"))
    if scale.exponents:
        return (Run("1"),) if value == 0 else (Run("10"), Run(decimal(value, 0), "sup"))
    step = _step(scale, most)
    if not 1e-4 <= step < 1e5:
        return (Run(language.number(precise(value) if abs(value) < 1 else f"{value:.0e}".replace("e+", "e"))),)
    places = max(0, -math.floor(math.log10(step) + 1e-9))
    return (Run(language.number(decimal(value, places))),)
