"""Stored tensors are those of the frameworks: orders, shapes, names, and which number of the cell stands where."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from simulator.arrays import Array
from simulator.cells import find_cell
from simulator.cells.cell import Cell
from simulator.frameworks.counts import count_in_all, count_of, own_count
from simulator.frameworks.modules import FRAMEWORKS, Framework, has_layer, known_cell
from simulator.frameworks.stored import Stored, own_tensors, stored_tensors, where_stored
from simulator.network.layer import Layer
from simulator.network.readout import Readout
from simulator.weights.conversions import convert
from simulator.weights.layouts import LAYOUTS, Parts, weights_by_gate
from simulator.weights.model_cells import Form, model_cell

REFERENCE = Path(__file__).resolve().parents[2] / "reference"
PARTS = {
    "weight_ih": "W", "weight_hh": "U", "bias_ih": "b", "bias_hh": "b_u", "weight_hr": "V", "kernel": "W",
    "recurrent_kernel": "U", "bias": "b", "W": "W", "R": "U", "B": "bb", "P": "P",
}  # fmt: skip
PROJECTED = model_cell("lstm", Form(projected=True))
KEYS = ("lstm", "gru", "gru-before", "gru-replace", "rnn", "lstm-peephole", "lstm-coupled")
CELLS: dict[str, Cell] = {**{key: find_cell(key) for key in KEYS}, "projected": PROJECTED}
CASES = [(key, name) for key, cell in CELLS.items() for name in FRAMEWORKS if has_layer(name, known_cell(cell))]


def _layer(cell: Cell, inputs: int = 4, units: int = 6, reverse: bool = False, beside: bool = False) -> Layer:
    sizes = {"I": inputs, "H": units}
    dice, weights = np.random.default_rng(3), {}
    for name, shape in cell.parsed.weights.items():
        size = [sizes.get(symbol, 5) for symbol in (shape.rows, shape.columns) if symbol is not None]
        weights[name] = dice.normal(size=size)
    return Layer(cell, inputs, units, weights, reverse=reverse, beside=beside)


def _whole(tensor: Stored) -> Array:
    """The tensor itself, put together from its picture; of one direction of a tensor of ONNX that direction."""
    values = tensor.picture.T if tensor.flat else tensor.picture
    return np.ascontiguousarray(values).reshape(tensor.shape[tensor.direction is not None :])


def _parts(tensors: Sequence[Stored]) -> Parts:
    found = {}
    for tensor in tensors:
        name = re.sub(r"_l\d.*$", "", tensor.name.split("/")[-1].split(".")[-1])
        part = "bb" if name == "bias" and tensor.picture.shape[0] == 2 else PARTS[name]
        found[part] = _whole(tensor)
    return found


@pytest.mark.parametrize(("key", "framework"), CASES)
def test_the_reader_of_models_finds_the_same_weights_in_them(key: str, framework: Framework) -> None:
    """What is stored here is read there, by the layouts that were seen in the frameworks."""
    layer, known = _layer(CELLS[key]), known_cell(CELLS[key])
    assert known is not None
    read = weights_by_gate(LAYOUTS[framework], known.kind, known.base, _parts(stored_tensors((layer,), 0, framework)))
    wanted = convert(layer.weights, key, known.base.key) if known.negated else layer.weights
    assert set(read) == set(wanted)
    for name, value in wanted.items():
        assert np.array_equal(read[name], value), name


@pytest.mark.parametrize(("key", "framework"), CASES)
def test_each_number_is_found_where_it_is_said_to_stand(key: str, framework: Framework) -> None:
    layer = _layer(CELLS[key])
    tensors = stored_tensors((layer,), 0, framework)
    wholes = {
        tensor.name: _whole(tensor)[None] if tensor.direction is not None else _whole(tensor) for tensor in tensors
    }
    for name, value in layer.weights.items():
        for unit, column in np.ndindex(len(value), value.shape[1] if value.ndim > 1 else 1):
            (words,) = where_stored(tensors, name, unit, column if value.ndim > 1 else None)
            at, _, places = words.partition("[")
            sign = -1 if CELLS[key].key == "gru-replace" and name.endswith("_z") else 1
            found = wholes[at][tuple(map(int, places.removesuffix("]").split(",")))]
            assert found == sign * (value[unit, column] if value.ndim > 1 else value[unit]), words


@pytest.mark.parametrize(("key", "framework"), CASES)
def test_a_tensor_has_the_shape_that_it_is_said_to_have(key: str, framework: Framework) -> None:
    for tensor in stored_tensors((_layer(CELLS[key]),), 0, framework):
        directions = tensor.shape[:1] if tensor.direction is not None else ()
        assert (*directions, *_whole(tensor).shape) == tensor.shape and tensor.picture.ndim == 2
        assert sum(block.rows * block.columns for block in tensor.blocks) == tensor.picture.size
        covered = np.zeros(tensor.picture.shape, int)
        for block in tensor.blocks:
            covered[block.row : block.row + block.rows, block.column : block.column + block.columns] += 1
        assert (covered == 1).all()


def test_names_and_shapes_are_the_frameworks_own() -> None:
    lstm = (_layer(CELLS["lstm"]),)
    assert {each.name: each.shape for each in stored_tensors(lstm, 0, "pytorch")} == {
        "weight_ih_l0": (24, 4), "weight_hh_l0": (24, 6), "bias_ih_l0": (24,), "bias_hh_l0": (24,)
    }  # fmt: skip
    assert {each.name: each.shape for each in stored_tensors(lstm, 0, "keras")} == {
        "kernel": (4, 24), "recurrent_kernel": (6, 24), "bias": (24,)
    }  # fmt: skip
    assert {each.name: each.shape for each in stored_tensors(lstm, 0, "onnx")} == {
        "W": (1, 24, 4), "R": (1, 24, 6), "B": (1, 48)
    }  # fmt: skip
    gru = (_layer(CELLS["gru"]), _layer(CELLS["gru"], reverse=True, beside=True))
    assert [each.name for each in stored_tensors(gru, 1, "pytorch")][-1] == "bias_hh_l0_reverse"
    assert {each.name: each.shape for each in stored_tensors(gru, 1, "keras")}["backward/bias"] == (2, 18)
    assert {each.name: each.shape for each in stored_tensors(gru, 1, "onnx")} == {
        "W": (2, 18, 4), "R": (2, 18, 6), "B": (2, 36)
    }  # fmt: skip
    both = (
        where_stored(stored_tensors(gru, 1, "onnx"), "W_r", 2, 1),
        where_stored(stored_tensors(gru, 1, "onnx"), "b_hn", 2, None),
    )
    assert both == (("W[1, 8, 1]",), ("B[1, 32]",))
    stack = (_layer(CELLS["lstm"], 4, 6), _layer(CELLS["lstm"], 6, 6), _layer(CELLS["rnn"], 6, 3))
    assert stored_tensors(stack, 1, "pytorch")[0].name == "lstm1.weight_ih_l1"
    assert stored_tensors(stack, 2, "pytorch")[0].name == "rnn2.weight_ih_l0"


def test_the_orders_of_gates_are_those_of_the_conventions() -> None:
    """Held against the table of what was seen by running the frameworks."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (REFERENCE / "conventions.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| **")
    ]
    found = {re.sub(r"\W.*", "", row[0].strip("*")).lower(): row for row in rows if row[1] not in ("same", "")}
    letters = {"keras": str.maketrans({"c": "g", "h": "n"}), "onnx": str.maketrans({"c": "g", "h": "n"}), "pytorch": {}}
    for name, changed in letters.items():
        lstm, gru = (found[name][at].strip("*").replace(" ", "") for at in (1, 3))
        order = [[block.gate for block in tensor.blocks] for key in ("lstm", "gru")
                 for tensor in stored_tensors((_layer(CELLS[key]),), 0, name)[:1]]  # type: ignore[arg-type]  # fmt: skip
        assert ["".join(each) for each in order] == [lstm.translate(changed), gru.translate(changed)]
        assert ("(I,4H)" in found[name][2]) == (name == "keras")
    assert "never merge b_in,b_hn" in found["pytorch"][7].replace("**", "") and "(2,3H)" in found["keras"][7]
    assert "B (D,8H)=[Wb,Rb]" in found["onnx"][2] and "order **i,o,f**" in found["onnx"][2]
    holes = stored_tensors((_layer(CELLS["lstm-peephole"]),), 0, "onnx")[-1]
    assert (holes.name, holes.shape, "".join(block.gate for block in holes.blocks)) == ("P", (1, 18), "iof")


