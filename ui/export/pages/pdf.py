"""PDF pages: vectors, text that can be selected and searched, fonts inside, errors of the disk as Python's."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QMarginsF, QRectF, QSizeF, QUuid
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter

from ui.export.files.pdf_objects import PdfObjects, text_string
from ui.export.files.pdf_outline import Bookmark, outline
from ui.export.files.pdf_tags import AWAY, Part, mark_of, tagged

DOTS_PER_INCH, POINTS_PER_INCH = 1200, 72.0
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
        self.parts: list[Part] = []
        self._section = ""

    def next(self, label: str = "") -> None:
        """Begin a page, and check that the disk took the one before; its label is its number, else. Raises OSError."""
        check(self._file)
        if self.labels:
            self._writer.newPage()
        self.labels.append(label or str(len(self.labels) + 1))

    def bookmark(self, title: str, level: int) -> None:
        """Have the page that is begun listed: under a token (level 0), or a beat of it (level 1)."""
        self.bookmarks.append(Bookmark(title, len(self.labels) - 1, level))

    def section(self, title: str) -> None:
        """Let the parts that come now belong together, under a title."""
        self._section = title

    @contextmanager
    def part(self, kind: str, text: str = "", rect: QRectF | None = None) -> Iterator[None]:
        """What is painted meanwhile is a part of the page: a Figure with its text, P, H1, or an Artifact, no content.

        `rect` is where it stands, left out, the whole page. The painter has no transform of its own before and after.
        """
        number, where = len(self.parts), rect or self.page
        scale, high = POINTS_PER_INCH / DOTS_PER_INCH, self.page.height()
        box = where.left(), high - where.bottom(), where.right(), high - where.top()
        left, bottom, right, top = (round(scale * each, 2) for each in box)
        self.parts.append(Part(len(self.labels) - 1, kind, text, (left, bottom, right, top), self._section))
        self._mark(number, ends=False)
        yield
        self._mark(number, ends=True)

    def _mark(self, part: int, *, ends: bool) -> None:
        self.painter.fillRect(QRectF(AWAY, -mark_of(part, ends), 1, 1), QColor(0, 0, 0))


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
    _complete(place, language, made)


def _complete(place: Path, language: str, made: PdfPages) -> None:
    """Add what Qt leaves out: the language, bookmarks, labels of the pages, and the structure. Raises OSError."""
    objects = PdfObjects(place)
    labels = b" ".join(b"%d << /P %s >>" % (page, text_string(label)) for page, label in enumerate(made.labels))
    entries = [
        f"/Lang ({language})".encode(), b"/ViewerPreferences << /DisplayDocTitle true >>",
        b"/PageLabels << /Nums [ %s ] >>" % labels,
    ]  # fmt: skip
    added: dict[int, bytes] = {}
    if made.bookmarks:
        added |= outline(made.bookmarks, objects.pages, objects.first)
        entries += [b"/Outlines %d 0 R" % objects.first, b"/PageMode /UseOutlines"]
    tags = tagged(objects, made.parts, objects.first + len(added))
    entries += [b"/MarkInfo << /Marked true >>", b"/StructTreeRoot %d 0 R" % tags.root]

    def catalogue(body: bytes) -> bytes:
        return body.replace(b"/Type /Catalog", b"/Type /Catalog\n" + b"\n".join(entries))

    objects.write({**tags.changed, objects.root: catalogue}, added | tags.added)


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
