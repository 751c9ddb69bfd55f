"""What is seen of the keyboard: how much of a widget changes its contrast when it gets it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import let_go
from tests.ui.export.reading import colours

AROUND = 6  # pixels around a widget in which its ring may stand
LEAST_SEEN = 100  # pixels that change where the keyboard is, or half of a short edge
SEEN = 3.0  # the contrast from which on a change of a pixel counts, as WCAG has it


class Change(NamedTuple):
    """How many pixels change with a contrast of 3:1 or more, and how many the edge of the widget has."""

    pixels: int
    edge: int


def luminance(picture: QImage) -> np.ndarray:
    """The relative luminance of each pixel, as WCAG defines it."""
    share = colours(picture).astype(float)[..., :3] / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def looks(widget: QWidget) -> QImage:
    """A widget with what is around it in its window."""
    window = widget.window()
    place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    return window.grab(place.adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(window.rect())).toImage()


def change_by_focus(widget: QWidget, elsewhere: QWidget) -> Change:
    """What a widget that has the keyboard shows of it, compared with when `elsewhere` has it."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)  # what scrolls, scrolls to it
    let_go()
    elsewhere.setFocus(Qt.FocusReason.MouseFocusReason)
    let_go()
    without = luminance(looks(widget))
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    let_go()
    with_it = luminance(looks(widget))
    lighter, darker = np.maximum(with_it, without), np.minimum(with_it, without)
    changed = (lighter + 0.05) / (darker + 0.05) >= SEEN
    return Change(int(changed.sum()), 2 * (widget.width() + widget.height()))


def has_keyboard() -> QWidget:
    """What has the keyboard now."""
    found = QApplication.focusWidget()
    assert found is not None
    return found
