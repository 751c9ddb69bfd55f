"""A first visit, by the mouse alone and by what the screen offers: no menu, no key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import let_go
from tests.ui.stage.numbers.mouse import cell_of, point_at, pull
from ui.film.marks import About, Strip
from ui.stage.numbers.change_chip import ChangeChip
from ui.stage.numbers.handle import NumberHandle
from ui.stage.play_button import PlayButton
from ui.window.main_window import MainWindow
from ui.window.start_page import StartPage

LEFT = Qt.MouseButton.LeftButton


def click(widget: QWidget, where: QPoint | None = None) -> None:
    """Click on what is there to be seen; not on what is hidden, shut off or covered."""
    assert widget.isVisible() and widget.isEnabled()
    QTest.mouseClick(widget, LEFT, pos=widget.rect().center() if where is None else where)
    let_go()


def button(inside: QWidget, name: str) -> QAbstractButton:
    """The one button of this name that is to be seen."""
    (found,) = (
        each for each in inside.findChildren(QAbstractButton)
        if each.isVisible() and name in (each.text(), each.accessibleName())
    )  # fmt: skip
    return found


def tab_of(window: MainWindow) -> str:
    """Which page of the column is in front."""
    tabs = window.findChild(QTabBar, "tabs")
    assert isinstance(tabs, QTabBar) and tabs.isVisible()
    return tabs.tabText(tabs.currentIndex())


def ghosts(window: MainWindow) -> list[Strip]:
    """The vectors that show what they were before the change."""
    return [mark for mark in window.stage_view.frame.everything if isinstance(mark, Strip) and mark.ghost]


def test_one_starts_reads_plays_steps_and_holds_a_gate(open_window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = open_window("worked-example", size=(1440, 900), at_beginning=True)
    window.show_start_page()
    (page,) = window.findChildren(StartPage)

    # start: one card is larger than all others together, and says so
    assert all(page.first.width() * page.first.height() > each.width() * each.height() for each in page.others)
    click(page.first)
    qtbot.waitUntil(lambda: not page.isVisible())
    lesson = window.document.lesson

    # read: what to look for stands there at first
    assert tab_of(window) == "Read"
    read = window.controls.read
    assert read.isVisible() and read.about.isVisible() and read.about.words == lesson.about

    # play: over the stage, and it goes
    (play,) = window.stage_view.findChildren(PlayButton)
    click(play)
    assert window.player.playing and not play.isVisible()
    qtbot.waitUntil(lambda: window.player.time > 0.3, timeout=10_000)
    click(button(window.controls.transport, "Pause"))
    assert not window.player.playing

    # step: beat by beat, with the arrow beside Play
    before = window.player.place
    click(button(window.controls.transport, "Next beat"))
    click(button(window.controls.transport, "Next beat"))
    assert window.player.place != before

    # a token further on, by its chip under the stage
    ruler = window.controls.transport.ruler
    timeline = window.player.timeline
    x = ruler.x_of(timeline.position(timeline.time_of(11, 3, 0.5)))
    click(ruler, QPoint(round(x), ruler.height() // 2))
    assert window.player.token == 11

    # a number: a click brings its formula forward
    gate = About(0, 11, "f", 0)
    place = cell_of(window.stage_view, gate).center().toPoint()
    QTest.mouseClick(window.stage_view, LEFT, pos=place)
    let_go()
    assert tab_of(window) == "Numbers" and window.controls.inspector.isVisible()

    # a gate: the handle comes under the pointer; pulled, the gate is held open, and what can be tried comes forward
    (handle,) = window.stage_view.findChildren(NumberHandle)
    point_at(window.stage_view, place)
    assert handle.isVisible()
    pull(window.stage_view, place, 10, 400)
    assert [(hold.quantity, hold.units, hold.values) for hold in window.document.lesson.holds] == [("f", (0,), (1.0,))]
    assert tab_of(window) == "Try"
    assert "You hold the forget gate of gender open" in window.stage_view.frame.caption or _is_told(window)

    # the ghost: what it was before
    assert ghosts(window)

    # taken back: by the cross of the chip
    (chip,) = window.stage_view.findChildren(ChangeChip)
    assert chip.isVisible() and "f held" in chip.words.text()
    click(chip.back)
    assert window.document.lesson == lesson and not ghosts(window) and not chip.isVisible()


def _is_told(window: MainWindow) -> bool:
    """Whether a beat of the token says what is held: the one in which the gate is used."""
    beats = range(len(window.player.timeline.beats))
    return any("You hold the forget gate of gender open" in window.stage.film.caption(11, beat) for beat in beats)


def test_nothing_of_it_is_covered(open_window: Callable[..., MainWindow]) -> None:
    window = open_window("jenny-rafsun", size=(1280, 720), at_beginning=True)
    (play,) = window.stage_view.findChildren(PlayButton)
    for widget in (play, window.controls.transport, window.controls.read):
        middle = widget.mapTo(window, widget.rect().center())
        top = window.childAt(middle)
        assert top is not None and (top is widget or widget.isAncestorOf(top)), widget
    assert window.childAt(QPointF(0, 0).toPoint()) is not None
