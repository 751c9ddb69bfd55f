"""Work on the file of a trained model: it is opened, recognised, tried and proved beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from simulator.lessons.schema import LessonError
from simulator.weights.tensor_tree import ModelError
from ui.jobs.job import NewestJob
from ui.jobs.measures import MeasureJob


class ModelJob(MeasureJob[object]):
    """Results in what the work gives; what is wrong with a model, a vocabulary or numbers is for the person."""

    expected = (ModelError, LessonError)


class ModelWork(NewestJob):
    """Does one piece of work on models at a time: what is asked for takes the place of what was."""

    def ask(
        self,
        work: Callable[..., Any],
        take: Callable[[Any], None],
        fail: Callable[[BaseException | None, str], None],
        parent: QObject | None = None,
    ) -> ModelJob:
        """Begin, and let `take` have what comes of it, or `fail` the error and its words."""
        job = ModelJob(work, parent)
        job.finished.connect(take)
        job.failed.connect(lambda words: fail(job.error, words))
        self.start(job)
        return job
