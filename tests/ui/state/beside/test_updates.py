"""What stands around the stage follows it: later, in turn, each at the latest after a tenth of a second."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from tests.ui.conftest import let_go
from ui.plots.panel import Plots
from ui.state.beside.updates import LATEST, SLICE, Updates, UpdatesAfterStage
from ui.window.main_window import MainWindow


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    """A widget in view."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


@pytest.fixture
def window(program_window: MainWindow) -> MainWindow:
    """A window as the program has it."""
    return program_window


def lasting(clock: Clock, seconds: float, name: str, done: list[str]) -> Callable[[], None]:
    """An update that takes its time."""

    def update() -> None:
        clock.now += seconds
        done.append(name)

    return update


def test_without_others_each_update_is_done_while_the_caller_waits(widget: QWidget) -> None:
    done: list[int] = []
    Updates().want(widget, lambda: done.append(1))
    assert done == [1]


def test_what_is_not_in_view_follows_one_after_the_other_once_all_is_quiet(
    widget: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.state.beside.updates.QUIET", 80)
    done: list[str] = []
    updates, clock = UpdatesAfterStage(), Clock()
    widget.hide()
    for name in ("one", "two"):
        updates.want(widget, lasting(clock, 0.0, name, done))
        qtbot.wait(40)
    assert not done, "something was wanted just now"
    qtbot.waitUntil(lambda: len(done) == 2, timeout=5000)
    assert done == ["one", "two"]
    qtbot.wait(120)
    assert len(done) == 2


def test_what_goes_out_of_view_before_it_follows_does_so_later(
    widget: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.state.beside.updates.QUIET", 10)
    done: list[str] = []
    updates = UpdatesAfterStage()
    updates.want(widget, lasting(Clock(), 0.0, "one", done))
    widget.hide()
    qtbot.waitUntil(lambda: done == ["one"], timeout=5000)


def test_an_update_that_is_wanted_often_is_done_once_and_later(widget: QWidget) -> None:
    done: list[str] = []
    updates = UpdatesAfterStage()
    update = lasting(Clock(), 0.0, "one", done)
    for _ in range(5):
        updates.want(widget, update)
    assert not done
    QApplication.processEvents()
    assert done == ["one"]


def test_updates_take_a_slice_between_two_pictures_and_then_wait_for_the_next_turn(widget: QWidget) -> None:
    clock, done = Clock(), list[str]()
    updates = UpdatesAfterStage(now=clock)
    for name in "abc":
        updates.want(widget, lasting(clock, 1.5 * SLICE, name, done))
    turns: list[list[str]] = []
    updates.followed.connect(lambda: turns.append(list(done)))
    for _ in range(3):
        QApplication.processEvents()
    assert turns == [["a"], ["a", "b"], ["a", "b", "c"]]


def test_what_has_waited_for_a_tenth_of_a_second_is_done_at_once(widget: QWidget) -> None:
    clock, done = Clock(), list[str]()
    updates = UpdatesAfterStage(now=clock)
    for name in "abc":
        updates.want(widget, lasting(clock, 1.5 * SLICE, name, done))
    clock.now = LATEST
    updates.want(widget, lasting(clock, 0.0, "new", done))
    QApplication.processEvents()
    assert done[:3] == ["a", "b", "c"]


def test_what_is_wanted_waits_for_a_stage_that_is_in_view(widget: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    updates = UpdatesAfterStage()
    updates.await_stage()
    updates.want(widget, lasting(Clock(), 0.0, "one", done))
    QApplication.processEvents()
    assert not done
    updates.leave_stage()
    QApplication.processEvents()
    assert done == ["one"]
    updates.await_stage()
    updates.want(widget, lasting(Clock(), 0.0, "two", done))
    qtbot.waitUntil(lambda: "two" in done, timeout=5_000)  # one that is covered is not painted


def test_what_is_hidden_follows_when_it_is_shown(widget: QWidget) -> None:
    done: list[str] = []
    updates = UpdatesAfterStage()
    widget.hide()
    updates.want(widget, lasting(Clock(), 0.0, "one", done))
    QApplication.processEvents()
    assert not done
    updates.catch_up(widget)
    assert done == ["one"]
    updates.catch_up(widget)
    assert done == ["one"], "it waits no longer"


def test_the_stage_is_painted_before_the_panels_follow(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[str] = []
    updates, followed = window.stage.updates, type(window.controls.network).reread
    painted = updates.leave_stage
    monkeypatch.setattr(updates, "leave_stage", lambda: (happened.append("stage"), painted()))
    monkeypatch.setattr(
        type(window.controls.network), "reread", lambda panel: (happened.append("panel"), followed(panel))
    )
    window.resize(1800, 900)
    let_go()
    happened.clear()
    window.document.edit("another seed", find("random-stack"))
    assert not happened
    for _ in range(10):
        QApplication.processEvents()
    assert happened[0] == "stage"
    assert "panel" in happened


def test_a_page_of_the_column_is_up_to_date_when_it_comes_to_the_front(window: MainWindow) -> None:
    window.resize(1800, 900)
    window.selection.tab = "read"
    let_go()
    window.document.edit("another lesson", find("random-stack"))
    let_go()
    inspector = window.controls.inspector
    units = inspector.unit_choice.count()
    window.selection.tab = "numbers"
    assert inspector.isVisible()
    assert inspector.unit_choice.count() == window.document.trace.layers[0].layer.units != units


def test_a_key_does_what_can_be_done_by_now(window: MainWindow, qtbot: QtBot) -> None:
    window.selection.tab = "whatif"
    window.document.edit("another lesson", find("random-stack"))
    assert not window.commands.actions["undo"].isEnabled(), "menus follow later"
    window.event(_key_about_to_be_pressed())
    assert window.commands.actions["undo"].isEnabled()


def _key_about_to_be_pressed() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_plots_that_are_behind_tell_nothing_until_they_show_the_new_run(window: MainWindow) -> None:
    """The run is another already, and longer: the pointer over a plot brings it up to date first."""
    plots = window.findChild(Plots)
    assert plots is not None
    window.document.edit("another lesson", find("random-stack"))
    plots._hover(window.document.trace.steps - 1)
    window.player.end()
    let_go()
    assert all(not plots._rows[key][1].is_behind for key in plots.shown)
