"""Which font draws each letter: one that is shipped, one of this machine, or none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QFont, QRawFont, QTextLayout

from ui.paint.theme import FAMILIES, RESOURCES, SANS, load_fonts


class Cut(NamedTuple):
    """One file of a family: its name and its style, as Qt tells them."""

    family: str
    style: str


class Letters(NamedTuple):
    """The letters of a text that are not drawn with a shipped font: by the machine's families, and those of no font."""

    borrowed: Mapping[str, str]
    missing: str


MISSING = Cut(SANS, "Regular")
"""The font whose sign for what is missing stands where no font has a letter."""
REPLACEMENT = "\ufffd"
"""The letter that looks like it."""


@cache
def shipped_cuts() -> Mapping[Cut, Path]:
    """The files of the shipped fonts."""
    found = {}
    for path in sorted((RESOURCES / "fonts").glob("*.[ot]tf")):
        raw = QRawFont(str(path), 10.0)
        found[Cut(raw.familyName(), raw.styleName())] = path
    return found


def cuts_of(text: Iterable[str], face: QFont) -> dict[Cut, str]:
    """The letters of a text, sorted, by the file that draws them; those of no font are left out."""
    found: dict[Cut, str] = {}
    for letter in sorted(set(text)):
        cut = _find_cut(letter, tuple(face.families()), face.weight().value, face.italic()) if is_seen(letter) else None
        if cut is not None:
            found[cut] = found.get(cut, "") + letter
    return found


def check_letters(text: Iterable[str]) -> Letters:
    """What of a text is drawn with the machine's own fonts, and what with none."""
    seen = {letter for letter in set(text) if is_seen(letter)}
    cuts = cuts_of(seen, QFont(list(FAMILIES)))
    borrowed = {cut.family: letters for cut, letters in cuts.items() if cut not in shipped_cuts()}
    return Letters(borrowed, "".join(sorted(seen.difference(*cuts.values()))))


@lru_cache(maxsize=8192)
def with_signs(text: str) -> str:
    """A text with the sign for what is missing in place of each letter that no font here draws."""
    if text.isascii():
        return text
    family = tuple(FAMILIES), QFont.Weight.Normal.value, False
    return "".join(REPLACEMENT if is_seen(letter) and _find_cut(letter, *family) is None else letter for letter in text)


def cut_of(raw: QRawFont) -> Cut | None:
    """The file of a font that is in use; None for the boxes of Qt, which are no font and die where asked for a name."""
    return Cut(raw.familyName(), raw.styleName()) if raw.pixelSize() > 0.0 else None


@lru_cache(maxsize=16384)
def _find_cut(letter: str, families: tuple[str, ...], weight: int, italic: bool) -> Cut | None:
    """The file that draws a letter in a font, or None."""
    load_fonts()
    face = QFont(list(families))
    face.setPixelSize(24)
    face.setWeight(QFont.Weight(weight))
    face.setItalic(italic)
    layout = QTextLayout(letter, face)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    for run in layout.glyphRuns():
        if 0 not in run.glyphIndexes():
            return cut_of(run.rawFont())
    return None


def is_seen(letter: str) -> bool:
    """Whether a letter leaves ink: blanks, controls and what only changes its neighbours do not."""
    variation = letter == "\u034f" or "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"
    return not variation and unicodedata.category(letter) not in ("Zs", "Zl", "Zp", "Cc", "Cf", "Cs")
