"""Layers that are mapped by hand: any order of gates, any names, parts of tensors; what does not fit is named."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from simulator.weights.formats import open_model
from simulator.weights.layouts import layout_of
from simulator.weights.recognition import recognise
from simulator.weights.recognition.by_hand import (
    ByHand,
    LayerByHand,
    ReadoutByHand,
    mapping_of,
    misfits,
    read_by_hand,
    recognise_by_hand,
    written,
)
from simulator.weights.report import describe_model
from simulator.weights.stack_run import run_stack, try_stack
from simulator.weights.tensor_tree import ModelError, ModelFile

INPUTS, UNITS = 3, 4
MODELS = Path(__file__).parents[2] / "reference" / "models"


def sigmoid(a: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-a))


def random_gates(gates: str) -> dict[str, dict[str, np.ndarray]]:
    """W, U and b of each gate."""
    random = np.random.default_rng(5)
    shapes = {"W": (UNITS, INPUTS), "U": (UNITS, UNITS), "b": (UNITS,)}
    return {gate: {part: random.normal(size=shape) for part, shape in shapes.items()} for gate in gates}


def lstm(gates: dict[str, dict[str, np.ndarray]], inputs: np.ndarray, forget_bias: float = 0.0) -> np.ndarray:
    """The states h of an LSTM, written out."""
    h, c, found = np.zeros(UNITS), np.zeros(UNITS), []
    for x in inputs:
        a = {gate: each["W"] @ x + each["U"] @ h + each["b"] for gate, each in gates.items()}
        c = sigmoid(a["f"] + forget_bias) * c + sigmoid(a["i"]) * np.tanh(a["g"])
        h = sigmoid(a["o"]) * np.tanh(c)
        found.append(h)
    return np.array(found)


def stored(path: Path, **arrays: np.ndarray) -> ModelFile:
    np.savez(path / "bare.npz", **arrays)
    return open_model(path / "bare.npz")


def states(file: ModelFile, layer: LayerByHand, inputs: np.ndarray) -> np.ndarray:
    return run_stack(file, recognise_by_hand(file, ByHand((layer,))).layers, inputs)["layer0/h"]


ROWS = np.random.default_rng(1).normal(size=(9, INPUTS))


@pytest.mark.parametrize("order", ["ifgo", "gofi", "oigf"])
@pytest.mark.parametrize("way", ["rows", "columns"])
def test_any_order_of_gates_can_be_spelled(tmp_path: Path, order: str, way: str) -> None:
    gates = random_gates("ifgo")
    arrays = {part: np.concatenate([gates[gate][part] for gate in order]) for part in "WUb"}
    file = stored(tmp_path, **{f"my{part}": value.T if way == "columns" else value for part, value in arrays.items()})
    layer = LayerByHand("lstm", f"{way}:{order}", {part: f"my{part}" for part in "WUb"})
    assert np.abs(states(file, layer, ROWS) - lstm(gates, ROWS)).max() < 1e-12
    other = msgspec.structs.replace(layer, layout=f"{way}:iogf")
    assert np.abs(states(file, other, ROWS) - lstm(gates, ROWS)).max() > 1e-3
    assert not recognise(file).layers


def test_a_kernel_of_tensorflow_1_is_one_matrix_with_a_bias_that_is_added(tmp_path: Path) -> None:
    gates, order = random_gates("ifgo"), "igfo"
    joined = [np.concatenate([gates[gate]["W"].T, gates[gate]["U"].T]) for gate in order]
    bias = np.concatenate([gates[gate]["b"] for gate in order])
    file = stored(tmp_path, **{"rnn/kernel": np.concatenate(joined, axis=1), "rnn/bias": bias})
    tensors = {"W": "rnn/kernel[0:3]", "U": "rnn/kernel[3:7]", "b": "rnn/bias"}
    layer = LayerByHand("lstm", "columns:ijfo+1", tensors)
    assert np.abs(states(file, layer, ROWS) - lstm(gates, ROWS, forget_bias=1.0)).max() < 1e-12
    assert recognise_by_hand(file, ByHand((layer,))).others == (), "both parts are one tensor"


def test_gates_may_have_a_tensor_each(tmp_path: Path) -> None:
    gates = random_gates("ifgo")
    arrays = {f"{part}{gate}": each[part] for gate, each in gates.items() for part in "WU"}
    arrays |= {f"b{gate}": each["b"].reshape(-1, 1) for gate, each in gates.items()}
    file = stored(tmp_path, **arrays)
    layer = LayerByHand("lstm", "rows:ifgo", {f"{name[0]}_{name[1]}": name for name in arrays})
    assert np.abs(states(file, layer, ROWS) - lstm(gates, ROWS)).max() < 1e-12
    both = {gate: np.concatenate([each["U"], each["W"]], axis=1) for gate, each in gates.items()}
    file = stored(tmp_path, **both, **{f"b{gate}": each["b"] for gate, each in gates.items()})
    tensors = {f"b_{gate}": f"b{gate}" for gate in gates}
    tensors |= {f"U_{gate}": f"{gate}[:,0:4]" for gate in gates} | {f"W_{gate}": f"{gate}[:,4:7]" for gate in gates}
    layer = LayerByHand("lstm", "rows:ifgo", tensors)
    assert np.abs(states(file, layer, ROWS) - lstm(gates, ROWS)).max() < 1e-12


def test_other_letters_for_gates_are_understood() -> None:
    assert layout_of("columns:ijfo+1").key == "columns:igfo+1" and layout_of("rows:ifco").key == "rows:ifgo"
    assert layout_of("columns:zrh").gates == {"gru": "zrn"} and layout_of("rows:ru" + "c").gates == {"gru": "rzn"}
    assert layout_of("rows:h").gates == {"rnn": "h"}
    for wrong in ("rows:ifg", "rows:ifgoo", "diagonal:ifgo", "rows:zrn+1", "tensorflow", "rows:"):
        with pytest.raises(ModelError, match="There is no layout"):
            layout_of(wrong)


def test_what_was_recognised_can_be_mapped_as_it_was() -> None:
    for name in ("lstm.pt", "gru-both.pt", "lstm-projected-both.pt", "keras.keras", "rnn.pt"):
        file = open_model(MODELS / name)
        found = recognise(file)
        (stack,) = found.stacks
        mapping = msgspec.json.decode(written(mapping_of(found, stack)), type=ByHand)
        again = recognise(file, mapping)
        inputs = np.random.default_rng(2).normal(size=(5, found.layers[0].inputs))
        first, second = (run_stack(file, each.layers, inputs) for each in (found, again))
        assert first.keys() == second.keys() and all((first[key] == second[key]).all() for key in first), name
        assert (again.embeddings.keys() or {""}) == {""} and len(again.readouts) == len(found.readouts)


def test_what_does_not_fit_is_told_at_its_part(tmp_path: Path) -> None:
    file = stored(tmp_path, W=np.ones((16, 3)), U=np.ones((16, 4)), b=np.ones(12), odd=np.ones((15, 3)), v=np.ones(4))
    base = LayerByHand("lstm", "rows:ifgo", {"W": "W", "U": "U"})
    told = {
        "": misfits(file, base),
        "b": misfits(file, msgspec.structs.replace(base, tensors={"W": "W", "U": "U", "b": "b"})),
        "odd": misfits(file, msgspec.structs.replace(base, tensors={"W": "odd", "U": "U"})),
        "turned": misfits(file, msgspec.structs.replace(base, layout="columns:ifgo")),
        "none": misfits(file, msgspec.structs.replace(base, tensors={"W": "W"})),
        "vector": misfits(file, msgspec.structs.replace(base, tensors={"W": "v", "U": "U"})),
        "gone": misfits(file, msgspec.structs.replace(base, tensors={"W": "X", "U": "U"})),
        "part": misfits(file, msgspec.structs.replace(base, tensors={"W": "W", "U": "U", "Q": "v"})),
        "kind": misfits(file, msgspec.structs.replace(base, kind="gru")),
        "formula": misfits(file, msgspec.structs.replace(base, gate="sigmoid({}")),
        "function": misfits(file, msgspec.structs.replace(base, candidate="sine")),
    }
    assert told.pop("") == ()
    parts = {name: [each.part for each in found] for name, found in told.items()}
    assert parts == {
        "b": ["b"], "odd": ["W"], "turned": ["W"], "none": ["U"], "vector": ["W"], "gone": ["W"], "part": ["Q"],
        "kind": [""], "formula": [""], "function": [""],
    }  # fmt: skip
    assert told["b"][0].why == "b is 12, and has to be 16."
    assert told["odd"][0].why == "W has 15 rows of gates, which 4 gates cannot share."
    assert "Choose other tensors" in _problem(file, msgspec.structs.replace(base, tensors={"W": "odd", "U": "U"}))


def _problem(file: ModelFile, *layers: LayerByHand, **around: object) -> str:
    with pytest.raises(ModelError) as found:
        recognise_by_hand(file, ByHand(layers, **around))  # type: ignore[arg-type]
    return str(found.value)


def test_layers_and_what_is_around_them_have_to_follow_each_other(tmp_path: Path) -> None:
    file = stored(
        tmp_path, W=np.ones((4, 3)), U=np.ones((4, 4)), W2=np.ones((4, 4)), table=np.ones((9, 3)), b=np.ones(5)
    )
    first = LayerByHand("rnn", "rows:h", {"W": "W", "U": "U"})
    second = LayerByHand("rnn", "rows:h", {"W": "W2", "U": "U"}, layer=1)
    found = recognise_by_hand(file, ByHand((second, first), "table", ReadoutByHand("W2")))
    assert [each.at for each in found.layers] == [0, 1] and found.embeddings[""].tokens == 9 and found.others == ("b",)
    assert "number" in _problem(file) or "No layer" in _problem(file)
    assert "There is no layer 0" in _problem(file, second)
    assert "Layer 1 takes 3 numbers, and 4 come to it" in _problem(file, first, msgspec.structs.replace(first, layer=1))
    assert "several layers 0" in _problem(file, first, first)
    assert "table of vectors U is 4 × 4" in _problem(file, first, embedding="U")
    assert "read-out W is 4 × 3" in _problem(file, first, readout=ReadoutByHand("W"))
    assert "bias b" in _problem(file, first, readout=ReadoutByHand("W2", "b"))


def test_a_mapping_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    for text in ("", "[]", '{"layers": [{"kind": "lstm"}]}', '{"layers": [], "more": 1}', "[" * 5000, '{"layers": 3'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ModelError, match="It is no mapping"):
            read_by_hand(path)
    with pytest.raises(ModelError, match=r"Cannot be read"):
        read_by_hand(tmp_path / "missing.json")


def test_a_short_run_shows_what_is_full_or_without_an_end(tmp_path: Path) -> None:
    file = stored(tmp_path, W=np.ones((4, 3)), U=1e20 * np.eye(4), big=np.full((4, 3), 1e200))
    tanh = LayerByHand("rnn", "rows:h", {"W": "W", "U": "U"})
    (tried,) = try_stack(file, recognise_by_hand(file, ByHand((tanh,))).layers)
    assert tried.name == "layer0/h" and tried.saturated > 0.9 and 0.99 < tried.largest <= 1
    relu = msgspec.structs.replace(tanh, candidate="relu", tensors={"W": "big", "U": "U"})
    with pytest.raises(ModelError, match="finite"):
        try_stack(file, recognise_by_hand(file, ByHand((relu,))).layers)


def test_the_report_spells_the_order(tmp_path: Path) -> None:
    file = stored(tmp_path, W=np.ones((16, 3)), U=np.ones((16, 4)))
    told = describe_model(recognise_by_hand(file, ByHand((LayerByHand("lstm", "rows:oifg", {"W": "W", "U": "U"}),))))
    assert "  from W, U: It was mapped by hand. Laid out as rows:oifg, gates in the order o, i, f, g." in told
