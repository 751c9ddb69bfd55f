"""What a place says: the value of the trace, with its name, in the film's language, or nothing."""

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec
from ui.film.film import Film, FilmOptions
from ui.film.marks import About
from ui.film.text.apart import tell_apart
from ui.film.text.language import languages
from ui.film.text.number_format import signed


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


@pytest.mark.parametrize("language", languages())
def test_numbers_that_differ_are_not_printed_alike(language: str) -> None:
    """What a number was in the run before stands beside it with the digits that show the difference, or not at all."""
    lesson = find("jenny-rafsun")
    after = replace(lesson, holds=(HoldSpec(0, "f", values=(1.0,), start=11),))
    made = Film(after, run(after), FilmOptions(language=language), ghost=run(lesson))
    told = 0
    for quantity in ("c", "h", "a_f", "kept"):
        for token in range(11, made.scene.trace.steps):
            for unit in range(3):
                parts = made.tooltip(About(0, token, quantity, unit)).partition(": ")[2].split(", ")
                if len(parts) > 1:
                    told += 1
                    assert parts[0] not in parts[-1].split(" ")
    assert told > 20


def test_what_is_set_by_hand_masked_or_rounded_says_so() -> None:
    lesson = find("jenny-rafsun")
    held = replace(lesson, holds=(HoldSpec(0, "tanh_c", values=(0.2,), units=(0,), start=11),), masked=(11,))
    made = Film(held, run(held), FilmOptions())
    assert made.tooltip(About(0, 11, "tanh_c", 0)).endswith(": 0.2, set by hand")
    assert "by hand" not in made.tooltip(About(0, 11, "tanh_c", 1))
    assert made.tooltip(About(0, 11, "x", 0)).endswith(": 0, masked, set by hand")
    ideal = replace(lesson, idealised=True)
    made = Film(ideal, run(ideal), FilmOptions())
    assert made.tooltip(About(0, 11, "f", 1)).endswith(", liking: 1, rounded to 0 or 1")
    assert "rounded" not in made.tooltip(About(0, 11, "c", 1))


def test_names_that_are_words_or_numbers_are_set_apart() -> None:
    assert ", “1”: 1" in film().tooltip(About(0, 11, "x", 3))
    assert tell_apart(0.5, 0.5) == ("0.5000", "0.5000") and tell_apart(0.50001, 0.5) == ("0.50001", "0.5")
    assert tell_apart(-0.0012, -0.00121, signed) == ("−0.0012", "−0.00121")
