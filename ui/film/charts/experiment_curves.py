"""The curves of an experiment as a plot: a film of one picture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from simulator.experiments.experiment import Curves, Line
from ui.film.charts.parts.axes import LABELS, TICKS, Axes, groups
from ui.film.charts.parts.legend import Key, legend
from ui.film.charts.parts.scales import Scale, even, exponents, tick_label, ticks
from ui.film.drawing.page import LEAST, LETTERS, MARGIN, Room
from ui.film.marks import About, Box, Frame, Mark, Page, Paragraph, Rect, Run, Text
from ui.film.marks import Curve as Stroke
from ui.film.motion.pace import Pace
from ui.film.motion.timeline import Beat, Timeline
from ui.film.text.language import languages

ROLES = {"rnn": "short", "lstm": "memory", "gru": "output"}
WIDTHS = {"rnn": 1.5, "lstm": 5.0, "gru": 2.5}  # lines over each other are both seen, without colour too
LEGEND, BELOW, GAP = 64.0, 92.0, 34.0  # the row of keys above the fields, the ruler below them, and between the fields
NARROWEST = 120.0  # between two numbers that are written
LEAST_WIDTH = 2.0  # of a stretch of numbers that shares a point
DEEPEST = -12.0  # the exponent below which a gradient is not drawn any more


class CurvesPlot:
    """A field above the other for each thing that is measured, in it a line for each network."""

    scene = None  # it is of no run of a lesson
    language = "en"
    timeline = Timeline(("",), (Beat("all", "All", "memory", 1.0, 0.0),))

    def __init__(self, curves: Curves, page: Page = LEAST) -> None:
        self._curves, self._room = curves, Room(page)

    @property
    def title(self) -> str:
        """What is measured."""
        return self._curves.title

    def paced(self, pace: Pace) -> CurvesPlot:
        """The same: nothing moves in it."""
        return self

    def on(self, page: Page) -> CurvesPlot:
        """The same plot on another page."""
        return CurvesPlot(self._curves, page)

    def by_token(self) -> CurvesPlot:
        """It has one picture."""
        return self

    def frame(self, time: float) -> Frame:
        """The picture; it is the same at any time."""
        return Frame(self._room.page, self._marks, (), (), self.caption(0, 0), self.timeline.locate(time))

    def caption(self, token: int, beat: int) -> str:
        """What the curves show, in numbers."""
        return self._curves.caption

    def tooltip(self, about: About) -> str:
        """Nothing is pointed at."""
        return ""

    def numbers(self, time: float) -> tuple[str, ...]:
        """The last values, a line of text for each curve."""
        return self._curves.numbers

    def stops(self) -> tuple[float, ...]:
        """There is nothing to stop at."""
        return ()

    # ---- the picture -------------------------------------------------------------------------------------------------

    @cached_property
    def _marks(self) -> tuple[Mark, ...]:
        return tuple(self._all())

    def _all(self) -> Iterator[Mark]:
        room, curves = self._room, self._curves
        yield Box(*room.caption, fill="caption.fill")
        yield Paragraph(
            110, room.caption.y, room.caption.width - 220, room.caption.height, self.caption(0, 0), 30, "caption.ink"
        )
        yield Text(MARGIN, 56, (Run(curves.title),), 34, "ink", weight=700, limit=room.right - MARGIN)
        yield Text(MARGIN, 92, (Run(curves.about),), LETTERS, "muted", limit=room.right - MARGIN)
        keys = [
            Key("dashed" if line.dashed else "line", _role(line), (Run(line.name),), _width(line))
            for line in curves.lines
        ]
        yield from legend(keys, MARGIN + LABELS + TICKS, room.right, room.picture.y + 34)
        areas = self._areas()
        yield from self._ruler(areas)
        for k, area in enumerate(areas):
            yield from self._field(k, area)

    def _areas(self) -> tuple[Rect, ...]:
        """The fields, one under the other."""
        picture, count = self._room.picture, len(self._curves.fields)
        left, top = MARGIN + LABELS + TICKS, picture.y + LEGEND
        height = (picture.height - LEGEND - BELOW - GAP * (count - 1)) / count
        width = self._room.right - left
        return tuple(Rect(left, top + k * (height + GAP), width, height) for k in range(count))

    def _field(self, k: int, area: Rect) -> Iterator[Mark]:
        """The axes and the lines of a field."""
        field, longest = self._curves.fields[k], self._curves.longest
        axes = Axes(area, 0, longest, self._scale(k))
        yield from axes.grid(languages()[self.language])
        yield Text(MARGIN, area.y + 20, (Run(field.title),), LETTERS, "ink", weight=700, limit=LABELS)
        starts = groups(longest + 1, int(area.width / LEAST_WIDTH))
        for line in self._curves.lines:
            values = line.values[k]
            gone = np.flatnonzero(~(values[starts] >= DEEPEST))
            seen = starts[: gone[0] + 1] if len(gone) else starts  # a line that leaves the field ends at its foot
            points = tuple((axes.x(number), axes.y(float(values[number]))) for number in seen.tolist())
            yield Stroke(points, _role(line), _width(line), line.dashed)

    def _scale(self, k: int) -> Scale:
        if not self._curves.fields[k].exponents:
            return even(0.0, 1.0)
        every = [line.values[k] for line in self._curves.lines]
        shown = np.concatenate([values[values >= DEEPEST] for values in every])
        return exponents(float(shown.min()), float(shown.max()))

    def _ruler(self, areas: tuple[Rect, ...]) -> Iterator[Mark]:
        """The numbers along the lines, below the last field."""
        field, longest = areas[-1], self._curves.longest
        scale = Scale(0.0, float(longest))
        axes, bottom = Axes(field, 0, longest, scale), field.y + field.height
        most = min(max(2, int(field.width / NARROWEST)), longest)
        for tick in (tick for tick in ticks(scale, most) if tick == int(tick)):
            for each in areas:
                x = axes.x(tick)
                yield Stroke(((x, each.y), (x, each.y + each.height)), "grid", 1.2)
            number = tick_label(tick, scale, most, languages()[self.language])
            yield Text(axes.x(tick), bottom + 34, number, LETTERS, "muted", "middle")
        yield Text(field.x + field.width / 2, bottom + 70, (Run(self._curves.along),), LETTERS, "ink", "middle")


def _role(line: Line) -> str:
    return ROLES.get(line.cell, "forget")


def _width(line: Line) -> float:
    return WIDTHS.get(line.cell, 2.5)
