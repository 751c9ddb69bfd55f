"""An experiment beside the window: its parts are computed by other processes, and kept."""

from __future__ import annotations

import os
from typing import NamedTuple

from PySide6.QtCore import QThread

from simulator.campaign.campaign import Campaign
from simulator.campaign.results import Results, results_folder
from simulator.campaign.workers import CampaignError, Workers
from simulator.engine.progress import Progress
from simulator.experiments.experiment import Curves, ExperimentError, find_experiment
from ui.jobs.job import Job


class Found(NamedTuple):
    """What an experiment ended in."""

    table: str
    curves: Curves


class ExperimentJob(Job[Found]):
    """Results in the table and the curves of an experiment as it is by default. What is done when it is cancelled is
    kept: it goes on from there.
    """

    expected = (ExperimentError, CampaignError)
    priority = QThread.Priority.LowPriority

    def __init__(self, name: str) -> None:
        super().__init__()  # of nobody: its processes may take longer to end than the window to close
        self._name = name

    def work(self, progress: Progress) -> Found:
        """Compute what is not kept from before. Raises ExperimentError, CampaignError and Cancelled."""
        workers = Workers(max(1, (os.cpu_count() or 1) - 1))
        campaign = Campaign(
            workers, Results(results_folder()), lambda: self.is_cancelled, lambda done, of, *_: progress(done, of)
        )
        experiment = find_experiment(self._name)
        options = experiment.options()
        return Found(experiment.table(options, campaign), experiment.curves(options, campaign))
