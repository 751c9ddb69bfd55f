"""What a block of a layout covers, and what the next wire of a vector may cost."""

from __future__ import annotations

from dataclasses import replace

from ui.film.diagrams.automatic.graph import Drawn
from ui.film.diagrams.automatic.places import HALF, PITCH, RIGHT, TOTAL, Block, move_block
from ui.film.diagrams.automatic.wiring import Wiring

GATE = Block(Drawn("f", ("x",), "σ", True), "high", 500.0, 440.0, 620.0, 440.0, (66.0, 46.0), False, (0.0,), 66.0, ())


def test_a_block_reaches_as_far_as_its_node_or_the_sum_over_it() -> None:
    assert GATE.left == 33.0 and replace(GATE, total=True).left == max(33.0, TOTAL / 2)
    assert replace(GATE, size=(200.0, 46.0), total=True).left == 100.0
    assert GATE.right == 120.0 + HALF and replace(GATE, rest_x=RIGHT).right == 33.0 + 2 * PITCH


def test_a_sum_stands_over_a_node_above_and_beside_one_in_the_lower_row() -> None:
    assert GATE.sum is None and GATE.name is None
    over, beside = replace(GATE, total=True).sum, replace(GATE, total=True, row="low").sum
    assert over is not None and over.y + over.height <= GATE.node.y and over.x + over.width / 2 == GATE.x
    assert (
        beside is not None
        and beside.x == GATE.node.x + GATE.node.width
        and beside.y < GATE.y < beside.y + beside.height
    )
    named = replace(GATE, row="low", says=("forget", "gate")).name
    assert named is not None and named.y + named.height / 2 == GATE.y and named.x + named.width < GATE.node.x


def test_the_next_wire_may_cost_what_the_others_leave() -> None:
    wiring = Wiring(cost=5.0, left={"a": 2.0, "b": 3.0})
    assert wiring.room("a", 20.0) == 12.0 and wiring.room("c", 20.0) == 10.0
    wiring.pay("b", 2.0)
    assert wiring.cost == 7.0 and wiring.left == {"a": 2.0, "b": 1.0}


def test_neighbours_that_change_places_reach_as_far_as_before() -> None:
    """To a track; and only where all that is in their row has room between its ends."""
    wide = replace(GATE, drawn=replace(GATE.drawn, name="i"), x=900.0, rest_x=1020.0, size=(166.0, 46.0))
    blocks = {"f": GATE, "i": wide}
    moved = move_block(blocks, "f", "i")
    assert moved is not None and moved["i"].x < moved["f"].x
    left, right = GATE.x - GATE.left, wide.x + wide.right
    assert left <= moved["i"].x - moved["i"].left <= left + PITCH
    assert right - PITCH <= moved["f"].x + moved["f"].right <= right
    assert move_block(blocks, "f", 2) == {**blocks, "f": GATE.at(GATE.x + 2 * PITCH)}
    assert move_block(blocks, "f", 20) is None and move_block(blocks, "f", -40) is None
    beside = {"f": GATE, "i": wide, "o": replace(wide, drawn=replace(GATE.drawn, name="o"), x=1500.0, rest_x=1600.0)}
    assert move_block(beside, "o", 8) is None
