"""Work on a thread of its own while the window stays in use."""

from __future__ import annotations

import sys
import weakref
from threading import Event
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal
from shiboken6 import isValid

from simulator.engine.progress import Cancelled, Progress
from ui.settings.translation import translate

Result = TypeVar("Result", covariant=True)
_under_way: set[Job[Any]] = set()  # until their threads have stopped


def end_all() -> None:
    """Cancel what is under way and wait until no thread of any job runs: the program ends now."""
    for job in list(_under_way):
        job.drop()
    for job in list(_under_way):
        job.wait()


class Job(QObject, Generic[Result]):
    """One piece of work; `start` begins it.

    Emits `progress` (done, of) on the way; at the end one of `finished` (the result), `failed` (words) and `cancelled`,
    and then `ended` (the job). All signals come in the thread that made the job. Its owner keeps it until then; what Qt
    has of it is deleted afterwards, and what it has found may still be read.
    """

    progress = Signal(int, int)
    finished = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    ended = Signal(object)
    _moved = Signal()

    expected: tuple[type[Exception], ...] = ()
    """Errors that the work may end with, whose words are for the person."""
    priority = QThread.Priority.InheritPriority

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.error: BaseException | None = None
        """What the work failed with."""
        self.is_over = self._is_dropped = self._is_signalled = False
        self._result: Result | None = None
        self._so_far = (0, 0)
        self._stop = Event()
        self._thread = _Thread(self)
        self._thread.finished.connect(self._end)
        self._moved.connect(self._emit_progress, Qt.ConnectionType.QueuedConnection)

    def work(self, progress: Progress) -> Result:
        """Do it, on a thread of its own; `progress` is called between two parts of it. Raises Cancelled."""
        raise NotImplementedError

    @property
    def is_cancelled(self) -> bool:
        """Whether it is to stop."""
        return self._stop.is_set()

    @property
    def is_running(self) -> bool:
        """Whether its thread runs."""
        return isValid(self._thread) and self._thread.isRunning()

    def start(self) -> None:
        """Begin."""
        _under_way.add(self)
        self._thread.start(self.priority)

    def cancel(self) -> None:
        """Let it stop at the next report of progress; returns at once."""
        self._stop.set()

    def drop(self) -> None:
        """Cancel it, and let it tell nothing any more but that it has ended."""
        self._is_dropped = True
        self.cancel()

    def wait(self) -> None:
        """Wait until its thread has stopped."""
        if isValid(self._thread):  # it goes with the window
            self._thread.wait()

    def wait_and_end(self, milliseconds: int | None = None) -> None:
        """Wait until its thread has stopped, so long at most, and tell the end now where it has come."""
        if self.is_over:
            return
        if self._thread.wait() if milliseconds is None else self._thread.wait(milliseconds):
            self._end()

    def pause(self, seconds: float) -> None:
        """Wait so long, on its thread. Raises Cancelled once it is to stop."""
        if self._stop.wait(seconds):
            raise Cancelled

    def run_work(self) -> None:
        """Do the work and keep what came of it; the thread calls this."""
        try:
            self._result = self.work(self._report)
        except BaseException as error:  # whatever it is: the one who waits for the end must hear of it
            self.error = error

    def _report(self, done: int, of: int) -> None:
        """Take down how far the work is, on its thread. Raises Cancelled once it is to stop."""
        if self._stop.is_set():
            raise Cancelled
        self._so_far = (done, of)
        if not self._is_signalled:  # one signal for all steps until the window looks again
            self._is_signalled = True
            self._moved.emit()

    def _emit_progress(self) -> None:
        self._is_signalled = False
        if not self._is_dropped:
            self.progress.emit(*self._so_far)

    def _end(self) -> None:
        if self.is_over:  # the thread tells it, too, after one has waited
            return
        _under_way.discard(self)
        self.is_over = True
        error = self.error
        try:
            if error is not None and not isinstance(error, (Cancelled, *self.expected)):
                sys.excepthook(type(error), error, error.__traceback__)
        finally:
            if not self._is_dropped:
                self._emit_end(error)
            self.ended.emit(self)
            self.deleteLater()  # with all that is connected: functions that know the job would keep it, and its result

    def _emit_end(self, error: BaseException | None) -> None:
        if error is None:
            self.finished.emit(self._result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(self._words(error))

    def _words(self, error: BaseException) -> str:
        if isinstance(error, self.expected):
            return str(error)
        words = translate("Export", "Something unforeseen went wrong: {error}")
        return words.format(error=f"{type(error).__name__}: {error}")


class _Thread(QThread):
    """The thread of a job, which does not keep it: or both, and all that the job has found, stayed for a while."""

    def __init__(self, job: Job[object]) -> None:
        super().__init__(job)
        self._job = weakref.ref(job)

    def run(self) -> None:
        """Do the job's work; it is kept among those under way until it has ended."""
        job = self._job()
        assert job is not None
        job.run_work()


class NewestJob(QObject):
    """Runs one job at a time: a newer one takes the place of the one before, which is dropped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job[object] | None = None
        self._alive: set[Job[object]] = set()  # dropped ones too, until their threads have stopped

    @property
    def is_running(self) -> bool:
        """Whether a job is under way whose end will be signalled."""
        return self._job is not None

    @property
    def is_at_work(self) -> bool:
        """Whether the thread of any job runs, which may be of one that was dropped."""
        return bool(self._alive)

    def start(self, job: Job[object]) -> None:
        """Drop the job that is under way, and begin this one."""
        self.drop()
        self._job = job
        self._alive.add(job)
        job.ended.connect(self._let_go)
        job.start()

    def drop(self) -> None:
        """Drop the job that is under way."""
        if self._job is not None:
            self._job.drop()
            self._job = None

    def wait_and_end(self) -> None:
        """Wait until the job that is under way has told its end."""
        if self._job is not None:
            self._job.wait_and_end()

    def stop(self) -> None:
        """Drop the job that is under way, and wait until no thread of any job runs."""
        self.drop()
        for job in self._alive:
            job.wait()

    def _let_go(self, job: Job[object]) -> None:
        self._alive.discard(job)
        if job is self._job:
            self._job = None
