"""Worksheets as text: the exercise has blanks in place of answers, the key has them all, and no sign is silent."""

from pathlib import Path
from typing import Any

import pytest

from simulator.analysis.worksheet import worksheet
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.lessons import lessons_for_paper
from tests.ui.film.films import film as random_film
from tests.ui.film.text.test_spoken import SILENT
from ui.export import ExportError, export
from ui.export.pages.description import DescriptionSettings
from ui.export.pages.exercise.plain import BLANK, passages
from ui.film.film import Film, FilmOptions


def written(film: Film, folder: Path, ending: str = ".txt", **how: Any) -> str:
    """The text of a worksheet."""
    settings = DescriptionSettings(arrangement="worksheet", tokens=(11, 12), **how)
    export(film, str(folder / f"sheet{ending}"), settings)
    return (folder / f"sheet{ending}").read_text(encoding="utf-8")


def test_the_exercise_is_filled_in_and_the_key_tells(qapp: object, tmp_path: Path) -> None:
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson))
    exercise, key = (written(film, tmp_path, sheet=side) for side in ("exercise", "key"))
    sheet = worksheet(film.scene.trace, 0, 11)
    assert exercise.count(BLANK) == 1 + sum(len(task.answers) for task in sheet.tasks) and BLANK not in key
    assert "f equals sigma of (a f): gender ____; liking ____; words ____" in exercise
    for task in sheet.tasks:
        numbers = [str(value).replace("-", "minus ") for value in task.answers]
        assert "; ".join(f"{name} {value}" for name, value in zip(sheet.units, numbers, strict=True)) in key
    assert "b i f plus b h f: gender 8.00; liking 8.00; words 8.00" in exercise
    assert "W i f, row of gender: minus 16.00; 0.00" in exercise
    assert written(film, tmp_path) == exercise + "\n" + key
    assert written(film, tmp_path, ".md").count("#") == 3  # a heading for each side


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("lesson", lessons_for_paper())
def test_no_sign_of_a_worksheet_is_silent(qapp: object, lesson: str, language: str) -> None:
    found = find(lesson)
    scene = Film(found, run(found), FilmOptions(language=language)).scene
    for passage in passages([worksheet(scene.trace, 0, 2)], scene, (False, True)):
        assert not SILENT.search(passage.plain().replace(BLANK, "")), passage


def test_a_layer_that_no_hand_computes_is_refused(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Choose another layer"):
        written(random_film("lstm", 64), tmp_path)
