"""A note below a picture: letters of the lesson that the fonts here cannot draw, or that only this machine's can."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from simulator.lessons.schema import Lesson
from ui.export.letters import describe_letters
from ui.settings.translation import translate


class LettersNote(QLabel):
    """Shown only where there is something to say."""

    def __init__(self, lesson: Lesson, parent: QWidget | None = None) -> None:
        super().__init__("\n".join(describe_letters(lesson, translate)), parent)
        self.setProperty("note", True)
        self.setWordWrap(True)
        if not self.text():
            self.hide()
