"""Blanks as signs, where they would be taken for nothing: the token of a space, of a line's end, of a tab."""

from __future__ import annotations

_ENDS = {"\n": "⏎", "\r": "⏎", "\t": "⇥"}
_SPACES = " \u00a0"


def with_visible_blanks(token: str) -> str:
    """A token whose blanks can be seen: those around it, and line ends and tabs anywhere; spaces between words stay."""
    inside = token.strip(_SPACES)
    before = len(token) - len(token.lstrip(_SPACES))
    after = len(token) - before - len(inside)
    shown = "".join(_ENDS.get(letter, letter) for letter in inside)
    return f"{'␣' * before}{shown}{'␣' * after}"
