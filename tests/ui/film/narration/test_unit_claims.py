"""What is said of one unit holds: sums, products and biases, values set by hand, rounded gates, names and letters."""

from __future__ import annotations

from dataclasses import replace as changed

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.edits.whatif import with_weight
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, HoldSpec, LayerSpec, Lesson
from tests.ui.film.films import random_lesson
from ui.film.film import Film, FilmOptions
from ui.film.narration.step import Step
from ui.film.narration.unit_claims import (
    AddsUp,
    HandsOn,
    HasNoNumber,
    IsGiven,
    Makes,
    ResultByHand,
    Stores,
    Sum,
    SumByHand,
    WorkedOut,
    sum_of,
)
from ui.film.text.language import languages

AT = 11


def film(lesson: Lesson, **how: object) -> Film:
    return Film(lesson, run(lesson), FilmOptions(**{"view": "unit", **how}))  # type: ignore[arg-type]


def held(quantity: str, value: float = 0.2, units: tuple[int, ...] = ()) -> Lesson:
    hold = HoldSpec(0, quantity, values=(value,), units=units, start=AT, stop=AT + 1)
    return replace(find("jenny-rafsun"), holds=(hold,))


def caption(made: Film, beat: str, token: int = AT) -> str:
    return made.caption(token, [each.key for each in made.timeline.beats].index(beat))


def test_a_sum_that_was_set_by_hand_is_not_added_up() -> None:
    told = caption(film(held("a_f")), "forget")
    assert told.startswith("For fₜ of gender the sum is set by hand: 0.2000; σ makes 0.5498 of it.")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("quantity", ["a_f", "tanh_c", "f", "kept", "c", "h", "added"])
def test_numbers_of_a_hand_are_told_and_no_product_of_them(quantity: str, language: str) -> None:
    made, free = (film(lesson, language=language) for lesson in (held(quantity), find("jenny-rafsun")))
    beats = range(len(made.timeline.beats))
    told = " ".join(made.caption(AT, beat) for beat in beats)
    number = made.scene.language.number("0.2000")
    assert number in told
    assert sum(made.caption(AT - 1, beat) != free.caption(AT - 1, beat) for beat in beats) == 0


def test_a_held_inner_result_stands_in_the_arithmetic_in_its_place() -> None:
    told = caption(film(held("tanh_c")), "output")
    assert "tanh\u2009cₜ of gender is set by hand, not computed: 0.2000." in told
    assert "hₜ = 0.9997 · 0.2000 = 0.1999; tanh(cₜ) set by hand." in told
    assert "tanh(−0.9944)" not in told


def test_a_rounded_gate_is_made_by_its_function_and_then_rounded() -> None:
    made = film(replace(find("random-stack"), idealised=True))
    told = caption(made, "forget", 1)
    assert "σ makes 0.3520 of it, rounded to 0." in told
    assert "rounded" not in caption(made, "memory", 1)


def test_the_largest_part_of_a_sum_is_said_to_be_no_more() -> None:
    """A product or a bias, by its sign, though it may be larger than the sum; where two are alike, none is named."""
    made = film(find("jenny-rafsun"))
    told = caption(made, "forget")
    assert told.startswith(
        "fₜ of gender: products and bias add up to −8, the largest: −16 from Rafsun; σ makes 0.00034"
    )
    beats = film(find("four-beats"))
    told = " ".join(beats.caption(1, beat) for beat in range(len(beats.timeline.beats)))
    assert "from bias" in told and "most from" not in told
    step = Step(made.scene, AT)
    found = sum_of(step, "a_f")
    assert found is not None and found.total == found.recorded == pytest.approx(-8.0) and found.size == 24.0
    assert found.largest is not None and found.largest.value == -16.0
    assert sum_of(Step(film(find("same-in-a-gru")).scene, 0), "q") == Sum(0.0, 0.0, 0.0, None)


@pytest.mark.parametrize("key", builtin_lessons())
@pytest.mark.parametrize("cell", ["gru", "gru-before", "lstm-peephole"])
def test_bias_and_products_are_told_apart(key: str, cell: str) -> None:
    lesson = random_lesson(cell, 3)
    if key != "random-stack":
        lesson = builtin_lessons()[key]
    made = film(lesson)
    for token, beat in made.timeline.places():
        told = made.caption(token, beat)
        if "the products add up" in told:
            assert "bias" not in told.partition("the products add up")[2].partition(";")[0]


