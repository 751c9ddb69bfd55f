"""Runs beside the window: it stays in use during a large one, small ones are there at once, nothing is left running."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.engine.progress import Progress
from simulator.lessons.builtin import find
from simulator.lessons.edits.cell_form import forms, relation
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson, LessonError
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from tests.simulator.own_lessons import JANET, MGU
from tests.ui.conftest import let_go, save_document
from ui.jobs import run_lesson
from ui.jobs.run_lesson import RunBeside, RunLesson, usual_seconds
from ui.state.document import Document
from ui.state.lesson_runner import RunRequest, Runs
from ui.window.main_window import MainWindow

VOCABULARY = ("the", "cat", "sat", "on", "a", "mat", "and", "she", "loved", "Rafsun")


def test_what_forms_have_to_do_with_each_other_is_known_when_a_run_is_there() -> None:
    lesson = resolve(Lesson(title="t", sequence=Words("the cat"), embedding=Random(2), layers=(LayerSpec("gru", 2),)))
    relation.cache_clear()
    RunLesson(RunRequest(lesson, None, ())).work(lambda done, of: None)
    known = relation.cache_info().misses
    assert known and {relation("gru", other).relation for other in forms("gru")} >= {"different"}
    assert relation.cache_info().misses == known


def large(tokens: int = 3000, units: int = 128) -> Lesson:
    """Three layers, two of them of the lesson's own cells."""
    text = " ".join(VOCABULARY[(k * k) % len(VOCABULARY)] for k in range(tokens))
    layers = tuple(LayerSpec(cell, units, seed=at) for at, cell in enumerate(("lstm", MGU.key, JANET.key)))
    return Lesson(title="Large", sequence=Words(text), embedding=Random(16), cells=(MGU, JANET), layers=layers)


class Slowly(RunLesson):
    """A run that takes its time, in steps between which it can be stopped."""

    seconds_to_take = 0.4

    def work(self, progress: Progress) -> Runs:
        """Wait, then run."""
        until = time.perf_counter() + self.seconds_to_take
        while time.perf_counter() < until:
            progress(0, 1)
            time.sleep(0.005)
        return super().work(progress)


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_lesson, "RunLesson", Slowly)


@pytest.fixture
def document(qapp: QApplication) -> Iterator[Document]:
    """A document whose every run is beside the window."""
    made = Document(find("jenny-rafsun"), runner=RunBeside(at_once=0.0))
    yield made
    made.stop()
    made.deleteLater()
    let_go()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    """Opens a window as the program has it."""
    opened: list[MainWindow] = []

    def opener(lesson: Lesson, at_once: float = 0.0) -> MainWindow:
        window = MainWindow(lesson, make_runner=lambda: RunBeside(at_once))
        opened.append(window)
        with qtbot.waitSignal(window.completed, timeout=20_000):
            window.show()
        return window

    yield opener
    for window in opened:
        window.player.pause()
        window.document.start(window.document.lesson)
        window.close()
        window.deleteLater()
    let_go()


def turns_until(document: Document, qtbot: QtBot) -> tuple[int, float]:
    """How often the window can do something while a run is under way, and the longest that it cannot, in seconds."""
    times = [time.perf_counter()]
    timer = QTimer()
    timer.setInterval(0)
    timer.timeout.connect(lambda: times.append(time.perf_counter()))
    timer.start()
    qtbot.waitUntil(lambda: not document.is_running, timeout=60_000)
    timer.stop()
    return len(times) - 1, max(after - before for before, after in pairwise(times))


def test_a_run_beside_gives_the_same_numbers(document: Document, qtbot: QtBot) -> None:
    lesson = with_seed(document.lesson, 3).lesson
    document.edit("seed", lesson)
    assert document.is_running and document.lesson is not lesson
    qtbot.waitUntil(lambda: not document.is_running)
    assert document.lesson is lesson
    assert document.trace.layers[0].rows.tobytes() == run(lesson).layers[0].rows.tobytes()


