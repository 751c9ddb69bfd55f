"""The measures are exact identities of the run, and tell nothing that is not in the trace."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.analysis import measures
from simulator.analysis.measures import (
    RunningHalfLives,
    half_lives,
    half_lives_of_keep,
    half_lives_so_far,
    keep_gate,
    memory_account,
    per_step,
    per_unit,
    saturation,
    steps_to_half,
)
from simulator.cells import cells
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, LessonError
from simulator.network.trace import LayerTrace
from simulator.text.tokens import Numbers
from tests.simulator.random_lessons import lessons

JENNY = run(builtin_lessons()["jenny-rafsun"]).layers[0]
GRU = run(builtin_lessons()["same-in-a-gru"]).layers[0]
RNN = run(builtin_lessons()["simple-rnn"]).layers[0]


def held_gate(*values: float) -> LayerTrace:
    """One LSTM unit whose forget gate takes these values, one a step."""
    holds = tuple(HoldSpec(0, "f", values=(value,), start=k, stop=k + 1) for k, value in enumerate(values))
    rows = tuple((0.0,) for _ in values)
    layer = LayerSpec("lstm", 1, initialiser="zeros")
    return run(Lesson(title="t", sequence=Numbers(rows), layers=(layer,), holds=holds)).layers[0]


@given(lessons())
def test_kept_and_added_are_the_new_memory_to_the_bit(lesson: Lesson) -> None:
    try:
        trace = run(lesson)
    except LessonError:
        return
    for at, layer in enumerate(trace.layers):
        account = memory_account(layer)
        state = layer.layer.cell.memory.state
        held = [hold for hold in lesson.holds if (hold.layer, hold.quantity) == (at, state)]
        rest = account.new - (account.kept + account.added)
        assert held or not rest.any()
        assert np.array_equal(account.by_hand, rest)
        assert np.array_equal(account.old[1:], account.new[:-1])
        assert np.array_equal(account.forgotten, account.old - account.kept)
        assert {part.shape for part in vars(account).values()} == {account.new.shape}
        assert {part.dtype for part in vars(account).values()} == {np.dtype(lesson.dtype)}
        assert not any(part.flags.writeable for part in vars(account).values())


@pytest.mark.parametrize("key", [key for key, cell in cells().items() if cell.memory.keep])
def test_what_is_kept_is_the_keep_gate_times_the_old_memory(key: str) -> None:
    rows = tuple(map(tuple, np.random.default_rng(1).standard_normal((50, 3)).tolist()))
    layer = run(Lesson(title="t", sequence=Numbers(rows), layers=(LayerSpec(key, 8, seed=2),))).layers[0]
    account = memory_account(layer)
    gate = keep_gate(layer)
    assert gate is not None and np.allclose(account.kept, gate * account.old, rtol=1e-15, atol=0)
    assert account.added.any() and not account.by_hand.any()


def test_a_simple_rnn_keeps_nothing_and_writes_all() -> None:
    account = memory_account(RNN)
    assert not account.kept.any()
    assert np.array_equal(account.forgotten, RNN["h_prev"])
    assert np.array_equal(account.added, RNN["h"])
    assert half_lives(RNN).tolist() == [0, 0]
    assert steps_to_half(RNN, 3).tolist() == [1, 1]
    assert steps_to_half(RNN, RNN.steps - 1).tolist() == [math.inf, math.inf]


def test_a_memory_set_by_hand_is_accounted_for() -> None:
    lesson = builtin_lessons()["worked-example"]
    layer = run(replace(lesson, holds=(HoldSpec(0, "c", values=(1.0, 2.0, 4.0), start=1, stop=2),))).layers[0]
    account = memory_account(layer)
    assert account.new[1].tolist() == [1, 2, 4]
    assert np.argwhere(account.by_hand.any(axis=1)).ravel().tolist() == [1]


def test_jennys_gender_is_forgotten_at_rafsun() -> None:
    account = memory_account(JENNY)
    assert account.forgotten[11].round(3).tolist() == [0.992, 0.0, 0.0]
    assert account.added[11].round(3).tolist() == [-0.995, 0.0, 0.1]
    assert per_step(account).added[11].round(3) == 1.094
    assert per_step(account).kept.shape == (20,)
    assert per_unit(account).added.round(2).tolist() == [1.99, 0.99, 1.99]
    assert np.allclose(per_unit(account).forgotten, np.abs(account.forgotten).sum(axis=0))


def test_saturated_gates_are_counted_gate_by_gate() -> None:
    by_gate = {found.gate: found for found in saturation(JENNY)}
    assert list(by_gate) == ["f", "i", "o"]
    assert by_gate["f"].low.tolist() == [0.1, 0, 0]
    assert by_gate["f"].high.tolist() == [0.9, 1, 1]
    assert by_gate["i"].high.tolist() == [0.1, 0.05, 1]
    assert [found.gate for found in saturation(GRU)] == ["r", "z"]
    assert saturation(RNN) == ()
    assert saturation(held_gate(0.1, 0.9, 0.5))[0].low.tolist() == [0], "the bounds themselves are not saturated"


@pytest.mark.parametrize(
    ("keep", "steps"),
    [(0.5, 1), (1 / (1 + math.exp(-1)), 2.21), (0.9, 6.58), (0.95, 13.5), (0.99, 69.0), (0.999, 693)],
)
def test_half_lives_of_constant_gates(keep: float, steps: float) -> None:
    assert half_lives_of_keep(np.array([keep]))[0] == pytest.approx(steps, rel=2e-3)
    assert half_lives(held_gate(*[keep] * 5))[0] == pytest.approx(steps, rel=2e-3)


@pytest.mark.parametrize("open_above", [0.0, 0.5])
def test_half_lives_so_far_are_those_of_the_run_up_to_there(open_above: float) -> None:
    for trace in (JENNY, GRU, RNN):
        found = half_lives_so_far(trace, open_above)
        for step in (0, 3, trace.steps - 1):
            assert found[step] == pytest.approx(half_lives(trace.part(0, step + 1), open_above))


def test_half_lives_at_the_ends() -> None:
    assert half_lives_of_keep(np.array([[0.0, 1.0], [-0.5, 1.5]])).tolist() == [[0, math.inf], [0, math.inf]]


def test_the_half_life_takes_the_geometric_mean() -> None:
    layer = held_gate(0.25, 1.0)
    assert half_lives(layer)[0] == pytest.approx(1), "0.5 is the geometric mean, 0.625 the arithmetic one"
    assert half_lives(held_gate(0.0, 1.0))[0] == 0
    assert half_lives(held_gate(1.0, 1.0))[0] == math.inf


def test_the_half_life_while_the_gate_is_open() -> None:
    assert half_lives(JENNY, open_above=0.5) == pytest.approx([2066.59] * 3, abs=0.01), "ln ½ / ln σ(8)"
    assert half_lives(JENNY)[0] < 1
    assert half_lives(held_gate(0.2, 0.3), open_above=0.5).tolist() == [0]


@given(st.lists(st.floats(0, 1), min_size=2, max_size=12), st.data())
def test_steps_to_half_are_counted_in_the_run_itself(gates: list[float], data: st.DataObject) -> None:
    step = data.draw(st.integers(0, len(gates) - 1))
    left, expected = 1.0, math.inf
    for k, gate in enumerate(gates[step + 1 :], start=1):
        left *= gate
        if left <= 0.5:
            expected = k
            break
    assert steps_to_half(held_gate(*gates), step).tolist() == [expected]


@pytest.mark.parametrize("open_above", [0.0, 0.5])
@pytest.mark.parametrize("layer_trace", [JENNY, GRU, RNN])
def test_half_lives_for_one_step_after_the_other_are_those_for_all(
    layer_trace: LayerTrace, open_above: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "BLOCK", 7)
    running, found = RunningHalfLives(layer_trace, open_above), half_lives_so_far(layer_trace, open_above)
    for step in (3, layer_trace.steps - 1, 0, 7, 6):
        np.testing.assert_allclose(running.at(step), found[step], rtol=1e-12)
    assert (running.at(-1)[np.isfinite(running.at(-1))] == 0.0).all()
