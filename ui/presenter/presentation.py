"""The presentation: which windows are open, on which screens, and what covers the audience's."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.film.marks import About
from ui.presenter.audience import Audience
from ui.presenter.screens import Arrangement, Screens, arrange_screens, fill, screen_at
from ui.presenter.speaker import Speaker
from ui.presenter.stopwatch import Stopwatch
from ui.presenter.talk import Talk
from ui.presenter.told import news_of
from ui.settings import settings
from ui.settings.translation import translate
from ui.state.guide import Guide
from ui.state.session import Session
from ui.widgets.keys import key_text

_MOST_TRIES = 3  # after which something is stronger


class Presentation(QObject):
    """Opens and closes the windows of audience and speaker. `changed` tells that something of this is otherwise;
    `told` carries what a talk asks or answers.

    `home` is the widget of the main window that has the keyboard again when the presentation ends; `actions` and
    `menus` are those of the commands, by name. With two screens the audience's window covers one and the speaker's the
    other, whatever becomes of the screens: the notes are never where the audience sees them. With one, or with screens
    that show the same, the audience's window covers it; the speaker's view is then opened where one asks for it alone,
    as an ordinary window: for a call in which a single window is shared.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        home: QWidget,
        session: Session,
        guide: Guide,
        actions: Mapping[str, QAction],
        menus: Mapping[str, QMenu],
        screens: Screens | None = None,
    ) -> None:
        super().__init__(home)
        self.talk = Talk(guide, session.document, session.player, session.selection)
        self._home, self._session, self._actions, self._menus = home, session, actions, menus
        self.screens = screens or Screens(parent=self)
        self.stopwatch = Stopwatch()
        self.audience: Audience | None = None
        self.speaker: Speaker | None = None
        self._speaker_wanted = False  # as a window, whether something is presented or not
        self._arrangement: Arrangement | None = None
        self._own = ""  # the name of the screen on which the window stood when it was begun to present
        self._tries = 0  # to bring the speaker's view back to its screen
        self.screens.changed.connect(self._arrange)
        self.screens.changed.connect(self._inform_speaker)
        self.changed.connect(self._inform_speaker)
        self.changed.connect(self._hear)
        self._news = ""
        self.talk.changed.connect(self._tell_news)

    def _hear(self) -> None:
        """Somebody hears the talk while something is presented, and who prepares it in the speaker's view."""
        self.talk.heard = self.active or self.speaker is not None

    def _tell_news(self) -> None:
        before, self._news = self._news, news_of(self.talk)
        if self._news and self._news != before:
            self.told.emit(self._news)

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
        document, player, selection, stage, *_ = self._session
        self.audience = Audience(document, player, selection, stage, self.talk)
        self.audience.view.set_theme(settings.audience_theme())
        self.audience.addActions(list(self._actions.values()))
        self.audience.closed.connect(self.leave)
        self.stopwatch.start()
        self._own = screen_at(self.screens.all(), self._middle()).name
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
        self.talk.stop()

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
            self.speaker = Speaker(self._session, self.talk, self.stopwatch, self._actions, self._menus)
            self.speaker.closed.connect(self._forget_speaker)
            self.speaker.settled.connect(self._look_at_speaker)
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

    def _middle(self) -> QPoint:
        return self._home.window().frameGeometry().center()

    def _arrange(self) -> None:
        """Put the windows where they belong, with the screens as they are now."""
        screens = self.screens.all()
        if self.audience is None or not screens:  # there is none while the last one is changed for another
            return
        before, own = self._arrangement, screen_at(screens, self._middle(), self._own)
        wanted = self._arrangement = arrange_screens(screens, own, settings.audience_screen(), before)
        if wanted == before:
            return
        self._tries = 0
        if self.speaker is not None and before is not None and before.speaker is not None:
            self.speaker.cover_up()  # the audience's screen may be where it stands
        fill(self.audience, wanted.audience)
        if wanted.speaker is not None:
            self.audience.notice.hide()
            self._open_speaker()
        elif before is not None and before.speaker is not None:
            self._hide_notes()
        elif self.speaker is not None:
            self.speaker.as_window()
        elif before is None and self._has_notes:
            self._tell_of_notes()
        if self.speaker is None:
            self.audience.activateWindow()
            self.audience.view.setFocus()
        self.changed.emit()

    @property
    def _has_notes(self) -> bool:
        story = self.talk.guide.story
        noted = story is not None and self.talk.guide.at is not None and any(step.notes for step in story.steps)
        return bool(self._session.document.lesson.notes) or noted

    def _hide_notes(self) -> None:
        """Close the speaker's view, since the audience would see it, and say so."""
        self._speaker_wanted = False
        self._close_speaker()
        self._tell_of_notes()

    def _tell_of_notes(self) -> None:
        assert self.audience is not None
        key = key_text(self._actions["toggle_speaker"].shortcut().toString())
        if len(self.screens.all()) > 1:
            words = translate("Presenter", "Your notes are not shown: the audience sees all screens. {key} shows them.")
        else:
            words = translate("Presenter", "Your notes are not shown: there is one screen. {key} shows them.")
        self.audience.notice.tell(words.format(key=key))

    def _look_at_speaker(self) -> None:
        """Uncover the speaker's view where it stands; where something has moved it to the audience, move it back."""
        assert self.speaker is not None
        wanted = self._arrangement
        if wanted is None or wanted.speaker is None or not wanted.audience.shows(self.speaker.frameGeometry()):
            self.speaker.uncover()
            return
        self._tries += 1
        if self._tries > _MOST_TRIES:
            self._hide_notes()
            self.changed.emit()
        else:
            self.speaker.cover_up()
            fill(self.speaker, wanted.speaker)

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
            self.audience.show_theme()


def _throw_away(window: Audience | Speaker) -> None:
    """Close a window without asking it."""
    window.blockSignals(True)
    window.hide()
    window.deleteLater()
