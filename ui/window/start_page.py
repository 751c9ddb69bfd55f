"""Where one begins: the lessons as moving pictures, the files of last time, and the way to a file of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from ui.dialogs.lesson_files import LessonFiles
from ui.film.film import Film
from ui.film.scene.opening_place import opening
from ui.paint.painter import PaintCache, paint
from ui.paint.text import font, metrics, write
from ui.paint.theme import THEMES, Theme
from ui.settings import recent_files, settings
from ui.settings.translation import translate
from ui.state.names import lesson_title
from ui.state.player import Player
from ui.state.stage import Stage
from ui.widgets.style import tip

LEAST, GAP, WORDS = 340, 22, 108  # pixels: the least width of a card, between cards, for the words below a picture
FRAME = 40  # milliseconds from picture to picture
TURN = 6.0  # seconds that a card moves before the next does, while none is pointed at
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class Card(QAbstractButton):
    """A lesson: its picture, its title, what it is about. Its film is made when `load` is called."""

    attended = Signal()

    def __init__(self, key: str, lesson: Lesson, theme: Theme) -> None:
        super().__init__()
        self.key, self.lesson, self._theme = key, lesson, theme
        self._film: Film | None = None
        self._time = 0.0
        self._cache = PaintCache()
        self.setAccessibleName(lesson_title(lesson))
        self.setAccessibleDescription(f"{kinds(lesson)}. {lesson.about}")
        self.setToolTip(tip(lesson.about))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def loaded(self) -> bool:
        """Whether the picture is there."""
        return self._film is not None

    @property
    def time(self) -> float:
        """The second of the film that is shown."""
        return self._time

    def load(self) -> None:
        """Run the lesson and show the place at which it opens."""
        trace = run(self.lesson)
        self._film = Film(self.lesson, trace)
        self._time = self._film.timeline.time_at_rest(*opening(trace, self._film.timeline))
        self.update()

    def advance(self, seconds: float) -> None:
        """Let the film go on; after its end from the start."""
        if self._film is not None:
            self._time = (self._time + seconds) % self._film.duration
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A picture of the page's shape and two lines below it."""
        return QSize(LEAST, round(LEAST * 9 / 16) + WORDS)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Be as high as the picture of this width."""
        self.setFixedHeight(round((self.width() - 2) * 9 / 16) + WORDS)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """What is pointed at moves."""
        self.attended.emit()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No frame any more."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space chooses; keys that move, and Enter, are the page's."""
        if event.key() in _STEPS or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """What has the keyboard moves."""
        super().focusInEvent(event)
        self.attended.emit()

    def _two_lines(self, room: float) -> str:
        """As much of what the lesson is about as two lines hold."""
        words, face = self.lesson.about.split(), metrics(12)
        for count in range(len(words), 0, -1):
            text = " ".join(words[:count]) + ("" if count == len(words) else " …")
            box = face.boundingRect(QRectF(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), text)
            if box.height() <= 2 * face.height() + 1:
                return text
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The picture, cut to rounded corners, and the words."""
        theme, width = self._theme, self.width()
        tall = round((width - 2) * 9 / 16)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = "accent" if self.hasFocus() or self.underMouse() else "card.line"
        painter.setPen(QPen(theme.colour(edge), 2.0 if edge == "accent" else 1.0))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(whole, 10, 10)
        picture = QRectF(1, 1, width - 2, tall)
        if self._film is not None:
            painter.save()
            corners = QPainterPath()
            corners.addRoundedRect(whole.adjusted(1, 1, -1, -1), 9, 9)
            painter.setClipPath(corners)
            painter.setClipRect(picture, Qt.ClipOperation.IntersectClip)
            paint(painter, self._film.frame(self._time), theme, picture, self._cache)
            painter.restore()
        room = width - 32
        painter.setPen(theme.colour("ink"))
        title = metrics(15, 600).elidedText(lesson_title(self.lesson), Qt.TextElideMode.ElideRight, room)
        write(painter, 16, tall + 28, title, font(15, 600))
        painter.setPen(theme.colour("accent"))
        write(painter, 16, tall + 48, kinds(self.lesson), font(12, 600))
        painter.setPen(theme.colour("muted"))
        painter.setFont(font(12))
        words = QRectF(16, tall + 56, room, 2 * metrics(12).height())
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap), self._two_lines(room))
        painter.end()


def kinds(lesson: Lesson) -> str:
    """The cells of a lesson: "LSTM, 2 layers"."""
    names = dict.fromkeys(cells_of(lesson)[layer.cell].name for layer in lesson.layers)
    count = len(lesson.layers)
    layers = translate("Start", "{count} layers").format(count=count)
    return ", ".join(names) + (f" · {layers}" if count > 1 else "")


class StartPage(QScrollArea):
    """Covers `window` until a lesson is chosen or Esc is pressed. `left` tells that the window is visible again."""

    left = Signal()

    def __init__(self, files: LessonFiles, player: Player, stage: Stage, window: QWidget) -> None:
        super().__init__(window)
        self._files, self._player, self._stage, self._covered = files, player, stage, window
        self._theme = stage.theme.name
        self.setWidgetResizable(True)
        self.setObjectName("start")
        self.setAccessibleName(translate("Command", "Start page"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards = tuple(Card(key, lesson, stage.theme) for key, lesson in builtin_lessons().items())
        self.at_start = QCheckBox(translate("Start", "Show this page at the start"))
        self._grid, self._file_row = QGridLayout(), QHBoxLayout()
        self._columns = 0
        self._moving, self._turned = 0, 0.0
        self._build()
        self._clock = QTimer(self)
        self._clock.setInterval(FRAME)
        self._clock.timeout.connect(self._tick)
        window.installEventFilter(self)
        stage.changed.connect(self._apply_theme)
        self.hide()

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("startBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(44, 30, 44, 30)
        column.setSpacing(16)
        heading = QLabel(translate("Start", "What would you like to see?"))
        heading.setObjectName("wordmark")
        column.addWidget(heading)
        self._grid.setSpacing(GAP)
        column.addLayout(self._grid)
        column.addLayout(self._file_row)
        foot = QHBoxLayout()
        opener = QPushButton(translate("Start", "Open a file…"))
        own = translate("Start", "Open a lesson file of your own. A file can also be dropped on the window.")
        opener.setToolTip(tip(own))
        opener.clicked.connect(self._files.choose_and_open)
        leave = QPushButton(translate("Start", "Go on with what is open"))
        leave.setToolTip(translate("Start", "Close this page (Esc). Ctrl+Home brings it back."))
        begin = translate("Start", "Begin with this page, or at once with the first lesson.")
        self.at_start.setToolTip(begin)
        leave.clicked.connect(self.leave)
        self.at_start.toggled.connect(settings.remember_start_page)
        for each in (opener, leave, self.at_start):
            foot.addWidget(each)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)
        for number, card in enumerate(self.cards):
            card.clicked.connect(lambda _=False, chosen=card: self._choose(chosen.key))
            card.attended.connect(lambda chosen=number: self._attend(chosen))
        self.setWidget(body)

    # Showing

    def enter(self) -> None:
        """Cover the window, and begin to move."""
        self._offer_files()
        self.at_start.setChecked(settings.start_page())
        self._fit()
        self.show()
        self.raise_()
        self._clock.start()
        self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Show the window again."""
        self._clock.stop()
        if self.isVisible():
            self.hide()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Be as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys go from card to card, Enter chooses, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _STEPS:
            self._step(*_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            card = next((card for card in self.cards if card.hasFocus()), None)
            if card is not None:
                card.click()
        else:
            super().keyPressEvent(event)

    def _step(self, down: int, across: int) -> None:
        at = next((k for k, card in enumerate(self.cards) if card.hasFocus()), 0)
        wanted = at + down * self._columns + across
        if 0 <= wanted < len(self.cards):
            self.cards[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.cards[wanted])

    def _fit(self) -> None:
        self.setGeometry(self._covered.rect())
        columns = max(1, min(len(self.cards), (self.width() - 88 + GAP) // (LEAST + GAP)))
        if columns != self._columns:
            for number, card in enumerate(self.cards):
                self._grid.addWidget(card, number // columns, number % columns)
            for k in range(max(columns, self._columns)):
                self._grid.setColumnStretch(k, 1 if k < columns else 0)
            self._columns = columns

    def _apply_theme(self) -> None:
        if self._stage.theme.name != self._theme:
            self._theme = self._stage.theme.name
            for card in self.cards:
                card.apply_theme(THEMES[self._theme])

    # Movement

    def _tick(self) -> None:
        """Make the picture of one card, as long as some are missing; then let one of them move."""
        waiting = next((card for card in self.cards if not card.loaded), None)
        if waiting is not None:
            waiting.load()
            return
        if self._player.still:
            self._clock.stop()
            return
        self.cards[self._moving].advance(FRAME / 1000)
        self._turned += FRAME / 1000
        pointed = any(card.underMouse() or card.hasFocus() for card in self.cards)
        if self._turned >= TURN and not pointed:
            self._attend((self._moving + 1) % len(self.cards))

    def _attend(self, number: int) -> None:
        self._moving, self._turned = number, 0.0

    # Choosing

    def _choose(self, key: str) -> None:
        if self._files.switch_to(key):
            self.leave()

    def _offer_files(self) -> None:
        while (item := self._file_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for button in self._recent_buttons():
            self._file_row.addWidget(button)
        self._file_row.addStretch(1)

    def _recent_buttons(self) -> Iterator[QWidget]:
        paths = recent_files.files()[:5]
        if paths:
            yield QLabel(translate("Start", "Open last time:"))
        for path, title in zip(paths, recent_files.titles(paths), strict=True):
            button = QPushButton(title.replace("&", "&&"))
            button.setToolTip(str(path))
            button.clicked.connect(lambda _=False, chosen=path: self._choose_file(chosen))
            yield button

    def _choose_file(self, path: Path) -> None:
        self._choose(str(path))
