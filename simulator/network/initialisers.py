"""Initial weights as the frameworks and the papers set them, drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from simulator.arrays import Array
from simulator.cells.cell import Cell
from simulator.cells.memory import bias_behind
from simulator.equations.expressions import did_you_mean
from simulator.network.layer import NetworkError

if TYPE_CHECKING:
    from numpy.random import Generator  # NumPy loads it when something is drawn, and the start draws nothing

LONGEST_MEMORY = 100  # steps; the T of chrono


def initialise(
    cell: Cell,
    inputs: int,
    units: int,
    kind: str = "pytorch",
    seed: int = 0,
    *,
    longest: int = LONGEST_MEMORY,
    sizes: Mapping[str, int] = MappingProxyType({}),
) -> dict[str, Array]:
    """Weights (float64) of a cell of so many inputs and units, the same for the same seed.

    `kind` is one of INITIALISERS. `longest` is the longest memory in steps that chrono aims at; `sizes` gives
    sizes of symbols besides I and H in a cell whose states differ in width. Raises NetworkError for another
    kind.
    """
    if kind not in INITIALISERS:
        raise NetworkError(f"there is no initialiser {kind!r}. {did_you_mean(kind, INITIALISERS)}")
    size = {"I": inputs, "H": units, **sizes}
    shapes: dict[str, tuple[int, ...]] = {}
    for name, shape in cell.parsed.weights.items():
        symbols = (shape.rows,) if shape.columns is None else (shape.rows, shape.columns)
        if missing := [symbol for symbol in symbols if symbol not in size]:
            raise NetworkError(f"{cell.name} needs the size {missing[0]} (of {name}); give it in sizes")
        shapes[name] = tuple(size[symbol] for symbol in symbols)
    return INITIALISERS[kind](cell, shapes, units, longest, np.random.default_rng(seed))


def misfit(cell: Cell, kind: str) -> str:
    """Why the weights of a cell cannot be drawn in this way; nothing where they can."""
    if kind == "chrono" and bias_behind(cell, cell.memory.keep) is None:
        return f"chrono sets the bias of the gate that keeps, and {cell.name} has none; choose another"
    return ""


def _pytorch(
    cell: Cell, shapes: Mapping[str, tuple[int, ...]], units: int, longest: int, random: Generator
) -> dict[str, Array]:
    """All weights uniform within ±1/√H, as torch.nn.RNN, LSTM and GRU (which add two such biases; here is one)."""
    bound = 1 / np.sqrt(units)
    return {name: random.uniform(-bound, bound, shape) for name, shape in shapes.items()}


def _keras(
    cell: Cell, shapes: Mapping[str, tuple[int, ...]], units: int, longest: int, random: Generator
) -> dict[str, Array]:
    """Glorot-uniform W, orthogonal U, zero biases but 1 for the gate that keeps an LSTM's cell state, as Keras.

    As there, all W are drawn as one matrix, and so are all U: it is the matrix of all gates that is orthogonal, not
    each gate's. Glorot & Bengio 2010; Saxe et al. 2014; forget bias of 1: Jozefowicz et al. 2015.
    """
    weights: dict[str, Array] = {name: np.zeros(shape) for name, shape in shapes.items()}
    alike: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for name, shape in shapes.items():
        if len(shape) == 2:
            alike.setdefault((name[:2], shape), []).append(name)
    for (prefix, (rows, columns)), names in alike.items():
        whole = (rows * len(names), columns)
        bound = np.sqrt(6 / sum(whole))
        drawn = _orthogonal(*whole, random) if prefix == "U_" else random.uniform(-bound, bound, whole)
        weights |= dict(zip(names, np.split(drawn, len(names)), strict=True))
    keeping, write = bias_behind(cell, cell.memory.keep), _input_bias(cell)
    if keeping is not None and write is not None:
        weights[keeping[0]][:] = keeping[1]
    return weights


def _chrono(
    cell: Cell, shapes: Mapping[str, tuple[int, ...]], units: int, longest: int, random: Generator
) -> dict[str, Array]:
    """As keras, with biases for memories of up to `longest` steps: log u of the keeping gate, u uniform in 1
    to T - 1.

    An input gate gets the opposite bias. Tallec & Ollivier 2018, Can recurrent neural networks warp time?
    """
    if longest < 3:
        raise NetworkError(f"chrono needs a longest memory of at least 3 steps, not {longest}")
    weights = _keras(cell, shapes, units, longest, random)
    keeping, write = bias_behind(cell, cell.memory.keep), _input_bias(cell)
    if keeping is None:
        raise NetworkError(misfit(cell, "chrono"))
    drawn = np.log(random.uniform(1, longest - 1, shapes[keeping[0]]))
    weights[keeping[0]] = keeping[1] * drawn
    if write is not None:
        weights[write[0]] = -write[1] * drawn
    return weights


def _orthogonal_each(
    cell: Cell, shapes: Mapping[str, tuple[int, ...]], units: int, longest: int, random: Generator
) -> dict[str, Array]:
    """As keras, with every U orthogonal by itself, and all biases 0. Saxe et al. 2014."""
    drawn = _keras(cell, shapes, units, longest, random)
    recurrent = {
        name: _orthogonal(rows, columns, random)
        for name, (rows, columns) in ((name, shape) for name, shape in shapes.items() if name[:2] == "U_")
    }
    return {name: recurrent.get(name, value if value.ndim == 2 else 0 * value) for name, value in drawn.items()}


def _identity(
    cell: Cell, shapes: Mapping[str, tuple[int, ...]], units: int, longest: int, random: Generator
) -> dict[str, Array]:
    """As keras, with every U the identity, and all biases 0. Le, Jaitly & Hinton 2015."""
    drawn = _orthogonal_each(cell, shapes, units, longest, random)
    return {name: np.eye(*value.shape) if name[:2] == "U_" else value for name, value in drawn.items()}


def _zeros(
    cell: Cell, shapes: Mapping[str, tuple[int, ...]], units: int, longest: int, random: Generator
) -> dict[str, Array]:
    """All weights 0: a start for weights set by hand."""
    return {name: np.zeros(shape) for name, shape in shapes.items()}


def _input_bias(cell: Cell) -> tuple[str, int] | None:
    """The bias of the gate that the written quantity is a product with, unless that is also the one that keeps."""
    written = [operation for operation in cell.parsed.operations if operation.name == cell.memory.write]
    gates = [str(name) for operation in written for name in operation.operands if name in cell.gates]
    write, keeping = bias_behind(cell, gates[0] if gates else None), bias_behind(cell, cell.memory.keep)
    return None if write is None or keeping is None or write[0] == keeping[0] else write


def _orthogonal(rows: int, columns: int, random: Generator) -> Array:
    """A random matrix whose columns (or rows, if there are fewer) are orthogonal and of length 1."""
    q, r = np.linalg.qr(random.standard_normal((max(rows, columns), min(rows, columns))))
    q = q * np.sign(np.diag(r))
    return np.asarray(q if rows >= columns else q.T)


Initialiser = Callable[[Cell, Mapping[str, tuple[int, ...]], int, int, "Generator"], dict[str, Array]]
INITIALISERS: Mapping[str, Initialiser] = MappingProxyType(
    {
        "pytorch": _pytorch,
        "keras": _keras,
        "chrono": _chrono,
        "orthogonal": _orthogonal_each,
        "identity": _identity,
        "zeros": _zeros,
    }
)
