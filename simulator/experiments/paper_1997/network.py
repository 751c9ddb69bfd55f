"""Many trials of the paper's network side by side, and how it learns: at the end of each sequence, truncated.

Cells and gates read the input and what cells and gates gave one step before (and a 1, where they have biases); outputs
read the cells. g = 4σ − 2 and h = 2σ − 1, as the appendix has them (the caption of Table 10 has the two ranges the
other way round). What goes back through a gate or into a cell ends there: Hochreiter & Schmidhuber 1997, appendix A.1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.arrays import Array


@dataclass(frozen=True)
class Shape:
    """How many inputs and outputs, and blocks of so many cells; which units have biases."""

    inputs: int
    outputs: int
    blocks: int
    cells_a_block: int
    gate_biases: bool = False
    cell_biases: bool = False
    output_biases: bool = False

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return self.blocks * self.cells_a_block


class Nets1997:
    """So many `trials` of a network. Its `weights` are `cell` [trials, cells, sources], `gate_in` and `gate_out`
    [trials, blocks, sources] and `output` [trials, outputs, cells + 1], where the last source is a 1; `has` says which
    of them exist.
    """

    def __init__(self, shape: Shape, trials: int, seed: int, size: float = 0.1) -> None:
        """Weights uniform within ±size. Input gates are biased by −1, −3, −5 and so on, output gates by −2, −4, −6."""
        self.shape, self.random = shape, np.random.default_rng(seed)
        sources = shape.inputs + shape.cells + 2 * shape.blocks + 1
        rows = {"cell": shape.cells, "gate_in": shape.blocks, "gate_out": shape.blocks}
        biased = {"cell": shape.cell_biases, "gate_in": shape.gate_biases, "gate_out": shape.gate_biases}
        self.has = {name: np.ones((count, sources), bool) for name, count in rows.items()}
        for name, has in self.has.items():
            has[:, -1] = biased[name]
        self.has["output"] = np.ones((shape.outputs, shape.cells + 1), bool)
        self.has["output"][:, -1] = shape.output_biases
        drawn: dict[str, Array] = {
            name: self.random.uniform(-size, size, (trials, *has.shape)) * has for name, has in self.has.items()
        }
        if shape.gate_biases:
            drawn["gate_in"][:, :, -1] = -1.0 - 2.0 * np.arange(shape.blocks)
            drawn["gate_out"][:, :, -1] = -2.0 - 2.0 * np.arange(shape.blocks)
        self.weights: dict[str, Array] = drawn

    @property
    def count(self) -> int:
        """How many weights a network has."""
        return sum(int(has.sum()) for has in self.has.values())

    def run(self, inputs: Array) -> Ran:
        """Run through `inputs` [trials, steps, inputs]; in networks whose blocks have one cell."""
        shape, weights = self.shape, self.weights
        trials, steps = inputs.shape[:2]
        units = np.concatenate([weights["cell"], weights["gate_in"], weights["gate_out"]], axis=1)
        n, b, i = shape.cells, shape.blocks, shape.inputs
        sources = np.ones((steps + 1, trials, units.shape[2], 1))
        sources[:-1, :, :i, 0] = inputs.swapaxes(0, 1)
        sources[0, :, i:-1] = 0
        state = np.zeros((trials, n))
        squashed, opened, states = (np.empty((steps, trials, n + k * b)) for k in (0, 2, 0))
        for step in range(steps):
            net = np.matmul(units, sources[step])[..., 0]
            sigma = _sigmoid(net)
            opened[step, :, n:] = sigma[:, n:]
            squashed[step] = sigma[:, :n]
            state = state + sigma[:, n : n + b] * (4 * sigma[:, :n] - 2)
            states[step] = state
            opened[step, :, :n] = sigma[:, n + b :] * (2 * _sigmoid(state) - 1)
            sources[step + 1, :, i:-1, 0] = opened[step]
        return Ran(sources[:-1, ..., 0], squashed, opened, states)

    def answers(self, ran: Ran) -> Array:
        """The outputs at the end [trials, outputs]."""
        return _sigmoid(np.matmul(self.weights["output"], ran.read_out(self.shape.cells)[..., None])[..., 0])

    def learn(self, ran: Ran, targets: Array, rate: float) -> None:
        """Change the weights after a sequence, against the squared difference to `targets` [trials, outputs]."""
        shape = self.shape
        n, b = shape.cells, shape.blocks
        given, end = self.answers(ran), ran.read_out(n)
        wrong = (targets - given) * given * (1 - given)
        back = np.matmul(self.weights["output"].swapaxes(1, 2), wrong[..., None])[:, :n, 0]
        opening, s = ran.opened[:, :, n : n + b], _sigmoid(ran.states[-1])
        gate_out = ran.opened[-1, :, n + b :]
        at_state = gate_out * 2 * s * (1 - s) * back
        sigma = ran.squashed
        by_cell = opening * 4 * sigma * (1 - sigma)  # of the state by the net input of the cell, at each step
        by_gate = (4 * sigma - 2) * opening * (1 - opening)
        last = ran.sources[-1]
        delta_out = gate_out * (1 - gate_out) * (2 * s - 1) * back
        changes = {
            "output": wrong[:, :, None] * end[:, None],
            "cell": at_state[:, :, None] * _summed(by_cell, ran.sources),
            "gate_in": at_state[:, :, None] * _summed(by_gate, ran.sources),
            "gate_out": delta_out[:, :, None] * last[:, None],
        }
        for name, change in changes.items():
            self.weights[name] += rate * change * self.has[name]


@dataclass(frozen=True, eq=False)
class Ran:
    """A run: what each step read [steps, trials, sources], what squashes the cells' net input, what cells and gates
    gave, and the states.
    """

    sources: Array
    squashed: Array
    opened: Array
    states: Array

    def read_out(self, cells: int) -> Array:
        """What the outputs read at the end, with a 1 behind it [trials, cells + 1]."""
        end = self.opened[-1, :, :cells]
        return np.concatenate([end, np.ones((len(end), 1))], axis=1)


def _summed(factors: Array, sources: Array) -> Array:
    """The sum over steps of factors [steps, trials, units] times sources [steps, trials, sources]."""
    found: Array = np.matmul(factors.transpose(1, 2, 0), sources.swapaxes(0, 1))
    return found


def _sigmoid(values: Array) -> Array:
    found: Array = 1 / (1 + np.exp(-values))
    return found
