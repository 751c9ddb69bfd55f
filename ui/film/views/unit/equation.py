"""An operation on a few numbers of one unit: a cell for each number, the signs between them, and the result."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from simulator.equations.functions import FUNCTIONS, REDUCING, evaluate
from simulator.equations.operations import Operand
from ui.film.drawing.function_plot import FunctionPlot
from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import Shading
from ui.film.marks import NOW, About, Box, Rect, Run, Strip, Text
from ui.film.scene.equations import is_by_hand
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs, symbol
from ui.film.text.holding import EQUALS, sign_of
from ui.film.text.number_format import decimal
from ui.film.views.parts.ghosts import describe_before, unit_before
from ui.film.views.unit.card_name import card_name
from ui.film.views.unit.cells import Rise, Timed, building, label, number
from ui.film.views.unit.parts import KNOWN, Computation
from ui.film.views.unit.sum_places import CURVE, MOST_CURVE, NAME, RESULT
from ui.film.views.unit.weighted_sum import SLIDE, Drawing, Slide, origin_words

CELL, SIGN, HEIGHT = 104.0, 34.0, 42.0  # of a number's cell, and of the sign before it, at full size
BRACKET = 17.0  # the width of a letter of a function's name
LEAST, LARGE = LETTERS / 24.0, 1.4  # the least and the largest size of an equation on top
ABOVE, HIGH = 66.0, 102.0  # at full size: from an equation's top to the middle of its cells, and its whole height
LINE = HIGH + 10.0  # from a line of equations to the next
ROOMY = 1.4  # the size from which there is room below a number
MOST_SPELLED = 6  # units of which a number is written with all that it is taken over
_SIGNS = {"*": "×", "+": "+", "-": "−", "/": "÷"}
_OPERATIONS = {"*": operator.mul, "+": operator.add, "-": operator.sub, "/": operator.truediv}


class Piece(NamedTuple):
    """A sign or word of an equation, or (with a `name`) a number of it; `x` is its middle.

    `unit` is whose number, where it need not be that of the selected one; of a `whole` vector its letter stands there.
    """

    x: float
    text: str = ""
    name: str = ""
    unit: int | None = None
    whole: bool = False


def pieces(part: Computation) -> tuple[tuple[Piece, ...], float]:
    """An equation from left to right, its middles counted from its left edge at full size; and how wide it is."""
    made: list[Piece] = []
    x = 0.0

    def put(operand: Operand, unit: int | None = None, whole: bool = False) -> None:
        nonlocal x
        if isinstance(operand, str):
            made.append(Piece(x + CELL / 2, name=operand, unit=unit, whole=whole))
            x += CELL
        else:
            word(f"{operand:g}")

    def word(text: str) -> None:
        nonlocal x
        wide = max(SIGN, BRACKET * len(text))
        made.append(Piece(x + wide / 2, text))
        x += wide

    op, operands = part.operation.op, part.operation.operands
    if op in _SIGNS:
        put(operands[0])
        word(_SIGNS[op])
        put(operands[1])
    elif op == "copy":
        put(operands[0])
    elif op == "negative":
        word("−")
        put(operands[0])
    elif op in REDUCING:
        word(f"{REDUCING[op].name}(")
        for unit in range(part.over) if part.over <= MOST_SPELLED else ():
            if unit:
                word(",")
            put(operands[0], unit)
        if part.over > MOST_SPELLED:
            put(operands[0], whole=True)
        word(")")
    else:
        word(f"{op}(")
        for k, operand in enumerate(operands):
            if k:
                word(",")
            put(operand)
        word(")")
    word(EQUALS.strip())
    put(part.name)
    return tuple(made), x


def draw_sign(scene: Scene, part: Computation, step: int, x: float, y: float, scale: float) -> Timed:
    """The sign before the result: whether the numbers in the cells give it, or about; none before one set by hand."""
    shown = pieces(part)[0]
    *given, result = (piece for piece in shown if piece.name)
    texts = [_printed(scene, piece, step, scale) for piece in (*given, result)]
    sign = (
        sign_of(texts[:-1], texts[-1], partial(_compute, part)) if step not in scene.trace.skipped else EQUALS.strip()
    )
    held = is_by_hand(scene, part.name, step)
    place = next(piece.x for piece in shown if piece.text == EQUALS.strip())
    return Timed(_sign(scene, part, "" if held else sign, x + place * scale, y, SIGN * scale, scale))


def _printed(scene: Scene, piece: Piece, step: int, scale: float) -> str:
    """What a cell prints, with a decimal point; "" of one without a number."""
    cells_ = draw_cell(scene, piece, step, 0.0, 0.0, scale)
    strip = cells_[0].mark if cells_ else None
    return strip.texts[0].replace(scene.writing.point, ".") if isinstance(strip, Strip) and strip.texts else ""


def _compute(part: Computation, *given: float) -> float:
    """What an operation comes to with these numbers in its cells; constants stand in it."""
    op, numbers = part.operation.op, iter(given)
    if op in REDUCING:
        return float(REDUCING[op].value(np.array(given))[0])
    values = [next(numbers) if isinstance(each, str) else float(f"{each:g}") for each in part.operation.operands]
    if op in FUNCTIONS:
        return float(evaluate(FUNCTIONS[op], tuple(np.array([value]) for value in values))[0])
    if op == "/" and values[1] == 0.0:
        return float("nan")
    one, *others = values
    return {"copy": one, "negative": -one}[op] if not others else _OPERATIONS[op](one, others[0])


def _sign(scene: Scene, part: Computation, text: str, x: float, y: float, room: float, scale: float) -> Text:
    about = About(scene.layer, NOW, part.name, part="operation")
    return Text(x, y + 10 * scale, (Run(text),), 30 * scale, "ink", "middle", 500, room, about=about)


def draw_cell(scene: Scene, piece: Piece, step: int, x: float, y: float, scale: float) -> tuple[Timed, ...]:
    """The cell of a number, where the equation begins at `x`; nothing of a whole vector, whose letter stands there."""
    if piece.whole:
        return ()
    name, x = piece.name, x + piece.x * scale
    layer_trace, unit = scene.told, scene.unit if piece.unit is None else piece.unit
    weight = layer_trace.layer.weights.get(name)
    row = layer_trace[name][step] if weight is None else weight
    value = float(row[unit]) if unit < len(row) else float("nan")
    shading = scene.shading(name) if weight is None else Shading("short", "signed", float(np.abs(weight).max()) or 1.0)
    about = About(scene.layer, step, name, unit)
    own = weight is None and piece.unit in (None, scene.unit)
    held = own and is_by_hand(scene, name, step)
    was = unit_before(scene, name, step) if own else None
    made = [Timed(number(value, shading, x, y, CELL * scale - 8, HEIGHT * scale, about, held=held, ghost=was))]
    before = describe_before(scene, value, was, shading.scale)
    text = scene.language.translate("Picture", "set by hand") if held else before
    if text and scale >= ROOMY:
        below, role = y + 0.5 * HEIGHT * scale + 0.92 * LETTERS, "accent" if held else "muted"
        made.append(Timed(Text(x, below, (Run(text),), LETTERS, role, "middle", 500, limit=CELL * scale)))
    return tuple(made)


def letters(scene: Scene, name: str) -> Runs:
    """A quantity's letters in its colour."""
    role = scene.diagram.role(name)
    return tuple(run._replace(role=role) for run in symbol(name, notation=scene.writing))


