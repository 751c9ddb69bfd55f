"""What an export will look like, how large it will be and how long it takes: painted and measured in a thread aside."""

from __future__ import annotations

import logging
from threading import Event

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from simulator.engine.progress import Cancelled
from ui.dialogs.export.estimate_words import in_words
from ui.export import ExportError, Format, Settings
from ui.export.estimate import estimate
from ui.export.preview import preview
from ui.film.film import Film
from ui.settings.translation import translate

log = logging.getLogger("gatelight")
SIDE, SETTLED = (420, 300), 350  # the most pixels of a preview; milliseconds after which settings are taken as chosen


class _Trial(QThread):
    """Paints the first page and measures a part of an export. Tells `painted`, then `measured` (words)."""

    painted = Signal(QImage)
    measured = Signal(str)

    def __init__(
        self, film: Film, format: Format[Settings], settings: Settings, moment: float, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._film, self._format, self._settings, self._moment = film, format, settings, moment
        self._stop = Event()

    def cancel(self) -> None:
        """Stop as soon as it can."""
        self._stop.set()

    def run(self) -> None:
        """Do both; where it cannot be exported, the reason stands in place of the size."""
        try:
            self.painted.emit(preview(self._film, self._format, self._settings, self._moment, SIDE))
            found = estimate(self._film, self._format, self._settings, self._stop.is_set)
            self.measured.emit(in_words(found))
        except Cancelled:
            return
        except ExportError as error:
            self.measured.emit(str(error))
        except OSError as error:
            self.measured.emit(translate("Export", "Size and time are not known: {why}.").format(why=error.strerror))
        except Exception as error:  # whatever it is: else it would be said to be measured for ever
            log.error("unforeseen error in the preview of an export", exc_info=error)
            self.measured.emit(translate("Export", "Size and time are not known: {why}.").format(why=error))


class Preview(QWidget):
    """The picture and, below it, size and time of what is chosen now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = QLabel()
        self.picture.setAccessibleName(translate("Export", "Preview"))
        self.picture.setFixedSize(*SIDE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = QLabel()
        self.words.setProperty("note", True)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        column.addWidget(self.words)
        self._trial: _Trial | None = None
        self._wanted: tuple[Film, Format[Settings], Settings, float] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLED)
        self._timer.timeout.connect(self._try)

    def show_soon(self, film: Film, format: Format[Settings], settings: Settings, moment: float) -> None:
        """Show what these settings give, once nothing else has been chosen for a moment."""
        self._wanted = film, format, settings, moment
        self.words.setText(translate("Export", "Size and time are being measured …"))
        self._timer.start()

    def stop(self) -> None:
        """End what runs aside."""
        self._timer.stop()
        if self._trial is not None:
            trial, self._trial = self._trial, None
            trial.disconnect(self)
            trial.cancel()
            trial.wait()
            trial.deleteLater()

    def _try(self) -> None:
        self.stop()
        if self._wanted is not None:
            self._trial = _Trial(*self._wanted, self)
            self._trial.painted.connect(self._show_picture)
            self._trial.measured.connect(self._show_estimate)
            self._trial.start(QThread.Priority.LowPriority)

    def _show_picture(self, image: QImage) -> None:
        self.picture.setPixmap(QPixmap.fromImage(image))

    def _show_estimate(self, words: str) -> None:
        self.words.setText(words)
