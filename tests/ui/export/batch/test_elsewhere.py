"""A course on a cluster: the same files, each failure told, and nothing made twice."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from ui.export.batch import elsewhere, runner
from ui.export.batch.elsewhere import make_there
from ui.export.batch.make_process import Told
from ui.export.batch.program_print import program_print
from ui.export.batch.runner import Batch, Ended, Task

WORDY = """
import sys
sys.stdin.readline()
sys.stderr.write("a warning\\n" * 50_000 + "no space left\\n")
print('{"number": 0, "done": 1, "total": 2}')
print('{"number": 0, "made": "a.csv"}')
"""
"""A program that says more on stderr than a pipe holds, and makes one of what it is asked for."""


@contextmanager
def here(address: str) -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


def made(lines: Sequence[Sequence[str]], asked_by: str) -> tuple[list[Told], str]:
    """Write a word into each file; one of a lesson is broken, and with "die" the worker dies."""
    told: list[Told] = []
    for number, words in enumerate(lines):
        if "die" in words:
            raise RuntimeError("It died.")
        if "fail" in words:
            told.append({"number": number, "failed": "It went wrong."})
        elif "forget" not in words:
            Path(words[0]).write_text("made", encoding="utf-8")
            told.append({"number": number, "made": f"{words[0]}: done"})
    return told, "ended with 1"


def ran(folder: Path, tasks: list[Task]) -> dict[str, Ended]:
    ended: dict[str, Ended] = {}
    Batch(tasks, (), folder, "tcp://somewhere").run(1, lambda each: ended.update({each.task.target.name: each}))
    return ended


def test_what_a_cluster_makes_is_kept_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "cluster_executor", here)
    monkeypatch.setattr(runner, "make_there", made)
    how = {"a.csv": (), "b.csv": ("fail",), "c.csv": ("forget",)}
    tasks = [Task(tmp_path / name, "worked-example", (str(tmp_path / name), *words)) for name, words in how.items()]
    tasks.append(Task(tmp_path / "d.csv", "simple-rnn", (str(tmp_path / "d.csv"), "die")))
    ended = ran(tmp_path, tasks)
    assert {name: (each.how, each.message) for name, each in ended.items()} == {
        "a.csv": ("made", f"{tmp_path / 'a.csv'}: done"),
        "b.csv": ("failed", "It went wrong."),
        "c.csv": ("failed", "ended with 1"),
        "d.csv": ("failed", "a worker of the cluster failed: It died."),
    }
    assert ran(tmp_path, tasks[:1])["a.csv"].how == "as it was"


def test_a_worker_with_another_program_makes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "program_print", lambda: "one")
    assert make_there([["lessons"]], "another") == (
        [],
        "a worker has another version of Gatelight; install the same everywhere",
    )


def test_a_worker_makes_files_with_the_program_of_its_machine(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    words = ("export", "worked-example", "-o", str(picture), "--at", "0", "--size", "160x90")
    told, said = make_there([words, ("check", "none.json")], program_print())
    assert [(each["number"], "made" in each) for each in told] == [(0, True), (1, False)]
    assert "none.json: Cannot be read" in told[1]["failed"]
    assert picture.read_bytes().startswith(b"\x89PNG") and said == "ended with 0"


def test_a_worker_hears_whatever_its_program_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "MAKE", (sys.executable, "-c", WORDY))
    told, said = make_there([("a",), ("b",)], program_print())
    assert told == [{"number": 0, "made": "a.csv"}]
    assert said.splitlines() == ["a warning", "a warning", "no space left"]