def frame(scene: Scene, part: Computation, x: float, y: float, scale: float) -> Iterator[Timed]:
    """What of an equation stands still: signs, names and empty places; `y` is the middle of its cells.

    The sign before the result is not among them: it depends on the numbers.
    """
    for piece in pieces(part)[0]:
        if piece.text == EQUALS.strip():
            continue
        middle = x + piece.x * scale
        if piece.whole:
            yield Timed(
                label(middle, y + 10 * scale, letters(scene, piece.name), 30 * scale, "ink", "middle", CELL * scale)
            )
        elif piece.name:
            wide, high = CELL * scale - 8, HEIGHT * scale
            yield Timed(Box(middle - wide / 2 - 3, y - high / 2 - 3, wide + 6, high + 6, 6, "card", "slot", 1.6))
            above = y - high / 2 - 14 * scale
            name = label(middle, above, letters(scene, piece.name), 24 * scale, "ink", "middle", CELL * scale - 6)
            known = scene.layer_trace.layer.weights.get(piece.name) is None
            yield Timed(name._replace(about=About(scene.layer, NOW, piece.name, part="name")) if known else name)
        else:
            sign, room = scene.writing.sign(piece.text), max(SIGN, BRACKET * len(piece.text)) * scale
            yield Timed(_sign(scene, part, sign, middle, y, room, scale))


