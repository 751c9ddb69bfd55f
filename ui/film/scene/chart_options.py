"""What of a run its charts show."""

from __future__ import annotations

from typing import NamedTuple


class ChartOptions(NamedTuple):
    """The tokens from the first up to, but not with, the second, or all (None); units, or those that fit (empty).

    `over`: the cells, by key, whose gradients are drawn over each other; none for the lesson's own alone. `along`: an
    output of the read-out by name; the ledger is of the memory in the direction that it reads, "" for that of units.
    `quantity`: what of the unit shades a text, "" for the memory; with `chances`, each token is shaded by the chance
    that was given to it in place of that.
    """

    tokens: tuple[int, int] | None = None
    units: tuple[int, ...] = ()
    over: tuple[str, ...] = ()
    along: str = ""
    quantity: str = ""
    chances: bool = False


ALL = ChartOptions()
