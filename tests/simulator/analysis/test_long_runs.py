"""Of a long run, of which little is kept, every measure is what it is of a run of which everything is."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.analysis import measures
from simulator.analysis.charts.half_life import lives
from simulator.analysis.charts.memory import memory_lines
from simulator.analysis.comparison.distances import left_of_first
from simulator.analysis.comparison.run_alignment import runs_differ
from simulator.analysis.gradient_horizon import horizon
from simulator.analysis.half_life_table import half_life_table
from simulator.analysis.interventions import interventions
from simulator.analysis.ledger import ledger
from simulator.analysis.ledger_triangle import triangle, triangle_of_all
from simulator.analysis.measures import (
    OPEN,
    RunningHalfLives,
    gate_means,
    half_lives,
    half_lives_so_far,
    memory_account,
    saturation,
    steps_to_half,
)
from simulator.analysis.run_cache import largest_of
from simulator.analysis.telling_steps import key_step, quiet_steps
from simulator.autodiff.gradient_target import Target
from simulator.cells import cells
from simulator.engine import recompute
from simulator.engine.ring_buffer import ROWS
from simulator.engine.run import run_network
from simulator.io import trace_files
from simulator.io.trace_files import contents, save_trace
from simulator.network import blockwise, kept
from simulator.network.blockwise import Blockwise
from simulator.network.holds import Hold
from simulator.network.network import Network
from simulator.network.trace import LayerTrace, Trace
from tests.simulator.odd_cells import random_layer
from ui.film.scene.lanes import amounts_of, largest_sum
from ui.film.scene.rivers import river_stages
from ui.film.text.limits import as_told

STEPS, UNITS = 150, 9
Run = Callable[[bool], Trace]
HOLDS = (
    Hold(0, "f", (1,), (1.0,), (10, 40)),
    Hold(0, "c", (2,), (0.5,), (60, 70)),
    Hold(0, "kept", (0,), (0.1,), (5, 9)),
)


def both(
    monkeypatch: pytest.MonkeyPatch, cell: str, dtype: str, more: bool, seed: int = 0, **how: object
) -> tuple[Trace, Trace]:
    """A run of two layers, and the same with little kept: its states, or `more`."""
    layers = random_layer(cells()[cell], 3, UNITS, scale=2), random_layer(cells()["lstm"], UNITS, UNITS, scale=20)
    inputs = np.random.default_rng(seed).normal(size=(STEPS, 3))
    runs = []
    for largest in (2**40, 0):
        monkeypatch.setattr(kept, "LARGEST_WHOLE", largest)
        monkeypatch.setattr(kept, "LARGEST_KEPT", 2**40 if more else 0)
        runs.append(run_network(Network(layers, dtype=dtype), inputs, **how))
    return runs[0], runs[1]


def flat(found: object) -> list[np.ndarray]:
    """All numbers of a measure."""
    if isinstance(found, Mapping):
        return [each for value in found.values() for each in flat(value)]
    if isinstance(found, list | tuple):
        return [each for value in found for each in flat(value)]
    return (
        flat(list(vars(found).values()))
        if hasattr(found, "__dict__") and not hasattr(found, "dtype")
        else [np.asarray(found)]
    )


OF_LAYER: dict[str, Callable[[LayerTrace], object]] = {
    "account": memory_account,
    "lines": memory_lines,
    "values": lambda record: memory_lines(record).values,
    "means": gate_means,
    "saturation": saturation,
    "half-lives": half_lives,
    "half-lives while open": lambda record: half_lives(record, 0.5),
    "steps to half": lambda record: [steps_to_half(record, step) for step in (0, 3, 148, 149)],
    "largest": lambda record: [largest_of(record, name) for name in (*record, "x", "h_prev")],
    "rivers": river_stages,
    "sums": lambda record: [largest_sum(record, name) for name in amounts_of(record.layer.cell)],
    "ledger": lambda record: ledger(record, 100, 3),
    "ledger of a unit": lambda record: ledger(record, 100, 3, unit=2),
    "triangle": lambda record: triangle(record, 1),
    "triangle of all": triangle_of_all,
    "half-life table": half_life_table,
    "half-lives so far": half_lives_so_far,
    "half-lives while open so far": lambda record: half_lives_so_far(record, 0.5),
    "half-lives in the chart": lambda record: vars(lives(record, 4)),
    "left of the first": left_of_first,
    "told": lambda record: [np.asarray(as_told(record, False)[name]) for name in record],
}


@pytest.mark.parametrize("more", [False, True])
@pytest.mark.parametrize(
    ("cell", "skipped", "holds"), [("lstm", (0, 7, 8, 64, 149), ()), ("lstm", (), HOLDS), ("gru", (), ())]
)
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_measures_are_those_of_the_whole_run(
    monkeypatch: pytest.MonkeyPatch,
    cell: str,
    skipped: tuple[int, ...],
    holds: tuple[Hold, ...],
    dtype: str,
    more: bool,
) -> None:
    whole, long = both(monkeypatch, cell, dtype, more, skipped=skipped, holds=holds)
    assert all(each.inside is not None for each in long.layers) and not any(each.inside for each in whole.layers)
    rtol = 1e-12 if dtype == "float64" else 2e-5  # sums are added up in another order
    for one, other in zip(whole.layers, long.layers, strict=True):
        for name, measure in OF_LAYER.items():
            for a, b in zip(flat(measure(one)), flat(measure(other)), strict=True):
                if a.dtype.kind in "fc":
                    np.testing.assert_allclose(b, a, rtol=rtol, atol=rtol, err_msg=name)
                else:
                    assert np.array_equal(a, b), name
    assert np.array_equal(quiet_steps(whole), quiet_steps(long)) and key_step(whole) == key_step(long)


def test_gates_at_their_limits_are_read_beside_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """As of the whole run, also in a part of it, but where a hand has set them."""
    whole, long = both(monkeypatch, "lstm", "float32", True, holds=(Hold(1, "f", (3,), (1.0,), (0, 30)),))
    one, other = (as_told(run.layers[1], False) for run in (whole, long))
    assert (np.asarray(long.layers[1]["i"]) == 1).any() and not (np.asarray(other["i"]) == 1).any()
    assert (np.asarray(other["f"])[:30, 3] == 1).all()
    for name in one:
        assert np.array_equal(one[name], np.asarray(other[name])), name
        assert np.array_equal(one[name][20:80], np.asarray(other.part(20, 80)[name])), name


def test_gradients_and_files_are_those_of_the_whole_run(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, long = both(monkeypatch, "lstm", "float64", False)
    for a, b in zip(*(flat(horizon(run, Target("c", 120, 2, 1))) for run in (whole, long)), strict=True):
        assert np.array_equal(a, b)
    a, b = contents(whole), contents(long)
    assert a.keys() == b.keys() and all(np.array_equal(a[key], np.asarray(b[key])) for key in a)


@pytest.mark.parametrize("skipped", [(), (0, 7, 149)])
def test_files_and_charts_of_a_long_run_are_made_a_few_steps_at_a_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, skipped: tuple[int, ...]
) -> None:
    whole, long = both(monkeypatch, "lstm", "float32", True, skipped=skipped)
    monkeypatch.setattr(trace_files, "TOGETHER", 16)
    monkeypatch.setattr(measures, "BLOCK", 16)
    monkeypatch.setattr(blockwise.block_by_block, "__defaults__", (16,))
    rows: list[int] = []
    at = Blockwise.at

    def watched(self: Blockwise, *key: object) -> object:
        found = at(self, *key)  # type: ignore[arg-type]
        rows.append(found.size)
        return found

    def read(self: Blockwise, key: object) -> object:
        found = get(self, key)
        rows.append(np.size(found))
        return found

    def whole_of(self: Blockwise, *given: object, **more: object) -> object:
        assert len(self) == 1, "all of a long array is made"
        return make(self, *given, **more)  # type: ignore[arg-type]

    get, make = Blockwise.__getitem__, Blockwise.__array__
    monkeypatch.setattr(Blockwise, "__getitem__", read)
    monkeypatch.setattr(Blockwise, "at", watched)
    monkeypatch.setattr(Blockwise, "__array__", whole_of)
    for ending in (".npz", ".json", ".csv"):
        save_trace(whole, tmp_path / f"whole{ending}")
        save_trace(long, tmp_path / f"long{ending}")
        assert (tmp_path / f"whole{ending}").read_bytes() == (tmp_path / f"long{ending}").read_bytes()
    for layer in (0, 1):
        assert interventions(whole, layer) == interventions(long, layer)
        lives(long.layers[layer], 4)
    assert rows and max(rows) <= max(16 * UNITS, STEPS)


def test_a_file_of_arrays_computes_each_block_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, long = both(monkeypatch, "lstm", "float64", False)
    monkeypatch.setattr(recompute, "REMEMBERED", 0)
    monkeypatch.setattr(trace_files, "TOGETHER", ROWS)
    computed: list[int] = []
    compute = recompute._Recomputed._compute

    def counted(self: recompute._Recomputed, start: int, chosen: object) -> object:
        computed.append(start)
        return compute(self, start, chosen)  # type: ignore[arg-type]

    monkeypatch.setattr(recompute._Recomputed, "_compute", counted)
    save_trace(long, tmp_path / "long.npz")
    assert sorted(computed) == sorted(2 * list(range(0, STEPS, ROWS))), "once for each layer"
    with np.load(tmp_path / "long.npz") as read, zipfile.ZipFile(tmp_path / "long.npz") as archive:
        assert archive.testzip() is None
        assert all(np.array_equal(read[f"layer1/{name}"], long.layers[1][name]) for name in long.layers[1])


def test_of_the_half_lives_of_a_run_each_block_is_added_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks first: what is asked beside the window is there in it."""
    monkeypatch.setattr(measures, "BLOCK", 16)
    _, long = both(monkeypatch, "lstm", "float64", False)
    logs, added = RunningHalfLives._logs, []

    def counted(self: RunningHalfLives, *asked: object) -> object:
        added.append(asked)
        return logs(self, *asked)  # type: ignore[arg-type]

    monkeypatch.setattr(RunningHalfLives, "_logs", counted)
    first = RunningHalfLives(long.layers[0], OPEN).at(STEPS - 1)
    assert len(added) == 1 + STEPS // 16
    again = RunningHalfLives(long.layers[0], OPEN).at(STEPS - 1)
    assert len(added) == 2 + STEPS // 16 and np.array_equal(first, again)


