"""Reads a program through AT-SPI, as a screen reader does; run by a Python that has D-Bus: it imports nothing of ours.

Each line that comes in is a request, a list in JSON: what of the reader is to be called, and the values. Each line that
goes out is its answer.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import dbus
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

REGISTRY, ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
CONTROLLER, KEYS = "/org/a11y/atspi/registry/deviceeventcontroller", "org.a11y.atspi.DeviceEventController"
ACCESSIBLE, ACTION, COMPONENT, TEXT = (
    f"org.a11y.atspi.{name}" for name in ("Accessible", "Action", "Component", "EditableText")
)
EVENTS = ("object:", "window:", "focus:", "document:")
PRESS, RELEASE, PRESS_AND_RELEASE = 0, 1, 3  # of a key by its code; of a key by its sign
STATES = {
    1: "active", 4: "checked", 7: "editable", 8: "enabled", 10: "expanded", 11: "focusable", 12: "focused",
    22: "selectable", 23: "selected", 24: "sensitive", 25: "showing", 30: "visible", 41: "checkable",
}  # fmt: skip


Answer = TypeVar("Answer")


def patiently(ask: Callable[[], Answer], seconds: float = 60.0) -> Answer:
    """Ask what is still being started, until it answers."""
    end = time.monotonic() + seconds
    while True:
        try:
            return ask()
        except (dbus.DBusException, ValueError):
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def _bus() -> dbus.bus.BusConnection:
    """The bus of what can be accessed, which is started when it is asked for."""
    launcher = dbus.SessionBus().get_object("org.a11y.Bus", "/org/a11y/bus")
    return dbus.bus.BusConnection(launcher.GetAddress(dbus_interface="org.a11y.Bus"))


class Reader:
    """One program on the bus of what can be accessed, and all that it has told since it was last asked."""

    def __init__(self) -> None:
        DBusGMainLoop(set_as_default=True)
        self.bus = patiently(_bus)
        self.told: list[tuple[float, str, str, str]] = []
        self.bus.add_signal_receiver(
            self._hear, path_keyword="path", member_keyword="member", interface_keyword="interface"
        )
        for event in EVENTS:
            patiently(partial(self._register, event))
        self.controller = self.bus.get_object(REGISTRY, CONTROLLER, introspect=False)
        self.program = ""

    def _register(self, event: str) -> None:
        """Ask to be told of a kind of events; whoever it is that keeps the list now, who may just have been started."""
        registry = self.bus.get_object(REGISTRY, "/org/a11y/atspi/registry", introspect=False)
        registry.RegisterEvent(event, dbus_interface=REGISTRY, signature="s")

    def _hear(self, *values: Any, path: str, member: str, interface: str) -> None:
        if interface.startswith("org.a11y.atspi.Event") and path.startswith("/org/a11y/atspi/accessible/"):
            detail, words = str(values[0]), str(values[3])
            is_ours = path != ROOT or member != "ChildrenChanged"  # the registry's own, that a program has come
            if is_ours:
                self.told.append((time.monotonic(), f"{member} {detail}".strip(), path, words))

    def _ask(self, path: str, interface: str, member: str, signature: str = "", values: tuple[Any, ...] = ()) -> Any:
        return self.bus.call_blocking(self.program, path, interface, member, signature, values, timeout=20)

    def _get(self, path: str, name: str) -> str:
        return str(self._ask(path, "org.freedesktop.DBus.Properties", "Get", "ss", (ACCESSIBLE, name)))

    def wait(self, seconds: float) -> None:
        """Hear what is told meanwhile."""
        end, context = time.monotonic() + seconds, GLib.MainContext.default()
        while time.monotonic() < end:
            if not context.iteration(False):
                time.sleep(0.002)

    def find(self) -> str:
        """Wait until a program has come and shows a window; its name."""
        return patiently(self._find)

    def _find(self) -> str:
        self.wait(0.05)
        ((self.program, _),) = self.bus.call_blocking(REGISTRY, ROOT, ACCESSIBLE, "GetChildren", "", ())
        if not self._ask(ROOT, ACCESSIBLE, "GetChildren"):
            raise ValueError("it shows no window")
        return self._get(ROOT, "Name")

    def tree(self, hidden: bool) -> list[dict[str, Any]]:
        """All that is there, or all but what is hidden, each with its parent's place in the list."""
        found: list[dict[str, Any]] = []
        self._walk(ROOT, -1, hidden, found)
        return found

    def _walk(self, path: str, parent: int, hidden: bool, found: list[dict[str, Any]]) -> None:
        low, high = self._ask(path, ACCESSIBLE, "GetState")
        bits = int(low) | int(high) << 32
        states = [name for bit, name in STATES.items() if bits >> bit & 1]
        if not hidden and "visible" not in states and path != ROOT:
            return
        at = len(found)
        found.append({
            "path": path, "parent": parent, "states": states,
            "role": str(self._ask(path, ACCESSIBLE, "GetRoleName")),
            "name": self._get(path, "Name"), "text": self._get(path, "Description"),
            "offers": [str(each).rpartition(".")[2] for each in self._ask(path, ACCESSIBLE, "GetInterfaces")],
        })  # fmt: skip
        for _, child in self._ask(path, ACCESSIBLE, "GetChildren"):
            self._walk(str(child), at, hidden, found)

    def heard(self, quiet: float, most: float) -> list[tuple[float, str, str, str]]:
        """What has been told since the last time, once nothing was told for so many seconds, or after so many."""
        end = time.monotonic() + most
        while time.monotonic() < end:
            count = len(self.told)
            self.wait(quiet)
            if len(self.told) == count:
                break
        told, self.told = self.told, []
        return told

    def press(self, path: str) -> list[str]:
        """Do what a click on something does; the names of all that can be done there."""
        names = [str(name) for name, _, _ in self._ask(path, ACTION, "GetActions")]
        self._ask(path, ACTION, "DoAction", "i", (0,))
        return names

    def write(self, path: str, words: str) -> bool:
        """Put other words into a field."""
        return bool(self._ask(path, TEXT, "SetTextContents", "s", (words,)))

    def type(self, sign: int, held: list[int]) -> None:
        """Press a key by its sign in X, others, by their codes, being held."""
        for code in held:
            self._key(code, PRESS)
        self._key(sign, PRESS_AND_RELEASE)
        for code in reversed(held):
            self._key(code, RELEASE)

    def _key(self, code: int, kind: int) -> None:
        self.controller.GenerateKeyboardEvent(code, "", kind, dbus_interface=KEYS, signature="isu")

    def click(self, path: str) -> None:
        """Click the middle of something."""
        x, y, width, height = map(int, self._ask(path, COMPONENT, "GetExtents", "u", (0,)))
        self.controller.GenerateMouseEvent(x + width // 2, y + height // 2, "b1c", dbus_interface=KEYS, signature="iis")


def main() -> None:
    """Answer until no more is asked."""
    reader = Reader()
    requests: dict[str, Callable[..., Any]] = {
        name: getattr(reader, name) for name in ("find", "tree", "heard", "press", "write", "type", "click", "wait")
    }
    for line in sys.stdin:
        name, *values = json.loads(line)
        print(json.dumps(requests[name](*values)), flush=True)


if __name__ == "__main__":
    main()
