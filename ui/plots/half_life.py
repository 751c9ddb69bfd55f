"""How long the memory of the selected unit lasts, read off the gate that keeps it, from every token on."""

from __future__ import annotations

import numpy as np

from simulator.analysis.charts.half_life import HalfLivesOfUnit, lives_of_unit
from simulator.analysis.measures import half_lives_of_keep, keep_gate
from simulator.arrays import Array64
from ui.film.charts.parts.labels import tokens_of
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.plots.graph.labels import Label
from ui.plots.graph.legend import Entry
from ui.plots.graph.levels import power_of_ten
from ui.plots.graph.lines import Line, Lines
from ui.plots.graph.looks import LOOKS, SELECTED
from ui.plots.plot import Plot, PlotContext
from ui.settings.translation import translate

MOST, LEAST = 5.0, -1.0  # decimal logarithms of tokens: what lasts longer, or less, is drawn at the edge


class HalfLifePlot(Plot):
    """Two lines on an axis of powers of ten: if the gate stayed as it is, and as it went in this run so far."""

    key, title, order = "half-life", QT_TRANSLATE_NOOP("Plots", "Half-life"), 4
    help = QT_TRANSLATE_NOOP("Plots", "After how many tokens half of the memory is gone, read off the gate that keeps")

    def __init__(self, context: PlotContext) -> None:
        self.lines = Lines()
        super().__init__(context, self.lines)
        self.graph.levels.numbers.write = power_of_ten
        self._lives: HalfLivesOfUnit | None = None

    @property
    def quantities(self) -> tuple[str, ...]:
        """The gate that keeps, or where there is none the memory."""
        memory = self.context.layer_trace.layer.cell.memory
        return (memory.keep or memory.state,)

    def reread(self) -> None:
        """Another run, another unit, or another former run."""
        self._lives = found = lives_of_unit(self.context.layer_trace, self.context.unit)
        share = self.context.now.share(self.quantities[0])
        self.lines.known = (share, share)
        self.lines.set_lines(() if self._is_anew else (Line(1, LOOKS[0]), Line(0, SELECTED)))
        former = None if self._is_anew else self.context.former_layer(self.quantities[0])
        stayed = None if former is None else lives_of_unit(former, self.context.unit).stays
        then = None if stayed is None else self.context.along_tokens(stayed)
        self._draw()
        self.lines.set_former(0, None if then is None else np.concatenate(([np.nan], _logarithms(then))))
        parts = (found.stays, found.steps, *(() if then is None else (then[np.isfinite(then)],)))
        drawn = _logarithms(np.concatenate(parts))
        self.graph.cover_exactly(self.context.tokens, LEAST - 0.15, max(float(drawn.max()), 1.0) + 0.35)

    @property
    def _is_anew(self) -> bool:
        """Whether nothing is kept that could last."""
        return self.context.layer_trace.layer.cell.memory.is_anew

    def move(self) -> None:
        """Of more tokens it is known how long what they left lasted."""
        self._draw()
        super().move()

    def _draw(self) -> None:
        assert self._lives is not None
        drawn = _logarithms(np.stack((self._lives.stays, self._went()), axis=1))
        self.lines.set_values(np.concatenate((np.full((1, 2), np.nan), drawn)))

    def _went(self) -> Array64:
        """How many tokens it took until half was gone, where that has happened by now; else not a number: [T]."""
        assert self._lives is not None
        found, last = self._lives, len(self.context.tokens) - 1 if self.context.now.is_whole else self.last
        layer_trace = self.context.layer_trace
        held = layer_trace[layer_trace.layer.cell.memory.state][:, self.context.unit] != 0
        gone = found.reached & held & (np.arange(len(found.steps)) + found.steps <= last)
        return np.where(gone, found.steps, np.nan)

    def describe(self) -> str:
        """What the lines are."""
        if self._is_anew:
            return translate("Plots", "Each token writes the memory anew: it has no half-life")
        text = translate("Plots", "After how many tokens half of what {unit} holds is gone, by powers of ten")
        return text.format(unit=self.context.name(self.context.unit))

    def show_numbers(self) -> None:
        """Both at a token, and the half-life over the selected tokens, or over those so far."""
        assert self._lives is not None
        token, name = self.token, self.context.name(self.context.unit)
        self.graph.set_labels(self._labels(self.last))
        if token < 0 or self._is_anew:
            self.legend.show_entries(name, ())
            return
        stays, went = float(self._lives.stays[token]), float(self._went()[token])
        so_far = (len(self.context.tokens) - 1 if self.context.now.is_whole else self.last) - token
        number = f"> {so_far}" if np.isnan(went) else self.context.number(went, False)
        entries = (
            Entry(translate("Plots", "if it stays"), self.context.number(stays, False), True),
            Entry(translate("Plots", "in this run"), number),
        )
        self.legend.show_entries(name, entries, self._average(), translate("Plots", "tokens"))

    def _labels(self, token: int) -> list[Label]:
        """Both lines, and that of the former run."""
        assert self._lives is not None
        if token < 0 or self._is_anew:
            return []
        lines = self.lines
        number = self.context.number(float(self._lives.stays[token]), False)
        stays = translate("Plots", "if {gate} stays").format(gate=self.quantities[0])
        labels = [Label(stays, number, lambda position: lines.height_at(position, 0), SELECTED, True)]
        if lines.former_shown is not None:
            logarithm = float(lines.former_shown[1][token + 1])
            labels += self.former_label(10.0**logarithm, lines.former_height_at, signed=False)
        reached = np.flatnonzero(np.isfinite(lines.values_shown[1 : token + 2, 1]))
        if len(reached):
            height = float(lines.values_shown[int(reached[-1]) + 1, 1])
            number = self.context.number(float(self._lives.steps[int(reached[-1])]), False)
            word = self.context.tokens[int(reached[-1])]
            text = translate("Plots", "as it went after “{token}”").format(token=word)
            labels.append(Label(text, number, lambda position: height, LOOKS[0]))
        return labels

    def _average(self) -> str:
        """From the mean gate over the tokens that are selected, or over those so far."""
        keep, tokens = keep_gate(self.context.layer_trace), self.context.chosen_tokens(self.last)
        if keep is None or not tokens:
            return ""
        gates = np.asarray(keep[tokens.start : tokens.stop, self.context.unit], dtype=np.float64)
        with np.errstate(divide="ignore"):
            mean = float(np.exp(np.log(np.maximum(gates, 0.0)).mean()))
        average = float(half_lives_of_keep(np.array(mean)))
        if np.isinf(average):
            return translate("Plots", "on average endless")
        text = translate("Plots", "on average {tokens} tokens")
        return text.format(tokens=tokens_of(self.context.stage.film.scene.language, average))


def _logarithms(tokens: Array64) -> Array64:
    with np.errstate(divide="ignore"):
        found: Array64 = np.clip(np.log10(tokens), LEAST, MOST)
    return found


PLOT = HalfLifePlot
