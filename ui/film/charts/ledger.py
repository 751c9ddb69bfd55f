"""Who wrote the memory: a triangle, token by moment; the moment's parts, one after the other; replays beside them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from simulator.analysis.budget import budget, candidate
from simulator.analysis.charts.ledger import shares, shares_along
from simulator.analysis.charts.series import Series
from simulator.arrays import Array64
from simulator.network.layer import NetworkError
from ui.film.charts.chart import Chart, ChartDrawing, Notice
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.ledger import claims
from ui.film.charts.ledger_total import LedgerTotal
from ui.film.charts.parts.axes import MIDDLE, Axes, Layout
from ui.film.charts.parts.bars import NUMBERS, PartBars
from ui.film.charts.parts.cursor import Cursor
from ui.film.charts.parts.former_run import APART, along_tokens, bands, dashes, former_memory
from ui.film.charts.parts.heat_map import LEAST_SIGNED, frame, heat_places, shades
from ui.film.charts.parts.labels import signed_number, whereabouts
from ui.film.charts.parts.legend import Key, explain, legend
from ui.film.charts.parts.scales import Scale
from ui.film.drawing.page import LETTERS, MARGIN
from ui.film.drawing.words import whole_parts, width_of
from ui.film.lru_method import lru_method
from ui.film.marks import NOW, About, Box, Mark, Moment, Rect, Run, Strip, Text
from ui.film.narration.step import Step
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import cell_number, decimal

NAMES, GAP = (110.0, 280.0), 46.0  # the least and the most of the tokens' words at the left; between the columns
COLUMNS, WITHOUT_REPLAY = (0.4, 0.36, 0.24), (0.6, 0.4)  # how the three, or two, share the rest of the page
NARROW = (0.37, 0.345, 0.285)  # the three on a narrow page
BESIDE = 12.0  # from a word to the field
WEIGHED = 196.0  # the width of weight · candidate
MOST_TOKENS = 3000  # of a run: the triangle, a number for each two of them, takes 72 MB
NAMED_FROM = 27.0  # the height of a row whose token is named; of lower ones every so many are


def ledger_chart(scene: Scene) -> ChartDrawing:
    """The ledger; where shares grow beyond all numbers, or a run is too long, a word that says so."""
    translate, steps = scene.language.translate, scene.trace.steps
    if steps > MOST_TOKENS:
        text = translate("Chart", "The ledger of every moment is drawn for up to {most} tokens; this run has {count}.")
        text = text.format(most=MOST_TOKENS, count=steps)
        return Notice(scene, whereabouts(scene, translate("Chart", "who wrote the memory")), text)
    try:
        return LedgerChart(scene)
    except NetworkError:
        text = translate("Chart", "The shares of this memory grow beyond all numbers: there is no ledger to show.")
        return Notice(scene, whereabouts(scene, translate("Chart", "who wrote the memory")), text)


class LedgerChart:
    """Rows are the tokens that wrote. At the left what is left of it at each moment; then the sum of the film's moment,
    part by part; then what the memory would have lost without the token.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self.along = scene, scene.chart_options.along
        self.shares = (
            shares_along(scene.trace, self.along, scene.layer)
            if self.along
            else shares(scene.trace, scene.layer, scene.chart_options.units or (scene.unit,))
        )
        self.former = self._former_shares()
        self.unit = self.shares.units[0] if len(self.shares.units) == 1 else None
        self._layout = layout = Layout(scene, 5)
        self.first, self.stop = layout.span
        self.before = bool(np.any(self.shares.shares[:, : self.first + 1]))
        triangle, parts, changes = self._columns(layout)
        across = self.stop - self.first
        columns, rows = heat_places(triangle, across, across + self.before, LEAST_SIGNED)
        self.rows = np.append(rows, across + self.before)
        self.moments = np.append(columns[1:], across) - 1 + self.first
        self.axes = Axes(triangle, self.first, self.stop, Scale(0.0, 1.0))
        shades = self._sum_groups(self.shares.shares[self.moments])
        self.limit = float(np.abs(shades).max(initial=0.0)) or 1.0
        self.cursor = Cursor(scene, (self.axes,), layout.words_y)
        runs = (self.shares.shares, *(() if self.former is None else (self.former,)))
        sums = np.concatenate([np.cumsum(self._sum_groups(each[self.first : self.stop]), axis=1) for each in runs])
        summed = self.shares.summed
        self.weighs = self.unit is not None and candidate(scene.cell) is not None and len(rows) == across + self.before
        aside = WEIGHED if self.weighs else NUMBERS
        self.parts = PartBars(parts, len(rows), sums, scene.writing, steps=True, summed=summed, aside=aside)
        self.changes = None
        if changes is not None and self.shares.changes is not None:
            reach = np.concatenate([self.shares.changes, self.shares.shares[:, 1:]])
            self.changes = PartBars(changes, len(rows), reach, scene.writing, steps=False, summed=summed)
        self.words_y, self.heads_y = layout.words_y, layout.heads
        self.total = LedgerTotal(scene, self.shares, layout, parts, self.unit if self.weighs else None, self.before)
        self._heading_y = self.heads_y[len(self.heads_y) // 2 - 1]
        self.backdrop = tuple(self._backdrop())

    def _room_for_names(self) -> float:
        """How wide the tokens' words at the left are, within bounds, with the room to the field."""
        longest = max(self.scene.trace.tokens[self.first : self.stop], key=len)
        return min(max(width_of(longest) + BESIDE, NAMES[0]), NAMES[1])

    def _columns(self, layout: Layout) -> tuple[Rect, Rect, Rect | None]:
        """The triangle, the parts, and the replays where there are any."""
        self._names_width = self._room_for_names()
        left = MARGIN + self._names_width
        widths = (NARROW if layout.is_narrow else COLUMNS) if self.shares.changes is not None else WITHOUT_REPLAY
        room = self.scene.room.right - left - GAP * (len(widths) - 1)
        fields, x = [], left
        for width in widths:
            fields.append(Rect(x, layout.top, width * room, layout.bottom - layout.top))
            x += width * room + GAP
        return fields[0], fields[1], fields[2] if len(fields) > 2 else None

    @property
    def place(self) -> tuple[str, str]:
        """The layer, the unit, and what of it."""
        translate = self.scene.language.translate
        if self.shares.summed:
            text = translate("Chart", "who wrote the memory of {count} units: sums of sizes, which have no sign")
            return whereabouts(self.scene, text.format(count=len(self.shares.units)))
        if self.along:
            text = translate("Chart", "who wrote the memory in the direction that is read as {name}")
            return whereabouts(self.scene, text.format(name=self.scene.language.quote(self.along)))
        text = translate("Chart", "who wrote the memory of {unit}")
        return whereabouts(self.scene, text.format(unit=self.scene.unit_names[self.shares.units[0]]))

    def _former_shares(self) -> Array64 | None:
        """The shares of the run before the change, [moment, token + 1]; what a token wrote that this run does not have
        is added to the next. None where there are none, or the same.
        """
        scene, former, counterparts = self.scene, self.scene.ghost, self.scene.counterparts
        if former is None or counterparts is None or former_memory(scene) is None:
            return None
        try:
            if self.along:
                found = shares_along(former, self.along, scene.layer, replayed=False)
            else:
                found = shares(former, scene.layer, self.shares.units, replayed=False)
        except NetworkError:
            return None
        columns = np.maximum.accumulate(np.append(0, np.array(counterparts.steps) + 1))  # a token that is none adds 0
        own, ends = np.cumsum(self.shares.shares, axis=1), np.cumsum(found.shares, axis=1)[:, columns]
        made: Array64 = np.diff(along_tokens(scene, own, ends), axis=1, prepend=0.0)
        return None if np.array_equal(found.shares, self.shares.shares) else made

    # ---- the numbers -------------------------------------------------------------------------------------------------

    def _sum_groups(self, parts: Array64) -> Array64:
        """Sums over each row's tokens: [moment, row]. What stood there before the first token is a row, or none."""
        old = parts[:, : self.first + 1].sum(axis=1, keepdims=True)
        shown = parts[:, self.first + 1 : self.stop + 1]
        found = np.concatenate([old, shown], axis=1) if self.before else shown
        grouped: Array64 = np.add.reduceat(found, self.rows[:-1], axis=1)
        return grouped

    @lru_method(maxsize=8)
    def at(self, moment: int) -> tuple[Array64, Array64 | None]:
        """A moment's parts and changes, by row; zeros before the run."""
        if moment < 0:
            nothing = np.zeros(len(self.rows) - 1)
            return nothing, None if self.changes is None else nothing
        parts = self._sum_groups(self.shares.shares[[moment]])[0]
        if self.shares.changes is None:
            return parts, None
        rows = np.concatenate([np.zeros((1, 1)), self.shares.changes[[moment]]], axis=1)
        rows[0, : self.first + 1] = 0.0  # only of tokens that are shown
        return parts, self._sum_groups(rows)[0]

    @lru_method(maxsize=8)
    def texts(self, moment: int) -> tuple[str, ...]:
        """The numbers beside the parts: of an average, weight · candidate; else the parts themselves."""
        parts = self.parts.number_texts(self.at(moment)[0])
        weighed = self.weighs and self.parts.numbered and self.first <= moment < self.stop
        found = budget(self.scene.layer_trace, moment, self.first) if weighed else None
        if found is None:
            return parts
        unit, skipped = self.unit, 1 - self.before
        rows = zip(found.weights[skipped:, unit].tolist(), found.values[skipped:, unit].tolist(), strict=True)
        texts = [f"{cell_number(weight, 'gate', 6)} · {decimal(value, 2, plus=True)}" for weight, value in rows]
        texts += [""] * (len(parts) - len(texts))
        return tuple(self.scene.writing.number(text) if part else "" for text, part in zip(texts, parts, strict=True))

    # ---- all of it ---------------------------------------------------------------------------------------------------

    def _backdrop(self) -> Iterator[Mark]:
        field, translate = self.axes.field, self.scene.language.translate
        last = self.rows[1:] - 1 - self.before + self.first  # the last token of each row
        yield frame(field, "memory")
        yield self.axes.touch(About(self.scene.layer, 0, self.shares.state, self.unit, part="chart:ledger"))
        yield from self._names(last)
        for text, place in zip(self._heads(), (field, self.parts.field), strict=False):
            yield from explain(text, place.x, place.x + place.width, self._heading_y)
        below = translate("Chart", "what is left of it at each moment")
        yield from explain(below, field.x, field.x + field.width, self.heads_y[-1], "muted")
        yield Box(*self.parts.field, about=About(self.scene.layer, NOW, "", part="chart:shares"))
        yield from self.parts.grid(self.scene.language, self.words_y)
        if self.changes is not None:
            yield Box(*self.changes.field, about=About(self.scene.layer, NOW, "", part="chart:changes"))
            yield from self.changes.grid(self.scene.language, self.words_y)
            field = self.changes.field
            text = translate("Chart", "changed without it")
            yield from explain(text, field.x, field.x + field.width, self._heading_y)
            key = Key("level", "ink", (Run(translate("Chart", "its share beside it")),))
            yield from legend((key,), field.x, field.x + field.width, self.heads_y[-1])

    def _heads(self) -> tuple[str, str]:
        """Over the triangle and over the parts."""
        translate = self.scene.language.translate
        rows = translate("Chart", "each row: a token that wrote")
        return rows, translate("Chart", "what of the memory it has written")

    def _column(self, first: int, moments: NDArray[np.intp], opacity: float = 1.0) -> Strip:
        """Shades of what is left at some moments, in columns one after the other."""
        values = self._sum_groups(self.shares.shares[moments])
        shown = self.rows[None, :-1] - self.before + self.first <= moments[:, None]
        scale, limit = ("gate", 1.0) if self.shares.summed else ("signed", self.limit)
        values = values / self.limit if self.shares.summed else values
        places = (first, len(self.moments))
        return shades(self.axes.field, places, values, scale, limit, opacity, shown)

    def _names(self, last: NDArray[np.intp]) -> Iterator[Text]:
        """The token of each row, or of every so many."""
        field, height = self.axes.field, self.axes.field.height / len(last)
        every = max(1, int(np.ceil(NAMED_FROM / height)))
        before = self.scene.language.translate("Chart", "before")
        for k in range(0, len(last), every):
            token = int(last[k])
            word = before if token < self.first else self.scene.trace.tokens[token]
            y = field.y + (k + 0.5) * height + MIDDLE
            about, room = About(self.scene.layer, max(token, 0), "", part="axis:tokens"), self._names_width - BESIDE
            name = (Run(whole_parts(word, room)),)
            yield Text(field.x - BESIDE, y, name, LETTERS, "ink", "end", limit=room, about=about)

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def past(self, tokens: int) -> Iterator[Mark]:
        """What was left of each token's part at the moments before."""
        begun = np.append(self.first, self.moments[:-1] + 1) < tokens
        if begun.any():
            yield self._column(0, np.minimum(self.moments[begun], tokens - 1))

    def standing(self, moment: Moment) -> tuple[Mark, ...]:
        """Nothing but what the moments before have left."""
        return ()

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """The shades of the moment, the cursor; parts and replays on their way from those of the token before."""
        reach = self.cursor.reach(moment)
        if reach.front > 0.0 and moment.token in self.scene.charted_tokens:
            column = int(np.searchsorted(self.moments, moment.token))
            yield self._column(column, np.array([moment.token]), reach.front)
        yield from self.cursor.marks(moment)
        row = int(np.searchsorted(self.rows, moment.token - self.first + self.before, side="right")) - 1
        share = np.full(len(self.rows) - 1, reach.kept)
        if 0 <= row < len(share):
            share[row] = reach.written
        (old, gone), (new, come) = self.at(moment.token - 1), self.at(moment.token)
        parts = old + (new - old) * share
        before = self._former_parts(moment.token, share)
        yield from () if before is None else bands(self.parts.path(parts), self.parts.path(before))
        yield from self.parts.bars(parts, parts)
        yield from () if before is None else self._former_now(moment.token, row, parts, before)
        yield from self.parts.numbers(self.texts(moment.token - 1), self.texts(moment.token), reach.written)
        yield from self.total.marks(moment.token, reach.written)
        if self.changes is not None and gone is not None and come is not None:
            yield from self.changes.bars(gone + (come - gone) * reach.written, parts)
            texts = self.changes.number_texts(gone), self.changes.number_texts(come)
            yield from self.changes.numbers(*texts, reach.written)

    def _former_parts(self, token: int, share: Array64) -> Array64 | None:
        """The parts before the change at a token, each a share of the way on from those of the token before."""
        if self.former is None:
            return None
        new = self._sum_groups(self.former[[token]])[0]
        old = self._sum_groups(self.former[[token - 1]])[0] if token else np.zeros_like(new)
        made: Array64 = old + (new - old) * share
        return made

    def _former_now(self, token: int, row: int, own: Array64, before: Array64) -> Iterator[Mark]:
        """The stairs of the run before the change beside this run's `own`, with what they lead to."""
        yield from dashes(self.parts.path(own), self.parts.path(before))
        total, now = float(before.sum()), float(own.sum())
        opacity = min(1.0, abs(self.parts.x(total) - self.parts.x(now)) / APART)
        if opacity > 0.0:
            size = self.scene.writing.number(decimal(total, 3)) if self.shares.summed else ""
            number = size or signed_number(self.scene, total)
            words = self.scene.language.translate("Chart", "before the change {number}").format(number=number)
            yield self.parts.label(row, total, now, (words, number), opacity)

    def caption(self, token: int) -> str:
        """The largest parts of the memory after the token."""
        return caption_of(self.scene, token, claims(Step(self.scene, token), self.shares))


def numbers(scene: Scene, at: int) -> tuple[Series, ...]:
    """The parts of the memory after a token."""
    if scene.chart_options.along:
        return shares_along(scene.trace, scene.chart_options.along, scene.layer).numbers(at)
    found = shares(scene.trace, scene.layer, scene.chart_options.units or (scene.unit,))
    return found.numbers(at, budget(scene.layer_trace, at))


CHART = Chart(
    "ledger",
    QT_TRANSLATE_NOOP("View", "Ledger"),
    QT_TRANSLATE_NOOP("View", "Which token wrote the memory, adding up to it, beside what it would be without each."),
    numbers,
    ledger_chart,
    options=frozenset({"along"}),
)
