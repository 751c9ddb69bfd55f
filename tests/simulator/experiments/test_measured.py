"""The tables of horizons and latches, and of cells in training, beside the numbers they are held against."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simulator.experiments import cells_in_training, gradient_horizon, latch, pronouns
from simulator.experiments.experiment import ExperimentError
from simulator.experiments.trainings.cases import Case, Ended, as_curves, as_text, run_cases
from simulator.training.requested.one_training import Outcome
from simulator.training.task import find_task
from tests.simulator.campaign.works import campaign_here


def test_horizons_are_those_that_were_measured(tmp_path: Path) -> None:
    """Of fewer steps, units and seeds than the table; the gated cells' horizons hardly depend on them."""
    options = gradient_horizon.GradientHorizonOptions(steps=60, units=16, seeds=2)
    sizes, seconds = gradient_horizon._measured(options, campaign_here(tmp_path))
    assert sizes.shape == (12, 2, 61) and seconds > 0 and (sizes[:, :, 0] == pytest.approx(0, abs=1e-12))
    reach = {
        row.name: gradient_horizon._first_below(own, 1e-3)
        for row, own in zip(gradient_horizon.ROWS, sizes, strict=True)
    }
    assert all(9 <= each <= 16 for name in ("LSTM, PyTorch", "GRU, PyTorch", "GRU, Keras") for each in reach[name])
    assert all(25 <= each <= 50 for each in reach["LSTM, PyTorch, b_f + 1"])
    assert all(np.isinf(each) for name in ("LSTM, chrono", "GRU, chrono") for each in reach[name])
    text = gradient_horizon.table(options, campaign_here(tmp_path))
    assert "16 units, 8 inputs of noise, 60 steps, seeds 0 to 1" in text and text.endswith("s of processor time")
    curves = gradient_horizon.curves(options, campaign_here(tmp_path))
    assert curves.lines[3].values[0] == pytest.approx(sizes[3].mean(axis=0))
    with pytest.raises(ExperimentError, match="--units can be 1 to 128"):
        gradient_horizon.table(gradient_horizon.GradientHorizonOptions(units=1000), campaign_here(tmp_path))


def test_a_latch_keeps_what_its_gate_keeps(tmp_path: Path) -> None:
    options = latch.LatchOptions("4,10", "20,60", 3)
    found, steps = latch._measured(options, campaign_here(tmp_path))
    assert steps == [20, 60] and set(found) == {(cell, k) for cell in ("lstm", "gru") for k in (4.0, 10.0)}
    for (_, k), held in found.items():
        gate = 1 / (1 + np.exp(-k))
        scatter = 0.08 if k == 4 else 0.001
        for step in (20, 60):
            assert held.kept[step] == pytest.approx(gate**step, abs=3 * scatter / 40**0.5 + 1e-6)
        assert held.kept[0] == 1
    assert found["gru", 10.0].kept[60] == pytest.approx(found["lstm", 10.0].kept[60], abs=1e-3)
    text = latch.table(latch.LatchOptions("8", "100"), campaign_here(tmp_path))
    assert "0.999665" in text and ".967" in text and "the same" in text
    others = latch.table(latch.LatchOptions("8.5", "100"), campaign_here(tmp_path)).splitlines()[3:5]
    assert all(line.endswith("–") for line in others)
    assert latch.curves(options, campaign_here(tmp_path)).caption.startswith(
        "Left of the first number after 60 steps: K = 4: 0.3"
    )
    with pytest.raises(ExperimentError, match="write numbers like"):
        latch.table(latch.LatchOptions(k="two"), campaign_here(tmp_path))


def outcome(*measure: float, failed: str = "") -> Outcome:
    return Outcome((10, 20)[: len(measure)], measure, (1.0, 0.5)[: len(measure)], 20, 3.0, 100, "x", failed)


def test_what_came_of_cases_is_told_beside_what_was_measured() -> None:
    case = Case("LSTM, chrono", "adding", {"cell": "lstm"}, "2/2 (850–1000)", {"T": 100})
    ended = Ended(case, find_task("adding"), (outcome(0.2, 0.005), outcome(0.009, 0.02), outcome(0.1, 0.1)))
    assert ended.reached == [20, 10] and ended.seconds == 9
    text = as_text("Title", [ended], 3)
    assert "Adding, T = 100: mean squared error, done at 0.01 or less" in text
    row = next(line for line in text.splitlines() if line.startswith("LSTM, chrono"))
    told = "LSTM, chrono 100 2 of 3 10 to 20 0.02 [0.005 … 0.1] 3.0 2/2 (850–1000)"
    assert row.split() == told.split()
    curves = as_curves("Title", [ended], 3)
    assert curves.lines[0].values[0] == pytest.approx(np.log10([0.1, 0.02])) and curves.fields[0].goal == -2
    assert curves.caption == "How many reached the goal: LSTM, chrono 2 of 3."
    broken = Ended(case, find_task("adding"), (outcome(failed="It stops."),))
    assert "nan" in as_text("Title", [broken], 1)
    with pytest.raises(ExperimentError, match="Choose another --task"):
        as_curves("Title", [broken], 1)


def test_all_cases_can_be_trained(tmp_path: Path) -> None:
    found = cells_in_training.cases("all")
    assert len(found) == 28 and len(pronouns.cases()) == 9
    for case in (*found, pronouns.cases()[1]):
        assert len(case.training(0).model.parameters.flat) > 100
    unforgetting = next(case for case in found if case.name == "LSTM, b_f = 0").training(1).model
    assert (unforgetting.parameters.layers[0]["b_f"] == 0).all()
    with pytest.raises(ExperimentError, match="Did you mean adding"):
        cells_in_training.cases("addin")
    with pytest.raises(ExperimentError, match="Curves are of one task"):
        cells_in_training.curves(cells_in_training.CellsInTrainingOptions("all"), campaign_here(tmp_path))


def test_cases_are_run(tmp_path: Path) -> None:
    settings = {"cell": "rnn", "units": (4,), "steps": 2, "batch": 4}
    cases = [
        Case("one", "latch", settings, sizes={"T": 5}),
        Case("other", "latch", settings | {"steps": 3}, sizes={"T": 5}),
    ]
    done: list[int] = []
    ended = run_cases(cases, 2, campaign_here(tmp_path, lambda at, *_: done.append(at)))
    assert done == [1, 2, 3, 4] and [each.outcomes[1].steps for each in ended] == [2, 3]
    assert ended[0].outcomes[0].digest != ended[0].outcomes[1].digest
    with pytest.raises(ExperimentError, match="--seeds can be 1 to 100"):
        run_cases(cases, 0, campaign_here(tmp_path))
