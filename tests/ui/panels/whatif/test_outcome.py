"""What came of an experiment, in a sentence: a gate that differs where no state does is not “the same”."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_layer
from simulator.lessons.edits.whatif import with_hold, with_masked
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson
from tests.ui.film.films import random_lesson
from ui.panels.whatif.outcome import Outcome

JENNY = find("jenny-rafsun")


def words(before: Lesson, after: Lesson) -> str:
    one, other = run(before), run(after)
    return Outcome.of(one, other).describe(other)


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_a_gate_over_an_empty_memory_differs_and_no_state_does(qapp: QApplication, value: float) -> None:
    held = with_hold(JENNY, HoldSpec(0, "f", units=(0,), values=(value,), start=0, stop=1)).lesson
    assert words(JENNY, held) == "No state differs, but forget gate f of gender in layer 1 at “I” (1) does."
    one, other = run(JENNY), run(held)
    place = Outcome.of(one, other).place
    assert place is not None and (place.step, place.quantity) == (0, "f")


def test_states_that_differ_but_for_rounding_do_not_hide_a_gate(qapp: QApplication) -> None:
    lesson = replace(random_lesson("lstm", 2), holds=(HoldSpec(0, "c", units=(), values=(1e-12,), start=0, stop=1),))
    for start in (1, 2, 3):  # the memory is next to nothing, and nothing is written
        lesson = replace(
            lesson, holds=(*lesson.holds, HoldSpec(0, "added", units=(), values=(0.0,), start=start, stop=start + 1))
        )
    other = replace(lesson, holds=(*lesson.holds, HoldSpec(0, "f", units=(), values=(0.0,), start=1, stop=2)))
    told = words(lesson, other)
    assert (
        told.startswith("No state differs by more than ")
        and "forget gate f of unit 1 in layer 1 at “two” (2) does." in told
    )
    masked = with_masked(find("worked-example"), 2, True).lesson
    assert "what enters" in words(find("worked-example"), masked)


def test_the_same_is_said_of_all_that_both_have(qapp: QApplication) -> None:
    assert words(JENNY, JENNY) == "The two runs have the same numbers."
    single = random_lesson("lstm", 2)
    assert words(single, with_layer(single, 0, units=3).lesson) == "No number that both runs have differs."
    turned = with_layer(single, 0, cell="gru").lesson
    assert words(single, turned).startswith("First difference: ")
