"""Numbers as they are written on the screen: short, aligned, and never prettier than they are.

An exact integer is written as an integer ("1", "0"), so that a gate that is truly 1 differs from one at 0.9997.
"""

from __future__ import annotations

import math

MINUS = "\u2212"
HUGE = 1e7


def decimal(value: float, places: int, plus: bool = False, characters: int = 0) -> str:
    """`value` with `places` decimals, fewer where it would need more than `characters`; "+0.992", "−12.3", "0"."""
    if math.isnan(value):
        return "nan"
    sign = MINUS if value < 0 else "+" if plus and value > 0 else ""
    size = abs(value)
    if math.isinf(size):
        return sign + "∞"
    if size < 10_000 and size == int(size):
        return f"{sign}{int(size)}"
    for digits in range(places, -1, -1):
        text = f"{sign}{size:.{digits}f}"
        if not characters or len(text) <= characters:
            return text
    return f"{sign}{size:.0e}".replace("e+0", "e").replace("e+", "e")


def cell_number(value: float, scale: str, characters: int) -> str:
    """A number for a cell of a strip, in at most `characters`: gates with four decimals, others signed with three."""
    signed = scale == "signed"
    places = 3 if signed else 4
    text = decimal(value, places, plus=signed)
    if 0 < abs(value) < 0.5 * 10.0**-places:
        return tiny(value, signed, characters)
    if len(text) > characters and abs(value) < 1:
        text = text.replace("0.", ".", 1)
        return text[:characters] if signed else text
    return decimal(value, places, plus=signed, characters=characters)


def tiny(value: float, plus: bool, characters: int) -> str:
    """A number next to zero by its order of magnitude: "+3e−4", so that it does not read as zero; at least "+≈0"."""
    sign = MINUS if value < 0 else "+" if plus else ""
    mantissa, exponent = f"{abs(value):.0e}".split("e-")
    text = f"{sign}{mantissa}e{MINUS}{int(exponent)}"
    return text if len(text) <= characters else f"{sign}≈0"


def percent(share: float) -> str:
    """A share as a percentage, with more decimals near 0 and 100 so that it is never rounded to either."""
    value = 100.0 * share
    if value == int(value):
        return f"{int(value)}\u202f%"
    edge = min(abs(value), abs(100.0 - value))
    places = 1 if edge >= 1.0 else min(9, -math.floor(math.log10(edge)))
    return f"{value:.{places}f}".replace("-", MINUS) + "\u202f%"


def nearly(share: float) -> str:
    """A share as a percentage; what is next to all or nothing with four decimals, "100.0000 %" for not quite 1."""
    if round(share, 6) in (0.0, 1.0) and share not in (0.0, 1.0):
        return f"{100.0 * share:.4f}\u202f%"
    return percent(share)


def precise(value: float) -> str:
    """A number in a formula: four decimals, more where it is tiny, so that it does not read as zero; huge by powers."""
    size = abs(value)
    if HUGE <= size < math.inf:
        mantissa, _, exponent = f"{size:.3e}".partition("e")
        return f"{MINUS if value < 0 else ''}{mantissa}·10{superscript(int(exponent))}"
    if size != 0 and size < 5e-4:
        mantissa, _, exponent = f"{size:.1e}".partition("e")
        sign = MINUS if value < 0 else ""
        if int(exponent) < -6:
            return f"{sign}{mantissa}·10{superscript(int(exponent))}"
        return f"{sign}{size:.{1 - int(exponent)}f}"
    return decimal(value, 4 if size < 1 else 3)


def superscript(number: int) -> str:
    """A whole number as an exponent: "⁻⁷"."""
    return str(number).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
