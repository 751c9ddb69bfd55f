"""Exports that are stopped, killed or run out of room leave what was there before."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.cli.test_command_line import LESSON, ROOT, environment, python

FULL_DISK = """
import resource, signal, sys, main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
sys.exit(main.main(sys.argv[1:]))
"""


IN_EVERY_RUN = {".mp4", ".png", ".pptx", ".html", "/"}
ENDINGS = (".mp4", ".webm", ".gif", ".webp", ".apng", ".png", ".svg", ".pdf", ".pptx", ".html", "/")


@pytest.mark.parametrize(
    "ending", [pytest.param(each, marks=() if each in IN_EVERY_RUN else pytest.mark.full) for each in ENDINGS]
)
def test_a_disk_that_takes_no_more_leaves_the_old_file(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"film{ending}"
    if ending != "/":
        target.write_bytes(b"before")
    options = ["--at", "0"] if ending in (".png", ".svg", ".pdf", ".pptx") else ["--tokens", "0:1"]
    options += [] if ending == ".html" or "--at" in options else ["--fps", "5"]
    words = ["export", LESSON, "-o", f"{tmp_path}/film{ending}", "--size", "640x360", *options]
    ended = python("-c", FULL_DISK, *words)
    assert ended.returncode == 2, ended.stderr
    assert "larger than may be written" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ([] if ending == "/" else [target.name])
    assert ending == "/" or target.read_bytes() == b"before"


@pytest.fixture(autouse=True)
def signals_are_heard() -> Iterator[None]:
    """A shell's background jobs do not hear Ctrl-C, and what they start does not either."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(folder: Path, ending: str, number: int, after: float | None = None) -> tuple[int, str]:
    """Start an export over an old file and send a signal: `after` seconds, or in the middle of writing.

    Returns the exit code and what was said.
    """
    target = folder / f"film{ending}"
    if ending == "/":
        target.mkdir()
        (target / "frame-00000.png").write_bytes(b"before")
    else:
        target.write_bytes(b"before")
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "export", "jenny-rafsun", "-o", f"{folder}/film{ending}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    if after is None:
        wait_until_writing(folder)
    time.sleep(after or 0.3)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    inside = target / "frame-00000.png" if target.is_dir() else target
    left = inside.read_bytes()
    assert left == b"before" or left.endswith((b"%%EOF\n", b"</svg>\n", b"</html>\n"))  # they may be done before
    return process.returncode, said


def wait_until_writing(folder: Path) -> None:
    """Wait for the hidden file, beside the target, that an export writes to."""
    until = time.monotonic() + 60
    while len(list(folder.iterdir())) < 2:
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("ending", [".mp4", "/"])
def test_a_signal_leaves_the_old_file_and_nothing_else(tmp_path: Path, ending: str, number: int, code: int) -> None:
    ended, said = interrupted(tmp_path, ending, number)
    assert ended == code
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == [f"film{ending}".rstrip("/")]


def test_a_kill_leaves_the_old_file(tmp_path: Path) -> None:
    ended, _ = interrupted(tmp_path, ".mp4", signal.SIGKILL)
    assert ended == -signal.SIGKILL


@pytest.mark.full
@pytest.mark.parametrize("seed", range(70))
def test_a_signal_at_any_moment_leaves_the_old_file(tmp_path: Path, seed: int) -> None:
    """Killed 50 times, asked to stop 20 times."""
    choose = random.Random(seed)
    number = signal.SIGKILL if seed < 50 else choose.choice([signal.SIGINT, signal.SIGTERM])
    ending = choose.choice([each for each in ENDINGS if each != ".png"])
    ended, _ = interrupted(tmp_path, ending, number, after=choose.uniform(0.2, 4.0))
    if ended >= 0 and ended != 0:
        assert [path.name for path in tmp_path.iterdir()] == [f"film{ending}".rstrip("/")]
