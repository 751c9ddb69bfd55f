"""What a layer puts out, and the logits, divided up by token: the parts are all there is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.cell import Cell, Memory
from simulator.cells import cell, cells
from simulator.held import Hold
from simulator.ledger import keep_factors, ledger
from simulator.lesson import Lesson, LessonError, run
from simulator.network import Network
from simulator.own_cells import own_cell
from simulator.readout import Readout
from simulator.shares import logit_shares, output_shares
from simulator.trace import Trace
from tests.simulator.odd_cells import random_layer
from tests.simulator.own_lessons import JANET
from tests.simulator.random_lessons import lessons

EXACT = 1e-12
OWN = {
    "nothing squashes it": "h = o * c",
    "more than the memory": "h = o * tanh(c) + 0.5 * g * c - 0.25 * x1 + 0.125",
    "doubled": "h = tanh(c) + tanh(c) * o",
}


def a_run(kind: Cell, steps: int, dtype: str = "float64", holds: tuple[Hold, ...] = ()) -> Trace:
    layer = random_layer(kind, 3, 4, scale=2)
    random = np.random.default_rng(2)
    readout = Readout(random.normal(size=(5, 4)), random.normal(size=5), tuple("abcde"))
    return Network((layer,), readout, dtype).run(random.normal(size=(steps, 3)), "a" * steps, holds=holds)


def own(output: str) -> Cell:
    """An LSTM that puts out something else."""
    text = cells()["lstm"].equations.replace("h = o * tanh(c)", f"x1 = W_x @ x + 0 * c_prev\n{output}")
    return Cell("own", "own", ("h", "c"), Memory("c", "f", "added"), text, "none")


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("kind", [*cells().values(), own_cell(JANET), *map(own, OWN.values())])
def test_they_add_up(kind: Cell, dtype: str) -> None:
    trace = a_run(kind, 400, dtype)
    record = trace.layers[0]
    output, logits = output_shares(record, 390, 7), logit_shares(trace, 390, 7)
    assert output is not None and logits is not None and trace.logits is not None
    assert np.abs(output.rows.sum(axis=0) + output.rest - record["h"][390]).max() <= EXACT
    assert np.abs(logits.rows.sum(axis=0) + logits.rest - trace.logits[390]).max() <= EXACT
    assert output.rows.shape == (385, 4) and logits.rows.shape == (385, 5) and logits.names == tuple("abcde")
    assert not (output.rows.flags.writeable or logits.rest.flags.writeable)


def test_they_are_the_ledgers_rows_times_the_secant() -> None:
    trace = a_run(cell("lstm"), 30)
    record = trace.layers[0]
    found = output_shares(record, 29)
    assert found is not None and not found.rest.any()
    c = record["c"][29]
    np.testing.assert_allclose(found.rows, ledger(record, 29).shares * record["o"][29] * np.tanh(c) / c, rtol=1e-14)
    said = logit_shares(trace, 29)
    assert said is not None and trace.readout is not None
    np.testing.assert_array_equal(said.rest, trace.readout.b)


def test_a_memory_of_nothing_is_divided_up_by_the_slope() -> None:
    """+1 and −1 have left 0: each still has its share, which the secant's limit gives."""
    holds = tuple(Hold(0, name, (0, 1, 2, 3), (0, None), (value,)) for name, value in (("f", 1.0), ("o", 0.5)))
    holds += tuple(Hold(0, "c", (0, 1, 2, 3), (k, k + 1), (0.0,)) for k in (0,))
    holds += tuple(Hold(0, "added", (0, 1, 2, 3), (k, k + 1), (sign,)) for k, sign in ((1, 1.0), (2, -1.0)))
    found = output_shares(a_run(cell("lstm"), 3, holds=holds).layers[0], 2)
    assert found is not None
    assert found.rows[:, 0].tolist() == [0, 0, 0.5, -0.5] and not found.value.any()


def test_what_was_set_by_hand_after_the_memory_is_no_tokens() -> None:
    trace = a_run(cell("lstm"), 9, holds=(Hold(0, "h", (1,), (8, 9), (0.75,)),))
    found, said = output_shares(trace.layers[0], 8), logit_shares(trace, 8)
    assert found is not None and said is not None and trace.logits is not None
    assert found.rest.tolist() == [0, 0.75, 0, 0] and not found.rows[:, 1].any()
    assert np.abs(said.rows.sum(axis=0) + said.rest - trace.logits[8]).max() <= EXACT


def test_where_there_are_none() -> None:
    trace = a_run(cell("gru"), 3)
    assert logit_shares(Network((trace.layers[0].layer,)).run(trace.inputs, "abc"), 2) is None
    assert output_shares(a_run(own("h = o * sigmoid(c)"), 3).layers[0], 2) is None, "σ(0) is not 0"
    assert logit_shares(a_run(own("h = o * tanh(c + x1)"), 3), 2) is None


@settings(max_examples=30)
@given(lessons(), st.data())
def test_they_add_up_in_any_lesson(lesson: Lesson, data: st.DataObject) -> None:
    try:
        trace = run(lesson)
    except LessonError:
        return
    step = data.draw(st.integers(0, trace.steps - 1))
    if np.abs(keep_factors(trace.layers[-1])).max() > 1:
        return
    for found in (output_shares(trace.layers[-1], step), logit_shares(trace, step)):
        if found is not None:
            parts = np.abs(found.rows).sum(axis=0).max() + np.abs(found.rest).max()
            assert np.abs(found.rows.sum(axis=0) + found.rest - found.value).max() <= EXACT * max(1, parts)
