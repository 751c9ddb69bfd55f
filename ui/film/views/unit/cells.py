"""The small things that one unit's arithmetic is drawn with: cells with one number, rows of cells, bars that add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import Shading
from ui.film.marks import About, Box, Curve, Mark, Strip, Text
from ui.film.text.formula import Runs
from ui.film.text.number_format import cell_number

SIZES = (LETTERS, 24.0)  # of numbers
LEAST_CHARACTERS = 5
DIGIT = 0.62  # the width of a digit beside the height of its type


class Timed(NamedTuple):
    """A mark and the share of its part's time at which it comes; below 0 it is there as soon as the part is."""

    mark: Mark
    when: float = -1.0


@lru_cache(maxsize=256)
def fitting(width: float, height: float) -> tuple[float, int]:
    """The size of a number in a cell, and how many characters it may have; 0 where there is no room for one."""
    most = min(0.68 * height, (width - 8) / (DIGIT * LEAST_CHARACTERS))
    size = max((size for size in SIZES if size <= most), default=0.0)
    return size, int((width - 8) / (DIGIT * size)) if size else 0


def _texts(values: Sequence[float], shading: Shading, characters: int) -> tuple[str, ...]:
    """Numbers in at most so many characters; none in 0."""
    if not characters:
        return ("",) * len(values)
    return tuple(cell_number(v, shading.scale, min(characters, 7)).replace(".", shading.point) for v in values)


def number(
    value: float, shading: Shading, x: float, y: float, width: float, height: float, about: About | None, *,
    held: bool = False, eye: bool = False, ghost: float | None = None,
) -> Strip:  # fmt: skip
    """One number in a cell centred on a point; `ghost` is the same number in another run."""
    size, characters = fitting(width, height)
    first = about.unit or 0 if about is not None else 0
    return Strip(
        x, y, (value,), _texts((value,), shading, characters), shading.role, shading.scale, shading.limit,
        width, height, 1, 1, size, first=first,
        eye=0 if eye else -1, held=(True,) if held else (), about=about, ghost=() if ghost is None else (ghost,),
    )  # fmt: skip


def cells(
    values: Sequence[float], shading: Shading, x: float, y: float, width: float, height: float, about: About,
    units: tuple[int, ...], eye: int = -1, ghost: Sequence[float] = (),
) -> Strip:  # fmt: skip
    """Numbers side by side in cells of one size, the first beginning at `x`; `units` are their places in the vector.

    `ghost` are the same numbers in another run.
    """
    size, characters = fitting(width, height)
    return Strip(
        x + len(values) * width / 2, y, tuple(values), _texts(values, shading, characters),
        shading.role, shading.scale, shading.limit, width, height,
        len(values), 1, size, eye=eye, about=about, units=units, ghost=tuple(ghost),
    )  # fmt: skip


def heat(
    values: Sequence[float], shading: Shading, x: float, y: float, width: float, height: float, about: About
) -> Strip:
    """A whole vector as a row of shades between `x` and `x + width`."""
    count = len(values)
    return Strip(
        x + width / 2, y, tuple(values), (), shading.role, shading.scale, shading.limit, width / count, height,
        count, 1, 0, about=about,
    )  # fmt: skip


class Rise(NamedTuple):
    """One bar of a sum that builds up: from one level to the next, at `x`, and when it comes."""

    x: float
    width: float
    before: float
    after: float
    when: float
    role: str = ""


def building(rises: Sequence[Rise], top: float, height: float) -> Iterator[Timed]:
    """Bars from each level to the next, joined by thin lines, over the line of zero. Signs have their colours."""
    if not rises:
        return
    levels = [0.0, *(level for rise in rises for level in (rise.before, rise.after))]
    low, high = min(levels), max(levels)
    span = (high - low) or 1.0

    def at(level: float) -> float:
        return top + (high - level) / span * height

    left, right = min(rise.x for rise in rises), max(rise.x + rise.width for rise in rises)
    yield Timed(Curve(((left - 6, at(0.0)), (right + 6, at(0.0))), "faint", 1.5))
    for rise, following in zip(rises, (*rises[1:], None), strict=True):
        upper, lower = sorted((at(rise.before), at(rise.after)))
        sign = "plus" if rise.after > rise.before else "minus" if rise.after < rise.before else "faint"
        role = rise.role or sign
        inset = 0.12 * rise.width
        tall = max(lower - upper, 2.0)
        middle = (upper + lower) / 2
        yield Timed(Box(rise.x + inset, middle - tall / 2, rise.width - 2 * inset, tall, 3, role), rise.when)
        if following is not None:
            ends = (rise.x + rise.width - inset, at(rise.after)), (following.x + inset, at(rise.after))
            yield Timed(Curve(ends, "faint", 1.2), rise.when)


def label(x: float, y: float, runs: Runs, size: float, role: str, anchor: str = "start", limit: float = 0.0) -> Text:
    """Words in the weight of the picture's names."""
    return Text(x, y, runs, size, role, anchor, 600, limit)
