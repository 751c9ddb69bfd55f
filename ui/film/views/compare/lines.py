"""The memory of the selected unit in every run, as lines over each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array
from simulator.network.steps import borders_of_part, sequences_between
from ui.film.drawing.page import LETTERS as SIZE
from ui.film.lru_method import lru_method
from ui.film.marks import NOW, About, Box, Curve, Mark, Moment, Paragraph, Point, Polygon, Rect, Run, Text
from ui.film.narration.claims.views.runs import LETTERS
from ui.film.scene.scene import Scene
from ui.film.text.formula import symbol
from ui.film.text.number_format import decimal
from ui.film.views.compare.board import Board
from ui.film.views.compare.pane import PALE, SHORT, Pane

PIECES = 200  # beyond twice as many tokens, a line becomes the edges of a band: least and largest value of each piece
BAND = 0.14  # how opaque a band is between its edges
LETTER = 24.0  # the room of a letter at the end of a line
SAMPLE, VALUE = 74.0, 150.0  # in the legend: where a line ends, and the room of its value
AXIS = 196.0  # the room of the words before the axis


class LineStyle(NamedTuple):
    """How a run's line is told from the others, by more than its colour."""

    role: str
    width: float
    dashed: bool


STYLES = (
    LineStyle("ink", 3.4, False),
    LineStyle("muted", 2.0, False),
    LineStyle("ink", 2.0, True),
    LineStyle("muted", 3.4, True),
)


