"""Few calls a step, in an order of registers that makes each of them possible."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.engine.lowering import INPUT, Place, lower
from simulator.engine.scheduler import Order, Schedule, schedule
from simulator.equations.parse import EquationError
from tests.simulator.odd_cells import ALL_CELLS, random_cells


def made(cell: Cell, *, carry: bool) -> Schedule:
    return schedule(cell.parsed, lower(cell.parsed, frozenset(), carry_input=carry))


@pytest.mark.parametrize(
    ("key", "beside", "carried"),
    [("rnn", 3, 2), ("lstm", 9, 8), ("lstm-peephole", 16, 15), ("gru", 11, 10), ("gru-before", 12, 11)],
)
def test_calls_a_step(key: str, beside: int, carried: int) -> None:
    """The LSTM's nine are those of the best program known that was written by hand."""
    assert len(made(cells()[key], carry=False).groups) == beside
    assert len(made(cells()[key], carry=True).groups) == carried


def test_what_is_kept_and_what_is_added_are_one_division() -> None:
    """[c_prev, g] / [f, i] -> [kept, added], across the seam between two rows."""
    found = made(cells()["lstm"], carry=False)
    group = next(group for group in found.groups if group.members[0].quantity == "kept")
    assert [member.quantity for member in group.members] == ["kept", "added"]
    assert group.members[0].ufunc is np.divide
    assert found.row[-1] == "c"
    assert found.row[0] == "g"


def assert_possible(found: Schedule) -> None:
    """Every operand of a call stands in one piece, and nothing is read before it is there."""
    width = len(found.row)
    position = {name: place for place, name in enumerate(found.row)}
    scratch = {name: place for place, name in enumerate(found.scratch)}

    def at(place: Place) -> int:
        if place.space == "scratch":
            return scratch[str(place.name)]
        return position[str(place.name)] + (0 if place.space == "before" else width)

    done: list[int] = []  # like instructions are told apart by what they are, not by what they say
    for group in found.groups:
        for operands in zip(*((*member.operands, member.out) for member in group.members), strict=True):
            kinds = {place.space for place in operands}
            product = group.members[0].ufunc is None and group.members[0].reduction is None
            if kinds == {"number"} or (product and operands[0] != group.members[0].out):
                assert len(set(operands)) == 1
            elif kinds != {"weight"}:
                places = [at(place) for place in operands]
                assert places == list(range(places[0], places[0] + len(places)))
        done += [id(member) for member in group.members]
    instructions = found.lowered.instructions
    assert sorted(done) == sorted(map(id, instructions))
    for late, instruction in enumerate(instructions):
        touched = {*instruction.operands, instruction.out}
        for early in instructions[:late]:
            if early.out in touched or instruction.out in early.operands:
                assert done.index(id(early)) < done.index(id(instruction))


@pytest.mark.parametrize("carry", [False, True])
@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_every_call_is_possible(cell: Cell, carry: bool) -> None:
    found = made(cell, carry=carry)
    assert_possible(found)
    assert sorted(set(found.row) - {INPUT, *found.lowered.entering}) == sorted(cell.parsed.quantities)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(random_cells(), st.booleans())
def test_every_call_of_any_cell_is_possible(cell: Cell, carry: bool) -> None:
    try:
        found = made(cell, carry=carry)
    except EquationError:
        assume(False)
    assert_possible(found)


def test_the_same_order_every_time() -> None:
    for cell in ALL_CELLS.values():
        one, other = made(cell, carry=True), made(cell, carry=True)
        assert one.row == other.row
        assert one.groups == other.groups


def test_an_order_refuses_what_cannot_be() -> None:
    order = Order(("a", "b", "c", "d"))
    now = {name: Place("now", name) for name in "abcd"}
    a_b = order.with_demand(now["a"], now["b"])
    assert a_b is not None
    assert a_b.with_demand(now["a"], now["c"]) is None
    assert a_b.with_demand(now["c"], now["b"]) is None
    assert a_b.with_demand(now["b"], now["a"]) is None
    assert a_b.with_demand(now["a"], Place("scratch", "b")) is None
    assert a_b.with_demand(Place("before", "a"), Place("now", "c")) is None
    wrapped = a_b.with_demand(Place("before", "b"), now["c"])
    assert wrapped is not None
    assert wrapped.in_memory() == ("c", "d", "a", "b")
    assert wrapped.with_demand(now["c"], now["a"]) is None  # d would have no place left
    whole = wrapped.with_demand(now["c"], now["d"])
    assert whole is not None
    closed = whole.with_demand(now["d"], now["a"])
    assert closed is not None
    assert closed.in_memory() == ("c", "d", "a", "b")
