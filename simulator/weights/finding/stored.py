"""The numbers of a stack of layers as blocks, one a gate, in the order in which a file has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from simulator.arrays import Array64
from simulator.text.counting import count_of
from simulator.weights.finding.by_shape import layers_by_shape
from simulator.weights.finding.readings import Known, Reading
from simulator.weights.layouts import in_rows, layout_of
from simulator.weights.recognition.found import FoundLayer, Recognised
from simulator.weights.tensor_tree import AnyArray, ModelError, ModelFile

MOST_WEIGHTS = 2**26
"""Of so many numbers a stack may be at most: more take longer than one waits."""


@dataclass(frozen=True, eq=False)
class LayerBlocks:
    """A layer, or one direction of it: W [block, unit, input], U [block, unit, output], and biases [block, unit].

    `first` and `second` are the biases of the input's product and of the state's, P [block, unit] the peepholes and V
    the projection; None where there are none.
    """

    at: int
    reverse: bool
    W: Array64
    U: Array64
    first: Array64 | None = None
    second: Array64 | None = None
    P: Array64 | None = None
    V: Array64 | None = None

    @property
    def units(self) -> int:
        """How many units it has."""
        return int(self.W.shape[1])

    @property
    def outputs(self) -> int:
        """How many numbers it hands on."""
        return int(self.U.shape[2])

    @property
    def biases(self) -> int:
        """How many biases each gate has."""
        return (self.first is not None) + (self.second is not None)

    def bias(self, which: str) -> Array64:
        """The "first" or "second" bias [block, unit], 0 where there is none."""
        found: Array64 | None = getattr(self, which)
        return np.zeros(self.W.shape[:2]) if found is None else found


class Stack(NamedTuple):
    """A stack of layers, lowest first and forward before reverse, the way in which it is read, and its kind of layers.

    `named` says that the file's names told what is what, and not only the shapes.
    """

    layers: tuple[LayerBlocks, ...]
    base: Reading
    known: Known
    named: bool


def stack_of(recognised: Recognised, name: str | None, inputs: int, widths: Sequence[int], *, memory: bool) -> Stack:
    """The stack that is recognised in a file, or that the shapes of its tensors tell.

    `inputs` is how wide the first layer's inputs are, `widths` how wide the states are that are to agree, and `memory`
    whether there is one of c among them. Raises ModelError.
    """
    if recognised.layers:
        found = recognised.stacks[recognised.stack_named(name)]
    else:
        found = layers_by_shape(recognised.file, inputs, widths, memory=memory)
    if len({(each.kind, each.form, each.layout) for each in found}) > 1:
        raise ModelError("The layers are of several kinds.", "Ask about one of them: map it by hand.")
    if found[0].inputs != inputs:
        problem = f"The inputs are {count_of(inputs, 'number')} wide, and the first layer takes {found[0].inputs}."
        raise ModelError(problem, "Give the inputs of this model.")
    if found[0].form.clip:
        raise ModelError("Its sums are kept within bounds.", "Layers that do so cannot be asked about.")
    _check_size(recognised.file, found)
    layers = tuple(_stored(recognised.file, each) for each in found)
    return Stack(layers, _base(found[0], layers), _known(found[0], layers), bool(recognised.layers))


def in_matrices(layer: LayerBlocks, way: str) -> LayerBlocks:
    """The layer with the numbers of its matrices standing otherwise."""
    if way == "W and U exchanged":
        return replace(layer, W=layer.U, U=layer.W)
    if way == "reshaped":
        return replace(layer, W=_reshaped(layer.W), U=_reshaped(layer.U))
    if way == "unit by unit":
        return _each(layer, ("W", "U", "first", "second"), _by_unit)
    return _each(layer, {"U turned": "U", "W turned": "W", "W and U turned": "WU"}.get(way, ""), _turned)


def in_precision(layer: LayerBlocks, precision: str) -> LayerBlocks:
    """The layer with its numbers rounded to "half" or "bfloat16"."""
    return _each(layer, ("W", "U", "first", "second", "P", "V"), lambda values: rounded_to(values, precision))


def _each(layer: LayerBlocks, names: Iterable[str], change: Callable[[Array64], Array64]) -> LayerBlocks:
    """The layer with some of its arrays changed, those that it has."""
    changed: dict[str, Any] = {name: change(value) for name in names if (value := getattr(layer, name)) is not None}
    return replace(layer, **changed)


def rounded_to(values: Array64, precision: str) -> Array64:
    """Numbers rounded to "half" or "bfloat16"; as they are for "as stored"."""
    if precision == "half":
        with np.errstate(over="ignore"):
            return values.astype(np.float16).astype(np.float64)
    if precision == "bfloat16":
        bits = np.ascontiguousarray(values, np.float32).view(np.uint32).astype(np.uint64)
        even = (bits + np.uint64(0x7FFF) + ((bits >> np.uint64(16)) & np.uint64(1))) & np.uint64(0xFFFF0000)
        return even.astype(np.uint32).view(np.float32).astype(np.float64)
    return values


def _turned(blocks: Array64) -> Array64:
    return np.ascontiguousarray(blocks.swapaxes(1, 2))


def _reshaped(blocks: Array64) -> Array64:
    """What stands there where a matrix was given its other shape without being transposed."""
    matrix = blocks.reshape(-1, blocks.shape[2])
    return np.ascontiguousarray(matrix.T).reshape(blocks.shape)


def _by_unit(blocks: Array64) -> Array64:
    """The blocks of a matrix whose rows go through the gates of a unit before they go on to the next."""
    count, units = blocks.shape[:2]
    return np.ascontiguousarray(blocks.reshape(units, count, *blocks.shape[2:]).swapaxes(0, 1))


def _check_size(file: ModelFile, found: Sequence[FoundLayer]) -> None:
    sizes = (np.prod(file.shape_of(name), dtype=object) for each in found for name in each.tensors.values())
    if (count := sum(sizes)) > MOST_WEIGHTS:
        problem = f"The layers have {count:,} numbers, and at most {MOST_WEIGHTS:,} can be asked about."
        raise ModelError(problem, "Ask about a smaller one.")


def _stored(file: ModelFile, found: FoundLayer) -> LayerBlocks:
    layout = layout_of(found.layout)
    parts = in_rows(layout, found.kind, {part: file.numbers(name) for part, name in found.tensors.items()})
    for name, values in parts.items():
        if not np.isfinite(values).all():
            value = values[~np.isfinite(values)].flat[0]
            raise ModelError(f"{found.tensors.get(name, name)} of the weights holds {value}.", "Give numbers.")
    blocks = layout.blocks(found.kind)
    split = {name: _split(parts, name, blocks) for name in ("W", "U", "b", "b_u")}
    holes, projection = (None if name not in parts else np.array(parts[name], np.float64) for name in "PV")
    assert split["W"] is not None and split["U"] is not None
    holes = None if holes is None else holes.reshape(3, -1)
    return LayerBlocks(found.at, found.reverse, split["W"], split["U"], split["b"], split["b_u"], holes, projection)


def _split(parts: Mapping[str, AnyArray], name: str, blocks: int) -> Array64 | None:
    """A part [block, unit, …]."""
    if name not in parts:
        return None
    value = np.array(parts[name], np.float64)
    return value.reshape(blocks, -1, *value.shape[1:])


def _base(found: FoundLayer, layers: Sequence[LayerBlocks]) -> Reading:
    """The stack as the file's names say, or as is usual."""
    layout, form, gru = layout_of(found.layout), found.form, found.kind == "gru"
    reset = ("before" if form.resets_before else "after") if gru else ""
    return Reading(
        layout.gates[found.kind], layout.peepholes if layers[0].P is not None else "", forget=layout.forget_bias,
        gate=form.gate, new=form.new, out=form.out, coupled=form.coupled, reset=reset,
        batch_first=layout.transposed or layout.cudnn, layers=tuple(range(layers[-1].at + 1)),
    )  # fmt: skip


def _known(found: FoundLayer, layers: Sequence[LayerBlocks]) -> Known:
    """What the layers say of which ways are possible; the reference adds what it has."""
    shapes = [(each.W.shape, each.U.shape) for each in layers if not each.reverse]
    alike = max(shapes.count(each) for each in shapes)
    square = all(each.units == each.outputs for each in layers)
    wide = all(each.W.shape == each.U.shape for each in layers)
    first, both = layers[0], any(each.reverse for each in layers)
    projected, blocks = first.V is not None, first.W.shape[0]
    return Known(
        found.kind, first.biases, square, wide, first.P is not None, projected, alike, both, 1, False, False, blocks
    )
