"""The button with which a picture that moves by itself is stopped, and let go on."""

from __future__ import annotations

from math import inf

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QToolButton, QWidget

from ui.paint.theme import Theme
from ui.settings.translation import translate
from ui.widgets.icons import put_icon

MOVES = 5.0  # seconds after which a picture stands by itself
EDGE = 12  # pixels from the corner


class MotionButton(QToolButton):
    """Lies in the lower corner of what moves. It says how long that is to be; `clicked` tells of another wish."""

    def __init__(self, picture: QWidget) -> None:
        super().__init__(picture)
        self._picture, self._left = picture, 0.0  # seconds that it still moves
        self.clicked.connect(self._turn)
        picture.installEventFilter(self)

    @property
    def moves(self) -> bool:
        """Whether the picture moves."""
        return self._left > 0.0

    def begin(self, theme: Theme) -> None:
        """Let the picture move for a while."""
        self._left = MOVES
        self.draw(theme)

    def pass_time(self, seconds: float, theme: Theme) -> None:
        """Tell that it has moved for so long."""
        self._left -= seconds
        if not self.moves:
            self.draw(theme)

    def draw(self, theme: Theme) -> None:
        """Say what it does next."""
        put_icon(self, "pause" if self.moves else "play", theme)
        words = translate("Start", "Stop the picture") if self.moves else translate("Start", "Let the picture move")
        self.setAccessibleName(words)
        about = translate("Start", "By itself it stands after five seconds.")
        self.setToolTip(f"{words}\n{about}")

    def _turn(self) -> None:
        self._left = 0.0 if self.moves else inf

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep to the corner."""
        if event.type() == QEvent.Type.Resize:
            self.adjustSize()
            below = self._picture.rect().bottomRight() - self.rect().bottomRight()
            self.move(below.x() - EDGE, below.y() - EDGE)
        return False
