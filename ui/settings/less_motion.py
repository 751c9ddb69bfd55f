"""Whether the system is set to less motion. It is asked at the start, where nothing was chosen in the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

ENVIRONMENT = "GATELIGHT_LESS_MOTION"  # 1 or 0, where a system has no such setting
PORTAL, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
ASKED = (  # settings of the desktop, and the values that mean less motion
    ("org.freedesktop.appearance", "reduced-motion", (1,)),
    ("org.gnome.desktop.interface", "enable-animations", (False,)),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", ("0", "0.0", 0.0)),
)
LONGEST = 2000  # milliseconds within which a desktop answers
_ANIMATED = 0x1042  # of Windows: whether what is inside windows is animated


def ask_for_less_motion(take: Callable[[], None], parent: QObject) -> None:
    """Call `take` if the system wants less motion: at once, or when the desktop has answered, while `parent` lives."""
    said = read_environment(os.environ)
    if said is None and sys.platform.startswith("linux"):
        _ask_desktop(take, parent)
    elif _is_system_still() if said is None else said:
        take()


def read_environment(environment: Mapping[str, str]) -> bool | None:
    """What is said in the environment; None where nothing is."""
    return {"1": True, "0": False}.get(environment.get(ENVIRONMENT, ""))


def means_less(value: object, still: tuple[object, ...]) -> bool:
    """Whether a setting of the desktop, perhaps a variant in a variant, is one of those that mean less motion."""
    while hasattr(value, "variant"):
        value = value.variant()
    return any(value == each and isinstance(value, bool) == isinstance(each, bool) for each in still)


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


def _ask_desktop(take: Callable[[], None], parent: QObject) -> None:
    """Ask the portal for each of the settings; nobody waits for the answers."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return  # there is no desktop to ask, and looking for one may take a while
    from PySide6.QtDBus import QDBusConnection  # late: the first picture is there sooner

    bus = QDBusConnection.sessionBus()
    if bus.isConnected():
        for space, key, still in ASKED:
            _ask(bus, space, key, still, take, parent)


def _ask(
    bus: QDBusConnection, space: str, key: str, still: tuple[object, ...], take: Callable[[], None], parent: QObject
) -> None:
    from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

    question = QDBusMessage.createMethodCall(PORTAL, PATH, "org.freedesktop.portal.Settings", "Read")
    question.setArguments([space, key])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(question, LONGEST), parent)

    def hear() -> None:
        answer = watcher.reply()
        if answer.type() == QDBusMessage.MessageType.ReplyMessage and means_less(answer.arguments()[0], still):
            take()
        watcher.deleteLater()

    watcher.finished.connect(hear)
