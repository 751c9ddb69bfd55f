"""The weights of a layer as a framework stores them: its tensors by name, and which number of the cell stands where.

Orders of gates are those of `simulator.weights.layouts`. A cell here has one bias for each gate, but the candidate of a
GRU whose reset acts after the product: where a framework has two, the second is 0 otherwise, as they are only added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
    """

    weight: str
    gate: str
    row: int
    column: int
    rows: int
    columns: int
    turned: bool
    negated: bool


@dataclass(frozen=True, eq=False)
class Stored:
    """A tensor: its name and shape in the framework, and its numbers as they are pictured, [rows, columns].

    `flat`: the columns of the picture stand one after the other in it. `direction` is its index on a first axis that
    the picture does not have; None where there is none.
    """

    name: str
    shape: tuple[int, ...]
    picture: Array
    blocks: tuple[Block, ...]
    flat: bool = False
    direction: int | None = None

    def address(self, row: int, column: int) -> str:
        """A number of the picture as one takes it: "weight_ih_l0[8, 1]"."""
        places = [row, column]
        if len(self.shape) - (self.direction is not None) == 1:
            places = [column * self.picture.shape[0] + row if self.flat else max(row, column)]
        whole = places if self.direction is None else [self.direction, *places]
        return f"{self.name}[{', '.join(map(str, whole))}]"


def stored_tensors(layers: Sequence[Layer], layer: int, framework: Framework) -> tuple[Stored, ...]:
    """The tensors of a layer of a network; () where the framework has no layer for one of its cells."""
    for module in modules_of(layers, framework):
        if layer in module.layers:
            make = {"pytorch": _pytorch, "keras": _keras, "onnx": _onnx}[framework]
            return tuple(make(layers[layer], module, layer))
    return ()


def own_tensors(layer: Layer) -> tuple[Stored, ...]:
    """The weights of a layer as its cell's equations name them, for one that no framework has."""
    found = []
    for name, value in layer.weights.items():
        picture = value if value.ndim > 1 else value[:, None]
        rows, columns = picture.shape
        block = Block(name, name.partition("_")[2], 0, 0, rows, columns, turned=False, negated=False)
        found.append(Stored(name, value.shape, picture, (block,)))
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
        yield _matrix(f"{prefix}{name}{ending}", layer, known, gates, kind)
    for name, second in (("bias_ih", False), ("bias_hh", True)):
        picture, blocks = _biases(layer, known, gates, second)
        yield Stored(f"{prefix}{name}{ending}", (len(picture),), picture, blocks)
    if known.form.projected:
        value = layer.weights["V_h"]
        yield Stored(f"{prefix}weight_hr{ending}", value.shape, value, (_block("V_h", "", 0, value.shape, known),))


def _keras(layer: Layer, module: Module, at: int) -> Iterator[Stored]:
    known, gates = module.known, _gates("keras", module.known)
    way = ("forward/", "backward/")[layer.reverse] if len(module.ways) > 1 else ""
    prefix = f"{module.name}/{way}" if module.name else way
    for name, kind in (("kernel", "W"), ("recurrent_kernel", "U")):
        yield _turned(_matrix(f"{prefix}{name}", layer, known, gates, kind))
    picture, blocks = _biases(layer, known, gates, second=False)
    bias = Stored(f"{prefix}bias", (len(picture),), picture, blocks)
    if known.kind == "gru" and not known.form.resets_before:
        second, more = _biases(layer, known, gates, second=True)
        both = np.concatenate([picture, second], axis=1)
        bias = Stored(bias.name, both.shape, both, (*blocks, *(block._replace(column=1) for block in more)))
    yield _turned(bias)


def _onnx(layer: Layer, module: Module, at: int) -> Iterator[Stored]:
    known, gates, directions = module.known, _gates("onnx", module.known), len(module.ways)
    direction = int(layer.reverse and directions > 1)
    prefix = f"{module.name}/" if module.name else ""

    def made(name: str, size: tuple[int, ...], picture: Array, blocks: tuple[Block, ...], flat: bool = False) -> Stored:
        return Stored(f"{prefix}{name}", (directions, *size), picture, blocks, flat, direction)

    for name, kind in (("W", "W"), ("R", "U")):
        matrix = _matrix(name, layer, known, gates, kind)
        yield made(name, matrix.shape, matrix.picture, matrix.blocks)
    (first, blocks), (second, more) = (_biases(layer, known, gates, which) for which in (False, True))
    both = np.concatenate([first, second], axis=1)
    yield made("B", (both.size,), both, (*blocks, *(block._replace(column=1) for block in more)), flat=True)
    if known.form.peepholes:
        picture, blocks = _column([(f"P_{gate}", gate) for gate in LAYOUTS["onnx"].peepholes], layer, known)
        yield made("P", (picture.size,), picture, blocks)


def _matrix(name: str, layer: Layer, known: Known, gates: str, kind: str) -> Stored:
    """The matrices of all gates below each other, [gates · units, inputs]."""
    columns = layer.weights[f"{kind}_{gates[0]}"].shape[1]
    blank = np.zeros((layer.units, columns))
    values = [_signed(layer, known, f"{kind}_{gate}", blank) for gate in gates]
    picture: Array = np.concatenate(values)
    blocks = tuple(
        _block(f"{kind}_{gate}" if f"{kind}_{gate}" in layer.weights else "", gate, k * layer.units, blank.shape, known)
        for k, gate in enumerate(gates)
    )
    return Stored(name, picture.shape, picture, blocks)


def _biases(layer: Layer, known: Known, gates: str, second: bool) -> tuple[Array, tuple[Block, ...]]:
    """The first or the second biases of all gates below each other, [gates · units, 1]."""
    names = []
    for gate in gates:
        wanted = (f"b_h{gate}",) if second else (f"b_{gate}", f"b_i{gate}")
        names.append((next((name for name in wanted if name in layer.weights), ""), gate))
    return _column(names, layer, known)


def _column(names: Sequence[tuple[str, str]], layer: Layer, known: Known) -> tuple[Array, tuple[Block, ...]]:
    """Vectors by name and gate below each other."""
    blank = np.zeros(layer.units)
    picture = np.concatenate([_signed(layer, known, name, blank) for name, _ in names])[:, None]
    shape = layer.units, 1
    return picture, tuple(_block(name, gate, k * layer.units, shape, known) for k, (name, gate) in enumerate(names))


def _block(weight: str, gate: str, row: int, shape: tuple[int, ...], known: Known) -> Block:
    negated = known.negated and gate == "z" and bool(weight)
    return Block(weight, gate, row, 0, shape[0], shape[1], turned=False, negated=negated)


def _signed(layer: Layer, known: Known, name: str, blank: Array) -> Array:
    value = layer.weights.get(name, blank)
    return -value if known.negated and name.endswith("_z") else value


def _turned(tensor: Stored) -> Stored:
    """The tensor with rows and columns changed."""
    blocks = tuple(
        block._replace(row=block.column, column=block.row, rows=block.columns, columns=block.rows, turned=True)
        for block in tensor.blocks
    )
    return replace(tensor, shape=tensor.shape[::-1], picture=tensor.picture.T, blocks=blocks)
