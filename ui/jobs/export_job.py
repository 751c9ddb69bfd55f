"""An export in a thread of its own, so that the window stays alive while films are painted."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, QThread, Signal

from simulator.engine.progress import Cancelled
from ui.export import ExportError, Settings, export
from ui.film.film import Film
from ui.settings.translation import translate


class Work(QThread):
    """Something that takes a while. Tells `progressed` (done, all), and at the end `written`, `cancelled` or `failed`.

    `unit` is what is counted, "pictures" or "files"; `target` what is written.
    """

    progressed = Signal(int, int)
    written = Signal(str)
    cancelled = Signal()
    failed = Signal(str)

    def __init__(self, target: str, unit: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.target, self.unit = target, unit
        self._stop = Event()

    def cancel(self) -> None:
        """Stop as soon as it can; the target stays what it was."""
        self._stop.set()

    def run(self) -> None:
        """Do it, and say how it ended."""
        try:
            self.do()
        except Cancelled:
            self.cancelled.emit()
        except ExportError as error:
            self.failed.emit(str(error))
        except Exception as error:
            words = translate("Export", "Something unforeseen went wrong: {error}")
            self.failed.emit(words.format(error=f"{type(error).__name__}: {error}"))
            raise
        else:
            self.written.emit(self.target)

    def do(self) -> None:
        """The work itself. Raises Cancelled and ExportError."""
        raise NotImplementedError


class Exporter(Work):
    """Writes one film."""

    def __init__(self, film: Film, target: str, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(target, "pictures", parent)
        self._film, self._settings = film, settings

    def do(self) -> None:
        """Export."""
        export(self._film, self.target, self._settings, self.progressed.emit, self._stop.is_set)
