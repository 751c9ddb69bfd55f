"""The sizes that a lesson leaves unsaid: how much enters, and how large the weights and quantities of a layer are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from simulator.arrays import ReadOnly
from simulator.cells.cell import Cell
from simulator.lessons.schema import Given
from simulator.network.kept import kept_of_layers
from simulator.text.embedding import Embedding, Random, Table
from simulator.text.tokens import Numbers, Sequence


@dataclass(frozen=True, eq=False, repr=False)
class LayerSizes(ReadOnly):
    """The sizes of a cell of so many `inputs` and `units`.

    `symbols` has what each size's symbol in the equations stands for, I, H and others; `weights` the shape of every
    weight that the cell needs; `quantities` how many numbers each recorded quantity has at one step.
    """

    cell: Cell
    inputs: int
    units: int
    symbols: Mapping[str, int]
    weights: Mapping[str, tuple[int, ...]]
    quantities: Mapping[str, int]

    def __repr__(self) -> str:
        return f"LayerSizes({self.cell.key}, {self.inputs} → {self.units})"


def layer_sizes(cell: Cell, inputs: int, units: int) -> LayerSizes:
    """Derive the sizes of a layer from its cell: a lesson gives all states of a layer the same width."""
    parsed = cell.parsed
    symbols = dict.fromkeys(parsed.widths.values(), units) | {"H": units, "I": inputs}
    weights = {
        name: tuple(symbols[symbol] for symbol in (shape.rows, shape.columns) if symbol is not None)
        for name, shape in parsed.weights.items()
    }
    quantities = {name: symbols[parsed.widths[name]] for name in parsed.quantities}
    return LayerSizes(
        cell, inputs, units, MappingProxyType(symbols), MappingProxyType(weights), MappingProxyType(quantities)
    )


def recorded_numbers(layers: Iterable[LayerSizes], steps: int) -> int:
    """How many numbers a run of so many steps computes."""
    return steps * sum(sum(sizes.quantities.values()) for sizes in layers)


def kept_numbers(layers: Iterable[LayerSizes], steps: int, dtype: str) -> int:
    """How many of them are kept: of a long run only some."""
    found = tuple((sizes.cell, sizes.quantities) for sizes in layers)
    kept = kept_of_layers(found, steps, np.dtype(dtype).itemsize)
    named = [tuple(widths) for _, widths in found] if kept is None else kept
    return steps * sum(widths[name] for (_, widths), names in zip(found, named, strict=True) for name in names)


def input_width(sequence: Sequence, embedding: Embedding | None, tokens: tuple[str, ...]) -> int:
    """How many numbers enter layer 0 at each step; one for each different token where nothing else is said."""
    if isinstance(sequence, Numbers):
        return len(sequence.rows[0]) if sequence.rows else 0
    if isinstance(embedding, Table):
        return len(embedding.default)
    return embedding.size if isinstance(embedding, Random) else len(set(tokens))


def fits(given: Given, shape: tuple[int, ...]) -> bool:
    """Whether a weight as written in a lesson has this shape."""
    rows = [row for row in given if isinstance(row, tuple)]
    if len(shape) == 1:
        return len(given) == shape[0] and not rows
    return len(given) == len(rows) == shape[0] and all(len(row) == shape[1] for row in rows)


def all_fit(weights: Mapping[str, Given], sizes: LayerSizes) -> bool:
    """Whether these are just the weights that a layer of these sizes needs, each of its shape."""
    shapes = sizes.weights
    return weights.keys() == shapes.keys() and all(fits(weights[name], shape) for name, shape in shapes.items())
