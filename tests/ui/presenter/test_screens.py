"""Who sees which screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from ui.presenter.screens import Screen, Screens, arrange_screens, find_screens, screen_at

ROOT = Path(__file__).resolve().parents[3]
DESK = Screen("desk", QRect(0, 0, 1440, 900))
HALL = Screen("hall", QRect(1440, 0, 1920, 1080))
SIDE = Screen("side", QRect(-800, 0, 800, 600))
AT_DESK, IN_HALL = QPoint(700, 400), QPoint(2000, 300)


@pytest.mark.parametrize(
    ("screens", "home", "wanted", "audience", "speaker"),
    [
        ([DESK], AT_DESK, "", DESK, None),
        ([DESK], AT_DESK, "hall", DESK, None),
        ([DESK, HALL], AT_DESK, "", HALL, DESK),
        ([HALL, DESK], AT_DESK, "", HALL, DESK),
        ([DESK, HALL], IN_HALL, "", DESK, HALL),
        ([DESK, HALL], AT_DESK, "desk", DESK, HALL),
        ([DESK, HALL], AT_DESK, "gone", HALL, DESK),
        ([DESK, HALL, SIDE], AT_DESK, "side", SIDE, DESK),
        ([DESK, HALL, SIDE], AT_DESK, "", HALL, DESK),
        ([DESK, HALL], QPoint(-9999, 0), "", HALL, DESK),
    ],
)
def test_the_audience_sees_the_screen_without_the_window(
    screens: list[Screen], home: QPoint, wanted: str, audience: Screen, speaker: Screen | None
) -> None:
    assert arrange_screens(screens, screen_at(screens, home), wanted) == (audience, speaker)


def test_screens_are_found_and_named(qapp: QApplication) -> None:
    found = find_screens()
    assert len(found) == len(qapp.screens()) and found[0].real is qapp.primaryScreen()
    assert all(screen.name and f"{screen.area.width()} ×" in screen.title for screen in found)
    told: list[int] = []
    screens = Screens()
    screens.changed.connect(lambda: told.append(1))
    qapp.screenAdded.emit(qapp.primaryScreen())
    assert told == [1] and screens.all() == found


TWO_SCREENS = """
import sys
from PySide6.QtWidgets import QApplication
from simulator.lessons.builtin import find
from ui.window.main_window import MainWindow

application = QApplication([])
window = MainWindow(find("worked-example"))
window.show()
window.presentation.start()
show = window.presentation
for _ in range(2):
    application.processEvents()
    for each in (show.audience, show.speaker):
        print(each.screen().name(), each.isFullScreen(), each.geometry().getRect())
    show.swap()
window.close()
"""


def test_real_windows_cover_real_screens(tmp_path: Path) -> None:
    """Qt's platform without a display can have two screens, in a process of its own."""
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": 600, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for name, x, width in (("desk", 0, 900), ("hall", 900, 1000))
    ]
    place = tmp_path / "screens.json"
    place.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={place}", "XDG_CONFIG_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)
    }  # fmt: skip
    ended = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    desk, hall = "desk True (0, 0, 900, 600)", "hall True (900, 0, 1000, 600)"
    lines = ended.stdout.splitlines()
    assert sorted(lines[:2]) == [desk, hall] and lines[2:] == lines[1::-1]
