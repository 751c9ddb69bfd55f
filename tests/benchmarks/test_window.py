"""How quick the window is: start to first picture, and a frame while the film plays. Run with `pytest -m full`."""

from __future__ import annotations

import os
import resource
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
OURS = """
import os, sys
import main
app = main.load_application()
app.MainWindow._complete = lambda window: os._exit(0)  # called once the window has been painted
main.main(["jenny-rafsun"])
"""
BARE = """
import os
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""


def processor_seconds(program: str, environment: dict[str, str]) -> float:
    """What a whole process takes of the processor, all its threads together."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_start_to_first_picture(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """The start beside that of a bare window of Qt of the same size, in turn (aim: 3 times its processor time)."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as everywhere but the first time
    processor_seconds(OURS, environment)
    seconds = [(processor_seconds(OURS, environment), processor_seconds(BARE, environment)) for _ in range(12)]
    ours, bare = (min(each) for each in zip(*seconds, strict=True))
    benchmark.extra_info["processor seconds"] = {"ours": ours, "bare": bare, "ratio": ours / bare}
    benchmark.pedantic(processor_seconds, (OURS, environment), rounds=3)
    print(f"start to the first picture: {ours:.3f} s of the processor, a bare window {bare:.3f} s: {ours / bare:.2f} ×")


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
