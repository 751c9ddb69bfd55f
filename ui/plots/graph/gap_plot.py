"""The differences of each state over the steps, on a logarithmic axis, with the tolerance as a line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy

from simulator.arrays import Array64
from simulator.weights.proof import Compared
from ui.paint.text import font
from ui.paint.theme import Theme
from ui.plots.graph.looks import FORMER, SELECTED, LineStyle, pen_of
from ui.plots.graph.number_axis import NumberAxis
from ui.settings.translation import translate
from ui.widgets.controls import GRID, SMALL

OTHER = LineStyle((), "circle", "muted", 1.0)
AIR = 0.4  # decades above and below what is drawn
LEAST = 1e-18
"""What a difference of 0, which a logarithm has no place for, is drawn as where all are."""


class GapPlot(pg.GraphicsView):
    """Steps count from 1. `chosen` carries the step, from 0, that was clicked at."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._compared: Sequence[Compared] = ()
        self._at, self._step, self._tolerance = 0, 0, 1.0
        self.curves: list[pg.GraphicsObject] = []
        """What is drawn of each state: steps, and powers of ten."""
        self.setAccessibleName(translate("Proof", "Differences over the steps"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(16 * GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.view = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.powers, self.steps = NumberAxis("left"), NumberAxis("bottom")
        self.powers.setLogMode(x=False, y=True)
        for axis in (self.powers, self.steps):
            axis.linkToView(self.view)
        self.centralLayout.addItem(self.powers, 0, 0)
        self.centralLayout.addItem(self.view, 0, 1)
        self.centralLayout.addItem(self.steps, 1, 1)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a few powers of ten."""
        return QSize(40 * GRID, 20 * GRID)

    def show_differences(self, compared: Sequence[Compared], tolerance: float) -> None:
        """Draw other states."""
        self._compared, self._tolerance, self._at, self._step = compared, tolerance, 0, 0
        self._draw()

    def point_out(self, at: int, step: int) -> None:
        """Draw one of them before the others, and a line at a step."""
        self._at, self._step = at, step
        self._draw()

    def take_tolerance(self, tolerance: float) -> None:
        """Draw the tolerance elsewhere."""
        self._tolerance = tolerance
        self._draw()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        self._draw()

    def _draw(self) -> None:
        theme = self._theme
        if theme is None:
            return
        self.setBackground(theme.colour("panel"))
        for axis, text in ((self.powers, translate("Proof", "difference")), (self.steps, translate("Proof", "step"))):
            axis.setPen(theme.colour("edge"))
            axis.setTextPen(theme.colour("muted"))
            axis.setStyle(tickFont=font(SMALL))
            axis.setLabel(text, color=theme.roles["muted"])
        self.view.clear()
        self.curves = []
        if not self._compared:
            return
        foot = self._foot()
        self._cover(foot)
        for k in [*(k for k in range(len(self._compared)) if k != self._at), self._at]:
            self.curves.append(self._curve(self._compared[k], foot, SELECTED if k == self._at else OTHER, theme))
        limit, cursor = FORMER._replace(role="memory"), OTHER._replace(role="accent", width=1.6)
        level, upright = np.log10(self._tolerance), self._step + 1
        lines = [pg.InfiniteLine(level, 0, _pen(limit, theme)), pg.InfiniteLine(upright, 90, _pen(cursor, theme))]
        for item in (*self.curves, *lines):
            self.view.addItem(item, ignoreBounds=True)

    def _curve(self, compared: Compared, foot: float, look: LineStyle, theme: Theme) -> pg.GraphicsObject:
        """The differences of a state; of a single step a point."""
        powers = np.log10(np.maximum(compared.differences, foot))
        steps = np.arange(1, len(powers) + 1)
        there = np.isfinite(powers)
        if there.sum() == 1:
            brush = theme.colour(look.role)
            return pg.ScatterPlotItem(steps[there], powers[there], pen=_pen(look, theme), brush=brush, size=6)
        return pg.PlotCurveItem(steps, powers, pen=_pen(look, theme), connect="finite")

    def _foot(self) -> float:
        """Where differences of 0 are drawn: below all others."""
        every: Array64 = np.concatenate([np.zeros(0), *(each.differences for each in self._compared)])
        larger = every[every > 0]
        return float(larger.min()) / 10 if len(larger) else LEAST

    def _cover(self, foot: float) -> None:
        """Show all steps, and all differences with the tolerance."""
        most = max(each.largest for each in self._compared)
        low, high = np.log10([min(foot, self._tolerance), max(most, foot, self._tolerance)])
        steps = max(len(each.differences) for each in self._compared)
        self.view.setRange(xRange=(0.5, steps + 0.5), yRange=(low - AIR, high + AIR), padding=0)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the step below the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and self._compared:
            place = self.view.mapSceneToView(self.mapToScene(event.position().toPoint()))
            steps = max(len(each.differences) for each in self._compared)
            self.chosen.emit(min(max(round(place.x()) - 1, 0), steps - 1))


def _pen(look: LineStyle, theme: Theme) -> QPen:
    """The pen of a line, as wide in pixels as it says."""
    pen = pen_of(look, theme)
    pen.setCosmetic(True)
    return pen
