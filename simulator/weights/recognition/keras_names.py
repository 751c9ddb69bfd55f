"""Layers known by the names that Keras gives to their weights: kernel, recurrent_kernel, bias, or cell/vars/0, 1, 2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from simulator.text.said import say
from simulator.weights.layouts import LAYOUTS
from simulator.weights.model_cells import FUNCTIONS, SIGMOID, TANH, Form, Kind
from simulator.weights.recognition.found import FoundLayer
from simulator.weights.tensor_tree import Declared, ModelError, ModelFile, Tensor

_NAMED = re.compile(r"(?P<path>.*?)/?(?P<what>kernel|recurrent_kernel|bias)(?::0)?")
_NUMBERED = re.compile(r"(?P<path>.*)/cell/vars/(?P<what>[012])")
_PARTS = {"kernel": "W", "recurrent_kernel": "U", "bias": "b", "0": "W", "1": "U", "2": "b"}
_KINDS: Mapping[int, Kind] = {len(gates): kind for kind, gates in LAYOUTS["keras"].gates.items()}  # type: ignore[misc]
_REVERSE = re.compile(r"(?:^|/)backward_")
_DIRECTION = re.compile(r"(?:^|/)(?:forward|backward)_[^/]*(?:/.*)?$")


def find_layers(file: ModelFile) -> tuple[FoundLayer, ...]:
    """The layers whose weights have Keras's names, in the order in which the file tells of layers."""
    groups: dict[str, dict[str, Tensor]] = {}
    for name, tensor in file.tensors.items():
        if found := _NUMBERED.fullmatch(name) or _NAMED.fullmatch(name):
            groups.setdefault(found["path"], {})[_PARTS[found["what"]]] = tensor
    found_layers = []
    for path, parts in groups.items():
        told = [each for each in file.declared if path == each.name or path.startswith(f"{each.name}/")]
        declared = max(told, key=lambda each: len(each.name), default=None)
        layer = _layer(path, parts, declared, file.format)
        if layer is not None:
            rank = file.declared.index(declared) if declared is not None else len(file.declared)
            found_layers.append((rank, layer.reverse, layer))
    found_layers.sort(key=lambda each: each[:2])
    return _as_stacks([layer for *_, layer in found_layers], in_order=bool(file.declared))


def _layer(path: str, parts: Mapping[str, Tensor], declared: Declared | None, file_format: str) -> FoundLayer | None:
    """The layer that tensors are, if they fit together as those of one do."""
    if any(part not in parts or len(parts[part].shape) != 2 for part in "WU"):
        return None
    (inputs, columns), (units, recurrent) = parts["W"].shape, parts["U"].shape
    kind = _KINDS.get(columns // units) if units and columns % units == 0 else None
    if kind is None or recurrent != columns or not inputs:
        return None
    options = _options(declared)
    bias = parts["b"].shape if "b" in parts else (columns,)
    if bias not in ((columns,), (2, columns), (2 * columns,)):
        return None
    joined = bias == (2 * columns,)  # as CuDNN has them, which also has other matrices
    doubts = [] if options or joined else [say("Activations are not in the file; sigmoid and tanh are taken.")]
    form = _form(kind, options)
    if kind == "gru":
        after = options.get("reset_after", bias != (columns,)) if "b" in parts else options.get("reset_after")
        if after is None:
            doubts.append(say("Where the reset gate acts is not in the file; after the product is taken."))
        form = replace(form, resets_before=after is False)
    if str(options.get("merge_mode") or "concat") != "concat":
        words = "The two directions are joined by “{way}”; here they stand side by side."
        doubts.append(say(words, way=options["merge_mode"]))
    if file_format != "keras":
        doubts.append(say("The order of the gates is not in the file; Keras's is taken, since the names are Keras's."))
    tensors = {part if part != "b" or bias == (columns,) else "bb": tensor.name for part, tensor in parts.items()}
    words = "{columns} columns of the kernel are {gates} × {units} units, and the names are those of Keras."
    why = say(words, columns=columns, gates=columns // units, units=units)
    layout = "keras-cudnn" if joined else "keras"
    reverse = bool(_REVERSE.search(path)) or bool(options.get("go_backwards"))
    return FoundLayer(path, 0, reverse, kind, form, layout, tensors, inputs, units, units, why, tuple(doubts))


def _options(declared: Declared | None) -> Mapping[str, Any]:
    """What a layer says of itself; of one that works in both directions, what the layer inside it says."""
    if declared is None or not declared.kind:
        return {}
    inner = declared.options.get("layer")
    found = inner["config"] if isinstance(inner, dict) and isinstance(inner.get("config"), dict) else declared.options
    merged = {"merge_mode": declared.options.get("merge_mode")} if found is not declared.options else {}
    return {**found, **merged, "keras_version": declared.options.get("keras_version", "")}


def _form(kind: Kind, options: Mapping[str, Any]) -> Form:
    gate, new = (_activation(options, key) for key in ("recurrent_activation", "activation"))
    return Form(new=new or TANH) if kind == "rnn" else Form(gate=gate or SIGMOID, new=new or TANH, out=new or TANH)


def _activation(options: Mapping[str, Any], key: str) -> str:
    """The text of an activation; "" where the layer does not say. Raises ModelError for one that is not known."""
    said = options.get(key)
    name = said.get("config", said.get("class_name")) if isinstance(said, dict) else said
    if name is None:
        return ""
    if name == "hard_sigmoid" and str(options.get("keras_version", ""))[:1] in ("1", "2"):
        name = "hard_sigmoid_before_3"
    if name not in FUNCTIONS:
        raise ModelError(f"The activation {name} of {options.get('name')} is not known here.", "Use another layer.")
    return FUNCTIONS[str(name)]


def _as_stacks(layers: list[FoundLayer], *, in_order: bool) -> tuple[FoundLayer, ...]:
    """Layers of which one takes just what the one before it gives are one stack, named by its first.

    The two directions of a layer stand in one place, and hand on both their outputs. What goes backwards alone hands on
    its outputs from the last token to the first, and so does what reads them.
    """
    doubts = () if in_order else (say("The order of the layers is not in the file; that of their names is taken."),)
    places: dict[str, list[FoundLayer]] = {}
    for layer in layers:
        places.setdefault(_DIRECTION.sub("", layer.name), []).append(layer)
    found: list[FoundLayer] = []
    name, at, width, turned = "", 0, 0, False
    for place, here in places.items():
        at, name = (at + 1, name) if here[0].inputs == width and found else (0, place)
        turned, both, told = turned and at > 0, len(here) > 1, doubts
        if both and turned:
            words = "{place} reads from both ends what comes to it from the last token to the first; here, by token."
            told = (say(words, place=place), *doubts)
        elif not both:
            turned = here[0].reverse != turned
        width = sum(layer.outputs for layer in here)
        for layer in here:
            way = layer.reverse if both else turned
            found.append(replace(layer, name=name, at=at, reverse=way, doubts=(*layer.doubts, *told)))
    return tuple(found)
