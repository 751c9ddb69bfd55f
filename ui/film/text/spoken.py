"""Formulas and numbers as they are heard: what the typesetter sets, with each sign in words.

Made from the same runs as the picture: what stands below a letter, exponents and signs are heard, none is left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ui.film.marks import Run
from ui.film.text.formula import TILDE, Runs, set_symbols
from ui.film.text.language import QT_TRANSLATE_NOOP, Language

_WORDS = {  # of signs that a voice passes over, or calls by their looks
    "⊙": QT_TRANSLATE_NOOP("Spoken", "times"),
    "×": QT_TRANSLATE_NOOP("Spoken", "times"),
    "∗": QT_TRANSLATE_NOOP("Spoken", "times"),
    "·": QT_TRANSLATE_NOOP("Spoken", "times"),
    "−": QT_TRANSLATE_NOOP("Spoken", "minus"),
    "+": QT_TRANSLATE_NOOP("Spoken", "plus"),
    "=": QT_TRANSLATE_NOOP("Spoken", "equals"),
    "≈": QT_TRANSLATE_NOOP("Spoken", "about"),
    "≤": QT_TRANSLATE_NOOP("Spoken", "at most"),
    "≥": QT_TRANSLATE_NOOP("Spoken", "at least"),
    "<": QT_TRANSLATE_NOOP("Spoken", "less than"),
    ">": QT_TRANSLATE_NOOP("Spoken", "more than"),
    "→": QT_TRANSLATE_NOOP("Spoken", "to"),
    "∂": QT_TRANSLATE_NOOP("Spoken", "derivative"),
    "∑": QT_TRANSLATE_NOOP("Spoken", "sum of"),
    "Σ": QT_TRANSLATE_NOOP("Spoken", "sum of"),
    "Δ": QT_TRANSLATE_NOOP("Spoken", "difference of"),
    "σ": QT_TRANSLATE_NOOP("Spoken", "sigma"),
    "∞": QT_TRANSLATE_NOOP("Spoken", "infinity"),
    "±": QT_TRANSLATE_NOOP("Spoken", "plus or minus"),
    "√": QT_TRANSLATE_NOOP("Spoken", "root of"),
    TILDE: QT_TRANSLATE_NOOP("Spoken", "tilde"),
    "␣": QT_TRANSLATE_NOOP("Spoken", "space"),
    "⏎": QT_TRANSLATE_NOOP("Spoken", "end of the line"),
    "⇥": QT_TRANSLATE_NOOP("Spoken", "tab"),
}
_LONE = {  # where nothing else stands
    ".": QT_TRANSLATE_NOOP("Spoken", "full stop"),
    ",": QT_TRANSLATE_NOOP("Spoken", "comma"),
    ";": QT_TRANSLATE_NOOP("Spoken", "semicolon"),
    ":": QT_TRANSLATE_NOOP("Spoken", "colon"),
    "!": QT_TRANSLATE_NOOP("Spoken", "exclamation mark"),
    "?": QT_TRANSLATE_NOOP("Spoken", "question mark"),
}
_OF, _BEFORE, _OVER = (
    QT_TRANSLATE_NOOP("Spoken", "of"), QT_TRANSLATE_NOOP("Spoken", "before"), QT_TRANSLATE_NOOP("Spoken", "over"),
)  # fmt: skip
_TEN = QT_TRANSLATE_NOOP("Spoken", "ten to the {power}")
_SIZE_OF = QT_TRANSLATE_NOOP("Spoken", "size of {quantity}")
_SIZES = QT_TRANSLATE_NOOP("Spoken", "sizes")
_POWER = QT_TRANSLATE_NOOP("Spoken", "to the {power}")
_RAISED = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "−+0123456789")
_EXPONENT = re.compile(r"(?P<ten>(?<![\d.,])10)?(?P<power>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SUBSCRIPT = re.compile(r"[₀-₉]+")
_SHORT_EXPONENT = re.compile(r"(?<=\d)e(?P<power>[−+]?\d+)\b")
_ALONE = re.compile(r"(?<=[“„])[.,;:!?](?=[”“])|(?<=: )[.,;:!?]$")
_FUNCTIONS = "σ|tanh|sigmoid|softmax|exp|relu|max|abs"
_APPLIED = re.compile(rf"({_FUNCTIONS})\(")
_BETWEEN = re.compile(  # a dot that only sets words apart: no number, bracket or letter alone stands on both its sides
    rf"(?<![\d)\]\u2060])(?<!\b\w) · | · (?![\d−+(\[]|\w\b|(?:{_FUNCTIONS})\b)"
)
_PRODUCT = re.compile("(?<!tanh)\u2009(?=\\S)")
_QUOTIENT = re.compile(r"(?<=[\w)\]]) ?/ ?(?=[\w(\[∂])")
_SIZE = re.compile(r"\|([^|\n]+)\|")
_BLANKS = re.compile(r"[ \u2009\u2060]+")


def spoken(runs: Runs, language: Language) -> str:
    """Typeset runs as they are heard: "f times c before plus i times g"."""
    return "\n".join(_speak(line, language) for line in "".join(map(_mark, runs)).split("\n"))


@lru_cache(maxsize=1024)
def spoken_text(text: str, language: Language) -> str:
    """A text with the symbols and numbers in it as they are heard: "1.1 times ten to the minus 7"."""
    return spoken(set_symbols(text), language)


def _mark(run: Run) -> str:
    """A run as text; what stands below its letter goes into marks of its own."""
    text, style = run.text, run.style
    if "sub" not in style.split():
        return text
    if len(text) == 2 and text.isascii() and text.isalpha():
        text = " ".join(text)  # the letters of W_if are no word
    return {"t": "\u2060", "t−1": "\u2061\u2060"}.get(text, " " + text.replace(",", " ") + "\u2060")


def _speak(line: str, language: Language) -> str:
    """A line with each sign in words."""

    def word(source: str) -> str:
        return language.translate("Spoken", source)

    def power(found: re.Match[str]) -> str:
        template = word(_TEN if found["ten"] else _POWER)
        return ("" if found["ten"] else " ") + template.format(power=found["power"].translate(_RAISED))

    line = _ALONE.sub(lambda found: word(_LONE[found[0]]), line)
    line = _SHORT_EXPONENT.sub(lambda found: f" {word('times')} {word(_TEN).format(power=found['power'])}", line)
    line = _APPLIED.sub(lambda found: f"{found[1]} {word(_OF)} (", line)
    line = _SUBSCRIPT.sub(lambda found: " " + found[0].translate(_LOWERED), line)
    line = re.sub(r"(?<=\w)_(?=\w)", " ", line)
    line = line.replace("\u2061", f" {word(_BEFORE)}")
    line = _EXPONENT.sub(power, _BETWEEN.sub(", ", line))
    line = line.replace("|·|", word(_SIZES))
    line = _SIZE.sub(lambda found: word(_SIZE_OF).format(quantity=found[1]), line)
    line = _QUOTIENT.sub(f" {word(_OVER)} ", line) if set("⊙∂=σ") & set(line) else line
    line = _PRODUCT.sub(f" {word('times')} ", line)
    for sign, source in _WORDS.items():
        line = line.replace(sign, f" {word(source)} ")
    line = _BLANKS.sub(" ", line)
    return re.sub(r" (?=[,.;:)\]])|(?<=[(\[]) ", "", line).strip()
