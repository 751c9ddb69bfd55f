"""The view of weights: each number is pictured where a framework stores it, and says where else it stands."""

from __future__ import annotations

import re

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.frameworks.stored import stored_tensors
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec
from tests.ui.film.films import random_lesson
from tests.ui.film.views.test_layout_laws import covers_nothing
from ui.film.drawing.hits import COLUMNS, ROWS, cell_rect, find_number, hit
from ui.film.drawing.page import page_for, page_on_screen
from ui.film.film import Film, FilmOptions
from ui.film.marks import About, Box, Page, Strip, Text
from ui.film.scene.relations import places, relations
from ui.paint.theme import load_fonts
from ui.state.names import explain_value

CELLS = ("lstm", "gru", "gru-before", "rnn", "lstm-peephole", "lstm-1997")
PLACE = re.compile(r"(PyTorch|Keras|ONNX) ([\w./]+)\[([\d, ]+)\]")


def _film(cell: str = "lstm", units: int = 6, layers: int = 1, language: str = "en") -> Film:
    lesson = random_lesson(cell, units)
    lesson = replace(lesson, layers=tuple(LayerSpec(cell, units, seed=7 + k) for k in range(layers)))
    return Film(lesson, run(lesson), FilmOptions(view="weights", language=language))


def _strips(made: Film) -> list[Strip]:
    return [mark for mark in made.frame(0.0).backdrop if isinstance(mark, Strip) and mark.about is not None]


@pytest.mark.parametrize("cell", CELLS)
def test_every_number_is_what_stands_at_the_places_it_names(cell: str) -> None:
    """Pointed at in any tensor, a cell of shades tells the index that holds its number in each framework."""
    made, seen = _film(cell), 0
    layer = made.scene.layer_trace.layer
    frame, frameworks = made.frame(0.0), {"PyTorch": "pytorch", "Keras": "keras", "ONNX": "onnx"}
    tensors = {
        (title, tensor.name): tensor
        for title, key in frameworks.items() for tensor in stored_tensors((layer,), 0, key)  # type: ignore[arg-type]
    }  # fmt: skip
    for strip in _strips(made):
        for k in range(0, len(strip.values), 5):
            place = cell_rect(strip, k)
            about = hit(frame, place.x + place.width / 2, place.y + place.height / 2)
            assert about is not None and about.part in (ROWS, COLUMNS) and about.unit is not None
            weight = layer.weights[about.quantity]
            value = weight[about.unit] if weight.ndim == 1 else weight[about.unit, about.column]
            assert strip.values[k] == value
            told = made.tooltip(about)
            found = PLACE.findall(told)
            assert bool(found) == (cell != "lstm-1997")
            for title, name, index in found:
                tensor = tensors[title, name]
                addresses = {tensor.address(row, at): each for (row, at), each in np.ndenumerate(tensor.picture)}
                assert addresses[f"{name}[{index}]"] == value
                seen += 1
    assert seen > 40 or cell == "lstm-1997"


def test_the_same_number_lights_up_in_each_framework() -> None:
    made = _film()
    frame = made.frame(0.0)
    strips = [strip for strip in _strips(made) if strip.about is not None and strip.about.quantity == "U_o"]
    place = cell_rect(strips[0], 2)
    about = hit(frame, place.x + 1.0, place.y + 1.0)
    assert about is not None
    lit = places(frame, (about,))
    assert len(lit) == len(strips) == 3 and place in lit
    assert relations(made.scene, about) == (frozenset(), frozenset())


def test_a_weight_and_a_gate_say_in_other_views_where_they_are_stored() -> None:
    made = _film("lstm", 6)
    told = explain_value(About(0, 0, "U_f", 2, 1), made.scene)
    assert "PyTorch weight_hh_l0[8, 1] · Keras recurrent_kernel[1, 8] · ONNX R[0, 14, 1]" in told
    told = explain_value(About(0, 0, "f", 2), made.scene)
    assert "PyTorch weight_ih_l0[8] · Keras kernel[:, 8] · ONNX W[0, 14]" in told
    assert "weights" not in explain_value(About(0, 0, "kept", 2), made.scene)


def test_the_order_of_the_gates_is_each_frameworks_own() -> None:
    letters = {}
    for cell in ("lstm", "gru"):
        texts = [mark for mark in _film(cell).frame(0.0).backdrop if isinstance(mark, Text)]
        named = (text.plain for text in texts if text.about is not None and text.about.part == "stored-gates")
        letters[cell] = "".join(named)
    assert letters == {"lstm": "ifgo" + "ifco" + "iofc", "gru": "rzn" + "zrh" + "zrh"}


def test_the_count_is_written_out() -> None:
    words = [mark.plain for mark in _film("lstm", 6, 2).frame(0.0).backdrop if isinstance(mark, Text)]
    assert "4 · (6 · 4 + 6 · 6 + 2 · 6) = 288" in words and "4 · (6 · 4 + 6 · 6 + 6) = 264" in words
    assert "288 + 336 = 624" in words and "264 + 312 = 576" in words
    caption = _film("lstm", 6).caption(0, 0)
    assert caption == "288 weights in PyTorch, with two biases for each gate; 264 in Keras, with one."


def test_all_is_to_one_scale_and_the_unit_in_view_is_framed() -> None:
    made = _film("lstm", 6)
    sides = {round(size, 6) for strip in _strips(made) for size in (strip.cell_width, strip.cell_height)}
    assert len(sides) == 1
    framed = [mark for mark in made.frame(0.0).backdrop if isinstance(mark, Box) and mark.stroke == "eye"]
    assert len(framed) == 4 * (3 + 3 + 3)  # of each gate in two matrices and a bias, in three frameworks


def test_of_many_weights_neighbours_share_a_shade_and_none_is_pointed_at() -> None:
    made = _film("lstm", 512)
    frame = made.frame(0.0)
    shades = [mark for mark in frame.backdrop if isinstance(mark, Strip)]
    assert max(len(mark.values) for mark in shades) < 60_000
    largest = max(abs(value).max() for value in made.scene.layer_trace.layer.weights.values())
    assert max(abs(value) for mark in shades for value in mark.values) == pytest.approx(largest)
    assert find_number(frame, About(0, 0, "U_f", 3)) is None and not [mark for mark in shades if mark.about]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("cell", "units"), [("lstm", 6), ("gru", 64), ("lstm-peephole", 512), ("lstm-1997", 3)])
def test_nothing_covers_another_on_any_page(qapp: QApplication, cell: str, units: int, language: str) -> None:
    load_fonts()
    made = _film(cell, units, 2, language)
    small = page_on_screen(640, 400, lambda _page: 0.0)
    for page in (Page(), page_for(9, 16), page_for(21, 9), small):
        covers_nothing(made.on(page))
