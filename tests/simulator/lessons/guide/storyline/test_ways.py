"""What does an act is said by it or found from its condition, and does it; what nothing does is told."""

from __future__ import annotations

import pytest

from simulator.engine.progress import Cancelled
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.guide.storyline.acts import Act, Change, Doing, Reach, Until
from simulator.lessons.guide.storyline.expressions.evaluate import Runs, holds, scope
from simulator.lessons.guide.storyline.expressions.parse import parse
from simulator.lessons.guide.storyline.places import where_of_step
from simulator.lessons.guide.storyline.ways import MOST_TRIED, Spot, find_way
from simulator.lessons.run import Run, run
from simulator.lessons.schema import HoldSpec
from ui.film.views import views

SPOT = Spot(0, 1, 11)


@pytest.fixture(scope="module")
def now() -> Run:
    return run(find("jenny-rafsun"))


def others(now: Run) -> Runs:
    return lambda _: now


@pytest.mark.parametrize(
    ("condition", "hold"),
    [
        ("f[gender] at Rafsun > 0.9", HoldSpec(0, "f", units=(0,), values=(1.0,), start=11, stop=12)),
        ("i[liking] < 0.0001", HoldSpec(0, "i", units=(1,), values=(0.0,), start=11, stop=12)),
        ("i at 3 > 0.99999", HoldSpec(0, "i", units=(), values=(1.0,), start=3, stop=4)),
        ("smallest(o[words], 2, 5) > 0.99999", HoldSpec(0, "o", units=(2,), values=(1.0,), start=2, stop=6)),
        ("c[liking] at last > 0.9945", HoldSpec(0, "f", units=(1,), values=(1.0,), start=0, stop=20)),
        ("c[gender] at last > 0.9", HoldSpec(0, "c", units=(0,), values=(1.9,), start=19, stop=20)),
        ("g[gender] at 0 = 0.25", HoldSpec(0, "g", units=(0,), values=(0.25,), start=0, stop=1)),
        ("f[0] at 4 in 1 > 0.99999", HoldSpec(1, "f", units=(0,), values=(1.0,), start=4, stop=5)),
    ],
)  # fmt: skip
def test_the_nearest_hold_is_found(now: Run, condition: str, hold: HoldSpec) -> None:
    way = find_way(Until(condition), SPOT, now, others(now))
    assert way is not None
    assert way.lesson.holds == (hold,)
    assert holds(parse(condition), lambda _: run(way), SPOT.token, SPOT.layer)


def test_a_weight_that_is_named_gets_another_number(now: Run) -> None:
    way = find_way(Until("b_f[liking] > 12"), SPOT, now, others(now))
    assert way is not None and not way.lesson.holds and way.layers[0].number_at("b_f", (1,)) == 13


def test_where_the_words_must_be_others_a_token_is_masked(now: Run) -> None:
    way = find_way(Until("sum(x[Jenny], first, last) = 0"), SPOT, now, others(now))
    assert way is not None and way.lesson.masked == (2,) and not way.lesson.holds


def test_what_an_act_says_is_set_and_nothing_else(now: Run) -> None:
    gates = "f[gender] at Rafsun = 1; i[gender] at Rafsun = 0.25 * 2; largest(o[0], 2, 3) = 1"
    by = f"{gates}; b_f[liking] = b_f[liking] + 1"
    way = find_way(Until("c[gender] at Rafsun > 0.4", by), SPOT, now, others(now))
    assert way is not None and not way.lesson.masked
    assert [(each.quantity, each.units, each.values, each.start, each.stop) for each in way.lesson.holds] == [
        ("f", (0,), (1.0,), 11, 12), ("i", (0,), (0.5,), 11, 12), ("o", (0,), (1.0,), 2, 4)
    ]  # fmt: skip
    assert way.layers[0].number_at("b_f", (1,)) == now.layers[0].layer.weights["b_f"][1] + 1
    assert find_way(Until("c[gender] at Rafsun > 9", "f[gender] at Rafsun = 1"), SPOT, now, others(now)) is None
    assert find_way(Until("1 = 1", "f[gender] at nowhere = 1"), SPOT, now, others(now)) is None


