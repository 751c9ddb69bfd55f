"""The program's icon in the sizes that each system wants, from its one drawing."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

LINUX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)
MACOS = (32, 64, 128, 256, 512, 1024)  # of a screen of 200 %; the others are half of them


def drawn(drawing: Path, size: int) -> Image.Image:
    """The drawing as a picture of this many pixels on each side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        QSvgRenderer(str(drawing)).render(painter)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(io.BytesIO(buffer.data().data()))


def write_theme(drawing: Path, share: Path) -> None:
    """Write the icon as Linux's desktops look for it, below a folder `share`. Raises OSError."""
    theme = share / "icons" / "hicolor"
    for size in LINUX:
        place = theme / f"{size}x{size}" / "apps" / "gatelight.png"
        place.parent.mkdir(parents=True)
        drawn(drawing, size).save(place)
    scalable = theme / "scalable" / "apps" / "gatelight.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(drawing, scalable)


def write_ico(drawing: Path, target: Path) -> None:
    """Write the icon of a program on Windows. Raises OSError."""
    *smaller, largest = (drawn(drawing, size) for size in WINDOWS)
    largest.save(target, sizes=[(size, size) for size in WINDOWS], append_images=smaller)


def write_icns(drawing: Path, target: Path) -> None:
    """Write the icon of a program on macOS. Raises OSError."""
    *smaller, largest = (drawn(drawing, size) for size in MACOS)
    largest.save(target, append_images=smaller)
