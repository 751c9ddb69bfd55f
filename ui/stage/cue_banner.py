"""A note at a cue's mark on the ruler that says why the film has stopped by itself; it goes when the film moves on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.settings.translation import translate
from ui.stage.ruler import Ruler
from ui.state.cue_stops import CueStops
from ui.state.player import Player

WIDEST, EDGE = 0.7, 4  # the share of the ruler's width that it takes; pixels that are kept from the window's edge


class CueBanner(QLabel):
    """Lies below the ruler in the window `over`, or above where it ends there, without taking a place: nothing moves.

    `told` carries what it says.
    """

    told = Signal(str)

    def __init__(self, ruler: Ruler, over: QWidget, player: Player, cues: CueStops) -> None:
        super().__init__(over)
        self._ruler, self._over, self._player, self._cues = ruler, over, player, cues
        self.setObjectName("cue")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        ruler.installEventFilter(self)
        player.cued.connect(self._show_reason)
        player.moved.connect(self._follow)
        player.playing_changed.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay at the mark."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            self._place()
        return False

    def _show_reason(self, time: float) -> None:
        stop = self._cues.at(time)
        if stop is None:
            return
        self.setText(translate("Cues", "Stopped: {reason}").format(reason=self._cues.reasons(stop)))
        self.setAccessibleName(self.text())
        self._place()
        self.show()
        self.raise_()
        self.told.emit(self.text())

    def _follow(self, *_: object) -> None:
        if self.isVisible() and (self._player.playing or self._cues.at(self._player.time) is None):
            self.hide()

    def _place(self) -> None:
        """At the mark and not over it, as far as the ruler reaches; without a ruler at the end of the window."""
        if not self._ruler.isVisible():
            width = self._over.width() - 2 * EDGE
            self.setFixedSize(width, self.heightForWidth(width))
            self.move(EDGE, self._over.height() - self.height() - EDGE)
            return
        wanted = min(self.fontMetrics().horizontalAdvance(self.text()) + 40, round(WIDEST * self._ruler.width()))
        self.setFixedSize(wanted, self.heightForWidth(wanted))
        mark = round(self._ruler.x_of(self._player.position))
        beside = max(0, min(mark - wanted // 2, self._ruler.width() - wanted))
        above = self._ruler.mapTo(self._over, QPoint(beside, -self.height()))
        below = self._ruler.mapTo(self._over, QPoint(beside, self._ruler.height()))
        fits = below.y() + self.height() <= self._over.height() - EDGE
        self.move(below if fits else above)
