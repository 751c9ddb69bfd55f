"""The words of tooltips."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.cells import find_cell
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec
from tests.simulator.own_lessons import own_lesson, spec_of
from tests.ui.typed_cells import TYPED
from ui.film.film import Film, FilmOptions
from ui.film.marks import About
from ui.state.names import describe_value, explain_value, quantity_name, unit_name


@pytest.mark.parametrize(
    ("quantity", "name"),
    [
        ("f", "forget gate f"),
        ("c_prev", "cell state c before this step"),
        ("a_f", "pre-activation of f"),
        ("tanh_c", "tanh of c"),
        ("something", "something"),
    ],
)
def test_quantities_in_the_words_of_the_field(quantity: str, name: str) -> None:
    assert quantity_name(quantity, find_cell("lstm")) == name


def test_units_and_columns_by_name() -> None:
    trace = run(find("jenny-rafsun"))
    assert unit_name(trace, About(0, 0, "c", 1)) == "liking"
    assert unit_name(trace, About(0, 0, "x", 1)) == "Rafsun"
    assert unit_name(trace, About(1, 0, "x", 2)) == "words"
    assert unit_name(trace, About(1, 0, "c")) == ""
    plain = run(find("random-stack"))
    assert unit_name(plain, About(0, 0, "h", 3)) == "unit 4"
    assert unit_name(plain, About(1, 0, "x", 2)) == "unit 3" or unit_name(plain, About(1, 0, "x", 2)) == "column 3"


def test_a_vector_is_told_in_short() -> None:
    trace = run(find("jenny-rafsun"))
    text = describe_value(About(0, 11, "kept"), trace)
    values = trace.layers[0]["kept"][11]
    assert text.startswith("Kept\n[")
    assert text.count(",") >= len(values) - 1
    assert text.endswith("Layer 1, token 12 “Rafsun”")


def test_what_is_not_there_has_no_words() -> None:
    trace = run(find("jenny-rafsun"))
    assert describe_value(About(0, 0, "nothing", 0), trace) == ""
    assert describe_value(About(0, 99, "c", 0), trace) == ""
    assert describe_value(About(0, 0, "c", 9), trace) == ""


def test_what_is_set_by_hand_says_so() -> None:
    trace = run(find("worked-example"))
    hold = trace.holds[0]
    step, _ = hold.ending(trace.steps)
    assert "Set by hand" in describe_value(About(hold.layer, step, hold.quantity, hold.units[0]), trace)
    assert "Set by hand" not in describe_value(About(hold.layer, step, "x", 0), trace)


def test_a_formula_is_shown_where_it_is_one_and_a_letter_keeps_its_size(qapp: QApplication) -> None:
    lesson = find("jenny-rafsun")
    held = replace(lesson, holds=(HoldSpec(0, "tanh_c", values=(0.2,), start=11, stop=12),))
    scene = Film(held, run(held), FilmOptions()).scene
    told = explain_value(About(0, 11, "h", 0), scene)
    assert told.endswith("\nhₜ = 0.9997 · 0.2000 = 0.1999; tanh(cₜ) set by hand")
    assert "tanh(−0.9944)" not in told
    told = explain_value(About(0, 11, "tanh_c", 0), scene)
    assert "Set by hand" in told and "tanh(cₜ)" not in told
    own = replace(lesson, idealised=True)
    told = explain_value(About(0, 11, "f", 0), Film(own, run(own), FilmOptions()).scene)
    assert "σ(−8) = 0.00034; rounded: fₜ = 0" in told
    cell = next(each for each in TYPED if each.key == "simple recurrent unit")
    made = own_lesson(spec_of(cell))
    assert describe_value(About(0, 1, "u", 0), run(made)).startswith("u · ")
