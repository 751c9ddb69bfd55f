"""What a block of a layout covers, and what the next wire of a vector may cost."""

from __future__ import annotations

from dataclasses import replace

from ui.film.diagrams.automatic.graph import Drawn
from ui.film.diagrams.automatic.places import HALF, PITCH, RIGHT, TOTAL, Block
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
