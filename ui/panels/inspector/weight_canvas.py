"""A picture of weights that one takes hold of: a press chooses a weight, a pull up or down changes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from ui.film.drawing.hits import cell_at
from ui.film.marks import About
from ui.state.edits.drag_edit import Pull
from ui.widgets.mark_canvas import MarkCanvas


class WeightCanvas(MarkCanvas):
    """`picked` carries the weight that was pressed, `pulled` a weight with its new number; `let_go` ends a pull.

    `typing_wanted` carries a weight that was clicked twice and its cell on the widget.
    """

    picked = Signal(object)
    pulled = Signal(object, float)
    let_go = Signal()
    typing_wanted = Signal(object, QRectF)

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self._held: tuple[About, Pull] | None = None

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
        value, largest = self.number_of(weight)
        self._held = (weight, Pull(value, event.position().y(), largest))
        self.picked.emit(weight)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Change the weight that is held: up for more, down for less, with Shift in tenths of that."""
        if self._held is None:
            over = self.weight_at(event.position().toPoint()) is not None
            self.setCursor(Qt.CursorShape.SizeVerCursor if over else Qt.CursorShape.ArrowCursor)
            return
        weight, pull = self._held
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        value = pull.to(event.position().y(), fine=fine)
        if value is not None:
            self.pulled.emit(weight, value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let the weight go."""
        if self._held is not None and event.button() == Qt.MouseButton.LeftButton:
            (_, pull), self._held = self._held, None
            if pull.is_begun:
                self.let_go.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let the weight be typed where it stands."""
        weight, place = self.weight_at(event.position().toPoint()), self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and weight is not None and place is not None:
            self._held = None
            self.typing_wanted.emit(weight, place)

    def cell_at(self, where: QPointF) -> QRectF | None:
        """The cell of a strip at a point."""
        found = cell_at(self._frame(), where.x(), where.y())
        return QRectF(*found) if found is not None else None


def place_of(weight: About) -> tuple[int, ...]:
    """Where a weight stands in its matrix: (unit, column), or (unit,) of a bias or peephole."""
    return tuple(each for each in (weight.unit, weight.column) if each is not None)
