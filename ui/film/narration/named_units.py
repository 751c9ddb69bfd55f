"""Which units captions name, so that a picture with room for a few shows the numbers of those."""

from __future__ import annotations

import re
from collections.abc import Callable

from ui.film.drawing.strips import LENS_ROWS
from ui.film.lru_method import lru_method
from ui.film.narration.telling import ROOMS
from ui.film.scene.scene import Scene
from ui.film.text.names import set_apart, shorten

Caption = Callable[[int, int], str]


class NamedUnits:
    """The units of a scene's layer that the captions of a token's `beats` name, beside the selected and pinned ones."""

    def __init__(self, scene: Scene, caption: Caption, beats: int) -> None:
        self._scene, self._caption, self._beats = scene, caption, beats
        self._others = LENS_ROWS - len({scene.unit, *scene.pins})

    @lru_method(maxsize=1024)
    def at(self, token: int, beat: int) -> tuple[int, ...]:
        """Those of all beats where a lens has room for them, so that it stands still; else those of this beat first.

        In films of one drag they are those of the first that was asked.
        """
        key = self._scene.layer, self._scene.layer_trace.layer.units, token, beat
        if key not in self._scene.steady:
            self._scene.steady[key] = self._find(token, beat)
        return self._scene.steady[key]

    def _find(self, token: int, beat: int) -> tuple[int, ...]:
        own = {self._scene.unit, *self._scene.pins}
        told = [named_in(self._scene, self._caption(token, each)) for each in range(self._beats)]
        every = dict.fromkeys(unit for units in told for unit in units if unit not in own)
        if len(every) <= self._others:
            return tuple(every)
        return tuple(dict.fromkeys((*told[beat], *every)))


def named_in(scene: Scene, caption: str) -> tuple[int, ...]:
    """The units of the scene's layer that a caption names, in their order there."""
    names, count = scene.layer_trace.layer.unit_names, scene.layer_trace.layer.units
    if not names:
        number = re.escape(scene.language.translate("Picture", "unit {number}")).replace(r"\{number\}", r"(\d+)")
        found = (int(each) - 1 for each in re.findall(number, caption))
        return tuple(dict.fromkeys(unit for unit in found if unit < count))
    places = {k: _place(scene, name, caption) for k, name in enumerate(names)}
    return tuple(sorted((k for k, place in places.items() if place >= 0), key=lambda k: places[k]))


def _place(scene: Scene, name: str, caption: str) -> int:
    """Where a caption names a unit first; −1 where it does not."""
    written = {set_apart(shorten(name, room), scene.language) for room in ROOMS}
    found = [each.start() for words in written if (each := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", caption))]
    return min(found, default=-1)
