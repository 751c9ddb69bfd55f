"""A lecture pack written while the window stays in use: its files are made by processes of their own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from simulator.engine.progress import Cancelled, Progress
from simulator.io.os_errors import explain_os_error
from simulator.lessons.file import save
from simulator.lessons.schema import Lesson, LessonError
from ui.export import ExportError
from ui.export.batch import lecture_pack as pack
from ui.export.batch.largest import make_smaller
from ui.export.batch.make_process import MAKE
from ui.export.batch.pack_parts import lesson_path
from ui.export.batch.runner import Batch, Ended, Standing, Task
from ui.film.text.language import ENGLISH, Language, languages
from ui.jobs.export_job import WriteJob
from ui.settings.translation import translate
from ui.state.names import lesson_title
from ui.state.selection import Selection
from ui.widgets.questions import file_name

WHOLE = 100  # parts in which the work is counted


class PackJob(WriteJob):
    """Writes the lecture pack of a lesson into a folder; what is there already and has not changed stays."""

    def __init__(
        self,
        lesson: Lesson,
        folder: Path,
        options: Sequence[str],
        layer: int = 0,
        parent: QObject | None = None,
        language: Language = ENGLISH,
        frames: bool = False,
        largest: int | None = None,
    ) -> None:
        super().__init__(str(folder), "percent", parent)
        self._lesson, self._folder, self._options, self._layer = lesson, folder, tuple(options), layer
        self._language, self._frames, self._largest = language, frames, largest
        self._batch: Batch | None = None

    def cancel(self) -> None:
        """Stop what runs, and begin nothing more; files that are done stay."""
        super().cancel()
        if self._batch is not None:
            self._batch.stop()

    def work(self, progress: Progress) -> str:
        """Save the lesson into the folder and make all files of it, leaving one core to the window.

        Raises ExportError and Cancelled.
        """
        try:
            self._write(progress)
        except OSError as error:
            raise ExportError(*explain_os_error(error, os.fsdecode(error.filename or self.target))) from error
        except LessonError as error:
            raise ExportError(error.problem, error.remedy) from error
        return self.target

    def _write(self, progress: Progress) -> None:
        """Write all of it. Raises ExportError for what could not be written, OSError and LessonError, and Cancelled."""
        path = self._folder / lesson_path(self._lesson)
        path.parent.mkdir(parents=True, exist_ok=True)
        save(self._lesson, path)
        place = str(path)
        tasks = pack.tasks(place, self._folder, self._options, self._layer, self._language, self._frames, self._largest)
        wrong = self._make(tasks, progress)
        wrong += make_smaller(tasks, self._largest, lambda again: self._make(again, progress))[1]
        pack.finish(place, self._folder, self._layer, self._language, wrong, self._frames, self._largest)
        if wrong:
            names = ", ".join(each.task.target.name for each in wrong)
            problem = translate("Export", "Of the pack, {names} could not be written: {why}")
            remedy = translate("Export", "The rest is there.")
            raise ExportError(problem.format(names=names, why=wrong[0].message), remedy)

    def _make(self, tasks: Sequence[Task], progress: Progress) -> list[Ended]:
        """Make these files. Returns those that failed. Raises Cancelled."""
        wrong: list[Ended] = []

        def report(each: Ended) -> None:
            wrong.extend([each] if each.how == "failed" else [])

        def stand(standing: Standing) -> None:
            self.writing = ", ".join(standing.written)
            if not self.is_cancelled:  # while it stops, files that are done are still kept
                progress(round(WHOLE * standing.share), WHOLE)

        self._batch = Batch(tasks, MAKE, self._folder)
        progress(0, WHOLE)
        self._batch.run(max(1, (os.cpu_count() or 1) - 1), report, stand)
        if self.is_cancelled:
            raise Cancelled
        return wrong


def pack_job(
    lesson: Lesson, selection: Selection, folder: Path, frames: bool = False, largest: int | None = None
) -> PackJob:
    """What writes the pack of a lesson as the window shows it into a folder inside `folder`, named after it."""
    wording = selection.wording
    options = [
        f"--theme={selection.theme}", f"--view={selection.view}", f"--layer={selection.layer}",
        f"--unit={selection.unit}", f"--notation={wording.notation}", f"--captions={wording.depth}",
        f"--language={wording.language}",
    ]  # fmt: skip
    target = folder / f"{file_name(lesson_title(lesson))}-lecture"
    language = languages()[wording.language]
    return PackJob(lesson, target, options, selection.layer, language=language, frames=frames, largest=largest)
