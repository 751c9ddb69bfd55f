"""A long run keeps few quantities; the others are computed again when they are read, and are the same to the bit."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import numpy as np
import pytest

from simulator.cells import cells
from simulator.cells.cell import Cell
from simulator.engine import recompute
from simulator.engine.run import run_network
from simulator.network import kept
from simulator.network.blockwise import Blockwise, block_by_block
from simulator.network.holds import Hold
from simulator.network.network import Network
from simulator.network.trace import LayerTrace, Trace
from tests.simulator.odd_cells import ALL_CELLS, random_layer

STEPS = 100
SKIPPED = (0, 31, 32, 33, 60, 99)


@pytest.fixture(params=["states", "more"])
def long_from_the_first(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Runs are long however short they are; with their states alone kept, or what the memory is made of too."""
    monkeypatch.setattr(kept, "LARGEST_WHOLE", 0)
    monkeypatch.setattr(kept, "LARGEST_KEPT", 0 if request.param == "states" else 2**30)
    yield


def two_runs(network: Network, monkeypatch: pytest.MonkeyPatch, **how: object) -> tuple[Trace, Trace]:
    """The run of which everything is kept, and the one that keeps little."""
    inputs = np.random.default_rng(1).normal(size=(STEPS, network.layers[0].inputs))
    long = run_network(network, inputs, [""] * STEPS, **how)
    with monkeypatch.context() as patched:
        patched.setattr(kept, "LARGEST_WHOLE", 2**40)
        return run_network(network, inputs, [""] * STEPS, **how), long


def stack(cell: Cell, units: int = 4, dtype: str = "float64") -> Network:
    layer = random_layer(cell, 3, units, scale=2)
    return Network((layer, random_layer(cells()["gru"], layer.outputs, 3)), dtype=dtype)


def some_holds(network: Network) -> tuple[Hold, ...]:
    """Every named quantity of the lower layer, for a while each."""
    layer = network.layers[0]
    names = [equation.name for equation in layer.cell.parsed.equations]
    return tuple(
        Hold(0, name, (layer.width(name) - 1,), (0.2 + 0.05 * k,), (9 * k, 9 * k + 40)) for k, name in enumerate(names)
    )


def assert_same(whole: LayerTrace, long: LayerTrace) -> None:
    states = (f"{state}_prev" for state in whole.layer.cell.states)
    assert long.inside is not None and long.places.keys() < whole.places.keys()
    for step in (0, 40, 33, 41, 60, whole.steps - 1):  # by themselves, and then with all others
        for name in whole.quantities:
            assert np.array_equal(whole[name][step], long[name][step], equal_nan=True), name
    for name in (*whole.quantities, *states, "x", "x_prev"):
        assert np.array_equal(whole[name], np.asarray(long[name]), equal_nan=True), name


@pytest.mark.usefixtures("long_from_the_first")
@pytest.mark.parametrize(
    ("held", "skipped", "idealised", "dtype"),
    [(False, (), False, "float64"), (True, SKIPPED, False, "float32"), (True, SKIPPED, True, "float64")],
)
@pytest.mark.parametrize("cell", ALL_CELLS.values(), ids=list(ALL_CELLS))
def test_what_is_computed_again_is_what_was_recorded(
    monkeypatch: pytest.MonkeyPatch, cell: Cell, held: bool, skipped: tuple[int, ...], idealised: bool, dtype: str
) -> None:
    network = stack(cell, dtype=dtype)
    holds = some_holds(network) if held else ()
    whole, long = two_runs(network, monkeypatch, holds=holds, skipped=skipped, idealised=idealised)
    for one, other in zip(whole.layers, long.layers, strict=True):
        assert_same(one, other)
        assert_same(one.part(17, 83), other.part(17, 83))
        assert_same(one.without_skipped(), other.without_skipped())
        assert_same(one.part(17, 83).without_skipped(), other.part(17, 83).without_skipped())


@pytest.mark.usefixtures("long_from_the_first")
@pytest.mark.parametrize("units", [128, 200])
def test_wide_layers_too(monkeypatch: pytest.MonkeyPatch, units: int) -> None:
    """Where matrix products are broken up and run on several cores."""
    for dtype in ("float64", "float32"):
        whole, long = two_runs(stack(cells()["lstm"], units, dtype), monkeypatch)
        for one, other in zip(whole.layers, long.layers, strict=True):
            assert_same(one, other)


