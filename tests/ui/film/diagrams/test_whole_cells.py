"""A cell of up to four states and 24 named quantities is drawn whole; what a picture has no room for, it names."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest
from msgspec.structs import replace as with_fields
from PySide6.QtWidgets import QApplication

from simulator.autodiff.gradient_target import Target, target_gradients
from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.cells.memory import guess_memory
from simulator.equations.parse import parse
from simulator.lessons.own_cells.registry import own_cell
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec
from tests.simulator.large_cells import MOST_NAMED, MOST_STATES, large_cell
from tests.simulator.odd_cells import ODD_CELLS
from tests.simulator.own_lessons import own_lesson
from tests.ui.film.diagrams.test_automatic_layout import (
    UNDRAWN,
    film,
    in_an_order_that_works,
    keeps_the_laws,
    made_film,
    plays,
)
from tests.ui.film.views.test_letters import large_enough
from ui.film.diagrams import diagram_of
from ui.film.diagrams.automatic import layout as entry
from ui.film.diagrams.automatic.graph import graphs
from ui.film.diagrams.automatic.search import Patience, Search
from ui.film.diagrams.automatic.wiring import route_wires
from ui.film.diagrams.diagram import BAND, MEMORY_Y, OUTLINE, Diagram
from ui.film.drawing.page import LETTERS, page_for
from ui.film.drawing.strips import footprint
from ui.film.film import Film, FilmOptions
from ui.film.marks import Node, Strip, Text
from ui.film.scene.gradient.backflow import Backflow
from ui.film.text.formula import plain, symbol
from ui.film.views import views

SLSTM = CellSpec(
    key="slstm", name="sLSTM", states=("h", "c", "n", "m"),
    equations=(
        "z = tanh(W_z @ x + U_z @ h_prev + b_z)", "s_i = W_i @ x + U_i @ h_prev + b_i",
        "s_f = W_f @ x + U_f @ h_prev + b_f", "o = sigmoid(W_o @ x + U_o @ h_prev + b_o)",
        "m = maximum(s_f + m_prev, s_i)", "i = exp(s_i - m)", "f = exp(s_f + m_prev - m)", "kept = f * c_prev",
        "added = i * z", "c = kept + added", "n = f * n_prev + i", "h = o * c / n",
    ),
)  # fmt: skip
RWKV = CellSpec(
    key="rwkv", name="RWKV-4", states=("h", "p", "q", "m"),
    equations=(
        "k = W_k @ x", "v = W_v @ x", "r = sigmoid(W_r @ x)", "s = maximum(m_prev, k + b_u)", "e1 = exp(m_prev - s)",
        "e2 = exp(k + b_u - s)", "h = r * (e1 * p_prev + e2 * v) / (e1 * q_prev + e2)",
        "m = maximum(m_prev - softplus(b_w), k)", "g1 = exp(m_prev - softplus(b_w) - m)", "g2 = exp(k - m)",
        "p = g1 * p_prev + g2 * v", "q = g1 * q_prev + g2",
    ),
)  # fmt: skip
KNOWN = {
    "slstm": own_cell(SLSTM), "rwkv": own_cell(RWKV), "lstm-peephole, undrawn": UNDRAWN["lstm-peephole, undrawn"],
    "two inputs": ODD_CELLS["two inputs"], "over all units": ODD_CELLS["over all units"],
    "large": large_cell(103, MOST_STATES, MOST_NAMED),
}  # fmt: skip
COMPACT = "large"
SEEDS = (*range(8), *(100 + k for k in range(4)))


def a_large_cell(seed: int) -> Cell:
    """Of the sizes that a seed draws; of seeds from 100 on the largest."""
    return large_cell(seed) if seed < 100 else large_cell(seed, MOST_STATES, MOST_NAMED)


@cache
def made(key: str, view: str = "cell", units: int = 4) -> Film:
    return made_film(KNOWN[key], units, view=view)


def is_drawn_whole(cell: Cell, units: int = 4) -> None:
    """All that has a name is computed, rests and is named in the picture, by the laws; and nothing is left out."""
    found, diagram = made_film(cell, units), diagram_of(cell)
    named = {equation.name for equation in cell.parsed.equations}
    assert not diagram.left_out
    in_an_order_that_works(cell)
    keeps_the_laws(found)
    large_enough(found)
    last = found.frame(found.timeline.time_at_rest(1, len(found.timeline.beats) - 1))
    strips = [mark for mark in last.everything if isinstance(mark, Strip) and not mark.wire]
    assert {mark.about.quantity for mark in strips if mark.about is not None} >= {*named, *cell.states, *cell.gates}
    nodes = {mark.about.quantity for mark in last.everything if isinstance(mark, Node) and mark.about is not None}
    assert nodes >= named
    taken = {operand for operation in cell.parsed.operations for operand in operation.operands}
    came = set(cell.parsed.given) & taken
    assert came <= {mark.about.quantity for mark in strips if mark.about is not None}
    rests_alone(diagram, found)


def rests_alone(diagram: Diagram, found: Film) -> None:
    """No place or operation covers another; all of the cell's own stand inside its outline."""
    sizes = {
        s.quantity: footprint(found.scene.units_of(s.quantity), diagram.rows(s.quantity))
        for s in diagram.stations.values()
    }
    boxes = [(key, s.x, s.y, *sizes[s.quantity]) for key, s in diagram.stations.items()]
    boxes += [(f"node {key}", o.x, o.y, *o.size) for key, o in diagram.operations.items()]
    for (one, ax, ay, aw, ah), (other, bx, by, bw, bh) in combinations(boxes, 2):
        assert abs(ax - bx) >= (aw + bw) / 2 or abs(ay - by) >= (ah + bh) / 2, (one, other)
    for name in diagram.operations:
        for x, y in ((diagram.operations[name].x, diagram.operations[name].y),):
            assert OUTLINE.x < x < OUTLINE.x + OUTLINE.width and OUTLINE.y < y < OUTLINE.y + OUTLINE.height, name


