"""How long one move of a drag on a weight takes: the run again, its measures, and the next picture.

`pytest -m full tests/benchmarks/test_drag.py -s` prints milliseconds, the quickest and the median of many moves, for 50
tokens, 16 units and 3 layers. Aim: all of it under 16 ms, the run under 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from simulator.analysis.measures import half_lives, memory_account, saturation
from simulator.lessons.edits.whatif import with_weight
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.tokens import Numbers

pytestmark = pytest.mark.full
MOVES = 80


@pytest.fixture
def lesson() -> Lesson:
    rows = tuple(map(tuple, np.random.default_rng(0).normal(size=(50, 16)).tolist()))
    layers = tuple(LayerSpec("lstm", 16, seed=k) for k in range(3))
    return Lesson(title="t", sequence=Numbers(rows), layers=layers)


def moves(lesson: Lesson, at: int) -> Iterator[ResolvedLesson]:
    """The lesson as it becomes while a weight of one layer is dragged."""
    resolved = resolve(lesson)
    for k in range(MOVES):
        resolved = with_weight(resolved, at, "W_f", (3, 4), 0.01 * k)
        yield resolved


def told(what: str, times: list[float]) -> float:
    """Print the times, in seconds, and return the quickest."""
    print(f"\n{what}: {1000 * min(times):.2f} ms at best, median {1000 * median(times):.2f} ms", end="")
    return min(times)


def timed(action: Callable[[], object]) -> float:
    begun = perf_counter()
    action()
    return perf_counter() - begun


@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_run_and_its_measures(lesson: Lesson, at: int) -> None:
    trace = run(lesson)
    runs, measures = [], []
    for after in moves(lesson, at):
        begun = perf_counter()
        trace = run(after, after=trace)
        runs.append(perf_counter() - begun)
        measures.append(
            timed(lambda trace=trace: [(memory_account(x), half_lives(x), saturation(x)) for x in trace.layers])
        )
    assert told(f"layer {at}, run", runs) < 2e-3
    assert told(f"layer {at}, measures", measures) < 2e-3


def test_with_the_picture(lesson: Lesson, qapp: QApplication) -> None:
    """From the edit to the painted stage of 1920 × 1080, without the panels beside it."""
    from ui.window.main_window import MainWindow

    window = MainWindow(lesson)
    window.stage_view.resize(1920, 1080)
    target = QImage(1920, 1080, QImage.Format.Format_RGB32)
    window.player.seek(5.5)
    times = []
    for after in moves(lesson, 0):
        begun = perf_counter()
        window.document.edit("weight", after, merge=True)
        window.stage_view.render(target, QPoint())
        times.append(perf_counter() - begun)
    told("edit, run and picture", times)
    window.deleteLater()
    qapp.processEvents()
