"""A lesson is told in lines: what `check` prints for a sound file."""

from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.origin_words import describe_lesson_origin
from simulator.lessons.report import describe
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson
from simulator.text.embedding import OneHot
from simulator.text.tokens import Numbers, Words


def test_a_lesson_with_everything() -> None:
    lesson = builtin_lessons()["worked-example"]
    lines = describe(replace(lesson, idealised=True, masked=(1, 4), storyline=None))
    assert lines[0] == f"title: {lesson.title}"
    assert f"origin: {describe_lesson_origin(lesson)}" in lines
    assert "sequence: 6 tokens (words): by-hand again real-gates write write write" in lines
    assert "inputs: 2 numbers a token from a table (erase, write)" in lines
    assert "not in the table, so with its default vector: 'by-hand', 'again'" in lines
    assert (
        "layer 0: LSTM, 3 units (first, second, third), 2 inputs, 72 weights given, "
        "set by hand, not trained, starts with c given"
    ) in lines
    assert "set by hand: f of layer 0 at token 0, all units = [1, 0, 1]" in lines
    assert "gates: idealised, rounded to 0 or 1" in lines
    assert "masked, so that nothing of them enters: tokens 1, 4" in lines
    assert lines[-2:] == ["numbers: float64", "notes: at 6 of the tokens"]


def test_layers_and_read_out() -> None:
    lines = describe(builtin_lessons()["jenny-rafsun"])
    assert "read-out: she, he (softmax) | girl, boy (softmax)" in lines
    assert "layer 1: LSTM, 2 units (pronoun, noun), 3 inputs, 48 weights given, set by hand, not trained" in lines


def test_drawn_weights_and_vectors_name_their_seed() -> None:
    lines = describe(builtin_lessons()["random-stack"])
    assert "inputs: 4 numbers a token, drawn from seed 1" in lines
    assert "layer 1: GRU, 5 units, 6 inputs, 185 weights drawn (pytorch, seed 2)" in lines


def test_numbers_one_hot_and_holds() -> None:
    layer = LayerSpec("rnn", 1)
    holds = (HoldSpec(0, "h", units=(0,), values=(0.5,)), HoldSpec(0, "a_h", values=(0.25,), stop=2))
    lesson = Lesson(title="t", sequence=Numbers(((1.0,), (2.0,)), ("x",)), layers=(layer,), holds=holds)
    lines = describe(lesson)
    assert "sequence: 2 tokens (numbers): '1' | '2'" in lines
    assert "inputs: 1 number a step (x)" in lines
    assert "set by hand: h of layer 0 at tokens 0 to the end, units 0 = [0.5]" in lines
    assert "set by hand: a_h of layer 0 at tokens 0 to 1, all units = [0.25]" in lines
    words = replace(lesson, sequence=Words("a b a"), embedding=OneHot(), holds=(), storyline=None)
    assert "inputs: one-hot, 2 different tokens" in describe(words)


def test_long_sequences_are_cut_short() -> None:
    lesson = builtin_lessons()["jenny-rafsun"]
    text = " ".join(f"w{k}" for k in range(1000))
    lines = describe(replace(lesson, sequence=Words(text), notes={}, storyline=None))
    assert max(map(len, lines)) < 600
    assert sum(line.endswith("…") for line in lines) == 2
