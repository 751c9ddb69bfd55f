"""What LaTeX reads: texts with nothing in them that it would take for a command, and names of files it can open."""

from __future__ import annotations

import re

from ui.export.format import ExportError
from ui.export.pages.latex_letters import letters_in_fonts
from ui.export.video.subtitles import one_line

_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "−": r"$-$", "·": r"$\cdot$", "×": r"$\times$", "…": r"\dots{}", "“": "``", "”": "''", "’": "'", "„": ",,",
    "\u202f": r"\,", "\u00a0": "~", "–": "--", "—": "---", "\"": "''",
}  # fmt: skip


_FOREIGN = "[^\0-\u017f" + "".join(letter for letter in _ESCAPED if letter > "\u017f") + "]+"
_FOREIGN_WORDS = re.compile(f"({_FOREIGN}(?: +{_FOREIGN})*)")


def escape(text: str) -> str:
    """A text for any LaTeX; what its own fonts lack (Chinese, Arabic, emoji) is in macros of `letters_in_fonts`."""
    plain_and_foreign = _FOREIGN_WORDS.split(one_line(text))
    return "".join(letters_in_fonts(part) if k % 2 else _escape_plain(part) for k, part in enumerate(plain_and_foreign))


def _escape_plain(text: str) -> str:
    return "".join(_ESCAPED.get(letter, letter) for letter in text)


def comment(text: str) -> str:
    """A text as a comment; any letters are allowed there."""
    return f"% {one_line(text)}"


def check_name(name: str) -> None:
    """Raise ExportError for the name of a file that LaTeX would not find."""
    if not all((letter.isascii() and letter.isalnum()) or letter in "-_.+" for letter in name):
        raise ExportError(
            f"LaTeX cannot read from a file that is called “{name}”.",
            "Choose a name of plain letters, digits, - and _ alone.",
        )
