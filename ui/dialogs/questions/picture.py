"""The picture of a question: made by the program, as its command line makes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QImage

from simulator.engine.progress import Progress
from ui.cli.export_request import resolve_export
from ui.dialogs.questions.question import Question
from ui.export.format import Job, StillSettings
from ui.export.pictures import stills
from ui.paint.painter import image
from ui.paint.theme import THEMES


def picture_of(question: Question, theme: str, language: str, size: tuple[int, int], progress: Progress) -> QImage:
    """The picture in so many pixels. Raises Cancelled."""
    progress(0, 0)
    made = resolve_export(question.request(theme, language))
    assert isinstance(made.settings, StillSettings)
    settings = replace(made.settings, width=size[0], height=size[1])
    still = next(iter(stills(Job(made.film, Path(), settings, lambda done, total: None, lambda: False))))
    return image(still.frame, THEMES[theme], *size)
