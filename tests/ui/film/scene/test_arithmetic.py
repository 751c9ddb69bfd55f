"""Arithmetic of one unit: what is printed as an equation is one, and else it is said what was set or rounded."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from simulator.cells import cells
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson
from tests.simulator.own_lessons import own_lesson, spec_of
from tests.ui.film.films import random_lesson
from tests.ui.film.printed import check_chain
from tests.ui.typed_cells import TYPED
from ui.film.diagrams.diagram import Act
from ui.film.film import Film, FilmOptions
from ui.film.marks import Page, Text
from ui.film.scene.arithmetic import work_out, working
from ui.film.scene.equations import holds_as_written, inner_results, set_inside
from ui.film.scene.scene import Scene
from ui.film.text.formula import plain
from ui.film.text.language import languages
from ui.film.views.cell.words import CellWords

STEP = 2


def scene(lesson: Lesson, unit: int = 0, **how: object) -> Scene:
    return Scene(lesson, run(lesson), 0, unit, Page(), **how)  # type: ignore[arg-type]


def holding(lesson: Lesson, quantity: str, value: float, units: tuple[int, ...] = ()) -> Lesson:
    return replace(lesson, holds=(HoldSpec(0, quantity, values=(value,), units=units, start=STEP, stop=STEP + 1),))


def lessons() -> dict[str, Lesson]:
    made = {key: random_lesson(key, 3) for key in cells()}
    return made | {cell.key: own_lesson(spec_of(cell)) for cell in TYPED}


@pytest.mark.parametrize("name", lessons())
@pytest.mark.parametrize("idealised", [False, True])
def test_what_stands_between_signs_of_equality_is_equal_whatever_is_held(name: str, idealised: bool) -> None:
    """Every quantity held in turn, and every quantity worked out beside it."""
    plain_lesson, compared = replace(lessons()[name], idealised=idealised), 0
    for held in ("", *run(plain_lesson).layers[0].quantities):
        lesson = holding(plain_lesson, held, 0.3, (0,)) if held else plain_lesson
        for unit in (0, 1):
            shown = scene(lesson, unit)
            for quantity in shown.layer_trace.quantities:
                if unit < shown.layer_trace[quantity].shape[1]:
                    compared += check_chain(work_out(shown, quantity, STEP))[0]
    assert compared > 3 or name == "one equation"  # which a matrix product in its midst leaves no numbers


def test_an_inner_result_that_is_held_takes_the_formula_away() -> None:
    shown = scene(holding(find("jenny-rafsun"), "tanh_c", 0.2))
    assert work_out(shown, "h", STEP) == "hₜ = 0.9997 · 0.2000 = 0.1999; tanh(cₜ) set by hand"
    assert inner_results(shown.cell, "h") == ("tanh_c",) and set_inside(shown, "h", STEP, 0) == ("tanh_c",)
    assert not holds_as_written(shown, "h", STEP, 0) and holds_as_written(shown, "c", STEP, 0)
    assert holds_as_written(shown, "h", STEP - 1, 0)
    assert work_out(shown, "h", STEP - 1).startswith("hₜ = oₜ · tanh(cₜ) = ")


def test_a_sum_that_is_held_is_no_sum_of_products() -> None:
    shown = scene(holding(find("jenny-rafsun"), "a_f", 0.2, (1,)), unit=1)
    assert work_out(shown, "f", STEP) == "fₜ = σ(0.2000) = 0.5498; a_f set by hand"
    assert work_out(shown, "a_f", STEP) == "a_f = 0.2000; set by hand, not computed"
    assert "W_if" in work_out(scene(shown.lesson, unit=0), "f", STEP)


def test_what_a_matrix_multiplies_counts_in_every_unit() -> None:
    cell = next(each for each in TYPED if each.key == "minimal gated unit")
    lesson = own_lesson(spec_of(cell))
    lesson = replace(lesson, holds=(HoldSpec(0, "reset_h", values=(0.3,), units=(0,), start=STEP),))
    shown = scene(lesson, unit=1)
    assert not holds_as_written(shown, "reset_h", STEP, 1)
    assert not working(shown, "n", STEP, ("reset_h",)).inside  # it has a name of its own, which stays in the formula
    assert "resetₕ" in plain(working(shown, "n", STEP, ("reset_h",)).symbols)
    assert "resetₕ" not in plain(working(shown, "n", STEP - 1, ("reset_h",)).symbols)


@pytest.mark.parametrize("language", languages())
def test_a_rounded_gate_is_told_as_what_it_is_rounded_from(language: str) -> None:
    shown = scene(replace(find("random-stack"), idealised=True), language=languages()[language])
    told = work_out(shown, "f", 0)
    assert "rounded: fₜ = " in told or language != "en"
    exact, rounded = re.findall(r"= ([0-9.,]+)", told)
    assert rounded in ("0", "1") and exact.replace(",", ".") not in ("0", "1")
    assert not told.startswith("fₜ")


def test_an_inner_result_is_told_once() -> None:
    told = work_out(scene(find("jenny-rafsun")), "tanh_c", STEP)
    assert told.startswith("tanh(cₜ) = tanh(0.") and told.count("tanh") == 2


def test_the_formula_of_the_picture_says_the_same() -> None:
    lesson = holding(find("jenny-rafsun"), "tanh_c", 0.2)
    film = Film(lesson, run(lesson), FilmOptions())
    words = _formula(film, "output")
    assert words == "hₜ = 0.9997 · 0.2000 = 0.1999   tanh(cₜ) set by hand"
    lesson = replace(find("random-stack"), idealised=True)
    film = Film(lesson, run(lesson), FilmOptions())
    told = plain(CellWords(film.scene).formula(STEP, Act(formula="f")))
    assert re.search(r"= σ\(.*\) = 0\.\d+   rounded: fₜ = [01]$", told)


def _formula(film: Film, beat: str) -> str:
    place = [each.key for each in film.timeline.beats].index(beat)
    texts = (mark for mark in film.frame(film.timeline.time_at_rest(STEP, place)).everything if isinstance(mark, Text))
    return next(plain(mark.runs) for mark in texts if mark.size == 27 and " = " in mark.plain)


@pytest.mark.parametrize("key", builtin_lessons())
def test_every_quantity_of_every_lesson_can_be_worked_out(key: str) -> None:
    shown = scene(builtin_lessons()[key])
    for name in shown.layer_trace.quantities:
        check_chain(work_out(shown, name, shown.trace.steps - 1))
    with pytest.raises(KeyError):
        work_out(shown, "nothing", 0)
