"""The export dialog: what a format asks, real files, progress, cancel, errors."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from tests.ui.conftest import let_go
from ui import export_dialog
from ui.export import formats
from ui.export.format import described
from ui.export_dialog import ExportDialog
from ui.main_window import MainWindow
from ui.paint import image
from ui.theme import THEMES

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[ExportDialog]:
    QTest.keyClick(window.stage_view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(ExportDialog)
    assert found is not None
    yield found
    let_go()


def choose(dialog: ExportDialog, ending: str) -> None:
    dialog.format.setCurrentIndex(list(formats()).index(ending))


def field(dialog: ExportDialog, name: str) -> QSpinBox:
    return next(each for each in dialog.findChildren(QSpinBox) if each.accessibleName() == name)


def smaller(dialog: ExportDialog) -> None:
    field(dialog, "Width").setValue(320)
    field(dialog, "Height").setValue(180)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Answers the question for a file name."""

    def answer(name: str) -> Path:
        monkeypatch.setattr(export_dialog, "ask_for_target", lambda *_: tmp_path / name)
        return tmp_path / name

    return answer


@pytest.mark.parametrize("ending", list(formats()))
def test_asks_what_the_format_describes(dialog: ExportDialog, ending: str) -> None:
    choose(dialog, ending)
    wanted = described(formats()[ending].settings)
    names = {each.accessibleName() for each in dialog.findChildren(QComboBox) + dialog.findChildren(QSpinBox)}
    decimals = {"fps", "cue_pause"}
    assert {each.title for name, each in wanted.items() if name not in decimals} <= names
    made = dialog.settings
    assert type(made) is formats()[ending].settings
    assert made.theme == "light"
    dialog.reject()


def test_writes_the_picture_in_view(
    window: MainWindow, dialog: ExportDialog, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    place = target("view.png")
    choose(dialog, ".png")
    smaller(dialog)
    qtbot.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(lambda: "Exported" in window.messages.text, timeout=20_000)
    written = QImage(str(place)).convertToFormat(QImage.Format.Format_RGB32)
    assert written == image(window.stage_view.frame, THEMES["light"], 320, 180)
    assert window.messages.property("kind") == "information"


def test_writes_a_film_of_chosen_tokens(
    window: MainWindow, dialog: ExportDialog, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    place = target("film.mp4")
    choose(dialog, ".mp4")
    smaller(dialog)
    dialog.first.setValue(12)
    dialog.last.setValue(12)
    told: list[int] = []
    dialog.progress.valueChanged.connect(told.append)
    qtbot.mouseClick(dialog.export_button, LEFT)
    assert not dialog.format.isEnabled()
    qtbot.waitUntil(lambda: "Exported" in window.messages.text, timeout=60_000)
    with av.open(str(place)) as container:
        frames = container.streams.video[0].frames
    assert frames == pytest.approx(30 * window.stage.timeline.step_seconds, abs=2)
    assert len(told) > 10
    assert told == sorted(told)


def test_cancelling_leaves_no_file_and_the_dialog_ready(
    dialog: ExportDialog, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    place = target("film.mp4")
    place.write_bytes(b"the old film")
    smaller(dialog)
    qtbot.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(lambda: dialog.progress.value() > 2, timeout=20_000)
    qtbot.mouseClick(dialog.cancel_button, LEFT)
    qtbot.waitUntil(dialog.format.isEnabled, timeout=20_000)
    assert "Cancelled" in dialog.problem.text()
    assert place.read_bytes() == b"the old film"
    assert [each.name for each in place.parent.iterdir() if each.suffix != ".ini"] == ["film.mp4"]
    qtbot.wait(50)
    dialog.reject()


def test_an_export_that_fails_says_why_and_stays(
    dialog: ExportDialog, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    target("missing/view.png")
    choose(dialog, ".png")
    qtbot.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(dialog.problem.isVisible, timeout=20_000)
    assert "missing" in dialog.problem.text()
    assert dialog.export_button.isEnabled()
    qtbot.wait(50)
    dialog.reject()


def test_the_window_closes_while_an_export_runs(
    window: MainWindow, dialog: ExportDialog, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    place = target("film.mp4")
    smaller(dialog)
    qtbot.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(lambda: dialog.progress.value() > 2, timeout=20_000)
    window.close()
    let_go()
    assert not place.exists()


def test_first_and_last_token_bound_each_other(dialog: ExportDialog) -> None:
    for first, last in itertools.product((1, 7, 20), (20, 9, 3)):
        dialog.first.setValue(first)
        dialog.last.setValue(last)
        assert dialog.first.value() <= dialog.last.value()
        tokens = dialog.settings.tokens
        assert tokens is not None
        assert tokens[0] < tokens[1] <= 20
    dialog.reject()
