"""Begins anew in place of this program, with all that is open: for what Qt takes up at a start alone.

The lesson as it is, saved or not, lies in a copy as after a crash, and the place in it is told to the program that
takes over. Until that one has read the copy it stays, so that nothing can be lost on the way.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QProcess, QProcessEnvironment

from simulator.lessons.run import LessonError
from ui.export.batch.runner import PROGRAM
from ui.film.views import views
from ui.settings.translation import translate
from ui.window import recovery
from ui.window.recovery import Lost

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow

HANDED = "GATELIGHT_HANDED_OVER"  # the variable that tells the program that takes over


class Place(NamedTuple):
    """Where one was: the view, the layer and the unit under the eye, and the position among the tokens."""

    view: str
    layer: int
    unit: int
    position: float


class Handed(NamedTuple):
    """What another program has handed over: its lesson, whether that is to be saved yet, and the place in it."""

    left: Lost
    is_modified: bool
    place: Place


def start_again(window: MainWindow) -> None:
    """Start the program anew with what is open, and end this one; or tell why that cannot be."""
    if window.exports.entries:
        told = translate("Restart", "Exports are being written. Start again when they are done.")
        window.messages.tell(told, "information")
        return
    window.set_presenting(False)
    window.player.pause()
    window.keep_habits()
    try:
        copy = window.recovery.hand_over()
    except (OSError, LessonError) as error:
        told = translate("Restart", "Not started again: what is open could not be set aside. {error}")
        window.messages.tell(told.format(error=error))
        return
    seen = window.selection
    place = Place(seen.view, seen.layer, seen.unit, window.player.position)
    if _started(json.dumps([str(copy), window.document.is_modified, place])):
        window.leave()
    else:
        window.recovery.take_back()
        window.messages.tell(translate("Restart", "Not started again: the system does not let another program begin."))


def _started(handed: str) -> bool:
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert(HANDED, handed)
    process = QProcess()
    process.setProcessEnvironment(environment)
    process.setProgram(PROGRAM[0])
    process.setArguments(list(PROGRAM[1:]))
    done = process.startDetached()
    return bool(done[0] if isinstance(done, tuple) else done)


def handed_over() -> Handed | None:
    """What this program is to take over; None where it was started by hand, or where the copy cannot be read."""
    told = os.environ.pop(HANDED, "")
    try:
        copy, is_modified, (view, layer, unit, position) = json.loads(told)
        place = Place(str(view), int(layer), int(unit), float(position))
        found = recovery.read(Path(copy))
    except (ValueError, TypeError, OSError, LessonError):
        return None
    return Handed(found, bool(is_modified), place)


def take_over(window: MainWindow, handed: Handed) -> None:
    """Go on where the other program was; its copy is not needed any more."""
    if handed.is_modified:
        window.document.recover(handed.left.lesson, handed.left.path)
    else:
        window.document.start(handed.left.lesson, handed.left.path)
    recovery.discard(handed.left.copy)
    place = handed.place
    if place.view in views():
        window.selection.view = place.view
    window.selection.look_at(place.layer, place.unit)
    window.player.seek(window.player.timeline.time_at(place.position))
