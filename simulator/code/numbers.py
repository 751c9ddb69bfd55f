"""The numbers of a program: written out in it, or in a file beside it that it reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDE = 110  # letters of a line
MOST_WRITTEN = 1_500  # numbers of a program that are written out; more of them stand beside it
MOST_COPIED = 30_000  # numbers of a program that goes to the clipboard, and has no file beside it


class Numbers:
    """Gathers what a program carries. `beside` is the name of the file that is read; "" writes all out."""

    def __init__(self, beside: str = "") -> None:
        self.beside = beside
        self.stored: dict[str, NDArray[Any]] = {}

    def put(self, key: str, values: NDArray[Any], notes: Sequence[str] = (), indent: int = 0) -> str:
        """The Python that gives an array: its rows, each with its note behind it, or what the file has by a key."""
        if self.beside:
            self.stored[key] = values
            return f'numbers["{key}"]'
        return literal(values, notes, indent)


def literal(values: NDArray[Any], notes: Sequence[str] = (), indent: int = 0) -> str:
    """An array as lists of numbers with all their digits; a note behind each row stands in a comment."""
    if values.ndim < 2:
        return _wrapped([_digits(value) for value in values], indent)
    if not any(notes):
        in_one_line = f"[{', '.join(literal(row) for row in values)}]"
        if "\n" not in in_one_line and indent + len(in_one_line) <= WIDE // 2:
            return in_one_line
    inner = indent + 4
    rows = [literal(row, indent=inner) for row in values]
    ends = [f",  # {note}" if note else "," for note in notes] or [","] * len(rows)
    blank = " " * inner
    return "[\n" + "".join(f"{blank}{row}{end}\n" for row, end in zip(rows, ends, strict=True)) + " " * indent + "]"


def _digits(value: np.floating[Any]) -> str:
    """A number with all digits that its precision needs."""
    return str(value) if value else "0.0"


def _wrapped(numbers: list[str], indent: int) -> str:
    lines, line = [], ""
    for number in numbers:
        if line and indent + len(line) + len(number) > WIDE:
            lines.append(line.rstrip())
            line = ""
        line += f"{number}, "
    lines.append(line.rstrip(", "))
    return "[" + ("\n" + " " * (indent + 1)).join(lines) + "]"
