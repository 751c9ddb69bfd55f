"""What is worth trying: the effect that is said of a gate is the one it has, in every cell."""

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.interventions import interventions, interventions_at
from simulator.cells import cells
from simulator.lessons.builtin import find
from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec
from tests.ui.film.films import random_lesson


@pytest.mark.parametrize("key", cells())
def test_setting_it_moves_the_memory_as_far_as_is_said(key: str) -> None:
    lesson = random_lesson(key, 3)
    trace = run(lesson)
    found = interventions(trace)
    assert len(found) == 3 and len({each.step for each in found}) == 3 and len({each.unit for each in found}) == 3
    state = trace.layers[0].layer.cell.memory.state
    for each in found:
        hold = HoldSpec(0, each.quantity, units=(each.unit,), values=(each.value,), start=each.step, stop=each.step + 1)
        after = run(with_hold(lesson, hold).lesson)
        moved = np.abs(after.layers[0][state][each.step] - trace.layers[0][state][each.step])
        assert moved[each.unit] == pytest.approx(each.effect, rel=1e-5, abs=1e-9)
        strongest = interventions_at(trace, 0, each.unit, each.step)[0]
        assert strongest == each


def test_the_sentence_is_moved_most_where_rafsun_takes_the_place_of_jenny() -> None:
    trace = run(find("jenny-rafsun"))
    first, second, _ = interventions(trace)
    assert (first.step, first.unit) == (11, 0)
    assert (second.step, second.unit, second.quantity, second.value) == (1, 1, "i", 0.0)
    assert {each.quantity for each in interventions_at(trace, 0, 0, 11)} == {"f", "i"}


@pytest.mark.parametrize("key", ["rnn", "lstm", "gru"])
def test_where_a_step_is_left_out_there_is_nothing_to_set(key: str) -> None:
    trace = run(replace(random_lesson(key, 3), skipped=(1,)))
    assert not any(interventions_at(trace, 0, unit, 1) for unit in range(3)) and interventions_at(trace, 0, 0, 2)
    assert 1 not in {each.step for each in interventions(trace, most=5)}


def test_what_is_set_by_hand_is_not_tried_again() -> None:
    lesson = find("jenny-rafsun")
    held = with_hold(lesson, HoldSpec(0, "f", units=(0,), values=(1.0,), start=11, stop=12)).lesson
    assert [each.quantity for each in interventions_at(run(held), 0, 0, 11)] == ["i"]
    shown = with_hold(lesson, HoldSpec(0, "added", units=(0,), values=(0.5,), start=11, stop=12)).lesson
    assert interventions_at(run(shown), 0, 0, 11) == (), "the input gate acts through what is added, which is held"
