"""What is told of a training on its way: how far it is, its weights, its gates, and how far its gradient reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simulator.arrays import Array, Array64
from simulator.autodiff.gradients import gradients
from simulator.engine.run import run_network
from simulator.network.layer import NetworkError
from simulator.network.trace import Trace
from simulator.training.task import Examples, Values
from simulator.training.training import Training

MOST = 400  # points of a curve of losses
BINS = 20  # into which the range of a gate, 0 to 1, is divided
LOOKED = 32  # sequences whose gates are counted
LONGEST = 200  # steps of a sequence whose gradient is followed back
_FOLLOWED = 4  # the stream of random numbers of the examples that are looked at


@dataclass(frozen=True, eq=False)
class Curve:
    """Values by the step that they are of."""

    steps: Array64
    values: Array64


@dataclass(frozen=True, eq=False)
class News:
    """A training after `step` of `steps`: the means of its losses, the measure on fresh examples, and all weights.

    `gates` has for each gate of the last layer the shares of its values in `BINS` parts of 0 to 1. `by_lag` is the size
    of the gradient of the last answer's loss by the memory so many tokens before; nothing where that is not finite.
    `kept` are the snapshots that were not told yet. A training that `waits` was asked to, or has a `problem` with its
    file.
    """

    step: int
    steps: int
    seconds: float
    loss: Curve
    measure: Curve
    weights: Array
    gates: Mapping[str, Array64]
    by_lag: Array64
    kept: tuple[tuple[int, Array], ...] = ()
    waits: bool = False
    problem: str = ""


class Reporter:
    """Makes news of a training; each snapshot is told once."""

    def __init__(self, training: Training) -> None:
        self._training, self._told = training, 0

    def news(self, *, waits: bool = False, problem: str = "") -> News:
        """The training as it is now."""
        training = self._training
        history, first = training.history, self._told
        self._told = len(training.snapshots.steps)
        return News(
            training.step, training.settings.steps, training.seconds, thinned(history.loss),
            Curve(np.array(history.tested, np.float64), np.array(history.measure, np.float64)),
            training.model.parameters.flat.copy(), gate_shares(training, self._looked), gradient_by_lag(training),
            training.snapshots.since(first), waits, problem,
        )  # fmt: skip

    @cached_property
    def _looked(self) -> Examples:
        return looked_at(self._training)


def looked_at(training: Training) -> Examples:
    """Fresh examples whose gates are counted, the same ones each time."""
    random = np.random.default_rng((training.settings.seed, _FOLLOWED))
    return training.problem.fresh(random, min(LOOKED, training.settings.batch))


def thinned(loss: list[float]) -> Curve:
    """At most so many points of a curve: the mean of each stretch, at its last step."""
    size = max(1, -(-len(loss) // MOST))
    starts = np.arange(0, len(loss), size)
    ends = np.minimum(starts + size, len(loss))
    means = [float(np.mean(loss[start:end])) for start, end in zip(starts, ends, strict=True)]
    return Curve(ends.astype(np.float64), np.array(means, np.float64))


def gate_shares(training: Training, examples: Examples) -> dict[str, Array64]:
    """How the values of each gate of the last layer are spread, over all tokens of some examples."""
    last = len(training.settings.units) - 1
    real = np.arange(len(examples.inputs))[:, None] < examples.lengths
    found = {}
    for name in training.cell.gates:
        values = np.swapaxes(training.model.recorded(examples, last, name), 1, 2)[real]
        counts = np.histogram(np.clip(values, 0.0, 1.0), BINS, (0.0, 1.0))[0]
        found[name] = counts / max(1, counts.sum())
    return found


def gradient_by_lag(training: Training) -> Array64:
    """The length of the gradient of the loss of a sequence's last answer by the memory of the last layer, by how many
    tokens before.
    """
    examples, network = training.fresh, training.network()
    longest = int(np.argmax(np.where(examples.lengths <= LONGEST, examples.lengths, 0)))
    one = examples.some(np.array([longest]))
    told = np.flatnonzero(one.weights[:, 0] > 0)
    steps = min(int(told[-1]) + 1, LONGEST) if len(told) else int(one.lengths[0])
    with np.errstate(all="ignore"):  # what is not finite is told
        try:
            trace = run_network(network, training.model.entering(one)[:steps, :-1, 0])
        except NetworkError:
            return np.zeros(0)
        found = _sizes_back(training, trace, one.targets[steps - 1, ..., 0])
    return found[::-1] if np.isfinite(found).all() else np.zeros(0)


def _sizes_back(training: Training, trace: Trace, target: Values) -> Array64:
    """The length of the gradient of the last answer's loss by the last layer's memory after each step."""
    assert trace.logits is not None and trace.outputs is not None
    back = np.zeros_like(trace.logits)
    if training.problem.kind == "softmax":
        back[-1] = trace.outputs[-1]
        back[-1, int(target)] -= 1
    else:
        back[-1] = 2 * (trace.logits[-1] - target) / back.shape[1]
    last = len(trace.layers) - 1
    found = gradients(trace, {("readout", "logits"): back}, weights=False)
    by_memory = found.quantities[last][training.cell.memory.state]
    sizes: Array64 = np.linalg.norm(by_memory.astype(np.float64), axis=1)
    return sizes
