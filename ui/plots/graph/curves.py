"""Curves over any axis, such as a loss over the steps of a training: what is drawn is replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from simulator.arrays import Array64
from ui.paint.text import font
from ui.paint.theme import Theme
from ui.plots.graph.looks import FORMER, SELECTED, LineStyle, pen_of
from ui.plots.graph.number_axis import NumberAxis
from ui.widgets.controls import GRID, SMALL, text_label

AIR = 0.06  # of the range above and below what is drawn
NAME = 0.11  # of the height, from one name to the next
SHADE = 0.16  # of what lies between the least and the most
GOAL = FORMER._replace(role="muted")


class Drawn(NamedTuple):
    """A curve: its places, its look, its name ("": none), and the least and the most of what it is the middle of."""

    x: Array64
    y: Array64
    look: LineStyle = SELECTED
    name: str = ""
    spread: tuple[Array64, Array64] | None = None


class CurvePlot(pg.GraphicsView):
    """Curves with an axis at the left and one at the foot. Places that are not finite are left out."""

    def __init__(self, name: str, left: str, foot: str, empty: str) -> None:
        """`name` is what it is called, `left` and `foot` what its axes count; `empty` is said without curves."""
        super().__init__()
        self._theme: Theme | None = None
        self.drawn: Sequence[Drawn] = ()
        self._goal: float | None = None
        self._here: float | None = None
        self._range: tuple[float, float] | None = None
        self._words = left, foot
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(20 * GRID, 14 * GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.view = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.left, self.foot = NumberAxis("left"), NumberAxis("bottom")
        for axis in (self.left, self.foot):
            axis.linkToView(self.view)
        self.left.setWidth(7 * GRID)
        self.centralLayout.addItem(self.left, 0, 0)
        self.centralLayout.addItem(self.view, 0, 1)
        self.centralLayout.addItem(self.foot, 1, 1)
        self.empty = text_label("note", empty)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        over = QVBoxLayout(self)  # over all of the plot
        over.addWidget(self.empty)

    def name_left(self, left: str) -> None:
        """Let the axis at the left count something else."""
        if left != self._words[0]:
            self._words = left, self._words[1]
            if self._theme is not None:
                self.left.setLabel(left, color=self._theme.roles["muted"])

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a curve."""
        return QSize(22 * GRID, 18 * GRID)

    def show_curves(
        self, drawn: Sequence[Drawn], goal: float | None = None, range_y: tuple[float, float] | None = None
    ) -> None:
        """Draw other curves, and a line at a goal. `range_y`: the values that are in view; left out, all of them."""
        self.drawn, self._goal, self._range = drawn, goal, range_y
        self._draw()

    def point_out(self, x: float | None) -> None:
        """Draw an upright line at a place, or none."""
        self._here = x
        self._draw()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        self.setBackground(theme.colour("panel"))
        for axis, text in zip((self.left, self.foot), self._words, strict=True):
            axis.setPen(theme.colour("edge"))
            axis.setTextPen(theme.colour("muted"))
            axis.setStyle(tickFont=font(SMALL))
            axis.setLabel(text, color=theme.roles["muted"])
        self._draw()

    def _draw(self) -> None:
        theme = self._theme
        if theme is None:
            return
        self.view.clear()
        there = any(np.isfinite(each.y).any() for each in self.drawn)
        self.empty.setVisible(not there)
        for axis in (self.left, self.foot):
            axis.setVisible(there)  # what they would count is not there yet
        if not there:
            return
        self._cover()
        lines: list[pg.GraphicsObject] = []
        if self._goal is not None:
            lines.append(pg.InfiniteLine(self._goal, 0, _pen(GOAL, theme)))
        if self._here is not None:
            lines.append(pg.InfiniteLine(self._here, 90, _pen(SELECTED._replace(role="accent", width=1.6), theme)))
        shades = (_shade(each, theme) for each in self.drawn if each.spread)
        for line in (*shades, *lines, *(_curve(each, theme) for each in self.drawn), *self._names(theme)):
            self.view.addItem(line, ignoreBounds=True)

    def _names(self, theme: Theme) -> Iterator[pg.GraphicsObject]:
        """The names of the curves, each behind a piece of its line, below each other at the top in the middle."""
        (first, last), (low, high) = self.view.viewRange()
        named = [each for each in self.drawn if each.name]
        for at, each in enumerate(named):
            y = high - (at + 1) * NAME * (high - low)
            x = np.array([first + share * (last - first) for share in (0.26, 0.46)])
            yield pg.PlotCurveItem(x, np.array([y, y]), pen=_pen(each.look, theme))
            label = pg.TextItem(each.name, color=theme.colour("ink"), anchor=(0.0, 0.5))
            label.setFont(font(SMALL, 600))
            label.setPos(first + 0.48 * (last - first), y)
            yield label

    def _cover(self) -> None:
        """Show all places, and all values with the goal."""
        x = np.concatenate([each.x for each in self.drawn])
        values = [part for each in self.drawn for part in (each.y, *(each.spread or ()))]
        y = np.concatenate([*values, np.array([] if self._goal is None else [self._goal])])
        y = y[np.isfinite(y)]
        low, high = self._range or ((float(y.min()), float(y.max())) if len(y) else (0.0, 1.0))
        air = AIR * (high - low) or 0.5
        first, last = (float(x.min()), float(x.max())) if len(x) else (0.0, 1.0)
        self.view.setRange(xRange=(first, max(last, first + 1e-9)), yRange=(low - air, high + air), padding=0)


def _curve(drawn: Drawn, theme: Theme) -> pg.GraphicsObject:
    """A curve; of a single place a point."""
    there = np.isfinite(drawn.x) & np.isfinite(drawn.y)
    if there.sum() == 1:
        brush = theme.colour(drawn.look.role)
        return pg.ScatterPlotItem(drawn.x[there], drawn.y[there], pen=_pen(drawn.look, theme), brush=brush, size=6)
    return pg.PlotCurveItem(drawn.x, np.where(there, drawn.y, np.nan), pen=_pen(drawn.look, theme), connect="finite")


def _shade(drawn: Drawn, theme: Theme) -> pg.GraphicsObject:
    """What lies between the least and the most of a curve."""
    assert drawn.spread is not None
    least, most = drawn.spread
    around = np.concatenate([drawn.x, drawn.x[::-1]]), np.concatenate([least, most[::-1]])
    colour = QColor(theme.colour(drawn.look.role))
    colour.setAlphaF(SHADE)
    return pg.PlotCurveItem(*around, pen=None, fillLevel="enclosed", brush=colour)


def _pen(look: LineStyle, theme: Theme) -> QPen:
    """The pen of a line, as wide in pixels as it says."""
    pen = pen_of(look, theme)
    pen.setCosmetic(True)
    return pen
