"""The plot of a function: where its axes, its curve and its points stand."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from simulator.equations.functions import FUNCTIONS, evaluate
from ui.film.drawing.function_plot import EVEN, SAMPLES, FunctionPlot
from ui.film.marks import Curve, Rect, Text

FIELD = Rect(100.0, 50.0, 300.0, 200.0)
ONE = [each.name for each in FUNCTIONS.values() if each.arity == 1]


def plot(function: str, reach: float = 6.0) -> FunctionPlot:
    return FunctionPlot(function, FIELD, reach, 23.0)


def curves(made: FunctionPlot) -> list[Curve]:
    """Both axes and the curve."""
    return [mark for mark in made.marks("forget") if isinstance(mark, Curve)]


@pytest.mark.parametrize("argument", [-30.0, -4.8, 0.0, 0.7, 4.9, 12.0])
def test_an_argument_is_inside_with_room_beside_it(argument: float) -> None:
    made = FunctionPlot.around("tanh", argument, FIELD, 23.0)
    assert made.reach == max(6.0, abs(argument) * 1.25)
    x, _ = made.place(argument, 0.0)
    assert FIELD.x + 0.1 * FIELD.width - 1e-9 <= x <= FIELD.x + 0.9 * FIELD.width + 1e-9


@pytest.mark.parametrize("function", ONE)
def test_it_goes_from_edge_to_edge_and_from_the_least_value_to_the_largest(function: str) -> None:
    made = plot(function)
    across, upright, curve = curves(made)
    xs, ys = zip(*curve.points, strict=True)
    zero = made.place(0.0, 0.0)
    assert across.points == ((FIELD.x, zero[1]), (FIELD.x + FIELD.width, zero[1]))
    assert upright.points == ((zero[0], FIELD.y), (zero[0], FIELD.y + FIELD.height))
    assert zero[0] == FIELD.x + FIELD.width / 2 and list(xs) == sorted(xs)
    assert xs[-1] == pytest.approx(FIELD.x + FIELD.width) and (function in ("log", "sqrt") or xs[0] == FIELD.x)
    top, bottom = min(*ys, zero[1]), max(*ys, zero[1])
    assert bottom == pytest.approx(FIELD.y + FIELD.height)
    assert top == pytest.approx(FIELD.y + 8.0) or top == bottom  # of what is 0 everywhere, there is no height


@pytest.mark.parametrize("function", ONE)
def test_its_few_points_are_nowhere_far_from_the_function(function: str) -> None:
    made = plot(function)
    points = curves(made)[-1].points
    arguments = np.linspace(-6.0, 6.0, SAMPLES)
    values = evaluate(FUNCTIONS[function], (arguments,))
    there = np.isfinite(values)
    places = [made.place(x, y) for x, y in zip(arguments[there], values[there], strict=True)]
    line = np.interp([x for x, _ in places], *zip(*points, strict=True))
    high = max(y for _, y in places) - min(y for _, y in places)
    assert np.abs(line - [y for _, y in places]).max() <= EVEN * high + 1e-9
    assert len(points) < SAMPLES / 2
    turns = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    assert all(one != other for one, other in pairwise(turns))  # no point on a straight line


def test_what_is_straight_takes_its_ends_and_its_corner() -> None:
    assert len(curves(plot("relu"))[-1].points) == 3


def test_a_point_of_the_curve_goes_from_zero_to_its_argument() -> None:
    made = plot("tanh")
    assert made.way(2.0, 0.0) == made.place(0.0, 0.0) and made.way(2.0, 1.0) == made.place(2.0, made.value(2.0))
    assert made.way(2.0, 0.5) == made.place(1.0, made.value(1.0))
    assert made.value(0.5) == pytest.approx(math.tanh(0.5)) and plot("sigmoid").value(-800.0) == 0.0


def test_a_dot_is_round_about_its_place_and_its_foot_stands_on_the_axis() -> None:
    made = plot("tanh")
    place = made.place(1.5, made.value(1.5))
    dot, foot = made.dot(place, "forget", 0.4), made.foot(1.5, "forget")
    assert (dot.x + dot.width / 2, dot.y + dot.height / 2) == pytest.approx(place)
    assert dot.width == dot.height == 2 * dot.radius and dot.opacity == 0.4
    assert foot.points == ((place[0], made.place(0.0, 0.0)[1]), place) and foot.dashed


@pytest.mark.parametrize("reach", [6.0, 37.5])
def test_its_ends_are_named_by_their_numbers(reach: float) -> None:
    made = plot("tanh", reach)
    texts = {mark.plain: mark for mark in made.marks("forget") if isinstance(mark, Text)}
    end = "6" if reach == 6.0 else "37.5"
    assert set(texts) == {"1", "−1", f"−{end}", "0", end}
    below = [texts[f"−{end}"], texts["0"], texts[end]]
    assert [each.x for each in below] == [FIELD.x, FIELD.x + FIELD.width / 2, FIELD.x + FIELD.width]
    assert [each.anchor for each in below] == ["start", "middle", "end"]
    assert {each.y - 23.0 for each in below} == {FIELD.y + FIELD.height + 5.0}  # its letters are below the field
    for number in ("1", "−1"):
        level = made.place(0.0, 1.0 if number == "1" else -1.0)[1]
        assert texts[number].x > made.place(0.0, 0.0)[0] and FIELD.y < texts[number].y < FIELD.y + FIELD.height
        assert abs(texts[number].y - level) <= 8.0
    assert {mark.plain for mark in plot("sigmoid").marks("forget") if isinstance(mark, Text)} == {"1", "−6", "0", "6"}