@pytest.mark.parametrize("key", KNOWN)
def test_cells_of_the_literature_are_drawn_whole(qapp: QApplication, key: str) -> None:
    is_drawn_whole(KNOWN[key])


@pytest.mark.parametrize("seed", SEEDS)
def test_any_cell_of_four_states_and_24_quantities_is_drawn_whole(qapp: QApplication, seed: int) -> None:
    is_drawn_whole(a_large_cell(seed))


@pytest.mark.full
@pytest.mark.parametrize("seed", [*range(200), *range(1000, 1200)])
def test_any_of_many_cells_is_drawn_whole(qapp: QApplication, seed: int) -> None:
    is_drawn_whole(a_large_cell(seed))


@pytest.mark.parametrize("units", [1, 3, 16, 64])
@pytest.mark.parametrize("key", ["slstm", COMPACT])
def test_for_vectors_of_any_size(qapp: QApplication, key: str, units: int) -> None:
    is_drawn_whole(KNOWN[key], units)


@pytest.mark.parametrize("shape", [(4, 3), (1, 1), (9, 16), (21, 9)])
@pytest.mark.parametrize("view", ["cell", "backward"])
@pytest.mark.parametrize("key", ["slstm", COMPACT])
def test_on_any_page(qapp: QApplication, key: str, view: str, shape: tuple[int, int]) -> None:
    keeps_the_laws(made(key, view).on(page_for(*shape)))
    large_enough(made(key, view).on(page_for(*shape)))


@pytest.mark.parametrize("view", views())
@pytest.mark.parametrize("key", ["slstm", COMPACT])
def test_every_view_shows_it(key: str, view: str) -> None:
    plays(made(key, view))


@pytest.mark.parametrize("key", ["slstm", "rwkv", "lstm-peephole, undrawn", COMPACT])
def test_what_is_taken_is_called_by_its_letters_where_it_is_taken(key: str) -> None:
    diagram, cell = diagram_of(KNOWN[key]), KNOWN[key]
    assert diagram.tags
    for (name, operand), path in diagram.feeds.items():
        if path.points[0][1] == MEMORY_Y:  # along the memory line
            assert {operand, name} & {cell.memory.state, f"{cell.memory.state}_prev", "kept"}
            continue
        x, y = path.points[0]
        near = [tag for tag in diagram.tags if tag.quantity == operand and _leads(tag, x, y)]
        assert near, (name, operand)
    taken = {operand for operation in cell.parsed.operations for operand in operation.operands}
    called = {tag.quantity for tag in diagram.tags}
    assert {each for each in taken if isinstance(each, str) and each in cell.states} <= called | {cell.memory.state}
    for state in cell.states:
        last = max((station for station in diagram.stations.values() if station.quantity == state), key=lambda s: s.x)
        assert last.x > OUTLINE.x + OUTLINE.width  # it goes on to the next token


