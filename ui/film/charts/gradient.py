"""How far back a gradient reaches: its size at every token before, straight along the memory line and in full."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from simulator.analysis.charts.gradient import Reach, reach_back, reach_known
from simulator.analysis.charts.series import Series
from simulator.analysis.comparison.run_alignment import NONE, records_differ
from simulator.arrays import Array64
from simulator.engine.progress import Progress, within
from simulator.lessons.comparison import over_each_other, runs_with_cells
from simulator.lessons.own_cells.registry import cells_of
from simulator.network.trace import Trace
from ui.film.charts.chart import Chart, Missing, Unfinished
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.gradient import ComesBackInCells, claims
from ui.film.charts.parts.axes import LABELS, LINE, MIDDLE, Axes, Layout, groups
from ui.film.charts.parts.chosen_units import described_unit
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.former_run import along_tokens, band, former_memory
from ui.film.charts.parts.labels import letter, size_of, teller, whereabouts
from ui.film.charts.parts.legend import SAMPLE, explain
from ui.film.charts.parts.memory_line import THIN
from ui.film.charts.parts.scales import Scale, exponents
from ui.film.drawing.page import LETTERS, MARGIN
from ui.film.drawing.words import break_words
from ui.film.lru_method import lru_method
from ui.film.marks import About, Curve, Mark, Moment, Point, Run, Text
from ui.film.narration.step import Step
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs
from ui.film.text.language import QT_TRANSLATE_NOOP

LEAST = 2.0  # the width of a token below which several share a point
HEAD, ROW = 5.6, 72.0  # lines above the first of the rows at the left; between those
SCALED = 4  # moments, evenly apart, whose gradients the axis is for
THICK = (5.0, 3.0, 1.8)  # of the lines of cells over each other, in turn; every other one is dashed


class Line(NamedTuple):
    """Sizes by token as exponents of ten, how they are drawn, and what they are called."""

    values: Array64
    role: str
    width: float
    dashed: bool
    name: Runs
    beside: Array64 | None = None  # of the run before the change: those of this one, up to which there is a band


class GradientChart:
    """Lines over the tokens up to the moment's, whose memory they are the gradient of, on an axis of powers of ten."""

    def __init__(self, scene: Scene) -> None:
        self.scene, layout = scene, Layout(scene)
        first, stop = layout.span
        self.unit, self.over = described_unit(scene), scene.chart_options.over
        self._runs = runs_with_cells((scene.source or scene).lesson, scene.layer, self.over) if self.over else {}
        self._former = self._former_trace()
        self.reach_at = partial(reach_back, scene.trace, scene.layer, self.unit)
        self.axes = Axes(layout.rows((1.0,))[0], first, stop, self._scale(first, stop))
        self.cursor = Cursor(scene, (self.axes,), layout.words_y)
        self.words_x, self.heads_y = layout.words_x, layout.heads[-1]
        self.backdrop = tuple(self._backdrop())

    def _scale(self, first: int, stop: int) -> Scale:
        """For the gradients of some moments, the last among them; what is smaller ends at the foot."""
        moments = {first + (stop - first) * k // SCALED - 1 for k in range(1, SCALED + 1)}
        lines = [line.values[first:] for at in moments if at >= first for line in self.lines_at(at)]
        shown = np.concatenate([np.zeros(1), *lines])
        shown = shown[np.isfinite(shown)]
        return exponents(float(shown.min()), float(shown.max()))

    @lru_method(maxsize=8)
    def lines_at(self, token: int) -> tuple[Line, ...]:
        """Of the memory after a token: straight, in full by each state, and the rest; or in full in several cells."""
        return tuple(self._in_cells(token) if self.over else self._by_way(self.reach_at(token)))

    def _by_way(self, reach: Reach) -> Iterator[Line]:
        translate = self.scene.language.translate
        if not self.scene.cell.memory.is_anew:
            yield Line(reach.straight, "memory", 9.0, False, (Run(translate("Chart", "straight on the line")),))
        for by, values in reach.full.items():
            text: Runs = (Run(translate("Chart", "in full, by") + " "), *letter(self.scene, by))
            role, width = ("ink", 3.0) if by == reach.state else ("short", 5.5)
            yield Line(values, role, width, False, text)
        if self.scene.cell.gates:
            yield Line(reach.through_gates, "muted", 3.0, True, (Run(translate("Chart", "through the gates")),))
        if self._former is not None:
            own, name = reach.full[reach.state], translate("Chart", "before the change")
            yield Line(self._former_sizes(self._former, reach), "ink", THIN, True, (Run(name),), own)

    def _former_trace(self) -> Trace | None:
        """The run before the change, where what the layer computed was another."""
        found = None if self.over else former_memory(self.scene)
        return None if found is None or not records_differ(found, self.scene.layer_trace) else self.scene.ghost

    def _former_step(self, step: int) -> int:
        """The place of a token in the run before the change, or NONE."""
        counterparts = self.scene.counterparts
        return NONE if counterparts is None else counterparts.steps[step]

    def _former_sizes(self, former: Trace, reach: Reach) -> Array64:
        """In full by the memory in the run before the change; this run's own by what has no counterpart there."""
        own, step = reach.full[reach.state], self._former_step(reach.step)
        if step == NONE:
            return own
        sizes = reach_back(former, self.scene.layer, self.unit, step).full[reach.state]
        return np.append(sizes[:1], along_tokens(self.scene, own[1:], sizes[1:]))

    def _in_cells(self, token: int) -> Iterator[Line]:
        """In full by the memory, a line for each cell."""
        for k, (key, trace) in enumerate(self._runs.items()):
            each, name = reach_back(trace, self.scene.layer, self.unit, token), cells_of(self.scene.lesson)[key].name
            yield Line(each.full[each.state], "ink", THICK[k // 2 % len(THICK)], bool(k % 2), (Run(name),))

    def missing(self, moment: Moment, tokens: Iterable[int]) -> Missing | None:
        """What goes back from the tokens that a moment shows, and from others; None where all of it is remembered."""
        shown, u = self._shown(moment)
        wanted = dict.fromkeys((shown, *((shown - 1,) if u < 1.0 else ()), *tokens))
        asked = dict.fromkeys(each for token in wanted if token >= 0 for each in self._ways(token))
        ways = [each for each in asked if reach_known(*each) is None]

        def find(progress: Progress) -> None:
            steps = sum(step + 1 for *_, step in ways)
            done = 0
            for trace, layer, unit, step in ways:
                reach_back(trace, layer, unit, step, within(progress, done, steps))
                done += step + 1

        return find if ways else None

    def _ways(self, token: int) -> Iterator[tuple[Trace, int, int, int]]:
        """The runs, layers, units and steps from which the lines of a token go back."""
        layer, unit = self.scene.layer, self.unit
        for trace in self._runs.values() if self.over else (self.scene.trace,):
            yield trace, layer, unit, token
        then = NONE if self._former is None else self._former_step(token)
        if self._former is not None and then != NONE:
            yield self._former, layer, unit, then

    def unfinished(self) -> Unfinished:
        """The axes and the cursor, and that the lines are being computed."""
        text = self.scene.language.translate("Chart", "How far back this gradient reaches is being computed …")
        return Unfinished(self, self.cursor, text)

    @property
    def place(self) -> tuple[str, str]:
        """The layer, and whose gradient it is."""
        translate = self.scene.language.translate
        text = translate("Chart", "the gradient of {state} of {unit} after this token, by what stood there before")
        if self.over:
            text = translate("Chart", "gradients of the memory of {unit} after this token, drawn with seed {seed}")
        words = {
            "seed": self.scene.lesson.layers[self.scene.layer].seed,
            "state": teller(self.scene, 0).letter(self.scene.cell.memory.state),
            "unit": self.scene.unit_names[self.unit],
        }
        return whereabouts(self.scene, text.format(**words))

    # ---- all of it ---------------------------------------------------------------------------------------------------

    def _backdrop(self) -> Iterator[Mark]:
        field, translate = self.axes.field, self.scene.language.translate
        text = translate("Chart", "How much the memory after this token would change with what stood there earlier.")
        yield from explain(text, self.words_x, field.x + field.width, self.heads_y)
        yield from self.axes.grid(self.scene.language)
        state = self.scene.cell.memory.state
        yield self.axes.touch(About(self.scene.layer, 0, state, self.unit, part="chart:gradient"))
        size, source = translate("Chart", "size of the gradient"), translate("Chart", "by the memory after {token}")
        source = source.format(token=teller(self.scene, 0).other_word(self.axes.first))
        title = break_words(size, LABELS, bold=True)
        for k, words in enumerate((*title, *break_words(source, LABELS))):
            role, weight = ("ink", 700) if k < len(title) else ("muted", 400)
            yield Text(MARGIN, field.y + 20 + LINE * k, (Run(words),), LETTERS, role, weight=weight, limit=LABELS)
        for k, line in enumerate(self.lines_at(self.axes.first)):
            y = self._row(k)
            yield Text(MARGIN, y, line.name, LETTERS, "muted", limit=LABELS)
            middle = y + LINE - MIDDLE
            yield Curve(((MARGIN, middle), (MARGIN + SAMPLE, middle)), line.role, line.width, line.dashed)

    def _row(self, k: int) -> float:
        """The baseline of a line's name; its size is written below."""
        field, count = self.axes.field, len(self.lines_at(self.axes.first))
        top = field.y + 20 + LINE * HEAD
        return top + min(ROW, (field.y + field.height - LINE - top) / max(count - 1, 1)) * k

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def past(self, tokens: int) -> Iterator[Mark]:
        """Nothing stays as it is: each token has a gradient of its own."""
        yield from ()

    def standing(self, moment: Moment) -> tuple[Mark, ...]:
        """The lines, while they rest."""
        token, u = self._shown(moment)
        return self._resting(token) if u == 1.0 else ()

    def _shown(self, moment: Moment) -> tuple[int, float]:
        """The token whose gradient is shown, and how far that of the one before has become it."""
        token, u = moment.token, self.cursor.written_share(moment)
        return (token - 1, 1.0) if u == 0.0 and token > self.axes.first else (token, u)

    @lru_method(maxsize=8)
    def _resting(self, token: int) -> tuple[Mark, ...]:
        lines = self.lines_at(token)
        return tuple(mark for line in lines for mark in self._line(line, line, token, 1.0))

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """The lines on their way from those of the token before to this one's, the cursor, and their sizes."""
        if moment.token < self.axes.first:
            yield from self.cursor.words(moment)
            return
        token, u = self._shown(moment)
        now = self.lines_at(token)
        before = now if u == 1.0 else self.lines_at(token - 1) if token else (None,) * len(now)
        for k, (old, new) in enumerate(zip(before, now, strict=True)):
            yield from self._line(old, new, token, u) if u < 1.0 else ()
            sizes = (None if token <= self.axes.first or old is None else self._size(old), self._size(new))
            yield from reading(
                MARGIN + SAMPLE + 10, self._row(k) + LINE, sizes, u, LETTERS, "ink", limit=LABELS - SAMPLE - 10
            )
        yield from self.cursor.marks(moment)

    def _line(self, old: Line | None, line: Line, token: int, u: float) -> Iterator[Mark]:
        """From state to state; where nothing arrives there is no line. Before the change, the band beside it too."""
        foot = self.axes.field.y + self.axes.field.height
        points = self._points(None if old is None else old.values, line.values, token, u)
        if line.beside is not None:
            own = self._points(None if old is None else old.beside, line.beside, token, u)
            yield from band(*([(x, foot if y is None else y) for x, y in each] for each in (own, points)))
        for piece in _pieces(points, foot):
            yield Curve(piece, line.role, line.width, line.dashed, 0.5 if line.width > THICK[0] else 1.0)

    def _points(self, old: Array64 | None, sizes: Array64, token: int, u: float) -> list[tuple[float, float | None]]:
        """Where sizes stand on the way from the `old` ones; of many tokens, the largest of each group."""
        axes, low = self.axes, self.axes.scale.low
        rows = slice(axes.first, min(token, axes.stop) + 1)
        after = sizes[rows]
        before = np.zeros(len(after)) if old is None else old[rows]
        arrives = np.isfinite(before) | np.isfinite(after)
        if not len(after):
            return []
        start, stop = (np.where(np.isfinite(part), np.maximum(part, low), low) for part in (before, after))
        values = np.where(arrives, start + (stop - start) * u, -np.inf)
        starts = groups(len(values), int(axes.field.width / LEAST))
        places = (starts + axes.first).astype(float).tolist()
        found = np.maximum.reduceat(values, starts).tolist()
        tip = float(sizes[token + 1])
        if u > 0.0 and math.isfinite(tip) and arrives[-1] and token < axes.stop:
            places.append(token + u)
            found.append(float(start[-1]) + (tip - float(start[-1])) * u)
        heights = (axes.y(size) if math.isfinite(size) else None for size in found)
        return list(zip(map(axes.x, places), heights, strict=True))

    def _size(self, line: Line) -> Runs:
        """By the memory after the first token."""
        return (Run(size_of(self.scene, float(line.values[self.axes.first + 1]))),)

    def caption(self, token: int) -> str:
        """How large the gradient of the memory after the token is by what stood there after the first one."""
        source = min(self.axes.first, token)
        step = Step(self.scene, source)
        if not self.over or token == source:
            return caption_of(self.scene, source, claims(step, self.reach_at(token)), of_states=True)
        sizes = tuple((each.name[0].text, float(each.values[source + 1])) for each in self.lines_at(token))
        return caption_of(self.scene, source, [ComesBackInCells(token, sizes)], of_states=True)


def _pieces(points: Sequence[tuple[float, float | None]], foot: float) -> Iterator[tuple[Point, ...]]:
    """Stretches of a line that are above its foot; where nothing arrives (None) it is interrupted."""
    piece: list[Point] = []
    for (x, y), (next_x, next_y) in pairwise(points):
        if y is not None and next_y is not None and min(y, next_y) < foot:
            piece = piece or [(x, y)]
            piece.append((next_x, next_y))
        elif piece:
            yield tuple(piece)
            piece = []
    if piece:
        yield tuple(piece)


def numbers(scene: Scene, at: int) -> tuple[Series, ...]:
    """The sizes of the gradient of the memory after a token; of cells over each other, with their names."""
    trace, layer, unit, cells = scene.trace, scene.layer, scene.unit, scene.chart_options.over
    if not cells:
        return reach_back(trace, layer, unit, at).numbers(scene.charted_tokens)
    found = over_each_other((scene.source or scene).lesson, layer, unit, at, cells)
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
    of_moments=True,
)
