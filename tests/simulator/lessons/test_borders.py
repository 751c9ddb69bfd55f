"""Lessons of several sequences: in files, by edits, in the list of changes; each begins as it says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.edits.borders import with_border, with_further_sequence, without_border
from simulator.lessons.edits.changes import Change, changes, made_since, without
from simulator.lessons.edits.layers import with_reverse
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.tokens import with_token_before, without_token
from simulator.lessons.edits.whatif import with_skipped
from simulator.lessons.file import load, save
from simulator.lessons.report import describe
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import Border, Lesson, LessonError, border_at, sequence_at


@pytest.fixture
def lesson() -> Lesson:
    return find("jenny-rafsun")


def test_a_file_says_where_sequences_begin(lesson: Lesson, tmp_path: Path) -> None:
    borders = (Border(3), Border(11, goes_on=True))
    save(replace(lesson, borders=borders), tmp_path / "two.json")
    assert load(tmp_path / "two.json").borders == borders
    assert '"borders": [{"token": 3}, {"token": 11, "goes_on": true}]' in (tmp_path / "two.json").read_text()
    said = describe(load(tmp_path / "two.json"))
    assert "sequences: 3, one from token 3 on, which begins anew, one from token 11 on, which goes on" in said


@pytest.mark.parametrize(
    ("borders", "field"),
    [
        ((Border(0),), "borders[0].token"),
        ((Border(20),), "borders[0].token"),
        ((Border(5), Border(5)), "borders[1].token"),
        ((Border(5), Border(4)), "borders[1].token"),
    ],
)
def test_a_border_stands_between_two_tokens(lesson: Lesson, borders: tuple[Border, ...], field: str) -> None:
    with pytest.raises(LessonError) as found:
        resolve(replace(lesson, borders=borders))
    assert found.value.field == field


def test_a_layer_that_reads_from_the_end_cannot_go_on(lesson: Lesson) -> None:
    both = with_reverse(lesson, 0, True)
    assert run(with_border(both, 5, False)).begins == (5,)
    with pytest.raises(LessonError, match="from the end"):
        with_border(both, 5, True)
    with pytest.raises(LessonError, match="from the end"):
        with_reverse(with_border(lesson, 5, True), 0, True)


def test_a_sequence_that_goes_on_computes_what_one_does(lesson: Lesson) -> None:
    before, alone = run(lesson), run(with_border(lesson, 11, False))
    on = run(with_border(lesson, 11, True), after=before)
    assert all(np.array_equal(a.rows, b.rows) for a, b in zip(on.layers, before.layers, strict=True))
    assert not np.array_equal(alone.layers[0].rows[12], before.layers[0].rows[12])
    assert not alone["c_prev"][11].any() and alone["c"][10].any()
    again = run(alone.resolved, after=on)
    assert np.array_equal(again.layers[0].rows, alone.layers[0].rows)


def test_edits_of_borders(lesson: Lesson) -> None:
    first = resolve(lesson).tokens
    steps = len(first)
    two = with_further_sequence(lesson, " ".join(first[:6]), goes_on=False)
    assert two.lesson.borders == (Border(steps),) and two.tokens[steps:] == first[:6]
    assert sequence_at(two.lesson.borders, steps - 1) == 0 and sequence_at(two.lesson.borders, steps) == 1
    found = run(two)
    assert np.allclose(found["c"][steps : steps + 3], found["c"][:3], rtol=0, atol=1e-15)
    on = with_border(two, steps, True)
    assert border_at(on.lesson.borders, steps) == Border(steps, goes_on=True)
    assert border_at(on.lesson.borders, 3) is None
    assert without_border(on, steps).lesson.borders == ()
    assert not two.lesson.about, "the text told of another run"
    assert with_border(lesson, 5, True).lesson.about == lesson.about
    with pytest.raises(LessonError, match="Nothing was typed"):
        with_further_sequence(lesson, "  ", goes_on=True)


def test_a_border_moves_with_its_token(lesson: Lesson) -> None:
    two = with_border(lesson, 11, False)
    assert with_token_before(two, 3, "very much").lesson.borders == (Border(13),)
    assert without_token(two, 3).lesson.borders == (Border(10),)
    assert with_sequence(two, "Jenny is").lesson.borders == ()


def test_a_border_is_listed_and_taken_back(lesson: Lesson) -> None:
    opened = with_border(lesson, 5, True)
    now = with_border(with_border(opened, 5, False), 11, True)
    assert [each for each in changes(now, opened) if each.kind == "border"] == [
        Change("border", 5),
        Change("border", 11),
    ]
    assert [each.at for each in made_since(with_border(opened, 11, True), opened)] == [11]
    assert without(with_border(opened, 11, True), opened, Change("border", 11)).lesson == opened.lesson


def test_a_sequence_of_steps_left_out_keeps_its_beginning(lesson: Lesson) -> None:
    two = with_border(with_border(lesson, 3, False), 5, False)
    for token in (3, 4):
        two = with_skipped(two, token, True)
    found = run(two)
    assert not found["c"][3:5].any() and not found["c_prev"][5].any() and found["c"][5].any()
