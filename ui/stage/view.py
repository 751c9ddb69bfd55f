"""The stage: the frame of the player's time, painted as every export paints it."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QToolTip, QWidget

from simulator.equations.parse import INPUTS
from simulator.lessons.schema import LessonError
from ui.film.drawing.hits import hit
from ui.film.drawing.zoom import LEVELS, Zoomed
from ui.film.marks import About, Frame, Mark, Page, Rect
from ui.film.views import view_of
from ui.paint.kept.followed_picture import FollowedPicture
from ui.paint.painter import placement
from ui.paint.theme import THEMES, Theme
from ui.settings.translation import translate
from ui.stage.words import StageWords, stage_words
from ui.state.document import Document
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.keys import BY_KEYS

if TYPE_CHECKING:
    from ui.film.film import Film
    from ui.film.scene.relations import Relations
    from ui.state.edits.token_edits import LessonChange

TURNS = 4  # notches of a wheel from one level to the next
_AS_BEFORE = {
    Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason,
}  # fmt: skip
SETTLE_AFTER = 250  # milliseconds after the last turn of the wheel


class StageView(QWidget):
    """Shows the film. Hovering tells what a number is; a click selects its unit.

    `pointed_at` carries what comes under the pointer, or None.
    """

    pointed_at = Signal(object)

    hold_requested = Signal(object)
    """Carries the place (`ui.state.edits.number_edits`) of a number that is to be set."""
    failed = Signal(str)

    def __init__(
        self, document: Document, player: Player, selection: Selection, stage: Stage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._player, self.selection, self.stage = document, player, selection, stage
        self._picture = FollowedPicture()
        self._before: object = None  # the lesson before the last edit; moves of one drag have the same
        self._theme = ""  # of this view alone
        self.for_others = False
        """Whether it shows the picture as those see it who do not work here."""
        self._hovered: About | None = None
        self._ringed = False  # whether keys have led here
        self._chosen = selection.quantity  # the vector that was lit up last because it was selected
        self._told_view = selection.view  # the view that tooltips tell of
        self._related: Relations | None = None
        self.setMinimumSize(160, 90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(translate("Command", "Stage"))
        if sys.platform != "darwin":  # there Qt makes pinches out of those of the touchpad, which are native
            self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
            self.grabGesture(Qt.GestureType.PinchGesture)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_AFTER)
        self._settling.timeout.connect(stage.settle)
        player.moved.connect(self._follow)
        stage.changed.connect(self._show)
        selection.changed.connect(self._light_chosen)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A comfortable size of the page's shape."""
        return QSize(1120, 630)

    @property
    def theme(self) -> Theme:
        """What the picture is painted in: the theme of the window, or one of its own."""
        return THEMES.get(self._theme, self.stage.theme)

    def set_theme(self, theme: str) -> None:
        """Paint in a theme of its own, by its key; "" that of the window."""
        if theme != self._theme:
            self._theme = theme
            self.update()

    @property
    def film(self) -> Film:
        """The film whose frames it shows."""
        return self.stage.film_for_others if self.for_others else self.stage.film

    @property
    def frame(self) -> Frame:
        """The picture in view."""
        return self.stage.frame(self._player.time, self.page, self.for_others)

    @property
    def words(self) -> StageWords:
        """What the picture says, where the film is and its caption: what a screen reader asks for."""
        return stage_words(self.stage, self._player.time, for_others=self.for_others)

    @property
    def page(self) -> Page:
        """The page that the picture is laid out for: it has the shape of this widget."""
        return self.stage.page(self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the picture over the whole widget, or what of it has changed."""
        picture, ring = self._compose(), self._ringed and self.hasFocus()
        with QPainter(self) as painter:
            self._picture.paint(painter, picture, tuple(self._over(picture)), self.theme, QRectF(self.rect()), ring)
        self.stage.updates.leave_stage()

    def _compose(self) -> Frame | Zoomed:
        return self.stage.picture(self._player.time, self.page, self.for_others)

    def _over(self, picture: Frame | Zoomed) -> Iterator[Mark]:
        """What lies over a picture: what belongs to the number under the pointer, and labels."""
        if not isinstance(picture, Frame):
            return
        if self.pointed is not None:
            from ui.film.scene.relations import highlight  # late, as below: the first picture is there sooner

            yield from highlight(picture, *self.pointed)
        yield from self.stage.labels(self._player.time, self.page, self.for_others)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the ring of the keyboard where keys have led here; a window that comes back is as it was."""
        if event.reason() not in _AS_BEFORE:
            self._ringed = event.reason() in BY_KEYS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the ring away."""
        self.update()

    @property
    def pointed(self) -> tuple[About, Relations] | None:
        """The number under the pointer, what it was computed from and what it feeds."""
        hovered, related = self._hovered, self._related
        return (hovered.number, related) if hovered is not None and related is not None else None

    def about_at(self, point: QPointF) -> About | None:
        """What the picture shows at a point of the widget, a number or another part of it."""
        frame = self.frame
        inverse, _ = placement(frame.page, QRectF(self.rect())).inverted()
        place = inverse.map(point)
        return hit(frame, place.x(), place.y())

    def on_screen(self, place: Rect) -> QRect:
        """Where on the screen a part of the page is."""
        area = placement(self.frame.page, QRectF(self.rect())).mapRect(QRectF(*place)).toAlignedRect()
        return area.translated(self.mapToGlobal(QPoint(0, 0)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Light up what stands under the pointer, and describe it in a tooltip."""
        self._hover(self.about_at(event.position()), event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select what is under the pointer: the unit, the layer, and the token of another column.

        Of a number the column beside the stage shows what it comes from.

        With Ctrl or Shift, pin the unit or let it go.
        """
        if self.stage.is_labelled(self._player.time):
            self.stage.toggle_labels(self._player.time)
        about = self.about_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and about is not None and about.quantity:
            pins = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            self.select(about, pin=bool(event.modifiers() & pins))

    def select(self, about: About, *, pin: bool = False) -> None:
        """Select a number of the picture: its unit, its layer, and its token; or pin its unit or let it go."""
        self.selection.quantity = about.quantity
        if pin:
            if self._is_unit(about) and about.layer == self.selection.layer:
                self.selection.toggle_pin(self._unit_of(about))
            return
        self.selection.look_at(about.layer, self._unit_of(about))
        if about.step != self._player.token:
            self._player.rest_at(about.step, self._player.timeline.locate(self._player.time).beat)
        if not about.part:
            self.selection.tab = "numbers"

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Dive into what stands under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.stage.step(1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done with the vector and the unit under the pointer, or with those chosen last."""
        from PySide6.QtWidgets import QMenu

        from ui.stage.numbers.menu import fill_menu

        about, selection, step = None, self.selection, self._player.token
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            about = self.about_at(QPointF(event.pos()))
        if about is not None and about.quantity:
            selection.look_at(about.layer, self._unit_of(about), about.quantity)
            step = about.step
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self._document, selection, step, self.try_edit, self.hold_requested.emit)
        menu.popup(event.globalPos())

    def try_edit(self, label: str, change: LessonChange) -> None:
        """Make an edit, or tell why it cannot be made."""
        from ui.widgets.messages import not_done

        try:
            self._document.edit(label, change(self._document.newest_resolved))
        except LessonError as error:
            self.failed.emit(not_done(error))

    def _unit_of(self, about: About) -> int:
        return about.unit if about.unit is not None and self._is_unit(about) else self.selection.unit

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom through the levels; a moment after the last turn the picture settles on the nearest."""
        self.stage.zoom_by(event.angleDelta().y() / 120 / TURNS)
        self._settling.start()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Zoom by pinching, on a touchpad or a touch screen, where fingers twice as far apart are one level."""
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            return self._pinch(event.value())
        if isinstance(event, QGestureEvent):
            touched = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(touched, QPinchGesture) and touched.scaleFactor() > 0.0:
                return self._pinch(math.log2(touched.scaleFactor()))
        return super().event(event)

    def _pinch(self, levels: float) -> bool:
        self.stage.zoom_by(levels)
        self._settling.start()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc takes labels away, else comes out one level of the zoom, or of another view to the level left for it."""
        if event.key() == Qt.Key.Key_Escape and self.stage.is_labelled(self._player.time):
            self.stage.toggle_labels(self._player.time)
        elif event.key() == Qt.Key.Key_Escape and self.selection.view not in LEVELS:
            self.stage.step(0)
        elif event.key() == Qt.Key.Key_Escape and self.stage.has_level(-1):
            self.stage.step(-1)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is under the pointer any more."""
        self.point_at(None)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.pointed_at.emit(None)
        self.update()
        QToolTip.hideText()

    def _is_unit(self, about: About) -> bool:
        """Whether `about` names a unit of its own layer, and not a column of the input."""
        return about.unit is not None and about.quantity not in INPUTS

    def point_at(self, about: About | None) -> None:
        """Light up a number with what it came from and what it feeds, as under the pointer; None lights up nothing."""
        from ui.film.scene.relations import relations

        film, tells = self.film, view_of(self.selection.view).tells
        self._hovered = about
        links = about is not None and about.quantity and not tells
        self._related = relations(film.scene, about) if about is not None and links else None
        self.update()

    def _light_chosen(self) -> None:
        """Light up the selected number where keys have chosen another vector: under a pointer it is lit up anyway."""
        selection, before = self.selection, self._chosen
        self._chosen = selection.quantity
        if self._chosen != before and not self.underMouse() and not self.for_others and self.isVisible():
            self.point_at(About(selection.layer, self._player.token, self._chosen, selection.unit))

    def _hover(self, about: About | None, event: QMouseEvent) -> None:
        if about == self._hovered:
            return
        from ui.state.names import explain_value
        from ui.widgets.style import tip

        self.point_at(about)
        film, tells = self.film, view_of(self.selection.view).tells
        words = ""
        if about is not None:
            told = film.as_of(about, self._player.time)
            words = film.tooltip(told) if tells else explain_value(told, film.scene)
        hand = about is not None and about.quantity and (self._is_unit(about) or about.step != self._player.token)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        if words:
            QToolTip.showText(event.globalPosition().toPoint(), tip(words) if about and about.part else words, self)
        else:
            QToolTip.hideText()
        self.pointed_at.emit(about)

    def _show(self) -> None:
        """Show another picture; while a number is pulled, as one that follows."""
        if self.selection.view != self._told_view:
            self._told_view = self.selection.view
            QToolTip.hideText()
        before, self._before = self._before, self._document.history.before
        if before is not None and before is self._before:
            self._follow()
        else:
            self._wait_for(None)

    def _follow(self) -> None:
        """Show the next picture: of one with nothing over it only what differs is painted."""
        self._wait_for(self._picture.follow(self._compose, self.theme) if self.isVisible() else None)

    def _wait_for(self, region: QRegion | None) -> None:
        """Have a part painted, or all of it; what stands around the stage waits for it."""
        if self.isVisible():
            self.stage.updates.await_stage()
        self.update(self.rect() if region is None else region)
