"""What the read-out says after each token: a line for each output, or a map of many, and beside them what then came."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import numpy as np

from simulator.analysis.charts.memory import reach_of
from simulator.analysis.charts.readout import expected, foretold, readout_series
from simulator.analysis.charts.series import Series
from simulator.arrays import Array64
from ui.film.charts.chart import Chart, ChartDrawing, Notice
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.readout import claims
from ui.film.charts.parts.axes import LABELS, LINE, Axes, Layout, means
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.former_run import FormerLine, along_tokens
from ui.film.charts.parts.heat_map import GrowingMap, frame, heat_places
from ui.film.charts.parts.labels import describe_groups, signed_number
from ui.film.charts.parts.legend import Key, legend
from ui.film.charts.parts.scales import Scale, even
from ui.film.charts.parts.step_line import Points, StepLine
from ui.film.drawing.page import LETTERS, MARGIN
from ui.film.drawing.strips import round_limit
from ui.film.drawing.words import break_words
from ui.film.marks import About, Mark, Moment, Run, Text
from ui.film.narration.step import Step
from ui.film.scene.derived.turning import says
from ui.film.scene.layer_timing import said_share
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.names import shorten

NONE = QT_TRANSLATE_NOOP("Chart caption", "This network has no read-out: nothing is said after a token.")
LATER = QT_TRANSLATE_NOOP(
    "Chart caption", "The layers above this one begin when it has read all tokens: they show what the read-out says."
)
MOST, MAPPED, LONGEST = 6, 2.2, 18  # fields; the height of a map, as one of a field; letters of a name beside one
FADES = 0.999  # what is not quite opaque counts as changing


class Row(NamedTuple):
    """A field: of one output, or a map of a `group`; with neither, of the chance that each token had been given."""

    output: int | None = None
    group: tuple[int, ...] = ()


class ReadoutChart:
    """Fields below each other: of chances from 0 to 1, of other outputs on a scale of their own.

    Where the last layers read from both ends, what they say is known of the tokens in the middle first.
    """

    def __init__(self, scene: Scene) -> None:
        self.both = not says(scene, 0)
        self.scene, self.layout = scene, Layout(scene)
        assert scene.trace.readout is not None and scene.trace.outputs is not None
        self.readout = scene.trace.readout
        self.values = np.asarray(scene.trace.outputs, dtype=np.float64)
        self.foretold, (self.telling, self.chances) = foretold(scene.trace), expected(scene.trace)
        self.rows, self.left_out = self._rows()
        self.most = min(round_limit(float(np.nan_to_num(self.values).max(initial=0.0))), 1.0)  # of a map
        self.former = self._former_outputs()
        first, stop = self.layout.span
        shares = tuple(MAPPED if row.group else 1.0 for row in self.rows)
        places = self.layout.rows(shares)
        self.fields = tuple(
            Axes(place, first, stop, self._scale(row)) for row, place in zip(self.rows, places, strict=True)
        )
        self.maps = tuple(
            self._growing(row, axes) if row.group else None for row, axes in zip(self.rows, self.fields, strict=True)
        )
        self.lines = tuple(map(self._line, self.rows, self.fields))
        self.points = tuple(map(self._points, self.rows, self.fields))
        self.dashed = tuple(map(self._former_line, self.rows, self.fields))
        self.cursor = Cursor(scene, self.fields, self.layout.words_y)
        self.backdrop = tuple(self._backdrop())

    def _rows(self) -> tuple[tuple[Row, ...], int]:
        """A field for each output; of a group with too many a map. And how many outputs have no place."""
        rows: list[Row] = [Row()] if self.telling else []
        left_out = 0
        for group in self.readout.groups:
            room = MOST - len(rows)
            if len(group) <= room:
                rows += [Row(output) for output in group]
            elif room > 1 and self.readout.kind_of(group[0]) != "linear":
                rows.append(Row(group=group))
            else:
                rows += [Row(output) for output in group[:room]]
                left_out += len(group) - min(room, len(group))
        return tuple(rows), left_out

    def _former_outputs(self) -> Array64 | None:
        """Those of the run before the change at this run's tokens, where it has the same."""
        ghost = self.scene.ghost
        if ghost is None or ghost.readout is None or ghost.outputs is None:
            return None
        if ghost.readout.names != self.readout.names or self.scene.counterparts is None:
            return None
        return along_tokens(self.scene, self.values, ghost.outputs)

    def _scale(self, row: Row) -> Scale:
        if row.output is None or self.readout.kind_of(row.output) != "linear":
            return Scale(0.0, 1.0)
        first, stop = self.layout.span
        came = self.foretold.values.get(row.output)
        shown = (self.values, *(() if self.former is None else (self.former,)))
        parts = [each[first:stop, row.output] for each in shown] + ([] if came is None else [came[first:stop]])
        return even(*reach_of(*parts))

    def _growing(self, row: Row, axes: Axes) -> GrowingMap:
        """Shades of all outputs of a group: light for 0, dark for the end of its scale."""
        values = self.values[axes.first : axes.stop, list(row.group)] / self.most
        columns, rows = heat_places(axes.field, *values.shape)
        return GrowingMap(axes.field, means(values, rows, 1), columns, "gate")

    def _line(self, row: Row, axes: Axes) -> StepLine | None:
        if row.output is None:
            return None
        return StepLine(axes, self.values[axes.first : axes.stop, row.output], "short")

    def _points(self, row: Row, axes: Axes) -> Points | None:
        """What came, where the output foretold it; or the chances that the tokens had been given."""
        part = slice(axes.first, axes.stop)
        if row == Row():
            return Points(axes, self.chances[part], np.arange(axes.first, axes.stop), stem=True)
        came = None if row.output is None else self.foretold.values.get(row.output)
        return None if came is None else Points(axes, came[part], self.foretold.steps[part])

    def _former_line(self, row: Row, axes: Axes) -> FormerLine | None:
        """The line of the run before the change, where it is another."""
        if row.output is None or self.former is None:
            return None
        then = self.former[axes.first : axes.stop, row.output]
        own = self.values[axes.first : axes.stop, row.output]
        if np.array_equal(own, then, equal_nan=True):
            return None
        return FormerLine(
            self.scene,
            axes,
            StepLine(axes, own),
            StepLine(axes, then, dashed=True),
            partial(self._number, row),
        )

    @property
    def place(self) -> tuple[str, str]:
        """That it is the read-out, and how many outputs it has."""
        translate = self.scene.language.translate
        what = translate("Chart", "what the read-out says after each token")
        several, count = translate("Chart", "{count} outputs"), len(self.readout.names)
        return what, several.format(count=count) if count > 1 else ""

    # ---- all of it ---------------------------------------------------------------------------------------------------

    def _backdrop(self) -> Iterator[Mark]:
        yield from legend(self._keys(), self.layout.words_x, self.scene.room.right, self.layout.heads[-1])
        for row, axes in zip(self.rows, self.fields, strict=True):
            if row.group:
                yield frame(axes.field, "short")
            else:
                yield from axes.grid(self.scene.language)
            yield axes.touch(About(len(self.scene.trace.layers) - 1, 0, "", part=self._part(row)))
            yield from self._name(row, axes)

    def _part(self, row: Row) -> str:
        return "chart:expected" if row == Row() else "chart:readout"

    def _keys(self) -> list[Key]:
        translate = self.scene.language.translate
        keys = []
        if any(self.lines):
            keys.append(Key("line", "short", (Run(translate("Chart", "what it says after the token")),)))
        if any(self.maps):
            text = translate("Chart", "a row is an output: light 0, dark {most}")
            most = self.scene.writing.number(f"{self.most:g}")
            keys.append(Key("shade", "short", (Run(text.format(most=most)),)))
        if self.foretold.values:
            keys.append(Key("point", "ink", (Run(translate("Chart", "what came in at the next token")),)))
        if self.left_out:
            more = translate("Chart", "and {count} outputs more").format(count=self.left_out)
            keys.append(Key("", "muted", (Run(more),)))
        return keys

    def _name(self, row: Row, axes: Axes) -> Iterator[Mark]:
        """What a field shows, beside it; of a map also which neighbours share a shade."""
        translate, top = self.scene.language.translate, axes.field.y + axes.field.height / 2 - 7
        if row.output is not None:
            name = shorten(self.readout.names[row.output], LONGEST)
            yield Text(MARGIN, top, (Run(name),), LETTERS, "ink", weight=600, limit=LABELS)
            return
        words = [translate("Chart", "this token, before it came")]
        if row.group:
            columns, rows = heat_places(axes.field, axes.stop - axes.first, len(row.group))
            shared = describe_groups(self.scene, round((axes.stop - axes.first) / len(columns)))
            together = round(len(row.group) / len(rows))
            words = [translate("Chart", "all {count} outputs").format(count=len(row.group)), *shared]
            if together > 1:
                words.append(translate("Chart", "means of {count} outputs").format(count=together))
            top = axes.field.y + 24
        lines = [line for text in words for line in break_words(text, LABELS)]
        top -= 0 if row.group else LINE * (len(lines) - 1)
        for k, line in enumerate(lines):
            yield Text(
                MARGIN, top + LINE * k, (Run(line),), LETTERS, "muted" if k and row.group else "ink", limit=LABELS
            )

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def past(self, tokens: int) -> Iterator[Mark]:
        """What the tokens before one have left."""
        first, stop = self._known(tokens)
        for shades, line, points, before in zip(self.maps, self.lines, self.points, self.dashed, strict=True):
            for each in (shades, before, line):
                yield from () if each is None or first >= stop else each.past(stop, first)
            yield from () if points is None else points.past(tokens)

    def _known(self, tokens: int) -> tuple[int, int]:
        """The tokens shown, from the first that is, of which the read-out is known after so many of the run."""
        first = self.scene.trace.steps - tokens if self.both else 0
        return self.layout.done(first), self.layout.done(tokens)

    def _from_both_ends(self, step: int, share: float) -> Iterator[Mark]:
        """What a step adds where layers read from both ends: they have then come to two tokens, or to the middle."""
        if share <= 0.0 or not says(self.scene, step):
            return
        first, stop = self._known(step + 1)
        left, right = self._known(step)
        beside = [(first, left + 1), (right - 1, stop)]  # with their neighbours, which are there
        for begin, end in beside if left < right else [(first, stop)]:
            for each in (*self.maps, *self.dashed, *self.lines):
                for mark in () if each is None or begin >= end else each.past(end, begin):
                    yield mark._replace(opacity=min(share, FADES) * mark.opacity)

    def standing(self, moment: Moment) -> tuple[Mark, ...]:
        """Nothing but what the tokens before have left."""
        return ()

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """What came in at the token, then what the network says after it, the cursor, and the numbers."""
        read, at = self.cursor.reach(moment).kept, moment.token - self.layout.span[0]
        said = said_share(self.scene.timeline, moment)
        if self.both:
            yield from self._from_both_ends(moment.token, said)
        elif moment.token in self.scene.charted_tokens:
            for shades, line, points, before in zip(self.maps, self.lines, self.points, self.dashed, strict=True):
                for each in (shades, before, line):
                    yield from () if each is None else each.now(at, said)
                yield from () if points is None else points.now(moment.token, read)
                yield from () if before is None else before.label(at, said)
        yield from self.cursor.marks(moment)
        for row, axes in zip(self.rows, self.fields, strict=True):
            u = read if row == Row() else said
            before_it = self._reading(row, moment.token - 1) if moment.token else None
            y = axes.field.y + axes.field.height / 2 + 22
            now = self._reading(row, moment.token)
            yield from reading(
                MARGIN, y + (LINE if row.group else 0.0), (before_it, now), u, LETTERS, "ink", limit=LABELS
            )

    def _reading(self, row: Row, token: int) -> Runs:
        """The number of a token beside a field; of a map the largest output."""
        if self.both and not says(self.scene, token):
            return (Run("–", "bold"),)
        if row.group:
            largest = max(row.group, key=lambda k: self.values[token, k])
            name = self.scene.language.quote(shorten(self.readout.names[largest], LONGEST))
            return Run(f"{name} ", "bold"), Run(self._number(row, float(self.values[token, largest])))
        value = float(self.chances[token] if row.output is None else self.values[token, row.output])
        return (Run(self._number(row, value) if np.isfinite(value) else "–", "bold"),)

    def _number(self, row: Row, value: float) -> str:
        if row.output is not None and self.readout.kind_of(row.output) == "linear":
            return signed_number(self.scene, value)
        return self.scene.writing.number(f"{value:.3f}")

    def caption(self, token: int) -> str:
        """What the read-out says after a token, and whether it had foretold it."""
        return caption_of(self.scene, token, claims(Step(self.scene, token)))


