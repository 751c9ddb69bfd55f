"""The laws of the layout, for every view, cell, size of vector and shape of page, measured with the true fonts.

No words over other words, numbers or operations, nor across the edge of an area; wires run straight, not through words
nor operations, and cross only at right angles under a bridge; everything is on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise, product
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LayerSpec
from tests.ui.film.films import CELLS, random_lesson
from ui.film.diagrams.diagram import MEMORY_Y
from ui.film.drawing.page import page_for
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Frame, Mark, Node, Page, Paragraph, Point, Run, Strip, Text, Wire
from ui.film.views import views
from ui.paint.text import set_line
from ui.paint.theme import load_fonts

PAGES = {"16:9": Page(), "4:3": Page(1920, 1440), "1:1": Page(1920, 1920)}
UNITS = (1, 4, 8, 16, 64, 512)
SLACK = 1.0
BADGE = 40.0  # no badge is as high
OF_CHARTS = (  # which look alike for all cells with gates, as do runs that are compared
    ("lstm", 4, "16:9"), ("lstm", 64, "1:1"), ("gru", 16, "4:3"), ("gru", 512, "16:9"), ("rnn", 1, "16:9"),
)  # fmt: skip
CASES = [
    (key, *case)
    for key, view in views().items()
    for case in (OF_CHARTS if view.chart or view.several_runs else product(CELLS, UNITS, PAGES))
]


class Area(NamedTuple):
    """Where a mark has its ink."""

    left: float
    top: float
    right: float
    bottom: float
    what: str

    def over(self, other: Area) -> bool:
        """Whether two marks cover each other by more than a hair."""
        return (
            self.left < other.right - SLACK
            and other.left < self.right - SLACK
            and self.top < other.bottom - SLACK
            and other.top < self.bottom - SLACK
        )

    def inside(self, other: Area) -> bool:
        """Whether a mark stands in another, but for a hair."""
        across = other.left - SLACK <= self.left and self.right <= other.right + SLACK
        return across and other.top - SLACK <= self.top and self.bottom <= other.bottom + SLACK


def ink(mark: Mark) -> Area | None:
    """The ink of words, numbers and operations; None for what may lie under them."""
    if isinstance(mark, Text):
        _, width = set_line(mark.runs, mark.size, mark.weight, mark.limit)
        left = mark.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * width
        rises = 0.88 if any("sup" in run.style.split() for run in mark.runs) else 0.72
        return Area(left, mark.y - rises * mark.size, left + width, mark.y + 0.2 * mark.size, mark.plain)
    if isinstance(mark, Strip):
        left, top = mark.x - mark.width / 2, mark.y - mark.height / 2
        return Area(left, top, left + mark.width, top + mark.height, f"strip {mark.about}")
    if isinstance(mark, Node):
        left, top = mark.x - mark.width / 2, mark.y - mark.height / 2
        return Area(left, top, left + mark.width, top + mark.height, f"operation {mark.label}")
    if isinstance(mark, Paragraph):
        return Area(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height, mark.text)
    return None


@cache
def film(view: str, cell: str, units: int) -> Film:
    specs = tuple(LayerSpec(cell=cell, units=units, seed=7 + k) for k in range(2))
    lesson = replace(random_lesson(cell, units), layers=specs)
    return Film(lesson, run(lesson), FilmOptions(view=view, unit=min(units - 1, 2)))


@cache
def haunted(view: str, cell: str, units: int) -> Film:
    """The same film with a ghost behind every number, and a quantity set by hand."""
    made = film(view, cell, units)
    layers = tuple(replace(spec, seed=spec.seed + 10) for spec in made.scene.lesson.layers)
    by_hand = HoldSpec(0, made.scene.cell.memory.keep or "h", values=(0.75,))
    lesson = replace(made.scene.lesson, holds=(by_hand,))
    ghost = run(replace(lesson, layers=layers))
    return Film(lesson, run(lesson), FilmOptions(view=view, unit=made.scene.unit), ghost=ghost)


def stills(made: Film, token: int = 1) -> Iterator[Frame]:
    """The end of every beat of a token; of a chart, which stands still in between, that of the last."""
    beats = range(len(made.timeline.beats))
    for beat in beats[-1:] if made.is_chart else beats:
        yield made.frame(made.timeline.time_at_rest(token, beat))


@pytest.mark.parametrize(("view", "cell", "units", "shape"), CASES)
def test_nothing_covers_words_and_everything_is_on_the_page(
    qapp: QApplication, view: str, cell: str, units: int, shape: str
) -> None:
    load_fonts()
    covers_nothing(film(view, cell, units).on(PAGES[shape]))


DRAWN = ("rnn", "gru", "gru-before", "lstm", "lstm-peephole")  # by hand


@pytest.mark.parametrize(("cell", "units", "language"), list(product(DRAWN, (1, 4, 8, 64), ("en", "de"))))
def test_what_travels_hides_no_name_of_an_area(qapp: QApplication, cell: str, units: int, language: str) -> None:
    load_fonts()
    scene = film("cell", cell, units).scene
    made = Film(scene.lesson, scene.trace, FilmOptions(unit=scene.unit, language=language))
    places = {(label.x, label.y) for area in made.scene.diagram.areas for label in area.labels}
    words = [mark for mark in made.frame(0.0).backdrop if isinstance(mark, Text) and (mark.x, mark.y) in places]
    names = [found for mark in words if (found := ink(mark)) is not None]
    assert len(names) == len(places)
    for beat, part in product(range(len(made.timeline.beats)), range(24)):
        frame = made.frame(made.timeline.time_of(1, beat, part / 24))
        blocks = [ink(mark) for mark in frame.moving if isinstance(mark, Strip) and mark.wire]
        assert not [(block, name) for block in blocks for name in names if block is not None and block.over(name)]


@pytest.mark.parametrize(("cell", "units"), list(product(DRAWN, (1, 8))))
def test_the_sum_of_a_gate_stands_on_the_gates_own_area(qapp: QApplication, cell: str, units: int) -> None:
    load_fonts()
    made = film("cell", cell, units)
    areas = [Area(a.x, a.y, a.x + a.width, a.y + a.height, a.role) for a in made.scene.diagram.areas]
    for frame in stills(made):
        for mark in frame.everything:
            if isinstance(mark, Text) and mark.about is not None and mark.about.quantity.startswith("a_"):
                (own,) = [area for area in areas if area.left < mark.x < area.right and area.top < mark.y < area.bottom]
                found = ink(mark._replace(runs=(Run("−8.888"),)))
                assert found is not None and found.right <= own.right + SLACK, mark


@pytest.mark.parametrize(("view", "units"), [("cell", 3), ("cell", 16), ("cell", 64), ("stack", 3), ("unit", 3)])
@pytest.mark.parametrize("cell", CELLS)
def test_a_ghost_covers_nothing(qapp: QApplication, view: str, cell: str, units: int) -> None:
    load_fonts()
    covers_nothing(haunted(view, cell, units))


def covers_nothing(made: Film) -> None:
    """No words over others, numbers or operations, nor across an edge, in any still of a token; all on the page."""
    page, words = made.scene.page, 0
    for frame in stills(made):
        areas = [(mark, area) for mark in frame.everything if mark.opacity > 0.5 and (area := ink(mark)) is not None]
        for _, area in areas:
            inside = area.left >= -SLACK and area.right <= page.width + SLACK
            assert inside and area.top >= -SLACK and area.bottom <= page.height + SLACK, area
        for (one, a), (other, b) in combinations(areas, 2):
            if isinstance(one, Text | Paragraph) or isinstance(other, Text | Paragraph):
                words += 1
                assert not a.over(b), (a, b)
        crosses_no_edge(areas, frame)
    assert words > (9 if made.is_chart else 50)  # where there are no gates, or no read-out, a chart has few words


def crosses_no_edge(areas: list[tuple[Mark, Area]], frame: Frame) -> None:
    """Words stand inside the coloured areas and cards of a frame, or outside of them, or on a badge of their own."""
    boxes = [(mark, field_of(mark)) for mark in frame.everything if isinstance(mark, Box)]
    edges = [field for box, field in boxes if (box.fill or "").endswith(".area") or box.stroke == "card.line"]
    badges = [field for box, field in boxes if box.stroke and box.height < BADGE]
    for mark, area in areas:
        if isinstance(mark, Text) and not any(area.inside(badge) for badge in badges):
            for field in edges:
                assert area.inside(field) or not area.over(field), (area, field)


def field_of(box: Box) -> Area:
    return Area(box.x, box.y, box.x + box.width, box.y + box.height, f"{box.fill}")


@pytest.mark.parametrize("units", [1, 3, 4, 7, 8, 9, 15, 16, 17, 64])
@pytest.mark.parametrize("view", ["cell", "backward"])
@pytest.mark.parametrize("cell", CELLS)
def test_the_name_of_a_vector_stands_in_the_area_of_the_memory(
    qapp: QApplication, cell: str, view: str, units: int
) -> None:
    load_fonts()
    made = film(view, cell, units)
    band = next((each for each in made.scene.diagram.areas if each.role == "memory"), None)
    for frame in stills(made):
        areas = [(mark, area) for mark in frame.everything if (area := ink(mark)) is not None]
        crosses_no_edge(areas, frame)
        names = [a for mark, a in areas if isinstance(mark, Text) and mark.about and mark.about.part == "name"]
        assert band is None or any(band.y < a.top and a.bottom < MEMORY_Y and a.left > band.x for a in names)


@pytest.mark.parametrize(("view", "cell", "units", "shape"), CASES)
def test_wires_run_straight_past_words_and_operations_and_cross_on_bridges(
    qapp: QApplication, view: str, cell: str, units: int, shape: str
) -> None:
    wires_keep_to_the_law(film(view, cell, units).on(PAGES[shape]))


def wires_keep_to_the_law(made: Film) -> None:
    """Wires run straight, past words and operations, and cross under bridges."""
    load_fonts()
    for frame in stills(made):
        wires = [mark for mark in frame.everything if isinstance(mark, Wire)]
        for wire in wires:
            for (x0, y0), (x1, y1) in pairwise(wire.points):
                assert x0 == x1 or y0 == y1, wire
                assert all(0 <= x <= made.scene.page.width for x in (x0, x1)), wire
        for one, other in combinations(wires, 2):
            for crossing in _crossings(one, other):
                assert crossing in one.hops + other.hops, (crossing, one, other)
        for mark in frame.everything:
            area = ink(mark) if isinstance(mark, Text | Node) else None
            if area is None or mark.opacity < 0.5:
                continue
            for wire in wires:
                for piece in pairwise(wire.points):
                    through = _piece(piece, wire.width / 2).over(area)
                    assert not through or (isinstance(mark, Node) and _serves(wire, mark, piece)), (area, wire)


def _piece(piece: tuple[Point, Point], half: float) -> Area:
    (x0, y0), (x1, y1) = piece
    if y0 == y1:
        return Area(min(x0, x1), y0 - half, max(x0, x1), y0 + half, "wire")
    return Area(x0 - half, min(y0, y1), x0 + half, max(y0, y1), "wire")


def _serves(wire: Wire, node: Node, piece: tuple[Point, Point]) -> bool:
    """Whether a wire leads to or from an operation, or runs through its middle as the memory line does through ×."""
    ends = (wire.points[0], wire.points[-1])
    if any(abs(x - node.x) <= node.width / 2 and abs(y - node.y) <= node.height / 2 for x, y in ends):
        return True
    (x0, y0), (x1, y1) = piece
    return (y0 == y1 == node.y) or (x0 == x1 == node.x)


def _crossings(one: Wire, other: Wire) -> Iterator[Point]:
    for a in pairwise(one.points):
        for b in pairwise(other.points):
            for (h0, h1), (v0, v1) in ((a, b), (b, a)):
                level = h0[1] == h1[1] and v0[0] == v1[0]
                across = level and min(h0[0], h1[0]) < v0[0] < max(h0[0], h1[0])
                if across and min(v0[1], v1[1]) < h0[1] < max(v0[1], v1[1]):
                    yield v0[0], h0[1]


@pytest.mark.parametrize("shape", [(4, 3), (1, 1), (9, 16), (21, 9), (16, 10)])
@pytest.mark.parametrize("view", ["backward", "cell", "compare", "stack", "unit", "unrolled"])
@pytest.mark.parametrize(("cell", "units"), list(product(CELLS, (1, 3, 4, 8, 9, 64))))
def test_the_laws_hold_on_the_pages_of_pictures(
    qapp: QApplication, cell: str, units: int, view: str, shape: tuple[int, int]
) -> None:
    load_fonts()
    made = film(view, cell, units).on(page_for(*shape))
    covers_nothing(made)
    wires_keep_to_the_law(made)
