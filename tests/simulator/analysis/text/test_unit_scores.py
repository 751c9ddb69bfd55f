"""Scores of units are Pearson's correlation, whatever stands still, is not finite or is left out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray

from simulator.analysis.text.unit_scores import LEAST_STEPS, ranked, unit_scores
from simulator.engine.progress import Cancelled
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.network.trace import LayerTrace


class Record(LayerTrace):
    """A record of one quantity with these numbers."""

    def __init__(self, values: NDArray[np.floating[Any]], skipped: tuple[int, ...] = ()) -> None:
        object.__setattr__(self, "values_of_c", values)
        object.__setattr__(self, "inputs", values)
        object.__setattr__(self, "skipped", skipped)

    def __getitem__(self, name: str) -> NDArray[np.floating[Any]]:
        return self.values_of_c  # type: ignore[attr-defined, no-any-return]


def test_a_score_is_the_correlation() -> None:
    dice = np.random.default_rng(1)
    values, signal = dice.normal(size=(700, 9)), dice.normal(size=700)
    values[:, 3] = 2.0 - 5.0 * signal
    found = unit_scores(Record(values), "c", signal)
    for unit in range(9):
        assert found[unit] == pytest.approx(np.corrcoef(values[:, unit], signal)[0, 1], abs=1e-14)
    assert found[3] == pytest.approx(-1.0) and ranked(found)[0] == 3


def test_what_stands_still_has_no_score_and_stands_last() -> None:
    signal = np.arange(50.0) % 7
    values = np.stack([np.full(50, 0.1), np.zeros(50), signal, np.full(50, np.nan), -signal], axis=1)
    found = unit_scores(Record(values), "c", signal)
    assert np.isnan(found[[0, 1, 3]]).all() and found[[2, 4]] == pytest.approx([1.0, -1.0])
    assert ranked(found).tolist() == [2, 4, 0, 1, 3]
    assert np.isnan(unit_scores(Record(values), "c", np.full(50, 0.3))).all()
    assert np.isnan(unit_scores(Record(values), "c", signal, LEAST_STEPS - 1)).all()


def test_numbers_that_are_not_finite_are_left_out_of_their_own_unit() -> None:
    dice = np.random.default_rng(2)
    values, signal = dice.normal(size=(300, 4)), dice.normal(size=300)
    values[[3, 70, 71], 1] = np.nan, np.inf, -np.inf
    signal[100] = np.nan
    found = unit_scores(Record(values), "c", signal)
    for unit in range(4):
        there = np.isfinite(values[:, unit]) & np.isfinite(signal)
        assert found[unit] == pytest.approx(np.corrcoef(values[there, unit], signal[there])[0, 1], abs=1e-13)


@pytest.mark.parametrize("size", [1e300, 1e-310])
def test_sizes_at_the_ends_of_what_numbers_can_hold_change_nothing(size: float) -> None:
    signal = np.arange(20.0)
    found = unit_scores(Record((signal * size)[:, None]), "c", signal)
    assert found[0] == pytest.approx(1.0, abs=1e-6)


def test_steps_after_the_moment_and_those_left_out_do_not_count() -> None:
    dice = np.random.default_rng(3)
    values, signal = dice.normal(size=(40, 3)), dice.normal(size=40)
    there = [step for step in range(25) if step not in (4, 9)]
    found = unit_scores(Record(values, (4, 9)), "c", signal, 25)
    for unit in range(3):
        assert found[unit] == pytest.approx(np.corrcoef(values[there, unit], signal[there])[0, 1], abs=1e-13)


def test_blocks_are_one_and_the_work_can_be_stopped() -> None:
    dice = np.random.default_rng(4)
    values, signal = dice.normal(size=(1500, 1024)).astype(np.float32), (np.arange(1500) % 5 == 0).astype(float)
    told: list[tuple[int, int]] = []
    found = unit_scores(Record(values), "c", signal, progress=lambda done, of: told.append((done, of)))
    assert found[7] == pytest.approx(np.corrcoef(values[:, 7].astype(float), signal)[0, 1], abs=1e-13)
    assert told == [(k + 1, 4) for k in range(4)]

    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        unit_scores(Record(values), "c", signal, progress=stop)


def test_a_lesson_whose_step_is_left_out_has_scores() -> None:
    trace = run(replace(find("jenny-rafsun"), skipped=(2,)))
    assert np.isfinite(unit_scores(trace.layers[0], "c", np.arange(float(trace.steps)))).all()
