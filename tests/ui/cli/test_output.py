"""What is printed reaches its reader or it is said that it does not; files that are made stay made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from main import main
from simulator.lessons.file import save
from tests.simulator.own_lessons import MGU, own_lesson
from tests.ui.cli.test_command_line import LESSON, ROOT, SMALL, environment, gatelight

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux's libraries and displays")
LONG = "n" * 300
EXPORT = ("export", "worked-example", "--at", "1", "--size", "320x180")


def shell(line: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run a verb; `line` is what the shell is told, with "$@" for the verb."""
    command = ["bash", "-c", line, "bash", sys.executable, str(ROOT / "main.py"), *words]
    return subprocess.run(command, capture_output=True, check=False, env=environment(), timeout=120)


@pytest.mark.parametrize("words", [("check", "worked-example"), ("lessons",), ("--help",), ("export", "--help")])
@pytest.mark.parametrize(("to", "why"), [(">&-", b"closed"), (">/dev/full", b"No space left")])
def test_what_cannot_be_printed_is_told(words: tuple[str, ...], to: str, why: bytes) -> None:
    ended = shell(f'"$@" {to}', *words)
    told = [
        line for line in ended.stderr.splitlines() if not line.startswith(b"Running the lesson")
    ]  # where it is slow
    assert ended.returncode == 2 and len(told) == 1 and why in told[0]


@pytest.mark.parametrize("to", [">&-", ">/dev/full", ">/dev/full 2>/dev/full", ">&- 2>&-"])
def test_a_file_that_is_made_is_made(tmp_path: Path, to: str) -> None:
    ended = shell(f'"$@" {to}', *EXPORT, "-o", str(tmp_path / "a.png"))
    assert (ended.returncode, ended.stderr) == (0, b"") and (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("to", ["2>&-", "2>/dev/full", "2>&- <&-"])
def test_the_exit_status_is_right_where_nobody_can_be_told(to: str) -> None:
    assert shell(f'"$@" {to}', "check", "/nowhere/at-all.json").returncode == 2


@pytest.mark.parametrize(
    "words",
    [
        (LONG,), ("check", LONG), ("check", f"/tmp/{LONG}.json"), (*EXPORT, "-o", f"/tmp/{LONG}.png"),
        ("render", f"/tmp/{LONG}.json"), ("pack", "worked-example", "-o", f"/tmp/{LONG}"),
        ("trace", "worked-example", "-o", f"/tmp/{LONG}.csv"), ("check", "/tmp/\udce4.json"),
    ],
)  # fmt: skip
def test_names_that_no_file_can_have_are_told_in_words(words: tuple[str, ...]) -> None:
    ended = shell('"$@"', *words)
    assert ended.returncode == 2 and b"Traceback" not in ended.stderr and b"[Errno" not in ended.stderr
    assert ended.stderr.strip()


@pytest.mark.parametrize("words", [("check",), ("trace",), ("export", "--at=0", "--size=320x180")])
def test_what_overflows_on_the_way_is_no_warning(tmp_path: Path, words: tuple[str, ...]) -> None:
    steep = replace(MGU, equations=("f = sigmoid(W_f @ x)", "h = f * h_prev + 1 / (1 + exp(1000 * (W_f @ x + 1)))"))
    save(replace(own_lesson(MGU), cells=(steep,)), tmp_path / "mine.json")
    verb, *options = words
    made = () if verb == "check" else ("-o", str(tmp_path / f"made.{'csv' if verb == 'trace' else 'png'}"))
    ended = shell('"$@"', verb, str(tmp_path / "mine.json"), *options, *made)
    assert ended.returncode == 2 and ended.stderr.count(b"\n") == 1 and b"stops being finite" in ended.stderr


@pytest.mark.parametrize("verb", ["check", "render", "export", "trace", "pack"])
def test_a_pipe_is_refused_at_once(tmp_path: Path, verb: str) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    ending = {"trace": ".csv", "export": ".mp4"}.get(verb, "")
    more = [] if verb in ("check", "render") else ["-o", str(tmp_path / f"a{ending}")]
    ended = shell('"$@"', verb, str(tmp_path / "pipe.json"), *more)
    assert ended.returncode == 2 and b"it is a pipe" in ended.stderr


INTERRUPTED = """
import os, runpy, signal, sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[-1]:
            os.kill(os.getpid(), signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupting())
sys.argv = ["main.py", "check", "worked-example", sys.argv[-1]]
runpy.run_path("main.py", run_name="__main__")
"""


@pytest.mark.parametrize("at", ["ui.cli.output", "ui.cli.signals", "ui.cli.verb", "ui.cli.verbs.check", "argparse"])
def test_ctrl_c_while_it_loads_is_no_traceback(at: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, at], cwd=ROOT, capture_output=True, check=False, env=environment()
    )
    assert ended.returncode in (-signal.SIGINT, 130) and b"Traceback" not in ended.stderr
    assert b"KeyboardInterrupt" not in ended.stderr


def test_what_takes_long_tells_how_far_it_is(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """However quick the machine is: here anything takes long."""
    monkeypatch.setattr("ui.cli.film_writer.QUIET_SECONDS", 0.0)
    monkeypatch.setattr("ui.cli.film_writer.tqdm.monitor_interval", 0)  # its thread would outlive this test
    assert main(["export", LESSON, "-o", str(tmp_path / "film.mp4"), "--tokens", "0:1", *SMALL]) == 0
    told = capsys.readouterr()
    assert "pictures/s" in told.err
    assert "pictures/s" not in told.out


def test_what_is_quick_is_quiet(tmp_path: Path) -> None:
    assert gatelight("export", LESSON, "-o", str(tmp_path / "still.png"), "--at", "0", *SMALL).stderr == ""
