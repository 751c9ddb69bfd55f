"""Questions on paper: a line to mark a guess on, axes to draw in, boxes to tick and to number; then their key."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from simulator.lessons.guide.storyline.questions.kinds import Order, Predict, Sketch
from ui.export.pages.asked.questions import AskedQuestion, Questionnaire
from ui.export.pages.asked.words import QuestionWords, ticks
from ui.export.pages.blocks import (
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
)
from ui.film.marks import Box, Curve, Frame, Mark, Page, Run, Text
from ui.film.narration.asked import range_of_line
from ui.film.text.blanks import with_visible_blanks
from ui.film.text.language import Language
from ui.paint.text import LEADING, break_lines

SMALL, TOKEN, GAP = 17.0, 14.0, 34.0  # of what is said beside a question; of tokens below a line; between questions
LINE, HIGH = 84.0, 260.0  # how high a line to mark a guess on is, and axes to draw in
TICK, SQUARE, SLOT = 8.0, 22.0, (46.0, 32.0)  # half a tick; the side of a box to tick; a box for a number
LEAST_LABEL = 46.0  # of the width that the name of a token has below a line
LONGEST = 40  # lines of a text that stay together


def pages(sheet: Questionnaire, language: Language, page: Page, sides: Sequence[bool] = (False, True)) -> list[Frame]:
    """The pages of the questions, then those of their answers; `sides` says which of both."""
    words = QuestionWords(sheet, language)
    return [frame for answers in sides for frame in flow(list(_blocks(sheet, words, page, answers)), page)]


def _blocks(sheet: Questionnaire, words: QuestionWords, page: Page, answers: bool) -> Iterator[Block]:
    width = page.width - 2 * MARGIN
    yield title_block(words.title(answers), "" if answers else words.name(), words.place(), width)
    if not answers:
        for text in words.about():
            yield from _text(text, SMALL, "muted", width, 8)
    for number, asked in enumerate(sheet.questions, 1):
        parts = list(_question(number, asked, words, width, answers))
        if sum(part.height for part in parts) <= page.height - 2 * MARGIN:
            yield joined(*parts)
        else:
            yield from parts


def _question(number: int, asked: AskedQuestion, words: QuestionWords, width: float, answers: bool) -> Iterator[Block]:
    """A question with what is said before it and its field; in the key with what is right, and why."""
    yield heading_block(words.heading(number, asked))
    if not answers:
        for text in asked.words:
            yield from _text(text, SIZE, "ink", width, 10)
    yield from _text(asked.ask, SIZE, "ink", width, 6, 600)
    if not answers:
        yield from _text(words.how(asked.question), SMALL, "muted", width, 8)
    yield from _field(asked, words, width, answers)
    if answers:
        for text in filter(None, (words.key(asked), words.why(asked))):
            yield from _text(text, SIZE, "ink", width, 6)
    yield Block((), GAP)


def _text(text: str, size: float, role: str, width: float, below: float, weight: int = 400) -> Iterator[Block]:
    """A text in parts that each have room on a page."""
    lines = break_lines(text, size, weight, width, float("inf"))[0]
    for first in range(0, len(lines), LONGEST):
        part = " ".join(lines[first : first + LONGEST])
        yield words_block(part, size, role, width, below if first + LONGEST >= len(lines) else 0.0, weight)


def _field(asked: AskedQuestion, words: QuestionWords, width: float, answers: bool) -> Iterator[Block]:
    if isinstance(asked.question, Predict):
        yield _number_line(asked.question, asked, words, width, answers)
    elif isinstance(asked.question, Sketch):
        yield _axes(asked, words, width, answers)
    else:
        yield from _boxes(asked, words, width, answers)


def _number_line(question: Predict, asked: AskedQuestion, words: QuestionWords, width: float, answers: bool) -> Block:
    """A line from the lower to the upper end; in the key a mark at the number, and how far off is right."""
    inset, y = 40.0, 44.0

    def x(value: float) -> float:
        share = (value - question.low) / (question.high - question.low)
        return inset + min(max(share, 0.0), 1.0) * (width - 2 * inset)

    marks: list[Mark] = [Curve(((inset, y), (width - inset, y)), "ink", 2.0)]
    for value in ticks(question.low, question.high):
        label = Text(x(value), y + 32, (Run(words.tick(value)),), NAME, "muted", "middle", limit=2 * inset)
        marks += [Curve(((x(value), y - TICK), (x(value), y + TICK)), "ink", 1.6), label]
    if answers:
        (right,) = asked.right.values
        zone = (x(right - question.near), y), (x(right + question.near), y)
        here = x(right)
        marks += [Curve(zone, "accent", 9.0, opacity=0.35), Curve(((here, y - 22), (here, y + 4)), "accent", 5.0)]
    return Block(tuple(marks), LINE + (8 if answers else 0))


def _axes(asked: AskedQuestion, words: QuestionWords, width: float, answers: bool) -> Block:
    """Axes over the tokens; in the key with the line of the run."""
    low, high = range_of_line(asked.right.values)
    steps = ticks(low, high, 4)
    left = widest_of((words.tick(value) for value in steps), NAME) + 16
    pitch = (width - left - 20) / (len(asked.labels) - 1)

    def y(value: float) -> float:
        return 10 + HIGH * (high - min(max(value, low), high)) / (high - low)

    marks: list[Mark] = [Box(left, 10, width - left - 20, HIGH, 0, stroke="card.line", stroke_width=1.6)]
    for value in steps:
        marks.append(Text(left - 10, y(value) + 5, (Run(words.tick(value)),), NAME, "muted", "end"))
        if low < value < high:
            line = (left, y(value)), (width - 20, y(value))
            marks.append(Curve(line, "ink" if value == 0 else "card.line", 1.2, dashed=value != 0))
    every = math.ceil(LEAST_LABEL / pitch)
    for at, label in enumerate(asked.labels):
        x = left + pitch * at
        if at % every == 0 or pitch > 2 * TICK:
            marks.append(Curve(((x, 10 + HIGH - 6), (x, 10 + HIGH + 6)), "card.line", 1.2))
        if at % every == 0:
            name = (Run(with_visible_blanks(label)),)
            marks.append(Text(x, HIGH + 36, name, TOKEN, "muted", "middle", limit=every * pitch - 3))
    if answers:
        marks += _line_through([(left + pitch * at, y(v), v) for at, v in enumerate(asked.right.values)])
    return Block(tuple(marks), HIGH + 60)


def _line_through(points: Sequence[tuple[float, float, float]]) -> Iterator[Mark]:
    """A line through points (x, y, value), with gaps where there is no number."""
    piece: list[tuple[float, float]] = []
    for x, y, value in (*points, (0.0, 0.0, math.nan)):
        if math.isfinite(value):
            piece.append((x, y))
        elif piece:
            yield Curve(tuple(piece) if len(piece) > 1 else ((piece[0][0] - 3, piece[0][1]), *piece), "accent", 3.0)
            piece = []


def _boxes(asked: AskedQuestion, words: QuestionWords, width: float, answers: bool) -> Iterator[Block]:
    """Something to tick or to number before each label: side by side where all are short, else below each other."""
    is_order = isinstance(asked.question, Order)
    box = SLOT if is_order else (SQUARE, SQUARE)
    room = [_behind(asked, words, at, answers) for at in range(len(asked.labels))]
    wide = max(wide_of((Run(text),)) for text in room) + box[0] + 46
    columns = max(int(width // wide), 1)
    pitch = width / columns if wide * columns > 0.8 * width else wide
    row: list[Mark] = []
    high = 0.0
    for at, text in enumerate(room):
        option = _option(asked, at, text, box, pitch if columns > 1 else width, answers)
        row += [shift(mark, pitch * (at % columns), 0) for mark in option.marks]
        high = max(high, option.height)
        if at % columns == columns - 1 or at == len(room) - 1:
            yield Block(tuple(row), high)
            row, high = [], 0.0


def _behind(asked: AskedQuestion, words: QuestionWords, at: int, answers: bool) -> str:
    """What stands behind a box: the label, in the key of an order with what it wrote."""
    label = with_visible_blanks(asked.labels[at])
    return f"{label} {words.written(asked, at)}" if answers and isinstance(asked.question, Order) else label


def _option(asked: AskedQuestion, at: int, text: str, box: tuple[float, float], room: float, answers: bool) -> Block:
    wide, high = box
    lines = break_lines(text, SIZE, 400, room - wide - 20, float("inf"))[0]
    marks: list[Mark] = [Box(0, 2, wide, high, 4, stroke="ink", stroke_width=1.6)]
    base = 2 + high / 2 + 7
    marks += [Text(wide + 14, base + SIZE * LEADING * k, (Run(line),), SIZE, "ink") for k, line in enumerate(lines)]
    if answers and isinstance(asked.question, Order):
        place = (Run(str(asked.right.right.index(at) + 1)),)
        marks.append(Text(wide / 2, base, place, SIZE, "accent", "middle", 600))
    elif answers and at in asked.right.right:
        tick = (4.0, 2 + high * 0.5), (wide * 0.42, high - 3), (wide - 3, 6.0)
        marks.append(Curve(tick, "accent", 3.4))
    return Block(tuple(marks), max(high, SIZE * LEADING * len(lines)) + 12)
