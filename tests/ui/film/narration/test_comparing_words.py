"""What is said of compared runs: the most and not most, ties, runs that wrote nothing, and what is not comparable."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.edits.variants import with_cell, with_cells_compared, with_kept_run
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson
from tests.ui.film.films import random_lesson
from ui.film.film import Film, FilmOptions
from ui.film.marks import Text
from ui.film.narration.amounts import Amount
from ui.film.narration.claims.views.distance import (
    AllTheSame,
    AllZero,
    AreFurthest,
    IsFurthest,
    SameMeanSize,
    distance,
)
from ui.film.narration.claims.views.runs import HoldTheMost, NoneHolds, NoneWrote, Stands, shares_left, stands
from ui.film.narration.step import Step
from ui.film.text.apart import tell_apart
from ui.film.text.number_format import significant


def hold(
    quantity: str, values: tuple[float, ...], units: tuple[int, ...] = (), start: int = 0, stop: int | None = None
) -> HoldSpec:
    return HoldSpec(0, quantity, units=units, values=values, start=start, stop=stop)


def film(lesson: Lesson, **how: object) -> Film:
    return Film(lesson, run(lesson), FilmOptions(view="compare", **how))  # type: ignore[arg-type]


def test_who_holds_the_most_need_not_hold_most_of_it() -> None:
    told = film(find("four-beats")).caption(4, -1)
    assert told.startswith(
        "After “tick”, D (GRU) holds the most of what “tick” (1) wrote: 9.9\u202f% (A\xa0under 0.01\u202f%, "
    )


def test_where_the_first_token_wrote_nothing_it_is_said() -> None:
    assert film(find("own-cell"), layer=1).caption(3, -1).startswith("In no run did “I” write anything here. Furthest")
    told = film(with_cells_compared(find("jenny-rafsun")).lesson, layer=1).caption(10, -1)
    assert (
        "D (GRU) holds the most of what “I” wrote: 0.4\u202f% (B\xa00\u202f%, C\xa00.02\u202f%, nothing written: A)"
        in told
    )
    assert (
        film(find("jenny-rafsun"), layer=1, depth="symbols")
        .caption(10, -1)
        .startswith("A: mean |c| = 0.9781, “I” wrote nothing; B: ")
    )


def test_memories_of_another_width_are_not_the_same() -> None:
    small, large = random_lesson("lstm", 1), random_lesson("lstm", 2)
    large = replace(large, variants=with_kept_run(small, "small").lesson.variants)
    zero = replace(large, holds=(hold("c", (0.0,)),))
    zero = replace(zero, variants=(replace(large.variants[0], holds=(hold("c", (0.0,)),)),))
    assert "All memories are 0 here." in film(zero).caption(0, -1)
    half = replace(zero, holds=(hold("c", (0.5,)),))
    half = replace(half, variants=(replace(large.variants[0], holds=(hold("c", (0.5,)),)),))
    assert "All memories have the same mean size here: 0.5000." in film(half).caption(0, -1)
    assert film(half).caption(1, -1).startswith("After “two”, ")
    assert film(zero).caption(3, -1) == "Nothing new after “two”: the runs stand to each other as after “three”."


def pair(mine: tuple[float, ...], theirs: tuple[float, ...]) -> Film:
    """Two runs whose memories are set at the first token."""
    lesson = with_kept_run(random_lesson("lstm", 2), "twin").lesson
    other = replace(lesson.variants[0], holds=(hold("c", theirs, (), 0, 1),))
    return film(replace(lesson, holds=(hold("c", mine, (), 0, 1),), variants=(other,)))


def test_numbers_that_differ_are_written_so_that_they_do() -> None:
    assert "most in unit 2: +0.50001, where A has +0.5." in pair((0.5, 0.5), (0.5, 0.50001)).caption(0, -1)
    assert "Furthest from A: B, by 5.0·10⁻¹⁴ on average over the units." in pair(
        (0.5, 0.5), (0.5, 0.5 + 1e-13)
    ).caption(0, -1)
    assert tell_apart(0.5, 0.5) == ("0.5000", "0.5000") and tell_apart(0.1, 0.1 + 2e-17)[1].endswith("02")
    assert tell_apart(0.25, 0.75) == ("0.2500", "0.7500") and tell_apart(float("inf"), 1.0) == ("∞", "1")


def test_what_is_no_whole_number_is_not_written_as_one() -> None:
    assert significant(-0.9999999997, 6) == "−1.00000" and significant(123456.7, 6, plus=True) == "+123456.7"
    assert significant(2.0, 4) == "2" and significant(1e-7 / 3, 2) == "3.3·10⁻⁸"
    assert tell_apart(-0.9999999997, -0.99999988) == ("−1 + 3.0·10⁻¹⁰", "−1 + 1.2·10⁻⁷")


def test_runs_that_move_apart_are_something_new() -> None:
    lesson = with_kept_run(random_lesson("lstm", 2), "twin").lesson
    lesson = replace(lesson, holds=(hold("c", (0.0,), (), 1, 3),))
    for last, new in ((1.0, False), (2.0, True)):
        hands = (hold("c", (5.0, 1.0), (), 1, 2), hold("c", (5.0, last), (), 2, 3))
        told = film(replace(lesson, variants=(replace(lesson.variants[0], holds=hands),))).caption(2, -1)
        assert ("Nothing new" in told) != new


def test_units_and_runs_that_are_as_far_are_not_told_apart() -> None:
    assert "Furthest from A: B, by 0.5000 on average over the units." in pair((0.0, 0.0), (0.5, -0.5)).caption(0, -1)
    twice = with_kept_run(with_kept_run(random_lesson("lstm", 2), "twin").lesson, "other").lesson
    held = tuple(replace(each, holds=(hold("c", (0.5,), (), 0, 1),)) for each in twice.variants)
    told = film(replace(twice, holds=(hold("c", (0.0,), (), 0, 1),), variants=held)).caption(0, -1)
    assert "Furthest from A: B and C, by 0.5000 on average over the units." in told


def test_claims_that_say_something_else_do_not_hold() -> None:
    made = film(with_cells_compared(random_lesson("lstm", 3)).lesson)
    step = Step(made.scene, 2)
    shares = shares_left(step)
    best = max(shares, key=lambda k: shares[k])
    share = Amount(shares[best], "share")
    assert HoldTheMost((best,), share, False).holds(step)
    for runs, other in (((best,), Amount(0.5, "share")), ((1 - best,), share), ((0, 1), share), ((), share)):
        assert not HoldTheMost(runs, other, False).holds(step)
    assert not any(
        claim.holds(step) for claim in (NoneWrote(), NoneHolds(), AllZero(), AllTheSame(), SameMeanSize(share))
    )
    found = [distance(step, k) for k in range(3)]
    far = int(np.argmax(found))
    assert IsFurthest(far, None).holds(step) and AreFurthest((far,), Amount(found[far])).holds(step)
    for claim in (
        IsFurthest(far % 2 + 1, None),
        IsFurthest(far, 0),
        IsFurthest(0, None),
        AreFurthest((1, 2), Amount(found[1])),
    ):
        assert not claim.holds(step)
    right = stands(step, 1)
    assert right.holds(step)
    assert not Stands(1, Amount(9.0), right.left).holds(step) and not Stands(1, right.size, None).holds(step)


def test_what_has_no_gates_says_how_it_changes() -> None:
    lesson = with_cell(random_lesson("gru", 2), "rnn").lesson
    shown = {mark.plain for mark in film(lesson).frame(3.0).everything if isinstance(mark, Text)}
    assert "no gates: anew at each token" in shown
    held = replace(random_lesson("rnn", 2), holds=(hold("h", (0.5,), (), 1, 2),))
    shown = {mark.plain for mark in film(held).frame(3.0).everything if isinstance(mark, Text)}
    assert "no gates" in shown
