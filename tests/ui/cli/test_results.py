"""What was done in the lessons, told by the command line and written as a file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from simulator.lessons.guide.results.kept import add_results
from simulator.lessons.guide.results.xapi import statements
from tests.simulator.lessons.guide.results.records import RECORDS, answered
from ui.cli.verb import DONE, WRONG, find_verb
from ui.settings import kept_results


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "settings" / "results.jsonl"
    monkeypatch.setattr(kept_results, "place", lambda: place)
    return place


def results(*words: str) -> int:
    verb = find_verb("results")
    assert verb is not None
    return verb.main(words)


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        results(*words)
    assert ended.value.code == WRONG
    return capsys.readouterr().err


def test_what_was_done_is_told(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert results() == DONE and capsys.readouterr().out == "Nothing was done in any lesson yet.\n"
    add_results(kept, [*RECORDS[:3], answered(9, lesson="mine.json")])
    results()
    assert capsys.readouterr().out.splitlines() == [
        "jenny-rafsun  2 of 8 steps, 1 question, 80%",
        "mine.json     1 question, 100%",
    ]
    add_results(kept, RECORDS)
    results()
    assert capsys.readouterr().out.splitlines()[-1] == "jenny-rafsun  done, 5 questions, 53%"


def test_it_is_written_as_a_table_or_as_statements(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_results(kept, RECORDS)
    assert results("-o", str(tmp_path / "mine.csv"), "--set", "decimal=comma") == DONE
    assert capsys.readouterr().out == f"{tmp_path / 'mine.csv'}: 6 answers\n"
    assert "f?;0,25;0,1;0,8;" in (tmp_path / "mine.csv").read_text(encoding="utf-8")
    results("-o", str(tmp_path / "mine.jsonl"), "--name", "Ada")
    lines = (tmp_path / "mine.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(statements(RECORDS, "Ada"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "mine.xlsx"], "mine.xlsx: Results are no such file. Choose .csv or .jsonl as its ending."),
        (["-o", "mine.csv", "--name", "Ada"], "A table names nobody."),
        (["-o", "mine.jsonl", "--set", "decimal=comma"], "it has no columns"),
        (["-o", "no/such/mine.csv"], "There is no folder"),
        (["--name", "Ada"], "--name and --set are for a file."),
    ],
)
def test_what_cannot_be_is_told(
    kept: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert said in refused(capsys, *words)
    assert not list(tmp_path.glob("mine*"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_in_their_place_keeps_nobody_waiting(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept.parent.mkdir()
    os.mkfifo(kept)
    assert f"{kept}: Cannot be read: it is a pipe" in refused(capsys)
