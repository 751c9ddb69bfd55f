"""The gradient going back: what lands adds up to it, the film runs from the last token to the first, nothing jumps."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from simulator.autodiff.gradient_target import Target, target_gradients
from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.own_cells.registry import own_cell
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec
from tests.ui.film.diagrams.test_automatic_layout import made_film
from tests.ui.film.diagrams.test_whole_cells import RWKV, SLSTM
from tests.ui.film.films import CELLS, builtin_film, random_lesson
from tests.ui.film.test_film_laws import _no_block_jumps, _nothing_flickers, _on
from tests.ui.film.views.test_layout_laws import ink
from ui.export.video.subtitles import captions, chapters
from ui.export.writers.mp4 import Mp4Settings
from ui.film.diagrams.diagram import OUTLINE
from ui.film.drawing.page import page_for
from ui.film.film import Film, FilmOptions
from ui.film.marks import About, Strip, Text, Wire
from ui.film.motion.timeline import Timeline
from ui.film.scene.gradient.backflow import Backflow
from ui.film.text.language import languages
from ui.film.text.number_format import Rounding, precise
from ui.paint.text import set_line
from ui.paint.theme import load_fonts

OUTLINE_RIGHT = OUTLINE.x + OUTLINE.width


def made(cell: str, units: int, layer: int = 0) -> Film:
    lesson = random_lesson(cell, units)
    return Film(lesson, run(lesson), FilmOptions(view="backward", layer=layer))


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [1, 3, 30])
def test_at_the_end_of_a_token_every_place_holds_its_gradient(cell: str, units: int) -> None:
    film = made(cell, units)
    scene, flow, line = film.scene, Backflow(film.scene), film.timeline
    last = len(line.tokens) - 1
    found = target_gradients(scene.trace, Target(scene.cell.memory.state, last, 0, 0)).quantities[0]
    for token in (last, 1, 0):
        frame = film.frame(line.time_of(token, len(line.beats) - 1, 1.0) - 1e-6)
        assert not any(isinstance(mark, Strip) for mark in frame.moving)
        places = {(mark.x, mark.y): mark for mark in frame.settled if isinstance(mark, Strip) and not mark.units}
        strips = {}
        for key, station in scene.diagram.stations.items():
            near = [mark for (x, y), mark in places.items() if abs(x - station.x) < 60 and abs(y - station.y) < 9]
            strips[key] = near[0] if near else None
        for key, station in scene.diagram.stations.items():  # of a state there can be two: within, and at the right
            strip, name = strips[key], station.quantity
            if key != name and token == last:
                assert strip is None  # nothing comes from behind the last token
                continue
            assert strip is not None, key
            expected = found[name][token] if key == name else flow.from_later(name, token)
            assert strip.values == pytest.approx(expected, rel=1e-9, abs=1e-14)


def test_it_runs_from_the_last_token_to_the_first() -> None:
    film = builtin_film("jenny-rafsun", view="backward")
    line = film.timeline
    assert line.tokens == film.scene.trace.tokens
    assert film.frame(0.0).moment.token == 19 and film.frame(film.duration).moment.token == 0
    assert [beat.key for beat in line.beats] == ["output", "memory", "input", "forget", "read"]
    assert line.places()[0] == (19, 0) and line.places()[-1] == (0, 4)


@pytest.mark.parametrize("backward", [False, True])
def test_times_and_places_are_each_others_inverse(backward: bool) -> None:
    forward = builtin_film("jenny-rafsun").timeline
    line = Timeline(forward.tokens, forward.beats, backward)
    for order, (token, beat) in enumerate(line.places()):
        assert line.order(token, beat) == order and line.place(order) == (token, beat)
        time = line.time_of(token, beat, 0.4)
        moment = line.locate(time)
        assert moment[:2] == (token, beat) and moment.phase == pytest.approx(0.4)
        assert line.time_at(line.position(time)) == pytest.approx(time)
        assert int(line.position(time)) == token
    times = [line.time_of(*place) for place in line.places()]
    assert times == sorted(times) and times[0] == 0.0
    start, stop = line.span(3, 6)
    assert list(line.playing_order(3, 6)) == ([5, 4, 3] if backward else [3, 4, 5])
    assert start == min(line.time_of(token) for token in range(3, 6))
    assert stop - start == pytest.approx(3 * line.step_seconds)


@pytest.mark.parametrize(("cell", "units"), [("lstm", 3), ("gru", 16), ("rnn", 3), ("lstm-peephole", 30)])
def test_nothing_jumps_on_the_way_back(cell: str, units: int) -> None:
    film = made(cell, units)
    step = film.timeline.step_seconds
    frames = [film.frame(0.8 * step + k / 60) for k in range(int(1.3 * step * 60))]
    for before, after in pairwise(frames):
        _no_block_jumps(before, after)
        _nothing_flickers(film, before, after)


@pytest.mark.parametrize("cell", CELLS)
def test_what_travels_lies_on_its_wire_and_goes_the_other_way(cell: str) -> None:
    film = made(cell, 3)
    wires = [mark for mark in film.frame(0.0).backdrop if isinstance(mark, Wire)]
    flights = {(flight.wire, flight.block): flight for made_ in film.scene.movements for flight in made_.flights}
    line, ways = film.timeline, {}
    for beat in range(len(line.beats)):
        for k in range(int(line.beats[beat].seconds * 60)):
            for mark in film.frame(line.time_of(1, beat) + k / 60).moving:
                if isinstance(mark, Strip) and mark.wire:
                    assert any(_on(wire, mark.x, mark.y) for wire in wires), mark.wire
                    ways.setdefault((mark.wire, mark.first), []).append((mark.x, mark.y))
    assert len(ways) > 5
    for (wire, first), way in ways.items():  # with three units a block is a unit
        end = flights[wire, first].points[0]
        far = [abs(x - end[0]) + abs(y - end[1]) for x, y in way]
        assert far[-1] <= far[0]


@pytest.mark.parametrize("cell", CELLS)
def test_captions_and_words_tell_gradients(cell: str) -> None:
    film = made(cell, 3)
    scene, flow, line = film.scene, Backflow(film.scene), film.timeline
    for token, beat in line.places():
        numbers = {text.rstrip(".") for text in re.findall(r"−?\d[\d.]*(?:·10[⁻⁰-⁹]+)?", film.caption(token, beat))}
        known = {precise(float(value), side) for (name, operand) in scene.diagram.feeds
                 for value in flow.flow(name, operand, token) for side in Rounding}  # fmt: skip
        known |= {precise(float(np.linalg.norm(flow.gradient(name, token)))) for name in _sources(film)}
        known |= set(re.findall(r"\d+", scene.trace.tokens[token])) | {"1", "2", "3"}
        assert numbers <= known, (numbers - known, film.caption(token, beat))
    about = About(0, 1, scene.cell.memory.state, 2)
    value = float(flow.gradient(about.quantity, 1)[2])
    assert film.tooltip(about).endswith(scene.writing.number(precise(value)))
    assert any(scene.writing.number(precise(value)) in text for text in film.numbers(line.time_of(1)))


def _sources(film: Film) -> list[str]:
    return [key for key in film.scene.diagram.stations if key == "x" or key.endswith("_prev")]


def test_other_weights_have_another_caption() -> None:
    first = made("lstm", 3)
    lesson = with_layer(first.scene.lesson, 0, seed=9).lesson
    second = Film(lesson, run(lesson), FilmOptions(view="backward"))
    told = [[film.caption(*place) for place in first.timeline.places()] for film in (first, second)]
    assert told[0] != told[1]


def test_subtitles_and_chapters_of_a_film_that_goes_backward_go_forward() -> None:
    film = builtin_film("jenny-rafsun", view="backward")
    settings = Mp4Settings(tokens=(10, 13))
    told = list(captions(film, settings))
    assert all(one.stop <= other.start + 1e-9 and one.start < one.stop for one, other in pairwise(told))
    made_ = chapters(film, settings)
    assert [each["metadata"]["title"] for each in made_] == ["13 came", "12 Rafsun", "11 ."]
    assert all(one["end"] == other["start"] for one, other in pairwise(made_)) and made_[0]["start"] == 0


@pytest.mark.parametrize("shape", [(16, 9), (4, 3), (1, 1), (9, 16)])
@pytest.mark.parametrize("language", sorted(languages()))
def test_no_words_of_it_are_cut_off_on_pages_of_any_shape(
    qapp: QApplication, language: str, shape: tuple[int, int]
) -> None:
    load_fonts()
    for key in ("jenny-rafsun", "random-stack", "same-in-a-gru"):
        lesson = find(key)
        film = Film(lesson, run(lesson), FilmOptions(view="backward", language=language)).on(page_for(*shape))
        for token in (0, 11, 18):
            frame = film.frame(film.timeline.time_at_rest(token, len(film.timeline.beats) - 1))
            for mark in (mark for mark in frame.everything if isinstance(mark, Text) and mark.y > 100.0):
                shown = set_line(mark.runs, mark.size, mark.weight, mark.limit)[0]
                assert "".join(piece.text for piece in shown) == mark.plain


@pytest.mark.parametrize("cell", [SLSTM, RWKV], ids=lambda cell: cell.key)
def test_what_stands_beside_a_cell_has_its_name_there_and_not_across_its_edge(
    qapp: QApplication, cell: CellSpec
) -> None:
    load_fonts()
    film = made_film(own_cell(cell), 4, view="backward")
    named = 0
    for mark in film.frame(0.0).everything:
        if isinstance(mark, Text) and mark.about is not None and mark.about.part == "name" and mark.role == "back":
            area = ink(mark)
            assert area is not None and all(not area.left < edge < area.right for edge in (OUTLINE.x, OUTLINE_RIGHT))
            named += area.right < OUTLINE.x
    assert named >= 3
