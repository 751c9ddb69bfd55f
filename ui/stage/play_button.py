"""The large Play over the stage of a film that has not begun; it goes with the first thing that moves the film."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton

from ui.paint.painter import placement
from ui.paint.text import advance, font, write
from ui.settings.translation import translate
from ui.stage.free_room import find_room
from ui.stage.view import StageView
from ui.state.names import length_in_words
from ui.state.player import Player
from ui.widgets.keys import key_text
from ui.widgets.style import mix, tip

USUAL, LARGEST = 700, 2.5  # pixels of a stage on which it has its usual size; how many times larger it becomes
LEAST_TEXT = 11  # pixels


class _Size(NamedTuple):
    """How large it is: the height of its first line, of its second or 0 without one, in pixels; and the whole."""

    first: int
    second: int
    width: float
    height: float


class PlayButton(QAbstractButton):
    """Lies where the picture has room for it, without taking a place, so that nothing moves when it comes or goes.

    `play` and `step` are the commands that play and that go to the next beat.
    """

    def __init__(self, stage_view: StageView, player: Player, play: QAction, step: QAction) -> None:
        super().__init__(stage_view)
        self._stage_view, self._player, self._step = stage_view, player, step
        self._size = _Size(0, 0, 0.0, 0.0)
        self.setText(translate("Stage", "Play"))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the stage
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        self.clicked.connect(play.trigger)
        player.moved.connect(self._leave)
        player.playing_changed.connect(self._leave)
        player.speed_changed.connect(self._follow)
        stage_view.stage.changed.connect(self._follow)
        stage_view.installEventFilter(self)

    def offer(self) -> None:
        """Show it, where the film stands at its beginning."""
        if self._is_at_beginning:
            self._place()
            self.show()

    @property
    def words(self) -> str:
        """How long the film takes at its speed, and how to go through it otherwise."""
        length = length_in_words(self._player.duration / self._player.speed)
        key = key_text(self._step.shortcut().toString())
        return translate("Stage", "{length} · or {key} step by step").format(length=length, key=key)

    @property
    def _is_at_beginning(self) -> bool:
        return not self._player.playing and self._player.time == 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay where there is room when the stage becomes larger or smaller."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter starts, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A pill with a triangle and its words."""
        theme, size = self._stage_view.theme, self._size
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        whole = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        fill = mix(theme, "ink", "panel", 0.15 if self.underMouse() or self.isDown() else 0.0)
        painter.setPen(QPen(theme.colour("accent"), 3.0) if self.hasFocus() else QPen(fill, 1.0))
        painter.setBrush(fill)
        painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        painter.setPen(theme.colour("panel"))
        painter.setBrush(theme.colour("panel"))
        middle, half = whole.center().y(), 0.62 * size.first
        left = whole.left() + 0.42 * whole.height()
        tip_of = QPointF(left + 1.6 * half, middle)
        painter.drawPolygon(QPolygonF([QPointF(left, middle - half), tip_of, QPointF(left, middle + half)]))
        x = tip_of.x() + 0.7 * size.first
        down = middle + 0.36 * size.first if not size.second else middle - 0.1 * size.first
        write(painter, x, down, self.text(), font(size.first, 700))
        if size.second:
            write(painter, x, middle + 0.25 * size.first + size.second, self.words, font(size.second))
        painter.end()

    def _leave(self) -> None:
        if self.hasFocus():
            self._stage_view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.hide()

    def _follow(self) -> None:
        if self.isHidden():
            return
        if self._is_at_beginning:
            self._place()
            self.update()
        else:
            self._leave()

    def _place(self) -> None:
        """Be as large as there is room for, as near to the middle as nothing is hidden that is read."""
        self.setAccessibleDescription(self.words.replace(" · ", ", "))  # a dot is silent; an arrow is read as a key
        self.setToolTip(tip(self.words))
        frame = self._stage_view.frame
        onto = placement(frame.page, QRectF(self._stage_view.rect()))
        for size in self._sizes():
            room = find_room(frame, QSizeF(size.width, size.height) / onto.m11())
            if room is not None:
                break
        else:
            room = QRectF(0.0, 0.0, *(QSizeF(size.width, size.height) / onto.m11()).toTuple())
            room.moveCenter(QRectF(*frame.page.field).center())
        self._size = size
        self.setGeometry(onto.mapRect(room).toAlignedRect())

    def _sizes(self) -> list[_Size]:
        """The sizes that it may have, the largest first."""
        usual = min(max(self._stage_view.width() / USUAL, 1.0), LARGEST)
        faces = [(round(each * 24 * usual), max(LEAST_TEXT, round(each * 13 * usual))) for each in (1.0, 0.8)]
        faces += [(round(each * 24 * usual), 0) for each in (0.8, 0.65)] + [(LEAST_TEXT + 2, 0), (LEAST_TEXT, 0)]
        return [self._size_of(first, second) for first, second in faces]

    def _size_of(self, first: int, second: int) -> _Size:
        words = max(advance(self.text(), first, 700), advance(self.words, second) if second else 0.0)
        height = 3.4 * first if second else 2.2 * first
        return _Size(first, second, 0.42 * height + 1.7 * first + words + 0.5 * height, height)
