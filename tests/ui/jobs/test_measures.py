"""What is read off whole runs: at once or beside the window, the newest only, in one thread."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from simulator.engine.progress import Progress
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.conftest import let_go
from ui.jobs import job, measures
from ui.jobs.measures import NewestMeasure, is_small


def test_small_runs_are_measured_at_once() -> None:
    trace, taken = run(find("jenny-rafsun")), list[int]()
    assert is_small(trace, None)
    NewestMeasure().ask(lambda progress: trace.steps, taken.append, at_once=True)
    assert taken == [trace.steps]


def test_several_runs_are_large_together() -> None:
    trace = run(find("jenny-rafsun"))
    count = measures.MOST_AT_ONCE // sum(each.numbers for each in trace.layers) + 1
    assert not is_small(*[trace] * count)


def test_of_what_is_asked_for_meanwhile_the_newest_is_measured_and_nothing_else_told(qtbot: QtBot) -> None:
    newest, gate, begun = NewestMeasure(), Event(), list[str]()
    taken: list[str] = []

    def slow(progress: Progress) -> str:
        begun.append("slow")
        gate.wait(10.0)
        return "slow"

    def quick(name: str) -> str:
        begun.append(name)
        return name

    newest.ask(slow, taken.append, at_once=False)
    newest.ask(lambda _: quick("second"), taken.append, at_once=False)
    newest.ask(lambda _: quick("third"), taken.append, at_once=False)
    gate.set()
    qtbot.waitUntil(lambda: not newest.is_running, timeout=10_000)
    assert taken == ["third"]
    assert begun == ["slow", "third"]


def test_what_is_stopped_tells_nothing_and_leaves_no_thread(qtbot: QtBot) -> None:
    newest, taken = NewestMeasure(), list[str]()

    def until_cancelled(progress: Progress) -> str:
        while True:
            progress(0, 1)

    newest.ask(until_cancelled, taken.append, at_once=False)
    newest.stop()
    qtbot.waitUntil(lambda: not newest.is_running, timeout=10_000)
    assert taken == []


def test_what_is_stopped_is_not_waited_for_and_may_outlive_who_asked(qtbot: QtBot) -> None:
    owner, taken = QObject(), list[str]()
    newest, begun, gate = NewestMeasure(owner), Event(), Event()

    def deaf(progress: Progress) -> str:
        begun.set()
        gate.wait(10.0)
        return "late"

    newest.ask(deaf, taken.append, at_once=False)
    assert begun.wait(10.0)
    newest.stop()
    owner.deleteLater()
    let_go()
    assert not isValid(newest) and job._under_way
    gate.set()
    qtbot.waitUntil(lambda: not job._under_way, timeout=10_000)
    assert taken == []


def test_nothing_is_measured_any_more_once_it_is_stopped(qtbot: QtBot) -> None:
    newest, taken = NewestMeasure(), list[str]()
    newest.stop()
    for at_once in (False, True):
        newest.ask(lambda _: "late", taken.append, at_once=at_once)
    assert not newest.is_running
    qtbot.wait(50)
    assert taken == []
