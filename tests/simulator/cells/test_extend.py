"""A cell is one file: found in its folder, it runs, has gradients, a picture, captions, exports and lessons."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

import simulator.cells
from simulator.autodiff.gradient_target import Target, target_gradients
from simulator.cells import cells, find_cell
from simulator.lessons.edits.cell_form import forms, with_form
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.file import dumps, loads
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from ui.export import export
from ui.export.writers.png import PngSettings
from ui.film.charts.gates import GatesChart
from ui.film.diagrams import diagram_of, diagrams
from ui.film.film import Film, FilmOptions
from ui.film.narration import narrate
from ui.film.scene.table import words
from ui.state.document import Document

FILE = '''
"""A gate for both: what is not kept is replaced."""

from simulator.cells.cell import Cell, Memory
from simulator.cells.gates import Gate

CELLS = (
    Cell(
        key="ugrnn",
        name="Update gate RNN",
        states=("h",),
        family="ugrnn",
        memory=Memory(state="h", keep="u", write="added"),
        gates={"u": Gate("steady gate", opens="what was stored", keeps=True)},
        quantities={"d": "draft", "h": "hidden state"},
        equations="""
            u = sigmoid(W_u @ x + U_u @ h_prev + b_u)
            d = tanh(W_d @ x + U_d @ h_prev + b_d)
            kept = u * h_prev
            added = (1 - u) * d
            h = kept + added
        """,
        paper="Collins, Sohl-Dickstein & Sussillo 2017, arXiv:1611.09913",
        convention="u keeps",
    ),
)
'''


@pytest.fixture
def ugrnn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The key of a cell in a folder of its own."""
    (tmp_path / "update_gate_rnn.py").write_text(FILE, encoding="utf-8")
    monkeypatch.setattr(simulator.cells, "__path__", [*simulator.cells.__path__, str(tmp_path)])
    cells.cache_clear()
    yield "ugrnn"
    monkeypatch.undo()
    sys.modules.pop("simulator.cells.update_gate_rnn", None)
    cells.cache_clear()
    assert "ugrnn" not in cells()


def lesson(key: str) -> Lesson:
    layers = (LayerSpec(key, 3, seed=1), LayerSpec(key, 2, seed=2))
    return Lesson(title="A new cell", sequence=Words("I love Jenny ."), embedding=Random(2), layers=layers)


def test_one_file_adds_a_cell_that_runs_and_has_gradients(ugrnn: str) -> None:
    opened = loads(dumps(lesson(ugrnn)))
    assert opened == lesson(ugrnn)
    trace = run(opened)
    top = trace.layers[1]
    np.testing.assert_allclose(top["h"], top["u"] * top["h_prev"] + (1 - top["u"]) * top["d"])
    found = target_gradients(trace, Target("h", step=3, unit=0, layer=1))
    assert np.abs(found.weights[0]["W_u"]).max() > 0
    assert forms(ugrnn) == (ugrnn,)
    assert with_form(opened, 0, "lstm").lesson.layers[0].cell == "lstm"


def test_it_is_drawn_told_and_exported(ugrnn: str, qapp: QApplication, tmp_path: Path) -> None:
    opened = lesson(ugrnn)
    film = Film(opened, run(opened), FilmOptions(layer=1))
    scene = film.scene
    assert ugrnn not in diagrams()
    assert {"u", "d", "kept", "added", "h"} <= diagram_of(find_cell(ugrnn)).stations.keys()
    assert words("u", scene) == "steady gate" and words("d", scene) == "draft"
    told = [narrate(scene, 1, beat) for beat in range(len(scene.timeline.beats))]
    assert any("steady gate" in text for text in told), told
    assert "the steady gate" in GatesChart(scene).caption(2)
    picture = tmp_path / "frame.png"
    export(film, str(picture), PngSettings(width=640, height=360))
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_document_opens_a_lesson_with_it(ugrnn: str, qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "lesson.json"
    path.write_bytes(dumps(lesson(ugrnn)))
    document = Document(lesson("lstm"))
    document.open(path)
    assert document.trace.layers[1].layer.cell is find_cell(ugrnn)
    document.edit("as an LSTM", with_layer(document.lesson, 0, cell="lstm"))
    document.undo()
    assert document.trace.layers[0].layer.cell is find_cell(ugrnn)
