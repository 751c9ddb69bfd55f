"""How frameworks lay out the weights of a recurrent layer, and how they become weights by gate here.

Which order the gates stand in, whether matrices are transposed, how many biases there are: each was seen by running
the framework. An order that no framework has is spelled: "rows:ifgo", "columns:zrn".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from simulator.cells.cell import Cell
from simulator.weights.conversions import from_two_biases
from simulator.weights.tensor_tree import AnyArray, ModelError

Parts = Mapping[str, AnyArray]
"""The tensors of a layer by what they are: W [G·H, I], U [G·H, P], b and b_u [G·H], P [3·H], V [P, H]; bb for both
biases in one; transposed where the layout is. W_i, U_i, b_i, … in place of W, U, b: a tensor for each gate.
"""


@dataclass(frozen=True)
class Layout:
    """What a framework does. `gates` has the letters of the blocks, by kind of layer, in their order.

    `transposed`: matrices are [inputs, gates]. `cudnn`: matrices have the shapes of transposed ones, and in each gate's
    columns the numbers of one that is not. `peepholes` is the order of these. `forget_bias` is added to the bias of the
    forget gate when the layer runs, as TensorFlow 1 does.
    """

    key: str
    framework: str
    gates: Mapping[str, str]
    transposed: bool = False
    cudnn: bool = False
    peepholes: str = ""
    forget_bias: float = 0.0

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
KINDS: Mapping[str, str] = MappingProxyType({"fgio": "lstm", "gio": "lstm", "nrz": "gru", "h": "rnn"})
"""The kind of layer by the letters of its gates, sorted; an LSTM whose f is 1 − i has none for f."""
_SPELLED = re.compile(r"(?P<way>rows|columns):(?P<gates>[a-z]+)(?:\+(?P<forget>\d+(?:\.\d+)?))?")
_OTHER_LETTERS = {
    "lstm": str.maketrans("jca", "ggg"),
    "gru": str.maketrans("uhc", "znn"),
}  # TensorFlow's j, Keras's c, u and h


def layout_of(key: str) -> Layout:
    """The layout of a framework by its key, or a spelled one: "rows:ifgo" where matrices are [gates, inputs],
    "columns:igfo+1" where they are [inputs, gates] and 1 is added to the bias of f. Raises ModelError.
    """
    if key in LAYOUTS:
        return LAYOUTS[key]
    spelled = _SPELLED.fullmatch(key)
    kind, gates = _gates_of(spelled["gates"]) if spelled else ("", "")
    if spelled is None or not kind or (spelled["forget"] and "f" not in gates):
        known = ", ".join(LAYOUTS)
        raise ModelError(f"There is no layout “{key}”.", f"Known are {known}, and orders such as rows:ifgo.")
    way, forget = "rows" if spelled["way"] == "rows" else "columns", float(spelled["forget"] or 0)
    name = f"{way}:{gates}{f'+{forget:g}' if forget else ''}"
    peepholes = "".join(gate for gate in gates if gate in "iof")
    return Layout(name, "", MappingProxyType({kind: gates}), way == "columns", False, peepholes, forget)


def _gates_of(letters: str) -> tuple[str, str]:
    """The kind of layer that has gates of these letters, and their letters here; "" where there is none."""
    for table in (None, *_OTHER_LETTERS.values()):
        gates = letters if table is None else letters.translate(table)
        if kind := KINDS.get("".join(sorted(gates))):
            return kind, gates
    return "", ""


@np.errstate(invalid="ignore", over="ignore")  # what is not finite is told where the layer is made
def weights_by_gate(layout: Layout, kind: str, cell: Cell, parts: Parts) -> dict[str, AnyArray]:
    """The weights of a cell from the tensors of a layer. Raises ModelError where they do not fit together."""
    gates, parts = layout.gates[kind], in_rows(layout, kind, parts)
    split = {part: _split(part, value, gates) for part, value in parts.items() if part in ("W", "U", "b", "b_u")}
    zeros = {gate: np.zeros(block.shape[0], block.dtype) for gate, block in split["W"].items()}
    found = {name: _weight(name, split, parts, layout) for name in cell.parsed.weights if not name.startswith("b_")}
    found |= from_two_biases(cell, split.get("b", zeros), split.get("b_u", zeros))
    if layout.forget_bias:
        found["b_f"] = found["b_f"] + np.asarray(layout.forget_bias, found["b_f"].dtype)
    return found


def in_rows(layout: Layout, kind: str, parts: Parts) -> dict[str, AnyArray]:
    """The parts, with matrices of one row a gate's unit, and biases apart."""
    found = _joined(parts, layout.gates[kind], axis=1 if layout.transposed or layout.cudnn else 0)
    if layout.transposed:
        found |= {name: found[name].T for name in ("W", "U", "V") if name in found}
    if layout.cudnn:
        found |= {name: _out_of_columns(found[name], layout.blocks(kind)) for name in ("W", "U")}
    if "bb" in found:
        found["b"], found["b_u"] = found.pop("bb").reshape(2, -1)
    return found


def _joined(parts: Parts, gates: str, axis: int) -> dict[str, AnyArray]:
    """The parts, with those of single gates side by side, and vectors without further axes."""
    flat = {name: value if name[0] in "WUV" else value.reshape(-1) for name, value in parts.items()}
    found = {name: value for name, value in flat.items() if not is_of_one_gate(name)}
    for part in ("W", "U", "b", "b_u", "P"):
        single = [flat[f"{part}_{gate}"] for gate in gates if f"{part}_{gate}" in flat]
        if single:
            found[part] = np.concatenate(single, axis=min(axis, single[0].ndim - 1))
    return found


def is_of_one_gate(part: str) -> bool:
    """Whether a part is a tensor of one gate alone, such as W_i."""
    return part != "b_u" and "_" in part


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
