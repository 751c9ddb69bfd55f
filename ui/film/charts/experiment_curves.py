"""The curves of an experiment or a race as a plot: a film of one picture, or one in which they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from simulator.arrays import Array
from simulator.experiments.experiment import Curves, Line
from ui.film.charts.parts.axes import LABELS, LINE, TICKS, Axes, groups
from ui.film.charts.parts.legend import Key, legend
from ui.film.charts.parts.scales import Scale, even, exponents, tick_label, ticks
from ui.film.drawing.page import LEAST, LETTERS, MARGIN, Room
from ui.film.drawing.words import break_words
from ui.film.marks import About, Box, Frame, Mark, Page, Paragraph, Point, Polygon, Rect, Run, Text
from ui.film.marks import Curve as Stroke
from ui.film.motion.pace import AS_WRITTEN, Pace
from ui.film.motion.timeline import Beat, Timeline
from ui.film.text.language import languages

ROLES = {"rnn": "short", "lstm": "memory", "gru": "output"}
OTHER = "forget"
SPARE = ("forget", "input", "short", "output", "memory")
WIDTHS = {"short": 1.5, "output": 2.5, "forget": 2.5, "input": 3.5, "memory": 5.0}  # seen over each other, in grey too
LEGEND, BELOW, GAP = 64.0, 92.0, 34.0  # the row of keys above the fields, the ruler below them, and between the fields
NARROWEST = 120.0  # between two numbers that are written
LEAST_WIDTH = 2.0  # of a stretch of numbers that shares a point
SHADE = 0.16  # of what a line is the middle of
LEAST_SECONDS, MOST_SECONDS, SECONDS_A_POINT = 4.0, 20.0, 0.25  # in which lines are drawn
DEEPEST = -12.0  # the exponent below which a gradient is not drawn any more


class CurvesPlot:
    """A field above the other for each thing that is measured, in it a line for each network, and its spread.

    In one that is `drawn`, the lines grow from their first point to the last; else nothing moves.
    """

    scene = None  # it is of no run of a lesson
    language = "en"

    def __init__(self, curves: Curves, page: Page = LEAST, *, drawn: bool = False, pace: Pace = AS_WRITTEN) -> None:
        self._curves, self._room, self._drawn, self._pace = curves, Room(page), drawn, pace
        self.timeline = self._timeline()

    def _timeline(self) -> Timeline:
        if not self._drawn:
            return Timeline(("",), (Beat("all", "All", "memory", 1.0, 0.0),))
        places = self._curves.places
        seconds = max(LEAST_SECONDS, min(MOST_SECONDS, SECONDS_A_POINT * len(places))) / len(places)
        beat = Beat("drawn", "Drawn", "memory", seconds, seconds)
        paces = self._pace.of_tokens(len(places), seconds, (), ())
        return Timeline(tuple(f"{place:,}" for place in places), (beat,), paces=paces)

    @property
    def title(self) -> str:
        """What is measured."""
        return self._curves.title

    def paced(self, pace: Pace) -> CurvesPlot:
        """The same plot, whose lines are drawn more quickly or slowly."""
        return CurvesPlot(self._curves, self._room.page, drawn=self._drawn, pace=pace)

    def on(self, page: Page) -> CurvesPlot:
        """The same plot on another page."""
        return CurvesPlot(self._curves, page, drawn=self._drawn, pace=self._pace)

    def by_token(self) -> CurvesPlot:
        """It has one picture."""
        return self

    def frame(self, time: float) -> Frame:
        """The picture, with the lines as far as they are drawn."""
        share = min(max(time / self.timeline.duration, 0.0), 1.0) if self._drawn else 1.0
        moment, lines = self.timeline.locate(time), tuple(self._all_lines(share))
        said = self.caption(moment.token, moment.beat)
        return Frame(self._room.page, self._marks, tuple(self._caption(said)), lines, said, moment)

    def caption(self, token: int, beat: int) -> str:
        """What the curves show, in numbers; in a film only once all of them are drawn."""
        is_drawn = not self._drawn or token == len(self.timeline.tokens) - 1
        return self._curves.caption if is_drawn else self._curves.meanwhile

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
        yield Text(MARGIN, 56, (Run(curves.title),), 34, "ink", weight=700, limit=room.right - MARGIN)
        yield Text(MARGIN, 92, (Run(curves.about),), LETTERS, "muted", limit=room.right - MARGIN)
        roles = self._roles
        keys = [
            Key("dashed" if line.dashed else "line", roles[line.name], (Run(line.name),), WIDTHS[roles[line.name]])
            for line in curves.lines
        ]
        yield from legend(keys, MARGIN + LABELS + TICKS, room.right, room.picture.y + 34)
        areas = self._areas()
        yield from self._ruler(areas)
        for k, area in enumerate(areas):
            yield from self._axes_of(k, area)

    def _caption(self, said: str) -> Iterator[Mark]:
        room = self._room.caption
        yield Box(*room, fill="caption.fill")
        yield Paragraph(110, room.y, room.width - 220, room.height, said, 30, "caption.ink")

    def _areas(self) -> tuple[Rect, ...]:
        """The fields, one under the other."""
        picture, count = self._room.picture, len(self._curves.fields)
        left, top = MARGIN + LABELS + TICKS, picture.y + LEGEND
        height = (picture.height - LEGEND - BELOW - GAP * (count - 1)) / count
        width = self._room.right - left
        return tuple(Rect(left, top + k * (height + GAP), width, height) for k in range(count))

    def _axes_of(self, k: int, area: Rect) -> Iterator[Mark]:
        """The axes of a field, its name and its goal."""
        field, axes = self._curves.fields[k], self._axes(k, area)
        yield from axes.grid(languages()[self.language])
        yield from (
            Text(MARGIN, area.y + 20 + LINE * at, (Run(line),), LETTERS, "ink", weight=700, limit=LABELS)
            for at, line in enumerate(break_words(field.title, LABELS))
        )
        if field.goal is not None:
            y = axes.y(field.goal)
            yield Stroke(((area.x, y), (area.x + area.width, y)), "muted", 2.0, dashed=True)

    def _all_lines(self, share: float) -> Iterator[Mark]:
        """The lines of all fields up to a share of their length, over what they are the middle of."""
        for k, area in enumerate(self._areas()):
            axes, least = self._axes(k, area), self._least(k)
            for line in self._curves.lines:
                if line.spread:
                    yield from self._spread(line, k, axes, share)
            for line in self._curves.lines:
                points = self._drawn_to(line.values[k], axes, share, least)
                if points:
                    yield Stroke(points, self._roles[line.name], WIDTHS[self._roles[line.name]], line.dashed)

    def _spread(self, line: Line, k: int, axes: Axes, share: float) -> Iterator[Mark]:
        low, high = (self._drawn_to(values, axes, share, None) for values in line.spread[k])
        if len(low) > 1:
            yield Polygon((*low, *reversed(high)), self._roles[line.name], SHADE)

    def _drawn_to(self, values: Array, axes: Axes, share: float, least: float | None) -> tuple[Point, ...]:
        """The points of a line up to a share of the field; one that leaves the field ends at its foot."""
        places = np.array(self._curves.places)
        seen = groups(len(values), int(axes.field.width / LEAST_WIDTH))
        if least is not None and len(gone := np.flatnonzero(~(values[seen] >= least))):
            seen = seen[: gone[0] + 1]
        end = places[0] + share * (places[-1] - places[0])
        points = [(axes.x(places[at]), axes.y(float(values[at]))) for at in seen.tolist() if places[at] <= end]
        if len(points) < len(seen):
            points.append((axes.x(end), axes.y(float(np.interp(end, places[seen], values[seen])))))
        return tuple(points)

    def _axes(self, k: int, area: Rect) -> Axes:
        return Axes(area, self._curves.places[0] if self._curves.at else 0, self._curves.longest, self._scales[k])

    def _least(self, k: int) -> float | None:
        """The value below which a line of a field is not drawn any more."""
        return DEEPEST if self._curves.fields[k].exponents else None

    @cached_property
    def _roles(self) -> dict[str, str]:
        return line_roles(self._curves)

    @cached_property
    def _scales(self) -> tuple[Scale, ...]:
        return tuple(self._scale(k) for k in range(len(self._curves.fields)))

    def _scale(self, k: int) -> Scale:
        field = self._curves.fields[k]
        if not field.exponents and not field.free:
            return even(0.0, 1.0)
        lines = self._curves.lines
        every = [line.values[k] for line in lines] + [each for line in lines if line.spread for each in line.spread[k]]
        goal = [] if field.goal is None else [field.goal]
        if field.free:
            whole = np.concatenate([*every, goal])
            return even(float(whole.min()), float(whole.max()))
        shown = np.concatenate([*(values[values >= DEEPEST] for values in every), goal])
        return exponents(float(shown.min()), float(shown.max()))

    def _ruler(self, areas: tuple[Rect, ...]) -> Iterator[Mark]:
        """The numbers along the lines, below the last field."""
        field, longest = areas[-1], self._curves.longest
        axes, bottom = self._axes(len(areas) - 1, field), field.y + field.height
        scale = Scale(float(axes.first), float(longest))
        most = min(max(2, int(field.width / NARROWEST)), longest)
        for tick in (tick for tick in ticks(scale, most) if tick == int(tick)):
            for each in areas:
                x = axes.x(tick)
                yield Stroke(((x, each.y), (x, each.y + each.height)), "grid", 1.2)
            number = tick_label(tick, scale, most, languages()[self.language])
            yield Text(axes.x(tick), bottom + 34, number, LETTERS, "muted", "middle")
        yield Text(field.x + field.width / 2, bottom + 70, (Run(self._curves.along),), LETTERS, "ink", "middle")


def line_roles(curves: Curves) -> dict[str, str]:
    """The colour of each line by its name: that of its cell, or another where it would look like one before."""
    found: dict[str, str] = {}
    seen: set[tuple[str, bool]] = set()
    for line in curves.lines:
        wanted = (ROLES.get(line.cell, OTHER), *SPARE)
        role = next((each for each in wanted if (each, line.dashed) not in seen), wanted[0])
        seen.add((role, line.dashed))
        found[line.name] = role
    return found
