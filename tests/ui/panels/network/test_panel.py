"""The network shows what the lesson has and what the run says; every control is an edit that can be taken back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.cells import cells
from simulator.lessons import sizes
from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import most_units, with_idealised, with_layer, with_layers
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.models.check_model import MOST_UNITS
from simulator.lessons.schema import ReadoutSpec
from simulator.network.initialisers import INITIALISERS
from tests.ui.conftest import Objects
from tests.ui.hearing import heard
from tests.ui.panels.conftest import Shown, words_of
from ui.film.marks import Text
from ui.panels.network.cards import names
from ui.panels.network.layer_controls import losses
from ui.panels.network.panel import NetworkPanel
from ui.settings import settings
from ui.state.edits.number_edits import from_here_on, number_place, set_to, value_at


@pytest.fixture
def panel(shown: Shown) -> NetworkPanel:
    made = shown(NetworkPanel, size=(264, 900))
    assert isinstance(made, NetworkPanel)
    made.advanced.open()
    return made


def test_a_layer_reads_from_both_ends_and_forward_again(panel: NetworkPanel, objects: Objects) -> None:
    document, selection = objects.document, objects.selection
    switch, cards = panel.layer_controls.both, panel.cards
    were = document.lesson.layers
    assert not switch.isChecked() and panel.layers.value() == len(were)
    switch.click()
    assert [layer.reverse for layer in document.lesson.layers[:2]] == [False, True]
    assert cards[1].text().startswith("Layer 1, reverse") and panel.layers.value() == len(were)
    selection.layer = 1
    panel.show_selection()
    assert panel.layer_controls.heading.text() == "LAYER 1, reverse" and switch.isChecked()
    step = document.trace.steps - 1
    place = number_place(document.trace, 1, "c_prev", 0, step)
    assert place is not None and place.step == -1, "it begins with the last token"
    before = number_place(document.trace, 1, "c_prev", 0, 0)
    assert before is not None and value_at(document.trace, before) == document.trace.layers[1]["c_prev"][0, 0]
    assert "which is read first" in set_to(document.trace, place, 1.0)[0]
    assert from_here_on(document.trace, before).tokens == (0, 2)
    label, change = set_to(document.trace, before, 0.5)
    assert "layer 1, reverse" in label
    document.edit(label, change(document.newest_resolved))
    assert document.trace.layers[1]["c"][1, 0] == 0.5
    switch.click()
    assert [layer.reverse for layer in document.lesson.layers] == [False] * len(were)


@pytest.fixture
def random_panel(shown: Shown) -> NetworkPanel:
    made = shown(NetworkPanel, find("random-stack"), size=(264, 900))
    assert isinstance(made, NetworkPanel)
    made.advanced.open()
    return made


def choose(panel: NetworkPanel, box: str, data: object) -> None:
    """Choose from a list with the keyboard, as a user does."""
    choice = getattr(panel.layer_controls, box)
    choice.setFocus()
    at = choice.findData(data)
    while choice.currentIndex() != at:
        QTest.keyClick(choice, Qt.Key.Key_Down if choice.currentIndex() < at else Qt.Key.Key_Up)


def test_the_cards_say_what_there_is(panel: NetworkPanel) -> None:
    assert [card.text() for card in panel.cards] == ["Layer 1 · LSTM", "Layer 2 · LSTM"]
    assert panel.cards[0].line == "3 units: gender, liking, words"
    assert panel.input.line == "Jenny, Rafsun, love, 1"
    tops = [card.mapTo(panel, QPoint(0, 0)).y() for card in (panel.readout, *reversed(panel.cards), panel.input)]
    assert tops == sorted(tops)


def test_the_read_out_is_that_of_the_picture_at_every_moment(panel: NetworkPanel, objects: Objects) -> None:
    """It tells nothing that the picture has not told yet: before its last beat is done, what came before the token."""
    chances, film = objects.document.trace.outputs, objects.stage.film
    assert chances is not None
    seen = set()
    for token in (0, 1, 11, 19):
        for beat in range(len(film.timeline.beats)):
            for phase in (0.0, 0.5, 0.999):
                objects.player.seek(film.timeline.time_of(token, beat, phase))
                marks = film.frame(objects.player.time).everything
                clear = [mark.plain for mark in marks if isinstance(mark, Text) and mark.opacity > 0.5]
                told = panel.readout.plain.partition("after ")[2].partition("\n")[0]
                stands = [text for text in clear if text.startswith("READ-OUT after")]
                assert stands == ([f"READ-OUT after {told}"] if told else [])
                seen.add(told)
        objects.player.rest_at(token, len(film.timeline.beats) - 1)
        for name, chance in zip(("she", "he", "girl", "boy"), chances[token], strict=True):
            assert f"{name} {chance:.3f}" in panel.readout.plain
    assert len(seen) == 7 and "" in seen


def test_before_the_first_token_the_read_out_has_no_numbers(panel: NetworkPanel, objects: Objects) -> None:
    objects.player.seek(0.0)
    assert "she –" in panel.readout.plain and "boy –" in panel.readout.plain and "after" not in panel.readout.plain


def test_a_read_out_without_groups_shows_logits(shown: Shown, objects: Objects) -> None:
    panel = shown(NetworkPanel, find("random-stack"))
    assert isinstance(panel, NetworkPanel)
    assert not panel.readout.isVisible()


def test_a_click_on_a_card_looks_at_the_layer(panel: NetworkPanel, objects: Objects) -> None:
    QTest.mouseClick(panel.cards[1], Qt.MouseButton.LeftButton)
    assert objects.selection.layer == 1
    assert panel.cards[1].isChecked()
    assert not panel.cards[0].isChecked()
    assert panel.layer_controls.heading.text() == "LAYER 2"
    assert panel.layer_controls.units.value() == 2
    QTest.mouseClick(panel.cards[1], Qt.MouseButton.LeftButton)
    assert panel.cards[1].isChecked()


def test_every_cell_can_be_chosen(random_panel: NetworkPanel, objects: Objects) -> None:
    for key, cell in cells().items():
        choose(random_panel, "cell", key)
        assert objects.document.trace.layers[0].layer.cell.key == key
        assert random_panel.cards[0].text() == f"Layer 1 · {cell.name}"
    assert objects.document.undo_label is not None
    assert objects.document.undo_label.endswith("in layer 1")


def test_units_are_typed_and_stepped(random_panel: NetworkPanel, objects: Objects) -> None:
    box = random_panel.layer_controls.units
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "12")
    assert objects.document.trace.layers[0].layer.units == 6
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert objects.document.trace.layers[0].layer.units == 12
    assert objects.document.undo_label == "12 units in layer 1"
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert objects.document.trace.layers[0].layer.units == 13
    objects.document.undo()
    assert box.value() == 12


def test_units_end_where_the_program_does(random_panel: NetworkPanel, objects: Objects) -> None:
    box = random_panel.layer_controls.units
    assert (box.minimum(), box.maximum()) == (1, MOST_UNITS)
    assert "Up to 1,024" in box.toolTip()
    objects.document.edit("many", with_layer(objects.document.lesson, 0, units=MOST_UNITS))
    assert box.value() == MOST_UNITS


def test_of_a_long_sequence_units_end_before_a_run_is_too_large(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "MOST_KEPT", 10_000_000)
    panel = shown(NetworkPanel, with_sequence(find("random-stack"), "a " * 30_000).lesson)
    assert isinstance(panel, NetworkPanel)
    box = panel.layer_controls.units
    assert box.maximum() == most_units(panel.document.resolved, 0) < MOST_UNITS
    assert "more would take too many weights" in box.toolTip()


def test_one_unit_is_one(random_panel: NetworkPanel, objects: Objects) -> None:
    box = random_panel.layer_controls.units
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "1")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert objects.document.undo_label == "1 unit in layer 1"


def test_every_initialiser_can_be_chosen(random_panel: NetworkPanel, objects: Objects) -> None:
    for key in INITIALISERS:
        choose(random_panel, "start", key)
        assert objects.document.lesson.layers[0].initialiser == key


def test_the_seed_is_typed_or_thrown(random_panel: NetworkPanel, objects: Objects) -> None:
    field = random_panel.layer_controls.seed
    assert field.text() == "1"
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "42x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert objects.document.lesson.layers[0].seed == 42
    assert not field.hasFocus()
    assert "42" in random_panel.origin.text()
    QTest.mouseClick(random_panel.layer_controls.dice, Qt.MouseButton.LeftButton)
    seed = objects.document.lesson.layers[0].seed
    assert seed != 42
    assert field.text() == str(seed)
    assert objects.document.undo_label == f"seed {seed} in layer 1"


def test_an_empty_seed_is_no_edit(random_panel: NetworkPanel, objects: Objects) -> None:
    field = random_panel.layer_controls.seed
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert objects.document.undo_label is None


def test_layers_come_and_go_on_top(random_panel: NetworkPanel, objects: Objects) -> None:
    box = random_panel.layers
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert len(objects.document.trace.layers) == 4
    assert len(random_panel.cards) == 4
    assert objects.selection.layer == 3
    assert random_panel.cards[3].isChecked()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert len(objects.document.trace.layers) == 2
    assert objects.selection.layer == 1
    assert random_panel.cards[1].isChecked()


def test_precision_is_the_runs(random_panel: NetworkPanel, objects: Objects) -> None:
    QTest.mouseClick(random_panel.precision.button("float32"), Qt.MouseButton.LeftButton)
    assert objects.document.trace.layers[0].record.dtype == "float32"
    objects.document.undo()
    assert random_panel.precision.button("float64").isChecked()


def test_idealised_gates_are_0_or_1(panel: NetworkPanel, objects: Objects) -> None:
    QTest.mouseClick(panel.idealised, Qt.MouseButton.LeftButton)
    assert set(objects.document.trace.layers[0]["f"].ravel().tolist()) == {0.0, 1.0}
    assert objects.document.undo_label == "idealised gates"
    objects.document.undo()
    assert not panel.idealised.isChecked()


def test_space_turns_the_switch(panel: NetworkPanel, objects: Objects) -> None:
    panel.idealised.setFocus()
    QTest.keyClick(panel.idealised, Qt.Key.Key_Space)
    assert objects.document.lesson.idealised


def test_what_was_set_by_hand_is_said_to_be_in_danger_before_it_is_lost(panel: NetworkPanel, objects: Objects) -> None:
    notice = panel.layer_controls.notice
    assert "set by hand" in notice.text()
    assert "layer 2" in notice.text()
    assert panel.layer_controls.seed.text() == ""
    assert panel.layer_controls.start.currentText() == "set by hand"
    assert "set by hand" in panel.origin.text()
    QTest.mouseClick(panel.layer_controls.dice, Qt.MouseButton.LeftButton)
    assert objects.document.lesson.layers[0].weights is None
    assert objects.document.lesson.layers[1].weights is not None
    assert "set by hand; any change" not in notice.text()
    assert "Layer 1: weights drawn at random" in panel.origin.text()
    objects.document.undo()
    assert objects.document.lesson.layers[0].weights is not None
    assert panel.layer_controls.seed.text() == ""


def test_the_notice_tells_the_truth(objects: Objects) -> None:
    lesson = objects.document.lesson
    assert "read-out" in losses(lesson, 1)
    assert with_layer(lesson, 1, units=5).lesson.readout is None
    assert with_layer(lesson, 0, units=5).lesson.layers[1].weights is None
    assert with_layer(lesson, 0, seed=1).lesson.layers[1].weights is not None
    assert losses(find("random-stack"), 0) == ""


def test_an_edit_that_cannot_be_made_is_explained(random_panel: NetworkPanel, objects: Objects) -> None:
    field = random_panel.layer_controls.seed
    random_panel.layer_controls.edited.emit("too many", lambda lesson: with_layers(lesson, 99))
    assert random_panel.problem.isVisible()
    assert "layers" in random_panel.problem.text()
    assert len(objects.document.lesson.layers) == 3
    field.setText("7")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not random_panel.problem.isVisible()


def test_the_wheel_scrolls_and_changes_nothing(random_panel: NetworkPanel, objects: Objects) -> None:
    for box in (random_panel.layer_controls.units, random_panel.layer_controls.cell, random_panel.layers):
        down = QPoint(0, -120)
        where = QPointF(box.rect().center())
        event = QWheelEvent(
            where, QPointF(box.mapToGlobal(where.toPoint())), down, down, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        box.clearFocus()
        QApplication.sendEvent(box, event)
    assert objects.document.undo_label is None


def test_many_outputs_and_names_are_told_in_part(shown: Shown, objects: Objects) -> None:
    lesson = objects.document.lesson
    many = tuple(f"word{k}" for k in range(30))
    readout = ReadoutSpec(W=tuple((0.01 * k, 0.0) for k in range(30)), b=(0.0,) * 30, names=many)
    from msgspec.structs import replace

    panel = shown(NetworkPanel, replace(lesson, readout=readout))
    assert "and 26 more" in words_of(panel)
    assert names([str(k) for k in range(20)]).endswith("and 8 more")


def test_every_control_has_a_name(panel: NetworkPanel) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QWidget

    kinds = (QAbstractButton, QComboBox, QAbstractSpinBox)
    found: list[QWidget] = [widget for kind in kinds for widget in panel.findChildren(kind)]
    found += [panel.layer_controls.seed]
    assert isinstance(panel.layer_controls.seed, QLineEdit)
    assert all(heard(widget).text(QAccessible.Text.Name) for widget in found)


def test_what_is_advanced_is_folded_away_and_remembered(shown: Shown) -> None:
    settings.forget()
    panel = shown(NetworkPanel, size=(264, 900))
    assert isinstance(panel, NetworkPanel)
    inside = (panel.layer_controls.seed, panel.layer_controls.dice, panel.precision, panel.idealised)
    assert not panel.advanced.is_open and not any(each.isVisible() for each in inside)
    assert panel.layers.isVisible() and panel.layer_controls.cell.isVisible()
    QTest.mouseClick(panel.advanced.button, Qt.MouseButton.LeftButton)
    assert all(each.isVisible() for each in inside) and settings.advanced()
    QTest.mouseClick(panel.advanced.button, Qt.MouseButton.LeftButton)
    assert not any(each.isVisible() for each in inside) and not settings.advanced()
    settings.forget()


def test_rounded_gates_are_not_folded_away(shown: Shown, objects: Objects) -> None:
    panel = shown(NetworkPanel, size=(264, 900))
    assert isinstance(panel, NetworkPanel) and not panel.advanced.is_open
    objects.document.edit("round", with_idealised(objects.document.resolved, True))
    assert panel.advanced.is_open and panel.idealised.isChecked()


def test_linear_outputs_stand_in_the_card_as_numbers_with_their_sign(shown: Shown, objects: Objects) -> None:
    from msgspec.structs import replace

    weights = tuple((4.0 * sign, 0.0) for sign in (1, -1))
    readout = ReadoutSpec(W=weights, b=(0.0, 0.0), kinds=("linear",))
    panel = shown(NetworkPanel, replace(objects.document.lesson, readout=readout))
    assert "y1 –" in words_of(panel)
    objects.player.rest_at(3, len(objects.stage.film.timeline.beats) - 1)
    outputs = objects.document.trace.outputs
    assert outputs is not None
    assert f"y1 {outputs[3, 0]:+.3f}".replace("-", "−") in words_of(panel)
