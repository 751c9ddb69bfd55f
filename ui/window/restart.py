"""Begins anew in place of this program, with all that is open: for what Qt takes up at a start alone.

The lesson as it is, saved or not, lies in a copy as after a crash, and the program that takes over is given the place
in it. Until that one has read the copy it stays, so that nothing can be lost on the way.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from simulator.lessons.schema import LessonError
from ui.jobs.read_lesson import ReadFile
from ui.program import program_command
from ui.settings.translation import translate
from ui.state.lesson_file import LessonFile
from ui.state.session import Session
from ui.window.left_places import LeftPlace, go_to, place_in, read_place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.dialogs.lesson_files import LessonFiles
    from ui.window.controls import Controls
    from ui.window.recovery.copies import Lost
    from ui.window.recovery.keeping import Recovery

HANDED = "GATELIGHT_HANDED_OVER"  # the environment variable that the program which takes over reads


class Handover(NamedTuple):
    """What another program has handed over: its lesson, whether that is to be saved yet, and the place in it."""

    left: Lost
    is_modified: bool
    place: LeftPlace


def start_anew(session: Session, controls: Controls, save: Callable[[], None], parent: QWidget) -> bool:
    """Start another program that goes on with what is open, or tell why that cannot be; whether this one is to close.

    `save` keeps what is set in the window.
    """
    if controls.exports.entries:
        words = translate("Restart", "Exports are being written. Start again when they are done.")
        controls.messages.tell(words, "information")
        return False
    controls.presentation.leave()
    session.player.pause()
    save()
    problem = hand_over(session, controls.recovery, parent)
    if problem:
        controls.messages.tell(problem)
    return problem == ""


def hand_over(session: Session, recovery: Recovery, parent: QWidget) -> str | None:
    """Start another program that goes on with what is open.

    Returns "", why that cannot be, in words, or None where somebody would rather stay than wait.
    """
    try:
        copy = recovery.hand_over(parent)
    except (OSError, LessonError) as error:
        words = translate("Restart", "Not started again: what is open could not be set aside. {error}")
        return words.format(error=error)
    if copy is None:
        return None
    if _start_program(json.dumps([str(copy), session.document.is_modified, place_in(session)])):
        return ""
    recovery.take_back()
    return translate("Restart", "Not started again: the system does not let another program begin.")


def _start_program(handed: str) -> bool:
    from PySide6.QtCore import QProcess, QProcessEnvironment  # late, as below: every start asks what was handed over

    environment = QProcessEnvironment.systemEnvironment()
    environment.insert(HANDED, handed)
    command = program_command()
    process = QProcess()
    process.setProcessEnvironment(environment)
    process.setProgram(command[0])
    process.setArguments(list(command[1:]))
    done = process.startDetached()
    return bool(done[0] if isinstance(done, tuple) else done)


def receive_handover() -> Handover | None:
    """What this program is to take over; None where it was started by hand, or where the copy cannot be read."""
    handed = os.environ.pop(HANDED, "")
    if not handed:
        return None
    from ui.window.recovery import copies

    try:
        copy, is_modified, where = json.loads(handed)
        place, found = read_place(where), copies.read(Path(copy))
    except (ValueError, TypeError, OSError, LessonError):
        return None
    return None if place is None else Handover(found, bool(is_modified), place)


def take_over(session: Session, handed: Handover, files: LessonFiles, recovery: Recovery) -> None:
    """Go on where the other program was, as when a file is opened; its copy goes when there is one of one's own."""
    file, lesson = handed.left.file, handed.left.lesson

    def go_on(is_shown: bool) -> None:
        if not is_shown:
            return
        if not handed.is_modified:
            session.document.belong_to(LessonFile(file.path, lesson, file.on_disk))
        recovery.inherit(handed.left.copy, handed.left.change)
        go_to(session, handed.place)

    files.show(ReadFile(file, handed.left.resolved), go_on)


def open_elsewhere(session: Session, lost: Lost) -> bool:
    """Start another program that goes on with what was lost, and keeps a copy. False where that cannot be."""
    return _start_program(json.dumps([str(lost.copy), True, place_in(session)]))