def draw_equation(scene: Scene, part: Computation, step: int, field: Rect) -> Drawing:
    """An equation, large, in a card of its own."""
    role, wide = scene.diagram.role(part.name), pieces(part)[1]
    scale = min(1.7, (field.width - NAME - 60) / wide, (field.height - 30) / 84)
    x, y = field.x + NAME + 14, field.y + field.height / 2 + 14 * scale
    marks = list(_title(scene, part, field, role))
    marks += (*frame(scene, part, x, y, scale), draw_sign(scene, part, step, x, y, scale))
    for piece in pieces(part)[0]:
        if piece.name:
            when = KNOWN if piece.name == part.name else 0.1
            marks += (timed._replace(when=when) for timed in draw_cell(scene, piece, step, x, y, scale))
    return Drawing(tuple(marks))


def draw_function(scene: Scene, part: Computation, step: int, field: Rect) -> Drawing:
    """A function of one number: the number, its place on the curve, and what comes out."""
    role, (operand,) = scene.diagram.role(part.name), part.operation.operands
    marks = list(_title(scene, part, field, role))
    right, middle = field.x + field.width - 24, field.y + field.height / 2
    if not isinstance(operand, str):
        return Drawing(tuple(marks))
    layer_trace, unit, writing = scene.told, scene.unit, scene.writing
    argument, value = float(layer_trace[operand][step][unit]), float(layer_trace[part.name][step][unit])
    wide = min(max(CURVE, 0.3 * field.width), MOST_CURVE)
    high = min(field.height - 96, 0.72 * wide)
    aside = max(0.0, right - RESULT - 40 - wide - 130 - field.x - NAME - RESULT) / 2  # what is left before and behind
    place = Rect(right - RESULT - 40 - aside - wide, field.y + 56, wide, high)
    plot = FunctionPlot.around(part.function, argument, place, LETTERS)
    runs = (Run(f"{ {'sigmoid': 'σ'}.get(part.function, part.function) }("), *letters(scene, operand), Run(")"))
    marks.append(Timed(label(plot.field.x, field.y + 36, runs, 24, "ink", limit=wide)))
    marks += [Timed(mark) for mark in plot.marks(role)]
    marks.append(Timed(Box(*plot.field, about=About(scene.layer, NOW, "", part="curve"))))
    marks.append(Timed(plot.foot(argument, role), SLIDE[1]))
    for name, number_, x, when in (
        (operand, argument, plot.field.x - 130, 0.1), (part.name, value, plot.field.x + wide + 40 + RESULT / 2, KNOWN),
    ):  # fmt: skip
        about = About(scene.layer, step, name, unit)
        held = is_by_hand(scene, name, step)
        named = (*symbol(name, notation=writing), Run(" ="))
        marks.append(Timed(label(x, middle - 38, named, 28, scene.diagram.role(name), "middle", RESULT)))
        was = unit_before(scene, name, step)
        cell = number(number_, scene.shading(name), x, middle, RESULT - 10, 48, about, held=held, eye=True, ghost=was)
        marks.append(Timed(cell, when))
        origin = origin_words(scene, name, step)
        if text := origin or describe_before(scene, number_, was, scene.shading(name).scale):
            role_ = "accent" if origin else "muted"
            marks.append(Timed(Text(x, middle + 48, (Run(text),), LETTERS, role_, "middle", 500, limit=RESULT), when))
    return Drawing(tuple(marks), Slide(plot, argument, role))


