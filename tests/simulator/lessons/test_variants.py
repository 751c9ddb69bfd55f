"""Other runs to compare with: saved in the lesson, checked, edited, and measured against the first."""

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.comparison import ComparedRun, compared_lessons, compared_runs
from simulator.lessons.edits.layers import with_layer, with_seed
from simulator.lessons.edits.sequence import with_kind, with_sequence
from simulator.lessons.edits.variants import (
    equals,
    with_cell,
    with_cells_compared,
    with_equals_compared,
    with_kept_run,
    with_other,
    with_sequence_compared,
    with_variant,
    with_variant_title,
    without_variant,
)
from simulator.lessons.file import dumps, loads
from simulator.lessons.report import describe
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, HoldSpec, LayerSpec, Lesson, LessonError, ReadoutSpec, Variant
from simulator.lessons.variants import MOST_VARIANTS, variant_lesson
from simulator.text.embedding import OneHot, Random
from simulator.text.tokens import Words
from tests.ui.film.films import random_lesson

LESSON = random_lesson("lstm", 3)


@pytest.mark.parametrize("key", builtin_lessons())
def test_every_lesson_has_something_to_be_compared_with(key: str) -> None:
    lesson = find(key)
    runs = compared_runs(lesson, run(lesson))
    assert 2 <= len(runs) <= 1 + MOST_VARIANTS and runs[0].lesson is lesson
    assert {each.trace.tokens for each in runs} == {runs[0].trace.tokens}
    for each in runs[1:]:
        assert lesson.variants or not (each.lesson.holds or each.lesson.idealised)
        drawn = {layer.weights is None for layer in each.lesson.layers}
        assert lesson.variants or drawn == ({False} if equals(lesson) else {True})
        sizes = [[layer.units for layer in found.layers] for found in (each.lesson, lesson)]
        assert lesson.variants or equals(lesson) or sizes[0] == sizes[1]


def test_a_lesson_set_by_hand_has_others_set_by_hand_as_equals_and_a_drawn_one_none() -> None:
    titles = {each.title for each in equals(find("jenny-rafsun"))}
    assert titles == {builtin_lessons()[key].title for key in ("same-in-a-gru", "simple-rnn", "own-cell")}
    made = with_equals_compared(with_sequence(find("jenny-rafsun"), "Jenny and Rafsun"))
    assert {variant.title for variant in made.lesson.variants} == titles
    assert all(each.tokens == ("Jenny", "and", "Rafsun") for each in made.variants)
    assert not equals(find("random-stack")) and not equals(find("worked-example"))
    assert not equals(with_seed(find("jenny-rafsun"), 3))


def test_a_kind_of_cell_that_the_lesson_is_itself_is_not_there_twice() -> None:
    assert [each.lesson.layers[0].cell for each in compared_lessons(LESSON)] == ["lstm", "rnn", "gru"]


def test_variants_are_saved_with_the_lesson_and_told() -> None:
    lesson = with_kept_run(with_cells_compared(LESSON), "before").lesson
    again = loads(dumps(lesson))
    assert again == lesson and [each.title for each in again.variants] == ["Simple RNN", "GRU", "before"]
    told = [line for line in describe(lesson) if line.startswith("compared")]
    assert told[0] == "compared with: Simple RNN (Simple RNN)"
    assert b"variants" not in dumps(LESSON)


def test_a_variant_says_what_differs_and_the_rest_is_the_lesson() -> None:
    held = replace(LESSON, holds=(HoldSpec(0, "f", values=(1.0,)),))
    assert variant_lesson(held, Variant("same")).holds == held.holds
    assert variant_lesson(held, Variant("free", holds=())).holds == ()
    assert variant_lesson(held, Variant("gru", random_lesson("gru", 5).layers)).holds == ()
    assert variant_lesson(held, Variant("rounded", idealised=True)).idealised


def test_a_kept_run_stays_what_it_was() -> None:
    before = run(LESSON)
    kept = with_kept_run(LESSON, "before").lesson
    edited = with_layer(kept, 0, seed=9).lesson
    other = run(variant_lesson(edited, edited.variants[0]))
    assert np.array_equal(other.layers[0].rows, before.layers[0].rows)
    assert not np.array_equal(run(edited).layers[0].rows, before.layers[0].rows)


