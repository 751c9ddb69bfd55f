"""What is answered to those who ask in public why their own network gives other numbers, and to what fits nothing."""

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator.engine.progress import Cancelled
from simulator.weights.finding.answer import Answer, find_why
from simulator.weights.formats import open_model
from simulator.weights.recognition import recognise
from simulator.weights.tensor_tree import ModelError
from tests.simulator.weights.finding.somebody import Net, run_net

KERAS = {"lstm": "ifgo", "gru": "zrn"}


def draw_layer(random: np.random.Generator, kind: str, *, biases: int = 2, units: int = 4, inputs: int = 3) -> Net:
    """A network of one layer, whose blocks stand as Keras has them."""
    gates = len(KERAS[kind])
    layer = {"W": random.normal(size=(gates, units, inputs)), "U": random.normal(size=(gates, units, units))}
    layer |= {name: random.normal(size=(gates, units)) for name in ("b", "b_u")[:biases]}
    return Net(kind, [{name: value.astype(np.float32) for name, value in layer.items()}])


def ask(net: Net, folder: Path, changed: dict[str, Any], *, keras: bool = True, given: str = "h") -> Answer:
    """What is said of a network that stores its weights in one way and runs in another."""
    layer, net.changed = net.layers[0], changed
    rows = {name: value.reshape(-1, *value.shape[2:]) for name, value in layer.items()}
    if keras:
        bias = rows["b"] if "b_u" not in rows else np.stack([rows["b"], rows["b_u"]])
        stored = {"cell/kernel": rows["W"].T, "cell/recurrent_kernel": rows["U"].T, "cell/bias": bias}
    else:
        stored = dict(zip(("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"), rows.values(), strict=False))
    np.savez(folder / "weights.npz", **stored)
    x = np.random.default_rng(5).normal(size=(9, 1, layer["W"].shape[2])).astype(np.float32)
    np.savez(folder / "reference.npz", inputs=x, **{given: run_net(net, x)[given]})
    return find_why(recognise(open_model(folder / "weights.npz")), open_model(folder / "reference.npz"))


@pytest.mark.parametrize(
    ("kind", "biases", "keras", "changed", "words"),
    [
        # keras-team/keras 20535: a GRU of one's own, whose state is that of the layer before, and not carried on
        ("gru", 2, True, {"order": "zrn", "begin": "anew"}, "begin anew at each step"),
        # keras-team/keras 15915: the two biases of a GRU added up
        ("gru", 2, True, {"order": "zrn", "biases": "merged"}, "both biases of the candidate are added up"),
        # keras-team/keras 8720: which columns belong to which gate
        ("lstm", 1, True, {"order": "igfo"}, "f and g change places: your gates are in the order i g f o"),
        # tracel-ai/burn 2701: the reset before the product, and no state carried on
        ("gru", 2, False, {"reset": "before", "begin": "anew"}, "begin anew at each step"),
        # onnx/keras-onnx 89: Keras before 3 made its gates with a hard sigmoid
        ("lstm", 1, True, {"order": "ifgo", "gate": "old hard"}, "the gates’ sigmoid is hard, 0.2 a + ½"),
        # onnx/onnx 921, microsoft/onnxscript 2852: linear_before_reset is 0 where it should be 1
        ("gru", 2, False, {"reset": "before"}, "the reset gate acts before the product, on h"),
    ],
)
def test_what_was_asked_in_public(
    kind: str, biases: int, keras: bool, changed: dict[str, Any], words: str, tmp_path: Path
) -> None:
    net = draw_layer(np.random.default_rng(11), kind, biases=biases)
    answer = ask(net, tmp_path, changed, keras=keras)
    told = answer.sentences[0]
    assert answer.found is not None and told.startswith("The same to ") and words in told
    assert float(told.split()[3]) <= 3e-6


def test_the_order_is_said_as_it_is_asked_for(tmp_path: Path) -> None:
    answer = ask(draw_layer(np.random.default_rng(3), "lstm"), tmp_path, {"order": "figo"}, keras=False)
    assert answer.sentences[0].endswith("if i and f change places: your gates are in the order f i g o.")
    assert answer.sentences[1].startswith("As it is read here: ")


def test_what_is_the_same_is_said_to_be(tmp_path: Path) -> None:
    answer = ask(draw_layer(np.random.default_rng(3), "lstm"), tmp_path, {}, keras=False)
    assert answer.found is not None and answer.changed(answer.found) == () and answer.tried == 1
    assert "as it is read here: your gates are in the order i f g o" in answer.sentences[0]


def test_what_cannot_be_told_from_the_numbers_is_said(tmp_path: Path) -> None:
    """Of the last state alone, whether outputs stand at their tokens is not seen."""
    net = draw_layer(np.random.default_rng(3), "gru", biases=1)
    answer = ask(net, tmp_path, {"order": "rzn", "direction": "backward"}, keras=False, given="h_n")
    assert len(answer.holding) == 2 and answer.sentences[-1].startswith("It cannot be told from this: ")


