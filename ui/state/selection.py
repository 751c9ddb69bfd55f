"""What is selected: the layer, the unit, the view, the look and the stretch of the sequence on the ruler.

Layer and unit are bounded by the lesson whenever they are read, so that no order of listeners can see one that is gone,
and an undo finds the selection as it was.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from simulator.analysis.charts.text import has_chances
from simulator.frameworks.modules import RETURNING
from simulator.lessons.schema import Lesson
from ui.film.film import FilmOptions
from ui.film.scene.chart_options import ALL, ChartOptions
from ui.film.views import view_of
from ui.paint.theme import THEMES
from ui.settings.translation import own_language
from ui.state.document import Document


class Wording(NamedTuple):
    """The wording of the picture: keys of `ui.film.text.notation.NOTATIONS`, `ui.film.narration.depths()` and
    `languages()`, the last of them that of the window.
    """

    notation: str = "pytorch"
    depth: str = "sentence"
    language: str = "en"


TABS = ("read", "numbers", "whatif")
"""What the column beside the stage can show: what to look for, the numbers of the selected unit, what can be tried."""


class Selection(QObject):
    """The selection. `changed` tells of all but the tab (`turned`), the span (`scrolled`) and the selected tokens
    (`brushed`).
    """

    changed = Signal()
    turned = Signal()
    scrolled = Signal()
    brushed = Signal()

    def __init__(self, document: Document, *, theme: str = "light", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._layer = self._unit = 0
        self._view = "cell"
        self._theme = theme if theme in THEMES else "light"
        self._wording = Wording(language=own_language().key)
        self._pins: tuple[int, ...] = ()
        self._lens = "changed"
        self._quantity = ""
        self._ghost = True
        self._signs, self._returned = False, ""
        self._tab = TABS[0]
        self._whole_run = self._chances = False
        self.writing = "text"
        """How vectors are copied: a key of `ui.film.text.vector_text.WRITINGS`."""
        self._span = (0.0, 1.0)
        self._brush: tuple[int, int] | None = None
        self._options: tuple[Lesson, tuple[object, ...], FilmOptions] | None = None  # of which lesson and selection

    @property
    def layer(self) -> int:
        """The selected layer, from 0."""
        return min(self._layer, len(self._document.lesson.layers) - 1)

    @layer.setter
    def layer(self, layer: int) -> None:
        self.look_at(layer, self._unit)

    @property
    def unit(self) -> int:
        """The selected unit, from 0: the one whose formula is shown."""
        return min(self._unit, self._document.lesson.layers[self.layer].units - 1)

    @unit.setter
    def unit(self, unit: int) -> None:
        self.look_at(self._layer, unit)

    def look_at(self, layer: int, unit: int, quantity: str | None = None) -> None:
        """Select a unit of a layer at once, and one of its numbers."""
        chosen = max(layer, 0), max(unit, 0), self._quantity if quantity is None else quantity
        if chosen != (self._layer, self._unit, self._quantity):
            self._chances = self._chances and quantity in (None, self.quantity)
            self._layer, self._unit, self._quantity = chosen
            self.changed.emit()

    @property
    def pins(self) -> tuple[int, ...]:
        """Units of the layer that stay in view beside the selected one, in the order in which they were pinned."""
        units = self._document.lesson.layers[self.layer].units
        return tuple(unit for unit in self._pins if unit < units)

    @pins.setter
    def pins(self, pins: tuple[int, ...]) -> None:
        if pins != self._pins:
            self._pins = pins
            self.changed.emit()

    def toggle_pin(self, unit: int) -> None:
        """Pin a unit of the layer, or let it go."""
        self.pins = tuple(pin for pin in self.pins if pin != unit) if unit in self.pins else (*self.pins, unit)

    @property
    def lens(self) -> str:
        """How the units are chosen that a large vector shows as numbers: a key of `ui.film.scene.lens.CHOICES`."""
        return self._lens

    @lens.setter
    def lens(self, lens: str) -> None:
        if lens != self._lens:
            self._lens = lens
            self.changed.emit()

    @property
    def quantity(self) -> str:
        """The vector that was pointed at last, where the layer has it; else what the layer remembers."""
        cell = self._document.trace.layers[self.layer].layer.cell
        known = {*cell.parsed.quantities, *cell.parsed.given}
        return self._quantity if self._quantity in known else cell.memory.state

    @quantity.setter
    def quantity(self, quantity: str) -> None:
        self.look_at(self._layer, self._unit, quantity)

    @property
    def chances(self) -> bool:
        """Whether a text is shaded by the chance that was given to each token, in place of the selected quantity."""
        return self._chances and has_chances(self._document.trace)

    @chances.setter
    def chances(self, chances: bool) -> None:
        if chances != self._chances:
            self._chances = chances
            self.changed.emit()

    @property
    def ghost(self) -> bool:
        """Whether the document's ghost, the run before the last edit, stands behind the vectors."""
        return self._ghost

    @ghost.setter
    def ghost(self, ghost: bool) -> None:
        if ghost != self._ghost:
            self._ghost = ghost
            self.changed.emit()

    @property
    def signs(self) -> bool:
        """Whether a card on the stage says what the signs of the close-up mean."""
        return self._signs

    @signs.setter
    def signs(self, signs: bool) -> None:
        if signs != self._signs:
            self._signs = signs
            self.changed.emit()

    @property
    def returned(self) -> str:
        """Whose returned values are outlined on the stage: a framework of `RETURNING`, or ""."""
        return self._returned

    @returned.setter
    def returned(self, returned: str) -> None:
        if returned != self._returned and returned in ("", *RETURNING):
            self._returned = returned
            self.changed.emit()

    @property
    def whole_run(self) -> bool:
        """Whether plots and charts show what comes after the moment too, pale."""
        return self._whole_run

    @whole_run.setter
    def whole_run(self, whole_run: bool) -> None:
        if whole_run != self._whole_run:
            self._whole_run = whole_run
            self.changed.emit()

    @property
    def view(self) -> str:
        """The view on the stage: a name that `ui.film.views` has."""
        return self._view

    @view.setter
    def view(self, view: str) -> None:
        if view != self._view:
            self._view = view
            self.changed.emit()

    @property
    def tab(self) -> str:
        """Which page of the column beside the stage is in front: one of `TABS`."""
        return self._tab

    @tab.setter
    def tab(self, tab: str) -> None:
        if tab != self._tab and tab in TABS:
            self._tab = tab
            self.turned.emit()

    @property
    def theme(self) -> str:
        """The name of the theme, for stage and window."""
        return self._theme

    @theme.setter
    def theme(self, theme: str) -> None:
        if theme != self._theme and theme in THEMES:
            self._theme = theme
            self.changed.emit()

    @property
    def wording(self) -> Wording:
        """Notation, depth and language of formulas and captions."""
        return self._wording

    @wording.setter
    def wording(self, wording: Wording) -> None:
        if wording != self._wording:
            self._wording = wording
            self.changed.emit()

    @property
    def options(self) -> FilmOptions:
        """What a film is to show, and how."""
        shown = ChartOptions(quantity=self.quantity, chances=self.chances) if view_of(self._view).by_quantity else ALL
        own = (
            self._view, self._layer, self._unit, self._pins, self._lens, self._wording, self._signs, self._whole_run,
            self._returned, shown,
        )  # fmt: skip
        lesson, known = self._document.lesson, self._options
        if known is None or known[0] is not lesson or known[1] != own:
            place = (self.view, self.layer, self.unit, self.pins, self.lens)
            made = FilmOptions(
                *place, *self.wording, signs=self.signs, whole_run=self.whole_run, returned=self.returned,
                chart_options=shown,
            )  # fmt: skip
            known = self._options = lesson, own, made
        return known[2]

    @property
    def span(self) -> tuple[float, float]:
        """The stretch of the sequence that the ruler shows, in tokens from its left to its right edge.

        Token k stands between k and k + 1; the right edge may lie behind the last token.
        """
        return self._span

    @span.setter
    def span(self, span: tuple[float, float]) -> None:
        if span != self._span:
            self._span = span
            self.scrolled.emit()

    @property
    def brush(self) -> tuple[int, int] | None:
        """The selected tokens, the first up to but not with the second; None where none is selected, or is left."""
        if self._brush is None:
            return None
        first, stop = self._brush[0], min(self._brush[1], self._document.trace.steps)
        return (first, stop) if first < stop else None

    @brush.setter
    def brush(self, brush: tuple[int, int] | None) -> None:
        if brush != self._brush:
            self._brush = brush
            self.brushed.emit()
