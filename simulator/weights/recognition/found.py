"""What is recognised in the file of a model: its recurrent layers, from which tensors, why, and with what doubts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import numpy as np

from simulator.arrays import ReadOnly
from simulator.cells.cell import Cell
from simulator.network.layer import Layer, NetworkError
from simulator.network.readout import Kind as ReadoutKind
from simulator.network.readout import Readout
from simulator.weights.layouts import layout_of, weights_by_gate
from simulator.weights.model_cells import Form, Kind, model_cell
from simulator.weights.tensor_tree import AnyArray, ModelError, ModelFile, whole_name


@dataclass(frozen=True, eq=False, repr=False)
class FoundLayer(ReadOnly):
    """A recurrent layer in a file: the `at`-th of the stack of layers `name`, or one direction of it.

    `tensors` has the names of its tensors by what they are in its layout (see `layouts.Parts`). `why` says how it was
    known, `doubts` what the file leaves open, and what was taken for it. `initial` has the tensors of states before the
    first step, [sequences, width], of which the first counts; `read` is how many steps of a sequence the file lets it
    read (None: all).
    """

    name: str
    at: int
    reverse: bool
    kind: Kind
    form: Form
    layout: str
    tensors: Mapping[str, str]
    inputs: int
    units: int
    outputs: int
    why: str
    doubts: tuple[str, ...] = ()
    initial: Mapping[str, str] = field(default_factory=dict)
    read: int | None = None

    def __repr__(self) -> str:
        return f"FoundLayer({self.place}, {self.cell.name}, {self.inputs} → {self.units})"

    @property
    def place(self) -> str:
        """Where it stands: "lstm, layer 0, reverse"."""
        return f"{self.name or 'the model'}, layer {self.at}{', reverse' * self.reverse}"

    @property
    def names(self) -> tuple[str, ...]:
        """The tensors in the file that it uses, or uses a part of."""
        return tuple(dict.fromkeys(map(whole_name, (*self.tensors.values(), *self.initial.values()))))

    @property
    def cell(self) -> Cell:
        """What it is made of."""
        return model_cell(self.kind, self.form)

    def layer(self, file: ModelFile) -> Layer:
        """The layer with its weights out of the file. Raises ModelError where they do not make one."""
        parts = {part: file.numbers(name) for part, name in self.tensors.items()}
        weights = weights_by_gate(layout_of(self.layout), self.kind, self.cell, parts)
        try:
            return Layer(self.cell, self.inputs, self.units, weights, self.initial_states(file), reverse=self.reverse)
        except NetworkError as error:
            raise ModelError(f"{self.place}: {error}.", "Choose other tensors for it.") from error

    def initial_states(self, file: ModelFile) -> dict[str, AnyArray]:
        """The states before the first step that the file has. Raises ModelError where they cannot be read."""
        found = {state: file.numbers(name) for state, name in self.initial.items()}
        return {state: values.reshape(-1, values.shape[-1])[0] for state, values in found.items()}

    def left_out(self, steps: int) -> tuple[int, ...]:
        """The steps of a sequence of so many that it does not read."""
        return () if self.read is None else tuple(range(self.read, steps))


@dataclass(frozen=True)
class FoundEmbedding:
    """A table [tokens, inputs of the first layer]: its tensor, and how many tokens it knows."""

    tensor: str
    tokens: int
    why: str
    doubts: tuple[str, ...] = ()

    def rows(self, file: ModelFile) -> AnyArray:
        """The vectors [token, number]. Raises ModelError."""
        return file.numbers(self.tensor)


@dataclass(frozen=True)
class FoundReadout:
    """A product of the last states: its matrix, its bias ("" for none), and how many outputs it has.

    `kind` is what is done to the outputs: "softmax", "sigmoid", or "linear" for nothing; where they are in several
    `groups`, what is done to each is in `kinds`.
    """

    weight: str
    bias: str
    transposed: bool
    outputs: int
    kind: ReadoutKind
    why: str
    doubts: tuple[str, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()
    kinds: tuple[ReadoutKind, ...] = ()

    def readout(self, file: ModelFile) -> Readout:
        """The read-out with its weights out of the file. Raises ModelError."""
        weight = file.numbers(self.weight)
        matrix = weight.T if self.transposed else weight
        bias = file.numbers(self.bias) if self.bias else np.zeros(self.outputs, matrix.dtype)
        return Readout(matrix, bias, groups=self.groups, kinds=self.kinds or (self.kind,))


@dataclass(frozen=True, eq=False, repr=False)
class Recognised(ReadOnly):
    """All that was recognised in a file: its recurrent layers in the order in which numbers pass them.

    `embeddings` and `readouts` have what stands around a stack of layers, by the name of the stack.
    """

    file: ModelFile
    layers: tuple[FoundLayer, ...]
    embeddings: Mapping[str, FoundEmbedding]
    readouts: Mapping[str, FoundReadout]

    def __repr__(self) -> str:
        return f"Recognised({self.file.path.name}, {len(self.layers)} layers)"

    @cached_property
    def stacks(self) -> Mapping[str, tuple[FoundLayer, ...]]:
        """The layers by the stack that they are in."""
        names = dict.fromkeys(layer.name for layer in self.layers)
        return {name: tuple(layer for layer in self.layers if layer.name == name) for name in names}

    def stack_named(self, name: str | None) -> str:
        """The name of a stack that there is; None means the only one. Raises ModelError."""
        if name is None and len(self.stacks) == 1:
            return next(iter(self.stacks))
        if name is None or name not in self.stacks:
            known = ", ".join(self.stacks) or "none"
            raise ModelError(f"Which stack of recurrent layers is meant is not said. There are: {known}.", "Name one.")
        return name

    @cached_property
    def others(self) -> tuple[str, ...]:
        """The tensors that nothing recognised uses."""
        used = {name for layer in self.layers for name in layer.names}
        used |= {each.tensor for each in self.embeddings.values()}
        used |= {name for each in self.readouts.values() for name in (each.weight, each.bias)}
        return tuple(name for name in self.file.tensors if name not in used)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What the file leaves open, each once."""
        around: tuple[FoundEmbedding | FoundReadout, ...] = (*self.embeddings.values(), *self.readouts.values())
        doubts = chain((each.doubts for each in self.layers), (each.doubts for each in around))
        return tuple(dict.fromkeys(chain.from_iterable(doubts)))


def in_order(layers: Iterable[FoundLayer], names: Iterable[str]) -> tuple[FoundLayer, ...]:
    """Layers stack by stack as their names come, each stack from its first layer on, forward before reverse."""
    rank = {name: at for at, name in enumerate(dict.fromkeys(names))}
    return tuple(sorted(layers, key=lambda each: (rank[each.name], each.at, each.reverse)))
