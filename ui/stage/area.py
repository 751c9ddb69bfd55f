"""The place of the stage: where it has less room than its letters need, the picture is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from ui.settings.translation import translate
from ui.stage.view import StageView

LEAST = QSize(480, 270)  # pixels of a picture whose least letters have eight


class StageArea(QScrollArea):
    """Shows all of the stage, or as much as there is room for, with bars that the arrow keys move, too."""

    def __init__(self, view: StageView) -> None:
        super().__init__()
        self._view = view
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMinimumSize(LEAST)
        self.setWidget(view)
        self.setWidgetResizable(True)
        self.setMinimumSize(160, 60)
        for bar, words in (
            (self.horizontalScrollBar(), translate("Stage", "Scroll the picture to the side")),
            (self.verticalScrollBar(), translate("Stage", "Scroll the picture up and down")),
        ):
            bar.setAccessibleName(words)
            bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:  # noqa: N802
        """What the stage asks for."""
        return self._view.sizeHint()
