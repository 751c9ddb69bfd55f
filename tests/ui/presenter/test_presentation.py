"""Presenting on one screen and on two, with real windows and keys; the screens are those that a test gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import let_go
from tests.ui.presenter.test_screens import DESK, HALL
from ui.film.drawing.page import STEPS
from ui.film.marks import About
from ui.film.scene.relations import places
from ui.paint.painter import placement
from ui.presenter import presentation
from ui.presenter.screens import Screen
from ui.settings import settings
from ui.window.main_window import MainWindow

K, M = Qt.Key, Qt.KeyboardModifier


class Hall:
    """A window at a desk whose second screen can be plugged in and out; `filled` says which window covers which."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window, self.show = window, window.presentation
        self.screens: list[Screen] = [DESK, HALL]
        self.filled: dict[QWidget, str] = {}
        self.show.screens.find = lambda: self.screens
        monkeypatch.setattr(presentation, "fill", self._fill)

    def _fill(self, widget: QWidget, screen: Screen) -> None:
        self.filled[widget] = screen.name
        widget.setGeometry(screen.area)
        widget.show()

    def plug(self, *screens: Screen) -> None:
        self.screens = list(screens)
        self.show.screens.changed.emit()
        let_go()

    @property
    def seen(self) -> tuple[str | None, str | None]:
        """The audience's screen and the speaker's."""
        found = (
            self.filled.get(each) if each is not None else None for each in (self.show.audience, self.show.speaker)
        )
        audience, speaker = found
        return audience, speaker


@pytest.fixture
def hall(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    made = Hall(window, monkeypatch)
    window.move(100, 50)
    yield made
    window.presentation.leave()


def press(key: Qt.Key, held: Qt.KeyboardModifier = M.NoModifier, on: QWidget | None = None) -> None:
    target = on or QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)
    let_go()


def place(window: MainWindow) -> tuple[int, int]:
    moment = window.player.timeline.locate(window.player.time)
    return moment.token, moment.beat


def test_one_screen_shows_the_stage_alone(window: MainWindow) -> None:
    shown = window.geometry()
    press(K.Key_F5, on=window)
    show = window.presentation
    assert show.active and show.audience is not None and show.audience.isFullScreen() and show.speaker is None
    assert show.audience.view.size() == show.audience.size()
    window.selection.whole_run = True
    assert window.stage.film.scene.whole_run and not show.audience.view.film.scene.whole_run
    assert not show.audience.findChildren(QWidget, "cue"), "nothing but the stage"
    assert QApplication.focusWidget() is show.audience.view
    press(K.Key_Right)
    assert place(window) == (11, 4)
    press(K.Key_Escape)
    assert not window.presentation.active and show.audience is None
    assert QApplication.focusWidget() is window.stage_view and window.geometry() == shown


def test_two_screens_show_stage_and_speakers_view(hall: Hall) -> None:
    press(K.Key_F5, on=hall.window)
    assert hall.seen == ("hall", "desk")
    speaker = hall.show.speaker
    assert speaker is not None and QApplication.focusWidget() is speaker.view
    press(K.Key_F5, M.AltModifier)
    assert hall.seen == ("desk", "hall") and settings.audience_screen() == "desk"
    press(K.Key_F5, M.AltModifier)
    assert hall.seen == ("hall", "desk")
    press(K.Key_Escape)
    assert hall.seen == (None, None) and not hall.window.presentation.active


def test_screens_come_and_go_while_presenting(hall: Hall) -> None:
    hall.plug(DESK)
    press(K.Key_F5, on=hall.window)
    assert hall.seen == ("desk", None)
    hall.plug(DESK, HALL)
    assert hall.seen == ("hall", "desk")
    hall.plug(DESK)
    assert hall.seen == ("desk", None) and hall.window.presentation.active
    hall.plug(HALL, DESK)
    assert hall.seen == ("hall", "desk")


