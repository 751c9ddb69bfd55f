"""How long work beside the window still takes, and the row that shows how far it is, with a button that cancels it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.settings.translation import translate, write_count, write_number
from ui.widgets.controls import GRID, text_label
from ui.widgets.room.narrow import Flow
from ui.widgets.style import tip

EVERY = 1.0  # seconds from one time that is told to the next


def duration(seconds: float) -> str:
    """A time to wait for, no more exact than it is known."""
    if seconds < 1.5:
        return "1 s"
    if seconds < 90:
        return f"{round(seconds) if seconds < 10 else 5 * round(seconds / 5)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else write_number(f"{minutes / 60:.1f} h")


def time_left(passed: float, done: int, total: int) -> float | None:
    """The seconds that the rest takes, where so much is done after so many seconds; None while that is unknown."""
    return passed * (total - done) / done if passed > 1.0 and 0 < done <= total else None


class WorkRow(QWidget):
    """Hidden while nothing is under way. `cancel_wanted` tells that one would have it end."""

    cancel_wanted = Signal()

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._now, self._begun, self._told = now, 0.0, 0.0
        self._what = ""
        self.words = text_label("note")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMinimumWidth(12 * GRID)
        self.cancel = QPushButton(translate("Waiting", "Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.setToolTip(tip(translate("Waiting", "Stop this. What was found before stays.")))
        self.cancel.clicked.connect(self.cancel_wanted)
        row = Flow()
        row.addWidget(self.progress)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.words)
        column.addWidget(row)
        self.hide()

    def begin(self, what: str) -> None:
        """Show that something has begun."""
        self._what, self._begun, self._told = what, self._now(), self._now()
        self.words.setText(what)
        self.progress.setAccessibleName(what)
        self.progress.setRange(0, 0)
        self.show()

    def follow(self, done: int, total: int) -> None:
        """Show how far it is; how long it takes is told no more often than it can be heard."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        if self._now() - self._told < EVERY:
            return
        self._told = self._now()
        left = time_left(self._told - self._begun, done, total)
        if left is not None:
            words = translate("Waiting", "{what} {done} of {total}, {time} left")
            told = words.format(what=self._what, done=write_count(done), total=write_count(total), time=duration(left))
            self.words.setText(told)
