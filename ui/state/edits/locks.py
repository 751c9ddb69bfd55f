"""What the open lesson hides or locks for use in class, unless somebody has unlocked it.

Edits of what is locked are refused where all edits go through, so that it does not matter by what they are made.
"""

from __future__ import annotations

from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, SignalInstance

from simulator.lessons.guide.class_use import PARTS, Controls, Part
from simulator.lessons.schema import Lesson, LessonError
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.settings.translation import translate

NAMES: dict[str, str] = {
    "left": QT_TRANSLATE_NOOP("Locks", "The left side"),
    "sequence": QT_TRANSLATE_NOOP("Locks", "The sequence"),
    "network": QT_TRANSLATE_NOOP("Locks", "The network"),
    "plots": QT_TRANSLATE_NOOP("Locks", "The plots"),
    "table": QT_TRANSLATE_NOOP("Locks", "The table of numbers"),
    "read": QT_TRANSLATE_NOOP("Locks", "What to look for"),
    "numbers": QT_TRANSLATE_NOOP("Locks", "The inspector"),
    "whatif": QT_TRANSLATE_NOOP("Locks", "What is set by hand"),
    "compare": QT_TRANSLATE_NOOP("Locks", "What is compared with"),
}
NOTHING = Controls()


class Edited(Protocol):
    """A document, as far as locks ask it: what is open, as it is and as it was opened, and what it tells."""

    changed: SignalInstance
    failed: SignalInstance

    @property
    def newest(self) -> Lesson: ...

    @property
    def opened(self) -> Lesson: ...


class Locks(QObject):
    """Asked before anything is shown, done or edited. `changed`: something else is hidden or locked."""

    changed = Signal()

    def __init__(self, document: Edited) -> None:
        super().__init__()
        self._document = document
        document.changed.connect(self.follow)
        self._unlocked: Lesson | None = None  # the lesson, as it was opened, that was unlocked
        self._told = self._in_force

    @property
    def asked(self) -> Controls:
        """What the lesson asks for, unlocked or not."""
        return self._document.newest.controls or NOTHING

    @property
    def is_unlocked(self) -> bool:
        """Whether somebody has unlocked what is open."""
        return self._unlocked is self._document.opened

    def unlock(self, unlocked: bool) -> None:
        """Unlock what is open, or lock it again."""
        self._unlocked = self._document.opened if unlocked else None
        self.follow()

    def follow(self) -> None:
        """Tell of what is hidden and locked by now, where that is something else."""
        if self._in_force != self._told:
            self._told = self._in_force
            self.changed.emit()

    @property
    def _in_force(self) -> Controls:
        return NOTHING if self.is_unlocked else self.asked

    def is_hidden(self, part: str) -> bool:
        """Whether a part of the window is hidden."""
        return part in self._in_force.hide

    def is_locked(self, name: str) -> bool:
        """Whether a part of the lesson, or a command by its name, is locked."""
        return name in self._in_force.lock

    def why(self, title: str) -> str:
        """What is said of something hidden or locked, by its title."""
        words = translate("Locks", "{control}: locked in this lesson. Learn · Unlock the controls opens it.")
        return words.format(control=title)

    def name(self, part: str) -> str:
        """What a part is called."""
        return translate("Locks", NAMES[part])

    def stops(self, title: str, name: str) -> bool:
        """Whether a command, or a part, is locked or hidden, which is said then."""
        stopped = self.is_locked(name) or self.is_hidden(name)
        if stopped:
            self._document.failed.emit(LessonError(self.why(title), ""))
        return stopped

    def refuses(self, before: Lesson, after: Lesson) -> bool:
        """Whether an edit changes what is locked into anything but what was opened, which is said then."""
        for part in PARTS:
            if self.is_locked(part) and _of(after, part) not in (_of(before, part), _of(self._document.opened, part)):
                self._document.failed.emit(LessonError(self.why(self.name(part)), ""))
                self._document.changed.emit()  # controls that show the edit already go back
                return True
        return False


def _of(lesson: Lesson, part: Part) -> tuple[object, ...]:
    """All of a lesson that belongs to a part."""
    if part == "sequence":
        return lesson.sequence, lesson.embedding, lesson.borders, lesson.masked, lesson.skipped
    if part == "network":
        layers = tuple(replace(layer, initial={}) for layer in lesson.layers)
        return layers, lesson.cells, lesson.readout, lesson.files, lesson.idealised
    if part == "whatif":
        return lesson.holds, tuple(layer.initial for layer in lesson.layers)
    return (lesson.variants,)
