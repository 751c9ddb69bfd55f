"""What the tests of the window share."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from ui.app import offer_recovery
from ui.window.main_window import MainWindow
from ui.window.recovery import copies


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for the copies of what is not saved."""
    place = tmp_path / "recovery"
    monkeypatch.setattr(copies, "folder", lambda: place)
    return place


def offered(window: MainWindow) -> QMessageBox | None:
    """The question about what was left, as a start asks it; None where there is none."""
    offer_recovery(window, lambda: None)
    return question_over(window)


def question_over(window: MainWindow) -> QMessageBox | None:
    """The question that stands over a window."""
    return next((each for each in window.findChildren(QMessageBox) if each.isVisible()), None)
