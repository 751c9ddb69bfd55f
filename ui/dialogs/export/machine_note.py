"""A note below a picture, of this machine: letters of the lesson that no font here draws, films without x264."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from simulator.lessons.schema import Lesson
from ui.export.letters import describe_letters
from ui.export.video.encoders import describe_encoder
from ui.settings.translation import translate


class MachineNote(QLabel):
    """Shown only where there is something to say."""

    def __init__(self, lesson: Lesson, parent: QWidget | None = None) -> None:
        super().__init__("\n".join([*describe_letters(lesson, translate), *describe_encoder(translate)]), parent)
        self.setProperty("note", True)
        self.setWordWrap(True)
        if not self.text():
            self.hide()
