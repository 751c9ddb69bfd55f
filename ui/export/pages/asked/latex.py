"""Questions as LaTeX, to be changed and set with one's own: plain `article`, with lines that every LaTeX draws."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from simulator.lessons.guide.storyline.questions.kinds import Order, Predict, Sketch
from ui.export.pages.asked.questions import AskedQuestion, Questionnaire
from ui.export.pages.asked.words import QuestionWords, ticks
from ui.export.pages.exercise.latex import HEAD, WIDTH
from ui.export.pages.latex import escape
from ui.film.narration.asked import range_of_line
from ui.film.text.blanks import with_visible_blanks
from ui.film.text.language import ENGLISH, Language

LEFT, HIGH = 18.0, 45.0  # millimetres: what stands beside axes, and how high they are
_BOX = r"\framebox[4mm]{\rule{0pt}{2.4mm}\smash{%s}}"
_SLOT = r"\framebox[8mm]{\rule{0pt}{3mm}\smash{%s}}"
_TICK = r"$\times$"


def questions_text(sheet: Questionnaire, language: Language = ENGLISH, sides: Sequence[bool] = (False, True)) -> str:
    """The questions, then the answers, each beginning on a page of its own; `sides` says which of both."""
    words, parts = QuestionWords(sheet, language), [HEAD, "\\setlength{\\unitlength}{1mm}"]
    for answers in sides:
        parts += [*_section(sheet, words, answers), "\\clearpage", ""]
    return "\n".join([*parts, "\\end{document}", ""])


def _section(sheet: Questionnaire, words: QuestionWords, answers: bool) -> Iterator[str]:
    head = f"{{\\Large\\bfseries {escape(words.title(answers))}}}"
    yield head if answers else f"{head}\\hfill {escape(words.name())} \\underline{{\\hspace{{55mm}}}}"
    yield f"\n{escape(words.place())}\n"
    if not answers:
        yield from (f"{{\\small {escape(each)}\\par}}" for each in words.about())
    for number, asked in enumerate(sheet.questions, 1):
        yield "\\begin{minipage}{\\linewidth}\\raggedright\\setlength{\\parskip}{5pt}"
        yield f"\\head{{{escape(words.heading(number, asked))}}}"
        if not answers:
            yield from (f"{escape(each)}\\par" for each in asked.words)
        yield f"{{\\bfseries {escape(asked.ask)}\\par}}"
        if not answers:
            yield f"{{\\small {escape(words.how(asked.question))}\\par}}"
        yield from _field(asked, words, answers)
        if answers:
            yield from (f"{escape(each)}\\par" for each in (words.key(asked), words.why(asked)) if each)
        yield "\\end{minipage}\\par\\bigskip\n"


def _field(asked: AskedQuestion, words: QuestionWords, answers: bool) -> Iterator[str]:
    if isinstance(asked.question, Predict):
        yield from _number_line(asked.question, asked, words, answers)
    elif isinstance(asked.question, Sketch):
        yield from _axes(asked, words, answers)
    else:
        yield from _boxes(asked, words, answers)


def _boxes(asked: AskedQuestion, words: QuestionWords, answers: bool) -> Iterator[str]:
    """A box before each label, to tick or to number; the label may break into lines."""
    is_order, right = isinstance(asked.question, Order), asked.right.right
    for at, label in enumerate(asked.labels):
        inside, behind = "", escape(with_visible_blanks(label))
        if answers and is_order:
            inside, behind = str(right.index(at) + 1), f"{behind} {escape(words.written(asked, at))}"
        elif answers and at in right:
            inside = _TICK
        box = (_SLOT if is_order else _BOX) % inside
        yield f"\\parbox[t]{{12mm}}{{{box}}}\\parbox[t]{{165mm}}{{\\raggedright {behind}}}\\par"


def _number_line(question: Predict, asked: AskedQuestion, words: QuestionWords, answers: bool) -> Iterator[str]:
    """A line from the lower to the upper end, with its ticks; in the key a mark over the number."""
    wide = WIDTH - 2 * 8.0

    def x(value: float) -> str:
        share = (value - question.low) / (question.high - question.low)
        return f"{8.0 + wide * min(max(share, 0.0), 1.0):.2f}"

    yield f"\\begin{{picture}}({WIDTH},17)"
    yield f"\\put(8,9){{\\line(1,0){{{wide:.2f}}}}}"
    for value in ticks(question.low, question.high):
        label = escape(words.tick(value))
        yield f"\\put({x(value)},8){{\\line(0,1){{2}}}}\\put({x(value)},3){{\\makebox(0,0){{\\scriptsize {label}}}}}"
    if answers:
        yield f"\\put({x(asked.right.values[0])},9){{\\thicklines\\vector(0,-1){{0}}\\line(0,1){{6}}}}"
    yield "\\end{picture}\\par"


def _axes(asked: AskedQuestion, words: QuestionWords, answers: bool) -> Iterator[str]:
    """Axes over the tokens; in the key with the line of the run."""
    low, high = range_of_line(asked.right.values)
    wide = WIDTH - LEFT - 6.0
    pitch = wide / (len(asked.labels) - 1)

    def y(value: float) -> float:
        return 8.0 + HIGH * (min(max(value, low), high) - low) / (high - low)

    yield f"\\begin{{picture}}({WIDTH},{HIGH + 11:.2f})"
    yield f"\\put({LEFT},8){{\\framebox({wide:.2f},{HIGH:.2f}){{}}}}"
    for value in ticks(low, high, 4):
        label = escape(words.tick(value))
        yield f"\\put({LEFT - 2:.2f},{y(value):.2f}){{\\makebox(0,0)[r]{{\\scriptsize {label}}}}}"
        if low < value < high:
            yield f"\\put({LEFT:.2f},{y(value):.2f}){{\\line(1,0){{{wide:.2f}}}}}"
    every = math.ceil(9.0 / pitch)
    for at, label in enumerate(asked.labels):
        x = LEFT + pitch * at
        if at % every == 0 or pitch > 2:
            yield f"\\put({x:.2f},7){{\\line(0,1){{2}}}}"
        if at % every == 0:
            name = f"\\fit{{{every * pitch - 1:.2f}mm}}{{\\scriptsize {escape(with_visible_blanks(label))}}}"
            yield f"\\put({x:.2f},3){{\\makebox(0,0){{{name}}}}}"
    if answers:
        yield from _line_through([(LEFT + pitch * at, y(v), v) for at, v in enumerate(asked.right.values)])
    yield "\\end{picture}\\par"


def _line_through(points: Sequence[tuple[float, float, float]]) -> Iterator[str]:
    """A thick line through points (x, y, value), with gaps where there is no number."""
    yield "\\thicklines"
    for (x, y, value), (right, top, other) in pairwise(points):
        if math.isfinite(value) and math.isfinite(other):
            middle = f"({(x + right) / 2:.2f},{(y + top) / 2:.2f})"
            yield f"\\qbezier({x:.2f},{y:.2f}){middle}({right:.2f},{top:.2f})"
    yield "\\thinlines"
