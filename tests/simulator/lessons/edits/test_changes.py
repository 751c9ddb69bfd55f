"""What is tried is listed, and each thing goes back by itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.edits.changes import as_opened, changes, compares_alike, made_since, without
from simulator.lessons.edits.layers import with_idealised, with_layer, with_layers, with_reverse, with_seed, with_words
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.tokens import without_token
from simulator.lessons.edits.whatif import with_hold, with_initial, with_masked, with_weight
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, Variant
from tests.simulator.random_lessons import lessons

JENNY = builtin_lessons()["jenny-rafsun"]


def tried() -> Lesson:
    lesson = with_weight(with_weight(JENNY, 0, "W_f", (0, 1), -12.0), 0, "W_f", (1, 2), 1.5).lesson
    lesson = with_weight(lesson, 1, "b_o", (0,), 0.25).lesson
    lesson = with_hold(lesson, HoldSpec(0, "f", units=(0,), values=(1.0,), start=11, stop=12)).lesson
    return with_idealised(with_masked(with_initial(lesson, 0, "c", (0,), 1.0), 4, True), True).lesson


def test_each_change_is_listed_with_its_numbers() -> None:
    found = changes(tried(), JENNY)
    assert [(each.kind, each.at, each.name) for each in found] == [
        ("masked", 4, ""), ("idealised", 0, ""), ("hold", 0, ""), ("initial", 0, "c"), ("weights", 0, "W_f"),
        ("weights", 1, "b_o"),
    ]  # fmt: skip
    places = {place: (before, after) for place, before, after in found[4].places}
    assert JENNY.layers[0].weights is not None
    given = np.array(JENNY.layers[0].weights["W_f"])
    assert places == {(0, 1): (given[0, 1], -12.0), (1, 2): (given[1, 2], 1.5)}
    assert changes(JENNY, JENNY) == ()


def test_layers_are_told_by_where_they_stand_and_how_they_read() -> None:
    lesson = replace(
        JENNY,
        layers=tuple(LayerSpec("lstm", 3, seed=k) for k in range(3)),
        readout=None,
        holds=(),
        cues=(),
        storyline=None,
    )
    both = with_reverse(lesson, 0, True)
    found = changes(both, lesson)
    assert [(each.kind, each.at) for each in found] == [("layer", 1)], "what stands above is what it was"
    held = with_initial(both, 3, "c", (0,), 1.0)
    assert [(each.kind, each.at) for each in made_since(held, lesson)] == [("layer", 1), ("initial", 3)]
    assert [(each.kind, each.at) for each in made_since(held, with_initial(lesson, 2, "c", (0,), 1.0))] == [
        ("layer", 1)
    ]
    assert without(both, lesson, found[0]).lesson.layers == lesson.layers


def test_taking_all_back_one_by_one_gives_the_opened_lesson() -> None:
    lesson = tried()
    for left in range(6, 0, -1):
        found = changes(lesson, JENNY)
        assert len(found) == left
        lesson = without(lesson, JENNY, found[left // 2]).lesson
    assert lesson == JENNY


def test_cells_layers_and_sequences_go_back_too() -> None:
    for other, kinds in (
        (with_layer(JENNY, 1, cell="gru").lesson, ["layer"]),
        (with_layers(JENNY, 3).lesson, ["layer"]),
        (with_sequence(JENNY, "Jenny came").lesson, ["tokens"]),
        (with_layer(JENNY, 0, units=5).lesson, ["layer", "layer"]),
    ):
        assert [change.kind for change in changes(other, JENNY)] == kinds
    back = with_layer(JENNY, 1, cell="gru").lesson
    assert without(back, JENNY, changes(back, JENNY)[0]).lesson.layers == JENNY.layers


@settings(deadline=None, max_examples=40)
@given(lessons(), lessons())
def test_any_two_lessons_can_be_compared(one: Lesson, other: Lesson) -> None:
    assert [change for change in changes(one, one) if change.kind in ("layer", "weights", "tokens")] == []
    for change in changes(one, other):
        assert change.kind


@pytest.mark.parametrize("field", ["masked", "skipped"])
def test_what_was_so_when_it_was_opened_is_no_change(field: str) -> None:
    opened = replace(find("worked-example"), **{field: (1,)})
    now = replace(opened, **{field: (1, 3)})
    assert made_since(opened, opened) == ()
    assert [(change.kind, change.at) for change in made_since(now, opened)] == [(field, 3)]


def test_notes_and_cues_of_other_words_come_back_as_they_were_opened() -> None:
    opened = resolve(find("jenny-rafsun"))
    edited = without_token(opened.lesson, 1)
    assert edited.lesson.notes != opened.lesson.notes
    again = as_opened(resolve(edited), opened).lesson
    assert (again.notes, again.cues, again.storyline) == (
        opened.lesson.notes, opened.lesson.cues, opened.lesson.storyline
    )  # fmt: skip
    noted = with_words(with_seed(opened, 3), note=(4, "mine"))
    assert as_opened(resolve(noted), opened).lesson.notes[4] == "mine", "at words that are the same"


def test_the_runs_that_it_was_compared_with_come_back_before_others() -> None:
    opened = resolve(find("reset-gate"))
    (own,) = opened.lesson.variants
    other = Variant("mine", (LayerSpec("rnn", 1, seed=1),))
    for variants in ((), (other,), (replace(own, skipped=(0,)), other)):
        edited = resolve(replace(opened.lesson, variants=variants, storyline=None))
        assert not compares_alike(edited.lesson, opened.lesson)
        again = as_opened(edited, opened).lesson
        assert again.variants[0] == own and again.variants[1:] == variants[-1:] * (other in variants)
        assert again.storyline == opened.lesson.storyline
    more = resolve(replace(opened.lesson, variants=(own, other)))
    assert as_opened(more, opened).lesson.variants == (own, other) and compares_alike(more.lesson, opened.lesson)
