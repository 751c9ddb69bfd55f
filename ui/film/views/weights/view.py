"""The weights of a layer as PyTorch, Keras and ONNX store them, to one scale, and how many there are.

They are the same at every token, so that nothing moves.
"""

from __future__ import annotations

from simulator.arrays import largest_size
from ui.film.drawing.page import NARROWEST
from ui.film.lru_method import lent, lru_method
from ui.film.marks import Mark, Moment, Planes, Rect
from ui.film.narration.claims.views.counts import tell_counts
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.cell.backdrop import whereabouts
from ui.film.views.parts.surroundings import Surroundings
from ui.film.views.view import View
from ui.film.views.weights.columns import columns_of
from ui.film.views.weights.places import lay_out
from ui.film.views.weights.tensors import column_marks


class WeightsView:
    """Composes the tensors of the scene's layer."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.timeline = scene, scene.timeline
        self.around = Surroundings(scene, lent(self.caption), whereabouts(scene))
        side, places = lay_out(scene, columns_of(scene))
        limit = max(map(largest_size, scene.layer_trace.layer.weights.values()), default=0.0) or 1.0
        marks: list[Mark] = [mark for place in places for mark in column_marks(scene, place, side, limit)]
        self.backdrop = (*marks, *self.around.backdrop)

    @lru_method(maxsize=256)
    def caption(self, token: int, beat: int) -> str:
        """How many weights the layer has, and why frameworks count them differently."""
        return tell_counts(self.scene)

    def focus(self, moment: Moment) -> Rect:
        """The whole picture: no level of the zoom is inside."""
        return self.scene.room.picture

    def planes(self, moment: Moment) -> Planes:
        """The words of the moment alone."""
        marks = tuple(self.around.marks(moment, moment.phase * self.timeline.beats[moment.beat].seconds))
        still = tuple(mark for mark in marks if mark.opacity >= 1.0)
        return Planes(still, tuple(mark for mark in marks if mark.opacity < 1.0))


VIEW = View(
    "weights",
    QT_TRANSLATE_NOOP("View", "Weights"),
    WeightsView,
    narrowest=lambda *_: NARROWEST,
    about=QT_TRANSLATE_NOOP(
        "View", "One layer’s weights as PyTorch, Keras and ONNX store them: the order of the gates, and their count."
    ),
)
