"""What was kept, forgotten and added at each token, as bars: of the selected unit, and of all units together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from simulator.analysis.charts.kept import Balance, balance_series, of_unit, of_units
from simulator.analysis.charts.series import Series
from simulator.arrays import Array64
from ui.film.charts.chart import Chart
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.kept import claims
from ui.film.charts.parts.axes import LABELS, NAME, Axes, Layout, groups
from ui.film.charts.parts.chosen_units import charted_units, described_unit
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.labels import letter, whereabouts
from ui.film.charts.parts.legend import Key, block, legend, stroke
from ui.film.charts.parts.scales import even
from ui.film.drawing.page import MARGIN
from ui.film.marks import About, Mark, Moment, Run, Text
from ui.film.narration.step import Step
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import cell_number, decimal

LEAST = 7.0  # the width of a token's bars below which tokens share them
BESIDE, SEEN = 0.1, 0.75  # the room beside the bars of a token, as a share of it; the least height that is drawn
ROW = 29.0  # between the numbers beside a field
ROLES = {"kept": "kept", "forgotten": "forget", "added": "input", "by hand": "accent"}


class KeptChart:
    """Two fields: the selected unit with its signs, and the sums of sizes of all units or those chosen."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.layout = scene, Layout(scene)
        account = scene.account
        first, stop = self.layout.span
        units = scene.chart_options.units
        self.unit = described_unit(scene)
        several = len(units) > 1 or (not units and scene.layer_trace.layer.units > 1)
        self.balances: tuple[Balance, ...] = (of_unit(account, self.unit),)
        if several:
            self.balances += (of_units(account, units or None),)
        self.fields = tuple(
            Axes(row, first, stop, even(*balance.between(first, stop).reach))
            for row, balance in zip(self.layout.rows((1.0,) * len(self.balances), 40.0), self.balances, strict=True)
        )
        self.starts = groups(stop - first, int(self.fields[0].field.width / LEAST))
        self.cursor = Cursor(scene, self.fields)
        self.by_hand = any(bool(each.by_hand.any()) for each in self.balances)
        self.backdrop = tuple(self._backdrop())

    @property
    def place(self) -> str:
        """The layer, and what of it."""
        what = self.scene.language.translate("Chart", "what each token kept, forgot and added")
        return whereabouts(self.scene, what)

    # ---- all of it ---------------------------------------------------------------------------------------------------

    def _backdrop(self) -> Iterator[Mark]:
        yield from legend(self._keys(), self.layout.left, self.scene.room.right, self.layout.top - 22)
        for axes, balance in zip(self.fields, self.balances, strict=True):
            yield from axes.grid(self.scene.language)
            yield from self._bars(axes, balance)
            yield from self._name(axes, balance)
            yield axes.touch(
                About(self.scene.layer, 0, self._state, None if balance.summed else self.unit, part="chart:kept")
            )
        yield from self.fields[-1].words(self.scene.trace.tokens, self.layout.words_y)

    @property
    def _state(self) -> str:
        return self.scene.cell.memory.state

    def _words(self) -> dict[str, str]:
        translate = self.scene.language.translate
        words = {
            "kept": translate("Chart", "kept"),
            "forgotten": translate("Chart", "forgotten"),
            "added": translate("Chart", "added"),
            "by hand": translate("Chart", "by hand"),
        }
        return words if self.by_hand else {key: word for key, word in words.items() if key != "by hand"}

    def _keys(self) -> list[Key]:
        keys = [
            Key("hollow" if key == "forgotten" else "solid", ROLES[key], (Run(word),))
            for key, word in self._words().items()
        ]
        after = self.scene.language.translate("Chart", "what the memory is after it")
        keys.append(Key("level", "memory", (Run(after),)))
        span = self.fields[0].stop - self.fields[0].first
        if (together := round(span / len(self.starts))) > 1:
            text = self.scene.language.translate("Chart", "each bar: the mean of {count} tokens")
            keys.append(Key("", "muted", (Run(text.format(count=together)),)))
        return keys

    def _name(self, axes: Axes, balance: Balance) -> Iterator[Mark]:
        name, top = self.scene.unit_names[self.unit], axes.field.y + 20
        if balance.summed:
            chosen = self.scene.chart_options.units
            text = self.scene.language.translate("Chart", "Σ|·| of {count} units")
            name = text.format(count=len(chosen) or self.scene.layer_trace.layer.units)
        yield Text(MARGIN, top, (Run(name),), NAME, "ink", weight=700, limit=LABELS)
        if axes.field.height < 7 * ROW:
            return
        for k, (key, word) in enumerate(self._words().items()):
            y = top + ROW * (k + 1)
            yield block(MARGIN, y - 14, 12, 15, ROLES[key], key == "forgotten")
            yield Text(MARGIN + 22, y, (Run(word),), 17, "muted", limit=80)

    def _bars(self, axes: Axes, balance: Balance) -> Iterator[Mark]:
        """At the left of a token what was there: kept, and forgotten on top. At the right, from kept on, what came."""
        shown = balance.between(axes.first, axes.stop).means(self.starts.tolist())
        ends = np.append(self.starts, axes.stop - axes.first) + axes.first
        parts = (shown.kept, shown.forgotten, shown.added, shown.by_hand, shown.new)
        for k, numbers in enumerate(zip(*(np.nan_to_num(part).tolist() for part in parts), strict=True)):
            kept, forgotten, added, by_hand, new = numbers
            left, right = axes.x(float(ends[k])), axes.x(float(ends[k + 1]))
            beside = BESIDE * (right - left)
            left, right, middle = left + beside, right - beside, (left + right) / 2
            yield from _bar(axes, (left, middle), (0.0, kept), "kept", hollow=False)
            yield from _bar(axes, (left, middle), (kept, kept + forgotten), "forget", hollow=True)
            yield from _bar(axes, (middle, right), (kept, kept + added), "input", hollow=False)
            if by_hand:
                done = kept + added
                yield from _bar(axes, (middle, right), (done, done + by_hand), "accent", hollow=False)
            yield from stroke(middle, axes.y(new), right - middle, "memory")

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """Cursor, veil, and beside each field the numbers of the token."""
        yield from self.cursor.marks(moment)
        u = self.cursor.written_share(moment)
        for axes, balance in zip(self.fields, self.balances, strict=True):
            top = axes.field.y + 20
            parts = self._parts(balance) if axes.field.height >= 7 * ROW else ()
            for k, part in enumerate(parts):
                before = (Run(self._number(balance, part, moment.token - 1)),) if moment.token else None
                now = (Run(self._number(balance, part, moment.token)),)
                y = top + ROW * (k + 1)
                yield from reading(MARGIN + LABELS, y, (before, now), u, NAME - 2, "ink", "end", 72)
            state = letter(self.scene, self._state)
            head = (Run("Σ|"), *state, Run("|")) if balance.summed else state
            old, new = (
                (*head, Run(" = "), Run(self._number(balance, part, moment.token)))
                for part in (balance.old, balance.new)
            )
            y = top + ROW * (len(parts) + 1)
            yield from reading(MARGIN, y, (old, new), u, NAME, "memory", limit=LABELS)

    def _parts(self, balance: Balance) -> tuple[Array64, ...]:
        """In the order of their words."""
        parts = (balance.kept, balance.forgotten, balance.added)
        return (*parts, balance.by_hand) if self.by_hand else parts

    def _number(self, balance: Balance, part: Array64, token: int) -> str:
        value = float(part[token])
        written = decimal(value, 3, characters=7) if balance.summed else cell_number(value, "signed", 7)
        return self.scene.writing.number(written)

    def caption(self, token: int) -> str:
        """What the token kept and added, in all units together or in the one that there is."""
        units = charted_units(self.scene) if len(self.balances) > 1 else (self.unit,)
        return caption_of(self.scene, token, claims(Step(self.scene, token), units))


def _bar(
    axes: Axes, sides: tuple[float, float], ends: tuple[float, float], role: str, *, hollow: bool
) -> Iterator[Mark]:
    top, bottom = sorted((axes.y(ends[0]), axes.y(ends[1])))
    if bottom - top >= SEEN:
        yield block(sides[0], top, sides[1] - sides[0], bottom - top, role, hollow)


def numbers(scene: Scene, at: int) -> tuple[Series, ...]:
    """The bars of one unit, and where several are shown the sums of all of them."""
    tokens, units, state = scene.charted_tokens, charted_units(scene), scene.cell.memory.state
    one = balance_series(of_unit(scene.account, scene.unit), tokens, state, (scene.unit,))
    if len(units) == 1:
        return one
    return (*one, *balance_series(of_units(scene.account, units), tokens, state))


CHART = Chart(
    "kept",
    QT_TRANSLATE_NOOP("View", "Kept, forgotten, added"),
    QT_TRANSLATE_NOOP("View", "What each token kept of the memory, forgot and added: of one unit, and of all."),
    numbers,
    KeptChart,
)
