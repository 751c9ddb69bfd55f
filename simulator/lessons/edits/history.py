"""Undo as a value: every edit keeps the lesson before it, so that taking back is a look at an earlier one."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from msgspec.structs import replace as copy

from simulator.lessons.edits.changes import compares_alike
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import Lesson
from simulator.lessons.variants import runs_alike


@dataclass(frozen=True)
class Edit:
    """One edit: what it was called, and the lesson before it (when past) or after it (when future)."""

    label: str
    lesson: Lesson


@dataclass(frozen=True)
class History:
    """The lesson now, the edits that led to it (newest last) and those taken back (next to redo last)."""

    present: Lesson
    past: tuple[Edit, ...] = ()
    future: tuple[Edit, ...] = ()
    most: int = 500

    def edit(self, label: str, lesson: Lesson, *, merge: bool = False) -> "History":
        """The history with one more edit; what was taken back is gone. An edit without a change is none.

        With `merge` it takes the place of the last edit, so that a whole drag is taken back at once; a drag that comes
        back to where it began is no edit.
        """
        if lesson == self.present:
            return self
        if not merge or not self.past:
            past = (*self.past, Edit(label, self.present))
            return replace(self, present=lesson, past=past[-self.most :], future=())
        past, begun = self.past[:-1], self.past[-1].lesson
        if lesson == begun:
            return replace(self, present=begun, past=past, future=())
        return replace(self, present=lesson, past=(*past, Edit(label, begun)), future=())

    def undo(self) -> "History":
        """One edit back; the same history where there is nothing to take back."""
        if not self.past:
            return self
        *past, last = self.past
        future = (*self.future, Edit(last.label, self.present))
        return replace(self, present=last.lesson, past=tuple(past), future=future)

    def redo(self) -> "History":
        """One edit forward again; the same history where nothing was taken back."""
        if not self.future:
            return self
        *future, last = self.future
        past = (*self.past, Edit(last.label, self.present))
        return replace(self, present=last.lesson, past=past, future=tuple(future))

    def without(self, lesson: Lesson) -> "History":
        """The history in which no edit led to a lesson, or was made in it: edits to either side of it are one."""
        past = tuple(edit for edit in self.past if edit.lesson is not lesson)
        future = tuple(edit for edit in self.future if edit.lesson is not lesson)
        return self if (past, future) == (self.past, self.future) else replace(self, past=past, future=future)

    @cached_property
    def told(self) -> Lesson | None:
        """The lesson that the newest storyline tells of: the one that was first told of, whatever was tried on it
        since. None where there is none, or where an edit of words alone took it away.
        """
        lessons = (self.present, *(edit.lesson for edit in reversed(self.past)))
        newest = next((at for at, lesson in enumerate(lessons) if lesson.storyline is not None), None)
        if newest is None or (newest and _are_alike(lessons[newest - 1], lessons[newest])):
            return None
        chain = tuple(takewhile(lambda lesson: lesson.storyline is not None, lessons[newest:]))
        story, first = chain[0].storyline, chain[-1]
        written = [lesson for lesson in chain if lesson.storyline == story][-1]
        if runs_alike(written, first):
            return written
        return copy(first, storyline=story, variants=written.variants)

    def with_story(self, next_one: ResolvedLesson) -> ResolvedLesson:
        """The lesson that is next; with the storyline that told of its run before another was tried, where it comes
        back to that.
        """
        told, lesson = self.told, next_one.lesson
        if told is None or not self.present.storyline is lesson.storyline is None or not _are_alike(lesson, told):
            return next_one
        return replace(next_one, lesson=copy(lesson, storyline=told.storyline))  # words that were sound are sound

    @property
    def before(self) -> Lesson | None:
        """The lesson before the last edit that gives another run, or None: edits of words and cues give none."""
        return next((edit.lesson for edit in reversed(self.past) if not runs_alike(edit.lesson, self.present)), None)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back, or None."""
        return self.past[-1].label if self.past else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again, or None."""
        return self.future[-1].label if self.future else None


def _are_alike(lesson: Lesson, told: Lesson) -> bool:
    """Whether a lesson has the run that is told of, and the runs that this is compared with there."""
    return runs_alike(lesson, told) and compares_alike(lesson, told)
