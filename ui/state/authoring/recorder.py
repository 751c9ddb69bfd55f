"""Records a storyline: where one rests becomes a step, and what one changes there is what the step waits for."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from simulator.lessons.edits.changes import as_opened
from simulator.lessons.guide.storyline.acts import Doing
from simulator.lessons.guide.storyline.check import MOST_STEPS
from simulator.lessons.guide.storyline.steps import Storyline
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.run import Run
from simulator.lessons.schema import LessonError
from simulator.lessons.variants import runs_alike
from ui.settings.translation import spoken_language, translate
from ui.state.authoring.expressed import as_text, with_expressions
from ui.state.authoring.recorded import Draft, Spot, act_between, sound_step, spot_now
from ui.state.document import Document
from ui.state.names import moment_words
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage

RESTS = 700  # milliseconds without an act after which one rests


class StoryRecorder(QObject):
    """Writes down what one does. `changed`: it was begun or ended, or has another step; `ended` carries the storyline
    that is in the lesson then, or None where another lesson was opened meanwhile.
    """

    changed = Signal()
    ended = Signal(object)

    def __init__(
        self, document: Document, player: Player, selection: Selection, stage: Stage, prepare: Callable[[], None]
    ) -> None:
        """`prepare` brings back the lesson that there is a storyline of already, and leads no more."""
        super().__init__(stage)
        self._document, self._player, self._selection, self._stage = document, player, selection, stage
        self._prepare = prepare
        self._begun: tuple[ResolvedLesson, Run] | None = None  # None while nothing is recorded
        self._now: tuple[ResolvedLesson, Run, Spot] | None = None  # as the last step has it, or where it was changed
        self._opened = document.opened
        self._drafts: list[Draft] = []
        self._edited = ""  # what was changed since the last step
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTS)
        self._rest.timeout.connect(self.settle)
        document.changed.connect(self._follow_document)
        selection.changed.connect(self._note)
        player.moved.connect(self._note)
        player.playing_changed.connect(self._note)

    @property
    def is_on(self) -> bool:
        """Whether what one does is written down."""
        return self._begun is not None

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self._drafts)

    def start(self) -> None:
        """Begin with where one is."""
        self._document.when_settled(self._start)

    def _start(self) -> None:
        self._player.pause()
        self._prepare()
        self._document.when_settled(self._begin)

    def _begin(self) -> None:
        document = self._document
        document.clear_ghost()  # who opens the lesson has none
        self._opened, self._drafts, self._edited = document.opened, [], ""
        self._begun, self._now = (document.resolved, document.trace), None
        self.settle()

    def stop(self) -> None:
        """End, and put the steps behind those that the lesson has; one edit, which can be taken back."""
        if self._begun is not None:
            self._document.when_settled(self._stop)

    def _stop(self) -> None:
        self._player.pause()
        self.settle()
        if self._begun is None:
            return
        (lesson, trace), self._begun = self._begun, None
        self._rest.stop()
        language = spoken_language().key
        try:
            own = as_opened(self._document.newest_resolved, lesson)
        except LessonError:  # what was written beside it meanwhile does not fit there: undo has it
            own = lesson
        before = own.lesson.storyline or Storyline(aim={language: self._aim(own)}, steps=())
        made = tuple(filter(None, (sound_step(draft, trace, language) for draft in self._drafts)))
        story = replace(before, steps=(*before.steps, *made)[:MOST_STEPS])
        if not story.steps:
            self.changed.emit()
            self.ended.emit(None)
            return
        label = translate("Edit", "a storyline recorded")
        self._document.edit(label, resolve(replace(own.lesson, storyline=story), own))
        self._document.clear_ghost()
        self.changed.emit()
        self.ended.emit(story)

    def _aim(self, lesson: ResolvedLesson) -> str:
        words = translate("Recorded", "What happens in “{title}”.")
        return as_text(words.format(title=lesson.lesson.title))

    # Following

    def settle(self) -> None:
        """Write down where one rests, unless that is the last step."""
        if self._begun is None or self._player.playing:
            return
        if self._document.is_running or not self._stage.is_complete:
            self._rest.start()
            return
        spot = self._spot()
        self._rest.stop()
        document, lesson = self._document, self._document.resolved
        tried = self._now is not None and not runs_alike(lesson.lesson, self._now[0].lesson)
        if self._now is not None and not tried and self._drafts[-1].spot == spot:
            return
        if tried:
            self._write_act(lesson)
        if self.count < MOST_STEPS:
            keeps = not runs_alike(lesson.lesson, self._begun[0].lesson)
            self._drafts.append(Draft(spot, self._words(spot), keeps))
        self._now, self._edited = (lesson, document.trace, spot), ""
        self.changed.emit()

    def _write_act(self, lesson: ResolvedLesson) -> None:
        """What was changed is what the last step waits for."""
        assert self._now is not None and self._begun is not None
        was, trace, spot = self._now
        at = (self._begun[1], spot.view, spot.layer, spot.unit, spot.token)
        now = self._document.trace
        act = act_between(was, Doing(lambda _: trace, *at), lesson, Doing(lambda _: now, *at))
        asked = translate("Recorded", "Now do it yourself: {edit}.").format(edit=as_text(self._edited)) if act else ""
        self._drafts[-1] = self._drafts[-1]._replace(act=act, asked=asked)

    def _spot(self) -> Spot:
        """Where one rests; the film goes on to where its beat has come to rest."""
        if self._player.time > 0.0:
            self._player.rest_at(*self._player.place)
        return spot_now(self._player, self._selection)

    def _words(self, spot: Spot) -> str:
        """What the picture says, with expressions where numbers of the moment stand."""
        time = self._player.time
        film = self._stage.teller_at(time)
        moment = film.timeline.locate(time)
        caption = film.caption(moment.token, moment.beat)
        record = self._document.trace.layers[spot.layer]
        if not caption:
            return as_text(moment_words(film.timeline, moment.token, moment.beat))
        return with_expressions(caption, record, spot.token, spoken_language())

    def _note(self, *_: object) -> None:
        if self._begun is not None and not self._player.playing:
            self._rest.start()

    def _follow_document(self) -> None:
        document = self._document
        if self._begun is None:
            return
        if document.opened is not self._opened:
            self._begun, self._drafts = None, []
            self._rest.stop()
            self.changed.emit()
            self.ended.emit(None)
            return
        if self._now is not None and not runs_alike(document.lesson, self._now[0].lesson):
            self._write_place_of_edit()
            self._edited = document.undo_label or ""
        self._note()

    def _write_place_of_edit(self) -> None:
        """What is changed before one has rested is changed where one is."""
        assert self._now is not None
        spot = self._spot()
        if self._edited or spot == self._drafts[-1].spot or self.count >= MOST_STEPS:
            return
        timeline = self._player.timeline
        beat = next((at for at, each in enumerate(timeline.beats) if each.key == spot.beat), 0)
        words, keeps = as_text(moment_words(timeline, spot.token, beat)), self._drafts[-1].keeps
        self._drafts.append(Draft(spot, words, keeps))
        self._now = (*self._now[:2], spot)
        self.changed.emit()
