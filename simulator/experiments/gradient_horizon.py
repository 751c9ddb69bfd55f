"""How far back a gradient reaches before anything is learned, by cell and by how its weights are drawn.

The size of the Jacobian of the memory by itself so many steps before, for noise; its horizon is the first lag at which
it is below a thousandth. Hochreiter 1991; Bengio, Simard & Frasconi 1994; Tallec & Ollivier 2018.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from time import process_time
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec import Struct

from simulator.analysis.gradient_horizon import horizon
from simulator.arrays import Array
from simulator.autodiff.gradient_target import Target
from simulator.campaign.campaign import Campaign
from simulator.cells import find_cell
from simulator.cells.cell import Cell, Memory
from simulator.cells.memory import bias_behind
from simulator.engine.run import run_network
from simulator.experiments.experiment import Curves, Experiment, ExperimentError, Field, Line, option
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from simulator.network.network import Network

INPUTS = 8
GONE, HALF = 1e-3, 0.5
LONGEST, MOST_UNITS = 2000, 128
COLUMNS = """\
columns:
  half     the first lag at which the gradient is below a half, the median of all seeds
  horizon  the first lag at which it is below a thousandth: median [least … most]
  g(10)    its size at a lag of 10, the geometric mean of all seeds; and at the longest lag
  before   horizon and sizes as they were measured by other code for 64 units (docs/training.md)
