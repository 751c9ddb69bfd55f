"""What an export will look like, how large it will be and how long it takes: painted and measured in a thread aside."""

from __future__ import annotations

import logging
from threading import Event

from PySide6.QtCore import QObject, QSize, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from simulator.engine.progress import Cancelled
from ui.dialogs.export.estimate_words import in_words
from ui.export import ExportError, Format, Settings
from ui.export.estimate import estimate
from ui.export.preview import preview
from ui.film.film import Film
from ui.settings.translation import translate

log = logging.getLogger("gatelight")
SIDE, LEAST = (420, 300), 200  # the most pixels of a preview, and its least width
SETTLED = 350  # milliseconds after which settings are taken as chosen


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


class Picture(QLabel):
    """A picture in the size in which it was painted, or smaller where a narrow dialog has no room for that."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(SIDE[0])

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self._whole = QPixmap.fromImage(image)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a small picture."""
        return QSize(LEAST, self.heightForWidth(LEAST))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as any picture becomes."""
        return min(width, SIDE[0]) * SIDE[1] // SIDE[0]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the picture as large as there is room."""
        self._fit()

    def _fit(self) -> None:
        size = self._whole.size().boundedTo(self.size())
        modes = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.setPixmap(self._whole if size == self._whole.size() else self._whole.scaled(size, *modes))


class Preview(QWidget):
    """The picture and, below it, size and time of what is chosen now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = Picture()
        self.picture.setAccessibleName(translate("Export", "Preview"))
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
        self.picture.show_image(image)

    def _show_estimate(self, words: str) -> None:
        self.words.setText(words)
