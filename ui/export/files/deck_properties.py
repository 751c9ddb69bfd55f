"""What a file of slides says of itself, in place of what the template of python-pptx says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

PROGRAM = "Gatelight"
DATE = datetime(1980, 1, 1)  # as in all files: equal slides are equal files
LONGEST_PROPERTY = 255
REGIONS = {"en": "en-US", "de": "de-DE"}  # as slides name a language
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    'officeDocument/2006/extended-properties"><Application>{program}</Application><Slides>{slides}</Slides>'
    "<Notes>{slides}</Notes></Properties>"
)


def describe_deck(deck: Any, title: str, language: str, picture: QImage) -> None:
    """Give slides that are done a title, an author and a date, their language, and a picture of the first of them.

    Nothing is left of the template: its layouts that no slide has, the settings of a printer, its shape of 4:3.
    """
    core, region = deck.core_properties, REGIONS.get(language, language)
    core.title = title if len(title) <= LONGEST_PROPERTY else title[: LONGEST_PROPERTY - 1] + "…"
    core.author = core.last_modified_by = PROGRAM
    core.created = core.modified = DATE
    core.language, core.comments = region, ""
    for size in deck.element.xpath("p:sldSz[@type]"):
        del size.attrib["type"]
    for layout in list(deck.slide_layouts):
        if not layout.used_by_slides:
            deck.slide_layouts.remove(layout)
    for key, relation in list(deck.part.rels.items()):
        if relation.reltype.endswith("/printerSettings"):
            deck.part.rels.pop(key)
    words = _APP.format(program=PROGRAM, slides=len(deck.slides)).encode()
    blobs = {"/docProps/app.xml": words, "/docProps/thumbnail.jpeg": _jpeg(picture)}
    for part in deck.part.package.iter_parts():
        if part.partname in blobs:
            part.blob = blobs[part.partname]
    for slide in deck.slides:
        _tell_language(slide.element, region)
        _tell_language(slide.notes_slide.element, region)


def _tell_language(element: Any, region: str) -> None:
    """Say of each run of words in which language it is, or a reader takes it for its own."""
    for run in element.xpath(".//a:r"):
        run.get_or_add_rPr().set("lang", region)


def _jpeg(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "JPG", 85)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
