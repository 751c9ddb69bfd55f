"""A file in the folder of the menus is enough: its commands are in menus, keys, palette and help."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import let_go
from ui.commands import MENUS, commands, menu_titles, menus
from ui.commands.listings import help_sections
from ui.dialogs.palette import Palette
from ui.window.main_window import MainWindow

GREETING = '''
"""A menu of one's own."""

from ui.commands.command import choice, command
from ui.commands.menus.play import next_beat

@command("Greet", "Ctrl+Alt+G", menu="{menu}", ready=lambda context: context.player.token > 0)
def {name}(context):
    """Say hello where messages are told."""
    next_beat(context)
    context.messages.tell("Hello", "information")

@choice("Greet in", menu="{menu}", options=lambda context: [("de", "German")], current=lambda context: "")
def {name}_in(context, key):
    """Say hello in another language."""
    context.messages.tell({{"de": "Guten Tag"}}[key], "information")
'''
Add = Callable[..., None]


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Add]:
    """Adds a file to the folder of the menus, until the test ends."""
    monkeypatch.setattr(menus, "__path__", [*menus.__path__, str(tmp_path)])
    added = []

    def forget() -> None:
        commands.cache_clear()
        menu_titles.cache_clear()
        importlib.invalidate_caches()

    def adder(file: str, menu: str, name: str = "greet") -> None:
        (tmp_path / f"{file}.py").write_text(GREETING.format(menu=menu, name=name), encoding="utf-8")
        added.append(file)
        forget()

    yield adder
    for file in added:
        sys.modules.pop(f"{menus.__name__}.{file}", None)
        vars(menus).pop(file, None)
    forget()


def titles(window: MainWindow) -> list[str]:
    return [action.text() for action in window.controls.header.bar.actions()]


@pytest.mark.parametrize(("menu", "bar"), [("Play", list(MENUS)), ("Greetings", [*MENUS[:-1], "Greetings", MENUS[-1]])])
def test_a_file_adds_a_command(add: Add, open_window: Callable[..., MainWindow], menu: str, bar: list[str]) -> None:
    add("greetings", menu)
    window = open_window()
    assert titles(window) == bar == list(menu_titles())
    action = next(each for each in window.controls.header.bar.actions() if each.text() == menu)
    action.menu().aboutToShow.emit()
    *_, greet, submenu = action.menu().actions()
    assert (greet.text(), submenu.text()) == ("Greet", "Greet in") and greet.isEnabled() and submenu.isEnabled()
    greet.trigger()
    assert window.messages.text == "Hello"
    submenu.menu().aboutToShow.emit()
    submenu.menu().actions()[0].trigger()
    assert window.messages.text == "Guten Tag"
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert window.messages.text == "Hello"
    window.player.home()
    window.commands.refresh()
    assert not greet.isEnabled()
    lines = next(section.lines for section in help_sections() if section.title == menu)
    assert [tuple(line) for line in lines[-2:]] == [
        ("Greet", "Ctrl+Alt+G", "Say hello where messages are told."),
        ("Greet in", "", "Say hello in another language."),
    ]


def test_the_palette_finds_it_and_does_it(add: Add, open_window: Callable[..., MainWindow]) -> None:
    add("greetings", "Greetings")
    window = open_window()
    for typed, told in (("greet", "Hello"), ("german", "Guten Tag")):
        window.activateWindow()
        let_go()
        QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        let_go()
        (palette,) = window.findChildren(Palette)
        QTest.keyClicks(palette.field, typed)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        let_go()
        assert window.messages.text == told


def test_a_command_that_a_file_uses_is_not_its_own(add: Add) -> None:
    before = len(commands())
    add("greetings", "Play")
    assert [each.name for each in commands()].count("next_beat") == 1
    assert len(commands()) == before + 2


def test_two_commands_of_one_name_are_an_error_that_names_both_files(add: Add) -> None:
    add("greetings", "Play")
    add("others", "Edit")
    with pytest.raises(ValueError, match=r"called greet: in ui\.commands\.menus\.greetings and in .*\.others"):
        commands()


def test_menus_of_ones_own_stand_before_help_in_the_order_of_their_files(add: Add) -> None:
    add("b_file", "Second", "one")
    add("a_file", "First", "other")
    assert menu_titles() == (*MENUS[:-1], "First", "Second", MENUS[-1])
    assert [each.menu for each in commands()] == sorted((e.menu for e in commands()), key=menu_titles().index)


def test_menus_that_are_opened_again_and_again_keep_nothing(window: MainWindow) -> None:
    menus = window.commands.menus

    def kept() -> int:
        for menu in menus.values():
            menu.aboutToShow.emit()
        let_go()
        return sum(len(menu.findChildren(QObject)) for menu in menus.values())

    first = kept()
    assert {kept() for _ in range(300)} == {first}
    for menu in menus.values():
        ticked = [action.isChecked() for action in menu.actions()]
        assert sum(ticked) <= 1
