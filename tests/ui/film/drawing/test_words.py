"""Room for words: how wide they are, how lines are broken, and how words in a row share it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import BESIDE, break_formula, break_words, line_width, place_words, width_of
from ui.film.marks import Run

WORDS = st.lists(st.text("ilmWABCxyz-", min_size=1, max_size=12), min_size=1, max_size=8)


@given(st.text("imWAx記", max_size=9), st.text("imWAx記", max_size=9), st.sampled_from([11.0, 23.0]))
def test_a_line_is_as_wide_as_its_letters_together(one: str, other: str, size: float) -> None:
    whole = width_of(one + other, size)
    assert whole == pytest.approx(width_of(one, size) + width_of(other, size)) == size * width_of(one + other, 1.0)
    assert width_of(one, size, bold=True) == pytest.approx(1.06 * width_of(one, size))
    assert line_width((Run(one), Run(other, "bold")), size) == pytest.approx(
        width_of(one, size) + width_of(other, size, bold=True)
    )
    assert line_width((Run(one, "sub"), Run(other, "sup math")), size) == pytest.approx(0.7 * whole)
    assert line_width((Run(one, "italic"),), size, bold=True) == width_of(one, size, bold=True)


def test_narrow_letters_are_narrow_and_wide_ones_wide() -> None:
    assert width_of("i") < width_of("x") < width_of("A") < width_of("m") < width_of("記") == LETTERS


@given(WORDS, st.floats(20.0, 300.0))
def test_lines_hold_all_words_and_as_many_as_there_is_room_for(words: list[str], room: float) -> None:
    text = " ".join(words)
    lines = break_words(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line, following in pairwise(lines):
        first = following.split(" ")[0]
        together = f"{line}{'' if line.endswith('-') else ' '}{first}"
        assert width_of(together) > room or line.endswith("-")
    for line in lines:
        assert width_of(line) <= room or " " not in line


def test_a_word_is_broken_at_its_hyphens_where_it_is_too_long_and_only_there() -> None:
    assert break_words("long-term memory", 2 * width_of("long-term memory")) == ("long-term memory",)
    assert break_words("long-term", width_of("long-term")) == ("long-term",)
    assert break_words("long-term", width_of("long-term") - 1.0) == ("long-", "term")
    assert break_words("unbreakable", 10.0) == ("unbreakable",)
    bold = width_of("one two", bold=True)
    assert break_words("one two", bold, bold=True) == ("one two",)
    assert break_words("one two", bold - 0.5, bold=True) == ("one", "two")


def test_a_formula_is_broken_before_its_signs() -> None:
    runs = tuple(Run(text) for text in ("W", "x", " + ", "U", "h", " + ", "b"))
    whole = line_width(runs)
    assert break_formula(runs, whole) == (runs,)
    two = break_formula(runs, whole - 1.0)
    assert ["".join(run.text for run in line) for line in two] == ["Wx + Uh", "+ b"]
    each = break_formula(runs, 1.0)
    assert ["".join(run.text for run in line) for line in each] == ["Wx", "+ Uh", "+ b"]
    assert break_formula(runs, 2 * whole, 2 * LETTERS) == (runs,) != break_formula(runs, 2 * whole - 1.0, 2 * LETTERS)


@given(st.lists(st.floats(5.0, 400.0), min_size=1, max_size=8), st.floats(40.0, 200.0))
def test_words_of_a_row_keep_their_order_inside_it_and_meet_by_a_hair_at_most(
    wanted: list[float], pitch: float
) -> None:
    middles = [(k + 0.5) * pitch for k in range(len(wanted))]
    ends = (0.0, pitch * len(wanted))
    placed = place_words(wanted, middles, pitch, ends)
    half = [min(wide, needed) / 2 for (_, wide), needed in zip(placed, wanted, strict=True)]
    spans = [(middle - each, middle + each) for (middle, _), each in zip(placed, half, strict=True)]
    assert all(left[1] < right[0] + 0.2 * BESIDE + 1e-9 for left, right in pairwise(spans))
    assert all(wide > 0.0 for _, wide in placed)
    assert spans[0][0] > ends[0] and spans[-1][1] < ends[1]


@given(st.lists(st.floats(5.0, 60.0), min_size=1, max_size=8))
def test_short_words_stand_at_their_middles_and_have_what_they_need(wanted: list[float]) -> None:
    pitch = 60.0 + 3 * BESIDE
    middles = [100.0 + k * pitch for k in range(len(wanted))]
    placed = place_words(wanted, middles, pitch, (100.0 - pitch, 100.0 + pitch * len(wanted)))
    assert [middle for middle, _ in placed] == pytest.approx(middles)
    assert all(wide >= needed for (_, wide), needed in zip(placed, wanted, strict=True))


def test_a_long_word_moves_to_where_there_is_room_but_leaves_others_their_own() -> None:
    (first, wide), (second, _) = place_words([190.0, 20.0], [50.0, 150.0], 100.0, (0.0, 200.0))
    assert first == pytest.approx(BESIDE + (150.0 - 10.0 - 2 * BESIDE) / 2) and second == 150.0
    assert wide == pytest.approx(150.0 - 10.0 - 2 * BESIDE + 2 * BESIDE * 0.6)


def test_a_word_may_be_as_wide_as_its_nearer_neighbour_leaves_room() -> None:
    for at in (10.0, 190.0):
        ((middle, wide),) = place_words([10.0], [at], 20.0, (0.0, 200.0))
        assert middle == pytest.approx(max(BESIDE + 5.0, 10.0) if at < 100.0 else min(195.0 - BESIDE, 190.0))
        assert wide == pytest.approx(2 * (min(middle, 200.0 - middle) - 0.4 * BESIDE))
