"""Files of trained models on the command line: what is in them, and whether they compute the same."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

from simulator.weights.formats import open_model
from tests.simulator.weights.test_onnx_cases import one_case
from tests.ui.cli.forked import run_command
from ui.cli.verbs.prove import VERB

ROOT = Path(__file__).resolve().parents[3]
MODELS = ROOT / "tests" / "reference" / "models"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return run_command(words, ROOT, os.environ, 120)


def reference(name: str, path: Path, **changes: np.ndarray) -> Path:
    stored = np.load(MODELS / "expected.npz")
    parts = {key.removeprefix(f"{name}/"): stored[key] for key in stored.files if key.startswith(f"{name}/")}
    np.savez(path, **{**parts, **changes})
    return path


def test_a_model_is_listed(tmp_path: Path) -> None:
    done = run("check", str(MODELS / "lightning.ckpt"))
    assert done.returncode == 0 and not done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("file: a checkpoint of PyTorch Lightning, ")
    assert lines[1:3] == ["stack: state_dict.stack", "layer 0: LSTM, 4 units, 3 inputs, float32"]
    assert "from state_dict.stack.weight_ih_l0, " in lines[3] and "gates in the order i, f, g, o." in lines[3]
    assert any(line.startswith("words enter by state_dict.embedding.weight, 7 tokens: ") for line in lines)
    assert any(
        line.startswith("read out by state_dict.readout.weight and state_dict.readout.bias, 7 ") for line in lines
    )
    assert any(line.startswith("not used: optimizer_states.") for line in lines)


def test_a_file_without_layers_that_remember_is_told_apart_from_a_broken_one(tmp_path: Path) -> None:
    np.savez(tmp_path / "plain.npz", weight=np.eye(3))
    done = run("check", str(tmp_path / "plain.npz"))
    assert done.returncode == 0 and "nothing in it remembers" in done.stdout
    (tmp_path / "half.pt").write_bytes((MODELS / "legacy.pt").read_bytes()[:200])
    broken = run("check", str(tmp_path / "half.pt"))
    assert broken.returncode == 2 and "half.pt" in broken.stderr and "damaged" in broken.stderr


def test_a_model_is_proved(tmp_path: Path) -> None:
    done = run("prove", str(MODELS / "lstm-both.pt"), str(reference("lstm-both", tmp_path / "r.npz")))
    assert done.returncode == 0 and not done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["layer0/h", "layer1/h"]
    assert done.stdout.count(": the same") == 2 and "NOT" not in done.stdout


@pytest.mark.parametrize(("precision", "verdict"), [("float64", "the same"), ("float32", "in single precision")])
def test_a_network_that_was_exported_is_proved_by_its_trace(tmp_path: Path, precision: str, verdict: str) -> None:
    model, trace = str(tmp_path / "net.onnx"), str(tmp_path / "run.npz")
    assert run("export", "random-stack", "-o", model, "--set", f"precision={precision}").returncode == 0
    assert run("trace", "random-stack", "-o", trace).returncode == 0
    done = run("prove", model, trace)
    lines = done.stdout.splitlines()
    assert done.returncode == 0 and [line.split(":")[0] for line in lines] == [
        "layer0/c", "layer0/h", "layer1/h", "layer2/h"
    ]  # fmt: skip
    assert all(line.endswith(verdict) for line in lines)


def test_why_a_model_gives_other_numbers_is_found(tmp_path: Path) -> None:
    """Once nothing is other, once the numbers are turned round, and once there are none."""
    stored = dict(np.load(reference("lstm", tmp_path / "r.npz")))
    stored = {"inputs": stored["inputs"], "h": stored["layer0/h"]}
    np.savez(tmp_path / "mine.npz", **stored)
    done = run("prove", str(MODELS / "lstm.pt"), str(tmp_path / "mine.npz"), "--find")
    assert done.returncode == 0 and "as it is read here: your gates are in the order i f g o" in done.stdout
    np.savez(tmp_path / "mine.npz", inputs=stored["inputs"], h=stored["h"][::-1])
    done = run("prove", str(MODELS / "lstm.pt"), str(tmp_path / "mine.npz"), "--find")
    assert done.returncode == 1 and done.stdout.startswith("Nothing that was tried makes them the same")
    (tmp_path / "mine.npz").write_bytes(b"")
    done = run("prove", str(MODELS / "lstm.pt"), str(tmp_path / "mine.npz"), "--find")
    assert done.returncode == 2 and not done.stdout and "mine.npz" in done.stderr


def test_another_model_is_not_proved(tmp_path: Path) -> None:
    wrong = np.load(MODELS / "expected.npz")["gru/layer1/h"].copy()
    wrong[3, 1] += 0.25
    done = run("prove", str(MODELS / "gru.pt"), str(reference("gru", tmp_path / "r.npz", **{"layer1/h": wrong})))
    assert done.returncode == 1
    assert "layer1/h: largest difference 0.25 at step 3 of 6: NOT the same" in done.stdout


def test_a_test_case_of_onnx_is_proved_by_its_folder_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = one_case(tmp_path / "case")
    assert VERB.main([str(folder)]) == 0
    alone = capsys.readouterr().out
    assert alone.startswith("layer0/h: largest difference ") and alone.rstrip().endswith(": the same")
    assert VERB.main([str(folder / "model.onnx"), str(folder)]) == 0
    assert capsys.readouterr().out == alone
    with pytest.raises(SystemExit):
        VERB.main([str(folder / "model.onnx")])
    assert "What the framework computed is not said" in capsys.readouterr().err


def test_states_that_are_no_numbers_prove_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = np.load(MODELS / "expected.npz")["gru/layer1/h"].copy()
    broken[2, 1] = np.nan
    stored = reference("gru", tmp_path / "r.npz", **{"layer1/h": broken})
    with pytest.raises(SystemExit):
        VERB.main([str(MODELS / "gru.pt"), str(stored)])
    assert "layer1/h of the reference is no number at step 2" in capsys.readouterr().err


def test_what_cannot_be_compared_is_told(tmp_path: Path) -> None:
    np.savez(tmp_path / "none.npz", states=np.zeros((2, 2)))
    done = run("prove", str(MODELS / "gru.pt"), str(tmp_path / "none.npz"))
    assert done.returncode == 2 and "has no “inputs”; it has states" in done.stderr
    done = run("prove", str(MODELS / "gru.pt"), str(reference("lstm", tmp_path / "r.npz")))
    assert done.returncode == 2 and "The model has no layer0/c of 6 × 4 numbers" in done.stderr
    done = run("prove", str(MODELS / "gru.pt"), str(tmp_path / "missing.npz"))
    assert done.returncode == 2 and "missing.npz" in done.stderr


def test_a_model_goes_on_with_a_text(tmp_path: Path) -> None:
    vocabulary = tmp_path / "words.txt"
    vocabulary.write_text("she\nhe\nis\na\ngood\ngirl\nboy\n", encoding="utf-8")
    words = ("generate", "--weights", str(MODELS / "script.pt"), "--vocab", str(vocabulary), "--length", "4")
    done = run(*words, "--text", "she is a good", "--seed", "3")
    assert done.returncode == 0 and not done.stderr and done.stdout.startswith("she is a good ")
    assert len(done.stdout.split()) == 8 and done.stdout == run(*words, "--text", "she is a good", "--seed", "3").stdout
    unknown = run(*words, "--text", "she flies")
    assert unknown.returncode == 2 and "does not know “flies”" in unknown.stderr


def test_a_model_takes_the_place_of_a_lesson(tmp_path: Path) -> None:
    vocabulary = tmp_path / "words.txt"
    vocabulary.write_text("she\nhe\nis\na\ngood\ngirl\nboy\n", encoding="utf-8")
    model = ("--weights", str(MODELS / "script.pt"), "--vocab", str(vocabulary), "--text", "she is a good boy")
    traced = run("trace", *model, "-o", str(tmp_path / "run.npz"))
    assert traced.returncode == 0 and "5 tokens, 1 layer" in traced.stdout
    assert np.load(tmp_path / "run.npz")["layer0/c"].shape == (5, 4)
    pictured = run("export", *model, "-o", str(tmp_path / "boy.png"), "--at", "4", "--size", "640x360")
    assert pictured.returncode == 0 and (tmp_path / "boy.png").stat().st_size > 5000


def test_words_that_a_vocabulary_has_not_are_named(tmp_path: Path) -> None:
    vocabulary, out = tmp_path / "words.txt", str(tmp_path / "run.npz")
    vocabulary.write_text("she\nhe\nis\na\ngood\ngirl\nboy\n", encoding="utf-8")
    model = ("trace", "--weights", str(MODELS / "script.pt"), "--vocab", str(vocabulary), "-o", out)
    some = run(*model, "--text", "she is a zebra zebra")
    assert some.returncode == 0 and f"{vocabulary} does not have “zebra”: zeros enter there." in some.stderr
    assert not run(*model, "--text", "she is a girl").stderr
    none = run(*model, "--text", "zebras fly")
    assert none.returncode == 2 and "has none of the tokens: “zebras”, “fly”" in none.stderr


def test_rows_of_numbers_enter_a_model(tmp_path: Path) -> None:
    stored = np.load(MODELS / "expected.npz")
    np.save(tmp_path / "rows.npy", stored["gru/inputs"])
    words = ("trace", "--weights", str(MODELS / "gru.pt"), "--inputs", str(tmp_path / "rows.npy"))
    done = run(*words, "-o", str(tmp_path / "run.npz"))
    assert done.returncode == 0
    assert np.abs(np.load(tmp_path / "run.npz")["layer1/h"] - stored["gru/layer1/h"]).max() < 1e-12


def test_what_is_wrong_with_the_choice_is_told(tmp_path: Path) -> None:
    weights = ("--weights", str(MODELS / "script.pt"))
    np.save(tmp_path / "cube.npy", np.zeros((2, 2, 2)))
    for words, problem in (
        ((), "No lesson is named"),
        (("jenny-rafsun", *weights), "The lesson refers to no file of weights"),
        (("jenny-rafsun", "--text", "she"), "--text is for a trained model"),
        (weights, "What the model reads is not said"),
        ((*weights, "--inputs", str(tmp_path / "cube.npy")), "Its array is of 2 × 2 × 2"),
        ((*weights, "--text", "she"), "Which token has which number"),
    ):
        done = run("trace", *words, "-o", str(tmp_path / "run.npz"))
        assert done.returncode == 2 and problem in done.stderr, words


def test_of_several_stacks_one_is_named(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    parts = {f"{name}_{part}": random.normal(size=(9, 3)) for name in ("enc", "dec") for part in ("w_ih", "w_hh")}
    np.savez(tmp_path / "two.npz", **parts)
    states = {"inputs": random.normal(size=(4, 3)), "layer0/h": np.zeros((4, 3))}
    np.savez(tmp_path / "reference.npz", **states)
    words = ("prove", str(tmp_path / "two.npz"), str(tmp_path / "reference.npz"))
    assert "There are: enc, dec" in run(*words).stderr
    assert "layer0/h: largest difference" in run(*words, "--stack", "dec").stdout


def test_tensors_of_any_name_are_mapped_in_a_file(tmp_path: Path) -> None:
    stored, order = np.load(MODELS / "expected.npz"), [0, 3, 1, 2]  # i, o, f, g of PyTorch's i, f, g, o
    file = open_model(MODELS / "lstm-64.pt")
    bare, layers = {}, []
    for at in range(3):
        tensors = {}
        for part, name in (("W", "weight_ih"), ("U", "weight_hh"), ("b", "bias_ih"), ("b_u", "bias_hh")):
            values = np.split(file.numbers(next(each for each in file.tensors if each.endswith(f"{name}_l{at}"))), 4)
            tensors[part] = f"{part}-{at}"
            bare[tensors[part]] = np.concatenate([values[k] for k in order])
        layers.append({"kind": "lstm", "layout": "rows:iofg", "tensors": tensors, "layer": at})
    np.savez(tmp_path / "bare.npz", **bare)
    (tmp_path / "map.json").write_text(json.dumps({"layers": layers}), encoding="utf-8")
    model, mapped = str(tmp_path / "bare.npz"), ("--map", str(tmp_path / "map.json"))
    assert "nothing in it remembers" in run("check", model).stdout
    assert "gates in the order i, o, f, g." in run("check", model, *mapped).stdout
    proved = run("prove", model, str(reference("lstm-64", tmp_path / "r.npz")), *mapped)
    assert proved.returncode == 0 and proved.stdout.count(": the same") >= 1
    np.save(tmp_path / "rows.npy", stored["lstm-64/inputs"])
    words = ("trace", "--weights", model, "--inputs", str(tmp_path / "rows.npy"), *mapped)
    traced = run(*words, "-o", str(tmp_path / "t.npz"))
    assert traced.returncode == 0
    h = np.load(tmp_path / "t.npz")["layer2/h"]
    assert np.abs(h - stored["lstm-64/layer2/h"]).max() < 1e-12
    assert "--map is for a trained model" in run("check", "jenny-rafsun", *mapped).stderr
