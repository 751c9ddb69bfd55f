"""What is typed wrong is told as what it is; places and ranges follow one rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.cli.test_command_line import LESSON, ROOT, SMALL, done, python, refused
from ui.cli.verb import WRONG
from ui.cli.verbs import open as open_verb
from ui.settings import learning


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["expotr", LESSON, "-o", "film.mp4"], "There is no command expotr. Did you mean export?"),
        (["chek"], "There is no command chek. Did you mean check?"),
        (["make-it", LESSON], "There is no command make-it. The commands are: open, lessons, "),
        (["jenny-rafsum"], "Did you mean “jenny-rafsun”?"),
        (["none.json"], "none.json: Cannot be read"),
        (["open", "jenny-rafsum"], "Did you mean “jenny-rafsun”?"),
        (["--verison"], "main.py: error: unrecognized arguments: --verison"),
        (["check", "a.json", "--fast"], "main.py check: error: unrecognized arguments: --fast"),
    ],
)
def test_a_command_that_is_mistyped_is_no_lesson(words: list[str], said: str) -> None:
    assert said in refused(*words)


@pytest.mark.parametrize("words", [["--help"], ["lessons", "--help"], ["export", "--help"], ["plot", "--help"]])
def test_help_is_given_before_anything_large_is_loaded(words: list[str]) -> None:
    ended = python("-X", "importtime", str(ROOT / "main.py"), *words)
    loaded = {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}
    assert ended.stdout.startswith("usage: main.py")
    assert "ui.cli.verb" in loaded and not {"numpy", "PySide6", "av", "msgspec"} & loaded


@pytest.mark.parametrize("at", [["--at=-1"], ["--at", "-1"], ["--at", "-1.-1"], ["--at=-1.-1"]])
def test_places_count_from_behind_as_in_plots(tmp_path: Path, at: list[str]) -> None:
    pictures = []
    count = len(run(find(LESSON)).tokens)
    for number, given in enumerate((at, ["--at", str(count - 1)])):
        done("export", LESSON, "-o", str(tmp_path / f"{number}.png"), *given, *SMALL)
        pictures.append((tmp_path / f"{number}.png").read_bytes())
    assert pictures[0] == pictures[1]


def test_the_number_of_a_class_is_typed_and_remembered(
    qapp: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(open_verb, "check_machine", lambda need="": asked.append(need))
    open_verb.prepare(open_verb.VERB.parse([LESSON, "--seed", "31"]))
    assert learning.question_number() == 31 and asked == ["", "window"]
    open_verb.prepare(open_verb.VERB.parse([LESSON]))
    assert learning.question_number() == 31, "that of last time"
    for wrong in ("0", "10000"):
        with pytest.raises(SystemExit) as ended:
            open_verb.prepare(open_verb.VERB.parse([LESSON, f"--seed={wrong}"]))
        assert ended.value.code == WRONG and f"--seed {wrong}: No questions" in capsys.readouterr().err
    assert learning.question_number() == 31
