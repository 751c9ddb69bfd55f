"""The weights of a layer as a framework stores them: its tensors by name, and which number of the cell stands where.

Orders of gates are those of `simulator.weights.layouts`. A cell here has one bias for each gate, but the candidate of a
GRU whose reset acts after the product: where a framework has two, the second is that of the file that they were read
from, and 0 otherwise, as they are only added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from simulator.arrays import Array
from simulator.frameworks.modules import Framework, Known, Module, modules_of
from simulator.network.layer import Layer
from simulator.weights.layouts import LAYOUTS


class Block(NamedTuple):
    """A part of a stored tensor: one weight of the cell, or zeros ("").

    `gate` is the letter it is named by, "" for a projection. In the picture of the tensor it begins at `row` and
    `column`; `turned` says that a unit's numbers stand below each other there, `negated` that their signs are turned.
    `half` is which part of a bias it is whose halves are known: 1 or 2, else 0.
    """

    weight: str
    gate: str
    row: int
    column: int
    rows: int
    columns: int
    turned: bool
    negated: bool
    half: int = 0


@dataclass(frozen=True, eq=False)
class Stored:
    """A tensor of a layer: its name and shape in the framework, and of how many rows and columns its picture is.

    `flat`: the columns of the picture stand one after the other in it. `direction` is its index on a first axis that
    the picture does not have; None where there is none. `second` are the second halves of biases that are known.
    """

    layer: Layer
    name: str
    shape: tuple[int, ...]
    size: tuple[int, int]
    blocks: tuple[Block, ...]
    flat: bool = False
    direction: int | None = None
    second: Mapping[str, Array] = field(default_factory=dict)

    def values(self, block: Block) -> Array:
        """The numbers of a block as they are pictured, [rows, columns]."""
        if not block.weight:
            return np.zeros((block.rows, block.columns))
        weight = self.layer.weights[block.weight]
        if block.half:
            second = self.second[block.weight]
            weight = second if block.half == 2 else weight - second
        found: Array = weight.T if block.turned and weight.ndim > 1 else weight.reshape(block.rows, block.columns)
        return -found if block.negated else found

    @property
    def picture(self) -> Array:
        """All numbers, [rows, columns]."""
        found = np.zeros(self.size)
        for block in self.blocks:
            rows, columns = (slice(at, at + n) for at, n in ((block.row, block.rows), (block.column, block.columns)))
            found[rows, columns] = self.values(block)
        return found

    def address(self, row: int, column: int) -> str:
        """A number of the picture as one takes it: "weight_ih_l0[8, 1]"."""
        places = [row, column]
        if len(self.shape) - (self.direction is not None) == 1:
            places = [column * self.size[0] + row if self.flat else max(row, column)]
        whole = places if self.direction is None else [self.direction, *places]
        return f"{self.name}[{', '.join(map(str, whole))}]"


def stored_tensors(
    layers: Sequence[Layer], layer: int, framework: Framework, second: Mapping[str, Array] | None = None
) -> tuple[Stored, ...]:
    """The tensors of a layer of a network; () where the framework has no layer for one of its cells. `second` has the
    second halves of biases, by the biases that they are part of, where they are known.
    """
    for module in modules_of(layers, framework):
        if layer in module.layers:
            make = {"pytorch": _pytorch, "keras": _keras, "onnx": _onnx}[framework]
            made = tuple(make(layers[layer], module, layer))
            return _with_halves(made, second) if second else made
    return ()


def _with_halves(tensors: tuple[Stored, ...], second: Mapping[str, Array]) -> tuple[Stored, ...]:
    """The tensors with biases in the halves that are known, where the framework has a place for both."""
    apart = {block.gate for tensor in tensors for block in tensor.blocks if not block.weight}

    def halved(block: Block) -> Block:
        if not block.weight and f"b_{block.gate}" in second:
            return block._replace(weight=f"b_{block.gate}", half=2)
        return block._replace(half=1) if block.weight in second and block.gate in apart else block

    return tuple(replace(each, blocks=tuple(map(halved, each.blocks)), second=second) for each in tensors)


def own_tensors(layer: Layer) -> tuple[Stored, ...]:
    """The weights of a layer as its cell's equations name them, for one that no framework has."""
    found = []
    for name, value in layer.weights.items():
        rows, columns = value.shape if value.ndim > 1 else (len(value), 1)
        block = Block(name, name.partition("_")[2], 0, 0, rows, columns, turned=False, negated=False)
        found.append(Stored(layer, name, value.shape, (rows, columns), (block,)))
    return tuple(found)


def where_stored(tensors: Sequence[Stored], weight: str, unit: int, column: int | None) -> tuple[str, ...]:
    """Where a number of the cell stands: of a matrix the `column` of a unit's row."""
    return tuple(
        tensor.address(block.row + (place[1] if block.turned else place[0]), block.column + place[block.turned ^ 1])
        for tensor in tensors
        for block in tensor.blocks
        if block.weight == weight
        for place in ((unit, column or 0),)
    )