def test_a_run_has_its_own_read_out_or_that_of_the_lesson_where_it_is_as_wide() -> None:
    read = ReadoutSpec(((1.0, 0.0, 0.0),), (0.5,), ("first",), kinds=("linear",))
    own = ReadoutSpec(((0.0, 2.0, 0.0), (0.0, 0.0, 3.0)), (0.0, 1.0), ("a", "b"), kinds=("linear",))
    wide = ReadoutSpec(((1.0, 1.0, 1.0, 1.0, 1.0),), (0.0,), kinds=("linear",))
    variants = (
        Variant("as the lesson"),
        Variant("own", readout=own),
        Variant("wide", (LayerSpec("gru", 5, seed=2),), readout=wide),
        Variant("wide and silent", (LayerSpec("gru", 5, seed=2),)),
    )
    lesson = loads(dumps(replace(LESSON, readout=read, variants=variants)))
    first, second, third, last = (run(each) for each in resolve(lesson).variants)
    h = run(LESSON).layers[0]["h"]
    assert first.outputs is not None and np.allclose(first.outputs[:, 0], h[:, 0] + 0.5)
    assert second.outputs is not None and np.allclose(second.outputs, [[0, 1]] + h[:, 1:] * [2, 3])
    assert third.outputs is not None and np.allclose(third.outputs[:, 0], third.layers[0]["h"].sum(axis=1))
    assert last.outputs is None
    with pytest.raises(LessonError, match=r"variants\[0\].readout"):
        with_variant(LESSON, Variant("narrow", (LayerSpec("gru", 2),), readout=wide))


def test_a_kept_run_keeps_its_read_out() -> None:
    read = ReadoutSpec(((1.0, 0.0, 0.0),), (0.5,), kinds=("linear",))
    kept = with_kept_run(replace(LESSON, readout=read), "before").lesson
    other = replace(kept, readout=replace(read, b=(7.0,)))
    assert resolve(other).variants[0].lesson.readout == read
    smaller = with_layer(kept, 0, units=2).lesson
    assert smaller.readout is None and smaller.variants[0].readout == read
    narrow = replace(LESSON, readout=None, variants=(Variant("said", readout=read),))
    assert with_layer(narrow, 0, units=2).lesson.variants[0].readout is None


def test_an_edit_of_the_sequence_leaves_variants_that_fit_it() -> None:
    lesson = with_cells_compared(find("jenny-rafsun")).lesson
    for edited in (with_sequence(lesson, "Jenny came"), with_kind(lesson, "characters"), with_kind(lesson, "numbers")):
        assert len(edited.lesson.variants) == 3
        for each in edited.lesson.variants:
            run(variant_lesson(edited.lesson, each))
    given = with_kept_run(find("jenny-rafsun"), "before").lesson
    bare = replace(given, embedding=OneHot(), layers=LESSON.layers, readout=None, variants=(), storyline=None)
    fewer = with_sequence(bare, "a b")
    assert run(with_kept_run(fewer, "x")).steps == 2


def test_titles_are_told_apart_and_can_be_changed() -> None:
    lesson = with_kept_run(with_kept_run(LESSON, "before"), "before").lesson
    assert [each.title for each in lesson.variants] == ["before", "before 2"]
    assert with_variant_title(lesson, 1, " later ").lesson.variants[1].title == "later"
    assert [each.title for each in without_variant(lesson, 0).lesson.variants] == ["before 2"]
    with pytest.raises(LessonError, match=r"variants\[0\].title"):
        with_variant_title(lesson, 0, "  ")


def test_another_lesson_is_run_on_this_sequence() -> None:
    other = random_lesson("gru", 7, "something else")
    lesson = with_other(LESSON, other).lesson
    assert run(variant_lesson(lesson, lesson.variants[0])).tokens == run(LESSON).tokens
    by_hand = find("jenny-rafsun")
    with pytest.raises(LessonError, match=r"variants\[0\]"):
        with_other(replace(LESSON, embedding=OneHot()), by_hand)  # weights that take other inputs


