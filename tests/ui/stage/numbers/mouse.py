"""A real mouse on the numbers of a stage."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import let_go
from ui.film.drawing.hits import cell_rect, find_number
from ui.film.marks import About
from ui.paint.painter import placement
from ui.stage.view import StageView

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def cell_of(view: StageView, about: About) -> QRectF:
    """Where the stage shows a number."""
    found = find_number(view.frame, about)
    assert found is not None, about
    return placement(view.frame.page, QRectF(view.rect())).mapRect(QRectF(*cell_rect(*found)))


def point_at(view: StageView, where: QPoint) -> None:
    """Move the pointer there."""
    QTest.mouseMove(view, view.rect().bottomRight())
    QTest.mouseMove(view, where)
    let_go()


def move(view: StageView, where: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Move the pointer there with the button down."""
    place = QPointF(where)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place, view.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT, modifier
    )  # fmt: skip
    QApplication.sendEvent(view, moved)


def pull(view: StageView, start: QPoint, *ups: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press there, move up by so many pixels one after the other, and let go."""
    QTest.mousePress(view, LEFT, modifier, start)
    for up in ups:
        move(view, start - QPoint(0, up), modifier)
    QTest.mouseRelease(view, LEFT, modifier, start - QPoint(0, ups[-1]))
    let_go()
