"""A lesson is resolved once: what is derived from it and checked is looked up from then on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from msgspec.structs import replace

from simulator.lessons import check, sizes
from simulator.lessons import resolve as resolving
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.cell_form import with_form
from simulator.lessons.edits.changes import changes, without
from simulator.lessons.edits.layers import with_cells, with_idealised, with_layer, with_layers, with_seed, with_words
from simulator.lessons.edits.sequence import with_kind, with_sequence
from simulator.lessons.edits.tokens import with_token_before, without_token
from simulator.lessons.edits.variants import with_cell, with_kept_run, without_variant
from simulator.lessons.edits.whatif import keep_bias, with_hold, with_initial, with_keep_bias, with_masked, with_weight
from simulator.lessons.report import describe
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson
from simulator.lessons.variants import MOST_VARIANTS, variant_lesson
from simulator.text.tokens import Numbers
from tests.simulator.random_lessons import lessons

Edit = Callable[[ResolvedLesson], ResolvedLesson]
KEYS = [*builtin_lessons()]


def weight(lesson: ResolvedLesson) -> ResolvedLesson:
    name, given = next(iter(lesson.layers[0].weights.items()))
    return with_weight(lesson, 0, name, (0, 0) if isinstance(given[0], tuple) else (0,), 0.5)


def take_back(changed: ResolvedLesson, opened: ResolvedLesson) -> tuple[ResolvedLesson, Edit]:
    """The edit that takes the last change back."""
    change = changes(changed, opened)[-1]
    return changed, lambda lesson: without(lesson, opened, change)


def hold(lesson: ResolvedLesson) -> ResolvedLesson:
    return with_hold(lesson, HoldSpec(0, lesson.layers[0].cell.states[0], values=(0.5,), start=1))


def of_numbers(lesson: ResolvedLesson) -> bool:
    return isinstance(lesson.lesson.sequence, Numbers)


def token(lesson: ResolvedLesson) -> str:
    """A token as it is typed: a word, or as many numbers as the network reads."""
    sequence = lesson.lesson.sequence
    return " ".join(["0.5"] * len(sequence.rows[0])) if isinstance(sequence, Numbers) else "Jenny"


def with_room(lesson: ResolvedLesson) -> ResolvedLesson:
    """The lesson with one run less to compare with, where it has as many as can be."""
    return lesson if len(lesson.variants) < MOST_VARIANTS else without_variant(lesson, 0)


EDITS: dict[str, Edit] = {
    "weight": weight,
    "hold": hold,
    "keep bias": lambda lesson: with_keep_bias(lesson, 0, 1.0) if keep_bias(lesson, 0) is not None else weight(lesson),
    "initial": lambda lesson: with_initial(lesson, 0, lesson.layers[0].cell.states[0], (), 0.25),
    "masked": lambda lesson: with_masked(lesson, 0, True),
    "idealised": lambda lesson: with_idealised(lesson, not lesson.lesson.idealised),
    "seed": lambda lesson: with_seed(lesson, 77),
    "units": lambda lesson: with_layer(lesson, 0, units=5),
    "cell": lambda lesson: with_layer(lesson, 0, cell="gru"),
    "layers": lambda lesson: with_layers(lesson, len(lesson.layers) + 1),
    "sequence": lambda lesson: with_sequence(
        lesson, "0.5 1\n0.25 0" if of_numbers(lesson) else "I love Jenny . I hate"
    ),
    "characters": lambda lesson: with_kind(lesson, "characters"),
    "token": lambda lesson: with_token_before(lesson, 1, token(lesson)),
    "no token": lambda lesson: without_token(lesson, 0),
    "words": lambda lesson: with_words(lesson, title="Another"),
    "cells": lambda lesson: with_cells(lesson, lesson.lesson.cells),
    "compared": lambda lesson: with_cell(lesson, "rnn"),
    "kept": lambda lesson: with_kept_run(lesson, "before"),
}
BEGUN: dict[str, Callable[[ResolvedLesson], tuple[ResolvedLesson, Edit]]] = {
    **{name: lambda lesson, edit=edit: (with_room(lesson), edit) for name, edit in EDITS.items()},  # type: ignore[misc]
    "form": lambda lesson: (with_layer(lesson, 0, cell="gru"), lambda begun: with_form(begun, 0, "gru-replace")),
    "hold taken back": lambda lesson: take_back(hold(lesson), lesson),
    "weight taken back": lambda lesson: take_back(weight(lesson), lesson),
    "cell taken back": lambda lesson: take_back(with_layer(lesson, 0, cell="gru", units=5), lesson),
    "tokens taken back": lambda lesson: take_back(without_token(lesson, 0), lesson),
}
"""An edit, and the lesson that it is made to."""


@contextmanager
def counted() -> Iterator[tuple[Counter[int], list[tuple[str, int, int]]]]:
    """How often each lesson is checked (by what it is), and the layers whose sizes are derived."""
    checked: Counter[int] = Counter()
    kept, derived = [], []  # kept: so that no two lessons have one id

    def check_texts(lesson: Lesson) -> None:
        kept.append(lesson)
        checked[id(lesson)] += 1
        true_check(lesson)

    def layer_sizes(cell: object, inputs: int, units: int, outputs: int) -> object:
        derived.append((cell.key, inputs, units))  # type: ignore[attr-defined]
        return true_sizes(cell, inputs, units, outputs)  # type: ignore[arg-type]

    true_check, true_sizes = check.check_texts, sizes.layer_sizes
    with mock.patch.object(check, "check_texts", check_texts), mock.patch.object(resolving, "layer_sizes", layer_sizes):
        yield checked, derived


@pytest.mark.parametrize("name", BEGUN)
@pytest.mark.parametrize("key", KEYS)
def test_an_edit_and_its_run_check_and_derive_everything_once(key: str, name: str) -> None:
    begun, edit = BEGUN[name](resolve(builtin_lessons()[key]))
    before = run(begun)
    with counted() as (checked, derived):
        resolved = edit(begun)
        for mine in (resolved, *resolved.variants):
            run(mine, after=before)
        describe(resolved)
    assert set(checked.values()) <= {1} and len(checked) <= 1 + len(resolved.variants)
    assert len(derived) == len(set(derived))
    assert len(derived) <= sum(len(mine.layers) for mine in (resolved, *resolved.variants))


@pytest.mark.parametrize("key", KEYS)
def test_what_an_edit_leaves_alone_is_neither_derived_nor_made_again(key: str) -> None:
    before = run(builtin_lessons()[key])
    with counted() as (_, derived):
        after = run(weight(before.resolved), after=before).resolved
        masked = run(with_masked(before.resolved, 0, True), after=before).resolved
    assert derived == []
    assert after.tokens is masked.tokens is before.resolved.tokens
    assert after.cells is masked.cells is before.resolved.cells
    assert masked.layers == before.resolved.layers and after.layers[1:] == before.resolved.layers[1:]
    assert [layer.layer for layer in masked.layers] == [trace.layer for trace in before.layers]


def test_weights_that_are_the_very_same_are_not_gone_through_again() -> None:
    rows = tuple(map(tuple, np.random.default_rng(0).normal(size=(3, 4)).tolist()))
    drawn = resolve(Lesson(title="t", sequence=Numbers(rows), layers=(LayerSpec("lstm", 6, seed=1),)))
    given = replace(drawn.lesson.layers[0], weights=dict(drawn.layers[0].weights))
    before = resolve(replace(drawn.lesson, layers=(given,)))
    looked_at: list[str] = []
    true = check._finite

    def finite(values: tuple[float, ...], field: str, first: int = 0) -> None:
        looked_at.append(field)
        true(values, field, first)

    begun = with_weight(before, 0, "U_f", (0, 0), 0.25)
    with mock.patch.object(check, "_finite", finite):
        with_weight(begun, 0, "W_f", (1, 2), 0.5)
    assert {field.partition("[")[0] + field.partition("]")[2].partition("[")[0] for field in looked_at} == {
        "layers.weights.W_f"
    }


def test_a_resolved_lesson_is_given_back_as_it_is() -> None:
    resolved = resolve(builtin_lessons()["jenny-rafsun"])
    assert resolve(resolved) is resolved
    assert resolve(resolved.lesson, resolved) is resolved


@given(lessons())
def test_what_is_resolved_is_what_is_run(lesson: Lesson) -> None:
    resolved = resolve(lesson)
    assert [each.lesson for each in resolved.variants] == [variant_lesson(lesson, each) for each in lesson.variants]
    for layer in resolved.layers:
        made = layer.layer
        assert {name: weight.shape for name, weight in made.weights.items()} == dict(layer.sizes.weights)
        assert {name: made.width(name) for name in layer.cell.parsed.quantities} == dict(layer.sizes.quantities)
        assert made.weights["b_h" if "b_h" in made.weights else next(iter(made.weights))].dtype == lesson.dtype
        for name, numbers in layer.weights.items():
            assert np.array(numbers).astype(lesson.dtype).tobytes() == made.weights[name].tobytes()


@given(lessons())
def test_a_lesson_resolved_from_another_is_as_one_resolved_alone(lesson: Lesson) -> None:
    other = replace(lesson, layers=(replace(lesson.layers[0], seed=5, weights=None), *lesson.layers[1:]))
    found, alone = resolve(other, resolve(lesson)), resolve(other)
    assert found.tokens == alone.tokens and found.cells == alone.cells and found.input_width == alone.input_width
    for mine, single in zip(found.layers, alone.layers, strict=True):
        assert mine.spec is single.spec and dict(mine.sizes.weights) == dict(single.sizes.weights)
        for name, weight in mine.layer.weights.items():
            assert weight.tobytes() == single.layer.weights[name].tobytes()


def test_arrays_that_an_edit_leaves_alone_are_taken_over() -> None:
    """Of a layer that has run, and of one whose arrays were only handed on."""
    begun = resolve(builtin_lessons()["jenny-rafsun"])
    arrays = begun.layers[0].layer.weights
    once = with_weight(begun, 0, "W_f", (0, 0), 0.5)
    twice = with_weight(once, 0, "W_f", (0, 0), 0.75)
    for changed in (once, twice):
        assert {name: changed.layers[0].known[name] is arrays[name] for name in changed.layers[0].known} == {
            name: True for name in arrays if name != "W_f"
        }
