"""How frameworks lay out the weights of a recurrent layer, and how they become weights by gate here.

Which order the gates stand in, whether matrices are transposed, how many biases there are: each was seen by running
the framework.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from simulator.cells.cell import Cell
from simulator.weights.conversions import from_two_biases
from simulator.weights.tensor_tree import AnyArray, ModelError

Parts = Mapping[str, AnyArray]
"""The tensors of a layer by what they are: W [G·H, I], U [G·H, P], b and b_u [G·H], P [3·H], V [P, H]; bb for both
biases in one; transposed where the layout is.
"""


@dataclass(frozen=True)
class Layout:
    """What a framework does. `gates` has the letters of the blocks, by kind of layer, in their order.

    `transposed`: matrices are [inputs, gates]. `cudnn`: matrices have the shapes of transposed ones, and in each gate's
    columns the numbers of one that is not. `peepholes` is the order of these.
    """

    key: str
    framework: str
    gates: Mapping[str, str]
    transposed: bool = False
    cudnn: bool = False
    peepholes: str = ""

    def blocks(self, kind: str) -> int:
        """How many blocks of so many rows as there are units a matrix of such a layer has."""
        return len(self.gates[kind])


def _gates(lstm: str, gru: str) -> Mapping[str, str]:
    return MappingProxyType({"lstm": lstm, "gru": gru, "rnn": "h"})


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        each.key: each
        for each in (
            Layout("pytorch", "PyTorch", _gates("ifgo", "rzn")),
            Layout("keras", "Keras", _gates("ifgo", "zrn"), transposed=True),
            Layout("keras-cudnn", "Keras, CuDNN", _gates("ifgo", "zrn"), cudnn=True),
            Layout("onnx", "ONNX", _gates("iofg", "zrn"), peepholes="iof"),
        )
    }
)
"""By key: gates i, f, g, o of an LSTM; r, z, n of a GRU; h of a simple RNN."""


def weights_by_gate(layout: Layout, kind: str, cell: Cell, parts: Parts) -> dict[str, AnyArray]:
    """The weights of a cell from the tensors of a layer. Raises ModelError where they do not fit together."""
    gates, parts = layout.gates[kind], _two_matrices(layout, kind, parts)
    split = {part: _split(part, value, gates) for part, value in parts.items() if part in ("W", "U", "b", "b_u")}
    zeros = {gate: np.zeros(block.shape[0], block.dtype) for gate, block in split["W"].items()}
    found = {name: _weight(name, split, parts, layout) for name in cell.parsed.weights if not name.startswith("b_")}
    found |= from_two_biases(cell, split.get("b", zeros), split.get("b_u", zeros))
    return found


def _two_matrices(layout: Layout, kind: str, parts: Parts) -> dict[str, AnyArray]:
    """The parts, with matrices of one row a gate's unit, and biases apart."""
    found = dict(parts)
    if layout.transposed:
        found |= {name: found[name].T for name in ("W", "U")}
    if layout.cudnn:
        found |= {name: _out_of_columns(found[name], layout.blocks(kind)) for name in ("W", "U")}
    if "bb" in found:
        found["b"], found["b_u"] = found.pop("bb").reshape(2, -1)
    return found


def _out_of_columns(matrix: AnyArray, blocks: int) -> AnyArray:
    """The matrix [G·H, I] whose rows stand one after the other in the columns of each gate."""
    inputs, columns = matrix.shape
    gates = np.split(matrix, blocks, axis=1)
    return np.concatenate([gate.reshape(columns // blocks, inputs) for gate in gates])


def _split(part: str, value: AnyArray, gates: str) -> dict[str, AnyArray]:
    if value.shape[0] % len(gates):
        raise ModelError(
            f"{part} has {value.shape[0]} rows, which {len(gates)} gates cannot share.", "Choose another kind of layer."
        )
    return dict(zip(gates, np.split(value, len(gates)), strict=True))


def _weight(name: str, split: Mapping[str, Mapping[str, AnyArray]], parts: Parts, layout: Layout) -> AnyArray:
    """One weight of the cell that is no bias: a matrix of a gate, a peephole, or the projection."""
    kind, gate = name[0], name[-1]
    if kind == "P":
        return _split("P", parts["P"], layout.peepholes)[gate]
    return parts["V"] if kind == "V" else split[kind][gate]
