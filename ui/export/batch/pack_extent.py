"""How much of a long run a pack shows: a film that one can sit through, and as many pages as one turns over."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from simulator.analysis.telling_steps import key_step
from simulator.network.trace import Trace
from ui.film.motion.pace import MOST

LONG = 60  # tokens: a run of more is long
PART = 20  # tokens of a long run that have slides, pages and steps on the web page


class Extent(NamedTuple):
    """`pace` is how many times quicker than written the film passes. Slides, pages and the web page have the tokens
    from `tokens[0]` up to and without `tokens[1]`, the film those of `film`; None stands for all of them.
    """

    pace: float = 1.0
    tokens: tuple[int, int] | None = None
    film: tuple[int, int] | None = None

    @property
    def film_options(self) -> tuple[str, ...]:
        """What `export` is told of a film."""
        pace = () if self.pace == 1.0 else (f"--set=pace={self.pace:.3g}",)
        return (*pace, *_range(self.film))

    @property
    def page_options(self) -> tuple[str, ...]:
        """What `export` is told of slides, pages and the web page."""
        return _range(self.tokens)


WHOLE = Extent()


def extent_of(trace: Trace, layer: int = 0) -> Extent:
    """A film lasts as long as one of `LONG` tokens would, as far as films can be so quick; pages have the tokens around
    the one at which most is forgotten in this layer.
    """
    count = trace.steps
    if count <= LONG:
        return WHOLE
    middle, most = key_step(trace, layer), int(LONG * MOST * 1.25)
    film = None if count <= most else _around(middle, most, count)
    return Extent(min(MOST, count / LONG), _around(middle, PART, count), film)


def describe_extent(extent: Extent, count: int, translate: Callable[[str, str], str]) -> str:
    """Of a run of `count` tokens that is not whole in all parts: what is shown of it, tokens counted from 1; else
    nothing.
    """
    if extent.tokens is None:
        return ""
    words = translate(
        "Export",
        "This run has {count} tokens. Slides, pages and the web page show {first} to {last} of them; the film passes "
        "{pace} times as quickly.",
    )
    first, last = extent.tokens[0] + 1, extent.tokens[1]
    said = words.format(count=count, first=first, last=last, pace=f"{extent.pace:.3g}")
    if extent.film is None:
        return said
    more = translate("Export", "The film shows {first} to {last}.")
    return f"{said} {more.format(first=extent.film[0] + 1, last=extent.film[1])}"


def _around(middle: int, size: int, count: int) -> tuple[int, int]:
    """So many tokens of `count`, with this one as near to the middle as the ends allow."""
    first = max(0, min(middle - size // 2, count - size))
    return first, first + size


def _range(tokens: tuple[int, int] | None) -> tuple[str, ...]:
    return () if tokens is None else (f"--tokens={tokens[0]}:{tokens[1]}",)
