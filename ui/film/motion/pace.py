"""How quickly a film passes: a factor or seconds a token, slow at some tokens, quick where nothing new happens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

LEAST, MOST = 0.1, 16.0  # how many times quicker than its beats are long a film may pass
LEAST_SECONDS, MOST_SECONDS = 0.5, 120.0  # a token
QUIET = 2.5  # how many times quicker a token passes at which nothing new happens
READ = 1.25  # seconds that a beat lasts at least if its caption is to be read by itself

Tokens = tuple[int | None, int | None]  # the first and the one after the last, as in Python's slices


class Pace(NamedTuple):
    """`factor` says how many times quicker than written a token passes; `token_seconds`, where it is not 0, how long
    it lasts instead. Tokens in `slow`, and with `at_cues` those at which the film stops, pass as written, or
    slower where all is slower. `watched` says how many times quicker the film is played than it is made.
    """

    factor: float = 1.0
    token_seconds: float = 0.0
    slow: tuple[Tokens, ...] = ()
    at_cues: bool = False
    watched: float = 1.0

    def asked(self, written: float) -> float:
        """How many times quicker a token of so many seconds is asked to pass, if nothing else is said of it."""
        return written / self.token_seconds if self.token_seconds else self.factor

    def of_tokens(self, count: int, written: float, quiet: Iterable[int], cues: Iterable[int]) -> tuple[float, ...]:
        """How many times quicker each of `count` tokens passes, which last `written` seconds as written.

        `quiet` are those at which nothing new happens, `cues` those at which the film stops.
        """
        factor = self.asked(written)
        paces = [factor] * count
        for token in quiet:
            paces[token] = factor * QUIET
        slow = [token for tokens in self.slow for token in range(*slice(*tokens).indices(count))]
        for token in (*slow, *(cues if self.at_cues else ())):
            paces[token] = min(factor, 1.0)
        return tuple(paces)

    @staticmethod
    def is_read(seconds: float) -> bool:
        """Whether the caption of a beat that is seen so long can be read before the next one comes."""
        return seconds >= READ


AS_WRITTEN = Pace()
PACES = (
    f"{LEAST:g} to {MOST:g} times as quick, such as 2 or 0.5, or "
    f"{LEAST_SECONDS:g} to {MOST_SECONDS:g} seconds a token, such as 8 s"
)
PLACES = "cues, tokens from 0 (-1 is the last), and ranges A:B without B, such as cues, 2, 10:13"


def read_pace(text: str) -> Pace:
    """A pace as it is typed: "2" is twice as quick, "0.5" half as quick, "8 s" eight seconds a token.

    Raises ValueError with what can be typed.
    """
    found = re.fullmatch(r"\s*[×x]?\s*(\d+(?:[.,]\d*)?|[.,]\d+)\s*(s?|[×x])\s*", text)
    if found:
        number = float(found[1].replace(",", "."))
        if found[2] == "s" and LEAST_SECONDS <= number <= MOST_SECONDS:
            return Pace(token_seconds=number)
        if found[2] != "s" and LEAST <= number <= MOST:
            return Pace(number)
    raise ValueError(PACES)


def read_slow(text: str) -> tuple[tuple[Tokens, ...], bool]:
    """Where a film is slow, as it is typed: tokens from 0, ranges A:B without B, and "cues", with commas between.

    An end of a range may be missing, and a negative number counts from behind. Returns the tokens, and whether it is
    slow at cues. Raises ValueError with what can be typed.
    """
    tokens: list[Tokens] = []
    at_cues = False
    for part in filter(None, (each.strip() for each in text.split(","))):
        found = re.fullmatch(r"(-?\d{1,9})?\s*(:)?\s*(-?\d{1,9})?", part)
        if part.lower() == "cues":
            at_cues = True
        elif found and found[2]:
            tokens.append((int(found[1]) if found[1] else None, int(found[3]) if found[3] else None))
        elif found and found[1] and not found[3]:
            tokens.append((int(found[1]), int(found[1]) + 1 or None))
        else:
            raise ValueError(PLACES)
    return tuple(tokens), at_cues
