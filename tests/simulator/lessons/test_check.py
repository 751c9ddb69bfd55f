"""What could not be run, shown or saved is refused with its field, before anything is run."""

from typing import Any

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, LessonError, ReadoutSpec
from simulator.text.embedding import OneHot, Random, Table
from simulator.text.tokens import Characters, Numbers, Words

LSTM = LayerSpec("lstm", 2)
RNN = LayerSpec("rnn", 1, weights={"W_h": ((1.0, 2.0),), "U_h": ((0.5,),), "b_h": (0.0,)})
LESSON = Lesson(
    title="Two layers", sequence=Words("a b c"), embedding=Random(3), layers=(LSTM, RNN),
    readout=ReadoutSpec(W=((1.0,), (2.0,)), b=(0.0, 0.0), names=("she", "he")),
    holds=(HoldSpec(0, "f", values=(0.5, 0.6), start=1, stop=2),), notes={2: "c"},
)  # fmt: skip


def with_first(**changes: Any) -> Lesson:
    return replace(LESSON, layers=(replace(LSTM, **changes), RNN))


def with_second(**changes: Any) -> Lesson:
    return replace(LESSON, layers=(LSTM, replace(RNN, **changes)))


def with_weights(**changes: Any) -> Lesson:
    assert RNN.weights is not None
    weights = {**RNN.weights, **changes}
    return with_second(weights={name: given for name, given in weights.items() if given is not None})


def with_hold(**changes: Any) -> Lesson:
    return replace(LESSON, holds=(*LESSON.holds, replace(LESSON.holds[0], **changes)))


def with_readout(**changes: Any) -> Lesson:
    assert LESSON.readout is not None
    return replace(LESSON, readout=replace(LESSON.readout, **changes))


def on_numbers(*rows: tuple[float, ...], **changes: Any) -> Lesson:
    return replace(
        LESSON, sequence=Numbers(rows, **changes), embedding=None, holds=(), notes={}, layers=(LSTM,),
        readout=None,
    )  # fmt: skip


def test_the_lesson_that_the_cases_start_from_is_sound() -> None:
    resolve(LESSON)
    resolve(on_numbers((1.0,), (2.0,)))


