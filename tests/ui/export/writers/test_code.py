"""The network as a program and as a model: written whole with its numbers beside, refused in words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import onnx
import pytest
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from tests.ui.cli.test_command_line import gatelight
from tests.ui.export.reading import names
from ui.export import ExportError, export
from ui.export.format import Settings
from ui.export.writers.onnx import OnnxSettings
from ui.export.writers.py import ProgramSettings
from ui.film.film import Film, FilmOptions

LARGE = Lesson(
    title="Large", sequence=Words("I love Jenny"), embedding=Random(4, seed=1), layers=(LayerSpec("lstm", 24),)
)


def write(lesson: Lesson, target: Path, settings: Settings, language: str = "en") -> None:
    export(Film(lesson, run(lesson), FilmOptions(language=language)), str(target), settings)


def test_a_program_runs_where_it_was_written(qapp: QGuiApplication, tmp_path: Path) -> None:
    write(LARGE, tmp_path / "net.py", ProgramSettings(arrangement="numpy"))
    assert names(tmp_path) == ["net-numbers.npz", "net.py"]
    ended = subprocess.run([sys.executable, tmp_path / "net.py"], capture_output=True, text=True, check=True)
    assert float(ended.stdout.split("largest difference of h:")[1]) <= 1e-12


def test_few_numbers_stand_in_the_program(qapp: QGuiApplication, tmp_path: Path) -> None:
    write(find("jenny-rafsun"), tmp_path / "net.py", ProgramSettings())
    assert names(tmp_path) == ["net.py"]
    text = (tmp_path / "net.py").read_text(encoding="utf-8")
    assert "nn.LSTM(4, 3)" in text and "# Rows in blocks of 3: i, f, g, o." in text


def test_its_comments_are_german(qapp: QGuiApplication, tmp_path: Path) -> None:
    write(find("jenny-rafsun"), tmp_path / "net.py", ProgramSettings(arrangement="numpy"), "de")
    text = (tmp_path / "net.py").read_text(encoding="utf-8")
    assert "# Was hineingeht, eine Zeile je Token." in text and "größter Unterschied von h" in text


@pytest.mark.parametrize(
    ("target", "settings"), [("net.py", ProgramSettings(arrangement="keras")), ("net.onnx", OnnxSettings())]
)
def test_what_cannot_be_said_leaves_what_was_there(
    qapp: QGuiApplication, tmp_path: Path, target: str, settings: Settings
) -> None:
    (tmp_path / target).write_text("before")
    with pytest.raises(ExportError, match="computes the equations of layer 0, Minimal gated unit"):
        write(find("own-cell"), tmp_path / target, settings)
    assert (tmp_path / target).read_text() == "before"
    assert names(tmp_path) == [target]


def test_the_command_line_writes_both(tmp_path: Path) -> None:
    ended = gatelight("export", "simple-rnn", "-o", str(tmp_path / "net.py"), "--as", "keras")
    assert ended.returncode == 0, ended.stderr
    assert "keras.layers.SimpleRNN(2, return_sequences=True)" in (tmp_path / "net.py").read_text(encoding="utf-8")
    ended = gatelight("export", "simple-rnn", "-o", str(tmp_path / "net.onnx"), "--set", "precision=float64")
    assert ended.returncode == 0, ended.stderr
    model = onnx.load(tmp_path / "net.onnx")
    onnx.checker.check_model(model, full_check=True)
    assert [each.name for each in model.graph.output] == ["h", "layer0_h_n"]
    refused = gatelight("export", "simple-rnn", "-o", str(tmp_path / "net.py"), "--view", "stack")
    assert "a program has the whole network and its sequence, and no picture" in refused.stderr
