"""A model is opened through the menu, a drop and the command line; what is wrong is told, and what is open stays."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from simulator.io.file_kinds import is_model
from tests.ui.conftest import let_go
from tests.ui.heard_tree import problems
from tests.ui.window.test_tooltips import weak
from ui.commands.menus import file as file_menu
from ui.dialogs.model import opened
from ui.dialogs.model.dialog import ModelDialog
from ui.dialogs.model.reading_form import DRAWN, FILE, NUMBERS, TEXT, TYPED
from ui.jobs.job import _under_way
from ui.settings import recent_files
from ui.window.main_window import MainWindow

MODELS = Path(__file__).parents[3] / "reference" / "models"
WORDS = "she\nhe\nis\na\ngood\ngirl\nboy\n"
LEFT, CTRL, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def no_native_dialogs(qapp: QApplication) -> None:
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def dialog_of(window: MainWindow) -> ModelDialog:
    (dialog,) = window.findChildren(ModelDialog)
    return dialog


def opened_on(qtbot: QtBot, window: MainWindow, path: Path) -> ModelDialog:
    """The dialog, once it has looked into the file."""
    window.files.open(str(path))
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: not dialog._work.is_running, timeout=20_000)
    let_go()
    return dialog


def choose(dialog: ModelDialog, source: str) -> None:
    box = dialog.reading.source
    box.setCurrentIndex(box.findData(source))
    box.activated.emit(box.currentIndex())


def test_random_numbers_are_offered_and_said(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened_on(qtbot, window, MODELS / "gru.pt")
    assert "Layer 1: GRU, 4 units, 3 numbers enter" in dialog.found.toPlainText()
    assert "names are those of PyTorch" in dialog.found.toPlainText()
    assert dialog.reading.told.text().startswith("20 steps of 3 random numbers")
    QTest.mouseClick(dialog.open_it, LEFT)
    qtbot.waitUntil(lambda: window.document.lesson.title == "gru", timeout=20_000)
    assert len(window.document.trace.layers) == 2 and window.document.trace.steps == 20
    assert "random numbers (seed 1)" in window.document.lesson.about and not window.document.is_modified


def test_a_dropped_model_reads_a_text_with_the_vocabulary_beside_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    model = tmp_path / "script.pt"
    model.write_bytes((MODELS / "script.pt").read_bytes())
    (tmp_path / "words.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "vocab-of-another.txt").write_text("\n".join(f"w{k}" for k in range(500)), encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(model))])
    entered = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier(0))
    entered.ignore()
    window.dragEnterEvent(entered)
    assert entered.isAccepted()
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier(0)))
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: not dialog._work.is_running, timeout=20_000)
    box = dialog.reading.vocabulary
    assert box.count() == 2 and box.currentText() == "words.txt: 7 tokens, words"
    assert not dialog.open_it.isEnabled() and "Type what the model is to read" in dialog.reading.told.text()
    QTest.keyClicks(dialog.reading.text, "she is a cat")
    assert "Words: 4 · unknown to the vocabulary, so that nothing enters: “cat”" in dialog.reading.told.text()
    QTest.keyClicks(dialog.reading.text, " boy")
    QTest.keyClick(dialog.reading.text, Qt.Key.Key_Tab)
    dialog.open_it.setFocus()
    QTest.keyClick(dialog.open_it, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.document.trace.tokens == ("she", "is", "a", "cat", "boy"), timeout=20_000)
    assert window.document.trace.readout is not None


def test_the_menu_asks_for_a_file(qtbot: QtBot, window: MainWindow) -> None:
    def type_it() -> None:
        chooser = QApplication.activeModalWidget()
        assert isinstance(chooser, QFileDialog)
        field = chooser.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        field.setText(str(MODELS / "rnn.pt"))
        QTest.keyClick(field, Qt.Key.Key_Return)
        if chooser.isVisible():
            chooser.accept()

    QTimer.singleShot(100, type_it)
    QTest.keyClick(window.stage_view, Qt.Key.Key_O, CTRL | SHIFT)
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: not dialog._work.is_running, timeout=20_000)
    assert "tanh or relu is not in the file" in dialog.found.toPlainText()
    dialog.reject()


def test_numbers_come_from_the_keyboard_and_from_files(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = opened_on(qtbot, window, MODELS / "gru.pt")
    choose(dialog, TYPED)
    QTest.keyClicks(dialog.reading.rows, "1 2")
    assert "2 numbers each, and the model takes 3" in dialog.reading.told.text() and not dialog.open_it.isEnabled()
    QTest.keyClicks(dialog.reading.rows, " 3; 4 5 6")
    assert "Steps: 2" in dialog.reading.told.text() and dialog.open_it.isEnabled()
    choose(dialog, FILE)
    assert not dialog.open_it.isEnabled()
    np.save(tmp_path / "rows.npy", np.ones((5, 3)))
    for name, words in (("rows.npy", "Steps: 5"), ("gru.pt", "Give a file with one")):
        dialog.reading.read_rows(tmp_path / name if name == "rows.npy" else MODELS / name)
        qtbot.waitUntil(lambda words=words: words in dialog.reading.told.text(), timeout=20_000)
    dialog.reading.read_vocabulary(tmp_path / "missing.txt")
    qtbot.waitUntil(lambda: "Cannot be read" in dialog.reading.told.text(), timeout=20_000)
    dialog.reject()


def test_of_several_stacks_one_is_chosen(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    shapes = {"enc": (9, 2), "dec": (9, 5)}
    parts = {f"{name}_w_ih": random.normal(size=shape) for name, shape in shapes.items()}
    np.savez(tmp_path / "two.npz", **parts, **{f"{name}_w_hh": random.normal(size=(9, 3)) for name in shapes})
    dialog = opened_on(qtbot, window, tmp_path / "two.npz")
    assert dialog.stack.isVisible() and "2 random numbers" in dialog.reading.told.text()
    dialog.stack.setFocus()
    QTest.keyClick(dialog.stack, Qt.Key.Key_Down)
    dialog.stack.activated.emit(dialog.stack.currentIndex())
    assert "5 random numbers" in dialog.reading.told.text()
    QTest.mouseClick(dialog.open_it, LEFT)
    qtbot.waitUntil(lambda: window.document.trace.inputs.shape == (20, 5), timeout=20_000)


@pytest.mark.parametrize("kind", ["cut", "without", "folder gone"])
def test_a_bad_file_is_told_and_the_lesson_stays(qtbot: QtBot, window: MainWindow, tmp_path: Path, kind: str) -> None:
    before, path = window.document.lesson, tmp_path / f"{'long-name' * 24}.npz"
    np.savez(path, weight=np.eye(3))
    if kind == "cut":
        path.write_bytes(path.read_bytes()[:-30] + bytes(30))
        window.files.open_model(path)
        dialog = dialog_of(window)
        qtbot.waitUntil(lambda: not dialog._work.is_running, timeout=20_000)
        assert (dialog.problem.isVisible() and not dialog.open_it.isVisible()) or not dialog.open_it.isEnabled()
        assert dialog.parts.isHidden()
    elif kind == "without":
        dialog = opened_on(qtbot, window, path)
        assert "nothing in it remembers" in dialog.found.toPlainText() and not dialog.open_it.isEnabled()
        assert not dialog.problem.isVisible(), "it is not broken"
        assert dialog.tensors.topLevelItem(0).text(3) == "not used"
    else:
        window.files.open_model(tmp_path / "gone" / "m.pt")
        dialog = dialog_of(window)
        qtbot.waitUntil(lambda: "Cannot be read" in dialog.problem.text(), timeout=20_000)
    assert dialog.name.text().count("…") == (kind != "folder gone") and dialog.width() <= 960
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    let_go()
    assert window.document.lesson is before and not window.findChildren(ModelDialog)


def test_an_opening_can_be_cancelled(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, before = threading.Event(), threading.Event(), window.document.lesson
    read = opened.open_model

    def slow(path: Path) -> object:
        begun.set()
        go_on.wait(10)
        return read(path)

    monkeypatch.setattr(opened, "open_model", slow)
    window.files.open(str(MODELS / "gru.pt"))
    dialog = dialog_of(window)
    qtbot.waitUntil(begun.is_set)
    assert dialog.progress.isVisible() and not dialog.open_it.isEnabled()
    QTest.mouseClick(dialog.cancel, LEFT)
    let_go()
    assert window.document.lesson is before and not window.findChildren(ModelDialog)
    go_on.set()
    qtbot.waitUntil(lambda: not any(each.is_running for each in list(_under_way)))


def test_what_a_lesson_cannot_hold_is_told_in_the_dialog(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    before = window.document.lesson
    np.savez(tmp_path / "m.npz", weight_ih_l0=np.full((3, 2), np.nan), weight_hh_l0=np.zeros((3, 3)))
    dialog = opened_on(qtbot, window, tmp_path / "m.npz")
    QTest.mouseClick(dialog.open_it, LEFT)
    qtbot.waitUntil(dialog.problem.isVisible, timeout=20_000)
    assert "cannot be one" in dialog.problem.text() and dialog.open_it.isEnabled() and window.document.lesson is before
    dialog.reject()


def test_each_page_is_heard_and_says_what_it_does(
    qtbot: QtBot, open_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = open_window()
    dialog = opened_on(qtbot, window, MODELS / "lightning.ckpt")
    found = []
    for part in range(dialog.parts.count()):
        dialog.part.button(part).click()
        let_go()
        found += [*problems(dialog), *weak(dialog)]
    dialog.part.button(0).click()
    for what in (TEXT, NUMBERS):
        dialog.reading.what.button(what).click()
        for source in (DRAWN, TYPED, FILE):
            choose(dialog, source)
            let_go()
            found += [*problems(dialog), *weak(dialog)]
    dialog.reject()
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_dialog_has_the_colours_of_the_window(qtbot: QtBot, window: MainWindow, theme: str) -> None:
    window.selection.theme = theme
    let_go()
    dialog = opened_on(qtbot, window, MODELS / "gru.pt")
    ground = dialog.part.grab().toImage().pixelColor(dialog.part.width() - 20, 8).lightness()
    assert (ground < 100) == (theme == "dark")
    dialog.reject()


def test_files_of_models_are_told_apart() -> None:
    for path in MODELS.iterdir():
        assert is_model(path) == (path.name != "make.py"), path
    assert not is_model(MODELS) and not is_model("jenny-rafsun")


def test_an_opened_model_is_offered_again(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "lstm.pt"
    path.write_bytes((MODELS / "lstm.pt").read_bytes())
    dialog = opened_on(qtbot, window, path)
    choose(dialog, DRAWN)
    assert recent_files.files() == ()
    dialog.open_it.click()
    qtbot.waitUntil(lambda: window.document.lesson.title == "lstm", timeout=20_000)
    let_go()
    assert recent_files.files() == (path,)
    file_menu.open_recent(window, str(path))
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(ModelDialog)), timeout=20_000)
    for each in window.findChildren(ModelDialog):
        each.reject()
    let_go()
