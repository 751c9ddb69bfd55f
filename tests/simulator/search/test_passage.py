"""A passage of a long text begins with the states that the network had there: its run has the numbers of the whole."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, LayerSpec, Lesson, LessonError
from simulator.search import reading
from simulator.search.checkpoints import EVERY
from simulator.search.passage import AROUND, LONGEST, read_passage
from simulator.search.reading import read_states, text_tokens
from simulator.text.embedding import OneHot, Random
from simulator.text.tokens import Characters, Words
from tests.simulator.search.test_reading import TEXT, lesson


@pytest.mark.parametrize("cells", [("lstm",), ("gru", "lstm"), ("rnn", "gru-before")])
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_a_passage_has_the_numbers_of_the_whole_run_to_the_bit(cells: tuple[str, ...], dtype: str) -> None:
    whole = run(lesson(*cells, dtype=dtype))
    tokens = whole.tokens
    network = resolve(lesson(*cells, text="the", dtype=dtype))
    with read_states(network, tokens, 0, "h", with_checkpoints=True) as states:
        assert states.checkpoints is not None
        for span in (range(3, 5), range(EVERY + 2, EVERY + 9), range(2000, 2200), range(len(tokens) - 3, len(tokens))):
            passage = read_passage(network, tokens, states.checkpoints, span, "from {first} to {last}")
            found, start = run(passage.lesson), passage.start
            stop = start + found.steps
            assert start <= max(span.start - AROUND, 0) and min(span.stop + AROUND, len(tokens)) <= stop
            assert found.tokens == tokens[start:stop]
            for one, other in zip(found.layers, whole.layers, strict=True):
                for name in one.layer.cell.parsed.quantities:
                    assert np.array_equal(one[name], other[name][start:stop])
            assert np.array_equal(found.layers[0]["h"].T.astype(np.float32), states.values[:, start:stop])
            assert passage.lesson.lesson.about == f"from {start + 1:,} to {stop:,}"


def test_blocks_that_are_no_part_of_a_checkpoint_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run(lesson("lstm"))
    monkeypatch.setattr(reading, "_LONGEST_BLOCK", 96)
    with read_states(whole.resolved, whole.tokens, 0, "c", with_checkpoints=True) as states:
        assert states.checkpoints is not None
        place, (before,) = states.checkpoints.nearest(3 * EVERY + 5)
        assert place == 3 * EVERY
        assert np.array_equal(before["c"], whole["c"][place - 1])


def test_what_stands_at_tokens_of_the_lesson_is_not_taken_along() -> None:
    built = find("jenny-rafsun")
    network = resolve(replace(built, masked=(1,), skipped=(2,)))
    tokens = text_tokens(network, "Jenny is a good girl. Rafsun is a good boy. " * 40)
    with read_states(network, tokens, 0, "c", with_checkpoints=True) as states:
        assert states.checkpoints is not None
        made, start = read_passage(network, tokens, states.checkpoints, range(200, 204), "")
        taken = made.lesson
        assert (taken.masked, taken.skipped, taken.notes, taken.cues, taken.variants) == ((), (), {}, (), ())
        assert taken.changed and taken.layers[0].unit_names == built.layers[0].unit_names
        found = run(made)["c"]
        assert np.array_equal(found.T.astype(np.float32), states.values[:, start : start + len(found)])


def test_one_hot_vectors_stay_those_of_the_lesson() -> None:
    made = Lesson(title="T", sequence=Words("a b"), embedding=OneHot(), layers=(LayerSpec("rnn", 3),))
    network = resolve(made)
    tokens = text_tokens(network, "b new a b " * 60)
    with read_states(network, tokens, 0, "h", with_checkpoints=True) as states:
        assert states.checkpoints is not None
        passage = read_passage(network, tokens, states.checkpoints, range(100, 101), "")
        assert passage.lesson.unknown_tokens == ("new",)
        found, start = run(passage.lesson)["h"], passage.start
        assert np.array_equal(found.T.astype(np.float32), states.values[:, start : start + len(found)])


def test_a_long_span_is_shown_from_its_beginning() -> None:
    network = resolve(lesson("rnn"))
    with read_states(network, network.tokens, 0, "h", with_checkpoints=True) as states:
        assert states.checkpoints is not None
        passage = read_passage(network, network.tokens, states.checkpoints, range(64, 3700), "")
    assert (passage.start, len(passage.lesson.tokens)) == (32, LONGEST)


def test_checkpoints_are_kept_where_all_layers_read_forward() -> None:
    layers = (LayerSpec("rnn", 3), LayerSpec("rnn", 3), LayerSpec("rnn", 3, reverse=True))
    network = resolve(Lesson(title="T", sequence=Characters(TEXT), embedding=Random(4), layers=layers))
    with read_states(network, network.tokens, 0, "h", with_checkpoints=True) as states:
        assert states.checkpoints is None


def test_a_cell_that_reads_the_input_before_has_passages_at_the_beginning_alone() -> None:
    spec = CellSpec("own", "Own", ("h",), ("h = tanh(W_h @ x + W_p @ x_prev + U_h @ h_prev + b_h)",))
    layers = (LayerSpec("own", 3),)
    made = Lesson(title="T", sequence=Characters(TEXT), embedding=Random(4), layers=layers, cells=(spec,))
    network = resolve(made)
    with read_states(network, network.tokens, 0, "h", with_checkpoints=True) as states:
        assert states.checkpoints is not None
        assert read_passage(network, network.tokens, states.checkpoints, range(9, 12), "").start == 0
        with pytest.raises(LessonError, match="input of the step before"):
            read_passage(network, network.tokens, states.checkpoints, range(900, 912), "")
