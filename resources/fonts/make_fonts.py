"""Makes the shipped fonts from Inter and STIX Two: own names, digits of one width, nothing that surprises.

Run with fontTools installed: `python resources/fonts/make_fonts.py resources/fonts/*.[ot]tf`; done twice, they
stay as they are.

- The families are named "Gatelight Sans", "Gatelight Serif" and "Gatelight Math" (signs such as ⊙), every weight in
  its family, so that pictures are the same where another version of Inter is installed, and where none is.
- Qt writes into a PDF which letter a drawn shape stands for only where the font itself says so; shapes that come
  in by a feature (digits of one width, signs raised beside digits) would be copied as blanks. In Inter they take
  the letters' places and the substitutions are left out, which also keeps "->" from turning into an arrow. The
  tabulator gets a blank of its own, or every space would be copied as one.
- What no font has is a question mark in a frame, so that it is seen and never a gap. It is U+FFFD too, since what
  writes PDF and SVG leaves out the sign for what is missing.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.basePen import AbstractPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

FAMILIES = {"Inter": "Gatelight Sans", "STIXTwoText": "Gatelight Serif", "STIXTwoMath": "Gatelight Math"}
SIGNS = "−+×=±≈<>≤≥"  # raised to the height of digits
REPLACEMENT = "uniFFFD"
STYLES = {"Regular": "Regular", "Italic": "Italic", "Bold": "Bold"}  # the ones that a family of four has


def make(path: Path) -> None:
    """Rewrite a font file in place."""
    origin, _, style = path.stem.partition("-")
    if origin == "Inter":
        _make_tabular(path)
    font = TTFont(path, recalcTimestamp=False)
    if origin == "Inter":
        _draw_missing(font)
    for table in font["cmap"].tables:
        table.cmap[ord("\t")] = table.cmap[ord("\u2002")]
    name_font(font, FAMILIES[origin], style)
    font.save(path)


def _make_tabular(path: Path) -> None:
    font = TTFont(path, recalcTimestamp=False)
    if "GSUB" not in font:
        return
    signs = {f"uni{ord(sign):04X}": f"uni{ord(sign):04X}.case" for sign in SIGNS}
    swaps = _tabular_shapes(font) | {old: new for old, new in signs.items() if new in font.getGlyphOrder()}
    font = TTFont(path, recalcTimestamp=False)
    _swap_names(font, swaps)
    back = {new: old for old, new in swaps.items()}
    for table in font["cmap"].tables:
        table.cmap = {code: back.get(name, name) for code, name in table.cmap.items()}
    del font["GSUB"]
    subsetter = Subsetter()
    subsetter.options.layout_features = ["*"]
    subsetter.options.name_IDs = ["*"]
    subsetter.options.glyph_names = True
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.save(path)


def _tabular_shapes(font: TTFont) -> dict[str, str]:
    table = font["GSUB"].table
    found: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    found |= getattr(part, "ExtSubTable", part).mapping
    return found


def _draw_missing(font: TTFont) -> None:
    """Draw the sign for a character that is missing: a frame as high as a capital, and a question mark in it."""
    em, cff = font["head"].unitsPerEm, font["CFF "].cff
    high, wide, beside, line = font["OS/2"].sCapHeight, round(0.62 * em), round(0.05 * em), round(0.055 * em)
    pen = T2CharStringPen(wide + 2 * beside, None)
    _draw_frame(pen, beside, 0, beside + wide, high)
    _draw_frame(pen, beside + line, line, beside + wide - line, high - line, inner=True)
    shapes, sign, scale = font.getGlyphSet(), font.getBestCmap()[ord("?")], 0.62
    left = beside + (wide - scale * shapes[sign].width) / 2
    shapes[sign].draw(TransformPen(pen, Transform(scale, 0, 0, scale, left, (1 - scale) / 2 * high)))
    top = cff.topDictIndex[0]
    made = pen.getCharString(top.CharStrings[".notdef"].private, cff.GlobalSubrs)
    top.CharStrings[".notdef"] = made
    if REPLACEMENT not in top.CharStrings:
        top.CharStrings.charStringsIndex.append(made)
        top.CharStrings.charStrings[REPLACEMENT] = len(top.charset)
        top.charset.append(REPLACEMENT)
        font.setGlyphOrder(top.charset)
    top.CharStrings[REPLACEMENT] = made
    font["hmtx"][".notdef"] = font["hmtx"][REPLACEMENT] = (wide + 2 * beside, beside)
    for table in font["cmap"].tables:
        table.cmap[0xFFFD] = REPLACEMENT


def _draw_frame(pen: AbstractPen, left: int, low: int, right: int, high: int, inner: bool = False) -> None:
    """Draw a rectangle, the other way round where it is a hole."""
    corners = [(left, low), (right, low), (right, high), (left, high)]
    pen.moveTo(corners[0])
    for corner in corners[:0:-1] if inner else corners[1:]:
        pen.lineTo(corner)
    pen.closePath()


def _swap_names(font: TTFont, swaps: dict[str, str]) -> None:
    """Let the glyphs of each pair trade names, before any table is read by name."""
    both = swaps | {new: old for old, new in swaps.items()}
    top = font["CFF "].cff.topDictIndex[0]
    shapes = top.CharStrings.charStrings
    top.CharStrings.charStrings = {both.get(name, name): index for name, index in shapes.items()}
    top.charset = [both.get(name, name) for name in top.charset]
    font.setGlyphOrder(top.charset)


def name_font(font: TTFont, family: str, style: str) -> None:
    """Give a font another family's name, as one of its styles; its copyright notice stays."""
    spaced = style.replace("SemiBold", "Semi Bold").replace("BoldItalic", "Bold Italic").replace("  ", " ")
    ofl_notice = font["name"].getDebugName(0)
    table = font["name"]
    table.names = []
    plain = style in STYLES
    texts = {
        0: ofl_notice,
        1: family if plain else f"{family} {spaced.removesuffix(' Italic')}",
        2: style if plain else "Italic" if "Italic" in style else "Regular",
        3: f"{family} {spaced}",
        4: f"{family} {spaced}",
        5: "Version 1.0",
        6: f"{family.replace(' ', '')}-{style}",
        13: "SIL Open Font License 1.1",
        14: "https://openfontlicense.org",
        16: family,
        17: spaced,
    }
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [texts[6]]
        cff.topDictIndex[0].FamilyName, cff.topDictIndex[0].FullName = family, texts[4]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        make(Path(name))
