"""What is said of a gradient: a sum passes the same to both, equal units are a tie, and hands let nothing through."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, HoldSpec, LayerSpec, Lesson
from tests.ui.film.films import CELLS, random_lesson
from ui.film.film import Film, FilmOptions
from ui.film.marks import About
from ui.film.narration.amounts import Amount, are_alike, stands_out
from ui.film.narration.claims.views.passed_back import (
    BeyondNumbers,
    ComesBack,
    HasArrived,
    MostComesBack,
    NothingComesBack,
    SameComesBack,
    feeds_of,
    length,
)
from ui.film.narration.claims.views.same_gate import MeetsGate
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.gradient.backflow import Backflow


def film(lesson: Lesson, **how: object) -> Film:
    return Film(lesson, run(lesson), FilmOptions(view="backward", **how))  # type: ignore[arg-type]


def captions(made: Film, token: int) -> list[str]:
    return [made.caption(token, beat) for beat in range(len(made.timeline.beats))]


def test_a_sum_passes_the_same_to_both() -> None:
    told = " ".join(captions(film(find("worked-example")), 2))
    assert "Through cₜ the same comes back to fₜ ⊙ cₜ₋₁ and iₜ ⊙ gₜ, most at “first”: 0.9470." in told
    assert "Through cₜ most" not in told
    one = " ".join(captions(film(random_lesson("lstm", 1)), 2))
    assert "Through cₜ the same comes back to fₜ ⊙ cₜ₋₁ and iₜ ⊙ gₜ: " in one and " at unit" not in one


def test_undiminished_is_what_is_not_less_at_the_digits_printed() -> None:
    """Of 1, printed as that, 1 − 5·10⁻¹² is left: 1.0000."""
    made = film(random_lesson("lstm", 2))
    flow, t = Backflow(made.scene), Telling(Step(made.scene, 1), made.scene.diagram.plans[0])
    told = [MeetsGate(flow, 0, Amount(come), Amount(come * (1.0 - 5e-12))).sentence(t) for come in (1.0, 0.9267123)]
    assert "of 1 for unit 1, 1 − 5.0·10⁻¹² gets through" in told[0]
    assert "open: 0.9267 for unit 1, undiminished" in told[1]


def test_words_for_quantities_stand_as_what_they_are() -> None:
    told = " ".join(captions(film(random_lesson("lstm", 3), language="de"), 2))
    assert "fₜ ⊙ cₜ₋₁" in told and "behalten" not in told and "neu" not in told


@pytest.mark.parametrize("cell", CELLS)
def test_most_is_said_only_of_what_is_largest_at_the_digits_shown(cell: str) -> None:
    made = film(random_lesson(cell, 3))
    flow = Backflow(made.scene)
    plans = tuple(reversed(flow.diagram.plans))
    for token, beat in made.timeline.places():
        computed = tuple(name for act in plans[beat].acts for name in act.computes)
        sizes = sorted(np.abs(np.concatenate([v.ravel() for v in feeds_of(flow, computed, token).values()] or [[0.0]])))
        if " most comes back" in made.caption(token, beat):
            assert len(sizes) == 1 or Amount(float(sizes[-1])).text != Amount(float(sizes[-2])).text


def test_a_tie_is_told_as_a_range() -> None:
    made = film(find("jenny-rafsun"))
    assert "What comes back through iₜ ⊙ gₜ to gₜ is 0 to 0.00034." in captions(made, 2)


def test_a_copy_without_a_letter_of_its_own_passes_back_what_came_to_it() -> None:
    equations = ("f = sigmoid(W_f @ x + b_f)", "g = W_g @ x + b_g", "kept = f * h_prev", "added = g")
    equations = (*equations, "h = kept + added")
    for units, place in ((2, " at unit 1"), (1, "")):
        lesson = replace(
            random_lesson("lstm", units), cells=(CellSpec("plain-sum", "plain-sum", ("h",), equations),),
            layers=(LayerSpec(cell="plain-sum", units=units, seed=1),),
        )  # fmt: skip
        assert f"Unchanged, most comes back to gₜ: 1{place}." in captions(film(lesson), 3)
    four = find("worked-example")
    assert not any("Unchanged" in told for told in captions(film(four), 2))


def test_a_length_is_known_where_its_squares_are_no_numbers() -> None:
    assert length(np.array([3e-200, 4e-200])) == pytest.approx(5e-200)
    assert length(np.array([3e200, 4e200])) == pytest.approx(5e200) and length(np.zeros(2)) == 0.0
    assert length(np.array([1e308, 1e308])) == pytest.approx(1.414e308, rel=1e-3)


def test_what_is_larger_by_rounding_alone_does_not_stand_out() -> None:
    assert stands_out(1.0, [0.5, -0.5]) and not stands_out(1.0, [1.0 - 1e-13]) and not stands_out(0.0, [])
    assert are_alike(1.0, 1.0 + 1e-13) and are_alike(0.12341, 0.12342) and not are_alike(1.0, 0.9997)


def test_through_what_was_set_by_hand_nothing_comes_back() -> None:
    lesson = replace(random_lesson("lstm", 2), holds=(HoldSpec(0, "c", units=(), values=(0.5,), start=2, stop=3),))
    assert "Nothing comes back through cₜ. Set by hand, not computed: c = [0.5000, 0.5000]." in captions(
        film(lesson), 2
    )
    held = replace(lesson, holds=(*lesson.holds, HoldSpec(0, "h", units=(), values=(0.5,), start=2, stop=3)))
    assert "Nothing comes back to “two”." in captions(film(held), 1)
    assert "Nothing comes back to “two”." not in captions(film(held), 3)


def test_tokens_of_one_word_are_told_apart() -> None:
    made = film(find("four-beats"))
    place = next(mark.plain for mark in made.frame(0.0).backdrop if getattr(mark, "plain", "").startswith("how much"))
    assert place.startswith("how much c of beat after “tick” (12) still depends on what stands here")
    assert made.tooltip(About(0, 1, "f", 0)).startswith(
        "∂ c of beat after “tick” (12) / ∂ forget gate, beat at “tick” (2): "
    )


def test_claims_that_say_something_else_do_not_hold() -> None:
    made = film(random_lesson("lstm", 3))
    flow, step = Backflow(made.scene), Step(made.scene, 2)
    names = ("c",)
    values = feeds_of(flow, names, 2)["c", "kept"]
    unit = int(np.argmax(np.abs(values)))
    assert SameComesBack(flow, names, "c", ("kept", "added")).holds(step)
    for claim in (
        NothingComesBack(flow, names), BeyondNumbers(flow, names), SameComesBack(flow, names, "c", ("kept",)),
        MostComesBack(flow, names, "c", "kept", unit, Amount(float(values[unit]))),
        MostComesBack(flow, names, "c", "x", unit, Amount(9.0)), ComesBack(flow, names, "c", "x"), HasArrived(flow, ()),
    ):  # fmt: skip
        assert not claim.holds(step), claim
    assert ComesBack(flow, names, "c", "kept").holds(step)
