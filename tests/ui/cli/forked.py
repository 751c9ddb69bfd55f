"""The real command in a process of its own, which begins with the program's modules loaded: forked, not started anew.

Starting Python and loading Qt takes a second, and the tests of the command line run it more than a hundred times.

Streams, folder, environment, words and exit code are the command's own, and nothing has been run in the process before.
What is not seen so: what a command loads by itself, `__main__`, how the streams begin, another seed of hashes, and how
Python ends (`atexit`). For that, tests start Python anew: `test_output.py`, `test_machine_check.py`, `test_stopped.py`,
`test_started_anew.py`, the help pages in `test_typed.py`, and `tests/packaging_tools/test_wheel.py`.
"""

import importlib
import multiprocessing
import os
import pkgutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

PACKAGES = ("simulator", "ui.settings", "ui.film", "ui.paint", "ui.export", "ui.cli")


def load() -> None:
    """Import all modules that a command may need."""
    for name in PACKAGES:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            importlib.import_module(module.name)


def run_command(
    words: tuple[str, ...], folder: Path, environment: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder to its end. Raises TimeoutExpired where it does not come in time (seconds)."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([f"{__name__}_preloaded"])
    with tempfile.TemporaryDirectory() as said:
        out, err = Path(said, "out"), Path(said, "err")
        process = context.Process(target=_command, args=(words, folder, dict(environment), out, err))
        process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(words, timeout)
        texts = (path.read_text(encoding="utf-8") for path in (out, err))
        return subprocess.CompletedProcess(words, process.exitcode, *texts)


def _command(words: tuple[str, ...], folder: Path, environment: dict[str, str], out: Path, err: Path) -> None:
    """What the forked process does: the command, with its streams in two files, as a shell would give it them."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 it ends with the process
    sys.stderr = open(2, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
    sys.argv = [str(folder / "main.py"), *words]
    sys.exit(importlib.import_module("main").main())
