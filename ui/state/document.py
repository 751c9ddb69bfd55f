"""What is open: the lesson, its run, the file it came from and every edit since. The only door for edits.

A lesson is run before it is accepted: what cannot be read, built or computed never takes the place of what is open.
While a run is under way, the lesson before it is shown with its own run, and further edits are made to the `newest`.
The run before the last edit stays as the ghost, to be compared with.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.lessons.edits.history import History
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.run import Run, run
from simulator.lessons.schema import Lesson, LessonError, Variant
from ui.state.edits.locks import Locks
from ui.state.ghost import Ghost
from ui.state.lesson_file import LessonFile
from ui.state.lesson_runner import LessonRunner, RunAtOnce, RunRequest, Runs, is_run_of

if TYPE_CHECKING:
    from simulator.lessons.comparison import ComparedRun


class Document(QObject):
    """One open lesson with its history. `changed` tells that the lesson, its file or its saved state is another.

    `run_changed` tells that a run is under way, or no longer, or that another edit waits for it; `failed` carries why
    an edit was refused, or taken back because its run cannot be finished: a LessonError.
    """

    changed = Signal()
    run_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        lesson: Lesson,
        path: Path | None = None,
        parent: QObject | None = None,
        runner: LessonRunner | None = None,
    ) -> None:
        """Open `lesson`; `path` is the file it was read from. Raises LessonError where it cannot be run.

        `runner` runs what is edited, at once where none is given.
        """
        super().__init__(parent)
        self.runner: LessonRunner = runner or RunAtOnce()  # another may take its place while nothing is under way
        self._resolved = self._edited = resolve(lesson)
        self._trace = run(self._resolved)
        self._history = History(lesson)
        self._waiting: list[History] = []  # edits whose run is not there yet, the newest last
        self._running: Lesson | None = None  # the lesson whose run is under way: that of one of them
        self._was_running = False  # as it was signalled last
        self._then: Callable[[], None] | None = None  # what waits until none is
        self._opened = self._resolved
        self.locks = Locks(self)
        self.file = LessonFile(path, lesson)  # another by `belong_to` alone
        self._ghost = Ghost()
        self.compared: tuple[ComparedRun, ...] = ()  # the runs that were compared last
        self._untried: tuple[Variant, ...] = ()  # what must be run before it is accepted as compared with

    @property
    def lesson(self) -> Lesson:
        """The lesson that is shown: the one whose run `trace` is."""
        return self._history.present

    @property
    def resolved(self) -> ResolvedLesson:
        """The lesson that is shown, with its cells, its tokens and its sizes."""
        self._resolved = self._resolve(self.lesson)
        return self._resolved

    @property
    def newest(self) -> Lesson:
        """The lesson as it was edited last, whose run may be under way: what is saved."""
        return self._newest.present

    @property
    def newest_resolved(self) -> ResolvedLesson:
        """The newest lesson, with its cells, its tokens and its sizes: what an edit begins with."""
        self._edited = self._resolve(self.newest)
        return self._edited

    def _resolve(self, lesson: Lesson) -> ResolvedLesson:
        """A lesson of the history, resolved."""
        known = (each for each in (self._edited, self._resolved) if each.lesson is lesson)
        return next(known, None) or resolve(lesson, self._edited)

    @property
    def _newest(self) -> History:
        return self._waiting[-1] if self._waiting else self._history

    @property
    def is_running(self) -> bool:
        """Whether an edit waits for its run."""
        return bool(self._waiting)

    @property
    def trace(self) -> Run:
        """The run of the lesson, computed once for all lessons that differ in their words alone."""
        return self._trace

    @property
    def opened(self) -> Lesson:
        """The lesson as it was opened, before all edits."""
        return self._opened.lesson

    @property
    def opened_resolved(self) -> ResolvedLesson:
        """The lesson as it was opened, with its cells, its tokens and its sizes."""
        return self._opened

    @property
    def told(self) -> Lesson | None:
        """The lesson that its storyline tells of, whatever was tried on it since; None where there is none."""
        return self._newest.told

    @property
    def ghost_lesson(self) -> Lesson | None:
        """The lesson before the last edit that gave another run, or that was kept; None once all is taken back."""
        return self._ghost.lesson

    @property
    def ghost(self) -> Run | None:
        """The run to compare with: the one before the last edit, or the one that was kept; None where there is none."""
        lesson = self.ghost_lesson
        if lesson is None:
            return None
        if self._ghost.known is None or self._ghost.known[0] is not lesson:
            self._ghost.take(lesson, RunRequest(self.resolved, lesson, self._known).run().ghost)
        return self._ghost.run

    @property
    def is_ghost_kept(self) -> bool:
        """Whether one run stays the ghost, whatever is edited."""
        return self._ghost.is_kept

    def keep_ghost(self, kept: bool) -> None:
        """Make the run as it is now the ghost of all that follows; or let each edit have the run before it again."""
        self._ghost.keep(self.lesson if kept else None, self._trace)
        self._ghost.lesson = self._ghost.wanted(self._history, self.opened)
        self.changed.emit()

    def clear_ghost(self) -> None:
        """Compare with nothing, until the next edit."""
        self._ghost.let_go(self.newest)
        self.changed.emit()

    @property
    def runs(self) -> tuple[ComparedRun, ...]:
        """This run and those it is compared with, made when first read; what cannot be finished is left out."""
        known = self.compared
        if not known or known[0].lesson is not self.lesson or known[0].trace is not self._trace:
            from simulator.lessons.comparison import compared_runs  # late: a lesson alone is shown without

            self.compared = compared_runs(self.resolved, self._trace, known, finished_only=True)
        return self.compared

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to last; None for a built-in lesson that was never saved."""
        return self.file.path

    @property
    def is_modified(self) -> bool:
        """Whether closing would lose something."""
        return not self.file.is_saved(self.newest)

    @property
    def history(self) -> History:
        """The lesson that is shown, with the edits that led to it."""
        return self._history

    @property
    def undo_label(self) -> str | None:
        """What `undo` takes back, or None where there is nothing."""
        return self._newest.undo_label

    @property
    def redo_label(self) -> str | None:
        """What `redo` does again, or None where there is nothing."""
        return self._newest.redo_label

    def edit(
        self, label: str, lesson: Lesson | ResolvedLesson, *, merge: bool = False, run_others: bool = False
    ) -> None:
        """Make `lesson`, made from the `newest`, the next one. `label` names the edit for undo ("another seed").

        With `merge` it goes on with the last edit, as a drag does: both are taken back at once, and the ghost stays.
        With `run_others` the runs that it is newly compared with are made before it is accepted.
        Raises LessonError, changing nothing, where the lesson is unsound; `failed` tells where a run is.
        """
        before, edited = self.newest.variants, self._newest.with_story(resolve(lesson, self.newest_resolved))
        if self.locks.refuses(self.newest, edited.lesson):
            return
        self._edited = edited
        if run_others:
            self._untried += tuple(each for each in self._edited.lesson.variants if each not in before)
        self._move(self._newest.edit(label, self._edited.lesson, merge=merge), is_drag=merge)

    def undo(self) -> None:
        """Take the last edit back."""
        self._move(self._newest.undo())

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._move(self._newest.redo())

    def start(self, lesson: Lesson, path: Path | None = None) -> None:
        """Open another lesson in place of this one, with a history of its own. Raises LessonError, changing nothing."""
        self.begin(lesson, LessonFile(path, lesson))

    def open(self, path: Path) -> None:
        """Open a lesson file. Raises LessonError, naming file and field, and leaves what is open as it is."""
        file, lesson = LessonFile.read(path)
        self.begin(lesson, file)

    def belong_to(self, file: LessonFile) -> None:
        """Let what is open belong to a file: another, or the same of which something else is known now."""
        self.file = file
        self.changed.emit()

    def when_settled(self, action: Callable[[], None]) -> None:
        """Do something once no run is under way, which may be now. Of several that wait, the last is done."""
        if self.is_running:
            self._then = action
        else:
            action()

    def stop(self) -> None:
        """Let go of edits whose run is under way, and wait until none is."""
        self.runner.stop()
        self._settle()
        self._tell_run()

    def begin(self, lesson: Lesson, file: LessonFile, trace: Run | None = None) -> None:
        """Open a lesson, whose run may be there already, in place of this one. Raises LessonError, changing nothing."""
        resolved = resolve(lesson) if trace is None else trace.resolved
        self._trace = run(resolved) if trace is None else trace
        self.runner.drop()
        self._settle()
        self._history = History(lesson)
        self._resolved = self._edited = self._opened = resolved
        self.file = file
        self._ghost = Ghost()
        self.compared = ()
        self.changed.emit()
        self._tell_run()

    def _settle(self) -> None:
        self._waiting, self._untried, self._running, self._then = [], (), None, None

    @property
    def _known(self) -> tuple[Run, ...]:
        """The runs that are there."""
        return tuple(each for each in (self._trace, self._ghost.run) if each is not None)

    def _move(self, history: History, *, is_drag: bool = False) -> None:
        """Make a history the newest, and show it when its run is there. Raises LessonError, changing nothing."""
        if history is self._newest:
            return
        self._waiting.append(history)
        try:
            self._run(is_drag)
        except Exception as error:
            self._waiting.pop()
            if isinstance(error, LessonError):
                self._forget(history.present)
            raise
        self._tell_run()

    def _run(self, is_drag: bool = False) -> None:
        """Show the newest history, or have it run. Raises LessonError.

        A run of the same numbers goes on. So does a run of the same drag, whose end is then shown: if each move of a
        drag dropped the run before it, nothing would change on the screen until it stops.
        """
        history = self._waiting[-1]
        lesson = history.present
        ghost = self._ghost.wanted(history, self.opened)
        request = RunRequest(self.newest_resolved, ghost, self._known, self._untried)
        if not request.missing:
            self.runner.drop()
            self._take(lesson, request, request.run())
        elif self._running is None or not (is_drag or is_run_of(self._running, lesson, self._untried)):
            before, self._running = self._running, lesson
            try:
                self.runner.start(request, partial(self._take, lesson, request), partial(self._fail, lesson))
            except Exception:
                self._running = before
                raise

    def _take(self, lesson: Lesson, request: RunRequest, runs: Runs) -> None:
        """Show the last of the histories that wait for this run, drop those before it, and go on to what came after."""
        at = max(k for k, each in enumerate(self._waiting) if is_run_of(lesson, each.present, self._untried))
        self._running = None
        self._history = self._waiting[at]
        del self._waiting[: at + 1]
        self._trace = runs.trace
        self._ghost.lesson = self._ghost.wanted(self._history, self.opened)
        self._ghost.take(request.ghost, runs.ghost)
        if runs.others:
            from simulator.lessons.comparison import ComparedRun  # late, as above

            self.compared = (*(ComparedRun(each.lesson, each) for each in runs.others), *self.compared)
            self._untried = tuple(each for each in self._untried if each not in lesson.variants)
        self.changed.emit()
        self._go_on()

    def _fail(self, lesson: Lesson, error: BaseException) -> None:
        """Take back what cannot be run, tell it, and run what was edited before."""
        self._running = None
        self._forget(lesson)
        if isinstance(error, LessonError):  # the job's own signal shows any other
            self.failed.emit(error)
        if not self._waiting:
            self.changed.emit()  # controls that show the edit already go back
        self._go_on()

    def _forget(self, lesson: Lesson) -> None:
        """Take a lesson that cannot be run out of all histories: an edit may have overtaken its run."""
        self._untried = tuple(each for each in self._untried if each not in lesson.variants)
        self._history = self._history.without(lesson)
        self._waiting = [each.without(lesson) for each in self._waiting if each.present is not lesson]

    def _tell_run(self) -> None:
        if self.is_running or self._was_running:
            self._was_running = self.is_running
            self.run_changed.emit()

    def _go_on(self) -> None:
        """Run the newest of the histories that wait; where there is none, do what waits for that."""
        while self._waiting:
            try:
                self._run()
            except LessonError as error:
                self._forget(self._waiting[-1].present)
                self.failed.emit(error)
            else:
                break
        self._tell_run()
        if not self._waiting and self._then is not None:
            then, self._then = self._then, None
            then()
