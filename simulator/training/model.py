"""A network in training: its numbers as one vector, and the loss of a batch with the gradient by all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
from msgspec import structs

from simulator.arrays import Array
from simulator.autodiff.batch.network_batch import NetworkBatch
from simulator.cells.cell import Cell
from simulator.cells.memory import bias_behind
from simulator.engine.batch.layer_batch import BatchHold
from simulator.network.initialisers import initialise, misfit
from simulator.network.layer import NetworkError
from simulator.network.network import Network
from simulator.training.losses import LOSSES
from simulator.training.parameters import Parameters, readout_of, stack
from simulator.training.settings import Settings, TrainingError
from simulator.training.task import Examples, Problem

MOST_BATCHES = 3  # sizes of batches whose memory is kept


class Model:
    """A stack of a cell with a read-out, its `parameters`, and their `gradient`."""

    def __init__(self, cell: Cell, problem: Problem, settings: Settings) -> None:
        """Raises TrainingError for weights that cannot be drawn so, and for a cell that cannot learn."""
        check_slopes(cell)
        self.cell, self.problem, self.settings = cell, problem, settings
        self._drawn = drawn_network(cell, problem, settings)
        self.parameters = Parameters(self._drawn)
        self.gradient: Array = np.zeros_like(self.parameters.flat)
        *self._layer_gradients, self._readout_gradient = self.parameters.parts(self.gradient)
        self._loss = LOSSES[problem.kind]
        self._batches: dict[int, NetworkBatch] = {}

    def network(self, flat: Array | None = None) -> Network:
        """The network as it is now, or with other numbers, as a value."""
        return self.parameters.network(flat)

    def loss(self, examples: Examples) -> float:
        """The loss of a batch, costs included; `gradient` is then that of it by all parameters."""
        batch, hidden = self._forward(examples)
        steps = np.flatnonzero((examples.weights > 0).any(axis=1))
        logits = self._logits(hidden[steps])
        loss, back = self._loss(logits, examples.targets[steps], examples.weights[steps])
        self.gradient[...] = 0
        batch.begin_back()
        last = len(self._layer_gradients) - 1
        below = hidden[steps]
        self._readout_gradient["W"] += np.tensordot(back, below, axes=((0, 2), (0, 2)))
        self._readout_gradient["b"] += back.sum(axis=(0, 2))
        batch.seed(last, self.cell.states[0])[steps] = np.matmul(self.parameters.readout["W"].T, back)
        loss += self._costs(batch, examples)
        batch.go_back(self.parameters.layers, self._layer_gradients)
        return loss

    def answers(self, examples: Examples, holds: Mapping[int, Sequence[BatchHold]] = MappingProxyType({})) -> Array:
        """Logits [steps, outputs, sequences], computed as many sequences at once as in training.

        `holds` has what is set by hand in each layer.
        """
        count, size = len(examples.lengths), self.settings.batch
        parts = []
        for start in range(0, count, size):
            chosen = np.minimum(np.arange(start, start + size), count - 1)
            held = {k: [replace(hold, where=hold.where[:, chosen]) for hold in each] for k, each in holds.items()}
            parts.append(self._logits(self._forward(examples.some(chosen), held)[1])[..., : count - start])
        return np.concatenate(parts, axis=2)

    def recorded(self, examples: Examples, layer: int, quantity: str) -> Array:
        """A quantity of a layer [steps, width, sequences], in a run of examples."""
        count, size = len(examples.lengths), self.settings.batch
        parts = []
        for start in range(0, count, size):
            chosen = np.minimum(np.arange(start, start + size), count - 1)
            run = self._forward(examples.some(chosen))[0]
            parts.append(run.layers[layer].now(quantity)[..., : count - start].copy())
        return np.concatenate(parts, axis=2)

    def explain(self) -> None:
        """Raise TrainingError where a number of the last run is not finite, which says where."""
        for batch in self._batches.values():
            try:
                batch.check_finite()
            except NetworkError as error:
                raise TrainingError(f"{error}. Take a lower rate, or clip the gradient.") from None

    def entering(self, examples: Examples) -> Array:
        """What enters, with a 1 behind it [steps, inputs + 1, sequences]; after a sequence its last step again."""
        given, width = examples.inputs, len(self.problem.inputs)
        steps, sequences = len(given), given.shape[-1]
        found: Array = np.zeros((steps, width + 1, sequences), self.settings.dtype)
        found[:, width] = 1
        places = np.minimum(np.arange(steps)[:, None], examples.lengths - 1)  # step, sequence
        columns = np.arange(sequences)
        if self.problem.values:
            found[:, :width] = np.moveaxis(given[places, :, columns], 2, 1)
        else:
            found[np.arange(steps)[:, None], given[places, columns], columns] = 1
        return found

    # -- parts -----------------------------------------------------------------------------------------------

    def _forward(
        self, examples: Examples, holds: Mapping[int, Sequence[BatchHold]] = MappingProxyType({})
    ) -> tuple[NetworkBatch, Array]:
        inputs, sequences = self.entering(examples), len(examples.lengths)
        if sequences not in self._batches:
            while len(self._batches) >= MOST_BATCHES:
                self._batches.pop(next(iter(self._batches)))
            seeded = [tuple(self.settings.penalties)] * len(self._layer_gradients)
            self._batches[sequences] = NetworkBatch(self._drawn, sequences, seeded)
        batch = self._batches[sequences]
        ends = None if (examples.lengths == len(inputs)).all() else examples.lengths
        return batch, batch.run(self.parameters.layers, inputs, ends, holds)

    def _logits(self, hidden: Array) -> Array:
        logits: Array = np.matmul(self.parameters.readout["W"], hidden)
        logits += self.parameters.readout["b"][:, None]
        return logits

    def _costs(self, batch: NetworkBatch, examples: Examples) -> float:
        """The costs of quantities, whose gradients are put where they arrive."""
        total = 0.0
        steps = len(examples.weights)
        real = np.arange(steps)[:, None] < examples.lengths
        for name, cost in self.settings.penalties.items():
            for k, layer in enumerate(batch.layers):
                values = layer.now(name)
                share = (cost * real / real.sum()).astype(values.dtype)[:, None]
                total += float((np.abs(values) * share).sum())
                batch.seed(k, name)[...] += np.sign(values) * share
        return total


def drawn_network(cell: Cell, problem: Problem, settings: Settings) -> Network:
    """A network with the weights that the settings draw. Raises TrainingError."""
    if why := misfit(cell, settings.initialiser):
        raise TrainingError(f"{why}.")
    weights: list[dict[str, Array]] = []
    width = len(problem.inputs)
    longest = max(3, settings.longest or problem.longest)
    for k, units in enumerate(settings.units):
        sizes = {symbol: units for symbol in cell.parsed.widths.values() if symbol not in ("H", "I")}
        try:
            drawn = initialise(
                cell, width, units, settings.initialiser, settings.seed + k, longest=longest, sizes=sizes
            )
        except NetworkError as error:
            raise TrainingError(str(error)) from None
        _set_biases(cell, drawn, settings)
        weights.append(drawn)
        width = units
    layers = stack([cell] * len(weights), settings.units, len(problem.inputs), weights)
    random = np.random.default_rng((settings.seed, len(weights)))
    readout = readout_of(layers[-1].outputs, problem.outputs, problem.kind, random)
    return Network(layers, readout, settings.dtype)


def fitting(settings: Settings, cell: Cell) -> Settings:
    """Settings of a recipe for another cell: without the biases and costs of the recipe's own cell, and without what
    this one has not, a forget bias, or biases for chrono.
    """
    settings = structs.replace(settings, cell=cell.key, biases={}, penalties={})
    if misfit(cell, settings.initialiser):
        settings = structs.replace(settings, initialiser="keras")
    has_keeping = bias_behind(cell, cell.memory.keep) is not None
    return settings if has_keeping else structs.replace(settings, forget_bias=0.0)


def _set_biases(cell: Cell, weights: dict[str, Array], settings: Settings) -> None:
    keeping = bias_behind(cell, cell.memory.keep)
    if settings.forget_bias:
        if keeping is None:
            raise TrainingError(f"forget_bias: {cell.name} has no gate that keeps with a bias.")
        weights[keeping[0]] += keeping[1] * settings.forget_bias
    for name, value in settings.biases.items():
        if name not in weights:
            raise TrainingError(f"{name}: {cell.name} has no such bias.")
        weights[name][...] = value


def check_slopes(cell: Cell) -> None:
    """Raise TrainingError where no gradient gets from the output to any weight, as through steps and signs alone."""
    reached = {cell.states[0]}
    waiting = [cell.states[0]]
    operations = {operation.name: operation for operation in cell.parsed.operations}
    while waiting:
        operation = operations.get(waiting.pop())
        if operation is None or operation.op in FLAT:
            continue
        for operand in operation.operands:
            name = str(operand)
            name = name.removesuffix("_prev") if name.removesuffix("_prev") in cell.states else name
            if name not in reached:
                reached.add(name)
                waiting.append(name)
    if not reached & set(cell.parsed.weights):
        raise TrainingError(
            f"{cell.name} cannot be trained: its output comes from its weights through {' and '.join(FLAT)} alone, "
            "which have no slope. Take a sigmoid or a tanh in their place."
        )


FLAT: Sequence[str] = ("step", "sign")
