"""The system's wish for less motion: of a desktop through its portal, of the environment, and what was chosen wins."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui import app
from ui.settings import less_motion, settings
from ui.settings.desktop_motion import ASKED, means_less
from ui.settings.less_motion import ENVIRONMENT, read_environment
from ui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]
PORTAL = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject
from ui.settings.desktop_motion import ASKED, INTERFACE, PATH, PORTAL
from ui.settings.less_motion import hear_of_less_motion

SAID = {"false": False, "true": True, "0": "0", "1": 1, "1.0": "1.0"}
KEY, ANSWER, CHANGED = sys.argv[1], SAID[sys.argv[2]], SAID.get(sys.argv[3])

class Portal(QDBusVirtualObject):
    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):
        if message.member() == "Read" and message.arguments()[1] == KEY:
            connection.send(message.createReply(QDBusVariant(QDBusVariant(ANSWER))))
        else:
            connection.send(message.createErrorReply("org.freedesktop.portal.Error.NotFound", "no such setting"))
        return True

application, portal, bus = QCoreApplication([]), Portal(), QDBusConnection.sessionBus()
assert bus.registerVirtualObject(PATH, portal) and bus.registerService(PORTAL)
def change():
    (space,) = [space for space, key in ASKED if key == KEY] or ["other"]
    told = QDBusMessage.createSignal(PATH, INTERFACE, "SettingChanged")
    told.setArguments([space, KEY, QDBusVariant(CHANGED)])
    bus.send(told)

hear_of_less_motion(lambda less: print("less motion" if less else "all motion", flush=True), application)
if CHANGED is not None:
    QTimer.singleShot(500, change)
QTimer.singleShot(1000, application.quit)
application.exec()
"""


@pytest.mark.parametrize(
    ("key", "answer", "changed", "told"),
    [
        ("reduced-motion", "1", "", ["less"]),
        ("reduced-motion", "0", "1", ["all", "less"]),
        ("enable-animations", "false", "true", ["less", "all"]),
        ("enable-animations", "true", "", ["all"]),
        ("AnimationDurationFactor", "0", "1.0", ["less", "all"]),
        ("AnimationDurationFactor", "1.0", "0", ["all", "less"]),
        ("of another desktop", "1", "1", []),
    ],
)
def test_the_desktop_is_asked_through_its_portal_and_heard_when_it_is_changed(
    key: str, answer: str, changed: str, told: list[str], tmp_path: Path
) -> None:
    if not sys.platform.startswith("linux") or shutil.which("dbus-run-session") is None:
        pytest.skip("D-Bus is not installed")
    script = tmp_path / "portal.py"
    script.write_text(PORTAL, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != ENVIRONMENT}
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(script), key, answer, changed],
        env=environment | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == [f"{each} motion" for each in told]


def test_what_the_settings_of_desktops_mean() -> None:
    still = {key: values for (_, key), values in ASKED.items()}
    assert means_less(1, still["reduced-motion"]) and not means_less(0, still["reduced-motion"])
    assert means_less(False, still["enable-animations"]) and not means_less(0, still["enable-animations"])
    assert means_less("0", still["AnimationDurationFactor"]) and means_less(0, still["AnimationDurationFactor"])
    assert not means_less("1", still["AnimationDurationFactor"]) and not means_less(None, still["reduced-motion"])


def test_the_environment_is_read() -> None:
    assert [read_environment({ENVIRONMENT: text}) for text in ("1", "0", "", "yes")] == [True, False, None, None]
    assert read_environment({}) is None


@pytest.mark.parametrize(("said", "less"), [("1", True), ("0", False)])
def test_the_window_follows_the_system(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, said: str, less: bool
) -> None:
    monkeypatch.setenv(ENVIRONMENT, said)
    app.follow_system(window)
    assert window.player.still is window.stage.still is less


def test_what_was_chosen_wins(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "1")
    window.commands.actions["reduce_motion"].trigger()
    window.commands.actions["reduce_motion"].trigger()
    app.follow_system(window)
    assert settings.has_still() and not window.player.still


def test_nobody_waits_where_there_is_no_desktop(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr(less_motion.sys, "platform", "linux")
    app.follow_system(window)
    assert not window.player.still