class Instead(Notice):
    """Says why there is no such chart, in words that are its caption, too."""

    def __init__(self, scene: Scene, source: str) -> None:
        translate = scene.language.translate
        place = (translate("Chart", "what the read-out says after each token"), "")
        super().__init__(scene, place, translate("Chart caption", source))
        self._source = source

    def caption(self, token: int) -> str:
        """The same for every token."""
        return self.scene.language.translate("Chart caption", self._source)


def numbers(scene: Scene, at: int) -> Iterator[Series]:
    """What each output is after each token, and what then came."""
    return readout_series(scene.trace, scene.charted_tokens)


def draw(scene: Scene) -> ChartDrawing:
    """The chart, or the reason why there is none."""
    if scene.trace.readout is None:
        return Instead(scene, NONE)
    return ReadoutChart(scene) if says(scene, scene.trace.steps - 1) else Instead(scene, LATER)


def _told_from(scene: Scene) -> int:
    """The last beat, in which the read-out comes."""
    return len(scene.timeline.beats) - 1


CHART = Chart(
    "readout",
    QT_TRANSLATE_NOOP("View", "Read-out"),
    QT_TRANSLATE_NOOP("View", "What the network says after each token, and beside it what then came."),
    numbers,
    draw,
    told_from=_told_from,
)
