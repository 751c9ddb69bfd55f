"""Nothing among the settings can stop a start: what cannot be used is set aside, and named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from tests.odd_files import ODD, at_once, kind_of, made
from tests.ui.conftest import let_go
from ui.export import presets
from ui.settings import recent_files, settings
from ui.settings.odd_things import ASIDE, take_odd_things
from ui.settings.own_keys import read_keys
from ui.settings.translation import own_language
from ui.window import left_places
from ui.window.main_window import MainWindow

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux's libraries and displays")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The folder of the settings, a new one."""
    before = settings.place().parent
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    (tmp_path / "Gatelight").mkdir()
    take_odd_things()
    yield tmp_path / "Gatelight"
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(before))


@pytest.mark.parametrize("name", ["Gatelight.ini", "Gatelight.ini.lock"])
@pytest.mark.parametrize("what", ODD)
def test_what_is_no_file_is_set_aside(folder: Path, what: str, name: str) -> None:
    place = made(folder, what, name)
    before = kind_of(place)
    at_once(lambda: settings.remember_theme("dark"))
    assert settings.theme() == "dark"
    (aside,) = take_odd_things()
    assert kind_of(Path(aside)) == before and ASIDE in aside


@pytest.mark.parametrize("what", ["pipe", "device", "loop"])
def test_what_is_no_folder_is_set_aside(folder: Path, what: str) -> None:
    folder.rmdir()
    made(folder.parent, what, folder.name)
    at_once(lambda: settings.remember_theme("dark"))
    assert settings.theme() == "dark" and folder.is_dir() and len(take_odd_things()) == 1


@pytest.mark.parametrize("content", ["", "1\npython\nanother-host\n", "no lock at all"])
def test_a_lock_that_nobody_holds_is_not_waited_for(folder: Path, content: str) -> None:
    (folder / "Gatelight.ini.lock").write_text(content)
    at_once(lambda: settings.remember_theme("dark"))
    assert settings.theme() == "dark"


def test_a_link_to_settings_elsewhere_stays_one(folder: Path, tmp_path: Path) -> None:
    (folder / "Gatelight.ini").symlink_to(tmp_path / "elsewhere.ini")
    settings.remember_theme("dark")
    assert settings.theme() == "dark" and (folder / "Gatelight.ini").is_symlink() and not take_odd_things()
    assert (tmp_path / "elsewhere.ini").is_file()


DEEP, LONG, NUL, BROKEN = "[" * 5000 + "]" * 5000, "n" * 5000, "a\0b", "\udce4.json"
HOSTILE = (
    DEEP, "[" * 400 + "]" * 400, '{"a":' * 400 + "1" + "}" * 400, LONG, NUL, BROKEN, "9" * 5000, "1" + "0" * 400, "-1",
    "1e999", "NaN", "Infinity", "[]", "{}", "null", "true", '"text"', "{", "\x00\xff", "[[[]]]", '[{"ending": []}]',
    '[{"ending": ".mp4", "values": {"width": 1e999, "fps": ' + "9" * 400 + '}, "name": {}}]',
    '{"lens": [], "speed": {}, "parts": [1], "sizes": {"across": [1e30, 1]}, "wording": [[], {}]}',
    '{"speed": 1e999, "sizes": {"across": [' + "9" * 30 + ', 1], "down": [4000000000, 1], "sides": "ab"}}',
    '{"sizes": {"across": ["9", null]}, "parts": {"left": []}, "writing": {}, "ghost": [], "signs": 2}',
)  # fmt: skip
KEYS = (
    "theme", "recent", "left_places", "habits", "scale", "screen_scale", "language", "notes_size", "audience_screen",
    "audience_theme", "plots", "speaker_place", "speaker_shares", "points_for_audience", "advanced", "start_page",
    "stops_at_cues", "still", "export_presets", "last_export", "folder", "geometry", "own_keys", "letters_act",
)  # fmt: skip


def read_all() -> None:
    """Read each setting as the window does."""
    recent_files.titles(recent_files.files())
    left_places.find(Path("mine.json"))
    presets.loads(settings.export_presets())
    presets.loads(settings.last_export())
    own_language()
    for read in (
        settings.theme, settings.scale, settings.notes_size, settings.audience_screen, settings.audience_theme,
        settings.speaker_place, settings.speaker_shares, settings.points_for_audience, settings.folder,
        settings.geometry, settings.still, settings.start_page, settings.advanced, settings.stops_at_cues, read_keys,
    ):  # fmt: skip
        read()


@pytest.mark.parametrize("key", KEYS)
def test_each_setting_may_hold_anything(folder: Path, key: str) -> None:
    for value in HOSTILE:
        QSettings(str(folder / "Gatelight.ini"), QSettings.Format.IniFormat).setValue(key, value)
        read_all()


@pytest.mark.parametrize("number", [0, 1, 3, 6, *range(-5, 0)])
def test_a_window_opens_whatever_the_settings_hold(
    folder: Path, open_window: Callable[..., MainWindow], number: int
) -> None:
    kept = QSettings(str(folder / "Gatelight.ini"), QSettings.Format.IniFormat)
    for key in KEYS:
        kept.setValue(key, HOSTILE[number])
    kept.sync()
    window = open_window("worked-example")
    for each in ("export_film", "present"):
        window.commands.actions[each].trigger()
        let_go()
    window.presentation.finish()
    window.close()
    let_go()
    assert settings.theme()


@pytest.mark.parametrize("text", ["\xff\xfe".encode("latin-1") * 50, b"\x00" * 100, b"[General]\nrecent=/tmp/\xe4\n"])
def test_a_file_of_settings_may_hold_anything(folder: Path, text: bytes) -> None:
    (folder / "Gatelight.ini").write_bytes(text)
    read_all()


def test_what_cannot_be_read_is_named(folder: Path) -> None:
    settings.remember_left_places(DEEP)
    assert left_places.find(Path("mine.json")) is None and take_odd_things() == ("left_places",)
    settings.remember_left_places(json.dumps({os.path.realpath("mine.json"): ["cell", 1, 1, 2.0, "read"]}))
    assert left_places.find(Path("mine.json")) is not None and not take_odd_things()


START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app
application = QApplication([])
QTimer.singleShot(0, lambda: QTimer.singleShot(1500, lambda: [print(w.messages.text) or w.close()
    for w in application.topLevelWidgets() if hasattr(w, "messages")]))
sys.exit(app.run("worked-example"))
"""


def test_a_start_says_what_it_has_set_aside(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path / "data")}
    config, data = tmp_path / "config" / "Gatelight", tmp_path / "data" / "Gatelight"
    (config / "recovery").mkdir(parents=True)
    data.mkdir(parents=True)
    for place in (config / "Gatelight.ini", config / "recovery" / "1-2.json", data / "gatelight.log"):
        os.mkfifo(place)
    command = [sys.executable, "-c", START]
    environment = os.environ | home | {"QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en", "LC_ALL": "C.UTF-8"}
    root = Path(__file__).resolve().parents[3]
    ended = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0 and "Traceback" not in ended.stderr
    assert ended.stdout.count(ASIDE) == 3, ended.stdout + ended.stderr
