"""Where one begins: the lesson to start with, the others in their groups, and the way to a file of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
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
from ui.dialogs.lesson_files import LessonFiles
from ui.jobs.job import NewestJob
from ui.paint.text import metrics
from ui.paint.theme import THEMES
from ui.settings import recent_files, settings
from ui.settings.translation import translate
from ui.state.names import GROUPS, group_title
from ui.state.player import Player
from ui.state.stage import Stage
from ui.widgets.focus.order import follow_layout, stops
from ui.widgets.motion_button import MotionButton
from ui.widgets.room.narrow import NARROW
from ui.widgets.style import TEXT, tip
from ui.window.start.done import ShownDone
from ui.window.start.sheet import page_sheet
from ui.window.start_cards import Card, FilmJob, LargeCard, SmallCard, film_of

FRAME = 40  # milliseconds from picture to picture
USUAL, LARGEST = (1440, 900), 2.5  # pixels of the page on which all has its usual size; how many times larger it grows
LEAST_SCALE, SIDE_BY_SIDE = 0.8, 900  # the least scale; the width from which the list stands beside the large card
LONGEST_TITLE, LONGEST_NAME = 190, 120  # pixels of the lesson that is open, and of a file, on their buttons
MOST_FILES = 5
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StartPage(QScrollArea):
    """Covers `window` until a lesson is chosen or Esc is pressed. `left` tells that the window is visible again,
    `chosen` which lesson or file was chosen.
    """

    left = Signal()
    chosen = Signal(str)

    def __init__(self, files: LessonFiles, player: Player, stage: Stage, window: QWidget) -> None:
        super().__init__(window)
        self._files, self._player, self._stage, self._covered = files, player, stage, window
        self._theme = stage.theme.name
        self.setWidgetResizable(True)
        self.setObjectName("start")
        self.setAccessibleName(translate("Command", "Start page"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        (first, lesson), *others = builtin_lessons().items()
        self.first = LargeCard(first, lesson, stage.theme)
        self.others = tuple(SmallCard(key, lesson, stage.theme) for key, lesson in others)
        self.cards: tuple[Card, ...] = (self.first, *self.others)
        self.at_start = QCheckBox(translate("Start", "Show this page at the start"))
        self.opener, self.leaver = QPushButton(translate("Start", "Open a file…")), QPushButton()
        self._name, self._sentence = QLabel("Gatelight"), QLabel()
        self._body, self._top, self._main = QWidget(), QGridLayout(), QGridLayout()
        self._file_row, self._side = QHBoxLayout(), QWidget()
        self._list = QVBoxLayout(self._side)
        self.list_area = _ListArea()
        self._file_buttons: list[QPushButton] = []
        self.leaves_by = Qt.FocusReason.MouseFocusReason
        self._build()
        self.motion = MotionButton(self.first)
        self.motion.clicked.connect(self._turn_motion)
        self._jobs, self._done = NewestJob(), ShownDone(self.cards)
        self._clock = QTimer(self)
        self._clock.setInterval(FRAME)
        self._clock.timeout.connect(self._tick)
        window.installEventFilter(self)
        stage.changed.connect(self._apply_theme)
        self.hide()

    def _build(self) -> None:
        self._body.setObjectName("startBody")
        column = QVBoxLayout(self._body)
        for part in (self._top, self._file_row):
            column.addLayout(part)
        column.addLayout(self._main, 1)
        self._name.setObjectName("startName")
        self._sentence.setText(translate("Start", "Watch recurrent networks remember, with every number true."))
        self._sentence.setObjectName("startSentence")
        self._sentence.setProperty("note", True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        own = translate("Start", "Open a lesson file of your own. A file can also be dropped on the window.")
        self.opener.setToolTip(tip(own))
        self.leaver.setToolTip(translate("Start", "Close this page (Esc). Ctrl+Home brings it back."))
        begin = translate("Start", "Begin with this page, or at once with the first lesson.")
        self.at_start.setToolTip(begin)
        self.opener.clicked.connect(self._files.choose_and_open)
        self.leaver.clicked.connect(self.leave)
        self.at_start.toggled.connect(settings.remember_start_page)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._fill_list()
        self.list_area.setWidget(self._side)
        self.list_area.setWidgetResizable(True)
        self.list_area.setFrameShape(QFrame.Shape.NoFrame)
        self.list_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for area in (self, self.list_area):  # what comes into view gets its picture
            area.verticalScrollBar().valueChanged.connect(lambda *_: self._clock.start())
        for card in self.cards:
            card.clicked.connect(lambda _=False, chosen=card: self._choose(chosen.key))
        self.setWidget(self._body)
        self._fit()

    def _fill_list(self) -> None:
        """The other lessons in their groups, a heading over each."""
        for group in GROUPS:
            cards = [card for card in self.others if card.lesson.group == group]
            if cards:
                heading = QLabel(group_title(group))
                heading.setObjectName("startHeading")
                self._list.addWidget(heading)
            for card in cards:
                self._list.addWidget(card, 1)

    # Showing

    def enter(self) -> None:
        """Cover the window, and begin to move."""
        if not self.first.loaded:
            self.first.show_film(*film_of(self.first.lesson))
        self._offer_files()
        self._done.read()
        self.leaves_by = Qt.FocusReason.MouseFocusReason
        self.at_start.setChecked(settings.start_page())
        self._fit()
        self.show()
        self.raise_()
        follow_layout(self._body)
        self.motion.begin(self._stage.theme)
        self._clock.start()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Show the window again."""
        self._clock.stop()
        self._jobs.drop()
        self._done.drop()
        if self.isVisible():
            self.hide()
            self.left.emit()

    def stop(self) -> None:
        """Make no more pictures; wait until what is under way has ended."""
        self._jobs.stop()
        self._done.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Be as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def keep_wanted(self, event: QKeyEvent) -> bool:
        """Keep keys from what lies below the page, while it is there, but help; those with Ctrl or Alt act as ever."""
        others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not self.isVisible() or others or event.key() == Qt.Key.Key_F1:
            return False
        self.leaves_by = Qt.FocusReason.ShortcutFocusReason
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys go from card to card, Enter chooses, Esc leaves."""
        at = next((k for k, card in enumerate(self.cards) if card.hasFocus()), None)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            self.cards[at].click()
        elif key in _STEPS:
            self._go_to((at or 0) + _STEPS[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Home):
            self._go_to(0)
        elif key == Qt.Key.Key_Right:
            self._go_to(at or 1)
        elif key == Qt.Key.Key_End:
            self._go_to(len(self.cards) - 1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes round on the page, and not into what lies below it."""
        found = list(stops(self))
        at = next((k for k, each in enumerate(found) if each.hasFocus()), -1 if forward else 0)
        if found:
            field = found[(at + (1 if forward else -1)) % len(found)]
            field.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            self._bring_into_view(field)
        return bool(found)

    def _go_to(self, wanted: int) -> None:
        if 0 <= wanted < len(self.cards):
            self.cards[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_view(self.cards[wanted])

    def _bring_into_view(self, part: QWidget) -> None:
        """Scroll the list, and then the page, until a part is seen."""
        if self._side.isAncestorOf(part):
            self.list_area.ensureWidgetVisible(part)
        self.ensureWidgetVisible(part)

    def _fit(self) -> None:
        """Be as large as the window, everything in a size that suits it, the list beside the large card or below."""
        self.setGeometry(self._covered.rect())
        width, height = self.width(), self.height()
        scale = min(max(min(width / USUAL[0], height / USUAL[1]), LEAST_SCALE), LARGEST)
        beside = width >= SIDE_BY_SIDE
        for card in self.cards:
            card.scale = scale
            card.updateGeometry()
        self._body.setStyleSheet(page_sheet(scale))
        column = self._body.layout()
        assert column is not None
        narrow = width < NARROW
        column.setContentsMargins(*(round(each * scale) for each in ((16, 12, 16, 12) if narrow else (46, 28, 46, 24))))
        column.setSpacing(round(18 * scale))
        self._lay_out_top(scale)
        fitting = int((width / scale - 240) // (LONGEST_NAME + 46))
        for k, button in enumerate(self._file_buttons):
            button.setVisible(k < fitting)
        self._main.setHorizontalSpacing(round(40 * scale))
        self._main.setVerticalSpacing(round(18 * scale))
        self._list.setSpacing(round(9 * scale))
        self._main.addWidget(self.first, 0, 0, 2 if beside else 1, 1)
        self._main.addWidget(self.list_area, *((0, 1) if beside else (1, 0)))
        self._main.addWidget(self.at_start, *((1, 1) if beside else (2, 0)))
        always, never = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.list_area.setVerticalScrollBarPolicy(always if beside else never)
        self.list_area.setMinimumHeight(0 if beside else self._side.minimumSizeHint().height())
        above = self._top.sizeHint().height() + self._file_row.sizeHint().height() + column.spacing()
        room = height - above - column.contentsMargins().top() - column.spacing()
        self.first.setMinimumHeight(0 if beside else max(room, self.first.minimumSizeHint().height()))
        self._main.setColumnStretch(0, 8)
        self._main.setColumnStretch(1, 5 if beside else 0)

    def _lay_out_top(self, scale: float) -> None:
        """The name, the sentence beside it or below, where it has room, and what can be done."""
        room = min(LONGEST_TITLE, self.width() - 180)
        title = metrics(TEXT).elidedText(self._stage.film.title, Qt.TextElideMode.ElideRight, room)
        words = translate("Start", "Go on with “{title}”").format(title=title)
        self.leaver.setText(words.replace("&", "&&"))
        self._sentence.setWordWrap(self.width() < NARROW)
        if self.width() < NARROW:
            for row, part in enumerate((self._name, self._sentence, self.opener, self.leaver)):
                self._top.addWidget(part, row, 0, 1, 4)
            return
        parts, gap, top = (self._name, self._sentence, self.opener, self.leaver), round(14 * scale), self._top
        needed = sum(part.sizeHint().width() + gap for part in parts)
        top.setHorizontalSpacing(gap)
        top.addWidget(self._name, 0, 0)
        top.addWidget(self._sentence, *((0, 1) if needed <= self.width() - 92 * scale else (1, 0, 1, 4)))
        top.addWidget(self.opener, 0, 2)
        top.addWidget(self.leaver, 0, 3)
        top.setColumnStretch(1, 1)

    def _apply_theme(self) -> None:
        if self._stage.theme.name != self._theme:
            self._theme = self._stage.theme.name
            self.motion.draw(self._stage.theme)
            for card in self.cards:
                card.apply_theme(THEMES[self._theme])

    def _make_picture(self, card: Card) -> None:
        if not self._jobs.is_running:
            job = FilmJob(card.lesson)
            job.finished.connect(lambda made: card.show_film(*made))
            self._jobs.start(job)

    def _tick(self) -> None:
        """Make the picture of one card, as long as some in view have none; then let the large one move."""
        waiting = next((card for card in self.cards if not card.loaded and not card.visibleRegion().isEmpty()), None)
        if waiting is not None:
            self._make_picture(waiting)
        elif self._player.still or not self.motion.moves:
            self._clock.stop()
        else:
            self.first.advance(FRAME / 1000)
            self.motion.pass_time(FRAME / 1000, self._stage.theme)
        self.motion.setVisible(not self._player.still)

    def _turn_motion(self) -> None:
        self.motion.draw(self._stage.theme)
        self._clock.start()

    # Choosing

    def _choose(self, key: str) -> None:
        if self._files.switch_to(key):
            self.leave()
            self.chosen.emit(key)

    def _offer_files(self) -> None:
        while (item := self._file_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._file_buttons = list(self._recent_buttons())
        if self._file_buttons:
            self._file_row.addWidget(QLabel(translate("Start", "Open last time:")))
        for button in self._file_buttons:
            self._file_row.addWidget(button)
        self._file_row.addStretch(1)

    def _recent_buttons(self) -> Iterator[QPushButton]:
        paths = recent_files.files()[:MOST_FILES]
        for path, title in zip(paths, recent_files.titles(paths), strict=True):
            short = metrics(TEXT).elidedText(title, Qt.TextElideMode.ElideMiddle, LONGEST_NAME)
            button = QPushButton(short.replace("&", "&&"))
            button.setToolTip(str(path))
            button.clicked.connect(lambda _=False, chosen=path: self._choose_file(chosen))
            yield button

    def _choose_file(self, path: Path) -> None:
        self._choose(str(path))


class _ListArea(QScrollArea):
    """The list of lessons, whose keys are those of the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave arrow keys to the page, which goes from card to card."""
        event.ignore()
