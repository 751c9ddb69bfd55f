"""What is typed wrong is told as what it is; places and ranges follow one rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.cli.test_command_line import LESSON, SMALL, done, refused


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["expotr", LESSON, "-o", "film.mp4"], "There is no command expotr. Did you mean export?"),
        (["chek"], "There is no command chek. Did you mean check?"),
        (["make-it", LESSON], "There is no command make-it. The commands are: lessons, "),
        (["jenny-rafsum"], "Did you mean “jenny-rafsun”?"),
        (["none.json"], "none.json: Cannot be read"),
    ],
)
def test_a_command_that_is_mistyped_is_no_lesson(words: list[str], said: str) -> None:
    assert said in refused(*words)


@pytest.mark.parametrize("at", [["--at=-1"], ["--at", "-1"], ["--at", "-1.-1"], ["--at=-1.-1"]])
def test_places_count_from_behind_as_in_plots(tmp_path: Path, at: list[str]) -> None:
    pictures = []
    count = len(run(find(LESSON)).tokens)
    for number, given in enumerate((at, ["--at", str(count - 1)])):
        done("export", LESSON, "-o", str(tmp_path / f"{number}.png"), *given, *SMALL)
        pictures.append((tmp_path / f"{number}.png").read_bytes())
    assert pictures[0] == pictures[1]