def test_a_cell_by_its_key() -> None:
    assert with_cell(LESSON, "lstm").lesson.variants[0].layers == LESSON.layers
    own = CellSpec("faint", "Faint", ("h",), ("h = tanh(0.5 * (W_h @ x + U_h @ h_prev + b_h))",))
    by_hand = replace(find("simple-rnn"), cells=(own,))
    both = with_cell(with_cell(by_hand, "faint"), "gru").lesson
    found = [variant_lesson(both, variant) for variant in both.variants]
    assert [each.layers[0].weights == by_hand.layers[0].weights for each in found] == [True, False]
    assert found[0].layers[0].cell == "faint" and found[1].layers[0].weights is None
    with pytest.raises(LessonError, match="no cell"):
        with_cell(LESSON, "lstn")


@pytest.mark.parametrize(
    ("variant", "field"),
    [
        (Variant("x", (replace(LESSON.layers[0], units=0),)), r"variants\[0\].layers\[0\].units"),
        (Variant("x", holds=(HoldSpec(0, "nothing", values=(1.0,)),)), r"variants\[0\].holds\[0\].quantity"),
        (Variant(""), r"variants\[0\].title"),
    ],
)
def test_what_is_wrong_in_a_variant_is_named(variant: Variant, field: str) -> None:
    with pytest.raises(LessonError, match=field):
        with_variant(LESSON, variant)


def test_there_are_not_too_many() -> None:
    full = find("jenny-rafsun")
    for number in range(MOST_VARIANTS):
        full = with_kept_run(full, f"run {number}").lesson
    with pytest.raises(LessonError, match="already"):
        with_kept_run(full, "one more")
    with pytest.raises(LessonError, match="variants"):
        loads(dumps(full).replace(b'"variants": [', b'"variants": [{"title": "more"},'))


def test_all_runs_must_fit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.lessons.sizes.MOST_KEPT", int(1.5 * resolve(LESSON).kept_numbers))
    with pytest.raises(LessonError, match="together"):
        with_kept_run(LESSON, "before")


def test_what_nobody_has_asked_for_takes_little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.lessons.comparison.MOST_UNASKED", int(1.5 * resolve(LESSON).recorded_numbers))
    assert [each.lesson for each in compared_lessons(LESSON)] == [LESSON]
    assert len(compared_lessons(with_kept_run(LESSON, "before"))) == 2


def test_runs_that_are_known_are_not_made_again() -> None:
    first = compared_runs(LESSON, run(LESSON))
    edited: Lesson = replace(LESSON, title="Another title")
    again = compared_runs(edited, first[0].trace, first)
    assert [each.trace for each in again] == [each.trace for each in first]
    assert isinstance(again[0], ComparedRun) and again[0].lesson is edited


@pytest.mark.parametrize("text", ["one four three", "one two five six three", "one three", "one two three"])
def test_another_sequence_is_aligned_at_the_tokens_that_both_have(text: str) -> None:
    lesson = replace(LESSON, sequence=Words("one two three"), embedding=Random(3), readout=None, holds=(), variants=())
    found = with_sequence_compared(lesson, text)
    own, other = run(found), run(found.variants[0])
    alone = run(replace(lesson, sequence=Words(text)))
    assert len(own.tokens) == len(other.tokens) and own.tokens[-1] == other.tokens[-1] == "three"
    real = [k for k in range(other.steps) if k not in other.skipped]
    assert [other.tokens[k] for k in real] == list(alone.tokens)
    for mine, theirs in zip(other.layers, alone.layers, strict=True):
        for name in theirs.quantities:
            assert np.array_equal(mine[name][real], theirs[name])
    kept = [k for k in range(own.steps) if k not in own.skipped]
    assert np.array_equal(own.layers[0].rows[1:][kept], run(lesson).layers[0].rows[1:])
    assert loads(dumps(found.lesson)) == found.lesson


def test_another_sequence_needs_the_same_vectors_and_the_same_first_token() -> None:
    lesson = replace(LESSON, sequence=Words("one two three"), embedding=Random(3), readout=None, holds=(), variants=())
    with pytest.raises(LessonError, match="begin with different tokens"):
        with_sequence_compared(lesson, "two two three")
    with pytest.raises(LessonError, match="other vectors"):
        with_sequence_compared(replace(lesson, embedding=OneHot()), "one two two")
    changed = with_sequence(with_sequence_compared(lesson, "one four three"), "one two")
    assert changed.lesson.variants[0].sequence is None
    other = replace(lesson, title="Other", sequence=Words("one six three"))
    assert with_other(lesson, other).lesson.variants[0].sequence == Words("one six three")
