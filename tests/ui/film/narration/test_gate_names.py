"""What gates are called on screen, in both languages: where open replaces, it is said so."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from simulator.cells.cell import Cell
from simulator.lessons.own_cells.templates import MINIMAL_GATED_UNIT
from simulator.lessons.own_cells.text import spec_of
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from ui.film.charts.gates import GatesChart
from ui.film.film import Film, FilmOptions
from ui.film.marks import About
from ui.film.narration.tooltip import tooltip_of
from ui.film.scene.scene import Scene
from ui.film.scene.table import words
from ui.film.text.language import ENGLISH, languages
from ui.settings.translation import install_language
from ui.state.names import quantity_name

MGU = spec_of(MINIMAL_GATED_UNIT, "mgu")
CASES = [  # cell, gate, and what it is called: in tables, in tooltips of the window
    ("gru", "z", "update gate (keeps)", "update gate z, which keeps"),
    ("gru-replace", "z", "update gate (replaces)", "update gate z, which replaces"),
    ("gru-replace-before", "z", "update gate (replaces)", "update gate z, which replaces"),
    ("mgu", "f", "update gate (replaces)", "update gate f, which replaces"),
    ("lstm", "f", "forget gate", "forget gate f"),
    ("lstm-coupled", "f", "forget gate", "forget gate f"),
]
GERMAN = [
    ("gru", "z", "Update-Gate (behält)", "Update-Gate z, das behält"),
    ("gru-replace", "z", "Update-Gate (ersetzt)", "Update-Gate z, das ersetzt"),
    ("mgu", "f", "Update-Gate (ersetzt)", "Update-Gate f, das ersetzt"),
    ("lstm", "i", "Input-Gate", "Input-Gate i"),
    ("lstm", "g", "Kandidat", "Kandidat g"),
    ("gru", "replace", "ersetzter Anteil", "ersetzter Anteil, 1 − z"),
    ("gru", "h_prev", "verborgener Zustand vor diesem Schritt", "verborgener Zustand h vor diesem Schritt"),
]


def scene(cell: str, language: str) -> Scene:
    cells: tuple[CellSpec, ...] = (MGU,) if cell == "mgu" else ()
    layers = (LayerSpec(cell, 3),)
    lesson = Lesson(title="Gates", sequence=Words("I love Jenny"), embedding=Random(2), cells=cells, layers=layers)
    return Film(lesson, run(lesson), FilmOptions(language=language)).scene


@pytest.mark.parametrize(
    ("language", "cell", "quantity", "spoken", "named"),
    [*(("en", *case) for case in CASES), *(("de", *case) for case in GERMAN)],
)
def test_a_gate_is_called_by_what_it_does(
    qapp: QApplication, language: str, cell: str, quantity: str, spoken: str, named: str
) -> None:
    shown = scene(cell, language)
    assert words(quantity, shown) == spoken
    assert tooltip_of(shown, About(0, 1, quantity, 0)).startswith(spoken)
    kind: Cell = shown.cell
    try:
        install_language(languages()[language])
        assert quantity_name(quantity, kind) == named
    finally:
        install_language(ENGLISH)


@pytest.mark.parametrize(("language", "word"), [("en", "the update gate (replaces)"), ("de", "Update-Gate (ersetzt)")])
@pytest.mark.parametrize("cell", ["gru-replace", "mgu"])
def test_the_chart_of_gates_says_so_too(cell: str, language: str, word: str) -> None:
    assert word in GatesChart(scene(cell, language)).caption(1)
