"""How long ways take, how blocks keep apart, when operations answer, and that nothing moves while a beat rests."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from ui.film.diagrams import diagrams
from ui.film.diagrams.diagram import Act, Trip
from ui.film.motion.choreography import (
    CLEAR,
    FADE,
    FALLS,
    FASTEST,
    MEET,
    PAUSE,
    REST,
    SPEED,
    STAGGER,
    START,
    TURN,
    Flight,
    choreograph,
    glow,
    mixes,
    operands,
    seconds,
    stagger,
)

LEVEL, UPRIGHT = ((0.0, 0.0), (600.0, 0.0)), ((0.0, 0.0), (0.0, 600.0))
CORNER = ((0.0, 0.0), (300.0, 0.0), (300.0, 300.0))
WIDE, HIGH = 104.0, 36.0  # of a number of a vector of three
DIAGRAM = diagrams()["lstm"]
UNITS = dict.fromkeys((*DIAGRAM.roles, *(each.quantity for each in DIAGRAM.stations.values())), 3)


def test_a_way_takes_its_length_and_a_little_and_nothing_is_faster_than_may_be() -> None:
    assert seconds(LEVEL) == seconds(UPRIGHT) == seconds(CORNER) == START + 600.0 / SPEED
    long = ((0.0, 0.0), (6000.0, 0.0))
    assert seconds(long) == max(START + 6000.0 / SPEED, 6000.0 / FASTEST) and 6000.0 / seconds(long) <= FASTEST


@pytest.mark.parametrize(("points", "apart"), [(LEVEL, WIDE), (UPRIGHT, HIGH), (CORNER, WIDE + HIGH)])
def test_blocks_of_a_train_are_as_far_apart_as_they_are_large(
    points: tuple[tuple[float, float], ...], apart: float
) -> None:
    speed = 600.0 / seconds(points)
    assert stagger(3, points) * speed == pytest.approx(max(apart + CLEAR, STAGGER * speed))
    assert stagger(3, (points[0],)) == STAGGER


def test_a_block_leaves_its_place_for_the_middle_of_its_wire_and_lands_in_its_own() -> None:
    made = Flight("x", 0, LEVEL, 1.0, 2.0, "", False, "h")
    assert [made.aside(time, 0.0) for time in (1.0, 2.0, 3.0)] == [1.0, 0.0, 1.0]
    assert made.aside(1.0 + 2.0 * TURN / 600.0, 0.0) == 0.0 < made.aside(1.0 + TURN / 600.0, 0.0) < 1.0
    assert made.aside(1.0 + 2.0 * TURN / 600.0, 50.0) > 0.0  # it keeps to its row as long as it is level with others
    out = replace(made, rises=True, lands=None)
    assert [out.aside(time, 0.0) for time in (1.0, 2.0, 3.0)] == [0.0, 0.0, 0.0]
    assert (made.appears, out.appears, made.stop) == (1.0 - FADE, 1.0, 3.0)


def test_results_come_when_what_they_are_made_of_has_gone_in() -> None:
    for made in choreograph(DIAGRAM, UNITS):
        for name, start, stop in made.glows:
            into = [each for each in made.flights if each.wire.endswith(f">{name}") and each.lands is None]
            out = sorted((each for each in made.flights if each.wire == f"{name}>"), key=lambda each: each.block)
            assert {each.quantity for each in into} == set(operands(DIAGRAM, name)) and len(out) == 3
            for each in out if not mixes(DIAGRAM, name) else out[:1]:
                needed = [k for k in into if mixes(DIAGRAM, name) or k.block == each.block]
                assert each.start == pytest.approx(max(k.stop for k in needed) - MEET)
            assert all(later.start - each.start >= STAGGER - 1e-9 for each, later in pairwise(out))
            begins = next(time for time, act in made.formulas if name in act.computes)
            comes = min((each.stop for each in into if not mixes(DIAGRAM, name) or each.block == 0), default=begins)
            assert start == pytest.approx(max(begins, comes - 2.5 * FADE)) and stop == pytest.approx(
                out[-1].start + 2 * FADE
            )
            assert start < out[0].start < stop and glow(made, name, (start + stop) / 2) == pytest.approx(1.0)
            assert glow(made, name, start) == glow(made, name, stop) == glow(made, "nothing", start) == 0.0


def test_a_sum_of_several_needs_all_of_them_and_a_function_of_one_each_unit_alone() -> None:
    assert mixes(DIAGRAM, "f") and mixes(DIAGRAM, "g")
    assert not mixes(DIAGRAM, "tanh_c") and len(operands(DIAGRAM, "tanh_c")) == 1
    assert not mixes(DIAGRAM, "kept") and not mixes(DIAGRAM, "c")


def test_while_a_beat_rests_nothing_moves_and_what_falls_has_its_time() -> None:
    plain, longer = choreograph(DIAGRAM, UNITS), choreograph(DIAGRAM, UNITS, {"kept": FALLS})
    for made, other in zip(plain, longer, strict=True):
        assert max(each.stop for each in made.flights) == pytest.approx(made.action - 2 * FADE)  # and no longer
        assert made.beat.seconds == pytest.approx(made.action + REST, abs=1e-3)
        falls = any("kept" in act.computes for act in made.plan.acts)
        assert other.action - made.action == pytest.approx(FALLS * falls)


def test_one_act_begins_a_pause_after_the_one_before_and_the_first_when_what_was_there_has_gone() -> None:
    for number, made in enumerate(choreograph(DIAGRAM, UNITS)):
        begins = [time for time, _ in made.formulas]
        assert begins[0] == (FADE if number else 0.25)
        for (begun, act), after in zip(made.formulas, begins[1:], strict=False):
            during = [each.stop for each in made.flights if begun <= each.start and each.stop < after]
            assert act.computes or act.trips
            assert after == pytest.approx(max(during) + PAUSE)


def test_a_train_waits_for_the_one_before_it_where_both_end() -> None:
    """The first block of the second comes where the last of the first has gone, so far behind as blocks are apart."""
    end = (600.0, 0.0)
    near, far = Trip("x", ((300.0, 0.0), end)), Trip("h", ((0.0, 0.0), end), "h.out")
    elsewhere = Trip("c", ((0.0, 50.0), (600.0, 50.0)))
    plan = replace(DIAGRAM.plans[0], acts=(Act((), (near, far, elsewhere)),))
    (made,) = choreograph(replace(DIAGRAM, plans=(plan,)), UNITS)
    stops = {name: [each.stop for each in made.flights if each.quantity == name] for name in ("x", "h", "c")}
    starts = {name: min(each.start for each in made.flights if each.quantity == name) for name in stops}
    assert starts["x"] == starts["c"] == 0.25
    assert stops["h"][0] == pytest.approx(max(stops["x"]) + stagger(3, far.points))
    assert {each.wire for each in made.flights} == {"x>out", "h>h.out", "c>out"}


def test_movements_are_as_quick_as_they_must_be() -> None:
    made, known = choreograph(DIAGRAM, UNITS)[1], choreograph(DIAGRAM, UNITS)[1]
    made.last(known.action / 2)
    share = (known.action / 2 - 3 * FADE) / (known.action - 3 * FADE)
    for each, was in zip(made.flights, known.flights, strict=True):
        assert each.seconds == pytest.approx(share * was.seconds)
        assert each.start - FADE == pytest.approx(share * (was.start - FADE))
    assert made.action == known.action / 2 and max(each.stop for each in made.flights) <= made.action - 2 * FADE + 1e-9
