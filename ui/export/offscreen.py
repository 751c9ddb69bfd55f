"""Qt without a display: painting needs an application, and where there is none an export makes it."""

from __future__ import annotations

import os
import threading

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from ui.export.format import ExportError

_kept: list[QGuiApplication] = []  # until the process ends; Qt dies where Python collects it earlier


def ensure_application() -> None:
    """Make an application without a display where there is none.

    Raises ExportError in another thread than the main one, where Qt makes none, and where a program has an application
    without pictures. Once there is one, exports may run in any thread.
    """
    running = QCoreApplication.instance()
    if isinstance(running, QGuiApplication):
        return
    if running is not None:
        raise ExportError(
            "This program has a QCoreApplication, which cannot paint.", "Make a QGuiApplication in its place."
        )
    if threading.current_thread() is not threading.main_thread():
        raise ExportError(
            "Pictures need an application of Qt, and only the main thread can make it.",
            "Make a QGuiApplication in the main thread first, or export something small there.",
        )
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")  # a letter that no font has becomes a box
    _kept.append(QGuiApplication(["gatelight", "-platform", "offscreen"]))
