"""The numbers of a picture as text: all that is computed, nothing that is not, as the table has them."""

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from ui.film.film import Film, FilmOptions


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
