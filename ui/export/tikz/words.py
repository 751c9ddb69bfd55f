"""Words of a picture as TeX sets them: letters of formulas in mathematics, all else in the document's sans serif."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ui.export.pages.latex import escape
from ui.export.tikz.ink import SCALE, Ink, number
from ui.film.marks import Text
from ui.paint.text import Piece, line_of

_SIGNS = {
    "σ": r"$\sigma$", "⊙": r"$\odot$", "→": r"$\to$", "←": r"$\leftarrow$", "≈": r"$\approx$", "≤": r"$\leq$",
    "≥": r"$\geq$", "±": r"$\pm$", "Σ": r"$\Sigma$", "∂": r"$\partial$", "Δ": r"$\Delta$", "√": r"$\surd$",
    "∞": r"$\infty$", "½": r"$\frac12$", "\u2009": r"\,", "²": "$^2$", "⁻": "$^-$", "×": r"$\times$",
    "|": r"$|$", "τ": r"$\tau$", "α": r"$\alpha$", "∈": r"$\in$", "∘": r"$\circ$", "↑": r"$\uparrow$",
    "↓": r"$\downarrow$", "▸": r"$\triangleright$", "•": r"$\bullet$", "↦": r"$\mapsto$", "⇒": r"$\Rightarrow$",
    "η": r"$\eta$", "λ": r"$\lambda$", "ε": r"$\epsilon$", "′": r"$'$", "○": r"$\circ$", "●": r"$\bullet$",
    "■": r"$\blacksquare$", "▲": r"$\triangle$",
} | {sign: f"$^{digit}$" for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}  # fmt: skip
_SIGNS |= {sign: f"\\textsubscript{{{letter}}}" for letter, sign in zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True)}
_SIGNS |= {
    sign: f"\\textsubscript{{{letter}}}" for letter, sign in zip("aeoxhklmnpstijruv", "ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", strict=True)
}
"""Signs that fonts of letters lack, from mathematics."""
MACROS = r"""\newcommand{\hollow}[1]{%
  \tikz[baseline=(w.base)]\node[draw, dashed, rounded corners=1pt, inner sep=1pt] (w) {#1};}
\newcommand{\struck}[1]{\tikz[baseline=(w.base)]{\node[inner sep=0pt] (w) {#1}; \draw (w.west) -- (w.east);}}"""


def plain(text: str) -> str:
    """A text in the document's letters, signs in those of mathematics."""
    made, waiting = "", ""
    for letter in text:
        if letter in _SIGNS:
            made, waiting = made + _kept(waiting) + _SIGNS[letter], ""
        else:
            waiting += letter
    return made + _kept(waiting)


def _kept(text: str) -> str:
    """A part of a text, with the blanks at its ends, which TeX would leave out."""
    inner = text.strip(" ")
    if not inner:
        return "~" * bool(text)
    return "~" * text.startswith(" ") + escape(inner) + "~" * text.endswith(" ")


_TIGHT = re.compile(r"[+\-,]")


def _braced(sign: re.Match[str]) -> str:
    """A sign without the room that it has between two operands."""
    return f"{{{sign[0]}}}"


def _formula(text: str) -> str:
    """Letters of a formula: each sign in mathematics, all else as words are."""
    letters = text.strip().replace("−", "-")
    if letters and all(letter.isascii() and (letter.isalnum() or letter in "+-,") for letter in letters):
        return "".join(
            ("~" * text.startswith(" "), f"$\\mathit{{{_TIGHT.sub(_braced, letters)}}}$", "~" * text.endswith(" "))
        )
    return plain(text)


def piece(found: Piece, ink: Ink, role: str) -> str:
    """A piece of a line: its letters, style and colour."""
    styles = found.face[2].split()
    text = plain(found.text)
    if "math" in styles:
        text = _formula(found.text)
    if "sub" in styles or "sup" in styles:
        text = f"\\text{'sub' if 'sub' in styles else 'super'}script{{{text}}}"
    for style, command in (("bold", "textbf"), ("italic", "textit"), ("struck", "struck"), ("hollow", "hollow")):
        text = f"\\{command}{{{text}}}" if style in styles else text
    own = found.role
    return f"\\textcolor{{{ink.role(own)}}}{{{text}}}" if own is not None and own != role else text


def line(pieces: Sequence[Piece], ink: Ink, role: str, weight: int) -> str:
    """A line of text."""
    made = "".join(piece(each, ink, role) for each in pieces)
    return f"\\textbf{{\\boldmath {made}}}" if weight >= 600 and made else made


def size(letters: float) -> str:
    """The option for letters of so many logical pixels."""
    return f"font=\\sized{{{number(letters * SCALE)}}}"


def text_of(mark: Text, ink: Ink) -> tuple[str, float]:
    """What a text mark says, and the size that it is set in."""
    pieces, _ = line_of(mark)
    return line(pieces, ink, mark.role, mark.weight), pieces[0].face[0] if pieces else mark.size
