"""Saves what is open as it is at the act, beside the window, and tells what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from simulator.io.file_state import FileState
from simulator.io.regular_file import has_other_names
from ui.jobs.file_watch import FileWatch
from ui.jobs.job import NewestJob
from ui.jobs.save_queue import SaveLesson, SaveQueue
from ui.settings import recent_files
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.lesson_file import LessonFile
from ui.widgets.messages import Messages
from ui.widgets.questions import ask, let_wait

PATIENCE = 300  # milliseconds after which it is told that something takes long
ELSEWHERE, REPLACE = 0, 1  # what may become of a protected file


class LessonSaving(QObject):
    """Saves the lesson of a document; until it is written, it counts as not saved. `watch` looks away meanwhile."""

    def __init__(self, document: Document, messages: Messages, watch: FileWatch, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._messages, self._watch, self._parent = document, messages, watch, parent
        self._queue, self._packer = SaveQueue(self), NewestJob(self)
        self._mine: dict[SaveLesson, bool] = {}  # what is open here is in these; of each, whether its file is shared
        self._told, self._has_failed = "", False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PATIENCE)
        self._soon.timeout.connect(self._tell_waiting)
        self._queue.saved.connect(self._take)
        self._queue.failed.connect(self._tell_failure)
        self._queue.idle.connect(self._end)

    @property
    def path(self) -> Path | None:
        """The file that is being written, the last of several; None where none is."""
        return self._queue.path

    def save(self, path: Path) -> None:
        """Save what is open in a file, whatever that holds."""
        job = SaveLesson(path, self._document.newest)
        self._mine[job] = has_other_names(path)
        self._watch.is_paused, self._has_failed = True, False
        self._messages.clear()
        self._soon.start()
        self._queue.add(job)

    def pack(self, path: Path) -> None:
        """Write what is open, and all that it refers to, into one file; what is open stays where it belongs."""
        job = SaveLesson(path, self._document.newest)
        told = translate("Message", "{file} holds the lesson and all that it refers to.").format(file=path.name)
        job.finished.connect(lambda _path: self._messages.tell(told, "information"))
        job.failed.connect(
            lambda words: self._messages.tell(translate("Message", "Not saved. {error}").format(error=words))
        )
        self._packer.start(job)

    def forget(self) -> None:
        """Another lesson is open: what is being written is no longer what is shown."""
        self._mine.clear()

    def wait(self) -> bool:
        """Let a person wait until all is written. False where somebody would rather stay, or where it failed."""
        self._has_failed = False
        if self.path is None:
            return True
        question = translate("Files", "{file} is being written.").format(file=self.path.name)
        waits = let_wait(self._parent, question, self._queue.idle)
        return waits and not self._has_failed and self.path is None

    def stop(self) -> None:
        """Wait until all is written."""
        self._packer.stop()
        self._queue.stop()

    def _tell_waiting(self) -> None:
        assert self.path is not None
        self._told = translate("Files", "{file} is being written.").format(file=self.path.name)
        self._messages.tell(self._told, "information")

    def _take(self, job: SaveLesson, file: LessonFile) -> None:
        """What was open at the act is saved."""
        recent_files.remember(job.path)
        shared = self._mine.pop(job, None)
        if shared is None:
            return
        told = []
        if shared:
            words = translate("Message", "Saved. {file} had further names (hard links), which keep what they held.")
            told.append(words.format(file=job.path.name))
        before, now = self._document.file.saved, file.saved
        if before is not None and before.storyline is not None and now is not None and now.storyline is None:
            told.append(translate("Message", "Saved without the guide: it tells of the run before your changes."))
        self._document.belong_to(file)
        if told:
            self._messages.tell(" ".join(told), "information")

    def _tell_failure(self, job: SaveLesson) -> None:
        self._mine.pop(job, None)
        self._has_failed = True
        self._messages.tell(translate("Message", "Not saved. {error}").format(error=job.error))

    def _end(self) -> None:
        """Nothing is being written any more."""
        self._soon.stop()
        if self._told and self._messages.text == self._told:
            self._messages.clear()
        self._told = ""
        self._watch.is_paused = False
        if not self._has_failed:  # that stays in view
            self._watch.look()


def ask_to_replace(parent: QWidget, path: Path) -> int:
    """Ask whether a protected file is to be replaced: REPLACE, ELSEWHERE for another file, −1 for neither."""
    question = translate("Files", "{file} is write-protected. Replace it?").format(file=path.name)
    more = translate("Files", "It stays write-protected, with what is open in it.")
    return ask(parent, question, more, [translate("Files", "Save as…"), translate("Files", "Replace")])


def change_words(change: FileState, path: Path) -> str:
    """What another program has done to a file."""
    if change.is_gone:
        return translate("Files", "{file} is not there any more.").format(file=path.name)
    return translate("Files", "{file} was changed by another program.").format(file=path.name)
