"""How long each unit remembers while its gate is open: bars of half-lives, and a click selects the unit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from simulator.analysis.measures import OPEN, RunningHalfLives
from simulator.arrays import Array
from ui.film.charts.parts.labels import tokens_of
from ui.film.marks import About, Box, Mark, Run, Text
from ui.film.scene.scene import Scene
from ui.settings.translation import translate, write_count
from ui.widgets.controls import SMALL
from ui.widgets.mark_canvas import MarkCanvas

MOST_ROWS, ROW = 12, 24.0


class HalfLives(MarkCanvas):
    """A bar for each unit, from the tokens so far; with many units, for the longest-lived and the selected one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene | None = None
        self._so_far: RunningHalfLives | None = None
        self._last = -1  # the token up to which it is told
        self._unit = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(translate("Inspector", "Half-lives of the units"))

    def show_scene(self, scene: Scene, last: int) -> None:
        """Show the units of another run, another unit, or more tokens: those up to the step `last`."""
        if self._scene is None or self._scene.layer_trace is not scene.layer_trace:
            self._so_far = RunningHalfLives(scene.layer_trace.as_read, OPEN)
        self._scene, self._unit, self._last = scene, scene.unit, last
        self.refresh()

    @property
    def lives(self) -> Array:
        """The half-lives that are shown: [unit]; 0 before the first token."""
        return np.zeros(0) if self._so_far is None else self._so_far.at(self._last)

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """The bars, the longest as long as there is room."""
        scene = self._scene
        if scene is None or scene.cell.memory.keep is None:
            return (), 0.0
        lives = self.lives
        units = rows(lives, self._unit)
        finite = lives[np.isfinite(lives)]
        longest = float(finite.max(initial=0.0)) or 1.0
        marks: list[Mark] = []
        for line, unit in enumerate(units):
            marks += self._row(scene, unit, line * ROW, width, float(lives[unit]), longest)
        tall = len(units) * ROW
        if len(units) < len(lives):
            words = translate("Inspector", "{shown} of {count} units: the longest-lived and the one under the eye")
            words = words.format(shown=len(units), count=write_count(len(lives)))
            marks.append(Text(0, tall + 14, (Run(words),), 11.0, "muted", limit=width))
            tall += 20
        return marks, tall

    def _row(self, scene: Scene, unit: int, top: float, width: float, life: float, longest: float) -> list[Mark]:
        name_room, number_room = 72.0, 56.0
        room = width - name_room - number_room
        share = 1.0 if np.isinf(life) else life / longest
        keep = scene.cell.memory.keep or ""
        selected = unit == self._unit
        text = tokens_of(scene.language, life) if life else translate("Inspector", "not open so far")
        text = text if self._last >= 0 else "–"
        y = top + 16
        return [
            Box(0, top, width, ROW, about=About(scene.layer, 0, keep, unit)),
            Text(
                0, y, (Run(scene.unit_names[unit]),), SMALL, "ink", weight=600 if selected else 400, limit=name_room - 8
            ),
            Box(name_room, top + 5, max(room * share, 1.0), ROW - 10, 3, "memory", opacity=1.0 if selected else 0.6),
            Text(
                name_room + room * share + 8,
                y,
                (Run(text),),
                SMALL,
                "muted",
                limit=number_room + room * (1 - share) - 8,
            ),
        ]

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select the unit that is clicked."""
        about = self.about_under(event)
        if about is not None and about.unit is not None:
            self.chosen.emit(about.unit)


def rows(lives: Array, selected: int) -> list[int]:
    """The units that get a bar, in their order."""
    if len(lives) <= MOST_ROWS:
        return list(range(len(lives)))
    longest = [int(unit) for unit in np.argsort(-lives, kind="stable") if unit != selected]
    return sorted([*longest[: MOST_ROWS - 1], selected])
