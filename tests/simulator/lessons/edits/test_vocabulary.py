"""Another sentence on a table that does not know all of it: which tokens are unknown, and what can be done."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.changes import changes, without
from simulator.lessons.edits.sequence import with_kind, with_sequence
from simulator.lessons.edits.tokens import with_token
from simulator.lessons.edits.vocabulary import known_tokens, with_known_sequence, with_meaning, with_own_vectors
from simulator.lessons.file import load, save
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.run import run
from simulator.lessons.schema import LessonError
from simulator.lessons.variants import runs_alike
from simulator.text.embedding import Table, random_vector

JENNY = builtin_lessons()["jenny-rafsun"]
OTHER = with_sequence(JENNY, "Anna loves Jenny and she is well")
UNKNOWN = ("Anna", "loves", "well")


def table_of(resolved: ResolvedLesson) -> Table:
    assert isinstance(resolved.lesson.embedding, Table)
    return resolved.lesson.embedding


@pytest.mark.parametrize("key", builtin_lessons())
def test_no_lesson_that_comes_along_has_an_unknown_token(key: str) -> None:
    assert resolve(builtin_lessons()[key]).unknown_tokens == ()


def test_only_what_the_sentence_before_did_not_have_is_unknown() -> None:
    assert OTHER.unknown_tokens == UNKNOWN
    assert with_sequence(OTHER, "Tom and Anna").unknown_tokens == ("Tom", "Anna")
    assert with_token(JENNY, 2, "Anna").unknown_tokens == ("Anna",)
    assert with_sequence(JENNY, "I love Jenny").unknown_tokens == ()


def test_the_lesson_s_own_sentence_typed_again_is_the_lesson_again() -> None:
    back = with_sequence(OTHER, "I love Jenny and she is a very good girl . Rafsun came and he is a very good boy")
    assert runs_alike(back.lesson, JENNY)
    taken_back = without(OTHER, JENNY, changes(OTHER, JENNY)[0])
    assert runs_alike(taken_back.lesson, JENNY)


def test_what_is_unknown_is_so_in_the_saved_file_too(tmp_path: Path) -> None:
    save(OTHER.lesson, tmp_path / "other.json")
    assert resolve(load(tmp_path / "other.json")).unknown_tokens == UNKNOWN


def test_a_token_that_means_the_same_runs_the_same_and_is_saved(tmp_path: Path) -> None:
    told = with_meaning(OTHER, "Anna", "Jenny")
    assert told.unknown_tokens == ("loves", "well")
    assert told.lesson.layers[0].unit_names == JENNY.layers[0].unit_names
    assert told.lesson.readout == JENNY.readout
    swapped = run(with_sequence(OTHER, "Jenny loves Jenny and she is well"))
    assert np.array_equal(run(told).layers[0]["c"], swapped.layers[0]["c"])
    save(told.lesson, tmp_path / "told.json")
    assert load(tmp_path / "told.json") == told.lesson


def test_only_a_known_token_lends_its_meaning() -> None:
    with pytest.raises(LessonError, match="no vector of “Tom”"):
        with_meaning(OTHER, "Anna", "Tom")
    with pytest.raises(LessonError, match="no table"):
        with_meaning(builtin_lessons()["random-stack"], "Anna", "Jenny")


def test_all_get_a_vector_of_their_own_beside_the_constant() -> None:
    given = with_own_vectors(OTHER)
    assert given.unknown_tokens == ()
    for token in UNKNOWN:
        vector = table_of(given).vectors[token]
        assert vector[:3] == tuple(random_vector(token, 4, 0)[:3]) and vector[3] == 1.0
    assert {name: table_of(given).vectors[name] for name in table_of(OTHER).vectors} == table_of(OTHER).vectors
    assert given.lesson.layers == JENNY.layers
    assert not np.array_equal(run(given).layers[0]["c"][0], run(OTHER).layers[0]["c"][0])


def test_known_tokens_make_a_sequence_in_which_none_is_unknown() -> None:
    assert known_tokens(OTHER.lesson) == ("Jenny", "Rafsun", "love")
    assert with_known_sequence(OTHER).tokens == ("Jenny", "Rafsun", "love")


def test_characters_and_numbers() -> None:
    letters = with_kind(OTHER, "characters")
    assert "A" in letters.unknown_tokens and known_tokens(letters.lesson) == ()
    told = with_own_vectors(letters)
    assert told.unknown_tokens == ()
    numbers = with_kind(OTHER, "numbers")
    assert numbers.unknown_tokens == () == known_tokens(numbers.lesson)


WORDS = st.lists(st.sampled_from(["Jenny", "love", "Anna", "and", "Tom", ".", "she", "sleeps"]), min_size=1, max_size=8)


@given(WORDS, WORDS)
def test_unknown_are_just_those_without_a_vector_that_the_lesson_did_not_have(
    first: list[str], then: list[str]
) -> None:
    here = resolve(JENNY)
    for tokens in (first, then):
        here = with_sequence(here, " ".join(tokens))
        known = {*table_of(here).vectors, *resolve(JENNY).tokens}
        assert set(here.unknown_tokens) == set(tokens) - known
    given_all = with_own_vectors(here)
    assert given_all.unknown_tokens == ()
    assert given_all.tokens == here.tokens


def test_a_thousand_unknown_tokens() -> None:
    many = with_sequence(JENNY, " ".join(f"w{k}" for k in range(1000)))
    assert len(many.unknown_tokens) == 1000
    assert with_own_vectors(many).unknown_tokens == ()
