"""Cells that nobody has drawn are laid out from their equations, by the laws that hold for all, and play in all views.

The cells: those that have a drawing, without it; odd ones; ones from papers, as somebody would type them; and cells
made at random.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from PySide6.QtWidgets import QApplication

from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.engine.run import run_network
from simulator.network.layer import NetworkError
from simulator.network.network import Network
from simulator.network.trace import Trace
from tests.simulator.odd_cells import ODD_CELLS, random_cells, random_layer
from tests.simulator.odd_cells import cell as odd_cell
from tests.ui.film.films import random_lesson
from tests.ui.film.views.test_layout_laws import PAGES, covers_nothing, wires_keep_to_the_law
from tests.ui.typed_cells import TYPED_CELLS
from ui.film.diagrams import diagram_of, diagrams
from ui.film.diagrams.automatic import layout as entry
from ui.film.drawing.words import line_width
from ui.film.film import Film, FilmOptions
from ui.film.marks import Run, Strip, Wire
from ui.film.motion.choreography import operands
from ui.film.narration import depths
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS
from ui.film.views import views
from ui.paint.painter import image
from ui.paint.theme import THEMES, load_fonts

TURNED = {
    "= f * c_prev": "= c_prev * f",
    "= z * h_prev": "= h_prev * z",
    "W_h @ x + U_h @ h_prev": "U_h @ h_prev + W_h @ x",
}


def undrawn(cell: Cell) -> Cell:
    """A built-in cell with factors or summands in another order, which nobody has drawn."""
    text = cell.equations
    for written, turned in TURNED.items():
        text = text.replace(written, turned)
    return replace(cell, key=f"{cell.key}, undrawn", equations=text)


UNDRAWN = {each.key: each for each in map(undrawn, cells().values())}
ALL = {**UNDRAWN, **ODD_CELLS, **TYPED_CELLS}
FEW = ("lstm, undrawn", "projected", "minimal gated unit", "stabilised")


def finite_run(cell: Cell, units: int) -> Trace:
    """Of random weights over four tokens; over two, and of others, where squares of squares of a state overflow."""
    inputs, tokens = np.random.default_rng(1).normal(size=(4, 4)), ("one", "two", "three", "four")
    for steps, number in product((4, 2), range(20)):
        with suppress(NetworkError):
            return run_network(Network((random_layer(cell, 4, units, number),)), inputs[:steps], tokens[:steps])
    raise AssertionError(f"found no weights with which this stays finite: {cell.equations}")


def made_film(cell: Cell, units: int, **how: object) -> Film:
    trace = finite_run(cell, units)
    return Film(random_lesson("lstm", units), trace, FilmOptions(unit=units - 1, **how))  # type: ignore[arg-type]


@cache
def film(key: str, units: int) -> Film:
    return made_film(ALL[key], units)


def keeps_the_laws(made: Film) -> None:
    load_fonts()
    covers_nothing(made)
    wires_keep_to_the_law(made)


def test_none_of_them_has_a_drawing() -> None:
    assert not set(ALL) & set(diagrams())


@pytest.mark.parametrize("key", ALL)
def test_the_layout_keeps_the_laws(qapp: QApplication, key: str) -> None:
    keeps_the_laws(film(key, 4))


@pytest.mark.parametrize("units", [1, 16, 64])
@pytest.mark.parametrize("key", FEW)
def test_the_layout_keeps_the_laws_for_vectors_of_any_size(qapp: QApplication, key: str, units: int) -> None:
    keeps_the_laws(film(key, units))


CLOSE = {  # cells in which there is little room for words
    "over the name of the bus": (("h",), """
        q0 = sigmoid(h_prev + q2 * q1 + W_21 @ x + h_prev * q1 + 0 * h_prev)
        q1 = sigmoid(0.5 + 0 * h_prev) * q2
        q2 = sigmoid(U_01 @ h_prev + 0 * h_prev) * h_prev
        h = tanh(P_3 * q1 + 0 * h_prev)
    """),
    "short room for the name of the bus": (("h", "c", "m"), """
        q0 = sigmoid(W_41 @ x + c + 0 * h_prev) * m
        q1 = sigmoid(P_5 * c_prev + m_prev + 0 * h_prev) * q0
        q2 = (1 - sigmoid(h_prev + W_30 @ x + 0 * h_prev)) * h_prev
        h = tanh(1 + 0 * h_prev) / 2
        c = (1 - sigmoid(P_0 * c_prev + 0 * h_prev)) * c_prev
        m = tanh(1 + 0 * h_prev) / 2
    """),
    "beside a formula over a result": (("h", "c", "m"), """
        c = (1 - sigmoid(q0 * q0 + 0 * h_prev)) * q0
        m = (1 - sigmoid(h_prev * h_prev + 0 * h_prev)) * h_prev
        q0 = sigmoid(-0.25 + 0 * h_prev) * h_prev
        h = (1 - sigmoid(q0 * q0 + 0 * h_prev)) * q0
    """),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("key", CLOSE)
def test_words_for_which_there_is_little_room_keep_the_laws(qapp: QApplication, key: str, language: str) -> None:
    keeps_the_laws(made_film(odd_cell(key, *CLOSE[key]), 3, language=language))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("key", ALL)
def test_the_name_of_the_memory_line_stands_where_it_has_room(key: str, language: str) -> None:
    diagram = diagram_of(ALL[key])
    (label,) = next(area for area in diagram.areas if area.role == "memory").labels
    assert label.text != "its memory" or key == "weights anywhere"  # where none is long enough for more
    words = languages()[language].translate("Diagram", label.text)
    assert not label.limit or line_width((Run(words),), bold=True) <= label.limit


@pytest.mark.parametrize("shape", ["4:3", "1:1"])
def test_the_layout_keeps_the_laws_on_other_pages(qapp: QApplication, shape: str) -> None:
    keeps_the_laws(film("stabilised", 4).on(PAGES[shape]))


@pytest.mark.full
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("shape", PAGES)
@pytest.mark.parametrize("units", [1, 4, 16, 64])
@pytest.mark.parametrize("key", ALL)
def test_the_layout_keeps_the_laws_everywhere(
    qapp: QApplication, key: str, units: int, shape: str, language: str
) -> None:
    keeps_the_laws(made_film(ALL[key], units, language=language).on(PAGES[shape]))


@pytest.mark.parametrize("key", ALL)
def test_what_is_computed_takes_what_the_equations_take_in_an_order_that_works(key: str) -> None:
    in_an_order_that_works(ALL[key])
    diagram, memory = diagram_of(ALL[key]), ALL[key].memory
    if memory.keep and memory.write:
        assert {memory.keep, memory.write} <= set(diagram.operations)
    highest = min(station.y for station in diagram.stations.values())
    on_top = {station.quantity for station in diagram.stations.values() if station.y == highest}
    assert {memory.state, f"{memory.state}_prev"} & {each.quantity for each in diagram.stations.values()} <= on_top


def in_an_order_that_works(cell: Cell) -> None:
    diagram = diagram_of(cell)
    known = set(cell.parsed.given)
    for plan in diagram.plans:
        for act in plan.acts:
            for name in act.computes:
                assert set(operands(diagram, name)) <= known
            known |= set(act.computes)
            assert all(trip.quantity in known for trip in act.trips)
    assert known >= set(diagram.operations) >= {cell.memory.state, cell.states[0]}


def test_gates_are_named_by_what_they_do() -> None:
    def named(key: str) -> set[str]:
        return {label.text for area in diagram_of(ALL[key]).areas for label in area.labels}

    assert {"forget", "input", "output", "gate", "long-term memory"} <= named("lstm, undrawn")
    assert {"update", "reset", "gate", "memory, long and short"} <= named("gru, undrawn")


@pytest.mark.parametrize("key", FEW)
def test_what_travels_lies_on_its_wires_and_carries_the_trace(key: str) -> None:
    made = film(key, 4)
    wires = [mark for mark in made.frame(0.0).backdrop if isinstance(mark, Wire)]
    seen = 0
    for token, beat in made.timeline.places()[: 2 * len(made.timeline.beats)]:
        for phase in (0.2, 0.4, 0.6):
            for mark in made.frame(made.timeline.time_of(token, beat, phase)).moving:
                if isinstance(mark, Strip) and mark.wire:
                    seen += 1
                    assert any(_on(wire, mark.x, mark.y) for wire in wires), mark.wire
                    assert mark.about is not None
                    row = made.scene.layer_trace[mark.about.quantity][token]
                    assert list(mark.values) == row[mark.first : mark.first + len(mark.values)].tolist()
    assert seen > 5


def _on(wire: Wire, x: float, y: float) -> bool:
    pieces = zip(wire.points, wire.points[1:], strict=False)
    return any(
        min(x0, x1) - 1e-6 <= x <= max(x0, x1) + 1e-6 and min(y0, y1) - 1e-6 <= y <= max(y0, y1) + 1e-6
        for (x0, y0), (x1, y1) in pieces
    )


@pytest.mark.parametrize("view", views())
@pytest.mark.parametrize("key", ["projected", "stabilised", "one step ago"])
def test_every_view_shows_it(qapp: QApplication, key: str, view: str) -> None:
    made = made_film(ALL[key], 3, view=view)
    plays(made)
    assert not image(made.frame(0.45 * made.duration), THEMES["light"], 480, 270).isNull()


@pytest.mark.parametrize("view", views())
def test_every_view_shows_a_cell_without_weights(qapp: QApplication, view: str) -> None:
    made = made_film(odd_cell("no weights", ("h",), "q = sigmoid(h_prev / 2)\nh = q * h_prev + 0.1"), 3, view=view)
    plays(made)
    if view != "weights":  # where hardly anything stands
        covers_nothing(made)


def plays(made: Film) -> None:
    for token in (0, 1, 3):
        for beat in range(len(made.timeline.beats)):
            assert made.frame(made.timeline.time_of(token, beat, 0.6)).caption


@pytest.mark.parametrize("key", FEW)
def test_it_is_told_in_all_depths_notations_and_languages(key: str) -> None:
    for depth, notation, language in zip(depths(), NOTATIONS, ("en", "de", "de"), strict=True):
        made = made_film(ALL[key], 3, depth=depth, notation=notation, language=language)
        plays(made)


def test_inner_results_are_called_by_what_computes_them() -> None:
    made = film("update gate", 4)
    captions = [made.frame(made.timeline.time_at_rest(1, beat)).caption for beat in range(len(made.timeline.beats))]
    assert any("1 − gₜ" in caption for caption in captions)
    assert not any("h₁" in caption or "h₂" in caption for caption in captions)


def test_a_layout_is_the_same_in_every_process() -> None:
    code = "from tests.ui.typed_cells import *; from ui.film.diagrams import *; d = diagram_of(TYPED_CELLS['ran'])"
    root = str(Path(__file__).resolve().parents[4])
    drawn = [
        subprocess.run(
            [sys.executable, "-c", f"{code}; print(d.feeds, d.stations)"],
            env={**os.environ, "PYTHONHASHSEED": number, "PYTHONPATH": root}, capture_output=True, check=True,
        ).stdout
        for number in ("1", "2")
    ]  # fmt: skip
    assert drawn[0] == drawn[1] != b""


@pytest.mark.parametrize("key", ["stabilised", "eleven gates"])
def test_few_layouts_are_tried_and_one_is_kept(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    route_wires = entry.route_wires
    monkeypatch.setattr(entry, "route_wires", lambda *arguments: tried.append(1) or route_wires(*arguments))
    entry.lay_out(ALL[key])
    assert len(tried) <= 100
    assert diagram_of(ALL[key]) is diagram_of(ALL[key])


def shown(cell: Cell, shown_in: Iterable[str]) -> None:
    """A cell is laid out by the laws and plays in every view."""
    in_an_order_that_works(cell)
    keeps_the_laws(made_film(cell, 3))
    for view in shown_in:
        plays(made_film(cell, 3, view=view))


EVERY = {"database": None, "deadline": None, "phases": [Phase.generate], "suppress_health_check": list(HealthCheck)}


@seed(4)
@settings(max_examples=4, **EVERY)  # type: ignore[arg-type]
@given(random_cells())
def test_any_cell_is_shown(qapp: QApplication, cell: Cell) -> None:
    shown(cell, ("cell", "unit", "stack"))


@pytest.mark.full
@settings(max_examples=300, **EVERY)  # type: ignore[arg-type]
@given(random_cells())
def test_any_of_many_cells_is_shown_in_every_view(qapp: QApplication, cell: Cell) -> None:
    shown(cell, views())
