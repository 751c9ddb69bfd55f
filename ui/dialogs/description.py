"""The film told as a story, beside the window: one reads or hears it at one's own pace, token by token."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from simulator.engine.progress import Progress
from ui.film.narration.story import story
from ui.film.scene.scene import Scene
from ui.jobs.measures import NewestMeasure
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.player import Player
from ui.state.stage import Stage
from ui.widgets.room.screen_fit import resize_within_screen

NEAR = 100  # tokens before and after that of the film
FLAGS = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse


class DescriptionDialog(QDialog):
    """Text to walk through with the arrow keys, which begins at the token of the film; it follows film and lesson.

    The story is written beside the window: that of a large run takes seconds.
    """

    def __init__(self, document: Document, player: Player, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player, self._stage = player, stage
        self._writing = NewestMeasure(self)
        self._tokens = range(0)  # those whose story is written or being written
        self._starts: dict[int, int] = {}  # where in the text a token begins
        self._token = -1
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Command", "Description"))
        resize_within_screen(self, QSize(640, 560))
        self.text = QPlainTextEdit(translate("Description", "The film is being put into words …"))
        self.text.setTextInteractionFlags(FLAGS)
        self.text.setAccessibleName(translate("Command", "Description"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
        document.changed.connect(self._write)
        player.moved.connect(self._follow)
        self._write()

    @property
    def is_written(self) -> bool:
        """Whether the story of the run that is open is there."""
        return not self._writing.is_running

    def _write(self) -> None:
        """Write the story of the run that is open; of a long one that of the tokens around the film's."""
        scene, here = self._stage.film.scene, self._player.token
        tokens = self._tokens = range(max(here - NEAR, 0), min(here + NEAR + 1, len(scene.trace.tokens)))
        self._writing.ask(
            lambda progress: _passages(scene, tokens, progress),
            lambda passages: self._tell(tokens, passages),
            at_once=False,
        )

    def _tell(self, tokens: range, passages: list[str]) -> None:
        """Show a story: what it is about, and then a passage for each token."""
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
        if token not in self._tokens:
            self._write()
        elif token != self._token and token in self._starts:
            self._token = token
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(self._starts[token])
            self.text.setTextCursor(cursor)
            self._scroll()

    def _scroll(self) -> None:
        """Let the passage stand at the top."""
        self.text.verticalScrollBar().setValue(self.text.textCursor().block().firstLineNumber())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Scroll again: the text has its lines only now."""
        super().showEvent(event)
        self._scroll()

    def done(self, result: int) -> None:
        """Close, and write no more."""
        self._writing.stop()
        super().done(result)


def _passages(scene: Scene, tokens: range, progress: Progress) -> list[str]:
    """The story's passages as they are heard. Raises Cancelled."""
    made: list[str] = []
    for each in story(scene, tokens):
        made.append(each.plain())
        progress(len(made), len(tokens) + 1)
    return made