@pytest.mark.usefixtures("long_from_the_first")
@pytest.mark.parametrize("skipped", [(), (3, 40)])
@pytest.mark.parametrize("step", [0, 1, 31, 32, 33, 64, 99, 100])
def test_a_resumed_run_is_the_whole_run_to_the_bit(step: int, skipped: tuple[int, ...]) -> None:
    network, chance = stack(cells()["lstm"]), np.random.default_rng(2)
    inputs = chance.normal(size=(STEPS, 3))
    earlier = run_network(network, inputs, skipped=skipped)
    changed = np.concatenate([inputs[:step], chance.normal(size=(110 - step, 3))])
    whole = run_network(network, changed, skipped=skipped)
    resumed = run_network(network, changed, skipped=skipped, resume=(earlier, step))
    for one, other in zip(whole.layers, resumed.layers, strict=True):
        for name in one:
            assert np.array_equal(one[name], np.asarray(other[name]), equal_nan=True)
        assert one.figures is not None and other.figures is not None
        noted = (each.figures.table[:, 1:] for each in (one, other))  # before the first step nothing changed
        assert np.array_equal(*noted, equal_nan=True)


def test_a_run_that_grows_long_and_one_that_is_long_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    network, inputs = stack(cells()["lstm"]), np.random.default_rng(3).normal(size=(STEPS, 3))
    short = run_network(network, inputs)
    monkeypatch.setattr(kept, "LARGEST_WHOLE", 0)
    long = run_network(network, inputs, resume=(short, 50))
    assert long.layers[0] is short.layers[0]  # nothing has changed
    changed = inputs.copy()
    changed[70:] += 1
    long = run_network(network, changed, resume=(short, 70))
    monkeypatch.setattr(kept, "LARGEST_WHOLE", 2**40)
    again = run_network(network, inputs, resume=(long, 70))
    for one, other in zip(short.layers, again.layers, strict=True):
        assert np.array_equal(one.rows, other.rows)


@pytest.mark.usefixtures("long_from_the_first")
def test_it_is_read_as_an_array_is(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, long = (run.layers[0]["a_o"] for run in two_runs(stack(cells()["lstm"]), monkeypatch))
    assert isinstance(long, Blockwise) and long.shape == whole.shape and long.dtype == whole.dtype
    mask = np.arange(STEPS) % 3 == 0
    keys = (
        7, -1, slice(10, 50), slice(None, None, -7), [3, 99, 40], mask, (5, 2), (slice(3, 60), 1),
        (slice(None), [2, 0]),
        ([5, 6], [1, 2]), (5, [1, 2]), ([40, 1], slice(1, 3)), (slice(30, 35), slice(2)), np.array([[1, 2], [50, 3]]),
        (..., 1), (None, 4), whole > 0,
    )  # fmt: skip
    for key in keys:
        assert np.array_equal(whole[key], long[key]), key
    assert np.array_equal(abs(whole - 1), abs(long - 1)) and np.array_equal(list(whole), list(long))
    assert np.array_equal(np.concatenate([part for _, part in block_by_block(long, 33)]), whole)
    with pytest.raises(ValueError, match="read-only"):
        long[3][0] = 1
    with pytest.raises(IndexError):
        long[STEPS]


@pytest.mark.usefixtures("long_from_the_first")
def test_few_blocks_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    record = two_runs(stack(cells()["lstm"]), monkeypatch)[1].layers[0]
    assert record.inside is not None
    computed: list[tuple[int, list[int] | None]] = []
    true = type(record.inside.source)._compute

    def compute(self: object, start: int, chosen: np.ndarray | None) -> object:
        computed.append((start, None if chosen is None else chosen.tolist()))
        return true(self, start, chosen)

    monkeypatch.setattr(type(record.inside.source), "_compute", compute)
    gate = record["a_o"]
    _ = gate[3], record["i"][3], gate[2], gate[0:3], gate[4], gate[31]  # few steps by themselves, then all of the block
    assert computed == [(0, [3]), (0, [2, 3]), (0, [0, 1, 2, 3]), (0, None)]
    monkeypatch.setattr(recompute, "REMEMBERED", 2 * gate[0].nbytes * 13 * 32)
    computed.clear()
    for step in (0, 32, 5, 64, 40, 0):  # the third block takes the place of the second, which was read before the first
        _ = gate[step : step + 5]
    assert computed == [(32, None), (64, None), (32, None), (0, None)]


@pytest.mark.usefixtures("long_from_the_first")
def test_a_copied_run_goes_on_computing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, long = two_runs(stack(cells()["lstm"]), monkeypatch)
    assert_same(whole.layers[0], copy.deepcopy(long.layers[0]))


def test_what_is_kept() -> None:
    cell = cells()["lstm"]
    widths = dict.fromkeys(cell.parsed.quantities, 1024)
    assert kept.kept_of_layers([(cell, widths)] * 2, 1000, 4) is None
    more = ("h", "c", "f", "kept", "added")
    assert kept.kept_of_layers([(cell, widths)] * 2, 20_000, 4) == (more, more)
    assert kept.kept_of_layers([(cell, widths)] * 2, 30_000, 8) == (("h", "c"),) * 2
