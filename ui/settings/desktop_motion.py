"""Asks a desktop of Linux, through its portal, whether it is set to less motion, and hears when that is changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

PORTAL, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
ASKED: dict[tuple[str, str], tuple[object, ...]] = {  # settings of the desktop: the values that mean less motion
    ("org.freedesktop.appearance", "reduced-motion"): (1,),
    ("org.gnome.desktop.interface", "enable-animations"): (False,),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): ("0", "0.0", 0.0),
}
_HEAR = SLOT("hear(QDBusMessage)")
LONGEST = 2000  # milliseconds within which a desktop answers


def means_less(value: object, still: tuple[object, ...]) -> bool:
    """Whether a setting of the desktop, perhaps a variant in a variant, is one of those that mean less motion."""
    while hasattr(value, "variant"):
        value = value.variant()
    return any(value == each and isinstance(value, bool) == isinstance(each, bool) for each in still)


class DesktopMotion(QObject):
    """Calls `take` when it is known whether less motion is wanted, and with each change, while it lives."""

    def __init__(self, take: Callable[[bool], object], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._wanted: dict[tuple[str, str], bool] = {}
        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            bus.connect(PORTAL, PATH, INTERFACE, "SettingChanged", self, _HEAR)  # type: ignore[call-overload]
            for setting in ASKED:
                self._ask(bus, setting)

    @Slot(QDBusMessage)
    def hear(self, message: QDBusMessage) -> None:
        """A setting was changed."""
        match message.arguments():
            case [str(space), str(key), value] if (space, key) in ASKED:
                self._learn((space, key), value)

    def _ask(self, bus: QDBusConnection, setting: tuple[str, str]) -> None:
        """Ask for a setting; nobody waits for the answer."""
        question = QDBusMessage.createMethodCall(PORTAL, PATH, INTERFACE, "Read")
        question.setArguments(list(setting))
        watcher = QDBusPendingCallWatcher(bus.asyncCall(question, LONGEST), self)

        def hear() -> None:
            answer = watcher.reply()
            if answer.type() == QDBusMessage.MessageType.ReplyMessage and setting not in self._wanted:
                self._learn(setting, answer.arguments()[0])
            watcher.deleteLater()

        watcher.finished.connect(hear)

    def _learn(self, setting: tuple[str, str], value: object) -> None:
        self._wanted[setting] = means_less(value, ASKED[setting])
        self._take(any(self._wanted.values()))
