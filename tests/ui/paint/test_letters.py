"""Every letter of the most used scripts is drawn, with a shipped font; what no font has is seen and told."""

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QRawFont

from tests.ui.export.reading import colours
from tests.ui.scripts import ACROSS, BLANK, CELL, DOWN, LETTERS, NOTHING, cells, page_of
from ui.paint.letters import MISSING, check_letters, cuts_of, shipped_cuts
from ui.paint.painter import image
from ui.paint.text import font
from ui.paint.theme import SCRIPTS, THEMES


@pytest.mark.parametrize("script", LETTERS)
def test_every_letter_is_in_a_shipped_font_with_an_outline(qapp: QGuiApplication, script: str) -> None:
    found = check_letters(LETTERS[script])
    assert not found.missing and not found.borrowed
    for cut, letters in cuts_of(LETTERS[script], font(24.0)).items():
        raw = QRawFont(str(shipped_cuts()[cut]), 24.0)
        outlines = [raw.pathForGlyph(raw.glyphIndexesForString(letter)[0]) for letter in letters]
        blank = [letter for letter, outline in zip(letters, outlines, strict=True) if outline.isEmpty()]
        assert set(blank) <= set(BLANK), script  # fillers, and vowels that are not written


def test_every_letter_leaves_ink_that_is_not_the_sign_for_what_is_missing(qapp: QGuiApplication) -> None:
    letters = "".join(dict.fromkeys("".join(LETTERS.values())))
    letters = "".join(letter for letter in letters if letter not in BLANK)
    assert len(letters) > 23_000
    step = ACROSS * DOWN - 1
    for start in range(0, len(letters), step):
        some = letters[start : start + step] + NOTHING
        found = cells(colours(image(page_of(some), THEMES["print"], CELL * ACROSS, CELL * DOWN)))
        missing = found[len(some) - 1]
        assert missing.min() < 128
        for letter, cell in zip(some[:-1], found, strict=False):
            assert cell.min() < 200, hex(ord(letter))
            assert not np.array_equal(cell, missing), hex(ord(letter))


def test_what_no_font_has_is_told_and_drawn_as_a_sign(qapp: QGuiApplication) -> None:
    found = check_letters(f"abc \t\u200d\ufe0f{NOTHING}\U00012000字")
    assert (found.missing, found.borrowed) == (f"\U00012000{NOTHING}", {})
    assert cuts_of(NOTHING, font(24.0)) == {}
    assert not QRawFont(str(shipped_cuts()[MISSING]), 24.0).pathForGlyph(0).isEmpty()


def test_every_family_that_is_asked_for_is_shipped(qapp: QGuiApplication) -> None:
    assert set(SCRIPTS) <= {cut.family for cut in shipped_cuts()}
