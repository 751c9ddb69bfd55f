"""Whether the system is set to less motion, and when that is changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSettings
from PySide6.QtGui import QGuiApplication

ENVIRONMENT = "GATELIGHT_LESS_MOTION"  # 1 or 0, where a system has no such setting
_ANIMATED = 0x1042  # of Windows: whether what is inside windows is animated


def hear_of_less_motion(take: Callable[[bool], object], parent: QObject) -> None:
    """Call `take` with whether the system wants less motion: at once or when the desktop has answered, and with each
    change, while `parent` lives. What the environment says stays.
    """
    said = read_environment(os.environ)
    if said is not None:
        take(said)
    elif sys.platform.startswith("linux"):
        if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):  # else there is no desktop, and looking for one takes a while
            from ui.settings.desktop_motion import DesktopMotion  # late: the first picture is there sooner

            DesktopMotion(take, parent)
    else:
        application = QCoreApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(lambda _state: take(_is_system_still()))
        take(_is_system_still())


def read_environment(environment: Mapping[str, str]) -> bool | None:
    """What is said in the environment; None where nothing is."""
    return {"1": True, "0": False}.get(environment.get(ENVIRONMENT, ""))


def _is_system_still() -> bool:
    if sys.platform == "win32":
        import ctypes

        animated = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_ANIMATED, 0, ctypes.byref(animated), 0)
        return not animated.value
    if sys.platform == "darwin":
        file = Path.home() / "Library" / "Preferences" / "com.apple.universalaccess.plist"
        return str(QSettings(str(file), QSettings.Format.NativeFormat).value("reduceMotion", "0")) in ("1", "true")
    return False
