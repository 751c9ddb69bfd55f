"""The presentation: which windows are open, on which screens, and what covers the audience's."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.film.marks import About
from ui.presenter.audience import Audience
from ui.presenter.screens import Arrangement, Screens, arrange_screens, fill
from ui.presenter.speaker import Speaker
from ui.presenter.stopwatch import Stopwatch
from ui.settings import settings
from ui.settings.translation import translate
from ui.state.session import Session


class Presentation(QObject):
    """Opens and closes the windows of audience and speaker. `changed` tells that something of this is otherwise.

    `home` is the widget of the main window that has the keyboard again when the presentation ends; `actions` and
    `menus` are those of the commands, by name. With two screens the audience's window covers one and the speaker's the
    other. With one the audience's covers it, and the speaker's view is an ordinary window: for a
    call in which a single window is shared.
    """

    changed = Signal()

    def __init__(
        self,
        home: QWidget,
        session: Session,
        actions: Mapping[str, QAction],
        menus: Mapping[str, QMenu],
        screens: Screens | None = None,
    ) -> None:
        super().__init__(home)
        self._home, self._session, self._actions, self._menus = home, session, actions, menus
        self.screens = screens or Screens(parent=self)
        self.stopwatch = Stopwatch()
        self.audience: Audience | None = None
        self.speaker: Speaker | None = None
        self._speaker_wanted = False  # as a window, whether something is presented or not
        self._arrangement: Arrangement | None = None
        self.screens.changed.connect(self._arrange)
        self.screens.changed.connect(self._inform_speaker)
        self.changed.connect(self._inform_speaker)

    @property
    def active(self) -> bool:
        """Whether something is presented."""
        return self.audience is not None

    @property
    def arrangement(self) -> Arrangement | None:
        """Who sees which screen, while something is presented."""
        return self._arrangement

    @property
    def cover(self) -> str:
        """What lies over the audience's stage: "black", "white", or "" where nothing does."""
        return self.audience.cover.colour if self.audience is not None else ""

    def describe_cover(self) -> str:
        """That the audience does not see what the speaker sees, or "" where it does."""
        words = {
            "black": translate("Presenter", "The audience sees a black screen."),
            "white": translate("Presenter", "The audience sees a white screen."),
        }
        return words.get(self.cover, "")

    # Begin and end

    def start(self) -> None:
        """Show the stage alone, as large as a screen."""
        if self.active:
            return
        document, player, selection, stage, _ = self._session
        self.audience = Audience(document, player, selection, stage)
        self.audience.view.set_theme(settings.audience_theme())
        self.audience.addActions(list(self._actions.values()))
        self.audience.closed.connect(self.leave)
        self.stopwatch.start()
        self._arrange()

    def leave(self) -> None:
        """Go back to the window."""
        if self.audience is None:
            return
        _throw_away(self.audience)
        self.audience = self._arrangement = None
        if self.speaker is not None:
            if self._speaker_wanted:
                self.speaker.as_window()
            else:
                self._close_speaker()
        self._home.window().activateWindow()
        self._home.setFocus()
        self.changed.emit()

    def finish(self) -> None:
        """Close all windows of the presentation."""
        self._speaker_wanted = False
        self.leave()
        self._close_speaker()

    # The speaker's view

    @property
    def speaker_is_shown(self) -> bool:
        """Whether the speaker's view is open."""
        return self.speaker is not None

    def toggle_speaker(self) -> None:
        """Open the speaker's view, or close it."""
        self._speaker_wanted = self.speaker is None
        if self.speaker is not None:
            self._close_speaker()
        else:
            self._open_speaker()
        self.changed.emit()

    def _forget_speaker(self) -> None:
        """Let go of the speaker's view, which was closed by hand."""
        self._speaker_wanted = False
        self._close_speaker()
        self.changed.emit()

    def _open_speaker(self) -> None:
        if self.speaker is None:
            self.speaker = Speaker(self._session, self.stopwatch, self._actions, self._menus)
            self.speaker.closed.connect(self._forget_speaker)
            self._inform_speaker()
            self.speaker.view.pointed_at.connect(self.point_at)
        if self._arrangement is not None and self._arrangement.speaker is not None:
            if self.speaker.isVisible():
                self.speaker.remember_place()
            fill(self.speaker, self._arrangement.speaker)
        else:
            self.speaker.as_window()
        self.speaker.raise_()
        self.speaker.activateWindow()
        self.speaker.view.setFocus()

    def _inform_speaker(self) -> None:
        if self.speaker is not None:
            self.speaker.show_presentation(self.active, self.describe_cover(), len(self.screens.all()) > 1)

    def _close_speaker(self) -> None:
        if self.speaker is not None:
            speaker, self.speaker = self.speaker, None
            speaker.remember_place()
            _throw_away(speaker)

    # Screens

    def put_audience_on(self, name: str) -> None:
        """Let the audience see this screen, now and next time; "" the one on which the window does not stand."""
        settings.remember_audience_screen(name)
        self._arrange()

    def swap(self) -> None:
        """Exchange the speaker's and the audience's screen."""
        if self._arrangement is not None and self._arrangement.speaker is not None:
            self.put_audience_on(self._arrangement.speaker.name)

    def _arrange(self) -> None:
        """Put the windows where they belong, with the screens as they are now."""
        if self.audience is None:
            return
        screens = self.screens.all()
        wanted = arrange_screens(screens, self._home.window().frameGeometry().center(), settings.audience_screen())
        before, self._arrangement = self._arrangement, wanted
        if wanted == before:
            return
        fill(self.audience, wanted.audience)
        if wanted.speaker is not None:
            self._open_speaker()
        elif not self._speaker_wanted:
            self._close_speaker()
        elif self.speaker is not None:
            self.speaker.as_window()
        if self.speaker is None:
            self.audience.activateWindow()
            self.audience.view.setFocus()
        self.changed.emit()

    # What the audience sees

    def toggle_cover(self, colour: str) -> None:
        """Cover the audience's stage in "black" or "white"; the same again takes it away."""
        if self.audience is not None:
            self.audience.cover.show_colour("" if colour == self.cover else colour)
            self.changed.emit()

    def uncover(self) -> bool:
        """Let the audience see the stage again. True where it was covered."""
        covered = bool(self.cover)
        if covered:
            self.toggle_cover(self.cover)
        return covered

    @property
    def is_pointing(self) -> bool:
        """Whether the audience sees what the speaker points at."""
        return settings.points_for_audience()

    def set_pointing(self, pointing: bool) -> None:
        """Show the audience what the speaker points at, now and next time, or do not."""
        settings.remember_points_for_audience(pointing)
        self.point_at(None)

    def point_at(self, about: About | None) -> None:
        """Light up for the audience what the speaker points at in a view of his own."""
        if self.audience is not None and (self.is_pointing or about is None):
            self.audience.view.point_at(about)

    def set_audience_theme(self, theme: str) -> None:
        """Show the audience the stage in other colours than the window's; "" in the same."""
        settings.remember_audience_theme(theme)
        if self.audience is not None:
            self.audience.view.set_theme(theme)


def _throw_away(window: Audience | Speaker) -> None:
    """Close a window without asking it."""
    window.blockSignals(True)
    window.hide()
    window.deleteLater()
