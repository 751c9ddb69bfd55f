"""A masked token: struck through wherever its word stands, marked as set by hand, said in captions that name it."""

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.edits.whatif import with_masked
from simulator.lessons.run import run
from ui.film.film import Film, FilmOptions
from ui.film.marks import Strip, Text
from ui.film.scene.table import table

LESSON = with_masked(find("jenny-rafsun"), 2, True).lesson
TRACE = run(LESSON)


@pytest.mark.parametrize("view", ["cell", "stack", "unrolled", "unit"])
def test_its_word_is_struck_through_in_every_view(view: str) -> None:
    film = Film(LESSON, TRACE, FilmOptions(view=view))
    frame = film.frame(film.timeline.time_of(2, 1, 0.9))
    words = [run for mark in frame.everything if isinstance(mark, Text) for run in mark.runs]
    assert {run.text for run in words if run.style == "struck"} == {"Jenny"}
    assert "masked, set by hand" in {run.text for run in words}
    other = film.frame(film.timeline.time_of(11, 1, 0.9))
    said = {run.text for mark in other.everything if isinstance(mark, Text) for run in mark.runs}
    assert "masked, set by hand" not in said


@pytest.mark.parametrize("depth", ["sentence", "symbols", "numbers"])
def test_captions_say_so(depth: str) -> None:
    film = Film(LESSON, TRACE, FilmOptions(depth=depth))
    captions = [film.caption(2, beat) for beat in range(len(film.timeline.beats))]
    assert all("“Jenny” (masked)" in caption for caption in captions if "Jenny" in caption)
    assert depth == "numbers" or any("masked" in caption for caption in captions)


def test_what_enters_is_zero_and_set_by_hand() -> None:
    film = Film(LESSON, TRACE)
    frame = film.frame(film.timeline.time_of(2, 4, 0.9))
    entering = next(
        mark for mark in frame.everything if isinstance(mark, Strip) and mark.about and mark.about.quantity == "x"
    )
    assert entering.values == (0.0,) * 4 and entering.held == (True,) * 4
    rows = table(film.scene, film.timeline.locate(film.timeline.time_of(2, 4, 0.9)), False)
    assert all(row.held for row in rows if row.quantity == "x")
    assert film.scene.held_units("x", 3) == ()
