"""One graph below the ruler: as wide as the ruler, its cursor the player's; a click takes the player elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsItem, QGraphicsRectItem

from simulator.lessons.schema import Border
from ui.paint.text import font
from ui.paint.theme import Theme
from ui.plots.graph.labels import Label, Labels
from ui.plots.graph.levels import Levels
from ui.plots.graph.over_tokens import OverTokens, Until

FOOT = 20  # pixels: the tokens at the foot
NARROWEST = 40.0  # pixels between two tokens that are named


class TokenAxis(pg.AxisItem):
    """The tokens at the foot, thinned where they stand close."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.tokens: tuple[str, ...] = ()
        self.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=3, autoExpandTextSpace=False)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802
        """The middles of the tokens that are named."""
        low, high = sorted((low, high))
        every = max(1, round(NARROWEST * (high - low) / max(size, 1.0)))
        first = max(0, int(low))
        named = range(first - first % every, min(int(high) + 1, len(self.tokens)), every)
        return [(every, [token + 0.5 for token in named])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        """The words, no longer than their room."""
        most = max(3, int(9 * spacing))
        words = [self.tokens[int(value)] for value in values]
        return [word if len(word) <= most else word[: most - 1] + "…" for word in words]


class Graph(pg.GraphicsView):
    """A graph of one item over the tokens.

    `sought` carries a position in tokens and the value there, `hovered` a token or −1, `turned` tokens, `brushed` the
    first and the last token over which the pointer was drawn with Shift, or −1, −1 where it was not drawn.
    """

    sought = Signal(float, float)
    brushed = Signal(int, int)
    hovered = Signal(int)
    turned = Signal(float)

    def __init__(self, item: OverTokens, name: str) -> None:
        super().__init__()
        self.words = TokenAxis()
        self.items_shown, self.levels, self.labels = [item], Levels(), Labels()
        self.view = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.centralLayout.setContentsMargins(0, 0, 0, 0)
        self.centralLayout.setSpacing(0)
        self.centralLayout.addItem(self.view, 0, 0)
        self.centralLayout.addItem(self.words, 1, 0)
        self.words.linkToView(self.view)
        self.cursor = pg.InfiniteLine(0.0, angle=90)
        self.band = QGraphicsRectItem()
        self.band.hide()
        self.brush = QGraphicsRectItem()
        self.brush.hide()
        for part in (self.brush, self.band, self.levels, item, self.levels.numbers, self.cursor, self.labels):
            self.view.addItem(part, ignoreBounds=True)
        self.levels.numbers.setZValue(0.5)
        self.cursor.setZValue(1.0)
        self.labels.setZValue(2.0)
        self._sentence, self.label_words = "", ""
        self._numbers: Callable[[], tuple[str, ...]] = tuple
        self._token = -1
        self._count = 0
        self._drawn_from: int | None = None  # where Shift and the pointer began to draw
        self._selected: tuple[int, int] | None = None
        self._borders: list[pg.InfiniteLine] = []
        self._dashed: list[bool] = []
        self._border_colour = QColor()
        self.setMouseTracking(True)

    def add(self, item: OverTokens) -> None:
        """Draw another item too, over the first or in its place."""
        self.items_shown.append(item)
        self.view.addItem(item, ignoreBounds=True)

    def cover(self, tokens: tuple[str, ...], low: float, high: float) -> None:
        """Show these tokens, and values from `low` to `high`, zero among them, with a little air."""
        low, high = min(low, 0.0), max(high, 0.0)
        air = 0.08 * (high - low) or 0.5
        self.cover_exactly(tokens, low - (air if low < 0 else air / 2), high + air)

    def cover_exactly(self, tokens: tuple[str, ...], low: float, high: float) -> None:
        """Show these tokens, and just the values from `low` to `high`."""
        self.words.tokens = tokens
        self._count = len(tokens)
        for each in self._parts:
            each.cover(len(tokens), low, high)
        self.view.setYRange(low, high, padding=0)
        self.band.setRect(QRectF(self._token, low, 1.0, high - low))
        self.select(self._selected)

    def show_borders(self, borders: Sequence[Border]) -> None:
        """Draw a line where each sequence begins: whole where it begins anew, dashed where it goes on."""
        for line in self._borders:
            self.view.removeItem(line)
        self._borders = [pg.InfiniteLine(float(border.token), angle=90) for border in borders]
        self._dashed = [border.goes_on for border in borders]
        for line in self._borders:
            self.view.addItem(line, ignoreBounds=True)
        self._paint_borders()

    def _paint_borders(self) -> None:
        for line, dashed in zip(self._borders, self._dashed, strict=True):
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            line.setPen(pg.mkPen(self._border_colour, width=1.5, style=style))

    def show_span(self, first: float, last: float) -> None:
        """Show a stretch of tokens, from the left to the right edge."""
        if last > first:
            for each in self._parts:
                each.show_span(first, last)
            self.view.setXRange(first, last, padding=0)

    def turn_round(self, turned: bool) -> None:
        """Show the tokens from right to left, or from left to right."""
        if turned != self.view.xInverted():
            self.view.invertX(turned)
            for each in self._parts:
                each.redraw()

    @property
    def _parts(self) -> tuple[OverTokens, ...]:
        """All that is drawn over the tokens."""
        return (self.levels, *self.items_shown, self.levels.numbers, self.labels)

    def show_levels(self, shown: bool) -> None:
        """Show lines at round values with their numbers, or none."""
        self.levels.setVisible(shown)
        self.levels.numbers.setVisible(shown)

    def go(self, position: float, until: Until) -> None:
        """Put the cursor and the labels at a position, and show the run as far as this."""
        self.cursor.setValue(position)
        self.labels.go(position)
        for item in self.items_shown:
            item.show_until(until)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Name what the plot shows, beside the cursor; a screen reader reads all of it."""
        self.labels.set_labels(labels)
        self.label_words = "\n".join(f"{each.name} {each.number}".strip() for each in labels)
        self._tell()

    def tell(self, sentence: str, numbers: Callable[[], tuple[str, ...]]) -> None:
        """Say in a sentence what is seen, and give the `numbers` behind it where they are asked for."""
        self._sentence, self._numbers = sentence, numbers
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleDescription(f"{self._sentence}\n{self.label_words}".strip())

    # The numbers behind it, for screen readers (`ui.widgets.heard.items`)

    @property
    def count(self) -> int:
        """How many numbers there are."""
        return len(self._numbers())

    @property
    def current(self) -> int:
        """None of them is chosen."""
        return -1

    def rect_of(self, _at: int, /) -> QRect:
        """They have no places of their own."""
        return QRect()

    def describe(self, at: int, /) -> str:
        """A number with its name."""
        return self._numbers()[at]

    def show_words(self, shown: bool) -> None:
        """Name the tokens at the foot, or leave the room to the plot."""
        self.words.setVisible(shown)
        self.words.setHeight(FOOT if shown else 0)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self.setBackground(theme.colour("panel"))
        self.words.setPen(QPen(Qt.PenStyle.NoPen))
        self.words.setTextPen(theme.colour("muted"))
        self.words.setTickFont(font(11.0))
        self.cursor.setPen(pg.mkPen(theme.colour("ink"), width=1.5))
        self._border_colour = theme.colour("muted")
        self._paint_borders()
        tint = QColor(theme.colour("ink"))
        tint.setAlphaF(0.06)
        self.band.setBrush(tint)
        self.band.setPen(QPen(Qt.PenStyle.NoPen))
        chosen = QColor(theme.colour("accent"))
        chosen.setAlphaF(0.12)
        self.brush.setBrush(chosen)
        self.brush.setPen(QPen(Qt.PenStyle.NoPen))
        for item in self._parts:
            item.apply_theme(theme)

    def select(self, tokens: tuple[int, int] | None) -> None:
        """Lay a tint over the selected tokens, the first up to but not with the second."""
        self._selected = tokens
        if tokens is not None:
            rect = self.band.rect()
            self.brush.setRect(QRectF(tokens[0], rect.y(), tokens[1] - tokens[0], rect.height()))
        self.brush.setVisible(tokens is not None)

    def mark(self, token: int) -> None:
        """Lay a band over a token (none for −1)."""
        self._token = token
        if token >= 0:
            rect = self.band.rect()
            self.band.setRect(QRectF(token, rect.y(), 1.0, rect.height()))
        self.band.setVisible(token >= 0)

    def place_at(self, event: QMouseEvent) -> tuple[float, float]:
        """The position in tokens under the pointer, and the value."""
        place = self.view.mapSceneToView(self.mapToScene(event.position().toPoint()))
        return float(place.x()), float(place.y())

    def x_of(self, position: float) -> float:
        """The x in the widget of a position in tokens."""
        return float(self.mapFromScene(self.view.mapViewToScene(QPointF(position, 0.0))).x())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the player there, or with Shift begin to select tokens."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        position, value = self.place_at(event)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._drawn_from = self._inside(position)
            self.brushed.emit(-1, -1)
        else:
            self.sought.emit(position, value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the player along while the button is down; tell the token under the pointer otherwise."""
        position, value = self.place_at(event)
        if event.buttons() & Qt.MouseButton.LeftButton and self._drawn_from is not None:
            self.brushed.emit(*sorted((self._drawn_from, self._inside(position))))
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self.sought.emit(position, value)
        self.hovered.emit(int(position) if 0.0 <= position < self._count else -1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """What was drawn is selected."""
        self._drawn_from = None

    def _inside(self, position: float) -> int:
        """The token at a position, held inside the run."""
        return min(max(int(position), 0), max(self._count - 1, 0))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The second press is a press."""
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No token is under the pointer any more."""
        self.hovered.emit(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll along the sequence."""
        self.turned.emit(-(event.angleDelta().x() or event.angleDelta().y()) / 60.0)
        event.accept()
