"""Tell in lines of text what is in a model's file, for `main.py check` and for whoever cannot see the screen."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.text.counting import count_of
from simulator.weights.layouts import layout_of
from simulator.weights.recognition.found import FoundLayer, Recognised

_SHOWN = 24


def describe_model(recognised: Recognised) -> list[str]:
    """What the file holds, one fact a line: layers from 0, which tensors became them and why, doubts, what is left."""
    return list(_lines(recognised))


def _lines(recognised: Recognised) -> Iterator[str]:
    file = recognised.file
    numbers = sum(tensor.size for tensor in file.tensors.values())
    yield f"file: {file.holds}, {count_of(len(file.tensors), 'tensor')}, {count_of(numbers, 'number')}"
    if not recognised.layers:
        yield "layers: none that is recurrent; by names and shapes nothing in it remembers"
        if any(len(tensor.shape) == 2 for tensor in file.tensors.values()):
            yield "  If it has one under other names, a mapping says which tensors it is: --map FILE."
    for name, stack in recognised.stacks.items():
        if len(recognised.stacks) > 1 or name:
            yield f"stack: {name or 'without a name'}"
        for layer in stack:
            yield from _layer(recognised, layer)
        yield from _around(recognised, name)
    for doubt in recognised.doubts:
        yield f"in doubt: {doubt}"
    others = [f"{name} ({_shape(file.tensors[name].shape)})" for name in recognised.others[:_SHOWN]]
    if others:
        more = len(recognised.others) - len(others)
        yield f"not used: {', '.join(others)}{f' and {more:,} more' if more else ''}"


def _layer(recognised: Recognised, layer: FoundLayer) -> Iterator[str]:
    projected = f", which give {count_of(layer.outputs, 'number')}" if layer.outputs != layer.units else ""
    sizes = f"{count_of(layer.units, 'unit')}{projected}, {count_of(layer.inputs, 'input')}"
    kinds = dict.fromkeys(
        recognised.file.tensors[name].dtype for name in layer.names if name in recognised.file.tensors
    )
    layout = layout_of(layer.layout)
    order = layout.gates[layer.kind]
    gates = f", gates in the order {', '.join(order)}" if len(order) > 1 else ""
    yield f"layer {layer.at}{', reverse' * layer.reverse}: {layer.cell.name}, {sizes}, {' and '.join(kinds)}"
    laid_out = f"Laid out {f'as {layout.framework} does' if layout.framework else f'as {layout.key}'}{gates}."
    yield f"  from {', '.join(layer.tensors.values())}: {layer.why} {laid_out}"


def _around(recognised: Recognised, name: str) -> Iterator[str]:
    if (table := recognised.embeddings.get(name)) is not None:
        yield f"words enter by {table.tensor}, {count_of(table.tokens, 'token')}: {table.why}"
    if (readout := recognised.readouts.get(name)) is not None:
        names = " and ".join(filter(None, (readout.weight, readout.bias)))
        yield f"read out by {names}, {count_of(readout.outputs, 'output')}, {readout.kind}: {readout.why}"


def _shape(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape)) or "1"
