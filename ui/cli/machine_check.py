"""What this machine lacks for the window or for pictures, and how to get it: asked before Qt starts, and dies.

Qt ends the whole process when a system library or the display is missing. Here both are tried first, by loading the
libraries that Qt's own files need and by knocking at the display. Nothing of Qt is imported.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import socket
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
IMPORTED = {"pyside6-essentials": "PySide6", "fonttools": "fontTools"}  # in small letters, where imported otherwise
HEADLESS = "Without a window these work: lessons, export, trace and check (see --help)."
INSTALL = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python main.py"


class Library(NamedTuple):
    """A system library, and the packages that hold it on Debian or Ubuntu and on Fedora."""

    file: str
    debian: str
    fedora: str


PICTURES = (
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfontconfig1", "freetype"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libX11.so.6", "libgl1", "libX11"),
)
X11 = (
    Library("libxcb.so.1", "libgl1", "libxcb"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-cursor0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libgl1", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-cursor0", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-util.so.1", "libxcb-cursor0", "xcb-util"),
    Library("libxcb-xkb.so.1", "libxkbcommon-x11-0", "libxcb"),
)
WAYLAND = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
)


class MachineError(Exception):
    """This machine cannot do it; the message says what is missing and how to get it."""


def check_packages() -> None:
    """Raise MachineError where Python packages are missing, or are a pair that is known to crash; a bundle has all."""
    if getattr(sys, "frozen", False):
        return
    missing = [
        installed
        for installed in required_packages()
        if importlib.util.find_spec(IMPORTED.get(installed.lower(), installed.replace("-", "_"))) is None
    ]
    if missing:
        here = f"In the folder of Gatelight, this installs them and starts it:\n  {INSTALL}"
        anywhere = f"This installs them:\n  {sys.executable} -m pip install {' '.join(missing)}"
        raise MachineError(
            f"These Python packages are not installed for {sys.executable}: {', '.join(missing)}.\n"
            + (here if PROJECT.is_file() else anywhere)
        )
    if sys.version_info < (3, 12) and qt_version().startswith("6.12."):
        raise MachineError(
            "PySide6 6.12 crashes with this Python. This installs one that does not:\n"
            f'  {sys.executable} -m pip install "PySide6-Essentials>=6.11.3,<6.12"'
        )


def required_packages() -> tuple[str, ...]:
    """The packages that Gatelight requires, as they are installed: as its own project file says, or its installer."""
    if PROJECT.is_file():
        listed = re.search(r"^dependencies = \[(.*?)^\]", PROJECT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        wanted = re.findall(r'^\s*"(.*)",$', listed[1], re.MULTILINE) if listed else []
    else:
        from importlib.metadata import requires

        wanted = [each for each in requires("gatelight") or () if "extra ==" not in each]
    return tuple(dict.fromkeys(re.split(r"[^\w.-]", each)[0] for each in wanted))


def qt_version() -> str:
    """The version of PySide6, read from its own text: to ask for it takes as long as a tenth of the start."""
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None and spec.origin is not None
    found = re.search(r'^__version__ = "(.+)"', Path(spec.origin).read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


def check_pictures() -> None:
    """Raise MachineError where system libraries are missing that painting needs."""
    _check_libraries(PICTURES, "Pictures cannot be painted")


def check_window() -> None:
    """Raise MachineError where there is no display to open a window on, or system libraries are missing.

    Tells Qt to use Wayland where that is the only display that answers. Only Linux is asked.
    """
    if sys.platform != "linux":
        return
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    x11, wayland = chosen in ("", "xcb") and _is_x11_named(), chosen in ("", "wayland") and _wayland_answers()
    if chosen in ("", "xcb", "wayland") and not (x11 or wayland):
        raise MachineError(_no_display())
    libraries = {"xcb": X11, "wayland": WAYLAND}.get(chosen, ())
    if not chosen:
        libraries = X11 if x11 else WAYLAND
    try:
        _check_libraries(PICTURES + libraries, "The window cannot be opened")
    except MachineError as error:
        raise MachineError(f"{error}\n{HEADLESS}") from None
    if libraries == X11 and not _x11_answers():
        raise MachineError(_no_display())
    if not chosen and not x11:
        os.environ["QT_QPA_PLATFORM"] = "wayland"


def loads(file: str) -> bool:
    """Whether the system finds and accepts a shared library."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _check_libraries(libraries: Iterable[Library], what: str) -> None:
    if sys.platform != "linux":
        return
    missing = [library for library in libraries if not loads(library.file)]
    if missing:
        raise MachineError(
            f"{what}: this machine lacks {', '.join(library.file for library in missing)}.\n" + _how_to_install(missing)
        )


def _how_to_install(missing: list[Library]) -> str:
    debian = " ".join(sorted({library.debian for library in missing}))
    fedora = " ".join(sorted({library.fedora for library in missing}))
    lines = {
        "debian": f"  Debian, Ubuntu:  sudo apt-get install {debian}",
        "fedora": f"  Fedora:          sudo dnf install {fedora}",
    }
    ours = [line for family, line in lines.items() if family in _system()]
    return "To install what is missing:\n" + "\n".join(ours or lines.values())


def _system() -> str:
    """What the system calls itself and those it is like: "debian", "ubuntu debian", "fedora"; "" if unknown."""
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return ""
    named = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    return " ".join(named.get(key, "").strip("\"'") for key in ("ID", "ID_LIKE"))


def _no_display() -> str:
    named = [f"{name}={os.environ[name]}" for name in ("WAYLAND_DISPLAY", "DISPLAY") if os.environ.get(name)]
    problem = f"the display does not answer ({', '.join(named)})" if named else "there is no display"
    return (
        f"The window cannot be opened: {problem}.\n"
        "Start Gatelight from a desktop, or log in with `ssh -X`; a window that nobody sees opens with\n"
        f"  QT_QPA_PLATFORM=offscreen\n{HEADLESS}"
    )


def _is_x11_named() -> bool:
    return bool(os.environ.get("DISPLAY"))


def _x11_answers() -> bool:
    """Whether the X server takes us in, with the rights that we have."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return bool(refused == 0)


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock:
        try:
            knock.connect(str(Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name))
        except OSError:
            return False
    return True
