"""Worksheets on paper: what is given, a box for each number to compute, and the answers on pages at the end.

A page is marks, laid out block after block from top to bottom and painted like any frame. Places for letters, numbers
and words are as large as these are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from simulator.analysis.worksheet import DecimalMatrix, GivenNumbers, Task, Worksheet
from ui.export.pages.blocks import (
    LETTER,
    MARGIN,
    NAME,
    SIZE,
    Block,
    flow,
    heading_block,
    joined,
    shift,
    title_block,
    wide_of,
    widest_of,
    words_block,
)  # fmt: skip
from ui.export.pages.exercise.words import WorksheetWords, is_called_by_its_formula
from ui.film.drawing.words import CLOSEST, break_formula
from ui.film.marks import Box, Curve, Frame, Mark, Page, Run, Text
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs, symbol, typeset
from ui.film.text.notation import Notation
from ui.paint.text import break_lines

CELL, LINE = 62.0, 30.0  # a number of a matrix, and how wide it is at least
APART = 22.0  # what a number's cell, and an answer's box, is wider than it
BOX, ROW = 96.0, 44.0  # an answer, and how wide its box is at least
FORMULA = 0.34  # of the width of a page, what the boxes leave to the formulas
SIGMOID = "σ(a) = 1 / (1 + e⁻ᵃ)"


def pages(sheets: Sequence[Worksheet], scene: Scene, page: Page, sides: Sequence[bool] = (False, True)) -> list[Frame]:
    """The pages of the exercises, then those of their answers; `sides` says which of both."""
    made: list[Frame] = []
    for answers in sides:
        for sheet in sheets:
            made += flow(list(_blocks(sheet, scene, page, answers)), page)
    return made


def _blocks(sheet: Worksheet, scene: Scene, page: Page, answers: bool) -> Iterator[Block]:
    width, words = page.width - 2 * MARGIN, WorksheetWords(sheet, scene.language)
    place = f"{scene.title} · {words.place()}"
    yield title_block(words.title(answers), "" if answers else words.name(), place, width)
    if not answers:
        yield words_block(f"{words.rounding()} {SIGMOID}; {words.product('⊙')}", SIZE, "ink", width, 14)
        yield heading_block(words.given())
        yield from _rows([_vector(given, words, scene.writing, width) for given in sheet.vectors], width)
        if sheet.left_out:
            yield words_block(words.left_out(), 17, "muted", width, 12)
        yield from _rows([_matrix(given, words, scene.writing, width) for given in sheet.matrices], width)
    names = [words.unit(name) for name in sheet.units]
    places = _places(sheet, words, names, width)
    head = joined(heading_block(words.lines(answers)), _unit_names(names, places))
    lines = [_line(task, words, scene.writing, places, answers) for task in sheet.tasks]
    if head.height + sum(line.height for line in lines) <= page.height - 2 * MARGIN:
        yield joined(head, *lines)
    else:
        yield joined(head, lines[0])
        yield from lines[1:]
    if answers:
        yield from _true(sheet, words, scene.writing, places)


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
        row += [shift(mark, x, 0) for mark in table.marks]
        x, height = x + table.width + gap, max(height, table.height)
    if row:
        yield Block(tuple(row), height + 18)


def _vector(given: GivenNumbers, words: WorksheetWords, writing: Notation, width: float) -> _Table:
    """A vector in a row, with a name over each number."""
    row: DecimalMatrix = (tuple(value for (value,) in given.values),)
    letter, left = _letter(given.name, writing)
    columns = [words.unit(name) for name in given.columns]
    numbers = _numbers(row, words, widest_of(columns, NAME) + APART / 2, width - left)
    pitch = numbers.width / len(given.values)
    names = [
        Text(left + pitch * (k + 0.5), 18, (Run(name),), NAME, "muted", "middle", limit=pitch - 4)
        for k, name in enumerate(columns)
    ]
    values = [shift(mark, left, 26) for mark in numbers.marks]
    return _Table((Text(0, 26 + 22, letter, LETTER, "ink"), *names, *values), left + numbers.width, 26 + LINE)


def _matrix(given: GivenNumbers, words: WorksheetWords, writing: Notation, width: float) -> _Table:
    """A matrix, with its letter before it."""
    letter, left = _letter(given.name, writing)
    numbers = _numbers(given.values, words, 0.0, width - left)
    marks = Text(0, numbers.height / 2 + 8, letter, LETTER, "ink"), *(shift(mark, left, 0) for mark in numbers.marks)
    return _Table(marks, left + numbers.width, numbers.height)


def _letter(name: str, writing: Notation) -> tuple[Runs, float]:
    """What stands before the numbers of a vector or matrix, and where these begin."""
    letter = (*symbol(name, notation=writing), Run(" ="))
    return letter, wide_of(letter, LETTER) + 10


def _numbers(values: DecimalMatrix, words: WorksheetWords, least: float, room: float) -> _Table:
    """Numbers in rows, between brackets, in columns of one width; smaller where the room is too narrow."""
    texts = [[words.number(value) for value in row] for row in values]
    widest, columns = widest_of(text for row in texts for text in row), len(values[0])
    pitch = min(max(CELL, least, widest + APART), room / columns)
    size = min(SIZE, SIZE * (pitch - APART) / widest)
    wide, high = pitch * columns, LINE * len(values)
    marks: list[Mark] = [
        Curve(((x + arm, 0.0), (x, 0.0), (x, high), (x + arm, high)), "ink", 1.6)
        for x, arm in ((0.0, 7.0), (wide, -7.0))
    ]
    for k, row in enumerate(texts):
        for j, text in enumerate(row):
            right = pitch * (j + 0.5) + (widest * size / SIZE) / 2
            marks.append(Text(right, LINE * (k + 0.5) + 7, (Run(text),), size, "ink", "end"))
    return _Table(tuple(marks), wide, high)


class _Places(NamedTuple):
    """Where answers stand: the right end and the width of their boxes, and the size of what is in these."""

    right: float
    box: float
    size: float

    def left(self, count: int) -> float:
        """Where the boxes of so many answers begin."""
        return self.right - self.box * count


def _places(sheet: Worksheet, words: WorksheetWords, names: Sequence[str], width: float) -> _Places:
    """Boxes that hold every answer of a sheet, and of the run; the formulas keep their part of the width."""
    numbers = [*(value for task in sheet.tasks for value in task.answers), *(v for row in _run(sheet) for v in row)]
    widest = widest_of((words.number(number) for number in numbers), SIZE, 600)
    box = max(BOX, widest + APART, widest_of(names, NAME) + 10)
    box = min(box, (1 - FORMULA) * width / max(len(task.answers) for task in sheet.tasks))
    return _Places(width, box, min(SIZE, SIZE * (box - APART) / widest))


def _run(sheet: Worksheet) -> list[list[str]]:
    """The states of the run, as they are printed."""
    return [[f"{value:.4f}" for value in values] for values in sheet.true.values()]


def _unit_names(names: Sequence[str], places: _Places) -> Block:
    left = places.left(len(names))
    marks = [
        Text(left + places.box * (k + 0.5), 18, (Run(name),), NAME, "muted", "middle", limit=places.box - 8)
        for k, name in enumerate(names)
    ]
    return Block(tuple(marks), 28)


def _line(task: Task, words: WorksheetWords, writing: Notation, places: _Places, answers: bool) -> Block:
    """A quantity, its formula, and a box for each unit: empty, or with the answer, or with what is set by hand."""
    left = places.left(len(task.answers))
    told = _formula(task, words, writing, left - 16)
    marks: list[Mark] = list(told.marks)
    for k, answer in enumerate(task.answers):
        x = left + places.box * k
        marks.append(Box(x + 3, 2, places.box - 6, ROW - 8, 4, stroke="card.line", stroke_width=1.6))
        if answers or k in task.by_hand:
            marks.append(
                _answer(words.number(answer), x, 27, places, 600 if answers and k not in task.by_hand else 400)
            )
    return Block(tuple(marks), told.height)


def _answer(text: str, x: float, y: float, places: _Places, weight: int = 400, role: str = "ink") -> Text:
    """A number in the box that begins at `x`."""
    return Text(x + places.box - APART / 2, y, (Run(text),), places.size, role, "end", weight)


def _formula(task: Task, words: WorksheetWords, writing: Notation, room: float) -> Block:
    """How a quantity is computed, and what is to be said of it, in as many lines as they need.

    What has no name of its own, as tanh c, is called by its formula: this stands there alone.
    """
    name, tree = symbol(task.name, notation=writing), typeset(task.expression, notation=writing)
    runs = tree if is_called_by_its_formula(task, writing) else (*name, Run(" = "), *tree)
    runs, note = name if task.is_given else runs, words.note(task)
    lines: Sequence[Runs] = ((*runs, Run(note)),)
    below: tuple[str, ...] = ()
    if wide_of(lines[0], LETTER) > room:
        lines = (runs,) if wide_of(runs, LETTER) <= room else break_formula(runs, room * CLOSEST, LETTER)
        below = break_lines(note.lstrip(", "), SIZE, 400, room, float("inf"))[0] if note else ()
    marks = [Text(0, 28 + LINE * k, each, LETTER, "ink", limit=room) for k, each in enumerate(lines)]
    marks += [
        Text(0, 26 + LINE * k, (Run(said),), SIZE, "muted", limit=room) for k, said in enumerate(below, len(lines))
    ]
    return Block(tuple(marks), ROW + LINE * (len(marks) - 1))


def _true(sheet: Worksheet, words: WorksheetWords, writing: Notation, places: _Places) -> Iterator[Block]:
    """What the run has, to compare with."""
    yield Block((Text(0, 34, (Run(words.run_itself()),), SIZE, "muted"),), 46)
    for state, values in zip(sheet.true, _run(sheet), strict=True):
        left = places.left(len(values))
        marks: list[Mark] = [Text(0, 24, symbol(state, notation=writing), LETTER, "muted")]
        for k, value in enumerate(values):
            marks.append(_answer(words.number(value), left + places.box * k, 24, places, role="muted"))
        yield Block(tuple(marks), 34)
