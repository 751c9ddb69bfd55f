"""The tokens on a ruler, with the beats inside them: where the film is, and the place to take it elsewhere.

A click goes to the end state of the beat under the pointer; a drag follows the pointer through the film. A sequence too
long for the width scrolls; what is in view is the selection's `span`, which the plots below share.
"""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.film.motion.timeline import Timeline
from ui.settings.translation import translate
from ui.stage.ruler_token import BOX_HEIGHT, BOX_TOP, WordLook, paint_beats, paint_border, paint_word
from ui.state.cue_stops import CueStops, Stop
from ui.state.edits.token_edits import unknown_reason
from ui.state.names import moment_words
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.keys import BY_KEYS

NARROWEST, WIDEST = 38.0, 150.0  # pixels a token
HEIGHT = 62
_FINE = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
MARK = 7.0  # pixels around a cue that belong to it
DRAG = 3.0  # pixels from which on a press is a drag
TURN = 0.2  # where the cursor stands in a new stretch


class Ruler(QWidget):
    """Tokens as boxes, beats as coloured dashes, the cursor as a line."""

    menu_requested = Signal(int, object)  # what can be done with a token; where to show it, on the screen

    def __init__(
        self, player: Player, selection: Selection, stage: Stage, cues: CueStops, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._player, self._selection, self._stage, self._cues = player, selection, stage, cues
        self._pressed: float | None = None
        self._dragging = False
        self._plays_on = False
        self._hovered = -1
        self._ringed = False
        self._painted = QPixmap()
        self._painted_for: tuple[object, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(translate("Ruler", "Tokens and beats"))
        player.moved.connect(self._follow)
        stage.changed.connect(self._fit)
        selection.scrolled.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a sentence."""
        return QSize(800, HEIGHT)

    @property
    def token_width(self) -> float:
        """The width of a token in pixels."""
        fitting = self.width() / max(len(self._timeline.tokens), 1)
        return min(max(fitting, NARROWEST), WIDEST)

    @property
    def visible(self) -> float:
        """How many tokens the width holds."""
        return self.width() / self.token_width

    @property
    def furthest(self) -> float:
        """The largest token that can stand at the left edge."""
        return max(0.0, len(self._timeline.tokens) - self.visible)

    def x_of(self, position: float) -> float:
        """The x of a position in tokens."""
        return (position - self._selection.span[0]) * self.token_width

    def position_at(self, x: float) -> float:
        """The position in tokens at an x."""
        return self._selection.span[0] + x / self.token_width

    def scroll_to(self, first: float) -> None:
        """Put a token (from 0, also between two) at the left edge, as far as there are tokens."""
        first = min(max(first, 0.0), self.furthest)
        self._selection.span = (first, first + self.visible)

    @property
    def _timeline(self) -> Timeline:
        return self._player.timeline

    def _fit(self) -> None:
        """Keep the span inside the sequence, and the cursor in it."""
        self.scroll_to(self._selection.span[0])
        self._follow()

    def _follow(self) -> None:
        """Turn to the stretch in which the cursor is."""
        position = self._player.position
        first = self._selection.span[0]
        turn = 1 - TURN if self._timeline.backward else TURN
        if position > first + self.visible or (position == first + self.visible and first < self.furthest):
            self.scroll_to(position - turn * self.visible)
        elif position < first:
            self.scroll_to(position - (1 - turn) * self.visible)
        self.update()

    @property
    def value_words(self) -> str:
        """Where the film is: what a screen reader asks for."""
        timeline = self._timeline
        moment = timeline.locate(self._player.time)
        return moment_words(timeline, moment.token, moment.beat)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the beat under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position().x()
        self._dragging = False
        self._plays_on = self._player.playing
        stop = self.stop_at(event.position())
        if stop is not None:
            self._pressed = None
            self._player.go_to_stop(stop.time)
            return
        self._player.rest_at(*self._place_at(self._pressed))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Follow the pointer while the button is down; tell what is under it otherwise."""
        x = event.position().x()
        if self._pressed is None:
            self._hover(event)
        elif self._dragging or abs(x - self._pressed) > DRAG:
            self._dragging = True
            inside = min(max(x, -self.token_width), self.width() + self.token_width)
            self._player.seek(self._timeline.time_at(self.position_at(inside)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go: a film that ran runs on from here."""
        if self._pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            if self._plays_on:
                self._player.play()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Open the menu of the token under the pointer, or of the one where the film is."""
        token, place = self._player.token, event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            token = self._place_at(float(event.pos().x()))[0]
        self.menu_requested.emit(token, place)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll along the sequence."""
        turned = event.angleDelta().x() or event.angleDelta().y()
        self.scroll_to(self._selection.span[0] - turned / 120.0 * 2)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is under the pointer any more."""
        self._hovered = -1
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the ring of the keyboard where Tab led here."""
        self._ringed = event.reason() in BY_KEYS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the ring away."""
        self._ringed = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as many tokens as fit."""
        self._fit()

    def stop_at(self, place: QPointF) -> Stop | None:
        """The cue whose mark is at a point, or None."""
        if not 0 <= place.y() < BOX_TOP:
            return None
        position = self._timeline.position
        near = [(abs(self.x_of(position(stop.time)) - place.x()), stop) for stop in self._cues.stops]
        far, stop = min(near, key=lambda each: each[0], default=(MARK, None))
        return stop if far < MARK else None

    def _place_at(self, x: float) -> tuple[int, int]:
        """Token and beat at an x."""
        timeline = self._timeline
        moment = timeline.locate(timeline.time_at(self.position_at(x)))
        return moment.token, moment.beat

    def _hover(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if not 0 <= self.position_at(x) < len(self._timeline.tokens):
            QToolTip.hideText()
            return
        token, beat = self._place_at(x)
        stop = self.stop_at(event.position())
        words = moment_words(self._timeline, token, beat)
        if stop is not None:
            words = translate("Cues", "Cue: {reason}").format(reason=self._cues.reasons(stop))
        elif (word := self._timeline.tokens[token]) in self._stage.film.scene.unknown_tokens:
            words = f"{words}\n{unknown_reason(word)}"
        QToolTip.showText(event.globalPosition().toPoint(), words, self)
        if token != self._hovered:
            self._hovered = token
            self.update()

    # Paint

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Lay the picture of the tokens down and draw the cursor over it."""
        painter = QPainter(self)
        painter.setRenderHints(_FINE)
        painter.drawPixmap(0, 0, self._tokens_painted())
        self._paint_cues(painter)
        self._paint_cursor(painter)
        if self._ringed:
            painter.setPen(QPen(self._stage.theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _tokens_painted(self) -> QPixmap:
        """The tokens in view with their beats, painted anew only when another token or beat begins."""
        timeline, span, theme = self._timeline, self._selection.span, self._stage.theme
        moment = timeline.locate(self._player.time)
        ratio = self.devicePixelRatioF()
        scene = self._stage.film.scene
        masked, unknown = (*scene.lesson.masked, *scene.lesson.skipped), scene.unknown_tokens
        borders = scene.lesson.borders
        key = (
            timeline,
            masked,
            borders,
            unknown,
            span,
            theme.name,
            moment.token,
            moment.beat,
            self._hovered,
            self.size(),
            ratio,
        )
        if key != self._painted_for:
            self._painted_for = key
            self._painted = QPixmap(self.size() * ratio)
            self._painted.setDevicePixelRatio(ratio)
            self._painted.fill(theme.colour("panel"))
            painter = QPainter(self._painted)
            painter.setRenderHints(_FINE)
            width = self.token_width
            for token in range(max(int(span[0]), 0), min(int(span[1]) + 1, len(timeline.tokens))):
                left = (token - span[0]) * width
                after = moment.token - token if timeline.backward else token - moment.token
                look = WordLook(token == self._hovered, token in masked, timeline.tokens[token] in unknown)
                paint_word(painter, theme, timeline.tokens[token], left, width, after, look)
                paint_beats(painter, theme, timeline, left, width, (after, moment.beat))
            for border in borders:
                if span[0] < border.token < span[1]:
                    paint_border(painter, theme, (border.token - span[0]) * width, border.goes_on)
            painter.end()
        return self._painted

    def _paint_cues(self, painter: QPainter) -> None:
        """A mark above the words for each cue in view; of marks that would touch, the first."""
        painter.setBrush(self._stage.theme.colour("memory"))
        painter.setPen(Qt.PenStyle.NoPen)
        last, timeline = -2 * MARK, self._timeline
        times = self._cues.times
        first, stop = sorted(timeline.time_at(self.position_at(x)) for x in (-MARK, self.width() + MARK))
        for time in times[bisect_left(times, first) : bisect_left(times, stop)]:
            x = self.x_of(timeline.position(time))
            if abs(x - last) >= MARK:
                corners = [QPointF(x - 4, 0.5), QPointF(x + 4, 0.5), QPointF(x, 8.5)]
                painter.drawPolygon(QPolygonF(corners))
                last = x

    def _paint_cursor(self, painter: QPainter) -> None:
        """A handle above the words and a line below them: the words stay readable."""
        x = self.x_of(self._player.position)
        painter.setBrush(self._stage.theme.colour("ink"))
        painter.setPen(Qt.PenStyle.NoPen)
        handle = [QPointF(x - 5.5, 2.5), QPointF(x + 5.5, 2.5), QPointF(x, BOX_TOP - 1)]
        painter.drawPolygon(QPolygonF(handle))
        painter.drawRect(QRectF(x - 0.75, BOX_TOP + BOX_HEIGHT + 1, 1.5, HEIGHT))
