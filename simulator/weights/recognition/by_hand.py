"""Layers mapped by hand: which tensor is what, in which order its gates stand, where a file leaves that open.

A mapping is a file of JSON, or comes from the dialog; either way it becomes layers like those that are recognised.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import msgspec

from simulator.equations.parse import EquationError
from simulator.io.regular_file import read_regular
from simulator.network.readout import Kind as ReadoutKind
from simulator.text.said import Said, say
from simulator.weights.layouts import Layout, is_of_one_gate, layout_of
from simulator.weights.model_cells import FUNCTIONS, Form, Kind, model_cell
from simulator.weights.recognition.found import FoundEmbedding, FoundLayer, FoundReadout, Recognised
from simulator.weights.tensor_tree import ModelError, ModelFile

MOST_BYTES = 2**20
WHY = say("It was mapped by hand.")
Shape = tuple[int, ...]


class LayerByHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A layer, or one direction of it: its kind, its layout (see `layouts.layout_of`), and the tensors of its parts.

    `tensors` has names, or parts of tensors such as "kernel[0:3]", by what they are: W, U, b, b_u, bb, P, V, or W_i, …
    for tensors of single gates. Activations are names such as "sigmoid", or formulas with {} for the argument.
    """

    kind: Kind
    layout: str
    tensors: Mapping[str, str]
    layer: int = 0
    reverse: bool = False
    gate: str = "sigmoid"
    candidate: str = "tanh"
    output: str = "tanh"
    coupled: bool = False
    clip: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    reset: Literal["after", "before"] = "after"

    @property
    def form(self) -> Form:
        """What distinguishes it from others of its kind; without a gate f, that is 1 − i. Raises ModelError."""
        gate, new, out = (FUNCTIONS.get(each, each) for each in (self.gate, self.candidate, self.output))
        holes, projected = any(part[0] == "P" for part in self.tensors), "V" in self.tensors
        coupled = self.coupled or "f" not in layout_of(self.layout).gates.get("lstm", "f")
        if self.kind == "rnn":
            return Form(new=new, clip=self.clip)
        if self.kind == "gru":
            return Form(gate=gate, new=new, clip=self.clip, resets_before=self.reset == "before")
        return Form(gate, new, out, peepholes=holes, coupled=coupled, projected=projected, clip=self.clip)


class ReadoutByHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The read-out: its matrix [outputs, inputs], or transposed, its bias, and what is done to the outputs."""

    weight: str
    bias: str = ""
    transposed: bool = False
    kind: ReadoutKind = "softmax"


class ByHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A stack of layers that was mapped by hand, with the table of vectors before it and the read-out after it."""

    layers: tuple[LayerByHand, ...]
    embedding: str = ""
    readout: ReadoutByHand | None = None


class Misfit(NamedTuple):
    """What does not fit in a layer: at which part of it ("" for the whole), and why."""

    part: str
    why: Said


class _Sizes(NamedTuple):
    """The numbers that enter a layer, its units, and the numbers that it hands on."""

    inputs: int
    units: int
    outputs: int


def read_by_hand(path: Path) -> ByHand:
    """The mapping in a file. Raises ModelError, naming the file."""
    try:
        return msgspec.json.decode(read_regular(path, MOST_BYTES), type=ByHand)
    except OSError as error:
        problem = f"Cannot be read: {error.strerror or error}."
        raise ModelError(problem, "Check the name and the rights.", str(path)) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ModelError(f"It is no mapping: {error}.", "docs/models.md has one.", str(path)) from error


def written(by_hand: ByHand) -> bytes:
    """A mapping as a file has it."""
    return msgspec.json.format(msgspec.json.encode(by_hand), indent=2) + b"\n"


def mapping_of(recognised: Recognised, stack: str) -> ByHand:
    """What was recognised as a mapping, to be changed by hand."""
    readout, embedding = recognised.readouts.get(stack), recognised.embeddings.get(stack)
    return ByHand(
        tuple(map(_layer_of, recognised.stacks[stack])),
        "" if embedding is None else embedding.tensor,
        None if readout is None else ReadoutByHand(readout.weight, readout.bias, readout.transposed, readout.kind),
    )


