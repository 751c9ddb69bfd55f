"""What is changed in drawn weights: kept as differences, however many weights there are."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.cell_form import with_form
from simulator.lessons.edits.changes import changes, without
from simulator.lessons.edits.layers import with_layer, with_seed
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.variants import with_cell
from simulator.lessons.edits.whatif import keep_bias, with_keep_bias, with_weight
from simulator.lessons.file import dumps, loads
from simulator.lessons.origin_words import describe_lesson_origin
from simulator.lessons.report import describe
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import WeightEdit, with_spec

DRAWN = builtin_lessons()["random-stack"]


def test_what_is_changed_in_drawn_weights_is_kept_as_differences() -> None:
    before = resolve(DRAWN)
    value = before.layers[1].number_at("U_z", (2, 3))
    after = with_weight(before, 1, "U_z", (2, 3), 0.5)
    told = describe_lesson_origin(DRAWN).replace("not trained", "not trained, then changed by hand in layer 2")
    assert after.lesson.layers[1].edits == (WeightEdit("U_z", 2, 0.5, 3),) and not after.lesson.layers[1].is_drawn
    assert describe_lesson_origin(after.lesson) == told and "1 number of them changed" in "\n".join(describe(after))
    unsaid = replace(after.lesson.layers[1], origin=None)
    assert describe_lesson_origin(with_spec(after.lesson, 1, unsaid)) == told
    assert with_weight(after, 1, "b_z", (0,), 0.5).lesson.layers[1].origin == after.lesson.layers[1].origin
    was, now = run(DRAWN).layers[1].layer.weights, run(after).layers[1].layer.weights
    assert np.argwhere(was["U_z"] != now["U_z"]).tolist() == [[2, 3]]
    assert loads(dumps(after.lesson)) == after.lesson and len(dumps(after.lesson)) < len(dumps(DRAWN)) + 400
    assert [change.places for change in changes(after, DRAWN)] == [(((2, 3), value, 0.5),)]
    assert without(after, DRAWN, changes(after, DRAWN)[0]).lesson == DRAWN
    same = with_weight(after, 1, "U_z", (2, 3), value).lesson
    assert same.layers == DRAWN.layers, "as it was drawn"


def test_of_a_large_drawn_layer_no_numbers_are_made() -> None:
    before = resolve(DRAWN)
    first = before.layers[1].layer.weights
    now = with_keep_bias(with_weight(before, 1, "U_z", (2, 3), 0.5), 1, 2.0)
    layer = now.layers[1]
    assert [name for name in first if layer.layer.weights[name] is not first[name]] == ["U_z", "b_z"]
    assert "weights" not in vars(layer) and layer.unedited("U_z") is before.layers[1].unedited("U_z")
    assert keep_bias(now, 1) == pytest.approx(2.0)


def test_what_is_changed_goes_where_weights_are_drawn_anew_for_other_sizes() -> None:
    changed = with_weight(DRAWN, 1, "U_z", (2, 3), 0.5)
    assert with_layer(changed, 0, units=5).lesson.layers[1].is_drawn
    assert with_seed(changed, 1).lesson.layers[1].is_drawn
    assert with_layer(changed, 1, unit_names=tuple("abcde")).lesson.layers[1].edits == changed.lesson.layers[1].edits
    shorter = with_sequence(changed, " ".join(changed.tokens[:3]))
    assert shorter.lesson.layers[1].edits is changed.lesson.layers[1].edits
    written = with_form(changed, 1, "gru-before").lesson.layers[1]
    assert written.weights is not None and not written.edits
    assert written.weights["U_z"][2][3] == 0.5  # type: ignore[index]


def test_a_changed_drawn_layer_is_compared_with_its_very_weights() -> None:
    changed = with_cell(with_weight(DRAWN, 1, "U_z", (2, 3), 0.5), "gru-replace")
    other = changed.variants[0].layers[1]
    assert other.cell.key == "gru-replace" and other.number_at("U_z", (2, 3)) == 0.5
    assert np.array_equal(other.array_of("U_n"), changed.layers[1].array_of("U_n"))