def test_at_which_step_they_part_is_said(tmp_path: Path) -> None:
    ask(draw_layer(np.random.default_rng(3), "lstm"), tmp_path, {}, keras=False)
    stored = dict(np.load(tmp_path / "reference.npz"))
    stored["h"] = stored["h"].copy()
    stored["h"][5:] += 0.25
    np.savez(tmp_path / "reference.npz", **stored)
    answer = find_why(recognise(open_model(tmp_path / "weights.npz")), open_model(tmp_path / "reference.npz"))
    assert answer.found is None and answer.here.parts_at == 5
    assert "As it is read here: 0.25 apart at most, first at step 5 of 9." in answer.sentences


@pytest.mark.parametrize("axis", [0, 1])
def test_matrices_of_single_gates_and_of_both_are_told_by_their_shapes(axis: int, tmp_path: Path) -> None:
    net = draw_layer(np.random.default_rng(4), "lstm", biases=1)
    layer = net.layers[0]
    if axis:
        joined = np.concatenate([layer["W"], layer["U"]], axis=2).reshape(-1, 7)
        np.savez(tmp_path / "weights.npz", a=joined, b=layer["b"].reshape(-1))
    else:
        parts = {f"{name}{at}": layer[name][at] for name in ("W", "U", "b") for at in range(4)}
        np.savez(tmp_path / "weights.npz", **parts)
    x = np.random.default_rng(5).normal(size=(9, 1, 3)).astype(np.float32)
    np.savez(tmp_path / "reference.npz", x=x, y=run_net(net, x)["h"])
    answer = find_why(recognise(open_model(tmp_path / "weights.npz")), open_model(tmp_path / "reference.npz"))
    assert answer.found is not None


def test_it_can_be_stopped(tmp_path: Path) -> None:
    ask(draw_layer(np.random.default_rng(3), "lstm"), tmp_path, {}, keras=False)

    def stop(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_why(recognise(open_model(tmp_path / "weights.npz")), open_model(tmp_path / "reference.npz"), progress=stop)


W, U = np.ones((16, 3), np.float32), np.ones((16, 4), np.float32)
X, H = np.ones((9, 3), np.float32), np.ones((9, 4), np.float32)


@pytest.mark.parametrize(
    ("weights", "reference", "words"),
    [
        ({"a": np.ones((5, 7))}, {"inputs": X, "h": H}, "fit no recurrent cell of 3 inputs; there is a 5 × 7"),
        ({"W": W, "U": U}, {"inputs": X, "h": H[:5]}, "not as long as the inputs"),
        ({"weight_ih_l0": W, "weight_hh_l0": U}, {"inputs": X, "h": np.ones((9, 5))}, "not as wide as layers of 4"),
        ({"weight_ih_l0": W, "weight_hh_l0": U}, {"inputs": X[:, :2], "h": H}, "the first layer takes 3"),
        ({"W": W * np.nan, "U": U}, {"inputs": X, "h": H}, "W of the weights holds nan"),
        ({"W": W, "U": U}, {"inputs": X, "h": H * np.inf}, "h holds inf at [0, 0]"),
        ({"W": W, "U": U}, {"inputs": X}, "inputs and no outputs"),
        ({"W": W, "U": U}, {"h": H}, "There are no inputs among h"),
        ({"W": W, "U": U}, {"inputs": X, "thing": H}, "What thing is, its name does not say"),
        ({"W": W, "U": U}, {"inputs": np.ones((2000, 3), np.float32), "h": np.ones((2000, 4))}, "at most 1,000"),
        ({"W": W, "U": U}, {"inputs": X, "h": np.array([{}], object)}, "pickled Python objects"),
        ({"W": W, "U": U}, {"inputs": np.zeros((0, 3)), "h": H}, "inputs is empty"),
    ],
)
def test_what_cannot_be_asked_about_is_told_at_once(
    weights: dict[str, np.ndarray], reference: dict[str, np.ndarray], words: str, tmp_path: Path
) -> None:
    np.savez(tmp_path / "weights.npz", **weights)
    np.savez(tmp_path / "reference.npz", allow_pickle=True, **reference)
    begun = time.process_time()
    with pytest.raises(ModelError) as told:
        find_why(recognise(open_model(tmp_path / "weights.npz")), open_model(tmp_path / "reference.npz"))
    assert words in str(told.value) and time.process_time() - begun < 2


def test_two_gigabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "weights.npy"
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(file, {"descr": "<f4", "fortran_order": False, "shape": (2**15, 2**14)})
        file.truncate(file.tell() + 2**31)
    np.savez(tmp_path / "reference.npz", inputs=np.ones((9, 3)), h=np.ones((9, 4)))
    begun = time.process_time()
    with pytest.raises(ModelError, match="fit no recurrent cell"):
        find_why(recognise(open_model(path)), open_model(tmp_path / "reference.npz"))
    with pytest.raises(ModelError, match="There are no inputs"):
        find_why(recognise(open_model(tmp_path / "reference.npz")), open_model(path))
    assert time.process_time() - begun < 2
