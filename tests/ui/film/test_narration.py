"""Captions are true: every number in them is in the trace or follows from it, and other weights give other words."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.builtin import builtin_lessons
from simulator.lesson import run
from simulator.lesson_schema import LayerSpec
from tests.ui.film.films import CELLS, builtin_film, random_lesson
from ui.film.film import Film
from ui.film.numbers import MINUS

NUMBER = re.compile(rf"(?<![\w”.])[+{MINUS}]?\d+(?:\.\d+)?(?:\u202f%)?")


def _true_values(made: Film, token: int) -> list[float]:
    """Every number of the step, and those that follow from it: shares, what is lost, changes."""
    record = made.scene.record
    rows = [record[name][token] for name in record.quantities]
    rows += [record[f"{state}_prev"][token] for state in made.scene.cell.states]
    memory = made.scene.cell.memory
    if memory.keep is not None:
        keep = np.asarray(record[memory.keep][token])
        there = keep[np.abs(record[f"{memory.state}_prev"][token]) > 0]
        rows += [1.0 - keep, [float(there.mean())] if there.size else []]
        rows += [_means(keep)]
    rows += [np.abs(record[memory.state][token] - record[f"{memory.state}_prev"][token])]
    return [0.0, 1.0, *(float(value) for row in rows for value in row)]


def _means(keep: np.ndarray) -> list[float]:
    """The means over any of the units, for few units; the mean is over those that hold something."""
    if len(keep) > 10:
        return [float(keep.mean())]
    subsets = range(1, 2 ** len(keep))
    return [float(np.mean([v for k, v in enumerate(keep) if mask >> k & 1])) for mask in subsets]


def _numbers(caption: str, made: Film) -> list[tuple[float, float]]:
    """The numbers of a caption with half a unit of their last place; names, words and formulas left out."""
    text = re.sub(r"“[^”]*”", "", caption)
    for name in sorted(made.scene.unit_names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", "", text, flags=re.IGNORECASE)
    text = re.sub(r"z·h \+ \(1−z\)·n|on \d+ of \d+ units|to \d+ of \d+ units|pass 1", "", text)
    found = []
    for word in NUMBER.findall(text):
        share = word.endswith("%")
        digits = word.removesuffix("\u202f%").replace(MINUS, "-")
        places = len(digits.partition(".")[2])
        factor = 0.01 if share else 1.0
        found.append((float(digits) * factor, 0.5000001 * 10.0**-places * factor))
    return found


def _check(made: Film) -> int:
    checked = 0
    for token, beat in made.timeline.places():
        values = np.array(_true_values(made, token))
        for number, margin in _numbers(made.caption(token, beat), made):
            assert np.abs(values - number).min() <= margin + 1e-12, (made.caption(token, beat), number)
            checked += 1
    return checked


@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_captions_of_the_built_in_lessons_are_true(key: str) -> None:
    lesson = builtin_lessons()[key]
    trace = run(lesson)
    assert sum(_check(Film(lesson, trace, layer=layer)) for layer in range(len(trace.layers))) > 0


@settings(max_examples=25, deadline=None)
@given(cell=st.sampled_from(CELLS), units=st.integers(1, 9), seed=st.integers(0, 10_000))
def test_captions_of_random_networks_are_true(cell: str, units: int, seed: int) -> None:
    lesson = replace(random_lesson(cell, 3), layers=(LayerSpec(cell=cell, units=units, seed=seed),))
    _check(Film(lesson, run(lesson)))


@pytest.mark.parametrize("cell", CELLS)
def test_other_weights_give_other_captions(cell: str) -> None:
    told = set()
    for seed in range(6):
        lesson = replace(random_lesson(cell, 3), layers=(LayerSpec(cell=cell, units=3, seed=seed),))
        made = Film(lesson, run(lesson))
        told.add(tuple(made.caption(token, beat) for token, beat in made.timeline.places()))
    assert len(told) == 6


def test_rafsun_closes_the_gate_on_one_unit_only() -> None:
    made = builtin_film("jenny-rafsun")
    forget = [beat.key for beat in made.timeline.beats].index("forget")
    said = made.caption(11, forget)
    assert said.startswith("“Rafsun” closes the forget gate on gender: 99.97\u202f% of its +0.992 is erased.")
    assert "Liking and words pass almost untouched" in said


def test_the_tutorials_sums_are_spelled_out_and_called_set_by_hand() -> None:
    made = builtin_film("worked-example")
    keys = [beat.key for beat in made.timeline.beats]
    said = [made.caption(0, keys.index(key)) for key in ("forget", "input", "memory")]
    assert "[1, 2, 4] · [1, 0, 1] = [1, 0, 4]" in said[0] and "Set by hand" in said[0]
    assert "[0, 3, 0]" in said[1] and "Set by hand" in said[1]
    assert "[1, 0, 4] + [0, 3, 0] = [1, 3, 4]" in said[2]


def test_the_gru_says_why_its_count_saturates() -> None:
    made = builtin_film("same-in-a-gru")
    memory = len(made.timeline.beats) - 1
    said = [made.caption(token, memory) for token in range(len(made.timeline.tokens))]
    assert any("h is a mean of old and new, z·h + (1−z)·n, and cannot pass 1" in text for text in said)
