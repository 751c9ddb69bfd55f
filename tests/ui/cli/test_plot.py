"""`main.py plot`: pictures and tables of every chart, numbers those of the run, errors that say what there is."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import find
from simulator.lessons.run import run as run_lesson
from simulator.lessons.schema import LessonError
from ui.cli.chart_file import write_chart
from ui.cli.verbs.plot import HELP, VERB, PlotRequest
from ui.film.views import views

KINDS = [key for key, view in views().items() if view.chart]


def given(target: Path, *words: str, lesson: str = "jenny-rafsun") -> PlotRequest:
    return VERB.parse([lesson, "-o", str(target), *words])


def rows(target: Path) -> list[dict[str, str]]:
    with target.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_is_a_picture(qapp: QGuiApplication, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "chart.png"
    said = write_chart(given(target, "--kind", kind, "--at", "11", "--size", "640x360", "--theme", "dark"))
    with Image.open(target) as picture:
        assert picture.size == (640, 360) and len(picture.getcolors(10**6) or ()) > 20
    assert said.startswith(f"{target}: ") and len(said) > len(str(target)) + 20
    for ending in (".svg", ".pdf") if kind == "ledger" else ():
        write_chart(given(tmp_path / f"chart{ending}", "--kind", kind, "--language", "de", "--unit", "liking"))
        assert (tmp_path / f"chart{ending}").stat().st_size > 5000


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_is_a_table(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "chart.csv"
    words = given(target, "--kind", kind, "--unit", "gender", "--at", "11", "--tokens", ":15")
    assert words.is_table
    said = write_chart(words)
    found = rows(target)
    assert said == f"{target}: {len(found)} numbers" and len(found) > 10
    assert {row["token"] for row in found} - {""} <= {str(token) for token in range(15)}
    trace = run_lesson(find("jenny-rafsun"))
    for row in found:
        if row["series"] in ("c", "f", "i", "o") and row["unit"]:
            assert float(row["value"]) == trace.layers[0][row["series"]][int(row["token"]), int(row["unit"])]


def test_an_average_has_its_weights_in_the_table(tmp_path: Path) -> None:
    target = tmp_path / "chart.csv"
    write_chart(given(target, "--kind", "ledger", "--unit", "1", lesson="same-in-a-gru"))
    names = ("weight", "n", "share")
    parts = {name: [float(row["value"]) for row in rows(target) if row["series"] == name] for name in names}
    assert sum(parts["weight"]) <= 1.0 + 1e-12
    assert np.multiply(parts["weight"], parts["n"]) == pytest.approx(parts["share"], abs=1e-12)


def test_the_memory_as_it_is_read_is_a_sum_with_signs(qapp: QGuiApplication, tmp_path: Path) -> None:
    trace = run_lesson(find("jenny-rafsun"))
    assert trace.readout is not None
    words = ("--kind", "ledger", "--layer", "1", "--along", "he", "--at", "12")
    write_chart(given(tmp_path / "chart.csv", *words))
    found = rows(tmp_path / "chart.csv")
    read = float(trace.layers[1]["c"][12] @ trace.readout.W[1])
    assert float(found[0]["value"]) == pytest.approx(read)
    assert sum(float(row["value"]) for row in found if row["series"].startswith("share")) == pytest.approx(read)
    assert "“he”" in write_chart(given(tmp_path / "chart.png", *words))


def test_cells_over_each_other_are_told_apart_in_the_table(tmp_path: Path) -> None:
    target = tmp_path / "chart.csv"
    write_chart(given(target, "--kind", "gradient", "--over", "rnn,lstm", "--layer", "1", lesson="random-stack"))
    assert {row["series"].partition(":")[0] for row in rows(target)} == {"rnn", "lstm"}


def test_help_says_what_each_chart_shows() -> None:
    told = HELP.partition("OUT ends")[0].splitlines()
    assert sorted(line.split()[0] for line in told if line[:2] == "  " and line[2] != " ") == sorted(KINDS)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["m.bmp", "--kind", "kept"], ".png, .svg, .pdf or .csv"),
        (["m.csv", "--kind", "kepd"], "Did you mean kept?"),
        (["m.csv", "--kind", "everything"], "Known: gates, gradient, half-life, kept, ledger, memory, readout, text"),
        (["m.csv", "--kind", "kept", "--layer", "2"], "The layers of jenny-rafsun are 0 to 1"),
        (["m.csv", "--kind", "kept", "--unit", "nobody"], "gender, liking, words"),
        (["m.csv", "--kind", "kept", "--unit", "0:2"], "one unit that is shown"),
        (["m.csv", "--kind", "kept", "--units", "5"], "Units are 0 to 2"),
        (["m.csv", "--kind", "kept", "--tokens", "3:40"], "Tokens are 0 to 19"),
        (["m.csv", "--kind", "kept", "--tokens", ":5", "--at", "7"], "They are 0 to 4"),
        (["m.csv", "--kind", "kept", "--over", "rnn"], "--over is for gradients"),
        (["m.csv", "--kind", "gradient", "--over", "lstmm"], "Did you mean lstm?"),
        (["m.csv", "--kind", "ledger", "--along", "he"], "--layer 1"),
        (["m.csv", "--kind", "ledger", "--layer", "1", "--along", "it"], "Choose she, he, girl, boy"),
        (["m.png", "--kind", "kept", "--theme", "pink"], "Choose light, dark"),
        (["m.png", "--kind", "kept", "--size", "big"], "1920x1080"),
        (["m.png", "--kind", "kept", "--language", "xx"], "Choose en, de"),
        (["no/m.csv", "--kind", "kept"], "There is no folder"),
    ],
)
def test_what_is_wrong_is_said_with_what_there_is(
    qapp: QGuiApplication, tmp_path: Path, words: list[str], said: str
) -> None:
    target, *options = words
    with pytest.raises(LessonError) as caught:
        write_chart(given(tmp_path / target, *options))
    assert said in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_of_some_units_the_first_is_told_of(tmp_path: Path) -> None:
    """Unless another is named: its balance stands by itself, beside that of them all."""
    for words, unit in ((("--units", "1,2"), "1"), (("--units", "1,2", "--unit", "2"), "2")):
        target = tmp_path / "chart.csv"
        write_chart(given(target, "--kind", "kept", *words))
        alone = {row["unit"] for row in rows(target) if not row["series"].startswith("sum of")}
        assert alone == {unit}
