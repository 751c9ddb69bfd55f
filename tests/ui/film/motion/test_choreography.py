"""How long ways take, how blocks keep apart, when operations answer, and that nothing moves while a beat rests."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from ui.film.diagrams import diagrams
from ui.film.motion.choreography import (
    CLEAR,
    FADE,
    FALLS,
    FASTEST,
    MEET,
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


def test_while_a_beat_rests_nothing_moves_and_what_falls_has_its_time() -> None:
    plain, longer = choreograph(DIAGRAM, UNITS), choreograph(DIAGRAM, UNITS, {"kept": FALLS})
    for made, other in zip(plain, longer, strict=True):
        assert max(each.stop for each in made.flights) <= made.action - 2 * FADE + 1e-9
        assert made.beat.seconds == pytest.approx(made.action + REST, abs=1e-3)
        falls = any("kept" in act.computes for act in made.plan.acts)
        assert other.action - made.action == pytest.approx(FALLS * falls)


def test_movements_are_as_quick_as_they_must_be() -> None:
    made, known = choreograph(DIAGRAM, UNITS)[1], choreograph(DIAGRAM, UNITS)[1]
    made.last(known.action / 2)
    share = (known.action / 2 - 3 * FADE) / (known.action - 3 * FADE)
    for each, was in zip(made.flights, known.flights, strict=True):
        assert each.seconds == pytest.approx(share * was.seconds)
        assert each.start - FADE == pytest.approx(share * (was.start - FADE))
    assert made.action == known.action / 2 and max(each.stop for each in made.flights) <= made.action - 2 * FADE + 1e-9
