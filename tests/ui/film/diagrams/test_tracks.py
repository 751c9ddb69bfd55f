"""Wires on tracks: what one takes of them, gives back, and costs the next; how long lines and rows may be."""

from __future__ import annotations

import pytest

from tests.simulator.odd_cells import ODD_CELLS, cell
from tests.ui.film.diagrams.test_automatic_layout import UNDRAWN
from ui.film.diagrams.automatic import graph as graphs
from ui.film.diagrams.automatic import layout
from ui.film.diagrams.automatic.graph import MOST_ON_LINE
from ui.film.diagrams.automatic.grid import Grid
from ui.film.diagrams.automatic.places import move_block
from ui.film.diagrams.automatic.routing import Tracks
from ui.film.diagrams.automatic.rows import UNDER_SUM, block_of, operation_of, place_rows
from ui.film.diagrams.automatic.search import BEND, BRIDGE, CROSS, SIDES, Goal, Patience
from ui.film.diagrams.automatic.sheet import COMPACT
from ui.film.marks import Point, Rect

APART = 50.0  # from one track to the next
TIGHT = COMPACT.size._replace(sign=46.0, margins=16.0)
FAR = 1e6  # more than any way costs
GRID = Grid(tuple(APART * k for k in range(7)), tuple(APART * k for k in range(5)))
FROM_ANYWHERE = frozenset(SIDES)


def tracks(patience: int = 10_000, **things: Rect) -> Tracks:
    return Tracks(GRID, things, Patience(patience))


def goal(*points: Point, sides: frozenset[str] = FROM_ANYWHERE) -> Goal:
    return Goal(points, sides)


@pytest.mark.parametrize("way", [((50.0, 100.0), (250.0, 100.0)), ((250.0, 100.0), (50.0, 100.0))])
def test_a_wire_takes_its_track_in_whichever_direction_it_was_laid(way: tuple[Point, ...]) -> None:
    laid = tracks()
    laid.plant("a", way)
    laid.plant("b", ((0.0, 100.0),))
    found = laid.route("b", goal((300.0, 100.0)), FAR)
    assert found is not None and found.cost == pytest.approx(4 * BEND + 2 * APART + 300.0, abs=0.71 * 300)
    assert {y for _, y in found.points} > {100.0}  # round about it


@pytest.mark.parametrize("way", [((150.0, 0.0), (150.0, 200.0)), ((150.0, 200.0), (150.0, 0.0))])
def test_a_wire_across_is_passed_on_a_bridge_whichever_way_it_leads(way: tuple[Point, ...]) -> None:
    laid = tracks()
    laid.plant("a", way)
    laid.plant("b", ((0.0, 100.0),))
    found = laid.route("b", goal((300.0, 100.0)), FAR)
    assert found is not None and found.points == ((0.0, 100.0), (300.0, 100.0))
    assert found.cost == 300.0 + CROSS


def test_between_two_bridges_there_is_room_for_both() -> None:
    near = Grid((0.0, 50.0, 100.0, 100.0 + BRIDGE - 1.0, 180.0, 230.0), GRID.ys)
    laid = Tracks(near, {}, Patience(10_000))
    laid.plant("a", ((100.0, 0.0), (100.0, 200.0)))
    laid.plant("b", ((near.xs[3], 0.0), (near.xs[3], 200.0)))
    laid.plant("c", ((0.0, 100.0),))
    assert laid.route("c", goal((230.0, 100.0)), FAR) is None
    exact = Grid((0.0, 50.0, 100.0, 100.0 + BRIDGE, 180.0, 230.0), GRID.ys)
    laid = Tracks(exact, {}, Patience(10_000))
    laid.plant("a", ((100.0, 0.0), (100.0, 200.0)))
    laid.plant("b", ((exact.xs[3], 0.0), (exact.xs[3], 200.0)))
    laid.plant("c", ((0.0, 100.0),))
    found = laid.route("c", goal((230.0, 100.0)), FAR)
    assert found is not None and found.cost == 230.0 + 2 * CROSS


def test_a_wire_given_back_beyond_a_point_is_free_for_others_there_alone() -> None:
    laid = tracks()
    laid.plant("a", ((0.0, 100.0), (300.0, 100.0)))
    laid.release("a", 100.0, 150.0)
    laid.plant("b", ((200.0, 100.0),))
    beyond = laid.route("b", goal((300.0, 100.0)), FAR)
    assert beyond is not None and beyond.points == ((200.0, 100.0), (300.0, 100.0)) and beyond.cost == 100.0
    laid.plant("c", ((50.0, 150.0),))
    over = laid.route("c", goal((50.0, 50.0), sides=frozenset(("down",))), FAR)
    assert over is not None and over.cost == 100.0 + CROSS  # what is left of it stands where it stood
    again = laid.route("a", goal((250.0, 50.0)), FAR)  # from the end of what is left: from no place given back
    assert again is not None and again.points == ((0.0, 100.0), (150.0, 100.0), (150.0, 50.0), (250.0, 50.0))


def test_a_branch_leaves_where_the_way_is_best_and_the_whole_way_begins_at_the_root() -> None:
    laid = tracks()
    laid.plant("a", ((0.0, 200.0), (250.0, 200.0)))
    new = laid.route("a", goal((200.0, 50.0)), FAR, branch=True)
    assert new is not None and new.points == ((200.0, 200.0), (200.0, 50.0)) and new.cost == 150.0 + BEND
    again = laid.route("a", goal((100.0, 50.0), sides=frozenset(("down",))), FAR)
    assert again is not None and again.points == ((0.0, 200.0), (100.0, 200.0), (100.0, 50.0))


