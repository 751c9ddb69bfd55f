"""What a network computes beside what its framework stored, in the window: the table, the plot, and going there."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from simulator.lessons.models.from_model import lesson_from_model
from simulator.lessons.models.rows import random_rows
from simulator.lessons.schema import Lesson
from simulator.text.tokens import Numbers
from simulator.weights.formats import open_model
from simulator.weights.recognition import recognise
from tests.simulator.weights.test_onnx_cases import one_case
from tests.ui.cli.test_models import MODELS, reference
from tests.ui.conftest import Objects, let_go
from tests.ui.heard_tree import problems
from tests.ui.window.test_tooltips import weak
from ui.dialogs.proof.dialog import ProofDialog
from ui.dialogs.proof.proving import place_of
from ui.film.text.language import ENGLISH, languages
from ui.settings.translation import install_language
from ui.window.main_window import MainWindow

Opener = Callable[[str], tuple[Objects, ProofDialog]]


def lesson(name: str) -> Lesson:
    """A model of PyTorch on other inputs than those that are stored."""
    return lesson_from_model(recognise(open_model(MODELS / f"{name}.pt")), random_rows(9, 3, 0))


@pytest.fixture
def prove_in(qapp: QApplication) -> Iterator[Opener]:
    """Opens the dialog beside the objects of a window on a model."""
    opened: list[ProofDialog] = []

    def opener(name: str) -> tuple[Objects, ProofDialog]:
        objects = Objects(lesson(name))
        opened.append(ProofDialog(objects.document, objects.player, objects.selection))
        opened[0].show()
        return objects, opened[0]

    yield opener
    for each in opened:
        if isValid(each):
            each.close()
    let_go()


def wait(qtbot: QtBot, dialog: ProofDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_at_work, timeout=20_000)
    let_go()


def prove(qtbot: QtBot, dialog: ProofDialog, path: Path) -> None:
    dialog.prove(path)
    wait(qtbot, dialog)


def rows(dialog: ProofDialog) -> list[list[str]]:
    items = (dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount()))
    return [[item.text(column) for column in range(4)] for item in items if item is not None]


def wrong_reference(path: Path) -> Path:
    """The second layer differs by 0.25 at the fourth step."""
    wrong = np.load(MODELS / "expected.npz")["lstm-both/layer1/h"].copy()
    wrong[3, 1] += 0.25
    return reference("lstm-both", path, **{"layer1/h": wrong})


def test_the_same_is_told_with_its_largest_difference(qtbot: QtBot, prove_in: Opener, tmp_path: Path) -> None:
    _, dialog = prove_in("lstm-both")
    prove(qtbot, dialog, reference("lstm-both", tmp_path / "r.npz"))
    assert dialog.verdict.text().startswith("lstm-both and r.npz: The same: over 6 steps, stored states (2) differ by ")
    assert [row[0] for row in rows(dialog)] == ["layer0/h", "layer1/h"]
    assert {row[3] for row in rows(dialog)} == {"nowhere"}


def test_where_it_parts_is_told_and_gone_to(qtbot: QtBot, prove_in: Opener, tmp_path: Path) -> None:
    objects, dialog = prove_in("lstm-both")
    before = objects.document.lesson
    prove(qtbot, dialog, wrong_reference(tmp_path / "r.npz"))
    assert "Not the same: layer1/h differs by more than 1·10⁻¹² first at step 4 of 6; the most is 0.25" in (
        dialog.verdict.text()
    )
    assert rows(dialog)[1] == ["layer1/h", "0.25", "4", "4"]
    assert dialog.go.text() == "Go to step 4"
    dialog.go.click()
    wait(qtbot, dialog)
    trace, stored = objects.document.trace, np.load(tmp_path / "r.npz")
    assert np.array_equal(trace.inputs, stored["inputs"])
    assert (objects.player.token, objects.selection.layer, objects.selection.quantity) == (3, 2, "h")
    both = np.concatenate([trace.layers[2]["h"], trace.layers[3]["h"]], axis=1)
    assert np.abs(both - stored["layer1/h"]).max() == pytest.approx(0.25, abs=1e-12)
    assert "r.npz" in objects.document.lesson.about
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))  # the inputs are read already: a click goes there at once
    dialog.list.itemClicked.emit(dialog.list.topLevelItem(0), 0)
    assert objects.selection.layer == 0
    dialog.plot.chosen.emit(5)
    assert objects.player.token == 5
    objects.document.undo()
    assert objects.document.lesson is before


def test_another_tolerance_parts_elsewhere(qtbot: QtBot, prove_in: Opener, tmp_path: Path) -> None:
    _, dialog = prove_in("lstm-both")
    small = np.load(MODELS / "expected.npz")["lstm-both/layer1/h"].copy()
    small[1, 0] += 5e-5
    small[4, 0] += 5e-3
    prove(qtbot, dialog, reference("lstm-both", tmp_path / "r.npz", **{"layer1/h": small}))
    found = {}
    for at in range(dialog.tolerance.count()):
        dialog.tolerance.setCurrentIndex(at)
        dialog.tolerance.activated.emit(at)
        found[dialog.tolerance.currentData()] = rows(dialog)[1][3]
    assert found == {1e-12: "2", 1e-9: "2", 2e-6: "2", 1e-5: "2", 1e-4: "5", 1e-3: "5", 1e-2: "nowhere"}


def test_the_plot_has_the_differences_at_their_powers_of_ten(qtbot: QtBot, prove_in: Opener, tmp_path: Path) -> None:
    _, dialog = prove_in("lstm-both")
    prove(qtbot, dialog, wrong_reference(tmp_path / "r.npz"))
    plot, axis = dialog.plot, dialog.plot.powers
    (low, high) = plot.view.viewRange()[1]
    assert low < -12 < math.log10(0.25) < high
    assert axis.tickStrings([-5.0], axis.scale * axis.autoSIPrefixScale, 5.0) == ["10⁻⁵"]
    steps, powers = plot.curves[-1].getData()
    assert steps[3] == 4 and powers[3] == pytest.approx(math.log10(0.25), abs=1e-9)
    clicked: list[int] = []
    plot.chosen.connect(clicked.append)
    place = plot.mapFromScene(plot.view.mapViewToScene(QPointF(2.2, -5.0)))
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked == [1]
    assert dialog.go.text() == "Go to step 2"


def test_a_test_case_of_onnx_brings_its_own_model(qtbot: QtBot, prove_in: Opener, tmp_path: Path) -> None:
    objects, dialog = prove_in("gru")
    folder = one_case(tmp_path / "case", direction="bidirectional")
    prove(qtbot, dialog, folder)
    assert dialog.verdict.text().startswith("model.onnx and case: The same: over 7 steps")
    assert [row[0] for row in rows(dialog)] == ["layer0/h", "layer0/reverse/h"]
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    dialog.go_there()
    wait(qtbot, dialog)
    trace = objects.document.trace
    assert (objects.document.lesson.title, objects.selection.layer) == ("case", 1)
    assert len(trace.layers) == 2 and trace.steps == 7 and trace.inputs.dtype == np.float32
    assert isinstance(objects.document.lesson.sequence, Numbers)


def test_what_cannot_be_held_against_it_is_told(qtbot: QtBot, prove_in: Opener, tmp_path: Path) -> None:
    _, dialog = prove_in("gru")
    prove(qtbot, dialog, reference("lstm", tmp_path / "r.npz"))
    assert "The model has no layer0/c of 6 × 4 numbers" in dialog.problem.text()
    np.savez(tmp_path / "wide.npz", **{"inputs": np.zeros((4, 7)), "layer0/h": np.zeros((4, 4))})
    prove(qtbot, dialog, tmp_path / "wide.npz")
    assert "The stored inputs have 7 numbers, and the first layer reads 3." in dialog.problem.text()
    prove(qtbot, dialog, tmp_path)
    assert "no test case of ONNX" in dialog.problem.text()
    prove(qtbot, dialog, tmp_path / "missing.npz")
    assert "Cannot be read" in dialog.problem.text()
    assert not dialog.go.isEnabled() and not dialog.verdict.text()


def test_it_is_cancelled(qtbot: QtBot, prove_in: Opener, tmp_path: Path) -> None:
    _, dialog = prove_in("lstm-both")
    dialog.prove(reference("lstm-both", tmp_path / "r.npz"))
    dialog.row.cancel.click()
    assert (dialog.verdict.text(), dialog.is_at_work) == ("Cancelled.", False)
    qtbot.waitUntil(lambda: not dialog._work.is_at_work, timeout=20_000)


def test_keys_of_states_name_layers_in_both_directions(prove_in: Opener) -> None:
    objects, _ = prove_in("lstm-both")
    layers = objects.document.trace.made_of
    names = ("layer0/h", "layer0/reverse/c", "layer1/c", "layer1/reverse/h")
    assert [place_of(layers, name) for name in names] == [(0, "h"), (1, "c"), (2, "c"), (3, "h")]


def test_it_speaks_german_in_the_window(qtbot: QtBot, open_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    install_language(languages()["de"])
    try:
        window = open_window(lesson("lstm-both"))
        window.commands.actions["prove_stored"].trigger()
        (dialog,) = window.findChildren(ProofDialog)
        assert dialog.windowTitle() == "Gegen gespeicherte Ausgaben prüfen"
        prove(qtbot, dialog, wrong_reference(tmp_path / "r.npz"))
        assert "Nicht dasselbe: layer1/h weicht um mehr als 1·10⁻¹² ab, zuerst bei Schritt 4 von 6" in (
            dialog.verdict.text()
        )
        assert problems(dialog) == [] and weak(dialog) == []
        dialog.close()
        let_go()
    finally:
        install_language(ENGLISH)
