"""A note over the stage that says why the film has stopped by itself; it goes when the film moves on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.settings.translation import translate
from ui.state.cue_stops import CueStops
from ui.state.player import Player

TOP, WIDEST = 12, 0.7  # pixels below the stage's edge; the share of its width


class CueBanner(QLabel):
    """Lies over the stage without taking its place, so that nothing on it moves."""

    def __init__(self, stage: QWidget, player: Player, cues: CueStops) -> None:
        super().__init__(stage)
        self._stage, self._player, self._cues = stage, player, cues
        self.setObjectName("cue")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        stage.installEventFilter(self)
        player.cued.connect(self._show_reason)
        player.moved.connect(self._follow)
        player.playing_changed.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
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
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _follow(self, *_: object) -> None:
        if self.isVisible() and (self._player.playing or self._cues.at(self._player.time) is None):
            self.hide()

    def _place(self) -> None:
        if not self.text():
            return
        widest = round(WIDEST * self._stage.width())
        wanted = min(self.fontMetrics().horizontalAdvance(self.text()) + 40, widest)
        self.setFixedSize(wanted, self.heightForWidth(wanted))
        self.move((self._stage.width() - wanted) // 2, TOP)
