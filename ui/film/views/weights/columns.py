"""What stands in the view of weights: for each framework its tensors, how they are named, and its count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from simulator.frameworks.counts import Count, count_in_all, count_of, own_count
from simulator.frameworks.modules import FRAMEWORKS
from simulator.frameworks.stored import Stored, own_tensors
from ui.film.drawing.words import width_of
from ui.film.scene.derived.returned import TITLES, shape_text
from ui.film.scene.derived.stored import stored_of
from ui.film.scene.scene import Scene
from ui.film.text.number_format import whole_number

LONGEST = 400.0  # of a formula that stands in one line with what it makes
MOST_TERMS = 4  # layers whose counts are written out in the sum of all
LETTERS_OF = {"keras": {"g": "c", "n": "h"}, "onnx": {"g": "c", "n": "h"}}
"""What a framework calls a gate that has another letter here."""


class Column(NamedTuple):
    """A framework: its title, the tensors, whether they stand below each other, and lines that count them, each with
    whether it is what weighs most.
    """

    key: str
    title: str
    tensors: tuple[Stored, ...]
    turned: bool
    lines: tuple[tuple[str, bool], ...]

    def letter(self, gate: str) -> str:
        """What the framework calls a gate."""
        return LETTERS_OF.get(self.key, {}).get(gate, gate)


def columns_of(scene: Scene) -> tuple[Column, ...]:
    """Of each framework that has the scene's layer; where none has, the weights as the cell's equations name them."""
    trace = (scene.source or scene).trace
    layers, found = trace.made_of, list[Column]()
    for framework in FRAMEWORKS:
        tensors, count = stored_of(scene, scene.layer, framework), count_of(layers[scene.layer], framework)
        if tensors and count is not None:
            module = tensors[0].name[: -len(bare_name(tensors[0].name))].rstrip("./")
            title = f"{TITLES[framework]}{f' · {module}' * bool(module)}"
            in_all = count_in_all(layers, trace.readout, framework)
            lines = tuple(_lines(scene, count, in_all, trace.readout is not None))
            found.append(Column(framework, title, tensors, framework == "keras", lines))
    if found:
        return tuple(found)
    layer = layers[scene.layer]
    total = scene.language.translate("Weights", "{count} weights").format(count=whole_number(own_count(layer)))
    return (Column("", scene.authors_words(layer.cell.name), own_tensors(layer), False, ((total, True),)),)


def bare_name(name: str) -> str:
    """The name of a tensor without that of its module."""
    return name.split("/")[-1].split(".")[-1]


def _lines(scene: Scene, count: Count, in_all: tuple[int, ...] | None, has_readout: bool) -> Iterator[tuple[str, bool]]:
    """The formula with letters and with numbers, and the sum of all layers."""
    yield count.symbols, False
    numbers, total = count.numbers, f"= {whole_number(count.total)}"
    parts = (f"{numbers} {total}",) if width_of(numbers, bold=True) <= LONGEST else (numbers, total)
    yield from ((part, True) for part in parts)
    if in_all is None or len(in_all) < 2:
        return
    whole = scene.language.translate("Weights", "all layers and the read-out")
    yield whole if has_readout else scene.language.translate("Weights", "all layers"), False
    total = whole_number(sum(in_all))
    terms = " + ".join(whole_number(each) for each in in_all)
    yield total if len(in_all) > MOST_TERMS else f"{terms} = {total}", False


def name_lines(tensor: Stored, room: float) -> tuple[str, ...]:
    """The name of a tensor in lines that are about so wide, and its shape."""
    lines: list[str] = []
    for at, part in enumerate(bare_name(tensor.name).split("_")):
        piece = f"_{part}" if at else part
        if lines and width_of(lines[-1] + piece, bold=True) <= room:
            lines[-1] += piece
        else:
            lines.append(piece)
    return (*lines, shape_text(tensor.shape))
