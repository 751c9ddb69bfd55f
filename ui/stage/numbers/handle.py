"""The handle of a number under the pointer: it and the number are pulled up and down to set the number by hand."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QToolTip, QWidget

from simulator.lessons.schema import LessonError
from ui.film.drawing.hits import cell_rect, find_number
from ui.film.drawing.strips import Shading
from ui.film.marks import About
from ui.film.text.number_format import as_set, precise
from ui.film.views import view_of
from ui.paint.painter import placement
from ui.settings.translation import translate, write_number
from ui.stage.free_room import read_in
from ui.stage.view import StageView
from ui.state.document import Document
from ui.state.edits.drag_edit import DragEdit, Pull
from ui.state.edits.number_edits import NumberPlace, number_place, place_words, set_to, value_at
from ui.state.player import Player
from ui.widgets.messages import not_done
from ui.widgets.typed_number import ANY, TypedNumber

WIDTH, HEIGHT, BESIDE = 20.0, 26.0, 5.0  # pixels on a stage of the usual width; its distance from the number
USUAL, LEAST, LARGEST = 1100, 0.75, 2.5  # pixels of a stage on which it has that size; how much smaller or larger it is


class _Held(NamedTuple):
    """A number that is pressed: where it is in the run and in the picture, and how far it has been pulled."""

    about: About
    place: NumberPlace
    pull: Pull


class NumberHandle(QWidget):
    """Lies beside a number of the stage that can be set, while the pointer is on it or on the handle.

    A number that is clicked twice is typed.
    """

    def __init__(self, stage_view: StageView, document: Document, player: Player) -> None:
        super().__init__(stage_view)
        self._stage_view, self._document, self._player = stage_view, document, player
        self._drag = DragEdit(document)
        self._about: About | None = None  # the number it stands beside
        self._held: _Held | None = None
        self._typed: NumberPlace | None = None
        self.field = TypedNumber(stage_view)
        self._way = (True, 0.0)  # at the right, and how much lower than the number, as a share of what it is higher
        self._role = "ink"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # the stage hears the mouse for it
        self.hide()
        stage_view.installEventFilter(self)
        stage_view.pointed_at.connect(self._point)
        stage_view.stage.changed.connect(self._follow)
        player.moved.connect(self._follow)
        player.playing_changed.connect(self._follow)
        self.field.taken.connect(self._take)

    @property
    def is_pulling(self) -> bool:
        """Whether a number is being pulled."""
        return self._held is not None and self._held.pull.is_begun

    @property
    def number(self) -> NumberPlace | None:
        """The number that it sets; None while it is not there."""
        return None if self._about is None else self._place_of(self._about)

    # ---- the mouse ---------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear the mouse over the number and the handle before the stage does."""
        if isinstance(event, QMouseEvent):
            match event.type():
                case QEvent.Type.MouseMove:
                    return self._move(event)
                case QEvent.Type.MouseButtonPress:
                    return self._press(event)
                case QEvent.Type.MouseButtonRelease:
                    return self._release(event)
                case QEvent.Type.MouseButtonDblClick:
                    return self._ask_to_type(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Wheel):
            self._point(None)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            return self._take_back()
        return False

    def _press(self, event: QMouseEvent) -> bool:
        on_handle = self._is_on(event)
        if not on_handle:
            self._point(self._stage_view.about_at(event.position()))
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        about, place = self._about, self.number
        if event.button() != Qt.MouseButton.LeftButton or control or about is None or place is None:
            return False
        shading = self._shading_of(place)
        value = value_at(self._document.trace, place)
        self._held = _Held(about, place, Pull(value, event.globalPosition().y(), shading.limit, bounds_of(shading)))
        if on_handle:
            self._stage_view.select(about)
        return on_handle or bool(event.modifiers())

    def _move(self, event: QMouseEvent) -> bool:
        if self._held is None:
            return self._is_on(event)
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        value = self._held.pull.to(event.globalPosition().y(), fine=fine)
        if value is not None:
            self._set(self._held.place, value)
            words = translate("Stage", "{number}: {value}")
            number = place_words(self._document.trace, self._held.place)
            where = self.mapToGlobal(QPoint(self.width() + 4, -self.height()))
            QToolTip.showText(where, words.format(number=number, value=write_number(as_set(value))), self._stage_view)
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if self._held is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        held, self._held = self._held, None
        if held.pull.is_begun:
            self._drag.end()
            QToolTip.hideText()
        elif event.modifiers():
            self._stage_view.select(held.about, pin=True)
        self._follow()
        return True

    def _take_back(self) -> bool:
        """Let a number that is being pulled be what it was."""
        if not self.is_pulling:
            return False
        self._held = None
        self._drag.end()
        QToolTip.hideText()
        self._document.undo()
        return True

    def _ask_to_type(self, event: QMouseEvent) -> bool:
        if not self._is_on(event):
            self._point(self._stage_view.about_at(event.position()))
        place, cell = self.number, self._cell()
        if event.button() != Qt.MouseButton.LeftButton or place is None or cell is None:
            return False
        self._held, self._typed = None, place
        self._player.pause()
        value, words = value_at(self._document.trace, place), place_words(self._document.trace, place)
        self.field.begin(cell, write_number(precise(value)), words, bounds_of(self._shading_of(place)))
        return True

    def _take(self, value: float) -> None:
        """Set the number that was typed."""
        if self._typed is not None:
            self._stage_view.try_edit(*set_to(self._document.trace, self._typed, value))

    def _is_on(self, event: QMouseEvent) -> bool:
        """Whether the pointer is on the handle, or on its way there from the number."""
        toward = -1 if self._way[0] else 1
        reach = self.geometry().united(self.geometry().translated(toward * round(BESIDE * self._larger), 0))
        return self.isVisible() and reach.contains(event.position().toPoint())

    def _set(self, place: NumberPlace, value: float) -> None:
        self._player.pause()
        try:
            self._drag.to(*set_to(self._document.trace, place, value))
        except LessonError as error:
            self._stage_view.failed.emit(not_done(error))

    # ---- its place ---------------------------------------------------------------------------------------------------

    def _shading_of(self, place: NumberPlace) -> Shading:
        return self._stage_view.stage.film.scene.layers[place.layer].shading(place.quantity)

    def _place_of(self, about: About) -> NumberPlace | None:
        """The number at a place of the picture that can be set; None of what is no number of this run."""
        selection = self._stage_view.selection
        if about.part or about.run or about.unit is None or not about.quantity or view_of(selection.view).tells:
            return None
        return number_place(self._document.trace, about.layer, about.quantity, about.unit, about.step)

    def _cell(self) -> QRectF | None:
        """Where the number stands on the stage; None where the picture does not show it as a number."""
        found = find_number(self._stage_view.frame, self._about) if self._about is not None else None
        if found is None:
            return None
        strip, k = found
        self._role = strip.role
        return self._onto().mapRect(QRectF(*cell_rect(strip, k)))

    def _onto(self) -> QTransform:
        return placement(self._stage_view.frame.page, QRectF(self._stage_view.rect()))

    @property
    def _larger(self) -> float:
        return min(max(self._stage_view.width() / USUAL, LEAST), LARGEST)

    def _point(self, about: About | None) -> None:
        """Stand beside what is under the pointer, where that is a number that can be set."""
        if self._held is not None:
            return
        self._about = about
        cell = self._cell() if self.number is not None and not self._player.playing else None
        if cell is None:
            self._about = None
            self.hide()
            return
        ways = [(right, down) for down in (0.0, 0.5, 1.0, -0.5, -1.0) for right in (True, False)]
        self._way = next((way for way in ways if self._is_free(self._beside(cell, way), cell)), ways[0])
        self._stand(cell)
        self._stage_view.setCursor(Qt.CursorShape.SizeVerCursor)

    def _follow(self) -> None:
        """Stay beside the number in another picture of it, or go."""
        if self._about is None:
            return
        cell = self._cell() if self._is_wanted else None
        if cell is not None:
            self._stand(cell)
        elif self._held is None:
            self._point(None)

    @property
    def _is_wanted(self) -> bool:
        return self._held is not None or (self.number is not None and not self._player.playing)

    def _stand(self, cell: QRectF) -> None:
        self.setGeometry(self._beside(cell, self._way).toAlignedRect())
        self.show()
        self.raise_()
        self.update()

    def _beside(self, cell: QRectF, way: tuple[bool, float]) -> QRectF:
        wide, high, gap = (each * self._larger for each in (WIDTH, HEIGHT, BESIDE))
        right, down = way
        left = cell.right() + gap if right else cell.left() - gap - wide
        lower = down * max(high - cell.height(), 0.0)
        return QRectF(left, cell.center().y() - high / 2 + lower, wide, high)

    def _is_free(self, place: QRectF, cell: QRectF) -> bool:
        """Whether nothing that is read stands there, but the vector itself."""
        if not QRectF(self._stage_view.rect()).contains(place):
            return False
        onto = self._onto()
        found = (onto.mapRect(each) for each in read_in(self._stage_view.frame))
        return not any(each.intersects(place) and not each.contains(cell.center()) for each in found)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A small card with an arrow up and one down, in the colour of the vector."""
        theme, larger = self._stage_view.theme, self._larger
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.colour(self._role)
        painter.setPen(QPen(colour, 1.5 * larger))
        painter.setBrush(theme.colour("card"))
        edge = larger
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 5 * larger, 5 * larger)
        middle, half, wing = QRectF(self.rect()).center(), 8.0 * larger, 3.6 * larger
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(middle - QPointF(0, half), middle + QPointF(0, half))
        for up in (-1, 1):
            end = middle + QPointF(0, up * half)
            back = -up * wing
            painter.drawPolyline(QPolygonF([end + QPointF(-wing, back), end, end + QPointF(wing, back)]))
        painter.end()


def bounds_of(shading: Shading) -> tuple[float, float]:
    """Between which numbers a value may be set: a share between 0 and 1."""
    return (0.0, 1.0) if shading.scale == "gate" else ANY
