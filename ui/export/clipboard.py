"""A picture for the clipboard, in the forms that other programs take."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel

from ui.export.writers.svg import SvgSettings, drawing_of
from ui.film.marks import Frame
from ui.paint.painter import image
from ui.paint.theme import THEMES

SVG = "image/svg+xml"


def picture_data(frame: Frame, theme: str) -> QMimeData:
    """A frame as pixels, which Qt offers as a PNG, and as a drawing with its words as shapes; in a theme by its key."""
    settings = SvgSettings(theme=theme, words="shapes")
    data = _data_of_qt()
    data.setImageData(image(frame, THEMES[theme], settings.width, settings.height))
    data.setData(SVG, drawing_of(frame, settings).encode())
    return data


def _data_of_qt() -> QMimeData:
    """Empty data that Qt has made: where the clipboard is the program's own, it outlives Python, and what Python has
    made would end the program with a crash.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    return data
