"""Where another sequence begins: the border in every view over the tokens, lines that end there, words that say so."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from simulator.frameworks.modules import RETURNING
from simulator.lessons.builtin import find
from simulator.lessons.edits.borders import with_border
from simulator.lessons.edits.layers import with_reverse
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from ui.film.drawing.borders import ANEW, ON
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Curve, River, Text


def film(lesson: Lesson, view: str, layer: int = 0) -> Film:
    return Film(lesson, run(lesson), FilmOptions(view=view, layer=layer))


@pytest.fixture
def lesson() -> Lesson:
    return with_border(with_border(find("jenny-rafsun"), 4, False), 11, True).lesson


@pytest.mark.parametrize("view", ["unrolled", "memory", "kept", "gates", "half-life", "gradient", "readout", "compare"])
def test_the_border_is_drawn_over_the_tokens(lesson: Lesson, view: str) -> None:
    made = film(lesson, view)
    frame = made.frame(made.timeline.time_of(14, 3))
    borders = [
        mark for mark in frame.everything if isinstance(mark, Curve) and mark.about and "border" in mark.about.part
    ]
    assert {(mark.about.step, mark.about.part, mark.dashed) for mark in borders if mark.about} == {
        (4, ANEW, False), (11, ON, True),
    }  # fmt: skip


@pytest.mark.parametrize("view", ["unrolled", "memory", "compare"])
def test_of_a_layer_that_reads_from_the_end_it_is_before_the_token_that_is_read_first(view: str) -> None:
    both = with_border(with_reverse(find("jenny-rafsun"), 0, True), 4, False).lesson
    made = film(both, view, 1)
    found = [mark.about for mark in made.frame(made.timeline.time_of(2, 3)).everything
             if isinstance(mark, Curve) and mark.about and mark.about.part == ANEW]  # fmt: skip
    assert {about.step for about in found} == {3}


def test_of_a_layer_that_reads_from_the_end_it_stands_between_the_same_tokens() -> None:
    both = with_border(with_reverse(find("jenny-rafsun"), 0, True), 4, False).lesson
    places = []
    for layer in (0, 1):
        made = film(both, "memory", layer)
        frame = made.frame(made.timeline.time_of(5, 3))
        places.append({mark.points[0][0] for mark in frame.everything if isinstance(mark, Curve) and mark.about
                       and mark.about.part == ANEW})  # fmt: skip
    assert sorted(places[0]) == pytest.approx(sorted(places[1]))


def test_the_memory_line_begins_anew_and_goes_on(lesson: Lesson) -> None:
    made = film(lesson, "memory")
    frame = made.frame(made.timeline.time_of(19, 4, 1.0))
    border = next(mark.points[0][0] for mark in frame.everything if isinstance(mark, Curve) and mark.about
                  and mark.about.part == ANEW)  # fmt: skip
    lines = [
        mark for mark in frame.everything if isinstance(mark, Curve) and mark.role == "memory" and len(mark.points) > 2
    ]
    assert lines
    for line in lines:
        xs = [x for x, _ in line.points]
        assert not min(xs) < border - 1e-6 < border + 1e-6 < max(xs)


def test_compared_lines_hold_what_was_left_until_the_next_sequence_begins(lesson: Lesson) -> None:
    made = film(lesson, "compare")
    last = len(made.timeline.beats) - 1

    def dots(token: int, beat: int, phase: float) -> list[float]:
        frame = made.frame(made.timeline.time_of(token, beat, phase))
        return [mark.y for mark in frame.moving if isinstance(mark, Box) and mark.width == mark.height == 10]

    left, begun = dots(3, last, 0.99), dots(4, 0, 0.0)
    assert len(left) == len(begun) == 4
    assert max(left) < min(begun) and len(set(begun)) == 1  # something positive, and then 0


def test_no_river_leads_over_a_border_that_begins_anew(lesson: Lesson) -> None:
    made = film(lesson, "unrolled")
    frame = made.frame(made.timeline.time_of(12, 4, 1.0))
    border = next(mark.points[0][0] for mark in frame.everything if isinstance(mark, Curve) and mark.about
                  and mark.about.part == ANEW)  # fmt: skip
    rivers = [mark for mark in frame.everything if isinstance(mark, River)]
    assert rivers and not any(mark.xs[0] < border - 1e-6 and border + 1e-6 < mark.xs[-1] for mark in rivers)


def test_the_first_token_of_a_sequence_says_so(lesson: Lesson) -> None:
    made = film(lesson, "cell")
    assert "Another sequence begins anew: h and c start at 0." in made.caption(4, 0)
    assert "Another sequence begins and goes on: h and c come from “.”." in made.caption(11, 0)
    words = {run.text for mark in made.frame(made.timeline.time_of(11, 2)).everything if isinstance(mark, Text)
             for run in mark.runs}  # fmt: skip
    assert "sequence 3 goes on" in words


def test_a_layer_that_reads_from_the_end_begins_a_sequence_with_its_last_token() -> None:
    both = with_border(with_border(with_reverse(find("jenny-rafsun"), 0, True), 4, False), 11, False).lesson
    made = film(both, "cell", 1)
    for token, sequence in ((10, 2), (3, 1)):
        frame = made.frame(made.timeline.time_of(token, 2))
        words = {run.text for mark in frame.everything if isinstance(mark, Text) for run in mark.runs}
        assert f"sequence {sequence} begins anew" in words


@pytest.mark.parametrize("view", ["cell", "unrolled", "memory", "compare"])
def test_of_a_sequence_that_begins_with_a_token_that_is_left_out_both_is_said(lesson: Lesson, view: str) -> None:
    made = film(replace(lesson, skipped=(4, 11)), view)
    last = len(made.timeline.beats) - 1
    assert made.caption(4, last).startswith("Another sequence begins anew: h and c start at 0. The step of “she” is")
    assert made.caption(11, last).startswith("The step of “Rafsun” is left out")


def test_each_sequence_starts_a_line_of_the_text(lesson: Lesson) -> None:
    made = film(lesson, "text")
    frame = made.frame(made.timeline.time_of(19, 4, 1.0))
    left = {}
    for mark in frame.everything:
        if isinstance(mark, Text) and mark.about and mark.about.part == "text":
            left[mark.about.step] = mark.x
    assert left[4] - left[5] < 0 and left[11] < left[12]


def test_of_a_last_sequence_that_is_left_out_nothing_is_said_to_be_returned(lesson: Lesson) -> None:
    left_out = replace(lesson, skipped=tuple(range(11, 20)))
    for framework in RETURNING:
        made = Film(left_out, run(left_out), FilmOptions(view="unrolled", returned=framework))
        said = [mark.plain for mark in made.frame(0.0).everything if isinstance(mark, Text)]
        assert any("of the last sequence all is left out, so nothing is outlined" in each for each in said)
