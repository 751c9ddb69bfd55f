"""The time of day, and how long the lecture has lasted."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QTime, QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.presenter.stopwatch import Stopwatch, clock_text
from ui.settings.translation import translate
from ui.widgets.controls import GRID
from ui.widgets.room.narrow import Flow
from ui.widgets.style import tip

_LASTED = QT_TRANSLATE_NOOP(
    "Presenter", "How long the lecture has lasted, since it was first presented or since the last reset"
)
LOOKS = 200  # milliseconds from look to look at the clock


class TimeLine(QWidget):
    """Looks at the clock while it is in view. `actions` are the commands', by name."""

    def __init__(self, watch: Stopwatch, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._watch = watch
        self.day, self.lasted = QLabel(), QLabel()
        for label, words in (
            (self.day, translate("Presenter", "The time of day")),
            (self.lasted, translate("Presenter", _LASTED)),
        ):
            label.setProperty("clock", True)
            label.setToolTip(tip(words))
        self.hold, self.reset = QPushButton(), QPushButton(translate("Presenter", "Reset"))
        for button, name in ((self.hold, "hold_clock"), (self.reset, "reset_clock")):
            button.setToolTip(tip(actions[name].statusTip()))
            button.clicked.connect(actions[name].trigger)
            button.clicked.connect(self.look)
        self.reset.setAccessibleName(translate("Presenter", "Set the clock to zero"))
        row = Flow()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(row)
        row.addWidget(self.day)
        row.addSpacing(2 * GRID)
        for part in (self.lasted, self.hold, self.reset):
            row.addWidget(part)
        self._looks = QTimer(self)
        self._looks.setInterval(LOOKS)
        self._looks.timeout.connect(self.look)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Begin to look."""
        self.look()
        self._looks.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Look no more."""
        self._looks.stop()

    def look(self) -> None:
        """Show the time as it is now."""
        now = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        lasted = clock_text(self._watch.seconds)
        running = self._watch.running
        hold = translate("Command", "Pause") if running else translate("Presenter", "Start")
        if (now, lasted, hold) != (self.day.text(), self.lasted.text(), self.hold.text()):
            self.day.setText(now)
            self.day.setAccessibleName(translate("Presenter", "Time of day {time}").format(time=now))
            self.lasted.setText(lasted)
            self.lasted.setAccessibleName(translate("Presenter", "The lecture has lasted {time}").format(time=lasted))
            self.hold.setText(hold)
            start, stop = translate("Presenter", "Start the clock"), translate("Presenter", "Stop the clock")
            self.hold.setAccessibleName(stop if running else start)
