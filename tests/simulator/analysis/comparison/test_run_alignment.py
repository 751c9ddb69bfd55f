"""What of one run stands where in another: tokens by their place, quantities by name and width."""

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.comparison.run_alignment import NONE, Counterparts, counterpart_steps, runs_differ
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec
from tests.ui.film.films import random_lesson


@pytest.mark.parametrize(
    ("tokens", "others", "steps"),
    [
        ("abc", "abc", (0, 1, 2)),
        ("axc", "abc", (0, 1, 2)),
        ("abxc", "abc", (0, 1, NONE, 2)),
        ("ac", "abc", (0, 2)),
        ("aa", "aaa", (0, 1)),
        ("", "abc", ()),
        ("xbyd", "acd", (NONE, NONE, NONE, 2)),
    ],
)
def test_steps_belong_together_where_the_tokens_do(tokens: str, others: str, steps: tuple[int, ...]) -> None:
    found = tuple(counterpart_steps(tuple(tokens), tuple(others)))
    assert found == steps
    for k, there in enumerate(found):
        assert there == NONE or len(tokens) == len(others) or tokens[k] == others[there]


def test_a_quantity_has_a_counterpart_of_its_own_width_or_none() -> None:
    lesson = random_lesson("lstm", 3)
    trace, other = run(lesson), run(with_layer(lesson, 0, cell="gru"))
    found = Counterparts(trace, other)
    row = found.row(0, "h", 2)
    assert row is not None and np.array_equal(row, other.layers[0]["h"][2])
    assert found.row(0, "c", 2) is None and found.row(0, "c_prev", 2) is None and found.row(1, "h", 2) is None
    assert found.row(0, "x", 2) is not None
    wider = run(with_layer(lesson, 0, units=4))
    assert Counterparts(trace, wider).row(0, "h", 2) is None


def test_runs_differ_where_any_number_does() -> None:
    lesson = random_lesson("gru", 3)
    held = replace(lesson, holds=(HoldSpec(0, "z", units=(1,), values=(0.5,), start=3),))
    assert not runs_differ(run(lesson), run(lesson))
    assert runs_differ(run(lesson), run(held))
    assert runs_differ(run(lesson), run(with_layer(lesson, 0, units=4)))
