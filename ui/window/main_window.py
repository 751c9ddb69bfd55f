"""The window: the stage in the middle, what it shows at its sides, where it is below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
)

from simulator.lessons.run import Lesson
from ui.commands.actions import Actions
from ui.commands.menus.file import may_close, open_in
from ui.film.scene.opening_place import opening
from ui.jobs.export_queue import ExportQueue
from ui.paint.theme import system_theme
from ui.presenter.presentation import Presentation
from ui.presenter.screens import Screens
from ui.settings import settings
from ui.settings.translation import translate
from ui.stage import accessibility as stage_access
from ui.stage.cue_banner import CueBanner
from ui.stage.transport import Transport
from ui.stage.view import StageView
from ui.state.cue_stops import CueStops
from ui.state.document import Document
from ui.state.number_edits import Spot
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets import accessible_painting as painted_access
from ui.widgets.icons import application_icon
from ui.widgets.keys import is_wanted
from ui.widgets.messages import Messages
from ui.widgets.questions import ask_for_folder
from ui.widgets.style import dress
from ui.window import preferences as habits
from ui.window.export_bar import ExportBar
from ui.window.header import Header
from ui.window.layout import Layout
from ui.window.recovery import Recovery

if TYPE_CHECKING:
    from ui.window.start_page import StartPage


class MainWindow(QMainWindow):
    """One open lesson with everything around it.

    `completed` tells that the plots, which load last, are there; `closing` that whatever runs must stop now.
    """

    completed = Signal()
    closing = Signal()

    def __init__(self, lesson: Lesson, path: Path | None = None, screens: Screens | None = None) -> None:
        """Open `lesson`; raises LessonError where it cannot be run. `screens`: those to present on."""
        super().__init__()
        self.document = Document(lesson, path, self)
        self.selection = Selection(self.document, theme=settings.theme(system_theme()), parent=self)
        self.stage = Stage(self.document, self.selection, self)
        self.cues = CueStops(self.stage)
        self.player = Player(lambda: self.stage.timeline, parent=self, stops=lambda: self.cues.times)
        self.player.stops_at_cues = settings.stops_at_cues()
        self.set_still(settings.still())
        self._start_page: StartPage | None = None
        self._dressed = ""
        self._loading = self._leaving = False
        self._wear_theme()
        self.presentation = Presentation(self, screens)
        self._build()
        self._listen()
        self.recovery = Recovery(self.document, self)
        self.show_opening()

    def _build(self) -> None:
        stage_access.install()
        painted_access.install()
        self.setWindowIcon(application_icon())
        self.setMinimumSize(640, 440)
        self.resize(1440, 900)
        self.setAcceptDrops(True)
        self.commands = Actions(self)
        self.header = Header(self.document, self.selection, self.stage, self.commands.actions, self.commands.menus)
        self.commands.fill(self.header.bar)
        self.messages = Messages(self.stage)
        self.exports = ExportQueue(self)
        self.export_bar = ExportBar(self.exports)
        views = (self.document, self.player, self.selection, self.stage)
        self.stage_view = StageView(*views)
        self.banner = CueBanner(self.stage_view, self.player, self.cues)
        self.transport = Transport(
            self.player, self.selection, self.stage, self.commands.actions, self.commands.menus["choose_speed"],
            self.cues,
        )  # fmt: skip
        self.parts = Layout(self, views)
        self.setCentralWidget(self.parts)
        self.transport.ruler.asked.connect(self.parts.sequence.offer)
        self.stage_view.hold_asked.connect(self.show_whatif)
        self.stage_view.failed.connect(self.messages.tell)
        self.header.settle()
        self.commands.wear_theme()
        place = settings.geometry()
        if place is not None:
            self.restoreGeometry(place)
        habits.take_up(self)
        self.stage_view.setFocus()

    def _listen(self) -> None:
        self.exports.ended.connect(self.messages.tell)
        self.closing.connect(self.exports.stop)
        self.document.changed.connect(self._refresh)
        self.selection.changed.connect(self._wear_theme)
        self.selection.changed.connect(self._refresh)
        self.player.playing_changed.connect(self._refresh)
        self.presentation.changed.connect(self._refresh)
        self.stage_view.pointed_at.connect(self.presentation.point_at)
        self.player.speed_changed.connect(self._refresh)
        self.player.moved.connect(self._lay_out)
        self.parts.network.equations_wanted.connect(self.commands.actions["edit_cell"].trigger)
        self._refresh()

    def show_opening(self) -> None:
        """Go to where the lesson opens."""
        self.player.rest_at(*opening(self.document.trace, self.stage.timeline))

    def show_start_page(self) -> None:
        """Lay the page of lessons and files over the window."""
        from ui.window.start_page import StartPage  # late: the window is there sooner

        if self._start_page is None:
            self._start_page = StartPage(self)
        self.player.pause()
        self._start_page.enter()

    def show_export(self) -> None:
        """Ask how to export the film, and export it."""
        from ui.dialogs.export.dialog import ExportDialog  # late: the window is there sooner

        self.player.pause()
        dialog = ExportDialog(self.document, self.player, self.stage, self)
        self.closing.connect(dialog.reject)
        dialog.open()

    def write_pack(self) -> None:
        """Ask for a folder, and write the lecture pack of the lesson into one inside it."""
        from ui.jobs.pack_job import packer  # late: the window is there sooner

        self.player.pause()
        folder = ask_for_folder(self, translate("Export", "Lecture pack: the folder in which a new one is made"))
        if folder is not None:
            self.exports.add(packer(self.document.lesson, self.selection, folder))

    def set_still(self, still: bool) -> None:
        """Show end states without the motion between them, in the film and from level to level; or the motion again."""
        self.player.still = self.stage.still = still

    # Parts

    def is_shown(self, part: str) -> bool:
        """Whether a part ("left", "right", "plots") is in view."""
        return self.parts.is_shown(part)

    def toggle_part(self, part: str) -> None:
        """Show or hide a part."""
        self.parts.toggle(part)

    @property
    def presenting(self) -> bool:
        """Whether the stage is presented."""
        return self.presentation.active

    def show_whatif(self, spot: Spot | None) -> None:
        """Show the panel of experiments, ready to set a number."""
        if not self.is_shown("whatif"):
            self.toggle_part("whatif")
        self.parts.whatif.ask(spot)

    def set_presenting(self, presenting: bool) -> None:
        """Show the stage alone on a whole screen, or the window again."""
        if presenting:
            self.presentation.start()
        else:
            self.presentation.leave()

    # Events

    def event(self, event: QEvent) -> bool:
        """Let fields keep the keys that they need, and load the plots once the window has been painted."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_wanted(event):
            event.accept()
            return True
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._loading:
            self._loading = True
            QTimer.singleShot(0, self._complete)
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc leads from any field back to the stage."""
        if event.key() == Qt.Key.Key_Escape:
            self.stage_view.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the parts for which there is room."""
        super().resizeEvent(event)
        self.parts.arrange()
        self.commands.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Offer what was changed for saving before it goes, unless another program goes on with it."""
        if not self._leaving and not may_close(self):
            event.ignore()
            return
        self.player.pause()
        self.closing.emit()
        if not self._leaving:
            self.recovery.finish()
            self.keep_habits()
        event.accept()

    def keep_habits(self) -> None:
        """Remember for the next start where the window is and how it is used."""
        settings.remember_geometry(self.saveGeometry())
        habits.keep(self)

    def leave(self) -> None:
        """Close without a question: what is open was handed over to another program."""
        self._leaving = True
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take a lesson file that is dropped on the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the file that was dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files and may_close(self):
            open_in(self, files[0])

    def _complete(self) -> None:
        self.parts.load_plots()
        self.completed.emit()

    def _lay_out(self) -> None:
        """Give the panels their new sizes now: later, all would be painted in its old place first, and then again."""
        for _ in range(3):  # from the labels outwards
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _is_wanted(self, event: QKeyEvent) -> bool:
        """Whether the field that has the focus needs a key for itself, so that no command may take it."""
        if self._start_page is not None and self._start_page.isVisible() and not event.modifiers():
            return event.key() != Qt.Key.Key_F1  # the page lies over what the keys would act upon
        return is_wanted(QApplication.focusWidget(), event)

    def _wear_theme(self) -> None:
        theme = self.stage.theme
        if theme.name == self._dressed:
            return
        first = not self._dressed
        self._dressed = theme.name
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        dress(application, theme)
        if not first:
            self.commands.wear_theme()
            settings.remember_theme(theme.name)

    def _refresh(self) -> None:
        self.setWindowModified(self.document.is_modified)
        path = self.document.path
        self.setWindowTitle(f"{path.name if path else self.document.lesson.title}[*] – Gatelight")
        self.commands.refresh()
