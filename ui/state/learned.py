"""The training that the open network is of: its weights at every snapshot, and going from one to another.

Weights of another step are an edit like any other; one goes on with the next, as a drag does. What the lesson reads,
what is held and all else stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from simulator.arrays import Array
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import LayerSpec, Lesson, ReadoutSpec
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.lesson_file import LessonFile

if TYPE_CHECKING:
    from simulator.training.training import Training


class _Weights(NamedTuple):
    """What a training changes of a lesson."""

    layers: tuple[LayerSpec, ...]
    readout: ReadoutSpec | None

    @classmethod
    def of(cls, lesson: Lesson) -> _Weights:
        """Those of a lesson."""
        return cls(lesson.layers, lesson.readout)


class Learned(QObject):
    """Snapshots of one training, in order. `changed` tells that there are others, or that another one is shown.

    `went` tells that one went to a snapshot: who shows the newest weights leaves it there.
    """

    changed = Signal()
    went = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.training: Training | None = None
        self.is_live = False  # whether weights of a training that runs are shown as they change
        self._made: dict[int, _Weights] = {}  # by step: a lesson that has these layers is of that step
        self._edited: Lesson | None = None  # by this one, last
        self._own: Lesson | None = None  # of the training, whatever its step
        self._begun: Lesson | None = None  # that `begun` gave last
        self._begun_resolved: ResolvedLesson | None = None
        document.changed.connect(self.changed)

    def take(self, training: Training, lesson: Lesson) -> None:
        """Have the snapshots of another training, and a lesson of it."""
        self.training, self._own, self._edited = training, lesson, None
        self._made = {training.step: _Weights.of(lesson)}
        self.changed.emit()

    def add(self, training: Training, kept: tuple[tuple[int, Array], ...]) -> None:
        """Have more of them, as a training goes on, be it this one or one that was taken before."""
        for step, flat in kept:
            training.snapshots.keep(step, flat)
        if kept and training is self.training:
            self.changed.emit()

    @property
    def is_there(self) -> bool:
        """Whether what is open is a network of the training, so that one can go through its snapshots."""
        training = self.training
        return training is not None and bool(training.snapshots.steps) and self.fits

    @property
    def fits(self) -> bool:
        """Whether the lesson that was edited last has the layers of the training."""
        return self._fits(self._document.newest)

    def _fits(self, lesson: Lesson) -> bool:
        if self.training is None:
            return False
        from simulator.lessons.models.from_training import is_of_training  # late: who trains nothing does without

        return is_of_training(lesson, self.training)

    @property
    def steps(self) -> tuple[int, ...]:
        """The steps whose weights were kept."""
        return tuple(self.training.snapshots.steps) if self.training is not None else ()

    @property
    def step(self) -> int | None:
        """The step whose weights are shown; None where they are no such."""
        layers = self._document.lesson.layers
        return next((step for step, made in self._made.items() if made.layers is layers), None)

    @property
    def at(self) -> int:
        """Which of `steps` is shown, or the last before what is; the last of all where that is not known."""
        steps, step = self.steps, self.step
        earlier = [at for at, each in enumerate(steps) if step is None or each <= step]
        return earlier[-1] if earlier else 0

    @property
    def begun(self) -> Lesson:
        """What is open, before anything was changed in it by hand: as a training has made it, or as it was opened."""
        weights, own = self._begun_weights, self._own
        if weights is None or own is None:
            return self._document.opened
        if self._begun is None or _Weights.of(self._begun) != weights:
            self._begun = replace(own, layers=weights.layers, readout=weights.readout)
        return self._begun

    @property
    def begun_resolved(self) -> ResolvedLesson:
        """The same, with its cells, its tokens and its sizes."""
        begun, opened = self.begun, self._document.opened_resolved
        if begun is opened.lesson:
            return opened
        if self._begun_resolved is None or self._begun_resolved.lesson is not begun:
            self._begun_resolved = resolve(begun, opened)
        return self._begun_resolved

    @property
    def _begun_weights(self) -> _Weights | None:
        """The weights of the training that are shown, or that were changed by hand since; None where there are none."""
        layers = self._document.lesson.layers
        shown = next((made for made in self._made.values() if made.layers is layers), None)
        if shown is None and self._edited is not None and self._fits(self._document.lesson):
            return _Weights.of(self._edited)
        return shown

    def go_to(self, at: int) -> None:
        """Show the weights of a snapshot. Raises LessonError."""
        training = self.training
        assert training is not None
        step = self.steps[min(max(at, 0), len(self.steps) - 1)]
        self.went.emit()
        self._show(translate("Undo", "another step of the training"), training.snapshots.at(step), step)

    def show(self, flat: Array, step: int) -> None:
        """Show the weights of a step of the training that runs. Raises LessonError."""
        self._show(translate("Undo", "a training"), flat, step)

    def _show(self, label: str, flat: Array, step: int) -> None:
        """Show weights in what is open where it is of the training, else as a lesson of its own."""
        from simulator.lessons.models.from_training import with_weights  # late, as above

        training, newest, own = self.training, self._document.newest, self._own
        assert training is not None and own is not None
        is_next = newest is self._edited and self._document.undo_label == label
        fits = self.fits
        lesson = with_weights(newest if fits else own, training, flat, step)
        self._remember(step, lesson)
        self._document.edit(label, lesson, merge=is_next)
        self._edited = self._document.newest
        if not fits:
            saved = self._document.file.saved
            self._document.belong_to(LessonFile(None, saved))  # the file of what was open stays as it is

    def _remember(self, step: int, lesson: Lesson) -> None:
        self._made[step] = _Weights.of(lesson)
        for old in [each for each in self._made if each not in self.steps][:-2]:
            del self._made[old]  # of steps that are no snapshots the last are enough
