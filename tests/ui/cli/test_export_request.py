"""The command line's words become the film's notation, depth and language, or an error that says what exists."""

from __future__ import annotations

import pytest

from simulator.lessons.schema import LessonError
from ui.cli.export_request import resolve_export
from ui.cli.requests import ExportRequest
from ui.export.format import ExportError


def test_notation_captions_and_language_reach_the_film() -> None:
    request = ExportRequest("jenny-rafsun", "film.mp4", notation="tutorial", captions="numbers", language="de")
    scene = resolve_export(request).film.scene
    assert (scene.notation.key, scene.depth, scene.language.key) == ("tutorial", "numbers", "de")


@pytest.mark.parametrize(
    ("given", "choices"),
    [
        ({"notation": "greek"}, "tutorial, olah, pytorch"),
        ({"captions": "novel"}, "sentence, symbols, numbers"),
        ({"language": "xx"}, "en, de"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(given: dict[str, str], choices: str) -> None:
    with pytest.raises(ExportError, match=f"--{next(iter(given))} .*Choose {choices}"):
        resolve_export(ExportRequest("jenny-rafsun", "film.mp4", **given))


def test_cells_and_lessons_to_compare_with_reach_the_film() -> None:
    request = ExportRequest("jenny-rafsun", "film.mp4", view="compare", others=("gru", "same-in-a-gru"))
    shown = resolve_export(request).film.scene.compared
    assert [each.cell.key for each in shown] == ["lstm", "gru", "gru"]
    assert [bool(each.lesson.layers[0].weights) for each in shown] == [True, False, True]
    assert len({each.trace.tokens for each in shown}) == 1


@pytest.mark.parametrize(
    ("view", "others", "said"),
    [
        ("cell", ("gru",), "--with is for runs that are compared"),
        ("compare", ("nothing-like-it",), "no built-in lesson"),
        ("compare", ("rnn", "gru", "lstm", "gru-before"), "3 other runs already"),
    ],
)
def test_what_cannot_be_compared_is_said(view: str, others: tuple[str, ...], said: str) -> None:
    with pytest.raises((ExportError, LessonError), match=said):
        resolve_export(ExportRequest("jenny-rafsun", "film.mp4", view=view, others=others))
