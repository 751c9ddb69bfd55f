"""The name of a layer at the left of its row, with its cell and how many units it has."""

from __future__ import annotations

from collections.abc import Iterator

from ui.film.drawing.page import LETTERS, MARGIN
from ui.film.drawing.words import LEADING, break_words
from ui.film.marks import NOW, About, Run, Text
from ui.film.scene.derived.turning import layer_number
from ui.film.scene.scene import Scene

WIDE = 126.0  # the room of the words


def layer_name(scene: Scene, middle: float, height: float, role: str = "ink") -> Iterator[Text]:
    """The words of a scene's layer around the middle of its row, as many of them as stand in its height."""
    translate, room = scene.language.translate, int(height / LEADING)
    name = translate("Picture", "layer {number}").format(number=layer_number(scene))
    told = translate("Picture", "units: {units}").format(units=scene.layer_trace.layer.units)
    units = break_words(told, WIDE)
    called = scene.authors_words(scene.cell.name)
    cell = break_words(called, WIDE)
    cell = cell if len(cell) < room else (called,) * (room > 1)
    first, *rest = break_words(name, WIDE, bold=True) if room > 1 + len(cell) else (name,)
    more = (*rest, *cell, *(units if len(cell) + len(units) + len(rest) < room else ()))
    baseline = middle - LEADING * len(more) / 2 + 0.34 * LETTERS
    about = About(scene.layer, NOW, "", part="layer")
    yield Text(MARGIN, baseline, (Run(first),), LETTERS, role, weight=700, limit=WIDE, about=about)
    for k, words in enumerate(more, start=1):
        ink, weight = (role, 700) if k <= len(rest) else ("muted", 400)
        yield Text(MARGIN, baseline + k * LEADING, (Run(words),), LETTERS, ink, weight=weight, limit=WIDE)
