"""What the tests of the window share."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.window.recovery import copies


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for the copies of what is not saved."""
    place = tmp_path / "recovery"
    monkeypatch.setattr(copies, "folder", lambda: place)
    return place
