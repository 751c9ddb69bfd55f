"""What the audience sees: the stage, below it what a talk says, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QCursor, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.presenter.talk import Talk
from ui.presenter.talk_card import TalkCard
from ui.settings.translation import translate
from ui.stage.view import StageView
from ui.state.document import Document
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import GRID
from ui.widgets.icons import application_icon
from ui.widgets.keys import keep_wanted

TOLD = 6000  # milliseconds that a notice is shown
IDLE = 2500  # milliseconds after which a pointer that rests is hidden
COVERS = {"black": QColor(0, 0, 0), "white": QColor(255, 255, 255)}
_MOVES = {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


class Cover(QWidget):
    """Covers the stage in one colour while the audience is to look at the speaker."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.hide()

    def show_colour(self, colour: str) -> None:
        """Cover the stage in "black" or "white"; "" uncovers it."""
        self.colour = colour
        black, white = translate("Presenter", "The screen is black"), translate("Presenter", "The screen is white")
        self.setAccessibleName({"black": black, "white": white}.get(colour, ""))
        self.setVisible(bool(colour))
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """One colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), COVERS.get(self.colour, COVERS["black"]))
        painter.end()


class Notice(QLabel):
    """A line at the head of the stage, which goes by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("notice", True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(TOLD)
        self._over.timeout.connect(self.hide)
        self.hide()

    def tell(self, words: str) -> None:
        """Show these words for a while."""
        self.setText(words)
        self.setAccessibleName(words)
        self.adjustSize()
        self.move(GRID, GRID)
        self.show()
        self.raise_()
        self._over.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Wait no longer."""
        self._over.stop()


class Audience(QWidget):
    """A window with the stage alone, and the card of the talk. `closed` tells that the window was closed by hand."""

    closed = Signal()

    def __init__(self, document: Document, player: Player, selection: Selection, stage: Stage, talk: Talk) -> None:
        super().__init__()
        self.setWindowTitle(translate("Presenter", "Gatelight: what the audience sees"))
        self.setWindowIcon(application_icon())
        self.setAccessibleName(translate("Presenter", "What the audience sees"))
        self.view = StageView(document, player, selection, stage)
        self.view.for_others = True
        self.card = TalkCard(talk, self)
        self.cover, self.notice = Cover(self), Notice(self)
        self._pointer: QCursor | None = None  # the shape that is hidden
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # the card follows the window's height
        column.addWidget(self.view, 1)
        column.addWidget(self.card)
        talk.changed.connect(self.show_talk)
        stage.changed.connect(self.show_theme)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE)
        self._idle.timeout.connect(self.hide_pointer)
        self.view.installEventFilter(self)

    def event(self, event: QEvent) -> bool:
        """Leave the keys of the keypad to the screen reader."""
        return keep_wanted(event) or super().event(event)

    def show_talk(self) -> None:
        """Show what the talk is at."""
        self.card.show_talk(self.view.theme, self.size())

    def show_theme(self) -> None:
        """Show the card in the colours of the stage."""
        if self.card.theme is not self.view.theme:
            self.show_talk()

    def hide_pointer(self) -> None:
        """Let the pointer vanish until it moves."""
        if self._pointer is None:
            self._pointer = self.view.cursor()
            self.view.setCursor(Qt.CursorShape.BlankCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Show the pointer as soon as it moves, and wait for it to rest."""
        if event.type() in _MOVES:
            if self._pointer is not None:
                self.view.setCursor(self._pointer)
                self._pointer = None
            self._idle.start()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The cover is as large as the window, and the letters of the card suit it."""
        self.cover.setGeometry(self.rect())
        self.show_talk()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Wait for the pointer to rest."""
        self._idle.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Wait no longer."""
        self._idle.stop()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Closing the window is a way to end the presentation."""
        event.accept()
        self.closed.emit()
