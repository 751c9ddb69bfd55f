"""What is found is what a plain search finds, without overlaps and in a stable order."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from simulator.arrays import Array
from simulator.lessons.schema import LessonError
from simulator.search.matching import find_hits, likeness, units_on

SPAN = range(40, 47)


def curves(seed: int = 0, units: int = 4, steps: int = 300) -> Array:
    drawn = np.random.default_rng(seed).standard_normal((units, steps))
    smooth = np.apply_along_axis(lambda row: np.convolve(row, np.ones(5) / 3, "same"), 1, drawn)
    return np.tanh(smooth).astype(np.float32)


@pytest.mark.parametrize("steps", [300, 40_000])
def test_likeness_is_the_cosine_of_every_window(steps: int) -> None:
    values = curves(steps=steps)
    found = likeness(values, (0, 2), SPAN)
    span = values[[0, 2], 40:47].astype(np.float64).ravel()
    assert found.shape == (steps - 6,)
    for start in (0, 1, 40, 293, steps // 2, steps - 7):
        window = values[[0, 2], start : start + 7].astype(np.float64).ravel()
        assert found[start] == pytest.approx(span @ window / np.linalg.norm(span) / np.linalg.norm(window), abs=1e-12)


def test_a_window_of_zeros_is_like_nothing() -> None:
    values = curves()
    values[:, 100:150] = 0
    assert np.all(likeness(values, (0, 1), SPAN)[100:143] == 0)


def test_curves_that_come_again_come_first_in_order_and_apart() -> None:
    values = curves()
    for start in (200, 100):
        values[:, start : start + 7] = values[:, 40:47]
    hits = find_hits(values, (0, 1, 2, 3), SPAN, "curve", 0.3, 12)
    assert [(hit.start, hit.stop) for hit in hits[:2]] == [(100, 107), (200, 207)]
    assert hits[0].score == hits[1].score == pytest.approx(1)
    spans = sorted([(hit.start, hit.stop) for hit in hits] + [(40, 47)])
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def naive_on(values: Array, units: tuple[int, ...], span: range, threshold: float) -> list[tuple[int, int, int]]:
    """Every longest span over which at least so many units are on at each token, and as many over the whole of it."""
    side = {unit: 1 if values[unit, span.start] > 0 else -1 for unit in units}
    on = [[bool(side[unit] * value >= threshold) for value in values[unit]] for unit in units]
    steps, found = values.shape[1], []
    for level in range(len(units), 0, -1):
        start, runs = None, []
        for step in range(steps + 1):
            enough = step < steps and sum(each[step] for each in on) >= level
            if enough and start is None:
                start = step
            if not enough and start is not None:
                runs.append((start, step))
                start = None
        whole = [run for run in runs if sum(all(each[run[0] : run[1]]) for each in on) == level]
        found += [(level, *run) for run in sorted(whole, key=lambda run: (abs(run[1] - run[0] - len(span)), run[0]))]
    kept: list[tuple[int, int, int]] = []
    taken = set(span)
    for level, first, stop in found:
        if not taken & set(range(first, stop)):
            taken |= set(range(first, stop))
            kept.append((level, first, stop))
    return kept


@pytest.mark.parametrize("seed", range(8))
def test_units_that_are_on_are_found_as_by_a_plain_search(seed: int) -> None:
    values = curves(seed, units=6)
    span = range(60, 62)
    units = units_on(values, span, 0.2)
    assert units
    expected = naive_on(values, units, span, 0.2)
    hits = find_hits(values, units, span, "on", 0.2, 10)
    assert [(int(hit.score), hit.start, hit.stop) for hit in hits] == expected[:10]
    assert all(len(hit.units) == hit.score and set(hit.units) <= set(units) for hit in hits)


def test_units_are_on_by_their_least_value_on_one_side_of_zero() -> None:
    values = np.array([[0.5, 0.9], [-0.8, -0.7], [0.9, -0.9], [0.2, 0.1]], np.float32)
    assert units_on(values, range(2), 0.3) == (1, 0)
    assert units_on(values, range(2), 0.95) == ()


@pytest.mark.parametrize(
    ("units", "span", "words"),
    [
        ((0,), range(5, 5), "no tokens 5:5"),
        ((0,), range(299, 301), "no tokens"),
        ((), SPAN, "1 to 32"),
        ((1, 1), SPAN, "1 to 32"),
        ((9,), SPAN, "not there"),
    ],
)
def test_what_cannot_be_looked_for_is_told(units: tuple[int, ...], span: range, words: str) -> None:
    with pytest.raises(LessonError, match=words):
        find_hits(curves(), units, span, "curve", 0.3, 5)


def test_units_that_do_nothing_over_the_span_are_told() -> None:
    values = np.zeros((1, 300), np.float32)
    with pytest.raises(LessonError, match="all 0"):
        find_hits(values, (0,), SPAN, "curve", 0.3, 5)
    with pytest.raises(LessonError, match="Unit 0 is not on"):
        find_hits(values, (0,), SPAN, "on", 0.3, 5)