def recognise_by_hand(file: ModelFile, by_hand: ByHand) -> Recognised:
    """The layers that a mapping makes of a file: one stack without a name. Raises ModelError for what does not fit."""
    if not by_hand.layers:
        raise ModelError("No layer is mapped.", "Say which tensors make one.")
    layers = tuple(_found(file, layer) for layer in sorted(by_hand.layers, key=lambda each: (each.layer, each.reverse)))
    _check_order(layers)
    width = sum(layer.outputs for layer in layers if layer.at == layers[-1].at)
    embedding = _embedding(file, by_hand.embedding, layers[0].inputs) if by_hand.embedding else None
    readout = None if by_hand.readout is None else _readout(file, by_hand.readout, width)
    return Recognised(
        file, layers, {} if embedding is None else {"": embedding}, {} if readout is None else {"": readout}
    )


def misfits(file: ModelFile, layer: LayerByHand) -> tuple[Misfit, ...]:
    """What in a layer does not fit, part by part; nothing where its shapes make a layer."""
    try:
        layout = layout_of(layer.layout)
    except ModelError as error:
        return (Misfit("", say("{problem}", problem=error.problem)),)
    if layer.kind not in layout.gates:
        return (Misfit("", say("The order of gates is that of another kind of layer.")),)
    try:
        model_cell(layer.kind, layer.form)
    except (EquationError, IndexError, KeyError) as error:
        return (Misfit("", say("Its activations make no equations: {problem}", problem=error)),)
    if missing := next((part for part in "WU" if not _has(layer, part, layout)), ""):
        return (Misfit(missing, say("No tensor is chosen for {part}.", part=missing)),)
    shapes: dict[str, Shape] = {}
    for part, name in layer.tensors.items():
        try:
            shapes[part] = file.shape_of(name)
        except ModelError as error:
            return (Misfit(part, say("{problem}", problem=error.problem)),)
    found = [Misfit(part, say("{part} is no matrix.", part=part)) for part, shape in shapes.items()
             if part[0] in "WUV" and len(shape) != 2]  # fmt: skip
    sizes = None if found else _sizes_of(shapes, layer.kind, layout)
    if sizes is None:
        return tuple(found) or (_uneven(shapes, layer.kind, layout),)
    return tuple(_wrong_shapes(shapes, sizes, layer, layout))


def _found(file: ModelFile, layer: LayerByHand) -> FoundLayer:
    """A layer as it would be recognised. Raises ModelError."""
    place = f"layer {layer.layer}{', reverse' * layer.reverse}"
    if found := misfits(file, layer):
        raise ModelError(f"The mapping of {place}: {found[0].why}", "Choose other tensors, or another order.")
    layout = layout_of(layer.layout)
    sizes = _sizes_of({part: file.shape_of(name) for part, name in layer.tensors.items()}, layer.kind, layout)
    assert sizes is not None
    return FoundLayer(
        "", layer.layer, layer.reverse, layer.kind, layer.form, layout.key, dict(layer.tensors), *sizes, WHY
    )


def _has(layer: LayerByHand, part: str, layout: Layout) -> bool:
    """Whether a part is given, as a whole or gate by gate."""
    return part in layer.tensors or all(f"{part}_{gate}" in layer.tensors for gate in layout.gates[layer.kind])


def _turned(shape: Shape, layout: Layout) -> Shape:
    """The shape of a matrix as [gates, numbers]."""
    return shape[::-1] if layout.transposed or layout.cudnn else shape


