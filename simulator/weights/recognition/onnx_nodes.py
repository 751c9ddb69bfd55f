"""Layers that are nodes of a graph in ONNX: LSTM, GRU and RNN, with all that their attributes say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from simulator.text.said import say
from simulator.weights.formats.onnx_flow import RECURRENT
from simulator.weights.layouts import LAYOUTS
from simulator.weights.model_cells import FUNCTIONS, SIGMOID, TANH, Form, Kind
from simulator.weights.recognition.found import FoundLayer, in_order
from simulator.weights.tensor_tree import Declared, ModelError, ModelFile

_STATES = {"initial_h": "h", "initial_c": "c"}
_LENGTHS = "sequence_lens"
_PARTS = {"W": "W", "R": "U", "B": "bb", "P": "P"}
_FUNCTIONS: Mapping[str, tuple[str, tuple[float, ...]]] = {
    "sigmoid": (SIGMOID, ()), "tanh": (TANH, ()), "relu": ("relu({0})", ()), "softplus": ("softplus({0})", ()),
    "softsign": ("({0}) / (1 + abs({0}))", ()), "affine": ("{1} * ({0}) + {2}", (1.0, 0.0)),
    "leakyrelu": ("maximum({0}, 0) + {1} * minimum({0}, 0)", (0.01,)),
    "thresholdedrelu": ("({0}) * (1 - step({1} - ({0})))", (1.0,)),
    "scaledtanh": ("{1} * tanh({2} * ({0}))", (1.0, 1.0)),
    "hardsigmoid": ("maximum(minimum({1} * ({0}) + {2}, 1), 0)", (0.2, 0.5)),
    "elu": ("maximum({0}, 0) + {1} * (exp(minimum({0}, 0)) - 1)", (1.0,)),
}  # fmt: skip
"""Activations of ONNX: their texts with {0} for the argument, and what alpha and beta are where nothing is said."""
_AS_ELSEWHERE = {
    ("hardsigmoid", (np.float32(1 / 6), np.float32(0.5))): "hard_sigmoid",
    ("hardsigmoid", (np.float32(0.2), np.float32(0.5))): "hard_sigmoid_before_3",
    ("elu", (np.float32(1.0),)): "elu",
    ("affine", (np.float32(1.0), np.float32(0.0))): "linear",
}
"""Those that other frameworks have by a name; alpha and beta are stored in single precision."""
_WITH_BETA = ("affine", "scaledtanh", "hardsigmoid")
_DEFAULT = {"lstm": ("Sigmoid", "Tanh", "Tanh"), "gru": ("Sigmoid", "Tanh"), "rnn": ("Tanh",)}


def find_layers(file: ModelFile) -> tuple[FoundLayer, ...]:
    """The layers that the graph declares, one for each direction of a node. Raises ModelError."""
    nodes = [each for each in file.declared if each.kind in RECURRENT] if file.format == "onnx" else []
    places = _places(nodes)
    found = [layer for node in nodes for layer in _layers(file, node, *places[node.name])]
    return in_order(found, (name for name, _ in places.values()))


def _places(nodes: Sequence[Declared]) -> dict[str, tuple[str, int]]:
    """The stack that each node is in, by its lowest node, and the place there: those that read the same from both ends
    stand beside each other.
    """
    found: dict[str, tuple[str, int]] = {}
    reads: dict[tuple[str, str], str] = {}
    for node in nodes:
        entering, way = node.tensors.get("X", ""), str(node.options.get("direction", "forward")).lower()
        other = reads.get((entering, {"forward": "reverse", "reverse": "forward"}.get(way, "")))
        reads[entering, way] = node.name
        lower = [found[name] for name in node.below if name in found]
        if other is not None:
            found[node.name] = found[other]
        elif lower and len(set(lower)) == 1:
            found[node.name] = lower[0][0], lower[0][1] + 1
        else:
            found[node.name] = node.name, 0
    return found


def _layers(file: ModelFile, node: Declared, stack: str, place: int) -> Iterator[FoundLayer]:
    kind: Kind = {"LSTM": "lstm", "GRU": "gru", "RNN": "rnn"}[node.kind]  # type: ignore[assignment]
    missing = [name for role, name in node.tensors.items() if role in _PARTS and name not in file.tensors]
    if missing or "W" not in node.tensors or "R" not in node.tensors:
        raise ModelError(f"The weights of {node.name} are computed in the graph.", "Save the model with fixed weights.")
    shapes = {part: file.tensors[node.tensors[role]].shape for role, part in _PARTS.items() if role in node.tensors}
    if len(shapes["W"]) != 3 or len(shapes["U"]) != 3:
        raise ModelError(f"The weights of {node.name} are not of the shape that ONNX asks for.", "Save it again.")
    directions, rows, inputs = shapes["W"]
    units = shapes["U"][2]
    if rows != units * LAYOUTS["onnx"].blocks(kind) or shapes["U"][:2] != (directions, rows):
        raise ModelError(f"The weights of {node.name} are not of the shape that ONNX asks for.", "Save it again.")
    backward = str(node.options.get("direction", "forward")).lower()
    for at in range(directions):
        reverse = backward == "reverse" or at == 1
        tensors = {part: f"{node.tensors[role]}[{at}]" for role, part in _PARTS.items() if role in node.tensors}
        words = (
            "The graph says so: a node {kind}, backward." if reverse else "The graph says so: a node {kind}, forward."
        )
        initial, doubts = _initial(file, node, at, (directions, units))
        read, more = _lengths(file, node)
        why = say(words, kind=node.kind)
        form = _form(kind, node.options, at, peepholes="P" in tensors)
        doubts = (*doubts, *more)
        yield FoundLayer(
            stack, place, reverse, kind, form, "onnx", tensors, inputs, units, units, why, doubts, initial, read
        )


def _initial(file: ModelFile, node: Declared, at: int, size: tuple[int, int]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The tensors of a direction's states before the first step, and what is to be told of them. Raises ModelError."""
    found, doubts = dict[str, str](), list[str]()
    by_sequence = bool(node.options.get("layout", 0))
    for role, name in node.tensors.items():
        if role not in _STATES:
            continue
        if name not in file.tensors:
            words = "{name} is given to the graph from outside: states begin at 0 until they are set by hand."
            doubts.append(say(words, name=name))
            continue
        shape = file.tensors[name].shape
        directions, sequences = shape[:2][:: -1 if by_sequence else 1] if len(shape) == 3 else (0, 0)
        if (directions, *shape[2:]) != size or not sequences:
            raise ModelError(f"{name} of {node.name} is not of the shape that ONNX asks for.", "Save it again.")
        found[_STATES[role]] = f"{name}[:,{at}:{at + 1}]" if by_sequence else f"{name}[{at}]"
        if sequences > 1:
            words = "{name} has the states before the first step of {count} sequences: those of the first are taken."
            doubts.append(say(words, name=name, count=sequences))
    return found, tuple(doubts)