Weights are drawn and not trained; what enters is noise of variance 1. With -o its size by lag as curves.
"""
RELU = Cell("relu-rnn", "RNN with relu", ("h",), Memory("h", None, None), "h = relu(W_h @ x + U_h @ h_prev + b_h)", "")


class Row(NamedTuple):
    """A cell, how its weights are drawn, what is added to the bias of the gate that keeps, and what it may be set to.

    `before` are horizon, g(10) and g(100) at 100 steps, and horizon and g(1000) at 1,000, as measured before.
    """

    name: str
    cell: str
    initialiser: str
    added: float = 0.0
    set_to: float | None = None
    before: tuple[str, str, str, str, str] = ("", "", "", "", "")


ROWS = (
    Row("RNN, PyTorch", "rnn", "pytorch", before=("11", "2.3e-3", "4e-25", "11", "<1e-240")),
    Row("RNN, Keras", "rnn", "keras", before=("26", "8.1e-2", "8e-12", "27", "1e-112")),
    Row("RNN with relu, U = I", RELU.key, "identity", before=(">100", ".92", ".22", "~1000", "0 in one seed")),
    Row("LSTM, PyTorch", "lstm", "pytorch", before=("13", "4.6e-3", "9e-21", "13", "<1e-190")),
    Row("LSTM, PyTorch, b_f + 1", "lstm", "pytorch", 1.0, None, ("39", ".10", "9e-8", "38", "5e-68")),
    Row("LSTM, Keras", "lstm", "keras", before=("34", "8.4e-2", "1e-8", "34", "5e-77")),
    Row("LSTM, PyTorch, b_f = 5", "lstm", "pytorch", 0.0, 5.0, (">100", ".97", "20", ">1000", "970")),
    Row("LSTM, chrono", "lstm", "chrono", before=(">100", ".77", ".21", ">1000", ".20")),
    Row("GRU, PyTorch", "gru", "pytorch", before=("13", "5.9e-3", "3e-20", "13", "<1e-190")),
    Row("GRU, Keras", "gru", "keras", before=("13", "5.2e-3", "3e-21", "13", "<1e-200")),
    Row("GRU, PyTorch, b_z + 1", "gru", "pytorch", 1.0, None, ("28", "6.9e-2", "3e-10", "28", "1e-92")),
    Row("GRU, chrono", "gru", "chrono", before=(">100", ".77", ".21", ">1000", ".20")),
)


@dataclass(frozen=True)
class GradientHorizonOptions:
    """How far back, in networks of how many units, and from how many seeds."""

    steps: int = option(100, "the longest lag")
    units: int = option(64, "units of each network")
    seeds: int = option(10, "how many seeds, from 0 on")


class _Request(Struct, frozen=True):
    row: int
    steps: int
    units: int
    seed: int


class _Sizes(Struct, frozen=True):
    """log10 of the size by lag; None where nothing arrives."""

    sizes: tuple[float | None, ...]
    seconds: float


def measure(request: bytes, place: str) -> bytes:
    """The sizes of one row and seed."""
    asked, begun = msgspec.json.decode(request, type=_Request), process_time()
    row = ROWS[asked.row]
    cell = RELU if row.cell == RELU.key else find_cell(row.cell)
    weights = initialise(cell, INPUTS, asked.units, row.initialiser, asked.seed, longest=asked.steps)
    random = np.random.default_rng((asked.seed, 1))
    keeping = bias_behind(cell, cell.memory.keep)
    if keeping is not None:
        weights[keeping[0]] += keeping[1] * row.added
        if row.set_to is not None:
            weights[keeping[0]][:] = row.set_to
    if cell is RELU:
        weights["W_h"] = random.normal(0, 0.001, weights["W_h"].shape)  # Le, Jaitly & Hinton 2015
    inputs = random.normal(size=(asked.steps + 1, INPUTS))
    network = Network((Layer(cell, INPUTS, asked.units, weights),))
    trace = run_network(network, inputs, [""] * (asked.steps + 1))
    memory = cell.memory.state
    sizes = horizon(trace, Target(memory, asked.steps)).wire[memory][:0:-1]
    values = tuple(float(size) if np.isfinite(size) else None for size in sizes)
    return msgspec.json.encode(_Sizes(values, process_time() - begun))


def _measured(options: GradientHorizonOptions, campaign: Campaign) -> tuple[Array, float]:
    """log10 of the sizes [row, seed, lag], and the processor seconds of all. Raises ExperimentError."""
    for name, value, least, most in (
        ("steps", options.steps, 10, LONGEST), ("units", options.units, 1, MOST_UNITS), ("seeds", options.seeds, 1, 100)
    ):  # fmt: skip
        if not least <= value <= most:
            raise ExperimentError(f"--{name} can be {least} to {most:,}, not {value}.")
    requests = [
        msgspec.json.encode(_Request(row, options.steps, options.units, seed))
        for row in range(len(ROWS))
        for seed in range(options.seeds)
    ]
    found = [msgspec.json.decode(each, type=_Sizes) for each in campaign.run(measure, requests)]
    sizes = np.array([each.sizes for each in found], np.float64)  # None is nan
    sizes[np.isnan(sizes)] = -np.inf
    return sizes.reshape(len(ROWS), options.seeds, -1), sum(each.seconds for each in found)


def _first_below(sizes: Array, bound: float) -> list[float]:
    """For each seed the first lag at which the size is below a bound; infinite where it never is."""
    below = sizes < np.log10(bound)
    return [float(np.argmax(each)) if each.any() else np.inf for each in below]


def table(options: GradientHorizonOptions, campaign: Campaign) -> str:
    """The table of horizons. Raises ExperimentError."""
    sizes, seconds = _measured(options, campaign)
    last = options.steps
    lines = [
        _about(options),
        "",
        f"{'':24} {'half':>5} {'horizon':>16} {'g(10)':>9} {f'g({last})':>9}   before",
    ]
    for row, own in zip(ROWS, sizes, strict=True):
        horizons = _first_below(own, GONE)
        with np.errstate(invalid="ignore"):
            near, far = own[:, 10].mean(), own[:, last].mean()
        span = f"{_lag(median(horizons), last)} [{_lag(min(horizons), last)} … {_lag(max(horizons), last)}]"
        half = _lag(median(_first_below(own, HALF)), last)
        lines.append(f"{row.name:24} {half:>5} {span:>16} {_size(near):>9} {_size(far):>9}   {_before(row, options)}")
    return "\n".join([*lines, "", f"{seconds:.1f} s of processor time"])


def _about(options: GradientHorizonOptions) -> str:
    return (
        f"{options.units} units, {INPUTS} inputs of noise, {options.steps} steps, seeds 0 to {options.seeds - 1}, "
        "not trained"
    )


def _before(row: Row, options: GradientHorizonOptions) -> str:
    reach, near, far, longer, farther = row.before
    if options.units != 64 or options.steps not in (100, 1000):
        return "–"
    return f"{reach}, {near}, {far}" if options.steps == 100 else f"{longer}, {near}, {farther}"


def _lag(lag: float, longest: int) -> str:
    return f">{longest}" if np.isinf(lag) else f"{lag:g}"


def _size(exponent: float) -> str:
    if np.isinf(exponent):
        return "0"
    whole = int(np.floor(exponent))
    return f"{10**exponent:.2g}" if abs(exponent) < 3 else f"{10 ** (exponent - whole):.0f}e{whole}"


def curves(options: GradientHorizonOptions, campaign: Campaign) -> Curves:
    """The sizes by lag. Raises ExperimentError."""
    sizes, seconds = _measured(options, campaign)
    with np.errstate(invalid="ignore"):
        middles = [np.maximum(own.mean(axis=0), -400.0) for own in sizes]
    lines = tuple(
        Line(row.name, row.cell, (row.name,), (middle,), dashed=row.initialiser == "pytorch" and not row.added)
        for row, middle in zip(ROWS, middles, strict=True)
    )
    reach = {row.name: median(_first_below(own, GONE)) for row, own in zip(ROWS, sizes, strict=True)}
    drawn = ("RNN, PyTorch", "LSTM, PyTorch", "GRU, PyTorch", "LSTM, chrono")
    told = ", ".join(f"{name} {_lag(reach[name], options.steps)}" for name in drawn)
    return Curves(
        title="How far back a gradient reaches before anything is learned",
        about=f"{_about(options)}; the geometric mean; {seconds:.0f} s of processor time",
        caption=f"It falls below a thousandth, the median of all seeds, after so many steps: {told}.",
        key="lag",
        along="steps back",
        labels=("cell",),
        fields=(Field("gradient, log10", "size of the gradient", exponents=True, goal=-3.0),),
        lines=lines,
        numbers=tuple(
            f"{row.name}: {'0' if np.isneginf(own[:, -1]).any() else f'10^{own[:, -1].mean():.3f}'} after "
            f"{options.steps} steps"
            for row, own in zip(ROWS, sizes, strict=True)
        ),
    )


EXPERIMENT = Experiment(
    title="How far back a gradient reaches before anything is learned",
    about="The size of the gradient by lag, for cells and ways to draw their weights, beside numbers measured before.",
    columns=COLUMNS,
    options=GradientHorizonOptions,
    table=table,
    curves=curves,
)
