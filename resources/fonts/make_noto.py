"""Makes the fonts for tokens in other scripts, as subsets of Noto, under names of their own.

Run with fontTools and Brotli installed: `python resources/fonts/make_noto.py FOLDER`, a folder in which lie, at any
depth, NotoSansCJK-Regular.ttc (Debian's fonts-noto-cjk), NotoSansArabic-, NotoSansHebrew- and
NotoSansDevanagari-Regular.ttf (fonts-noto-core), and noto-emoji-emoji-400-normal.woff2 (npm's @fontsource/noto-emoji).
So a picture of such tokens is
the same on every machine, and shows them where the machine has no font for them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER))

from make_fonts import name_font  # noqa: E402 the folder is no package

SIMPLIFIED = 2  # the face of the collection that has the shapes of mainland China


def chinese() -> set[int]:
    """The 3,755 most common characters of Chinese (GB 2312, level 1), kana, and the punctuation of both."""
    common = {ord(bytes((row, cell)).decode("gb2312")) for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)
              if (row, cell) < (0xD7, 0xFA)}  # fmt: skip
    return common | set(range(0x3000, 0x3100)) | set(range(0xFF01, 0xFF66))


def of_blocks(*blocks: tuple[int, int]) -> set[int]:
    """All characters from the first of each block to the last."""
    return {code for first, last in blocks for code in range(first, last + 1)}


ARABIC = of_blocks((0x600, 0x6FF), (0x750, 0x77F), (0x200C, 0x200F))
HEBREW = of_blocks((0x590, 0x5FF), (0x200C, 0x200F))
DEVANAGARI = of_blocks((0x900, 0x97F), (0x200C, 0x200D))
FONTS = {
    "NotoSansSC-Regular.otf": ("NotoSansCJK-Regular.ttc", "Gatelight Chinese", chinese()),
    "NotoSansArabic-Regular.ttf": ("NotoSansArabic-Regular.ttf", "Gatelight Arabic", ARABIC),
    "NotoSansHebrew-Regular.ttf": ("NotoSansHebrew-Regular.ttf", "Gatelight Hebrew", HEBREW),
    "NotoSansDevanagari-Regular.ttf": ("NotoSansDevanagari-Regular.ttf", "Gatelight Devanagari", DEVANAGARI),
    "NotoEmoji-Regular.ttf": ("noto-emoji-emoji-400-normal.woff2", "Gatelight Emoji", None),
}


def make(source: Path, target: Path, family: str, codes: Iterable[int] | None) -> None:
    """Write a subset of a font; without `codes`, all single characters that it has beyond ASCII."""
    number = SIMPLIFIED if source.suffix == ".ttc" else -1
    font = TTFont(source, fontNumber=number, recalcTimestamp=False)
    font.flavor = None
    options = Options()
    options.layout_features = ["*"] if codes is not None else []
    options.name_IDs = ["*"]
    options.hinting = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GPOS"] if source.suffix == ".ttc" else ["DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes if codes is not None else {code for code in font.getBestCmap() if code > 0xFF})
    subsetter.subset(font)
    name_font(font, family, "Regular")
    font.save(target)


def main(folder: Path) -> None:
    """Find the sources, write the fonts."""
    for target, (source, family, codes) in FONTS.items():
        found = next(folder.rglob(source), None)
        if found is None:
            raise SystemExit(f"{source} is not in {folder}")
        make(found, FOLDER / target, family, codes)
        print(target, (FOLDER / target).stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
