"""Every sign that a formula may hold comes from the shipped fonts, so that pictures are the same on every machine."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtGui import QGlyphRun, QPainter, QPixmap, QRawFont, QTextLayout

from ui.film.marks import Run
from ui.paint.text import SMALLEST, font, number_writer, set_line
from ui.paint.theme import SCRIPTS, load_fonts

SIGNS = "⊙∗σ·×+−=≈∞₋ ’“”…[](),;0123456789%\u202f"


@pytest.mark.parametrize("style", ["", "math", "bold", "sub math"])
def test_no_sign_is_borrowed_from_the_machine(qapp: object, style: str) -> None:
    ours = set(load_fonts())
    for sign in SIGNS:
        used, _ = _set(sign, style)
        assert all(any(name.startswith(family) for family in ours) for name in used), (sign, used)


@pytest.mark.parametrize("word", ["爱好者", "かな、カナ", "محبة", "אהבה", "प्यार", "😀🚀❤"])
def test_words_of_other_scripts_come_from_the_shipped_fonts(qapp: object, word: str) -> None:
    load_fonts()
    for style in ("", "bold"):
        used, glyphs = _set(word, style)
        assert used and all(name in SCRIPTS for name in used), (word, used)
        assert 0 not in glyphs  # the sign for what is missing


def _set(text: str, style: str) -> tuple[set[str], list[int]]:
    """The families that a text is set in, and its glyphs."""
    layout = QTextLayout(text, font(24, 400, style))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    families = {QRawFont(run.rawFont()).familyName() for run in runs}
    return families, [glyph for run in runs for glyph in run.glyphIndexes()]


def test_a_line_that_is_too_long_is_set_smaller_and_then_shortened(qapp: object) -> None:
    load_fonts()
    runs = (Run("Donaudampfschifffahrtsgesellschaft" * 4),)
    whole, width = set_line(runs, 40, 400, 0.0)
    smaller, fits = set_line(runs, 40, 400, 0.8 * width)
    assert smaller[0].text == runs[0].text
    assert 40 * SMALLEST <= smaller[0].font.pixelSize() < 40
    assert fits <= 0.8 * width
    shortened, fits = set_line(runs, 40, 400, 300.0)
    assert shortened[0].text.endswith("…")
    assert shortened[0].font.pixelSize() == round(40 * SMALLEST)
    assert 200 < fits <= 300.0
    assert whole[0].text == runs[0].text


def test_a_formula_that_is_shortened_says_so_wherever_it_is_cut(qapp: object) -> None:
    load_fonts()
    runs = (Run("r", "math"), Run("t", "sub math"), Run(" ⊙ "), Run("(e1", "math"), Run("t", "sub math"), Run(" + x)"))
    whole = "".join(run.text for run in runs)
    _, width = set_line(runs, 23, 600, 0.0)
    for room in range(24, int(width) + 2):
        pieces, fits = set_line(runs, 23, 600, float(room))
        shown = "".join(piece.text for piece in pieces)
        assert fits <= room and (shown == whole) == (room >= width)
        assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1])), (room, shown)


def test_glyphs_are_not_kept_without_end(qapp: object) -> None:
    """A window of many sizes has letters of many sizes."""
    picture = QPixmap(100, 100)
    with QPainter(picture) as painter:
        for size in range(10, 18):
            write_number = number_writer(painter, size, 400)
            for k in range(2500):
                write_number(50.0, 50.0, f"{k}")
    assert sum(isinstance(each, QGlyphRun) for each in gc.get_objects()) < 10_000
