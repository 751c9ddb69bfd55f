"""How quick films are written, and how quick a frame is composed and painted. Run with `pytest -m full`."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytest_benchmark.fixture import BenchmarkFixture

from simulator.cells import cells
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.film.films import film as random_film
from ui.export import export
from ui.export.format import MovingSettings
from ui.export.writers.gif import GifSettings
from ui.export.writers.mp4 import Mp4Settings
from ui.film.film import Film
from ui.paint.kept.paint_cache import PaintCache
from ui.paint.painter import image
from ui.paint.theme import THEMES

pytestmark = pytest.mark.full


@pytest.mark.parametrize(
    ("ending", "settings"),
    [
        (".mp4", Mp4Settings(tokens=(10, 12), fps=30)),
        (".gif", GifSettings(tokens=(10, 11), width=960, height=540, fps=20)),
        ("/", MovingSettings(tokens=(10, 11), fps=30)),
    ],
    ids=["mp4 1080p30", "gif 540p20", "folder 1080p30"],
)
def test_a_film(
    benchmark: BenchmarkFixture, qapp: QGuiApplication, tmp_path: Path, ending: str, settings: MovingSettings
) -> None:
    """Seconds for some tokens of `jenny-rafsun` (aim: 20 s of MP4 at 1080p30 in under 20 s on two cores)."""
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson))
    start, stop = film.timeline.span(*settings.tokens or (0, 1))
    taken = []

    def write() -> None:
        begun = time.perf_counter()
        export(film, f"{tmp_path}/film{ending}", settings)
        taken.append(time.perf_counter() - begun)

    benchmark.pedantic(write, rounds=2)
    benchmark.extra_info["seconds of film"] = stop - start
    benchmark.extra_info["seconds to write 20 s of film"] = min(taken) * 20 / (stop - start)
    benchmark.extra_info["times as quick as it plays"] = (stop - start) / min(taken)
    benchmark.extra_info["cores"] = os.cpu_count()


@pytest.mark.parametrize("cell", cells())
def test_a_frame_of_sixteen_units(benchmark: BenchmarkFixture, qapp: QGuiApplication, cell: str) -> None:
    """Milliseconds to compose and paint a frame of the close-up at 1920 × 1080 (aim: mean under 8)."""
    film = random_film(cell, 16)
    cache, theme = PaintCache(), THEMES["light"]
    times = iter(k / 60 for k in range(10**9))

    def frame() -> None:
        image(film.frame(next(times) % film.duration), theme, 1920, 1080, cache)

    benchmark.pedantic(frame, rounds=1000, warmup_rounds=30)
