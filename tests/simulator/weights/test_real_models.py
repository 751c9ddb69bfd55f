"""Two models that nobody here trained, out of packages that the test fetches: they do here what they did there."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tarfile
import types
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator.weights.formats import open_model
from simulator.weights.recognition import recognise
from simulator.weights.recognition.found import FoundLayer
from simulator.weights.stack_run import run_stack
from simulator.weights.tensor_tree import ModelFile

PACKAGES = {"textgenrnn": "2.0.0", "g2p-en": "2.1.0"}
CONTEXT = 40  # letters that textgenrnn reads before it says the next
TEXT = "I have no idea what you are talking about and this is the best thing I have ever seen"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both packages, unpacked and not installed."""
    folder = tmp_path_factory.mktemp("packages")
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "-d",
        str(folder),
    ]
    wanted = [f"{name}=={version}" for name, version in PACKAGES.items()]
    if subprocess.run([*command, *wanted], capture_output=True, check=False, timeout=300).returncode:
        pytest.skip("no package index is reached")
    with tarfile.open(next(folder.glob("textgenrnn*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    with zipfile.ZipFile(next(folder.glob("g2p_en*.whl"))) as archive:
        archive.extractall(folder)
    return folder


def bits_per_letter(file: ModelFile, stack: tuple[FoundLayer, ...], vocabulary: dict[str, int]) -> float:
    """How badly the model foretells a text: embedding, both layers side by side, a weighted average, softmax."""
    embeddings, attention, weights, biases = (
        file.numbers(name)
        for name in (
            "embedding/embedding/embeddings:0", "attention/attention/attention_W:0", "output/output/kernel:0",
            "output/output/bias:0",
        )
    )  # fmt: skip
    bits = []
    for at in range(10, len(TEXT)):
        ids = [vocabulary.get(letter, 0) for letter in ["<s>", *TEXT[:at]]][-CONTEXT:]
        inputs = embeddings[[0] * (CONTEXT - len(ids)) + ids]
        states = run_stack(file, stack, inputs)
        rows = np.concatenate([inputs, states["layer0/h"], states["layer1/h"]], axis=1)
        logits = (rows @ attention)[:, 0]
        shares = np.exp(logits - logits.max())
        scores = (shares / shares.sum()) @ rows @ weights + biases
        likely = np.exp(scores - scores.max())
        bits.append(-np.log2(likely[vocabulary[TEXT[at]]] / likely.sum()))
    return float(np.mean(bits))


def test_textgenrnn_foretells_english(packages: Path) -> None:
    """Two layers of Keras 2.1.5 in CuDNN's layout. Read as plain Keras, they foretell nothing."""
    place = packages / f"textgenrnn-{PACKAGES['textgenrnn']}" / "textgenrnn"
    file = open_model(place / "textgenrnn_weights.hdf5")
    recognised = recognise(file)
    vocabulary = json.loads((place / "textgenrnn_vocab.json").read_text())
    assert [(each.cell.key, each.inputs, each.units) for each in recognised.layers] == [
        ("lstm", 100, 128),
        ("lstm", 128, 128),
    ]
    assert not recognised.doubts and len(recognised.others) == 3
    right = bits_per_letter(file, recognised.layers, vocabulary)
    wrong = tuple(replace(each, layout="keras") for each in recognised.layers)
    assert right < 2.0 and bits_per_letter(file, wrong, vocabulary) > right + 2.0


@pytest.mark.filterwarnings("ignore:invalid escape sequence")  # in the package
def test_g2p_says_the_pronunciations_that_the_package_says(packages: Path) -> None:
    """A GRU reads the letters, another says the sounds; the package's own NumPy code is the oracle."""
    file = open_model(packages / "g2p_en" / "checkpoint20.npz")
    stacks = recognise(file).stacks
    assert {name: [layer.cell.key for layer in stack] for name, stack in stacks.items()} == {
        "enc": ["gru"],
        "dec": ["gru"],
    }
    oracle = g2p(packages / "g2p_en")
    for word in ("activationist", "gatelight", "jenny", "rafsun", "memory"):
        hidden = run_stack(file, stacks["enc"], oracle.encode(word)[0])["layer0/h"]
        assert np.abs(hidden - encoded(oracle, word)).max() < 2e-6
        assert sounds(file, stacks["dec"][0], hidden[-1], oracle) == oracle.predict(word)


def sounds(file: ModelFile, decoder: FoundLayer, hidden: np.ndarray, oracle: Any) -> list[str]:
    """What the decoder says from a state on, each sound being its next input."""
    embeddings, weights, biases = (file.numbers(name) for name in ("dec_emb", "fc_w", "fc_b"))
    said, rows = [2], []
    layer = decoder.layer(file)
    while len(rows) < 20:
        rows.append(embeddings[said[-1]])
        h = run_from(layer, hidden, np.array(rows))[-1]
        said.append(int((h @ weights.T + biases).argmax()))
        if said[-1] == 3:
            break
    return [oracle.idx2p[each] for each in said[1:] if each != 3]


def run_from(layer: Any, hidden: np.ndarray, inputs: np.ndarray) -> np.ndarray:
    """h of a layer that starts with a state."""
    from simulator.engine.run import run_network
    from simulator.network.network import Network

    started = replace(layer, initial={"h": hidden})
    return run_network(Network((started,)), inputs, [""] * len(inputs)).layers[0]["h"]


def g2p(folder: Path) -> Any:
    """The package's class without its import, which would fetch language data: its own methods, and its own weights."""
    source = ast.parse((folder / "g2p.py").read_text(encoding="utf-8"))
    found = next(node for node in source.body if isinstance(node, ast.ClassDef) and node.name == "G2p")
    wanted = ("sigmoid", "grucell", "gru", "encode", "predict", "load_variables")
    found.body = [
        node for node in found.body if isinstance(node, ast.FunctionDef) and node.name in (*wanted, "__init__")
    ]
    init = next(node for node in found.body if node.name == "__init__")  # type: ignore[attr-defined]
    init.body = [node for node in init.body if not {"cmudict", "construct_homograph_dictionary"} & names_in(node)]
    module = types.ModuleType("g2p")
    module.__dict__.update(np=np, os=__import__("os"), dirname=str(folder))
    exec(compile(ast.Module([found], []), "g2p.py", "exec"), module.__dict__)
    return module.__dict__["G2p"]()


def names_in(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def encoded(oracle: Any, word: str) -> np.ndarray:
    """The states of the package's own encoder [T, H]."""
    start = np.zeros((1, 256), np.float32)
    weights = (oracle.enc_w_ih, oracle.enc_w_hh, oracle.enc_b_ih, oracle.enc_b_hh)
    return oracle.gru(oracle.encode(word), len(word) + 1, *weights, h0=start)[0]
