"""Properties of a text as a number at each token, which units of a memory may follow: inside quotes, place in the line.

A property looks at what has been read up to and with its token, never at what comes after.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.arrays import Array64
from simulator.text.tokens import TextError

QUOTES = frozenset('"“”„‟«»「」『』')
OPENING, CLOSING = frozenset("([{（［【"), frozenset(")]}）］】")
_ENDS = frozenset(".!?…。！？")
_INSIDE_WORDS = frozenset("'’-")
_STRETCH = re.compile(r"(\d+)([:–-])(\d+)")


@dataclass(frozen=True)
class Marks:
    """What a person marks in a text: words wherever they stand, and stretches of tokens, the last left out."""

    words: frozenset[str] = frozenset()
    stretches: tuple[tuple[int, int], ...] = ()

    def of_tokens(self, tokens: Sequence[str]) -> Array64:
        """1 at each token that is marked, else 0."""
        found = np.array([token.strip().casefold() in self.words for token in tokens], dtype=np.float64)
        for first, stop in self.stretches:
            found[first:stop] = 1.0
        return found


def read_marks(text: str, steps: int) -> Marks:
    """Marks as they are typed: words, and stretches of tokens. Raises TextError.

    A:B are the tokens from A up to, but not with, B, counted from 0; A–B those from A to B, counted from 1.
    """
    words: set[str] = set()
    stretches: list[tuple[int, int]] = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        found = _STRETCH.fullmatch(part)
        if found is None:
            words.add(part.casefold())
            continue
        first, stop = int(found[1]) - (found[2] != ":"), int(found[3])
        if not 0 <= first < stop <= steps:
            raise TextError(f"{part}: all tokens are 0:{steps}, or 1–{steps}, and the larger number comes last.")
        stretches.append((first, stop))
    return Marks(frozenset(words), tuple(stretches))


@dataclass(frozen=True)
class Property:
    """A property: its key on the command line, what it is called, what its number says, and the number of each token.

    `title` and `about` are marked for translation where they are shown. `marked`: it is what a person marks.
    """

    key: str
    title: str
    about: str
    values: Callable[[Sequence[str]], Array64]
    marked: bool = False


def in_quotes(tokens: Sequence[str]) -> Array64:
    """1 between double quotes, the one that opens them included, else 0; an empty line ends them."""

    def states() -> Iterator[Iterable[float]]:
        inside, blank = False, False
        for token in tokens:
            found = [0.0]
            for letter in token:
                if letter in QUOTES:
                    inside = not inside
                elif letter == "\n" and blank:
                    inside = False
                blank = letter == "\n" or (blank and letter.isspace())
                found.append(float(inside))
            yield found

    return _most(states())


def depth_of_brackets(tokens: Sequence[str]) -> Array64:
    """How many brackets are open, the one that opens at a token included."""

    def states() -> Iterator[Iterable[float]]:
        depth = 0
        for token in tokens:
            found = [0.0]
            for letter in token:
                depth += (letter in OPENING) - (letter in CLOSING and depth > 0)
                found.append(float(depth))
            yield found

    return _most(states())


def in_brackets(tokens: Sequence[str]) -> Array64:
    """1 where a bracket is open, else 0."""
    return np.minimum(depth_of_brackets(tokens), 1.0)


def place_in_line(tokens: Sequence[str]) -> Array64:
    """How many letters stand before a token in its line; between words, a space is one of them."""
    between, place, found = 1 if _stand_apart(tokens) else 0, 0, []
    for token in tokens:
        found.append(float(place))
        line = token.rfind("\n")
        place = len(token) - line - 1 if line >= 0 else place + len(token) + between
    return np.array(found)


def place_in_sentence(tokens: Sequence[str]) -> Array64:
    """How many tokens stand before a token in its sentence."""
    place, found = 0, []
    for token in tokens:
        found.append(float(place))
        written = token.strip()
        place = 0 if written and written[-1] in _ENDS else place + 1
    return np.array(found)


def length_of_word(tokens: Sequence[str]) -> Array64:
    """How many letters a word has, up to and with the token; 0 at what is no word."""
    apart, length, found = _stand_apart(tokens), 0, []
    for token in tokens:
        length = 0 if apart else length
        for letter in token:
            inside = letter.isalnum() or (letter in _INSIDE_WORDS and length > 0)
            length = length + 1 if inside else 0
        found.append(float(length))
    return np.array(found)


def _most(states: Iterable[Iterable[float]]) -> Array64:
    """At each token the largest of the states after its letters."""
    return np.array([max(each) for each in states], dtype=np.float64)


def _stand_apart(tokens: Sequence[str]) -> bool:
    """Whether tokens are words with spaces between them, which are no tokens: no token is a blank or has one."""
    long = any(len(token) > 1 for token in tokens)
    return long and not any(letter.isspace() for token in tokens for letter in token)


def _nothing(tokens: Sequence[str]) -> Array64:
    return np.zeros(len(tokens))


MARKED = "marked"
PROPERTIES: dict[str, Property] = {
    each.key: each
    for each in (
        Property("quotes", "Inside quotes", "1 between double quotes, else 0", in_quotes),
        Property("brackets", "In brackets", "1 where a bracket is open, else 0", in_brackets),
        Property("depth", "Depth of brackets", "how many brackets are open", depth_of_brackets),
        Property("line", "Place in the line", "how many letters stand before it in its line", place_in_line),
        Property(
            "sentence", "Place in the sentence", "how many tokens stand before it in its sentence", place_in_sentence
        ),
        Property("word", "Length of the word", "how many letters the word has up to here", length_of_word),
        Property(
            MARKED, "Marked by you", "+1 at what you mark as positive, −1 at what you mark as negative, else 0",
            _nothing, marked=True,
        ),
    )
}  # fmt: skip


def values_of(key: str, tokens: Sequence[str], positive: Marks = Marks(), negative: Marks = Marks()) -> Array64:
    """The numbers of a property, by its key: [T]. Of what is marked, +1 and −1. Raises KeyError."""
    if PROPERTIES[key].marked:
        return positive.of_tokens(tokens) - negative.of_tokens(tokens)
    return PROPERTIES[key].values(tokens)
