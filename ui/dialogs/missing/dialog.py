"""What can be read of a lesson that refers to a file which is missing or holds something else, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from simulator.lessons.schema import FileError, Lesson
from ui.settings.translation import translate
from ui.state.names import lesson_title
from ui.widgets.room.screen_fit import resize_within_screen

FLAGS = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse


class MissingFileDialog(QDialog):
    """The words of the lesson, and which of its files is at fault; `point_wanted` tells that one wants to say where it
    is.
    """

    point_wanted = Signal()

    def __init__(self, fault: FileError, lesson: Lesson, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(lesson_title(lesson))
        resize_within_screen(self, QSize(560, 420))
        self.problem = QLabel(fault.problem)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setTextInteractionFlags(FLAGS)
        self.text = QPlainTextEdit("\n\n".join(_words(lesson)))
        self.text.setTextInteractionFlags(FLAGS)
        self.text.setAccessibleName(lesson_title(lesson))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.point = buttons.addButton(translate("Files", "Point to the file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.point.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self.point_wanted)
        column = QVBoxLayout(self)
        for widget in (self.problem, self.text, buttons):
            column.addWidget(widget)


def _words(lesson: Lesson) -> list[str]:
    """What its author wrote."""
    token = translate("Files", "Token {number}: {note}")
    notes = (token.format(number=at + 1, note=note) for at, note in sorted(lesson.notes.items()))
    return [text for text in (lesson_title(lesson), lesson.about, *notes) if text]
