"""What a lesson hides and locks for class: no way leads to it, each says so, and who wants unlocks it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.variants import with_cells_compared
from simulator.lessons.edits.whatif import with_hold, with_initial, with_masked
from simulator.lessons.guide.class_use import HIDEABLE, PARTS, Controls
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import HoldSpec, LessonError
from ui.commands.listings import palette_entries
from ui.state.document import Document
from ui.state.edits.drag_edit import DragEdit
from ui.state.edits.locks import NAMES
from ui.window.layout import PARTS as SHOWN
from ui.window.main_window import MainWindow

HOLD = HoldSpec(0, "f", units=(0,), values=(1.0,), start=11, stop=12)
Edit = Callable[[ResolvedLesson], ResolvedLesson]
EDITS: dict[str, tuple[Edit, ...]] = {
    "sequence": (lambda now: with_sequence(now, "Jenny came"), lambda now: with_masked(now, 2, True)),
    "network": (lambda now: with_seed(now, 3),),
    "whatif": (lambda now: with_hold(now, HOLD), lambda now: with_initial(now, 0, "c", (0,), 0.5)),
    "compare": (with_cells_compared,),
}


def locked(*names: str, hide: tuple[str, ...] = ()) -> Controls:
    return Controls(hide=hide, lock=names)


@pytest.mark.parametrize("part", PARTS)
def test_no_edit_of_a_locked_part_is_taken_and_each_says_so(qapp: object, part: str) -> None:
    document = Document(replace(find("jenny-rafsun"), controls=locked(part)))
    told: list[LessonError] = []
    document.failed.connect(told.append)
    for other, edits in EDITS.items():
        for edit in edits:
            before = document.newest
            document.edit("an edit", edit(document.newest_resolved))
            if other == part:
                assert document.newest is before and document.undo_label is None
                assert "Learn · Unlock the controls" in str(told.pop())
            else:
                assert document.newest is not before
                document.undo()
            assert not told, other
    document.locks.unlock(True)
    document.edit("an edit", EDITS[part][0](document.newest_resolved))
    assert document.undo_label == "an edit" and not told
    document.locks.unlock(False)
    document.edit("back", document.opened)
    assert document.newest == document.opened and not told, "what was opened is never locked"


def test_a_drag_leads_nowhere_either(qapp: object) -> None:
    document = Document(replace(find("jenny-rafsun"), controls=locked("whatif")))
    drag = DragEdit(document)
    for value in (0.1, 0.2):
        drag.to("pull", lambda now, value=value: with_hold(now, replace(HOLD, values=(value,))))  # type: ignore[misc]
    assert document.newest is document.opened


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    controls = locked("sequence", "network", "whatif", "toggle_signs", "next_token", hide=("plots", "read", "network"))
    made = MainWindow(replace(find("jenny-rafsun"), controls=controls))
    qtbot.addWidget(made)
    made.resize(1800, 1000)
    made.show()
    qtbot.waitUntil(lambda: made.controls is not None)
    return made


def test_what_is_locked_is_shut_in_the_window_and_says_why(window: MainWindow) -> None:
    controls, signs = window.controls, window.commands.actions["toggle_signs"]
    assert not controls.sequence.field.isEnabled() and not controls.whatif.hold.isEnabled()
    assert controls.sequence.chips.isEnabled(), "tokens can still be gone to"
    assert "locked in this lesson" in controls.sequence.body.toolTip()
    assert signs.text() == "What the signs mean (locked)" and "locked" in signs.statusTip()
    signs.trigger()
    assert not window.selection.signs and "What the signs mean: locked in this lesson" in window.messages.text
    window.messages.clear()
    window.stage_view.setFocus()
    QTest.keyClick(window.stage_view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.player.time == 0.0 and "Next token: locked" in window.messages.text
    entry = next(each for each in palette_entries(window) if each.title == "View: What the signs mean (locked)")
    assert "locked in this lesson" in entry.help
    entry.run()
    assert not window.selection.signs
    window.selection.look_at(0, 0, "f")
    window.player.rest_at(11, 4)
    window.refresh_commands()
    window.commands.actions["hold_open"].trigger()
    assert not window.document.newest.holds and "What is set by hand: locked" in window.messages.text


def test_what_is_hidden_is_not_there_whoever_asks_for_it(window: MainWindow) -> None:
    parts, tabs = window.parts, window.controls.column.tabs
    assert not parts.is_shown("plots") and not window.controls.network.isVisible()
    assert [tabs.isTabVisible(at) for at in range(3)] == [False, True, True] and window.selection.tab == "numbers"
    window.toggle_part("plots")
    assert not parts.is_shown("plots") and "The plots: locked" in window.messages.text
    window.toggle_part("read")
    window.selection.tab = "read"
    assert window.selection.tab == "numbers"


def test_who_wants_unlocks_it_and_another_lesson_has_its_own(window: MainWindow) -> None:
    unlock, controls = window.commands.actions["unlock_controls"], window.controls
    assert unlock.isEnabled() and not unlock.isChecked()
    unlock.trigger()
    assert controls.sequence.field.isEnabled() and controls.network.isVisible() and unlock.isChecked()
    assert window.commands.actions["toggle_signs"].text() == "What the signs mean"
    assert controls.column.tabs.isTabVisible(0) and not controls.sequence.body.toolTip()
    unlock.trigger()
    assert not controls.sequence.field.isEnabled() and not controls.network.isVisible()
    window.document.start(find("four-beats"))
    window.refresh_commands()
    assert controls.sequence.field.isEnabled() and controls.network.isVisible() and not unlock.isEnabled()


def test_a_side_of_which_all_is_hidden_is_hidden(qtbot: QtBot) -> None:
    controls = locked(hide=("sequence", "network", "read", "numbers", "whatif"))
    window = MainWindow(replace(find("jenny-rafsun"), controls=controls))
    qtbot.addWidget(window)
    window.resize(1800, 1000)
    window.show()
    assert not window.controls.sequence.isVisible() and not window.parts.is_shown("left")
    window.guide.begin()
    qtbot.waitUntil(window.controls.guide_card.isVisible)
    assert not window.controls.inspector.isVisible()


def test_every_part_that_can_be_hidden_or_locked_is_one_of_the_window_and_has_a_name() -> None:
    assert {*HIDEABLE} - {*SHOWN} == {"sequence", "network"} and {*HIDEABLE, *PARTS} == {*NAMES}
