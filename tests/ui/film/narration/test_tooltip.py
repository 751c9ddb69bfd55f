"""What a place says: the value of the trace, with its name, in the film's language, or nothing."""

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from ui.film.film import Film, FilmOptions
from ui.film.marks import About


def film(**how: object) -> Film:
    lesson = find("jenny-rafsun")
    return Film(lesson, run(lesson), FilmOptions(**how))


@pytest.mark.parametrize("quantity", ["f", "i", "c", "c_prev", "a_f", "kept"])
def test_a_unit_tells_its_value(quantity: str) -> None:
    made = film()
    value = made.scene.trace.layers[0][quantity][11, 1]
    words = made.tooltip(About(0, 11, quantity, 1))
    assert ", liking: " in words
    assert float(words.rpartition(": ")[2].replace("−", "-")) == pytest.approx(value, rel=1e-5)


def test_the_input_is_named_by_what_enters() -> None:
    assert film().tooltip(About(0, 11, "x", 1)) == "input xₜ, Rafsun: 1"
    assert ", gender: " in film().tooltip(About(1, 11, "x", 0))


def test_a_vector_tells_all() -> None:
    assert film().tooltip(About(0, 11, "x")) == "input xₜ: [0, 1, 0, 1]"


def test_the_language_is_the_films() -> None:
    assert "0,9996" in film(language="de").tooltip(About(0, 11, "f", 1))


@pytest.mark.parametrize(
    "about",
    [About(9, 0, "c", 0), About(0, 99, "c", 0), About(0, 0, "c", 9), About(0, 0, "none", 0), About(0, 0, "W_f", 0)],
)
def test_where_nothing_is_nothing_is_told(about: About) -> None:
    assert film().tooltip(about) == ""
