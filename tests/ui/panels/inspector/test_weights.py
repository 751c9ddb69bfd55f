"""The heat maps of the inspector: every weight in its place, the eye's line framed, a click on a line."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from simulator.lessons.builtin import find
from tests.ui.conftest import Objects
from tests.ui.film.films import CELLS, random_lesson
from tests.ui.panels.conftest import Shown
from ui.film.marks import About, Curve, Strip, Text
from ui.panels.inspector.panel import InspectorPanel
from ui.panels.inspector.weights import Weights


def strips(weights: Weights) -> dict[str, Strip]:
    return {mark.about.quantity: mark for mark in weights.marks if isinstance(mark, Strip) and mark.about is not None}


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [1, 5, 300])
def test_every_weight_has_its_place(shown: Shown, objects: Objects, cell: str, units: int) -> None:
    panel = shown(InspectorPanel, random_lesson(cell, units), size=(290, 900))
    assert isinstance(panel, InspectorPanel)
    layer = objects.document.trace.layers[0].layer
    found = strips(panel.weights)
    assert len(found) >= 1
    for name, mark in found.items():
        grid = np.array(mark.values).reshape(mark.columns, mark.rows).T
        assert (grid == layer.weights[name].reshape(grid.shape)).all()
        assert mark.width <= panel.weights.width() and mark.height <= 151


def test_the_lines_of_eye_and_pins_are_framed_and_a_click_turns_the_eye(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("jenny-rafsun"), size=(290, 900))
    assert isinstance(panel, InspectorPanel)
    objects.selection.pins = (1,)
    roles = [mark.role for mark in panel.weights.marks if isinstance(mark, Curve)]
    chosen = ["accent"]  # the frame of the weight that can be typed
    assert roles == ["eye", "accent", *chosen, "eye", "accent", "eye", "accent"]
    mark = strips(panel.weights)["W_f"]
    x, y = mark.cell(2)
    QTest.mouseClick(
        panel.weights, Qt.MouseButton.LeftButton, pos=QPoint(round(x + 3), round(y + mark.cell_height / 2))
    )
    assert objects.selection.unit == 2


def test_the_tip_names_the_weight(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("jenny-rafsun"), size=(290, 900))
    assert isinstance(panel, InspectorPanel)
    units = objects.document.trace.layers[0].layer.units
    assert panel.weights.tip(About(0, 0, "W_f", 1 * units + 0)).startswith("Weight W_if of gender for Rafsun = -16.0")


def spot(weights: Weights, name: str, unit: int, column: int) -> QPoint:
    """Where a weight is painted."""
    mark = strips(weights)[name]
    x, y = mark.cell(column * mark.rows + unit)
    return QPoint(round(x + mark.cell_width / 2), round(y + mark.cell_height / 2))


def pull(canvas: QWidget, start: QPoint, *ups: int, shift: bool = False) -> None:
    """Press, move up by so many pixels one after the other, and let go."""
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, modifier, start)
    for up in ups:
        place = QPointF(start - QPoint(0, up))
        moved = QMouseEvent(
            QEvent.Type.MouseMove, place, canvas.mapToGlobal(place), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, modifier,
        )  # fmt: skip
        QApplication.sendEvent(canvas, moved)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, modifier, start)


def test_pulling_a_weight_runs_at_once_and_is_one_edit(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("jenny-rafsun"), size=(290, 1200))
    assert isinstance(panel, InspectorPanel)
    document, before = objects.document, objects.document.trace
    old = before.layers[0].layer.weights["W_f"].copy()
    pull(panel.weights, spot(panel.weights, "W_f", 1, 1), 2, 30, 60)
    new = document.trace.layers[0].layer.weights["W_f"]
    assert np.argwhere(new != old).tolist() == [[1, 1]]
    assert new[1, 1] == pytest.approx(old[1, 1] + 60 / 120 * 16)
    assert objects.selection.unit == 1 and panel.weight_value.value() == new[1, 1]
    assert document.ghost is before
    assert document.undo_label == "W_if of liking for Rafsun pulled in layer 1"
    pull(panel.weights, spot(panel.weights, "W_f", 1, 1), -30, shift=True)
    assert document.trace.layers[0].layer.weights["W_f"][1, 1] == pytest.approx(new[1, 1] - 30 / 1200 * 16)
    document.undo()
    document.undo()
    assert document.undo_label is None
    assert (document.trace.layers[0].record == before.layers[0].record).all()


def test_a_pull_that_comes_back_is_no_edit(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("jenny-rafsun"), size=(290, 1200))
    assert isinstance(panel, InspectorPanel)
    was = objects.document.lesson
    weight = About(0, 0, "W_f", 1, 1)
    panel.weights.pulled.emit(weight, 3.0)
    panel.weights.pulled.emit(weight, float(objects.document.ghost.layers[0].layer.weights["W_f"][1, 1]))
    assert objects.document.lesson.layers == was.layers
    objects.document.undo()
    assert objects.document.lesson is was


def test_a_bias_and_a_row_of_the_sum_can_be_pulled_too(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("jenny-rafsun"), size=(290, 1200))
    assert isinstance(panel, InspectorPanel)
    pull(panel.weights, spot(panel.weights, "b_f", 0, 0), 15)
    assert objects.document.trace.layers[0].layer.weights["b_f"].tolist() == [10.0, 8.0, 8.0]
    cell = next(
        mark for mark in panel.source.marks
        if isinstance(mark, Strip) and mark.about is not None and mark.about.quantity == "W_f" and mark.first == 2
    )  # fmt: skip
    pull(panel.source, QPoint(round(cell.x), round(cell.y)), 60)
    assert objects.document.trace.layers[0].layer.weights["W_f"][0, 2] == 8.0
    assert panel.weights.weight == About(0, 11, "W_f", 0, 2)._replace(step=panel.place.token)


def test_the_keyboard_chooses_a_weight_and_types_it(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("jenny-rafsun"), size=(290, 1200))
    assert isinstance(panel, InspectorPanel)
    panel.weights.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(panel.weights, key)
    assert panel.weight_name.text() == "W_if of liking for love"
    panel.weight_value.setFocus()
    panel.weight_value.selectAll()
    QTest.keyClicks(panel.weight_value, "-1,25")
    QTest.keyClick(panel.weight_value, Qt.Key.Key_Return)
    assert objects.document.trace.layers[0].layer.weights["W_f"][1, 2] == -1.25
    for _ in range(9):
        QTest.keyClick(panel.weights, Qt.Key.Key_Right)
    assert panel.weight_name.text() == "b_if + b_hf of liking"


def test_a_weight_that_cannot_be_run_is_refused(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("jenny-rafsun"), size=(290, 1200))
    assert isinstance(panel, InspectorPanel)
    was = objects.document.lesson
    panel.weights.pulled.emit(About(0, 0, "W_f", 0, 0), 1e16)
    assert panel.problem.isVisible() and "between" in panel.problem.text()
    assert objects.document.lesson is was


def test_a_double_click_types_a_weight_where_it_stands(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("jenny-rafsun"), size=(290, 1400))
    assert isinstance(panel, InspectorPanel)
    QTest.mouseDClick(panel.weights, Qt.MouseButton.LeftButton, pos=spot(panel.weights, "W_f", 1, 1))
    field = panel.field
    assert field.isVisible() and field.line.toolTip() == "W_if of liking for Rafsun"
    assert field.geometry().intersects(panel.weights.geometry())
    field.line.selectAll()
    QTest.keyClicks(field.line, "2,5x")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.isVisible() and "“2,5x” is no number" in field.problem.text()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert objects.document.trace.layers[0].layer.weights["W_f"][1, 1] == 2.5 and not field.isVisible()
    objects.document.undo()
    assert objects.document.undo_label is None


def test_lines_and_columns_have_their_names_where_there_is_room(shown: Shown) -> None:
    panel = shown(InspectorPanel, find("jenny-rafsun"), size=(290, 1400))
    assert isinstance(panel, InspectorPanel)
    words = [mark for mark in panel.weights.marks if isinstance(mark, Text)]
    matrix = strips(panel.weights)["W_f"]
    for row, name in enumerate(("gender", "liking", "words")):
        _, y = matrix.cell(row)
        assert any(w.plain == name and y < w.y < y + matrix.cell_height for w in words), name
    columns = [w for w in words if w.y < matrix.y - matrix.height / 2 and w.anchor == "middle" and w.y > 20]
    assert [w.plain for w in columns][:4] == ["Jenny", "Rafsun", "love", "1"]
    large = shown(InspectorPanel, random_lesson("lstm", 64), size=(290, 1400))
    assert isinstance(large, InspectorPanel)
    assert not any(isinstance(mark, Text) and mark.plain == "unit 1" for mark in large.weights.marks)


def test_only_what_can_be_pulled_looks_so(shown: Shown) -> None:
    panel = shown(InspectorPanel, find("jenny-rafsun"), size=(290, 1400))
    assert isinstance(panel, InspectorPanel)
    QTest.mouseMove(panel.weights, spot(panel.weights, "W_f", 0, 0))
    assert panel.weights.cursor().shape() == Qt.CursorShape.SizeVerCursor
    QTest.mouseMove(panel.weights, QPoint(2, panel.weights.height() - 3))
    assert panel.weights.cursor().shape() == Qt.CursorShape.ArrowCursor
    for name, shape in (("W_f", Qt.CursorShape.SizeVerCursor), ("x", Qt.CursorShape.ArrowCursor)):
        cell = next(
            mark for mark in panel.source.marks
            if isinstance(mark, Strip) and mark.about is not None and mark.about.quantity == name
        )  # fmt: skip
        QTest.mouseMove(panel.source, QPoint(round(cell.x), round(cell.y)))
        assert panel.source.cursor().shape() == shape, name
