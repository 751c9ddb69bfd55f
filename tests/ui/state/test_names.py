"""The words of tooltips."""

import pytest

from simulator.cells import find_cell
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from ui.film.marks import About
from ui.state.names import describe_value, quantity_name, unit_name


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
