"""Why the numbers differ, found in the dialog of a proof: the sentence, and both runs beside each other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.models.asked import find_why_of, recognised_in_lesson
from simulator.lessons.resolve import resolve
from simulator.weights.formats import open_model
from simulator.weights.tensor_tree import ModelError
from tests.simulator.weights.finding.somebody import Net, run_net
from tests.ui.cli.test_models import MODELS
from tests.ui.dialogs.proof.test_proof import Opener, prove, prove_in, wait

__all__ = ["prove_in"]


def other_order(path: Path, name: str) -> Path:
    """What came of lstm.pt where i and f change places."""
    file = open_model(MODELS / "lstm.pt")
    tensors = {key.rpartition(".")[2]: file.numbers(key) for key in file.tensors}
    parts = {"W": "weight_ih_l0", "U": "weight_hh_l0", "b": "bias_ih_l0", "b_u": "bias_hh_l0"}
    layer = {part: np.array(tensors[key]).reshape(4, 4, *tensors[key].shape[1:]) for part, key in parts.items()}
    x = np.random.default_rng(3).normal(size=(9, 1, 3)).astype(np.float32)
    np.savez(path, inputs=x[:, 0], **{name: run_net(Net("lstm", [layer], changed={"order": "figo"}), x)["h"][:, 0]})
    return path


def test_why_is_found_and_both_runs_are_seen(qtbot: QtBot, prove_in: Opener, tmp_path: Path) -> None:
    objects, dialog = prove_in("lstm")
    prove(qtbot, dialog, other_order(tmp_path / "r.npz", "layer0/h"))
    assert dialog.reason.ask.isVisible() and not dialog.reason.see.isEnabled()
    dialog.reason.ask.click()
    wait(qtbot, dialog)
    assert "if i and f change places: your gates are in the order f i g o." in dialog.reason.told.text()
    dialog.reason.see.click()
    wait(qtbot, dialog)
    qtbot.waitUntil(lambda: objects.selection.view == "compare", timeout=20_000)
    lesson = objects.document.lesson
    assert len(lesson.variants) == 1 and objects.player.token == 0
    stored = np.load(tmp_path / "r.npz")
    other = objects.document.runs[1].trace.layers[0]["h"]
    assert np.abs(other - stored["layer0/h"]).max() < 2e-6
    assert np.abs(objects.document.trace.layers[0]["h"] - stored["layer0/h"]).max() > 0.01


def test_what_has_other_names_can_be_asked_about(qtbot: QtBot, prove_in: Opener, tmp_path: Path) -> None:
    _, dialog = prove_in("lstm")
    prove(qtbot, dialog, other_order(tmp_path / "r.npz", "h"))
    assert dialog.problem.text() and dialog.reason.ask.isVisible()
    dialog.reason.ask.click()
    wait(qtbot, dialog)
    assert "your gates are in the order f i g o" in dialog.reason.told.text()


def test_the_lessons_that_come_along_can_be_asked_about(tmp_path: Path) -> None:
    """Each is the same as it is read here, layer by layer by its equations; others are told to be no framework's."""
    others = set()
    for key, lesson in builtin_lessons().items():
        resolved = resolve(lesson)
        try:
            recognised = recognised_in_lesson(resolved)
        except ModelError as error:
            assert "No framework has the cell" in str(error)
            others.add(key)
            continue
        for found, layer in zip(recognised.layers, resolved.layers, strict=True):
            read = found.layer(recognised.file)
            assert read.cell.key == layer.layer.cell.key
            assert all(np.array_equal(read.weights[name], value) for name, value in layer.layer.weights.items())
    assert others == {"continual-stream", "own-cell", "family-2024", "slstm-mean"}


def test_a_lesson_of_ones_own_is_asked_about(tmp_path: Path) -> None:
    resolved = resolve(builtin_lessons()["simple-rnn"])
    layer = resolved.layers[0].layer
    x = np.random.default_rng(1).normal(size=(8, 1, layer.inputs))
    net = Net(
        "rnn", [{"W": layer.weights["W_h"][None], "U": layer.weights["U_h"][None], "b": layer.weights["b_h"][None]}]
    )
    net.changed = {"new": "relu"}
    np.savez(tmp_path / "r.npz", inputs=x[:, 0], h=run_net(net, x)["h"][:, 0])
    assert "the candidate is made by relu" in find_why_of(resolved, tmp_path / "r.npz").sentences[0]
