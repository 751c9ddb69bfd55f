"""The plots show the run's memory and its account, follow the player, and take it elsewhere."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.builtin import find
from simulator.charts.balance import of_unit, of_units
from simulator.lesson import Lesson
from simulator.lesson_edits import with_layer, with_sequence
from simulator.measures import memory_account, per_step
from tests.ui.conftest import Objects
from ui.plots.accounts import bars
from ui.plots.graph import TokenAxis
from ui.plots.items import round_values
from ui.plots.legend import short
from ui.plots.looks import LOOKS, MOST_BOLD
from ui.plots.memory_plots import MemoryPlots, bold_units
from ui.style import GUTTER, MARGIN, dress
from ui.theme import THEMES

Shown = Callable[..., MemoryPlots]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, objects: Objects) -> Shown:
    """Shows the plots of a lesson, all tokens in view."""

    def show(lesson: Lesson | None = None, size: tuple[int, int] = (1000, 280)) -> MemoryPlots:
        dress(qapp, THEMES["light"])
        if lesson is not None:
            objects.document.start(lesson)
        objects.selection.span = (0.0, float(min(objects.document.trace.steps, 40)))
        plots = MemoryPlots(objects.document, objects.player, objects.selection, objects.stage)
        qtbot.addWidget(plots)
        plots.resize(*size)
        plots.show()
        qtbot.waitExposed(plots)
        QApplication.processEvents()
        return plots

    return show


@pytest.fixture
def plots(shown: Shown) -> MemoryPlots:
    return shown()


def at(plots: MemoryPlots, position: float) -> QPoint:
    """A point of the upper plot at a position in tokens."""
    return QPoint(round(plots.line_graph.x_of(position)), 40)


def test_the_lines_are_the_memory(plots: MemoryPlots, objects: Objects) -> None:
    layer = objects.document.trace.layers[0]
    values = plots.lines.values_shown
    assert values[1:].tolist() == layer["c"].tolist()
    assert values[0].tolist() == layer["c_prev"][0].tolist()


def test_the_bars_are_the_account(objects: Objects) -> None:
    account = memory_account(objects.document.trace.layers[0])
    for unit in range(3):
        one = of_unit(account, unit)
        kept, forgotten, added, _ = bars(one)
        assert kept.stop.tolist() == account.kept[:, unit].tolist()
        assert forgotten.stop == pytest.approx(account.old[:, unit])
        assert added.stop.tolist() == account.new[:, unit].tolist()
    sums = per_step(account)
    everything = of_units(account)
    assert everything.kept.tolist() == sums.kept.tolist()
    assert everything.forgotten.tolist() == sums.forgotten.tolist()
    assert everything.added.tolist() == sums.added.tolist()


def test_what_is_set_by_hand_has_a_bar_of_its_own(shown: Shown, objects: Objects) -> None:
    from msgspec.structs import replace

    from simulator.lesson import HoldSpec

    lesson = objects.document.lesson
    plots = shown(replace(lesson, holds=(HoldSpec(0, "c", (5.0,), start=4, stop=5),)))
    account = of_unit(memory_account(objects.document.trace.layers[0]), 0)
    assert account.new[4] == 5.0
    assert account.by_hand[4] != 0
    assert "by hand" in plots.bar_legend.plain


def test_the_plot_is_in_line_with_the_ruler(plots: MemoryPlots) -> None:
    width = plots.width() - GUTTER - MARGIN
    for graph in (plots.line_graph, plots.bar_graph):
        assert graph.x() == GUTTER
        assert graph.width() == width
        for token in (0, 7, 20):
            assert graph.x_of(token) == pytest.approx(token * width / 20, abs=1.0)


def test_the_cursor_is_the_players(plots: MemoryPlots, objects: Objects) -> None:
    objects.player.rest_at(11, 3)
    assert plots.line_graph.cursor.value() == objects.player.position
    assert plots.bar_graph.cursor.value() == objects.player.position


def test_a_moving_player_replots_nothing(plots: MemoryPlots, objects: Objects, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[int] = []
    monkeypatch.setattr(type(plots.lines), "paint_tokens", lambda *args: painted.append(1))
    monkeypatch.setattr(type(plots.bars), "paint_tokens", lambda *args: painted.append(1))
    for k in range(20):
        objects.player.seek(0.37 * k)
        QApplication.processEvents()
    assert not painted
    plots.lines.update()
    QApplication.processEvents()
    assert painted


def test_a_click_and_a_drag_take_the_player_along(plots: MemoryPlots, objects: Objects) -> None:
    port = plots.line_graph.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at(plots, 11.5))
    assert objects.player.position == pytest.approx(11.5, abs=0.05)
    QTest.mouseMove(port, at(plots, 4.25))
    assert objects.player.position == pytest.approx(4.25, abs=0.05)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at(plots, 4.25))
    QTest.mouseMove(port, at(plots, 15.5))
    assert objects.player.position == pytest.approx(4.25, abs=0.05)


def test_the_legend_tells_the_numbers_at_the_cursor_and_under_the_pointer(plots: MemoryPlots, objects: Objects) -> None:
    objects.player.rest_at(11, 3)
    assert "c after “Rafsun”" in plots.line_legend.plain
    assert "gender\n−0.994\nliking\n+0.991\nwords\n+1.193" in plots.line_legend.plain
    assert "forgotten\n+0.992" in plots.bar_legend.plain
    QTest.mouseMove(plots.line_graph.viewport(), at(plots, 2.5))
    assert "c after “Jenny”" in plots.line_legend.plain
    objects.player.rest_at(12, 3)
    assert "c after “Jenny”" in plots.line_legend.plain
    plots.line_graph.hovered.emit(-1)
    assert "c after “came”" in plots.line_legend.plain


def test_the_bars_are_of_the_eye_or_of_all_units(plots: MemoryPlots, objects: Objects) -> None:
    objects.player.rest_at(11, 3)
    QTest.mouseClick(plots.mode.button("all"), Qt.MouseButton.LeftButton)
    sums = per_step(memory_account(objects.document.trace.layers[0]))
    assert f"kept\n+{sums.kept[11]:.3f}" in plots.bar_legend.plain
    QTest.mouseClick(plots.mode.button("unit"), Qt.MouseButton.LeftButton)
    objects.selection.unit = 2
    assert plots.mode.button("unit").text() == "words"
    assert "added\n+0.100" in plots.bar_legend.plain


def test_another_layer_and_another_lesson_are_shown(plots: MemoryPlots, objects: Objects) -> None:
    objects.selection.layer = 1
    assert plots.lines.values_shown[1:].tolist() == objects.document.trace.layers[1]["c"].tolist()
    objects.document.edit("short", with_sequence(objects.document.lesson, "Jenny is good"))
    assert len(plots.lines.values_shown) == 4
    objects.document.undo()
    assert len(plots.lines.values_shown) == 21


def test_a_cell_that_keeps_nothing_is_labelled_so(shown: Shown, objects: Objects) -> None:
    plots = shown(find("simple-rnn"))
    objects.player.rest_at(5, 1)
    assert "h is written anew" in plots.bar_legend.plain
    assert "kept\n0\n" in plots.bar_legend.plain


def test_the_ruler_scrolls_the_plots_and_the_wheel_the_ruler(shown: Shown, objects: Objects) -> None:
    plots = shown(with_sequence(objects.document.lesson, "boy girl " * 100))
    objects.selection.span = (50.0, 70.0)
    assert plots.line_graph.x_of(60.0) == pytest.approx(plots.line_graph.width() / 2, abs=1.0)
    plots.line_graph.turned.emit(4.0)
    assert objects.selection.span == (54.0, 74.0)
    plots.line_graph.turned.emit(1e6)
    assert objects.selection.span == (180.0, 200.0)
    plots.line_graph.turned.emit(-1e6)
    assert objects.selection.span == (0.0, 20.0)


def test_a_stretch_beside_the_sequence_is_empty(shown: Shown, objects: Objects) -> None:
    plots = shown(with_layer(find("random-stack"), 0, units=40))
    for span in ((264.3, 270.0), (20.0, 30.0), (19.5, 19.9), (0.0, 0.1)):
        objects.selection.span = span
        assert not plots.grab().isNull()


def test_few_units_are_all_bold_and_of_many_those_that_move(shown: Shown, objects: Objects) -> None:
    values = np.zeros((10, 100))
    values[5, 30:40] = np.arange(10) + 1.0
    assert list(bold_units(values[:, :MOST_BOLD], 0)) == list(range(MOST_BOLD))
    assert bold_units(values, 2) == [2, *range(33, 40)]
    plots = shown(with_layer(find("random-stack"), 0, units=512))
    assert "of 512 units" in plots.line_legend.plain
    assert len(plots.lines.lines_shown) == 512
    assert len({line.look for line in plots.lines.lines_shown if line.look}) == MOST_BOLD
    assert plots.lines.lines_shown[-1].eye


def test_lines_differ_in_more_than_colour() -> None:
    assert len({(look.dashed, look.shape) for look in LOOKS}) == len(LOOKS) == MOST_BOLD


def test_a_small_number_does_not_read_as_zero() -> None:
    assert short(0.0) == "0"
    assert short(0.00033) == "+3e−4"
    assert short(-0.5) == "−0.500"
    assert short(-1234.5) == "−1234"


def test_round_values_lie_inside_and_hold_zero() -> None:
    assert round_values(-1.2, 2.1) == [-1, 0, 1, 2]
    assert 0.0 in round_values(-0.04, 0.003)
    for low, high in ((-1e-9, 3e-9), (-7e5, 1.0), (0.0, 0.3)):
        found = round_values(low, high)
        assert 1 <= len(found) <= 4
        assert all(low <= value <= high for value in found)


def test_tokens_at_the_foot_are_thinned_where_they_stand_close(qapp: QApplication) -> None:
    axis = TokenAxis()
    axis.tokens = tuple(f"word{k}" for k in range(1000))
    ((every, places),) = axis.tickValues(0.0, 1000.0, 800.0)
    assert every >= 40
    assert len(places) <= 25
    assert axis.tickStrings([0.5, 40.5], 1.0, 40)[1] == "word40"
    ((every, places),) = axis.tickValues(2.0, 12.0, 800.0)
    assert every == 1
    assert axis.tickStrings([3.5], 1.0, 1) == ["word3"]


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_a_theme_changes_the_ink_at_once(plots: MemoryPlots, objects: Objects, theme: str) -> None:
    objects.selection.theme = theme
    QApplication.processEvents()
    picture = plots.grab().toImage()
    assert picture.pixelColor(plots.width() - MARGIN - 3, 8) == THEMES[theme].colour("panel")
    assert picture.pixelColor(GUTTER - 3, 60) == THEMES[theme].colour("panel")


def test_there_is_no_menu_on_the_right_button(plots: MemoryPlots) -> None:
    for graph in (plots.line_graph, plots.bar_graph):
        assert not graph.view.menuEnabled()
        QTest.mouseClick(graph.viewport(), Qt.MouseButton.RightButton, pos=at(plots, 3.0))
    assert QApplication.activePopupWidget() is None


def test_long_and_low_plots_are_painted(shown: Shown, objects: Objects) -> None:
    plots = shown(with_sequence(objects.document.lesson, "boy girl " * 2500), size=(600, 150))
    objects.player.rest_at(4000, 1)
    objects.selection.span = (3990.0, 4010.0)
    QApplication.processEvents()
    assert plots.line_graph.height() >= 40
    picture = plots.line_graph.grab().toImage()
    inks = {picture.pixelColor(x, y).rgb() for x in range(0, 400, 3) for y in range(0, 60, 2)}
    assert THEMES["light"].colour("output").rgb() in inks