def _sizes_of(shapes: Mapping[str, Shape], kind: str, layout: Layout) -> _Sizes | None:
    """The sizes of a layer by those of its matrices; None where the gates cannot share the rows."""
    part = "W" if "W" in shapes else next(part for part in shapes if part.startswith("W_"))
    rows, inputs = _turned(shapes[part], layout)
    blocks = layout.blocks(kind) if part == "W" else 1
    recurrent = "U" if "U" in shapes else next(each for each in shapes if each.startswith("U_"))
    outputs = _turned(shapes[recurrent], layout)[1]
    return None if rows % blocks or not rows or not inputs else _Sizes(inputs, rows // blocks, outputs)


def _uneven(shapes: Mapping[str, Shape], kind: str, layout: Layout) -> Misfit:
    part = "W" if "W" in shapes else next(part for part in shapes if part.startswith("W_"))
    rows = _turned(shapes[part], layout)[0]
    words = say("{part} has {rows} rows of gates, which {gates} gates cannot share.",
                part=part, rows=rows, gates=layout.blocks(kind))  # fmt: skip
    return Misfit(part, words)


def _wrong_shapes(shapes: Mapping[str, Shape], sizes: _Sizes, layer: LayerByHand, layout: Layout) -> Iterator[Misfit]:
    """The parts whose shapes are not those that the others ask for."""
    inputs, units, outputs = sizes
    rows = units * layout.blocks(layer.kind)
    wanted: dict[str, Shape] = {"W": (rows, inputs), "U": (rows, outputs), "V": (outputs, units), "b": (rows,),
                                "b_u": (rows,), "bb": (2 * rows,), "P": (units * len(layout.peepholes),)}  # fmt: skip
    single: dict[str, Shape] = {"W": (units, inputs), "U": (units, outputs)}
    if outputs != units and "V" not in shapes:
        words = "{part} takes {found} numbers, and there are {units} units: a projection V is missing."
        yield Misfit("U", say(words, part="U", found=outputs, units=units))
    for part, shape in shapes.items():
        kind = part.rpartition("_")[0] if is_of_one_gate(part) else part
        if kind not in wanted:
            yield Misfit(part, say("A layer has no part {part}.", part=part))
            continue
        needed = single.get(kind, (units,)) if is_of_one_gate(part) else wanted[kind]
        flat = (_size(shape),) if kind[0] in "bP" else shape
        if flat != (_turned(needed, layout) if kind[0] in "WUV" else needed):
            words = "{part} is {found}, and has to be {needed}."
            given = needed if kind[0] in "bP" else _turned(needed, layout)
            yield Misfit(part, say(words, part=part, found=_text(shape), needed=_text(given)))


def _size(shape: Shape) -> int:
    size = 1
    for each in shape:
        size *= each
    return size


def _text(shape: Shape) -> str:
    return " × ".join(map(str, shape)) or "1"


def _check_order(layers: tuple[FoundLayer, ...]) -> None:
    """Refuse layers that do not follow each other. Raises ModelError."""
    width = layers[0].inputs
    for place, (at, group) in enumerate(groupby(layers, key=lambda each: each.at)):
        here = list(group)
        if at != place:
            raise ModelError(f"There is no layer {place}.", "Number the layers from 0, without gaps.")
        if len(here) > 2 or len({each.reverse for each in here}) != len(here):
            raise ModelError(f"There are several layers {at} of one direction.", "Number the layers from 0.")
        for each in here:
            if each.inputs != width:
                problem = f"Layer {at} takes {each.inputs} numbers, and {width} come to it."
                raise ModelError(problem, "Choose another order of the layers, or other tensors.")
        width = sum(each.outputs for each in here)


def _embedding(file: ModelFile, name: str, width: int) -> FoundEmbedding:
    shape = file.shape_of(name)
    if len(shape) != 2 or shape[1] != width:
        problem = f"The table of vectors {name} is {_text(shape)}, and {width} numbers enter the first layer."
        raise ModelError(problem, "Choose another table.")
    return FoundEmbedding(name, shape[0], WHY)


def _readout(file: ModelFile, readout: ReadoutByHand, width: int) -> FoundReadout:
    shape = file.shape_of(readout.weight)
    outputs, inputs = (shape[::-1] if readout.transposed else shape) if len(shape) == 2 else (0, 0)
    if inputs != width:
        problem = f"The read-out {readout.weight} is {_text(shape)}, and the last layer gives {width} numbers."
        raise ModelError(problem, "Choose another matrix, or transpose it.")
    if readout.bias and _size(file.shape_of(readout.bias)) != outputs:
        problem = f"The bias {readout.bias} of the read-out is {_text(file.shape_of(readout.bias))}."
        raise ModelError(problem, f"Choose one of {outputs} numbers.")
    return FoundReadout(readout.weight, readout.bias, readout.transposed, outputs, readout.kind, WHY)


def _layer_of(found: FoundLayer) -> LayerByHand:
    """A layer that was recognised as one that is mapped."""
    form, names = found.form, {text: name for name, text in reversed(tuple(FUNCTIONS.items()))}
    given: dict[str, Any] = {
        "gate": names.get(form.gate, form.gate),
        "candidate": names.get(form.new, form.new),
        "output": names.get(form.out, form.out),
    }
    reset: Literal["after", "before"] = "before" if form.resets_before else "after"
    return LayerByHand(
        found.kind, found.layout, found.tensors, found.at, found.reverse,
        **given, coupled=form.coupled, clip=form.clip, reset=reset,
    )  # fmt: skip