@pytest.mark.parametrize(
    ("by", "problem"),
    [
        ("f[0] at 3 > 1", "“f[0] at 3 > 1” sets nothing."),
        ("f[0] at 3 = 1; 2 = 2", "“2 = 2” sets nothing."),
        ("f[9] at 3 = 1", "There is no unit 9."),
        ("q[0] = 1", "The layer has no “q”."),
        ("f[0] at 3 =", "ends"),
    ],
)
def test_what_sets_nothing_is_said(now: Run, by: str, problem: str) -> None:
    ((field, found),) = Until("1 = 1", by).problems([scope(now)], 0)
    assert field == "by" and problem in found.problem


@pytest.mark.parametrize("key", builtin_lessons())
def test_a_talk_masks_a_token_only_where_what_is_read_is_to_be_another(key: str) -> None:
    lesson = builtin_lessons()[key]
    steps = () if lesson.storyline is None else lesson.storyline.steps
    acts = [(at, step.act) for at, step in enumerate(steps) if isinstance(step.act, Until)]
    trace = run(lesson) if acts else None
    for at, act in acts:
        assert trace is not None and lesson.storyline is not None
        place = where_of_step(lesson.storyline, at, trace, views())
        spot = Spot(place.layer, place.unit, place.token or 0)
        way = find_way(act, spot, trace, lambda _, trace=trace: trace)  # type: ignore[misc]
        assert way is not None and (way.lesson.masked == lesson.masked or "x[" in act.condition), (key, at)


def test_a_run_that_is_compared_with_stays_as_it_is(now: Run) -> None:
    other = run(find("toggle"))
    way = find_way(Until("f[gender] at 3 > f[0] at 3 of 1"), SPOT, now, lambda _: other)
    assert way is None or holds(parse("f[gender] at 3 > f[0] at 3 of 1"), lambda n: other if n else run(way), 11, 0)


@pytest.mark.parametrize(("weight", "place"), [("b_f", (1,)), ("W_f", (1, 0))])
def test_a_weight_of_the_selected_unit_is_larger_by_one(now: Run, weight: str, place: tuple[int, ...]) -> None:
    way = find_way(Change(weight), SPOT, now, others(now))
    before = now.resolved.layers[0].number_at(weight, place)
    assert way is not None and way.layers[0].number_at(weight, place) == before + 1
    after = run(way)
    assert Change(weight).is_done(Doing(lambda _: after, now, "cell", 0, 0, 0))


@pytest.mark.parametrize("layer", [0, 2])
def test_a_weight_that_one_of_the_runs_has_not_is_not_changed(now: Run, layer: int) -> None:
    """As where another cell, or another lesson, took the place of the one whose weight it was."""
    other = run(find("random-stack"))
    weight = "W_z" if layer == 0 else "W_h"
    for was, after in ((now, other), (other, now)):
        assert not Change(weight, layer).is_done(Doing(lambda _, after=after: after, was, "cell", 0, 0, 0))


@pytest.mark.parametrize("act", [Change(), Reach(3), Until("x[love] at 3 > 5"), Until("1 = 2")])
def test_what_nothing_does_is_none(now: Run, act: Act) -> None:
    assert find_way(act, SPOT, now, others(now)) is None


def test_it_tells_how_many_it_has_tried_and_is_stopped(now: Run) -> None:
    tried: list[tuple[int, int]] = []
    find_way(Until("x[love] at 3 > 5"), SPOT, now, others(now), lambda done, of: tried.append((done, of)))
    assert tried == [(at, MOST_TRIED) for at in range(now.steps)], "each token is masked"

    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_way(Until("x[love] at 3 > 5"), SPOT, now, others(now), stop)


def test_no_more_than_so_many_are_tried() -> None:
    long = run(find("counter"))
    tried: list[int] = []
    assert (
        find_way(Until("x[0] at 3 > 5"), Spot(0, 0, 0), long, others(long), lambda done, _: tried.append(done)) is None
    )
    assert len(tried) == MOST_TRIED
