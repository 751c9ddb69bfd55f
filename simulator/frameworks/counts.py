"""How many weights a layer has, as each framework counts: the formula, its numbers, and what makes them differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simulator.frameworks.modules import Framework, Known, has_layer, known_cell
from simulator.network.layer import Layer
from simulator.network.readout import Readout
from simulator.weights.layouts import LAYOUTS

DOT = " · "


class Count(NamedTuple):
    """The weights of a layer: `symbols` and `numbers` are the same formula with letters and with sizes.

    `biases` is how many each gate has.
    """

    framework: Framework
    symbols: str
    numbers: str
    total: int
    biases: int


def count_of(layer: Layer, framework: Framework) -> Count | None:
    """The weights of a layer in a framework; None where that has no such layer."""
    known = known_cell(layer.cell)
    if known is None or not has_layer(framework, known):
        return None
    gates, biases = LAYOUTS[framework].blocks(known.kind), _biases(known, framework)
    units, inputs, outputs = layer.units, layer.inputs, layer.outputs
    of_bias = ("H", f"{units}") if biases == 1 else (f"{biases}{DOT}H", f"{biases}{DOT}{units}")
    recurrent = "P" if known.form.projected else "H"
    symbols = f"{gates}{DOT}(H{DOT}I + H{DOT}{recurrent} + {of_bias[0]})"
    numbers = f"{gates}{DOT}({units}{DOT}{inputs} + {units}{DOT}{outputs} + {of_bias[1]})"
    total = gates * units * (inputs + outputs + biases)
    if gates == 1:
        symbols, numbers = (text.removeprefix(f"1{DOT}(").removesuffix(")") for text in (symbols, numbers))
    if known.form.projected:
        symbols, numbers, total = f"{symbols} + P{DOT}H", f"{numbers} + {outputs}{DOT}{units}", total + outputs * units
    if known.form.peepholes:
        symbols, numbers, total = f"{symbols} + 3{DOT}H", f"{numbers} + 3{DOT}{units}", total + 3 * units
    return Count(framework, symbols, numbers, total, biases)


def own_count(layer: Layer) -> int:
    """The weights of a layer as its cell's equations have them."""
    return sum(value.size for value in layer.weights.values())


def count_in_all(layers: Sequence[Layer], readout: Readout | None, framework: Framework) -> tuple[int, ...] | None:
    """The weights of each layer of a network, and last of its read-out, where it has one; None where the framework has
    no layer for one of its cells.
    """
    found = []
    for layer in layers:
        count = count_of(layer, framework)
        if count is None:
            return None
        found.append(count.total)
    return (*found, *(() if readout is None else (readout.W.size + readout.b.size,)))


def _biases(known: Known, framework: Framework) -> int:
    """How many biases a gate has: PyTorch and ONNX keep two, Keras one, but for a GRU whose reset acts after."""
    two = framework != "keras" or (known.kind == "gru" and not known.form.resets_before)
    return 2 if two else 1
