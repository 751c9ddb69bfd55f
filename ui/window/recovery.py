"""Nothing is lost in a crash: what is changed and not saved is kept aside, and offered at the next start.

Each running program keeps its own copy under a lock that dies with it. The user's file is never written. Copies are
written beside the window: one of a large lesson takes long.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QThread, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from simulator.engine.progress import Progress
from simulator.io.file_state import FileState
from simulator.lessons.file import load, save
from simulator.lessons.schema import Lesson, LessonError
from ui.jobs.job import Job, NewestJob
from ui.settings import settings
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.lesson_file import LessonFile
from ui.state.names import lesson_title
from ui.widgets.questions import make_question

WAIT = 800  # milliseconds from the first change that is not kept yet to the copy, however many follow
log = logging.getLogger("gatelight")


class Lost(NamedTuple):
    """What a program that crashed had not saved: the lesson, the file it belongs to, and where its copy lies."""

    lesson: Lesson
    file: LessonFile
    copy: Path

    @property
    def path(self) -> Path | None:
        """The file it belongs to."""
        return self.file.path


class Copy(Job[None]):
    """Writes a lesson to a file."""

    expected = (LessonError,)
    priority = QThread.Priority.LowPriority

    def __init__(self, lesson: Lesson, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lesson, self._path = lesson, path

    def work(self, progress: Progress) -> None:
        """Write it, whole or not at all. Raises LessonError."""
        save(self._lesson, self._path)


class Recovery(QObject):
    """Keeps a copy of the document's unsaved state while the program runs."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._copy = folder() / f"{os.getpid()}-{uuid4().hex}.json"
        self._lock: QLockFile | None = None
        self._ended = False
        self._jobs = NewestJob(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT)
        self._soon.timeout.connect(self._keep_beside)
        document.changed.connect(self._wait)
        document.run_changed.connect(self._wait)
        self._wait()  # for what was changed before

    @property
    def copy(self) -> Path:
        """Where the copy lies while there is one."""
        return self._copy

    def keep(self) -> bool:
        """Write the copy now, or take it away where nothing would be lost. False where it cannot be written."""
        self._stop_waiting()
        if not self._document.is_modified:
            self._remove()
            return True
        try:
            self._write()
        except (OSError, LessonError) as error:
            self._tell_failure(error)
            return False
        return True

    def _keep_beside(self) -> None:
        """Do the same beside the window, once the copy before is done."""
        if self._jobs.is_running:
            self._soon.start()
        elif not self._document.is_modified:
            self._remove()
        else:
            try:
                self._claim()
            except OSError as error:
                self._tell_failure(error)
                return
            copy = Copy(self._document.newest, self._copy, self)
            copy.failed.connect(self._tell_failure)
            self._jobs.start(copy)

    def _tell_failure(self, error: object) -> None:
        """Write to the log that there is no copy: a full disk must not stop the lecture."""
        log.warning("no copy for recovery: %s", error)

    def _stop_waiting(self) -> None:
        """Let no copy come later: neither one that is due nor one that is being written."""
        self._soon.stop()
        self._jobs.stop()

    def _write(self) -> None:
        self._claim()
        save(self._document.newest, self._copy)

    def _claim(self) -> None:
        """Lock the copy's place, and write down what file it belongs to. Raises OSError."""
        self._copy.parent.mkdir(parents=True, exist_ok=True)
        if self._lock is None:
            self._lock = QLockFile(str(_lock_of(self._copy)))
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)
        file = self._document.file
        _origin_of(self._copy).write_text(f"{file.path or ''}\n{file.on_disk.digest}", encoding="utf-8")

    def hand_over(self) -> Path:
        """Write the copy, of what is saved too, and leave it to another program. Raises OSError and LessonError."""
        self._stop_waiting()
        self._write()
        self._ended = True
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        return self._copy

    def take_back(self) -> None:
        """Go on after all: no other program has come for the copy."""
        self._ended = False
        discard(self._copy)
        self.keep()

    def finish(self) -> None:
        """Take the copy away: the program ends as it should."""
        self._stop_waiting()
        self._ended = True
        self._remove()

    def _wait(self) -> None:
        needed = not self._ended and (self._document.is_modified or self._lock is not None)
        if needed and not self._soon.isActive():  # begun anew with each change, it would wait as long as they come
            self._soon.start()

    def _remove(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
            discard(self._copy)


def folder() -> Path:
    """Where the copies lie."""
    return settings.place() / "recovery"


def find_lost() -> tuple[Lost, ...]:
    """What programs that do not run any more have left behind, the latest first; what cannot be read is left out."""
    found = []
    for copy in sorted(folder().glob("*.json"), key=lambda path: -path.stat().st_mtime):
        lock = QLockFile(str(_lock_of(copy)))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            continue  # it belongs to a program that runs
        lock.unlock()
        try:
            found.append(read(copy))
        except (OSError, LessonError) as error:
            log.warning("a copy for recovery cannot be read: %s", error)
    return tuple(found)


def read(copy: Path) -> Lost:
    """What a copy holds. Raises OSError and LessonError."""
    origin = _origin_of(copy).read_text(encoding="utf-8")
    path, _, digest = origin.rpartition("\n")
    on_disk = FileState((), digest) if digest else None
    return Lost(load(copy), LessonFile(Path(path) if path else None, None, on_disk), copy)


def discard(copy: Path) -> None:
    """Throw a copy away."""
    for path in (copy, _origin_of(copy), _lock_of(copy)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def ask_to_recover(parent: QWidget, found: Lost, recover_it: Callable[[Lost], bool]) -> QMessageBox:
    """Ask whether a lesson is to be recovered, without stopping the window; an answer does it.

    `recover_it` opens it, and says whether it is safe: the copy goes only then.
    """
    kept = translate("Recovery", "It belongs to {file}, which is as it was saved last.").format(file=found.path)
    where = kept if found.path else translate("Recovery", "It was never saved.")
    question = translate("Recovery", "Recover the changes to “{title}”?").format(title=lesson_title(found.lesson))
    why = translate("Recovery", "Gatelight ended before they were saved.")
    box = make_question(parent, question, f"{why} {where}")
    recover = box.addButton(translate("Recovery", "Recover"), QMessageBox.ButtonRole.AcceptRole)
    away = box.addButton(translate("Recovery", "Throw away"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(translate("Recovery", "Ask later"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(recover)

    def take_answer() -> None:
        wanted = box.clickedButton()
        if wanted is away or (wanted is recover and recover_it(found)):
            discard(found.copy)
        box.deleteLater()

    box.finished.connect(take_answer)
    box.open()
    return box


def _lock_of(copy: Path) -> Path:
    return copy.with_suffix(".lock")


def _origin_of(copy: Path) -> Path:
    return copy.with_suffix(".where")
