"""The diagrams: every wire leads from where a value rests to where it is used, straight, bridged, inside the page."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from simulator.cells import cells
from tests.ui.film.films import CELLS
from ui.film.diagrams import diagram_of, diagrams
from ui.film.diagrams.diagram import Diagram
from ui.film.drawing.strips import SLOT_HEIGHT, SLOT_WIDTH
from ui.film.marks import Point
from ui.film.motion.choreography import operands
from ui.film.narration.claims.beats import KINDS

Piece = tuple[Point, Point]


def test_every_cell_has_a_picture_and_every_drawing_a_cell() -> None:
    assert set(diagrams()) <= set(cells())
    for cell in cells().values():
        assert {cell.memory.state, *cell.gates} <= {*diagram_of(cell).operations, *diagram_of(cell).stations}, cell.key


@pytest.fixture(params=CELLS)
def diagram(request: pytest.FixtureRequest) -> Diagram:
    return diagrams()[request.param]


def test_the_operations_take_what_the_equations_take(diagram: Diagram) -> None:
    parsed = cells()[diagram.cells[0]].parsed
    for name in diagram.operations:
        taken = _needs(parsed, name, set(diagram.operations) - {name})
        assert set(operands(diagram, name)) == taken, name


def _needs(parsed: object, name: str, drawn: set[str]) -> set[str]:
    """The drawn vectors that a quantity is computed from, through whatever is not drawn."""
    found = set()
    for operand in parsed.operation(name).operands:  # type: ignore[attr-defined]
        if not isinstance(operand, str) or operand.split("_")[0] in ("W", "U", "P", "b", "V"):
            continue
        if operand in drawn or operand == "x" or operand.endswith("_prev"):
            found.add(operand)
        elif operand in parsed.quantities:  # type: ignore[attr-defined]
            found |= _needs(parsed, operand, drawn)
    return found


def test_every_quantity_of_every_beat_is_computed_once_and_after_what_it_needs(diagram: Diagram) -> None:
    known = {"x", *(f"{state}_prev" for state in cells()[diagram.cells[0]].states)}
    for plan in diagram.plans:
        assert plan.says in KINDS
        for act in plan.acts:
            for name in act.computes:
                assert name not in known
                assert set(operands(diagram, name)) <= known, name
            known |= set(act.computes)
            assert all(trip.quantity in known for trip in act.trips)
    assert known >= set(diagram.operations)


def test_ways_begin_where_a_vector_rests_or_on_a_wire_and_end_in_the_operation(diagram: Diagram) -> None:
    everything = [piece for path in diagram.wires for piece in pairwise(path.points)]
    for (computed, operand), path in diagram.feeds.items():
        places = {(s.x, s.y) for s in diagram.stations.values() if s.quantity == operand}
        assert path.points[0] in places or sum(_on(piece, path.points[0]) for piece in everything) > 1
        operation = diagram.operations[computed]
        assert path.points[-1] == (operation.x, operation.y)
    for name, path in diagram.births.items():
        operation, station = diagram.operations[name], diagram.stations[name]
        assert path.points[0] == (operation.x, operation.y)
        assert path.points[-1] == (station.x, station.y)


def _on(piece: Piece, point: Point) -> bool:
    (x0, y0), (x1, y1) = piece
    return min(x0, x1) <= point[0] <= max(x0, x1) and min(y0, y1) <= point[1] <= max(y0, y1)


def test_wires_are_horizontal_or_vertical_and_inside_the_page(diagram: Diagram) -> None:
    for path in diagram.wires:
        for (x0, y0), (x1, y1) in pairwise(path.points):
            assert (x0 == x1) != (y0 == y1)
        assert all(0 <= x <= 1920 and 0 <= y <= 960 for x, y in path.points)


def test_what_travels_runs_on_wires(diagram: Diagram) -> None:
    drawn = [piece for path in diagram.wires for piece in pairwise(path.points)]
    for plan in diagram.plans:
        for trip in (trip for act in plan.acts for trip in act.trips):
            for (x0, y0), (x1, y1) in pairwise(trip.points):
                middle = ((x0 + x1) / 2, (y0 + y1) / 2)
                assert any(_on(piece, middle) for piece in drawn), (trip.quantity, middle)


def test_wires_cross_only_at_right_angles_and_with_a_bridge(diagram: Diagram) -> None:
    for one, other in combinations(diagram.wires, 2):
        for a in pairwise(one.points):
            for b in pairwise(other.points):
                crossing = _crossing(a, b)
                if crossing is not None:
                    assert crossing in one.hops + other.hops, (crossing, one, other)


def _crossing(a: Piece, b: Piece) -> Point | None:
    """Where two pieces cross inside both, or None: meeting at an end is a joint, lying on each other a shared wire."""
    for h, v in ((a, b), (b, a)):
        (hx0, hy0), (hx1, hy1) = h
        (vx0, vy0), (vx1, vy1) = v
        if hy0 == hy1 and vx0 == vx1:
            inside = min(hx0, hx1) < vx0 < max(hx0, hx1) and min(vy0, vy1) < hy0 < max(vy0, vy1)
            return (vx0, hy0) if inside else None
    return None


def test_no_place_covers_another_or_an_operation_even_when_full(diagram: Diagram) -> None:
    boxes = [
        (key, s.x - SLOT_WIDTH / 2, s.y - SLOT_HEIGHT / 2, SLOT_WIDTH, SLOT_HEIGHT)
        for key, s in diagram.stations.items()
    ]
    boxes += [
        (f"node {key}", o.x - o.size[0] / 2, o.y - o.size[1] / 2, *o.size) for key, o in diagram.operations.items()
    ]
    for (name, ax, ay, aw, ah), (other, bx, by, bw, bh) in combinations(boxes, 2):
        apart = ax + aw <= bx or bx + bw <= ax or ay + ah <= by or by + bh <= ay
        assert apart, (name, other)


def test_no_wire_runs_through_an_operation_or_a_place_it_does_not_serve(diagram: Diagram) -> None:
    serves = {
        **{path: {key[0], key[1]} for key, path in diagram.feeds.items()},
        **{path: {name} for name, path in diagram.births.items()},
    }
    for path in diagram.wires:
        for name, operation in diagram.operations.items():
            width, height = operation.size
            if name not in serves.get(path, set()) and path not in diagram.extra:
                assert not _through(path.points, operation.x, operation.y, width, height), (path, name)


def _through(points: tuple[Point, ...], x: float, y: float, width: float, height: float) -> bool:
    """Whether a way runs through a box, other than by ending or beginning in it."""
    for (x0, y0), (x1, y1) in pairwise(points):
        left, right = min(x0, x1), max(x0, x1)
        top, bottom = min(y0, y1), max(y0, y1)
        inside = left < x + width / 2 and right > x - width / 2 and top < y + height / 2 and bottom > y - height / 2
        ends_here = any(abs(px - x) < width / 2 and abs(py - y) < height / 2 for px, py in (points[0], points[-1]))
        if inside and not ends_here:
            return True
    return False
