"""Where the tokens of a text stand: in lines as on a page, in letters as large as there is room for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulator.network.steps import borders_of_part, turned_borders
from ui.film.drawing.words import width_of
from ui.film.scene.scene import Scene
from ui.film.text.blanks import with_visible_blanks

SIZES = (60.0, 52.0, 44.0, 38.0, 33.0, 29.0, 26.0)  # of letters, the largest with which all tokens have room
SCROLLED = SIZES[-1]  # that of a text which has no room on one page
HIGH, APART = 1.36, 6.0  # of a token, as a share of its letters; between two lines
INSIDE, ASIDE = 0.12, 0.26  # beside the letters of a token and between two words, as shares of their size
CLOSE = 0.03  # the same of both, where tokens are letters
MORE = {  # by how much single letters are wider than words as a whole let them be, as shares of their size
    **dict.fromkeys("0123456789+<=>~#&$€", 0.06), **dict.fromkeys("GHNOQUWÖÜ", 0.06), **dict.fromkeys("%…", 0.23),
    **dict.fromkeys("@æœ—⏎⇥", 0.42), **dict.fromkeys("ÆŒЖШЩЮ", 0.32), **dict.fromkeys("жшщюω", 0.28), "␣": 0.1,
}  # fmt: skip
AROUND = 0.6  # the room for the outline of a token that is not known


@dataclass(frozen=True, eq=False)
class TokenLines:
    """The lines of a text: `starts` has the first token of each, `lefts` and `widths` tell where tokens stand in them.

    `shown` are as many lines as have room, of `pitch` from one to the next.
    """

    texts: tuple[str, ...]
    size: float
    starts: NDArray[np.intp]
    lefts: NDArray[np.float64]
    widths: NDArray[np.float64]
    shown: int

    @property
    def pitch(self) -> float:
        """From line to line."""
        return HIGH * self.size + APART

    @property
    def high(self) -> float:
        """The height of a token."""
        return HIGH * self.size

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.starts)

    def line_of(self, token: int) -> int:
        """The line in which a token stands."""
        return int(np.searchsorted(self.starts, token, side="right")) - 1

    def tokens_of(self, line: int) -> range:
        """The tokens of a line."""
        stop = int(self.starts[line + 1]) if line + 1 < self.count else len(self.texts)
        return range(int(self.starts[line]), stop)

    def first_shown(self, token: int) -> int:
        """The first of the lines that are shown while a token is read: there are more lines after it than before."""
        return max(min(self.line_of(token) - self.shown // 3, self.count - self.shown), 0)


@lru_cache(maxsize=4)
def token_lines(
    tokens: tuple[str, ...], hollow: frozenset[str], width: float, height: float, starting: tuple[int, ...] = ()
) -> TokenLines:
    """The lines of some tokens in a room; `hollow` have an outline, and each of `starting` starts a line."""
    texts = tuple(map(with_visible_blanks, tokens))
    letters = all(len(token) <= 1 for token in tokens) or not all(token.strip() for token in tokens)
    inside, aside = (CLOSE, CLOSE) if letters else (INSIDE, ASIDE)
    shown = dict(zip(tokens, texts, strict=True))
    known = {token: _width(token, text, hollow) + 2 * inside for token, text in shown.items()}
    wide = np.array([known[token] for token in tokens])
    breaks = np.array([_ends_line(token) for token in tokens])
    breaks[[token - 1 for token in starting]] = True
    blanks = np.array([not token.strip() for token in tokens]) if letters else None
    for size in SIZES:
        most = max(int((height + APART) / (HIGH * size + APART)), 1)
        if size > SCROLLED and _is_surely_too_long(wide, breaks, size, width, most):
            continue
        starts = _starts(wide * size, aside * size, width, breaks, blanks)
        if len(starts) <= most:
            break
    widths = np.minimum(wide * size, width)
    return TokenLines(texts, size, starts, _lefts(widths, starts, aside * size), widths, most)


def _width(token: str, text: str, hollow: frozenset[str]) -> float:
    return width_of(text, 1.0) + sum(MORE.get(letter, 0.0) for letter in text) + (AROUND if token in hollow else 0.0)


def _ends_line(token: str) -> bool:
    return token.endswith(("\n", "\r"))


def _is_surely_too_long(
    wide: NDArray[np.float64], breaks: NDArray[np.bool_], size: float, width: float, shown: int
) -> bool:
    """Whether a text has no room in letters of a size, wherever its lines break, or a token has none in a line."""
    return bool(wide.sum() * size > width * shown or breaks[:-1].sum() + 1 > shown or wide.max() * size > width)


def _starts(
    widths: NDArray[np.float64], aside: float, room: float, breaks: NDArray[np.bool_], blanks: NDArray[np.bool_] | None
) -> NDArray[np.intp]:
    """The first token of each line: after a line's end, and where the next has no room.

    Where tokens are letters, a line breaks behind the last of its `blanks` if it has one in its second half.
    """
    starts, x, behind = [0], 0.0, 0
    ends, wide = breaks.tolist(), widths.tolist()
    blank = blanks.tolist() if blanks is not None else None
    for token, own in enumerate(wide):
        if x > 0.0 and x + own > room:
            at = behind if blank is not None and behind > (starts[-1] + token) // 2 else token
            x = sum(wide[at:token]) + aside * (token - at)
            starts.append(at)
        x += own + aside
        if blank is not None and blank[token]:
            behind = token + 1
        if ends[token] and token + 1 < len(wide):
            starts.append(token + 1)
            x, behind = 0.0, token + 1
    return np.array(starts, dtype=np.intp)


def _lefts(widths: NDArray[np.float64], starts: NDArray[np.intp], aside: float) -> NDArray[np.float64]:
    """Where each token begins in its line."""
    whole = np.concatenate([[0.0], np.cumsum(widths + aside)])
    lines: Sequence[int] = np.diff(np.append(starts, len(widths))).tolist()
    return np.asarray(whole[:-1] - np.repeat(whole[starts], lines))


def lines_of(scene: Scene, tokens: tuple[str, ...], first: int, width: float, height: float) -> TokenLines:
    """The lines of some tokens of a scene, as they were written, from its step `first` on; each sequence starts one."""
    borders = tuple(border.token for border in scene.lesson.borders)
    starting = borders_of_part(borders, first, first + len(tokens))
    starting = turned_borders(starting, len(tokens)) if scene.reads_from_end else starting
    return token_lines(tokens, scene.unknown_tokens, width, height, starting)
