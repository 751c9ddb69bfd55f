"""Layers known by the shapes of their tensors alone, whatever these are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from simulator.text.said import say
from simulator.weights.layouts import KINDS
from simulator.weights.model_cells import Form, Kind
from simulator.weights.recognition.found import FoundLayer
from simulator.weights.tensor_tree import ModelError, ModelFile

WHY = say("The shapes of its tensors are those of such a layer.")
SHOWN = 6
Shape = tuple[int, ...]
_BLOCKS: Mapping[int, tuple[Kind, str, str]] = {
    4: ("lstm", "ifgo", "ifgo"),
    3: ("gru", "rzn", "zrn"),
    1: ("rnn", "h", "h"),
}
"""By how many blocks a matrix has: the kind, and the usual orders of its gates, in rows and in columns."""


class _Pair(NamedTuple):
    """The matrices of a layer: their names by part, whether they are [inputs, gates], how many blocks, and units."""

    tensors: Mapping[str, str]
    columns: bool
    blocks: int
    units: int
    used: frozenset[str]


Chain = tuple[list[tuple[_Pair, bool, int]], Mapping[str, Shape]]
"""Matrices of layers in the order in which these read, as `_chain` has them, and the tensors that are left."""


def layers_by_shape(file: ModelFile, inputs: int, widths: Sequence[int], *, memory: bool) -> tuple[FoundLayer, ...]:
    """The layers that take so many inputs and whose states are as wide as some of these, in the file's order.

    With `memory` there is a c among the states. Raises ModelError where the tensors make none.
    """
    shapes = {_named(name, file): _flat(tensor.shape) for name, tensor in file.tensors.items()}
    chains = [_chain(shapes, inputs, widths, both=both) for both in (False, True)]
    found, left = min(chains, key=_oddness)
    if not found:
        listed = ", ".join(f"{name} {' × '.join(map(str, shape))}" for name, shape in list(shapes.items())[:SHOWN])
        problem = f"The weights fit no recurrent cell of {inputs} inputs; there is {listed or 'nothing'}."
        raise ModelError(problem, "Choose the file with its weights.")
    return tuple(_layers(found, left, memory))


def _oddness(chain: Chain) -> tuple[int, int]:
    """What speaks against a chain: the matrices that it leaves, and in how many forms it takes those of its layers."""
    found, left = chain
    return sum(len(shape) == 2 for shape in left.values()), len({len(pair.used) for pair, _, _ in found})


def _chain(shapes: Mapping[str, Shape], inputs: int, widths: Sequence[int], *, both: bool) -> Chain:
    """Matrices that take what those before them give, whether they read from the end and how wide what they take is;
    and the tensors that are left. `both`: of two that take as much, the second reads from the end.
    """
    found: list[tuple[_Pair, bool, int]] = []
    width = inputs
    while (pair := _pair(shapes, width, widths, found[0][0] if found else None)) is not None:
        shapes = _without(shapes, pair)
        found.append((pair, False, width))
        beside = both or 2 * pair.units in widths or width != pair.units
        other = _pair(shapes, width, widths, pair) if beside else None
        if other is not None:
            shapes = _without(shapes, other)
            found.append((other, True, width))
        width = pair.units * (2 if other is not None else 1)
    return found, shapes


def _layers(found: Sequence[tuple[_Pair, bool, int]], left: Mapping[str, Shape], memory: bool) -> Iterator[FoundLayer]:
    """The layers with their biases, which are shared out in the file's order."""
    at, biases = -1, _biases(left, found[0][0], len(found))
    for number, (pair, reverse, inputs) in enumerate(found):
        at += not reverse
        kind, rows, columns = _BLOCKS[pair.blocks]
        order, form = columns if pair.columns else rows, Form()
        if memory and pair.blocks != 4:
            if pair.blocks == 1:
                raise ModelError("There is a memory c, and the weights are of one gate.", "Give the output h.")
            kind, order, form = "lstm", "igo", Form(coupled=True)
        assert KINDS["".join(sorted(order))] == kind
        tensors, layout = {**pair.tensors, **biases[number]}, f"{'columns' if pair.columns else 'rows'}:{order}"
        yield FoundLayer("", at, reverse, kind, form, layout, tensors, inputs, pair.units, pair.units, WHY)


def _named(name: str, file: ModelFile) -> str:
    """A tensor, or its only part where its first axis is 1 long, as ONNX has them."""
    shape = file.tensors[name].shape
    return f"{name}[0]" if len(shape) == 3 and shape[0] == 1 else name


def _flat(shape: Shape) -> Shape:
    """The shape without a first axis of 1 before a matrix."""
    return shape[1:] if len(shape) == 3 and shape[0] == 1 else shape


