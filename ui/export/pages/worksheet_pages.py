"""Worksheets on paper: what is given, a box for each number to compute, and the answers on pages at the end.

A page is marks, laid out block after block from top to bottom and painted like any frame. Places for letters, numbers
and words are as large as these are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from simulator.analysis.worksheet import DecimalMatrix, GivenNumbers, Task, Worksheet
from ui.film.drawing.words import CLOSEST, break_formula
from ui.film.marks import Box, Curve, Frame, Mark, Moment, Page, Run, Text
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs, symbol, typeset
from ui.film.text.language import ENGLISH
from ui.film.text.names import set_apart
from ui.film.text.notation import Notation
from ui.film.text.number_format import MINUS
from ui.paint.text import LEADING, break_lines, set_line
from ui.paint.theme import load_fonts

MARGIN = 84.0
SIZE, LETTER, NAME = 20.0, 24.0, 16.0  # of numbers and words, of formulas, of the names of numbers
CELL, LINE = 62.0, 30.0  # a number of a matrix, and how wide it is at least
APART = 22.0  # what a number's cell, and an answer's box, is wider than it
BOX, ROW = 96.0, 44.0  # an answer, and how wide its box is at least
FORMULA = 0.34  # of the width of a page, what the boxes leave to the formulas
FIELD = 380.0  # where a name is written
RULE = (
    "Round every result to three decimals before you go on with it; five in the fourth decimal goes away from zero. "
    "σ(a) = 1 / (1 + e⁻ᵃ); ⊙ multiplies unit by unit."
)


class Block(NamedTuple):
    """Marks that stay together, drawn from (0, 0)."""

    marks: tuple[Mark, ...]
    height: float


def pages(sheets: Sequence[Worksheet], scene: Scene, page: Page) -> list[Frame]:
    """The pages of the exercises, then those of their answers."""
    load_fonts()  # which words are measured in
    made: list[Frame] = []
    for answers in (False, True):
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
    assert isinstance(mark, Box | Text)
    return mark._replace(x=mark.x + right, y=mark.y + down)


def _blocks(sheet: Worksheet, scene: Scene, page: Page, answers: bool) -> Iterator[Block]:
    width = page.width - 2 * MARGIN
    yield _title(sheet, scene, width, answers)
    if not answers:
        yield _words(RULE, SIZE, "ink", width, 14)
        yield _heading("Given")
        yield from _rows([_vector(given, scene.writing, width) for given in sheet.vectors], width)
        if sheet.left_out:
            yield _words(left_out_words(sheet), 17, "muted", width, 12)
        yield from _rows([_matrix(given, scene.writing, width) for given in sheet.matrices], width)
    places = _places(sheet, scene.writing, width)
    head = _join(_heading("Answers" if answers else "Compute"), _unit_names(sheet, places))
    lines = [_line(task, sheet, scene.writing, places, answers) for task in sheet.tasks]
    if head.height + sum(line.height for line in lines) <= page.height - 2 * MARGIN:
        yield _join(head, *lines)
    else:
        yield _join(head, lines[0])
        yield from lines[1:]
    if answers:
        yield from _true(sheet, scene.writing, places)


def _join(*blocks: Block) -> Block:
    """Blocks that stay on one page."""
    marks: list[Mark] = []
    top = 0.0
    for block in blocks:
        marks += [_shift(mark, 0, top) for mark in block.marks]
        top += block.height
    return Block(tuple(marks), top)


def _title(sheet: Worksheet, scene: Scene, width: float, answers: bool) -> Block:
    title = "Answer key" if answers else "Compute this step by hand"
    place = f"{scene.title} · token {sheet.step + 1}, “{sheet.token}” · {sheet.cell.name}, layer {sheet.layer + 1}"
    marks: list[Mark] = [Text(0, 28, (Run(title),), 32, "ink", weight=700, limit=width if answers else width - FIELD)]
    if not answers:
        name = (Run("Name"),)
        line = (width - FIELD + _wide(name) + 28, 32.0), (width, 32.0)
        marks += [Text(width - FIELD + 18, 28, name, SIZE, "muted"), Curve(line, "ink", 1.6)]
    return _join(Block(tuple(marks), 44), _words(place, SIZE, "muted", width, 16))


def _words(text: str, size: float, role: str, width: float, below: float) -> Block:
    """A text in as many lines as it needs."""
    lines = break_lines(text, size, 400, width, float("inf"))[0]
    marks = (Text(0, size * (LEADING * k + 1), (Run(line),), size, role) for k, line in enumerate(lines))
    return Block(tuple(marks), size * LEADING * len(lines) + below)


def _wide(runs: Runs, size: float = SIZE, weight: int = 400) -> float:
    """How wide a line is."""
    return set_line(runs, size, weight, 0.0)[1]


def _widest(words: Iterable[str], size: float = SIZE, weight: int = 400) -> float:
    return max((_wide((Run(word),), size, weight) for word in words), default=0.0)


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


def _vector(given: GivenNumbers, writing: Notation, width: float) -> _Table:
    """A vector in a row, with a name over each number."""
    row: DecimalMatrix = (tuple(value for (value,) in given.values),)
    letter, left = _letter(given.name, writing)
    numbers = _numbers(row, writing, _widest(given.columns, NAME) + APART / 2, width - left)
    pitch = numbers.width / len(given.values)
    names = [
        Text(left + pitch * (k + 0.5), 18, (Run(name),), NAME, "muted", "middle", limit=pitch - 4)
        for k, name in enumerate(given.columns)
    ]
    values = [_shift(mark, left, 26) for mark in numbers.marks]
    return _Table((Text(0, 26 + 22, letter, LETTER, "ink"), *names, *values), left + numbers.width, 26 + LINE)


def _matrix(given: GivenNumbers, writing: Notation, width: float) -> _Table:
    """A matrix, with its letter before it."""
    letter, left = _letter(given.name, writing)
    numbers = _numbers(given.values, writing, 0.0, width - left)
    marks = Text(0, numbers.height / 2 + 8, letter, LETTER, "ink"), *(_shift(mark, left, 0) for mark in numbers.marks)
    return _Table(marks, left + numbers.width, numbers.height)


def _letter(name: str, writing: Notation) -> tuple[Runs, float]:
    """What stands before the numbers of a vector or matrix, and where these begin."""
    letter = (*symbol(name, notation=writing), Run(" ="))
    return letter, _wide(letter, LETTER) + 10


def _numbers(values: DecimalMatrix, writing: Notation, least: float, room: float) -> _Table:
    """Numbers in rows, between brackets, in columns of one width; smaller where the room is too narrow."""
    texts = [[format_number(value, writing) for value in row] for row in values]
    widest, columns = _widest(text for row in texts for text in row), len(values[0])
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


def format_number(value: object, writing: Notation) -> str:
    """A number with a true minus and the decimal sign of the language."""
    return writing.number(str(value).replace("-", MINUS))


class _Places(NamedTuple):
    """Where answers stand: the right end and the width of their boxes, and the size of what is in these."""

    right: float
    box: float
    size: float

    def left(self, count: int) -> float:
        """Where the boxes of so many answers begin."""
        return self.right - self.box * count


def _places(sheet: Worksheet, writing: Notation, width: float) -> _Places:
    """Boxes that hold every answer of a sheet, and of the run; the formulas keep their part of the width."""
    numbers = [*(value for task in sheet.tasks for value in task.answers), *(v for row in _run(sheet) for v in row)]
    widest = _widest((format_number(number, writing) for number in numbers), SIZE, 600)
    box = max(BOX, widest + APART, _widest(sheet.units, NAME) + 10)
    box = min(box, (1 - FORMULA) * width / max(len(task.answers) for task in sheet.tasks))
    return _Places(width, box, min(SIZE, SIZE * (box - APART) / widest))


def _run(sheet: Worksheet) -> list[list[str]]:
    """The states of the run, as they are printed."""
    return [[f"{value:.4f}" for value in values] for values in sheet.true.values()]


def _unit_names(sheet: Worksheet, places: _Places) -> Block:
    left = places.left(len(sheet.units))
    marks = [
        Text(left + places.box * (k + 0.5), 18, (Run(name),), NAME, "muted", "middle", limit=places.box - 8)
        for k, name in enumerate(sheet.units)
    ]
    return Block(tuple(marks), 28)


def _line(task: Task, sheet: Worksheet, writing: Notation, places: _Places, answers: bool) -> Block:
    """A quantity, its formula, and a box for each unit: empty, or with the answer, or with what is set by hand."""
    left = places.left(len(task.answers))
    told = _formula(task, sheet, writing, left - 16)
    marks: list[Mark] = list(told.marks)
    for k, answer in enumerate(task.answers):
        x = left + places.box * k
        marks.append(Box(x + 3, 2, places.box - 6, ROW - 8, 4, stroke="card.line", stroke_width=1.6))
        if answers or k in task.by_hand:
            marks.append(_answer(answer, x, 27, writing, places, 600 if answers and k not in task.by_hand else 400))
    return Block(tuple(marks), told.height)


def _answer(
    value: object, x: float, y: float, writing: Notation, places: _Places, weight: int = 400, role: str = "ink"
) -> Text:
    """A number in the box that begins at `x`."""
    words = (Run(format_number(value, writing)),)
    return Text(x + places.box - APART / 2, y, words, places.size, role, "end", weight)


def _formula(task: Task, sheet: Worksheet, writing: Notation, room: float) -> Block:
    """How a quantity is computed, and what is to be said of it, in as many lines as they need.

    What has no name of its own, as tanh c, is called by its formula: this stands there alone.
    """
    name, tree = symbol(task.name, notation=writing), typeset(task.expression, notation=writing)
    runs = tree if is_called_by_its_formula(task, writing) else (*name, Run(" = "), *tree)
    runs, note = name if task.is_given else runs, note_words(task, sheet)
    lines: Sequence[Runs] = ((*runs, Run(note)),)
    below: tuple[str, ...] = ()
    if _wide(lines[0], LETTER) > room:
        lines = (runs,) if _wide(runs, LETTER) <= room else break_formula(runs, room * CLOSEST, LETTER)
        below = break_lines(note.lstrip(", "), SIZE, 400, room, float("inf"))[0] if note else ()
    marks = [Text(0, 28 + LINE * k, each, LETTER, "ink", limit=room) for k, each in enumerate(lines)]
    marks += [
        Text(0, 26 + LINE * k, (Run(words),), SIZE, "muted", limit=room) for k, words in enumerate(below, len(lines))
    ]
    return Block(tuple(marks), ROW + LINE * (len(marks) - 1))


def is_called_by_its_formula(task: Task, writing: Notation) -> bool:
    """Whether a quantity has no name but what computes it."""
    return task.name.startswith("tanh_") or task.name in dict(writing.unnamed)


def left_out_words(sheet: Worksheet) -> str:
    """Which inputs stand nowhere, and why."""
    zero = "0 in two decimals" if sheet.nearly_left_out else "0"
    return f"Inputs that are {zero} are left out, and their weights: {', '.join(sheet.left_out)}."


def note_words(task: Task, sheet: Worksheet) -> str:
    """What is said behind a line that is not computed as it stands: of which units it is set by hand, and rounding."""
    if task.is_given:
        return " is set by hand in this lesson"
    notes = ["rounded to 0 or 1"] if task.rounded else []
    if task.by_hand:
        notes.append(f"set by hand in {ENGLISH.list_words([_quoted(sheet.units[k]) for k in task.by_hand])}")
    return "".join(f", {note}" for note in notes)


def _quoted(name: str) -> str:
    return name if re.fullmatch(r"unit \d+", name) else set_apart(name, ENGLISH)


def _true(sheet: Worksheet, writing: Notation, places: _Places) -> Iterator[Block]:
    """What the run has, to compare with."""
    yield Block((Text(0, 34, (Run("The run itself, to four decimals"),), SIZE, "muted"),), 46)
    for state, values in zip(sheet.true, _run(sheet), strict=True):
        left = places.left(len(values))
        marks: list[Mark] = [Text(0, 24, symbol(state, notation=writing), LETTER, "muted")]
        for k, value in enumerate(values):
            marks.append(_answer(value, left + places.box * k, 24, writing, places, role="muted"))
        yield Block(tuple(marks), 34)
