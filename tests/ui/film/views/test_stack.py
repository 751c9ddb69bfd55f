"""The stack: what rests in each row is the trace's, travels slowly enough, and stands clear of everything else."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.analysis.measures import memory_account
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec
from tests.ui.film.diagrams.test_automatic_layout import UNDRAWN, made_film
from tests.ui.film.diagrams.test_whole_cells import KNOWN
from tests.ui.film.films import CELLS, builtin_film, random_lesson
from ui.film.drawing.page import page_for
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Frame, Node, Page, Strip, Text, Wire

PAGES = [Page(), Page(1920, 1440), Page(1920, 1920)]


@cache
def stack(cell: str, units: int, layers: int = 2, eye: int = 0) -> Film:
    """Some layers of a cell over a few words."""
    specs = tuple(LayerSpec(cell=cell, units=units, seed=7 + k) for k in range(layers))
    lesson = replace(random_lesson(cell, units), layers=specs)
    return Film(lesson, run(lesson), FilmOptions(view="stack", layer=eye))


def at_rest(made: Film, token: int, beat: int | None = None) -> Frame:
    last = len(made.timeline.beats) - 1
    return made.frame(made.timeline.time_at_rest(token, last if beat is None else beat))


def strips(frame: Frame) -> list[Strip]:
    return [mark for mark in frame.everything if isinstance(mark, Strip)]


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [1, 4, 8, 16, 64, 512])
def test_at_the_end_of_a_token_every_row_holds_the_true_vectors(cell: str, units: int) -> None:
    made = stack(cell, units)
    for token in (0, 2):
        shown = strips(at_rest(made, token))
        for layer, record in enumerate(made.scene.trace.layers):
            account, memory = memory_account(record), record.layer.cell.memory
            here = {mark.about.quantity: mark for mark in shown if mark.about and mark.about.layer == layer}
            expected = {f"{memory.state}_prev", memory.state, "h", "h_prev"}
            expected |= {memory.keep, "kept"} if memory.keep else set()
            expected |= {memory.write} if memory.write else set()
            assert here.keys() == expected
            for name, mark in here.items():
                row = account.kept[token] if name == "kept" else record[name][token]
                assert list(mark.values) == row.tolist()
        assert not any(mark.wire for mark in shown)


def test_what_a_layer_has_not_computed_is_not_shown() -> None:
    made = stack("lstm", 3, 3, eye=1)
    first = at_rest(made, 1, 0)  # the layer under the eye has only read
    known = {(mark.about.layer, mark.about.quantity) for mark in strips(first) if mark.about}
    assert {name for layer, name in known if layer == 0} == {"c_prev", "h_prev", "f", "kept", "added", "c", "h"}
    for layer in (1, 2):
        assert {name for at, name in known if at == layer} == {"c_prev", "h_prev"}


@pytest.mark.parametrize("eye", [0, 1, 2])
@pytest.mark.parametrize("cell", CELLS)
def test_nothing_jumps(cell: str, eye: int) -> None:
    made = stack(cell, 3, 3, eye)
    step = made.timeline.step_seconds
    frames = (made.frame(0.9 * step + k / 60) for k in range(int(1.2 * step * 60)))
    travelled = 0
    for before, after in pairwise(frames):
        was = {mark.wire: mark for mark in strips(before) if mark.wire}
        for mark in strips(after):
            if mark.wire in was:
                travelled += 1
                other = was[mark.wire]
                assert abs(mark.x - other.x) + abs(mark.y - other.y) <= 0.02 * made.scene.page.height + 1e-6
                assert abs(mark.opacity - other.opacity) <= 0.15 + 1e-6
        resting = [{(m.about, m.x, m.y): m.opacity for m in strips(frame) if not m.wire} for frame in (before, after)]
        for key in resting[0].keys() | resting[1].keys():
            assert abs(resting[0].get(key, 0.0) - resting[1].get(key, 0.0)) <= 0.15 + 1e-6, key
    assert travelled > 8


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("layers", [1, 2, 4, 8])
@pytest.mark.parametrize(
    ("cell", "units"), [("lstm", 4), ("lstm", 24), ("gru", 8), ("rnn", 64), ("lstm-peephole", 512)]
)
def test_vectors_names_and_nodes_stand_clear_of_each_other(cell: str, units: int, layers: int, page: Page) -> None:
    made = stack(cell, units, layers).on(page)
    frame = at_rest(made, 1)
    solid = [
        (mark.x - mark.width / 2, mark.y - mark.height / 2, mark.width, mark.height)
        for mark in frame.everything
        if isinstance(mark, Strip | Node)
    ]
    for (ax, ay, aw, ah), (bx, by, bw, bh) in combinations(solid, 2):
        assert not (ax < bx + bw and bx < ax + aw and ay < by + bh and by < ay + ah)
    for x, y, width, height in solid:
        assert x >= 0 and x + width <= page.width and y >= 100 and y + height <= made.scene.room.caption.y


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("layers", [1, 3, 8])
def test_wires_run_straight_and_through_no_node_but_at_its_middle(cell: str, layers: int) -> None:
    made = stack(cell, 4, layers)
    frame = at_rest(made, 0)
    nodes = [mark for mark in frame.everything if isinstance(mark, Node)]
    wires = [mark for mark in frame.backdrop if isinstance(mark, Wire)]
    assert len(wires) > 3 * layers
    for wire in wires:
        for (x0, y0), (x1, y1) in pairwise(wire.points):
            assert x0 == x1 or y0 == y1
            for node in nodes:
                inside_x = min(x0, x1) - 1 < node.x + node.width / 2 and max(x0, x1) + 1 > node.x - node.width / 2
                inside_y = min(y0, y1) - 1 < node.y + node.height / 2 and max(y0, y1) + 1 > node.y - node.height / 2
                if inside_x and inside_y:
                    assert x0 == pytest.approx(node.x) or y0 == pytest.approx(node.y)


def test_what_was_written_most_is_told_beside_it() -> None:
    made = builtin_film("jenny-rafsun")
    film = Film(made.scene.lesson, made.scene.trace, FilmOptions(view="stack"))
    frame = film.frame(film.timeline.time_at_rest(11, len(film.timeline.beats) - 1))
    added = film.scene.trace.layers[0]["added"][11]
    unit = int(np.abs(added).argmax())
    words = [mark.plain for mark in frame.settled if isinstance(mark, Text)]
    assert f"most to {film.scene.unit_names[unit]}" in words
    assert f"{added[unit]:+.3f}".replace("-", "−") in words


def test_the_zoom_leads_into_the_row_under_the_eye() -> None:
    for eye in (0, 1, 2):
        made = stack("lstm", 3, 3, eye)
        focus = made.focus(1.0)
        cards = [mark for mark in made.frame(0.0).backdrop if isinstance(mark, Box) and mark.stroke == "card.line"]
        assert sum((card.x, card.y, card.width, card.height) == tuple(focus) for card in cards) == 1
        assert [*sorted({card.y for card in cards}, reverse=True)].index(focus.y) == eye


def test_any_order_and_twice_give_the_same_frame() -> None:
    made = stack("gru", 3, 2)
    fresh = Film(made.scene.lesson, made.scene.trace, FilmOptions(view="stack"))
    times = np.linspace(0.0, made.duration, 50).tolist()
    for time in [*times[::-1], *times]:
        assert made.frame(time) == fresh.frame(time)


@pytest.mark.parametrize("cell", ["rwkv", "slstm", "large", "gru, undrawn"])
@pytest.mark.parametrize("page", [(16, 9), (1, 1), (9, 16)])
def test_names_stand_clear_of_wires_and_inside_the_row(qapp: QApplication, cell: str, page: tuple[int, int]) -> None:
    film = made_film({**KNOWN, **UNDRAWN}[cell], 4, view="stack").on(page_for(*page))
    backdrop = film.frame(0.0).backdrop
    card = next(mark for mark in backdrop if isinstance(mark, Box) and mark.fill == "card")
    names = [mark for mark in backdrop if isinstance(mark, Text) and mark.about and mark.about.part == "name"]
    wires = [wire for wire in backdrop if isinstance(wire, Wire)]
    assert len(names) >= 3
    for name in names:
        left, top, width, height = name.area
        assert card.x < left and left + width < card.x + card.width, name.plain
        for wire in wires:
            for (ax, ay), (bx, by) in pairwise(wire.points):
                clear = max(ax, bx) + wire.width / 2 <= left or min(ax, bx) - wire.width / 2 >= left + width
                assert clear or max(ay, by) <= top or min(ay, by) >= top + height, (name.plain, wire.about)
