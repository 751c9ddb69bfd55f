"""Training from the command line: files, words, going on after a kill, and what is refused."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.lessons.file import load
from simulator.lessons.origin import Trained
from simulator.lessons.run import run
from simulator.weights.formats.safetensors_file import read_metadata
from tests.ui.cli.test_command_line import ROOT, environment, refused
from ui.cli import trained
from ui.cli.verb import find_verb

SMALL = ("--units", "4", "--steps", "12", "--set", "T=8", "--set", "batch=4")


def said(*words: str) -> Iterator[str]:
    verb = find_verb(words[0])
    assert verb is not None
    yield from verb._run(verb.parse(words[1:])).splitlines()


def test_the_tasks_are_listed_and_described() -> None:
    listed = list(said("tasks"))
    assert listed[0].split() == ["adding", "Adding"] and any(line.startswith("pronouns ") for line in listed)
    told = "\n".join(said("tasks", "adding"))
    assert "mean squared error, done at 0.01 or less" in told and "sizes:   T=100" in told and "units=32" in told
    assert "cost.added=0.05" in "\n".join(said("tasks", "pronouns"))


def test_a_training_makes_weights_and_a_lesson(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    weights, lesson = tmp_path / "echo.safetensors", tmp_path / "echo.gatelight"
    lines = list(said("train", "echo", *SMALL, "--set", "rate=0.02", "-o", str(weights), "-o", str(lesson)))
    assert "echo, LSTM 4, seed 0: letters right 0." in lines[0]
    assert "(not reached: 0.99 or more), 12 steps" in lines[0]
    assert lines[1:] == [f"{weights}: 164 weights", f"{lesson}: Echo: LSTM, 12 steps"]
    assert "step 12 of 12  loss " in capfd.readouterr().err
    assert read_metadata(weights)["task"] == "echo" and '"rate":0.02' in read_metadata(weights)["settings"]
    opened = load(lesson)
    origin = opened.layers[0].origin
    assert isinstance(origin, Trained) and "task echo, T 8, lag 5" in origin.by and run(opened).steps > 4
    again = list(said("train", "echo", *SMALL, "--set", "rate=0.02", "-o", str(weights)))
    assert "this training was finished" in capfd.readouterr().err and again[0].split(",")[:3] == lines[0].split(",")[:3]


def test_the_file_of_another_training_is_not_written_over(tmp_path: Path) -> None:
    target, kept = tmp_path / "echo.json", tmp_path / "echo.training"
    list(said("train", "echo", *SMALL, "-o", str(target)))
    before = kept.read_bytes()
    for other in (("parity", *SMALL), ("echo", *SMALL, "--seed", "9"), ("echo", *SMALL, "--steps", "13")):
        told = refused("train", *other, "-o", str(target))
        assert f"{kept} holds another training. Remove it to begin this one" in told
        assert kept.read_bytes() == before


def test_a_cell_of_ones_own(tmp_path: Path) -> None:
    cell = tmp_path / "leaky.txt"
    cell.write_text(
        "# cell: Leaky\nz = sigmoid(W_z @ x + b_z)\nh = z * h_prev + (1 - z) * tanh(W_h @ x)\n", encoding="utf-8"
    )
    target = tmp_path / "leaky.json"
    lines = list(
        said("train", "pronouns", "--cell", str(cell), "--steps", "2", "--set", "texts=100", "-o", str(target))
    )
    assert "Leaky" in lines[0] and load(target).cells[0].name == "Leaky"
    cell.write_text("h = step(W_h @ x + U_h @ h_prev)\n", encoding="utf-8")
    assert "cannot be trained" in refused("train", "echo", "--cell", str(cell), "-o", str(target))
    cell.write_text("h = tanh(W_h @ x + U_h @ h_prev\n", encoding="utf-8")
    assert "line 1, column 9: this ( is never closed" in refused(
        "train", "echo", "--cell", str(cell), "-o", str(target)
    )


def test_a_killed_training_goes_on_to_the_bit(tmp_path: Path) -> None:
    words = ("train", "echo", *SMALL[:2], "--steps", "400", *SMALL[4:])
    request = find_verb("train").parse((*words[1:], "-o", "x.json"))  # type: ignore[union-attr]
    whole = trained.training_of(request)
    whole.run()
    target, kept = tmp_path / "echo.safetensors", tmp_path / "echo.training"
    program = "import main, sys, simulator.training.checkpoint as file; file.BETWEEN = 0; main.main(sys.argv[1:])"
    command = [sys.executable, "-c", program, *words, "-o", str(target)]
    child = subprocess.Popen(command, cwd=ROOT, env=environment(), stderr=subprocess.DEVNULL)
    begun = time.monotonic()
    while not kept.exists() and child.poll() is None and time.monotonic() - begun < 60:
        time.sleep(0.005)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    again = trained.training_of(request)
    assert trained.resume(again, kept) and 0 < again.step < 400
    again.run()
    assert again.model.parameters.flat.tobytes() == whole.model.parameters.flat.tobytes()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("ecko", "-o", "x.json"), "There is no task ecko. Did you mean echo?"),
        (("echo", "-o", "x.txt"), "End it with .safetensors for weights, .json or .gatelight for a lesson."),
        (("echo", "-o", "nowhere/x.json"), "there is no folder nowhere"),
        (("echo", "--cell", "lsmt", "-o", "x.json"), "Did you mean lstm?"),
        (("echo", "--set", "T=long", "-o", "x.json"), "T=long: that is no number."),
        (("echo", "--set", "rates=1", "-o", "x.json"), "there is no such setting. Did you mean rate?"),
        (("none.csv", "-o", "x.json"), "none.csv: it cannot be read"),
    ],
)
def test_what_cannot_be_is_refused(words: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    verb = find_verb("train")
    assert verb is not None
    with pytest.raises(SystemExit) as ended:
        verb._run(verb.parse(words))
    assert ended.value.code == 2 and message in capsys.readouterr().err


def test_a_cell_without_gates_is_probed_and_not_held(tmp_path: Path) -> None:
    words = ("--cell", "rnn", "--units", "3", "--steps", "1", "--set", "texts=100")
    list(said("train", "pronouns", *words, "-o", str(tmp_path / "p.json")))
    lines = list(said("probe", str(tmp_path / "p.training"), "--examples", "20"))
    assert lines[3].split()[3:] == ["nan"] * 3 and "has no gate to hold" in lines[-1]


def test_a_training_is_probed(tmp_path: Path) -> None:
    target = tmp_path / "p.json"
    list(said("train", "pronouns", "--units", "3", "--steps", "1", "--set", "texts=100", "-o", str(target)))
    lines = list(said("probe", str(tmp_path / "p.training"), "--examples", "20"))
    assert lines[0].startswith("gender of the last name, 20 fresh examples of pronouns, LSTM, seed 0, step 1")
    assert lines[2].split() == ["layer", "unit", "r", "first", "later", "clause"] and len(lines[3].split()) == 6
    assert lines[-1].startswith("Best: c[")
    table = tmp_path / "p.csv"
    list(said("probe", str(tmp_path / "p.training"), "--examples", "20", "-o", str(table)))
    assert len(table.read_text(encoding="utf-8").splitlines()) == 4
    told = refused("probe", str(tmp_path / "none.training"))
    assert "cannot be read" in told
