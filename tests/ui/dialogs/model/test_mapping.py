"""Layers are mapped by hand in the dialog: what does not fit is told, what fits is tried, and opened."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from simulator.weights.formats import open_model
from simulator.weights.recognition.by_hand import read_by_hand
from tests.ui.conftest import let_go
from tests.ui.dialogs.model.test_open import MODELS, choose, opened_on
from tests.ui.heard_tree import problems
from tests.ui.window.test_tooltips import weak
from ui.dialogs.model.dialog import ModelDialog
from ui.dialogs.model.reading_form import TYPED
from ui.window.main_window import MainWindow

LEFT, ORDER = Qt.MouseButton.LeftButton, [3, 0, 2, 1]  # o, i, g, f of PyTorch's i, f, g, o


def bare(path: Path) -> Path:
    """The first layer of a model under other names, its gates in another order."""
    file = open_model(MODELS / "lstm-64.pt")
    found = {}
    for name, part in (("a", "weight_ih_l0"), ("b", "weight_hh_l0"), ("c", "bias_ih_l0"), ("d", "bias_hh_l0")):
        values = np.split(file.numbers(next(each for each in file.tensors if each.endswith(part))), 4)
        found[name] = np.concatenate([values[at] for at in ORDER])
    np.savez(path, **found)
    return path


def pick(dialog: ModelDialog, box: QComboBox, data: str) -> None:
    """Choose an entry as a person does, by its data or its words."""
    at = box.findData(data) if box.findData(data) >= 0 else box.findText(data, Qt.MatchFlag.MatchStartsWith)
    assert at >= 0, data
    box.setCurrentIndex(at)
    box.activated.emit(at)
    let_go()


def tried(qtbot: QtBot, dialog: ModelDialog) -> str:
    """What the live check says, once it is done."""
    qtbot.waitUntil(lambda: not dialog.by_hand._work.is_running, timeout=20_000)
    let_go()
    return dialog.by_hand.told.text()


def test_bare_arrays_are_mapped_checked_proved_and_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = opened_on(qtbot, window, bare(tmp_path / "bare.npz"))
    assert "nothing in it remembers" in dialog.found.toPlainText()
    dialog.part.button(2).click()
    form = dialog.by_hand
    pick(dialog, form.tensors["W"], "a  (")
    assert tried(qtbot, dialog) == "Layer 1: No tensor is chosen for U." and not dialog.open_it.isEnabled()
    pick(dialog, form.tensors["U"], "a  (")
    assert "Layer 1: U takes 3 numbers, and there are 4 units" in tried(qtbot, dialog)
    for part, name in (("U", "b  ("), ("b", "c  ("), ("b_u", "d  (")):
        pick(dialog, form.tensors[part], name)
    assert tried(qtbot, dialog).startswith("The shapes fit, and on random numbers all stays finite.")
    stored = np.load(MODELS / "expected.npz")
    states = open_model(MODELS / "lstm-64.pt")
    from simulator.weights.recognition import recognise
    from simulator.weights.stack_run import run_stack

    inputs = stored["lstm-64/inputs"]
    layers = [each for each in recognise(states).layers if each.at == 0]
    h = run_stack(states, layers, inputs)["layer0/h"]
    np.savez(tmp_path / "reference.npz", **{"inputs": inputs, "layer0/h": h})
    form.prove_against(tmp_path / "reference.npz")
    assert "layer0/h: another than the reference" in tried(qtbot, dialog)
    pick(dialog, form.layout_box, "rows:oigf")
    assert "layer0/h: the same as the reference" in tried(qtbot, dialog)
    form.save_in(tmp_path / "map.json")
    assert read_by_hand(tmp_path / "map.json").layers[0].layout == "rows:oigf"
    dialog.part.button(0).click()
    choose(dialog, TYPED)
    dialog.reading.rows.setPlainText("; ".join(" ".join(map(repr, row)) for row in inputs.tolist()))
    QTest.mouseClick(dialog.open_it, LEFT)
    qtbot.waitUntil(lambda: window.document.lesson.title == "bare", timeout=20_000)
    assert np.abs(window.document.trace.layers[0]["h"] - h).max() < 1e-12
    assert window.document.is_modified, "what was mapped is lost where it is not saved"


def test_parts_of_tensors_are_typed(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    np.savez(tmp_path / "tf.npz", kernel=np.ones((7, 16)), bias=np.ones(16))
    dialog = opened_on(qtbot, window, tmp_path / "tf.npz")
    dialog.part.button(2).click()
    form = dialog.by_hand
    pick(dialog, form.layout_box, "columns:igfo+1")
    for part, text in (("W", "kernel[0:3]"), ("U", "kernel[3:7]"), ("b", "bias")):
        field = form.tensors[part].lineEdit()
        assert field is not None
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert tried(qtbot, dialog).startswith("The shapes fit")
    assert "columns:igfo+1; gates in the order i, g, f, o" in dialog.found.toPlainText()
    form.single.click()
    assert "W_i" in form.tensors and "b_o" in form.tensors and "b" not in form.tensors
    dialog.reject()


def test_layers_are_added_changed_and_given_up(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened_on(qtbot, window, MODELS / "gru.pt")
    dialog.part.button(2).click()
    form = dialog.by_hand
    assert form.layer.count() == 2 and form.kind.currentData() == "gru"
    pick(dialog, form.reset, "before")
    assert tried(qtbot, dialog).startswith("The shapes fit") and "reset" in dialog.found.toPlainText().lower()
    QTest.mouseClick(form.add, LEFT)
    assert "Layer 3: No tensor is chosen for W." in tried(qtbot, dialog) and not dialog.open_it.isEnabled()
    QTest.mouseClick(form.remove, LEFT)
    assert tried(qtbot, dialog).startswith("The shapes fit") and dialog.open_it.isEnabled()
    pick(dialog, form.kind, "lstm")
    assert "12 rows of gates" not in tried(qtbot, dialog) and form.told.text()
    QTest.mouseClick(form.again, LEFT)
    assert tried(qtbot, dialog).startswith("The shapes fit") and form.kind.currentData() == "gru"
    found = [*problems(dialog), *weak(dialog)]
    dialog.reject()
    assert not found, "\n".join(found)
