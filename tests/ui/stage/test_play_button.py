"""The large Play over a film that has not begun: reached by mouse, keyboard and screen reader, over nothing to read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from tests.ui.conftest import let_go
from ui.film.drawing.page import LEAST, Room
from ui.film.film import Film, FilmOptions
from ui.film.marks import Frame, Moment, Page, Run, Text
from ui.film.views import views
from ui.paint.painter import placement
from ui.stage.free_room import find_room, read_in
from ui.stage.play_button import PlayButton
from ui.state.names import length_in_words
from ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
SIZES = [(640, 440), (1000, 600), (1280, 720), (1440, 900), (3840, 2160)]


@pytest.fixture
def fresh(open_window: Open) -> MainWindow:
    """A window on a lesson that has just been opened."""
    return open_window(at_beginning=True)


def play_of(window: MainWindow) -> PlayButton:
    (found,) = window.stage_view.findChildren(PlayButton)
    return found


def test_it_stands_over_a_lesson_at_its_first_token_and_tells_the_true_length(fresh: MainWindow) -> None:
    play = play_of(fresh)
    assert play.isVisible() and fresh.player.time == 0.0 and not fresh.player.playing
    assert play.words == f"{round(fresh.player.duration / 60)} minutes · or → step by step"
    fresh.player.speed = 2.0
    assert play.words.startswith(length_in_words(fresh.player.duration / 2))
    assert play.accessibleDescription() == play.words.replace(" ·", ",")  # a dot is silent


def test_a_click_plays_and_takes_it_away_and_nothing_else_moves(fresh: MainWindow, qtbot: QtBot) -> None:
    play, parts = play_of(fresh), (fresh.stage_view, fresh.controls.transport, fresh.controls.inspector)
    before = [part.geometry() for part in parts]
    qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    assert fresh.player.playing and not play.isVisible()
    let_go()
    assert [part.geometry() for part in parts] == before
    fresh.player.pause()
    assert not play.isVisible()


def test_space_on_the_stage_plays(fresh: MainWindow) -> None:
    fresh.stage_view.setFocus()
    QTest.keyClick(fresh.stage_view, Qt.Key.Key_Space)
    assert fresh.player.playing and not play_of(fresh).isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_tab_reaches_it_and_the_keyboard_starts(fresh: MainWindow, key: Qt.Key) -> None:
    play = play_of(fresh)
    fresh.stage_view.setFocus()
    QTest.keyClick(fresh.stage_view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is play
    QTest.keyClick(play, key)
    assert fresh.player.playing and not play.isVisible()
    assert fresh.stage_view.hasFocus(), "Space goes on pausing and playing"


@pytest.mark.parametrize("focused", [True, False])
def test_an_arrow_steps_and_takes_it_away(fresh: MainWindow, focused: bool) -> None:
    play = play_of(fresh)
    field = play if focused else fresh.stage_view
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Right)
    assert fresh.player.place == (0, 0) and fresh.player.time > 0.0 and not play.isVisible()
    assert fresh.stage_view.hasFocus()


def test_a_seek_takes_it_away_and_the_start_of_the_film_does_not_bring_it_back(fresh: MainWindow) -> None:
    fresh.player.seek(20.0)
    assert not play_of(fresh).isVisible()
    fresh.player.home()
    assert not play_of(fresh).isVisible()


def test_another_lesson_brings_it_back_at_its_first_token(fresh: MainWindow) -> None:
    fresh.player.rest_at(7, 2)
    fresh.files.open("simple-rnn")
    assert fresh.player.time == 0.0 and play_of(fresh).isVisible()
    assert play_of(fresh).words.startswith("2 minutes")


@pytest.mark.parametrize("view", ["unrolled", "stack", "unit", "compare", "memory"])
def test_another_view_keeps_the_beginning_and_an_edit_too(fresh: MainWindow, view: str) -> None:
    fresh.set_still(True)
    fresh.selection.view = view
    assert fresh.player.time == 0.0 and play_of(fresh).isVisible()
    fresh.selection.view = "cell"
    fresh.document.edit("units", find("random-stack"))
    assert fresh.player.time == 0.0 and play_of(fresh).isVisible()


def test_a_film_that_runs_backward_stands_elsewhere(fresh: MainWindow) -> None:
    fresh.selection.view = "backward"
    assert fresh.player.time > 0.0 and not play_of(fresh).isVisible()


def test_a_screen_reader_finds_it_behind_the_numbers(fresh: MainWindow) -> None:
    stage = QAccessible.queryAccessibleInterface(fresh.stage_view)
    last = stage.child(stage.childCount() - 1)
    assert last.object() is play_of(fresh)
    assert last.text(QAccessible.Text.Name) == "Play" and "3 minutes" in last.text(QAccessible.Text.Description)
    assert stage.indexOfChild(last) == stage.childCount() - 1
    place = last.rect().center()
    assert stage.childAt(place.x(), place.y()).object() is play_of(fresh)
    count = stage.childCount()
    fresh.player.seek(20.0)
    assert stage.childCount() != count or stage.child(count - 1).object() is None


def test_it_wears_the_theme_and_shows_the_keyboard(fresh: MainWindow) -> None:
    play = play_of(fresh)
    before = play.grab().toImage()
    play.setFocus()
    focused = play.grab().toImage()
    fresh.selection.theme = "dark"
    let_go()
    assert len({bytes(image.constBits()) for image in (before, focused, play.grab().toImage())}) == 3


def test_the_audience_does_not_see_it(fresh: MainWindow) -> None:
    fresh.presentation.start()
    let_go()
    assert len([each for top in QApplication.topLevelWidgets() for each in top.findChildren(PlayButton)]) == 1
    fresh.presentation.leave()
    let_go()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lesson", ["jenny-rafsun", "random-stack"])
def test_it_hides_nothing_that_is_read_in_any_view(open_window: Open, size: tuple[int, int], lesson: str) -> None:
    window = open_window(lesson, size=size, at_beginning=True)
    window.set_still(True)
    play, stage = play_of(window), window.stage_view
    for view in views():
        window.selection.view = view
        let_go()
        window.player.home()  # the film that runs backward has another beginning
        play.offer()
        assert play.isVisible()
        onto = placement(stage.frame.page, QRectF(stage.rect()))
        over = QRectF(play.geometry().adjusted(2, 2, -2, -2))
        assert stage.rect().contains(play.geometry())
        for area in read_in(stage.frame):
            assert not over.intersects(onto.mapRect(area)), (view, area)


def test_it_follows_the_size_of_the_stage(fresh: MainWindow) -> None:
    play = play_of(fresh)
    small = play.size()
    fresh.resize(2400, 1500)
    let_go()
    assert play.isVisible() and play.width() > small.width() and fresh.stage_view.rect().contains(play.geometry())


def bare(*marks: Text, page: Page = LEAST) -> Frame:
    return Frame(page, marks, (), (), "", Moment(0, 0, 0.0))


def test_room_is_found_nearest_to_the_middle() -> None:
    room = Room(LEAST).picture
    found = find_room(bare(), QSizeF(400, 120))
    assert found is not None
    assert abs(found.center().x() - 960) < 20 and abs(found.center().y() - (room.y + room.height / 2)) < 10
    word = Text(960.0, room.y + room.height / 2, (Run("in the middle"),), 40.0, "ink", "middle")
    beside = find_room(bare(word), QSizeF(400, 120))
    assert beside is not None and not any(beside.intersects(area) for area in read_in(bare(word)))
    dim = word._replace(opacity=0.3)
    assert find_room(bare(dim), QSizeF(400, 120)) == found, "what is dimmed need not be read"


def test_where_there_is_no_room_none_is_found() -> None:
    assert find_room(bare(), QSizeF(5000, 10)) is None
    lines = [Text(0.0, 100.0 + 20 * k, (Run("m" * 200),), 40.0, "ink") for k in range(50)]
    assert find_room(bare(*lines), QSizeF(300, 100)) is None


@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_in_the_cell_of_every_lesson_there_is_room_for_two_lines(key: str, qapp: QApplication) -> None:
    lesson = find(key)
    frame = Film(lesson, run(lesson), FilmOptions()).frame(0.0)
    assert find_room(frame, QSizeF(660, 186)) is not None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "less than a minute"), (59.4, "less than a minute"), (59.6, "1 minute"), (89.0, "1 minute"),
        (91.0, "2 minutes"), (252.4, "4 minutes"), (5900.0, "98 minutes"), (7300.0, "2 hours"), (1e6, "278 hours"),
    ],
)  # fmt: skip
def test_lengths_are_said_as_one_says_them(seconds: float, words: str) -> None:
    assert length_in_words(seconds) == words
