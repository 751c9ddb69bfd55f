"""The stage: the frame of the player's time, painted as every export paints it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.document import Document
from ui.film.marks import About, Frame, hit
from ui.naming import told
from ui.paint import PaintCache, paint
from ui.player import Player
from ui.selection import Selection
from ui.stage import Stage


class StageView(QWidget):
    """Shows the film. Hovering tells what a number is; a click puts the eye on its unit."""

    def __init__(
        self, document: Document, player: Player, selection: Selection, stage: Stage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._player, self._selection, self._stage = document, player, selection, stage
        self._cache = PaintCache()
        self._said = ""
        self._hovered: About | None = None
        self.setMinimumSize(320, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Stage")
        player.moved.connect(self._show)
        stage.changed.connect(self._show)
        self._say()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A comfortable size of the page's shape."""
        return QSize(1120, 630)

    @property
    def frame(self) -> Frame:
        """The picture in view."""
        return self._stage.frame(self._player.time)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the frame over the whole widget."""
        painter = QPainter(self)
        paint(painter, self.frame, self._stage.theme, QRectF(self.rect()), self._cache)
        painter.end()

    def about_at(self, point: QPointF) -> About | None:
        """What the picture shows at a point of the widget."""
        frame = self.frame
        page = frame.page
        scale = min(self.width() / page.width, self.height() / page.height)
        x = (point.x() - (self.width() - page.width * scale) / 2) / scale
        y = (point.y() - (self.height() - page.height * scale) / 2) / scale
        return hit(frame, x, y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell what stands under the pointer."""
        self._hover(self.about_at(event.position()), event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Put the eye on the unit under the pointer."""
        about = self.about_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and about is not None and self._is_unit(about):
            assert about.unit is not None
            self._selection.look_at(about.layer, about.unit)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is under the pointer any more."""
        self._hovered = None
        QToolTip.hideText()

    def _is_unit(self, about: About) -> bool:
        """Whether `about` names a unit of its own layer, and not a column of the input."""
        return about.unit is not None and about.quantity != "x"

    def _hover(self, about: About | None, event: QMouseEvent) -> None:
        if about == self._hovered:
            return
        self._hovered = about
        words = told(about, self._document.trace) if about is not None else ""
        hand = about is not None and self._is_unit(about)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        if words:
            QToolTip.showText(event.globalPosition().toPoint(), words, self)
        else:
            QToolTip.hideText()

    def _show(self) -> None:
        self._say()
        self.update()

    def _say(self) -> None:
        """Keep the words for screen readers on what is shown."""
        moment = self._stage.timeline.locate(self._player.time)
        caption = self._stage.film.caption(moment.token, moment.beat)
        if caption != self._said:
            self._said = caption
            self.setAccessibleDescription(caption)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
