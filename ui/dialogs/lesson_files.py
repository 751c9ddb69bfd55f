"""Lessons in and out of files: opened, saved, and offered for saving before they make room for another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.schema import LessonError
from ui.settings import recent_files
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.names import lesson_title
from ui.widgets.messages import Messages
from ui.widgets.questions import Answer, ask_to_save, where_to_open, where_to_save


class LessonFiles(QObject):
    """Opens and saves the lesson of a document, with questions over `parent`. `opened` tells that another is open.

    `leaving` tells that what is open makes room for another, or stays where that cannot be opened.
    The messages show what is wrong with a file, and what is open stays as it is.
    """

    leaving = Signal()
    opened = Signal()

    def __init__(self, document: Document, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._messages, self._parent = document, messages, parent

    def may_close(self) -> bool:
        """Offer changes for saving. True where the lesson may be closed now: unchanged, saved or discarded."""
        if not self._document.is_modified:
            return True
        answer = ask_to_save(self._parent, lesson_title(self._document.lesson))
        if answer is Answer.SAVE:
            self.save()
            return not self._document.is_modified
        return answer is Answer.DISCARD

    def open(self, key_or_path: str) -> None:
        """Open a built-in lesson by its key, or a file; changes of what is open are dropped."""
        lessons = builtin_lessons()
        self.leaving.emit()
        try:
            if key_or_path in lessons:
                self._document.start(lessons[key_or_path])
            else:
                self._document.open(Path(key_or_path))
                recent_files.remember(Path(key_or_path))
        except LessonError as error:
            self._messages.tell(translate("Message", "Not opened. {error}").format(error=error))
            return
        self._messages.clear()
        self.opened.emit()

    def switch_to(self, key_or_path: str) -> bool:
        """Open another lesson once what is open may be closed. False where that stays on purpose."""
        if not self.may_close():
            return False
        self.open(key_or_path)
        return True

    def choose_and_open(self) -> None:
        """Ask for a file and open it, once what is open may be closed."""
        if self.may_close():
            path = where_to_open(self._parent)
            if path is not None:
                self.open(str(path))

    def save(self) -> None:
        """Save the lesson in its file; a lesson without one gets a file of its own."""
        if self._document.path is None:
            self.save_as()
        else:
            self._save(self._document.path)

    def save_as(self) -> None:
        """Ask for a file and save the lesson in it."""
        path = where_to_save(self._parent, self._document)
        if path is not None:
            self._save(path)

    def _save(self, path: Path) -> None:
        try:
            self._document.save(path)
        except LessonError as error:
            self._messages.tell(translate("Message", "Not saved. {error}").format(error=error))
            return
        recent_files.remember(path)
        self._messages.clear()
