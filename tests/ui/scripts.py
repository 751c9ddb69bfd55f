"""The letters of the most used scripts, and signs that go along with them: what every picture has to show."""

from unicodedata import category

import numpy as np

from ui.film.marks import Frame, Mark, Moment, Page, Run, Text

CELL, ACROSS, DOWN = 44, 40, 24  # pixels of a letter's place, and how many there are on a page
NOTHING = "\U0010fffd"
"""A letter that no font has."""
BLANK = "\u3164\uffa0\u17b4\u17b5"
"""Letters without ink: fillers, and vowels that are not written."""


def page_of(letters: str) -> Frame:
    """A page of letters, each alone in its place."""
    marks: tuple[Mark, ...] = tuple(
        Text(CELL * (k % ACROSS + 0.25), CELL * (k // ACROSS + 0.7), (Run(letter),), 20.0, "ink")
        for k, letter in enumerate(letters)
    )
    return Frame(Page(CELL * ACROSS, CELL * DOWN), marks, (), (), "", Moment(0, 0, 0.0))


def cells(picture: np.ndarray) -> np.ndarray:
    """The places of a page one by one: [place, row, column]."""
    grey = picture.mean(axis=2)
    return grey.reshape(DOWN, CELL, ACROSS, CELL).swapaxes(1, 2).reshape(DOWN * ACROSS, CELL, CELL)


def _block(first: int, last: int) -> str:
    return "".join(chr(code) for code in range(first, last + 1) if category(chr(code))[0] not in "CZ")


def _rows(encoding: str, first: int, last: int) -> str:
    """The letters of some rows of an East Asian encoding of two bytes."""
    pairs = [bytes((row, cell)) for row in range(first, last + 1) for cell in range(0x40, 0xFF)]
    return "".join(letter for pair in pairs if len(letter := pair.decode(encoding, "ignore")) == 1 and letter > "\x7f")


LETTERS = {
    "Latin": _block(0x21, 0x24F) + _block(0x1E00, 0x1EFF),
    "phonetic": _block(0x250, 0x2AF),
    "Greek": _block(0x370, 0x3E1) + _block(0x3F0, 0x3FF) + _block(0x1F00, 0x1FFF),
    "Cyrillic": _block(0x400, 0x52F),
    "Armenian": _block(0x531, 0x58A),
    "Georgian": _block(0x10D0, 0x10FF),
    "Hebrew": _block(0x5D0, 0x5EA) + _block(0x5F0, 0x5F4),
    "Arabic": _block(0x606, 0x61C) + _block(0x61E, 0x6FF),
    "Devanagari": _block(0x901, 0x97F),
    "Bengali": _block(0x981, 0x9FB),
    "Gurmukhi": _block(0xA01, 0xA75),
    "Gujarati": _block(0xA81, 0xAF1),
    "Oriya": _block(0xB01, 0xB54) + _block(0xB56, 0xB77),
    "Tamil": _block(0xB82, 0xBFA),
    "Telugu": _block(0xC01, 0xC39) + _block(0xC3D, 0xC5A) + _block(0xC60, 0xC6F),
    "Kannada": _block(0xC82, 0xCDC) + _block(0xCDE, 0xCF2),
    "Malayalam": _block(0xD02, 0xD7F),
    "Sinhala": _block(0xD82, 0xDF4),
    "Thai": _block(0xE01, 0xE5B),
    "Lao": _block(0xE81, 0xE84)
    + _block(0xE94, 0xE97)
    + _block(0xE99, 0xE9F)
    + _block(0xEA1, 0xEA7)
    + _block(0xEAA, 0xEAB)
    + _block(0xEAD, 0xEB9)
    + _block(0xEBB, 0xECD)
    + _block(0xED0, 0xEDD),
    "Khmer": _block(0x1780, 0x17DD) + _block(0x17E0, 0x17E9),
    "Myanmar": _block(0x1000, 0x109F),
    "Ethiopic": _block(0x1200, 0x137C),
    "Syriac": _block(0x700, 0x74F),
    "kana": _block(0x3041, 0x30FF),
    "Bopomofo": _block(0x3105, 0x312F),
    "Hangul": _block(0xAC00, 0xD7A3),
    "Chinese": _rows("gb2312", 0xB0, 0xD7),
    "traditional Chinese": _rows("big5", 0xA4, 0xC6),
    "kanji": _rows("euc_jp", 0xB0, 0xCF),
    "punctuation": _block(0x2010, 0x205E) + _block(0x3001, 0x3029) + _block(0x3030, 0x303F) + _block(0xFF01, 0xFF9F),
    "raised and lowered": _block(0x2070, 0x209C),
    "currencies": _block(0x20A0, 0x20BF),
    "letter-like": _block(0x2100, 0x2129) + _block(0x212B, 0x214F),
    "arrows": _block(0x2190, 0x21FF),
    "mathematics": _block(0x2200, 0x22FF) + _block(0x1D400, 0x1D7CB),
    "shapes": _block(0x25A0, 0x27BF),
    "emoji": _block(0x1F600, 0x1F64F) + _block(0x1F680, 0x1F6C5),
}
