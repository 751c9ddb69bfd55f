"""What stands in captions of several charts: the token, and that something was set by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading
from tests.ui.film.narration.study.said import Moment, Said


def token(said: Said, field: str = "token", step: int | None = None) -> Iterator[Fault]:
    """The token is that of the step, or of another one that is given."""
    at = said.at.step if step is None else step
    if not said.at.fits_token(said[field], at):
        yield false(f"{said[field]} is not the token of step {at}")


def two_tokens(said: Said, one: tuple[str, int], other: tuple[str, int]) -> Iterator[Fault]:
    """Two fields are the tokens of their steps, and can be told from each other."""
    for field, step in (one, other):
        yield from token(said, field, step)
    if one[1] != other[1] and said[one[0]] == said[other[0]]:
        yield misleading("both tokens read the same: which is which?")


@checks("Chart caption", "Set by hand, at least in part: {names}.")
def check_partly(said: Said) -> Iterator[Fault]:
    """Something of each quantity is set by hand."""
    for piece in re.split(", | and | und ", said["names"]):
        if not any(said.at.held(name).any() for name in said.at.means(piece)):
            yield false(f"{piece} is not set by hand")


def silent(said: Said, at: Moment, units: Sequence[int], *names: str | None) -> Iterator[Fault]:
    """Something of these units is set by hand, and nothing is said of it."""
    held = [name for name in names if name and any(k < len(at.held(name)) and at.held(name)[k] for k in units)]
    if held and not said.says_by_hand():
        yield misleading(f"{held} is set by hand, without a word of it")


def adds_to_all(at: Moment) -> bool:
    """Whether the memory is all that was there and what is added, where no hand has set it."""
    if at.memory.write is None:
        return True
    off, sizes = np.abs(at.new - at.added - at.old), np.abs(at.old) + np.abs(at.added)
    return not (off > 1e-5 * sizes)[~at.held(at.memory.state)].any()
