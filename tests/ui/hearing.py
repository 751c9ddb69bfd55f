"""What a screen reader is told, recorded where Qt hands it to the system: all events, announcements by words."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import PySide6
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"  # PySide6 has no binding of it
AFTER = 250  # milliseconds after which an act is said


def heard(thing: QWidget) -> QAccessibleInterface:
    """The accessible side of a widget."""
    found = QAccessible.queryAccessibleInterface(thing)
    assert found is not None
    return found


class Heard(NamedTuple):
    """One event: its kind, the object it is about, and the words of an announcement with its politeness."""

    kind: QAccessible.Event
    about: str
    words: str
    at_once: bool


class Hearing(list[Heard]):
    """The events so far."""

    @property
    def announced(self) -> list[str]:
        """The words of the announcements."""
        return [each.words for each in self if each.kind == QAccessible.Event.Announcement]

    def after(self, act: Callable[[], object]) -> list[str]:
        """What is announced of an act alone."""
        QTest.qWait(AFTER)
        self.clear()
        act()
        QTest.qWait(AFTER)
        return self.announced


def _library() -> ctypes.CDLL:
    folder = Path(PySide6.__file__).parent
    found = [*folder.glob("Qt/lib/libQt6Gui.so.6"), *folder.glob("Qt/lib/QtGui.framework/Versions/A/QtGui")]
    return ctypes.CDLL(str(found[0]))


@contextmanager
def hearing() -> Iterator[Hearing]:
    """Record what a screen reader is told."""
    heard = Hearing()

    def record(pointer: int) -> None:
        event = shiboken6.wrapInstance(pointer, QAccessibleEvent)
        words, at_once = "", False
        if event.type() == QAccessible.Event.Announcement:
            said = shiboken6.wrapInstance(pointer, QAccessibleAnnouncementEvent)
            words, at_once = said.message(), said.politeness() == QAccessible.AnnouncementPoliteness.Assertive
        about: QObject | None = event.object()
        heard.append(Heard(event.type(), about.metaObject().className() if about is not None else "", words, at_once))

    handler = _HANDLER(record)
    install = getattr(_library(), _INSTALL)
    install.argtypes, install.restype = [ctypes.c_void_p], ctypes.c_void_p
    before = install(ctypes.cast(handler, ctypes.c_void_p))
    try:
        yield heard
    finally:
        install(before)
