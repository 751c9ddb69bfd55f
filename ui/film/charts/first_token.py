"""How much of the first token is left as more are read: the experiment's plot, as a film of one picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array
from simulator.experiments.first_token import WEIGHTS, Curve, Setting
from ui.film.charts.parts.axes import LABELS, NAME, TICK, TICKS, Axes, groups
from ui.film.charts.parts.legend import Key, legend
from ui.film.charts.parts.scales import Scale, even, exponents, ticks, written
from ui.film.drawing.page import LEAST, MARGIN, Room
from ui.film.marks import About, Box, Frame, Mark, Page, Paragraph, Rect, Run, Text
from ui.film.marks import Curve as Stroke
from ui.film.motion.timeline import Beat, Timeline
from ui.film.text.language import languages

ROLES = {"rnn": "short", "lstm": "memory", "gru": "output"}
WIDTHS = {"rnn": 1.5, "lstm": 5.0, "gru": 2.5}  # lines over each other are both seen, without colour too
LEGEND, BELOW, GAP = 58.0, 84.0, 34.0  # the row of keys above the fields, the lags below them, and between the fields
NARROWEST = 110.0  # between two lags that are written
LEAST_WIDTH = 2.0  # of a stretch of lags that shares a point
DEEPEST = -12.0  # the exponent below which a gradient is not drawn any more


class Part(NamedTuple):
    """One of the two things that are looked at: its name, its scale, and a line of values for each curve."""

    name: str
    scale: Scale
    lines: tuple[Array, ...]


class FirstTokenPlot:
    """What the keep gates keep of the first token, and the gradient that reaches back to it, by the number of tokens
    since; a line for each cell and kind of weights.
    """

    title = "How much of the first token is left"
    language = "en"
    timeline = Timeline(("",), (Beat("all", "All", "memory", 1.0, 0.0),))

    def __init__(self, curves: Sequence[Curve], setting: Setting, page: Page = LEAST) -> None:
        self._curves, self._setting, self._room = tuple(curves), setting, Room(page)
        self._longest = len(self._curves[0].kept) - 1

    def on(self, page: Page) -> FirstTokenPlot:
        """The same plot on another page."""
        return FirstTokenPlot(self._curves, self._setting, page)

    def frame(self, time: float) -> Frame:
        """The picture; it is the same at any time."""
        return Frame(self._room.page, self._marks, (), (), self.caption(0, 0), self.timeline.locate(time))

    def caption(self, token: int, beat: int) -> str:
        """What is left at the end, in numbers."""
        left = [
            f"{each.cell.upper()} {100 * each.kept[-1]:.3g} %" for each in self._curves if each.initialiser == "chrono"
        ]
        return (
            f"After {self._longest:,} more tokens the keep gates keep, with weights for a long memory: "
            f"{', '.join(left)}. A simple RNN has no gate that keeps."
        )

    def told(self, about: About) -> str:
        """Nothing is pointed at."""
        return ""

    def numbers(self, time: float) -> tuple[str, ...]:
        """What is left at the end, a line of text for each curve."""
        return tuple(
            f"{self._named(each)}, {self._longest} tokens later: kept {each.kept[-1]:.6g}, "
            f"gradient 10^{each.gradient[-1]:.3f}"
            for each in self._curves
        )

    def stops(self) -> tuple[float, ...]:
        """There is nothing to stop at."""
        return ()

    # ---- the picture -------------------------------------------------------------------------------------------------

    @cached_property
    def _marks(self) -> tuple[Mark, ...]:
        return tuple(self._all())

    def _all(self) -> Iterator[Mark]:
        room, setting = self._room, self._setting
        yield Box(*room.caption, fill="caption.fill")
        yield Paragraph(
            110, room.caption.y, room.caption.width - 220, room.caption.height, self.caption(0, 0), 30, "caption.ink"
        )
        size = f"{setting.units} units, {setting.inputs} normal inputs"
        about = f"{size}, weights drawn and not trained, seed {setting.seed}"
        yield Text(MARGIN, 56, (Run(self.title),), 34, "ink", weight=700, limit=room.right - MARGIN)
        yield Text(MARGIN, 92, (Run(about),), 20, "muted", limit=room.right - MARGIN)
        keys = [
            Key(self._sample(each), ROLES[each.cell], (Run(self._named(each)),), WIDTHS[each.cell])
            for each in self._curves
        ]
        yield from legend(keys, MARGIN + LABELS + TICKS, room.right, room.picture.y + 26)
        fields = self._fields()
        yield from self._lags(fields)
        for part, field in zip(self._parts(), fields, strict=True):
            yield from self._part(part, field)

    def _parts(self) -> Iterator[Part]:
        kept = tuple(each.kept for each in self._curves)
        yield Part("kept by the gates", even(0.0, 1.0), kept)
        reached = tuple(each.gradient for each in self._curves)
        shown = np.concatenate([each[each >= DEEPEST] for each in reached])
        yield Part("size of the gradient", exponents(float(shown.min()), float(shown.max())), reached)

    def _fields(self) -> tuple[Rect, Rect]:
        picture = self._room.picture
        left, top = MARGIN + LABELS + TICKS, picture.y + LEGEND
        height = (picture.height - LEGEND - BELOW - GAP) / 2
        width = self._room.right - left
        return Rect(left, top, width, height), Rect(left, top + height + GAP, width, height)

    def _part(self, part: Part, field: Rect) -> Iterator[Mark]:
        axes = Axes(field, 0, self._longest, part.scale)
        yield from axes.grid(languages()[self.language])
        yield Text(MARGIN, field.y + 20, (Run(part.name),), NAME - 2, "ink", weight=700, limit=LABELS)
        starts = groups(self._longest + 1, int(field.width / LEAST_WIDTH))
        for curve, values in zip(self._curves, part.lines, strict=True):
            gone = np.flatnonzero(~(values[starts] >= DEEPEST))
            seen = starts[: gone[0] + 1] if len(gone) else starts  # a line that leaves the field ends at its foot
            points = tuple((axes.x(lag), axes.y(float(values[lag]))) for lag in seen.tolist())
            yield Stroke(points, ROLES[curve.cell], WIDTHS[curve.cell], self._sample(curve) == "dashed")

    def _lags(self, fields: tuple[Rect, Rect]) -> Iterator[Mark]:
        """The number of tokens since the first, below the fields."""
        field, scale = fields[1], Scale(0.0, float(self._longest))
        axes, bottom = Axes(field, 0, self._longest, scale), field.y + field.height
        most = min(max(2, int(field.width / NARROWEST)), self._longest)
        for lag in (lag for lag in ticks(scale, most) if lag == int(lag)):
            for each in fields:
                x = axes.x(lag)
                yield Stroke(((x, each.y), (x, each.y + each.height)), "grid", 1.2)
            number = written(lag, scale, most, languages()[self.language])
            yield Text(axes.x(lag), bottom + 30, number, TICK, "muted", "middle")
        yield Text(field.x + field.width / 2, bottom + 62, (Run("tokens since the first"),), TICK, "ink", "middle")

    @staticmethod
    def _sample(curve: Curve) -> str:
        return "dashed" if curve.initialiser == "pytorch" else "line"

    @staticmethod
    def _named(curve: Curve) -> str:
        return f"{curve.cell.upper()}, {WEIGHTS[curve.initialiser].partition(' (')[0]}"
