"""What a report of a problem says: version, system, the last lines of the log; nothing personal. Nothing is sent."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QStandardPaths, qVersion
from PySide6.QtGui import QGuiApplication, QScreen

from simulator.io.regular_file import read_regular
from ui.program import IS_FROZEN, program_version

LINES, MOST_BYTES = 60, 2_000_000  # of the log: that are reported, and that are read at most
_QUOTED = re.compile(r"“[^”\n]*”")  # titles, words, names of files


def log_file() -> Path:
    """Where the log is written, which need not be there yet."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(folder) / "gatelight.log"


def problem_report() -> str:
    """The report as lines of text."""
    screens = ", ".join(map(_screen, QGuiApplication.screens()))
    about = {
        "Gatelight": f"{program_version()}{' (bundle)' if IS_FROZEN else ''}",
        "Python": sys.version.split()[0],
        "Qt": f"{qVersion()}, {QGuiApplication.platformName()}{', debug' if QLibraryInfo.isDebugBuild() else ''}",
        "System": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "Screens": screens,
        "Language": QLocale.system().name(),
    }
    lines = [f"{name}: {value}" for name, value in about.items()]
    return "\n".join([*lines, "", f"The last {LINES} lines of the log:", *last_lines(_log())])


def last_lines(log: str) -> list[str]:
    """The last lines of a log without what is somebody's own: their home folder, and what stands in quotes."""
    return [_impersonal(line) for line in log.splitlines()[-LINES:]] or ["(none)"]


def _impersonal(line: str) -> str:
    """A line without paths below the home folder, and without titles and other words that were typed."""
    hidden = line
    for home in _homes():
        hidden = re.sub(rf"{re.escape(home)}[^\"'“”:,]*", "~/…", hidden)
    return _QUOTED.sub("“…”", hidden)


def _homes() -> Iterable[str]:
    home = Path.home()
    return {str(home), str(home.resolve())} - {"/"}


def _log() -> str:
    try:
        return read_regular(log_file(), MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def _screen(screen: QScreen) -> str:
    size = screen.size()
    return f"{size.width()} × {size.height()} at {screen.devicePixelRatio():g}"