def test_a_screen_is_chosen_from_the_menu(hall: Hall) -> None:
    menu = hall.window.commands.menus["choose_screen"]
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions()]
    assert titles == ["The one without this window", DESK.title, HALL.title]
    menu.actions()[1].trigger()
    hall.window.presentation.start()
    assert hall.seen == ("desk", "hall")
    hall.plug(DESK)
    menu.aboutToShow.emit()
    assert menu.actions() == []


def test_the_speakers_view_is_a_window_where_there_is_one_screen(hall: Hall) -> None:
    hall.plug(DESK)
    press(K.Key_F5, M.ControlModifier, on=hall.window)
    speaker = hall.show.speaker
    assert speaker is not None and speaker.isVisible() and not hall.window.presentation.active and hall.filled == {}
    press(K.Key_F5, on=speaker)
    assert hall.seen == ("desk", None) and hall.show.speaker is speaker
    press(K.Key_Escape, on=speaker.view)
    assert not hall.window.presentation.active and speaker.isVisible()
    speaker.close()
    let_go()
    assert hall.show.speaker is None


def test_closing_either_window(hall: Hall) -> None:
    hall.window.presentation.start()
    assert hall.show.speaker is not None and hall.show.audience is not None
    hall.show.speaker.close()
    assert hall.show.speaker is None and hall.window.presentation.active
    hall.show.audience.close()
    assert not hall.window.presentation.active


@pytest.mark.parametrize("key", [K.Key_B, K.Key_Period, K.Key_W])
def test_a_clicker_covers_the_screen_and_the_next_step_uncovers_it(hall: Hall, key: Qt.Key) -> None:
    hall.window.presentation.start()
    audience, speaker = hall.show.audience, hall.show.speaker
    assert audience is not None and speaker is not None
    before = place(hall.window)
    press(key, on=speaker.view)
    colour = 0xFFFFFFFF if key == K.Key_W else 0xFF000000
    assert audience.grab().toImage().pixel(200, 200) == colour
    assert "white" in speaker.cover_note.text() if key == K.Key_W else "black" in speaker.cover_note.text()
    press(K.Key_PageDown, on=speaker.view)
    assert not audience.cover.isVisible() and place(hall.window) == before and not hall.window.player.playing
    press(key, on=speaker.view)
    press(key, on=speaker.view)
    assert not audience.cover.isVisible() and speaker.cover_note.text() == ""


def test_letters_cover_nothing_in_the_ordinary_window(window: MainWindow) -> None:
    for key in (K.Key_B, K.Key_Period, K.Key_W):
        press(key)
    assert not window.presentation.active and window.presentation.cover == ""


def test_the_pointer_hides_until_it_moves(hall: Hall) -> None:
    hall.window.presentation.start()
    audience = hall.show.audience
    assert audience is not None
    audience.hide_pointer()
    assert audience.view.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseClick(audience.view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    let_go()
    assert audience.view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_audience_may_see_other_colours(hall: Hall) -> None:
    hall.window.presentation.start()
    audience = hall.show.audience
    assert audience is not None
    menu = hall.window.commands.menus["choose_audience_theme"]
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == "Projector").trigger()
    assert audience.view.theme.name == "projector" and hall.window.stage_view.theme.name == "light"
    paper = audience.view.theme.colour("paper").rgb()
    assert audience.grab().toImage().pixel(20, 300) == paper
    hall.window.presentation.leave()
    hall.window.presentation.start()
    assert hall.show.audience is not None and hall.show.audience.view.theme.name == "projector"


def test_the_clock_runs_from_the_first_presentation(hall: Hall) -> None:
    watch, now = hall.show.stopwatch, [0.0]
    watch._now = lambda: now[0]
    assert not watch.running
    hall.window.presentation.start()
    speaker = hall.show.speaker
    assert speaker is not None
    line = speaker.time_line
    now[0] = 65.0
    line.look()
    assert line.lasted.text() == "1:05"
    QTest.mouseClick(line.hold, Qt.MouseButton.LeftButton)
    now[0] = 99.0
    line.look()
    assert (line.lasted.text(), line.hold.text()) == ("1:05", "Start")
    QTest.mouseClick(line.reset, Qt.MouseButton.LeftButton)
    assert line.lasted.text() == "0:00"
    assert line.day.text()


