"""A box of choices says in a narrow place what it can, and lists all of it."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import let_go
from ui.paint.theme import THEMES
from ui.widgets.controls import ChoiceBox
from ui.widgets.style import apply_theme


def test_a_title_that_has_no_room_is_shortened_and_listed_in_full(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, THEMES["light"])
    box = ChoiceBox("Memory")
    qtbot.addWidget(box)
    long = "c: f keeps, added is written (as the equations say)"
    box.offer([(long, 0), ("c", 1)], 0)
    box.resize(180, 30)
    box.show()
    let_go()
    paper = QColor(THEMES["light"].colour("card"))
    picture = box.grab().toImage()
    beside = [picture.pixelColor(x, y) for x in range(box.width() - 26, box.width() - 20) for y in range(4, 26)]
    assert all(colour.lightness() > paper.lightness() - 12 for colour in beside), "letters run into the arrow"
    box.showPopup()
    let_go()
    assert box.view().viewport().width() >= box.fontMetrics().horizontalAdvance(long)
    box.hidePopup()
    let_go()
