"""A course on a cluster: the same files, each failure told, and nothing made twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from ui.export.batch import elsewhere, runner
from ui.export.batch.elsewhere import Told, make_there
from ui.export.batch.runner import Batch, Ended, Task


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
