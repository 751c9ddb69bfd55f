"""The units that follow a property, and texts shaded by what is typed, on the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from main import main
from simulator.analysis.text.properties import values_of
from simulator.analysis.text.unit_scores import ranked, unit_scores
from simulator.lessons.builtin import find
from simulator.lessons.run import run


def _rows(target: Path) -> list[dict[str, str]]:
    with target.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_units_are_printed_the_best_first(capsys: pytest.CaptureFixture[str]) -> None:
    main(["units", "jenny-rafsun", "--follow", "sentence", "--best", "2"])
    trace = run(find("jenny-rafsun"))
    scores = unit_scores(trace.layers[0], "c", values_of("sentence", trace.tokens))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Correlation of c of layer 0 with “Place in the sentence” over 20 tokens" and len(lines) == 3
    for line, unit in zip(lines[1:], ranked(scores).tolist(), strict=False):
        name = trace.layers[0].layer.unit_names[unit]
        assert line == f"{scores[unit]:+.3f}  unit {unit} {name}".replace("-", "−")


def test_all_units_are_written_as_a_table(tmp_path: Path) -> None:
    target = tmp_path / "units.csv"
    words = ["--positive", "Jenny,she,girl", "--negative", "Rafsun,14:15"]
    main(
        [
            "units",
            "jenny-rafsun",
            "--follow",
            "marked",
            *words,
            "--tokens",
            "2:18",
            "--quantity",
            "h",
            "-o",
            str(target),
        ]
    )
    rows = _rows(target)
    trace = run(find("jenny-rafsun"))
    signal = np.full(20, np.nan)
    signal[2:18] = 0.0
    signal[[2, 4, 9]], signal[[11, 14]] = 1.0, -1.0
    scores = unit_scores(trace.layers[0], "h", signal)
    assert [float(row["value"]) for row in rows] == scores[ranked(scores)].tolist()
    assert {row["series"] for row in rows} == {"h follows marked"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["units", "jenny-rafsun", "--follow", "quotes"], "No unit follows quotes over 20 tokens."),
        (["units", "jenny-rafsun", "--follow", "marked"], "Nothing is marked."),
        (["units", "jenny-rafsun", "--follow", "marked", "--positive", "3:99"], "3:99"),
        (["units", "jenny-rafsun", "--follow", "line", "--positive", "she"], "--follow marked"),
        (["units", "jenny-rafsun", "--follow", "line", "--layer", "7"], "--layer 7 is not there."),
        (["units", "jenny-rafsun", "--follow", "line", "-o", "units.txt"], "End it with .csv."),
        (["plot", "jenny-rafsun", "--kind", "text", "--quantity", "ff", "-o", "x.csv"], "Did you mean f?"),
        (["plot", "jenny-rafsun", "--kind", "text", "--chances", "-o", "x.csv"], "No read-out says"),
        (["plot", "jenny-rafsun", "--kind", "kept", "--quantity", "f", "-o", "x.csv"], "this is the kept"),
        (["export", "jenny-rafsun", "--quantity", "f", "--at", "3", "-o", "x.png"], "the view cell shades no text"),
    ],
)
def test_what_cannot_be_is_said(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(words)
    assert told in capsys.readouterr().err


def test_the_numbers_that_shade_a_text_are_a_table(tmp_path: Path) -> None:
    target = tmp_path / "text.csv"
    main(["plot", "jenny-rafsun", "--kind", "text", "--quantity", "o", "--unit", "liking", "-o", str(target)])
    rows = _rows(target)
    expected = run(find("jenny-rafsun")).layers[0]["o"][:, 1]
    assert [float(row["value"]) for row in rows] == expected.tolist()
    assert {row["series"] for row in rows} == {"o"} and rows[3]["word"] == "and"
