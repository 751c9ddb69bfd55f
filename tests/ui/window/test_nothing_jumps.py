"""Nothing jumps: whatever comes and goes in the window, the stage keeps its place and size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.whatif import with_masked
from simulator.lessons.guide.cues.token import AtToken
from tests.ui.conftest import Objects, let_go
from ui.plots.panel import Plots
from ui.state.edits.number_edits import OPEN, NumberPlace, set_to
from ui.state.selection import TABS
from ui.widgets.messages import READ, Messages
from ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]


def stage_of(window: MainWindow) -> QRect:
    let_go()
    return QRect(window.stage_view.mapTo(window, QPoint(0, 0)), window.stage_view.size())


@contextmanager
def still(window: MainWindow) -> Iterator[None]:
    before = stage_of(window)
    yield
    assert stage_of(window) == before


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1440, 900)])
def test_the_stage_stays_whatever_comes_over_it(open_window: Open, size: tuple[int, int]) -> None:
    window = open_window(replace(find("jenny-rafsun"), cues=(AtToken(5),)), size=size)
    messages, banner = window.messages, window.controls.banner
    with still(window):
        messages.tell("Not done. This is a long message, which is told in more than one line in any window. " * 2)
    assert messages.isVisible() and messages.height() >= messages.heightForWidth(messages.width()) > 40
    with still(window):
        messages.clear()
    with still(window):
        window.player.home()
        QTest.keyClick(window.stage_view, Qt.Key.Key_C)
    assert banner.isVisible()
    with still(window):
        QTest.keyClick(window.stage_view, Qt.Key.Key_Right)
    assert not banner.isVisible()
    with still(window):
        label, change = set_to(window.document.trace, NumberPlace(0, "f", 0, 11), OPEN)
        window.document.edit(label, change(window.document.newest_resolved))
    for tab in TABS:
        with still(window):
            window.selection.tab = tab


def test_exports_that_get_on_lie_over_the_stage(window: MainWindow) -> None:
    bar = window.controls.export_bar
    with still(window):
        bar.show()
    assert bar.isVisible()
    with still(window):
        bar.hide()


def test_a_message_is_covered_by_nothing_and_stands_on_the_stages_edge(window: MainWindow) -> None:
    window.messages.tell("Told.", "information", "Do it", lambda: None)
    let_go()
    where = QRect(window.messages.mapTo(window, QPoint(0, 0)), window.messages.size())
    stage = stage_of(window)
    assert stage.contains(where) and where.top() - stage.top() < 20
    for corner in (where.center(), where.center() + QPoint(where.width() // 4, 0)):
        found = window.childAt(corner)
        assert found is not None and (found is window.messages or window.messages.isAncestorOf(found))


def test_a_message_goes_with_the_next_act_but_not_at_once(objects: Objects, qtbot: QtBot) -> None:
    now = 100.0
    bar = Messages(objects.stage, now=lambda: now)
    qtbot.addWidget(bar)
    bar.tell("First")
    bar.leave()
    assert bar.text == "First", "what was under way when it came takes nothing away"
    now += READ
    bar.leave()
    assert bar.text == ""


def test_edits_other_views_and_other_places_are_acts_and_playing_on_is_none(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.widgets.messages.READ", 0.0)
    acts: tuple[Callable[[], object], ...] = (
        lambda: window.document.edit("masked", with_masked(window.document.lesson, 3, True)),
        lambda: setattr(window.selection, "view", "stack"),
        lambda: window.player.seek(1.0),
        window.player.play,
    )
    for act in acts:
        window.messages.tell("Told.")
        act()
        assert window.messages.text == ""
    window.messages.tell("Told.")
    window.player.moved.emit(window.player.time)
    assert window.messages.text == "Told."
    window.player.pause()


@pytest.mark.parametrize("how", ["key", "view"])
def test_tooltips_go_with_a_key_and_with_another_view(window: MainWindow, qtbot: QtBot, how: str) -> None:
    QToolTip.showText(window.stage_view.mapToGlobal(QPoint(40, 40)), "a number", window.stage_view)
    qtbot.waitUntil(QToolTip.isVisible)
    if how == "key":
        QTest.keyClick(window.stage_view, Qt.Key.Key_Right)
    else:
        window.selection.view = "stack"
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_chart_comes_below_those_that_are_there(window: MainWindow) -> None:
    panel = window.findChild(Plots)
    assert isinstance(panel, Plots)
    before = list(panel.shown)
    panel.toggle("gates")
    panel.toggle("ledger")
    assert list(panel.shown) == [*before, "gates", "ledger"]
    panel.toggle(before[0])
    panel.toggle(before[0])
    assert list(panel.shown)[-1] == before[0]
