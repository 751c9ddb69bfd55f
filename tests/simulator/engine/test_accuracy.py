"""An LSTM to three hundred digits beside the engine: what float64 can say, it says."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from simulator.arrays import Array
from simulator.cells import cells
from simulator.engine.layer_run import run_layer
from simulator.network.layer import Layer
from tests.simulator.decimals import sigmoid, tanh
from tests.simulator.odd_cells import random_layer

Numbers = list[Decimal]


def product(matrix: Array, vector: Numbers) -> Numbers:
    return [sum((Decimal(float(w)) * v for w, v in zip(row, vector, strict=True)), Decimal(0)) for row in matrix]


def exact_lstm(layer: Layer, inputs: Array) -> tuple[Array, Array]:
    """h and c [T, H], each step rounded only to be returned."""
    h, c = ([Decimal(float(v)) for v in layer.initial[state]] for state in ("h", "c"))
    hidden, cell = [], []
    for x in inputs:
        entering = [Decimal(float(value)) for value in x]
        a = {}
        for gate in "figo":
            parts = (product(layer.weights[f"W_{gate}"], entering), product(layer.weights[f"U_{gate}"], h))
            bias = [Decimal(float(b)) for b in layer.weights[f"b_{gate}"]]
            a[gate] = [w + u + b for w, u, b in zip(*parts, bias, strict=True)]
        c = [sigmoid(f) * old + sigmoid(i) * tanh(g) for f, old, i, g in zip(a["f"], c, a["i"], a["g"], strict=True)]
        h = [sigmoid(o) * tanh(new) for o, new in zip(a["o"], c, strict=True)]
        hidden.append([float(value) for value in h])
        cell.append([float(value) for value in c])
    return np.array(hidden), np.array(cell)


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_lstm(scale: float) -> None:
    layer = random_layer(cells()["lstm"], 2, 3, scale=scale)
    inputs = np.random.default_rng(0).normal(size=(25, 2))
    hidden, cell = exact_lstm(layer, inputs)
    trace = run_layer(layer, inputs)
    assert np.abs(trace["h"] - hidden).max() < 1e-15
    assert np.abs(trace["c"] - cell).max() < 2e-15
