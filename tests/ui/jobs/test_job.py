"""Work beside the window: one end each, told in the window's thread; cancelling returns at once; the newest wins."""

from __future__ import annotations

import gc
import sys
import threading
import time
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from simulator.engine.progress import Progress
from tests.ui.conftest import let_go
from ui.jobs.job import Job, NewestJob


class Count(Job[int]):
    """Counts, as slowly as is asked for; fails with an error that is given."""

    expected = (ValueError,)

    def __init__(self, to: int, seconds: float = 0.0, error: Exception | None = None) -> None:
        super().__init__()
        self.to, self.seconds, self.fault = to, seconds, error
        self.thread_of_work = 0

    def work(self, progress: Progress) -> int:
        """Count."""
        self.thread_of_work = threading.get_ident()
        for k in range(self.to):
            progress(k, self.to)
            time.sleep(self.seconds)
        if self.fault is not None:
            raise self.fault
        return self.to


def told_by(job: Job[int]) -> list[object]:
    """All that a job says, in its order."""
    told: list[object] = []
    job.finished.connect(told.append)
    job.failed.connect(told.append)
    job.cancelled.connect(lambda: told.append("cancelled"))
    job.ended.connect(lambda: told.append("ended"))
    return told


@pytest.fixture
def newest(qapp: QApplication) -> Iterator[NewestJob]:
    made = NewestJob()
    yield made
    made.stop()
    made.deleteLater()
    let_go()


def test_a_result_comes_in_the_thread_of_the_window(qapp: QApplication, qtbot: QtBot) -> None:
    job, threads = Count(3), list[int]()
    told = told_by(job)
    job.finished.connect(lambda _: threads.append(threading.get_ident()))
    with qtbot.waitSignal(job.ended):
        job.start()
    assert told == [3, "ended"] and job.is_over and not job.is_running
    assert threads == [threading.get_ident()] != [job.thread_of_work]


def test_progress_is_told_and_its_last_is_not_lost(qapp: QApplication, qtbot: QtBot) -> None:
    job, told = Count(500), list[tuple[int, int]]()
    job.progress.connect(lambda done, of: told.append((done, of)))
    with qtbot.waitSignal(job.ended):
        job.start()
    assert told == sorted(told) and told[-1] == (499, 500) and len(told) <= 500


def test_an_error_is_told_in_its_own_words(qapp: QApplication, qtbot: QtBot) -> None:
    job = Count(1, error=ValueError("The disk is full."))
    told = told_by(job)
    with qtbot.waitSignal(job.ended):
        job.start()
    assert told == ["The disk is full.", "ended"] and isinstance(job.error, ValueError)


def test_what_nobody_foresaw_is_told_and_goes_into_the_log(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(error))
    job = Count(1, error=ZeroDivisionError("by 0"))
    told = told_by(job)
    with qtbot.waitSignal(job.ended):
        job.start()
    assert told == ["Something unforeseen went wrong: ZeroDivisionError: by 0", "ended"]
    assert caught == [job.error]


def test_cancelling_returns_at_once_and_is_told_when_the_work_has_stopped(qapp: QApplication, qtbot: QtBot) -> None:
    job = Count(100, 0.05)
    told = told_by(job)
    job.start()
    qtbot.waitUntil(lambda: job.thread_of_work != 0)
    begun = time.perf_counter()
    with qtbot.waitSignal(job.ended):
        job.cancel()
        assert time.perf_counter() - begun < 0.04
        assert told == []
    assert told == ["cancelled", "ended"]


def test_the_newest_job_alone_is_told(newest: NewestJob, qtbot: QtBot) -> None:
    jobs = [Count(20, 0.01), Count(20, 0.01), Count(2)]
    told = [told_by(job) for job in jobs]
    for job in jobs:
        newest.start(job)
        assert newest.is_running
    qtbot.waitUntil(lambda: not newest.is_running)
    newest.stop()
    let_go()
    assert told == [["ended"], ["ended"], [2, "ended"]]


def test_a_job_that_has_ended_tells_nothing_once_it_is_dropped(newest: NewestJob, qtbot: QtBot) -> None:
    """Between the end of the thread and the window's next look, another job may have been begun."""
    job = Count(1)
    told = told_by(job)
    newest.start(job)
    job.wait()
    newest.start(Count(1))
    qtbot.waitUntil(lambda: not newest.is_running)
    assert told == ["ended"]


def test_after_stop_nothing_runs(newest: NewestJob) -> None:
    jobs = [Count(100, 0.01) for _ in range(3)]
    for job in jobs:
        newest.start(job)
    newest.stop()
    assert not newest.is_running and not any(job.is_running for job in jobs)


def test_one_that_has_ended_is_let_go_with_what_is_connected(qapp: QApplication, qtbot: QtBot) -> None:
    """A function that knows its job, and is connected to it, would keep it and what it has found."""
    jobs: weakref.WeakSet[Job[int]] = weakref.WeakSet()

    def begin(job: Job[int]) -> None:
        jobs.add(job)
        job.failed.connect(lambda words: told.append((str(job.error), words)))
        job.ended.connect(lambda: told.append("ended"))
        job.start()

    told: list[object] = []
    begin(Count(2))
    begin(Count(1, error=ValueError("too many")))
    qtbot.waitUntil(lambda: told.count("ended") == 2)
    assert len(told) == 3
    let_go()
    gc.collect()
    assert not jobs


def test_one_that_has_ended_can_be_asked(qapp: QApplication, qtbot: QtBot) -> None:
    """What it was stays known though Qt has nothing of it any more."""
    job = Count(1, error=ValueError("too many"))
    job.start()
    qtbot.waitUntil(lambda: job.is_over)
    let_go()
    assert not isValid(job) and not job.is_running and isinstance(job.error, ValueError)
    job.wait()
    job.wait_and_end()
    job.drop()
