"""Every sign that a formula may hold comes from the shipped fonts, so that pictures are the same on every machine."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QRawFont, QTextLayout

from ui.lettering import font
from ui.theme import load_fonts

SIGNS = "⊙∗σ·×+−=≈∞₋ ’“”…[](),;0123456789%\u202f"


@pytest.mark.parametrize("style", ["", "math", "bold", "sub math"])
def test_no_sign_is_borrowed_from_the_machine(qapp: object, style: str) -> None:
    ours = set(load_fonts())
    for sign in SIGNS:
        layout = QTextLayout(sign, font(24, 400, style))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        used: set[str] = {QRawFont(run.rawFont()).familyName() for run in layout.glyphRuns()}
        assert all(any(name.startswith(family) for family in ours) for name in used), (sign, used)
