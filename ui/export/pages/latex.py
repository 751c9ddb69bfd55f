"""What LaTeX reads: texts with nothing in them that it would take for a command, and names of files it can open."""

from __future__ import annotations

from ui.export.format import ExportError
from ui.export.video.subtitles import one_line

_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "−": r"$-$", "·": r"$\cdot$", "×": r"$\times$", "…": r"\dots{}", "“": "``", "”": "''", "’": "'", "„": "``",
    "\u202f": r"\,", "\u00a0": "~", "–": "--", "—": "---", "\"": "''",
}  # fmt: skip


def escape(text: str) -> str:
    """A text for any LaTeX: what pdfLaTeX cannot set (Chinese, Arabic, emoji) becomes its number, U+8A18."""
    return "".join(_ESCAPED.get(letter) or _plain(letter) for letter in one_line(text))


def _plain(letter: str) -> str:
    return letter if ord(letter) < 0x180 else f"U+{ord(letter):04X}"


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
