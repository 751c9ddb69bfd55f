"""The storyline of the open lesson: its steps at the left, the fields of the chosen one at the right.

What is sound is in the lesson at once, by an edit that can be taken back; what is not stays here, with what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from simulator.lessons.guide.class_use import Controls
from simulator.lessons.guide.storyline.check import MOST_STEPS
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.guide.storyline.words import Words
from simulator.lessons.schema import Lesson, LessonError
from ui.dialogs.storyline.form import Form
from ui.film.narration.inserted import with_numbers
from ui.film.text.language import ENGLISH, languages
from ui.settings.own_keys import read_keys
from ui.settings.translation import spoken_language, translate
from ui.state.authoring.names import check_names
from ui.state.authoring.recorded import Draft, Spot, as_step, spot_now
from ui.state.authoring.steps import Path, in_order, moved, put, with_field, with_step, without_step
from ui.state.document import Document
from ui.state.guide import Guide
from ui.state.player import Player
from ui.state.selection import Selection
from ui.widgets.questions import ask

_STRUCTURE = ("act", "question", "cue", "layer", "options")  # with another of these there are other fields


class StorylineDialog(Form):
    """Edits the storyline. `played` tells that the guide leads from a step that was chosen here."""

    played = Signal()

    def __init__(
        self,
        document: Document,
        player: Player,
        selection: Selection,
        guide: Guide,
        parent: QWidget | None = None,
    ) -> None:
        self._document, self._player, self._selection = document, player, selection
        self._guide = guide
        super().__init__(self._spot, parent)
        self._draft: Storyline | None = None
        self._known: Storyline | None = None  # that of the lesson; the draft is another while that is not sound
        self._written: Lesson | None = None  # what the last edit made here
        self._at, self._last = 0, ("", -1)  # the chosen step; what was edited last
        self._offer_languages()
        self._connect()
        self._reread()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._choose)
        self.list.ordered.connect(lambda order: self._order(in_order, order))
        self.list.moved.connect(self.move_step)
        for button, act in (
            (self.add, self.add_step), (self.double, self.double_step), (self.remove, self.remove_step),
            (self.up, partial(self.move_step, -1)), (self.down, partial(self.move_step, 1)),
            (self.play, self.play_from_here), (self.record, self._guide.story_recorder.start),
        ):  # fmt: skip
            button.clicked.connect(lambda _=False, do=act: do())
        self.aim.textEdited.connect(partial(self._put_text, "aim"))
        self.before.textEdited.connect(partial(self._put_text, "before"))
        for field in (self.hide_parts, self.lock):
            field.textEdited.connect(lambda _: self._put_class_use())
        self.language.activated.connect(lambda _: self._show())
        self.typed.editingFinished.connect(self._take_language)
        self.step.put.connect(self.put_in_step)
        self.step.placed.connect(self.take_place)
        self._document.changed.connect(self._follow)
        self._guide.story_recorder.changed.connect(self._enable)

    # What is edited

    @property
    def story(self) -> Storyline | None:
        """The storyline as it is written here."""
        return self._draft

    @property
    def at(self) -> int:
        """The step that is chosen, from 0."""
        return self._at

    def put_in_step(self, path: Path, value: object) -> None:
        """Put another value into a field of the chosen step."""
        if self._draft is None:
            return
        label = translate("Edit", "a step of the storyline")
        self._edit(label, with_field(self._draft, self._at, path, value), ("/".join(map(str, path)), self._at))
        if path[-1] in _STRUCTURE:
            self._show_step()

    def take_place(self) -> None:
        """Let the chosen step show what the window shows now."""
        if self._draft is None:
            return
        made, step = self._step_here(""), self._draft.steps[self._at]
        there = replace(
            step, view=made.view, layer=made.layer, token=made.token, beat=made.beat, once="", cue=None,
            unit=made.unit, pins=made.pins, quantity=made.quantity,
        )  # fmt: skip
        self._edit(translate("Edit", "the place of a step"), with_field(self._draft, self._at, (), there))
        self._show_step()

    def add_step(self) -> None:
        """Add a step of what the window shows now, behind the chosen one."""
        made = self._step_here(translate("Storyline", "Here …"))
        if self._draft is None:
            title = self._document.newest.title.replace("{", "{{").replace("}", "}}")
            self._put_steps(Storyline(aim={self.key: title}, steps=(made,)), 0)
        else:
            self._put_steps(with_step(self._draft, self._at + 1, made), self._at + 1)

    def double_step(self) -> None:
        """Put another step that is the same behind the chosen one."""
        if self._draft is not None:
            self._put_steps(with_step(self._draft, self._at + 1, self._draft.steps[self._at]), self._at + 1)

    def remove_step(self) -> None:
        """Take the chosen step out; with the last one goes the storyline."""
        if self._draft is not None:
            self._put_steps(without_step(self._draft, self._at), max(self._at - 1, 0) if self._is_last else self._at)

    def move_step(self, by: int) -> None:
        """Move the chosen step by so many places."""
        if self._draft is not None and 0 <= self._at + by < len(self._draft.steps):
            self._put_steps(moved(self._draft, self._at, self._at + by), self._at + by)

    def play_from_here(self) -> None:
        """Let the guide lead from the chosen step on."""
        if self._draft is not None and self.is_sound:
            self._guide.go_to(self._at)
            self.played.emit()

    @property
    def is_sound(self) -> bool:
        """Whether what is written here is in the lesson."""
        return self._draft == self._known

    @property
    def _is_last(self) -> bool:
        return self._draft is not None and self._at == len(self._draft.steps) - 1

    def _spot(self) -> Spot:
        return spot_now(self._player, self._selection)

    def _step_here(self, words: str) -> Step:
        return as_step(Draft(self._spot(), words), self._document.trace, self.key)

    def _order(self, change: Callable[[Storyline, tuple[int, ...]], Storyline], order: tuple[int, ...]) -> None:
        if self._draft is not None and len(order) == len(self._draft.steps):
            self._put_steps(change(self._draft, order), order.index(self._at))

    def _put_steps(self, story: Storyline | None, at: int) -> None:
        self._at = at
        self._edit(translate("Edit", "the steps of the storyline"), story)
        self._show()

    def _put_text(self, field: str, text: str) -> None:
        if self._draft is not None:
            story = put(self._draft, (field,), partial(self.with_text, text))
            self._edit(translate("Edit", "the storyline"), story, (field, -1))

    def _put_class_use(self) -> None:
        """Hide and lock for class what is named, where all of it is there."""
        document, label = self._document, translate("Edit", "hidden and locked for class")
        merges = self._last == ("class", -1) and document.newest is self._written
        try:
            document.edit(label, replace(document.newest, controls=self.class_use), merge=merges)
        except LessonError as error:
            self.problem.complain(str(error))
            return
        self._written, self._last = document.newest, ("class", -1)
        self._settle()

    def _edit(self, label: str, story: Storyline | None, field: tuple[str, int] = ("", -1)) -> None:
        """Take a storyline into the lesson where it is sound; what is typed on in a field is one edit."""
        document = self._document
        merges = bool(field[0]) and field == self._last and document.newest is self._written
        self._draft, self._known = story, story
        try:
            document.edit(label, replace(self._guide.lesson_to_tell_of(), storyline=story), merge=merges)
        except LessonError as error:
            self._known = self._guide.story
            self.problem.complain(str(error))
        else:
            self._written, self._last = document.newest, field
            self._settle()
        self._show_list()
        self._show_preview()
        self._enable()

    def _settle(self) -> None:
        """Say what of the program a sound storyline names and that there is not; else nothing is wrong."""
        self.problem.settle()
        try:
            check_names(self._document.trace, () if self._draft is None else self._draft.steps)
        except LessonError as error:
            self.problem.complain(str(error))

    # Following

    def _follow(self) -> None:
        """Show what another edit, or undo, has made of the storyline."""
        if self._guide.story != self._known:
            self._reread()
        elif self._document.newest is not self._written:
            self.show_class_use(self._document.newest.controls or Controls())

    def _reread(self) -> None:
        self._draft = self._known = self._guide.story
        self._last = ("", -1)
        count = 0 if self._draft is None else len(self._draft.steps)
        self._at = min(self._at, max(count - 1, 0))
        self._settle()
        self._show()

    def _choose(self, at: int) -> None:
        if at >= 0 and at != self._at:
            self._at, self._last = at, ("", -1)
            self._show_step()
            self._enable()

    # Showing

    def _offer_languages(self) -> None:
        told = self._guide.story
        found = {key for words in _all_words(told) if not isinstance(words, str) for key in words}
        self.offer_languages([*languages(), *sorted(found - {*languages()})], spoken_language().key)

    def _take_language(self) -> None:
        if self.take_typed_language():
            self._show()

    def _show(self) -> None:
        self.show_class_use(self._document.newest.controls or Controls())
        self.show_texts(self._draft)
        self._show_list()
        self._show_step()
        self._enable()

    def _show_list(self) -> None:
        self.list.show_steps(() if self._draft is None else self._draft.steps, self._at, self.key)

    def _show_step(self) -> None:
        step = None if self._draft is None else self._draft.steps[self._at]
        self.step.show_step(step, self._document.trace, self.key)
        self._show_preview()

    def _show_preview(self) -> None:
        """The words of the step as they are said, numbers put in."""
        guide, words = self._guide, ""
        if self._draft is not None and self.is_sound and guide.story == self._draft:
            step = self._draft.steps[self._at]
            language = languages().get(self.key, ENGLISH)
            token = guide.where(self._at).token or 0
            words = with_numbers(step.words, guide.runs, language, token, step.layer, read_keys().now)
        self.step.preview.setText(words)

    def _enable(self) -> None:
        count = 0 if self._draft is None else len(self._draft.steps)
        for button in (self.double, self.remove):
            button.setEnabled(count > 0)
        for button in (self.add, self.double):
            button.setEnabled(button.isEnabled() and count < MOST_STEPS)
        self.add.setEnabled(count < MOST_STEPS)
        self.up.setEnabled(self._at > 0)
        self.down.setEnabled(self._at + 1 < count)
        self.play.setEnabled(count > 0 and self.is_sound)
        self.record.setEnabled(not self._guide.story_recorder.is_on)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask before what is not sound, and so not in the lesson, is let go."""
        if self.may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def reject(self) -> None:
        """Close by Esc as by the button."""
        if self.may_close():
            super().reject()

    def leave(self) -> None:
        """Close without a question: the program ends."""
        self._draft = self._known
        self.reject()

    def may_close(self) -> bool:
        """Whether nothing would be lost, or is let go."""
        if self.is_sound or not self.isVisible():
            return True
        question = translate("Storyline", "What you wrote is not in the lesson: something is wrong with it.")
        if ask(self, question, self.problem.text(), [translate("Storyline", "Let it go")]) != 0:
            return False
        self._reread()
        return True


def _all_words(story: Storyline | None) -> Iterator[Words]:
    """The texts that a language may be chosen by."""
    if story is not None:
        yield from (story.aim, story.before)
        yield from (words for step in story.steps for words in (step.title, step.words, step.to_try, step.notes))
