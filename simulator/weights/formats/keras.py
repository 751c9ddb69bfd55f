"""Models of Keras (.keras, .weights.h5, .h5), with what their layers say of themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from simulator.io.regular_file import open_regular
from simulator.weights.formats.format import Format
from simulator.weights.formats.hdf5 import Contents, read_contents
from simulator.weights.formats.zip_members import open_archive, read_member
from simulator.weights.tensor_tree import AGAIN, Declared, ModelError, ModelFile

_HDF5 = b"\x89HDF\r\n"
_WEIGHTS, _CONFIG, _METADATA = "model.weights.h5", "config.json", "metadata.json"
_MOST_CONFIG = 64 * 2**20
_MOST_DEEP = 20  # models inside models


def read(path: Path) -> ModelFile:
    """What a file of Keras holds. Raises ModelError, and OSError where there is none."""
    with open_regular(path) as file:
        zipped = not file.read(len(_HDF5)).startswith(_HDF5)
    if zipped:
        with open_archive(path) as archive:
            names = set(archive.namelist())
            config = read_member(archive, _CONFIG, _MOST_CONFIG) if _CONFIG in names else b"{}"
            metadata = read_member(archive, _METADATA, _MOST_CONFIG) if _METADATA in names else b"{}"
        contents, tensors = read_contents(path, _WEIGHTS)
        version = str(_decode(metadata).get("keras_version", ""))
        declared = _declared(_decode(config), version, contents)
        return ModelFile(path, FORMAT.key, f"a model of Keras {version}".strip(), tensors, declared)
    contents, tensors = read_contents(path)
    texts = contents.attributes.get(("", "model_config"))
    versions = [each[0] for (_, name), each in contents.attributes.items() if name == "keras_version" and each]
    version = versions[0] if versions else ""
    declared = _declared(_decode("".join(texts).encode()) if texts else {}, version, contents)
    holds = f"a model of Keras {version}" if texts else f"weights of a model of Keras {version}"
    return ModelFile(path, FORMAT.key, holds.strip(), tensors, declared)


def _decode(data: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ModelError(f"What it says of its layers is damaged: {error}.", AGAIN) from error
    return found if isinstance(found, dict) else {}


def _declared(config: Mapping[str, Any], version: str, contents: Contents) -> tuple[Declared, ...]:
    """Every layer that the model says it has, under the path at which its weights stand.

    Without a word about layers it is the groups of weights that are told, in the order that the file gives them.
    """
    places = _places(contents)
    if not config:
        names = next((names for (_, key), names in contents.attributes.items() if key == "layer_names"), ())
        return tuple(Declared("", places.get(name, name), {"keras_version": version}) for name in names)
    counted: Counter[str] = Counter()
    found = []
    for kind, options in _layers(config):
        name, snake = str(options.get("name", "")), _snake(kind)
        by_class = f"layers/{snake}_{counted[snake]}" if counted[snake] else f"layers/{snake}"
        counted[snake] += 1
        found.append(Declared(kind, places.get(name, by_class), {**options, "keras_version": version}))
    return tuple(found)


def _layers(config: Mapping[str, Any], deep: int = 0) -> Iterator[tuple[str, dict[str, Any]]]:
    """The layers of a model and of models inside it: the class of each, and its options."""
    inner = config.get("config")
    layers = inner if isinstance(inner, list) else inner.get("layers") if isinstance(inner, dict) else None
    if isinstance(layers, list) and deep < _MOST_DEEP:
        for each in layers:
            if isinstance(each, dict):
                yield from _layers(each, deep + 1)
    elif isinstance(inner, dict):
        yield str(config.get("class_name", "")), inner


def _places(contents: Contents) -> dict[str, str]:
    """Where the weights of each layer stand, by its name: a group of that name, or one that says it is of that name."""
    found = {}
    for path, name in contents.attributes:
        if name == "weight_names":
            found[path.rpartition("/")[2]] = path
        elif name == "name" and path.endswith("/vars"):
            found.setdefault(contents.attributes[path, name][0], path.removesuffix("/vars"))
    return found


def _snake(kind: str) -> str:
    """How Keras writes the name of a class as that of a group: "simple_rnn" for SimpleRNN."""
    spaced = re.sub(r"\W+", "", kind)
    spaced = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", spaced)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", spaced).lower()


def _is_one(head: bytes, members: Collection[str]) -> bool:
    return head.startswith(_HDF5) or _WEIGHTS in members


FORMAT = Format("keras", "Keras", _is_one, read)
