"""Keeps a copy of what is not saved while the program runs.

Copies wait for their time and are written beside the window: one of a large lesson takes long, and none waits for a
window that is busy, be it that it has not heard yet that the copy before is written.
"""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path
from threading import Lock
from time import monotonic

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QWidget

from simulator.engine.progress import Progress
from simulator.lessons.schema import Lesson, LessonError
from ui.jobs.job import Job, NewestJob
from ui.jobs.save_queue import AT_ONCE
from ui.settings.translation import translate
from ui.state.document import Document
from ui.widgets.questions import let_wait
from ui.window.recovery.copies import Origin, discard
from ui.window.recovery.copy_place import CopyPlace

WAIT = 500  # milliseconds from the first change that is not kept yet to the copy, however many follow
AGAIN = 5000  # milliseconds after which a copy that could not be written is tried again
log = logging.getLogger("gatelight")


State = tuple[Lesson, Origin]


class Unkept:
    """The newest state for a copy, and when that is due: the window tells it, the thread that writes asks for it."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._state: State | None = None
        self._due = 0.0

    def put(self, state: State, wait: int) -> None:
        """Let a state be the newest: a copy is due in so many milliseconds, or when that of the one before it was."""
        with self._turn:
            due = monotonic() + wait / 1000
            self._due = due if self._state is None else min(self._due, due)
            self._state = state

    def rest(self) -> float | None:
        """The seconds until a copy is due; None where nothing waits for one."""
        with self._turn:
            return None if self._state is None else max(0.0, self._due - monotonic())

    def take(self) -> State | None:
        """The newest state, which waits no longer; None where nothing waits."""
        with self._turn:
            state, self._state = self._state, None
            return state


class Copy(Job[None]):
    """Writes copies, the first after so many milliseconds, until nothing waits for one; tells progress after each.

    `unkept` takes what is to be written next. Once another job has its place, it writes nothing more.
    """

    expected = (LessonError, OSError)
    priority = QThread.Priority.LowPriority

    def __init__(self, place: CopyPlace, state: State, wait: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place, self.unkept = place, Unkept()
        self.unkept.put(state, wait)

    def work(self, progress: Progress) -> None:
        """Write each, whole or not at all. Raises LessonError and OSError."""
        while (rest := self.unkept.rest()) is not None:
            self.pause(rest)
            if (state := self.unkept.take()) is not None:
                self._place.write(*state, unless=lambda: self.is_cancelled)
                progress(1, 1)


class Flush(Job[None]):
    """Waits until the disk has the newest copy."""

    expected = (OSError,)
    priority = QThread.Priority.LowPriority

    def __init__(self, place: CopyPlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place

    def work(self, progress: Progress) -> None:
        """Wait for it, and for those that are written meanwhile. Raises OSError."""
        while not self._place.flush():
            progress(1, 1)


class Recovery(QObject):
    """Keeps a copy of the document's unsaved state while the program runs.

    `told` tells in words that no copy can be written and why, once, and that it can again; with "problem" or
    "information".
    """

    told = Signal(str, str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._place = CopyPlace()
        self._former_change = ""
        self._inherited: list[Path] = []  # copies of other programs, until what they hold is safe here
        self._fails = self._ended = False
        self._jobs, self._flushes = NewestJob(self), NewestJob(self)
        self._copy: Copy | None = None  # the one that writes, or wrote last
        self._flush: Flush | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._keep_beside)
        document.changed.connect(self._wait)
        document.run_changed.connect(self._wait)
        self._wait()  # for what was changed before

    @property
    def copy(self) -> Path:
        """Where the copy lies while there is one."""
        return self._place.copy

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
        self._tell_success()
        return True

    def inherit(self, copy: Path, change: str) -> None:
        """Keep what was opened from another program's copy, beside the window, and throw that one away then.

        `change` is what was changed there last.
        """
        self._inherited.append(copy)
        self._former_change = change
        self._soon.stop()
        self._flushes.drop()  # of what was open before: its end does not tell that this one is safe
        self._keep_beside()

    def _keep_beside(self) -> None:
        """Do the same beside the window."""
        if self._document.is_modified:
            self._begin(self._state(), 0)
        elif self._jobs.is_at_work or self._flushes.is_at_work:  # what is being written is not waited for
            self._soon.start(WAIT)
        else:
            self._remove()

    def _begin(self, state: State, wait: int) -> None:
        """Begin a copy that is written after so many milliseconds, whatever the window does then."""
        copy = self._copy = Copy(self._place, state, wait, self)
        copy.progress.connect(self._tell_written)
        copy.failed.connect(self._tell_failed)
        copy.finished.connect(self._go_on)
        self._jobs.start(copy)

    def _go_on(self) -> None:
        """Keep what was changed after the thread had looked for it last."""
        if self._copy is not None and (state := self._copy.unkept.take()) is not None:
            self._begin(state, 0)

    def _tell_written(self) -> None:
        if not self._flushes.is_running:
            self._flush_beside()

    def _flush_beside(self) -> None:
        """Let the disk have what was written, while the next copy may be; it is safe only then."""
        if self._place.is_flushed:
            self._tell_success()
            return
        flush = self._flush = Flush(self._place, self)
        flush.failed.connect(self._tell_unflushed)
        flush.finished.connect(self._flush_beside)
        self._flushes.start(flush)

    def _tell_failed(self) -> None:
        self._tell_failure(self._copy.error if self._copy is not None else None)

    def _tell_unflushed(self) -> None:
        self._tell_failure(self._flush.error if self._flush is not None else None)

    def _tell_failure(self, error: BaseException | None) -> None:
        """Say once that there is no copy, and try again: a full disk must not stop the lecture."""
        log.warning("no copy for recovery: %s", error)
        if not self._fails:
            self._fails = True
            words = translate("Recovery", "A crash would lose what is not saved: no copy can be kept. {why}")
            self.told.emit(words.format(why=_reason(error)), "problem")
        if not self._ended:
            self._soon.start(AGAIN)

    def _tell_success(self) -> None:
        self._discard_inherited()
        if self._fails:
            self._fails = False
            words = translate("Recovery", "What is not saved is kept for the case of a crash again.")
            self.told.emit(words, "information")

    def _stop_waiting(self) -> None:
        """Let no copy come later: neither one that is due nor one that is being written."""
        self._soon.stop()
        self._jobs.stop()
        self._flushes.stop()

    def _write(self) -> None:
        self._place.write(*self._state())
        self._place.flush()

    def _origin(self) -> Origin:
        file = self._document.file
        change = self._document.undo_label or self._former_change
        return Origin(None if file.path is None else file.path.absolute(), file.on_disk.digest, change)

    def hand_over(self, parent: QWidget) -> Path | None:
        """Write the copy, of what is saved too, and leave it to another program; None where somebody would rather stay.

        It is written beside the window. Over that one waits for it: an edit meanwhile would not be in the copy.
        Raises OSError and LessonError.
        """
        self._soon.stop()
        copy = self._copy = Copy(self._place, self._state(), 0)
        self._jobs.start(copy)
        copy.wait_and_end(AT_ONCE)
        if not copy.is_over and not let_wait(parent, translate("Restart", "What is open is set aside."), copy.ended):
            self._jobs.drop()
            self._wait()
            return None
        if copy.error is not None:
            raise copy.error
        self._ended = True
        self._place.leave()
        return self._place.copy

    def take_back(self) -> None:
        """Go on after all: no other program has come for the copy."""
        self._ended = False
        self.keep()

    def finish(self) -> None:
        """Take the copy away: the program ends as it should."""
        self._stop_waiting()
        self._ended = True
        self._remove()

    def leave(self) -> None:
        """Leave what is not saved to the next start: the program is ended, and nobody can be asked.

        The window waits for it, unlike for any other copy: an end that came first would lose the last edit, and nothing
        is shown any more that could stand still. What is kept already is not written again.
        """
        self._ended = True
        self._stop_waiting()
        if self._document.is_modified and self._place.holds(*self._state()):
            with contextlib.suppress(OSError):
                self._place.flush()
        else:
            self.keep()
        self._soon.stop()
        self._place.leave()

    def _state(self) -> State:
        return self._document.newest, self._origin()

    def _wait(self) -> None:
        """Begin a copy with the first change that is not kept yet: begun anew with each, it would wait for the last."""
        if self._ended:
            return
        if not self._document.is_modified:
            self._jobs.drop()
            if self._place.is_used and not self._soon.isActive():
                self._soon.start(WAIT)
            return
        if self._jobs.is_running and self._copy is not None:
            self._copy.unkept.put(self._state(), WAIT)
        elif not (self._fails and self._soon.isActive()):
            self._soon.stop()
            self._begin(self._state(), WAIT)

    def _remove(self) -> None:
        self._former_change = ""
        self._place.remove()
        self._discard_inherited()

    def _discard_inherited(self) -> None:
        for copy in self._inherited:
            discard(copy)
        self._inherited = []


def _reason(error: BaseException | None) -> str:
    """Why a file could not be written, in a few words."""
    if isinstance(error, LessonError):
        return error.problem
    return f"{error.strerror or error}." if isinstance(error, OSError) else str(error)
