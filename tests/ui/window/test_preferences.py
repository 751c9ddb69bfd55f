"""The window is used next time as it was used last, and bad memories harm nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.conftest import let_go
from ui.settings import settings
from ui.settings.translation import own_language
from ui.state.selection import Wording
from ui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]


def test_wording_lens_speed_parts_and_sizes_are_kept(open_window: Callable[..., MainWindow]) -> None:
    first = open_window(size=(1700, 900))
    first.selection.wording = Wording("olah", "numbers")
    first.selection.lens, first.selection.writing, first.player.speed = "half-life", "latex", 2.0
    first.selection.signs = first.selection.whole_run = True
    first.selection.returned = "keras"
    first.toggle_part("plots")
    first.toggle_part("table")
    first.parts.across.setSizes([300, 700, 400])
    first.parts.across.splitterMoved.emit(300, 1)
    sizes = first.parts.across.sizes()
    first.close()
    again = open_window(size=(1700, 900))
    assert again.selection.wording == Wording("olah", "numbers")
    assert (again.selection.lens, again.selection.writing, again.player.speed) == ("half-life", "latex", 2.0)
    assert again.selection.signs and again.selection.whole_run and again.selection.returned == "keras"
    assert not again.is_shown("plots") and again.is_shown("left") and again.is_shown("read")
    again.selection.tab = "numbers"
    assert again.is_shown("table")
    assert again.parts.across.sizes() == pytest.approx(sizes, abs=2)
    settings.forget()


@pytest.mark.parametrize(
    "text",
    [
        "no json", "[]", "3", '{"wording": ["x", "y", "z"]}', '{"wording": 3, "lens": [], "speed": "fast"}',
        '{"parts": 5, "sizes": {"across": "wide"}}', '{"sizes": {"across": [1, null, 3]}, "parts": {"nothing": true}}',
        '{"sizes": {"across": [0, 0, 0], "down": [1]}}',
    ],
)  # fmt: skip
def test_bad_memories_harm_nothing(open_window: Callable[..., MainWindow], text: str) -> None:
    settings.remember_habits(text)
    window = open_window()
    assert window.selection.wording == Wording() and window.selection.lens == "changed" and window.player.speed == 1.0
    assert window.is_shown("right") and window.is_shown("read") and not window.is_shown("table")
    let_go()
    settings.forget()


@pytest.mark.parametrize(
    ("kept", "chosen", "now"),
    [
        (["olah", "symbols", "de"], "", "de"),  # the picture alone spoke German: now everything does
        (["olah", "symbols", "de"], "en", "en"),  # two languages were chosen: that of the window holds
        (["olah", "symbols", "en"], "de", "de"),
        (["olah", "symbols"], "de", "de"),
        (["olah", "symbols", "tlh"], "", "en"),
    ],
)
def test_the_two_languages_of_an_older_version_become_one(
    open_window: Callable[..., MainWindow], kept: list[str], chosen: str, now: str
) -> None:
    settings.forget()
    settings.remember_habits(json.dumps({"wording": kept}))
    if chosen:
        settings.remember_language(chosen)
    window = open_window()
    assert window.selection.wording.language == own_language().key == now
    assert window.selection.wording.notation == ("olah" if "tlh" not in kept else "pytorch")
    window.close()
    assert json.loads(settings.habits())["wording"] == list(window.selection.wording[:2])
    settings.forget()


def test_one_choice_is_the_language_of_picture_and_window(window: MainWindow) -> None:
    window.commands.menus["choose_language"].aboutToShow.emit()
    actions = {action.text(): action for action in window.commands.menus["choose_language"].actions()}
    actions["Deutsch"].trigger()
    assert window.selection.wording.language == settings.language() == own_language().key == "de"
    assert "„" in window.stage.film.caption(11, 1) and "next start" in window.messages.text
    window.messages.clear()
    actions["English"].trigger()
    assert window.selection.wording.language == settings.language() == "en" and not window.messages.text
    settings.forget()


def test_the_size_of_everything_is_that_of_the_next_start(tmp_path: Path, window: MainWindow) -> None:
    window.commands.menus["choose_scale"].aboutToShow.emit()
    actions = {action.text(): action for action in window.commands.menus["choose_scale"].actions()}
    actions["150 %"].trigger()
    assert settings.scale() == 1.5 and "next start" in window.messages.text
    settings.forget()
    assert settings.scale() == 1.0
    assert _started(tmp_path, "settings.remember_scale(1.5)") == (1.5, 1.5)


@pytest.mark.parametrize(("wide", "high", "scale"), [(1920, 1080, 1.0), (2560, 1440, 1.5), (3840, 2160, 2.0)])
def test_the_first_start_takes_the_size_from_the_screen(tmp_path: Path, wide: int, high: int, scale: float) -> None:
    screen = {"name": "one", "x": 0, "y": 0, "width": wide, "height": high, "logicalDpi": 96, "dpr": 1}
    configured = tmp_path / "screens.json"
    configured.write_text(json.dumps({"screens": [screen]}))
    platform = f"offscreen:configfile={configured}"
    assert _started(tmp_path, "", platform) == (scale, scale)
    assert _started(tmp_path, "settings.remember_scale(1.25)", platform) == (1.25, 1.25), "the one chosen wins"


def _started(folder: Path, first: str, platform: str = "offscreen") -> tuple[float, float]:
    """How large a program that is started now shows everything, and the size that its menu names."""
    program = (
        "import sys; from PySide6.QtCore import QSettings, QTimer; from PySide6.QtWidgets import QApplication\n"
        "QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])\n"
        f"from ui import app; from ui.settings import settings; {first}\n"
        "shown = app.make_window\n"
        "def made(lesson):\n"
        "    window = shown(lesson)\n"
        "    QTimer.singleShot(0, lambda: (print(window.devicePixelRatioF(), settings.scale()), window.close()))\n"
        "    return window\n"
        "app.make_window = made; app.run('worked-example')\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": platform}
    environment.pop("QT_SCALE_FACTOR", None)
    command = [sys.executable, "-c", program, str(folder)]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True)
    ratio, scale = map(float, ended.stdout.split()[:2])
    return ratio, scale


def test_a_size_that_nobody_offers_is_not_taken() -> None:
    settings.remember_scale(40.0)
    assert settings.scale() == 1.0
    settings.forget()