def _leads(tag: object, x: float, y: float) -> bool:
    """Whether a wire begins right behind letters of the same line, or over those under the memory line."""
    left, level, wide = tag.x, tag.y, tag.limit  # type: ignore[attr-defined]
    under = BAND.y + BAND.height < level < BAND.y + BAND.height + 60 and 0 < level - y < 60
    return (level == y and left < x < left + 340.0) or (under and abs(left + wide / 2 - x) < 160.0)


@pytest.mark.parametrize("key", ["slstm", COMPACT])
def test_letters_in_the_picture_are_those_of_the_results(qapp: QApplication, key: str) -> None:
    found, diagram = made(key), diagram_of(KNOWN[key])
    writing = found.scene.writing
    words = [mark for mark in found.frame(0.0).backdrop if isinstance(mark, Text)]
    assert all(mark.size >= LETTERS for mark in words)
    for tag in diagram.tags:
        letters = plain(symbol(tag.quantity, notation=writing))
        (mark,) = [each for each in words if (each.x, each.y) == (tag.x, tag.y + 8.0)]
        assert plain(mark.runs) == letters and mark.about is not None and mark.about.quantity == tag.quantity
        assert any(plain(each.runs) == letters for each in words if each is not mark)


def test_a_compact_vector_is_all_shades_and_the_number_of_the_selected_unit(qapp: QApplication) -> None:
    found = made(COMPACT)
    diagram, scene = found.scene.diagram, found.scene
    assert diagram.compact
    frame = found.frame(found.timeline.time_at_rest(1, len(found.timeline.beats) - 1))
    for name in diagram.compact:
        row = scene.layer_trace[name][1].tolist()
        here = [
            m for m in frame.everything if isinstance(m, Strip) and m.about is not None and m.about.quantity == name
        ]
        shades, numbers = [m for m in here if not m.units], [m for m in here if m.units]
        assert shades and len(shades) == len(numbers)
        largest = int(np.argmax(np.abs(row)))
        for shade, number in zip(shades, numbers, strict=True):
            assert list(shade.values) == row and not any(shade.texts)
            unit = largest if name in ("x", "x_prev") else scene.unit
            assert number.units == (unit,) and number.values == (row[unit],) and number.texts[0]
            assert (number.eye == 0) == (name not in ("x", "x_prev"))
            assert shade.y + shade.height / 2 < number.y - number.height / 2 + 0.01
            assert shade.x == number.x and shade.width == pytest.approx(number.width)


@pytest.mark.parametrize("key", ["slstm", "rwkv", COMPACT])
def test_on_the_way_back_every_place_holds_its_gradient(key: str) -> None:
    found = made(key, "backward")
    scene, flow, line = found.scene, Backflow(found.scene), found.timeline
    last = len(line.tokens) - 1
    right = target_gradients(scene.trace, Target(scene.cell.memory.state, last, scene.unit, 0)).quantities[0]
    for token in (last, 1):
        for place, station in scene.diagram.stations.items():
            total, shown = flow.show_station(place, token, len(line.beats) - 1, -1.0)
            name = station.quantity
            if place != name:
                assert total == pytest.approx(flow.from_later(name, token) * (token < last), rel=1e-9, abs=1e-12)
            else:
                assert total == pytest.approx(right[name][token], rel=1e-9, abs=1e-12), (place, token)
                assert min(shown) == 1.0


@pytest.mark.parametrize("key", ["slstm", COMPACT])
def test_a_step_that_is_left_out_passes_the_states_straight_through(key: str) -> None:
    cell = KNOWN[key]
    spec = CellSpec("own", "Own", cell.states, tuple(cell.equations.splitlines()))
    lesson = with_fields(own_lesson(spec, text="one two three four"), skipped=(1,))
    found = Film(lesson, run(lesson), FilmOptions())
    for beat in range(len(found.timeline.beats)):
        frame = found.frame(found.timeline.time_of(1, beat, 0.9))
        strips = [mark for mark in frame.everything if isinstance(mark, Strip)]
        assert {mark.about.quantity for mark in strips if mark.about is not None} == {
            *cell.states, *(f"{state}_prev" for state in cell.states)
        }  # fmt: skip
        assert all(math.isfinite(value) for mark in strips for value in mark.values)


