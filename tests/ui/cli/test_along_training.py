"""Along a training: a film of one moment from snapshot to snapshot, and since when a unit holds something."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from simulator.lessons.file import load
from simulator.lessons.models.from_training import read_training
from simulator.training.checkpoint import write_checkpoint
from tests.ui.cli.test_train import said
from tests.ui.dialogs.training.pronouns import STEPS, trained
from ui.cli.along_training import END, AlongTraining
from ui.cli.export_request import resolve_export
from ui.cli.requests import ExportRequest
from ui.export import ExportError
from ui.film.film import FilmOptions
from ui.film.motion.pace import Pace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a training."""
    target = tmp_path / "she.training"
    write_checkpoint(target, trained())
    return target


def test_the_file_of_a_training_is_a_lesson(file: Path) -> None:
    training, lesson = read_training(file)
    assert load(file) == lesson and training.step == STEPS and lesson.title == f"Pronouns: LSTM, {STEPS} steps"


def test_a_film_shows_one_moment_with_the_weights_of_each_snapshot(file: Path) -> None:
    made = resolve_export(ExportRequest(str(file), target="x.gif", along="training", at="3"))
    film = made.film
    assert isinstance(film, AlongTraining) and film.timeline.tokens == tuple(map(str, range(STEPS + 1)))
    pictures = [film.frame(film.timeline.time_of(k)) for k in range(STEPS + 1)]
    assert [picture.moment.token for picture in pictures] == list(range(STEPS + 1))
    titles = [str(picture.backdrop) + str(picture.settled) for picture in pictures]
    assert all(f"Pronouns: LSTM, {k} steps" in words for k, words in enumerate(titles))
    assert film.caption(2, 0).startswith(f"Step 2 of {STEPS}. ") and film.numbers(0.0)
    assert film.timeline.duration - film.timeline.time_of(STEPS) >= END
    assert film.paced(Pace(factor=2.0)).timeline.time_of(1) == film.timeline.time_of(1) / 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"lesson": "jenny-rafsun"}, "is no file of a training"),
        ({"along": "tokens"}, "Choose training"),
        ({"target": "x.png"}, "is for films"),
        ({"tokens": "1:2"}, "--tokens is of no use"),
    ],
)
def test_what_cannot_be_along_a_training(file: Path, options: dict[str, str], told: str) -> None:
    given = {"lesson": str(file), "target": "x.gif", "along": "training"} | options
    with pytest.raises(ExportError, match=told):
        resolve_export(ExportRequest(**given))  # type: ignore[arg-type]


def test_when_a_unit_began_to_hold_it_is_a_curve(file: Path, tmp_path: Path, qapp: QApplication) -> None:
    printed = list(said("probe", str(file), "--along", "training", "--unit", "1", "--examples", "20"))
    assert "|r| of c[1] of layer 0 and gender of the last name, pronouns, LSTM, seed 0" in printed[0]
    assert len(printed) == 3 + STEPS + 1
    table, picture = tmp_path / "r.csv", tmp_path / "r.svg"
    list(said("probe", str(file), "--along", "training", "--examples", "20", "-o", str(table)))
    rows = table.read_text(encoding="utf-8").splitlines()
    assert rows[0] == "layer,unit,quantity,step,r" and len(rows) == STEPS + 2
    list(said("probe", str(file), "--along", "training", "--examples", "20", "-o", str(picture)))
    assert picture.read_text(encoding="utf-8").startswith("<")


def test_a_unit_that_is_not_there_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("probe", str(file), "--along", "training", "--examples", "20")
    for more, told in (
        (("--unit", "9"), "There is no unit 9: layer 0 has 0 to 2."),
        (("--unit", "0", "--measure", "p"), "There is no measure p: choose r or first."),
        (("--unit", "0", "--quantity", "q"), "has no quantity q"),
        (("-o", "r.doc"), "r.doc: there is no such kind of plot"),
        (("-o", "nowhere/r.csv"), "r.csv: there is no folder nowhere"),
    ):
        with pytest.raises(SystemExit):
            list(said(*words, *more))
        assert told in capsys.readouterr().err


def test_options_of_nothing_that_is_asked_for_are_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, told in (
        (("--unit", "1"), "--unit is of no use without --along training."),
        (("--measure", "first"), "--measure is of no use without --along training."),
        (("--along", "training", "--layer", "0"), "--layer is of no use without --unit."),
        (("--along", "training", "--quantity", "f"), "--quantity is of no use without --unit."),
    ):
        with pytest.raises(SystemExit):
            list(said("probe", str(file), "--examples", "20", *words))
        assert told in capsys.readouterr().err


def test_options_of_the_moment_stay(file: Path) -> None:
    _, lesson = read_training(file)
    film = AlongTraining(trained(), lesson, FilmOptions(view="unit"), (2, 0))
    assert film.by_token() is film and film.stops() == () and film.title == lesson.title
