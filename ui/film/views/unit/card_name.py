"""What a card of one unit's arithmetic is about: a quantity's letter, large, and below it its name in words."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import LEADING, break_words
from ui.film.marks import About, Run, Text
from ui.film.scene.scene import Scene
from ui.film.scene.table import words
from ui.film.text.formula import symbol
from ui.film.views.unit.cells import Timed, label

LARGE, BELOW = 44.0, 32.0  # the letter's size; from its baseline to that of the words


def card_name(
    scene: Scene,
    about: About,
    x: float,
    y: float,
    role: str,
    limits: tuple[float, float],
    aside: float = 0.0,
    lowest: float = inf,
) -> Iterator[Timed]:
    """The letter on the baseline `y` and the words below it, broken into lines; `limits` is how wide each may be.

    With `lowest` the whole is as much higher as the last line needs.

    The words are in a line with the letter where they stand `aside` by so much.
    """
    lines = break_words(words(about.quantity, scene), limits[1])
    y = min(y, lowest - BELOW - (len(lines) - 1) * LEADING)
    runs = tuple(run._replace(role=role) for run in symbol(about.quantity, notation=scene.writing))
    title = label(x, y, runs, LARGE, role, limit=limits[0])
    yield Timed(title._replace(about=about._replace(part="name")))
    if aside:
        spoken = (Run(words(about.quantity, scene)),)
        yield Timed(Text(x + aside, y, spoken, LETTERS, "muted", limit=limits[1]))
        return
    for k, line in enumerate(lines):
        yield Timed(Text(x, y + BELOW + k * LEADING, (Run(line),), LETTERS, "muted", limit=limits[1]))