def too_large(count: int) -> Cell:
    lines = [f"q{k} = tanh(W_{k} @ x + U_{k} @ h_prev + P_{k} * h_prev)" for k in range(count)]
    text = "\n".join([*lines, f"h = {' + '.join(f'q{k}' for k in range(count))}"])
    return Cell("own", "Own", ("h",), guess_memory(parse(text, ("h",))), text, "none")


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_picture_that_leaves_something_out_says_what(qapp: QApplication, language: str) -> None:
    cell = too_large(60)
    found, left_out = made_film(cell, 3, language=language), diagram_of(cell).left_out
    shown = set(diagram_of(cell).operations)
    assert left_out and set(left_out) == {equation.name for equation in cell.parsed.equations} - shown
    said = " ".join(mark.plain for mark in found.frame(0.0).everything if isinstance(mark, Text))
    words = {"en": ("not in the picture: ", f"{len(left_out) - 8} more"), "de": ("nicht im Bild: ", "weitere")}[
        language
    ]
    assert all(word in said for word in words)
    assert all(name in said for name in left_out[:8])
    keeps_the_laws(found)
    for key in ("slstm", COMPACT):
        whole = " ".join(mark.plain for mark in made(key).frame(0.0).everything if isinstance(mark, Text))
        assert "not in the picture" not in whole


def test_wires_are_drawn_where_they_find_their_way() -> None:
    for key in ("lstm, undrawn", "gru, undrawn", "minimal gated unit", "janet"):
        assert not diagram_of(film(key, 4).scene.cell).tags, key
    for key, cell in cells().items():
        assert not diagram_of(cell).tags and not diagram_of(cell).left_out, key


def test_a_cell_of_another_name_has_the_same_picture() -> None:
    assert diagram_of(KNOWN["slstm"]) is diagram_of(replace(KNOWN["slstm"], key="other", name="Other"))


def test_operations_stand_under_each_other_or_as_close_as_words_where_that_needs_fewer_rows() -> None:
    columns, lines = (
        sorted((o.y, o.x) for o in diagram_of(KNOWN[key]).operations.values() if o.y > MEMORY_Y)
        for key in ("slstm", "rwkv")
    )
    assert [len({x for y, x in columns if y == row}) for row in sorted({y for y, _ in columns})] == [3, 4, 3]
    for places in (columns, lines):
        rows = sorted({y for y, _ in places})
        assert len(rows) == 3 and rows[1] - rows[0] == pytest.approx(rows[2] - rows[1])


def test_results_keep_the_colours_of_their_wires() -> None:
    diagram = diagram_of(KNOWN["slstm"])
    assert [diagram.births[name].role for name in ("kept", "c", "n", "m", "h")] == ["memory", "memory", *["short"] * 3]
    assert {diagram.births[name].role for name in ("z", "added", "i")} == {"input"}
    assert diagram.births["o"].role == "output"
    assert all(
        path.role == diagram.operations[name].role for (name, _), path in diagram.feeds.items() if path.width < 8
    )


LARGEST = {**UNDRAWN, **ODD_CELLS, **{f"large {seed}": a_large_cell(seed) for seed in (2, 7, 32, 48, 52, 59, 100, 102)}}


@pytest.mark.parametrize("key", LARGEST)
def test_no_cell_takes_long_to_lay_out(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps, onward = [], Search._onward
    monkeypatch.setattr(Search, "_onward", lambda *arguments: steps.append(1) or onward(*arguments))
    found = entry.lay_out(LARGEST[key])
    assert len(steps) <= entry.STEPS
    assert not steps if len(LARGEST[key].parsed.equations) > 15 else steps or found.tags


@pytest.mark.parametrize("key", [*LARGEST, "slstm", "rwkv"])
def test_wires_go_straight_from_corner_to_corner(key: str) -> None:
    diagram = diagram_of({**KNOWN, **LARGEST}[key])
    for path in (*diagram.feeds.values(), *diagram.births.values(), *diagram.extra):
        turns = [ax == bx for (ax, _), (bx, _) in pairwise(path.points)]
        level = [ay == by for (_, ay), (_, by) in pairwise(path.points)]
        assert all(up != along for up, along in zip(turns, level, strict=True)), path
        assert all(one != other for one, other in pairwise(turns)), path


def test_what_would_cost_more_than_another_layout_is_not_laid_to_its_end() -> None:
    graph = next(graphs(UNDRAWN["lstm, undrawn"]))
    best = entry._first(graph, Patience(entry.STEPS))
    assert best is not None
    blocks, whole = best.blocks, best.wiring
    for most, found in ((whole.cost, True), (whole.cost - 1.0, False)):
        again = route_wires(graph, blocks, Patience(10_000), most)
        assert (again is not None) == found
        assert again is None or again.feeds == whole.feeds
    assert route_wires(graph, blocks, Patience(3)) is None
