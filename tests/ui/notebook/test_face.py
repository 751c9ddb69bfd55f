"""What a notebook has of Gatelight: runs of lessons, cells and weights in memory, their pictures, questions, files."""

from __future__ import annotations

import base64
import json
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

import ui.notebook as gl
from simulator import LessonError, ledger
from simulator import run as run_lesson
from simulator.analysis.gradient_horizon import horizon
from simulator.autodiff.gradient_target import Target
from simulator.weights.formats import open_model
from simulator.weights.tensor_tree import ModelError
from ui.export.format import ExportError
from ui.notebook.running import NotebookRun
from ui.notebook.sequences import at_most

ROOT = Path(__file__).parents[3]
MODELS = ROOT / "tests" / "reference" / "models"
EXPECTED = np.load(MODELS / "expected.npz")
NAMES = (
    "lstm", "lstm-64", "lstm-both", "lstm-projected", "lstm-projected-both", "lstm-no-bias", "gru", "gru-both", "rnn",
)  # fmt: skip


@pytest.fixture(scope="module")
def rafsun() -> NotebookRun:
    return gl.run("jenny-rafsun")


@pytest.mark.parametrize("name", NAMES)
def test_weights_in_memory_compute_what_pytorch_computed(name: str) -> None:
    tensors = open_model(MODELS / f"{name}.pt").tensors
    inputs = EXPECTED[f"{name}/inputs"]
    new = "relu" if name == "rnn" and bool((EXPECTED["rnn/layer1/h"] >= 0).all()) else "tanh"
    weights = {key: tensor.numbers() for key, tensor in tensors.items()}
    found = gl.run(name.partition("-")[0], inputs, state_dict=weights, activation=new)
    last = max(key for key in EXPECTED.files if key.startswith(f"{name}/") and key.endswith("/h"))
    ours = np.concatenate([each["h"][:] for each in found.last_layers], axis=1)
    assert np.abs(ours - EXPECTED[last]).max() <= (1e-12 if inputs.dtype == np.float64 else 2e-6)


def test_a_run_is_asked_by_name_and_by_layer(rafsun: NotebookRun) -> None:
    assert rafsun["c"].shape == (20, 3) and rafsun[0] is rafsun.layers[0] and rafsun[-1] is rafsun.layers[-1]
    assert np.array_equal(rafsun["c"], run_lesson("jenny-rafsun")["c"])
    with pytest.raises(KeyError, match="There is no layer 2: there are 2"):
        rafsun[2]
    assert repr(rafsun).startswith("NotebookRun(") and "\n" not in repr(rafsun)
    again = pickle.loads(pickle.dumps(rafsun))
    assert np.array_equal(again["h"], rafsun["h"]) and again.lesson == rafsun.lesson


def test_what_is_asked_is_what_the_simulator_says(rafsun: NotebookRun) -> None:
    assert np.array_equal(rafsun.ledger(11).shares, ledger(run_lesson("jenny-rafsun"), 11).shares)
    assert rafsun.half_life().shape == (3,)
    theirs = horizon(rafsun, Target("h", 19, 0, 0))
    assert np.array_equal(rafsun.gradient("h", -1, unit=0, layer=0).wire["c"], theirs.wire["c"])
    held = rafsun.hold("f", unit=0, at=11, value=1)
    assert isinstance(held, NotebookRun) and held["f"][11, 0] == 1 and rafsun["f"][11, 0] < 0.5
    assert np.array_equal(held["c"][:11], rafsun["c"][:11])


def test_a_cell_is_drawn_for_a_text_and_for_numbers() -> None:
    one = gl.run("lstm", "I love Jenny", units=3, seed=1)
    assert one.tokens == ("I", "love", "Jenny") and one["c"].shape == (3, 3)
    assert np.array_equal(one["c"], gl.run("lstm", "I love Jenny", units=3, seed=1)["c"])
    assert not np.array_equal(one["c"], gl.run("lstm", "I love Jenny", units=3, seed=2)["c"])
    rows = np.arange(8.0).reshape(4, 2) / 8
    two = gl.run("gru", rows, units=5, layers=2, tokens=("a", "b", "c", "d"))
    assert two.tokens == ("a", "b", "c", "d") and two[1]["h"].shape == (4, 5)
    for batch in (rows[None], rows[:, None]):
        assert np.array_equal(gl.run("gru", batch, units=5, layers=2)["h"], two["h"])


@pytest.mark.parametrize(
    ("size", "said"), [(0.0, 0.0), (1.01e-7, 1.1e-7), (0.5649, 0.57), (9.99, 10.0), (2e-6, 2.1e-6)]
)
def test_what_is_said_to_be_at_most_is_no_less(size: float, said: float) -> None:
    assert size <= float(at_most(size)) <= said * (1 + 1e-12)


def test_what_cannot_be_run_is_told_in_words() -> None:
    rows = np.zeros((3, 2))
    lstm = {key: tensor.numbers() for key, tensor in open_model(MODELS / "lstm.pt").tensors.items()}
    for words, make in {
        "There is no cell 'lsmt'": lambda: gl.run("lsmt", rows),
        "3 steps and 1 tokens": lambda: gl.run("lstm", rows, tokens=["a"]),
        "has the shape (3,)": lambda: gl.run("lstm", np.zeros(3)),
        "A text has tokens of its own": lambda: gl.run("lstm", "a b", tokens=["a", "b"]),
        "No framework has weights": lambda: gl.run("lstm-peephole", rows, state_dict=lstm),
        "not of a GRU": lambda: gl.run("gru", rows, state_dict=lstm),
        "There are no weights": lambda: gl.run("gru", rows, state_dict={}),
        "holds <U1": lambda: gl.run("lstm", np.array([["a"]])),
        "is no layer that is known": lambda: gl.watch(object(), rows),
    }.items():
        with pytest.raises((LessonError, ModelError)) as told:
            make()
        assert words in str(told.value)


