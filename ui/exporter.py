"""An export in a thread of its own, so that the window stays alive while films are painted."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, QThread, Signal

from ui.export import CancelledError, ExportError, Settings, export
from ui.film.film import Film


class Exporter(QThread):
    """Writes one film. Tells `progressed` (done, all), and at the end one of `written`, `cancelled`, `failed` (why)."""

    progressed = Signal(int, int)
    written = Signal(str)
    cancelled = Signal()
    failed = Signal(str)

    def __init__(self, film: Film, target: str, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._film, self._target, self._settings = film, target, settings
        self._stop = Event()

    def cancel(self) -> None:
        """Stop before the next picture; the target stays what it was."""
        self._stop.set()

    def run(self) -> None:
        """Export, and say how it ended."""
        try:
            export(self._film, self._target, self._settings, self.progressed.emit, self._stop.is_set)
        except CancelledError:
            self.cancelled.emit()
        except ExportError as error:
            self.failed.emit(str(error))
        except Exception as error:
            self.failed.emit(f"Something unforeseen went wrong: {type(error).__name__}: {error}")
            raise
        else:
            self.written.emit(self._target)
