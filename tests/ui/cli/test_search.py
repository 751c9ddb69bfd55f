"""A search over a text from the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ui.cli.verb import WRONG
from ui.cli.verbs.search import VERB

MODELS = Path(__file__).parents[2] / "reference" / "models"
TEXT = "Jenny is a good girl. Rafsun is a good boy. Jenny likes Rafsun.\n"


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "text.txt"
    path.write_text(TEXT * 20, encoding="utf-8")
    return str(path)


def test_hits_are_printed_with_what_is_around_them(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["jenny-rafsun", "--text", text, "--span", "4:8", "--by", "curve", "--units", "0,1", "--best", "3"]
    assert VERB.main(words) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head == "c of layer 0, units 0, 1, tokens 4:8; score: cosine"
    assert len(lines) == 3
    assert all("a good[girl . Rafsun is]a good" in line for line in lines)


def test_units_that_are_on_are_chosen_where_none_are_named(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert VERB.main(["jenny-rafsun", "--text", text, "--span", "4:6", "--quantity", "h", "--threshold", "0.05"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.startswith("h of layer 0, units ")
    assert lines


def test_hits_are_written_as_a_table(text: str, tmp_path: Path) -> None:
    out = tmp_path / "hits.csv"
    words = ["jenny-rafsun", "--text", text, "--span", "4:8", "--units", "0,1", "--by", "curve", "-o", str(out)]
    VERB.main([*words, "--set", "decimal=comma"])
    with out.open(encoding="utf-8", newline="") as file:
        header, first, *others = csv.reader(file, delimiter=";")
    assert header == ["start", "stop", "score", "units", "before", "span", "after"]
    assert int(first[1]) - int(first[0]) == 4
    assert first[5] == "girl . Rafsun is"
    assert len(others) == 19


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (["--units", "x"], "no units"),
        (["--threshold", "9"], "No unit's c stays beyond 9"),
        (["--layer", "3"], "no layer 3"),
        (["--best", "0"], "--best 0"),
        (["-o", "hits.png"], "no such kind of table"),
        (["--span", "900:901"], "--span"),
        (["--text", "nowhere.txt"], "nowhere.txt"),
    ],
)
def test_what_cannot_be_searched_is_told(
    text: str, changed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        VERB.main(["jenny-rafsun", "--text", text, "--span", "4:8", *changed])
    assert ended.value.code == WRONG
    assert said in capsys.readouterr().err


def test_a_file_that_is_no_text_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd.bin"
    path.write_bytes(b"abc\xff")
    with pytest.raises(SystemExit):
        VERB.main(["jenny-rafsun", "--text", str(path), "--span", "0:1"])
    assert "byte 3" in capsys.readouterr().err


def test_a_trained_model_reads_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vocabulary, text = tmp_path / "words.txt", tmp_path / "text.txt"
    vocabulary.write_text("\n".join(["she", "is", "a", "good", "boy", "girl", "he"]), encoding="utf-8")
    text.write_text("she is a good girl he is a good boy " * 200, encoding="utf-8")
    words = ["--weights", str(MODELS / "script.pt"), "--vocab", str(vocabulary), "--text", str(text)]
    assert VERB.main([*words, "--span", "42:46", "--units", "0,1", "--by", "curve", "--best", "2"]) == 0
    _, first, second = capsys.readouterr().out.splitlines()
    assert "[a good girl he]" in first
    assert "[a good girl he]" in second
