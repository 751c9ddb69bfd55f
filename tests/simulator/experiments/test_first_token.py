"""The tutorial's claim: what default weights forget in tens of tokens, long-memory weights hold for a thousand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simulator.campaign.campaign import Campaign
from simulator.campaign.results import Results
from simulator.campaign.workers import Workers
from simulator.experiments.experiment import ExperimentError
from simulator.experiments.first_token import (
    FirstTokenOptions,
    Remembered,
    Setting,
    as_text,
    first_token,
    remembered_curves,
    table,
)

CAMPAIGN = Campaign(Workers(), Results(Path("nowhere")))  # nothing here takes one


def chrono_kept(lag: int, longest: int) -> float:
    """What chrono weights keep at rest over a lag, as a root mean square over units whose biases are log u.

    The mean of (u / (1 + u))^(2 lag) over u from 1 to longest − 1; for long memories √(e^(−2κ) − 2κ E₁(2κ)) with
    κ = lag / longest, which is 0.194 at κ = 1. Tallec & Ollivier 2018.
    """
    u = 1 + (longest - 2) * (np.arange(20_000) + 0.5) / 20_000
    return float(np.sqrt(((u / (1 + u)) ** (2 * lag)).mean()))


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str, int], Remembered]:
    return {(row.cell, row.initialiser, row.lag): row for row in first_token()}


def test_default_weights_have_lost_it_after_a_hundred_tokens(found: dict[tuple[str, str, int], Remembered]) -> None:
    for key in ("rnn", "lstm", "gru"):
        assert found[key, "pytorch", 10].gradient < -2
        assert found[key, "pytorch", 10].changed < 0.01
        assert found[key, "pytorch", 100].changed < 1e-14
        assert found[key, "pytorch", 1000].gradient < -190
    for key in ("lstm", "gru"):
        assert found[key, "pytorch", 10].kept < 0.003 and 0 < found[key, "pytorch", 1000].kept < 1e-250


def test_chrono_weights_hold_it_for_a_thousand(found: dict[tuple[str, str, int], Remembered]) -> None:
    for key in ("lstm", "gru"):
        for lag in (10, 100, 1000):
            row = found[key, "chrono", lag]
            assert row.kept == pytest.approx(chrono_kept(lag, 1000), abs=0.04)
            assert 10**row.gradient == pytest.approx(row.kept, abs=0.05)
            assert 0.02 < row.changed < 1 and 0.02 < row.written < 1


def test_a_simple_rnn_has_no_gate_that_keeps(found: dict[tuple[str, str, int], Remembered]) -> None:
    for initialiser in ("pytorch", "keras"):
        assert all(found["rnn", initialiser, lag].kept == 0 for lag in (10, 100, 1000))
    assert found["rnn", "keras", 100].gradient > found["rnn", "pytorch", 100].gradient + 5, "orthogonal lasts longer"


def test_the_closed_form() -> None:
    """√(e^−2κ − 2κ E1(2κ)) at κ = 0.01, 0.1, 0.5, 1."""
    assert [round(chrono_kept(lag, 1000), 3) for lag in (10, 100, 500, 1000)] == [0.956, 0.758, 0.385, 0.194]


def test_curves_begin_at_one_and_have_the_same_horizons() -> None:
    """Horizons: the lag at which the gradient is below a thousandth, 13 ± 2 for gated cells at default weights."""
    found = {line.labels: line.values for line in remembered_curves(120, Setting(units=16, seed=1)).lines}
    assert len(found) == 6
    for (key, initialiser), (kept, gradient) in found.items():
        assert kept.shape == gradient.shape == (121,)
        assert kept[0] == 1 and gradient[0] == pytest.approx(0, abs=1e-12)
        horizon = int(np.argmax(gradient < -3))
        if initialiser == "pytorch":
            assert 9 <= horizon <= 15, (key, horizon)
        if initialiser == "chrono":
            assert horizon == 0, "never"
            assert np.abs(10**gradient - kept).max() < 0.2


def test_the_table_says_what_it_was_computed_with() -> None:
    text = table(FirstTokenOptions("3,20", 8, 5), CAMPAIGN)
    assert text.splitlines()[0].endswith("8 units, 8 normal inputs, not trained, seed 5")
    assert len(text.splitlines()) == 3 + 12
    assert text == table(FirstTokenOptions("3,20", 8, 5), CAMPAIGN) != table(FirstTokenOptions("3,20", 8, 6), CAMPAIGN)
    row = Remembered("lstm", "chrono", 10, 0.5, 2e-5, 1e-16, -26.4)
    assert as_text([row]).splitlines()[-1].split() == (
        ["LSTM", "long", "memory", "(chrono)", "10", "50.0", "%", "2e-05", "nothing", "4e-27"]
    )


@pytest.mark.parametrize(
    ("after", "units", "seed", "says"),
    [
        ("ten", 8, 0, "“ten” are no numbers of tokens. Write them like 10,100,1000."),
        ("0", 8, 0, "after 1 to 10,000 further ones, not 0"),
        ("5,10001", 8, 0, "not 5,10001"),
        ("5", 0, 0, "can have 1 to 256 units, not 0"),
        ("5", 8, -1, "A seed is a whole number from 0 on, not -1."),
    ],
)
def test_what_cannot_be_computed(after: str, units: int, seed: int, says: str) -> None:
    with pytest.raises(ExperimentError, match=says):
        table(FirstTokenOptions(after, units, seed), CAMPAIGN)


def test_curves_know_how_far_they_reach() -> None:
    found = remembered_curves(4)
    assert found.longest == 4
    assert {len(values) for line in found.lines for values in line.values} == {5}
