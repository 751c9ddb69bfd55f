"""The vectors that one unit is about to use, before it has computed anything: values under their names."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from simulator.equations.parse import INPUTS
from ui.film.drawing.page import LETTERS
from ui.film.marks import About, Rect, Run, Text
from ui.film.scene.arithmetic import column_names, weightiest
from ui.film.scene.scene import Scene
from ui.film.text.number_format import precise
from ui.film.views.unit.card_name import card_name
from ui.film.views.unit.cells import Timed, cells, heat
from ui.film.views.unit.sum_places import NAME

WIDE, NARROW, MOST_WIDE = 104.0, 84.0, 170.0  # of a number's cell
SHADED, TOLD = 134.0, 178.0  # the heights of a card from which there is room for shades, and for how many are shown


def entering(scene: Scene) -> tuple[str, ...]:
    """What a unit is given in a step: the input, that of the step before if it is read, and every state before."""
    return scene.cell.parsed.given


def vector_marks(scene: Scene, name: str, step: int, field: Rect) -> Iterator[Timed]:
    """A vector in a card that fills `field`; of a long one all values as shades, and the largest as numbers."""
    values, role, shading = scene.told[name][step], scene.diagram.role(name), scene.shading(name)
    about = About(scene.layer, step, name)
    room = field.width - NAME - 60
    kept, rest = weightiest(values, int(room / NARROW))
    width = min(MOST_WIDE, room / len(kept))
    middle, x = field.y + field.height / 2, field.x + NAME + 14
    shaded = bool(rest) and field.height >= SHADED
    y = middle + (12 if shaded else -8)
    limits, lowest = (NAME - 40, NAME - 40), field.y + field.height - 8
    yield from card_name(scene, about, field.x + 24, middle + 6, role, limits, lowest=lowest)
    if shaded:
        yield Timed(heat(values.tolist(), shading, x, y - 62, width * len(kept), 22, about), 0.1)
    eye = kept.index(scene.unit) if name not in INPUTS and scene.unit in kept else -1
    shown = tuple(values[kept].tolist())
    was = scene.was(name, step)
    ghost = () if was is None else tuple(was[kept].tolist())
    yield Timed(cells(shown, shading, x, y, width, 42, about, tuple(kept), eye, ghost), 0.1)
    names = column_names(scene, name)
    for place, k in enumerate(kept):
        yield Timed(
            Text(x + (place + 0.5) * width, y + 48, (Run(names[k]),), LETTERS, "muted", "middle", limit=width - 8)
        )
    if rest and field.height >= TOLD:
        left_out = np.delete(np.abs(values), kept).max()
        text = scene.language.translate("Unit", "{shown} of {count}")
        if precise(float(left_out)) != precise(float(np.abs(values[kept]).min())):
            text = scene.language.translate("Unit", "the largest of {count}")
        text = text.format(shown=len(kept), count=len(values))
        yield Timed(Text(x, y - 80, (Run(text),), LETTERS, "muted", limit=400))