def test_whether_long_runs_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    long, other = (both(monkeypatch, "lstm", "float64", False, seed)[1] for seed in (0, 1))
    again = both(monkeypatch, "lstm", "float64", False)[1]
    assert not runs_differ(long, long) and runs_differ(long, other)
    assert not runs_differ(long, run_network(Network(tuple(each.layer for each in long.layers)), long.inputs))
    assert runs_differ(long, again)  # its layers are others, so that what is not kept may be another


def test_gates_of_a_layer_that_reads_from_the_end_are_told_by_token(monkeypatch: pytest.MonkeyPatch) -> None:
    layer = replace(random_layer(cells()["lstm"], 3, UNITS, scale=20), reverse=True)
    inputs = np.random.default_rng(0).normal(size=(STEPS, 3))
    told = []
    for largest in (2**40, 0):
        monkeypatch.setattr(kept, "LARGEST_WHOLE", largest)
        holds = (Hold(0, "f", (3,), (1.0,), (0, 30)),)
        told.append(as_told(run_network(Network((layer,), dtype="float32"), inputs, holds=holds).layers[0], False))
    assert (told[0]["f"][:30, 3] == 1).all()
    for name in layer.cell.gates:
        assert np.array_equal(told[0][name], np.asarray(told[1][name])), name
