"""Pages of exercises: blocks of marks that stay together, one under the other, on as many sheets as they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from ui.film.marks import Box, Curve, Frame, Mark, Moment, Page, Run, Text
from ui.film.text.formula import Runs
from ui.paint.text import LEADING, break_lines, set_line

TITLE, HEADING = 32.0, 24.0  # the sizes of a page’s title, and of what is below it
MARGIN = 84.0
SIZE, LETTER, NAME = 20.0, 24.0, 16.0  # of numbers and words, of formulas, of the names of numbers
FIELD = 380.0  # where a name is written


class Block(NamedTuple):
    """Marks that stay together, drawn from (0, 0)."""

    marks: tuple[Mark, ...]
    height: float


def flow(blocks: Sequence[Block], page: Page) -> list[Frame]:
    """Blocks one under the other, on as many pages as they need."""
    frames: list[Frame] = []
    marks: list[Mark] = []
    top = MARGIN
    for block in blocks:
        if marks and top + block.height > page.height - MARGIN:
            frames.append(_frame(marks, page))
            marks, top = [], MARGIN
        marks += [shift(mark, MARGIN, top) for mark in block.marks]
        top += block.height
    return [*frames, _frame(marks, page)]


def parts_of(frame: Frame) -> list[tuple[str, tuple[Mark, ...]]]:
    """The marks of a page in their order, each run of them with what it is: "H1", "H2" or "P"."""
    return [(kind, tuple(marks)) for kind, marks in groupby(frame.backdrop, _kind_of)]


def _kind_of(mark: Mark) -> str:
    return {TITLE: "H1", HEADING: "H2"}.get(mark.size, "P") if isinstance(mark, Text) and mark.weight >= 600 else "P"


def _frame(marks: list[Mark], page: Page) -> Frame:
    return Frame(page, tuple(marks), (), (), "", Moment(0, 0, 0.0))


def shift(mark: Mark, right: float, down: float) -> Mark:
    """The mark elsewhere."""
    if isinstance(mark, Curve):
        return mark._replace(points=tuple((x + right, y + down) for x, y in mark.points))
    assert isinstance(mark, Box | Text)
    return mark._replace(x=mark.x + right, y=mark.y + down)


def joined(*blocks: Block) -> Block:
    """Blocks that stay on one page."""
    marks: list[Mark] = []
    top = 0.0
    for block in blocks:
        marks += [shift(mark, 0, top) for mark in block.marks]
        top += block.height
    return Block(tuple(marks), top)


def title_block(title: str, name: str, below: str, width: float) -> Block:
    """What a page is, a line for a name where `name` says what stands before it, and a line below."""
    marks: list[Mark] = [Text(0, 28, (Run(title),), TITLE, "ink", weight=700, limit=width - FIELD if name else width)]
    if name:
        runs = (Run(name),)
        line = (width - FIELD + wide_of(runs) + 28, 32.0), (width, 32.0)
        marks += [Text(width - FIELD + 18, 28, runs, SIZE, "muted"), Curve(line, "ink", 1.6)]
    return joined(Block(tuple(marks), 44), words_block(below, SIZE, "muted", width, 16))


def words_block(text: str, size: float, role: str, width: float, below: float, weight: int = 400) -> Block:
    """A text in as many lines as it needs."""
    lines = break_lines(text, size, weight, width, float("inf"))[0]
    marks = (Text(0, size * (LEADING * k + 1), (Run(line),), size, role, weight=weight) for k, line in enumerate(lines))
    return Block(tuple(marks), size * LEADING * len(lines) + below)


def wide_of(runs: Runs, size: float = SIZE, weight: int = 400) -> float:
    """How wide a line is."""
    return set_line(runs, size, weight, 0.0)[1]


def widest_of(words: Iterable[str], size: float = SIZE, weight: int = 400) -> float:
    """How wide the widest of some words is."""
    return max((wide_of((Run(word),), size, weight) for word in words), default=0.0)


def heading_block(words: str) -> Block:
    """What stands over a part of a page."""
    return Block((Text(0, 30, (Run(words),), HEADING, "accent", weight=600),), 50)
