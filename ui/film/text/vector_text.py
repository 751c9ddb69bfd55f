"""A vector of the run as text to paste elsewhere: plain, as NumPy's array, or as LaTeX."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ui.film.text.language import QT_TRANSLATE_NOOP

Values = NDArray[np.floating[Any]]
_DIGITS = 6  # in LaTeX, which is for reading
_NAMES = {"c": "c_t", "h": "h_t", "x": "x_t", "c_prev": "c_{t-1}", "h_prev": "h_{t-1}"}


def as_text(name: str, values: Values) -> str:
    """All digits, separated by blanks."""
    return " ".join(repr(value) for value in values.tolist())


def as_numpy(name: str, values: Values) -> str:
    """An expression that gives the same array to the bit."""
    listed = ", ".join(repr(value) for value in values.tolist())
    return f"np.array([{listed}], dtype=np.{values.dtype.name})"


def as_latex(name: str, values: Values) -> str:
    """A column vector."""
    head, _, tail = name.partition("_")
    inner = f"{head}_{{{tail}}}" if tail else f"{head}_t"
    letter = _NAMES.get(name) or (rf"\mathrm{{{head}}}" if len(head) > 1 else inner)
    rows = r" \\ ".join(_latex_number(value) for value in values.tolist())
    return rf"{letter} = \begin{{bmatrix}} {rows} \end{{bmatrix}}"


def _latex_number(value: float) -> str:
    text = f"{value:.{_DIGITS}g}"
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}"


class Writing(NamedTuple):
    """A way to write a vector: its title, and what writes a quantity of some name."""

    title: str
    write: Callable[[str, Values], str]


WRITINGS: Mapping[str, Writing] = {
    "text": Writing(QT_TRANSLATE_NOOP("Vector", "Text"), as_text),
    "numpy": Writing(QT_TRANSLATE_NOOP("Vector", "NumPy array"), as_numpy),
    "latex": Writing(QT_TRANSLATE_NOOP("Vector", "LaTeX"), as_latex),
}
