"""What the speaker sees: the stage, what comes next, the time, and notes for the token and for the step of a talk."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QHideEvent, QKeyEvent, QKeySequence, QMoveEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.presenter.ahead import Ahead
from ui.presenter.audience import Cover
from ui.presenter.notes import STEP, Notes
from ui.presenter.stopwatch import Stopwatch
from ui.presenter.talk import Talk
from ui.presenter.talk_side import TalkSide
from ui.presenter.time_line import TimeLine
from ui.settings import settings
from ui.settings.translation import translate, write_count
from ui.stage.cue_banner import CueBanner
from ui.stage.transport import Transport
from ui.stage.view import StageView
from ui.state.selection import Selection
from ui.state.session import Session
from ui.widgets.controls import GRID, Number, text_label, title
from ui.widgets.icons import application_icon
from ui.widgets.keys import TYPED_IN, keep_wanted, key_text
from ui.widgets.room.narrow import LOW, NARROW, Flow
from ui.widgets.room.screen_fit import SMALLEST, Scrolled, resize_within_screen, stand_within_screen
from ui.widgets.style import leave_focus_alone, tip

WIDE = 700  # pixels from which on a caption needs no more than two lines
SETTLED = 100  # milliseconds without another place, after which a window stands
SHORT = 480  # pixels below which there is room for one stage alone, with the caption in it


class ActionButton(QPushButton):
    """Does what a command does, as long as that can be done."""

    def __init__(self, action: QAction) -> None:
        super().__init__(action.text())
        self._action = action
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        key = key_text(self._action.shortcut().toString())
        self.setToolTip(tip(f"{self._action.statusTip()} ({key})" if key else self._action.statusTip()))
        self.setEnabled(self._action.isEnabled())
        self.setChecked(self._action.isChecked())


class Current(QWidget):
    """The stage in the page's shape, and its caption large enough to be read from where one stands."""

    def __init__(self, view: StageView, caption: QLabel) -> None:
        super().__init__()
        self._view, self._caption = view, caption
        self.setMinimumSize(240, 150)
        view.setMinimumSize(160, 90)
        caption.setProperty("caption", True)
        caption.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (view, caption):
            part.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the stage no more height than it fills, and the caption two lines or three at least."""
        self.divide()

    def divide(self) -> None:
        """Put both in their places."""
        width = self.width() - GRID
        lines = 0 if self._caption.isHidden() else 2 if width > WIDE else 3
        room = self.height() - GRID - lines * self._caption.fontMetrics().lineSpacing()
        height = min(room, round(width * 9 / 16))
        self._view.setGeometry(0, 0, width, height)
        self._caption.setGeometry(0, height + GRID, width, self.height() - height - GRID)


class Content(QWidget):
    """All that is shown: as low as it can be before it is scrolled."""

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """What is needed at least."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else -1


class Side(QWidget):
    """What comes next, and the notes; below the stage of a narrow window as high as their words."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The narrower, the higher, where it is scrolled."""
        least = super().minimumSizeHint()
        layout = self.layout()
        if layout is None or self.window().width() >= NARROW:
            return least
        return QSize(least.width(), max(layout.minimumHeightForWidth(self.width()), least.height()))


