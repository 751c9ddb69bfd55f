"""The guide of a lesson: which step of its storyline one is at, and whether what it waits for is done.

It drives what anyone can drive: the document, the player and the selection. Whoever is led may do anything meanwhile,
and come back to the state of the step.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from simulator.lessons.edits.changes import as_opened, compares_alike
from simulator.lessons.guide.storyline.acts import Doing, Reach
from simulator.lessons.guide.storyline.expressions.evaluate import Runs
from simulator.lessons.guide.storyline.places import Where, where_of_step
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.guide.storyline.words import Words
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.run import Run, run
from simulator.lessons.schema import Lesson, LessonError
from simulator.lessons.variants import runs_alike
from ui.film.narration.inserted import with_numbers
from ui.film.scene.cue_times import time_of_step
from ui.film.views import views
from ui.settings.own_keys import read_keys
from ui.settings.translation import spoken_language, translate
from ui.state.authoring.recorder import StoryRecorder
from ui.state.document import Document
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage


def story_of(document: Document) -> Storyline | None:
    """The storyline that leads through what is open, whatever was tried on it since; None where it has none, or where
    another network has taken its place: one that was trained, say.
    """
    now, told = document.newest, document.told
    return None if told is None or (now.storyline is None and now.title != told.title) else told.storyline


class Guide(QObject):
    """Leads through the storyline of a lesson as that tells it. `changed`: another step, or its act is done, or what
    it tells, or it was begun or left; `moved`: one is elsewhere than the step, or back; `finished`: all steps are done.
    """

    changed = Signal()
    moved = Signal()
    finished = Signal()

    def __init__(self, document: Document, player: Player, selection: Selection, stage: Stage) -> None:
        super().__init__(stage)
        self._document, self._player, self._selection, self._stage = document, player, selection, stage
        self._at: int | None = None
        self._opened, self._told = document.opened, document.opened_resolved
        self._reached, self._done, self._away = 0, False, False
        self._runs: dict[int, Run] = {}
        self.story_recorder = StoryRecorder(document, player, selection, stage, self._make_way)
        document.changed.connect(self._follow_document)
        selection.changed.connect(self._look)
        player.moved.connect(self._follow_player)

    @property
    def story(self) -> Storyline | None:
        """The storyline that leads through the lesson; None where there is none."""
        return story_of(self._document)

    @property
    def _own_lesson(self) -> ResolvedLesson:
        """The lesson that the storyline tells of."""
        told = self._document.told
        if told is not None and told != self._told.lesson:
            opened = self._document.opened_resolved
            self._told = opened if told is opened.lesson else resolve(told, self._told)
        return self._told

    @property
    def _is_tried(self) -> bool:
        """Whether something is changed in the lesson that the storyline tells of."""
        return not runs_alike(self._document.newest, self._own_lesson.lesson)

    @property
    def at(self) -> int | None:
        """The number of the step, from 0; None while nobody is led."""
        return self._at

    @property
    def step(self) -> Step | None:
        """The step one is at."""
        return None if self._at is None or self.story is None else self.story.steps[self._at]

    @property
    def token(self) -> int:
        """The token of the step, of which its words and its question speak; 0 while nobody is led."""
        return 0 if self._at is None or self.step is None else self.where(self._at).token or 0

    @property
    def count(self) -> int:
        """How many steps there are."""
        return 0 if self.story is None else len(self.story.steps)

    @property
    def is_done(self) -> bool:
        """Whether what the step waits for has been done; True where it waits for nothing."""
        return self.step is None or self.step.act is None or self._done

    @property
    def is_away(self) -> bool:
        """Whether what is open or seen is another than the step began with."""
        return self._away

    # Going

    def begin(self) -> None:
        """Lead from the step that was left, or from the first one."""
        self.jump(min(self._reached, self.count - 1))

    def leave(self) -> None:
        """Lead no more; where it was is kept."""
        if self._at is not None:
            self._reached, self._at = self._at, None
            self.changed.emit()

    def _make_way(self) -> None:
        """Lead no more, and bring back the lesson that the storyline tells of."""
        self.leave()
        if self.story is not None and self._is_tried:
            self._go_back_to_lesson()

    def go_to(self, at: int, *, playing: bool = False) -> None:
        """Go to a step, and to its state; `playing`: the film is played to its place."""
        if 0 <= at < self.count:
            self._at, self._done = at, False
            self.come_back(playing=playing)
            self.changed.emit()

    @property
    def following(self) -> int | None:
        """The step to go to next, past those that tell of what was to be done and was not; None after the last."""
        if self._at is None or self.story is None:
            return None
        at, steps = self._at + 1, self.story.steps
        while at < len(steps) and steps[at].keeps and not self.is_done:
            at += 1
        return at if at < len(steps) else None

    def next(self) -> None:
        """Go to the next step. After the last, leave."""
        if self._at is None:
            return
        following = self.following
        if following is not None:
            self.go_to(following)
        else:
            self.leave()
            self._reached = 0
            self.finished.emit()

    def back(self) -> None:
        """Go to the step before."""
        if self._at:
            self.jump(self._at - 1)

    def jump(self, at: int) -> None:
        """Go to a step; where nothing is changed that it would tell of, to the one before it that waits for that."""
        if self.story is None:
            return
        while at > 0 and not self._is_tried and self.story.steps[at].keeps:
            at -= 1
        self.go_to(at)

    def come_back(self, *, playing: bool = False) -> None:
        """Bring all back to the state of the step: the lesson, unless the step keeps what was changed, and the view.

        `playing`: the film is played to its place, where that lies ahead.
        """
        step, document = self.step, self._document
        if step is None or self._at is None:
            return
        where = self.where(self._at)
        self._player.pause()
        is_own = not self._is_tried and compares_alike(document.newest, self._own_lesson.lesson)
        if not step.keeps and not is_own:
            self._go_back_to_lesson()
        self._selection.view = where.view
        self._selection.look_at(where.layer, where.unit, step.quantity)
        self._selection.pins = where.pins
        if step.question is not None:  # what tells of the whole lesson, or shows what comes, would tell the answer
            self._selection.tab, self._selection.whole_run = "numbers", False
        self._arrive(self._at, playing=playing)
        if document.is_running:  # the place is one of a film that comes with the run
            document.when_settled(partial(self._arrive, self._at, playing=playing))

    def _arrive(self, at: int, *, playing: bool) -> None:
        """Bring the film to the place of a step, unless one is at another by now."""
        if at != self._at or self.step is None:
            return
        time = time_of_step(self._stage.film.scene, self._player.timeline, self.step, self.where(at))
        if playing:
            self._player.play_to(time)
        else:
            self._player.seek(time)
        self._look()

    def lesson_to_tell_of(self) -> Lesson:
        """What is open, as a storyline of it is to tell of it: once something is tried that took the storyline away,
        the lesson as it was before.
        """
        newest = self._document.newest
        return newest if newest.storyline is not None or self.story is None else self._lesson_again().lesson

    def _lesson_again(self) -> ResolvedLesson:
        """The lesson that is told of, with what was written beside it since."""
        try:
            return as_opened(self._document.newest_resolved, self._own_lesson)
        except LessonError:  # what was written does not fit there: undo has it
            return self._own_lesson

    def _go_back_to_lesson(self) -> None:
        document, own = self._document, self._own_lesson
        document.edit(translate("Guide", "back to the lesson"), self._lesson_again())
        if not runs_alike(own.lesson, document.opened):  # else nothing is compared with it anyway
            document.clear_ghost()

    def where(self, at: int) -> Where:
        """The state of a step: what it says, and of what it does not say what the steps before it do."""
        assert self.story is not None
        return where_of_step(self.story, at, self._own(0), views())

    # Saying

    def runs(self, number: int) -> Run:
        """The runs that the questions are about: the lesson's own, and those it is compared with."""
        return self._own(number)

    def tell(self, words: Words) -> str:
        """A text of the step with its numbers; of a step that keeps what was changed, those of the run as it is."""
        step = self.step
        if step is None:
            return ""
        given = (spoken_language(), self.token, step.layer, read_keys().now)
        try:
            return with_numbers(words, self._now if step.keeps else self.runs, *given)
        except (LookupError, ValueError):  # the run as it is has not what is named
            return with_numbers(words, self.runs, *given)

    def _now(self, number: int) -> Run:
        return self._own(number) if number else self._document.trace

    def _own(self, number: int) -> Run:
        own = self._own_lesson
        if number == 0 and runs_alike(self._document.lesson, own.lesson):
            self._runs[0] = self._document.trace
        if number not in self._runs:
            self._runs[number] = run(own if number == 0 else own.variants[number - 1])
        return self._runs[number]

    # Following

    def _follow_document(self) -> None:
        before, was = self._told.lesson, self._at
        if self._document.opened is not self._opened:
            self._opened, self._runs, self._reached, self._at = self._document.opened, {}, 0, None
        if (now := self._own_lesson.lesson) is not before and not (
            runs_alike(now, before) and now.variants == before.variants
        ):
            self._runs = {}
        if self._at is not None:  # of a storyline that is written meanwhile, a step may be gone
            self._at = min(self._at, self.count - 1) if self.count else None
        if self._at != was or (self._at is not None and now is not before):
            self.changed.emit()
        self._look()
        if self.step is not None and self.step.keeps:  # its words have the numbers of the run as it is
            self.changed.emit()

    def _follow_player(self, _time: float) -> None:
        step = self.step
        if step is not None and (isinstance(step.act, Reach) or not self._player.playing):
            self._look()

    def _look(self) -> None:
        """See whether the act is done, and whether one is elsewhere."""
        step = self.step
        if step is None or self._at is None:
            return
        selection, where = self._selection, self.where(self._at)
        runs: Runs = self._now
        here = Doing(runs, self._own(0), selection.view, selection.layer, selection.unit, self._player.token)
        changed = not step.keeps and self._is_tried
        seen = (selection.view, selection.layer, selection.unit)
        away = changed or seen != where[:3] or self._player.token != (where.token or 0)
        if away != self._away:
            self._away = away
            self.moved.emit()
        settled = not self._document.is_running  # else the run is one that another takes the place of
        if step.act is not None and settled and not self._done and step.act.is_done(here):
            self._done = True
            self.changed.emit()
