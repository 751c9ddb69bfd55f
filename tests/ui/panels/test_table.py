"""The table panel: every number of the moment, for eyes, ears and spreadsheets; a row chosen turns the eye."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from tests.ui.conftest import Objects, let_go
from ui.panels.table import LAYER, TablePanel
from ui.window.main_window import MainWindow

SPOKEN = Qt.ItemDataRole.AccessibleDescriptionRole


@pytest.fixture
def panel(qtbot: QtBot, objects: Objects) -> TablePanel:
    made = TablePanel(objects.document, objects.player, objects.selection, objects.stage)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def beat(objects: Objects, key: str) -> int:
    return [each.key for each in objects.player.timeline.beats].index(key)


def rows(panel: TablePanel) -> dict[tuple[str, str], str]:
    model, found = panel.model, {}
    columns = {name: k for k, name in enumerate(model.columns)}
    for k in range(model.rowCount()):
        said = [model.data(model.index(k, columns[name])) for name in ("Quantity", "Unit", "Value")]
        found[str(said[0]), str(said[1])] = str(said[2])
    return found


def test_rows_say_quantity_unit_and_value_in_full(panel: TablePanel, objects: Objects) -> None:
    objects.player.rest_at(11, beat(objects, "memory"))
    shown = rows(panel)
    assert shown["cₜ  cell state", "gender"] == "−0.9944"
    assert shown["hₜ  hidden state", "gender"] == "not computed yet"


def test_what_comes_later_is_not_told_before(panel: TablePanel, objects: Objects) -> None:
    objects.player.rest_at(0, 0)
    early = sum(value == "not computed yet" for value in rows(panel).values())
    objects.player.rest_at(0, len(objects.player.timeline.beats) - 1)
    assert early > 5 and "not computed yet" not in rows(panel).values()


def test_a_row_is_said_as_a_sentence(panel: TablePanel, objects: Objects) -> None:
    objects.player.rest_at(3, beat(objects, "output"))
    row = panel.model.table.find(0, "f", 1)
    assert row is not None
    assert str(panel.model.data(panel.model.index(row, 0), SPOKEN)).startswith("Layer 1, forget gate, liking: 0.")
    assert "token 4 of 20" in panel.view.accessibleDescription()


def test_a_chosen_row_turns_the_eye_and_the_eye_chooses_a_row(panel: TablePanel, objects: Objects) -> None:
    row = panel.model.table.find(0, "f", 2)
    assert row is not None
    index = panel.model.index(row, 0)
    panel.view.scrollTo(index)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=panel.view.visualRect(index).center())
    assert objects.selection.unit == 2
    objects.selection.unit = 1
    chosen = panel.view.selectionModel().selectedRows()
    assert [panel.model.table[each.row()].unit for each in chosen] == [1]


def test_all_layers_are_listed_where_the_picture_shows_them(panel: TablePanel, objects: Objects) -> None:
    objects.document.start(find("random-stack"))
    assert LAYER not in panel.model.columns
    objects.selection.view = "stack"
    assert panel.model.columns[0] == LAYER
    assert {row.layer for row in panel.model.table} == set(range(len(objects.document.trace.layers)))


def test_copying_gives_all_digits(panel: TablePanel, objects: Objects) -> None:
    objects.player.rest_at(3, beat(objects, "output"))
    QTest.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == len(panel.model.table) + 1
    fields = next(line for line in lines if line.split("\t")[1:4:2] == ["forget gate", "gender"]).split("\t")
    assert float(fields[4]) == objects.document.trace.layers[0]["f"][3, 0]
    row = panel.model.table.find(0, "c", 0)
    assert row is not None
    panel.view.clearSelection()
    both = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for k in (row, row + 1):
        panel.view.selectionModel().select(panel.model.index(k, 0), both)
    assert len(panel.view.text().splitlines()) == 3


def test_it_sleeps_while_it_is_hidden(panel: TablePanel, objects: Objects) -> None:
    before = panel.model.table
    panel.hide()
    objects.player.rest_at(5, 1)
    assert panel.model.table is before
    panel.show()
    assert panel.model.table != before


def test_a_key_shows_it_below_the_numbers(window: MainWindow) -> None:
    table: QWidget = window.controls.table
    assert not table.isVisible()
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    let_go()
    assert table.isVisible() and window.controls.inspector.isVisible()
    assert window.selection.tab == "numbers"
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    let_go()
    assert not table.isVisible() and window.controls.inspector.isVisible()
