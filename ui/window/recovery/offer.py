"""Asks at the start what is to become of copies that programs have left behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.jobs.file_watch import Change, find_change_beside
from ui.jobs.job import NewestJob
from ui.settings.translation import spoken_language, translate
from ui.state.lesson_file import LessonFile
from ui.state.names import lesson_title
from ui.widgets.questions import make_question
from ui.window.recovery.copies import Lost, Unfound, Unreadable, discard, set_aside

Found = TypeVar("Found", Lost, Unfound)


def ask_to_recover(
    parent: QWidget, found: Found, recover_it: Callable[[Found], object], go_on: Callable[[], object]
) -> QMessageBox:
    """Ask whether a lesson is to be recovered, without stopping the window; an answer does it.

    `recover_it` opens it, and the copy goes once that is safe; `go_on` is done after any other answer.
    """
    question = translate("Recovery", "Recover the changes to “{title}”?").format(title=lesson_title(found.lesson))
    why = translate("Recovery", "Gatelight ended before they were saved.")
    told = [why, _last_change(found)]
    if isinstance(found, Unfound):
        told.append(translate("Recovery", "{problem} You can say where it is now.").format(problem=found.fault.problem))
    words, file = " ".join(told), found.file
    box = make_question(parent, question, words)
    jobs = NewestJob(box)
    box.finished.connect(jobs.drop)
    find_change_beside(file, lambda change: box.setInformativeText(f"{words} {_whereabouts(file, change)}"), jobs)
    recover = box.addButton(translate("Recovery", "Recover"), QMessageBox.ButtonRole.AcceptRole)
    away = box.addButton(translate("Recovery", "Throw away"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(translate("Recovery", "Ask later"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(recover)

    def take_answer() -> None:
        wanted = box.clickedButton()
        box.deleteLater()
        if wanted is recover:
            recover_it(found)
            return
        if wanted is away:
            discard(found.copy)
        go_on()

    box.finished.connect(take_answer)
    box.open()
    return box


def ask_to_set_aside(parent: QWidget, found: Unreadable) -> QMessageBox:
    """Tell that a copy cannot be read, and offer to set it aside, so that no start asks again."""
    question = translate("Recovery", "A copy of changes that were not saved cannot be read. Set it aside?")
    written = translate("Recovery", "It was written {when}.").format(when=_time(found.when))
    more = translate("Recovery", "Nothing is thrown away: it gets another name in {folder}.")
    box = make_question(parent, question, f"{found.why} {written} {more.format(folder=found.copy.parent)}")
    aside = box.addButton(translate("Recovery", "Set aside"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(translate("Recovery", "Ask later"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(aside)

    def take_answer() -> None:
        if box.clickedButton() is aside:
            set_aside(found.copy)
        box.deleteLater()

    box.finished.connect(take_answer)
    box.open()
    return box


def _last_change(found: Lost | Unfound) -> str:
    """When the last change was made, and which."""
    if not found.change:
        return translate("Recovery", "The last change was made {when}.").format(when=_time(found.when))
    words = translate("Recovery", "The last change was made {when}: {change}.")
    return words.format(when=_time(found.when), change=found.change)


def _whereabouts(file: LessonFile, change: Change) -> str:
    """Which file it belongs to, and whether that is as it was."""
    if file.path is None:
        return translate("Recovery", "It was never saved.")
    if change is None:
        words = translate("Recovery", "It belongs to {file}, which is as it was saved last.")
    elif change.is_gone:
        words = translate("Recovery", "It belongs to {file}, which is not there any more.")
    else:
        words = translate("Recovery", "It belongs to {file}, which has been changed since.")
    return words.format(file=file.path)


def _time(when: float) -> str:
    """A moment as one says it, to the second: "on Monday, 3 March 2025 at 10:15:07"."""
    moment = QDateTime.fromSecsSinceEpoch(int(when))
    locale = QLocale(spoken_language().key)
    words = translate("Recovery", "on {day} at {time}")
    day = locale.toString(moment.date(), QLocale.FormatType.LongFormat)
    return words.format(day=day, time=moment.time().toString("HH:mm:ss"))
