"""What was recognised in the files of frameworks computes what these computed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.cells import find_cell
from simulator.engine.run import run_network
from simulator.network.network import Network
from simulator.weights.formats import open_model
from simulator.weights.model_cells import FUNCTIONS, Form
from simulator.weights.recognition import recognise
from simulator.weights.stack_run import run_stack
from simulator.weights.tensor_tree import Declared, ModelFile, Tensor
from tests.simulator.weights.models import run_layer

MODELS = Path(__file__).parents[2] / "reference" / "models"
EXPECTED = np.load(MODELS / "expected.npz")
TOLERANCE = {"float32": 2e-6, "float64": 1e-12}
FILES = sorted(path for path in MODELS.iterdir() if path.suffix in (".pt", ".pt2", ".ckpt"))


def named(name: str) -> dict[str, np.ndarray]:
    return {key.removeprefix(f"{name}/"): EXPECTED[key] for key in EXPECTED.files if key.startswith(f"{name}/")}


def side_by_side(states: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The states of both directions of a layer in one array."""
    keys = [key for key in states if "reverse" not in key]
    twins = {key: states.get(key.replace("/", "/reverse/"), states[key][:, :0]) for key in keys}
    return {key: np.concatenate([states[key], twins[key]], axis=1) for key in keys}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_of_pytorch_compute_what_pytorch_computed(path: Path) -> None:
    file, expected = open_model(path), named(path.stem)
    recognised = recognise(file)
    (stack,) = recognised.stacks.values()
    inputs = expected.pop("inputs")
    states = side_by_side(run_stack(file, stack, inputs))
    assert len({layer.at for layer in stack}) <= len(expected)
    for key, wanted in expected.items():
        assert np.abs(states[key] - wanted).max() <= TOLERANCE[str(inputs.dtype)], key


@pytest.mark.parametrize("name", ["keras.keras", "keras.h5"])
def test_files_of_keras_compute_what_keras_computed(name: str) -> None:
    file, expected = open_model(MODELS / name), named("keras")
    (stack,) = recognise(file).stacks.values()
    states = side_by_side(run_stack(file, stack, expected.pop("inputs")))
    assert len(expected) == 5
    for key, wanted in expected.items():
        assert np.abs(states[key] - wanted).max() <= TOLERANCE["float32"], key
    assert not recognise(file).doubts


def test_weights_of_keras_alone_say_what_they_leave_open() -> None:
    recognised = recognise(open_model(MODELS / "keras.weights.h5"))
    assert len(recognised.layers) == 6 and {layer.kind for layer in recognised.layers} == {"lstm", "gru", "rnn"}
    assert any("Activations are not in the file" in doubt for doubt in recognised.doubts)
    assert any("order of the layers" in doubt for doubt in recognised.doubts)


def test_the_same_layer_read_wrongly_is_another() -> None:
    """The reset on the other side, merged biases, and z that replaces: each a common slip."""
    file, expected = open_model(MODELS / "gru.pt"), named("gru")
    found = recognise(file).layers[0]
    slips = [
        replace(found, form=Form(resets_before=True)),
        replace(found, tensors={**found.tensors, "b": found.tensors["b_u"], "b_u": found.tensors["b"]}),
        replace(found, layout="onnx", form=Form()),
    ]
    wrong_sign = replace(found.layer(file), cell=find_cell("gru-replace"))
    h = run_network(Network((wrong_sign,)), expected["inputs"], [""] * len(expected["inputs"])).layers[0]["h"]
    assert np.abs(h - expected["layer0/h"]).max() > 1e-3
    for slip in slips:
        assert np.abs(run_layer(file, slip, expected["inputs"])["h"] - expected["layer0/h"]).max() > 1e-3


def test_what_a_file_leaves_open_is_a_doubt_and_what_it_says_is_none() -> None:
    state_dict, module = (recognise(open_model(MODELS / name)) for name in ("rnn.pt", "module.pt"))
    assert state_dict.doubts == ("Whether a simple RNN has tanh or relu is not in the file; tanh is taken.",)
    assert module.doubts == () and module.layers[0].form == Form(new=FUNCTIONS["relu"])


def test_a_stack_is_told_layer_by_layer() -> None:
    recognised = recognise(open_model(MODELS / "lstm-projected-both.pt"))
    assert [(layer.at, layer.reverse) for layer in recognised.layers] == [(0, False), (0, True), (1, False), (1, True)]
    assert [(layer.inputs, layer.units, layer.outputs) for layer in recognised.layers] == [(3, 4, 2)] * 2 + [
        (4, 4, 2)
    ] * 2
    assert recognised.others == () and "weight_hr_l0" in recognised.layers[0].tensors.values()
    assert recognised.layers[1].place == "the model, layer 0, reverse"
    assert "16 rows of W are 4 × 4 units" in recognised.layers[0].why


def test_other_tensors_are_left_over() -> None:
    recognised = recognise(open_model(MODELS / "lightning.ckpt"))
    assert [layer.name for layer in recognised.layers] == ["state_dict.stack"]
    (embedding,), (readout,) = recognised.embeddings.values(), recognised.readouts.values()
    assert (embedding.tensor, embedding.tokens) == ("state_dict.embedding.weight", 7)
    assert (readout.weight, readout.bias, readout.outputs) == (
        "state_dict.readout.weight",
        "state_dict.readout.bias",
        7,
    )
    assert len(recognised.others) == 21 and all("optimizer" in name for name in recognised.others)
    assert any("exp_avg" in name for name in recognised.others), "the optimizer's numbers are no layers"


