"""How far back a gradient reaches: its size at every token before, straight along the memory line and in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from simulator.analysis.charts.gradient import reach_back
from simulator.analysis.charts.series import Series
from simulator.arrays import Array64
from simulator.lessons.comparison import over_each_other
from simulator.lessons.own_cells.registry import cells_of
from ui.film.charts.chart import Chart
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.gradient import ComesBackInCells, claims
from ui.film.charts.parts.axes import LABELS, NAME, Axes, Layout, groups
from ui.film.charts.parts.chosen_units import described_unit
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.labels import letter, size_of, teller, whereabouts
from ui.film.charts.parts.legend import Key, legend
from ui.film.charts.parts.scales import exponents
from ui.film.drawing.page import MARGIN
from ui.film.marks import About, Curve, Mark, Moment, Run, Text
from ui.film.narration.step import Step
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs
from ui.film.text.language import QT_TRANSLATE_NOOP

LEAST = 2.0  # the width of a token below which several share a point
ROLES = ("memory", "short", "forget", "output", "input")  # of cells over each other
ROW = 58.0  # between the numbers at the left


class Line(NamedTuple):
    """Sizes by token as exponents of ten, how they are drawn, what they are called, and in short."""

    values: Array64
    role: str
    width: float
    dashed: bool
    words: Runs
    name: Runs


class GradientChart:
    """Lines over the tokens, back from the last one shown, on an axis of powers of ten."""

    def __init__(self, scene: Scene) -> None:
        self.scene, layout = scene, Layout(scene)
        first, stop = layout.span
        self.unit = described_unit(scene)
        self.reach = reach_back(scene.trace, scene.layer, self.unit, stop - 1)
        self.lines = tuple(self._over() if scene.chart_options.over else self._lines())
        shown = np.concatenate([np.zeros(1), *(each.values[first : stop + 1] for each in self.lines)])
        shown = shown[np.isfinite(shown)]
        scale = exponents(float(shown.min(initial=0.0)), float(shown.max(initial=0.0)))
        self.axes = Axes(layout.rows((1.0,))[0], first, stop, scale)
        self.cursor = Cursor(scene, (self.axes,), veils=False)
        self.words_y, self.heads_y = layout.words_y, layout.top - 22
        self.backdrop = tuple(self._backdrop())

    def _lines(self) -> Iterator[Line]:
        """Straight, in full by each state, and the rest; only what arrives somewhere before the end."""
        translate, state, end = self.scene.language.translate, self.reach.state, self.reach.step + 1
        if np.isfinite(self.reach.straight[:end]).any():
            words, name = translate("Chart", "straight along the memory line"), translate("Chart", "straight")
            yield Line(self.reach.straight, "memory", 9.0, False, (Run(words),), (Run(name),))
        for by, values in self.reach.full.items():
            text: Runs = (Run(translate("Chart", "in full, by") + " "), *letter(self.scene, by))
            if np.isfinite(values[:end]).any():
                yield Line(values, "ink" if by == state else "short", 3.0, False, text, text)
        if self.scene.cell.gates and np.isfinite(self.reach.through_gates[:end]).any():
            words, name = translate("Chart", "the rest, through the gates"), translate("Chart", "through the gates")
            yield Line(self.reach.through_gates, "forget", 3.0, True, (Run(words),), (Run(name),))

    def _over(self) -> Iterator[Line]:
        """In full by the memory, a line for each cell."""
        found = over_each_other(
            self.scene.lesson, self.scene.layer, self.unit, self.reach.step, self.scene.chart_options.over
        )
        for k, (key, each) in enumerate(found.items()):
            name = (Run(cells_of(self.scene.lesson)[key].name),)
            yield Line(each.full[each.state], ROLES[k % len(ROLES)], 5.0 - k % 3, bool(k % 2), name, name)

    @property
    def place(self) -> str:
        """The layer, and whose gradient it is."""
        translate = self.scene.language.translate
        text = translate("Chart", "the gradient of {state} of {unit} after {token}, going back")
        if self.scene.chart_options.over:
            text = translate("Chart", "gradients of the memory of {unit} after {token}, drawn with seed {seed}")
        words = {
            "seed": self.scene.lesson.layers[self.scene.layer].seed,
            "state": teller(self.scene, 0).letter(self.reach.state),
            "unit": self.scene.unit_names[self.unit],
            "token": teller(self.scene, 0).other_word(self.reach.step),
        }
        return whereabouts(self.scene, text.format(**words))

    # ---- all of it ---------------------------------------------------------------------------------------------------

    def _backdrop(self) -> Iterator[Mark]:
        field = self.axes.field
        keys = [Key("dashed" if each.dashed else "line", each.role, each.words) for each in self.lines]
        if not keys:
            nothing = self.scene.language.translate("Chart", "nothing arrives before the last token")
            keys = [Key("", "muted", (Run(nothing),))]
        yield from legend(keys, field.x, field.x + field.width, self.heads_y)
        yield from self.axes.grid(self.scene.language)
        for each in self.lines:
            yield from self._line(each)
        yield self.axes.touch(About(self.scene.layer, 0, self.reach.state, self.unit, part="chart:gradient"))
        yield from self.axes.words(self.scene.trace.tokens, self.words_y)
        size = self.scene.language.translate("Chart", "size of the gradient")
        yield Text(MARGIN, field.y + 20, (Run(size),), NAME - 2, "ink", weight=700, limit=LABELS)

    def _line(self, line: Line) -> Iterator[Curve]:
        """From state to state; of many tokens, the largest of each group. Where nothing arrives there is no line."""
        axes = self.axes
        values = line.values[axes.first : axes.stop + 1]
        starts = groups(len(values), int(axes.field.width / LEAST))
        largest = np.maximum.reduceat(values, starts)
        opacity = 0.5 if line.width > 4 else 1.0
        points: list[tuple[float, float]] = []
        for k, value in zip(starts.tolist(), largest.tolist(), strict=True):
            if np.isfinite(value):
                points.append((axes.x(axes.first + k), axes.y(value)))
            elif len(points) > 1:
                yield Curve(tuple(points), line.role, line.width, line.dashed, opacity)
                points = []
            else:
                points = []
        if len(points) > 1:
            yield Curve(tuple(points), line.role, line.width, line.dashed, opacity)

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """The cursor, and the sizes at the state after the token."""
        yield from self.cursor.marks(moment)
        u, token = self.cursor.written_share(moment), moment.token
        for k, each in enumerate(self.lines):
            top = self.axes.field.y + 62 + ROW * k
            yield Text(MARGIN, top, each.name, 16, "muted", limit=LABELS)
            before, now = (self._size(each.values, at) for at in (token, token + 1))
            yield from reading(MARGIN, top + 26, (before, now or ()), u, NAME, "ink", limit=LABELS)

    def _size(self, values: Array64, row: int) -> Runs | None:
        return (Run(size_of(self.scene, float(values[row]))),) if row < len(values) else None

    def caption(self, token: int) -> str:
        """How large the gradient is by what stood there after the token."""
        step = Step(self.scene, token)
        if not self.scene.chart_options.over or token >= self.reach.step:
            return caption_of(self.scene, token, claims(step, self.reach))
        sizes = tuple((each.name[0].text, float(each.values[token + 1])) for each in self.lines)
        return caption_of(self.scene, token, [ComesBackInCells(self.reach.step, sizes)])


def numbers(scene: Scene, at: int) -> tuple[Series, ...]:
    """The sizes of the gradient of the memory after a token; of cells over each other, with their names."""
    trace, layer, unit, cells = scene.trace, scene.layer, scene.unit, scene.chart_options.over
    if not cells:
        return reach_back(trace, layer, unit, at).numbers(scene.charted_tokens)
    found = over_each_other(scene.lesson, layer, unit, at, cells)
    named = ((cell, each) for cell, back in found.items() for each in back.numbers(scene.charted_tokens))
    return tuple(replace(each, name=f"{cell}: {each.name}") for cell, each in named)


CHART = Chart(
    "gradient",
    QT_TRANSLATE_NOOP("View", "Gradient"),
    QT_TRANSLATE_NOOP(
        "View", "How far back the gradient reaches: straight along the memory line, and through the gates."
    ),
    numbers,
    GradientChart,
    options=frozenset({"over"}),
    looks_back=True,
)
