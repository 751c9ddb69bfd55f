"""Sequences in the window: they begin by key and by menu, are added, joined, undone; the chips show them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMenu

from simulator.lessons.schema import Border
from ui.commands.menus import compare, sequences
from ui.panels.sequence.panel import SequencePanel
from ui.panels.sequence.token_menu import token_menu
from ui.window.main_window import MainWindow


def _go(window: MainWindow, token: int) -> None:
    window.player.seek(window.player.timeline.time_of(token, 2))


def test_a_key_lets_a_sequence_begin_anew_and_another_lets_it_go_on(window: MainWindow) -> None:
    document, panel = window.document, window.findChild(SequencePanel)
    assert panel is not None
    _go(window, 0)
    assert not sequences.begin_anew.ready(window)
    lines = len(panel.chips._rows)
    _go(window, 4)
    QTest.keyClick(window, Qt.Key.Key_J)
    assert document.lesson.borders == (Border(4),) and not document.trace["c_prev"][4].any()
    assert sequences.begin_anew.checked(window) and not sequences.go_on_here.checked(window)
    assert len(panel.chips._rows) >= lines and panel.chips._rows[1].first == 4
    assert panel.chips.describe(4).endswith("Another sequence begins anew with it.")
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert document.lesson.borders == (Border(4, goes_on=True),) and document.trace["c_prev"][4].any()
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert document.lesson.borders == ()
    for _ in range(3):
        document.undo()
    assert document.lesson is document.opened or document.lesson.borders == ()


def test_the_menu_of_a_token_has_the_same(window: MainWindow) -> None:
    lesson, made = window.document.lesson, list[tuple[str, object]]()
    menu = token_menu(window, lesson, window.document.trace.tokens, 4, lambda *edit: made.append(edit))
    choices = next(each for each in menu.findChildren(QMenu) if each.title() == "A sequence begins here")
    choices.actions()[1].trigger()
    label, change = made[0]
    assert label == "a sequence goes on with “she” (5)"
    assert change(window.document.resolved).lesson.borders == (Border(4, goes_on=True),)  # type: ignore[operator]
    first = token_menu(window, lesson, window.document.trace.tokens, 0, lambda *edit: None)
    assert "A sequence begins here" not in [each.title() for each in first.findChildren(QMenu)]


@pytest.mark.parametrize("goes_on", [False, True])
def test_another_sequence_is_asked_for_and_added(window: MainWindow, goes_on: bool) -> None:
    steps = window.document.trace.steps
    (sequences.add_going_on if goes_on else sequences.add_sequence)(window)
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.textValueSelected.emit("I love Rafsun")
    dialog.reject()
    document = window.document
    assert document.lesson.borders == (Border(steps, goes_on),) and document.trace.steps == steps + 3
    assert document.trace["c_prev"][steps].any() == goes_on
    assert document.undo_label == f"another sequence that {'goes on' if goes_on else 'begins anew'}"


def test_another_sequence_is_compared(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "ask_for_name", lambda *_: "I love Rafsun and she is a very good girl . Rafsun came")
    compare.compare_sequence(window)
    assert window.selection.view == "compare"
    runs = window.stage.film.scene.compared
    assert len(runs) == 2 and {each.trace.steps for each in runs} == {20}
    assert np.array_equal(runs[0].trace["c"][:2], runs[1].trace["c"][:2])
    assert runs[1].trace.skipped == tuple(range(13, 20))