def test_an_own_cell_has_its_own_names() -> None:
    layer = _layer(find_cell("lstm-1997"))
    assert stored_tensors((layer,), 0, "pytorch") == ()
    assert {each.name for each in own_tensors(layer)} == set(layer.weights)
    assert own_count(layer) == 3 * (6 * 4 + 6 * 6 + 6)


# ---- counts ----------------------------------------------------------------------------------------------------------

NETWORKS = json.loads((REFERENCE / "counts.json").read_text(encoding="utf-8"))


def _network(case: dict[str, object]) -> tuple[list[Layer], Readout | None]:
    layers: list[Layer] = []
    width = case["inputs"]
    assert isinstance(width, int) and isinstance(case["layers"], list)
    for each in case["layers"]:
        units, outputs = each["units"], each["projected"] or each["units"]
        cell = model_cell(each["kind"], Form(projected=bool(each["projected"]), resets_before=not each["reset_after"]))
        for reverse in (False, True)[: 1 + each["both"]]:
            sizes = {"I": width, "H": units}
            weights = {
                name: np.zeros(
                    [sizes.get(symbol, outputs) for symbol in (shape.rows, shape.columns) if symbol is not None]
                )
                for name, shape in cell.parsed.weights.items()
            }
            layers.append(Layer(cell, width, units, weights, reverse=reverse, beside=reverse))
        width = outputs * (1 + each["both"])
    count = case["outputs"]
    assert isinstance(count, int)
    return layers, Readout(np.zeros((count, width)), np.zeros(count)) if count else None


