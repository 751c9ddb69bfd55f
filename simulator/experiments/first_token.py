"""How much of the first token is left: the tutorial's claim about simple RNNs, LSTMs and GRUs, as an experiment.

Each cell is run with the weights that its framework draws by default, and with weights made for a long memory: chrono
biases (Tallec & Ollivier 2018, Can recurrent neural networks warp time?) where there is a gate that keeps, an
orthogonal matrix (Saxe et al. 2014) where there is none. No network here is trained: these are the horizons that
training starts from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.analysis.ablation import without
from simulator.analysis.gradient_horizon import horizon
from simulator.analysis.ledger import ledger
from simulator.arrays import Array
from simulator.autodiff.gradient_target import Target
from simulator.campaign.campaign import Campaign
from simulator.cells import find_cell
from simulator.engine.run import run_network
from simulator.experiments.experiment import Curves, Experiment, ExperimentError, Field, Line, option
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from simulator.network.network import Network
from simulator.network.trace import Trace
from simulator.text.counting import count_of

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
COLUMNS = """\
columns:
  kept by gates  product of the keep gates from the first token on, the ledger's weight (a simple RNN has none)
  of its write   what is left of what the first token wrote
  without it     how far the memory is from that of a run without it, as a part of how far it was right after it
  gradient       size of the Jacobian of the memory by that after the first token
Each cell with the weights its framework draws, and with weights made for a long memory; none is trained.
With -o the first and the last column as curves up to the longest of --after.
"""


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
        found += [_measure(trace, initialiser, lag, other) for lag in lags]
    return tuple(found)


def remembered_curves(longest: int = max(LAGS), setting: Setting = Setting()) -> Curves:
    """What is kept and the gradient by lag, up to the longest, for every cell and both kinds of weights.

    Looked at from the last token back: each line has kept [lags + 1] and gradient (log10) [lags + 1], from lag 0 on.
    """
    lines = tuple(_line(key, initialiser, longest, setting) for key, initialiser in SETTINGS)
    size = f"{count_of(setting.units, 'unit')}, {count_of(setting.inputs, 'normal input')}"
    return Curves(
        title="How much of the first token is left",
        about=f"{size}, weights drawn and not trained, seed {setting.seed}",
        caption=_caption(lines, longest),
        key="lag",
        along="tokens since the first",
        labels=("cell", "weights"),
        fields=(Field("kept", "kept by the gates"), Field("gradient, log10", "size of the gradient", exponents=True)),
        lines=lines,
        numbers=tuple(
            f"{line.name}, {longest} tokens later: kept {kept[-1]:.6g}, gradient 10^{gradient[-1]:.3f}"
            for line in lines
            for kept, gradient in [line.values]
        ),
    )


def _line(key: str, initialiser: str, longest: int, setting: Setting) -> Line:
    trace = _run(key, initialiser, longest, setting)
    memory = find_cell(key).memory.state
    gradient = horizon(trace, Target(memory, longest)).wire[memory][:0:-1]
    weights = ledger(trace.layers[0], longest).weights[:0:-1]
    kept = np.array([_root_mean_square(row) for row in weights])
    for array in (gradient, kept):
        array.flags.writeable = False
    name = f"{key.upper()}, {WEIGHTS[initialiser].partition(' (')[0]}"
    return Line(name, key, (key, initialiser), (kept, gradient), dashed=initialiser == "pytorch")


def _caption(lines: Sequence[Line], longest: int) -> str:
    """What is left at the end, in numbers."""
    chrono = [line for line in lines if line.labels[1] == "chrono"]
    left = ", ".join(f"{line.cell.upper()} {100 * line.values[0][-1]:.3g} %" for line in chrono)
    return (
        f"After {longest:,} more tokens the keep gates keep, with weights for a long memory: "
        f"{left}. A simple RNN has no gate that keeps."
    )


@dataclass(frozen=True)
class FirstTokenOptions:
    """How many tokens later, as typed, and what the networks are made of."""

    after: str = option("10,100,1000", "how many tokens later", "N,N,…")
    units: int = option(32, "units of each network")
    seed: int = option(0, "of weights and inputs")


def parse_options(options: FirstTokenOptions) -> tuple[tuple[int, ...], Setting]:
    """The lags and the setting that the options say. Raises ExperimentError."""
    try:
        lags = tuple(int(part) for part in options.after.split(","))
    except ValueError:
        raise ExperimentError(f"“{options.after}” are no numbers of tokens. Write them like 10,100,1000.") from None
    if not all(1 <= lag <= LONGEST for lag in lags):
        raise ExperimentError(
            f"The first token can be looked at after 1 to {LONGEST:,} further ones, not {options.after}."
        )
    if not 1 <= options.units <= MOST_UNITS:
        raise ExperimentError(f"The networks can have 1 to {MOST_UNITS} units, not {options.units}.")
    if options.seed < 0:
        raise ExperimentError(f"A seed is a whole number from 0 on, not {options.seed}.")
    return lags, Setting(units=options.units, seed=options.seed)


def table(options: FirstTokenOptions, campaign: Campaign) -> str:
    """The table of what is left; it takes no campaign. Raises ExperimentError."""
    lags, setting = parse_options(options)
    return as_text(first_token(lags, setting), setting)


def curves(options: FirstTokenOptions, campaign: Campaign) -> Curves:
    """The curves up to the longest lag; they take no campaign. Raises ExperimentError."""
    lags, setting = parse_options(options)
    return remembered_curves(max(lags), setting)


def as_text(rows: Sequence[Remembered], setting: Setting = Setting()) -> str:
    """The table with what it was computed with, for people to read."""
    lines = [
        f"What is left of the first token: {count_of(setting.units, 'unit')}, "
        f"{count_of(setting.inputs, 'normal input')}, not trained, seed {setting.seed}",
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
    kind = find_cell(key)
    weights = initialise(kind, setting.inputs, setting.units, initialiser, setting.seed, longest=max(longest, 3))
    inputs = np.random.default_rng(setting.seed).normal(size=(longest + 1, setting.inputs))
    network = Network((Layer(kind, setting.inputs, setting.units, weights),))
    return run_network(network, inputs, [str(step) for step in range(longest + 1)])


def _measure(trace: Trace, initialiser: str, lag: int, other: Trace) -> Remembered:
    layer_trace, blank = trace.layers[0], other.layers[0]
    memory = layer_trace.layer.cell.memory.state
    accounted = ledger(layer_trace, lag)
    apart = np.linalg.norm(layer_trace[memory][[0, lag]] - blank[memory][[0, lag]], axis=1)
    gradient = horizon(trace, Target(memory, lag)).wire[memory][1]
    return Remembered(
        layer_trace.layer.cell.key,
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


EXPERIMENT = Experiment(
    title="How much of the first token is left",
    about="How much of the first token is left after more of them, in an RNN, an LSTM and a GRU.",
    columns=COLUMNS,
    options=FirstTokenOptions,
    table=table,
    curves=curves,
)
