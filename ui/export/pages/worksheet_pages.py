"""Worksheets on paper: what is given, a box for each number to compute, and the answers on pages at the end.

A page is marks, laid out block after block from top to bottom and painted like any frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from simulator.analysis.worksheet import DecimalMatrix, GivenNumbers, Task, Worksheet
from ui.export.pages.worksheet_words import WorksheetWords
from ui.film.marks import Box, Curve, Frame, Mark, Moment, Page, Paragraph, Run, Text
from ui.film.scene.scene import Scene
from ui.film.text.formula import symbol, typeset
from ui.film.text.notation import Notation

MARGIN = 84.0
CELL, LINE = 74.0, 30.0  # a number of a matrix
SIZE = 20.0
BOX, ROW = 96.0, 44.0  # an answer
SIGMOID = "σ(a) = 1 / (1 + e⁻ᵃ)"


class Block(NamedTuple):
    """Marks that stay together, drawn from (0, 0)."""

    marks: tuple[Mark, ...]
    height: float


def pages(sheets: Sequence[Worksheet], scene: Scene, page: Page, sides: Sequence[bool] = (False, True)) -> list[Frame]:
    """The pages of the exercises, then those of their answers; `sides` says which of both."""
    made: list[Frame] = []
    for answers in sides:
        for sheet in sheets:
            made += _flow(list(_blocks(sheet, scene, page, answers)), page)
    return made


def _flow(blocks: list[Block], page: Page) -> list[Frame]:
    """Blocks one under the other, on as many pages as they need."""
    frames: list[Frame] = []
    marks: list[Mark] = []
    top = MARGIN
    for block in blocks:
        if marks and top + block.height > page.height - MARGIN:
            frames.append(_frame(marks, page))
            marks, top = [], MARGIN
        marks += [_shift(mark, MARGIN, top) for mark in block.marks]
        top += block.height
    return [*frames, _frame(marks, page)]


def _frame(marks: list[Mark], page: Page) -> Frame:
    return Frame(page, tuple(marks), (), (), "", Moment(0, 0, 0.0))


def _shift(mark: Mark, right: float, down: float) -> Mark:
    if isinstance(mark, Curve):
        return mark._replace(points=tuple((x + right, y + down) for x, y in mark.points))
    assert isinstance(mark, Box | Text | Paragraph)
    return mark._replace(x=mark.x + right, y=mark.y + down)


def _blocks(sheet: Worksheet, scene: Scene, page: Page, answers: bool) -> Iterator[Block]:
    width, words = page.width - 2 * MARGIN, WorksheetWords(sheet, scene.language)
    yield _title(words, scene, width, answers)
    if not answers:
        rule = f"{words.rounding()} {SIGMOID}; {words.product('⊙')}"
        yield Block((Paragraph(0, 0, width, 60, rule, SIZE, "ink", "start"),), 74)
        yield _heading(words.given())
        yield from _rows([_vector(given, words, scene.writing) for given in sheet.vectors], width)
        if sheet.left_out:
            yield Block((Text(0, 22, (Run(words.left_out()),), 17, "muted", limit=width),), 40)
        yield from _rows([_matrix(given, words, scene.writing) for given in sheet.matrices], width)
    lines = (_line(task, words, scene.writing, width, answers) for task in sheet.tasks)
    yield _join(_heading(words.lines(answers)), _unit_names([words.unit(name) for name in sheet.units], width), *lines)
    if answers:
        yield from _true(sheet, words, scene.writing, width)


def _join(*blocks: Block) -> Block:
    """Blocks that stay on one page."""
    marks: list[Mark] = []
    top = 0.0
    for block in blocks:
        marks += [_shift(mark, 0, top) for mark in block.marks]
        top += block.height
    return Block(tuple(marks), top)


def _title(words: WorksheetWords, scene: Scene, width: float, answers: bool) -> Block:
    place = f"{scene.title} · {words.place()}"
    return Block((
        Text(0, 28, (Run(words.title(answers)),), 32, "ink", weight=700, limit=width),
        Text(0, 64, (Run(place),), SIZE, "muted", limit=width),
    ), 92)  # fmt: skip


def _heading(words: str) -> Block:
    return Block((Text(0, 30, (Run(words),), 24, "accent", weight=600),), 50)


class _Table(NamedTuple):
    """A small table: its marks from (0, 0), and its size."""

    marks: tuple[Mark, ...]
    width: float
    height: float


def _rows(tables: Sequence[_Table], width: float, gap: float = 44.0) -> Iterator[Block]:
    """Tables side by side, as many as fit, row after row."""
    row: list[Mark] = []
    x = height = 0.0
    for table in tables:
        if row and x + table.width > width:
            yield Block(tuple(row), height + 18)
            row, x, height = [], 0.0, 0.0
        row += [_shift(mark, x, 0) for mark in table.marks]
        x, height = x + table.width + gap, max(height, table.height)
    if row:
        yield Block(tuple(row), height + 18)


def _vector(given: GivenNumbers, words: WorksheetWords, writing: Notation) -> _Table:
    """A vector in a row, with a name over each number."""
    head = symbol(given.name, notation=writing)
    names = [
        Text(46 + CELL * (k + 0.5), 18, (Run(words.unit(name)),), 15, "muted", "middle", limit=CELL - 6)
        for k, name in enumerate(given.columns)
    ]
    row: DecimalMatrix = (tuple(value for (value,) in given.values),)
    values = [_shift(mark, 46, 26) for mark in _numbers(row, words)]
    marks = (Text(0, 26 + 22, (*head, Run(" =")), 24, "ink"), *names, *values)
    return _Table(marks, 46 + CELL * len(given.values), 26 + LINE)


def _matrix(given: GivenNumbers, words: WorksheetWords, writing: Notation) -> _Table:
    """A matrix, with its letter before it."""
    height = LINE * len(given.values)
    letter = Text(0, height / 2 + 8, (*symbol(given.name, notation=writing), Run(" =")), 24, "ink")
    marks = (letter, *(_shift(mark, 66, 0) for mark in _numbers(given.values, words)))
    return _Table(marks, 66 + CELL * len(given.values[0]), height)


def _numbers(values: DecimalMatrix, words: WorksheetWords) -> Iterator[Mark]:
    """Numbers in rows, between brackets."""
    wide, high = CELL * len(values[0]), LINE * len(values)
    for x, arm in ((0.0, 7.0), (wide, -7.0)):
        yield Curve(((x + arm, 0.0), (x, 0.0), (x, high), (x + arm, high)), "ink", 1.6)
    for k, row in enumerate(values):
        for j, value in enumerate(row):
            shown = (Run(words.number(value)),)
            yield Text(CELL * (j + 1) - 10, LINE * (k + 0.5) + 7, shown, SIZE, "ink", "end")


def _unit_names(names: Sequence[str], width: float) -> Block:
    left = width - BOX * len(names)
    marks = [
        Text(left + BOX * (k + 0.5), 18, (Run(name),), 16, "muted", "middle", limit=BOX - 8)
        for k, name in enumerate(names)
    ]
    return Block(tuple(marks), 28)


def _line(task: Task, words: WorksheetWords, writing: Notation, width: float, answers: bool) -> Block:
    """A quantity, its formula, and a box for each unit: empty, or with the answer, or with what is set by hand."""
    left = width - BOX * len(task.answers)
    name, tree = symbol(task.name, notation=writing), typeset(task.expression, notation=writing)
    runs = (*name, Run(" = "), *tree)
    if task.name.startswith("tanh_"):
        runs = tree  # whose name is what it computes
    if task.is_given:
        runs = name
    runs = (*runs, Run(words.note(task)))
    marks: list[Mark] = [Text(0, 28, runs, 24, "ink", limit=left - 16)]
    for k, answer in enumerate(task.answers):
        x = left + BOX * k
        marks.append(Box(x + 3, 2, BOX - 6, ROW - 8, 4, stroke="card.line", stroke_width=1.6))
        if answers or k in task.by_hand:
            weight = 600 if answers and k not in task.by_hand else 400
            shown = (Run(words.number(answer)),)
            marks.append(Text(x + BOX - 14, 27, shown, SIZE, "ink", "end", weight))
    return Block(tuple(marks), ROW)


def _true(sheet: Worksheet, words: WorksheetWords, writing: Notation, width: float) -> Iterator[Block]:
    """What the run has, to compare with."""
    yield Block((Text(0, 34, (Run(words.run_itself()),), SIZE, "muted"),), 46)
    left = width - BOX * len(sheet.units)
    for state, values in sheet.true.items():
        marks: list[Mark] = [Text(0, 24, symbol(state, notation=writing), 24, "muted")]
        for k, value in enumerate(values):
            shown = (Run(words.number(f"{value:.4f}")),)
            marks.append(Text(left + BOX * (k + 1) - 14, 24, shown, SIZE, "muted", "end"))
        yield Block(tuple(marks), 34)
