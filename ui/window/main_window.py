"""The window: the stage in the middle, what it shows at its sides, where it is below."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip, QWidget

from simulator.lessons.schema import Lesson
from ui.paint.theme import system_theme
from ui.settings import settings
from ui.stage.view import StageView
from ui.state.cue_stops import CueStops
from ui.state.document import Document
from ui.state.learned import Learned
from ui.state.names import lesson_title
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.session import Session
from ui.state.stage import Stage
from ui.widgets.room.screen_fit import SMALLEST, resize_within_screen, stand_within_screen
from ui.widgets.style import apply_palette, apply_theme
from ui.window import left_places
from ui.window.layout import Layout
from ui.window.preferences import restore_preferences, save_preferences

if TYPE_CHECKING:
    from ui.commands.actions import Actions
    from ui.commands.keyboard import Keyboard
    from ui.dialogs.lesson_files import LessonFiles
    from ui.jobs.export_queue import ExportQueue
    from ui.presenter.presentation import Presentation
    from ui.presenter.screens import Screens
    from ui.state.beside.film_maker import FilmMaker
    from ui.state.beside.updates import Updates
    from ui.state.edits.number_edits import NumberPlace
    from ui.state.guide import Guide
    from ui.state.lesson_runner import LessonRunner
    from ui.widgets.messages import Messages
    from ui.window.controls import Controls
    from ui.window.start_page import StartPage


class MainWindow(QMainWindow):
    """One open lesson with everything around it: the context of the commands.

    The stage is there at once; what stands around it is made when the first picture has been painted, or when it is
    needed. `completed` tells that the plots, which load last, are there; `closing` that whatever runs must stop now.
    """

    completed = Signal()
    closing = Signal()

    def __init__(
        self,
        lesson: Lesson,
        path: Path | None = None,
        screens: Screens | None = None,
        make_runner: Callable[[], LessonRunner] | None = None,
        updates: Updates | None = None,
        maker: FilmMaker | None = None,
    ) -> None:
        """Open `lesson`; raises LessonError where it cannot be run. `screens`: those to present on. What `make_runner`,
        `updates` and `maker` do beside it (runs, panels, films) the window else waits for.
        """
        super().__init__()
        self.document = Document(lesson, path, self)
        self.selection = Selection(self.document, theme=settings.theme(system_theme()), parent=self)
        self.stage = Stage(self.document, self.selection, self, updates, maker)
        self.cues = CueStops(self.stage)
        self.player = Player(lambda: self.stage.timeline, parent=self, stops=lambda: self.cues.times)
        self.learned = Learned(self.document, self)
        self.session = Session(self.document, self.player, self.selection, self.stage, self.cues, self.learned)
        self.player.stops_at_cues = settings.stops_at_cues()
        self.set_still(settings.still())
        self._controls: Controls | None = None
        self._screens, self._make_runner = screens, make_runner
        self._start_page: StartPage | None = None
        self._theme, self._loading, self._leaving = "", False, False
        self._apply_theme()
        self.setMinimumSize(SMALLEST)
        resize_within_screen(self, QSize(1440, 900))
        self.setAcceptDrops(True)
        self.stage_view = StageView(self.document, self.player, self.selection, self.stage)
        self.parts = Layout(self.session, self.stage_view)
        self.setCentralWidget(self.parts)
        if (place := settings.geometry()) is not None:
            self.restoreGeometry(place)
            stand_within_screen(self)
        restore_preferences(self.session, self.parts)
        self.stage_view.setFocus()
        self.show_opening()
        self._refresh_title()

    @property
    def controls(self) -> Controls:
        """Everything around the stage, made where it is not there yet."""
        return self._controls or self._make_controls()

    def _make_controls(self) -> Controls:
        from ui.widgets.icons import application_icon
        from ui.window.controls import Controls  # late, as the icon: the first picture is there sooner

        self.setWindowIcon(application_icon())
        apply_theme(self._application, self.stage.theme)
        if self._make_runner is not None:
            self.document.runner = self._make_runner()
        controls = self._controls = Controls(self.session, self.stage_view, self, self, self._screens)
        self.parts.place(controls)
        self._listen(controls)
        controls.play.offer()
        return controls

    def _listen(self, controls: Controls) -> None:
        controls.exports.ended.connect(controls.messages.tell)
        stops = (controls.exports.stop, controls.presentation.finish, self.document.stop, controls.files.stop)
        for stop in (*stops, controls.whatif.stop, controls.announcer.stop, controls.recorder.stop):
            self.closing.connect(stop)
        controls.files.leaving.connect(self._remember_place)
        controls.files.opened.connect(self.show_opening)
        self.selection.changed.connect(self._apply_theme)
        self.stage_view.pointed_at.connect(controls.presentation.point_at)
        self.stage_view.hold_requested.connect(self.show_whatif)
        self.stage_view.failed.connect(controls.messages.tell)
        played, presented = (self.player.speed_changed, self.player.playing_changed), controls.presentation.changed
        for signal in (self.document.changed, self.document.run_changed, self.selection.changed, presented, *played):
            signal.connect(self._refresh)
        for signal in played:
            signal.connect(lambda: self.stage.watch(self.player.pace if self.player.playing else 1.0))
        self.player.moved.connect(self.parts.lay_out)
        self.stage.updates.followed.connect(self.parts.lay_out)
        self.refresh_commands()
        controls.header.settle()
        controls.commands.apply_theme()

    @property
    def commands(self) -> Actions:
        """Menus and keys."""
        return self.controls.commands

    @property
    def files(self) -> LessonFiles:
        """Opens and saves lessons."""
        return self.controls.files

    @property
    def guide(self) -> Guide:
        """Leads through the lesson that is open."""
        return self.controls.guide

    @property
    def exports(self) -> ExportQueue:
        """What is being exported."""
        return self.controls.exports

    @property
    def messages(self) -> Messages:
        """The bar that tells what went wrong, or right."""
        return self.controls.messages

    @property
    def presentation(self) -> Presentation:
        """The windows of the audience and of the speaker."""
        return self.controls.presentation

    def show_opening(self) -> None:
        """Go to where the file was left; a lesson that never was begins at its beginning."""
        left_places.open_at(self.session, self.document.path)
        if self._controls is not None:
            self._controls.play.offer()

    def show_start_page(self) -> None:
        """Show the page of lessons and files over the window."""
        from ui.window.start_page import StartPage  # late: the window is there sooner

        if self._start_page is None:
            page = self._start_page = StartPage(self.files, self.player, self.stage, self)
            page.left.connect(lambda: self.stage_view.setFocus(page.leaves_by))
            page.chosen.connect(self.controls.lead_at_first)
            for covered in (self.closing, self.document.changed, self.messages.shown):  # show what is below
                covered.connect(page.leave)
            self.closing.connect(page.stop)
        self.player.pause()
        self._start_page.enter()

    def set_still(self, still: bool) -> None:
        """Show end states without the motion between them, in the film and from level to level; or the motion again."""
        self.player.still = self.stage.still = still

    # Parts

    def is_shown(self, part: str) -> bool:
        """True where a part is in view: one of `ui.window.layout.PARTS`."""
        return self.parts.is_shown(part)

    def toggle_part(self, part: str) -> None:
        """Show or hide a part."""
        self.parts.toggle(part)

    def show_whatif(self, place: NumberPlace | None) -> None:
        """Show the panel of experiments, ready to set a number."""
        if not self.is_shown("whatif"):
            self.toggle_part("whatif")
        self.controls.whatif.begin_with(place)

    @property
    def keyboard(self) -> Keyboard:
        """Goes from region to region and into the menus."""
        return self.controls.keyboard

    def refresh_commands(self) -> None:
        """Bring the window's title, and titles, ticks and buttons of the commands, up to date."""
        self._refresh_title()
        self.commands.refresh()

    @property
    def dialog_parent(self) -> QWidget:
        """The widget over which questions and dialogs open."""
        return self

    def restart(self) -> None:
        """Start the program anew with what is open, and end this one; or tell why that cannot be."""
        from ui.window.restart import start_anew  # late: the start does not need it

        if start_anew(self.session, self.controls, self._save_preferences, self):
            self._leaving = True
            self.close()

    # Events

    def event(self, event: QEvent) -> bool:
        """Let fields keep the keys that they need, and load the plots once the window has been painted."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keep_wanted(event):
            return True
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._loading:
            self._loading = True
            QTimer.singleShot(0, self._complete)
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc leads from any field back to the stage."""
        if event.key() == Qt.Key.Key_Escape:
            self.stage_view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the parts for which there is room."""
        super().resizeEvent(event)
        self.parts.arrange()
        if self._controls is not None:
            self._controls.commands.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Offer what was changed for saving before it goes, unless another program goes on with it."""
        if not self._leaving and not self.controls.leaving.may_close():
            event.ignore()
            return
        self.player.pause()
        self.closing.emit()
        if not self._leaving:
            self.controls.recovery.finish()
            self._save_preferences()
        event.accept()

    def end(self) -> None:
        """Close without a question: what is not saved is left to the next start."""
        if not self._leaving:
            self._leaving = True
            self.player.pause()
            self.controls.recovery.leave()
            self._save_preferences()
            self.closing.emit()  # where a question is open, closing does not
        self.close()

    def _remember_place(self) -> None:
        if self.document.path is not None:
            left_places.remember(self.document.path, left_places.place_in(self.session))

    def _save_preferences(self) -> None:
        self._remember_place()
        settings.remember_geometry(self.saveGeometry())
        save_preferences(self.session, self.parts)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take a lesson, words or numbers; the cursor says of anything else that it is not taken, a message why."""
        from ui.dialogs.incoming import judge  # late: the first picture is there sooner

        judge(event, self.messages)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the file that was dropped, or offer what it holds."""
        from ui.dialogs.incoming import look_into, take

        if (found := look_into(event.mimeData())) is not None:
            take(found, self.document, self.files, self.messages)

    def _complete(self) -> None:
        """Make the rest in two strokes, so that the keyboard and the mouse are heard between them."""
        if self._controls is None:
            self._make_controls()
        QTimer.singleShot(0, self._load_plots)

    def _load_plots(self) -> None:
        self.parts.load_plots()
        self.completed.emit()

    def _keep_wanted(self, event: QKeyEvent) -> bool:
        """Whether a key is needed where the keyboard is, so that no command may take it."""
        QToolTip.hideText()  # what it told may soon be no longer so
        self.stage.updates.catch_up(self)  # a key may do what the commands say by now
        if self._start_page is not None and self._start_page.keep_wanted(event):
            return True
        from ui.widgets.keys import keep_wanted  # late: the first picture is there sooner

        return keep_wanted(event)

    def _apply_theme(self) -> None:
        theme = self.stage.theme
        if theme.name == self._theme:
            return
        if not self._theme:
            apply_palette(self._application, theme)
        else:
            apply_theme(self._application, theme)
            self.commands.apply_theme()
        self._theme = theme.name

    @property
    def _application(self) -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application

    def _refresh(self) -> None:
        self.stage.updates.want(self, self.refresh_commands)

    def _refresh_title(self) -> None:
        self.setWindowModified(self.document.is_modified)
        path = self.document.path
        self.setWindowTitle(f"{path.name if path else lesson_title(self.document.lesson)}[*] – Gatelight")
