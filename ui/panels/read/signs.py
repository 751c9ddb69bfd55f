"""What the signs of the picture mean, drawn by the marks of the picture."""

from __future__ import annotations

from collections.abc import Sequence

from ui.film.marks import Mark, Run, Text
from ui.film.scene.lanes import Lanes
from ui.film.scene.scene import Scene
from ui.film.views.parts.signs import SAMPLE, sample, sign_rows
from ui.settings.translation import translate
from ui.widgets.mark_canvas import MarkCanvas

ROW, SIZE, GAP = 28.0, 14.0, 12.0


class Signs(MarkCanvas):
    """A line for each sign that the picture of the selected cell has."""

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene | None = None
        self._back = False
        self.setAccessibleName(translate("Read", "The signs"))

    def show_scene(self, scene: Scene, back: bool) -> None:
        """Show the signs of another cell, or those of its gradients (`back`)."""
        if scene is not self._scene or back != self._back:
            self._scene, self._back = scene, back
            self.refresh()

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """Samples at the left, what they mean beside them."""
        scene = self._scene
        if scene is None:
            return (), 0.0
        marks: list[Mark] = []
        rows = list(sign_rows(scene, bool(Lanes(scene).stretches), self._back))
        for k, (sign, words) in enumerate(rows):
            y, at = ROW * (k + 0.5), SAMPLE + GAP
            marks += sample(scene, sign, 1.0, y)
            marks.append(Text(at, y + 0.35 * SIZE, (Run(words),), SIZE, "ink", limit=width - at))
        return marks, ROW * len(rows)
