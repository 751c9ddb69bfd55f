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


@pytest.mark.parametrize(("name", "data"), [("m.pdf", b"%PDF-1.7"), ("m.npy", b"\x93NUMPY\x01"), ("e", b"")])
def test_a_drag_that_cannot_be_used_is_refused_and_told(
    window: MainWindow, tmp_path: Path, name: str, data: bytes
) -> None:
    assert not _enters(window, _file(tmp_path, name, data))
    assert window.messages.text.startswith(f"{name}: ") and "missing comma" not in window.messages.text


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
    assert window.messages.text.startswith("table.csv: use this row of numbers as the sequence? Steps: 1 · numbers in")
    QTest.mouseClick(window.messages._answer, LEFT)
    assert window.document.trace.inputs.tolist() == [[1, 0, 0, 1]]
    assert window.document.trace.input_names == ("a", "b", "c", "d")


def test_a_sensors_table_brings_its_names_and_times(window: MainWindow, tmp_path: Path) -> None:
    data = b"time;temp;humidity\n08:00;21,5;40\n09:00;22;41,25\n"
    _drop(window, _file(tmp_path, "sensor.csv", data))
    assert "decimal sign: , · between them: semicolons · columns: temp, humidity" in window.messages.text
    QTest.mouseClick(window.messages._answer, LEFT)
    trace = window.document.trace
    assert trace.inputs.tolist() == [[21.5, 40], [22, 41.25]]
    assert (trace.input_names, trace.tokens) == (("temp", "humidity"), ("08:00", "09:00"))


def test_what_may_be_read_in_two_ways_is_asked(window: MainWindow, tmp_path: Path) -> None:
    for button, rows in ((window.messages._answer, [[0, 5], [0, 7]]), (window.messages._other, [[0.5], [0.7]])):
        _drop(window, _file(tmp_path, "one.csv", b"0,5\n0,7\n"))
        assert "What is meant?" in window.messages.text and window.messages._other.isVisible()
        QTest.mouseClick(button, LEFT)
        assert window.document.trace.inputs.tolist() == rows
    _drop(window, _file(tmp_path, "two.csv", b"1,2,3\n"))
    assert not window.messages._other.isVisible()


def test_a_column_that_is_no_number_is_named(window: MainWindow, tmp_path: Path) -> None:
    data = _file(tmp_path, "bad.csv", b"t,hum\n1,2\n2,n/a\n3,4\n")
    assert not _enters(window, data)
    assert "column \u201chum\u201d: \u201cn/a\u201d is not a number" in window.messages.text


def test_what_was_copied_is_pasted(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("Jenny")
    QTest.keyClick(window.stage_view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.messages.text == "The text: use this word as the sequence?"
    QTest.mouseClick(window.messages._answer, LEFT)
    assert window.document.trace.tokens == ("Jenny",)
    QGuiApplication.clipboard().clear()
    window.commands.actions["paste"].trigger()
    assert "nothing to paste" in window.messages.text
