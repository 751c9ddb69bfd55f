"""Who sees which screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from ui.presenter.screens import Screen, Screens, arranged, connected

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
    assert arranged(screens, home, wanted) == (audience, speaker)


def test_screens_are_found_and_named(qapp: QApplication) -> None:
    found = connected()
    assert len(found) == len(qapp.screens()) and found[0].real is qapp.primaryScreen()
    assert all(screen.name and f"{screen.area.width()} ×" in screen.title for screen in found)
    told: list[int] = []
    screens = Screens()
    screens.changed.connect(lambda: told.append(1))
    qapp.screenAdded.emit(qapp.primaryScreen())
    assert told == [1] and screens.all() == found
