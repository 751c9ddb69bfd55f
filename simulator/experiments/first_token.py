"""How much of the first token is left: the tutorial's claim about simple RNNs, LSTMs and GRUs, as an experiment.

Each cell is run with the weights that its framework draws by default, and with weights made for a long memory: chrono
biases (Tallec & Ollivier 2018, Can recurrent neural networks warp time?) where there is a gate that keeps, an
orthogonal matrix (Saxe et al. 2014) where there is none. No network here is trained: these are the horizons that
training starts from.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simulator.analysis.ablation import without
from simulator.analysis.gradient_horizon import horizon
from simulator.analysis.ledger import ledger
from simulator.arrays import Array
from simulator.autodiff.gradient_target import Target
from simulator.cells import cell
from simulator.engine.run import run_network
from simulator.io.atomic_write import write_whole
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from simulator.network.network import Network
from simulator.network.trace import Trace

LAGS = (10, 100, 1000)
LONGEST, MOST_UNITS = 10_000, 256
ROUNDED = 1e-14  # a difference of two runs that is less is rounding
SETTINGS = (
    ("rnn", "pytorch"),
    ("rnn", "keras"),
    ("lstm", "pytorch"),
    ("lstm", "chrono"),
    ("gru", "pytorch"),
    ("gru", "chrono"),
)
WEIGHTS = {"pytorch": "default", "keras": "long memory (orthogonal)", "chrono": "long memory (chrono)"}


class ExperimentError(ValueError):
    """What is asked for cannot be computed; the message says what can."""


@dataclass(frozen=True)
class Remembered:
    """What is left of the first token after `lag` further tokens.

    `kept`: the root mean square over units of the product of the keep gates, the ledger's weight (0 in a simple RNN,
    which writes its memory anew). `written`: what is left of what the token wrote, sizes summed over units, as a
    fraction of what it wrote. `changed`: how far the memory is from that of the run without the token (its vector at
    zero), as a fraction of how far it is right after the token. `gradient`: log10 of ‖∂m_lag/∂m_0‖_F / √units, by the
    memory handed on after the first token.
    """

    cell: str
    initialiser: str
    lag: int
    kept: float
    written: float
    changed: float
    gradient: float


@dataclass(frozen=True, eq=False)
class Curve:
    """The same by lag, for a plot, looked at from the last token back: `kept` and `gradient` (log10) [lags + 1], from
    lag 0 on.
    """

    cell: str
    initialiser: str
    kept: Array
    gradient: Array


@dataclass(frozen=True)
class Setting:
    """Of how many units and inputs the networks are, and the seed of weights and inputs (normal, of variance 1)."""

    units: int = 32
    inputs: int = 8
    seed: int = 0


def first_token(lags: Sequence[int] = LAGS, setting: Setting = Setting()) -> tuple[Remembered, ...]:
    """What is left of the first token after each of `lags` further ones, for every cell and both kinds of weights.

    Chrono is made for memories of the longest lag.
    """
    found = []
    for key, initialiser in SETTINGS:
        trace = _run(key, initialiser, max(lags), setting)
        other = without(trace, 0)
        found += [_remembered(trace, initialiser, lag, other) for lag in lags]
    return tuple(found)


def curves(longest: int = max(LAGS), setting: Setting = Setting()) -> tuple[Curve, ...]:
    """Curves up to the longest lag, for every cell and both kinds of weights."""
    found = []
    for key, initialiser in SETTINGS:
        trace = _run(key, initialiser, longest, setting)
        memory = cell(key).memory.state
        gradient = horizon(trace, Target(memory, longest)).wire[memory][:0:-1]
        weights = ledger(trace.layers[0], longest).weights[:0:-1]
        kept = np.array([_root_mean_square(row) for row in weights])
        for array in (gradient, kept):
            array.flags.writeable = False
        found.append(Curve(key, initialiser, kept, gradient))
    return tuple(found)


def save_curves(path: str | os.PathLike[str], found: Sequence[Curve]) -> int:
    """Write the curves as a table, whole or not at all: a row for each cell, kind of weights and lag, exact to the bit.

    Returns how many numbers there are. Raises OSError.
    """

    def write(beside: Path) -> None:
        with beside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("cell", "weights", "lag", "kept", "gradient, log10"))
            for curve in found:
                for lag, row in enumerate(zip(curve.kept.tolist(), curve.gradient.tolist(), strict=True)):
                    writer.writerow((curve.cell, curve.initialiser, lag, *row))

    write_whole(path, write)
    return sum(2 * len(curve.kept) for curve in found)


def asked(after: str, units: int, seed: int) -> tuple[tuple[int, ...], Setting]:
    """The lags as they are typed, such as "10,100,1000", and the setting. Raises ExperimentError."""
    try:
        lags = tuple(int(part) for part in after.split(","))
    except ValueError:
        raise ExperimentError(f"“{after}” are no numbers of tokens. Write them like 10,100,1000.") from None
    if not all(1 <= lag <= LONGEST for lag in lags):
        raise ExperimentError(f"The first token can be looked at after 1 to {LONGEST:,} further ones, not {after}.")
    if not 1 <= units <= MOST_UNITS:
        raise ExperimentError(f"The networks can have 1 to {MOST_UNITS} units, not {units}.")
    if seed < 0:
        raise ExperimentError(f"A seed is a whole number from 0 on, not {seed}.")
    return lags, Setting(units=units, seed=seed)


def table(after: str, units: int, seed: int) -> str:
    """The table for what is typed. Raises ExperimentError."""
    lags, setting = asked(after, units, seed)
    return as_text(first_token(lags, setting), setting)


def as_text(rows: Sequence[Remembered], setting: Setting = Setting()) -> str:
    """The table with what it was computed with, for people to read."""
    lines = [
        f"What is left of the first token: {setting.units} units, {setting.inputs} normal inputs, not trained, "
        f"seed {setting.seed}",
        "",
        f"{'cell':5} {'weights':25} {'tokens later':>12} {'kept by gates':>14} {'of its write':>13} "
        f"{'without it':>11} {'gradient':>10}",
    ]
    for row in rows:
        changed = _percent(row.changed) if row.changed >= ROUNDED else "nothing"
        lines.append(
            f"{row.cell.upper():5} {WEIGHTS[row.initialiser]:25} {row.lag:12} {_percent(row.kept):>14} "
            f"{_percent(row.written):>13} {changed:>11} {_power(row.gradient):>10}"
        )
    return "\n".join(lines)


def _run(key: str, initialiser: str, longest: int, setting: Setting) -> Trace:
    kind = cell(key)
    weights = initialise(kind, setting.inputs, setting.units, initialiser, setting.seed, longest=max(longest, 3))
    inputs = np.random.default_rng(setting.seed).normal(size=(longest + 1, setting.inputs))
    network = Network((Layer(kind, setting.inputs, setting.units, weights),))
    return run_network(network, inputs, [str(step) for step in range(longest + 1)])


def _remembered(trace: Trace, initialiser: str, lag: int, other: Trace) -> Remembered:
    record, blank = trace.layers[0], other.layers[0]
    memory = record.layer.cell.memory.state
    accounted = ledger(record, lag)
    apart = np.linalg.norm(record[memory][[0, lag]] - blank[memory][[0, lag]], axis=1)
    gradient = horizon(trace, Target(memory, lag)).wire[memory][1]
    return Remembered(
        record.layer.cell.key,
        initialiser,
        lag,
        kept=_root_mean_square(accounted.weights[1]),
        written=float(np.abs(accounted.shares[1]).sum() / np.abs(accounted.written[1]).sum()),
        changed=float(apart[1] / apart[0]),
        gradient=float(gradient),
    )


def _root_mean_square(values: Array) -> float:
    largest = float(np.abs(values).max())  # squares of small numbers would be 0
    return largest * float(np.sqrt(((values / (largest or 1)) ** 2).mean()))


def _percent(fraction: float) -> str:
    if fraction == 0:
        return "0"
    return f"{100 * fraction:.1f} %" if fraction >= 5e-4 else f"{fraction:.0e}"


def _power(exponent: float) -> str:
    if exponent == -np.inf:
        return "0"
    whole = int(np.floor(exponent))
    return f"{10**exponent:.2f}" if exponent > -2 else f"{10 ** (exponent - whole):.0f}e{whole}"
