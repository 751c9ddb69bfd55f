"""Commands in a Python that begins with them: each loads by itself what it needs, of which the forked ones have all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.cli.test_command_line import LESSON, ROOT, python

MODELS = ROOT / "tests" / "reference" / "models"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", str(MODELS / "keras.weights.h5")), "lstm"),
        (("trace", LESSON, "-o", "OUT.npz"), "OUT.npz"),
        (("plot", LESSON, "--kind", "memory", "-o", "OUT.csv"), "OUT.csv"),
        (("plot", LESSON, "--kind", "memory", "-o", "OUT.svg"), "OUT.svg"),
        (("units", LESSON, "--follow", "sentence"), "unit"),
        (("schema",), "json-schema.org"),
        (("tasks",), "brackets"),
        (("experiment", "--list"), "first-token"),
        (("completion", "bash"), "jenny-rafsun"),
        (("train", "echo", "--steps", "2", "-o", "OUT.json"), "OUT.json"),
    ],
)
def test_a_command_loads_what_it_needs(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    ended = python(str(ROOT / "main.py"), *(word.replace("OUT", str(tmp_path / "out")) for word in words))
    assert ended.returncode == 0, ended.stderr
    assert told.replace("OUT", str(tmp_path / "out")).lower() in ended.stdout.lower()
