"""The command line's words become the film's notation, depth and language, or an error that says what exists."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from simulator.lessons.schema import LessonError
from ui.cli.export_request import resolve_export
from ui.cli.requests import ExportRequest
from ui.export import export
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


@pytest.mark.usefixtures("qapp")
def test_a_pace_reaches_the_file_with_all_that_is_told_in_seconds(tmp_path: Path) -> None:
    target = tmp_path / "film.mp4"
    sets = ("pace=8", "slow=1", "subtitles=srt")
    request = ExportRequest("jenny-rafsun", str(target), size="160x90", fps=5, tokens="0:3", sets=sets)
    film, settings = resolve_export(request)
    export(film, str(target), settings)
    step = film.timeline.step_seconds
    with av.open(str(target)) as container:
        assert float(container.duration / av.time_base) == pytest.approx(step * (1 + 2 / 8), abs=0.3)
        starts = [float(chapter["start"] * chapter["time_base"]) for chapter in container.chapters()]
    assert starts == pytest.approx([0.0, step / 8, step * (1 + 1 / 8)], abs=0.01)
    assert "00:00:0" in (tmp_path / "film.srt").read_text()


@pytest.mark.parametrize("typed", ["pace=99", "pace=soon", "slow=often"])
def test_what_is_no_pace_is_answered_with_what_is(typed: str) -> None:
    with pytest.raises(ExportError, match=r"cannot be that\. Choose .*such as"):
        resolve_export(ExportRequest("jenny-rafsun", "film.mp4", sets=(typed,)))


def test_a_card_is_beside_the_picture_where_it_is_asked_for_and_a_web_page_tells_by_itself() -> None:
    asked = [resolve_export(ExportRequest("simple-rnn", target, card=True)) for target in ("film.mp4", "film.html")]
    assert [each.film.options.card for each in asked] == [True, False]
    assert not resolve_export(ExportRequest("simple-rnn", "film.mp4")).film.options.card