@pytest.mark.parametrize("size", [(640, 360), (760, 480), (1440, 900), (3840, 2160)])
def test_the_speakers_view_fits_and_everything_has_a_name(
    open_window: Callable[..., MainWindow], size: tuple[int, int]
) -> None:
    window = open_window()
    window.presentation.toggle_speaker()
    speaker = window.presentation.speaker
    assert speaker is not None
    speaker.resize(*size)
    let_go()
    assert (speaker.width(), speaker.height()) == size
    parts = [speaker.view, speaker.caption, speaker.ahead, speaker.notes, speaker.transport, speaker.time_line]
    for part in (each for each in parts if each.isVisible()):
        place = part.rect().translated(part.mapTo(speaker, QPoint(0, 0)))
        assert speaker.rect().contains(place) and min(place.width(), place.height()) >= 20, part
    if speaker.caption.isVisible():
        assert speaker.caption.heightForWidth(speaker.caption.width()) <= speaker.caption.height()
    assert speaker.layout().minimumSize().height() <= size[1]
    seen: set[QWidget] = set()
    speaker.view.setFocus()
    for _ in range(60):
        now = QApplication.focusWidget()
        assert now is not None
        seen.add(now)
        heard = QAccessible.queryAccessibleInterface(now)
        assert heard is not None and heard.text(QAccessible.Text.Name).strip(), now
        press(K.Key_Tab)
    assert {speaker.view, speaker.notes, speaker.token, speaker.leave, speaker.transport.ruler} <= seen


def test_the_audience_sees_what_the_speaker_points_at(hall: Hall) -> None:
    hall.window.presentation.start()
    audience, speaker = hall.show.audience, hall.show.speaker
    assert audience is not None and speaker is not None
    about = About(0, 11, "f", 0)
    plain = audience.view.grab().toImage()
    speaker.view.pointed_at.emit(about)
    assert audience.view.pointed is not None and audience.view.pointed[0] == about
    assert audience.view.grab().toImage() != plain
    speaker.view.pointed_at.emit(None)
    assert audience.view.pointed is None and audience.view.grab().toImage() == plain
    hall.window.commands.actions["point_for_audience"].trigger()
    hall.window.stage_view.pointed_at.emit(about)
    assert audience.view.pointed is None and not settings.points_for_audience()


def test_the_picture_is_laid_out_for_the_shape_of_the_screen(hall: Hall) -> None:
    hall.plug(DESK, Screen("hall", QRect(1440, 0, 1024, 768)))
    hall.window.presentation.start()
    audience = hall.show.audience
    assert audience is not None
    page = audience.view.frame.page
    assert page.width / page.height == pytest.approx(4 / 3, abs=STEPS[1] / page.height)
    image = audience.grab().toImage()
    foot = image.pixel(5, image.height() - 3)
    assert foot == audience.view.theme.colour("caption.fill").rgb(), "the caption ends with the screen"
    about = About(0, 11, "f", 0)
    place = placement(page, QRectF(audience.view.rect()))
    middle = QRectF(*places(audience.view.frame, (about,))[0]).center()
    assert audience.view.about_at(place.map(middle)) == about


def test_the_speakers_view_opens_as_it_was_closed(hall: Hall) -> None:
    hall.plug(DESK)
    hall.show.toggle_speaker()
    speaker = hall.show.speaker
    assert speaker is not None
    speaker.resize(780, 560)
    speaker.across.setSizes([300, 420])
    let_go()
    shares = speaker.across.sizes()
    hall.show.toggle_speaker()
    hall.show.toggle_speaker()
    again = hall.show.speaker
    assert again is not None and again is not speaker
    let_go()
    assert (again.width(), again.height()) == (780, 560)
    assert again.across.sizes() == pytest.approx(shares, abs=2)
