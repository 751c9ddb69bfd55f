"""What is printed as an equation can be worked out again from its own digits, and no sigmoid is printed as 0 or 1."""

from __future__ import annotations

import math
import operator
import re
from itertools import islice

import numpy as np
import pytest

from simulator.equations.expressions import Binary, Name
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from tests.ui.film.narration.study.lessons import random_lessons
from tests.ui.film.printed import check_chain
from ui.film.film import Film, FilmOptions
from ui.film.scene.arithmetic import work_out
from ui.film.text.formula import plain
from ui.film.text.holding import ABOUT, EQUALS, sign_of, with_numbers
from ui.film.text.number_format import cell_number, last_place, precise, read_number

PRODUCT = Binary("*", Name("f"), Name("c"))


def put_in(one: float, other: float, result: float) -> str:
    values = {"f": one, "c": other}
    made = with_numbers("kept", PRODUCT, values.get, result)
    assert made is not None
    return f"{plain(made.runs)}{made.sign}{precise(result)}"


def test_numbers_have_the_digits_that_the_result_needs() -> None:
    assert put_in(0.99966, 0.99506, 0.99966 * 0.99506) == "0.99966 · 0.99506 = 0.9947"
    assert put_in(0.5, 0.25, 0.125) == "0.5000 · 0.2500 = 0.1250"
    assert put_in(1.0, 3.0, 3.0) == "1 · 3 = 3"
    assert put_in(-0.5, -0.25, 0.125) == "(−0.5000) · (−0.2500) = 0.1250"
    assert put_in(1 - 4e-8, -0.5, -0.49999998) == f"(1 − 4.0·10⁻⁸) · (−0.5000) = {precise(-0.49999998)}"


def test_where_no_digits_do_it_is_said_to_be_about() -> None:
    assert put_in(0.5, 0.5, 0.3) == "0.5000 · 0.5000 ≈ 0.3000"
    assert EQUALS != ABOUT


def check(lesson: Lesson, steps: int) -> tuple[int, int]:
    """All lines of the first tokens: those of captions with numbers, and every quantity worked out in every unit."""
    trace, compared, about = run(lesson), 0, 0
    for layer in range(len(trace.layers)):
        for view in ("cell", "backward"):
            film = Film(lesson, trace, FilmOptions(view=view, layer=layer, depth="numbers"))
            for token in range(min(steps, trace.steps)):
                for beat in range(len(film.timeline.beats)):
                    lines = [
                        film.caption(token, beat),
                        *(plain(row) for rows in film.working(token, beat) for row in rows),
                    ]
                    for line in re.split(r"; |\. |\.; ", "; ".join(lines).replace("\u00a0", " ")):
                        found = check_chain(line.rpartition(": ")[2].rstrip("."))
                        compared, about = compared + found[0], about + found[1]
        scene = film.scene
        for name in scene.layer_trace.quantities:
            for token in range(min(steps, trace.steps)):
                if scene.unit < scene.layer_trace[name].shape[1] and token not in trace.skipped:
                    found = check_chain(work_out(scene, name, token))
                    compared, about = compared + found[0], about + found[1]
    return compared, about


@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_lines_of_lessons_that_come_along_hold_in_the_digits_they_show(key: str) -> None:
    compared, about = check(find(key), 6)
    assert compared > 5 and about <= 0.02 * compared


@pytest.mark.parametrize("seed", range(2))
def test_lines_of_random_lessons_hold_in_the_digits_they_show(seed: int) -> None:
    found = [check(lesson, 3) for lesson in islice(random_lessons(700 + seed), 10)]
    compared, about = (sum(each) for each in zip(*found, strict=True))
    assert compared > 100 and about <= 0.02 * compared


@pytest.mark.full
def test_lines_of_many_random_lessons_hold_in_the_digits_they_show() -> None:
    found = [check(lesson, 4) for lesson in islice(random_lessons(7), 200)]
    compared, about = (sum(each) for each in zip(*found, strict=True))
    assert compared > 5000 and about <= 0.02 * compared


@pytest.mark.parametrize("a", [*np.linspace(-36.0, 36.0, 289), 36.7])
def test_no_sigmoid_is_printed_as_nothing_or_all(a: float) -> None:
    gate = 1.0 / (1.0 + math.exp(-a))
    for more in (0, 1, 3):
        text = precise(gate, more=more)
        assert 0.0 < read_number(text) < 1.0
        assert abs(read_number(text) - gate) <= 0.5001 * last_place(text)
    for characters in (5, 6, 7):
        text = cell_number(gate, "gate", characters)
        assert text not in ("0", "1") and not re.fullmatch(r"1?\.0*|0?\.0*|1\.0*", text) and len(text) <= characters


@pytest.mark.parametrize(
    ("texts", "result", "wanted"),
    [
        (("0.9997", "+0.995"), "+0.995", "="),
        (("0.9996", "+0.995"), "+0.994", "≈"),
        (("1−4e−8", "+8"), "+8.000", "="),
        (("+3e−4", "2"), "+6e−4", "="),
        (("+3e−7", "2"), "+7e−7", "≈"),
        (("≈1", "2"), "2", "≈"),
        (("", "2"), "2", "="),
    ],
)
def test_the_sign_between_cells_follows_from_what_they_print(texts: tuple[str, ...], result: str, wanted: str) -> None:
    assert sign_of(texts, result, operator.mul) == wanted
