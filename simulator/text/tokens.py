"""Cut what a person types into tokens: words and marks, characters, or rows of numbers.

Characters are those a reader sees: combining marks, emoji joined by zero-width joiners, flags, skin tones and
decomposed Hangul stay whole (the common cases of Unicode Standard Annex 29, without its tables).
"""

import math
import unicodedata
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

JOINER = "\u200d"
_EXTENDING = frozenset({"Mn", "Mc", "Me"})
_INSIDE_WORDS = frozenset("'’-‐")
_INSIDE_NUMBERS = frozenset(".,")
_IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))

Vector = tuple[float, ...]


class Words(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="words"):
    """A text whose tokens are its words and punctuation marks."""

    text: str


class Characters(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="characters"):
    """A text whose tokens are its characters, spaces included."""

    text: str


class Numbers(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="numbers"):
    """Vectors given directly, one row a step; `names` may name the columns, and `labels` the steps."""

    rows: tuple[Vector, ...]
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


Sequence = Words | Characters | Numbers


class TextError(ValueError):
    """What was typed cannot be read; the message says where and what to write instead."""


def sequence_tokens(sequence: Sequence) -> tuple[str, ...]:
    """The tokens of a sequence, one a step; for number rows their labels, or a short one of each row."""
    if isinstance(sequence, Numbers):
        return sequence.labels or tuple(number_token(row) for row in sequence.rows)
    return words(sequence.text) if isinstance(sequence, Words) else characters(sequence.text)


@lru_cache(maxsize=8)
def characters(text: str) -> tuple[str, ...]:
    """Every character a reader sees, spaces and line ends too; joined they give the text (normal form C)."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if not any(_extends(char) or _is_flag_letter(char) for char in set(text)):  # nothing joins
        return tuple(text)
    cuts = [0]
    flag_letters = 0
    for at, (before, char) in enumerate(pairwise(text), start=1):
        flag_letters = flag_letters + 1 if _is_flag_letter(before) else 0
        second_flag_letter = _is_flag_letter(char) and flag_letters % 2 == 1
        if not (second_flag_letter or _belongs_to(before, char)):
            cuts.append(at)
    return tuple(text[start:stop] for start, stop in pairwise([*cuts, len(text)]))


@lru_cache(maxsize=8)
def words(text: str) -> tuple[str, ...]:
    """Words and punctuation apart: "good girl." is good, girl and the full stop; "don't", "3.14" stay whole.

    Ideographs are words of their own, since nothing separates them in writing. White space only separates.
    """
    seen = characters(text)
    if sum(map(len, seen)) > len(seen):
        return _words(seen)
    found: list[str] = []
    known: dict[str, tuple[str, ...]] = {}  # in a long text most words come again
    for part in "".join(seen).split():
        if part not in known:
            known[part] = _words(tuple(part))
        found += known[part]
    return tuple(found)


def _words(seen: tuple[str, ...]) -> tuple[str, ...]:
    """The words of some characters."""
    found: list[str] = []
    for at, cluster in enumerate(seen):
        if cluster.isspace() or unicodedata.category(cluster[0]) in ("Cf", "Cc"):
            continue
        joined = at > 0 and (
            (_is_wordlike(cluster) and (_is_wordlike(seen[at - 1]) or _joins(seen, at - 1))) or _joins(seen, at)
        )
        if joined:
            found[-1] += cluster
        else:
            found.append(cluster)
    return tuple(found)


def number_text(rows: tuple[tuple[float, ...], ...]) -> str:
    """The rows as one can type them: `read_numbers` reads exactly the same numbers back."""
    return "; ".join(" ".join(_exact(number) for number in row) for row in rows)


def number_token(row: tuple[float, ...], most: int = 3) -> str:
    """A short label for one row of numbers: its first three, to three digits."""
    shown = " ".join(f"{number:.3g}".replace("-", "−") for number in row[:most])
    return f"{shown} …" if len(row) > most else shown


def _exact(number: float) -> str:
    whole = number.is_integer() and abs(number) < 1e15 and math.copysign(1.0, number) > 0
    return str(int(number)) if whole else repr(number)


def _belongs_to(before: str, char: str) -> bool:
    """Whether `char` is drawn as one with the character before it."""
    if before in "\n\r" or unicodedata.category(before) == "Cc":
        return False
    if before == JOINER:
        return unicodedata.category(char) == "So" or char in "↔↕"
    return _extends(char)


def _extends(char: str) -> bool:
    code = ord(char)
    return (
        unicodedata.category(char) in _EXTENDING
        or char in ("\u200c", JOINER)
        or 0x1F3FB <= code <= 0x1F3FF  # skin tones
        or 0xE0020 <= code <= 0xE007F  # tags, as in the flag of Scotland
        or 0x1160 <= code <= 0x11FF  # second and third letters of a Hangul syllable
    )


def _is_flag_letter(char: str) -> bool:
    return 0x1F1E6 <= ord(char) <= 0x1F1FF


def _is_wordlike(cluster: str) -> bool:
    return (cluster[0].isalnum() or cluster[0] == "_") and not _is_ideograph(cluster)


def _is_ideograph(cluster: str) -> bool:
    return any(first <= ord(cluster[0]) <= last for first, last in _IDEOGRAPHS)


def _joins(seen: tuple[str, ...], at: int) -> bool:
    """Whether the mark at this place stands inside a word (don't) or inside a number (3.14)."""
    if not 0 < at < len(seen) - 1:
        return False
    before, mark, after = seen[at - 1 : at + 2]
    if mark in _INSIDE_WORDS:
        return _is_wordlike(before) and _is_wordlike(after)
    return mark in _INSIDE_NUMBERS and before.isdigit() and after.isdigit()
