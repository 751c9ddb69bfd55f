"""How quick the window is: start to first picture, and a frame while the film plays. Run with `pytest -m full`."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from simulator.lessons.builtin import find

pytestmark = pytest.mark.full
ROOT = Path(__file__).resolve().parents[2]
START = """
import time
from PySide6.QtWidgets import QApplication
from ui.app import make_window
application = QApplication([])
window = make_window()
window.parts.load_plots = lambda: print(time.time())  # called once the window has been painted
window.completed.connect(application.quit)
window.show()
application.exec()
"""


def test_start_to_first_picture(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Seconds from the start of Python to a window with its picture in it (aim: under 2)."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}

    def start() -> float:
        begun = time.time()
        shown = subprocess.run(
            [sys.executable, "-c", START], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
        return float(shown.stdout.splitlines()[0]) - begun

    seconds = [start() for _ in range(3)]
    benchmark.extra_info["seconds to the first picture"] = seconds
    benchmark.pedantic(start, rounds=3)


def test_a_frame_while_playing(benchmark: BenchmarkFixture, qapp: QApplication) -> None:
    """Milliseconds for a frame of the whole window, with a stage of 1920 × 1080 (aim: median under 16)."""
    from ui.window.main_window import MainWindow

    window = MainWindow(find("jenny-rafsun"))
    window.resize(2700, 1600)
    window.show()
    while window.parts.plots.layout() is None:
        qapp.processEvents()
    window.parts.across.setSizes([390, 1920, 390])
    window.parts.down.setSizes([1080, 470])
    qapp.processEvents()
    window.player.home()
    times = []

    def frame() -> None:
        begun = time.perf_counter()
        window.player.seek(window.player.time + 1 / 60)
        qapp.processEvents()
        times.append(1000 * (time.perf_counter() - begun))

    benchmark.pedantic(frame, rounds=900, warmup_rounds=5)
    size = window.stage_view.size()
    benchmark.extra_info["stage"] = f"{size.width()} × {size.height()}"
    benchmark.extra_info["median ms"] = statistics.median(times)
    window.close()
    window.deleteLater()
    qapp.processEvents()


def test_a_frame_of_the_stage_alone(benchmark: BenchmarkFixture, qapp: QApplication) -> None:
    """Milliseconds to compose and paint the stage at 1920 × 1080."""
    from ui.window.main_window import MainWindow

    window = MainWindow(find("jenny-rafsun"))
    view = window.stage_view
    view.resize(1920, 1080)
    target = QImage(1920, 1080, QImage.Format.Format_RGB32)
    window.player.home()

    def frame() -> None:
        window.player.seek(window.player.time + 1 / 60)
        view.render(target, QPoint())

    benchmark.pedantic(frame, rounds=600, warmup_rounds=5)
    window.deleteLater()
    qapp.processEvents()
