"""How far the zoom has come between the levels of the picture: a number that glides to where the selection wants it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QVariantAnimation, Signal

from ui.film.drawing.zoom import passing

SETTLED = 1e-6


class Zoomer(QObject):
    """Holds the zoom, 0 at the outermost level. `changed` tells of every step of a glide, `arrived` of its end."""

    changed = Signal()
    arrived = Signal()

    def __init__(self, zoom: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zoom = zoom
        self._start, self._stages = zoom, tuple[tuple[float, float], ...]()
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.valueChanged.connect(self._go)
        self._glide.finished.connect(self.arrived)

    @property
    def zoom(self) -> float:
        """The zoom now; a whole number where a level is shown alone."""
        return self._zoom

    @property
    def gliding(self) -> bool:
        """Whether it is on its way."""
        return self._glide.state() == QVariantAnimation.State.Running

    def put(self, zoom: float) -> None:
        """Be at a zoom at once."""
        self._glide.stop()
        self._take(zoom)

    def glide(self, stages: Sequence[tuple[float, float]]) -> None:
        """Go through zooms, each so many seconds after the one before; at once where there are no seconds."""
        self._glide.stop()
        lasts = sum(seconds for _, seconds in stages)
        if lasts <= 0.0:
            self._take(stages[-1][0] if stages else self._zoom)
            self.arrived.emit()
            return
        self._start, self._stages = self._zoom, tuple(stages)
        self._glide.setDuration(round(1000 * lasts))
        self._glide.start()

    def _go(self, share: float) -> None:
        self._take(passing(self._start, self._stages, share))

    def _take(self, zoom: float) -> None:
        if zoom != self._zoom:
            self._zoom = float(zoom)
            self.changed.emit()
