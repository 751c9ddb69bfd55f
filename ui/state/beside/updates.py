"""When panels, plots and tables follow what has changed: at once, or when the stage has been painted and there is time.

While something moves, a part of them follows between two pictures of the stage, in turn; each of them waits at most
`LATEST`. What is not in view follows when it comes into view, or else once nothing has been wanted for a while: it
would hold the run that it showed last.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

SLICE = 0.004  # seconds of updates between two pictures of the stage
LATEST = 0.1  # seconds that an update waits at most
UNSEEN = 50  # milliseconds after which a stage that was not painted is not in view
QUIET = 1000  # milliseconds without a wish, after which what is not in view follows

Update = Callable[[], None]


class Updates(QObject):
    """Does each update while the caller waits.

    `followed` tells of updates that were done later than they were wanted.
    """

    followed = Signal()

    def want(self, widget: QWidget, update: Update) -> None:
        """Let a widget follow what has changed, now or later. What is wanted again before it is done is done once."""
        update()

    def catch_up(self, widget: QWidget) -> None:
        """Do now what a widget still waits for."""

    def await_stage(self) -> None:
        """Another picture of the stage is wanted, and goes first."""

    def leave_stage(self) -> None:
        """The stage has been painted."""


class UpdatesAfterStage(Updates):
    """Does updates in the order in which they were wanted, once what has been asked of the stage is painted."""

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = perf_counter) -> None:
        super().__init__(parent)
        self._now = now
        self._wanted: dict[tuple[QWidget, Update], float] = {}  # and since when
        self._stage_waits = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._do_some)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._do_one_unseen)

    def want(self, widget: QWidget, update: Update) -> None:
        """Do it later; for a widget that is not in view, as late as it comes into view, or as all is quiet."""
        self._wanted.setdefault((widget, update), self._now())
        if not widget.isVisible():
            self._quiet.start(QUIET)
        elif not self._timer.isActive():
            self._timer.start(UNSEEN if self._stage_waits else 0)

    def await_stage(self) -> None:
        """Do nothing more until the stage has been painted, if it is in view."""
        self._stage_waits = True
        if self._timer.isActive():
            self._timer.start(UNSEEN)

    def leave_stage(self) -> None:
        """Do what is wanted, behind the events that came meanwhile."""
        self._stage_waits = False
        if self._timer.isActive():
            self._timer.start(0)

    def catch_up(self, widget: QWidget) -> None:
        """Do now what a widget still waits for, in order."""
        for each in [each for each in self._wanted if each[0] is widget]:
            self._do(each)

    def _do_some(self) -> None:
        """Do what is wanted for as long as a slice, and whatever has waited too long; the rest in the next turn."""
        self._stage_waits = False
        begun = self._now()
        for each, since in list(self._wanted.items()):
            is_due = self._now() - begun < SLICE or begun - since >= LATEST
            if is_due and each[0].isVisible():
                self._do(each)
        if any(widget.isVisible() for widget, _ in self._wanted):
            self._timer.start(0)
        elif self._wanted:
            self._quiet.start(QUIET)
        self.followed.emit()

    def _do_one_unseen(self) -> None:
        """Let one of those that are not in view follow, and the next one after the events that came meanwhile."""
        unseen = next((each for each in self._wanted if not each[0].isVisible()), None)
        if unseen is not None:
            self._quiet.start(0)
            self._do(unseen)

    def _do(self, wanted: tuple[QWidget, Update]) -> None:
        if self._wanted.pop(wanted, None) is not None:
            wanted[1]()
