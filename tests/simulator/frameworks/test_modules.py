"""Which layers of a network are one layer of a framework, and which cells a framework has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from simulator.cells import cells, find_cell
from simulator.cells.cell import Cell, Memory
from simulator.engine.run import run_network
from simulator.frameworks.modules import Framework, has_layer, known_cell, modules_of
from simulator.frameworks.returned import returned
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from simulator.network.network import Network
from simulator.weights.model_cells import FUNCTIONS, Form, Kind, model_cell

Way = tuple[str, int, bool, bool]
"""A cell, its units, whether it reads from the end, and whether beside the one before."""


def _layers(*ways: Way) -> tuple[Layer, ...]:
    """Layers that fit on each other, over two inputs."""
    found: list[Layer] = []
    entering, handed = 2, 0
    for at, (key, units, reverse, beside) in enumerate(ways):
        if at and not beside:
            entering, handed = handed, 0
        cell = find_cell(key)
        weights = initialise(cell, entering, units, "pytorch", at)
        found.append(Layer(cell, entering, units, weights, reverse=reverse, beside=beside))
        handed += units
    return tuple(found)


def _levels(layers: Sequence[Layer], framework: Framework) -> list[tuple[str, tuple[tuple[int, ...], ...]]]:
    return [(module.name, module.levels) for module in modules_of(layers, framework)]


def test_levels_that_are_alike_are_one_layer_of_pytorch() -> None:
    same = _layers(("lstm", 3, False, False), ("lstm", 3, False, False))
    assert _levels(same, "pytorch") == [("", ((0,), (1,)))]
    assert _levels(same, "keras") == [("lstm1", ((0,),)), ("lstm2", ((1,),))]
    both = _layers(*[("gru", 3, reverse, reverse) for reverse in (False, True)] * 2)
    assert _levels(both, "pytorch") == [("", ((0, 1), (2, 3)))]
    turned = _layers(("rnn", 3, True, False), ("rnn", 3, True, False))
    assert _levels(turned, "pytorch") == [("", ((0,), (1,)))]


@pytest.mark.parametrize(
    "ways",
    [
        [("lstm", 3, False, False), ("lstm", 4, False, False)],
        [("lstm", 3, False, False), ("gru", 3, False, False)],
        [("rnn", 3, True, False), ("rnn", 3, False, False)],
        [("lstm", 3, False, False), ("gru", 3, True, True)],
        [("lstm", 3, False, False), ("lstm", 3, False, False), ("lstm", 4, True, True)],
    ],
)
def test_what_is_not_alike_is_a_layer_each(ways: list[Way]) -> None:
    layers = _layers(*ways)
    found = modules_of(layers, "pytorch")
    assert [module.levels for module in found] == [((k,),) for k in range(len(layers))]
    trace = run_network(Network(layers), np.random.default_rng(0).normal(size=(4, 2)))
    titles = [tensor.title for tensor in returned(trace, "pytorch")]
    assert len(set(titles)) == len(titles) and all(title.count(" ") == 1 for title in titles)


def test_each_framework_has_its_cells() -> None:
    having = {key: {name for name in ("pytorch", "keras", "onnx") if has_layer(name, known_cell(cell))}
              for key, cell in cells().items()}  # fmt: skip
    every = {"pytorch", "keras", "onnx"}
    assert having == {
        "lstm": every, "gru": every, "gru-replace": every, "rnn": every, "lstm-1997": set(),
        "gru-before": {"keras", "onnx"}, "gru-replace-before": {"keras", "onnx"},
        "lstm-peephole": {"onnx"}, "lstm-coupled": {"onnx"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "form", "having"),
    [
        ("lstm", Form(projected=True), {"pytorch"}),
        ("rnn", Form(new=FUNCTIONS["relu"]), {"pytorch", "keras", "onnx"}),
        ("lstm", Form(gate=FUNCTIONS["hard_sigmoid"]), {"keras", "onnx"}),
        ("gru", Form(new=FUNCTIONS["silu"]), {"keras"}),
        ("lstm", Form(new=FUNCTIONS["relu"]), {"onnx"}),
        ("lstm", Form(new=FUNCTIONS["relu"], out=FUNCTIONS["relu"]), {"keras", "onnx"}),
    ],
)
def test_other_forms_are_known_by_their_equations(kind: Kind, form: Form, having: set[str]) -> None:
    known = known_cell(model_cell(kind, form))
    assert known is not None and (known.kind, known.form) == (kind, form)
    assert {name for name in ("pytorch", "keras", "onnx") if has_layer(name, known)} == having


def test_a_cell_that_no_framework_has_is_none() -> None:
    own = Cell("own", "own", ("h",), Memory("h", None, None), "h = tanh(W_h @ x + b_h) * h_prev", "", family="own")
    assert known_cell(own) is None
    layers = _layers(("lstm", 3, False, False), ("lstm-1997", 3, False, False))
    assert modules_of(layers, "pytorch") == modules_of(layers, "keras") == ()