def test_the_window_turns_while_a_slow_run_is_under_way(
    slowly: None, window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    made = window(find("jenny-rafsun"))
    begun = time.perf_counter()
    made.document.edit("seed", with_seed(made.document.newest, 1))
    assert time.perf_counter() - begun < 0.5 * Slowly.seconds_to_take
    assert made.controls.run_note.isHidden()  # of a short one nothing would be told
    qtbot.waitUntil(made.controls.run_note.isVisible)
    assert made.isWindowModified() and made.commands.actions["undo"].isEnabled()
    turns, _ = turns_until(made.document, qtbot)
    assert turns > 20
    assert made.controls.run_note.isHidden() and made.document.lesson.layers[0].seed == 1


def test_a_large_run_leaves_the_window_in_use(window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    """3 layers × 128 units × 3,000 tokens, two of the layers of own cells."""
    lesson = large()
    made = window(lesson, run_lesson.AT_ONCE)
    after = with_seed(lesson, 7).lesson
    made.document.edit("seed", after)
    assert made.document.is_running  # far more than can be run at once
    turns, _ = turns_until(made.document, qtbot)
    assert turns > 10
    assert made.document.lesson is after and made.stage.film.scene.trace is made.document.trace


def test_typing_faster_than_the_runs_drops_all_but_the_last(slowly: None, document: Document, qtbot: QtBot) -> None:
    shown: list[str] = []
    document.changed.connect(lambda: shown.append(document.lesson.sequence.text))
    begun = time.perf_counter()
    for text in ("a", "a b", "a b c", "a b c d", "a b c d e"):
        document.edit("text", with_sequence(document.newest, text))
        qtbot.wait(30)
    qtbot.waitUntil(lambda: not document.is_running)
    assert shown == ["a b c d e"]
    assert time.perf_counter() - begun < 4 * Slowly.seconds_to_take


def test_a_run_that_explodes_is_told_in_the_window(window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    made = window(find("jenny-rafsun"))
    first = made.document.lesson
    layers = tuple(LayerSpec("grows", 2) for _ in range(1))
    grows = MGU.__class__("grows", "Grows", ("h",), ("g = W_g @ x + b_g", "h = 9 * h_prev + 9 * exp(9 + 9 * g)"))
    text = "a b c d " * 200
    lesson = Lesson(title="t", sequence=Words(text), embedding=Random(2), cells=(grows,), layers=layers)
    made.document.edit("grows", lesson)
    qtbot.waitUntil(lambda: not made.document.is_running)
    assert made.document.lesson is first and made.document.newest is first
    assert made.messages.text.startswith("Not done. The run cannot be finished")


def test_nothing_is_left_running_when_the_window_closes(
    slowly: None, window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    made = window(find("jenny-rafsun"))
    for number in (1, 2, 3):
        made.document.edit("seed", with_seed(made.document.newest, number))
    save_document(made.document, tmp_path / "mine.json")  # so that nothing is asked
    begun = time.perf_counter()
    made.close()
    assert time.perf_counter() - begun < Slowly.seconds_to_take
    assert not made.document.is_running  # that no thread is left is what each test is asked for


def test_an_export_waits_for_the_newest_lesson(slowly: None, window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    made = window(find("jenny-rafsun"))
    made.document.edit("text", with_sequence(made.document.newest, "a b c"))
    made.commands.actions["export_film"].trigger()
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None and made.stage.film.scene.trace.tokens == ("a", "b", "c")
    dialog.reject()


def request(lesson: Lesson) -> RunRequest:
    return RunRequest(resolve(lesson), None, (run(find("worked-example")),))


def test_what_takes_no_time_is_run_at_once(qapp: QApplication) -> None:
    runner, taken = RunBeside(at_once=3600.0), list[Runs]()
    runner.start(request(find("jenny-rafsun")), taken.append, lambda error: None)
    assert len(taken) == 1
    with pytest.raises(LessonError):
        runner.start(request(with_unsound_title()), taken.append, lambda error: None)
    assert len(taken) == 1


def with_unsound_title() -> Lesson:
    return Lesson(title="", sequence=Words("a"), embedding=Random(1), layers=(LayerSpec("lstm", 1),))


def test_what_is_expected_grows_with_the_lesson_and_with_what_the_last_run_took(
    qapp: QApplication, qtbot: QtBot, slowly: None
) -> None:
    small, middle, big = find("jenny-rafsun"), large(100, 16), large()
    assert usual_seconds(small) < usual_seconds(middle) < run_lesson.AT_ONCE < usual_seconds(big)
    runner, taken = RunBeside(at_once=usual_seconds(small)), list[Runs]()
    runner.start(request(middle), taken.append, lambda error: None)
    assert taken == []
    qtbot.waitUntil(lambda: len(taken) == 1)
    runner.stop()


def test_after_a_run_that_was_slow_the_next_one_is_beside(
    qapp: QApplication, qtbot: QtBot, slowly: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = itertools.count(step=10.0)
    monkeypatch.setattr(run_lesson, "perf_counter", lambda: next(seconds))
    small = find("jenny-rafsun")
    runner, taken = RunBeside(at_once=2 * usual_seconds(small)), list[Runs]()
    runner.start(request(small), taken.append, lambda error: None)
    assert len(taken) == 1  # as usual; it has taken far longer than usual
    runner.start(request(small), taken.append, lambda error: None)
    assert len(taken) == 1
    qtbot.waitUntil(lambda: len(taken) == 2)
    runner.stop()


def test_each_step_of_each_layer_is_counted() -> None:
    short, long = large(100, 16), large(200, 16)
    more = usual_seconds(long) - usual_seconds(short)
    assert more > 100 * len(short.layers) * run_lesson.A_STEP
    assert usual_seconds(short) > run_lesson.A_RUN


def test_each_weight_is_counted_at_the_beginning_and_in_each_step() -> None:
    """What is few numbers of many weights takes its time: the weights are made ready, and read in every step."""
    wide, narrow = large(40, 512), large(40, 16)
    weights = 4 * 512 * 512 * len(wide.layers)  # the recurrent ones alone
    least = weights * (run_lesson.A_WEIGHT + 40 * run_lesson.A_PRODUCT)
    assert usual_seconds(wide) - usual_seconds(narrow) > least
    assert not run_lesson.is_quick(wide) and run_lesson.is_quick(narrow)
