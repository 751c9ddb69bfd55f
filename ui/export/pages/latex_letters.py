"""Letters that LaTeX's own fonts lack: each in a macro of the font that draws it, and the fonts in a file beside.

LuaLaTeX and XeLaTeX set `\\lettersThai{…}{…}` in that font, joined and from right to left where the script is. pdfLaTeX
reads no such fonts, and prints the numbers of the letters, U+0E44.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from ui.export.files.font_subsets import write_collection
from ui.paint.letters import Cut, cuts_of, is_seen, shipped_cuts
from ui.paint.text import font

FONTS = "-fonts.ttc"
_MACRO = re.compile(r"\\letters(\w+)\{([^{}]*)\}")
_HEAD = r"""\usepackage{iftex}
\iftutex
\usepackage[no-math]{fontspec}
\ifluatex
\defaultfontfeatures{Renderer=HarfBuzz}
\newcommand{\fromright}[1]{\textdir TRT #1}
\else
\TeXXeTstate=1
\newcommand{\fromright}[1]{\beginR #1\endR}
\fi"""
_FONT = r"\newfontfamily\font{family}{{{file}}}[Path=./, FontIndex={number}{script}]"
_FROM_RIGHT = ("Arabic", "Hebrew", "Syriac")
_SHAPED = {
    *_FROM_RIGHT, "Bengali", "Devanagari", "Gujarati", "Gurmukhi", "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar",
    "Oriya", "Sinhala", "Tamil", "Telugu", "Thai",
}  # fmt: skip


def letters_in_fonts(letters: str) -> str:
    """Letters, and blanks between them, each in the macro of its font; those that no shipped font has as numbers."""
    families = [""]
    for letter in letters:
        families.append(_family_of(letter) if is_seen(letter) else families[-1])
    runs = groupby(zip(families[1:], letters, strict=True), lambda pair: pair[0])
    return "".join(_run(family, "".join(letter for _, letter in pairs)) for family, pairs in runs)


def _run(family: str, letters: str) -> str:
    numbers = " ".join(f"U+{ord(letter):04X}" for letter in letters if is_seen(letter))
    words = letters.rstrip(" ")
    return (f"\\letters{family}{{{words}}}{{{numbers}}}" if family else numbers) + letters[len(words) :]


def _family_of(letter: str) -> str:
    """The name of the shipped font that draws a letter, such as Thai, or nothing."""
    return next((cut.family.split()[-1] for cut in cuts_of(letter, font(24.0)) if cut in shipped_cuts()), "")


def families_in(text: str) -> dict[str, str]:
    """The letters of each font that a LaTeX file needs beside its own."""
    found: dict[str, str] = {}
    for family, letters in _MACRO.findall(text):
        found[family] = found.get(family, "") + letters
    return dict(sorted(found.items()))


def with_letters(text: str, place: Path, name: str) -> str:
    """A LaTeX file with its macros of letters, after its first line; their fonts are written to `place`.

    `name` is what the file calls the fonts. A text that needs none stays as it is.
    """
    families = families_in(text)
    if not families:
        return text
    write_collection([(Cut(f"Gatelight {family}", "Regular"), letters) for family, letters in families.items()], place)
    first, _, rest = text.partition("\n")
    return "\n".join([first, *_definitions(list(families), name), rest])


def _definitions(families: Sequence[str], name: str) -> list[str]:
    lines = [_HEAD, r"\AtBeginDocument{\providecommand{\texorpdfstring}[2]{#1}}"]
    for number, family in enumerate(families):
        script = f", Script={family}" if family in _SHAPED else ""
        lines.append(_FONT.format(family=family, file=name, number=number, script=script))
        shown = "\\fromright{#1}" if family in _FROM_RIGHT else "#1"
        lines.append(f"\\newcommand{{\\letters{family}}}[2]{{\\texorpdfstring{{{{\\font{family} {shown}}}}}{{#1}}}}")
    lines.append("\\defaultfontfeatures{}\n\\else")
    lines += [f"\\newcommand{{\\letters{family}}}[2]{{#2}}" for family in families]
    return [*lines, "\\fi"]
