"""Running programs that were written: in one process of a Python that has what they need, and what they print."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from simulator.code.programs import Program

PYTHON = os.environ.get("GATELIGHT_ML_PYTHON", sys.executable)
"""The Python that is asked for PyTorch and Keras: another one may have them."""
_RUNNER = """
import contextlib, io, json, pathlib, runpy, sys
found = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        runpy.run_path(str(path))
    lines = [line for line in said.getvalue().splitlines() if line.startswith("largest")]
    found[path.stem] = [float(line.split(":")[1]) for line in lines]
print(json.dumps(found))
"""


@cache
def has(framework: str) -> bool:
    """Whether there is a Python that has a framework."""
    ended = subprocess.run([PYTHON, "-c", f"import {framework}"], capture_output=True, env=_environment(), check=False)
    return ended.returncode == 0


def needs(framework: str, title: str) -> None:
    """Skip the test where a framework is not installed."""
    if not has(framework):
        pytest.skip(f"{title} is not installed")


def differences(folder: Path, python: str = PYTHON) -> dict[str, list[float]]:
    """What each program in a folder prints: the largest difference of h, and of the outputs."""
    ended = subprocess.run(
        [python, "-c", _RUNNER, str(folder)], capture_output=True, text=True, env=_environment(), check=False
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    return dict(json.loads(ended.stdout))


def put(folder: Path, name: str, program: Program) -> None:
    """A program, and its numbers beside it, in a folder."""
    (folder / f"{name}.py").write_text(program.text, encoding="utf-8")
    if program.numbers:
        np.savez(folder / f"{name}.npz", **program.numbers)


def _environment() -> dict[str, str]:
    return {**os.environ, "KERAS_BACKEND": "torch", "PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
