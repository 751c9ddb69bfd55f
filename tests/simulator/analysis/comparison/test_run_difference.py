"""What changed at the end, and where two runs first differ."""

from simulator.analysis.comparison.run_difference import READOUT, Difference, endings, first_difference
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.tokens import with_token_before
from simulator.lessons.edits.whatif import with_hold, with_masked, with_weight
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec

JENNY = builtin_lessons()["jenny-rafsun"]
RUN = run(JENNY)


def test_a_held_gate_is_the_first_difference() -> None:
    held = run(with_hold(JENNY, HoldSpec(0, "f", units=(0,), values=(1.0,), start=11, stop=12)))
    assert first_difference(RUN, held) == Difference(11, 0, "f", 0)
    assert first_difference(RUN, RUN) is None


def test_a_masked_token_differs_where_it_enters_and_a_weight_where_it_first_weighs() -> None:
    assert first_difference(RUN, run(with_masked(JENNY, 2, True))) == Difference(2, 0, "x", 0)
    weighed = first_difference(RUN, run(with_weight(JENNY, 0, "W_f", (0, 0), -15.0)))
    assert weighed == Difference(2, 0, "a_f", 0)  # “Jenny” is the first token with a number in column 0


def test_endings_are_those_of_both_runs_from_the_largest_change_down() -> None:
    held = run(with_hold(JENNY, HoldSpec(0, "f", units=(0,), values=(1.0,), start=11, stop=12)))
    found = endings(RUN, held)
    said = [ending for ending in found if ending.quantity == READOUT]
    assert RUN.outputs is not None and held.outputs is not None
    assert {(each.unit, each.before, each.after) for each in said} == {
        (k, RUN.outputs[-1, k], held.outputs[-1, k]) for k in range(len(said))
    }
    states = [abs(ending.change) for ending in found if ending.quantity != READOUT]
    assert states == sorted(states, reverse=True) and states[0] > 0.9
    assert len(states) == sum(2 * layer.layer.units for layer in RUN.layers)


def test_runs_of_other_cells_and_lengths_are_compared_where_they_can_be() -> None:
    other = run(with_layer(JENNY, 0, cell="gru"))
    assert {(each.layer, each.quantity) for each in endings(RUN, other)} >= {(0, "h"), (1, "c")}
    found = first_difference(RUN, other)
    assert found is not None and (found.step, found.layer, found.quantity) == (0, 0, "h")
    longer = run(with_token_before(JENNY, 20, "Jenny"))
    assert first_difference(RUN, longer) == Difference(20, 0, "x", 0)
    assert endings(RUN, run(with_sequence(JENNY, "Jenny")))
