"""What has the keyboard is in view: whatever scrolls, scrolls to it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MARGIN = 8  # pixels around it


@cache
def install() -> None:
    """Let every window scroll to what gets the keyboard, from now on."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(_follow)


def _follow(_before: QWidget | None, field: QWidget | None) -> None:
    around = field.parentWidget() if field is not None else None
    while field is not None and around is not None:
        if isinstance(around, QScrollArea):
            _scroll_to(around, field)
        around = around.parentWidget()


def _scroll_to(area: QScrollArea, field: QWidget) -> None:
    """Show all of a widget, or its beginning where there is no room for it and none of it is seen."""
    content, room = area.widget(), area.viewport().height()
    if content is None or not content.isAncestorOf(field):
        return
    place, high = field.mapTo(content, QPoint(0, 0)), field.height()
    if high + 2 * MARGIN <= room or field.visibleRegion().isEmpty():
        half = min(high, room - 2 * MARGIN) // 2
        area.ensureVisible(place.x() + field.width() // 2, place.y() + half, 0, half + MARGIN)
