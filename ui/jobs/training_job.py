"""A training beside the window: it is told of several times a second, waits and goes on when it is asked to."""

from __future__ import annotations

import shutil
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import Qt, Signal

from simulator.engine.progress import Cancelled, Progress
from simulator.io.atomic_write import write_whole
from simulator.io.os_errors import explain_os_error
from simulator.lessons.edits.cell_form import forms
from simulator.lessons.models.from_training import lesson_from_training
from simulator.lessons.schema import Lesson, LessonError
from simulator.training.checkpoint import go_on
from simulator.training.settings import TrainingError
from simulator.training.training import Training
from simulator.training.watched.news import News
from simulator.training.watched.order import Order, kept_in
from simulator.training.watched.run import Train, Wish, train_beside
from ui.jobs.job import Job
from ui.settings import settings
from ui.settings.odd_things import rename_aside

FOLDER = "training"
MOST_KEPT = 20  # files of other trainings that stay


class TrainingJob(Job[Training]):
    """Results in the training, whose weights are those that were told last to who takes them over. `begun` carries it
    as it is at first, with its file and a lesson of it, `told` each News.

    The file of a training lies beside the settings: one that was stopped, or that a crash has ended, goes on from it.
    """

    begun = Signal(object, object, object)
    told = Signal(object)
    _news = Signal(object)
    _made = Signal(object, object, object)

    expected = (TrainingError, LessonError)

    def __init__(self, order: Order, train: Train = train_beside, *, anew: bool = False) -> None:
        """`anew` throws away what was kept of this training before."""
        super().__init__()
        self._order, self._train, self._anew = order, train, anew
        self._wishes: SimpleQueue[Wish] = SimpleQueue()
        self._news.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._made.connect(self._tell_begun, Qt.ConnectionType.QueuedConnection)

    def hold(self) -> None:
        """Let it wait, once its file is written."""
        self._wishes.put("wait")

    def go_on(self) -> None:
        """Let it go on."""
        self._wishes.put("go on")

    def work(self, progress: Progress) -> Training:
        """Train. Raises TrainingError, LessonError and Cancelled."""
        training = self._order.training()
        file = file_of(training)
        if self._anew:
            remove_kept(file)
        try:
            go_on(file, training)
        except TrainingError:
            if rename_aside(file) is None:
                raise
            training = self._order.training()  # anew: the file is damaged, and lies aside
        forms(training.cell.key)  # what the window says of the cell is found here, so that it need not wait for it
        self._made.emit(training, file, lesson_from_training(training))

        def tell(news: News) -> None:
            self._news.emit(news)
            progress(news.step, news.steps)

        self._train(self._order, file, tell, self._asked)
        return training

    def _asked(self, seconds: float) -> Wish:
        if self.is_cancelled:
            raise Cancelled
        try:
            return self._wishes.get(seconds > 0, seconds)
        except Empty:
            return ""

    def _tell(self, news: News) -> None:
        if not self._is_dropped:
            self.told.emit(news)

    def _tell_begun(self, training: Training, file: Path, lesson: Lesson) -> None:
        if not self._is_dropped:
            self.begun.emit(training, file, lesson)


class CopyJob(Job[Path]):
    """Copies the file of a training, and results in where it was copied to."""

    expected = (TrainingError,)

    def __init__(self, kept: Path, target: Path) -> None:
        super().__init__()
        self._kept, self._target = kept, target

    def work(self, progress: Progress) -> Path:
        """Copy it. Raises TrainingError."""
        keep_copy(self._kept, self._target)
        return self._target


def file_of(training: Training) -> Path:
    """The file of a training beside the settings, in a folder that is made where it is not there; the oldest of many
    others are thrown away. Raises TrainingError where the folder cannot be made.
    """
    folder = settings.place() / FOLDER
    file = kept_in(folder, training)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = [each for each in folder.glob("*.training") if each != file]
        for old in sorted(others, key=lambda each: each.stat().st_mtime)[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise TrainingError(f"{folder}: trainings cannot be kept there: {error.strerror or error}.") from error
    return file


def keep_copy(kept: Path, target: Path) -> None:
    """Copy the file of a training, whole or not at all. Raises TrainingError."""
    try:
        write_whole(target, lambda beside: shutil.copyfile(kept, beside))
    except OSError as error:
        raise TrainingError(" ".join(explain_os_error(error, target))) from error


def remove_kept(kept: Path) -> None:
    """Throw the file of a training away. Raises TrainingError."""
    try:
        kept.unlink(missing_ok=True)
    except OSError as error:
        raise TrainingError(" ".join(explain_os_error(error, kept))) from error
