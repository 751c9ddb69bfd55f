"""An edit gives the next lesson, leaves the old one alone, and states nothing that is no longer true."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.cells import cells
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.layers import (
    most_units,
    with_dtype,
    with_idealised,
    with_initialiser,
    with_layer,
    with_layers,
    with_seed,
    with_words,
)
from simulator.lessons.edits.sequence import sequence_text, with_embedding, with_kind, with_sequence
from simulator.lessons.file import dumps, loads
from simulator.lessons.origin import OfLayers
from simulator.lessons.origin_words import describe_lesson_origin, describe_title
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.run import inputs, run
from simulator.lessons.schema import HoldSpec, Lesson, LessonError
from simulator.text.embedding import OneHot, Random, Table
from simulator.text.tokens import Characters, Numbers, sequence_tokens
from tests.simulator.random_lessons import lessons

JENNY = builtin_lessons()["jenny-rafsun"]
WORKED = builtin_lessons()["worked-example"]
DRAWN = builtin_lessons()["random-stack"]


def test_a_longer_sentence_keeps_weights_and_notes_and_loses_the_story() -> None:
    longer = with_sequence(JENNY, sequence_text(JENNY) + " . Jenny").lesson
    assert longer.layers == JENNY.layers and longer.readout == JENNY.readout
    assert longer.origin == JENNY.origin
    assert longer.notes == JENNY.notes
    assert (longer.title, longer.about, longer.changed) == (JENNY.title, "", True)
    assert describe_title(longer) == JENNY.title + " (changed)"
    assert sequence_tokens(longer.sequence)[-2:] == (".", "Jenny")


def test_notes_stay_only_at_tokens_that_stayed() -> None:
    other = with_sequence(JENNY, "I love Rafsun").lesson
    assert other.notes == {1: JENNY.notes[1]}


def test_the_title_says_once_that_the_lesson_was_changed() -> None:
    twice = with_words(with_sequence(JENNY, "I love"), about="Mine").lesson
    assert describe_title(with_sequence(twice, "I").lesson) == JENNY.title + " (changed)"


def test_the_same_sequence_again_changes_nothing() -> None:
    assert with_sequence(JENNY, sequence_text(JENNY)).lesson == JENNY
    assert with_kind(JENNY, "words").lesson == JENNY
    assert with_layers(JENNY, 2).lesson == JENNY
    assert with_layer(JENNY, 0, cell="lstm", units=3).lesson == JENNY


def test_another_cell_has_weights_of_its_own_and_names_nobody() -> None:
    changed = with_layer(JENNY, 0, cell="gru").lesson
    layer = changed.layers[0]
    assert (layer.cell, layer.units, layer.weights, layer.unit_names) == ("gru", 3, None, ())
    assert changed.layers[1] == JENNY.layers[1]
    assert describe_lesson_origin(changed) == (
        "Layer 1: weights drawn at random (pytorch, seed 0), not trained. Layer 2, read-out: set by hand, not trained."
    )
    assert changed.notes == {} and changed.about == ""
    run(changed)


def test_where_all_weights_are_drawn_nothing_is_said_to_be_set_by_hand() -> None:
    drawn = with_seed(replace(JENNY, readout=None), 7).lesson
    assert describe_lesson_origin(drawn) == "Weights drawn at random (pytorch, seed 7, 8), not trained."
    assert [layer.seed for layer in drawn.layers] == [7, 8]
    assert not any(layer.weights or layer.origin or layer.unit_names for layer in drawn.layers)
    assert "by hand" not in dumps(drawn).decode()


def test_other_units_change_what_the_layer_above_needs() -> None:
    changed = with_layer(JENNY, 0, units=5).lesson
    assert [layer.weights for layer in changed.layers] == [None, None]
    assert changed.readout == JENNY.readout, "the last layer still has two units"
    assert with_layer(JENNY, 1, units=3).lesson.readout is None
    run(changed)


def test_a_new_seed_or_initialiser_for_one_layer_draws_its_weights() -> None:
    changed = with_layer(JENNY, 1, seed=9).lesson
    assert (changed.layers[1].seed, changed.layers[1].weights) == (9, None)
    chrono = with_layer(JENNY, 1, initialiser="chrono").lesson
    assert "chrono" in describe_lesson_origin(chrono) and chrono.layers[0] == JENNY.layers[0]
    assert with_initialiser(JENNY, "keras").lesson.layers[0].initialiser == "keras"


@pytest.mark.parametrize(("tokens", "layers"), [(20, 1), (20, 8), (30_000, 2), (90_000, 3)])
def test_as_many_units_as_there_can_be_are_taken_and_no_more(tokens: int, layers: int) -> None:
    lesson = with_layers(with_sequence(DRAWN, "a " * tokens), layers)
    for at in range(layers):
        most = most_units(lesson, at)
        assert with_layer(lesson, at, units=most).layers[at].sizes.units == most
        with pytest.raises(LessonError):
            with_layer(lesson, at, units=most + 1)


def test_names_given_to_drawn_units_are_kept() -> None:
    named = with_layer(DRAWN, 0, unit_names=tuple("abcdef")).lesson
    assert named.layers[0].unit_names == tuple("abcdef")
    assert (describe_title(named), named.about) == (DRAWN.title + " (changed)", "")
    assert with_seed(named, 4).lesson.layers[0].unit_names == tuple("abcdef")
    assert with_layer(named, 0, units=5).lesson.layers[0].unit_names == ()


def test_more_and_fewer_layers() -> None:
    more = with_layers(JENNY, 4).lesson
    assert more.layers[:2] == JENNY.layers
    assert [(layer.cell, layer.units, layer.seed) for layer in more.layers[2:]] == [
        ("lstm", 2, 2),
        ("lstm", 2, 3),
    ]
    fewer = with_layers(JENNY, 1).lesson
    assert fewer.layers == JENNY.layers[:1]
    assert fewer.readout is None and describe_lesson_origin(fewer) == "Layer 1: set by hand, not trained."
    run(more)
    run(fewer)


@pytest.mark.parametrize("count", [-1, 0, 9, 10**12])
def test_a_network_has_one_to_eight_layers(count: int) -> None:
    with pytest.raises(LessonError, match="Take 1 to 8"):
        with_layers(JENNY, count)


def test_holds_stay_where_what_they_hold_is_still_there() -> None:
    assert with_sequence(WORKED, "one two three").lesson.holds == WORKED.holds
    assert with_sequence(WORKED, "one").lesson.holds == WORKED.holds[:2]
    assert with_layer(WORKED, 0, cell="gru").lesson.holds == WORKED.holds[1:2] + WORKED.holds[3:], "a GRU adds, too"
    assert with_layer(WORKED, 0, units=2).lesson.holds == WORKED.holds[2:3]
    longest = replace(WORKED, holds=(HoldSpec(0, "f", values=(0.5,), start=1, stop=6), HoldSpec(0, "i", values=(0.5,))))
    assert [hold.stop for hold in with_sequence(longest, "a b c").lesson.holds] == [3, None]


def test_initial_states_stay_where_they_still_fit() -> None:
    assert with_seed(WORKED, 1).lesson.layers[0].initial == {"c": (1, 2, 4)}
    assert with_layer(WORKED, 0, cell="gru").lesson.layers[0].initial == {}
    assert with_layer(WORKED, 0, units=4).lesson.layers[0].initial == {}


def test_one_hot_tokens_change_the_first_layer_with_their_number() -> None:
    lesson = with_embedding(JENNY, OneHot()).lesson
    assert lesson.layers[0].weights is None and lesson.layers[1] == replace(JENNY.layers[1], unit_names=())
    same = with_sequence(lesson, sequence_text(lesson).replace("love", "like")).lesson
    assert same.layers == lesson.layers


def test_units_named_for_other_inputs_lose_their_names() -> None:
    lesson = with_embedding(JENNY, Random(4)).lesson
    assert lesson.layers[0].weights == JENNY.layers[0].weights
    assert lesson.layers[0].unit_names == ()


def test_as_numbers_a_sentence_keeps_its_vectors_and_its_run() -> None:
    numbers = with_kind(JENNY, "numbers").lesson
    assert isinstance(numbers.sequence, Numbers) and numbers.embedding is None
    assert numbers.sequence.names == ("Jenny", "Rafsun", "love", "1")
    assert np.array_equal(run(numbers).layers[1]["h"], run(JENNY).layers[1]["h"])
    again = with_sequence(numbers, "0 0 1 1; 1 0 0 1").lesson
    assert sequence_tokens(again.sequence) == ("0 0 1 …", "1 0 0 …")
    assert with_sequence(numbers, "1; 2").lesson.sequence == Numbers(((1.0,), (2.0,)))


def test_from_numbers_to_characters_the_layers_still_fit() -> None:
    characters = with_kind(with_kind(JENNY, "numbers"), "characters").lesson
    assert isinstance(characters.sequence, Characters) and characters.embedding == Random(4)
    assert characters.layers[0].weights == JENNY.layers[0].weights
    run(characters)


def test_other_kinds_of_text_keep_their_embedding() -> None:
    characters = with_kind(JENNY, "characters").lesson
    assert isinstance(characters.embedding, Table)
    assert replace(characters.embedding, silent=None) == JENNY.embedding
    back = with_kind(characters, "words").lesson
    assert (back.sequence, back.embedding) == (JENNY.sequence, JENNY.embedding)


def test_idealised_and_precision_leave_the_words_alone() -> None:
    changed = with_dtype(with_idealised(JENNY, True), "float32").lesson
    assert changed == replace(JENNY, idealised=True, dtype="float32")
    assert with_dtype(with_idealised(changed, False), "float64").lesson == JENNY


def test_title_text_and_notes() -> None:
    told = with_words(JENNY, title="Mine", about="All mine.", note=(0, "Begin.")).lesson
    assert (told.title, told.about, told.notes[0]) == ("Mine", "All mine.", "Begin.")
    assert 0 not in with_words(told, note=(0, "")).lesson.notes
    assert list(told.notes) == sorted(told.notes)


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (lambda: with_sequence(JENNY, " "), "sequence"),
        (lambda: with_sequence(with_kind(JENNY, "numbers"), "1 x"), "sequence.rows"),
        (lambda: with_layer(JENNY, 0, cell="lstn"), "layers[0].cell"),
        (lambda: with_layer(JENNY, 1, units=0), "layers[1].units"),
        (lambda: with_layer(JENNY, 1, units=10**9), "layers[1].units"),
        (lambda: with_layer(JENNY, 0, unit_names=("a",)), "layers[0].unit_names"),
        (lambda: with_layer(JENNY, 0, initialiser="x"), "layers[0].initialiser"),
        (lambda: with_seed(JENNY, -1), "layers[0].seed"),
        (lambda: with_seed(JENNY, 2**63 - 1), "layers[1].seed"),
        (lambda: with_initialiser(DRAWN, "chrono"), "layers[2].initialiser"),
        (lambda: with_embedding(JENNY, Random(0)), "embedding.size"),
        (lambda: with_words(JENNY, title=""), "title"),
        (lambda: with_words(JENNY, note=(99, "x")), "notes.99"),
    ],
)  # fmt: skip
def test_an_edit_that_cannot_be_names_its_field(edit: Callable[[], Lesson], field: str) -> None:
    with pytest.raises(LessonError) as caught:
        edit()
    assert caught.value.field == field


TEXTS = st.sampled_from(["a", "I love Jenny", "1 2; 3 4", "0.5", "x y z x y z"])
EDITS = st.one_of(
    st.tuples(st.just(with_sequence), st.tuples(TEXTS)),
    st.tuples(st.just(with_kind), st.tuples(st.sampled_from(["words", "characters", "numbers"]))),
    st.tuples(st.just(with_embedding), st.tuples(st.sampled_from([OneHot(), Random(2), Random(3, 1)]))),
    st.tuples(st.just(with_layers), st.tuples(st.integers(0, 4))),
    st.tuples(st.just(with_seed), st.tuples(st.integers(0, 5))),
    st.tuples(st.just(with_initialiser), st.tuples(st.sampled_from(["keras", "chrono", "zeros"]))),
    st.tuples(st.just(with_idealised), st.tuples(st.booleans())),
    st.tuples(st.just(with_dtype), st.tuples(st.sampled_from(["float64", "float32"]))),
    st.tuples(
        st.just(lambda lesson, cell, units: with_layer(lesson, 0, cell=cell, units=units)),
        st.tuples(st.sampled_from(sorted(cells())), st.integers(0, 4)),
    ),
    st.tuples(
        st.just(lambda lesson, seed: with_layer(lesson, len(lesson.layers) - 1, seed=seed)),
        st.tuples(st.integers(0, 5)),
    ),
)


@given(lessons(), st.lists(EDITS, max_size=6))
def test_after_any_edits_the_lesson_is_sound_and_can_be_saved(
    lesson: Lesson, edits: list[tuple[Callable[..., ResolvedLesson], tuple[Any, ...]]]
) -> None:
    for edit, arguments in edits:
        before = dumps(lesson)
        try:
            after = edit(lesson, *arguments).lesson
        except LessonError:
            after = lesson
        assert dumps(lesson) == before, "the lesson before is as it was"
        resolve(after)
        assert loads(dumps(after)) == after
        assert sequence_text(after) == sequence_text(with_sequence(after, sequence_text(after)).lesson)
        for old, new in zip(lesson.layers, after.layers, strict=False):
            assert new.weights is None or new.weights == old.weights
            assert new.weights is not None or not new.origin
        if after.layers != lesson.layers:
            assert after.origin == OfLayers()
        lesson = after


@given(lessons())
def test_the_text_of_a_sequence_is_read_back_as_it_was(lesson: Lesson) -> None:
    again = with_sequence(lesson, sequence_text(lesson)).lesson
    assert again == lesson
    assert np.array_equal(inputs(again)[0], inputs(lesson)[0])
