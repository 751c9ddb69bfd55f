"""What stands around a stack of recurrent layers: the table that words enter by, and the read-out of its states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from simulator.network.readout import Kind
from simulator.text.said import say
from simulator.weights.recognition.found import FoundEmbedding, FoundLayer, FoundReadout
from simulator.weights.tensor_tree import ModelFile, Tensor

_EMBEDDING = re.compile(r"emb|wte|lookup", re.IGNORECASE)
_WEIGHT = re.compile(r"(?P<path>.*?)[._/]?(?P<what>weight|kernel|w|W|vars/0)(?::0)?")
_KINDS: dict[str, Kind] = {"softmax": "softmax", "sigmoid": "sigmoid"}
_BIASES = {"weight": "bias", "kernel": "bias", "w": "b", "W": "b", "vars/0": "vars/1"}


def find_embedding(file: ModelFile, stack: Sequence[FoundLayer], free: Sequence[str]) -> FoundEmbedding | None:
    """The table whose rows are as wide as the first layer's inputs; None where there is none that is called so."""
    width = stack[0].inputs
    told = {each.name: each.kind for each in file.declared}
    tables = [
        file.tensors[name]
        for name in free
        if len(shape := file.tensors[name].shape) == 2 and shape[1] == width
        if _EMBEDDING.search(name) or _kind_of(name, told) == "Embedding"
    ]
    near = sorted(tables, key=lambda each: -_shared(each.name, stack[0]))
    if not near:
        return None
    found = near[0]
    words = "The table of vectors may be another one: {taken} is taken, and there is {others}."
    doubts = _one_of_several(words, near, stack[0])
    words = "Its rows are as wide as what enters the first layer, {width} numbers, and it is called an embedding."
    return FoundEmbedding(found.name, found.shape[0], say(words, width=width), doubts)


def find_readout(file: ModelFile, stack: Sequence[FoundLayer], free: Sequence[str]) -> FoundReadout | None:
    """The product that takes just what the last layer gives, both directions of it; None where there is none."""
    last = max(layer.at for layer in stack)
    width = sum(layer.outputs for layer in stack if layer.at == last)
    near = sorted(_products(file, width, free), key=lambda each: -_shared(each[0].name, stack[-1]))
    if not near:
        return None
    weight, bias, transposed = near[0]
    outputs = weight.shape[1 if transposed else 0]
    kind, doubts = _activation(file, weight.name, outputs)
    groups, kinds = _groups(file, weight.name, outputs)
    doubts = () if groups else doubts
    words = "The read-out may be another one: {taken} is taken, and there is {others}."
    several = _one_of_several(words, [each[0] for each in near], stack[-1])
    why = say("It takes {width} numbers, as many as the last layer gives.", width=width)
    return FoundReadout(weight.name, bias, transposed, outputs, kind, why, (*several, *doubts), groups, kinds)


def _products(file: ModelFile, width: int, free: Sequence[str]) -> Iterator[tuple[Tensor, str, bool]]:
    """Matrices that may be a product of so many numbers, with their biases, and whether they are [inputs, outputs]."""
    for name in free:
        shape, named = file.tensors[name].shape, _WEIGHT.fullmatch(name)
        if named is None or len(shape) != 2 or _EMBEDDING.search(name):
            continue
        transposed = named["what"] in ("kernel", "vars/0")
        if shape[0 if transposed else 1] != width:
            continue
        start = name[: named.start("what")]
        biases = (f"{start}{_BIASES[named['what']]}{suffix}" for suffix in (":0", ""))
        outputs = shape[1 if transposed else 0]
        bias = next((each for each in biases if each in file.tensors and file.tensors[each].shape == (outputs,)), "")
        yield file.tensors[name], bias, transposed


def _activation(file: ModelFile, name: str, outputs: int) -> tuple[Kind, tuple[str, ...]]:
    """What is done to the outputs, as the file says; or what is usual, with the doubt."""
    for declared in file.declared:
        said = declared.options.get("activation")
        if declared.name and name.startswith((f"{declared.name}/", f"{declared.name}.")) and isinstance(said, str):
            return _KINDS.get(said, "linear"), ()
    usual: Kind = "softmax" if outputs > 1 else "linear"
    return usual, (say("What is done to the outputs is not in the file; {usual} is taken.", usual=usual),)


def _groups(file: ModelFile, name: str, outputs: int) -> tuple[tuple[tuple[int, ...], ...], tuple[Kind, ...]]:
    """The groups of the outputs, and what is done to each, where the file tells several; else none."""
    for declared in file.declared:
        told = declared.options.get("groups")
        if declared.name and name.startswith((f"{declared.name}/", f"{declared.name}.")) and isinstance(told, list):
            groups = tuple(tuple(places) for _, places in told)
            if sorted(place for group in groups for place in group) == list(range(outputs)):
                return groups, tuple(_KINDS.get(kind, "linear") for kind, _ in told)
    return (), ()


def _kind_of(name: str, told: dict[str, str]) -> str:
    """The class of the layer that a tensor stands in, as the file tells it; "" where it does not."""
    return next((kind for place, kind in told.items() if place and name.startswith(f"{place}/")), "")


def _shared(name: str, layer: FoundLayer) -> int:
    """How many letters a name has in common with those of a layer's tensors, from the first on."""
    other = next(iter(layer.tensors.values()))
    return next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other)))


def _one_of_several(words: str, tensors: Sequence[Tensor], layer: FoundLayer) -> tuple[str, ...]:
    """The doubt that another tensor, whose name is as near to the layer's, is meant."""
    near = _shared(tensors[0].name, layer)
    others = ", ".join(each.name for each in tensors[1:] if _shared(each.name, layer) == near)
    if not others:
        return ()
    return (say(words, taken=tensors[0].name, others=others),)
