"""The card of the guide: its words, its way by mouse and keyboard, and a field for every kind of question."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_idealised
from simulator.lessons.guide.storyline.questions.kinds import Choice, Drawn, Forgotten, Option, Order, Predict, Sketch
from simulator.lessons.guide.storyline.words import said
from simulator.lessons.run import Run, run
from tests.ui.conftest import let_go
from ui.film.text.language import languages
from ui.panels.guide.answers.choose import ChooseField
from ui.panels.guide.answers.order import OrderField
from ui.panels.guide.answers.predict import PredictField
from ui.panels.guide.answers.sketch import SketchField
from ui.panels.guide.drawn import DrawnBox
from ui.panels.guide.question import QuestionBox
from ui.settings import learning
from ui.settings.translation import install_language
from ui.window.main_window import MainWindow


@pytest.fixture(scope="module")
def trace() -> Run:
    return run(find("jenny-rafsun"))


@pytest.fixture
def box(trace: Run, qtbot: QtBot) -> Callable[[object], QuestionBox]:
    def make(question: object) -> QuestionBox:
        made = QuestionBox(question, lambda _: trace, 0, lambda words: said(words, "en"))  # type: ignore[arg-type]
        qtbot.addWidget(made)
        made.resize(300, 400)
        made.show()
        return made

    return make


def test_a_number_is_told_by_a_bar(box: Callable[[object], QuestionBox]) -> None:
    made = box(Predict(ask="How much?", why="So much.", value="f[0] at 11"))
    assert isinstance(made.field, PredictField)
    bar = made.field.bar
    assert not made.check.isEnabled() and made.field.label.text().startswith("Pull the bar")
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 2, 15))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 2, 15))
    assert made.field.given == (1.0,)
    QTest.keyClick(bar, Qt.Key.Key_Home)
    assert made.field.given == (0.0,) and "0" in bar.accessibleDescription()
    assert made.check.isEnabled() and made.field.label.text() == "Your guess: 0"
    made.check.click()
    assert made.verdict is not None and made.verdict.said == "right" and made.reason.text() == "Yes. So much."
    assert not bar.isEnabled() and not made.check.isVisible() and "In the run: 3e" not in made.field.label.text()


def test_where_a_bar_begins_is_a_guess_once_it_is_clicked(box: Callable[[object], QuestionBox]) -> None:
    made = box(Predict(ask="How much?", value="c[gender] at 10", low=-2, high=2))
    assert isinstance(made.field, PredictField) and not made.check.isEnabled()
    bar = made.field.bar
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.width() / 2), 15))
    assert made.field.given == (0.0,) and made.check.isEnabled()


def test_units_are_ticked_and_none_is_an_answer(box: Callable[[object], QuestionBox]) -> None:
    made = box(Forgotten(ask="", token="Rafsun"))
    assert isinstance(made.field, ChooseField) and made.check.isEnabled()
    made.field.buttons[0].click()
    made.check.click()
    assert made.verdict is not None and made.verdict.score == 1
    assert made.field.buttons[0].text().endswith("— right")


def test_one_answer_is_chosen_before_it_can_be_checked(box: Callable[[object], QuestionBox]) -> None:
    made = box(Choice(ask="", options=(Option("a", "1 = 1"), Option("b", "1 = 2"))))
    assert isinstance(made.field, ChooseField) and not made.check.isEnabled()
    made.field.buttons[1].click()
    made.check.click()
    assert made.verdict is not None and made.verdict.said == "otherwise"


def test_tokens_are_put_in_order_by_two_buttons(box: Callable[[object], QuestionBox]) -> None:
    made = box(Order(ask="", tokens=("good", "Jenny"), unit="gender"))
    assert isinstance(made.field, OrderField) and made.field.given == (0.0, 1.0)
    made.field.down.click()
    assert made.field.given == (1.0, 0.0)
    made.field.down.click()
    assert made.field.given == (1.0, 0.0)
    made.check.click()
    assert made.verdict is not None and made.verdict.score == 1 and "place 1" in made.field.list.item(0).text()


def test_a_line_is_drawn_by_mouse_and_by_keyboard(box: Callable[[object], QuestionBox]) -> None:
    made = box(Sketch(ask="", unit="words"))
    assert isinstance(made.field, SketchField)
    pad = made.field.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(8, 118))
    for x in range(10, pad.width(), 12):
        QTest.mouseMove(pad, QPoint(x, round(118 - 73 * x / pad.width())))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(pad.width() - 8, 45))
    assert all(a <= b + 1e-9 for a, b in zip(pad.values, pad.values[1:], strict=False)) and pad.values[-1] > 1.5
    pad.setFocus()
    before = pad.values[-1]
    for _ in range(len(pad.values)):
        QTest.keyClick(pad, Qt.Key.Key_Right)
    QTest.keyClick(pad, Qt.Key.Key_Up)
    assert (
        pad.values[-1] > before and "“" not in pad.accessibleDescription() and "20 of 20" in pad.accessibleDescription()
    )
    made.check.click()
    assert made.verdict is not None and made.verdict.score > 0.5 and pad.right
    line = tuple(pad.values)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert tuple(pad.values) == line


def test_drawn_questions_go_on_and_add_up(trace: Run, qtbot: QtBot) -> None:
    made = DrawnBox(Drawn(ask="", count=2), lambda _: trace, 0, lambda words: said(words, "en"))
    qtbot.addWidget(made)
    made.show()
    first = made.questions
    for number in range(2):
        assert made.box is not None and made.place.text() == f"Question {number + 1} of 2"
        if isinstance(made.box.field, ChooseField) and not made.box.field.is_given:
            made.box.field.buttons[0].click()
        elif isinstance(made.box.field, PredictField):
            made.box.field.bar.setValue(7)
        made.box.check.click()
        made.on.click()
    assert made.box is None and "of 2 points" in made.place.text()
    made.number.setValue(2)
    assert made.questions != first and made.box is not None


@pytest.fixture
def german(qapp: object) -> Iterator[None]:
    install_language(languages()["de"])
    yield
    install_language(languages()["en"])


def test_the_card_leads_by_its_buttons_and_by_keys(window: MainWindow) -> None:
    card, guide = window.controls.guide_card, window.guide
    assert not card.isVisible() and window.controls.read.lead.isVisible()
    window.controls.read.lead.click()
    let_go()
    assert card.isVisible() and guide.at == 0 and card.place.text() == "Step 1 of 6"
    assert not window.controls.read.lead.isVisible()
    assert not card.back.isEnabled() and not card.again.isVisible()
    assert card.on.text() == "Skip" and card.act.isVisible()
    window.player.rest_at(3, 0)
    assert card.on.text() == "Next" and card.act.text() == "✓ Done." and card.again.isVisible()
    card.again.click()
    assert window.player.time == 0.0 and not card.again.isVisible()
    QTest.keyClick(window.stage_view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert guide.at == 1 and card.on.text() == "Skip" and card.back.isEnabled()
    card.on.click()
    assert guide.at == 2 and card.on.text() == "Next" and not card.act.isVisible()
    card.back.click()
    assert guide.at == 1
    card.closer.click()
    assert not card.isVisible() and not window.controls.read.lead.isHidden()
    QTest.keyClick(window.stage_view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert guide.at == 1, "where it was left"


def test_an_edit_on_the_way_does_not_offer_to_lead_again(window: MainWindow) -> None:
    window.controls.read.lead.click()
    window.document.edit("idealise", with_idealised(window.document.newest_resolved, True))
    let_go()
    assert window.guide.at == 0 and window.controls.read.lead.isHidden()
    window.guide.leave()
    assert not window.controls.read.lead.isHidden()


@pytest.mark.parametrize("size", [(1280, 720), (700, 480)])
def test_every_step_of_first_steps_stands_whole_in_its_card_in_german(
    german: None, open_window: Callable[..., MainWindow], size: tuple[int, int]
) -> None:
    window = open_window(size=size)
    window.commands.actions["toggle_guide"].trigger()
    card, guide = window.controls.guide_card, window.guide
    assert card.isVisible() and window.is_shown("right")
    for at in range(guide.count):
        guide.go_to(at)
        let_go()
        assert not card.area.horizontalScrollBar().isVisible()
        for part in card.findChildren(QWidget):
            if part.isVisible() and card.area.viewport().isAncestorOf(part):
                assert part.mapTo(card.area.viewport(), QPoint(part.width(), 0)).x() <= card.area.viewport().width() + 1
        assert card.words.height() >= card.words.heightForWidth(card.words.width()) > 0
        buttons = (card.back, card.on)
        assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert card.area.height() < window.height()


def test_what_a_step_says_is_heard(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    window.controls.guide_card.told.connect(heard.append)
    window.guide.go_to(3)
    assert heard and heard[-1].startswith("Step 4 of 6. Forgetting one thing. f = [0.0003, 0.9997, 0.9997]")
    window.guide.go_to(4)
    QTest.qWait(1)
    interface = QAccessible.queryAccessibleInterface(window.controls.guide_card)
    assert interface.text(QAccessible.Text.Name) == "Guide"


def test_who_begins_with_the_first_lesson_is_led_once(window: MainWindow) -> None:
    window.controls.lead_at_first("half-life")
    assert window.guide.at is None
    window.controls.lead_at_first("jenny-rafsun")
    assert window.guide.at == 0 and not learning.leads_first()
    window.guide.leave()
    window.controls.lead_at_first("jenny-rafsun")
    assert window.guide.at is None


def test_the_page_in_front_tells_no_answer(window: MainWindow) -> None:
    window.selection.tab = "read"
    window.guide.go_to(2)
    assert window.selection.tab == "numbers" and isinstance(window.controls.guide_card.question, QuestionBox)
    window.guide.go_to(3)
    assert window.controls.guide_card.question is None
