"""The icons that are shipped, in the colours of the theme: none comes from a desktop theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton

from ui.paint.theme import RESOURCES, Theme

_SIZES = (20, 40)


def icon(name: str, theme: Theme, role: str = "ink") -> QIcon:
    """The icon `name` of resources/icons in the colour of a role; faint where its button is disabled."""
    return _make_icon(name, theme.colour(role).name(), theme.colour("faint").name())


def sign(name: str, colour: QColor, size: int) -> QPixmap:
    """The icon `name` of resources/icons as a picture of so many logical pixels, sharp on screens of twice as many."""
    made = QPixmap.fromImage(_draw(name, colour.name(), 2 * size))
    made.setDevicePixelRatio(2.0)
    return made


def put_icon(button: QAbstractButton, name: str, theme: Theme, role: str = "ink") -> None:
    """Give a button an icon, unless it has it: the layout around it is not disturbed for nothing."""
    made = icon(name, theme, role)
    if button.icon().cacheKey() != made.cacheKey():
        button.setIcon(made)


@lru_cache(maxsize=256)
def _make_icon(name: str, colour: str, faint: str) -> QIcon:
    """Drawn once: every edit sets the icons of what it has changed."""
    made = QIcon()
    _add(made, name, QColor(colour), QIcon.Mode.Normal)
    _add(made, name, QColor(faint), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """The sign of the program."""
    made = QIcon()
    for size in (32, 64, 256):
        made.addPixmap(QPixmap.fromImage(_draw("gatelight", "#000000", size)))
    return made


def _add(made: QIcon, name: str, colour: QColor, mode: QIcon.Mode) -> None:
    for size in _SIZES:
        made.addPixmap(QPixmap.fromImage(_draw(name, colour.name(), size)), mode)


def _draw(name: str, colour: str, size: int) -> QImage:
    from PySide6.QtSvg import QSvgRenderer  # late: the first picture has no icons

    text = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image
