"""The numbers of a picture as text: all that is computed, nothing that is not, as the table has them."""

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec
from simulator.text.tokens import Words
from tests.ui.film.films import random_lesson
from ui.film.film import Film, FilmOptions
from ui.film.narration.table_text import MOST


def film(**how: object) -> Film:
    lesson = find("jenny-rafsun")
    return Film(lesson, run(lesson), FilmOptions(**how))


def test_every_number_of_the_trace_is_told_when_it_is_computed() -> None:
    made = film()
    layer = made.scene.trace.layers[0]
    told = {line.partition(":")[0]: line for line in made.numbers(made.timeline.time_at_rest(11, 4))}
    gate = next(line for head, line in told.items() if head.endswith("forget gate") and "sum" not in head)
    for name, value in zip(made.scene.unit_names, layer["f"][11], strict=True):
        assert name in gate
        assert f"{value:.4f}"[:6] in gate or f"{value:.5f}" in gate
    assert not any("output gate:" in line for line in made.numbers(made.timeline.time_at_rest(11, 1)))


def test_layers_are_named_where_there_are_several() -> None:
    whole = film(view="unrolled")
    lines = whole.numbers(whole.timeline.time_at_rest(3, 4))
    assert any(line.startswith("layer 1, ") for line in lines)
    assert any(line.startswith("layer 2, ") for line in lines)
    assert not any(line.startswith("layer") for line in film().numbers(1.0))


def test_the_language_is_the_films() -> None:
    german = film(language="de")
    lines = german.numbers(german.timeline.time_at_rest(0, 4))
    assert any("0," in line for line in lines)
    assert not any("." in line.partition(":")[2] for line in lines)


def _compared(units: int, words: str = "one two") -> list[str]:
    lesson = replace(random_lesson("lstm", units), sequence=Words(words))
    made = Film(lesson, run(lesson), FilmOptions(view="compare"))
    return list(made.numbers(made.timeline.time_at_rest(1, 4)))


@pytest.mark.parametrize("units", [1, MOST - 1, MOST, MOST + 1])
def test_of_compared_runs_as_many_numbers_are_told_as_fit_and_that_there_are_more(units: int) -> None:
    line = _compared(units)[0]
    memory = line.partition("cell state: ")[2].partition(". ")[0]
    assert memory.count(";") == min(units, MOST) - 1
    assert (" …" in line) == (units > MOST)


def test_a_run_that_wrote_nothing_at_first_says_so() -> None:
    assert all("share that is left of “one”: " in line for line in _compared(2))
    lesson = replace(random_lesson("lstm", 2), holds=(HoldSpec(layer=0, quantity="added", values=(0.0,), stop=1),))
    made = Film(lesson, run(lesson), FilmOptions(view="compare"))
    assert "“one” wrote nothing" in made.numbers(made.timeline.time_at_rest(1, 4))[0]