def test_counts_are_those_of_pytorch_and_keras() -> None:
    """sum(p.numel()) and count_params() of 200 random networks."""
    assert len(NETWORKS) == 200
    for case in NETWORKS:
        layers, readout = _network(case)
        for framework in ("pytorch", "keras"):
            counted = count_in_all(layers, readout, framework)
            assert (None if counted is None else sum(counted)) == case[framework], case


@pytest.mark.parametrize(("key", "framework"), CASES)
def test_a_count_is_its_formula_and_the_size_of_its_tensors(key: str, framework: Framework) -> None:
    layer = _layer(CELLS[key])
    count = count_of(layer, framework)
    assert count is not None
    assert eval(count.numbers.replace("·", "*")) == count.total
    sizes = {"H": layer.units, "I": layer.inputs, "P": layer.outputs}
    assert eval(count.symbols.replace("·", "*"), dict(sizes)) == count.total
    assert sum(tensor.picture.size for tensor in stored_tensors((layer,), 0, framework)) == count.total


def test_an_lstm_from_4_to_6_has_288_weights_or_264() -> None:
    layer = _layer(CELLS["lstm"])
    pytorch, keras = count_of(layer, "pytorch"), count_of(layer, "keras")
    assert pytorch is not None and (pytorch.total, pytorch.numbers) == (288, "4 · (6 · 4 + 6 · 6 + 2 · 6)")
    assert keras is not None and (keras.total, keras.numbers, keras.biases) == (264, "4 · (6 · 4 + 6 · 6 + 6)", 1)
    assert count_in_all((layer, _layer(find_cell("lstm-1997"), 6, 6)), None, "pytorch") is None
