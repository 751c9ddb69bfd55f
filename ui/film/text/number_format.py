"""Numbers as they are written on the screen: short, aligned, and never prettier than they are.

An exact integer is written as an integer ("1", "0"), so that a gate that is truly 1 differs from one at 0.9997. A
number that bounds others is rounded to its own side: "at least" so much downward, "at most" so much upward.
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache

MINUS = "\u2212"
LARGE, HUGE = 1e4, 1e7  # from here on with one decimal, and by powers of ten
WHOLE = 4  # decimals to which a whole number is exact for one who reads it
MOST_NINES = 6  # decimals of a number that is nearly 1; one that is nearer is told by what it lacks
NEARLY = 1e-4  # a share nearer to nothing or to all than this is told as under 0.01 % or over 99.99 %
_SEEN = Context(prec=12)  # digits of a number that are its own: behind them 0.57 is 0.5699999…
_EXACT = Context(prec=400)
LIMITS = (1.0 - 2.0**-53, 1.0 - 2.0**-24, 2.0**-1022, 2.0**-126)
"""What stands for a sigmoid that rounding has made 1 or 0 (`ui.film.text.limits`), in doubles and in single precision:
of these it is told that the sigmoid is nearer. So do the first two and their negatives for a tanh.
"""
_ENDS = frozenset((*LIMITS, -LIMITS[0], -LIMITS[1]))
_LACKING = re.compile(f"(1)({MINUS}.+)")  # as a cell writes a gate that is nearly 1
_DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹" + MINUS, "-0123456789-")


class Rounding(Enum):
    """Where a number is rounded to: to the nearest one, or as a bound to its own side."""

    NEAREST = ROUND_HALF_EVEN
    DOWN = ROUND_FLOOR
    UP = ROUND_CEILING

    @property
    def turned(self) -> Rounding:
        """The other side, for the size of a negative number, or for what is left of a whole."""
        return {Rounding.DOWN: Rounding.UP, Rounding.UP: Rounding.DOWN}.get(self, self)


NEAREST, DOWN, UP = Rounding


def fixed(value: float, places: int, rounding: Rounding = NEAREST) -> str:
    """`value` with so many decimals, rounded as it is wanted: "0.9997", "-12.30".

    What differs from a number of so many decimals by less than a part in 10¹² is that number, on either side.
    """
    if rounding is NEAREST:
        return f"{value:.{places}f}"
    return f"{_SEEN.create_decimal(value).quantize(Decimal(1).scaleb(-places), rounding.value, _EXACT):f}"


def scientific(size: float, places: int, rounding: Rounding = NEAREST) -> tuple[str, int]:
    """The mantissa, with so many decimals, and the exponent of a number above 0: ("1.2", -7)."""
    if rounding is NEAREST:
        mantissa, _, exponent = f"{size:.{places}e}".partition("e")
        return mantissa, int(exponent)
    rounded = Context(prec=places + 1, rounding=rounding.value).plus(_SEEN.create_decimal(size))
    exponent_of = rounded.adjusted()
    return f"{rounded.scaleb(-exponent_of, _EXACT):.{places}f}", exponent_of


def decimal(value: float, places: int, plus: bool = False, characters: int = 0, rounding: Rounding = NEAREST) -> str:
    """`value` with `places` decimals, fewer where it would need more than `characters`; "+0.992", "−12.3", "0"."""
    if math.isnan(value):
        return "nan"
    sign = MINUS if value < 0 else "+" if plus and value > 0 else ""
    size, side = abs(value), rounding if value >= 0 or rounding is NEAREST else rounding.turned
    if math.isinf(size):
        return sign + "∞"
    if size < HUGE and size == int(size):
        return f"{sign}{int(size)}"
    for digits in range(places if size < LARGE else min(places, 1), -1, -1):
        text = f"{sign}{fixed(size, digits, side)}"
        if not characters or len(text) <= characters:
            return text
    return f"{sign}{size:.0e}".replace("e+0", "e").replace("e+", "e")


def cell_number(value: float, scale: str, characters: int) -> str:
    """A number for a cell of a strip, in at most `characters`: gates with four decimals, others signed with three."""
    signed = scale == "signed"
    places = 3 if signed else 4
    text = decimal(value, places, plus=signed)
    if not signed and value in LIMITS:
        return _limit_in_cell(value, characters)
    if 0 < abs(value) < 0.5 * 10.0**-places:
        return tiny(value, signed, characters)
    if not signed and 0.5 < value < 1.0 and text.startswith("1"):
        return _almost(value, characters)
    if len(text) <= characters:
        return text
    if abs(value) < 1:
        text = text.replace("0.", ".", 1)
        return text[:characters] if signed else text
    return decimal(value, places, plus=signed, characters=characters)


def tiny(value: float, plus: bool, characters: int) -> str:
    """A number next to zero by its order of magnitude: "+3e−4", so that it does not read as zero; at least "+≈0"."""
    sign = MINUS if value < 0 else "+" if plus else ""
    mantissa, exponent = f"{abs(value):.0e}".split("e-")
    text = f"{sign}{mantissa}e{MINUS}{int(exponent)}"
    return text if len(text) <= characters else f"{sign}≈0"


def _almost(value: float, characters: int) -> str:
    """A gate that is nearly open, so that it does not read as 1: "0.99996", "1−4e−8"; at least "≈1"."""
    mantissa, exponent = f"{1.0 - value:.0e}".split("e-")
    texts = f"{value:.5f}", f"1{MINUS}{mantissa}e{MINUS}{int(exponent)}", "≈1"
    return next((text for text in texts if len(text) <= characters and not text.startswith("1.")), "≈1")


def _limit_in_cell(value: float, characters: int) -> str:
    """A gate that is nearer to 1 or 0 than numbers can be: "1−<2e−16", "<3e−308"; at least "≈1", "≈0"."""
    one = value > 0.5
    mantissa, exponent = scientific(1.0 - value if one else value, 0, UP)
    text = f"{f'1{MINUS}' if one else ''}<{mantissa}e{MINUS}{-exponent}"
    return text if len(text) <= characters else "≈1" if one else "≈0"


def percent(share: float, rounding: Rounding = NEAREST) -> str:
    """A share as a percentage, with more decimals near 0 and 100 so that it is never rounded to either.

    Beyond any percentage that one could read, by powers of ten.
    """
    if share in LIMITS and rounding is NEAREST:
        return nearly(share)
    value, unit = 100.0 * share, "\u202f%"
    if math.isnan(value) or abs(value) >= 1e6:
        return precise(value, rounding) + unit
    if value == int(value):
        return f"{int(value)}".replace("-", MINUS) + unit
    edge = min(abs(value), abs(100.0 - value))
    places = 1 if edge >= 1.0 else min(9, -math.floor(math.log10(edge)))
    text = fixed(value, places, rounding)
    if rounding is not NEAREST and float(text) in (0.0, 100.0):  # a bound that would say nothing has a digit more
        text = f"{Decimal(value).quantize(Decimal(1).scaleb(-places - 1), rounding.value, _EXACT):f}"
        text = "100" if float(text) == 100.0 else text
    if float(text) == 0.0:
        return precise(value, rounding) + unit
    return text.replace("-", MINUS) + unit


def nearly(share: float) -> str:
    """A share as a percentage where there is no room for words: "<0.01 %" and ">99.99 %" next to nothing and to all."""
    if 0.0 < share < NEARLY:
        return "<" + percent(NEARLY)
    return ">" + percent(1.0 - NEARLY) if 1.0 - NEARLY < share < 1.0 else percent(share)


def precise(value: float, rounding: Rounding = NEAREST, more: int = 0) -> str:
    """A number in a formula: four decimals, more where it is tiny, so that it does not read as zero; huge by powers.

    One that is nearly 1 does not read as 1, as no value of a sigmoid is: "0.99996", "1 − 4.0·10⁻⁸"; one that rounding
    made 1, "1 − <1.2·10⁻¹⁶". With so many decimals `more` where they are asked for.
    """
    if value in _ENDS:
        return _limit(value, rounding)
    size, side = abs(value), rounding.turned if value < 0 else rounding
    sign = MINUS if value < 0 else ""
    if HUGE <= size < math.inf:
        mantissa, exponent = scientific(size, 3 + more, side)
        return f"{sign}{mantissa}·10{superscript(exponent)}"
    if size != 0 and size < 5e-4:
        mantissa, exponent = scientific(size, 1 + more, side)
        if exponent < -6:
            return f"{sign}{mantissa}·10{superscript(exponent)}"
        return f"{sign}{fixed(size, 1 + more - exponent, side)}"
    if size >= LARGE and more and size != int(size):
        return f"{sign}{fixed(size, 1 + more, side)}"
    text = decimal(value, (4 if size < 1 else 3) + more, rounding=rounding)
    return _nearly_one(value, more, side) if size < 1 and text.endswith(f"1.{'0' * (4 + more)}") else text


def _limit(value: float, rounding: Rounding) -> str:
    """What is known of a number that is nearer to 1, 0 or −1 than numbers can be: "1 − <1.2·10⁻¹⁶", "<2.3·10⁻³⁰⁸",
    "−1 + <1.2·10⁻¹⁶"; as a bound on the side of 1, 0 or −1, that.
    """
    if value < 0.0:
        text = _limit(-value, rounding.turned)
        return MINUS + text.replace(f" {MINUS} ", " + ")
    one = value > 0.5
    if rounding is (UP if one else DOWN):
        return "1" if one else "0"
    mantissa, exponent = scientific(1.0 - value if one else value, 1, UP)
    bound = "<" if rounding is NEAREST else ""
    return f"{f'1 {MINUS} ' if one else ''}{bound}{mantissa}·10{superscript(exponent)}"


def _nearly_one(value: float, more: int, side: Rounding) -> str:
    """A number whose size is a little less than 1, so that it does not read as 1."""
    sign, rest = MINUS if value < 0 else "", 1.0 - abs(value)
    places = -math.floor(math.log10(rest))
    if places <= MOST_NINES:
        return f"{sign}{fixed(abs(value), places + more, side)}"
    mantissa, exponent = scientific(rest, 1 + more, side.turned)
    return f"{sign}1 {'+' if sign else MINUS} {mantissa}·10{superscript(exponent)}"


def as_set(value: float) -> str:
    """A number as a hand sets it, "0.5"; one with more digits as a computed one."""
    text = f"{value:.4g}"
    return text.replace("-", MINUS) if float(text) == value and "e" not in text else precise(value)


def signed(value: float, rounding: Rounding = NEAREST) -> str:
    """A number in a sentence: "−0.994", with more decimals where it would read as zero, huge by powers of ten."""
    text = decimal(value, 3, plus=True, rounding=rounding)
    if (value != 0 and not text.strip(f"+{MINUS}0.")) or abs(value) >= HUGE:
        text = ("+" if value > 0 else "") + precise(value, rounding)
    return text


def significant(value: float, digits: int, plus: bool = False) -> str:
    """A number with so many digits that count, huge and tiny ones by powers of ten.

    What is no whole number is not written as one: −0.99999999 with four digits is "−1.000".
    """
    if value in _ENDS:
        return _limit(value, NEAREST)
    sign = "+" if plus else ""
    text = f"{value:{sign}.{digits}g}"
    if not value.is_integer() and not {".", "e"} & set(text):
        text = f"{value:{sign}#.{digits}g}"
        text = f"{value:{sign}.1f}" if text.endswith(".") else text
    mantissa, _, exponent = text.replace("-", MINUS, 1 if value < 0 else 0).partition("e")
    return f"{mantissa}·10{superscript(int(exponent))}" if exponent else mantissa


@lru_cache(maxsize=4096)
def read_number(text: str) -> float:
    """The number that a text written by this module says: of "−0.994", "1.2·10⁻⁷", "99.97 %". Raises ValueError."""
    text, share = text.rstrip("\u202f%").replace("<", ""), text.endswith("%")
    if found := _LACKING.fullmatch(text):
        return float(_decimal(found[1]) + _decimal(found[2]))
    one, blank, lacking = text.partition(" ")
    if blank:
        return float(_decimal(one) + _decimal(lacking.replace(" ", "")))
    value = _decimal(text)
    return float(value.scaleb(-2) if share else value)


@lru_cache(maxsize=4096)
def last_place(text: str) -> float:
    """What one more in the last digit of a number is, of which so many decimals are written: 0.0001 of "0.9997"."""
    last = text.rpartition(" ")[2].removeprefix("<").translate(_DIGITS)
    mantissa, short, power = last.partition("e" if "e" in last else "·10")
    decimals = len(mantissa.partition(".")[2])
    return 10.0 ** (int(power or 0) - (decimals or (0 if short == "e" else WHOLE)))


def _decimal(text: str) -> Decimal:
    """A mantissa and, behind it, a power of ten."""
    mantissa, _, power = text.translate(_DIGITS).partition("·10")
    if mantissa.endswith("∞"):
        return Decimal("-Infinity" if mantissa.startswith("-") else "Infinity")
    try:
        return Decimal(mantissa).scaleb(int(power or 0))
    except InvalidOperation:
        raise ValueError(text) from None


def superscript(number: int) -> str:
    """A whole number as an exponent: "⁻⁷"."""
    return str(number).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def whole_number(count: int) -> str:
    """A count as it is written: from 10,000 on its thousands stand apart."""
    return f"{count:,}".replace(",", "\u202f") if count >= 10_000 else str(count)
