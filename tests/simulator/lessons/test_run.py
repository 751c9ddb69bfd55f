"""A lesson is built and run as it is written."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.run import build, inputs, run
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, LessonError, ReadoutSpec
from simulator.network.initialisers import initialise
from simulator.text.embedding import OneHot, Table
from simulator.text.tokens import Characters, Numbers, Words, sequence_tokens
from tests.simulator.random_lessons import lessons

TABLE = Table(("Jenny", "1"), {"Jenny": (1.0, 1.0)}, (0.0, 1.0))
LESSON = Lesson(
    title="t", sequence=Words("I, Jenny"), embedding=TABLE,
    layers=(LayerSpec("lstm", 2, seed=5), LayerSpec("rnn", 1)),
)  # fmt: skip


def first_state(lesson: Lesson) -> str:
    return cells_of(lesson)[lesson.layers[0].cell].states[0]


def test_tokens_and_what_enters() -> None:
    assert sequence_tokens(LESSON.sequence) == ("I", ",", "Jenny")
    vectors, names = inputs(LESSON)
    assert vectors.tolist() == [[0, 1], [0, 1], [1, 1]]
    assert names == ("Jenny", "1")


def test_characters_and_one_hot() -> None:
    lesson = replace(LESSON, sequence=Characters("aba"), embedding=OneHot())
    assert sequence_tokens(lesson.sequence) == ("a", "b", "a")
    assert inputs(lesson)[0].tolist() == [[1, 0], [0, 1], [1, 0]]


def test_number_rows_enter_as_they_are() -> None:
    lesson = replace(LESSON, sequence=Numbers(((1.0, 0.5), (-1.0, 0.0)), ("x", "y")), embedding=None)
    assert sequence_tokens(lesson.sequence) == ("1 0.5", "−1 0")
    assert run(lesson).inputs.tolist() == [[1, 0.5], [-1, 0]]
    assert run(lesson).input_names == ("x", "y")


def test_weights_are_drawn_from_each_layers_own_seed() -> None:
    network = build(LESSON)
    first, second = network.layers
    expected = initialise(first.cell, 2, 2, "pytorch", 5)
    assert all(np.array_equal(first.weights[name], expected[name]) for name in expected)
    assert (first.inputs, first.units, second.inputs, second.units) == (2, 2, 2, 1)


def test_a_given_network_is_built_as_given() -> None:
    weights = {"W_h": ((1.0, 2.0),), "U_h": ((0.5,),), "b_h": (-1.0,)}
    layer = LayerSpec("rnn", 1, ("only",), weights=weights, initial={"h": (0.25,)})
    readout = ReadoutSpec(W=((1.0,), (-1.0,)), b=(0.0, 0.5), names=("she", "he"))
    trace = run(replace(LESSON, layers=(layer,), readout=readout))
    built = trace.layers[0].layer
    assert {name: value.tolist() for name, value in built.weights.items()} == {
        "W_h": [[1, 2]],
        "U_h": [[0.5]],
        "b_h": [-1],
    }
    assert built.unit_names == ("only",)
    assert trace.layers[0]["h"][0, 0] == np.tanh(1 * 0 + 2 * 1 + 0.5 * 0.25 - 1)
    assert trace.outputs is not None and np.allclose(trace.outputs.sum(axis=1), 1)


def test_holds_of_all_units_and_of_one() -> None:
    holds = (HoldSpec(0, "f", values=(0.5,), start=1), HoldSpec(0, "i", units=(1,), values=(0.25,), stop=2))
    layer = run(replace(LESSON, holds=holds)).layers[0]
    assert (layer["f"][1:] == 0.5).all() and (layer["f"][0] != 0.5).all()
    assert (layer["i"][:2, 1] == 0.25).all() and layer["i"][2, 1] != 0.25
    assert layer.held_units("i", 0).tolist() == [False, True]


def test_idealised_gates_and_single_precision() -> None:
    trace = run(replace(LESSON, idealised=True, dtype="float32"))
    assert trace.idealised and set(np.unique(trace.layers[0]["f"])) <= {0.0, 1.0}
    assert trace.layers[0].record.dtype == np.float32


def test_a_memory_that_grows_without_end_is_told() -> None:
    lesson = Lesson(
        title="t", sequence=Words("a " * 40), embedding=TABLE, layers=(LayerSpec("lstm", 1),),
        holds=(HoldSpec(0, "f", values=(1e15,)), HoldSpec(0, "added", values=(1.0,))),
    )  # fmt: skip
    with pytest.raises(LessonError, match="kept of unit 0 stops being finite at step 21") as caught:
        run(lesson)
    assert caught.value.field == "layers"


@given(lessons())
def test_every_sound_lesson_runs_or_says_where_it_grows_beyond_all_numbers(lesson: Lesson) -> None:
    try:
        trace = run(lesson)
    except LessonError as error:
        assert "stops being finite" in error.problem
        return
    assert trace.tokens == sequence_tokens(lesson.sequence)
    assert len(trace.layers) == len(lesson.layers)
    assert all(np.isfinite(layer.without_skipped().record).all() for layer in trace.layers)
    for hold in lesson.holds[-1:]:
        held = [step for step in range(trace.steps)[hold.start : hold.stop] if step not in lesson.skipped]
        values = trace.layers[hold.layer][hold.quantity][held]
        assert (values[:, list(hold.units) or slice(None)] == np.array(hold.values, lesson.dtype)).all()
    assert (trace.outputs is None) == (lesson.readout is None)


def test_nothing_of_a_masked_token_enters() -> None:
    masked = run(replace(LESSON, masked=(2,)))
    assert masked.inputs.tolist() == [[0, 1], [0, 1], [0, 0]]
    assert masked.tokens == run(LESSON).tokens
    numbers = Lesson(title="t", sequence=Numbers(((1.0,), (2.0,))), layers=(LayerSpec("rnn", 1),), masked=(0,))
    assert inputs(numbers)[0].tolist() == [[0], [2]]


@given(lessons(), st.data())
def test_a_run_after_an_edit_equals_a_full_one_to_the_bit(lesson: Lesson, data: st.DataObject) -> None:
    """Whatever an edit changes: holds, masks, weights, initial states, precision."""
    first, last = lesson.layers[0], lesson.layers[-1]
    changed = replace(first, seed=1, weights=None, initial={first_state(lesson): (0.25,) * first.units})
    edits = [
        {"holds": lesson.holds[1:]}, {"holds": lesson.holds[:-1]}, {"holds": lesson.holds[::-1]}, {"masked": (0,)},
        {"idealised": not lesson.idealised}, {"layers": (changed, *lesson.layers[1:])}, {"layers": lesson.layers[:1]},
        {"layers": (*lesson.layers[:-1], replace(last, seed=2, weights=None))}, {},
        {"dtype": "float32" if lesson.dtype == "float64" else "float64"},
    ]  # fmt: skip
    after = replace(lesson, readout=None, **data.draw(st.sampled_from(edits)))
    after = replace(after, holds=tuple(hold for hold in after.holds if hold.layer < len(after.layers)))
    try:
        before, full = run(lesson), run(after)
    except LessonError:
        return
    partial = run(after, after=before)
    for mine, whole in zip(partial.layers, full.layers, strict=True):
        assert mine.rows.tobytes() == whole.rows.tobytes()
        assert mine.holds == whole.holds
    assert partial.inputs.tobytes() == full.inputs.tobytes()


def test_layers_below_what_was_changed_are_taken_over_as_they_are() -> None:
    layers = tuple(LayerSpec("lstm", 4, seed=k) for k in range(3))
    lesson = replace(LESSON, layers=layers, readout=None, holds=())
    before = run(lesson)
    for at in range(3):
        after = replace(lesson, layers=(*layers[:at], replace(layers[at], seed=9), *layers[at + 1 :]))
        found, full = run(after, after=before), run(after)
        taken = [mine is old for mine, old in zip(found.layers, before.layers, strict=True)]
        assert taken == [True] * at + [False] * (3 - at)
        assert all(np.array_equal(mine.rows, whole.rows) for mine, whole in zip(found.layers, full.layers, strict=True))
    held = replace(lesson, holds=(HoldSpec(1, "f", values=(1.0,), start=1),))
    found, full = run(held, after=before), run(held)
    assert found.layers[0] is before.layers[0]
    assert all(np.array_equal(mine.rows, whole.rows) for mine, whole in zip(found.layers, full.layers, strict=True))


def test_a_sequence_that_only_changes_a_zeros_sign_is_another() -> None:
    """0 and -0 are equal, and have other labels and other bits."""
    layers = (LayerSpec("rnn", 1),)
    one, other = (Lesson(title="t", sequence=Numbers(((zero,),)), layers=layers) for zero in (0.0, -0.0))
    assert one == other and (sequence_tokens(one.sequence), sequence_tokens(other.sequence)) == (("0",), ("−0",))
    assert run(other, after=run(one)).layers[0].inputs.tobytes() == run(other).layers[0].inputs.tobytes()
