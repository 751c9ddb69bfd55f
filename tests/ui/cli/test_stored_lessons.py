"""Lessons that refer to the file of a model, on the command line: checked, pointed to anew, packed into one file."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

from simulator.lessons.file import load, save
from simulator.lessons.run import run as run_lesson
from tests.simulator.lessons.models.small_model import lesson_of
from tests.ui.cli.forked import run_command

ROOT = Path(__file__).resolve().parents[3]


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return run_command(tuple(map(str, words)), ROOT, os.environ, 120)


def test_a_lesson_tells_of_its_files_and_is_pointed_to_them(tmp_path: Path) -> None:
    lesson = lesson_of(tmp_path)
    save(lesson, tmp_path / "one.json")
    digest = lesson.files["weights"].sha256
    checked = run("check", tmp_path / "one.json")
    assert (
        checked.returncode == 0
        and f"file weights: {tmp_path / 'model.safetensors'}, SHA-256 {digest}" in checked.stdout
    )
    assert "layer 0: LSTM, 4 units, 8 inputs, 208 weights in file weights" in checked.stdout
    moved = (tmp_path / "model.safetensors").rename(tmp_path / "moved.safetensors")
    missing = run("check", tmp_path / "one.json")
    assert missing.returncode == 2 and "title: model\n" in missing.stdout
    assert "model.safetensors is missing" in missing.stderr and digest in missing.stderr
    traced = run("trace", tmp_path / "one.json", "--weights", moved, "-o", tmp_path / "run.npz")
    assert traced.returncode == 0, traced.stderr
    moved.rename(tmp_path / "model.safetensors")
    with np.load(tmp_path / "run.npz") as stored:
        assert np.array_equal(stored["layer1/h"], run_lesson(lesson).layers[1]["h"])
    both = run(
        "trace", tmp_path / "one.json", "--weights", tmp_path / "model.safetensors", "--text", "a", "-o", "x.npz"
    )
    assert both.returncode == 2 and "The lesson says what it reads" in both.stderr


def test_a_lesson_is_packed_into_one_file(tmp_path: Path) -> None:
    lesson = lesson_of(tmp_path)
    save(lesson, tmp_path / "one.json")
    packed = run("pack", tmp_path / "one.json", "-o", tmp_path / "one.gatelight")
    assert packed.returncode == 0 and "one.gatelight: the lesson, and all that it refers to" in packed.stdout
    wanted = run_lesson(lesson).layers[1]["h"]
    for name in ("model.safetensors", "letters.json", "one.json"):
        (tmp_path / name).unlink()
    assert np.array_equal(run_lesson(load(tmp_path / "one.gatelight")).layers[1]["h"], wanted)
    checked = run("check", tmp_path / "one.gatelight")
    assert checked.returncode == 0 and "weights.safetensors in it, SHA-256" in checked.stdout


@pytest.mark.parametrize("name", ["p.zip", "p.tar.gz"])
def test_a_pack_is_no_archive(tmp_path: Path, name: str) -> None:
    done = run("pack", "worked-example", "-o", tmp_path / name)
    assert done.returncode == 2 and f"{tmp_path / name}: a pack is a folder." in done.stderr
    assert not (tmp_path / name).exists()
