"""PDF pages for a handout or slides: one page a beat, text that can be selected and searched, fonts inside."""

from __future__ import annotations

import errno
import os

from PySide6.QtCore import QFile, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from ui.export.format import Format, Job, Settings, StillSettings
from ui.export.pictures import stills
from ui.paint import paint
from ui.theme import THEMES

POINTS_PER_PIXEL = 0.5  # 1920 × 1080 becomes 13.33 × 7.5 inches, the size of a slide
DOTS_PER_INCH = 1200


def write(job: Job) -> None:
    """Write a page for each still. Raises OSError where the disk does not take it."""
    file = QFile(str(job.place))
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    _check(file)
    writer = QPdfWriter(file)
    _set_up(writer, job.settings)
    page = QRectF(0, 0, writer.width(), writer.height())
    with QPainter(writer) as painter:
        for number, still in enumerate(stills(job)):
            if number:
                writer.newPage()
            paint(painter, still.frame, THEMES[job.settings.theme], page)
            _check(file)
    file.close()
    _check(file)


def _check(file: QFile) -> None:
    """Raise what went wrong with a file as Python would."""
    if file.error() != QFile.FileError.NoError:
        text = file.errorString()
        raise OSError(next((number for number in errno.errorcode if os.strerror(number) == text), 0), text)


def _set_up(writer: QPdfWriter, settings: Settings) -> None:
    size = QSizeF(settings.width, settings.height) * POINTS_PER_PIXEL
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setResolution(DOTS_PER_INCH)
    writer.setCreator("Gatelight")


FORMAT = Format(".pdf", "Pages (PDF)", False, StillSettings, write)
