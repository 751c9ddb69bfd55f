"""What an export will need, in words: how many pictures, how large a file, how long it takes."""

from __future__ import annotations

from ui.export.estimate import Estimate
from ui.settings.translation import translate, write_number
from ui.widgets.waiting import duration


def in_words(found: Estimate) -> str:
    """An estimate in words: "355 pictures, about 12 MB, about 40 s"."""
    words = translate("Export", "{count} pictures, about {size}, about {time}")
    if found.pictures == 1:
        words = translate("Export", "1 picture, about {size}, about {time}")
    return words.format(count=found.pictures, size=size_in_words(found.size), time=duration(found.seconds))


def size_in_words(count: float) -> str:
    """How large a file is, no more exact than it is known."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6)):
        if count >= 0.95 * factor:
            digits = f"{count / factor:.2g}" if count < 9.5 * factor else f"{count / factor:.0f}"
            return f"{write_number(digits)} {unit}"
    return f"{max(1, round(count / 1e3))} kB"
