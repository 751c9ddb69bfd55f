"""A text that is read in blocks gives the numbers of a whole run, to the bit."""

from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.engine.progress import Cancelled
from simulator.io import hidden_files
from simulator.lessons.builtin import find
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson, LessonError
from simulator.search import reading
from simulator.search.reading import read_states, text_tokens
from simulator.text.embedding import OneHot, Random
from simulator.text.tokens import Characters, Numbers, Words

TEXT = "the cat, the dog. and then a bird came by; " * 90


def lesson(*cells: str, text: str = TEXT, dtype: str = "float64") -> Lesson:
    layers = tuple(LayerSpec(cell, 5, seed=at) for at, cell in enumerate(cells))
    return Lesson(title="T", sequence=Characters(text), embedding=Random(4), layers=layers, dtype=dtype)


@pytest.mark.parametrize("cells", [("lstm",), ("gru", "lstm"), ("rnn", "rnn")])
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_blocks_give_the_numbers_of_a_whole_run(cells: tuple[str, ...], dtype: str) -> None:
    whole = run(lesson(*cells, dtype=dtype))
    tokens = text_tokens(whole.resolved, TEXT)
    last = len(cells) - 1
    assert len(tokens) > 3 * reading._LONGEST_BLOCK
    with read_states(resolve(lesson(*cells, text="the", dtype=dtype)), tokens, last, "h") as states:
        assert np.array_equal(states.values, whole.layers[last]["h"].T.astype(np.float32))


def test_initial_states_and_rounded_gates_count_in_a_text() -> None:
    made = lesson("lstm")
    made = replace(made, layers=(replace(made.layers[0], initial={"c": (1.0,) * 5}),), idealised=True)
    whole = run(made)
    with read_states(whole.resolved, whole.tokens, 0, "c") as states:
        assert np.array_equal(states.values, whole["c"].T.astype(np.float32))


def test_tokens_that_one_hot_vectors_do_not_tell_of_enter_as_zeros() -> None:
    made = Lesson(title="T", sequence=Words("a b"), embedding=OneHot(), layers=(LayerSpec("rnn", 3),))
    rows = Numbers(((0.0, 1.0), (0.0, 0.0), (1.0, 0.0)))
    expected = run(replace(made, sequence=rows, embedding=None))["h"]
    resolved = resolve(made)
    with read_states(resolved, text_tokens(resolved, "b new a"), 0, "h") as states:
        assert np.array_equal(states.values, expected.T.astype(np.float32))


def test_states_that_do_not_fit_are_on_disk_until_they_are_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hidden_files, "temporary_place", lambda: tmp_path)
    resolved = resolve(lesson("lstm"))
    with read_states(resolved, resolved.tokens, 0, "c") as inside:
        kept = inside.values.copy()
        assert not inside.is_on_disk
    monkeypatch.setattr(reading, "MOST_IN_MEMORY", 100)
    states = read_states(resolved, resolved.tokens, 0, "c")
    assert states.is_on_disk
    assert np.array_equal(states.values, kept)
    assert len(list(tmp_path.iterdir())) == 1
    states.close()
    assert list(tmp_path.iterdir()) == []


def test_reading_is_cancelled_between_two_blocks_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hidden_files, "temporary_place", lambda: tmp_path)
    monkeypatch.setattr(reading, "MOST_IN_MEMORY", 100)
    seen: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        seen.append((done, of))
        if len(seen) == 3:
            raise Cancelled

    resolved = resolve(lesson("lstm"))
    with pytest.raises(Cancelled):
        read_states(resolved, resolved.tokens, 0, "c", progress)
    assert [done for done, _ in seen] == [0, 1024, 2048]
    assert list(tmp_path.iterdir()) == []


def of_rows() -> ResolvedLesson:
    return resolve(Lesson(title="T", sequence=Numbers(((1.0,),)), layers=(LayerSpec("rnn", 2),)))


def test_what_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LessonError, match="rows of numbers"):
        text_tokens(of_rows(), "a")
    resolved = resolve(find("jenny-rafsun"))
    with pytest.raises(LessonError, match="cannot be 0 tokens"):
        text_tokens(resolved, " ")
    with pytest.raises(LessonError, match="no layer 4"):
        read_states(resolved, ("a",), 4, "h")
    with pytest.raises(LessonError, match="has no “q”"):
        read_states(resolved, ("a",), 0, "q")
    backward = replace(lesson("lstm"), layers=(LayerSpec("lstm", 3, reverse=True),))
    with pytest.raises(LessonError, match="from its end"):
        read_states(resolve(backward), ("a",), 0, "h")
    monkeypatch.setattr(reading, "_MOST_VECTORS", 3)
    with pytest.raises(LessonError, match="different tokens"):
        read_states(resolved, ("a", "b"), 0, "h")


def test_a_disk_without_room_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, size: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(reading, "MOST_IN_MEMORY", 100)
    monkeypatch.setattr(reading, "_reserve", refuse)
    resolved = resolve(lesson("lstm"))
    with pytest.raises(LessonError, match="could not be kept: No space left on device"):
        read_states(resolved, resolved.tokens, 0, "c")