def test_the_read_out_of_keras_says_what_is_done_to_its_outputs() -> None:
    recognised = recognise(open_model(MODELS / "keras.keras"))
    (readout,) = recognised.readouts.values()
    assert (readout.outputs, readout.kind, readout.transposed, readout.doubts) == (3, "softmax", True, ())
    assert recognised.others == () and readout.readout(recognised.file).W.shape == (3, 2)


def test_several_tables_of_vectors_are_told_apart_by_their_names(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    stack = {f"{name}_w_ih": random.normal(size=(9, 2)) for name in ("enc", "dec")}
    stack |= {f"{name}_w_hh": random.normal(size=(9, 3)) for name in ("enc", "dec")}
    tables = {f"{name}_emb": random.normal(size=(5, 2)) for name in ("enc", "dec")}
    np.savez(tmp_path / "named.npz", **stack, **tables)
    named = recognise(open_model(tmp_path / "named.npz"))
    assert {name: each.tensor for name, each in named.embeddings.items()} == {"enc": "enc_emb", "dec": "dec_emb"}
    assert not any("another one" in doubt for doubt in named.doubts)
    np.savez(tmp_path / "alike.npz", **stack, first_emb=tables["enc_emb"], second_emb=tables["dec_emb"])
    alike = recognise(open_model(tmp_path / "alike.npz"))
    assert any("first_emb is taken, and there is second_emb" in doubt for doubt in alike.doubts)


def test_bare_arrays_with_the_frameworks_names(tmp_path: Path) -> None:
    """As g2p-en has them: enc_w_ih, enc_w_hh, …; and Keras's kernel and recurrent_kernel."""
    source = open_model(MODELS / "gru.pt")
    short = {name.replace("weight", "w").replace("bias", "b").removesuffix("_l0"): source.tensors[name].read()
             for name in source.tensors if name.endswith("_l0")}  # fmt: skip
    np.savez(tmp_path / "bare.npz", **{f"enc_{name}": values for name, values in short.items()})
    file, expected = open_model(tmp_path / "bare.npz"), named("gru")
    recognised = recognise(file)
    (found,) = recognised.layers
    assert found.name == "enc" and found.kind == "gru" and "order of the gates" in found.doubts[0]
    assert np.abs(run_layer(file, found, expected["inputs"])["h"] - expected["layer0/h"]).max() < 1e-12


def test_layers_of_cudnn_in_keras_before_3(tmp_path: Path) -> None:
    """Their matrices are stored as Keras's own conversion (2.x, `_convert_rnn_weights`) makes them, biases twice."""
    random = np.random.default_rng(2)
    plain = recognise(open_model(MODELS / "keras.keras"))
    lstm = plain.layers[0]
    kernel, recurrent, bias = (plain.file.numbers(lstm.tensors[part]) for part in ("W", "U", "b"))
    half = random.normal(size=bias.shape).astype(np.float32)
    stored = {
        "kernel": np.hstack([block.T.reshape(block.shape, order="C") for block in np.hsplit(kernel, 4)]),
        "recurrent_kernel": np.hstack([block.T for block in np.hsplit(recurrent, 4)]),
        "bias": np.concatenate([half, bias - half]),
    }
    np.savez(tmp_path / "cudnn.npz", **{f"cu_dnnlstm_1/{name}": values for name, values in stored.items()})
    file = open_model(tmp_path / "cudnn.npz")
    (found,) = recognise(file).layers
    inputs = named("keras")["inputs"]
    wanted = run_layer(plain.file, lstm, inputs)["h"]
    assert found.layout == "keras-cudnn" and np.abs(run_layer(file, found, inputs)["h"] - wanted).max() < 1e-6


@pytest.mark.parametrize(
    ("backwards", "by_token"),
    [((False, True), (False, True)), ((True, False), (True, True)), ((True, True), (True, False))],
)
def test_what_goes_backwards_in_keras_hands_on_from_the_last_token_to_the_first(
    tmp_path: Path, backwards: tuple[bool, ...], by_token: tuple[bool, ...]
) -> None:
    random, tensors, inputs = np.random.default_rng(0), dict[str, Tensor](), 3
    for at in range(len(backwards)):
        shapes = {"kernel": (inputs, 16), "recurrent_kernel": (4, 16), "bias": (16,)}
        for name, shape in shapes.items():
            values = random.normal(size=shape)
            key = f"lstm_{at}/{name}"
            tensors[key] = Tensor(key, shape, "float64", lambda values=values: values)  # type: ignore[misc]
        inputs = 4
    declared = tuple(
        Declared("LSTM", f"lstm_{at}", {"go_backwards": way, "activation": "tanh", "recurrent_activation": "sigmoid"})
        for at, way in enumerate(backwards)
    )
    file = ModelFile(tmp_path / "one.keras", "keras", "", tensors, declared)
    layers = recognise(file).layers
    assert tuple(layer.reverse for layer in layers) == by_token and [layer.at for layer in layers] == [0, 1]
    x = random.normal(size=(6, 3))
    as_keras = x
    for layer, way in zip(layers, backwards, strict=True):  # Keras returns the sequence as it was read
        forward = replace(layer, reverse=False)
        as_keras = run_layer(file, forward, as_keras[::-1] if way else as_keras)["h"]
    found = run_stack(file, layers, x)[f"layer1{'/reverse' * by_token[-1]}/h"]
    assert np.allclose(found[::-1] if by_token[-1] else found, as_keras, atol=1e-12)
