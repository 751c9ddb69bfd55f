"""A trained model that reads tokens and says which may come next: its embedding, its stack and its read-out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from simulator.arrays import Array, ReadOnly
from simulator.engine.run import run_network
from simulator.network.layer import Layer
from simulator.network.network import Network
from simulator.network.readout import Readout, drawn_output
from simulator.weights.recognition.found import FoundEmbedding, FoundLayer, Recognised
from simulator.weights.stack_run import run_stack
from simulator.weights.tensor_tree import ModelError


@dataclass(frozen=True, eq=False, repr=False)
class TextModel(ReadOnly):
    """What was recognised as a stack with an embedding and a read-out. `name` is the stack's; None: the one there is.

    Raises ModelError for a stack that lacks one of them, and where it is not said which stack is meant.
    """

    recognised: Recognised
    name: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.recognised.stack_named(self.name))
        for what, found in (("table of vectors", self.recognised.embeddings), ("read-out", self.recognised.readouts)):
            if self.name not in found:
                raise ModelError(f"There is no {what} in the model.", "Choose a model that reads and says tokens.")

    def __repr__(self) -> str:
        return f"TextModel({self.recognised.file.path.name}, {self.known:,} tokens)"

    @property
    def _embedding(self) -> FoundEmbedding:
        return self.recognised.embeddings[self.name or ""]

    @property
    def _stack(self) -> tuple[FoundLayer, ...]:
        return self.recognised.stacks[self.name or ""]

    @property
    def known(self) -> int:
        """How many tokens its embedding knows."""
        return self._embedding.tokens

    def vectors(self, ids: Sequence[int]) -> Array:
        """What enters the first layer at each token [T, I]. Raises ModelError for a number that no token has."""
        wrong = next((number for number in ids if not 0 <= number < self.known), None)
        if wrong is not None:
            raise ModelError(f"The model has no token {wrong}: it knows {self.known:,}.", "Choose its own vocabulary.")
        vectors: Array = self._table[list(ids)]
        return vectors

    def probabilities(self, ids: Sequence[int]) -> Array:
        """How likely each output is after each token [T, outputs], as its read-out's kind has it."""
        stack = self._stack
        states = run_stack(self.recognised.file, stack, self.vectors(ids))
        last = max(layer.at for layer in stack)
        outputs = [states[key] for key in (f"layer{last}/h", f"layer{last}/reverse/h") if key in states]
        return self._read_out(np.concatenate(outputs, axis=1))

    def generate(self, ids: Sequence[int], temperature: float, seed: int) -> Iterator[int]:
        """Token after token that the model goes on with, each drawn from what it says is likely, and then read.

        A `temperature` below 1 makes the likely likelier, 0 takes the likeliest; the `seed` tells which are drawn.
        Raises ModelError for a layer that reads from the end, and for a temperature below 0.
        """
        if not ids:
            raise ModelError("There is no token to begin with.", "Give it some text.")
        if temperature < 0 or not np.isfinite(temperature):
            raise ModelError(f"The temperature cannot be {temperature}.", "Give 0 or more.")
        if any(layer.reverse for layer in self._stack):
            raise ModelError("A layer reads from the end, which is not there yet.", "Choose a model of one direction.")
        dice, layers, vectors = np.random.default_rng(seed), list(self._layers), self.vectors(ids)
        while True:
            trace = run_network(Network(tuple(layers)), vectors, [""] * len(vectors))
            runs = trace.layers
            chances = self._read_out(runs[-1][layers[-1].cell.states[0]][-1:])[0]
            drawn = drawn_output(chances, temperature, dice)
            yield drawn
            layers = [
                replace(layer, initial={state: run[state][-1] for state in layer.cell.states})
                for layer, run in zip(layers, runs, strict=True)
            ]
            vectors = self.vectors([drawn])

    @cached_property
    def _table(self) -> Array:
        return self._embedding.rows(self.recognised.file)

    @cached_property
    def _layers(self) -> tuple[Layer, ...]:
        """The layers of a stack of one direction."""
        file = self.recognised.file
        return tuple(found.layer(file).in_dtype(str(self._table.dtype)) for found in self._stack)

    @cached_property
    def _readout(self) -> Readout:
        return self.recognised.readouts[self.name or ""].readout(self.recognised.file)

    def _read_out(self, states: Array) -> Array:
        return self._readout.outputs(self._readout.logits(states))
