"""A widget whose picture is a list of marks: composed for its width, painted by the one painter."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.film.drawing.hits import hit
from ui.film.marks import About, Box, Frame, Mark, Moment, Page, Text
from ui.film.text.spoken import spoken
from ui.paint.painter import paint
from ui.paint.theme import THEMES, Theme
from ui.settings.translation import spoken_language


class MarkCanvas(QWidget):
    """Shows marks. A subclass says in `compose` what stands there for a width and how high that is.

    The picture is composed once for each size and content (`refresh`) and painted as often as Qt asks. The widget
    takes the height that `compose` returns; where `FILLS` is set it has the height that it is given.
    """

    FILLS = False

    def __init__(self, ground: str = "panel", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        self._theme = THEMES["light"]
        self._marks: tuple[Mark, ...] = ()
        upright = QSizePolicy.Policy.Ignored if self.FILLS else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """The marks for this width, and the height they take."""
        raise NotImplementedError

    def tip(self, about: About) -> str:
        """What the tooltip says over a mark; an empty text shows none."""
        return ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that stand there now."""
        return self._marks

    @property
    def plain(self) -> str:
        """All words and numbers on it."""
        return "\n".join(filter(None, map(_plain, self._marks)))

    @property
    def told(self) -> str:
        """What a screen reader says of it beside its name, when it is asked: all words and numbers, formulas as heard.

        Where the words are its name, nothing.
        """
        if self.plain == self.accessibleName():
            return ""
        own = spoken_language()
        lines = (spoken(mark.runs, own) if isinstance(mark, Text) else _plain(mark) for mark in self._marks)
        return "\n".join(filter(None, lines))

    def refresh(self) -> None:
        """Compose again, because what is shown has changed."""
        marks, height = self.compose(float(max(self.width(), self.minimumWidth(), 1)))
        self._marks = tuple(marks)
        if not self.FILLS:
            self.setFixedHeight(math.ceil(height))
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        self.refresh()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Any width will do; the height follows."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Compose for the new size."""
        if self.FILLS or event.size().width() != event.oldSize().width():
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the marks on the ground."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        paint(painter, self._frame(), self._theme, QRectF(self.rect()))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Show a tooltip over marks that are about something."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            about = self.about_at(event.pos())
            text = (self.tip(about) if about is not None else "") or self.toolTip()
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def about_at(self, where: QPoint) -> About | None:
        """What the picture shows at a point of the widget."""
        return hit(self._frame(), float(where.x()), float(where.y()))

    def about_under(self, event: QMouseEvent) -> About | None:
        """What the picture shows where the mouse is."""
        return self.about_at(event.position().toPoint())

    def _frame(self) -> Frame:
        width, height = float(self.width()), float(self.height())
        ground = (Box(0, 0, width, height, fill=self._ground),)
        return Frame(Page(width, height), ground, (), self._marks, "", Moment(0, 0, 0.0))


def _plain(mark: Mark) -> str:
    return str(getattr(mark, "plain", "") or getattr(mark, "text", ""))
