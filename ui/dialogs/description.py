"""The film told as a story, beside the window: one reads or hears it at one's own pace, token by token."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ui.film.narration.story import story
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.player import Player
from ui.state.stage import Stage
from ui.widgets.screen_fit import resize_within_screen

NEAR = 100  # tokens before and after that of the film
FLAGS = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse


class DescriptionDialog(QDialog):
    """Text to walk through with the arrow keys, which begins at the token of the film; it follows film and lesson."""

    def __init__(self, document: Document, player: Player, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player, self._stage = player, stage
        self._starts: dict[int, int] = {}  # where in the text a token begins
        self._token = -1
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Command", "Description"))
        resize_within_screen(self, QSize(640, 560))
        self.text = QPlainTextEdit()
        self.text.setTextInteractionFlags(FLAGS)
        self.text.setAccessibleName(translate("Command", "Description"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
        document.changed.connect(self._tell)
        player.moved.connect(self._follow)
        self._tell()

    def _tell(self) -> None:
        """Tell the run that is open; of a long one the tokens around that of the film."""
        scene, here = self._stage.film.scene, self._player.token
        tokens = range(max(here - NEAR, 0), min(here + NEAR + 1, len(scene.trace.tokens)))
        passages = [each.plain() for each in story(scene, tokens)]
        self._starts, at = {}, len(passages[0]) + 2
        for token, each in zip(tokens, passages[1:], strict=True):
            self._starts[token] = at
            at += len(each) + 2
        self.text.setPlainText("\n\n".join(passages))
        self._token = -1
        self._follow()

    def _follow(self) -> None:
        """Go to the passage of the film's token; inside it one reads on undisturbed."""
        token = self._player.token
        if token not in self._starts:
            self._tell()
        elif token != self._token:
            self._token = token
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(self._starts[token])
            self.text.setTextCursor(cursor)
