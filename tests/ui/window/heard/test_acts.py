"""Each act of a list is announced exactly once, in its words; playing and exporting send few events."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hearing import AFTER, Hearing, hearing
from ui.commands.menus import whatif
from ui.export.writers.mp4 import Mp4Settings
from ui.jobs.export_job import ExportJob
from ui.window.main_window import MainWindow

K, M = Qt.Key, Qt.KeyboardModifier
MOST = 10  # events a second
Act = Callable[[MainWindow], object]


def key(pressed: Qt.Key, held: Qt.KeyboardModifier = M.NoModifier) -> Act:
    return lambda window: QTest.keyClick(window.stage_view, pressed, held)


def hold(window: MainWindow) -> None:
    window.selection.quantity = "f"
    whatif.hold_shut(window)


def new_words(window: MainWindow) -> None:
    window.controls.sequence.field.setPlainText("Jenny likes Rafsun")
    window.controls.sequence.apply_button.click()


def wrong_words(window: MainWindow) -> None:
    window.controls.sequence.field.setPlainText("")
    window.controls.sequence.apply_button.click()


ACTS: dict[str, tuple[Act, tuple[str, ...]]] = {
    "step": (key(K.Key_Right), ("Token 12 of 20, “Rafsun”, Output\n",)),
    "step back": (key(K.Key_Left), ("Token 12 of 20, “Rafsun”, ",)),
    "next token": (key(K.Key_Right, M.ShiftModifier), ("Token 13 of 20, “came”, ",)),
    "start": (key(K.Key_Home), ("Token 1 of 20, “I”, ",)),
    "select a unit": (key(K.Key_Down), ("Layer 1, liking",)),
    "select a layer": (key(K.Key_Up, M.AltModifier), ("Layer 2, pronoun\n",)),
    "select a vector": (key(K.Key_Right, M.AltModifier), ("Layer 1, ", "gender: ")),
    "zoom": (key(K.Key_Minus), ("Stack\n",)),
    "edit": (new_words, ("Changed: ", "Token ")),
    "mask": (key(K.Key_M), ("Changed: ", "First difference: ")),
    "hold": (hold, ("Changed: forget gate f of gender ", " held shut", "First difference: ")),
    "error": (wrong_words, ("There cannot be 0 tokens.",)),
    "present": (key(K.Key_F5), ("The presentation begins.",)),
}


@pytest.fixture
def still(window: MainWindow) -> MainWindow:
    """A window in which nothing glides."""
    window.set_still(True)
    return window


@pytest.mark.parametrize("name", ACTS)
def test_each_act_is_said_once_in_its_words(still: MainWindow, name: str) -> None:
    act, words = ACTS[name]
    with hearing() as sounds:
        said = sounds.after(lambda: act(still))
    assert len(said) == 1, said
    begin, *inside = words
    assert said[0].startswith(begin) and all(each in said[0] for each in inside)
    if still.presentation.active:
        still.presentation.leave()


def test_undo_and_redo_are_said_once(still: MainWindow) -> None:
    with hearing() as sounds:
        sounds.after(lambda: hold(still))
        (undone,) = sounds.after(lambda: QTest.keyClick(still.stage_view, K.Key_Z, M.ControlModifier))
        (redone,) = sounds.after(lambda: QTest.keyClick(still.stage_view, K.Key_Y, M.ControlModifier))
    assert undone.startswith("Taken back: forget gate f of gender ")
    assert redone.startswith("Done again: forget gate f of gender ") and "First difference: " in redone


def test_an_export_is_said_once_and_sends_few_events(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    settings = Mp4Settings(width=320, height=180, tokens=(0, 3))
    with hearing() as sounds:
        said = sounds.after(lambda: None)
        began = time.monotonic()
        with qtbot.waitSignal(window.exports.ended, timeout=60_000):
            window.exports.add(ExportJob(window.stage.film_for_others, str(tmp_path / "film.mp4"), settings))
        QTest.qWait(AFTER)
        kinds = Counter((each.kind.name, each.about) for each in sounds)
        lasted = time.monotonic() - began
        said = sounds.announced
    assert len(said) == 1 and "film.mp4" in said[0]
    assert len(sounds) < 2 * MOST + MOST * lasted, kinds.most_common(9)


def test_a_stop_at_a_cue_is_said_once(still: MainWindow) -> None:
    still.player.home()
    with hearing() as sounds:
        said = sounds.after(lambda: QTest.keyClick(still.stage_view, K.Key_C))
    assert len(said) == 1 and said[0].startswith("Stopped: ") and "\nToken " in said[0]


@pytest.mark.parametrize(
    "view", ["cell", *(pytest.param(view, marks=pytest.mark.full) for view in ("compare", "unrolled"))]
)
def test_few_events_while_playing(window: MainWindow, view: str) -> None:
    window.selection.view = view
    window.player.stops_at_cues = False
    window.player.home()
    QTest.qWait(2 * AFTER)
    with hearing() as sounds:
        window.player.play()
        QTest.qWait(4000)
        kinds = Counter((each.kind.name, each.about) for each in sounds)
        count = len(sounds)
        window.player.pause()
    assert count < 4 * MOST, kinds.most_common(9)
    assert 1 <= len(Hearing(sounds).announced) <= 4
