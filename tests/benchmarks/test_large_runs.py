"""How quick a large run is looked at: any moment of it, and from level to level. Run with `pytest -m full`."""

from __future__ import annotations

import random
import time
from functools import cache

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from simulator.lessons.edits.variants import cell_variants
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.network.trace import Trace
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from ui.app import window_on
from ui.film.drawing.zoom import LEVELS, between, passing, seconds
from ui.film.film import Film, FilmOptions
from ui.film.views import views
from ui.paint.kept.paint_cache import PaintCache
from ui.paint.painter import image, paint
from ui.paint.theme import THEMES, load_fonts
from ui.paint.zoom import ZoomPainter
from ui.window.system.garbage import freeze_garbage

pytestmark = pytest.mark.full
TOKENS, UNITS, LAYERS = 1000, 128, 3
VOCABULARY = ("the", "cat", "sat", "on", "a", "mat", "and", "she", "loved", "Rafsun", "very", "much")
THEME = THEMES["light"]


@cache
def large() -> tuple[Lesson, Trace]:
    """A lesson of 3 LSTM layers × 1,000 tokens × 128 units."""
    choose = random.Random(1)
    text = " ".join(choose.choices(VOCABULARY, k=TOKENS))
    layers = tuple(LayerSpec(cell="lstm", units=UNITS, seed=k) for k in range(LAYERS))
    lesson = Lesson(title="A large run", sequence=Words(text), embedding=Random(size=16), layers=layers)
    return lesson, run(lesson)


@pytest.mark.parametrize("view", views())
def test_any_moment(benchmark: BenchmarkFixture, qapp: QGuiApplication, view: str) -> None:
    """Milliseconds to compose a random frame and paint it over the last one at 1920 × 1080 (aim: 95 % under 12)."""
    load_fonts()
    film, cache_, choose = Film(*large(), FilmOptions(view=view, unit=3)), PaintCache(), random.Random(2)
    freeze_garbage()
    target, times = QImage(1920, 1080, QImage.Format.Format_RGB32), list[float]()

    def seek() -> None:
        begun = time.perf_counter()
        frame = film.frame(choose.uniform(0.0, film.duration))
        with QPainter(target) as painter:
            paint(painter, frame, THEME, QRectF(0, 0, 1920, 1080), cache_)
        times.append(1000 * (time.perf_counter() - begun))

    benchmark.pedantic(seek, rounds=400, warmup_rounds=10)
    benchmark.extra_info["95 % under, ms"] = float(np.percentile(times[10:], 95))


@pytest.mark.parametrize("view", LEVELS)
def test_any_moment_with_the_window_around_it(
    benchmark: BenchmarkFixture, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    """Milliseconds for a random moment in the program's window of 1920 × 1080, with all its panels and plots: until the
    stage is painted (aim: 16), and until all has followed (aim: 60), as the window's own thread computes them.
    """
    window, choose = window_on(large()[0]), random.Random(3)
    updates, stages, wholes = window.stage.updates, list[float](), list[float]()
    window.resize(1920, 1080)
    window.show()
    while window.parts.plots.layout() is None:
        qapp.processEvents()
    window.selection.view = view
    true, begun = updates.leave_stage, [0.0]

    def leave_stage() -> None:
        if len(stages) == len(wholes):
            stages.append(1000 * (time.thread_time() - begun[0]))
        true()

    monkeypatch.setattr(updates, "leave_stage", leave_stage)

    def seek() -> None:
        begun[0] = time.thread_time()
        window.player.seek(choose.uniform(0.0, window.player.duration))
        while len(stages) == len(wholes) or any(widget.isVisible() for widget, _ in updates._wanted):
            qapp.processEvents()
        qapp.processEvents()  # what has followed is painted
        wholes.append(1000 * (time.thread_time() - begun[0]))

    while window.stage.zoomer.gliding:
        qapp.processEvents()
    stages.clear()
    freeze_garbage()
    benchmark.pedantic(seek, rounds=150, warmup_rounds=10)
    for name, found, aim in (("stage", stages, 16.0), ("all", wholes, 60.0)):
        median, most = (float(np.percentile(found[10:], share)) for share in (50, 95))
        benchmark.extra_info[f"{name}: median and 95 % under, ms"] = (median, most)
        print(f"{view}, {name}: median {median:.1f} ms, 95 % under {most:.1f} ms (aim {aim:g})")
    window.close()
    window.deleteLater()
    qapp.processEvents()


def test_a_zoom_from_the_network_into_a_unit(benchmark: BenchmarkFixture, qapp: QGuiApplication) -> None:
    """Milliseconds for a frame of the zoom through all four levels at 1920 × 1080 (aim: 95 % under 16.7)."""
    load_fonts()
    films = [Film(*large(), FilmOptions(view=view, unit=3)) for view in LEVELS]
    moment, page = 0.5 * films[0].duration, films[0].scene.page
    stages = [(k + 1.0, seconds(film.focus(moment), page)) for k, film in enumerate(films[:-1])]
    count = round(60 * sum(lasts for _, lasts in stages))
    painter_, target = ZoomPainter(), QImage(1920, 1080, QImage.Format.Format_RGB32)
    shares = iter([k / count for k in range(1, count)] * 4)
    times: list[float] = []

    def frame() -> None:
        begun = time.perf_counter()
        zoom = passing(0.0, stages, next(shares))
        outer = min(int(zoom), len(films) - 2)
        above, below = films[outer], films[outer + 1]
        picture = between(above.parted(moment), below.parted(moment), above.focus(moment), zoom - outer)
        with QPainter(target) as painter:
            painter_.paint(painter, picture, THEME, QRectF(0, 0, 1920, 1080), 1.0)
        times.append(1000 * (time.perf_counter() - begun))

    benchmark.pedantic(frame, rounds=3 * (count - 1), warmup_rounds=count - 1)
    benchmark.extra_info["95 % under, ms"] = float(np.percentile(times[count - 1 :], 95))


@pytest.mark.parametrize("others", [1, 2, 3])
def test_runs_that_are_compared_play(benchmark: BenchmarkFixture, qapp: QGuiApplication, others: int) -> None:
    """Milliseconds for a frame at 1920 × 1080 while two to four runs play in step (aim: 95 % under 16.7)."""
    load_fonts()
    lesson, trace = large()
    lesson = replace(lesson, variants=cell_variants(resolve(lesson), ("rnn", "gru", "gru-before")[:others]))
    film, cache_ = Film(lesson, trace, FilmOptions(view="compare", unit=3)), PaintCache()
    times: list[float] = []
    moments = iter(0.5 * film.duration + k / 60 for k in range(1000))

    def frame() -> None:
        begun = time.perf_counter()
        image(film.frame(next(moments)), THEME, 1920, 1080, cache_)
        times.append(1000 * (time.perf_counter() - begun))

    benchmark.pedantic(frame, rounds=600, warmup_rounds=10)
    benchmark.extra_info["95 % under, ms"] = float(np.percentile(times[10:], 95))