def _without(shapes: Mapping[str, Shape], pair: _Pair) -> dict[str, Shape]:
    return {name: shape for name, shape in shapes.items() if name not in pair.used}


def _pair(shapes: Mapping[str, Shape], inputs: int, widths: Sequence[int], like: _Pair | None) -> _Pair | None:
    """The first matrices that make a layer of so many inputs: whole, side by side in one, or one for each gate.

    It has as many blocks as the one that it is `like`, and they stand as there.
    """
    units = dict.fromkeys([*widths, *(width // 2 for width in widths if width % 2 == 0)])
    found = (make(shapes, inputs, each) for make in (_whole, _joined, _single) for each in units)
    return next((pair for pair in found if pair is not None and (like is None or pair[1:3] == like[1:3])), None)


def _whole(shapes: Mapping[str, Shape], inputs: int, units: int) -> _Pair | None:
    for blocks in _BLOCKS:
        rows = blocks * units
        for columns in (False, True):
            wanted = [(inputs, rows), (units, rows)] if columns else [(rows, inputs), (rows, units)]
            first = next((name for name, shape in shapes.items() if shape == wanted[0]), "")
            second = next((name for name, shape in shapes.items() if shape == wanted[1] and name != first), "")
            several = blocks == 1 and _single(shapes, inputs, units) is not None  # a matrix for each gate
            if first and second and not several:
                return _Pair({"W": first, "U": second}, columns, blocks, units, frozenset({first, second}))
    return None


def _joined(shapes: Mapping[str, Shape], inputs: int, units: int) -> _Pair | None:
    for blocks in _BLOCKS:
        for columns in (False, True):
            wanted = (inputs + units, blocks * units) if columns else (blocks * units, inputs + units)
            name = next((name for name, shape in shapes.items() if shape == wanted), "")
            if name and "[" not in name:
                cut = "" if columns else ":,"
                tensors = {"W": f"{name}[{cut}0:{inputs}]", "U": f"{name}[{cut}{inputs}:{inputs + units}]"}
                return _Pair(tensors, columns, blocks, units, frozenset({name}))
    return None


def _single(shapes: Mapping[str, Shape], inputs: int, units: int) -> _Pair | None:
    """A matrix for each gate: as many of [units, inputs] as of [units, units], in the file's order."""
    for columns in (False, True):
        wanted = (inputs, units) if columns else (units, inputs)
        first = [name for name, shape in shapes.items() if shape == wanted]
        second = [name for name, shape in shapes.items() if shape == (units, units) and name not in first]
        if inputs == units:
            first, second = first[: len(first) // 2], first[len(first) // 2 :]
        blocks = next((count for count in (4, 3) if min(len(first), len(second)) >= count), 0)
        if blocks:
            gates = _BLOCKS[blocks][2 if columns else 1]
            names = zip(gates * 2, [*first[:blocks], *second[:blocks]], strict=True)
            tensors = {f"{'W' if at < blocks else 'U'}_{gate}": name for at, (gate, name) in enumerate(names)}
            return _Pair(tensors, columns, blocks, units, frozenset(tensors.values()))
    return None


def _biases(left: Mapping[str, Shape], pair: _Pair, count: int) -> list[dict[str, str]]:
    """The biases, and the peepholes, of so many layers, by part."""
    rows, units = pair.blocks * pair.units, pair.units
    vectors = [name for name, shape in left.items() if shape in ((rows,), (1, rows))]
    doubled = [name for name, shape in left.items() if shape in ((2 * rows,), (2, rows), (1, 2 * rows))]
    holes = [name for name, shape in left.items() if pair.blocks == 4 and shape in ((3 * units,), (3, units))]
    single = [name for name, shape in left.items() if shape in ((units,), (1, units)) and pair.blocks > 1]
    found: list[dict[str, str]] = [{} for _ in range(count)]
    each = len(vectors) // count
    for at, parts in enumerate(found):
        parts |= dict(zip(("b", "b_u"), vectors[at * each : (at + 1) * each], strict=False))
        if not parts and len(doubled) >= count:
            parts["bb"] = doubled[at]
        elif not parts and len(single) >= pair.blocks * count:
            gates = _BLOCKS[pair.blocks][2 if pair.columns else 1]
            mine = single[at * len(single) // count : (at + 1) * len(single) // count]
            parts |= {f"b_{gate}": name for gate, name in zip(gates, mine, strict=False)}
            parts |= {f"b_u_{gate}": name for gate, name in zip(gates, mine[pair.blocks :], strict=False)}
        if len(holes) >= count:
            parts["P"] = holes[at]
    return found
