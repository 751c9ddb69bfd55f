"""PDF pages: vectors, text that can be selected and searched, fonts inside, errors of the disk as Python's."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QMarginsF, QRectF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from ui.export.pages.pdf_outline import Bookmark, complete_pdf

DOTS_PER_INCH = 1200
POINTS_PER_PIXEL = 0.5  # 1920 × 1080 becomes 13.33 × 7.5 inches, the size of a slide
PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}  # in points
_HEAD = 4096
_DATES = {
    re.compile(rb"D:\d{14}"): b"D:19800101000000",
    re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"): b"1980-01-01T00:00:00",
}


class PdfPages:
    """A PDF that is being written: a painter on its page, and the page's rectangle."""

    def __init__(self, file: QFile, writer: QPdfWriter, painter: QPainter) -> None:
        self._file, self._writer = file, writer
        self.painter = painter
        self.page = QRectF(0, 0, writer.width(), writer.height())
        self.bookmarks: list[Bookmark] = []
        self.labels: list[str] = []

    def next(self, label: str = "") -> None:
        """Begin a page, and check that the disk took the one before; its label is its number, else. Raises OSError."""
        check(self._file)
        if self.labels:
            self._writer.newPage()
        self.labels.append(label or str(len(self.labels) + 1))

    def bookmark(self, title: str, level: int) -> None:
        """Have the page that is begun listed: under a token (level 0), or a beat of it (level 1)."""
        self.bookmarks.append(Bookmark(title, len(self.labels) - 1, level))


@contextmanager
def pdf_pages(place: Path, width: float, height: float, title: str, language: str) -> Iterator[PdfPages]:
    """Write a PDF whose pages are so large, in points. Raises OSError where the disk does not take it."""
    file = QFile(str(place))
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    check(file)
    writer = QPdfWriter(file)
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setResolution(DOTS_PER_INCH)
    writer.setCreator("Gatelight")
    writer.setTitle(title)
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), f"{title} {width} {height}".encode()))
    with QPainter(writer) as painter:
        made = PdfPages(file, writer, painter)
        yield made
    file.flush()
    check(file)  # closing forgets what went wrong
    file.close()
    check(file)
    _forget_the_time(place)
    complete_pdf(place, language, made.bookmarks, made.labels)


def _forget_the_time(place: Path) -> None:
    """Put one and the same date for the time of writing, which stands at the head: equal pages are equal files."""
    with place.open("rb+") as file:
        head = file.read(_HEAD)
        for found, instead in _DATES.items():
            head = found.sub(instead, head)
        file.seek(0)
        file.write(head)


def check(file: QFile) -> None:
    """Raise what went wrong with a file as Python would."""
    if file.error() != QFile.FileError.NoError:
        text = file.errorString()
        raise OSError(next((number for number in errno.errorcode if os.strerror(number) == text), 0), text)
