"""How far the eye has come between the levels of the picture: a number that glides to where the selection wants it."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

SETTLED = 1e-6


class Zoomer(QObject):
    """Holds the zoom, 0 at the outermost level. `changed` tells of every step of a glide, `arrived` of its end."""

    changed = Signal()
    arrived = Signal()

    def __init__(self, zoom: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zoom = zoom
        self._glide = QVariantAnimation(self)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._glide.valueChanged.connect(self._take)
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

    def glide(self, zoom: float, seconds: float) -> None:
        """Go to a zoom in so many seconds; at once where there are none."""
        self._glide.stop()
        if seconds <= 0.0 or abs(zoom - self._zoom) < SETTLED:
            self._take(zoom)
            self.arrived.emit()
            return
        self._glide.setStartValue(self._zoom)
        self._glide.setEndValue(float(zoom))
        self._glide.setDuration(round(1000 * seconds))
        self._glide.start()

    def _take(self, zoom: float) -> None:
        if zoom != self._zoom:
            self._zoom = float(zoom)
            self.changed.emit()
