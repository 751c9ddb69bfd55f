"""Numbers and names as they are printed, read back without the code that printed them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_POWER = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_NUMBER = re.compile(r"([+−-]?)(\d+(?:\.\d+)?|\.\d+|∞)(?:·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)|e([+−-]?\d+))?(\s*%)?")
_ABOVE = ("over ", "more than ", "above ", "über ", "mehr als ", "> ")
_BELOW = ("under ", "less than ", "below ", "unter ", "weniger als ", "<")
SLACK = 1e-12  # of a number, for what sums and products of true numbers lose
SAME = 1e-11  # of a number, by which a bound may be on the wrong side, for numbers are rounded after 12 digits


@dataclass(frozen=True)
class Printed:
    """A number as it was read: its value, half a unit of its last place, and which way it is a bound ("over", "under").

    `whole`: it was written without decimals and powers. A percentage is a share, 0.5 for 50 %.
    """

    text: str
    value: float
    half: float
    whole: bool
    percent: bool
    bound: str = ""

    def equals(self, true: float, *, rounded: bool = False) -> bool:
        """Whether the true number, rounded to these digits, reads so; a whole number is one exactly, unless rounded."""
        if math.isnan(self.value) or math.isinf(self.value) or not math.isfinite(true):
            return self.value == true
        if self.bound:
            return true > self.value if self.bound == "over" else true < self.value
        slack = SLACK * max(abs(true), abs(self.value))
        if self.whole and not rounded:
            return abs(true - self.value) <= slack
        return abs(true - self.value) <= self.half * (1 + 1e-9) + slack

    def is_near(self, true: float) -> bool:
        """Whether the true number, rounded to these digits to either side, reads so."""
        if not math.isfinite(self.value) or not math.isfinite(true):
            return self.value == true
        last = 0.0 if self.whole else 2 * self.half
        return abs(true - self.value) <= last * (1 + 1e-9) + SLACK * max(abs(true), abs(self.value))

    def at_most(self, true: float) -> bool:
        """Whether it is no larger than a true number, so that “at least” may be said."""
        return self.value <= true + SAME * max(abs(true), abs(self.value)) or math.isnan(true)

    def at_least(self, true: float) -> bool:
        """Whether it is no smaller than a true number, so that “at most” may be said."""
        return self.value >= true - SAME * max(abs(true), abs(self.value)) or math.isnan(true)

    @property
    def is_all_or_nothing(self) -> bool:
        """Whether it reads as all or as nothing without being written as exactly so: “100.0000 %”, “0.0000 %”."""
        return self.percent and not self.whole and not self.bound and self.value in (0.0, 1.0)


def number(text: str, decimal_sign: str = ".") -> Printed:
    """A printed number, "1 − 4.0·10⁻⁸" and "1 − <1.2·10⁻¹⁶" too. Raises ValueError for what is none."""
    rest, bound = text.strip(), ""
    for words, name in ((_ABOVE, "over"), (_BELOW, "under")):
        for word in words:
            if rest.lower().startswith(word):
                rest, bound = rest[len(word) :].strip(), name
    one, blank, lacking = rest.partition(" ")
    if blank and one in ("1", "−1") and lacking[:2] in ("− ", "+ "):
        lacks = number(lacking[2:], decimal_sign)
        if lacks.bound == "under":  # what a double cannot tell from 1, or from −1
            least, side = math.nextafter(1.0 - lacks.value, 0.0), "over" if one == "1" else "under"
            return Printed(text, least if one == "1" else -least, lacks.half, False, False, side)
        value = float(one.replace("−", "-")) + (lacks.value if one == "−1" else -lacks.value)
        return Printed(text, value, lacks.half, False, False, bound)
    found = _NUMBER.fullmatch(rest.replace(decimal_sign, "."))
    if found is None:
        if rest == "nan":
            return Printed(text, math.nan, 0.0, False, False)
        raise ValueError(f"{text!r} is no number")
    sign, digits, power, exponent, percent = found.groups()
    if digits == "∞":
        return Printed(text, -math.inf if sign in ("−", "-") else math.inf, 0.0, False, False, bound)
    ten = int(power.translate(_POWER)) if power else int(exponent.replace("−", "-")) if exponent else 0
    ten -= 2 if percent else 0
    places = len(digits.partition(".")[2])
    value = float(f"{digits}e{ten}") * (-1 if sign in ("−", "-") else 1)
    whole = places == 0 and not power and not exponent
    return Printed(text, value, float(f"0.5e{ten - places}"), whole, bool(percent), bound)


def last(text: str) -> str:
    """The number at the end of a text: "0.5" of "unit 1 0.5", "1 − 4.0·10⁻⁸" of "was 1 − 4.0·10⁻⁸"."""
    found = re.search(r"(?:(?<!\S)−?1 [−+] )?\S+$", text)
    return found.group() if found else ""


def vector(text: str, decimal_sign: str = ".") -> list[Printed]:
    """A printed vector, "[0.5, 1]". Raises ValueError."""
    inner = text.strip()
    if not (inner.startswith("[") and inner.endswith("]")):
        return [number(inner, decimal_sign)]
    between = ";" if ";" in inner else ", "
    return [number(part, decimal_sign) for part in inner[1:-1].split(between)]


class Names:
    """The units of a layer, or the columns of an input, by the ways in which they may be printed."""

    def __init__(self, names: Sequence[str], count: int, words: Sequence[str]) -> None:
        self._names, self._words = tuple(" ".join(name.split()) for name in names), tuple(words)
        self.count = count

    def find(self, text: str) -> frozenset[int]:
        """The units that a text may name; none where it names none."""
        found = {k for k in range(self.count) if self._fits(self._bare(text), k)}
        return frozenset(found | {k for k in range(self.count) if self._fits(text, k)})

    def split(self, text: str) -> list[int]:
        """The units of a list such as "gender, liking and words". Raises ValueError for what is no such list."""
        found = self._split(text)
        if found is None:
            raise ValueError(f"{text!r} names other things than units")
        return found

    def _split(self, text: str, taken: tuple[int, ...] = ()) -> list[int] | None:
        free = [k for k in self.find(text) if k not in taken]
        if free:
            return [free[0]]
        cuts = sorted({match.start(): match.end() for match in re.finditer(", | and | und ", text)}.items())
        for start, end in cuts:
            heads = [k for k in self.find(text[:start]) if k not in taken]
            for head in heads:
                rest = self._split(text[end:], (*taken, head))
                if rest is not None:
                    return [head, *rest]
        return None

    def _fits(self, text: str, k: int) -> bool:
        if k < len(self._names):
            name = self._names[k]
            return text == name or (text.endswith("…") and len(text) > 1 and name.startswith(text[:-1]))
        return any(text.replace("\u00a0", " ") == f"{word} {k + 1}" for word in self._words)

    @staticmethod
    def _bare(text: str) -> str:
        quoted = re.fullmatch(r"[“„](.*)[”“]", text, re.DOTALL)
        return quoted.group(1) if quoted else text

    def is_set_apart(self, text: str) -> bool:
        """Whether a name that is an ordinary word, a number or a sign stands in quotation marks."""
        if re.fullmatch(r"[“„](.*)[”“]", text, re.DOTALL):
            return True
        return text.lower() not in WORDS and not re.fullmatch(r"[\W\d]+", text)


WORDS = frozenset(
    {
        "all", "elsewhere", "none", "nothing", "only", "every", "each", "most", "and", "or", "the", "of", "in", "is",
        "it", "to", "from", "at", "least", "not", "no", "on", "one", "an", "a", "und", "oder", "alle", "nichts",
        "keine", "sonst", "überall", "jede", "nur",
    }
)  # fmt: skip


def reads_alike(values: Iterable[str]) -> bool:
    """Whether printed numbers read the same."""
    return len(set(values)) == 1
