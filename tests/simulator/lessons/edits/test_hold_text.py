"""What one types to hold a value is that value held, and what stands before it stays as it was to the bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.hold_text import hold_text, parse_hold
from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson, LessonError
from simulator.text.tokens import sequence_tokens
from tests.simulator.random_lessons import lessons

JENNY = builtin_lessons()["jenny-rafsun"]  # 20 tokens; 3 units: gender, liking, words
STACK = builtin_lessons()["random-stack"]


@pytest.mark.parametrize(
    ("text", "hold"),
    [
        ("layer0/f[2]=1@5:", HoldSpec(0, "f", units=(2,), values=(1.0,), start=5)),
        ("layer0/f=0", HoldSpec(0, "f", values=(0.0,))),
        ("layer0/f[:]=0@:", HoldSpec(0, "f", values=(0.0,))),
        ("layer0/c[0,2]=1.5,-2e3@3", HoldSpec(0, "c", units=(0, 2), values=(1.5, -2000.0), start=3, stop=4)),
        ("layer0/c[0:2]=1@:4", HoldSpec(0, "c", units=(0, 1), values=(1.0,), stop=4)),
        ("layer0/c[-1]=1@2:5", HoldSpec(0, "c", units=(2,), values=(1.0,), start=2, stop=5)),
        ("layer0/c[1:]=1@-3:", HoldSpec(0, "c", units=(1, 2), values=(1.0,), start=17)),
        ("layer0/c[1:]=1@-3:-1", HoldSpec(0, "c", units=(1, 2), values=(1.0,), start=17, stop=19)),
        ("layer0/a_f=1,2,3@-1", HoldSpec(0, "a_f", values=(1.0, 2.0, 3.0), start=19)),
        ("layer0/i[gender,words]=.5@5:20", HoldSpec(0, "i", units=(0, 2), values=(0.5,), start=5)),
        (" layer 0 / f [ 2 ] = 1 @ 5 : ", HoldSpec(0, "f", units=(2,), values=(1.0,), start=5)),
    ],
)
def test_what_is_typed_is_what_is_held(text: str, hold: HoldSpec) -> None:
    assert parse_hold(text, JENNY) == hold
    assert parse_hold(hold_text(hold), JENNY) == hold


def test_a_hold_is_told_shortly() -> None:
    assert hold_text(HoldSpec(1, "f", units=(3,), values=(1.0,), start=5)) == "layer1/f[3]=1@5:"
    exact = HoldSpec(0, "c", units=(0, 2), values=(0.1, 1 / 3), stop=4)
    assert hold_text(exact) == "layer0/c[0,2]=0.1,0.33333333333333331@0:4"
    assert hold_text(HoldSpec(0, "c", values=(-2.0,), start=4, stop=5)) == "layer0/c=-2@4"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("f=1", "f=1: cannot be understood. Write it like layer0/f[3]=1@5:"),
        ("layer0/f[3=1", "cannot be understood"),
        ("layer0/f", "cannot be understood"),
        ("layer2/f=1", "There is no layer 2. Layers are 0 to 1."),
        ("layer0/keep=1", "Layer 0 computes no “keep”. Did you mean kept?"),
        ("layer0/z=1", "Layer 0 computes no “z”. Known: a_f"),
        ("layer0/f[3]=1", "There is no unit 3. Units are 0 to 2 (0 gender, 1 liking, 2 words); A:B leaves out B."),
        ("layer0/f[2:1]=1", "2:1 has no unit in it: it ends before it begins."),
        ("layer0/f[]=1", "“” names no unit. Write numbers like 5, 5: or 2:5. The units are called gender, liking"),
        ("layer0/f[he]=1", "“he” names no unit."),
        ("layer0/f[1,0:2]=1", "Unit 1 is there twice."),
        ("layer0/f=", "“” is no number. Write a value after =, such as 1 or 0.5,0,1."),
        ("layer0/f=open", "“open” is no number."),
        ("layer0/f=nan", "The value cannot be nan."),
        ("layer0/f=inf", "The value cannot be inf."),
        ("layer0/f=1,2", "There are 2 values for 3 units. Write one value for all units, or one for each."),
        ("layer0/f[1]=1,2", "There are 2 values for 1 unit."),
        ("layer0/f=1@20", "There is no token 20. Tokens are 0 to 19; A:B leaves out B."),
        ("layer0/f=1@-21", "There is no token -21."),
        ("layer0/f=1@5:3", "5:3 has no token in it: it ends before it begins."),
        ("layer0/f=1@5:5", "5:5 has no token in it: it ends before it begins."),
        ("layer0/f=1@1 2", "“1 2” names no token."),
        ("layer0/f=1@he", "“he” names no token."),
    ],
)
def test_a_slip_is_told_with_its_remedy(text: str, says: str) -> None:
    with pytest.raises(LessonError) as caught:
        parse_hold(text, JENNY)
    assert says in str(caught.value) and str(caught.value).startswith(text)


@settings(max_examples=30)
@given(lessons())
def test_every_hold_can_be_typed(lesson: Lesson) -> None:
    for hold in lesson.holds:
        meant = parse_hold(hold_text(hold), lesson)
        steps = len(sequence_tokens(lesson.sequence))
        assert replace(meant, stop=meant.stop or steps) == replace(hold, stop=hold.stop or steps)


@settings(max_examples=25)
@given(st.sampled_from([JENNY, STACK, builtin_lessons()["same-in-a-gru"]]), st.data())
def test_what_stands_before_a_hold_stays_as_it_was_to_the_bit(lesson: Lesson, data: st.DataObject) -> None:
    """In the direction of reading: all steps before it, in all layers; and at its own step all layers below."""
    before = run(lesson)
    at = data.draw(st.integers(0, len(lesson.layers) - 1))
    layer = before.layers[at]
    quantity = data.draw(st.sampled_from(layer.quantities))
    unit = data.draw(st.integers(0, layer.layer.width(quantity) - 1))
    start = data.draw(st.integers(0, before.steps - 1))
    value = data.draw(st.sampled_from([0.0, 0.5, 1.0]))
    assume(layer[quantity][start, unit] != value)
    after = run(with_hold(lesson, parse_hold(f"layer{at}/{quantity}[{unit}]={value}@{start}:", lesson)))
    assert (after.layers[at][quantity][start:, unit] == value).all()
    for k, (old, new) in enumerate(zip(before.layers, after.layers, strict=True)):
        rows = start + 1 if k >= at else before.steps + 1
        assert np.array_equal(old.rows[:rows], new.rows[:rows])
        assert np.array_equal(old.inputs[: rows - 1], new.inputs[: rows - 1])