def _lengths(file: ModelFile, node: Declared) -> tuple[int | None, tuple[str, ...]]:
    """How many steps of a sequence a node reads, None for all, and what is to be told of that. Raises ModelError."""
    name = node.tensors.get(_LENGTHS)
    if name is None:
        return None, ()
    if name not in file.tensors:
        return None, (say("{name} is given to the graph from outside: all steps are read.", name=name),)
    lengths = file.numbers(name).ravel()
    if not len(lengths) or not lengths[0] >= 1:
        raise ModelError(f"By {name} of {node.name} no step is read.", "Save the model for longer sequences.")
    words = "{name} says that of a sequence the first {count} steps are read: the others are left out."
    return int(lengths[0]), (say(words, name=name, count=int(lengths[0])),)


def _form(kind: Kind, options: Mapping[str, Any], direction: int, *, peepholes: bool) -> Form:
    functions = _activations(kind, options, direction)
    clip = float(options.get("clip", 0.0))
    if kind == "rnn":
        return Form(new=functions[0], clip=clip)
    if kind == "gru":
        before = not options.get("linear_before_reset", 0)
        return Form(gate=functions[0], new=functions[1], clip=clip, resets_before=before)
    coupled = bool(options.get("input_forget", 0))
    gate, new, out = functions
    return Form(gate, new, out, peepholes=peepholes, coupled=coupled, clip=clip)


def _activations(kind: Kind, options: Mapping[str, Any], direction: int) -> list[str]:
    """The texts of a direction's activations. Those that have alpha or beta take them in order from two lists."""
    names = [str(name).lower() for name in options.get("activations", ())] or [
        name.lower() for name in _DEFAULT[kind] * (direction + 1)
    ]
    alphas, betas = list(options.get("activation_alpha", ())), list(options.get("activation_beta", ()))
    texts = []
    for name in names:
        if name not in _FUNCTIONS:
            raise ModelError(f"The activation {name} is not known here.", "Use another model.")
        text, (*usual,) = _FUNCTIONS[name]
        if usual:
            usual[0] = alphas.pop(0) if alphas else usual[0]
        if name in _WITH_BETA:
            usual[1] = betas.pop(0) if betas else usual[1]
        known = _AS_ELSEWHERE.get((name, tuple(map(np.float32, usual))))
        texts.append(_with_numbers(text, usual) if known is None else FUNCTIONS[known])
    count = len(_DEFAULT[kind])
    return texts[direction * count : (direction + 1) * count]


def _with_numbers(text: str, numbers: list[float]) -> str:
    """A text with {1} and {2} filled in, and {0} left as {}: equal texts are equal activations."""
    for at, number in enumerate(numbers, 1):
        text = text.replace(f"{{{at}}}", f"{number!r}" if number >= 0 else f"(0 - {-number!r})")
    return text
