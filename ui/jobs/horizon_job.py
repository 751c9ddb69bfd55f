"""How far back the gradient of a number reaches: of a long run it takes its time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QThread

from simulator.analysis.gradient_horizon import Horizon, horizon
from simulator.autodiff.gradient_target import Target
from simulator.engine.progress import Progress
from simulator.network.layer import NetworkError
from simulator.network.trace import Trace
from ui.jobs.job import Job


class HorizonJob(Job[Horizon]):
    """Results in the sizes of a target's gradient by the states of a layer."""

    expected = (NetworkError,)
    priority = QThread.Priority.LowPriority

    def __init__(self, trace: Trace, target: Target, layer: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trace, self._target, self._layer = trace, target, layer

    def work(self, progress: Progress) -> Horizon:
        """Go back from the target to the beginning. Raises NetworkError and Cancelled."""
        return horizon(self._trace, self._target, self._layer, progress=progress)
