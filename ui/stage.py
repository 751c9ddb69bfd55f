"""The film in view, made in one place from what is open and where the eye is.

The film is made when it is asked for and kept until document or selection want another: whoever listens to either of
them, in whatever order, finds the film that fits.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.document import Document
from ui.film.film import Film
from ui.film.marks import Frame
from ui.film.storyboard import Timeline
from ui.selection import Selection
from ui.theme import THEMES, Theme


class Stage(QObject):
    """The film and the theme it is painted in. `changed` tells that the picture of the same time may be another."""

    changed = Signal()

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._made_from: tuple[object, ...] = ()
        self._film: Film | None = None
        document.changed.connect(self.changed)
        selection.changed.connect(self.changed)

    @property
    def film(self) -> Film:
        """The film of the lesson as it is, with the layer and unit under the eye."""
        seen = self._selection
        trace = self._document.trace
        if self._film is None or self._made_from[0] is not trace or self._made_from[1:] != _place(seen):
            self._made_from = (trace, *_place(seen))
            self._film = Film(self._document.lesson, trace, view=seen.view, layer=seen.layer, unit=seen.unit)
        return self._film

    @property
    def timeline(self) -> Timeline:
        """The tokens and beats of the film."""
        return self.film.timeline

    @property
    def theme(self) -> Theme:
        """The theme that stage and window wear."""
        return THEMES[self._selection.theme]

    def frame(self, time: float) -> Frame:
        """The picture at a time of the film, in seconds."""
        return self.film.frame(time)


def _place(seen: Selection) -> tuple[str, int, int]:
    return seen.view, seen.layer, seen.unit
