"""One types a sequence, clicks a token, cuts it otherwise; what is wrong is said, and nothing is lost by it."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.tokens import with_token_before
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Characters, Numbers, Sequence, Words, sequence_tokens
from tests.ui.conftest import Objects
from tests.ui.panels.conftest import Shown
from tests.ui.panels.sequence.typing import type_in
from ui.panels.sequence.panel import SequencePanel, text_to_type
from ui.panels.sequence.token_chips import ChipRows


def middle(panel: SequencePanel, token: int) -> QPoint:
    return panel.chips.rect_of(token).center()


def test_enter_applies_what_is_typed_and_can_be_undone(panel: SequencePanel, objects: Objects) -> None:
    type_in(panel, "Rafsun came .")
    assert objects.document.undo_label is None
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert objects.document.trace.tokens == ("Rafsun", "came", ".")
    assert objects.document.undo_label == "another sequence"
    objects.document.undo()
    assert panel.field.toPlainText().startswith("I love Jenny")
    assert len(objects.document.trace.tokens) == 20


def test_the_button_is_there_once_something_is_typed(panel: SequencePanel, objects: Objects) -> None:
    assert not panel.apply_button.isVisible()
    type_in(panel, "a boy")
    assert panel.apply_button.isVisible()
    QTest.mouseClick(panel.apply_button, Qt.MouseButton.LeftButton)
    assert objects.document.trace.tokens == ("a", "boy")
    assert not panel.apply_button.isVisible()


def test_shift_enter_begins_a_line_and_escape_takes_the_typing_back(panel: SequencePanel, objects: Objects) -> None:
    before = panel.field.toPlainText()
    type_in(panel, "a")
    QTest.keyClick(panel.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(panel.field, "b")
    assert panel.field.toPlainText() == "a\nb"
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.toPlainText() == before
    assert objects.document.undo_label is None


def test_an_empty_sequence_is_refused_and_the_old_one_stays(panel: SequencePanel, objects: Objects) -> None:
    type_in(panel, "   ")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.problem.isVisible()
    assert "token" in panel.problem.text()
    assert len(objects.document.trace.tokens) == 20
    assert panel.field.toPlainText() == "   "
    QTest.keyClicks(panel.field, "a")
    assert not panel.problem.isVisible()


def test_a_bad_row_of_numbers_is_named(panel: SequencePanel, objects: Objects) -> None:
    QTest.mouseClick(panel.kinds.button("numbers"), Qt.MouseButton.LeftButton)
    assert isinstance(objects.document.lesson.sequence, Numbers)
    steps = objects.document.trace.steps
    type_in(panel, "1 0 0 1; 0 x 1 1")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert "Row 2, column 2" in panel.problem.text()
    assert panel.problem.height() >= panel.problem.heightForWidth(panel.problem.width())
    assert objects.document.trace.steps == steps
    type_in(panel, "1 0 0 1; 0 1 0 1")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert objects.document.trace.inputs.tolist() == [[1, 0, 0, 1], [0, 1, 0, 1]]
    assert not panel.problem.isVisible()


def test_another_kind_of_tokens_takes_what_is_typed(panel: SequencePanel, objects: Objects) -> None:
    type_in(panel, "hi !")
    QTest.mouseClick(panel.kinds.button("characters"), Qt.MouseButton.LeftButton)
    assert objects.document.trace.tokens == ("h", "i", " ", "!")
    assert objects.document.undo_label == "tokens as characters"


def test_words_that_are_no_numbers_leave_the_kind_as_it_is(panel: SequencePanel, objects: Objects) -> None:
    type_in(panel, "not a number")
    QTest.mouseClick(panel.kinds.button("numbers"), Qt.MouseButton.LeftButton)
    assert "not a number" in panel.field.toPlainText()
    assert panel.problem.isVisible()
    assert panel.kinds.button("words").isChecked()
    assert not panel.kinds.button("numbers").isChecked()
    assert objects.document.undo_label is None


def test_it_says_when_weights_set_by_hand_had_to_go(panel: SequencePanel, objects: Objects) -> None:
    QTest.mouseClick(panel.kinds.button("numbers"), Qt.MouseButton.LeftButton)
    assert not panel.notice.isVisible()
    type_in(panel, "1 2 3; 4 5 6")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert objects.document.lesson.layers[0].weights is None
    assert "set by hand in layer 1" in panel.notice.text()
    assert panel.notice.isVisible()
    objects.document.undo()
    assert objects.document.lesson.layers[0].weights is not None
    assert not panel.notice.isVisible()


def test_a_click_goes_to_the_token_and_leaves_the_keyboard_alone(panel: SequencePanel, objects: Objects) -> None:
    panel.field.setFocus()
    QTest.mouseClick(panel.chips, Qt.MouseButton.LeftButton, pos=middle(panel, 11))
    assert objects.player.token == 11
    assert panel.chips.current == 11
    assert panel.field.hasFocus()
    assert panel.chips.accessibleDescription() == "Token 12 of 20: Rafsun"


def test_the_player_moves_the_filled_chip(panel: SequencePanel, objects: Objects) -> None:
    objects.player.rest_at(5, 2)
    assert panel.chips.current == 5


def test_arrow_keys_move_among_the_chips_once_tab_has_reached_them(panel: SequencePanel, objects: Objects) -> None:
    panel.chips.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.chips, Qt.Key.Key_Right)
    QTest.keyClick(panel.chips, Qt.Key.Key_Right)
    assert objects.player.token == 2
    QTest.keyClick(panel.chips, Qt.Key.Key_Left)
    assert objects.player.token == 1
    QTest.keyClick(panel.chips, Qt.Key.Key_End)
    assert objects.player.token == 19
    QTest.keyClick(panel.chips, Qt.Key.Key_Up)
    above = panel.chips.rect_of(objects.player.token)
    assert above.bottom() < panel.chips.rect_of(19).top()
    QTest.keyClick(panel.chips, Qt.Key.Key_Home)
    QTest.keyClick(panel.chips, Qt.Key.Key_Up)
    assert objects.player.token == 0


def test_tab_leaves_the_field(panel: SequencePanel) -> None:
    panel.field.setFocus()
    QTest.keyClick(panel.field, Qt.Key.Key_Tab)
    assert not panel.field.hasFocus()


def test_five_thousand_tokens_are_one_widget(shown: Shown, objects: Objects) -> None:
    lesson = with_sequence(objects.document.lesson, "boy girl very " * 1667).lesson
    panel = shown(SequencePanel, lesson)
    assert isinstance(panel, SequencePanel)
    assert len(sequence_tokens(lesson.sequence)) == 5001
    assert not panel.chips.children()
    objects.player.rest_at(4990, 1)
    QApplication.processEvents()
    place = panel.chips.mapTo(panel.viewport(), middle(panel, 4990))
    assert panel.viewport().rect().contains(place)
    QTest.mouseClick(panel.chips, Qt.MouseButton.LeftButton, pos=middle(panel, 4993))
    assert objects.player.token == 4993


def test_chips_wrap_inside_their_width() -> None:
    words = ("I", "love", "a-word-that-is-far-too-long-for-any-line-of-this-width", "and", "she")
    lines = ChipRows(words, 120.0)
    assert [token for line in lines for token in range(line.first, line.first + len(line.edges))] == [0, 1, 2, 3, 4]
    assert all(right <= 120.0 for line in lines for _, right in line.edges)
    assert all(a[1] < b[0] for line in lines for a, b in zip(line.edges, line.edges[1:], strict=False))
    assert len(ChipRows((), 100.0)) == 0


def test_no_chip_stands_under_another_place(panel: SequencePanel) -> None:
    for token in range(20):
        assert panel.chips.token_at(middle(panel, token)) == token
    assert panel.chips.token_at(QPoint(5000, 5)) is None
    assert panel.chips.token_at(QPoint(5, 5000)) is None


def test_a_low_panel_keeps_chips_and_field_in_view(shown: Shown, objects: Objects) -> None:
    panel = shown(SequencePanel, size=(244, 250))
    assert isinstance(panel, SequencePanel)
    bottom = panel.field.mapTo(panel.viewport(), panel.field.rect().bottomLeft()).y()
    assert bottom <= panel.viewport().height()
    assert panel.verticalScrollBar().maximum() == 0


def test_it_says_what_numbers_were_understood_as_and_asks_where_two_readings_are_as_good(
    panel: SequencePanel, objects: Objects
) -> None:
    QTest.mouseClick(panel.kinds.button("numbers"), Qt.MouseButton.LeftButton)
    type_in(panel, "0,5 1,2; 0,7 1,3")
    assert panel.understood.note.text() == ("Steps: 2 · numbers in each: 2 · decimal sign: , · between them: spaces")
    assert not panel.understood.asks and not panel.understood.offers[0].isVisible()
    type_in(panel, "1,000 2,000")
    assert panel.understood.asks and "What is meant?" in panel.understood.note.text()
    assert [button.text() for button in panel.understood.offers] == ["Read as 1 2", "Read as 1000 2000"]
    before = objects.document.lesson
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert objects.document.lesson is before
    QTest.mouseClick(panel.understood.offers[1], Qt.MouseButton.LeftButton)
    assert objects.document.trace.inputs.tolist() == [[1000, 2000]]
    assert panel.field.toPlainText() == "1000 2000" and not panel.understood.isVisible()
    type_in(panel, "1,,3; 4,,6")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert "Row 1, column 2 is empty" in panel.problem.text()
    assert objects.document.trace.inputs.tolist() == [[1000, 2000]]


def test_names_and_labels_stay_where_they_fit(panel: SequencePanel, objects: Objects) -> None:
    QTest.mouseClick(panel.kinds.button("numbers"), Qt.MouseButton.LeftButton)
    panel.field.setPlainText("day;a;b\nMo;1;2\nTu;3;4")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert objects.document.trace.tokens == ("Mo", "Tu") and objects.document.trace.input_names == ("a", "b")
    type_in(panel, "1 2; 3 5")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert objects.document.trace.tokens == ("Mo", "Tu") and objects.document.trace.input_names == ("a", "b")
    objects.document.edit("in", with_token_before(objects.document.lesson, 1, "7 8"))
    assert objects.document.trace.tokens == ("Mo", "7 8", "Tu")
    type_in(panel, "1 2")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert objects.document.trace.tokens == ("1 2",)


@pytest.mark.parametrize("sequence", [
    Words("one two, three.  four five" * 2000), Words("word\n" * 20_000), Numbers(((1.0, 2.5, -3.0),) * 4000),
    Characters("one two three" * 4000),
], ids=["words", "lines of words", "numbers", "characters"])  # fmt: skip
def test_a_long_sequence_is_the_same_as_one_types_it(sequence: Sequence) -> None:
    embedding = None if isinstance(sequence, Numbers) else Random(4)
    lesson = Lesson(title="Long", sequence=sequence, embedding=embedding, layers=(LayerSpec("rnn", 2),))
    text = text_to_type(lesson)
    assert with_sequence(lesson, text).tokens == sequence_tokens(sequence)
    assert max(map(len, text.split("\n"))) < 2000 or isinstance(sequence, Characters)


def test_a_long_sequence_takes_little_of_the_windows_time(panel: SequencePanel, objects: Objects) -> None:
    """Seconds that the window's own thread computes; all of a text in one line took several tenths."""
    for sequence in (Words("one two three. " * 25_000), Characters("word" * 25_000)):
        lesson = Lesson(title="Long", sequence=sequence, embedding=Random(4), layers=(LayerSpec("rnn", 1),))
        objects.document.start(lesson)
        panel.field.setPlainText("")
        panel._sequence = None
        begun = time.thread_time()
        panel.reread()
        QApplication.processEvents()
        assert time.thread_time() - begun < 0.25
