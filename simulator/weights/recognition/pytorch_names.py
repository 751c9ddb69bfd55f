"""Layers known by the names that PyTorch gives to their tensors, such as weight_ih_l0, or by names like these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from simulator.text.said import say
from simulator.weights.layouts import LAYOUTS
from simulator.weights.model_cells import FUNCTIONS, Form, Kind
from simulator.weights.recognition.found import FoundLayer, in_order
from simulator.weights.tensor_tree import Declared, ModelFile, Tensor

_NAME = re.compile(
    r"(?P<path>.*?)[._/]?(?P<what>weight|w|bias|b)_?(?P<of>ih|hh|hr)(?:_l(?P<at>\d+))?(?P<reverse>_reverse)?(?:_raw)?"
)
_PARTS = {("w", "ih"): "W", ("w", "hh"): "U", ("w", "hr"): "V", ("b", "ih"): "b", ("b", "hh"): "b_u"}
_KINDS: Mapping[int, Kind] = {len(gates): kind for kind, gates in LAYOUTS["pytorch"].gates.items()}  # type: ignore[misc]


def find_layers(file: ModelFile) -> tuple[FoundLayer, ...]:
    """The layers whose tensors have PyTorch's names."""
    groups: dict[tuple[str, int, bool], dict[str, Tensor]] = {}
    for name, tensor in file.tensors.items():
        if (found := _NAME.fullmatch(name)) and (part := _PARTS.get((found["what"][0], found["of"]))):
            key = found["path"], int(found["at"] or 0), bool(found["reverse"])
            groups.setdefault(key, {})[part] = tensor
    declared = {each.name: each for each in file.declared}
    layers = [
        layer for key, parts in groups.items() for layer in _layers(key, parts, declared.get(key[0]), file.format)
    ]
    return in_order(layers, (key[0] for key in groups))


def _layers(
    key: tuple[str, int, bool], parts: Mapping[str, Tensor], declared: Declared | None, file_format: str
) -> Iterator[FoundLayer]:
    """The layer that tensors are, if they fit together as those of one do."""
    if not {"W", "U"} <= parts.keys() or len(parts["W"].shape) != 2 or len(parts["U"].shape) != 2:
        return
    rows, inputs = parts["W"].shape
    outputs = parts["U"].shape[1]
    units = parts["V"].shape[1] if "V" in parts and len(parts["V"].shape) == 2 else outputs
    kind = _KINDS.get(rows // units) if units and rows % units == 0 else None
    if kind is None or parts["U"].shape[0] != rows or not inputs:
        return
    doubts = []
    form = Form(projected="V" in parts)
    if kind == "rnn":
        said = str(declared.options.get("nonlinearity") or declared.options.get("mode", "")) if declared else ""
        activation = said.lower().removeprefix("rnn_")
        if activation in ("tanh", "relu"):
            form = Form(new=FUNCTIONS[activation])
        else:
            doubts.append(say("Whether a simple RNN has tanh or relu is not in the file; tanh is taken."))
    if not file_format.startswith("pytorch") and kind != "rnn":
        words = "The order of the gates is not in the file; PyTorch's is taken, since the names are PyTorch's."
        doubts.append(say(words))
    words = "{rows} rows of W are {gates} × {units} units, and the names are those of PyTorch."
    why = say(words, rows=rows, gates=rows // units, units=units)
    tensors = {part: tensor.name for part, tensor in parts.items()}
    yield FoundLayer(*key, kind, form, "pytorch", tensors, inputs, units, outputs, why, tuple(doubts))