def _gates(framework: Framework, known: Known) -> str:
    return LAYOUTS[framework].gates[known.kind]


def _pytorch(layer: Layer, module: Module, at: int) -> Iterator[Stored]:
    known, gates = module.known, _gates("pytorch", module.known)
    level = next(k for k, each in enumerate(module.levels) if at in each)
    prefix = f"{module.name}." if module.name else ""
    ending = f"_l{level}{'_reverse' * (layer.reverse and len(module.ways) > 1)}"
    for name, kind in (("weight_ih", "W"), ("weight_hh", "U")):
        blocks = _matrices(layer, known, gates, kind)
        yield _stored(layer, f"{prefix}{name}{ending}", blocks)
    for name, second in (("bias_ih", False), ("bias_hh", True)):
        blocks = _biases(layer, known, gates, second)
        yield _stored(layer, f"{prefix}{name}{ending}", blocks, vector=True)
    if known.form.projected:
        yield _stored(layer, f"{prefix}weight_hr{ending}", (_block(layer, "V_h", "", 0, known),))


def _keras(layer: Layer, module: Module, at: int) -> Iterator[Stored]:
    known, gates = module.known, _gates("keras", module.known)
    way = ("forward/", "backward/")[layer.reverse] if len(module.ways) > 1 else ""
    prefix = f"{module.name}/{way}" if module.name else way
    for name, kind in (("kernel", "W"), ("recurrent_kernel", "U")):
        yield _stored(layer, f"{prefix}{name}", _turned(_matrices(layer, known, gates, kind)))
    blocks = _biases(layer, known, gates, second=False)
    if known.kind == "gru" and not known.form.resets_before:
        both = _turned(_side_by_side(blocks, _biases(layer, known, gates, second=True)))
        yield _stored(layer, f"{prefix}bias", both)
    else:
        yield _stored(layer, f"{prefix}bias", _turned(blocks), vector=True)


def _onnx(layer: Layer, module: Module, at: int) -> Iterator[Stored]:
    known, gates, directions = module.known, _gates("onnx", module.known), len(module.ways)
    prefix, direction = f"{module.name}/" if module.name else "", int(layer.reverse and directions > 1)

    def made(name: str, blocks: tuple[Block, ...], vector: bool = False) -> Stored:
        stored = _stored(layer, f"{prefix}{name}", blocks, vector)
        return replace(stored, shape=(directions, *stored.shape), flat=name == "B", direction=direction)

    for name, kind in (("W", "W"), ("R", "U")):
        yield made(name, _matrices(layer, known, gates, kind))
    first, second = (_biases(layer, known, gates, which) for which in (False, True))
    yield made("B", _side_by_side(first, second), vector=True)
    if known.form.peepholes:
        holes = LAYOUTS["onnx"].peepholes
        blocks = tuple(_block(layer, f"P_{gate}", gate, k * layer.units, known) for k, gate in enumerate(holes))
        yield made("P", blocks, vector=True)


def _stored(layer: Layer, name: str, blocks: tuple[Block, ...], vector: bool = False) -> Stored:
    """A tensor of these blocks; one that is a vector has one axis, however it is pictured."""
    rows = max(block.row + block.rows for block in blocks)
    columns = max(block.column + block.columns for block in blocks)
    return Stored(layer, name, (rows * columns,) if vector else (rows, columns), (rows, columns), blocks)


def _matrices(layer: Layer, known: Known, gates: str, kind: str) -> tuple[Block, ...]:
    """The matrices of all gates below each other, [gates · units, inputs]."""
    columns = layer.weights[f"{kind}_{gates[0]}"].shape[1]
    return tuple(_block(layer, f"{kind}_{gate}", gate, k * layer.units, known, columns) for k, gate in enumerate(gates))


def _biases(layer: Layer, known: Known, gates: str, second: bool) -> tuple[Block, ...]:
    """The first or the second biases of all gates below each other, [gates · units, 1]."""
    blocks = []
    for k, gate in enumerate(gates):
        wanted = (f"b_h{gate}",) if second else (f"b_{gate}", f"b_i{gate}")
        name = next((name for name in wanted if name in layer.weights), "")
        blocks.append(_block(layer, name, gate, k * layer.units, known))
    return tuple(blocks)


def _block(layer: Layer, weight: str, gate: str, row: int, known: Known, columns: int = 1) -> Block:
    """A block from a row on; zeros where the cell has no such weight."""
    value = layer.weights.get(weight)
    shape = (layer.units, columns) if value is None else value.shape if value.ndim > 1 else (len(value), 1)
    name = "" if value is None else weight
    return Block(name, gate, row, 0, shape[0], shape[1], turned=False, negated=known.negated and name.endswith("_z"))


def _side_by_side(first: tuple[Block, ...], second: tuple[Block, ...]) -> tuple[Block, ...]:
    return (*first, *(block._replace(column=1) for block in second))


def _turned(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks with rows and columns changed."""
    return tuple(
        block._replace(row=block.column, column=block.row, rows=block.columns, columns=block.rows, turned=True)
        for block in blocks
    )
