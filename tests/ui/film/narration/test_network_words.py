"""What is said of all layers at once: hands, signs that cancel, empty memories, and what is as it was before."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, HoldSpec, LayerSpec, Lesson
from tests.ui.film.films import random_lesson
from ui.film.film import Film, FilmOptions
from ui.film.narration import depths
from ui.film.narration.amounts import Amount
from ui.film.narration.claims.views.layer import AddsToEmpty, IsSoLarge, KeepsAndAdds, WritesAnew, account, size
from ui.film.narration.claims.views.most_written import MostWritten, most_written
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling, fits
from ui.film.text.language import languages

VIEWS = ("unrolled", "stack")


def hold(
    quantity: str, values: tuple[float, ...], units: tuple[int, ...] = (), start: int = 0, stop: int | None = None
) -> HoldSpec:
    return HoldSpec(0, quantity, units=units, values=values, start=start, stop=stop)


def film(lesson: Lesson, view: str = "unrolled", depth: str = "sentence", **how: object) -> Film:
    return Film(lesson, run(lesson), FilmOptions(view=view, depth=depth, **how))  # type: ignore[arg-type]


def held(lesson: Lesson, *holds: HoldSpec) -> Lesson:
    return replace(lesson, holds=holds)


@pytest.mark.parametrize("view", VIEWS)
def test_a_held_memory_is_not_said_to_be_what_was_added(view: str) -> None:
    lesson = held(random_lesson("lstm", 1), hold("c", (0.995,), (0,), 0, 1))
    told = film(lesson, view).caption(0, -1)
    assert told == "At “one”, the memory of layer 1 is +0.995 (cₜ = 0.9950, set by hand)."
    assert "added" not in film(lesson, view, "symbols").caption(0, -1)


def test_one_held_unit_of_several_is_named() -> None:
    made = film(held(random_lesson("lstm", 3), hold("c", (5.0,), (1,), 1, 2)))
    assert made.caption(1, -1).endswith("(cₜ = 5 in unit 2, set by hand).")
    assert "by hand" not in made.caption(0, -1) + made.caption(2, -1)


def test_a_gate_that_was_set_is_said_beside_what_it_keeps() -> None:
    made = film(held(random_lesson("lstm", 2), hold("f", (0.5,), (), 1, 2)))
    assert "keeps 50\u202f% of its memory" in made.caption(1, -1)
    assert "fₜ = [0.5000, 0.5000], set by hand" in made.caption(1, -1)


def test_a_tiny_memory_of_which_more_is_kept_than_there_was_is_no_share() -> None:
    lesson = held(
        random_lesson("lstm", 2),
        hold("c", (1e-310,), (), 0, 1), hold("kept", (1.0,), (), 1, 2), hold("f", (1e15,), (), 2, 3),
    )  # fmt: skip
    for view in (*VIEWS, "compare", "backward"):
        for depth in depths():
            made = film(lesson, view, depth)
            assert all(made.caption(token, -1) for token in range(4))
            assert all(made.frame(second) for second in np.linspace(0, made.duration, 9).tolist())
    assert "keeps" not in film(lesson).caption(1, -1)


def test_sizes_with_signs_against_each_other_are_not_said_to_add_up() -> None:
    made = film(find("worked-example"), "stack", "symbols")
    told = made.caption(1, -1)
    assert told.startswith(
        "At “again”, layer 1: Σ|cₜ₋₁| = 8, of which 8 stays; "
        "1 is added, with the opposite sign in 1 of 3 units: Σ|cₜ| = 7"
    )
    assert "opposite" not in made.caption(2, -1)
    one = film(random_lesson("lstm", 1), "stack", "symbols")
    assert all("Σ" not in one.caption(token, -1) for token in range(4))


def test_what_is_as_before_is_said_in_one_short_sentence() -> None:
    assert film(find("simple-rnn")).caption(1, -1) == "Nothing new at “love”: what is kept and added is as at “I”."
    more = film(find("four-beats"))  # which keeps the same share of more and more
    assert more.caption(3, -1) == "At “tick”, layer 1 keeps over 99.99\u202f% of its memory and adds +0.500."


@pytest.mark.parametrize(("second", "is_as_before"), [(0.0019, True), (0.0019004, True), (0.00191, False)])
def test_a_small_memory_is_as_before_to_a_thousandth(second: float, is_as_before: bool) -> None:
    """At the digits that are printed, a memory of 0.0019 could differ by a fortieth."""
    cell = CellSpec("plain-sum", "plain-sum", ("h",), (
        "f = sigmoid(W_f @ x + b_f)", "g = W_g @ x + b_g", "kept = f * h_prev", "added = g", "h = kept + added",
    ))  # fmt: skip
    lesson = replace(random_lesson("lstm", 2), cells=(cell,), layers=(LayerSpec(cell="plain-sum", units=2, seed=1),))
    steps = (hold("kept", (0.0,)), hold("added", (0.0019,), (), 1, 2), hold("added", (second,), (), 2, 3))
    told = film(held(lesson, *steps)).caption(2, -1)
    assert told.startswith("Nothing new") == is_as_before


def test_a_copy_that_was_set_is_not_taken_for_what_it_copies() -> None:
    cell = CellSpec("plain-sum", "plain-sum", ("h",), (
        "f = sigmoid(W_f @ x + b_f)", "g = W_g @ x + b_g", "kept = f * h_prev", "added = g", "h = kept + added",
    ))  # fmt: skip
    layer = LayerSpec(cell="plain-sum", units=2, seed=1)
    lesson = replace(random_lesson("lstm", 2), cells=(cell,), layers=(layer,))
    told = film(held(lesson, hold("added", (0.5,), (), 1, 2)), depth="symbols").caption(1, -1)
    assert "(added = [0.5000, 0.5000], set by hand)" in told


def test_rounded_gates_are_said_to_be() -> None:
    made = film(replace(random_lesson("lstm", 2), idealised=True))
    assert made.caption(1, -1).startswith("At “two”, gates rounded to 0 or 1, layer 1 ")
    assert "rounded" not in film(replace(random_lesson("rnn", 2), idealised=True)).caption(1, -1)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("depth", list(depths()))
def test_captions_of_many_layers_and_hands_fit(language: str, depth: str) -> None:
    layer = random_lesson("lstm", 64).layers[0]
    lesson = replace(random_lesson("lstm", 64), layers=(layer,) * 4)
    lesson = held(lesson, *(hold(name, (0.3,), (0, 5, 9, 11), 1, 2) for name in ("f", "i", "g", "added")))
    made = film(lesson, depth=depth, language=language)
    assert all(fits(made.caption(token, -1)) for token in range(4))


def test_claims_that_say_something_else_do_not_hold() -> None:
    scene = film(random_lesson("lstm", 3)).scene
    first, second = Step(scene, 0), Step(scene, 1)
    parts = account(second)
    share = float(np.abs(parts.kept).sum() / np.abs(parts.old).sum())
    true = KeepsAndAdds(Amount(share, "share"), size(parts.added))
    assert true.holds(second) and not true.holds(first)
    assert not KeepsAndAdds(Amount(share / 2, "share"), size(parts.added)).holds(second)
    assert not KeepsAndAdds(Amount(share, "share"), Amount(9.0)).holds(second)
    assert AddsToEmpty(size(account(first).added)).holds(first)
    assert not AddsToEmpty(size(parts.added)).holds(second) and not AddsToEmpty(Amount(9.0)).holds(first)
    assert not WritesAnew(size(parts.new)).holds(second) and not IsSoLarge(Amount(9.0)).holds(second)


def test_equal_units_are_all_written_most() -> None:
    lesson = held(random_lesson("lstm", 4), hold("added", (0.5, 0.5, -0.5, 0.25), (), 0, 1),
                  hold("added", (0.5,), (), 1, 2), hold("added", (0.0,), (), 2, 3))  # fmt: skip
    scene = film(lesson, "stack").scene
    told = []
    for at in (0, 1):
        step = Step(scene, at)
        claim, t = most_written(step, "added"), Telling(step, scene.diagram.plans[0])
        assert claim is not None
        told.append((claim.sentence(t), claim.number(t)))
    assert told == [("most to unit 1, unit 2 and unit 3", "±0.500"), ("alike to all 4 units", "+0.500")]
    assert most_written(Step(scene, 2), "added") is None
    assert not MostWritten("added", (0, 1), Amount(0.5, "signed")).holds(Step(scene, 0))
    assert not MostWritten("added", (3,), Amount(0.25, "signed")).holds(Step(scene, 0))
