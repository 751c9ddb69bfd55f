"""What a command may act on. The window is one such context; a test can make a smaller one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from ui.commands.keyboard import Keyboard
    from ui.dialogs.lesson_files import LessonFiles
    from ui.jobs.export_queue import ExportQueue
    from ui.presenter.presentation import Presentation
    from ui.state.cue_stops import CueStops
    from ui.state.document import Document
    from ui.state.edits.number_edits import NumberPlace
    from ui.state.learned import Learned
    from ui.state.player import Player
    from ui.state.selection import Selection
    from ui.state.stage import Stage
    from ui.widgets.messages import Messages


class Context(Protocol):
    """The open lesson, what shows it, and the program around it.

    A part of the window is named by one of `ui.window.layout.PARTS`: "left", "right", "plots", the pages of the column
    on the right "read", "numbers" and "whatif", and "table"; "alone" is the stage without any of them.
    """

    @property
    def document(self) -> Document:
        """The open lesson, its run and its history of edits."""

    @property
    def player(self) -> Player:
        """The time of the film."""

    @property
    def selection(self) -> Selection:
        """The layer, unit, view and wording that are selected."""

    @property
    def stage(self) -> Stage:
        """The film in view."""

    @property
    def cues(self) -> CueStops:
        """Where the film in view stops by itself."""

    @property
    def learned(self) -> Learned:
        """The training that what is open is of."""

    @property
    def files(self) -> LessonFiles:
        """Opens and saves lessons."""

    @property
    def exports(self) -> ExportQueue:
        """What is being exported."""

    @property
    def messages(self) -> Messages:
        """The bar that tells what went wrong, or right."""

    @property
    def presentation(self) -> Presentation:
        """The windows of the audience and of the speaker."""

    @property
    def dialog_parent(self) -> QWidget:
        """The widget over which questions and dialogs open."""

    @property
    def closing(self) -> SignalInstance:
        """The signal that the program ends: a dialog that would stay open closes without a question."""

    def is_shown(self, part: str) -> bool:
        """True where a part of the window is in view."""

    def toggle_part(self, part: str) -> None:
        """Show or hide a part of the window."""

    def show_whatif(self, place: NumberPlace | None) -> None:
        """Show the panel of experiments, ready to set this number."""

    def show_start_page(self) -> None:
        """Show the page of lessons and files over everything else."""

    def set_still(self, still: bool) -> None:
        """Show end states without the motion between them, or the motion again."""

    @property
    def keyboard(self) -> Keyboard:
        """Goes from region to region and into the menus, and gives the commands their keys."""

    def refresh_commands(self) -> None:
        """Bring titles, ticks and buttons of the commands up to date."""

    def restart(self) -> None:
        """Start the program anew with what is open, and end this one; or tell why that cannot be."""

    def close(self) -> bool:
        """End the program, once what is open may be closed. False where it stays on purpose."""
