"""A picture of weights that one takes hold of: a press chooses a weight, a pull up or down changes it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent

from ui.film.marks import About
from ui.widgets.mark_canvas import MarkCanvas

SLACK = 4  # pixels before a press is a pull
WHOLE = 120.0  # pixels for a change as large as the largest weight beside it


class WeightCanvas(MarkCanvas):
    """`picked` carries the weight that was pressed, `pulled` a weight with its new number; `let_go` ends a pull."""

    picked = Signal(object)
    pulled = Signal(object, float)
    let_go = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self._held: tuple[About, float, float, float] | None = None  # weight, its number, where it was pressed, scale
        self._pulling = False

    def weight_at(self, where: QPoint) -> About | None:
        """The weight at a point; its column is None in a bias or peephole."""
        raise NotImplementedError

    def number_of(self, weight: About) -> tuple[float, float]:
        """What a weight is, and the largest one beside it."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the weight."""
        weight = self.weight_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or weight is None:
            return
        self._held = (weight, self.number_of(weight)[0], event.position().y(), self.number_of(weight)[1])
        self._pulling = False
        self.picked.emit(weight)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Change the weight that is held: up for more, down for less, with Shift in tenths of that."""
        if self._held is None:
            over = self.weight_at(event.position().toPoint()) is not None
            self.setCursor(Qt.CursorShape.SizeVerCursor if over else Qt.CursorShape.ArrowCursor)
            return
        weight, value, top, scale = self._held
        up = top - event.position().y()
        if self._pulling or abs(up) >= SLACK:
            self._pulling = True
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.pulled.emit(weight, pulled_by(value, up, scale, fine))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let the weight go."""
        if self._held is not None and event.button() == Qt.MouseButton.LeftButton:
            self._held = None
            if self._pulling:
                self.let_go.emit()


def pulled_by(value: float, pixels: float, scale: float, fine: bool) -> float:
    """A weight pulled up by so many pixels, rounded to a hundredth of the `scale`, where `fine` to a thousandth."""
    digits = 2 - math.floor(math.log10(scale or 1.0)) + fine
    return round(value + pixels / WHOLE * (scale or 1.0) * (0.1 if fine else 1.0), digits)


def place_of(weight: About) -> tuple[int, ...]:
    """Where a weight stands in its matrix: (unit, column), or (unit,) of a bias or peephole."""
    return tuple(each for each in (weight.unit, weight.column) if each is not None)