def draw_memory(scene: Scene, part: Computation, step: int, field: Rect) -> Drawing:
    """How the unit's memory came from what it was: the fall of what was forgotten, the rise of what was added."""
    account, unit, translate = scene.account, scene.unit, scene.language.translate
    state = scene.cell.memory.state
    kept, new = float(account.kept[step][unit]), float(scene.layer_trace[state][step][unit])
    old = float(scene.layer_trace[f"{state}_prev"][step][unit])
    wide = min(190.0, (field.width - NAME - 40) / 4)
    x, bottom = field.x + NAME + 20, field.y + field.height - 56
    last = (Run(translate("Unit", "added"), role="input"),)
    if is_by_hand(scene, state, step):
        last = (Run(translate("Picture", "set by hand"), role="accent"),)
    text = (
        (letters(scene, f"{state}_prev"), 0.0, old, 0.05, "memory"),
        ((Run(translate("Unit", "forgotten"), role="forget"),), old, kept, 0.3, "forget"),
        (last, kept, new, 0.55, last[0].role or "input"),
        (letters(scene, state), 0.0, new, KNOWN, "memory"),
    )
    marks = list(_title(scene, part, field, "memory", state))
    rises = [
        Rise(x + k * wide, wide, before, after, when, role) for k, (_, before, after, when, role) in enumerate(text)
    ]
    marks += building(rises, field.y + 30, bottom - field.y - 44)
    about = About(scene.layer, NOW, "", part="rises")
    marks.append(Timed(Box(x, field.y + 30, 4 * wide, bottom - field.y - 44, about=about)))
    for rise, (runs, *_) in zip(rises, text, strict=True):
        middle, change = rise.x + wide / 2, rise.after - rise.before
        marks.append(Timed(label(middle, bottom + 6, runs, LETTERS, "ink", "middle", wide - 12)))
        value = (Run(scene.writing.number(decimal(change, 4, plus=True))),)
        marks.append(Timed(Text(middle, bottom + 34, value, LETTERS, "ink", "middle", 500), rise.when))
    return Drawing(tuple(marks))


def _title(scene: Scene, part: Computation, field: Rect, role: str, name: str = "") -> Iterator[Timed]:
    about, y = About(scene.layer, NOW, name or part.name), field.y + field.height / 2 + 6
    yield from card_name(scene, about, field.x + 24, y, role, (NAME - 40, NAME - 40))


def fitting_lines(
    parts: Sequence[Computation], width: float, gap: float, most: int
) -> tuple[tuple[Computation, ...], int]:
    """The last of some equations that stand in at most so many lines, and in how many they do."""
    for first in range(len(parts)):
        lines = _break_lines([pieces(part)[1] for part in parts[first:]], width, gap, LEAST)
        if len(lines) <= most:
            return tuple(parts[first:]), len(lines)
    return (), 0


def lines_of(
    parts: Sequence[Computation], room: Rect, gap: float, count: int
) -> tuple[tuple[float, float, float], ...]:
    """Where equations stand in so many lines of a band: for each its left edge, the middle of its cells, its size."""
    widths = [pieces(part)[1] for part in parts]
    scale = min(LARGE, room.height / count / LINE)
    lines = _break_lines(widths, room.width, gap, scale)
    while len(lines) > count and scale > LEAST:
        scale = max(LEAST, scale - 0.02)
        lines = _break_lines(widths, room.width, gap, scale)
    placed: list[tuple[float, float, float]] = []
    high = room.height / len(lines)
    for k, line in enumerate(lines):
        total = sum(widths[at] for at in line) * scale + gap * (len(line) - 1)
        fit = scale * min(1.0, room.width / total)
        x = room.x + (room.width - total * fit / scale) / 2
        for at in line:
            placed.append((x, room.y + (k + 0.5) * high + 14 * fit, fit))
            x += widths[at] * fit + gap * fit / scale
    return tuple(placed)


def _break_lines(widths: Sequence[float], room: float, gap: float, scale: float) -> list[list[int]]:
    lines: list[list[int]] = [[]]
    so_far = 0.0
    for at, width in enumerate(widths):
        if lines[-1] and so_far + gap + width * scale > room:
            lines.append([])
            so_far = 0.0
        so_far += width * scale + (gap if lines[-1] else 0.0)
        lines[-1].append(at)
    return lines
