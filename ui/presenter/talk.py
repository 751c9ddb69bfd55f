"""A storyline as a talk: what each press of a clicker does, and what is shown after it.

The guide says at which step one is; the talk says how much of the step has been shown: a question is asked before its
answer is told, and what a step waits for is done before it goes on. A step that one goes to begins at its beginning.
"""

from __future__ import annotations

from functools import partial
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Signal

from simulator.lessons.guide.storyline.acts import Act, Change, Open, Reach, Select, Until, as_place
from simulator.lessons.guide.storyline.expressions.evaluate import scope
from simulator.lessons.guide.storyline.questions.drawn import draw
from simulator.lessons.guide.storyline.questions.kinds import Drawn, Question
from simulator.lessons.guide.storyline.steps import Step
from simulator.lessons.guide.storyline.ways import Spot, find_way
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import LessonError
from ui.film.views import views
from ui.jobs.measures import NewestMeasure
from ui.settings.learning import question_number
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.guide import Guide
from ui.state.player import Player
from ui.state.selection import Selection

Kind = Literal["say", "ask", "answer", "act", "done"]
Deed = Literal["sought", "known", "by hand"]


class Stand(NamedTuple):
    """What of a step is shown: its words, one of its questions, the answer, or its words before or after its act."""

    kind: Kind
    question: int = 0


