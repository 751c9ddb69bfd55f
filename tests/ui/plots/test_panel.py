"""The plots show the run's memory and its account, follow the player, and take it elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.analysis.charts.kept import of_unit, of_units
from simulator.analysis.measures import memory_account, per_step
from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.edits.sequence import with_sequence
from tests.ui.conftest import Objects
from tests.ui.plots.conftest import Shown
from ui.paint.theme import THEMES
from ui.plots.graph.balance_bars import bars
from ui.plots.graph.graph import TokenAxis
from ui.plots.graph.legend import short
from ui.plots.graph.levels import round_values
from ui.plots.graph.looks import FORMER, LOOKS, MOST_BOLD, SELECTED
from ui.plots.kept import KeptPlot
from ui.plots.memory import MemoryPlot, bold_units
from ui.plots.panel import Plots, kinds
from ui.plots.plot import Plot
from ui.widgets.style import GUTTER, MARGIN

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def at(plots: Plots, position: float) -> QPoint:
    """A point of the upper plot at a position in tokens."""
    return QPoint(round(memory(plots).graph.x_of(position)), 40)


def memory(plots: Plots) -> MemoryPlot:
    """The plot of the memory."""
    plot = plots.shown["memory"]
    assert isinstance(plot, MemoryPlot)
    return plot


def kept(plots: Plots) -> KeptPlot:
    """The plot of the account."""
    plot = plots.shown["kept"]
    assert isinstance(plot, KeptPlot)
    return plot


def labels(plot: Plot) -> str:
    """What stands beside the cursor of a plot."""
    return plot.graph.label_words


def test_the_lines_are_the_memory(plots: Plots, objects: Objects) -> None:
    layer = objects.document.trace.layers[0]
    values = memory(plots).lines.values_shown
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

    from simulator.lessons.schema import HoldSpec

    lesson = objects.document.lesson
    plots = shown(replace(lesson, holds=(HoldSpec(0, "c", values=(5.0,), start=4, stop=5),)))
    account = of_unit(memory_account(objects.document.trace.layers[0]), 0)
    assert account.new[4] == 5.0
    assert account.by_hand[4] != 0
    objects.player.rest_at(4, 4)
    assert "by hand" in labels(kept(plots))


def test_the_plot_is_in_line_with_the_ruler(plots: Plots) -> None:
    width = plots.width() - GUTTER - MARGIN
    for graph in [plot.graph for plot in plots.shown.values()]:
        assert graph.mapTo(plots, QPoint()).x() == GUTTER
        assert graph.width() == width
        for token in (0, 7, 20):
            assert graph.x_of(token) == pytest.approx(token * width / 20, abs=1.0)


def test_the_cursor_is_the_players(plots: Plots, objects: Objects) -> None:
    objects.player.rest_at(11, 3)
    assert memory(plots).graph.cursor.value() == objects.player.position
    assert kept(plots).graph.cursor.value() == objects.player.position


def test_a_moving_player_replots_nothing(plots: Plots, objects: Objects, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[int] = []
    monkeypatch.setattr(type(memory(plots).lines), "paint_tokens", lambda *args: painted.append(1))
    monkeypatch.setattr(type(kept(plots).bars), "paint_tokens", lambda *args: painted.append(1))
    for k in range(20):
        objects.player.seek(0.37 * k)
        QApplication.processEvents()
    assert not painted
    memory(plots).lines.redraw()
    QApplication.processEvents()
    assert painted


def test_a_click_and_a_drag_take_the_player_along(plots: Plots, objects: Objects) -> None:
    port = memory(plots).graph.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at(plots, 11.5))
    assert objects.player.position == pytest.approx(11.5, abs=0.05)
    QTest.mouseMove(port, at(plots, 4.25))
    assert objects.player.position == pytest.approx(4.25, abs=0.05)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at(plots, 4.25))
    QTest.mouseMove(port, at(plots, 15.5))
    assert objects.player.position == pytest.approx(4.25, abs=0.05)


def test_the_legend_tells_the_numbers_at_the_cursor_and_under_the_pointer(plots: Plots, objects: Objects) -> None:
    objects.player.rest_at(11, 3)
    assert memory(plots).legend.plain == "c after “Rafsun”"
    assert labels(memory(plots)) == "gender −0.994\nliking +0.991\nwords +1.193"
    assert "forgotten +0.992" in labels(kept(plots))
    QTest.mouseMove(memory(plots).graph.viewport(), at(plots, 2.5))
    assert "c after “Jenny”\ngender\n+0.995" in memory(plots).legend.plain
    objects.player.rest_at(12, 3)
    assert "c after “Jenny”" in memory(plots).legend.plain
    memory(plots).graph.hovered.emit(-1)
    assert "c after “came”" in memory(plots).legend.plain


def test_the_bars_are_of_the_eye_or_of_all_units(plots: Plots, objects: Objects) -> None:
    objects.player.rest_at(11, 3)
    QTest.mouseClick(kept(plots).units.button("all"), Qt.MouseButton.LeftButton)
    sums = per_step(memory_account(objects.document.trace.layers[0]))
    assert f"kept +{sums.kept[11]:.3f}" in labels(kept(plots))
    QTest.mouseClick(kept(plots).units.button("unit"), Qt.MouseButton.LeftButton)
    objects.selection.unit = 2
    assert kept(plots).units.button("unit").text() == "words"
    assert "added +0.100" in labels(kept(plots))


def test_another_layer_and_another_lesson_are_shown(plots: Plots, objects: Objects) -> None:
    objects.selection.layer = 1
    assert memory(plots).lines.values_shown[1:].tolist() == objects.document.trace.layers[1]["c"].tolist()
    objects.document.edit("short", with_sequence(objects.document.lesson, "Jenny is good"))
    assert len(memory(plots).lines.values_shown) == 4
    objects.document.undo()
    assert len(memory(plots).lines.values_shown) == 21


def test_a_cell_that_keeps_nothing_is_labelled_so(shown: Shown, objects: Objects) -> None:
    plots = shown(find("simple-rnn"))
    objects.player.rest_at(5, 1)
    assert "h is written anew" in kept(plots).legend.plain
    assert "kept 0" in labels(kept(plots))


def test_the_ruler_scrolls_the_plots_and_the_wheel_the_ruler(shown: Shown, objects: Objects) -> None:
    plots = shown(with_sequence(objects.document.lesson, "boy girl " * 100).lesson)
    objects.selection.span = (50.0, 70.0)
    assert memory(plots).graph.x_of(60.0) == pytest.approx(memory(plots).graph.width() / 2, abs=1.0)
    memory(plots).graph.turned.emit(4.0)
    assert objects.selection.span == (54.0, 74.0)
    memory(plots).graph.turned.emit(1e6)
    assert objects.selection.span == (180.0, 200.0)
    memory(plots).graph.turned.emit(-1e6)
    assert objects.selection.span == (0.0, 20.0)


def test_a_stretch_beside_the_sequence_is_empty(shown: Shown, objects: Objects) -> None:
    plots = shown(with_layer(find("random-stack"), 0, units=40).lesson)
    for span in ((264.3, 270.0), (20.0, 30.0), (19.5, 19.9), (0.0, 0.1)):
        objects.selection.span = span
        assert not plots.grab().isNull()


def test_few_units_are_all_bold_and_of_many_those_that_move(shown: Shown, objects: Objects) -> None:
    values = np.zeros((10, 100))
    values[5, 30:40] = np.arange(10) + 1.0
    moved = np.abs(np.diff(values, axis=0)).sum(axis=0)
    assert list(bold_units(moved[:MOST_BOLD], 0)) == list(range(MOST_BOLD))
    assert bold_units(moved, 2) == [2, *range(33, 40)]
    assert bold_units(moved, 2, pins=(5, 6)) == [2, 5, 6, *range(35, 40)]
    plots = shown(with_layer(find("random-stack"), 0, units=512).lesson)
    assert "of 512 units" in memory(plots).legend.plain
    assert len(memory(plots).lines.lines_shown) == 512
    assert len({line.look for line in memory(plots).lines.lines_shown if line.look}) == MOST_BOLD
    assert memory(plots).lines.lines_shown[-1].look == SELECTED


def test_lines_differ_by_their_dashes_and_by_no_hue() -> None:
    looks = (SELECTED, FORMER, *LOOKS)
    assert len(LOOKS) == MOST_BOLD and len({look.dashes for look in looks}) == len(looks)
    assert {look.role for look in looks} == {"ink", "muted"}
    assert SELECTED.width > max(look.width for look in looks if look != SELECTED)


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
def test_a_theme_changes_the_ink_at_once(plots: Plots, objects: Objects, theme: str) -> None:
    objects.selection.theme = theme
    QApplication.processEvents()
    picture = plots.grab().toImage()
    assert picture.pixelColor(plots.width() - MARGIN - 3, 34) == THEMES[theme].colour("panel")
    assert picture.pixelColor(GUTTER - 3, 100) == THEMES[theme].colour("panel")


def test_there_is_no_menu_on_the_right_button(plots: Plots) -> None:
    for graph in [plot.graph for plot in plots.shown.values()]:
        assert not graph.view.menuEnabled()
        QTest.mouseClick(graph.viewport(), Qt.MouseButton.RightButton, pos=at(plots, 3.0))
    assert QApplication.activePopupWidget() is None


def test_long_and_low_plots_are_painted(shown: Shown, objects: Objects) -> None:
    plots = shown(with_sequence(objects.document.lesson, "boy girl " * 2500).lesson, size=(600, 150))
    objects.player.rest_at(4000, 1)
    objects.selection.span = (3990.0, 4010.0)
    QApplication.processEvents()
    assert memory(plots).graph.height() >= 40
    picture = memory(plots).graph.grab().toImage()
    inks = {picture.pixelColor(x, y).rgb() for x in range(0, 400, 3) for y in range(picture.height())}
    assert THEMES["light"].colour("ink").rgb() in inks


def test_every_plot_is_painted_for_every_cell_and_layer(shown: Shown, objects: Objects) -> None:
    plots = shown(find("random-stack"), size=(900, 520))
    for key in kinds():
        if key not in plots.shown:
            plots.toggle(key)
    for layer in range(3):
        objects.selection.layer = layer
        objects.player.rest_at(4 + layer, 1)
        assert all(plot.graph.label_words for key, plot in plots.shown.items() if layer < 2 and key != "readout")
        QApplication.processEvents()
        assert not plots.grab().isNull()
    assert plots.shown["gates"].legend.plain == "no gates"  # of the simple RNN on top
    assert plots.shown["readout"].sentence.accessibleName() == "There are no such numbers in this run"


def test_the_read_out_has_a_line_for_each_output(shown: Shown, objects: Objects) -> None:
    plots = shown(find("jenny-rafsun"), size=(900, 520))
    plots.toggle("readout")
    objects.player.rest_at(12, 1)
    QApplication.processEvents()
    words = plots.shown["readout"].graph.label_words
    assert all(name in words for name in ("she", "he", "girl", "boy"))


def test_shift_and_the_pointer_select_tokens_and_a_click_lets_them_go(plots: Plots, objects: Objects) -> None:
    port = memory(plots).graph.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, at(plots, 11.5))
    QTest.mouseMove(port, at(plots, 4.5))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, at(plots, 4.5))
    assert objects.selection.brush == (4, 12)
    assert objects.player.position == 0.0
    objects.player.end()
    assert "tokens 5 to 12" in plots.selected.text()
    sums = of_unit(memory_account(objects.document.trace.layers[0]), 0)
    assert f"forgotten\n{short(float(sums.forgotten[4:12].sum()))}" in kept(plots).legend.plain
    assert all(plot.graph.brush.isVisible() for plot in plots.shown.values())
    QTest.mouseClick(plots.let_go, Qt.MouseButton.LeftButton)
    assert objects.selection.brush is None and not plots.let_go.isVisible()


def test_selected_tokens_that_are_gone_are_not_selected(plots: Plots, objects: Objects) -> None:
    objects.selection.brush = (4, 12)
    objects.document.edit("short", with_sequence(objects.document.lesson, "Jenny is good"))
    assert objects.selection.brush is None and not plots.let_go.isVisible()
    objects.document.undo()
    assert objects.selection.brush == (4, 12) and plots.let_go.isVisible()


def test_the_eyes_step_is_its_fall_and_its_rise(plots: Plots, objects: Objects) -> None:
    account = memory_account(objects.document.trace.layers[0])
    for unit in (0, 2):
        objects.selection.unit = unit
        lines = memory(plots).lines
        assert lines.kept_shown is not None
        assert lines.kept_shown[:, unit].tolist() == account.kept[:, unit].tolist()
        kept_from, written_from = lines.known
        for token in (2, 11):
            heights = [lines.height_at(token + share, unit) for share in (0.0, written_from, 1.0)]
            assert heights == [account.old[token, unit], account.kept[token, unit], account.new[token, unit]]
            assert lines.height_at(token + kept_from, unit) == account.old[token, unit]


def test_keys_select_tokens_too(open_window: Callable[..., MainWindow]) -> None:
    window = open_window()
    window.player.rest_at(3, 1)
    QTest.keyClick(window, Qt.Key.Key_BracketLeft)
    assert window.selection.brush == (3, 20)
    window.player.rest_at(8, 1)
    QTest.keyClick(window, Qt.Key.Key_BracketRight)
    assert window.selection.brush == (3, 9)
    window.commands.refresh()
    window.commands.actions["select_none"].trigger()
    assert window.selection.brush is None
