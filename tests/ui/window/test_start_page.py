"""The start page: each lesson is a card with its true picture, chosen by mouse or keyboard; it moves when seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.file import save
from tests.ui.conftest import let_go
from ui.settings import recent_files as recent
from ui.settings import settings
from ui.window.main_window import MainWindow
from ui.window.start_page import Card, StartPage


def shown(window: MainWindow) -> StartPage:
    window.commands.actions["show_start_page"].trigger()
    let_go()
    (page,) = window.findChildren(StartPage)
    return page


def complete(page: StartPage, qtbot: QtBot) -> StartPage:
    qtbot.waitUntil(lambda: all(card.loaded for card in page.cards), timeout=20_000)
    return page


@pytest.mark.parametrize("size", [(700, 480), (1280, 720), (1920, 1080)])
def test_every_lesson_has_a_card_inside_the_page(
    open_window: Callable[..., MainWindow], qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = complete(shown(open_window(size=size)), qtbot)
    assert [card.key for card in page.cards] == list(builtin_lessons())
    assert page.geometry() == page.parentWidget().rect()
    places = [card.geometry() for card in page.cards]
    for k, place in enumerate(places):
        assert place.left() >= 0 and place.right() <= page.viewport().width()
        assert not any(place.intersects(other) for other in places[k + 1 :])
    for card in page.cards:
        heard = QAccessible.queryAccessibleInterface(card)
        assert heard.text(QAccessible.Text.Name) == card.lesson.title
        assert any(kind in card.accessibleDescription() for kind in ("LSTM", "GRU", "RNN"))
    page.leave()


def test_what_is_attended_moves_and_stands_still_where_motion_is_reduced(window: MainWindow, qtbot: QtBot) -> None:
    page = complete(shown(window), qtbot)
    first, second = page.cards[:2]
    before = first.time
    qtbot.waitUntil(lambda: first.time != before, timeout=5000)
    second.setFocus()
    before, other = second.time, first.time
    qtbot.waitUntil(lambda: second.time != before, timeout=5000)
    assert first.time == pytest.approx(other, abs=0.2)
    window.set_still(True)
    QTest.qWait(100)
    before = second.time
    QTest.qWait(150)
    assert second.time == before
    window.set_still(False)
    page.leave()


def test_the_keyboard_chooses_a_lesson(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window)
    position = window.player.time
    assert page.cards[0].hasFocus()
    QTest.keyClick(page.cards[0], Qt.Key.Key_Right)
    chosen = QApplication.focusWidget()
    assert chosen is page.cards[1] and window.player.time == position
    QTest.keyClick(chosen, Qt.Key.Key_Down)
    below = QApplication.focusWidget()
    assert isinstance(below, Card) and below is not chosen
    QTest.keyClick(below, Qt.Key.Key_Return)
    assert window.document.lesson is below.lesson and not page.isVisible()
    assert window.stage_view.hasFocus()


def test_a_click_chooses_and_esc_leaves_all_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window)
    before = window.document.lesson
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page.isVisible() and window.document.lesson is before
    page.enter()
    qtbot.mouseClick(page.cards[2], Qt.MouseButton.LeftButton)
    assert window.document.lesson is page.cards[2].lesson and not page.isVisible()


def test_files_of_last_time_are_offered(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "mine.json"
    save(find("simple-rnn"), path)
    recent.remember(path)
    page = shown(window)
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "mine.json")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.document.path == path.resolve() and not page.isVisible()


def test_whether_it_comes_at_the_start_is_remembered(window: MainWindow) -> None:
    page = shown(window)
    assert page.at_start.isChecked() and settings.start_page()
    page.at_start.setChecked(False)
    assert not settings.start_page()
    page.leave()
    settings.forget()


def test_it_wears_the_theme_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    page = complete(shown(window), qtbot)
    before = page.cards[0].grab().toImage()
    window.selection.theme = "dark"
    let_go()
    assert page.cards[0].grab().toImage() != before
    page.leave()


@pytest.mark.parametrize("sound", [True, False])
def test_a_file_dropped_on_the_page_is_seen_or_told(window: MainWindow, tmp_path: Path, sound: bool) -> None:
    path = tmp_path / "dropped.json"
    if sound:
        save(find("simple-rnn"), path)
    else:
        path.write_text("no lesson", encoding="utf-8")
    page = shown(window)
    window.files.open(str(path))
    assert not page.isVisible()
    assert bool(window.messages.text) is not sound
