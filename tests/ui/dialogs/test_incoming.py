"""What is dragged or pasted is told by its kind: opened, offered as the sequence, or refused with a word why."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from simulator.lessons.builtin import find
from simulator.lessons.file import dumps
from ui.window.main_window import MainWindow

NONE, LEFT, COPY = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


def _file(folder: Path, name: str, data: bytes) -> QMimeData:
    path = folder / name
    path.write_bytes(data)
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(path))])
    return made


def _text(text: str) -> QMimeData:
    made = QMimeData()
    made.setText(text)
    return made


def _enters(window: MainWindow, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NONE)
    event.ignore()
    window.dragEnterEvent(event)
    return event.isAccepted()


def _drop(window: MainWindow, data: QMimeData) -> None:
    window.dropEvent(QDropEvent(QPointF(9, 9), COPY, data, LEFT, NONE))


@pytest.mark.parametrize(("name", "data"), [("m.pdf", b"%PDF-1.7"), ("m.h5", b"\x89HDF\r\n\x1a\n"), ("e", b"")])
def test_a_drag_that_cannot_be_used_is_refused_and_told(
    window: MainWindow, tmp_path: Path, name: str, data: bytes
) -> None:
    assert not _enters(window, _file(tmp_path, name, data))
    assert window.messages.text.startswith(f"{name}: ") and "comma" not in window.messages.text


def test_a_folder_and_a_picture_without_a_file_are_refused(window: MainWindow, tmp_path: Path) -> None:
    folder, picture = QMimeData(), QMimeData()
    folder.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    picture.setImageData(window.grab().toImage())
    assert not _enters(window, folder) and not _enters(window, picture)


def test_a_lesson_is_taken(window: MainWindow, tmp_path: Path) -> None:
    data = _file(tmp_path, "lesson.json", dumps(find("worked-example")))
    assert _enters(window, data)
    _drop(window, data)
    assert window.document.lesson == find("worked-example")


def test_words_are_offered_as_the_sequence(window: MainWindow, tmp_path: Path) -> None:
    data = _file(tmp_path, "notes.txt", b"Anna loves Tom .")
    assert _enters(window, data)
    before = window.document.trace.tokens
    _drop(window, data)
    assert window.messages.text == "notes.txt: use these 4 words as the sequence?"
    assert window.document.trace.tokens == before
    QTest.mouseClick(window.messages._answer, LEFT)
    assert window.document.trace.tokens == ("Anna", "loves", "Tom", ".")
    window.document.undo()
    assert window.document.trace.tokens == before


def test_a_table_is_offered_as_rows(window: MainWindow, tmp_path: Path) -> None:
    _drop(window, _file(tmp_path, "table.csv", b"a,b,c,d\n1,0,0,1\n"))
    assert window.messages.text == "table.csv: use this row of numbers as the sequence?"
    QTest.mouseClick(window.messages._answer, LEFT)
    assert window.document.trace.inputs.tolist() == [[1, 0, 0, 1]]


def test_what_was_copied_is_pasted(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("Jenny")
    QTest.keyClick(window.stage_view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.messages.text == "The text: use this word as the sequence?"
    QTest.mouseClick(window.messages._answer, LEFT)
    assert window.document.trace.tokens == ("Jenny",)
    QGuiApplication.clipboard().clear()
    window.commands.actions["paste"].trigger()
    assert "nothing to paste" in window.messages.text
