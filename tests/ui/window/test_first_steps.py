"""First steps as a new user takes them: from the very first start to a number of one's own, by what the screen says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import let_go
from tests.ui.stage.numbers.mouse import cell_of, point_at, pull
from tests.ui.window.test_first_visit import button, click
from ui.app import welcome
from ui.film.marks import About
from ui.film.text.language import languages
from ui.settings.translation import install_language
from ui.stage.numbers.handle import NumberHandle
from ui.window.main_window import MainWindow
from ui.window.start_page import StartPage

FEWER_THAN = 10
"""Acts from the first start to the first change of one's own."""
ENGLISH = {
    "start": "Start here", "play": "press Space", "stops": "It stops by itself at “Jenny”",
    "click": "Click a number in the second row", "ask": "Which of the three will be forgotten",
    "pull": "pull the first number of the forget gate f up", "told": "100 % of what “Jenny” left is kept",
    "next": "Next", "check": "Check", "done": "✓ Done.", "yes": "Yes.",
}  # fmt: skip
GERMAN = {
    "start": "Hier beginnen", "play": "Spielen Sie den Film ab (Leertaste", "stops": "Er hält von selbst bei „Jenny“",
    "click": "Klicken Sie eine Zahl der zweiten Zeile an", "ask": "Welche der drei werden bei „Rafsun“ vergessen",
    "pull": "Ziehen Sie die erste Zahl des Forget-Gates f nach oben", "told": "bei „Rafsun“ nun 100 %",
    "next": "Weiter", "check": "Prüfen", "done": "✓ Erledigt.", "yes": "Ja.",
}  # fmt: skip


class NewUser:
    """Does one act after the other, each only where the screen says so, and counts them."""

    def __init__(self, window: MainWindow, words: dict[str, str], qtbot: QtBot) -> None:
        self.window, self._words, self._qtbot = window, words, qtbot
        self.acts: list[str] = []

    def reads(self, key: str) -> str:
        """What the screen says, which must be there to be seen whole."""
        words = self._words[key]
        parts = [
            part for kind in (QLabel, QAbstractButton) for part in self.window.findChildren(kind)
            if part.isVisible() and words in part.text()
        ]  # fmt: skip
        assert parts, (words, self.window.controls.guide_card.words.text())
        seen = parts[0].visibleRegion().boundingRect()
        assert seen.height() >= parts[0].height() - 1, words
        return words

    def presses(self, key: str) -> None:
        """Click the one button with these words."""
        self.acts.append(key)
        click(button(self.window.controls.guide_card, self._words[key]))

    def ticks(self, name: str) -> None:
        """Click the box before one of the answers."""
        self.acts.append("tick")
        box = button(self.window.controls.guide_card, name)
        click(box, QPoint(8, box.height() // 2))
        assert box.isChecked()

    def chooses_the_first_lesson(self) -> None:
        """The card that says where to start."""
        self._qtbot.waitUntil(lambda: bool(self.window.findChildren(StartPage)), timeout=20_000)
        (page,) = self.window.findChildren(StartPage)
        assert page.isVisible() and page.first.accessibleName().startswith(self._words["start"])
        self.acts.append("start")
        click(page.first)
        self._qtbot.waitUntil(lambda: not page.isVisible(), timeout=20_000)
        let_go()

    def plays(self, clock: list[float]) -> None:
        """Space, where the keyboard is by itself; the film is then left to play until it stops."""
        self.acts.append("play")
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Space)
        player = self.window.player
        assert player.playing
        for _ in range(400):
            if not player.playing:
                break
            clock[0] += 0.1
            player.tick()
        assert not player.playing
        let_go()

    def clicks_a_number(self, about: About) -> None:
        """A number of the picture."""
        self.acts.append("click")
        view = self.window.stage_view
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=cell_of(view, about).center().toPoint())
        let_go()

    def pulls_a_number_up(self, about: About) -> None:
        """By the handle that comes under the pointer."""
        self.acts.append("pull")
        view = self.window.stage_view
        place: QPoint = cell_of(view, about).center().toPoint()
        point_at(view, place)
        assert any(handle.isVisible() for handle in view.findChildren(NumberHandle))
        pull(view, place, 10, 400)
        self._qtbot.waitUntil(lambda: not self.window.document.is_running, timeout=20_000)
        let_go()


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest, qapp: object) -> Iterator[str]:
    install_language(languages()[request.param])
    yield request.param
    install_language(languages()["en"])


def test_from_the_first_start_to_a_number_of_ones_own_in_under_ten_acts(
    language: str, program_window: MainWindow, qtbot: QtBot
) -> None:
    window, clock = program_window, [0.0]
    window.resize(1280, 800)
    window.player._now = lambda: clock[0]
    welcome(window, None)
    user = NewUser(window, GERMAN if language == "de" else ENGLISH, qtbot)
    user.chooses_the_first_lesson()
    assert window.guide.at == 0 and not window.document.is_modified
    user.reads("stops")
    user.reads("play")
    user.plays(clock)
    assert window.player.token == 2
    user.reads("done")
    user.presses("next")
    user.reads("click")
    user.clicks_a_number(About(0, 2, "c", 1))
    assert window.selection.unit == 1
    user.reads("done")
    user.presses("next")
    user.reads("ask")
    user.ticks("gender")
    user.presses("check")
    user.reads("yes")
    user.presses("next")
    user.reads("pull")
    assert not window.document.is_modified, "nothing is changed yet"
    user.pulls_a_number_up(About(0, 11, "f", 0))
    (hold,) = window.document.lesson.holds
    assert (hold.quantity, hold.units, hold.values) == ("f", (0,), (1.0,)) and window.document.is_modified
    assert len(user.acts) < FEWER_THAN, user.acts
    user.reads("done")
    user.presses("next")
    user.reads("told")
