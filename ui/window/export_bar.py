"""A strip of the window that tells how exports get on: one line each, with a button that cancels it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.jobs.export_queue import Entry, ExportQueue
from ui.settings.translation import translate
from ui.widgets.focus.order import follow_layout
from ui.widgets.style import tip
from ui.widgets.waiting import EVERY, duration

_COUNTED = {  # by the unit of a job
    "pictures": QT_TRANSLATE_NOOP("Export", "{done} of {total} pictures"),
    "percent": QT_TRANSLATE_NOOP("Export", "{done} %"),
}


class ExportBar(QFrame):
    """Shows the queue, and nothing where it is empty."""

    def __init__(
        self, queue: ExportQueue, parent: QWidget | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._now = now
        self.setObjectName("exports")
        self._queue = queue
        self._lines: dict[Entry, _Line] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 6, 8, 6)
        self._column.setSpacing(4)
        queue.changed.connect(self._show)
        self.hide()

    @property
    def lines(self) -> list[_Line]:
        """The lines from top to bottom."""
        return list(self._lines.values())

    def _show(self) -> None:
        for entry in [each for each in self._lines if each not in self._queue.entries]:
            line = self._lines.pop(entry)
            line.hide()
            line.deleteLater()
        for entry in self._queue.entries:
            if entry not in self._lines:
                self._lines[entry] = _Line(entry, self._queue, self._now)
                self._column.addWidget(self._lines[entry])
                follow_layout(self)
            self._lines[entry].refresh()
        self.setVisible(bool(self._lines))


class _Line(QWidget):
    """One export: its name, how far it is, how long it takes, and a way to stop it."""

    def __init__(self, entry: Entry, queue: ExportQueue, now: Callable[[], float]) -> None:
        super().__init__()
        self._entry, self._now = entry, now
        self._state: tuple[bool, ...] = ()
        self._told = 0.0
        self.name = QLabel(entry.name)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setToolTip(entry.job.target)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Export", "Export of {file}").format(file=entry.name))
        self.words = QLabel()
        self.words.setProperty("note", True)
        self.cancel = QPushButton(translate("Export", "Cancel"))
        self.cancel.setAccessibleName(translate("Export", "Cancel the export of {file}").format(file=entry.name))
        self.cancel.setToolTip(tip(translate("Export", "Stop this export. A file that was there before stays whole.")))
        self.cancel.clicked.connect(partial(queue.cancel, entry))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.name)
        row.addWidget(self.progress, 1)
        row.addWidget(self.words)
        row.addWidget(self.cancel)

    def refresh(self) -> None:
        """Show how far it is: what a screen reader hears of, so no more often than it can be said."""
        entry, now = self._entry, self._now()
        state = (entry.begun is None, entry.is_cancelled, not entry.total, entry.done == entry.total)
        if state == self._state and now - self._told < EVERY:
            return
        self._state, self._told = state, now
        self.progress.setRange(0, entry.total or 1)
        self.progress.setValue(entry.done)
        self.cancel.setEnabled(not entry.is_cancelled)
        self.words.setText(self._describe_progress())

    def _describe_progress(self) -> str:
        entry = self._entry
        if entry.is_cancelled:
            return translate("Export", "being cancelled …")
        if entry.begun is None:
            return translate("Export", "waits")
        if not entry.total:
            return translate("Export", "begins …")
        counted = translate("Export", _COUNTED[entry.job.unit]).format(done=entry.done, total=entry.total)
        if entry.job.writing:
            counted = f"{counted} · {entry.job.writing}"
        if entry.left is None:
            return counted
        return translate("Export", "{counted} · {time} left").format(counted=counted, time=duration(entry.left))