TABLE = Table(("x", "y"), {"a": (1.0, 2.0)}, (0.0, 0.0))
CASES = [
    (replace(LESSON, title=" "), "title", "is empty"),
    (replace(LESSON, about="a\x00"), "about", "code 0x0000"),
    (replace(LESSON, sequence=Words("a b c\ud800")), "sequence.text", "code 0xd800"),
    (replace(LESSON, sequence=Words(" ")), "sequence", "There cannot be 0 tokens. Take 1 to 100,000"),
    (replace(LESSON, sequence=Characters("ab" * 50_001)), "sequence", "100,002 tokens"),
    (replace(LESSON, sequence=Characters("ab" * 500_001)), "sequence.text", "1,000,002 characters"),
    (on_numbers(), "sequence", "0 tokens"),
    (on_numbers(()), "sequence", "0 inputs"),
    (on_numbers((1.0, 2.0), (3.0,)), "sequence.rows[1]", "has 1 entry. Give it 2"),
    (on_numbers((1.0, float("nan"))), "sequence.rows[0][1]", "cannot be nan"),
    (on_numbers((1.0,), names=("x", "y")), "sequence.names", "has 2 entries. Give it 1"),
    (replace(on_numbers((1.0,)), embedding=OneHot()), "embedding", "enter as they are"),
    (replace(LESSON, embedding=None), "embedding", "is missing"),
    (replace(LESSON, embedding=Random(0)), "embedding.size", "Take 1 to 4,096"),
    (replace(LESSON, embedding=Random(3, -1)), "embedding.seed", "cannot be -1"),
    (replace(LESSON, embedding=replace(TABLE, default=(0.0,))), "embedding.default", "Give it 2"),
    (replace(LESSON, embedding=replace(TABLE, names=("x", "x"))), "embedding.names[1]", "there twice"),
    (replace(LESSON, embedding=replace(TABLE, vectors={"é": (1.0,)})), "embedding.vectors.é", "Give it 2"),
    (
        replace(LESSON, embedding=replace(TABLE, vectors={"a": (1.0, 2e15)})),
        "embedding.vectors.a[1]",
        "between -1e15 and 1e15",
    ),
    (replace(LESSON, layers=()), "layers", "0 layers. Take 1 to 8"),
    (replace(LESSON, layers=(LSTM,) * 9), "layers", "9 layers"),
    (with_first(cell="lstn"), "layers[0].cell", "Write one of: gru, gru-before, gru-replace"),
    (with_first(units=0), "layers[0].units", "Take 1 to 1,024"),
    (with_first(units=10**30), "layers[0].units", "Take 1 to 1,024"),
    (with_first(unit_names=("a",)), "layers[0].unit_names", "has 1 entry. Give it 2"),
    (with_first(unit_names=("a", "a")), "layers[0].unit_names[1]", "there twice"),
    (with_first(initialiser="he"), "layers[0].initialiser", "Write one of: pytorch"),
    (with_second(initialiser="chrono"), "layers[1].initialiser", "does not suit this cell"),
    (with_first(seed=-3), "layers[0].seed", "cannot be -3"),
    (with_first(seed=2**63), "layers[0].seed", "cannot be 9223372036854775808"),
    (with_first(initial={"d": (1.0, 2.0)}), "layers[0].initial.d", "It has: h, c"),
    (with_first(initial={"c": (1.0,)}), "layers[0].initial.c", "Give it 2"),
    (with_first(initial={"c": (1.0, float("inf"))}), "layers[0].initial.c[1]", "cannot be inf"),
    (with_weights(W_f=((1.0,),)), "layers[1].weights.W_f", "It has: W_h, U_h, b_h"),
    (with_weights(b_h=None), "layers[1].weights.b_h", "is missing. Add it: 1 number"),
    (with_weights(W_h=((1.0,), (2.0,))), "layers[1].weights.W_h", "Give it 1 row of 2 numbers"),
    (with_weights(W_h=((1.0, 2.0), 3.0)), "layers[1].weights.W_h", "another shape"),
    (with_weights(W_h=(1.0, 2.0)), "layers[1].weights.W_h", "another shape"),
    (with_weights(b_h=((1.0,),)), "layers[1].weights.b_h", "another shape"),
    (with_weights(W_h=((1.0, float("-inf")),)), "layers[1].weights.W_h[0][1]", "cannot be -inf"),
    (with_weights(b_h=(float("nan"),)), "layers[1].weights.b_h[0]", "cannot be nan"),
    (with_readout(W=()), "readout.W", "0 rows"),
    (with_readout(W=((1.0,), (2.0, 3.0))), "readout.W[1]", "Give it 1, one for each unit"),
    (with_readout(b=(0.0,)), "readout.b", "Give it 2"),
    (with_readout(b=(0.0, float("nan"))), "readout.b[1]", "cannot be nan"),
    (with_readout(names=("she",)), "readout.names", "Give it 2"),
    (with_readout(kinds=("linear", "linear")), "readout.kinds", "Give it 1, one a group"),
    (with_readout(groups=((0,), (1,)), kinds=("linear",)), "readout.kinds", "Give it 2, one a group"),
    (with_readout(groups=((0,),)), "readout.groups", "each of the outputs 0 to 1"),
    (with_readout(groups=((0, 1), (1,))), "readout.groups", "each of the outputs 0 to 1"),
    (with_readout(groups=((0, 1), ())), "readout.groups", "each of the outputs 0 to 1"),
    (with_hold(layer=2), "holds[1].layer", "There is no layer 2. Layers are 0 to 1"),
    (with_hold(layer=1), "holds[1].quantity", "The cell has no “f”. Write one of: a_h, h"),
    (with_hold(quantity="W_f"), "holds[1].quantity", "The cell has no “W_f”"),
    (with_hold(units=(2,), values=(0.5,)), "holds[1].units", "Units are 0 to 1"),
    (with_hold(units=(-1,), values=(0.5,)), "holds[1].units", "Units are 0 to 1"),
    (with_hold(units=(1, 1)), "holds[1].units[1]", "there twice"),
    (with_hold(values=(1.0, 2.0, 3.0)), "holds[1].values", "Give it 2"),
    (with_hold(units=(0,), values=(1.0, 2.0)), "holds[1].values", "Give it 1"),
    (with_hold(values=(float("nan"),)), "holds[1].values[0]", "cannot be nan"),
    (with_hold(values=()), "holds[1].values", "Give it 2"),
    (with_hold(start=3), "holds[1].start", "There is no step 3. Steps are 0 to 2"),
    (with_hold(start=-1), "holds[1].start", "There is no step -1"),
    (with_hold(stop=1), "holds[1].stop", "write 2 to 3, or leave it out"),
    (with_hold(stop=4), "holds[1].stop", "cannot be 4"),
    (replace(LESSON, minutes=-1), "minutes", "There cannot be -1 minutes. Take 0 to 600"),
    (replace(LESSON, minutes=601), "minutes", "There cannot be 601 minutes"),
    (replace(LESSON, notes={3: "x"}), "notes.3", "Tokens are 0 to 2"),
    (replace(LESSON, notes={-1: "x"}), "notes.-1", "Tokens are 0 to 2"),
    (replace(LESSON, notes={0: "\x07"}), "notes.0", "code 0x0007"),
    (replace(LESSON, layers=(LayerSpec("lstm", 1024),) * 5), "layers", "Up to 33,554,432 fit"),
    (
        replace(LESSON, sequence=Characters("ab" * 50_000), layers=(LayerSpec("lstm", 1024),) * 2, holds=()),
        "layers",
        "409,600,000 numbers would be kept",
    ),
]


@pytest.mark.parametrize(("lesson", "field", "said"), CASES, ids=[f"{case[1]} {case[2]}" for case in CASES])
def test_what_is_wrong_is_named(lesson: Lesson, field: str, said: str) -> None:
    with pytest.raises(LessonError) as caught:
        resolve(replace(lesson, readout=lesson.readout if len(lesson.layers) == 2 else None))
    assert caught.value.field == field
    assert said in str(caught.value)


def test_an_error_tells_file_field_problem_and_remedy() -> None:
    error = LessonError("is missing.", "Add it.", "layers[0].cell").at("my.json")
    assert str(error) == "my.json, layers[0].cell: is missing. Add it."
    assert str(LessonError("All is wrong.", "Start again.")) == "All is wrong. Start again."


@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_the_built_in_lessons_are_sound(key: str) -> None:
    resolve(builtin_lessons()[key])
