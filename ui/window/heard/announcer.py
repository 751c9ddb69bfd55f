"""Says what happens in the window to screen readers, once and in few words, whatever control has the keyboard.

What one act changes is gathered into one announcement: first what was done and what came of it, then where the film is
and its caption, each only where it is another than was said last. What goes wrong is said at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from simulator.network.trace import Trace
from ui.film.marks import About
from ui.film.scene.table import table
from ui.film.views import view_of
from ui.jobs.measures import NewestMeasure, is_small
from ui.panels.whatif.outcome import Outcome
from ui.presenter.presentation import Presentation
from ui.settings.translation import translate
from ui.stage.view import StageView
from ui.stage.words import StageWords, row_words
from ui.state.names import layer_number, unit_name
from ui.state.session import Session
from ui.widgets.heard.announcement import announce
from ui.widgets.messages import Messages
from ui.window.heard.acts import DocumentState, act_words

GATHERED = 80  # milliseconds without a change after which what was changed is said
WHILE_PLAYING = 2.0  # seconds between two captions that are said while the film plays


class Announcer(QObject):
    """Listens to all that acts; `home` is the stage in whose name it speaks where nothing has the keyboard."""

    def __init__(
        self,
        session: Session,
        home: StageView,
        messages: Messages,
        presentation: Presentation,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(home)
        self._session, self._home, self._messages, self._presentation = session, home, messages, presentation
        self._now, self._spoke = now, now()
        self._told: list[str] = []
        self._measure = NewestMeasure(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(GATHERED)
        self._soon.timeout.connect(self._speak)
        document, player, selection, stage, *_ = session
        self._words, self._state = home.words, DocumentState.of(document)
        self._has_begun = False  # what stands there at first is said with the first step: nobody has said it yet
        self._selected = (selection.layer, selection.unit, selection.quantity)
        self._view, self._presented = selection.view, (presentation.active, presentation.cover)
        for changed in (document.changed, selection.changed, presentation.changed):
            changed.connect(self._soon.start)
        stage.changed.connect(self._follow_stage)
        player.moved.connect(self._follow_player)
        player.playing_changed.connect(self._follow_player)
        messages.shown.connect(self._take_message)

    def say(self, words: str) -> None:
        """Say something together with what else the same act changes."""
        self._told.append(words)
        self._soon.start()

    def stop(self) -> None:
        """Say nothing more: the window closes."""
        self._soon.stop()
        self._measure.stop()

    def _follow_stage(self) -> None:
        """The picture is another; while it glides from one view to the next, what is said does not wait for its end."""
        if not self._soon.isActive():
            self._soon.start()

    def _follow_player(self) -> None:
        """Say each place that one goes to; of a film that plays, what can be heard in time."""
        if not self._has_begun and self._session.player.time > 0.0:
            self._has_begun, self._words = True, StageWords("", "")
        is_due = not self._soon.isActive() and self._now() - self._spoke >= WHILE_PLAYING
        if is_due or not self._session.player.playing:
            self._soon.start()

    def _take_message(self) -> None:
        if self._messages.is_problem:
            announce(self._speaker, self._messages.text, at_once=True)
        else:
            self.say(self._messages.text)

    @property
    def _speaker(self) -> QWidget:
        return QApplication.focusWidget() or self._home

    def _speak(self) -> None:
        """Say what was gathered."""
        told, self._told = self._told, []
        if self._session.learned.is_live:  # the weights are others many times a second
            self._state, self._words = DocumentState.of(self._session.document), self._home.words
            words = "\n".join(told)
            if words:
                announce(self._speaker, words)
            return
        parts = [self._act(), self._selection_words(), self._presentation_words(), *told, self._place_words()]
        words = "\n".join(part for part in parts if part)
        if words:
            self._spoke = self._now()
            announce(self._speaker, words)

    def _act(self) -> str:
        """What was done to the document, and what came of it where that is known at once."""
        document = self._session.document
        before, self._state = self._state, DocumentState.of(document)
        words = act_words(before, self._state)
        ghost, trace = document.ghost, document.trace
        if not words or ghost is None or trace is before.trace or self._state.opened is not before.opened:
            return words
        if is_small(ghost, trace):
            return f"{words}\n{Outcome.of(ghost, trace).describe(trace)}"
        self._measure.ask(
            lambda progress: Outcome.of(ghost, trace, progress),
            lambda outcome: self._take_outcome(outcome, trace),
            at_once=False,
        )
        return words

    def _take_outcome(self, outcome: Outcome, trace: Trace) -> None:
        self.say(outcome.describe(trace))

    def _selection_words(self) -> str:
        """Another unit, number or view, by its name."""
        selection, parts = self._session.selection, []
        view, self._view = self._view, selection.view
        selected, self._selected = self._selected, (selection.layer, selection.unit, selection.quantity)
        if selection.view != view:
            parts.append(translate("View", view_of(selection.view).title))
        if self._selected[2] != selected[2]:
            parts.append(self._number_words())
        elif self._selected != selected:
            place = About(selection.layer, 0, "", selection.unit)
            words = translate("Heard", "Layer {layer}, {unit}")
            trace = self._session.document.trace
            number = layer_number(trace.made_of, place.layer)
            parts.append(words.format(layer=number, unit=unit_name(trace, place)))
        return "\n".join(parts)

    def _number_words(self) -> str:
        """The selected number, as the stage tells it."""
        selection, stage = self._session.selection, self._session.stage
        scene, moment = stage.film.scene, stage.timeline.read(self._session.player.time)
        rows = table(scene, moment, view_of(selection.view).all_layers)
        at = rows.find(selection.layer, selection.quantity, selection.unit)
        return row_words(rows[at], scene.language) if at is not None else ""

    def _presentation_words(self) -> str:
        """That a presentation begins or ends, and what covers the audience's screen."""
        before, self._presented = self._presented, (self._presentation.active, self._presentation.cover)
        if self._presented == before:
            return ""
        active, cover = self._presented
        if active != before[0]:
            begun, ended = translate("Heard", "The presentation begins."), translate("Heard", "The presentation ends.")
            return begun if active else ended
        return self._presentation.describe_cover() if cover else translate("Heard", "The audience sees the stage.")

    def _place_words(self) -> str:
        """Where the film is and its caption, as far as they are new."""
        before, self._words = self._words, self._home.words
        if self._words.place != before.place:
            return self._words.both
        return self._words.caption if self._words.caption != before.caption else ""