class Talk(QObject):
    """Goes through a storyline as a clicker wants it, while it is `heard`. `changed`: something else is to be shown.

    What a step waits for is done by the presenter, or by the next press: what does it is sought beside the window as
    soon as one is there.
    """

    changed = Signal()

    def __init__(self, guide: Guide, document: Document, player: Player, selection: Selection) -> None:
        super().__init__(guide)
        self.guide, self._document, self._player, self._selection = guide, document, player, selection
        self._heard = False
        self._shown: tuple[object, int | None] = (None, None)
        self._at = 0
        self._questions: tuple[Question, ...] = ()
        self._way: ResolvedLesson | None = None
        self._deed: Deed = "by hand"
        self._is_wanted = False  # what is still sought
        self._search = NewestMeasure(self)
        guide.changed.connect(self._follow)
        document.changed.connect(self._seek_way)

    @property
    def heard(self) -> bool:
        """Whether there is somebody to hear it, or a speaker who prepares it."""
        return self._heard

    @heard.setter
    def heard(self, heard: bool) -> None:
        if heard != self._heard:
            self._heard = heard
            self._shown = (None, None)
            self._follow()

    @property
    def is_on(self) -> bool:
        """Whether the clicker goes through the storyline."""
        return self._heard and self.guide.step is not None

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return self.guide.step if self.is_on else None

    @property
    def stands(self) -> tuple[Stand, ...]:
        """All that is shown of the step, one press after the other."""
        step = self.step
        if step is None:
            return ()
        asked = (Stand(kind, k) for k in range(len(self._questions)) for kind in _ASKED)
        found = (*asked, *(_DONE if step.act is not None else ()))
        return found or (Stand("say"),)

    @property
    def stand(self) -> Stand:
        """What is shown of the step now."""
        stands = self.stands
        return stands[min(self._at, len(stands) - 1)] if stands else Stand("say")

    @property
    def question(self) -> Question | None:
        """The question that is asked or answered now."""
        return self._questions[self.stand.question] if self.stand.kind in _ASKED else None

    @property
    def deed(self) -> Deed:
        """Whether the next press can do what the step waits for; that may still be sought."""
        return self._deed

    @property
    def is_before_more(self) -> bool:
        """Whether something of the step is still to come after what is shown, other than that its act is done."""
        stands = self.stands
        return self._at + 1 < len(stands) and stands[self._at + 1].kind != "done"

    @property
    def following(self) -> Step | None:
        """The step that comes next; None at the last."""
        at, story = self.guide.following, self.guide.story
        return None if at is None or story is None else story.steps[at]

    # A press

    def go_on(self) -> None:
        """Show what comes next; of a way that the film is still on, the end."""
        if not self.is_on:
            return
        if self._player.is_under_way:
            self._player.arrive()
        elif self.stand.kind == "act" and self._deed != "by hand":
            self._do()
        elif self.is_before_more:
            self._stand_at(self._at + 1)
        else:
            self._go_to_next()

    def go_back(self) -> None:
        """Show what was shown before; from the beginning of a step the beginning of the one before it."""
        if not self.is_on or self.guide.at is None:
            return
        if self.stand.kind == "done":
            self.guide.go_to(self.guide.at)
        elif self._at > 0:
            self._stand_at(self._at - 1)
        else:
            self.guide.back()

    def _go_to_next(self) -> None:
        following = self.guide.following
        if following is not None:
            self.guide.go_to(following, playing=True)

    def stop(self) -> None:
        """Seek nothing any more: the window closes."""
        self._search.stop()

    def _stand_at(self, at: int) -> None:
        self._at = at
        self._settle()

    # What a step waits for

    def _do(self) -> None:
        """Do what the step waits for; while that is sought, as soon as it is found."""
        step = self.step
        act = None if step is None else step.act
        match act:
            case Reach():
                timeline = self._player.timeline
                token = scope(self.guide.runs(0)).token(as_place(act.token))
                self._player.play_to(timeline.time_at_rest(token, len(timeline.beats) - 1))
            case Open():
                self._selection.view = act.view
            case Select():
                names = self.guide.runs(0).layers[act.layer].layer.unit_names
                unit = act.unit if isinstance(act.unit, int) else names.index(act.unit)
                self._selection.look_at(act.layer, unit)
            case _ if self._deed == "sought":
                self._is_wanted = True
            case _ if self._way is not None:
                self._edit(self._way)

    def _edit(self, way: ResolvedLesson) -> None:
        """Make the edit that does the act; where it is refused, go on without it."""
        before = self._document.newest
        self._player.pause()
        try:
            self._document.edit(translate("Presenter", "what the step waits for"), way)
        except LessonError:  # what was changed meanwhile does not go with it
            self._go_to_next()
        else:
            if self._document.newest is before:  # the lesson locks what would be changed
                self._go_to_next()

    def _seek_way(self) -> None:
        """Find out what does the act that is shown, for the lesson as it is now."""
        step = self.step
        self._search.drop()
        self._way = None
        if step is None or step.act is None or self.stand.kind != "act":
            self._deed, self._is_wanted = "by hand", False
            return
        if not isinstance(step.act, Until | Change):
            self._deed = "known" if _can_be_done(step.act) else "by hand"
            return
        self._deed = "sought"
        if self._document.is_running:  # what is shown is not what would be edited
            return
        where = self.guide.where(self.guide.at or 0)
        seek = partial(
            find_way, step.act, Spot(where.layer, where.unit, self.guide.token), self._document.trace, self.guide.runs
        )
        self._search.ask(seek, self._take_way, at_once=False)

    def _take_way(self, way: ResolvedLesson | None) -> None:
        wanted, self._is_wanted = self._is_wanted, False
        self._way, self._deed = way, "by hand" if way is None else "known"
        self.changed.emit()
        if wanted:
            self.go_on()

    # Following

    def _follow(self) -> None:
        """Another step begins; or its act is done, or no longer."""
        here = (self.guide.story, self.guide.at) if self.is_on else (None, None)
        if here != self._shown:
            self._shown, self._at = here, 0
            self._questions = self._asked()
        self._settle()

    def _settle(self) -> None:
        """Show what is so of the act by now: one may have done it by hand."""
        kinds = [stand.kind for stand in self.stands]
        if self.stand.kind == "act" and self.guide.is_done:
            self._at = kinds.index("done")
        elif self.stand.kind == "done" and not self.guide.is_done:
            self._at = kinds.index("act")
        self._seek_way()
        self.changed.emit()

    def _asked(self) -> tuple[Question, ...]:
        """The questions of the step, also those that are drawn."""
        step = self.step
        if step is None or step.question is None:
            return ()
        if isinstance(step.question, Drawn):
            return draw(step.question, self.guide.runs(0), question_number(), partial(translate, "Course"))
        return (step.question,)


_ASKED: tuple[Kind, Kind] = ("ask", "answer")
_DONE = (Stand("act"), Stand("done"))


def _can_be_done(act: Act) -> bool:
    """Whether a press can do an act that changes nothing: a view may be one that there is not."""
    return not isinstance(act, Open) or act.view in views()
