"""The transport in the window: buttons, speed, scroll bar, by mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider
from pytestqt.qtbot import QtBot

from simulator.lessons.edits.sequence import with_sequence
from tests.ui.conftest import let_go
from ui.widgets.style import GUTTER, MARGIN
from ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def test_buttons_play_and_step(window: MainWindow, qtbot: QtBot) -> None:
    buttons, player = window.controls.transport.buttons, window.player
    before = player.time
    qtbot.mouseClick(buttons["play_pause"], LEFT)
    assert player.playing
    assert buttons["play_pause"].accessibleName() == "Pause"
    qtbot.waitUntil(lambda: player.time > before, timeout=5000)
    qtbot.mouseClick(buttons["play_pause"], LEFT)
    assert not player.playing
    assert buttons["play_pause"].toolTip().startswith("Play (Space)\n")
    qtbot.mouseClick(buttons["previous_beat"], LEFT)
    qtbot.mouseClick(buttons["previous_beat"], LEFT)
    qtbot.mouseClick(buttons["next_beat"], LEFT)
    assert player.time in {player.timeline.time_at_rest(11, beat) for beat in range(5)}


def test_speed_is_chosen_from_its_menu(window: MainWindow) -> None:
    menu = window.controls.transport.speed.menu()
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()][:3] == ["0.25×", "0.5×", "0.75×"]
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["1×"]
    next(each for each in menu.actions() if each.text() == "4×").trigger()
    assert window.player.speed == 4.0
    assert window.controls.transport.speed.text() == "4×"


def test_nothing_ticks_while_paused(window: MainWindow, qtbot: QtBot) -> None:
    painted: list[float] = []
    window.player.moved.connect(painted.append)
    window.player.play()
    qtbot.waitUntil(lambda: len(painted) > 2, timeout=5000)
    window.player.pause()
    let_go()
    count = len(painted)
    qtbot.wait(120)
    assert len(painted) == count


def test_the_ruler_stands_where_the_plots_stand(window: MainWindow) -> None:
    ruler = window.controls.transport.ruler
    left = ruler.mapTo(window.parts.below, QPoint(0, 0)).x()
    assert left == GUTTER
    assert left + ruler.width() == window.parts.below.width() - MARGIN


def test_a_long_text_gets_a_scroll_bar(window: MainWindow) -> None:
    transport = window.controls.transport
    window.document.edit("longer", with_sequence(window.document.lesson, "word " * 300))
    let_go()
    assert transport.scroll_bar.isVisible()
    window.player.home()
    transport.scroll_bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
    assert window.selection.span[0] > 5
    assert window.player.time == 0.0
    window.player.rest_at(200, 0)
    assert transport.scroll_bar.value() == round(window.selection.span[0] * 100)
    window.document.edit("short", with_sequence(window.document.lesson, "one two"))
    let_go()
    assert not transport.scroll_bar.isVisible()


def test_a_click_and_a_drag_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    ruler = window.controls.transport.ruler
    spot = QPoint(round(ruler.x_of(window.selection.span[0] + 2.5)), 28)
    qtbot.mousePress(ruler, LEFT, pos=spot)
    assert window.player.token == int(window.selection.span[0] + 2.5)
    QTest.mouseMove(ruler, spot + QPoint(90, 0))
    qtbot.mouseRelease(ruler, LEFT, pos=spot + QPoint(90, 0))
    assert abs(ruler.x_of(window.player.position) - spot.x() - 90) < 0.01


def test_five_thousand_tokens_stay_in_hand(open_window: Callable[..., MainWindow]) -> None:
    window = open_window("random-stack")
    text = " ".join(f"w{k % 50}" for k in range(5000))
    window.document.edit("much longer", with_sequence(window.document.lesson, text))
    let_go()
    assert len(window.player.timeline.tokens) == 5000
    for token in (0, 2500, 4999):
        window.player.rest_at(token, 1)
        let_go()
        assert window.player.token == token
        assert window.stage_view.frame.moment.token == token
        assert not window.grab().isNull()
    first = window.document.undo_label
    window.document.undo()
    assert first == "much longer"
    assert len(window.player.timeline.tokens) < 100
