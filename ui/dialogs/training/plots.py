"""What is seen of a training while it runs: the loss, the measure on fresh examples, the gates, the gradient by lag."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.training.task import Task
from simulator.training.training import Training
from simulator.training.watched.news import BINS, News
from ui.paint.theme import Theme
from ui.plots.graph.curves import CurvePlot, Drawn
from ui.plots.graph.looks import LOOKS, SELECTED
from ui.settings.translation import translate, write_count, write_number
from ui.widgets.controls import GRID
from ui.widgets.room.narrow import Beside

EDGES = np.linspace(0.0, 1.0, BINS + 1)


class TrainingPlots(QWidget):
    """Four plots, two in a row where there is room. What is new comes into one row after the other: between them the
    window turns, whose stage shows the same news.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Callable[[], None]] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._draw)
        step = translate("Training", "step")
        self.loss = CurvePlot(
            translate("Training", "Loss"),
            translate("Training", "loss"),
            step,
            translate("Training", "The loss of each step, once it is trained."),
        )
        self.measure = CurvePlot(
            translate("Training", "Measure on fresh examples"),
            translate("Training", "fresh examples"),
            step,
            translate("Training", "How good it is on fresh examples, once some steps are made."),
        )
        self.gates = CurvePlot(
            translate("Training", "How open the gates are"),
            translate("Training", "share of tokens"),
            translate("Training", "value of the gate"),
            translate("Training", "How open the gates are, where the cell has some, once it is trained."),
        )
        self.lags = CurvePlot(
            translate("Training", "Gradient by lag"),
            translate("Training", "gradient, log10"),
            translate("Training", "lag in tokens"),
            translate("Training", "How far back the gradient reaches, once it is trained."),
        )
        self.every = (self.loss, self.measure, self.gates, self.lags)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for two in ((self.loss, self.measure), (self.gates, self.lags)):
            column.addWidget(Beside(*two, (1, 1)), 1)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        for plot in self.every:
            plot.apply_theme(theme)

    def forget(self) -> None:
        """Show nothing."""
        self._turn.stop()
        for plot in self.every:
            plot.show_curves(())

    def show_news(self, news: News, task: Task) -> None:
        """Show a training as it is now."""
        self._waiting = [partial(self._draw_learned, news, task), partial(self._draw_inside, news)]
        self._turn.start()

    def _draw(self) -> None:
        self._waiting.pop(0)()
        if self._waiting:
            self._turn.start()

    def _draw_learned(self, news: News, task: Task) -> None:
        """The loss, and the measure on fresh examples."""
        self.loss.show_curves([Drawn(news.loss.steps, news.loss.values)])
        goal = task.measure.goal if task.has_goal else None
        self.measure.show_curves([Drawn(news.measure.steps, news.measure.values)], goal)
        words = translate("Training", "{value} at step {step}")
        for plot, curve in ((self.loss, news.loss), (self.measure, news.measure)):
            if len(curve.steps):
                told = words.format(
                    value=write_number(f"{curve.values[-1]:.4g}"), step=write_count(int(curve.steps[-1]))
                )
                plot.setAccessibleDescription(told)

    def _draw_inside(self, news: News) -> None:
        """How open the gates are, and how far back the gradient reaches."""
        looks = (SELECTED._replace(width=2.0), *LOOKS)
        self.gates.show_curves(
            [
                Drawn(np.repeat(EDGES, 2)[1:-1], np.repeat(shares, 2), looks[at % len(looks)], name)
                for at, (name, shares) in enumerate(news.gates.items())
            ]
        )
        with np.errstate(divide="ignore"):
            powers = np.log10(news.by_lag)
        self.lags.show_curves([Drawn(np.arange(len(powers), dtype=np.float64), powers)])
        middles = (EDGES[1:] + EDGES[:-1]) / 2
        means = ", ".join(
            f"{name} {write_number(f'{float(shares @ middles):.2f}')}" for name, shares in news.gates.items()
        )
        self.gates.setAccessibleDescription(translate("Training", "means: {gates}").format(gates=means or "–"))
        if len(news.by_lag) > 1:
            told = translate("Training", "{first} at the answer, {last} at {lag} tokens before")
            first, last = (write_number(f"{each:.2g}") for each in (news.by_lag[0], news.by_lag[-1]))
            told = told.format(first=first, last=last, lag=len(news.by_lag) - 1)
            self.lags.setAccessibleDescription(told)


def describe_news(news: News, training: Training) -> str:
    """How far a training is, in a line."""
    words = translate("Training", "Step {step} of {steps}, {seconds} s of processor time")
    parts = [
        words.format(
            step=write_count(news.step), steps=write_count(news.steps), seconds=write_number(f"{news.seconds:.1f}")
        )
    ]  # fmt: skip
    if len(news.loss.values):
        loss = write_number(f"{news.loss.values[-1]:.4f}")
        parts.append(translate("Training", "loss {loss}").format(loss=loss))
    if len(news.measure.values):
        measure = training.task.measure
        value = write_number(measure.written(float(news.measure.values[-1])))
        parts.append(f"{translate('Task', measure.words)}: {value}")
    return " · ".join(parts)
