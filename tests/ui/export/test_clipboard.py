"""A copied picture does not keep the program from ending well."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
COPIER = """
from PySide6.QtGui import QGuiApplication
from tests.ui.export.short_film import ShortFilm
from ui.export.clipboard import picture_data
application = QGuiApplication([])
QGuiApplication.clipboard().setMimeData(picture_data(ShortFilm().frame(0.0), "light"))
data = QGuiApplication.clipboard().mimeData()
print(sorted(data.formats()), flush=True)
"""


def test_a_program_ends_well_with_a_picture_on_the_clipboard() -> None:
    """Without a screen nobody takes the picture over: it is still there when Python has ended."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", COPIER]
    done = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.stdout == "['application/x-qt-image', 'image/svg+xml']\n", done.stderr
    assert (done.returncode, done.stderr) == (0, "")
