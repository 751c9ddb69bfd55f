"""Sees that the file of the open lesson was written or taken away by another program.

A large file that was written takes long to be read: that is done beside the window.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from simulator.engine.progress import Progress
from simulator.io.file_state import FileState
from ui.jobs.job import Job, NewestJob
from ui.state.document import Document
from ui.state.lesson_file import LessonFile

SETTLED = 150  # milliseconds after which a program that writes the file is taken to be done


Change = FileState | None


class FindChange(Job[Change]):
    """Results in what another program has done to a file."""

    def __init__(self, file: LessonFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file

    def work(self, progress: Progress) -> Change:
        """Look."""
        return self._file.find_change()


def find_change_beside(file: LessonFile, take: Callable[[Change], object], jobs: NewestJob) -> None:
    """Let `take` have what another program did to a file: at once where that is soon known, and else from a job."""
    jobs.drop()
    if file.is_soon_known:
        take(file.find_change())
        return
    job = FindChange(file)
    job.finished.connect(take)
    jobs.start(job)


class FileWatch(QObject):
    """`found` tells the file's new state, once for each; where the system tells nothing, `look` is asked.

    While the program itself writes the file it is `is_paused`.
    """

    found = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.is_paused = False
        self._path: Path | None = None
        self._file: LessonFile | None = None
        self._told: FileState | None = None
        self._looks, self._asks = NewestJob(self), NewestJob(self)
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=SETTLED)
        self._soon.timeout.connect(self.look)
        self._watcher.fileChanged.connect(self._soon.start)
        self._watcher.directoryChanged.connect(self._soon.start)  # a file that is renamed into the place of another
        document.changed.connect(self._follow)
        self._stopped = False
        self._follow()

    def look(self) -> None:
        """Look whether the file is another one now, and tell it."""
        if not self.is_paused:
            find_change_beside(self._document.file, self._tell, self._looks)
            self._watch()

    def ask(self, take: Callable[[Change], object]) -> None:
        """Let `take` have what another program has done to the file, unless the lesson belongs to another one then."""
        find_change_beside(self._document.file, take, self._asks)

    def wait(self) -> None:
        """Wait until who asked has been told."""
        self._asks.wait_and_end()

    def _tell(self, change: Change) -> None:
        if not self.is_paused and change is not None and change != self._told:
            self._told = change
            self.found.emit(change)

    def stop(self) -> None:
        """Watch nothing any more; a second time, nothing happens."""
        if self._stopped:
            return
        self._stopped = True
        self._soon.stop()
        self._looks.stop()
        self._asks.stop()
        self._document.changed.disconnect(self._follow)
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)

    def _follow(self) -> None:
        """Watch the file that the lesson belongs to now."""
        if self._document.file is not self._file:
            self._file = self._document.file
            self._looks.drop()
            self._asks.drop()
        if self._document.path != self._path:
            self._path, self._told = self._document.path, None
            if watched := [*self._watcher.files(), *self._watcher.directories()]:
                self._watcher.removePaths(watched)
            self._watch()

    def _watch(self) -> None:
        """Watch the file, which may be a new one of the same name, and its folder."""
        if self._path is None:
            return
        watched = {*self._watcher.files(), *self._watcher.directories()}
        wanted = [path for path in (self._path, self._path.absolute().parent) if path.exists()]
        if new := [str(path) for path in wanted if str(path) not in watched]:
            self._watcher.addPaths(new)
