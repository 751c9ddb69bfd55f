"""The heat maps of the inspector: every weight in its place, the eye's line framed, a click on a line."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from simulator.builtin import find
from tests.ui.conftest import Objects
from tests.ui.film.films import CELLS, random_lesson
from tests.ui.panels.conftest import Shown
from ui.film.marks import About, Curve, Strip
from ui.panels.inspector import InspectorPanel
from ui.panels.weights import Weights


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
        assert (grid == layer.weights[name]).all()
        assert mark.width <= panel.weights.width() and mark.height <= 151


def test_the_lines_of_eye_and_pins_are_framed_and_a_click_turns_the_eye(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("jenny-rafsun"), size=(290, 900))
    assert isinstance(panel, InspectorPanel)
    objects.selection.pins = (1,)
    roles = [mark.role for mark in panel.weights.marks if isinstance(mark, Curve)]
    assert roles == ["eye", "accent"] * 2
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
    assert panel.weights.tip(About(0, 0, "W_f", 1 * units + 0)).startswith("Weight W_f of gender for Rafsun = -16.0")