def test_a_run_shows_itself(rafsun: NotebookRun) -> None:
    bundle, about = rafsun._repr_mimebundle_()
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert bundle["text/plain"] == about["image/png"]["alt"] and "Token 20" in bundle["text/plain"]
    shown = rafsun.show(token=11, view="unit", theme="dark", width=640, height=360)
    assert "“Rafsun”" in shown.words and shown.png != rafsun.show(token=10, view="unit", theme="dark").png
    with pytest.raises(ExportError, match="There is no token 20"):
        rafsun.show(token=20)
    with pytest.raises(ExportError, match="veiw is no setting"):
        rafsun.show(veiw="unit")


def test_the_stepper_is_a_page_in_a_frame(rafsun: NotebookRun) -> None:
    frame = rafsun.play(tokens=range(11, 12))._repr_html_()
    assert frame.startswith('<iframe title="Forgetting Jenny, remembering Rafsun" srcdoc="') and "<script>" not in frame


def test_two_runs_are_compared(rafsun: NotebookRun) -> None:
    held = rafsun.hold("f", unit=0, at=11, value=1)
    both = gl.compare(rafsun, held)
    assert both.parts_at == 11 and "apart from step 11" in repr(both)
    assert both.difference("c")[11, 0] == held["c"][11, 0] - rafsun["c"][11, 0] and both.largest > 0.9
    assert gl.compare(rafsun, rafsun).parts_at is None
    assert both.show().png != both.show(view="cell", token=11).png != rafsun.show(token=11).png
    with pytest.raises(ValueError, match="other steps: 20 and 3"):
        gl.compare(rafsun, gl.run("lstm", "a b c", units=3))


def test_a_run_is_written(rafsun: NotebookRun, tmp_path: Path) -> None:
    rafsun.save(tmp_path / "run.npz")
    assert np.array_equal(np.load(tmp_path / "run.npz")["layer0/c"], rafsun["c"])
    assert rafsun.film(tmp_path / "a.png", at=(11, 3)).stat().st_size > 1000
    weights = {key: tensor.numbers() for key, tensor in open_model(MODELS / "gru.pt").tensors.items()}
    found = gl.run("gru", EXPECTED["gru/inputs"], state_dict=weights, title="Mine")
    found.save_lesson(tmp_path / "mine.gatelight")
    assert {"lesson.json"} < set(zipfile.ZipFile(tmp_path / "mine.gatelight").namelist())
    assert np.array_equal(gl.run(tmp_path / "mine.gatelight")["h"], found["h"])


def test_tables_of_other_libraries(rafsun: NotebookRun) -> None:
    table, arrays = rafsun.to_pandas(), rafsun.to_xarray()
    assert table.shape[0] == 20 and list(table.index) == list(rafsun.tokens)
    assert np.array_equal(table[(0, "c")].to_numpy(), rafsun["c"])
    assert np.array_equal(arrays["0/f"].values, rafsun["f"]) and list(arrays["token"].values) == list(rafsun.tokens)


def test_nothing_of_qt_is_loaded_before_a_picture_is_wanted() -> None:
    script = "import sys, ui.notebook as gl; gl.run('lstm', 'a b').ledger(1); print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_window_opens_on_a_run(rafsun: NotebookRun, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda words, **_: started.append(words))
    rafsun.open()
    assert started[0][-1].endswith(".gatelight") and np.array_equal(gl.run(started[0][-1])["c"], rafsun["c"])


def test_the_notebook_of_the_docs_runs() -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(ROOT / "docs" / "notebook.ipynb", as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    kinds = {kind for cell in notebook.cells for each in cell.get("outputs", ()) for kind in each.get("data", ())}
    assert {"image/png", "text/html"} <= kinds
    assert "iframe" in json.dumps(notebook)


def test_a_live_layer_of_pytorch_is_watched() -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    torch.manual_seed(0)
    for kind, more in (("LSTM", {"proj_size": 3}), ("LSTM", {}), ("GRU", {}), ("RNN", {"nonlinearity": "relu"})):
        for dtype, least in ((torch.float32, 2e-6), (torch.float64, 1e-12)):
            for batch_first in (False, True):
                layer = getattr(torch.nn, kind)(
                    4, 5, 2, bidirectional=True, batch_first=batch_first, dropout=0.5, dtype=dtype, **more
                )
                found = gl.watch(layer, torch.randn(2, 7, 4, dtype=dtype), which=1)
                assert float(found.agreement.split()[1]) <= least and found.agreement in repr(found)
                assert layer.training


def test_a_live_layer_of_keras_is_watched() -> None:
    keras = pytest.importorskip("keras", reason="Keras is not installed").layers
    for layer in (
        keras.LSTM(5, return_sequences=True), keras.GRU(5), keras.GRU(5, reset_after=False, return_sequences=True),
        keras.SimpleRNN(5, activation="relu"), keras.LSTM(5, go_backwards=True, return_sequences=True),
        keras.Bidirectional(keras.LSTM(5, return_sequences=True), merge_mode="ave"), keras.Bidirectional(keras.GRU(5)),
    ):  # fmt: skip
        rows = np.random.default_rng(0).normal(size=(2, 7, 4)).astype("f")
        with pytest.raises(LessonError, match="has no weights yet"):
            gl.watch(layer, rows)
        layer(rows)
        assert float(gl.watch(layer, rows, which=1).agreement.split()[1]) <= 2e-6
