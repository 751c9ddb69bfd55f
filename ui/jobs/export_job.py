"""An export on a thread of its own, so that the window stays in use while films are painted."""

from __future__ import annotations

from PySide6.QtCore import QObject

from simulator.engine.progress import Progress
from ui.export import ExportError, Settings, export
from ui.export.format import FilmLike
from ui.jobs.job import Job


class WriteJob(Job[str]):
    """Writes something, and results in `target`, the file or folder. Cancelled, it leaves what was there before.

    `unit` is what its progress counts, "pictures" or "percent"; `writing`
    names the files that are being written, where there are several.
    """

    expected = (ExportError,)

    def __init__(self, target: str, unit: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.target, self.unit, self.writing = target, unit, ""


class ExportJob(WriteJob):
    """Writes one film."""

    def __init__(self, film: FilmLike, target: str, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(target, "pictures", parent)
        self._film, self._settings = film, settings

    def work(self, progress: Progress) -> str:
        """Export. Raises ExportError and Cancelled."""
        export(self._film, self.target, self._settings, progress, lambda: self.is_cancelled)
        return self.target
