"""Every window and dialog on small screens and finer ones: nothing stands outside, no words are cut."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import let_go
from ui.settings import settings
from ui.widgets.room.narrow import Beside, Flow
from ui.widgets.room.screen_fit import Scrolled, within
from ui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("width", "height", "scale", "language"),
    [
        pytest.param(320, 256, 1.0, "en", marks=pytest.mark.full),
        (320, 256, 1.0, "de"),
        pytest.param(1280, 800, 1.0, "de", marks=pytest.mark.full),
        pytest.param(1280, 800, 1.5, "en", marks=pytest.mark.full),
        (1280, 800, 2.0, "de"),  # which the size is too, where the system's font is 200 %
    ],
)
def test_nothing_is_outside_or_cut(tmp_path: Path, width: int, height: int, scale: float, language: str) -> None:
    screen = {"name": "A", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
    described = tmp_path / "screens.json"
    described.write_text(json.dumps({"screens": [screen | {"logicalBaseDpi": 96}]}), encoding="utf-8")
    surroundings = {"QT_QPA_PLATFORM": f"offscreen:configfile={described}", "QT_SCALE_FACTOR": str(scale)}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("any_screen.py")), language],
        env=os.environ | surroundings | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found[-1] == {"windows": 55}
    assert found[:-1] == []


def test_a_window_that_was_larger_than_the_screen_opens_inside(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    wide = QWidget()
    qtbot.addWidget(wide)
    wide.setGeometry(5000, 4000, 3000, 2000)
    settings.remember_geometry(wide.saveGeometry())
    window = MainWindow(open_window().document.lesson)
    assert window.screen().availableGeometry().contains(window.frameGeometry())
    window.end()
    window.deleteLater()
    let_go()


def test_a_side_takes_the_place_of_the_stage_in_a_narrow_window(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(size=(1440, 900))
    before = [window.is_shown(part) for part in ("left", "right", "plots")]
    window.resize(320, 300)
    let_go()
    places = window.controls.header.places
    assert places.isVisible() and window.stage_view.isVisible()
    for name, part in (("toggle_left", window.parts.left), ("toggle_right", window.parts.right)):
        QTest.mouseClick(places.button(name), Qt.MouseButton.LeftButton)
        let_go()
        assert part.isVisible() and not window.stage_view.isVisible() and places.button(name).isChecked()
        assert part.width() == pytest.approx(window.width(), abs=2)
    QTest.mouseClick(places.button(""), Qt.MouseButton.LeftButton)
    let_go()
    assert window.stage_view.isVisible() and not window.parts.left.isVisible() and not window.parts.right.isVisible()
    window.toggle_part("plots")
    assert window.parts.plots.isVisible() and not window.stage_view.isVisible()
    window.resize(1440, 900)
    let_go()
    assert [window.is_shown(part) for part in ("left", "right", "plots")] == before
    assert window.stage_view.isVisible() and not places.isVisible()


def test_the_stage_is_scrolled_where_its_letters_would_be_too_small(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(size=(320, 300))
    area = window.stage_view.parentWidget()
    assert area.width() < window.stage_view.width() == 480 and area.height() < window.stage_view.height() == 270
    assert not window.controls.transport.ruler.isVisible()
    assert "token" in window.controls.transport.where.text()


def test_rows_break_and_what_follows_a_stretch_stays_at_the_right(qtbot: QtBot) -> None:
    row = Flow()
    qtbot.addWidget(row)
    first, *others = buttons = [QPushButton(words) for words in ("Cancel", "Export", "Another one")]
    row.addWidget(first)
    row.addStretch()
    for each in others:
        row.addWidget(each)
    row.resize(row.sizeHint().width() + 60, 100)
    row.show()
    let_go()
    assert len({each.y() for each in buttons}) == 1
    assert others[0].x() > first.geometry().right() + 50 and others[1].geometry().right() == row.width() - 1
    row.resize(first.width() + others[0].width() + 20, row.heightForWidth(first.width() + others[0].width() + 20))
    let_go()
    assert others[1].y() > first.y() and others[1].geometry().right() == row.width() - 1
    assert row.rect().contains(others[1].geometry())


def test_parts_stand_below_each_other_where_they_have_no_room_beside(qtbot: QtBot) -> None:
    parts = [QLabel("words " * 10), QLabel("words " * 10)]
    both = Beside(*parts, (1, 1))
    area = Scrolled(both)
    qtbot.addWidget(area)
    area.show()
    for width, stacked in ((900, False), (300, True), (900, False)):
        area.resize(width, 300)
        let_go()
        assert both.is_stacked is stacked and (parts[1].y() > parts[0].y()) is stacked


def test_a_place_is_moved_inside() -> None:
    area = QRect(100, 50, 800, 600)
    for place in (QRect(0, 0, 200, 100), QRect(880, 640, 200, 100), QRect(300, 200, 200, 100)):
        assert area.contains(QRect(within(place, area), place.size()))
    assert within(QRect(QRect(0, 0, 2, 2).topLeft(), QSize(2000, 2000)), area) == area.topLeft()
