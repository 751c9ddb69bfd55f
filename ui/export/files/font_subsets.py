"""Parts of the shipped fonts that go along with a file: the letters it has, and no others."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ui.paint.letters import Cut, shipped_cuts

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

BLANKS = " \u00a0\u2009\u202f"
WEIGHTS = {"Medium": 500, "Semi Bold": 600, "Bold": 700}


def subset_font(cut: Cut, letters: Iterable[str]) -> TTFont:
    """A shipped font with these letters and blanks alone, joined and placed as in the whole one."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    found = TTFont(shipped_cuts()[cut], recalcTimestamp=False)
    options = Options()
    options.layout_features = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in (*letters, *BLANKS)])
    subsetter.subset(found)
    return found


def write_collection(fonts: Iterable[tuple[Cut, str]], place: Path) -> None:
    """Write the letters of several shipped fonts as one file, the fonts in their order."""
    from fontTools.ttLib import TTCollection

    collection = TTCollection()
    collection.fonts = [_number_glyphs(subset_font(cut, letters)) for cut, letters in fonts]
    collection.save(place)


def _number_glyphs(found: TTFont) -> TTFont:
    """The font with the glyphs of East Asian letters named by their place, where XeLaTeX looks for them."""
    from fontTools.ttLib import TTFont

    if "CFF " not in found:
        return found
    written = io.BytesIO()
    found.save(written)
    made = TTFont(written, recalcTimestamp=False)
    top = made["CFF "].cff.topDictIndex[0]
    if not hasattr(top, "ROS"):
        return made
    names = [".notdef", *(f"cid{place:05d}" for place in range(1, len(top.charset)))]
    shapes = top.CharStrings.charStrings
    top.CharStrings.charStrings = {new: shapes[old] for old, new in zip(top.charset, names, strict=True)}
    top.charset = names
    made.setGlyphOrder(names)
    return made


def font_faces(letters: Mapping[Cut, str]) -> str:
    """CSS that brings along the letters of each shipped font, the font's file inside; others are left out."""
    return "".join(_face(cut, letters[cut]) for cut in sorted(letters) if cut in shipped_cuts())


def _face(cut: Cut, letters: str) -> str:
    found = subset_font(cut, letters)
    found.flavor = "woff"
    written = io.BytesIO()
    found.save(written)
    weight = WEIGHTS.get(cut.style.removesuffix("Italic").strip(), 400)
    style = "italic" if cut.style.endswith("Italic") else "normal"
    return (
        f'@font-face{{font-family:"{cut.family}";font-weight:{weight};font-style:{style};'
        f'src:url("data:font/woff;base64,{base64.b64encode(written.getvalue()).decode()}") format("woff")}}\n'
    )
