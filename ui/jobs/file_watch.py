"""Sees that the file of the open lesson was written or taken away by another program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from simulator.io.file_state import FileState
from ui.state.document import Document

SETTLED = 150  # milliseconds after which a program that writes the file is taken to be done


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
        self._told: FileState | None = None
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
        if self.is_paused:
            return
        change = self._document.file.find_change()
        if change is not None and change != self._told:
            self._told = change
            self.found.emit(change)
        self._watch()

    def stop(self) -> None:
        """Watch nothing any more; a second time, nothing happens."""
        if self._stopped:
            return
        self._stopped = True
        self._soon.stop()
        self._document.changed.disconnect(self._follow)
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)

    def _follow(self) -> None:
        """Watch the file that the lesson belongs to now."""
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
