"""The program as a screen reader meets it on a desktop of Linux: started, walked, driven by keys, and quit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ui.window.heard.at_spi.desktop import Listener, Told, desktop, is_there
from tests.ui.window.heard.at_spi.rules import below, problems
from ui.film.views import views
from ui.plots.panel import kinds

pytestmark = pytest.mark.skipif(not is_there(), reason="AT-SPI is not installed")

MOST = 10  # events a second
CLOSING = 100  # events of dialogs that close
QTS_OWN = (
    "no ValueInterface",  # PySide cannot give a number to a painted slider, which says it in words
    "Received text event for invalid interface",  # of the fields in Qt's dialog of files
)
DIALOGS = {
    "Ctrl+K": ("dialog", "All commands"), "F1": ("dialog", "Keys and commands"), "Ctrl+D": ("dialog", "Description"),
    "Ctrl+E": ("dialog", "Export"), "Ctrl+Shift+E": ("dialog", "Lecture pack"), "F5": ("frame", "What the audience"),
    "Ctrl+F5": ("frame", "Speaker’s view"),
}  # fmt: skip


@pytest.fixture
def listener(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Listener]:
    """A program whose reader hears it; in the end it has complained of nothing."""
    with desktop(tmp_path, request.param) as listener:
        yield listener
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert [line for line in log.splitlines() if line and not any(each in line for each in QTS_OWN)] == []


def announced(told: list[Told]) -> list[str]:
    return [each.words for each in told if each.what == "Announcement"]


def said(listener: Listener, act: str | Callable[[], object], quiet: float = 0.5) -> str:
    """What is announced of a key, or of another act: once, however long a busy machine takes for it."""
    listener.heard()
    listener.type(act) if isinstance(act, str) else act()
    (words,) = announced(until_announced(listener, quiet))
    return words


def until_announced(listener: Listener, quiet: float) -> list[Told]:
    """All that is told until something is announced and it is still again."""
    told, end = list[Told](), time.monotonic() + 300.0
    while not announced(told) and time.monotonic() < end:
        told += listener.heard(quiet, quiet)
    return told + listener.heard(quiet)


def check(listener: Listener) -> None:
    """See that nothing is wrong with what is shown, and that each number of the stage has its name and its value."""
    tree = listener.tree()
    assert problems(tree) == []
    for at, each in enumerate(tree):
        if each.name == "Stage" and each.role == "graphic":
            numbers = [number.name for number in below(tree, at) if number.role == "label"]
            assert numbers and all(": " in name for name in numbers)


@pytest.mark.parametrize("listener", ["worked-example"], indirect=True)
def test_a_screen_reader_finds_and_hears_the_window(listener: Listener) -> None:
    check(listener)
    assert said(listener, "Right").startswith("Token 1 of 6, ")
    assert said(listener, "Down").startswith("Layer 1, ")
    listener.type("Ctrl+Q")
    assert listener.program.wait(20) == 0


@pytest.mark.full
@pytest.mark.parametrize("listener", ["jenny-rafsun"], indirect=True)
def test_every_view_and_panel_is_found_whole(listener: Listener) -> None:
    for view in views().values():
        listener.type("Ctrl+K")
        listener.write("text", "Search all", f"Stage: {view.title}")
        listener.type("Return")
        listener.come_back()
        check(listener)
    listener.type("Ctrl+1")
    listener.type("Ctrl+4")
    for tab in ("Read", "Numbers", "Try"):
        listener.press("page tab", tab)
        listener.heard()
        check(listener)
    for each in listener.tree():
        if each.role == "check box" and each.text.startswith(tuple(kind.help for kind in kinds().values())):
            listener.ask("press", each.path)
    listener.heard()
    check(listener)


@pytest.mark.full
@pytest.mark.parametrize("listener", ["worked-example"], indirect=True)
def test_every_dialog_and_window_is_found_whole(listener: Listener) -> None:
    for key, (role, title) in DIALOGS.items():
        listener.type(key)
        listener.find(role, title)
        listener.heard()
        check(listener)
        listener.type("Escape")
        listener.heard()
        listener.come_back()
    listener.type("Ctrl+Home")
    assert "focused" in listener.find("push button", "Start here: ").states
    check(listener)


@pytest.mark.full
@pytest.mark.parametrize("listener", ["jenny-rafsun"], indirect=True)
def test_each_act_is_said_once(listener: Listener, tmp_path: Path) -> None:
    assert said(listener, "Right").startswith("Token 1 of 20, “I”, Read\n")
    assert said(listener, "Down").startswith("Layer 1, liking")
    assert said(listener, "C").startswith("Stopped: layer 1: ")
    assert any(said(listener, "Alt+Left").startswith("Layer 1, forget gate") for _ in range(12))
    held = said(listener, "Shift+O")
    assert held.startswith("Changed: ") and "held shut" in held
    assert said(listener, "Ctrl+Z").startswith("Taken back: ")
    assert said(listener, "Ctrl+Shift+Z").startswith("Done again: ")
    listener.type("Ctrl+S")
    listener.write("text", "File name", str(tmp_path / "mine.json"))
    listener.heard()
    assert said(listener, lambda: listener.press("push button", "Save"), 1.0).startswith("Saved in mine.json")
    listener.come_back()
    listener.type("Ctrl+1")
    listener.heard()
    listener.write("text", "Sequence", "Jenny likes Rafsun")
    assert said(listener, lambda: listener.press("push button", "Apply"), 1.5).startswith("Changed: another sequence\n")
    listener.write("text", "Sequence", "")
    assert said(listener, lambda: listener.press("push button", "Apply"), 1.5).startswith("There cannot be 0 tokens.")
    listener.come_back()


@pytest.mark.full
@pytest.mark.parametrize("listener", ["worked-example"], indirect=True)
def test_playing_and_exporting_tell_little(listener: Listener, tmp_path: Path) -> None:
    listener.type("Space")
    listener.heard(1.0, 1.0)
    told = listener.heard(5.0, 5.0)
    assert 1 <= len(announced(told)) <= 3 and len(told) < 5 * MOST, told
    listener.type("Space")
    listener.type("Ctrl+E")
    listener.find("dialog", "Export")
    listener.press("push button", "Export…")
    listener.write("text", "File name", str(tmp_path / "stopped.mp4"))
    listener.heard()
    listener.press("push button", "Save")
    stopped = said(listener, lambda: listener.press("push button", "Cancel the export"), 1.0)
    assert stopped.startswith("Cancelled: ") and "stopped.mp4" in stopped and not (tmp_path / "stopped.mp4").exists()
    listener.come_back()
    listener.type("Ctrl+1")
    listener.write("text", "Sequence", "again")
    listener.press("push button", "Apply")
    listener.come_back()
    listener.type("Ctrl+E")
    listener.find("dialog", "Export")
    listener.press("push button", "Export…")
    listener.write("text", "File name", str(tmp_path / "film.mp4"))
    listener.heard()
    listener.press("push button", "Save")
    began = time.monotonic()
    told = until_announced(listener, 1.0)
    (exported,) = announced(told)
    assert exported.startswith("Exported to ") and "film.mp4" in exported
    assert len(told) < MOST * (time.monotonic() - began) + CLOSING
