"""Looks beside the window for what programs have left behind: a large copy takes its time to be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from simulator.engine.progress import Progress
from ui.jobs.job import Job, NewestJob
from ui.jobs.read_lesson import is_small
from ui.window.recovery.copies import Left, look_into, names_left, newest_of

Found = tuple[Left, ...]


class FindLeft(Job[Found]):
    """Results in what is left, the latest first."""

    def __init__(self, copies: tuple[Path, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copies = copies

    def work(self, progress: Progress) -> Found:
        """Read the copies."""
        return look_into(self._copies)


def find_left_beside(take: Callable[[Found], object], parent: QObject) -> NewestJob:
    """Let `take` have what is left: at once where that is small, and else from a job, which is given back."""
    copies, jobs = names_left(), NewestJob(parent)
    if all(is_small(path) for copy in copies for path in (copy, newest_of(copy))):
        take(look_into(copies))
    else:
        job = FindLeft(copies)
        job.finished.connect(take)
        jobs.start(job)
    return jobs
