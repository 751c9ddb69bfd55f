"""What a latch set by hand still holds: K, the size of its gates' biases, by the number of steps, in an LSTM and a GRU.

One unit writes the first number and closes; noise comes after. "It struggles with thousands of steps" is true of some
K and not of others: it is a matter of the gate, not of the cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import process_time

import msgspec
import numpy as np
from msgspec import Struct

from simulator.autodiff.batch.network_batch import with_ones
from simulator.campaign.campaign import Campaign
from simulator.cells import find_cell
from simulator.engine.batch.layer_batch import LayerBatch
from simulator.experiments.experiment import Curves, Experiment, ExperimentError, Field, Line, option
from simulator.network.layer import Layer

RUNS, MOST_STEPS = 40, 20_000
FAINT = 5  # K below which the first value is soon gone
BEFORE: Mapping[tuple[float, int], str] = {
    (2, 100): "-.05 (38 %)", (4, 100): ".156 (98 %)", (6, 100): ".782 (100 %)", (8, 100): ".967", (10, 100): ".9955",
    (20, 100): "1.0000", (2, 1000): ".04 (60 %)", (4, 1000): "-.02 (50 %)", (6, 1000): ".074 (100 %)",
    (8, 1000): ".713", (10, 1000): ".955", (20, 1000): "1.0000",
}  # fmt: skip
COLUMNS = """\
columns:
  gate    f, the share of the memory that each step keeps: sigmoid(K)
  f^T     what would be left without noise
  kept    what is left of the first value after T steps of noise, the mean of 40 runs
  right   the share of runs whose sign is still right
  before  as it was measured by other code, from other noise (docs/training.md)
