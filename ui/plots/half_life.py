"""How long the memory of the selected unit lasts, read off the gate that keeps it, from every token on."""

from __future__ import annotations

from functools import partial

import numpy as np

from simulator.analysis.charts.half_life import HalfLives, lives
from simulator.analysis.measures import half_lives_of_keep, keep_gate
from ui.film.charts.parts.labels import tokens_of
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.plots.graph.items import Line, Lines, power_of_ten
from ui.plots.graph.legend import Entry
from ui.plots.graph.looks import LOOKS, sample
from ui.plots.plot import Plot, PlotContext
from ui.settings.translation import translate

MOST, LEAST = 5.0, -1.0  # decimal logarithms of tokens: what lasts longer, or less, is drawn at the edge


class HalfLifePlot(Plot):
    """Two lines on an axis of powers of ten: if the gate stayed as it is, and as it went in this run."""

    key, title, order = "half-life", QT_TRANSLATE_NOOP("Plots", "Half-life"), 4
    help = QT_TRANSLATE_NOOP("Plots", "After how many tokens half of the memory is gone, read off the gate that keeps")

    def __init__(self, context: PlotContext) -> None:
        self.lines = Lines()
        super().__init__(context, self.lines)
        self.graph.levels.write = power_of_ten
        self._lives: HalfLives | None = None

    def reread(self) -> None:
        """Another run, or another unit."""
        self._lives = found = lives(self.context.layer_trace, self.context.unit)
        with np.errstate(divide="ignore"):
            drawn = np.clip(np.log10(np.stack((found.stays, found.steps), axis=1)), LEAST, MOST)
        self.lines.set_values(np.concatenate((drawn[:1], drawn)))
        self.lines.set_lines((Line(1, LOOKS[1], False), Line(0, LOOKS[0], True)))
        self.graph.cover_exactly(self.context.tokens, LEAST - 0.15, max(float(drawn.max()), 1.0) + 0.35)

    def show_numbers(self, token: int) -> None:
        """Both at a token, and the half-life over the selected tokens, or over all."""
        assert self._lives is not None
        found = self._lives
        stays, steps = float(found.stays[token]), float(found.steps[token])
        here = translate("Plots", "in this run") if found.reached[token] else translate("Plots", "in this run, over")
        entries = (
            Entry(partial(sample, LOOKS[0]), translate("Plots", "if it stays"), stays, True, signed=False),
            Entry(partial(sample, LOOKS[1]), here, steps, signed=False),
        )
        keep = keep_gate(self.context.layer_trace)
        note = ""
        if keep is not None:
            tokens = self.context.brush
            gates = np.asarray(keep[tokens.start : tokens.stop, self.context.unit], dtype=np.float64)
            with np.errstate(divide="ignore"):
                mean = float(np.exp(np.log(np.maximum(gates, 0.0)).mean()))
            average = float(half_lives_of_keep(np.array(mean)))
            text = translate("Plots", "on average {tokens} tokens")
            if np.isinf(average):
                text = translate("Plots", "on average endless")
            note = text.format(tokens=tokens_of(self.context.stage.film.scene.language, average))
        self.legend.show_entries(self.context.name(self.context.unit), entries, note)


PLOT = HalfLifePlot
