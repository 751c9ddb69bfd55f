"""Rows of numbers as people have them: typed, copied from a sheet, or in a file, with names, labels and decimal commas.

What separates numbers and what their decimal sign is are told by the text itself. Where two readings are as good, both
are offered; a hole and what is no number are told by their place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from simulator.text.counting import count_of
from simulator.text.tokens import TextError, Vector

Separator = Literal["tab", "semicolon", "comma", "space"]
Cells = list[list[str]]
_MINUS = str.maketrans({"−": "-", "–": "-"})
_DECIMAL = re.compile(r"[-+]?\d+,\d+")
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+")
_LIKE_NUMBER = re.compile(r"[-+]?[\d.,]+")
_SPACED_COMMA = re.compile(r",\s|\s,")


class Reading(NamedTuple):
    """What stands between the numbers of a row, and what a comma or a point inside of one is."""

    separator: Separator
    decimal: Literal[".", ","] = "."
    thousands: bool = False


@dataclass(frozen=True)
class NumberTable:
    """What was read: rows, one a step, the names of their columns and the labels of the steps, where there are any.

    `decimal` is the decimal sign that was met, "" where there is none.
    """

    rows: tuple[Vector, ...]
    names: tuple[str, ...]
    labels: tuple[str, ...]
    reading: Reading
    decimal: str


class AmbiguousNumbersError(TextError):
    """The numbers can be read in two ways, which `offers` holds."""

    def __init__(self, offers: tuple[NumberTable, NumberTable]) -> None:
        super().__init__("A comma here may be a decimal sign or not. Choose what is meant, or write points and spaces")
        self.offers = offers


def read_numbers(text: str, reading: Reading | None = None) -> NumberTable:
    """The rows of "1 0 2; 0 1 1", or of a table with a head and labels; `reading` is the one chosen, where two are
    possible. Raises AmbiguousNumbersError, and TextError naming the row and column (counted from 1, as on screen).
    """
    text = "\n".join(text.translate(_MINUS).splitlines())
    possible = _readings(text) if reading is None else (reading,)
    if len(possible) == 1:
        return _read(text, possible[0])
    offers = []
    for each in possible:
        try:
            offers.append(_read(text, each))
        except TextError:
            continue
    if len(offers) == 2:
        raise AmbiguousNumbersError((offers[0], offers[1]))
    return offers[0] if offers else _read(text, possible[0])


# ---- by evidence -----------------------------------------------------------------------------------------------------


def _readings(text: str) -> tuple[Reading, ...]:
    """The readings that a text allows, the likelier first."""
    lines = [line for line in text.split("\n") if line.strip(" \t,;")]
    for separator, sign in (("tab", "\t"), ("semicolon", ";")):
        if _is_column_sign(lines, sign):
            cells = [cell.strip() for line in lines for cell in line.split(sign)]
            return tuple(Reading(separator, *rest) for rest in _decimals(cells))  # type: ignore[arg-type]
    rows = [row for row in re.split(r"[;\n]", text) if row.strip(" \t,") and not _has_letters(row)]
    if not any("," in row for row in rows):
        return (Reading("comma"),) if "," in text else (Reading("space"),)
    if any(_SPACED_COMMA.search(row.strip()) or "." in row for row in rows):
        return (Reading("comma"),)
    words = [word for row in rows for word in row.split() if "," in word]
    if not all(_DECIMAL.fullmatch(word) or _THOUSANDS.fullmatch(word) for word in words):
        return (Reading("comma"),)
    if any(len(row.split()) > 1 for row in rows):
        return tuple(Reading("space", *rest) for rest in _decimals(words))
    if any(word.count(",") > 1 for word in words) or "," in _first_with_letters(text):
        return (Reading("comma"),)
    return Reading("comma"), Reading("space", ",")


def _is_column_sign(lines: list[str], sign: str) -> bool:
    """Whether a sign stands between columns: as often in each line, with one cell at each side of it."""
    counts = {line.count(sign) for line in lines}
    if len(counts) != 1 or counts == {0} or (sign == ";" and len(lines) < 2):
        return False
    data = [line for line in lines if not _has_letters(line)]
    return all(len(cell.split()) <= 1 for line in data for cell in line.split(sign))


def _decimals(words: list[str]) -> Iterator[tuple[Literal[".", ","], bool]]:
    """What a comma in one of these may be: a decimal sign, or one that groups thousands."""
    commas = [word for word in words if "," in word and not _has_letters(word)]
    if not commas:
        yield ".", False
    elif any(word.count(",") > 1 for word in commas) or any("." in word for word in commas):
        yield ".", True
    else:
        yield ",", False
        if all(_THOUSANDS.fullmatch(word) for word in commas) and len(commas) == len([w for w in words if w]):
            yield ".", True


def _has_letters(text: str) -> bool:
    """Whether something else than numbers stands there; the e of a power of ten is part of one."""
    return bool(re.search(r"[^\W\d_]|[:/\"]|\d-\d", re.sub(r"\d[eE][-+]?\d", "0", text)))


def _first_with_letters(text: str) -> str:
    return next((line for line in text.split("\n") if _has_letters(line)), "")


# ---- by one reading --------------------------------------------------------------------------------------------------


def _read(text: str, reading: Reading) -> NumberTable:
    cells = _cells(text, reading)
    if not cells:
        raise TextError("There is no number here. Write one row a step, for example: 1 0 2; 0 1 1")
    number = _number_of(reading)
    head = _has_head(cells, number)
    body, first = cells[head:], 1 + head
    widths = {len(row) for row in body}
    table = widths == {len(body[0])} and len(body[0]) > 1 and (head or len(body) > 1)
    labelled = table and all(_is_name(row[0], number) for row in body)
    names = tuple(cells[0][labelled:]) if head else ()
    rows = tuple(_row(row[labelled:], at, labelled, names, number) for at, row in enumerate(body, start=first))
    for at, row in enumerate(rows, start=first):
        if len(row) != len(rows[0]):
            raise TextError(
                f"Row {at} has {count_of(len(row), 'number')} where row {first} has {len(rows[0])}. "
                "Give every row the same count, with spaces between the numbers"
            )
    fitting = names if len(names) == len(rows[0]) and all(names) else ()
    labels = tuple(row[0] for row in body) if labelled else ()
    shown = [cell for row in body for cell in row[labelled:]]
    decimal = reading.decimal if any(reading.decimal in cell for cell in shown) else ""
    return NumberTable(rows, fitting, labels, reading, decimal)


def _cells(text: str, reading: Reading) -> Cells:
    """The cells of each row; a sign at the end of all rows begins no further column."""
    signs = {"tab": "\t", "semicolon": ";", "comma": ","}
    lines = text.split("\n") if reading.separator in ("tab", "semicolon") else re.split(r"[;\n]", text)
    lines = [line for line in lines if line.strip(" \t,;")]
    sign = signs.get(reading.separator)
    if sign is None:
        return [line.split() for line in lines]
    rows = [[cell.strip().strip('"').strip() for cell in line.split(sign)] for line in lines]
    if rows and all(len(row) > 1 and not row[-1] for row in rows):
        rows = [row[:-1] for row in rows]
    return [_apart(row) for row in rows] if reading.separator == "comma" else rows


def _apart(row: list[str]) -> list[str]:
    """The cells of a row between commas, those taken apart in which spaces separate numbers too."""
    found = []
    for cell in row:
        words = cell.split()
        found += words if len(words) > 1 and not _has_letters(cell) else [cell]
    return found


def _has_head(cells: Cells, number: Callable[[str], float | None]) -> bool:
    """Whether the first row names the columns: where it has no number, all below it are numbers."""
    if len(cells) < 2 or any(len(row) != len(cells[0]) for row in cells):
        return False
    columns = range(len(cells[0]))
    named = [k for k in columns if _is_name(cells[0][k], number)]
    return any(all(number(row[k]) is not None for row in cells[1:]) for k in named) or len(named) == len(columns) > 1


def _is_name(cell: str, number: Callable[[str], float | None]) -> bool:
    """Whether a cell can name a column or a step: it is no number, and does not look like one that cannot be read."""
    return bool(cell) and number(cell) is None and not _LIKE_NUMBER.fullmatch(cell)


def _row(
    cells: list[str], at: int, labelled: bool, names: tuple[str, ...], number: Callable[[str], float | None]
) -> Vector:
    found = []
    for k, cell in enumerate(cells):
        value = number(cell)
        if value is None:
            column = f"column “{names[k]}”" if k < len(names) and names[k] else f"column {k + 1 + labelled}"
            if not cell:
                raise TextError(f"Row {at}, {column} is empty. Write a number there, or take the row out")
            raise TextError(f"Row {at}, {column}: “{cell}” is not a number. Write one like 0.5 or -2")
        found.append(value)
    return tuple(found)


def _number_of(reading: Reading) -> Callable[[str], float | None]:
    """What reads a cell: its number, or None for what is none."""

    def number(cell: str) -> float | None:
        if reading.thousands and _THOUSANDS.fullmatch(cell.partition(".")[0]):
            cell = cell.replace(",", "")
        elif reading.decimal == ",":
            cell = cell.replace(",", ".")
        try:
            value = float(cell)
        except ValueError:
            return None
        return value if math.isfinite(value) and "_" not in cell else None

    return number