The noise that the nearly closed input gate lets in scatters the runs; with -o the mean by step as curves.
"""


@dataclass(frozen=True)
class LatchOptions:
    """Which K, after how many steps, and the seed of the noise."""

    k: str = option("2,4,6,8,10,20", "sizes of the gates' biases", "K,K,…")
    steps: str = option("100,1000", "after how many steps", "N,N,…")
    seed: int = option(0, "of the noise")


class _Request(Struct, frozen=True):
    cell: str
    k: float
    steps: int
    seed: int


class _Held(Struct, frozen=True):
    """By step the mean of what is left, and the share of right signs, as multiples of the first value."""

    kept: tuple[float, ...]
    right: tuple[float, ...]
    seconds: float


def measure(request: bytes, place: str) -> bytes:
    """A latch over its steps."""
    asked, begun = msgspec.json.decode(request, type=_Request), process_time()
    cell, k = find_cell(asked.cell), asked.k
    write, keep = ("i", "f") if asked.cell == "lstm" else ("", "z")
    weights = {name: np.zeros(_shape(name)) for name in cell.parsed.weights}
    candidate = "W_g" if asked.cell == "lstm" else "W_n"
    weights[candidate][0, 0] = 2.0  # v
    weights[f"W_{keep}"][0, 1], weights[f"b_{keep}"][0] = -2 * k, k  # the mark opens
    if write:
        weights[f"W_{write}"][0, 1], weights[f"b_{write}"][0] = 2 * k, -k
        weights["b_o"][0] = k
    random = np.random.default_rng(asked.seed)
    inputs = np.zeros((asked.steps + 1, 2, RUNS))
    inputs[:, 0] = random.normal(size=(asked.steps + 1, RUNS))
    sign = random.choice([-1.0, 1.0], RUNS)
    inputs[0] = sign, np.ones(RUNS)
    layer = LayerBatch(Layer(cell, 2, 1, weights), RUNS, "float64")
    layer.run(weights, with_ones(inputs))
    memory = layer.now(cell.memory.state)[:, 0] * sign
    left = memory / memory[0]
    held = _Held(tuple(left.mean(axis=1).tolist()), tuple((left > 0).mean(axis=1).tolist()), process_time() - begun)
    return msgspec.json.encode(held)


def _shape(name: str) -> tuple[int, ...]:
    return {"W": (1, 2), "U": (1, 1), "b": (1,)}[name[0]]


def _asked(options: LatchOptions) -> tuple[list[float], list[int]]:
    """Which K and which numbers of steps. Raises ExperimentError."""
    try:
        sizes = [float(part) for part in options.k.split(",")]
        steps = [int(part) for part in options.steps.split(",")]
    except ValueError:
        raise ExperimentError(f"--k {options.k} --steps {options.steps}: write numbers like 2,4,6.") from None
    if not all(0 <= k <= 40 for k in sizes) or not all(1 <= each <= MOST_STEPS for each in steps):
        raise ExperimentError(f"K can be 0 to 40, and the steps 1 to {MOST_STEPS:,}.")
    if options.seed < 0:
        raise ExperimentError(f"A seed is a whole number from 0 on, not {options.seed}.")
    return sizes, steps


def _measured(options: LatchOptions, campaign: Campaign) -> tuple[dict[tuple[str, float], _Held], list[int]]:
    sizes, steps = _asked(options)
    keys = [(cell, k) for cell in ("lstm", "gru") for k in sizes]
    requests = [msgspec.json.encode(_Request(cell, k, max(steps), options.seed)) for cell, k in keys]
    results = campaign.run(measure, requests)
    return {key: msgspec.json.decode(each, type=_Held) for key, each in zip(keys, results, strict=True)}, steps


def table(options: LatchOptions, campaign: Campaign) -> str:
    """The table of what is kept. Raises ExperimentError."""
    found, steps = _measured(options, campaign)
    lines = [
        f"One unit, {RUNS} runs, noise of variance 1 after the first number, seed {options.seed}",
        "",
        f"{'cell':5} {'K':>4} {'gate':>9} {'steps':>6} {'f^T':>8} {'kept':>8} {'right':>6}   before",
    ]
    for (cell, k), held in found.items():
        gate = 1 / (1 + np.exp(-k))
        for step in steps:
            before = BEFORE.get((k, step), "–")
            if cell == "gru" and before != "–":
                before = "the same ±.001"
            lines.append(
                f"{cell.upper():5} {k:>4g} {gate:>9.6f} {step:>6} {gate**step:>8.4f} {held.kept[step]:>8.4f} "
                f"{100 * held.right[step]:>4.0f} %   {before}"
            )
    return "\n".join([*lines, "", f"{sum(each.seconds for each in found.values()):.1f} s of processor time"])


def curves(options: LatchOptions, campaign: Campaign) -> Curves:
    """What is kept by step, in the LSTM. Raises ExperimentError."""
    found, steps = _measured(options, campaign)
    lines = tuple(
        Line(f"K = {k:g}", cell, (cell, f"{k:g}"), (np.array(held.kept), np.array(held.right)), dashed=k < FAINT)
        for (cell, k), held in found.items()
        if cell == "lstm"
    )
    ends = ", ".join(f"K = {k:g}: {held.kept[-1]:.3f}" for (cell, k), held in found.items() if cell == "lstm")
    return Curves(
        title="What a latch still holds",
        about=f"one unit of an LSTM, the mean of {RUNS} runs, noise of variance 1, seed {options.seed}",
        caption=f"Left of the first number after {max(steps):,} steps: {ends}.",
        key="step",
        along="steps after the first number",
        labels=("cell", "K"),
        fields=(Field("kept", "what is left", free=True), Field("right", "signs that are right")),
        lines=lines,
        numbers=tuple(f"{line.name}: {line.values[0][-1]:.6f} left" for line in lines),
    )


EXPERIMENT = Experiment(
    title="What a latch set by hand still holds",
    about="How much of the first number a latch holds through noise, by the size of its gates' biases and the steps.",
    columns=COLUMNS,
    options=LatchOptions,
    table=table,
    curves=curves,
)
