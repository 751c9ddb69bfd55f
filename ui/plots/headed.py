"""A plot under its sentence, which knows whether it shows what there is now."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.plots.plot import Plot
from ui.widgets.style import GUTTER, PLOT_HEIGHT


class Headed(QWidget):
    """A plot's graph under its sentence."""

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self.plot = plot
        self.is_behind = False
        """Whether it still shows another run, or another layer of it."""
        self.setMinimumHeight(PLOT_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(plot.sentence)
        column.addWidget(plot.graph, 1)

    def bring_up(self) -> None:
        """Show the run, the layer of it and the moment that there are now."""
        self.is_behind = False
        plot, context = self.plot, self.plot.context
        context.now.read()
        plot.hovered = -1
        plot.reread()
        plot.graph.turn_round(context.is_turned)
        plot.graph.show_borders(context.borders)
        plot.graph.select(context.brush)
        plot.graph.show_span(*context.turned(*context.selection.span))
        plot.apply_theme(context.stage.theme)
        plot.follow()
        plot.tell()


def gutter(plot: Plot) -> QWidget:
    """What stands left of a plot: its mode, where it has several, and its legend."""
    made = QWidget()
    made.setFixedWidth(GUTTER)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    if plot.mode is not None:
        plot.mode.setFixedHeight(24)
        inset = QHBoxLayout()
        inset.setContentsMargins(8, 0, 6, 0)
        inset.addWidget(plot.mode)
        column.addLayout(inset)
    column.addWidget(plot.legend, 1)
    return made