class Lines:
    """Draws the lines in a part of the board."""

    def __init__(self, scene: Scene, board: Board, panes: Sequence[Pane], field: Rect) -> None:
        self._scene, self._board, self._panes, self._field = scene, board, panes, field
        self._values = tuple(_line_of(each, scene.unit) for each in scene.compared)
        self._names = tuple(each.unit_names[each.unit] for each in scene.compared)
        there = [name for name, values in zip(self._names, self._values, strict=True) if values is not None]
        self._differ = len(set(there)) > 1
        known = [values for values in self._values if values is not None]
        low, high = min(0.0, *(float(v.min()) for v in known)), max(0.0, *(float(v.max()) for v in known))
        self._low, self._high = (low, high) if low < high else (-1.0, 1.0)

    def backdrop(self) -> Iterator[Mark]:
        """The card and its axis."""
        field, board, translate = self._field, self._board, self._scene.language.translate
        about = About(self._scene.layer, NOW, "", part="lines")
        yield Box(*field, 16, "card", "card.line", 2.0, about=about)
        x, y = field.x + 16, field.y
        name = self._names[0]
        if self._differ:  # then the lines are of one place, not of one name
            name = translate("Picture", "unit {number}").format(number=self._scene.unit + 1)
        text = translate("Compare", "its memory in each run")
        if board.head:
            line = (Run(name, "bold"), Run(f" · {text}", "", "muted"))
            yield Text(x, y + 37, line, 24, "ink", limit=board.at(board.tokens) - x)
        else:
            yield Text(x, y + 37, (Run(name),), 24, "ink", weight=700, limit=AXIS)
            yield Paragraph(x, y + 48, AXIS, 66.0, text, SIZE, "muted", "start")
        yield Curve(((board.x, self._y(0.0)), (board.at(board.tokens), self._y(0.0))), "faint", 1.5)
        for value in {self._low, self._high, 0.0}:
            number = self._scene.writing.number(decimal(value, 3, plus=True, characters=6))
            crowded = value == 0.0 and min(abs(self._y(v) - self._y(0.0)) for v in (self._low, self._high) if v) < SIZE
            if not crowded:
                about = About(self._scene.layer, NOW, "", part="axis:values")
                yield Text(board.x - 10, self._y(value) + 8, (Run(number),), SIZE, "muted", "end", about=about)
        if self._scene.whole_run:
            yield from (mark._replace(opacity=PALE * mark.opacity) for mark in self.past(board.tokens))
        yield from self._samples()

    def past(self, tokens: int) -> Iterator[Curve | Polygon]:
        """The lines through the first so many tokens, or the bands that they stay within."""
        for k, values in enumerate(self._values):
            if values is None or tokens <= 0:
                continue
            for start, stop in sequences_between(borders_of_part(self._begins(k), 0, tokens), tokens):
                edges = self._edges(self._piece(k, start, stop), start)
                if len(edges) > 1:
                    yield Polygon((*edges[0], *reversed(edges[1])), STYLES[k].role, BAND)
                for edge in edges:
                    yield Curve(edge, STYLES[k].role, STYLES[k].width, STYLES[k].dashed)

    def _begins(self, k: int) -> tuple[int, ...]:
        return self._scene.compared[k].layer_trace.begins

    def _piece(self, k: int, start: int, stop: int) -> Array:
        """The memory of a run's unit before a step and after each from there on."""
        values = self._values[k]
        assert values is not None
        piece = values[start : stop + 1].copy()
        if start in self._begins(k):
            piece[0] = self._before(k, start)
        return piece

    def _at(self, k: int, token: int, front: float) -> float:
        """Where a run's line has come at a token."""
        values = self._values[k]
        assert values is not None
        before = self._before(k, token)
        return before + (float(values[token + 1]) - before) * (front - token)

    def _before(self, k: int, step: int) -> float:
        """The memory of a run's unit before a step."""
        scene = self._scene.compared[k]
        return float(np.nan_to_num(scene.layer_trace[f"{scene.cell.memory.state}_prev"][step, self._scene.unit]))

    def front(self, moment: Moment) -> Iterator[Mark]:
        """What the token adds to each line, and where it has come."""
        fronts, token = [pane.in_step.front(moment) for pane in self._panes], moment.token
        for k, (front, values) in enumerate(zip(fronts, self._values, strict=True)):
            if values is not None and front > token:
                places = ((float(token), self._before(k, token)), (front, self._at(k, token, front)))
                points = tuple((self._board.at(at), self._y(value)) for at, value in places)
                yield Curve(points, STYLES[k].role, STYLES[k].width, STYLES[k].dashed)
        yield from self._ends(token, fronts)

    def numbers(self, moment: Moment) -> Iterator[Mark]:
        """The values of the lines."""
        for k, pane in enumerate(self._panes):
            come = pane.in_step.written_share(moment)
            for step, opacity in ((moment.token - 1, 1.0 - come), (moment.token, come)):
                if step >= 0 and opacity > 0.0:
                    mark = self._legend(k, step)
                    yield mark if opacity == 1.0 else mark._replace(opacity=opacity)

    def _ends(self, token: int, fronts: Sequence[float]) -> Iterator[Mark]:
        """A dot where each line has come, with the letter of its run; letters make room for each other."""
        found = [
            (self._y(self._at(k, token, front)), k)
            for k, (front, values) in enumerate(zip(fronts, self._values, strict=True)) if values is not None
        ]  # fmt: skip
        plot = self._board.plot(self._field)
        last = plot.y
        lowest = plot.y + plot.height - 14.0
        for place, (y, k) in enumerate(sorted(found)):
            x = self._board.at(fronts[k])
            yield Box(x - 5, y - 5, 10, 10, 5, STYLES[k].role)
            last = min(max(y, last + LETTER), lowest - LETTER * (len(found) - 1 - place))
            yield Text(x + 10, last + 8, (Run(LETTERS[k]),), SIZE, STYLES[k].role, weight=700)

    def _samples(self) -> Iterator[Mark]:
        """At the right, what each line is."""
        for k, each in enumerate(self._scene.compared):
            x, y = self._legend_place(k)
            style = STYLES[k]
            yield Text(x, y + 8, (Run(LETTERS[k]),), SIZE, "ink", weight=700)
            yield Curve(((x + 30, y), (x + SAMPLE, y)), style.role, style.width, style.dashed)
            title = each.authors_words(each.cell.name) if k == 0 or len(each.run_title) > SHORT else each.run_title
            runs = (Run(title), Run(f" · {self._names[k]}", "", "muted")) if self._differ else (Run(title),)
            yield Text(x + SAMPLE + 12, y + 8, runs, SIZE, "ink", limit=self._right - VALUE - x - SAMPLE - 24)
            if self._values[k] is None:
                text = each.language.translate("Compare", "no such unit")
                yield Text(self._right, y + 8, (Run(text),), SIZE, "muted", "end", limit=VALUE)

    @lru_method(maxsize=32)
    def _legend(self, k: int, step: int) -> Text:
        """The value of a run's unit after a step, as "c = +0.531"; no words where it has no such unit."""
        y = self._legend_place(k)[1]
        values, scene = self._values[k], self._scene.compared[k]
        if values is None:
            return Text(self._right, y + 8, (), SIZE, "ink", "end")
        number = scene.writing.number(decimal(float(values[step + 1]), 3, plus=True, characters=8))
        runs = (*symbol(scene.cell.memory.state, notation=scene.writing), Run(" = "), Run(number, "bold"))
        return Text(self._right, y + 8, runs, SIZE, "ink", "end", 400, VALUE)

    def _legend_place(self, k: int) -> Point:
        field, count = self._board.numbers(self._field), len(self._values)
        pitch = min(field.height / count, 44.0)
        return field.x + 16, field.y + (field.height - pitch * count) / 2 + pitch * (k + 0.5)

    @property
    def _right(self) -> float:
        field = self._board.numbers(self._field)
        return field.x + field.width

    def _y(self, value: float) -> float:
        plot = self._board.plot(self._field)
        top, height = plot.y + 18.0, plot.height - 36.0
        return top + height * (self._high - value) / (self._high - self._low)

    def _edges(self, values: Array, first: int) -> tuple[tuple[Point, ...], ...]:
        """A line through the values after each token, from what was there before the token `first`; of more than one
        can tell apart, the edges of what it stays within.
        """
        tokens = len(values) - 1
        if tokens <= 2 * PIECES:
            return (self._points(first + np.arange(tokens + 1.0), values),)
        starts = np.linspace(0, tokens + 1, PIECES + 1).astype(int)[:-1]
        at = np.append(starts.astype(float), float(tokens))
        ends = (np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts))
        return tuple(self._points(first + at, np.append(edge, edge[-1])) for edge in ends)

    def _points(self, at: Array, values: Array) -> tuple[Point, ...]:
        xs = (self._board.x + self._board.pitch * at).tolist()
        return tuple(zip(xs, (self._y(value) for value in values.tolist()), strict=True))


def _line_of(scene: Scene, unit: int) -> Array | None:
    """The memory of a unit before the first step and after each: [T + 1]; None where the run has no such unit."""
    layer_trace, state = scene.layer_trace, scene.cell.memory.state
    if unit >= layer_trace.layer.width(state):
        return None
    start, rest = layer_trace[f"{state}_prev"][:1, unit], layer_trace[state][:, unit]
    return np.nan_to_num(np.concatenate([start, rest]).astype(np.float64))