def test_a_letter_has_one_meaning_and_a_name_its_own_letters() -> None:
    lesson = find("same-in-a-gru")
    told = film(lesson).caption(AT, 0)
    assert told == "Stored in gender: hₜ₋₁ = 0.9921. What comes in: xₜ from “Rafsun” and hₜ₋₁ of all units from “.”."
    layer = replace(find("jenny-rafsun").layers[0], unit_names=("f", "all", "words"))
    odd = replace(find("jenny-rafsun"), layers=(layer, *find("jenny-rafsun").layers[1:]), storyline=None)
    for unit, name in enumerate(("“f”", "“all”", "words")):
        made = film(odd, unit=unit)
        for token, beat in made.timeline.places():
            told = made.caption(token, beat)
            assert f" {name}" in told or "=" in told
            assert "F " not in told and "All " not in told and " all " not in told.replace("of all units", "")
        assert any(name in mark.plain for mark in _texts(made))


def _texts(made: Film) -> list[object]:
    return [mark for mark in made.frame(1.0).everything if hasattr(mark, "plain")]


def test_tanh_is_not_said_to_be_itself() -> None:
    told = caption(film(find("jenny-rafsun")), "output")
    assert "tanh(cₜ) = tanh(−0.9944) = −0.7592." in told and "tanh\u2009cₜ" not in told


def test_what_is_0_or_masked_does_not_come_in() -> None:
    lesson = find("jenny-rafsun")
    assert (
        film(lesson).caption(0, 0) == "Nothing is stored in gender: cₜ₋₁ = 0. What comes in: xₜ from “I” and hₜ₋₁ = 0."
    )
    masked = film(replace(lesson, masked=(AT,)))
    assert "xₜ = 0 for “Rafsun” (masked)" in masked.caption(AT, 0)


def test_claims_of_wrong_contents_do_not_hold() -> None:
    step = Step(film(find("jenny-rafsun")).scene, AT)
    found = sum_of(step, "a_f")
    assert found is not None and found.largest is not None
    largest = found.largest
    assert AddsUp("f", "a_f", largest).holds(step) and AddsUp("f", "a_f", None).holds(step)
    assert not AddsUp("f", "a_f", largest._replace(value=1.0)).holds(step)
    assert not SumByHand("f", "a_f").holds(step) and not ResultByHand("f").holds(step)
    assert Makes("f", "sigmoid", False).holds(step) and not Makes("f", "sigmoid", True).holds(step)
    assert Stores(False).holds(step) and not Stores(True).holds(step)
    assert IsGiven().holds(step) and HandsOn().holds(step) and WorkedOut("f").holds(step)
    assert not HasNoNumber("h").holds(step)
    by_hand = Step(film(held("a_f")).scene, AT)
    assert SumByHand("f", "a_f").holds(by_hand) and not AddsUp("f", "a_f", None).holds(by_hand)
    by_hand = Step(film(held("f", units=(0,))).scene, AT)
    assert ResultByHand("f").holds(by_hand) and not Makes("f", "sigmoid", False).holds(by_hand)
    other = Step(changed(by_hand.scene, unit=1), AT)
    assert not ResultByHand("f").holds(other) and Makes("f", "sigmoid", False).holds(other)


def test_a_product_with_the_input_before_is_told_by_its_letter() -> None:
    cell = CellSpec("echo", "Echo", ("h",), (
        "f = sigmoid(W_f @ x + V_f @ x_prev + b_f)", "h = f * h_prev + (1 - f) * tanh(W_g @ x)",
    ))  # fmt: skip
    lesson = replace(random_lesson("lstm", 2), cells=(cell,), layers=(LayerSpec(cell="echo", units=2, seed=1),))
    made = film(lesson)
    told = {}
    for before in (False, True):
        name = "V_f" if before else "W_f"
        heavy = with_weight(resolve(lesson), 0, name, (0, 1), 50.0).lesson
        found = film(heavy)
        texts = [found.caption(2, beat) for beat in range(len(made.timeline.beats))]
        told[before] = next(text for text in texts if "the largest" in text and text.startswith("f"))
    assert " from column 2" in told[False] and " from xₜ₋₁ of column 2" in told[True]
