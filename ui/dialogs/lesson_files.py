"""Lessons in and out of files: opened, saved, and offered for saving before they make room for another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.io.atomic_write import is_protected
from simulator.io.file_kinds import is_model
from simulator.io.file_state import FileState
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import FileError, Lesson, LessonError
from ui.dialogs.lesson_saving import ELSEWHERE, REPLACE, LessonSaving, ask_to_replace, change_words
from ui.dialogs.opening_message import OpeningMessage
from ui.jobs.file_watch import Change, FileWatch
from ui.jobs.job import Job, NewestJob
from ui.jobs.read_lesson import ReadFile, ReadLesson, is_small, read_file
from ui.jobs.run_lesson import OPEN_AT_ONCE, RunBeside
from ui.settings import recent_files
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.lesson_file import LessonFile
from ui.state.lesson_runner import RunRequest, Runs
from ui.state.names import lesson_title
from ui.widgets.messages import Messages
from ui.widgets.questions import (
    Answer,
    ask,
    ask_to_save,
    where_to_open,
    where_to_open_model,
    where_to_pack,
    where_to_save,
)

if TYPE_CHECKING:
    from ui.dialogs.missing.pointing import Pointed, Pointing

Then = Callable[[bool], object]  # is told whether what was waited for is shown


class LessonFiles(QObject):
    """Opens and saves the lesson of a document, with questions over `parent`. `opened` tells that another is open.

    What another program does to the file is told when it is seen, and asked about before anything is written over it.
    `training_opened` carries the training that a file is of, and its lesson. `leaving` tells that what is open makes
    room for another, or stays where that cannot be opened, `stopping` that nothing more is opened.
    The messages show what is wrong with a file, and what is open stays as it is.
    """

    leaving = Signal()
    opened = Signal()
    training_opened = Signal(object, object)
    stopping = Signal()

    def __init__(self, document: Document, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._messages, self._parent = document, messages, parent
        self._reader, self._opener = NewestJob(self), RunBeside(OPEN_AT_ONCE)
        self._pointing: Pointing | None = None
        self._other_numbers = ""  # the file that was pointed to, where it holds something else
        self._over: Lesson | None = None  # what is shown while another lesson is read and run
        self._then: Then | None = None  # waits for it
        self._opening = OpeningMessage(messages, self)
        document.changed.connect(self._overtake)
        document.run_changed.connect(self._overtake)
        self.watch = FileWatch(document, self)
        self.watch.found.connect(self._tell_change)
        self._saving = LessonSaving(document, messages, self.watch, parent)

    def may_close(self) -> bool:
        """Offer changes for saving. True where the lesson may be closed now: unchanged, saved or discarded.

        What is being written is waited for.
        """
        if not self._saving.wait():
            return False
        if not self._document.is_modified:
            return True
        answer = ask_to_save(self._parent, lesson_title(self._document.lesson))
        if answer is Answer.SAVE:
            lesson = self._document.newest
            self.save()
            self.watch.wait()  # who closes waits to be asked about a file that others changed
            written = self._saving.wait()
            return written and self._document.newest is lesson and not self._document.is_modified
        return answer is Answer.DISCARD

    def open(self, key_or_path: str) -> None:
        """Open a built-in lesson by its key, or a file; changes of what is open are dropped.

        A large one is read and run beside the window, and what is open is shown until then. An edit of that takes its
        place. For the file of a model a dialog asks what that reads.
        """
        lessons = builtin_lessons()
        if key_or_path in lessons:
            lesson = lessons[key_or_path]
            self.show(ReadFile(LessonFile(None, lesson), resolve(lesson)))
        elif is_model(key_or_path):
            self.open_model(Path(key_or_path))
        else:
            self._read(Path(key_or_path), self._run)

    def show(self, read: ReadFile, then: Then | None = None) -> None:
        """Open what was read, in the same way; `then` is told whether it is shown, unless something else is opened."""
        self._drop()
        self._then = then
        self._run(read)

    def open_model(self, path: Path) -> None:
        """Look into the file of a model, and ask what it reads; what is open stays until that is said."""
        from ui.dialogs.model.dialog import ModelDialog  # late: the window is there sooner

        dialog = ModelDialog(path, self.may_close, self._parent)
        dialog.lesson_made.connect(partial(self._take_model, path))
        self.stopping.connect(dialog.reject)
        dialog.open()

    def choose_model(self) -> None:
        """Ask for the file of a model, and look into it."""
        path = where_to_open_model(self._parent)
        if path is not None:
            self.open_model(path)

    def _take_model(self, path: Path, lesson: ResolvedLesson, by_hand: bool) -> None:
        """Show a model that reads something; what was mapped by hand is offered for saving when it is closed."""
        read = ReadFile(LessonFile(None, None if by_hand else lesson.lesson), lesson)
        self.show(read, lambda shown: recent_files.remember(path) if shown else None)

    def _read(self, path: Path, take: Callable[[ReadFile], None]) -> None:
        """Read a file, at once or beside the window, and let `take` have what it holds."""
        self._drop()
        if is_small(path):
            try:
                take(read_file(path))
            except LessonError as error:
                self._fail(error)
            return
        job = ReadLesson(path)
        job.finished.connect(take)
        job.failed.connect(lambda _words: self._fail(job.error))
        self._follow(job, path.name)
        self._reader.start(job)

    def _follow(self, job: Job[ReadFile], name: str) -> None:
        """Wait for something of this name to be read, and tell how much of the files it refers to is known."""
        self._wait_for(name)
        job.progress.connect(self._opening.follow)

    def _run(self, read: ReadFile) -> None:
        """Run what was read, at once or beside the window, and show it then."""
        self._wait_for(lesson_title(read.lesson.lesson))
        try:
            self._opener.start(RunRequest(read.lesson, None, ()), partial(self._begin, read), self._fail)
        except LessonError as error:
            self._fail(error)

    def _wait_for(self, name: str) -> None:
        """Show what is open until something of this name is there; what takes long is told."""
        self._over = self._document.newest
        self._opening.begin(name)

    def _begin(self, read: ReadFile, runs: Runs) -> None:
        """Show what was run in place of what is open."""
        file, lesson, then = read.file, read.lesson.lesson, self._then
        self._drop()
        self._saving.forget()
        self.leaving.emit()
        self._document.begin(lesson, file, runs.trace)
        if file.path is not None:
            recent_files.remember(file.path)
        if read.training is not None:
            self.training_opened.emit(read.training, lesson)
        self._messages.clear()
        if self._other_numbers:
            told = translate("Message", "{file} holds other numbers than the lesson was made with.")
            self._messages.tell(told.format(file=self._other_numbers), "information")
            self._other_numbers = ""
        self.opened.emit()
        if then is not None:
            then(True)

    def _fail(self, error: BaseException | None) -> None:
        """Tell why nothing else was opened: what is open stays. What can be read of a lesson all the same is shown."""
        then = self._then
        self._drop()
        self.leaving.emit()
        if isinstance(error, FileError) and error.lesson is not None:
            self._point_out(error, error.lesson)
        else:
            self._messages.tell(translate("Message", "Not opened. {error}").format(error=error))
        if then is not None:
            then(False)

    def recover(self, fault: FileError, lesson: Lesson, file: LessonFile, then: Then) -> None:
        """Let one say where a file is that a lesson of `file` refers to, and open it; `then` as in `show`."""
        self._drop()
        self._point_out(fault, lesson, file, then)

    def _point_out(
        self, fault: FileError, lesson: Lesson, file: LessonFile | None = None, then: Then | None = None
    ) -> None:
        """Show the words of a lesson that refers to a file which is not there, and let one say where that is."""
        from ui.dialogs.missing.pointing import Pointing  # late: it is seldom needed

        if self._pointing is None:
            self._pointing = pointing = Pointing(self._reader, self._parent)
            pointing.begun.connect(self._follow)
            pointing.found.connect(self._run_pointed)
            pointing.failed.connect(self._fail_to_point)
            self.stopping.connect(pointing.stopping)
        self._pointing.offer(fault, lesson, file, then)

    def _run_pointed(self, pointed: Pointed) -> None:
        """Open the lesson; tell where it has other numbers than before."""
        self._other_numbers, self._then = pointed.others, pointed.then
        self._run(pointed.read)

    def _fail_to_point(self, error: BaseException | None) -> None:
        self._drop()
        self.leaving.emit()
        if not isinstance(error, FileError):
            self._messages.tell(translate("Message", "Not opened. {error}").format(error=error))

    def pack(self) -> None:
        """Ask for a file, and write the lesson and all that it refers to into it, beside the window."""
        path = where_to_pack(self._parent, self._document)
        if path is not None:
            self._saving.pack(path)

    def _overtake(self) -> None:
        """What is open was edited: nothing takes its place."""
        if self._over is not None and self._document.newest is not self._over:
            then = self._then
            self._drop()
            if then is not None:
                then(False)

    def _drop(self) -> None:
        """Let go of what is being opened."""
        self._over = self._then = None
        self._opening.stop()
        self._reader.drop()
        self._opener.drop()

    def stop(self) -> None:
        """Open nothing more, watch no file, and wait until all is written."""
        self.stopping.emit()
        self._drop()
        self._reader.stop()
        self._opener.stop()
        self._saving.stop()
        self.watch.stop()

    def switch_to(self, key_or_path: str) -> bool:
        """Open another lesson once what is open may be closed. False where that stays on purpose.

        A model asks that only when it is known what it reads.
        """
        if not is_model(key_or_path) and not self.may_close():
            return False
        self.open(key_or_path)
        return True

    def choose_and_open(self) -> None:
        """Ask for a file and open it, once what is open may be closed."""
        path = where_to_open(self._parent)
        if path is not None:
            self.switch_to(str(path))

    def save(self) -> None:
        """Save the lesson in its file, after a question where that has changed; one without a file gets one."""
        under_way = self._saving.path
        path = under_way or self._document.path
        if path is None:
            self.save_as()
            return
        if under_way is None:
            self.watch.ask(partial(self._save_over, path))
        else:
            self._save(path)

    def _save_over(self, path: Path, change: Change) -> None:
        """Save, after a question where another program has changed the file."""
        if change is not None:
            answers = self._answers(change, path)
            kept = translate("Files", "What is open here is kept until it is saved or undone.")
            answer = ask(self._parent, change_words(change, path), kept, list(answers))
            if answer >= 0:
                list(answers.values())[answer]()
        else:
            self._save(path)

    def _answers(self, change: FileState, path: Path) -> dict[str, Callable[[], object]]:
        """What can be done about a file that has changed, the usual thing first."""
        if change.is_gone:
            again = translate("Files", "Write it again")
            return {again: partial(self._save, path), translate("Files", "Save as…"): self.save_as}
        return {
            translate("Files", "Save as…"): self.save_as,
            translate("Files", "Overwrite"): partial(self._save, path),
            translate("Files", "Read it anew"): self.read_anew,
        }

    def read_anew(self) -> None:
        """Read the file again; one undo brings back what was open."""
        path = self._document.path
        assert path is not None
        self._read(path, self._take_anew)

    def _take_anew(self, read: ReadFile) -> None:
        """Show what was read as an edit."""
        self._drop()
        try:
            self._document.edit(translate("Edit", "read anew from its file"), read.lesson)
        except LessonError as error:
            self._fail(error)
            return
        self._document.belong_to(read.file)

    def _tell_change(self, change: FileState) -> None:
        """Tell what another program has done to the file."""
        path = self._document.path
        assert path is not None
        if change.is_gone:
            self._document.belong_to(LessonFile(path, None, self._document.file.on_disk))
            words = translate("Files", "Write it again")
            act: Callable[[], object] = partial(self._save, path)
        else:
            words, act = translate("Files", "Read it anew"), self.read_anew
        self._messages.tell(change_words(change, path), "problem", words, act)

    def save_as(self) -> None:
        """Ask for a file and save the lesson in it."""
        path = where_to_save(self._parent, self._document)
        if path is not None:
            self._save(path)

    def _save(self, path: Path) -> None:
        answer = ask_to_replace(self._parent, path) if is_protected(path) else REPLACE
        if answer == REPLACE:
            self._saving.save(path)
        elif answer == ELSEWHERE:
            self.save_as()
