"""The panel of experiments: it lists what is tried, tries it, takes it back and says what came of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider

from simulator.cells import cells
from simulator.lessons.builtin import find
from simulator.lessons.edits.cell_form import forms, relation
from simulator.lessons.edits.changes import changes
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.whatif import keep_bias, with_hold, with_masked, with_weight
from simulator.lessons.schema import HoldSpec
from tests.ui.conftest import Objects
from tests.ui.panels.conftest import Shown
from ui.panels.whatif.cell_form import HOWS, JOINT
from ui.panels.whatif.panel import WhatIfPanel
from ui.state.edits.number_edits import NumberPlace, Span


@pytest.fixture
def panel(shown: Shown, objects: Objects) -> WhatIfPanel:
    objects.player.rest_at(11, 3)
    made = shown(WhatIfPanel, None, (290, 900), objects.learned)
    assert isinstance(made, WhatIfPanel)
    return made


def lines(panel: WhatIfPanel) -> list[str]:
    return [row.label.text() for row in panel.rows.rows]


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]


def choose(panel: WhatIfPanel, quantity: str, tokens: str = "here", units: str = "one") -> None:
    hold = panel.hold
    hold.quantity.setCurrentIndex(hold.quantity.findData(quantity))
    hold.units.setCurrentIndex(hold.units.findData(units))
    hold.tokens.setCurrentIndex(hold.tokens.findData(tokens))


def test_a_gate_is_opened_and_let_go(panel: WhatIfPanel, objects: Objects) -> None:
    first = objects.document.lesson
    assert panel.nothing.isVisible() and not panel.table.isVisible()
    choose(panel, "f")
    click(panel.hold.open)
    assert objects.document.lesson.holds == (HoldSpec(0, "f", units=(0,), values=(1.0,), start=11, stop=12),)
    assert lines(panel) == ["Set by hand: forget gate f of gender in layer 1 at “Rafsun” (12) = 1"]
    assert objects.document.undo_label == "forget gate f of gender in layer 1 at “Rafsun” (12) held open"
    assert panel.difference.text() == "First difference: forget gate f of gender in layer 1 at “Rafsun” (12)"
    click(panel.rows.rows[0].button)
    assert objects.document.lesson == first and lines(panel) == []


def test_any_quantity_is_set_for_chosen_units_and_tokens(panel: WhatIfPanel, objects: Objects) -> None:
    choose(panel, "g", "on", "all")
    assert not panel.hold.open.isVisible()
    panel.hold.value.setFocus()
    panel.hold.value.selectAll()
    QTest.keyClicks(panel.hold.value, "-0.25")
    QTest.keyClick(panel.hold.value, Qt.Key.Key_Return)
    assert objects.document.lesson.holds == (HoldSpec(0, "g", values=(-0.25,), start=11),)
    choose(panel, "c", "before")
    panel.hold.value.setValue(2.0)
    click(panel.hold.set)
    assert objects.document.lesson.layers[0].initial["c"] == (2.0, 0.0, 0.0)
    assert lines(panel)[1] == "Before the first token in layer 1: cell state c = [2, 0, 0]"
    assert panel.difference.text().endswith("at “I” (1)")


def test_pinned_units_and_selected_tokens_are_set_at_once(panel: WhatIfPanel, objects: Objects) -> None:
    objects.selection.pins = (1, 2)
    objects.selection.brush = (4, 7)
    choose(panel, "i", "brush", "pins")
    click(panel.hold.shut)
    assert objects.document.lesson.holds == (HoldSpec(0, "i", units=(1, 2), values=(0.0,), start=4, stop=7),)
    assert lines(panel) == ["Set by hand: input gate i of liking, words in layer 1 from “she” (5) to “a” (7) = 0"]
    choose(panel, "c", "before", "pins")
    panel.hold.value.setValue(0.5)
    click(panel.hold.set)
    assert objects.document.lesson.layers[0].initial["c"] == (0.0, 0.5, 0.5)
    objects.selection.brush = None
    objects.selection.pins = ()
    assert panel.hold.units.findData("pins") < 0 and panel.hold.tokens.findData("brush") < 0


def test_a_number_that_one_asked_for_waits_to_be_typed(panel: WhatIfPanel, objects: Objects) -> None:
    panel.begin_with(NumberPlace(0, "o", 0, 11))
    assert panel.hold.quantity.currentData() == "o"
    assert panel.hold.value.value() == pytest.approx(objects.document.trace.layers[0]["o"][11, 0], abs=1e-6)


def test_the_slider_moves_the_bias_that_keeps_in_one_edit(panel: WhatIfPanel, objects: Objects) -> None:
    before = objects.document.trace
    slider = panel.bias.slider
    slider.setSliderDown(True)
    for value in (100, 60, 20):
        slider.setSliderPosition(value)
    slider.setSliderDown(False)
    assert keep_bias(objects.document.lesson, 0) == 1.0
    assert objects.document.trace.layers[0].layer.weights["b_f"].tolist() == [1.0, 1.0, 1.0]
    assert "0.731" in panel.bias.words.text()
    assert objects.document.ghost is before
    objects.document.undo()
    assert objects.document.undo_label is None and slider.value() == 160
    slider.triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub)
    slider.triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub)
    objects.document.undo()
    assert keep_bias(objects.document.lesson, 0) == 7.0


def test_a_cell_without_a_keep_gate_has_no_such_slider(panel: WhatIfPanel, objects: Objects) -> None:
    objects.document.start(find("simple-rnn"))
    assert not panel.bias.slider.isEnabled() and "no gate that keeps" in panel.bias.words.text()


def test_weights_cells_and_sequences_are_told_and_taken_back(panel: WhatIfPanel, objects: Objects) -> None:
    document = objects.document
    first = document.lesson
    document.edit("weight", with_weight(first, 0, "W_f", (0, 1), -12.0))
    assert lines(panel) == ["W_if of gender for Rafsun in layer 1: −16 → −12"]
    document.edit("mask", with_masked(document.lesson, 2, True))
    document.edit("cell", with_layer(document.lesson, 1, cell="gru"))
    assert lines(panel)[0] == "“Jenny” (3) masked: nothing of it enters"
    assert lines(panel)[-1].startswith("Layer 2: GRU")
    document.edit("words", with_sequence(document.lesson, "Jenny came"))
    assert lines(panel)[0].startswith("Another sequence")
    for _ in range(9):
        if panel.rows.rows:
            click(panel.rows.rows[0].button)
    assert changes(document.lesson, first) == ()
    assert document.lesson.layers[0] == first.layers[0]


def test_the_table_is_of_both_runs_and_one_goes_to_where_they_part(panel: WhatIfPanel, objects: Objects) -> None:
    document = objects.document
    document.edit("hold", with_hold(document.lesson, HoldSpec(1, "f", units=(1,), values=(0.0,), start=4)))
    objects.player.home()
    click(panel.go)
    assert (objects.player.token, objects.selection.layer, objects.selection.unit) == (4, 1, 1)
    model = panel.table.outcome
    shown = [tuple(model.data(model.index(row, column)) for column in range(3)) for row in range(model.rowCount())]
    assert len(shown) == 4 + 2 * 3 + 2 * 2
    assert {row[0] for row in shown[:4]} == {"she", "he", "girl", "boy"}
    assert model.describe_ending(model.endings[4]).startswith("Layer 2, cell state c of noun: ")


def test_a_run_can_be_kept_to_compare_with(panel: WhatIfPanel, objects: Objects) -> None:
    document, first = objects.document, objects.document.trace
    click(panel.kept)
    choose(panel, "f")
    click(panel.hold.open)
    click(panel.hold.shut)
    assert document.ghost is first and panel.kept.isChecked()
    click(panel.kept)
    assert document.ghost is not first


def test_what_cannot_be_run_is_said_and_changes_nothing(panel: WhatIfPanel, objects: Objects) -> None:
    was = objects.document.lesson
    panel.hold.hold_requested.emit(NumberPlace(0, "f", 0, 11), 1e16, Span())
    assert panel.problem.isVisible() and objects.document.lesson is was


def test_it_sleeps_while_it_is_hidden(panel: WhatIfPanel, objects: Objects) -> None:
    panel.hide()
    choose(panel, "f")
    objects.document.edit("mask", with_masked(objects.document.lesson, 2, True))
    assert lines(panel) == []
    panel.show()
    assert len(lines(panel)) == 1


def test_another_form_of_the_cell_is_the_same_network_or_says_how_far_apart(
    panel: WhatIfPanel, objects: Objects
) -> None:
    document, form = objects.document, panel.form
    document.start(find("same-in-a-gru"))
    assert not form.button.isVisible() and "z keeps" in form.words.text()
    form.choice.setCurrentIndex(form.choice.findData("gru-replace"))
    assert form.words.text().startswith("The same network: negate W_z, U_z and b_z")
    click(form.button)
    assert document.lesson.layers[0].cell == "gru-replace" and document.undo_label == "layer 1 as GRU, z replaces"
    assert panel.difference.text().startswith("The same but for rounding") and not panel.go.isVisible()
    form.choice.setCurrentIndex(form.choice.findData("gru-before"))
    assert form.words.text().startswith("Another network: r ⊙ (U h) is not U (r ⊙ h)")
    click(form.button)
    assert panel.difference.text().startswith("First difference")
    document.undo()
    document.undo()
    assert document.undo_label is None


def test_all_that_conventions_say_can_be_translated() -> None:
    said = {step for a in cells() for b in forms(a) if a != b for step in relation(a, b).how.split(JOINT)}
    assert said <= set(HOWS)