class Speaker(QWidget):
    """A window of its own, so that the main window stays free for changing the network during the talk.

    `actions` and `menus` are those of the commands, by name. `closed` tells that the window was closed by hand,
    `settled` that it has come to another place and stands there.
    """

    closed = Signal()
    settled = Signal()

    def __init__(
        self,
        session: Session,
        talk: Talk,
        watch: Stopwatch,
        actions: Mapping[str, QAction],
        menus: Mapping[str, QMenu],
    ) -> None:
        super().__init__()
        document, player, selection, stage, cues, learned = session
        self._player, self._stage = player, stage
        self.setWindowTitle(translate("Presenter", "Gatelight: speaker’s view"))
        self.setWindowIcon(application_icon())
        self.setAccessibleName(translate("Command", "Speaker’s view"))
        self.setMinimumSize(SMALLEST)
        self.view = StageView(document, player, selection, stage)
        self.caption = text_label("value")
        self.caption.setAccessibleName(translate("Presenter", "Caption"))
        self.current = Current(self.view, self.caption)
        self.notes = Notes(document, player)
        self.ahead = Ahead(player, stage, cues)
        self._talk, self.talk_side = talk, TalkSide(talk, menus, self.notes)
        self.time_line = TimeLine(watch, actions)
        self.token = Number(translate("Presenter", "Token"), 1, 1)
        what = translate("Presenter", "The token that is being read. Type a number to jump to that token.")
        self.token.setToolTip(tip(what))
        self.token.setSizePolicy(self.token.sizePolicy().Policy.Fixed, self.token.sizePolicy().Policy.Fixed)
        self.token.valueChanged.connect(self._jump)
        self.where, self.cover_note = QLabel(), text_label("problem")
        span = Selection(document, parent=self)  # the ruler has a width of its own, and so another stretch
        self.transport = Transport(player, span, stage, actions, menus["choose_speed"], cues, learned)
        self.banner = CueBanner(self.transport.ruler, self, player, cues)
        self.buttons = {name: ActionButton(actions[name]) for name in ("black_screen", "white_screen", "swap_screens")}
        self.screens = QPushButton(translate("Command", "Audience’s screen"))
        self.screens.setToolTip(translate("Presenter", "Choose the screen that the audience sees"))
        self.screens.setMenu(menus["choose_screen"])
        self.leave = ActionButton(actions["present"])
        self.escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self._settles = QTimer(self)
        self._settles.setSingleShot(True)
        self._settles.setInterval(SETTLED)
        self._settles.timeout.connect(self.settled)
        self._lay_out()
        self._cover = Cover(self)
        leave_focus_alone(self)
        self.addActions(list(actions.values()))
        player.moved.connect(self._follow)
        stage.changed.connect(self._follow)
        self._follow()

    def _lay_out(self) -> None:
        left, right = self.current, Side()
        side = QVBoxLayout(right)
        side.setContentsMargins(GRID, 0, 0, 0)
        side.setSpacing(GRID)
        side.addWidget(self.ahead, 5)
        side.addWidget(self.talk_side, 8)
        side.addLayout(self._notes_head())
        side.addWidget(self.notes, 4)
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self.across.setChildrenCollapsible(False)
        self.across.addWidget(left)
        self.across.addWidget(right)
        self.across.setSizes(settings.speaker_shares() or [660, 340])
        self.across.setStretchFactor(0, 66)
        self.across.setStretchFactor(1, 34)
        content = Content()
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._head())
        column.addWidget(self.across, 1)
        column.addWidget(self.transport)
        column.addWidget(self._foot())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        area = Scrolled(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(area)
        self._talk.changed.connect(self._follow_talk)
        self._follow_talk()

    def _head(self) -> Flow:
        row = Flow()
        label = QLabel(translate("Presenter", "Token"))
        label.setBuddy(self.token)
        for part in (label, self.token, self.where):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self.cover_note)
        row.addWidget(self.time_line)
        return row

    def _notes_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(title(translate("Presenter", "Notes at this token")), 1)
        why = translate("Presenter", "{what}, so that they can be read from where you stand")
        smaller, larger = translate("Presenter", "Smaller notes"), translate("Presenter", "Larger notes")
        for text, name, by in (("A−", smaller, -STEP), ("A+", larger, STEP)):
            button = QToolButton()
            button.setText(text)
            button.setProperty("quiet", True)
            button.setAccessibleName(name)
            button.setToolTip(why.format(what=name))
            button.clicked.connect(lambda _=False, more=by: self._resize_notes(more))
            row.addWidget(button)
        return row

    def _resize_notes(self, by: int) -> None:
        self.notes.set_size(self.notes.size_of_words + by)
        self.talk_side.show_talk()

    def _foot(self) -> Flow:
        row = Flow()
        for button in self.buttons.values():
            row.addWidget(button)
        row.addWidget(self.screens)
        row.addStretch()
        row.addWidget(self.leave)
        return row

    @property
    def is_covered(self) -> bool:
        """Whether nothing is seen of what the window shows."""
        return self._cover.isVisible()

    def cover_up(self) -> None:
        """Show nothing, at once, until the window stands in another place."""
        self._cover.setGeometry(self.rect())
        self._cover.show_colour("black")
        self.repaint()
        self._settles.start()

    def uncover(self) -> None:
        """Show again what the window shows."""
        self._cover.show_colour("")

    def as_window(self) -> None:
        """Be an ordinary window, where and as large as it was last."""
        self.showNormal()
        place = settings.speaker_place()
        if place is None or not self.restoreGeometry(place):
            resize_within_screen(self, QSize(1200, 760))
        stand_within_screen(self)

    def remember_place(self) -> None:
        """Remember the place of the window and the shares of its parts."""
        if not self.isFullScreen():
            settings.remember_speaker_place(self.saveGeometry())
        settings.remember_speaker_shares(self.across.sizes())

    # Events

    def event(self, event: QEvent) -> bool:
        """Let the notes keep the keys that they need; Esc leads from a field to the stage before it ends anything."""
        escapes = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and escapes and isinstance(QApplication.focusWidget(), TYPED_IN):
            event.accept()
            return True
        return keep_wanted(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc leads from a field back to the stage; from there it closes the view, or ends what is presented."""
        if event.key() == Qt.Key.Key_Escape:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave out what has no room, as on a small screen where everything is shown larger; put the notes below."""
        low = self.height() < SHORT
        across = Qt.Orientation.Vertical if self.width() < NARROW else Qt.Orientation.Horizontal
        self.across.setOrientation(across)
        self.transport.set_compact(self.height() < LOW)
        self.caption.setVisible(not low)
        self.ahead.picture.setVisible(not low)
        self.current.divide()
        self._cover.setGeometry(self.rect())
        self._settles.start()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802
        """Wait until it stands."""
        self._settles.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Wait for nothing."""
        self._settles.stop()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """The audience goes on seeing the stage."""
        event.accept()
        self.closed.emit()

    # What is shown

    def _follow(self, *_: object) -> None:
        timeline, here = self._stage.timeline, self._player.place
        count = len(timeline.tokens)
        self.token.show_value(here.token + 1, count)
        words = translate("Presenter", "of {count}   “{token}” · {beat}")
        token, beat = timeline.tokens[here.token], timeline.beats[here.beat].title
        self.where.setText(words.format(count=write_count(count), token=token, beat=beat))
        self.caption.setText(self._stage.teller_at(self._player.time).caption(*here))

    def _follow_talk(self) -> None:
        """What comes next is a step in a talk, and else a beat."""
        self.talk_side.setVisible(self._talk.is_on)
        self.ahead.setHidden(self._talk.is_on)

    def show_presentation(self, presenting: bool, cover: str, can_choose_screen: bool) -> None:
        """Show whether something is presented, what covers the audience's stage, and the button for its screen."""
        self.cover_note.setText(cover)
        self.cover_note.setVisible(bool(cover))
        self.escape.setEnabled(not presenting)  # Esc is then the presentation's own
        self.screens.setVisible(can_choose_screen)
        end = translate("Presenter", "End the presentation")
        self.leave.setText(end if presenting else translate("Command", "Present"))

    def _jump(self, token: int) -> None:
        self._player.rest_at(token - 1, self._player.place.beat)
