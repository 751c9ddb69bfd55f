"""The start page: one lesson to begin with, large and moving, the others in groups, the first group above the fold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.file import save
from simulator.lessons.schema import Lesson
from tests.ui.conftest import let_go
from ui.film.film import Film
from ui.film.text.language import languages
from ui.paint.theme import THEMES
from ui.settings import recent_files as recent
from ui.settings import settings
from ui.settings.translation import install_language
from ui.widgets import motion_button
from ui.window import start_cards
from ui.window.main_window import MainWindow
from ui.window.start_cards import Card, SmallCard, film_of
from ui.window.start_page import StartPage


def shown(window: MainWindow) -> StartPage:
    window.commands.actions["show_start_page"].trigger()
    let_go()
    (page,) = window.findChildren(StartPage)
    return page


def complete(page: StartPage, qtbot: QtBot) -> StartPage:
    seen = [card for card in page.cards if not card.visibleRegion().isEmpty()]
    assert len(seen) > 3
    qtbot.waitUntil(lambda: all(card.loaded for card in seen), timeout=20_000)
    return page


def place(page: StartPage, part: QWidget) -> QRect:
    """Where a part stands in what is seen of the page without scrolling."""
    return QRect(part.mapTo(page.viewport(), part.rect().topLeft()), part.size())


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    install_language(languages()["de"])
    yield
    install_language(languages()["en"])


def parts_of(page: StartPage) -> list[QWidget]:
    parts = [*page.cards, *page.findChildren(QPushButton), page.at_start, *page.findChildren(QLabel)]
    return [part for part in parts if part.isVisible()]


@pytest.mark.parametrize("size", [(1000, 600), (1280, 720), (1440, 900), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("files", [0, 5])
def test_the_first_group_is_above_the_fold_and_nothing_overlaps(
    open_window: Callable[..., MainWindow], tmp_path: Path, size: tuple[int, int], files: int
) -> None:
    for k in range(files):
        path = tmp_path / f"the-long-name-of-lesson-number-{k}.json"
        path.touch()
        recent.remember(path)
    page = shown(open_window(size=size))
    assert [card.key for card in page.cards] == list(builtin_lessons())
    assert page.geometry() == page.parentWidget().rect()
    assert not page.verticalScrollBar().isVisible() and not page.horizontalScrollBar().isVisible()
    listed = place(page, page.list_area.viewport())
    inside = [part for part in parts_of(page) if page.list_area.isAncestorOf(part)]
    places = [place(page, part) for part in parts_of(page) if part not in inside]
    for whole in (places, [place(page, part) for part in inside]):
        for k, each in enumerate(whole):
            assert not any(each.intersects(other) for other in whole[k + 1 :])
    assert all(page.viewport().rect().contains(each) and not each.intersects(listed) for each in places)
    first = [card for card in page.others if card.lesson.group == "first-steps"]
    assert len(first) == 2 and all(listed.contains(place(page, card)) for card in first)
    assert not page.list_area.horizontalScrollBar().isVisible()
    for button in filter(QPushButton.isVisible, page.findChildren(QPushButton)):
        assert button.width() >= button.sizeHint().width(), "no letter is cut off"
    page.leave()


@pytest.mark.parametrize("size", [(640, 440), (1000, 600), (1440, 900)])
def test_no_word_is_cut_off_in_german_either(
    german: None, open_window: Callable[..., MainWindow], size: tuple[int, int]
) -> None:
    page = shown(open_window(size=size))
    assert page.verticalScrollBar().isVisible() == (size[0] < 900) and not page.horizontalScrollBar().isVisible()
    for part in (*page.findChildren(QPushButton), *page.findChildren(QLabel)):
        assert part.width() >= part.sizeHint().width()
    page.leave()


@pytest.mark.parametrize("size", [(640, 440), (700, 480)])
def test_in_a_small_window_the_first_lesson_is_seen_whole_and_the_list_stands_below(
    open_window: Callable[..., MainWindow], size: tuple[int, int]
) -> None:
    page = shown(open_window(size=size))
    assert page.viewport().rect().contains(place(page, page.first))
    assert not page.horizontalScrollBar().isVisible()
    for card in page.others:
        assert place(page, card).top() > place(page, page.first).bottom()
    QTest.keyClick(page.first, Qt.Key.Key_End)
    assert page.viewport().rect().contains(place(page, page.others[-1]))
    page.leave()


def test_the_page_leads_with_the_first_lesson(window: MainWindow) -> None:
    page = shown(window)
    assert page.first.key == next(iter(builtin_lessons())) and page.first.hasFocus() and page.first.loaded
    assert all(page.first.width() * page.first.height() > 4 * card.width() * card.height() for card in page.others)
    assert "Start here" in page.first.accessibleName() and page.first.lesson.title in page.first.accessibleName()
    words = [label.text() for label in page.findChildren(QLabel)]
    assert words[:2] == ["Gatelight", "Watch recurrent networks remember, with every number true."]
    page.leave()


def test_the_list_goes_by_groups_and_tells_the_minutes(window: MainWindow, qtbot: QtBot) -> None:
    page = complete(shown(window), qtbot)
    headings = [label for label in page.findChildren(QLabel) if label.objectName() == "startHeading"]
    assert [heading.text() for heading in headings] == [
        "First steps", "Gates", "Memory over time", "Learning", "Beyond",
    ]  # fmt: skip
    firsts = ["gates-by-hand", "valve-not-switch", "half-life", "memory-without-gradient", "continual-stream"]
    for heading, after in zip(headings, firsts, strict=True):
        card = next(card for card in page.others if card.key == after)
        assert place(page, heading).bottom() < place(page, card).top()
    for card in page.cards:
        heard = QAccessible.queryAccessibleInterface(card)
        assert card.lesson.title in heard.text(QAccessible.Text.Name)
        assert any(kind in card.accessibleDescription() for kind in ("LSTM", "GRU", "RNN", "unit"))
        assert card.minutes == card.lesson.minutes > 0 and f"{card.minutes} min" in card.accessibleDescription()
    page.leave()


def test_minutes_that_a_lesson_gives_are_shown_at_once(qtbot: QtBot) -> None:
    lesson = replace(find("simple-rnn"), minutes=7)
    card = SmallCard("own", lesson, THEMES["light"])
    qtbot.addWidget(card)
    assert (card.minutes, card.minutes_in_words) == (7, "7 min")
    other = SmallCard("own", replace(lesson, minutes=0), THEMES["light"])
    qtbot.addWidget(other)
    assert other.minutes_in_words == ""
    film, time = film_of(other.lesson)
    other.show_film(film, time)
    assert (
        other.minutes == max(1, round(film.duration / 60)) and f"{other.minutes} min" in other.accessibleDescription()
    )


def test_what_is_scrolled_to_gets_its_picture(window: MainWindow, qtbot: QtBot) -> None:
    page = complete(shown(window), qtbot)
    assert not page.others[-1].loaded
    QTest.keyClick(page.first, Qt.Key.Key_End)
    assert (
        page.list_area.viewport()
        .rect()
        .contains(
            QRect(
                page.others[-1].mapTo(page.list_area.viewport(), page.others[-1].rect().topLeft()),
                page.others[-1].size(),
            )
        )
    )
    qtbot.waitUntil(lambda: page.others[-1].loaded, timeout=20_000)
    page.leave()


def test_the_first_lesson_moves_and_stands_still_where_motion_is_reduced(window: MainWindow, qtbot: QtBot) -> None:
    page = complete(shown(window), qtbot)
    before = page.first.time
    qtbot.waitUntil(lambda: page.first.time != before, timeout=5000)
    window.set_still(True)
    QTest.qWait(100)
    before = page.first.time
    QTest.qWait(150)
    assert page.first.time == before
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
    assert below is page.cards[2]
    QTest.keyClick(below, Qt.Key.Key_Left)
    assert page.first.hasFocus()
    QTest.keyClick(page.first, Qt.Key.Key_End)
    last = QApplication.focusWidget()
    assert last is page.cards[-1] and isinstance(last, Card)
    QTest.keyClick(last, Qt.Key.Key_Down)
    assert last.hasFocus()
    QTest.keyClick(last, Qt.Key.Key_Return)
    assert window.document.lesson is last.lesson and not page.isVisible()
    assert window.stage_view.hasFocus()


def test_enter_begins_with_the_first_lesson_at_its_first_token(window: MainWindow) -> None:
    page = shown(window)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.document.lesson is page.first.lesson and not page.isVisible()
    assert window.player.time == 0.0 and not window.player.playing
    assert window.controls.play.isVisible()


def test_tab_goes_through_all_that_can_be_done(window: MainWindow) -> None:
    page = shown(window)
    first, *others = page.cards
    wanted = [first, page.motion, *others, page.at_start, page.opener, page.leaver]
    for key, expected in ((Qt.Key.Key_Tab, wanted), (Qt.Key.Key_Backtab, [first, *reversed(wanted[1:])])):
        reached = []
        for _ in range(2 * len(wanted)):
            reached.append(QApplication.focusWidget())
            QTest.keyClick(QApplication.focusWidget(), key)
        assert reached == expected * 2, "round and round on the page, and never into what lies below"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page.isVisible() and window.stage_view.hasFocus()


def test_keys_with_shift_do_nothing_below_the_page(window: MainWindow) -> None:
    page, here = shown(window), window.player.time
    for key in (Qt.Key.Key_M, Qt.Key.Key_Right):
        QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ShiftModifier)
    assert window.player.time == here and not window.document.is_modified
    page.leave()


def test_the_first_lesson_stands_by_itself_and_can_be_stopped_and_moved(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert motion_button.MOVES == 5.0
    monkeypatch.setattr(motion_button, "MOVES", 0.3)
    page = complete(shown(window), qtbot)
    qtbot.waitUntil(lambda: not page.motion.moves, timeout=5000)
    before = page.first.time
    QTest.qWait(150)
    assert page.first.time == before and page.motion.accessibleName() == "Let the picture move"
    page.motion.setFocus()
    QTest.keyClick(page.motion, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.first.time > before + 0.5, timeout=5000)
    assert page.isVisible() and page.motion.moves and page.motion.accessibleName() == "Stop the picture"
    QTest.keyClick(page.motion, Qt.Key.Key_Space)
    before = page.first.time
    QTest.qWait(150)
    assert page.first.time == before and not page.motion.moves
    page.leave()


def test_a_click_chooses_and_esc_leaves_all_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window)
    before = window.document.lesson, window.player.time
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page.isVisible() and (window.document.lesson, window.player.time) == before
    page.enter()
    qtbot.mouseClick(page.cards[2], Qt.MouseButton.LeftButton)
    assert window.document.lesson is page.cards[2].lesson and not page.isVisible()


def test_one_goes_on_with_what_is_open(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window)
    assert page.leaver.text().startswith("Go on with “Forgetting Jenny")
    page.leave()
    window.document.edit("title", replace(window.document.lesson, title="R & D"))
    shown(window)
    assert page.leaver.text() == "Go on with “R && D”"
    qtbot.mouseClick(page.leaver, Qt.MouseButton.LeftButton)
    assert not page.isVisible() and window.document.lesson.title == "R & D"


def test_files_of_last_time_are_offered(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "mine.json"
    save(find("simple-rnn"), path)
    recent.remember(path)
    page = shown(window)
    assert any(label.text() == "Open last time:" for label in page.findChildren(QLabel))
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
    window.set_still(True)
    before = [card.grab().toImage() for card in page.cards]
    window.selection.theme = "dark"
    let_go()
    assert all(card.grab().toImage() != was for card, was in zip(page.cards, before, strict=True))
    window.set_still(False)
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


def test_pictures_are_made_beside_the_window_and_none_outlives_it(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bool] = []

    def film_beside(lesson: Lesson) -> tuple[Film, float]:
        made.append(current_thread() is main_thread())
        return film_of(lesson)

    monkeypatch.setattr(start_cards, "film_of", film_beside)
    page = complete(shown(window), qtbot)
    assert made == [False] * sum(card.loaded for card in page.others)
    page.others[0]._film = None
    page._tick()
    assert page._jobs.is_running
    window.closing.emit()
    assert not page._jobs.is_running and not page.others[0].loaded
