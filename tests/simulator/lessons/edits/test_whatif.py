"""What-if edits: each does the one thing it says, to the number, and can be taken back by itself."""

import math

import numpy as np
import pytest

from simulator.cells import cells
from simulator.cells.memory import bias_behind
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.changes import Change, changes, without
from simulator.lessons.edits.tokens import with_token_before
from simulator.lessons.edits.whatif import (
    hold_on,
    keep_bias,
    keep_bias_of,
    with_hold,
    with_initial,
    with_keep_bias,
    with_masked,
    with_skipped,
    with_weight,
    without_hold,
)
from simulator.lessons.file import dumps, loads
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, LessonError
from simulator.text.tokens import Numbers

JENNY = builtin_lessons()["jenny-rafsun"]
DRAWN = builtin_lessons()["random-stack"]


def test_a_held_gate_changes_nothing_before_it() -> None:
    after = with_hold(JENNY, HoldSpec(0, "f", units=(0,), values=(1.0,), start=11, stop=12)).lesson
    before, held = run(JENNY), run(after)
    assert before.layers[0].rows[:12].tobytes() == held.layers[0].rows[:12].tobytes()
    assert held.layers[0]["f"][11, 0] == 1.0 and before.layers[0]["f"][11, 0] < 0.01
    assert (after.title, after.about) == (JENNY.title, JENNY.about)
    assert loads(dumps(after)) == after


def test_another_value_takes_the_place_of_a_hold_and_release_takes_it_away() -> None:
    once = with_hold(JENNY, HoldSpec(0, "f", units=(0,), values=(1.0,), start=11)).lesson
    twice = with_hold(once, HoldSpec(0, "f", units=(0,), values=(0.5,), start=11)).lesson
    assert [hold.values for hold in twice.holds] == [(0.5,)]
    also = with_hold(twice, HoldSpec(0, "f", values=(0.25,), start=12, stop=13)).lesson
    assert (hold_on(also, 0, "f", 0, 12), hold_on(also, 0, "f", 0, 13), hold_on(also, 0, "f", 1, 13)) == (1, 0, None)
    assert hold_on(also, 1, "f", 0, 12) is None
    assert without_hold(without_hold(also, 1), 0).lesson == JENNY
    with pytest.raises(LessonError, match="no step 99"):
        with_hold(JENNY, HoldSpec(0, "f", values=(1.0,), start=99))


def test_an_initial_state_is_where_the_run_begins() -> None:
    after = with_initial(JENNY, 0, "c", (1,), 2.5).lesson
    assert run(after).layers[0]["c_prev"][0].tolist() == [0.0, 2.5, 0.0]
    assert with_initial(after, 0, "c", (), 0.0).lesson == JENNY
    with pytest.raises(LessonError, match="initial"):
        with_initial(JENNY, 0, "q", (), 1.0)


def test_masks() -> None:
    after = with_masked(with_masked(JENNY, 11, True), 2, True).lesson
    assert after.masked == (2, 11)
    assert not run(after).inputs[[2, 11]].any()
    assert with_masked(with_masked(after, 2, False), 11, False).lesson == JENNY


def test_one_weight_is_another_number_and_the_story_goes() -> None:
    after = with_weight(JENNY, 0, "W_f", (0, 1), -12.5).lesson
    was, now = (resolve(lesson).layers[0].weights for lesson in (JENNY, after))
    assert np.argwhere(np.array(was["W_f"]) != np.array(now["W_f"])).tolist() == [[0, 1]]
    assert {name for name in was if was[name] is not now[name]} == {"W_f"}
    assert now["W_f"][0][1] == -12.5  # type: ignore[index]
    assert after.about == "" and after.origin == JENNY.origin and after.layers[0].unit_names  # still set by hand
    with pytest.raises(LessonError):
        with_weight(JENNY, 0, "b_f", (2,), math.inf)


@pytest.mark.parametrize("key", [key for key in cells() if bias_behind(cells()[key], cells()[key].memory.keep)])
def test_the_keep_bias_leans_every_keep_gate_to_keeping(key: str) -> None:
    rows = tuple((float(k % 3), 0.5) for k in range(5))
    lesson = Lesson(title="t", sequence=Numbers(rows), layers=(LayerSpec(key, 3),))
    more = with_keep_bias(lesson, 0, 9.0).lesson
    assert keep_bias(more, 0) == pytest.approx(9.0)
    gate = cells()[key].memory.keep
    assert gate is not None
    assert (run(more).layers[0][gate][0] > run(lesson).layers[0][gate][0]).all()
    assert (run(more).layers[0][gate] > 0.99).all()


def test_a_gate_that_says_how_much_to_replace_counts_the_other_way() -> None:
    gru, lstm, rnn = (
        Lesson(title="t", sequence=Numbers(((1.0,),)), layers=(LayerSpec(key, 3),)) for key in ("gru", "lstm", "rnn")
    )
    assert keep_bias_of(gru, 0) == ("b_z", 1)
    assert keep_bias_of(lstm, 0) == ("b_f", 1)
    assert keep_bias_of(rnn, 0) is None and keep_bias(rnn, 0) is None
    with pytest.raises(LessonError, match="no gate that keeps"):
        with_keep_bias(rnn, 0, 1.0)


def test_a_step_is_left_out_or_computed_again_and_never_masked_too() -> None:
    masked = with_masked(JENNY, 2, True)
    skipped = with_skipped(with_skipped(masked, 11, True), 2, True).lesson
    assert (skipped.masked, skipped.skipped) == ((), (2, 11))
    assert with_masked(skipped, 11, True).lesson.skipped == (2,)
    assert with_skipped(with_skipped(skipped, 2, False), 11, False).lesson == JENNY
    after, before = run(skipped, after=run(JENNY)), run(skipped)
    for one, other in zip(after.layers, before.layers, strict=True):
        np.testing.assert_array_equal(one.rows, other.rows)
    assert changes(skipped, JENNY) == (Change("skipped", 2), Change("skipped", 11))
    assert without(skipped, JENNY, Change("skipped", 11)).lesson.skipped == (2,)
    moved = with_token_before(skipped, 0, "Jenny").lesson
    assert moved.skipped == (3, 12)
