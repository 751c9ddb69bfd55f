"""No language and no notation makes a label of the close-up cover what English in PyTorch's letters leaves free."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from PySide6.QtWidgets import QApplication

from simulator.lessons.run import run
from tests.ui.film.films import CELLS, random_lesson
from ui.film.drawing.page import Room
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Mark, Node, Page, Text, Wire
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS
from ui.paint.text import set_line
from ui.paint.theme import load_fonts

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom


def _label(mark: Text) -> Rectangle:
    _, width = set_line(mark.runs, mark.size, mark.weight, mark.limit)
    left = mark.x - {"start": 0.0, "middle": width / 2, "end": width}[mark.anchor]
    return left, mark.y - 0.74 * mark.size, left + width, mark.y + 0.02 * mark.size


def _solid(mark: Mark) -> Iterator[tuple[object, Rectangle]]:
    """What a label may not cover: wires, empty places, operations; each with what makes it the same elsewhere."""
    if isinstance(mark, Wire):
        half = mark.width / 2
        for (x0, y0), (x1, y1) in pairwise(mark.points):
            yield mark.points, (min(x0, x1) - half, min(y0, y1) - half, max(x0, x1) + half, max(y0, y1) + half)
    elif isinstance(mark, Box) and mark.stroke in ("slot", "short"):
        yield (mark.x, mark.y), (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
    elif isinstance(mark, Node):
        width, height = mark.width / 2, mark.height / 2
        yield (mark.x, mark.y), (mark.x - width, mark.y - height, mark.x + width, mark.y + height)


def _overlap(a: Rectangle, b: Rectangle) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _covered(made: Film) -> set[tuple[object, ...]]:
    """Pairs of a label, by its place, and what it covers."""
    frame = made.frame(0.0)
    labels = {(mark.x, mark.y): _label(mark) for mark in frame.backdrop if isinstance(mark, Text)}
    solids = [solid for mark in frame.everything for solid in _solid(mark)]
    found: set[tuple[object, ...]] = {
        (place, name) for place, label in labels.items() for name, solid in solids if _overlap(label, solid)
    }
    found |= {(a, b) for a, b in combinations(labels, 2) if _overlap(labels[a], labels[b])}
    width = Page().width
    outside = {
        (place,)
        for place, (left, top, right, bottom) in labels.items()
        if left < 0.0 or top < 0.0 or right > width or bottom > Room(Page()).caption.y
    }
    return found | outside


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [3, 8, 64])
def test_labels_cover_nothing_more(qapp: QApplication, cell: str, units: int) -> None:
    load_fonts()
    lesson = random_lesson(cell, units)
    trace = run(lesson)
    plain = _covered(Film(lesson, trace))
    for language in languages():
        for notation in NOTATIONS:
            made = Film(lesson, trace, FilmOptions(notation=notation, language=language))
            assert _covered(made) <= plain, (language, notation)