def test_a_way_comes_in_where_it_may_and_costs_no_more_than_it_may() -> None:
    laid = tracks()
    laid.plant("a", ((0.0, 100.0),))
    above = goal((200.0, 100.0), sides=frozenset(("up",)))
    assert laid.route("a", above, 4 * APART + 2 * BEND) is None  # three corners are needed
    found = laid.route("a", above, FAR)
    assert found is not None and found.points[-2] == (200.0, 50.0)


def test_nothing_leads_through_a_thing_and_no_search_outlasts_its_patience() -> None:
    wall = Rect(140.0, -20.0, 20.0, 240.0)  # from the top to the bottom
    laid = tracks(wall=wall)
    laid.plant("a", ((0.0, 100.0),))
    assert laid.route("a", goal((300.0, 100.0)), FAR) is None
    low = tracks(wall=wall._replace(height=180.0))
    low.plant("a", ((0.0, 100.0),))
    found = low.route("a", goal((300.0, 100.0)), FAR)
    assert found is not None and 200.0 in {y for _, y in found.points}
    hasty = tracks(patience=3)
    hasty.plant("a", ((0.0, 100.0),))
    assert hasty.route("a", goal((300.0, 100.0)), FAR) is None


def test_the_least_that_the_wires_of_a_vector_cost_is_that_of_the_dearest() -> None:
    laid = tracks()
    laid.plant("a", ((0.0, 100.0),))
    laid.plant("b", ((50.0, 0.0), (50.0, 200.0)))
    ends = [("a", goal((100.0, 100.0))), ("a", goal((200.0, 150.0))), ("b", goal((300.0, 150.0), (100.0, 50.0)))]
    assert laid.least(ends) == {"a": 250.0 + BEND, "b": 50.0}


def test_as_much_as_has_room_stands_on_the_memory_line() -> None:
    made = cell("chain", ("c",), "f = sigmoid(W_f @ x)\nq1 = f * c_prev\nq2 = q1 + f\nq3 = f * q2\nc = tanh(q3)")
    longer = cell("longer", ("c",), f"{made.equations.rsplit(chr(10), 1)[0]}\nq4 = f + q3\nc = tanh(q4)")
    (first, *_), (second, *_) = graphs.graphs(made), graphs.graphs(longer)
    assert first.line == ("q1", "q2", "q3", "c") and len(first.line) == MOST_ON_LINE
    assert second.line == ("c",)


def test_a_row_as_wide_as_one_block_has_it_in_its_middle() -> None:
    graph = next(iter(graphs.lettered(ODD_CELLS["projected"])))
    block = block_of(graph, "o", COMPACT.size)
    wide = block.wide + 60.0
    for spread in (True, False):
        rows = place_rows([block, block], COMPACT.size, Rect(10.0, 0.0, wide, 600.0), spread=spread)
        assert rows is not None and [len(row) for row in rows] == [1, 1]
        assert all(place.x == pytest.approx(10.0 + 30.0) for row in rows for place in row)
    assert place_rows([block], COMPACT.size, Rect(0.0, 0.0, block.wide - 1.0, 600.0), spread=False) is None


@pytest.mark.parametrize("tries", [1, 3])
def test_so_many_layouts_are_compared_and_no_more(monkeypatch: pytest.MonkeyPatch, tries: int) -> None:
    asked = []
    route = layout.route_wires

    def counted(*given: object) -> object:
        asked.append(given[3])
        return route(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(layout, "route_wires", counted)
    monkeypatch.setattr(layout, "TRIES", tries)
    layout.lay_out(ODD_CELLS["projected"])
    assert sum(most < float("inf") for most in asked if isinstance(most, float)) == tries


def test_a_sign_is_wide_where_a_sum_stands_over_it_that_has_no_place_of_its_own() -> None:
    made = cell("sums", ("h",), "f = sigmoid(W_f @ x)\ng = exp(h_prev - max(f))\nh = f * h_prev + g")
    drawn, hidden = graphs.lettered(made)
    assert "a_g" in drawn.nodes and "a_g" not in hidden.nodes
    for graph, name, wide in ((drawn, "f", True), (drawn, "g", False), (hidden, "g", True), (drawn, "h", False)):
        size = operation_of(graph, name, TIGHT).size[0]
        assert (size >= UNDER_SUM) == wide, (name, size)
        assert operation_of(graph, name, TIGHT._replace(sums=False)).size[0] < UNDER_SUM


@pytest.mark.parametrize("key", ["gru, undrawn", "lstm-coupled, undrawn"])
def test_gates_out_of_order_cost_as_much_as_they_say(key: str) -> None:
    graph, seen = next(graphs.graphs(UNDRAWN[key])), 0
    best = layout._first(graph, Patience(layout.STEPS))
    assert best is not None
    for blocks in (move_block(best.blocks, *pair) for pair in layout._exchanges(best.blocks)):
        whole = layout._layout(graph, blocks, Patience(layout.STEPS))
        if whole is not None and whole.cost > whole.wiring.cost:
            seen += 1
            assert (whole.cost - whole.wiring.cost) % layout.DISORDER == 0.0
            assert layout._layout(graph, blocks, Patience(layout.STEPS), whole.cost + 1e-6) is not None
            assert layout._layout(graph, blocks, Patience(layout.STEPS), whole.cost - 1.0) is None
    assert seen
