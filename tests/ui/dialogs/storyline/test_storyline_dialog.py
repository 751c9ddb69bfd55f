"""The window of a storyline: what is sound is in the lesson at once, and what is not stays with what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.whatif import with_weights
from simulator.lessons.guide.class_use import Controls
from simulator.lessons.guide.cues import kinds as cue_kinds
from simulator.lessons.guide.storyline.acts import Change, Open, Reach, Select, Until
from simulator.lessons.guide.storyline.questions.kinds import Choice, Drawn, Forgotten, Order, Predict, Sketch
from simulator.lessons.guide.storyline.steps import START, Step, Storyline
from simulator.lessons.schema import Lesson
from tests.ui.state.test_guide import Led
from ui.dialogs.storyline.dialog import StorylineDialog

STORY = Storyline(
    aim={"en": "See it", "de": "Sehen"},
    steps=(
        Step(title="One", words={"en": "c is {c[gender]}", "de": "c ist {c[gender]}"}, token="Jenny"),
        Step(title="Two", words="Second", view="memory"),
        Step(title="Three", words="Third", token=3),
    ),
)


class Desk(Led):
    """A lesson that is open, and the window of its storyline."""

    def __init__(self, qtbot: QtBot, story: Storyline | None) -> None:
        lesson: Lesson = replace(find("jenny-rafsun"), storyline=story)
        super().__init__(lesson)
        self.dialog = StorylineDialog(self.document, self.player, self.selection, self.guide)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    @property
    def story(self) -> Storyline:
        found = self.document.newest.storyline
        assert found is not None
        return found

    def field(self, name: str, kind: type[Any] = QWidget) -> Any:
        there = (each for each in self.dialog.step.findChildren(kind) if each.isVisibleTo(self.dialog))
        found = [each for each in there if each.accessibleName() == name]
        assert len(found) == 1, (name, len(found))
        return found[0]

    def choose(self, name: str, title: str) -> None:
        box = self.field(name, QComboBox)
        at = box.findText(title)
        assert at >= 0, (title, [box.itemText(each) for each in range(box.count())])
        box.setCurrentIndex(at)
        box.activated.emit(at)

    def type_in(self, name: str, text: str) -> None:
        field = self.field(name)
        field.selectAll()
        QTest.keyClicks(field, text)

    @property
    def titles(self) -> list[str]:
        return [self.dialog.list.item(at).text() for at in range(self.dialog.list.count())]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, STORY)


def test_steps_are_moved_doubled_added_and_taken_out_by_keys_and_buttons(desk: Desk) -> None:
    dialog = desk.dialog
    assert desk.titles == ["1. One", "2. Two", "3. Three"] and not dialog.up.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.titles == ["1. Two", "2. One", "3. Three"] and dialog.at == 1 == dialog.list.currentRow()
    QTest.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.story == STORY and dialog.at == 0
    dialog.double.click()
    assert desk.titles == ["1. One", "2. One", "3. Two", "4. Three"] and dialog.at == 1
    dialog.list.setCurrentRow(3)
    assert not dialog.down.isEnabled() and desk.field("Title", QLineEdit).text() == "Three"
    dialog.remove.click()
    assert desk.titles == ["1. One", "2. One", "3. Two"] and dialog.at == 2
    desk.player.rest_at(5, 2)
    desk.selection.view = "memory"
    dialog.add.click()
    assert desk.story.steps[3].token == "is#1" and desk.story.steps[3].beat == "input" and dialog.at == 3
    for _ in range(3):
        desk.document.undo()
    assert desk.story == STORY and desk.titles == ["1. One", "2. Two", "3. Three"]


def test_the_list_is_put_in_order_with_the_mouse(desk: Desk, qtbot: QtBot) -> None:
    model = desk.dialog.list.model()
    model.moveRow(model.index(0, 0).parent(), 0, model.index(0, 0).parent(), 3)
    qtbot.waitUntil(lambda: desk.titles == ["1. Two", "2. Three", "3. One"])
    assert [step.title for step in desk.story.steps] == ["Two", "Three", "One"] and desk.dialog.at == 2
    assert desk.document.undo_label == "the steps of the storyline"


def test_typing_is_one_edit_and_each_language_has_its_text(desk: Desk) -> None:
    desk.type_in("Title", "First")
    assert desk.story.steps[0].title == "First" and desk.titles[0] == "1. First"
    desk.document.undo()
    assert desk.story == STORY and desk.field("Title", QLineEdit).text() == "One"
    language = desk.dialog.language
    language.setCurrentIndex(language.findData("de"))
    language.activated.emit(language.currentIndex())
    assert desk.field("Title", QLineEdit).text() == "" and desk.field("Title", QLineEdit).placeholderText() == "One"
    assert desk.field("Words", QPlainTextEdit).toPlainText() == "c ist {c[gender]}"
    desk.type_in("Title", "Eins")
    assert desk.story.steps[0].title == {"en": "One", "de": "Eins"}
    assert "c ist 0,99" in desk.dialog.step.preview.text()
    language.lineEdit().selectAll()
    QTest.keyClicks(language.lineEdit(), "fr")
    QTest.keyClick(language.lineEdit(), Qt.Key.Key_Return)
    assert desk.dialog.key == "fr"
    desk.type_in("Words", "Voici")
    assert desk.story.steps[0].words == {"en": "c is {c[gender]}", "de": "c ist {c[gender]}", "fr": "Voici"}
    language.lineEdit().setText("no such!")
    language.lineEdit().editingFinished.emit()
    assert desk.dialog.key == "fr" and language.currentText() == "fr"
    QTest.keyClicks(desk.dialog.aim, "Voir")
    assert desk.story.aim == {"en": "See it", "de": "Sehen", "fr": "Voir"}


def test_what_is_wrong_stays_here_with_its_place_and_what_is_sound_is_in_the_lesson(desk: Desk) -> None:
    desk.type_in("Words", "{q[0]}")
    dialog = desk.dialog
    assert desk.story.steps[0].words != {"en": "{q[0]}", "de": "c ist {c[gender]}"}
    assert dialog.problem.isVisible() and "storyline.steps[0].words.en: The layer has no “q”" in dialog.problem.text()
    assert not dialog.is_sound and not dialog.play.isEnabled()
    desk.type_in("Words", "{c[gender]} !")
    assert dialog.is_sound and not dialog.problem.isVisible() and dialog.play.isEnabled()
    assert dialog.step.preview.text() == "0.995 !"
    dialog.put_in_step(("view",), "sell")
    assert "storyline.steps[0].view: There is no view “sell”" in dialog.problem.text()


def test_it_is_asked_before_what_is_wrong_is_let_go(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [-1, 0]
    monkeypatch.setattr("ui.dialogs.storyline.dialog.ask", lambda *_: answers.pop(0))
    desk.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    desk.dialog.put_in_step(("token",), "nowhere")
    desk.dialog.reject()
    assert desk.dialog.isVisible()
    desk.dialog.close()
    assert not desk.dialog.isVisible() and not answers and desk.story == STORY
    desk.dialog.show()
    desk.dialog.put_in_step(("token",), "nowhere")
    desk.dialog.leave()
    assert not desk.dialog.isVisible(), "where the program ends, nothing is asked"


def test_the_place_is_taken_from_the_window(desk: Desk) -> None:
    desk.player.rest_at(11, 1)
    desk.selection.view, desk.selection.pins = "unit", (0,)
    desk.selection.look_at(0, 2, "f")
    desk.dialog.step.take.click()
    step = desk.story.steps[0]
    seen = step.view, step.token, step.beat, step.unit, step.pins, step.quantity
    assert seen == ("unit", "Rafsun", "forget", "words", ("gender",), "f") and step.title == "One"
    assert desk.field("Moment", QComboBox).currentText().startswith("beat ")
    desk.choose("Moment", "once forget gate f is computed")
    assert (desk.story.steps[0].once, desk.story.steps[0].beat) == ("f", "")
    desk.choose("Moment", "start of the token")
    assert (desk.story.steps[0].once, desk.story.steps[0].beat) == ("", START)


def test_the_guide_leads_from_the_chosen_step(desk: Desk, qtbot: QtBot) -> None:
    desk.dialog.list.setCurrentRow(1)
    with qtbot.waitSignal(desk.dialog.played):
        desk.dialog.play.click()
    assert desk.guide.at == 1 and desk.selection.view == "memory"
    desk.type_in("Title", "Again")
    assert desk.guide.at == 1 and desk.guide.step is not None and desk.guide.step.title == "Again"
    desk.dialog.remove.click()
    desk.dialog.remove.click()
    assert desk.guide.at == 0
    desk.dialog.remove.click()
    assert desk.guide.at is None and desk.document.newest.storyline is None and desk.dialog.none.isVisible()


ACTS = [
    ("until a condition holds", Until("c[gender] at 2 in 0 > 0.5")),
    ("until something is changed", Change()),
    ("until a token is reached", Reach(2)),
    ("until a view is open", Open("cell")),
    ("until a unit is selected", Select(0)),
]
QUESTIONS = [
    ("predict a number", Predict), ("sketch a line", Sketch), ("what is forgotten", Forgotten),
    ("put tokens in order", Order), ("choose an answer", Choice), ("drawn from a number", Drawn),
]  # fmt: skip


@pytest.mark.parametrize(("title", "act"), ACTS)
def test_a_step_waits_for_an_act_of_each_kind(desk: Desk, title: str, act: object) -> None:
    desk.player.rest_at(2, 4)
    desk.dialog.list.setCurrentRow(1)
    desk.choose("Waits", title)
    assert desk.story.steps[1].act == act and desk.dialog.is_sound
    desk.choose("Waits", "for nothing")
    assert desk.story.steps[1].act is None


@pytest.mark.parametrize(("title", "kind"), QUESTIONS)
def test_a_step_asks_a_question_of_each_kind(desk: Desk, title: str, kind: type) -> None:
    desk.choose("Asks", title)
    assert isinstance(desk.story.steps[0].question, kind) and desk.dialog.is_sound
    desk.type_in("What is asked", "Well?")
    question = desk.story.steps[0].question
    assert question is not None and question.ask == "Well?"


def change(desk: Desk, name: str, act: Callable[[Any], object]) -> object:
    act(desk.field(name))
    return desk.story.steps[0]


def test_the_fields_of_acts_and_questions_are_typed(desk: Desk) -> None:
    desk.choose("Waits", "until a condition holds")
    desk.type_in("Condition", "f[0] at 3 > 0.1")
    assert desk.story.steps[0].act == Until("f[0] at 3 > 0.1")
    desk.choose("Waits", "for nothing")
    desk.choose("Asks", "predict a number")
    desk.type_in("Value", "f[0]")
    desk.field("Highest").setValue(2.5)
    question = desk.story.steps[0].question
    assert isinstance(question, Predict) and (question.value, question.high) == ("f[0]", 2.5)
    desk.choose("Asks", "put tokens in order")
    desk.type_in("Tokens", "Jenny, 3")
    question = desk.story.steps[0].question
    assert isinstance(question, Order) and question.tokens == ("Jenny", 3)
    desk.choose("Asks", "choose an answer")
    desk.type_in("Answer 1", "open")
    desk.choose("Answers", "3")
    desk.type_in("Answer 3, right if", "1 = 1")
    question = desk.story.steps[0].question
    assert isinstance(question, Choice) and [option.words for option in question.options] == ["open", "", ""]
    assert question.options[2].condition == "1 = 1"
    desk.choose("Asks", "drawn from a number")
    desk.field("How many").setValue(5)
    assert desk.story.steps[0].question == Drawn(ask="", count=5)


def test_where_a_step_stands_is_typed(desk: Desk) -> None:
    desk.field("", QCheckBox)
    desk.type_in("Pinned units", "words, 0")
    assert desk.story.steps[0].pins == ("words", 0)
    token = next(each for each in desk.dialog.step.findChildren(QLineEdit) if each.accessibleName() == "Token")
    token.clear()
    token.textEdited.emit("")
    assert desk.story.steps[0].token is None
    desk.type_in("Notes for the speaker", "Wait.")
    assert desk.story.steps[0].notes == "Wait."
    desk.choose("Unit", "liking")
    desk.choose("View", "as the step before")
    assert desk.story.steps[0].unit == "liking" and desk.story.steps[0].view == ""
    desk.dialog.step.findChild(QCheckBox).click()
    assert desk.story.steps[0].keeps


@pytest.mark.parametrize("key", cue_kinds())
def test_a_step_can_stand_at_a_cue_of_each_kind(desk: Desk, key: str) -> None:
    from ui.settings.translation import translate

    desk.choose("At the next cue", translate("Cues", cue_kinds()[key].title))
    assert desk.story.steps[0].cue == cue_kinds()[key].new() and desk.dialog.is_sound


def test_a_first_step_makes_a_storyline(qtbot: QtBot) -> None:
    desk = Desk(qtbot, None)
    assert desk.dialog.none.isVisible() and not desk.dialog.remove.isEnabled() and not desk.dialog.aim.isEnabled()
    desk.dialog.add.click()
    assert len(desk.story.steps) == 1 and desk.story.aim == {"en": desk.document.newest.title}
    desk.dialog.record.click()
    assert desk.guide.story_recorder.is_on and not desk.dialog.record.isEnabled()
    desk.guide.story_recorder.stop()
    assert desk.titles[1].startswith("2. ") and len(desk.titles) == 2


def test_an_edit_while_something_is_tried_is_one_of_the_lesson(desk: Desk) -> None:
    heavy = with_weights(desk.document.newest_resolved, 0, {"b_f": (30.0, 8.0, 8.0)})
    desk.document.edit("heavier", heavy)
    assert desk.document.newest.storyline is None and desk.titles == ["1. One", "2. Two", "3. Three"]
    desk.type_in("Title", "A")
    assert desk.story.steps[0].title == "A" and desk.document.newest.layers == desk.document.opened.layers
    desk.document.undo()
    assert desk.document.newest == heavy.lesson and desk.dialog.story == STORY


def test_what_is_hidden_and_locked_for_class_is_written_here(desk: Desk) -> None:
    dialog = desk.dialog
    QTest.keyClicks(dialog.hide_parts, "plots, numbers")
    QTest.keyClicks(dialog.lock, "network")
    assert desk.document.newest.controls == Controls(hide=("plots", "numbers"), lock=("network",))
    QTest.keyClicks(dialog.lock, ", un")
    assert "controls.lock[1]: There is no control “un” that can be locked" in dialog.problem.text()
    assert desk.document.newest.controls == Controls(hide=("plots", "numbers"), lock=("network",))
    QTest.keyClicks(dialog.lock, "do")
    assert desk.document.newest.controls == Controls(hide=("plots", "numbers"), lock=("network", "undo"))
    assert not dialog.problem.isVisible()
    while desk.document.undo_label:
        desk.document.undo()
    assert desk.document.newest.controls is None and not dialog.lock.text() and not dialog.hide_parts.text()


def test_every_field_has_a_name_for_screen_readers(desk: Desk) -> None:
    desk.choose("Asks", "choose an answer")
    nameless = [
        each for each in desk.dialog.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]  # fmt: skip
    assert not nameless
