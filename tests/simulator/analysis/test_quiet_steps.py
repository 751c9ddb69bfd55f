"""Quiet steps: at them a network does what it did a step before."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.telling_steps import LEAST_CHANGE, quiet_steps
from simulator.lessons.builtin import find
from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec
from simulator.network.trace import Trace


def trace_of(key: str) -> Trace:
    return run(find(key))


def test_words_that_only_count_on_are_quiet_and_those_that_write_are_not() -> None:
    trace = trace_of("jenny-rafsun")
    quiet = {trace.tokens[step] for step in np.flatnonzero(quiet_steps(trace))}
    assert {"very", "good", "girl", "boy"} <= quiet
    assert quiet.isdisjoint({"I", "love", "Jenny", "Rafsun"})
    loud = np.flatnonzero(~quiet_steps(trace)).tolist()
    assert {trace.tokens.index("Jenny"), trace.tokens.index("Rafsun"), 0} <= set(loud)


@pytest.mark.parametrize("key", ["jenny-rafsun", "same-in-a-gru", "simple-rnn", "random-stack", "four-beats"])
def test_it_is_quiet_just_where_gates_and_what_is_added_stay(key: str) -> None:
    trace = trace_of(key)
    for step, quiet in enumerate(quiet_steps(trace).tolist()):
        stays = step > 0
        for layer in trace.layers if step else ():
            cell = layer.layer.cell
            names = [*cell.gates, *([cell.memory.write] if cell.memory.write else [])] or list(cell.states)
            for name in names:
                values = np.asarray(layer[name], np.float64)
                change = float(np.abs(values[step] - values[step - 1]).max())
                stays &= change <= LEAST_CHANGE * float(np.abs(values).max())
        assert quiet == stays


def test_a_step_at_which_something_is_held_is_not_quiet_and_nor_is_the_next() -> None:
    lesson = find("jenny-rafsun")
    assert quiet_steps(run(lesson))[7] and quiet_steps(run(lesson))[8] and quiet_steps(run(lesson))[9]
    held = with_hold(lesson, HoldSpec(0, "f", start=7, stop=8, units=(0,), values=(1.0,)))
    quiet = quiet_steps(run(held))
    assert not quiet[7] and not quiet[8] and quiet[9]


@pytest.mark.parametrize("key", ["jenny-rafsun", "simple-rnn"])
def test_of_steps_that_are_left_out_the_first_is_not_quiet_nor_the_next_that_is_computed(key: str) -> None:
    lesson = find(key)
    left_out = (6, 7, 8)
    quiet = quiet_steps(run(replace(lesson, skipped=left_out)))
    assert quiet[6:10].tolist() == [False, True, True, False]


def test_they_are_found_once_for_a_run_which_is_let_go_again() -> None:
    trace = trace_of("four-beats")
    assert quiet_steps(trace) is quiet_steps(trace)
    gone = weakref.ref(trace)
    del trace
    gc.collect()
    assert gone() is None
