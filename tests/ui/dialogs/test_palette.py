"""All commands by a few letters, About with true licences, and the files that were open last."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version as installed
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from simulator.lessons.builtin import find
from simulator.lessons.file import save
from tests.ui.conftest import let_go
from ui.commands import commands
from ui.commands.command import Choice, Command
from ui.commands.listings import palette_entries
from ui.dialogs.about import LIBRARIES, SOURCES, about_html, fonts, licence, terms_of_bundle
from ui.dialogs.palette import Entry, Palette, rank
from ui.paint.theme import THEMES
from ui.settings import recent_files as recent
from ui.settings import settings
from ui.window.main_window import MainWindow


def opened(window: MainWindow) -> Palette:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    let_go()
    found = window.findChildren(Palette)
    assert len(found) == 1
    return found[0]


def test_every_command_and_option_that_can_be_done_is_listed(window: MainWindow) -> None:
    listed = {entry.title for entry in palette_entries(window)}
    for each in commands():
        if isinstance(each, Command) and each.ready(window) and each.name != "show_palette":
            title = each.title_now(window) if each.title_now else each.title
            assert f"{each.menu}: {title}" in listed
        elif isinstance(each, Choice):
            wanted = [title for key, title in each.options(window) if key != each.current(window)]
            assert {f"{each.title}: {title}" for title in wanted} <= listed
    assert all(entry.help for entry in palette_entries(window))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("next tok", "Play: Next token"),
        ("dark", "Colours: Dark"),
        ("unrolled", "View: Unrolled"),
        ("export", "File: Export…"),
        ("gru", "Lesson: The same sentence in a GRU"),
    ],
)
def test_a_few_letters_find_it(window: MainWindow, typed: str, first: str) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.field, typed)
    assert typed.split()[0] in palette.list.item(0).text().lower()
    listed = [palette.list.item(k).text() for k in range(min(palette.list.count(), 4))]
    assert first in listed or first.split(": ")[1] in " ".join(listed)
    palette.close()
    let_go()


def test_enter_does_what_is_chosen_and_arrows_choose(window: MainWindow) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.field, "colours")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    chosen = palette.list.currentItem().text()
    assert palette.list.currentRow() == 1 and chosen.startswith("Colours: ")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    let_go()
    assert THEMES[window.selection.theme].title == chosen.removeprefix("Colours: ")
    assert not window.findChildren(Palette)


def test_a_click_does_it_once_where_a_click_activates_too(window: MainWindow) -> None:
    done: list[str] = []
    palette = Palette([Entry("One", "", "", lambda: done.append("one"))], THEMES["light"], window)
    palette.setStyleSheet("QListWidget { activate-on-singleclick: 1; }")
    palette.show()
    item = palette.list.visualItemRect(palette.list.item(0))
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=item.center())
    assert done == ["one"]
    let_go()


def test_enter_does_what_is_chosen_in_the_list_itself(window: MainWindow) -> None:
    done: list[str] = []
    entries = [Entry(name, "", "", lambda name=name: done.append(name)) for name in ("One", "Two")]
    palette = Palette(entries, THEMES["light"], window)
    palette.show()
    QTest.keyClick(palette.list, Qt.Key.Key_Down)
    QTest.keyClick(palette.list, Qt.Key.Key_Return)
    assert done == ["Two"]
    let_go()


def test_nothing_found_does_nothing_and_esc_leaves(window: MainWindow) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.field, "qqqq zzzz")
    assert palette.list.count() == 0 and not palette.list.isVisible()
    assert palette.nothing.isVisible() and "qqqq zzzz" in palette.nothing.text()
    assert palette.field.accessibleDescription() == palette.nothing.text()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    palette.field.setText("dark")
    assert palette.list.isVisible() and not palette.nothing.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    let_go()
    assert not window.findChildren(Palette)


def test_words_in_titles_come_before_words_in_help() -> None:
    entry = Entry("Play: Next token", "", "Go to the same beat of the next token.", print)
    assert rank("next", entry) == 0 and rank("", entry) == 0
    ranks = [rank(query, entry) for query in ("token", "oken", "beat", "nxtkn")]
    assert ranks == sorted(ranks, key=lambda each: each if each is not None else 99)
    assert rank("zebra", entry) is None


def test_about_a_bundle_says_that_it_is_under_the_gpl_and_where_the_sources_are() -> None:
    told = terms_of_bundle(True)
    assert "x264" in told and "under the GPL 3 or later" in told
    assert all(f'href="{place}"' in told for place in SOURCES.values())
    assert terms_of_bundle(False) == "" and "GPL 3 or later" not in about_html(THEMES["light"]).replace("LGPL", "")


def test_about_names_what_is_installed_and_its_licence() -> None:
    page = about_html(THEMES["light"])
    for package in LIBRARIES:
        found = licence(package)
        if found is not None:
            assert found[0] == installed(package) and found[1] and found[1] in page.replace("&quot;", '"')
    assert licence("numpy") is not None and licence("no-such-package") is None
    assert len(fonts()) >= 2 and "MIT License" in page


def test_recent_files_are_those_that_are_there_the_latest_first(tmp_path: Path, window: MainWindow) -> None:
    paths = [tmp_path / f"{name}.json" for name in ("one", "two", "three")]
    for path in paths:
        save(find("worked-example"), path)
        window.files.open(str(path))
    assert recent.files() == tuple(reversed([path.resolve() for path in paths]))
    window.files.open(str(paths[0]))
    assert [path.name for path in recent.files()] == ["one.json", "three.json", "two.json"]
    paths[2].unlink()
    assert [path.name for path in recent.files()] == ["one.json", "two.json"]
    recent.forget()
    assert recent.files() == ()
    settings.forget()


def test_files_of_one_name_are_told_apart_and_only_so_many_are_kept(tmp_path: Path) -> None:
    for k in range(15):
        folder = tmp_path / str(k)
        folder.mkdir()
        (folder / "same.json").write_text("{}")
        recent.remember(folder / "same.json")
    assert len(recent.files()) == recent.MOST
    assert len(set(recent.titles(recent.files()))) == recent.MOST


def test_what_is_misspelled_offers_what_is_spelled_like_it(window: MainWindow) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.field, "exprot")
    assert "These are spelled most like it" in palette.nothing.text()
    assert palette.list.isVisible() and "Export" in palette.list.item(0).text()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClicks(palette.field, "qqqq")
    assert not palette.list.isVisible()
    palette.close()


def test_a_menu_with_nothing_to_choose_from_is_closed(window: MainWindow) -> None:
    for each in window.controls.header.bar.actions():
        each.menu().aboutToShow.emit()
    empty = [each.name for each in commands() if isinstance(each, Choice) and not each.ready(window)]
    assert empty == ["open_recent", "rename_run", "remove_run", "choose_step", "choose_screen"]
    assert [name for name, menu in window.commands.menus.items() if not menu.isEnabled()] == empty


def test_the_menu_opens_a_recent_file(tmp_path: Path, open_window: Callable[..., MainWindow]) -> None:
    window = open_window("worked-example")
    path = tmp_path / "mine.json"
    save(find("simple-rnn"), path)
    recent.remember(path)
    menu = window.commands.menus["open_recent"]
    next(each for each in window.controls.header.bar.actions() if each.text() == "File").menu().aboutToShow.emit()
    assert menu.isEnabled()
    menu.aboutToShow.emit()
    action = next(each for each in menu.actions() if each.text() == "mine.json")
    action.trigger()
    assert window.document.path == path.resolve() and window.document.lesson.title == find("simple-rnn").title
