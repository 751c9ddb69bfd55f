"""Makes the fonts for tokens in other scripts and for signs, as subsets of Noto, under names of their own.

Run with fontTools and Brotli installed: `python resources/fonts/make_noto.py FOLDER [NAME…]`, a folder in which lie, at
any depth, NotoSansCJK-Regular.ttc (Debian's fonts-noto-cjk), the others of `FONTS` (fonts-noto-core), and
noto-emoji-emoji-400-normal.woff2 (npm's @fontsource/noto-emoji); with names, such as Thai, only those are made anew.
So a picture of such tokens is the same on every machine, and shows them where the machine has no font for them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER))

from make_fonts import name_font  # noqa: E402 the folder is no package


class Source(NamedTuple):
    """Where a font comes from: a file, or the face of a collection, and the characters that are taken of it.

    Without `codes` it is all single characters that the file has beyond ASCII.
    """

    file: str
    codes: Iterable[int] | None
    face: int = -1


def of_blocks(*blocks: tuple[int, int]) -> set[int]:
    """All characters from the first of each block to the last."""
    return {code for first, last in blocks for code in range(first, last + 1)}


def of_rows(encoding: str, first: int, last: int, cells: Iterable[int]) -> set[int]:
    """The characters of some rows of an East Asian encoding of two bytes; places that have none are left out."""
    pairs = [bytes((row, cell)) for row in range(first, last + 1) for cell in cells]
    letters = [pair.decode(encoding, "ignore") for pair in pairs]
    return {ord(letter) for letter in letters if len(letter) == 1 and not letter.isascii()}


def script(name: str, *blocks: tuple[int, int]) -> Source:
    """A script of Noto Sans, with what joins letters and what marks stand on."""
    return Source(f"NotoSans{name}-Regular.ttf", of_blocks(*blocks, (0x200C, 0x200D), (0x25CC, 0x25CC)))


COLLECTION = "NotoSansCJK-Regular.ttc"
JAPAN, KOREA, CHINA, TAIWAN = range(4)  # the faces of the collection, each with the shapes of its country
UPPER = range(0xA1, 0xFF)
PUNCTUATION = of_blocks((0x3000, 0x303F), (0x3105, 0x312F), (0x3190, 0x33FF), (0xFE30, 0xFE4F), (0xFF01, 0xFFEE))
SIMPLIFIED = of_rows("gb2312", 0xB0, 0xD7, UPPER)  # GB 2312, level 1: the 3,755 most common
TRADITIONAL = of_rows("big5", 0xA4, 0xC6, [*range(0x40, 0x7F), *UPPER])  # Big5, level 1: the 5,401 most common
KANJI = of_rows("euc_jp", 0xB0, 0xCF, UPPER)  # JIS X 0208, level 1: the 2,965 most common
FONTS = {
    "Arabic": script("Arabic", (0x600, 0x6FF), (0x750, 0x77F), (0x200C, 0x200F)),
    "Hebrew": script("Hebrew", (0x590, 0x5FF), (0x200C, 0x200F)),
    "Devanagari": script("Devanagari", (0x900, 0x97F)),
    "Chinese": Source(COLLECTION, SIMPLIFIED | PUNCTUATION | of_blocks((0x3041, 0x30FF)), CHINA),
    "Traditional": Source(COLLECTION, TRADITIONAL - SIMPLIFIED, TAIWAN),
    "Japanese": Source(COLLECTION, KANJI - SIMPLIFIED - TRADITIONAL | of_blocks((0x31F0, 0x31FF)), JAPAN),
    "Hangul": Source(COLLECTION, of_blocks((0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7A3)), KOREA),
    "Thai": script("Thai", (0xE00, 0xE7F)),
    "Bengali": script("Bengali", (0x980, 0x9FF), (0x964, 0x965)),
    "Tamil": script("Tamil", (0xB80, 0xBFF)),
    "Telugu": script("Telugu", (0xC00, 0xC7F)),
    "Gujarati": script("Gujarati", (0xA80, 0xAFF)),
    "Gurmukhi": script("Gurmukhi", (0xA00, 0xA7F)),
    "Kannada": script("Kannada", (0xC80, 0xCFF)),
    "Malayalam": script("Malayalam", (0xD00, 0xD7F)),
    "Oriya": script("Oriya", (0xB00, 0xB7F)),
    "Sinhala": script("Sinhala", (0xD80, 0xDFF)),
    "Lao": script("Lao", (0xE80, 0xEFF)),
    "Khmer": script("Khmer", (0x1780, 0x17FF)),
    "Myanmar": script("Myanmar", (0x1000, 0x109F)),
    "Georgian": script("Georgian", (0x10A0, 0x10FF), (0x1C90, 0x1CBF)),
    "Armenian": script("Armenian", (0x530, 0x58F)),
    "Syriac": script("Syriac", (0x700, 0x74F), (0x860, 0x86F)),
    "Ethiopic": script("Ethiopic", (0x1200, 0x139F)),
    "Letters": Source(
        "NotoSans-Regular.ttf",
        of_blocks((0x149, 0x149), (0x180, 0x52F), (0x1AB0, 0x1AFF), (0x1C80, 0x1C8F), (0x1D00, 0x1FFF),
                  (0x20A0, 0x214F), (0x2C60, 0x2C7F), (0x2DE0, 0x2E7F), (0xA640, 0xA69F),
                  (0xA700, 0xA7FF), (0xAB30, 0xAB6F)),
    ),
    "Mathematics": Source(
        "NotoSansMath-Regular.ttf", of_blocks((0x2100, 0x22FF), (0x27C0, 0x27EF), (0x2900, 0x2AFF), (0x1D400, 0x1D7FF))
    ),
    "Symbols": Source("NotoSansSymbols-Regular.ttf", of_blocks((0x2100, 0x27BF), (0x2B00, 0x2BFF))),
    "Shapes": Source("NotoSansSymbols2-Regular.ttf", of_blocks((0x2190, 0x27BF), (0x2800, 0x28FF), (0x2B00, 0x2BFF))),
    "Emoji": Source("noto-emoji-emoji-400-normal.woff2", None),
}  # fmt: skip


def make(found: Path, target: Path, name: str, source: Source) -> None:
    """Write a subset of a font."""
    font = TTFont(found, fontNumber=source.face, recalcTimestamp=False)
    font.flavor = None
    options = Options()
    options.layout_features = ["*"] if source.codes is not None else []
    options.name_IDs = ["*"]
    options.hinting = False
    collection = source.file == COLLECTION
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GPOS"] if collection else ["DSIG"]
    subsetter = Subsetter(options)
    codes = {code for code in font.getBestCmap() if code > 0xFF} if source.codes is None else source.codes
    subsetter.populate(unicodes={0x20, 0xA0, *codes})  # where a font is used alone, its blanks are
    subsetter.subset(font)
    name_font(font, f"Gatelight {name}", "Regular")
    font.save(target)


def main(folder: Path, names: Iterable[str]) -> None:
    """Find the sources, write the fonts."""
    for name in names:
        source = FONTS[name]
        found = next(folder.rglob(source.file), None)
        if found is None:
            raise SystemExit(f"{source.file} is not in {folder}")
        target = FOLDER / f"Noto{name}-Regular.{'otf' if source.file == COLLECTION else 'ttf'}"
        make(found, target, name, source)
        print(target.name, target.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or FONTS)
