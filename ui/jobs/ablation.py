"""What each token caused, computed beside the window: one run of the network for each token takes its time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Qt, QThread, Signal

from simulator.analysis.ablation import replay
from simulator.analysis.gradient_horizon import StoppedError
from simulator.network.layer import NetworkError
from simulator.network.trace import Trace
from ui.plots.graph.items import Array


class _Thread(QThread):
    """One replay."""

    found = Signal(object)

    def __init__(self, trace: Trace, step: int, layer: int, parent: QObject) -> None:
        super().__init__(parent)
        self._trace, self._step, self._layer = trace, step, layer
        self.stopped = Event()

    def run(self) -> None:
        """Replay until done or stopped."""
        try:
            made = replay(self._trace, self._step, self._layer, progress=lambda done, of: not self.stopped.is_set())
        except (StoppedError, NetworkError):
            return
        if not self.stopped.is_set():
            self.found.emit(made.changes)


class Replaying(QObject):
    """Answers the latest question with changes [step + 1, unit]; older ones are given up."""

    def __init__(self, answer: Callable[[Array], None]) -> None:
        super().__init__()
        self._answer = answer
        self._thread: _Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is being looked for."""
        return self._thread is not None and self._thread.isRunning()

    def ask(self, trace: Trace, step: int, layer: int) -> None:
        """What would be missing from the layer's memory after `step` without each token?"""
        self.stop()
        self._thread = _Thread(trace, step, layer, self)
        self._thread.found.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._thread.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """Want no answer any more."""
        if self._thread is not None:
            self._thread.stopped.set()
            self._thread.wait()
            self._thread.deleteLater()
            self._thread = None

    def _take(self, changes: object) -> None:
        if self._thread is not None and self.sender() is self._thread:
            self._answer(changes)  # type: ignore[arg-type]
