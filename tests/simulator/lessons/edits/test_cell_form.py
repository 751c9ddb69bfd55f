"""A layer in another form: the same run where the forms are one network, and the same names where they are not."""

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.cells import cells
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.cell_form import forms, relation, with_form
from simulator.lessons.file import dumps, loads
from simulator.lessons.origin_words import describe_origin, origin_of_layer
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, LessonError
from simulator.text.tokens import Numbers

ROWS = tuple(map(tuple, np.random.default_rng(2).normal(size=(9, 3)).tolist()))
PAIRS = [(a, b) for a in cells() for b in forms(a) if a != b]


def lesson(key: str, **changes: object) -> Lesson:
    made = Lesson(title="t", sequence=Numbers(ROWS), layers=(LayerSpec(key, 4, seed=3), LayerSpec("rnn", 2)))
    return replace(made, **changes)


@pytest.mark.parametrize(("a", "b"), PAIRS, ids=[f"{a} as {b}" for a, b in PAIRS])
def test_the_run_stays_where_the_forms_are_one_network(a: str, b: str) -> None:
    before, after = run(lesson(a)), with_form(lesson(a), 0, b).lesson
    assert after.layers[0].cell == b and loads(dumps(after)) == after
    apart = np.abs(before.layers[0]["h"] - run(after).layers[0]["h"]).max()
    if relation(a, b).relation in ("equivalent", "special case"):
        assert apart < 1e-12
        assert "written as" in describe_origin(origin_of_layer(after.layers[0]))
    else:
        assert "called the same" in describe_origin(origin_of_layer(after.layers[0]))
        old, new = resolve(lesson(a)).layers[0].weights, resolve(after).layers[0].weights
        assert all(new[name] == old[name] for name in old if name in new and name not in ("b_n", "b_in"))


def test_what_is_held_of_z_turns_with_it() -> None:
    holds = (HoldSpec(0, "z", values=(0.25,), start=4), HoldSpec(0, "a_z", units=(1,), values=(1.5,), stop=2))
    held = lesson("gru", holds=holds)
    after = with_form(held, 0, "gru-replace").lesson
    assert [hold.values for hold in after.holds] == [(0.75,), (-1.5,)]
    assert np.abs(run(held).layers[0]["h"] - run(after).layers[0]["h"]).max() < 1e-12
    assert with_form(after, 0, "gru").lesson.holds == held.holds


def test_there_and_back_are_the_same_weights() -> None:
    jenny = builtin_lessons()["same-in-a-gru"]
    back = with_form(with_form(jenny, 0, "gru-replace"), 0, "gru").lesson
    assert back.layers[0].weights == jenny.layers[0].weights
    assert back.layers[0].unit_names == jenny.layers[0].unit_names


def test_chrono_goes_where_there_is_no_gate_to_set() -> None:
    made = lesson("lstm", layers=(LayerSpec("lstm", 4, initialiser="chrono"),))
    assert with_form(made, 0, "lstm-1997").lesson.layers[0].initialiser == "pytorch"


def test_forms_are_those_of_the_family_and_those_that_can_be_converted() -> None:
    assert {"lstm", "lstm-peephole", "lstm-1997", "lstm-coupled"} == set(forms("lstm"))
    assert "gru" in forms("rnn") and "lstm" not in forms("gru")
    assert forms("mine") == ()
    with pytest.raises(LessonError, match="no other forms"):
        with_form(lesson("gru"), 0, "mine")
