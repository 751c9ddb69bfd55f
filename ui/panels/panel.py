"""What all panels share: a column that scrolls, the four objects it reads, and word of what has changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from simulator.lessons.schema import Lesson
from ui.paint.theme import load_fonts
from ui.state.document import Document
from ui.state.player import Place, Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import GRID
from ui.widgets.style import Themed

PASSES = 4  # of the layout: widths, the heights that follow, those of what they stand in, and the width beside a bar


class Panel(QScrollArea):
    """A column of sections beside the stage.

    A subclass fills `column` and then calls `begin`. `reread` is called at another lesson, `show_place` at another
    token or beat, `show_selection` at another layer or unit. It reads, and edits only through the document.
    """

    def __init__(self, document: Document, player: Player, selection: Selection, stage: Stage) -> None:
        super().__init__()
        load_fonts()
        self.document, self.player, self.selection, self.stage = document, player, selection, stage
        self._place = Place(0, 0)
        self._shown: Lesson | None = None  # the lesson that it has read
        self._shown_theme = ""
        self._selected = (selection.layer, selection.unit, selection.view, selection.pins)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.column.setSpacing(GRID)
        self.setWidget(self.body)

    @property
    def editing(self) -> tuple[QWidget, ...]:
        """The parts by which it edits: of no use where the lesson locks what they edit."""
        return ()

    def begin(self) -> None:
        """Show what there is, and from now on what becomes of it."""
        self._follow_document()
        self._apply_theme()
        self.document.changed.connect(self._want_document)
        self.player.moved.connect(self._want_player)
        self.selection.changed.connect(self._want_selection)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with what has happened while it was hidden."""
        super().showEvent(event)
        self.stage.updates.catch_up(self)
        self._lay_out_at_once()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand in another width, and in the heights that this takes, before it is painted."""
        super().resizeEvent(event)
        self._lay_out_at_once()

    def _lay_out_at_once(self) -> None:
        """Let all parts find their places: heights follow from widths, and Qt would lay that out after other events."""
        inside = (each.layout() for each in (*self.body.findChildren(QWidget), self.body))
        layouts = [each for each in inside if each is not None]
        for _ in range(PASSES):
            changed = [each.activate() for each in layouts]
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))  # it makes the column as high as that
            if not any(changed):
                break

    def reread(self) -> None:
        """Show another lesson, or another run of it."""

    def show_place(self) -> None:
        """Show another token or beat."""

    def show_selection(self) -> None:
        """Show another layer or unit."""

    @property
    def place(self) -> Place:
        """The token and beat that are shown."""
        return self._place

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as a side column, as high as all sections."""
        return QSize(33 * GRID, self.body.sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A panel may become low; then it scrolls."""
        return QSize(20 * GRID, 8 * GRID)

    def _want_document(self) -> None:
        self.stage.updates.want(self, self._follow_document)

    def _want_player(self) -> None:
        self.stage.updates.want(self, self._follow_player)

    def _want_selection(self) -> None:
        self.stage.updates.want(self, self._follow_selection)

    def _follow_document(self) -> None:
        self._place, self._shown = self.player.place, self.document.lesson
        self.reread()

    @property
    def is_behind(self) -> bool:
        """Whether it shows a lesson that is no longer open: what is another place in the new one is none in that."""
        return self._shown is not self.document.lesson

    def _follow_player(self) -> None:
        here = self.player.place
        if here != self._place and not self.is_behind:
            self._place = here
            self.show_place()

    def _follow_selection(self) -> None:
        if self.selection.theme != self._shown_theme:
            self._apply_theme()
        selected = (self.selection.layer, self.selection.unit, self.selection.view, self.selection.pins)
        if selected != self._selected:
            if self.is_behind:
                self._follow_document()
            self._selected = selected
            self._place = self.player.place
            self.show_selection()

    def _apply_theme(self) -> None:
        self._shown_theme = self.selection.theme
        for child in self.body.findChildren(QWidget):
            if isinstance(child, Themed):
                child.apply_theme(self.stage.theme)
