"""Arithmetic that is spelled out in a caption, "0.9997 · tanh(−0.9944) = −0.7587", worked out again by its digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from simulator.equations.functions import FUNCTIONS, evaluate
from tests.ui.film.narration.study import printed
from tests.ui.film.narration.study.claims import Fault, false, rounded
from tests.ui.film.narration.study.said import Moment
from ui.film.text.formula import plain, symbol

_NUMBER = r"\d+(?:[.,]\d+)?(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"
_TOKEN = re.compile(rf"\s*({_NUMBER}|[a-zσ_]+|[-−+·⊙∗×/()\[\];,])")
_PIECES = re.compile(r"; (?![^\[]*\])|: |\. |\.$")
_BETWEEN = re.compile(r"([^≤]+) ≤ ([^≤]+) ≤ ([^≤]+)")
BETWEEN, EQUAL, ARITHMETIC = (
    ("Formula", "{least} ≤ {name} ≤ {most}"),
    ("Formula", "{name} = {value}"),
    ("Formula", "{left} = {right}"),
)
ABOUT = 1e-3  # a part of a result that is said to be about so much
Interval = tuple[np.ndarray, np.ndarray]


class _UnreadableError(Exception):
    """What is no arithmetic of numbers alone."""


def check_formulas(text: str, moment: Moment) -> Iterator[tuple[tuple[str, str], str, list[Fault]]]:
    """Every bound, every value of a letter, and every equation between numbers that stands in a text of its own."""
    for piece in _PIECES.split(text.replace("\u00a0", " ")):
        found = _BETWEEN.fullmatch(piece)
        names = moment.means(found.group(2)) if found else frozenset()
        if found and names:
            faults = [list(_outside(found.group(1), found.group(3), moment, name)) for name in names]
            yield BETWEEN, piece, min(faults, key=len)
            continue
        letter, equals, _ = piece.partition(" = ")
        value = re.split(" [=≈] ", piece)[-1]
        several = re.search(r" and | und ", piece)  # which a template has, and its checker
        names = moment.means(letter) if equals and not several else frozenset()
        if names and re.fullmatch(r"[+−\d\[∞].*", value):
            try:
                numbers = printed.vector(value, moment.scene.language.decimal_sign)
            except ValueError:
                continue
            good = any(_is_value(numbers, moment, _made(moment, name, letter)) for name in names)
            yield EQUAL, f"{letter} = {value}", [] if good else [false(f"{letter} is not {value}")]
    yield from ((ARITHMETIC, equation, faults) for equation, faults in check_arithmetic(text, moment))


def _made(moment: Moment, name: str, text: str) -> np.ndarray:
    """A quantity; of a gate that is rounded, what its formula gives, where it is told by that."""
    made = moment.cell.parsed.operation(name) if name in moment.cell.gates and moment.trace.idealised else None
    if made is None or text in {plain(symbol(name, timed, moment.scene.writing)) for timed in (True, False)}:
        return moment.row(name)
    with np.errstate(all="ignore"):
        return np.asarray(evaluate(FUNCTIONS[made.op], tuple(moment.row(str(each)) for each in made.operands)))


def _is_value(numbers: list[printed.Printed], moment: Moment, row: np.ndarray) -> bool:
    """Whether a vector is a quantity, or a number is that of the unit in view, or of all units."""
    unit = moment.scene.unit
    if len(numbers) == len(row) and len(row) > 1:
        return all(number.equals(float(value)) for number, value in zip(numbers, row, strict=True))
    if moment.view == "unit":
        return unit < len(row) and numbers[0].equals(float(row[unit]))
    return len(numbers) == 1 and all(numbers[0].equals(float(value)) for value in row)


def _outside(least: str, most: str, moment: Moment, name: str) -> Iterator[Fault]:
    """What of a quantity is beyond the bounds that are told."""
    sign, row = moment.scene.language.decimal_sign, moment.row(name)
    ends = (printed.number(least, sign), float(row.min())), (printed.number(most, sign), float(row.max()))
    for (number, true), holds in zip(
        ends, (ends[0][0].at_most(ends[0][1]), ends[1][0].at_least(ends[1][1])), strict=True
    ):
        if not holds:
            near = number.equals(true, rounded=True)
            yield rounded(f"{number.text}: it is {true!r}") if near else false(f"{number.text}: it is {true!r}")


def check_arithmetic(text: str, moment: Moment) -> Iterator[tuple[str, list[Fault]]]:
    """Every equation between numbers in a text, with what is wrong with it."""
    sign = moment.scene.language.decimal_sign
    for chain in _PIECES.split(text.replace("\u00a0", " ").replace("\u2009", " ")):
        sides = [side.strip() for side in re.split(" [=≈] ", chain)]
        for left, right in pairwise(sides):
            if not re.search(r"[·⊙∗×+/(−-] ?[\d(\[]|\d [−+·]", left):
                continue
            try:
                one, other = (_Reader(side, sign).read() for side in (left, right))
            except (_UnreadableError, ValueError, IndexError):
                continue
            lost = _lost(left, moment) + (ABOUT * float(np.max(np.abs(other))) if " ≈ " in chain else 0.0)
            yield (
                f"{left} = {right}",
                [] if _meet(one, other, lost) else [false(f"{left} is {_shown(one)}, not {right}")],
            )


def _lost(text: str, moment: Moment) -> float:
    """What sums of such numbers may lose in the precision of the run."""
    numbers = [each.value for each in _numbers(text, moment.scene.language.decimal_sign)]
    return 4 * float(np.finfo(moment.layer_trace.rows.dtype).eps) * max(numbers, default=0.0)


def _numbers(text: str, sign: str) -> Iterator[printed.Printed]:
    for found in re.findall(_NUMBER, text):
        yield printed.number(found, sign)


def _meet(one: Interval, other: Interval, lost: float) -> bool:
    low, high = np.broadcast_arrays(*one)
    other_low, other_high = np.broadcast_arrays(*other)
    if low.shape != other_low.shape and low.size != 1 and other_low.size != 1:
        return False
    slack = 1e-9 + lost + 2e-6 * np.maximum(np.abs(low), np.abs(high))
    return bool(((low <= other_high + slack) & (other_low <= high + slack)).all())


def _shown(interval: Interval) -> str:
    return f"{np.ravel(interval[0]).tolist()[:4]} to {np.ravel(interval[1]).tolist()[:4]}"


class _Reader:
    """Reads a sum of products of numbers, vectors and functions of them, as intervals."""

    def __init__(self, text: str, decimal_sign: str) -> None:
        self._sign, self._tokens, at = decimal_sign, [], 0
        text = text.strip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise _UnreadableError
            self._tokens.append(found.group(1))
            at = found.end()
        self._at = 0

    def read(self) -> Interval:
        """All of it."""
        found = self._sum()
        if self._at != len(self._tokens):
            raise _UnreadableError
        return found

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _sum(self) -> Interval:
        low, high = self._product()
        while self._next() in ("+", "-", "−"):
            minus = self._take() != "+"
            other = self._product()
            low, high = (low - other[1], high - other[0]) if minus else (low + other[0], high + other[1])
        return low, high

    def _product(self) -> Interval:
        found = self._factor()
        while self._next() in ("·", "⊙", "∗", "×", "/"):
            sign, other = self._take(), self._factor()
            if sign == "/":
                raise _UnreadableError
            ends = [a * b for a in found for b in other]
            found = np.minimum.reduce(ends), np.maximum.reduce(ends)
        return found

    def _factor(self) -> Interval:
        token = self._take()
        if token in ("-", "−"):
            low, high = self._factor()
            return -high, -low
        if token == "(":
            found = self._sum()
            self._expect(")")
            return found
        if token == "[":
            return self._vector()
        if token[0].isdigit():
            number = printed.number(token, self._sign)
            half = 0.0 if number.whole else number.half
            return np.array(number.value - half), np.array(number.value + half)
        return self._function({"σ": "sigmoid"}.get(token, token))

    def _function(self, name: str) -> Interval:
        if name not in FUNCTIONS or FUNCTIONS[name].arity != 1 or self._next() != "(":
            raise _UnreadableError
        self._expect("(")
        low, high = self._sum()
        self._expect(")")
        with np.errstate(all="ignore"):
            ends = [evaluate(FUNCTIONS[name], (end,)) for end in (low, high)]
        return np.minimum(*ends), np.maximum(*ends)

    def _vector(self) -> Interval:
        lows, highs = [], []
        while True:
            low, high = self._sum()
            lows.append(low)
            highs.append(high)
            if self._take() not in (";", ","):
                break
        return np.array(lows), np.array(highs)

    def _expect(self, token: str) -> None:
        if self._take() != token:
            raise _UnreadableError
