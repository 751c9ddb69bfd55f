"""What each token caused: one run of the network for each token takes its time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QThread

from simulator.analysis.ablation import replay
from simulator.arrays import Array
from simulator.engine.progress import Progress
from simulator.network.layer import NetworkError
from simulator.network.trace import Trace
from ui.jobs.job import Job


class AblationJob(Job[Array]):
    """Results in what would be missing from a layer's memory after `step` without each token, [step + 1, unit]."""

    expected = (NetworkError,)
    priority = QThread.Priority.LowPriority

    def __init__(self, trace: Trace, step: int, layer: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trace, self._step, self._layer = trace, step, layer

    def work(self, progress: Progress) -> Array:
        """Run the network again without each token. Raises NetworkError and Cancelled."""
        return replay(self._trace, self._step, self._layer, progress=progress).changes
