"""The sizes that a lesson leaves unsaid: how much enters, and how large the weights and quantities of a layer are."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from simulator.arrays import ReadOnly
from simulator.cells.cell import Cell
from simulator.lessons.schema import Given, LayerSpec, LessonError
from simulator.network.kept import kept_of_layers
from simulator.text import tokens as texts
from simulator.text.embedding import Random, StoredVectors, Table, Vectors

MOST_WEIGHTS = 2**25
MOST_KEPT = 2**28  # numbers that are kept of all runs of a lesson: 2 GiB in float64


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

    @property
    def key(self) -> tuple[str, int, int, int]:
        """By what it is known which sizes they are: the cell's key, inputs, units and outputs."""
        return self.cell.key, self.inputs, self.units, self.outputs

    def __repr__(self) -> str:
        return f"LayerSizes({self.cell.key}, {self.inputs} → {self.units})"

    @property
    def outputs(self) -> int:
        """How many numbers the layer hands on: the width of its first state, h."""
        return self.symbols[output_symbol(self.cell)]


def output_symbol(cell: Cell) -> str:
    """What the equations' sizes call the width of what a cell hands on: H, or a symbol of its own."""
    return cell.parsed.widths[f"{cell.states[0]}_prev"]


def projects(cell: Cell) -> bool:
    """Whether what a cell hands on has a width of its own."""
    return output_symbol(cell) != "H"


def layer_sizes(cell: Cell, inputs: int, units: int, outputs: int = 0) -> LayerSizes:
    """Derive the sizes of a layer from its cell: all states are as wide as there are units, but for an h that has a
    width of its own, `outputs` (0: as wide, too).
    """
    parsed = cell.parsed
    symbols = dict.fromkeys(parsed.widths.values(), units)
    symbols |= {output_symbol(cell): outputs or units, "H": units, "I": inputs}
    weights = {
        name: tuple(symbols[symbol] for symbol in (shape.rows, shape.columns) if symbol is not None)
        for name, shape in parsed.weights.items()
    }
    quantities = {name: symbols[parsed.widths[name]] for name in parsed.quantities}
    return LayerSizes(
        cell, inputs, units, MappingProxyType(symbols), MappingProxyType(weights), MappingProxyType(quantities)
    )


def stands_beside(layers: Sequence[LayerSpec], at: int) -> bool:
    """Whether a layer reads what the one before it reads: one that reads from the end, after one that does not, and
    that is not stacked on it.
    """
    return at > 0 and layers[at].reverse and not layers[at - 1].reverse and not layers[at].stacked


def inputs_of_layers(layers: Sequence[LayerSpec], entering: int) -> Iterator[int]:
    """How many numbers enter each layer, where so many enter the network; and last, how many the read-out reads."""
    handed = 0
    for at, layer in enumerate(layers):
        if at and not stands_beside(layers, at):
            entering, handed = handed, 0
        yield entering
        handed += layer.width
    yield handed


def handed_on(layers: Sequence[LayerSpec]) -> int:
    """How many numbers the read-out reads."""
    *_, handed = inputs_of_layers(layers, 0)
    return handed


def recorded_numbers(layers: Iterable[LayerSizes], steps: int) -> int:
    """How many numbers a run of so many steps computes."""
    return steps * sum(sum(sizes.quantities.values()) for sizes in layers)


def kept_numbers(layers: Iterable[LayerSizes], steps: int, dtype: str) -> int:
    """How many of them are kept: of a long run only some."""
    found = tuple((sizes.cell, sizes.quantities) for sizes in layers)
    kept = kept_of_layers(found, steps, np.dtype(dtype).itemsize)
    named = [tuple(widths) for _, widths in found] if kept is None else kept
    return steps * sum(widths[name] for (_, widths), names in zip(found, named, strict=True) for name in names)


def input_width(sequence: texts.Sequence, embedding: Vectors | None, tokens: tuple[str, ...]) -> int:
    """How many numbers enter layer 0 at each step; one for each different token where nothing else is said."""
    if isinstance(sequence, texts.Numbers):
        return len(sequence.rows[0]) if sequence.rows else 0
    if isinstance(embedding, Table):
        return len(embedding.default)
    if isinstance(embedding, StoredVectors):
        return embedding.width
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


def check_total(layers: Sequence[LayerSizes], steps: int, dtype: str, own: Sequence[LayerSizes] | None = None) -> None:
    """How many weights there are, of all or of the layers whose `own` they are, and how many numbers of a run are
    kept.
    """
    weights = sum(math.prod(shape) for sizes in (layers if own is None else own) for shape in sizes.weights.values())
    if weights > MOST_WEIGHTS:
        raise LessonError(f"need {weights:,} weights.", f"Up to {MOST_WEIGHTS:,} fit: take fewer units.", "layers")
    kept = kept_numbers(layers, steps, dtype)
    if kept > MOST_KEPT:
        problem = f"Of a run {kept:,} numbers would be kept."
        raise LessonError(problem, f"Up to {MOST_KEPT:,} fit: take fewer tokens or units.", "layers")


def check_total_of_runs(kept: int) -> None:
    """How many numbers are kept of the lesson and its variants: they are looked at together and must fit together."""
    if kept > MOST_KEPT:
        problem = f"Of all runs {kept:,} numbers would be kept together."
        raise LessonError(problem, f"Up to {MOST_KEPT:,} fit: compare fewer runs.", "variants")
