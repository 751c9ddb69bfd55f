"""What the lines, bars and shades of a chart mean, in a row above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ui.film.charts.parts.axes import ROW
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import CLOSEST, break_words, width_of
from ui.film.marks import NOW, About, Box, Curve, Mark, Run, Text
from ui.film.text.formula import Runs

SAMPLE, BETWEEN = 34.0, 40.0
OVER = 0.75  # of the room between two keys, what the words of one may take: their width is not known exactly
SURELY = 0.926  # of about their width, what the words of a sentence need


class Key(NamedTuple):
    """What a sample in a role means: "line", "dashed", "solid", "hollow", "level", "shade", "point"; "" for words."""

    sample: str
    role: str
    runs: Runs
    thick: float = 4.0  # of a line

    @property
    def width(self) -> float:
        """About how wide it is."""
        return (SAMPLE + 10 if self.sample else 0.0) + sum(width_of(run.text) for run in self.runs)


def legend(keys: Sequence[Key], x: float, right: float, y: float) -> Iterator[Mark]:
    """The keys side by side down to a baseline `y`: closer, then in several rows, where there is little room."""
    rows: list[list[Key]] = [[]]
    for key in keys:
        if rows[-1] and _wanted((*rows[-1], key)) * CLOSEST > right - x:
            rows.append([])
        rows[-1].append(key)
    for k, row in enumerate(reversed(rows)):
        yield from _row(row, x, right, y - ROW * k)


def _wanted(keys: Sequence[Key]) -> float:
    return sum(key.width for key in keys) + BETWEEN * (len(keys) - 1)


def _row(keys: Sequence[Key], x: float, right: float, y: float) -> Iterator[Mark]:
    squeeze = min(1.0, (right - x) / _wanted(keys))
    for key in keys:
        wide = key.width * squeeze
        start = x
        if key.sample:
            yield from _sample(key, x, y - 0.32 * LETTERS)
            start += SAMPLE + 10
        limit, about = x + wide + OVER * BETWEEN * squeeze - start, About(0, NOW, "", part="legend")
        yield Text(start, y, key.runs, LETTERS, "ink", limit=limit, about=about)
        x += wide + BETWEEN * squeeze


def lines_of(text: str, room: float) -> tuple[str, ...]:
    """A sentence in lines of this width."""
    return (text,) if SURELY * width_of(text) <= room else break_words(text, room)


def explain(text: str, x: float, right: float, y: float, role: str = "ink") -> Iterator[Text]:
    """What a chart shows, in a sentence over it, whose last line has the baseline `y`."""
    lines = lines_of(text, right - x)
    about = About(0, NOW, "", part="legend")
    for k, line in enumerate(reversed(lines)):
        yield Text(x, y - ROW * k, (Run(line),), LETTERS, role, limit=right - x, about=about)


def _sample(key: Key, x: float, y: float) -> Iterator[Mark]:
    if key.sample in ("line", "dashed"):
        yield Curve(((x, y), (x + SAMPLE, y)), key.role, key.thick, dashed=key.sample == "dashed")
    elif key.sample == "level":
        yield Box(x + 5, y - 2.5, SAMPLE - 10, 5, fill=key.role)
    elif key.sample == "point":
        yield Box(x + SAMPLE / 2 - 4, y - 4, 8, 8, 4, key.role)
    elif key.sample == "shade":
        yield Box(x + 8, y - 9, SAMPLE - 16, 18, 0.0, key.role, "muted", 1.5)
    else:
        yield block(x + 8, y - 9, SAMPLE - 16, 18, key.role, key.sample == "hollow")


def block(x: float, y: float, width: float, height: float, role: str, hollow: bool) -> Box:
    """A bar: filled, or in outline over its pale area, so that the two differ without colour."""
    if not hollow:
        return Box(x, y, width, height, fill=role)
    edge = min(2.0, width / 3, max(height / 2, 0.4))
    return Box(x + edge / 2, y + edge / 2, width - edge, max(height - edge, 0.0), 0.0, f"{role}.area", role, edge)


def stroke(x: float, y: float, width: float, role: str, opacity: float = 1.0) -> Iterator[Box]:
    """A level: a short thick line, set off from what lies under it."""
    yield Box(x, y - 4, width, 8, fill="paper", opacity=opacity)
    yield Box(x, y - 2, width, 4, fill=role, opacity=opacity)
