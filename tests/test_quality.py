"""Lint and types are part of the tests, and Qt's binding is one that keeps count."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage, QPainter

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("tool", [["ruff", "check"], ["mypy"]], ids=["ruff", "mypy"])
def test_nothing_to_complain_about(tool: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", *tool], check=False, capture_output=True, text=True, cwd=ROOT, timeout=600
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_painting_does_not_use_up_none(qapp: QGuiApplication) -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None with every void call, and aborts after a second."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        before = sys.getrefcount(None)
        for _ in range(2000):
            painter.setPen(0xFF0000)
        after = sys.getrefcount(None)
    assert abs(after - before) < 1000
