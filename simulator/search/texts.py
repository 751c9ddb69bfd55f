"""Long texts in files, and what stands around a place of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simulator.io.regular_file import read_regular
from simulator.lessons.schema import LessonError
from simulator.search.matching import Hit
from simulator.search.reading import MOST_TOKENS

MOST_BYTES = 16 * MOST_TOKENS
_AROUND = {True: 24, False: 6}  # tokens on each side of a hit, where they are characters and where they are words
_SHOWN = 40  # letters of the beginning and the end of a long hit


def read_text(path: str) -> str:
    """The text of a file in UTF-8. Raises LessonError."""
    try:
        data = read_regular(path, MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise LessonError(f"It has more than {MOST_BYTES:,} bytes.", "Take a shorter text.", where=path)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"It is no text in UTF-8: byte {error.start:,} is none of it."
        raise LessonError(problem, "Save it as UTF-8.", where=path) from error
    except OSError as error:
        raise LessonError(f"It cannot be read: {error.strerror}.", "Give a text file.", where=path) from error


class Surroundings(NamedTuple):
    """What stands before a hit, in it and behind it."""

    before: str
    inside: str
    after: str

    @property
    def line(self) -> Surroundings:
        """The same in one line, without the middle of a long hit."""
        before, inside, after = (part.replace("\n", " ") for part in self)
        if len(inside) > 2 * _SHOWN:
            inside = f"{inside[:_SHOWN]} … {inside[-_SHOWN:]}"
        return Surroundings(before, inside, after)


def surroundings(hit: Hit, tokens: Sequence[str], is_character: bool) -> Surroundings:
    """A hit in its text, whose tokens are characters or words."""
    around, between = _AROUND[is_character], "" if is_character else " "
    places = ((max(hit.start - around, 0), hit.start), (hit.start, hit.stop), (hit.stop, hit.stop + around))
    return Surroundings(*(between.join(tokens[start:stop]) for start, stop in places))
