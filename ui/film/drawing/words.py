"""Room for words: about how wide they are, in which lines they stand, and how those in a row share it.

Only the painter knows widths exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ui.film.drawing.page import LETTERS
from ui.film.marks import Run

_WIDE_FROM = 0x2E80  # characters as wide as they are high
_LETTERS = {**dict.fromkeys("iIjlftr.,:;’'()[]| ", 0.34), **dict.fromkeys("mwMW", 0.9)}  # as shares of their size
_CAPITAL, _LETTER, _BOLD = 0.7, 0.6, 1.06
_SMALL = 0.7  # the size of what is set lower or higher
_HYPHEN = re.compile(r"(?<=-)(?=.)")
CLOSEST = 0.92  # of about their width, what words may need: with less room they are broken into lines
SURELY = 1.1  # the room in which letters are whole for sure, as a share of how wide they about are
BESIDE = 7.0  # between two words of a row
LEADING = 1.1 * LETTERS  # from line to line of the least letters
_OWN = 0.7  # of its place a word of a row at least has, whatever words are beside it


@lru_cache(maxsize=8192)
def width_of(text: str, size: float = LETTERS, *, bold: bool = False) -> float:
    """About how wide a line of text is."""
    shares = sum(
        1.0 if ord(each) >= _WIDE_FROM else _LETTERS.get(each, _CAPITAL if each.isupper() else _LETTER)
        for each in text
    )  # fmt: skip
    return size * shares * (_BOLD if bold else 1.0)


def line_width(runs: Iterable[Run], size: float = LETTERS, *, bold: bool = False) -> float:
    """About how wide a line is whose pieces have their own styles."""
    total = 0.0
    for run in runs:
        styles = set(run.style.split())
        total += width_of(run.text, size * (_SMALL if {"sub", "sup"} & styles else 1.0), bold=bold or "bold" in styles)
    return total


def whole_parts(text: str, room: float, *, bold: bool = False) -> str:
    """A text, or where it does not fit into a room only its first words or numbers: half a number would be another one.
    A word alone is left to be cut; of numbers of which not even one has room “…” is left.
    """
    parts, has_numbers = text.removesuffix(" …").split(" "), any(map(str.isdecimal, text))
    if len(parts) == 1:
        return text
    shorter = (" ".join((*parts[:count], "…")) for count in range(len(parts) - 1, 0, -1))
    share = SURELY if has_numbers else 1.0  # figures and signs are wider than letters
    fitting = (each for each in (text, *shorter) if share * width_of(each, bold=bold) <= room)
    return next(fitting, "…" if has_numbers else text)


def break_words(text: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """A text of the least letters in lines that are about so wide; a longer word is broken at its hyphens alone."""
    lines: list[str] = []
    for word in text.split(" "):
        first, *rest = _HYPHEN.split(word) if width_of(word, bold=bold) > room else (word,)
        if lines and width_of(f"{lines[-1]} {first}", bold=bold) <= room:
            lines[-1] += f" {first}"
        else:
            lines.append(first)
        lines += rest
    return tuple(lines)


def break_formula(runs: Iterable[Run], room: float, size: float = LETTERS) -> tuple[tuple[Run, ...], ...]:
    """A formula in lines that are about so wide, each but the first beginning with a sign."""
    terms: list[list[Run]] = [[]]
    for run in runs:
        if run.text.startswith(" "):
            terms.append([])
        terms[-1].append(run)
    lines: list[list[Run]] = []
    for term in terms:
        if lines and line_width((*lines[-1], *term), size) <= room:
            lines[-1] += term
        else:
            first = term[:1] if not lines else [run._replace(text=run.text.lstrip()) for run in term[:1]]
            lines.append([*first, *term[1:]])
    return tuple(map(tuple, lines))


def place_words(
    wanted: Sequence[float], middles: Sequence[float], pitch: float, ends: tuple[float, float]
) -> tuple[tuple[float, float], ...]:
    """Where words of these widths stand in a row, and how wide each may be, between the `ends` of the row.

    Short ones stand at their middles; longer ones where these leave room, and at least a share of the pitch.
    """
    own = _OWN * pitch / 2
    edges = [(ends[0], ends[0]), *((middle - own, middle + own) for middle in middles), (ends[1], ends[1])]
    for k in sorted(range(len(wanted)), key=lambda k: wanted[k]):
        low, high = edges[k][1] + BESIDE, edges[k + 2][0] - BESIDE
        half = min(wanted[k], high - low) / 2
        middle = min(max(middles[k], low + half), high - half)
        edges[k + 1] = middle - half, middle + half
    placed = []
    for (_, low), (left, right), (high, _) in zip(edges, edges[1:], edges[2:], strict=False):
        middle = (left + right) / 2
        placed.append((middle, 2 * (min(middle - low, high - middle) - 0.4 * BESIDE)))
    return tuple(placed)
