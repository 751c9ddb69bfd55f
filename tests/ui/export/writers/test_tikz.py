"""Figures in TikZ: commands that a reader knows, of every cell and view; and what LaTeX itself makes of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from tests.ui.cli.test_command_line import gatelight
from tests.ui.export.reading import names
from tests.ui.export.tikz_reader import read
from tests.ui.film.films import builtin_film, random_lesson
from ui.export import ExportError, export
from ui.export.tikz.diagram import diagram_of
from ui.export.tikz.picture import tikz_file
from ui.export.writers.tex import TexSettings
from ui.film.film import Film
from ui.film.marks import Bars, River, Strip
from ui.film.views import views
from ui.paint.theme import THEMES


def figure(lesson: str, view: str, theme: str = "light", *, numbers: bool = True, at: tuple[int, int] = (2, -1)) -> str:
    """The text of a figure of a moment."""
    made = builtin_film(lesson, view=view)
    token, beat = at[0], at[1] % len(made.timeline.beats)
    frame = made.frame(made.timeline.time_at_rest(token, beat))
    return tikz_file([frame], THEMES[theme], made.scene, numbers=numbers)


@pytest.mark.parametrize("lesson", builtin_lessons())
def test_every_cell_is_a_figure(qapp: QGuiApplication, lesson: str) -> None:
    with_numbers = read(figure(lesson, "cell"))
    alone = read(figure(lesson, "cell", "print", numbers=False))
    assert len(alone["draw"]) > 5 and any("operation" in each for each in alone["node"])
    assert len(with_numbers["node"]) > len(alone["node"])
    assert any(name.endswith("-line-start") for name in alone["names"])


@pytest.mark.parametrize("view", views())
def test_every_view_is_a_figure(qapp: QGuiApplication, view: str) -> None:
    assert len(read(figure("jenny-rafsun", view, "projector"))) > 2


@pytest.mark.parametrize("view", ["stack", "unrolled"])
def test_networks_are_diagrams_without_numbers(qapp: QGuiApplication, view: str) -> None:
    made = builtin_film("jenny-rafsun", view=view)
    marks = diagram_of(made.frame(made.timeline.time_at_rest(19, 0)))
    assert marks and not any(isinstance(mark, Strip | Bars | River) for mark in marks)
    assert read(figure("jenny-rafsun", view, numbers=False, at=(19, 0)))["draw"]


def test_a_chart_without_its_numbers_is_refused(qapp: QGuiApplication, tmp_path: Path) -> None:
    settings = TexSettings(arrangement="tikz", numbers="no", at=(2, 1))
    with pytest.raises(ExportError, match="has no diagram"):
        export(builtin_film("jenny-rafsun", view="kept"), str(tmp_path / "chart.tex"), settings)
    assert names(tmp_path) == []


def test_parts_have_names(qapp: QGuiApplication) -> None:
    text = figure("simple-rnn", "cell", numbers=False)
    assert "% h-line\n" in text or "% short-line\n" in text
    lstm = figure("four-beats", "cell", numbers=False)
    for part in ("c-line", "forget-area", "forget-gate", "input-gate", "output-gate", "candidate"):
        assert f"% {part}\n" in lstm, part
    assert "(forget-gate) at " in lstm and "(c-line-start)" in lstm


def test_all_beats_of_a_token_are_pages_and_a_diagram_is_one(qapp: QGuiApplication, tmp_path: Path) -> None:
    made = builtin_film("simple-rnn")
    export(made, str(tmp_path / "all.tex"), TexSettings(arrangement="tikz", tokens=(1, 2)))
    text = (tmp_path / "all.tex").read_text(encoding="utf-8")
    assert text.count("\\begin{tikzpicture}") == len(made.timeline.beats) == text.count("\\newpage") + 1
    export(made, str(tmp_path / "one.tex"), TexSettings(arrangement="tikz", tokens=(1, 2), numbers="no"))
    assert (tmp_path / "one.tex").read_text(encoding="utf-8").count("\\begin{tikzpicture}") == 1
    assert names(tmp_path) == ["all.tex", "one.tex"]


def test_black_and_white_has_no_colour(qapp: QGuiApplication) -> None:
    for value in re.findall(r"\{HTML\}\{(\w{6})\}", figure("same-in-a-gru", "cell", "print", numbers=False)):
        assert value[:2] == value[2:4] == value[4:], value


def test_words_of_all_scripts_keep_to_what_latex_can_set(qapp: QGuiApplication) -> None:
    lesson = random_lesson("lstm", 3, "記憶 σ 50 % {x} שלום")
    made = Film(lesson, run(lesson))
    frame = made.frame(made.timeline.time_at_rest(1, 0))
    read(tikz_file([frame], THEMES["light"], made.scene, numbers=True))


def test_the_command_line_writes_a_figure(tmp_path: Path) -> None:
    words = ("export", "four-beats", "-o", str(tmp_path / "cell.tex"), "--as", "tikz", "--at", "1.1")
    assert gatelight(*words, "--set", "numbers=no", "--theme", "print").returncode == 0
    read((tmp_path / "cell.tex").read_text(encoding="utf-8"))
    refused = gatelight(*words, "--set", "fps=3")
    assert "a figure stands still" in refused.stderr


@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_latex_sets_it_without_a_warning(qapp: QGuiApplication, tmp_path: Path, engine: str) -> None:
    if shutil.which(engine) is None:
        pytest.skip("LaTeX is not installed")
    for name, text in {
        "cell": figure("jenny-rafsun", "cell"), "alone": figure("same-in-a-gru", "cell", "print", numbers=False),
        "chart": figure("jenny-rafsun", "kept"), "stack": figure("jenny-rafsun", "stack", "dark"),
    }.items():  # fmt: skip
        (tmp_path / f"{name}.tex").write_text(text, encoding="utf-8")
        words = (engine, "-interaction=nonstopmode", "-halt-on-error", f"{name}.tex")
        ended = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
        assert ended.returncode == 0, ended.stdout[-2000:]
        assert not re.search(r"Overfull|Missing character|Undefined", ended.stdout), ended.stdout[-2000:]
        assert "Output written" in ended.stdout and "(1 page" in ended.stdout
