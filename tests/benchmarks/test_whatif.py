"""How quick an experiment is: a drag on a weight, its run, measures and picture. Run with `pytest -m full`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import cycle

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from simulator.analysis.measures import half_lives, memory_account, saturation
from simulator.lessons.edits.whatif import with_weight, with_weights
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.tokens import Numbers
from tests.ui.conftest import Objects
from ui.film.marks import About
from ui.paint.kept.paint_cache import PaintCache
from ui.paint.painter import paint
from ui.state.edits.drag_edit import DragEdit

pytestmark = pytest.mark.full
STEPS, UNITS, LAYERS = 50, 16, 3


def lesson() -> Lesson:
    """Three LSTM layers of 16 given weights each over 50 rows of numbers."""
    rows = np.random.default_rng(0).standard_normal((STEPS, 8))
    sequence = Numbers(tuple(map(tuple, rows.tolist())))
    made = Lesson(title="Benchmark", sequence=sequence, layers=(LayerSpec("lstm", UNITS),) * LAYERS)
    for at in range(LAYERS):
        made = with_weights(made, at, resolve(made).layers[at].weights).lesson
    return made


def values() -> Iterator[float]:
    """Numbers that are other ones each time."""
    return cycle(np.linspace(-1, 1, 997).tolist())


def report(benchmark: BenchmarkFixture, work: Callable[[], None], rounds: int) -> None:
    benchmark.pedantic(work, rounds=rounds, warmup_rounds=10)
    assert benchmark.stats is not None
    benchmark.extra_info["median ms"] = 1000 * benchmark.stats.stats.median
    begun = time.process_time()
    for _ in range(rounds):
        work()
    benchmark.extra_info["processor ms"] = 1000 * (time.process_time() - begun) / rounds  # true on a busy machine, too


def test_a_drag_on_a_weight(benchmark: BenchmarkFixture, qapp: QApplication) -> None:
    """Milliseconds for the run, all measures and the picture at 1920 × 1080 (aim: median under 16)."""
    objects, number, cache = Objects(lesson()), values(), PaintCache()
    objects.player.rest_at(20, 3)
    pull, target = DragEdit(objects.document), QImage(1920, 1080, QImage.Format.Format_RGB32)

    def drag() -> None:
        value = next(number)
        pull.to("drag", lambda before: with_weight(before, 0, "W_f", (0, 0), value))
        for record in objects.document.trace.layers:
            memory_account(record)
            half_lives(record)
            saturation(record)
        frame = objects.stage.frame(objects.player.time)
        with QPainter(target) as painter:
            paint(painter, frame, objects.stage.theme, QRectF(target.rect()), cache)

    report(benchmark, drag, 300)


@pytest.mark.parametrize("size", [(1440, 900), (1180, 760), (760, 560)])
def test_a_drag_on_a_weight_in_the_window(
    benchmark: BenchmarkFixture, qapp: QApplication, size: tuple[int, int]
) -> None:
    """Milliseconds for all of the window, as the program has it, with plots and the panel of experiments."""
    from ui.app import window_on

    window, number = window_on(lesson()), values()
    window.resize(*size)
    window.show()
    window.toggle_part("whatif")
    while window.parts.plots.layout() is None:
        qapp.processEvents()
    window.player.rest_at(20, 3)

    def drag() -> None:
        window.controls.inspector.weights.pulled.emit(About(0, 20, "W_f", 0, 0), next(number))
        qapp.processEvents()

    report(benchmark, drag, 200)
    window.document.start(window.document.lesson)
    window.close()
    window.deleteLater()
    qapp.processEvents()
