"""Which plots are shown: the usual ones as there is room, those that were chosen always, none too low to be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.plots.conftest import Shown
from ui.plots.panel import USUAL, Plots, kinds
from ui.widgets.style import GUTTER, MARGIN, PLOT_HEIGHT, PLOTS_HEAD


def test_plots_are_found_in_their_folder_and_two_are_shown_at_first(plots: Plots) -> None:
    assert tuple(kinds()) == ("memory", "kept", "gates", "ledger", "half-life", "gradient", "readout", "text")
    assert tuple(plots.shown) == USUAL
    assert [key for key, button in plots.buttons.items() if button.isChecked()] == list(USUAL)
    assert all(button.toolTip() for button in plots.buttons.values())


def test_low_windows_show_fewer_plots_and_none_that_cannot_be_read(shown: Shown) -> None:
    for height, keys in ((134, USUAL[:1]), (PLOTS_HEAD + 2 * PLOT_HEIGHT, USUAL), (150, USUAL[:1]), (400, USUAL)):
        plots = shown(size=(900, height))
        assert tuple(plots.shown) == keys
        assert all(row.height() >= PLOT_HEIGHT for row in rows(plots)), height
        plots.resize(900, 400)
        QApplication.processEvents()
        assert tuple(plots.shown) == USUAL, "nothing was chosen: what has room is shown"


def test_plots_that_are_chosen_stay_readable_and_are_scrolled(shown: Shown) -> None:
    plots = shown(size=(900, 250))
    asked: list[int] = []
    plots.chosen.connect(lambda: asked.append(len(plots.shown)))
    for key in ("gates", "ledger"):
        QTest.mouseClick(plots.buttons[key], Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert all(row.height() >= PLOT_HEIGHT for row in rows(plots)), "from the first picture on"
    assert asked == [3, 4] and tuple(plots.shown) == (*USUAL, "gates", "ledger")
    assert all(row.height() >= PLOT_HEIGHT for row in rows(plots))
    last = plots.shown["ledger"].graph
    assert last.mapTo(plots, last.rect().bottomRight()).y() < plots.height(), "the newest is in view"
    width = plots.width() - GUTTER - MARGIN
    assert all(plot.graph.width() == width for plot in plots.shown.values()), "in line with the ruler"
    plots.resize(900, 150)
    QApplication.processEvents()
    assert len(plots.shown) == 4, "what was chosen is not taken away"


def rows(plots: Plots) -> list[QWidget]:
    """What holds each plot with its sentence."""
    return [plot.graph.parentWidget() for plot in plots.shown.values()]


def test_plots_are_chosen_and_remembered_and_one_stays(plots: Plots, shown: Shown) -> None:
    for key in ("gates", "memory", "kept", "gates"):
        QTest.mouseClick(plots.buttons[key], Qt.MouseButton.LeftButton)
    assert tuple(plots.shown) == ("gates",)
    assert plots.shown["gates"].graph.isVisible() and plots.buttons["gates"].isChecked()
    assert tuple(shown().shown) == ("gates",)
