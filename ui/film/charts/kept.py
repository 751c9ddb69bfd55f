"""What was kept, forgotten and added at each token, as bars: of the selected unit, and of all units together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from simulator.analysis.charts.kept import Balance, balance_series, of_unit, of_units
from simulator.analysis.charts.memory import reach_of
from simulator.analysis.charts.series import Series
from simulator.arrays import Array64
from ui.film.charts.chart import Chart
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.kept import claims
from ui.film.charts.parts.axes import LABELS, LINE, Axes, Layout, groups
from ui.film.charts.parts.balance_bars import BalanceBars
from ui.film.charts.parts.chosen_units import charted_units, described_unit
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.former_run import FormerLine, former_account
from ui.film.charts.parts.labels import letter, whereabouts
from ui.film.charts.parts.legend import Key, block, legend
from ui.film.charts.parts.memory_line import MemoryLine
from ui.film.charts.parts.scales import Scale, even
from ui.film.drawing.page import LETTERS, MARGIN
from ui.film.marks import About, Mark, Moment, Run, Text
from ui.film.narration.step import Step
from ui.film.scene.layer_timing import Reach
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import cell_number, decimal

LEAST = 7.0  # the width of a token's bars below which tokens share them
NUMBERS, OUT = 106.0, 18.0  # the width of a number beside its word; how far beyond the names it ends
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
        self.former = tuple(self._former_memories())
        rows = self.layout.rows((1.0,) * len(self.balances), 40.0)
        self.fields = tuple(Axes(row, first, stop, self._scale(k)) for k, row in enumerate(rows))
        self.starts = groups(stop - first, int(self.fields[0].field.width / LEAST))
        self.bars = tuple(
            BalanceBars(axes, balance, self.starts) for axes, balance in zip(self.fields, self.balances, strict=True)
        )
        self.dashed = tuple(self._former_lines())
        self.cursor = Cursor(scene, self.fields, self.layout.words_y)
        self.by_hand = any(bool(each.by_hand.any()) for each in self.balances)
        self.backdrop = tuple(self._backdrop())

    def _former_memories(self) -> Iterator[tuple[Array64, Array64] | None]:
        """For each field the memory before and after each token in the run before the change, where it is another."""
        found, units = former_account(self.scene), list(self.scene.chart_options.units) or slice(None)
        for balance in self.balances:
            if found is None:
                yield None
                continue
            old, _, new = found
            ends = (old[:, self.unit], new[:, self.unit])
            if balance.summed:
                ends = (np.abs(old[:, units]).sum(axis=1), np.abs(new[:, units]).sum(axis=1))
            same = np.array_equal(ends[0], balance.old) and np.array_equal(ends[1], balance.new)
            yield None if same else ends

    def _scale(self, k: int) -> Scale:
        """For all tokens, of this run and of the one before."""
        first, stop = self.layout.span
        low, high = self.balances[k].between(first, stop).reach
        lowest, highest = reach_of(np.zeros(1), *(each[first:stop] for each in self.former[k] or ()))
        return even(min(low, lowest), max(high, highest))

    def _former_lines(self) -> Iterator[FormerLine | None]:
        for axes, balance, ends in zip(self.fields, self.balances, self.former, strict=True):
            if ends is None:
                yield None
                continue
            part = slice(axes.first, axes.stop)
            own = MemoryLine(axes, balance.old[part], balance.old[part], balance.new[part])
            before = MemoryLine(axes, ends[0][part], ends[0][part], ends[1][part], dashed=True)
            yield FormerLine(self.scene, axes, own, before, partial(self._written, balance))

    @property
    def place(self) -> tuple[str, str]:
        """The layer, and what of it."""
        what = self.scene.language.translate("Chart", "what each token kept, forgot and added")
        return whereabouts(self.scene, what)

    # ---- all of it ---------------------------------------------------------------------------------------------------

    def _backdrop(self) -> Iterator[Mark]:
        yield from legend(self._keys(), self.layout.words_x, self.scene.room.right, self.layout.heads[-1])
        for axes, balance in zip(self.fields, self.balances, strict=True):
            yield from axes.grid(self.scene.language)
            yield from self._name(axes, balance)
            yield axes.touch(
                About(self.scene.layer, 0, self._state, None if balance.summed else self.unit, part="chart:kept")
            )

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
        yield Text(MARGIN, top, (Run(name),), LETTERS, "ink", weight=700, limit=LABELS)
        if axes.field.height < 7 * LINE:
            return
        for k, (key, word) in enumerate(self._words().items()):
            y = top + LINE * (k + 1)
            yield block(MARGIN, y - 16, 13, 16, ROLES[key], key == "forgotten")
            yield Text(MARGIN + 20, y, (Run(word),), LETTERS, "muted", limit=LABELS + OUT - 20 - NUMBERS)

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def past(self, tokens: int) -> Iterator[Mark]:
        """The bars of the tokens before one, and over them the run before the change."""
        done = self.layout.done(tokens)
        for bars, before in zip(self.bars, self.dashed, strict=True):
            yield from bars.past(done)
            yield from () if before is None else before.past(done)

    def _now(self, token: int, reach: Reach) -> Iterator[Mark]:
        for bars, before in zip(self.bars, self.dashed, strict=True):
            yield from bars.now(token, reach.kept, reach.written)
            if before is not None:
                yield from before.now(token, reach.front)
                yield from before.label(token, reach.front)

    def standing(self, moment: Moment) -> tuple[Mark, ...]:
        """Nothing but what the tokens before have left."""
        return ()

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """The bars of the token, the cursor, and beside each field the numbers of the token."""
        if moment.token in self.scene.charted_tokens:
            yield from self._now(moment.token - self.layout.span[0], self.cursor.reach(moment))
        yield from self.cursor.marks(moment)
        u = self.cursor.written_share(moment)
        for axes, balance in zip(self.fields, self.balances, strict=True):
            top = axes.field.y + 20
            parts = self._parts(balance) if axes.field.height >= 7 * LINE else ()
            for k, part in enumerate(parts):
                before = (Run(self._number(balance, part, moment.token - 1)),) if moment.token else None
                now = (Run(self._number(balance, part, moment.token)),)
                y = top + LINE * (k + 1)
                yield from reading(MARGIN + LABELS + OUT, y, (before, now), u, LETTERS, "ink", "end", NUMBERS - 6)
            state = letter(self.scene, self._state)
            head = (Run("Σ|"), *state, Run("|")) if balance.summed else state
            old, new = (
                (*head, Run(" = "), Run(self._number(balance, part, moment.token)))
                for part in (balance.old, balance.new)
            )
            y = top + LINE * (len(parts) + 1)
            yield from reading(MARGIN, y, (old, new), u, LETTERS, "memory", limit=LABELS)

    def _parts(self, balance: Balance) -> tuple[Array64, ...]:
        """In the order of their words."""
        parts = (balance.kept, balance.forgotten, balance.added)
        return (*parts, balance.by_hand) if self.by_hand else parts

    def _number(self, balance: Balance, part: Array64, token: int) -> str:
        return self._written(balance, float(part[token]))

    def _written(self, balance: Balance, value: float) -> str:
        written = decimal(value, 3, characters=7) if balance.summed else cell_number(value, "signed", 7)
        return self.scene.writing.number(written)

    def caption(self, token: int) -> str:
        """What the token kept and added, in all units together or in the one that there is."""
        units = charted_units(self.scene) if len(self.balances) > 1 else (self.unit,)
        return caption_of(self.scene, token, claims(Step(self.scene, token), units))


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
