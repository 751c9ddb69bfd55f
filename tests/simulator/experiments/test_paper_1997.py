"""The network of 1997: its counts are the paper's, its gradient right where nothing is cut off."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from simulator.experiments import two_sequences_1997 as two
from simulator.experiments.experiment import ExperimentError
from simulator.experiments.paper_1997.network import Nets1997, Shape
from simulator.experiments.weight_counts_1997 import ROWS, NoOptions, curves, table
from tests.simulator.campaign.works import campaign_here


def test_the_nine_counts_are_those_of_the_paper(tmp_path: Path) -> None:
    assert [Nets1997(shape, 1, 0).count for _, shape, _ in ROWS] == [264, 276, 364, 664, 6064, 102, 93, 156, 308]
    for _, shape, paper in ROWS:
        units, sources = shape.cells + 2 * shape.blocks, shape.inputs + shape.cells + 2 * shape.blocks
        biases = 2 * shape.blocks * shape.gate_biases + shape.cells * shape.cell_biases
        assert units * sources + shape.outputs * (shape.cells + shape.output_biases) + biases == paper
    assert table(NoOptions(), campaign_here(tmp_path)).endswith("9 of 9 are those of the paper.")
    assert "not the same" not in table(NoOptions(), campaign_here(tmp_path))
    assert curves(NoOptions(), campaign_here(tmp_path)).places == tuple(range(1, 10))


def test_its_gradient_is_right_where_units_do_not_read_units() -> None:
    """There the truncated gradient is the whole one."""
    shape, random = Shape(2, 1, 2, 1, gate_biases=True, cell_biases=True, output_biases=True), np.random.default_rng(0)
    nets = Nets1997(shape, 3, 0, size=1.0)
    for name in ("cell", "gate_in", "gate_out"):
        nets.has[name][:, 2:-1] = False
        nets.weights[name] *= nets.has[name]
    inputs, targets = random.normal(size=(3, 6, 2)), random.uniform(size=(3, 1))

    def error() -> np.ndarray:
        return 0.5 * np.square(nets.answers(nets.run(inputs)) - targets).sum(axis=1)

    before = {name: value.copy() for name, value in nets.weights.items()}
    nets.learn(nets.run(inputs), targets, 1.0)
    changes = {name: nets.weights[name] - before[name] for name in before}
    nets.weights = before
    for name, has in nets.has.items():
        for row, column in np.argwhere(has):
            found = []
            for step in (1e-6, -1e-6):
                nets.weights[name][:, row, column] += step
                found.append(error())
                nets.weights[name][:, row, column] -= step
            assert changes[name][:, row, column] == pytest.approx(-(found[0] - found[1]) / 2e-6, abs=1e-8)


def small(trials: int = 2, most: int = 1000) -> two._Request:
    return two._Request(0, trials, 12, 2, most)


def test_a_trial_is_the_same_whatever_runs_beside_it_and_goes_on_to_the_bit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(two, "EVERY", 20)
    whole = two._Learning(small())
    for _ in range(4):
        whole.block()
    alone, first = two._Learning(small(1)), two._Learning(small())
    for _ in range(4):
        alone.block()
    for name, value in alone._nets.weights.items():
        assert np.allclose(value[0], whole._nets.weights[name][0], rtol=0, atol=1e-12)
    first.block()
    first.keep(tmp_path / "kept.npz")
    again = two._Learning(small())
    again.go_on(tmp_path / "kept.npz")
    assert again.sequences == 20
    for _ in range(3):
        again.block()
    assert all((value == whole._nets.weights[name]).all() for name, value in again._nets.weights.items())
    assert again.found.wrong == whole.found.wrong
    half = (tmp_path / "kept.npz").read_bytes()[:-100]
    for broken in (b"broken", half):
        (tmp_path / "kept.npz").write_bytes(broken)
        again.go_on(tmp_path / "kept.npz")
        assert again.sequences == 80
    again.keep(tmp_path / "no folder" / "kept.npz")


def test_no_trial_is_done_after_more_sequences_than_were_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two, "EVERY", 20)
    learning = two._Learning(msgspec.structs.replace(small(), most=50))
    while not learning.is_over:
        learning.block()
    assert learning.sequences == 40


def test_the_table_says_what_was_done_and_what_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = two._Trials([20_000, 0, 30_000], [[3, 0], [9, 7], [4, 0]], 2.0)
    monkeypatch.setattr(two, "measure", lambda request, place: msgspec.json.encode(done))
    options = two.TwoSequencesOptions(trials=3)
    text = two.table(options, campaign_here(tmp_path))
    assert (
        "2 of 3 done within 60,000 sequences: mean 25,000, median 25,000, from 20,000 to 30,000; paper: mean 27,380."
        in text
    )
    none = two._Trials([0], [[256]], 1.0)
    assert two._verdict(two.TwoSequencesOptions(trials=1), none).endswith("It did not reproduce.")
    assert two._verdict(two.TwoSequencesOptions(trials=1, most=1000), none).endswith("Too few to say anything.")
    with pytest.raises(ExperimentError, match="--trials can be 1 to 100"):
        two.table(two.TwoSequencesOptions(trials=0), campaign_here(tmp_path))


@pytest.mark.full
def test_trials_are_done_about_when_the_paper_has_them(tmp_path: Path) -> None:
    """Of five, most within 40,000 sequences."""
    found = two._found(two.TwoSequencesOptions(trials=5, most=40_000), campaign_here(tmp_path))
    assert sum(each > 0 for each in found.done) >= 3
