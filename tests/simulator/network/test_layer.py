"""A layer holds only numbers that fit its cell, and keeps them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest

from simulator.cells import cells
from simulator.network.layer import Layer, NetworkError, checked_array
from tests.simulator.odd_cells import ODD_CELLS, random_layer

LSTM = cells()["lstm"]


def good(**changes: Any) -> dict[str, Any]:
    weights = {name: value.copy() for name, value in random_layer(LSTM, 2, 3).weights.items()}
    changed = changes.pop("weights", {})
    return {"cell": LSTM, "inputs": 2, "units": 3, "weights": {**weights, **changed}, **changes}


def without(name: str) -> dict[str, Any]:
    arguments = good()
    del arguments["weights"][name]
    return arguments


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (lambda: good(inputs=0), "at least one input and one unit, not 0 and 3"),
        (lambda: good(unit_names=("a", "b")), "2 unit names for 3 units"),
        (lambda: without("U_o"), "LSTM: the weight U_o is missing"),
        (lambda: good(weights={"U_z": np.eye(3)}), "LSTM has no weight U_z. Did you mean U_"),
        (lambda: good(weights={"W_f": np.ones((3, 3))}), r"LSTM: W_f \(H × I\) must be 3 × 2, but is 3 × 3"),
        (lambda: good(weights={"b_f": np.ones((3, 1))}), r"LSTM: b_f \(H\) must be 3, but is 3 × 1"),
        (lambda: good(weights={"b_f": 1.0}), r"b_f \(H\) must be 3, but is a single number"),
        (lambda: good(weights={"b_f": [1, 2, "x"]}), "b_f .* is no table of real numbers"),
        (lambda: good(weights={"W_f": [[1, 2], [1], [1]]}), "W_f .* is no table of real numbers"),
        (lambda: good(weights={"b_f": [1, 2, 3j]}), "b_f .* is no table of real numbers"),
        (lambda: good(weights={"W_f": [[1, 2], [3, np.nan], [5, 6]]}), r"must be finite, but holds nan at \[1, 1\]"),
        (lambda: good(initial={"c": [1, 2]}), "LSTM: the initial c must be 3, but is 2"),
        (lambda: good(initial={"c": [1, 2, np.inf]}), r"the initial c must be finite, but holds inf at \[2\]"),
        (lambda: good(initial={"k": [1, 2, 3]}), "LSTM has no state k. Known: c, h."),
    ],
)
def test_what_is_said(arguments: Callable[[], dict[str, Any]], says: str) -> None:
    with pytest.raises(NetworkError, match=says):
        Layer(**arguments())


def test_a_layer_keeps_its_numbers() -> None:
    arguments = good()
    weights = arguments["weights"]
    layer = Layer(**arguments)
    weights["b_f"][:] = 7
    assert not (layer.weights["b_f"] == 7).any()
    with pytest.raises(ValueError, match="read-only"):
        layer.weights["b_f"][0] = 1
    with pytest.raises(TypeError):
        layer.weights["b_f"] = np.ones(3)  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        layer.units = 4  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        layer.initial["c"][0] = 1


def test_states_begin_at_zero() -> None:
    layer = Layer(**good(initial={"h": [1, 2, 3]}))
    assert layer.initial["c"].tolist() == [0, 0, 0]
    assert layer.initial["h"].tolist() == [1, 2, 3]


def test_widths() -> None:
    layer = random_layer(ODD_CELLS["projected"], 5, 4)
    assert {name: layer.width(name) for name in ("x", "h", "h_prev", "c", "o", "tanh_c")} == {
        "x": 5, "h": 2, "h_prev": 2, "c": 4, "o": 4, "tanh_c": 4,
    }  # fmt: skip
    assert layer.outputs == 2
    assert dict(layer.sizes) == {"I": 5, "H": 4, "H_h": 2}
    with pytest.raises(KeyError):
        layer.width("z")


def test_numbers_become_floats_of_one_kind() -> None:
    assert checked_array("it", [[1, 2]], (1, 2)).dtype == np.float64
    assert checked_array("it", np.ones(2, np.float32), (2,)).dtype == np.float32
    assert checked_array("it", np.ones(2, np.float16), (2,)).dtype == np.float64
    assert checked_array("it", [True, False], (-1,)).tolist() == [1, 0]
    layer = random_layer(LSTM, 2, 3)
    narrow = layer.in_dtype("float32")
    assert {value.dtype for value in (*narrow.weights.values(), *narrow.initial.values())} == {np.dtype(np.float32)}
    assert narrow.in_dtype("float32") is narrow
    with pytest.raises(NetworkError, match="numbers too large for float32; use float64"):
        checked_array("it", [1e300], (1,), "float32")
