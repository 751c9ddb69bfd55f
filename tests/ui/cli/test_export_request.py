"""The command line's words become the film's notation, depth and language, or an error that says what exists."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from simulator.lessons.schema import LessonError
from ui.cli.export_request import resolve_export
from ui.cli.film_writer import describe_written
from ui.cli.requests import ExportRequest
from ui.export import export, formats
from ui.export.batch.shared_options import used
from ui.export.format import ExportError
from ui.export.writers.gif import GifSettings
from ui.export.writers.mp4 import Mp4Settings


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
        ("compare", ("rnn", "gru", "lstm") * 4, "11 other runs already"),
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


@pytest.mark.parametrize(
    ("target", "given", "option"),
    [
        ("run.ipynb", {"tokens": "1:3"}, "--tokens"),
        ("run.ipynb", {"theme": "dark"}, "--theme"),
        ("run.ipynb", {"view": "stack"}, "--view"),
        ("sheet.pdf", {"arrangement": "worksheet", "unit": 1}, "--unit"),
        ("sheet.pdf", {"arrangement": "worksheet", "size": "640x360"}, "--size"),
        ("sheet.tex", {"arrangement": "worksheet", "captions": "numbers"}, "--captions"),
        ("sheet.tex", {"arrangement": "worksheet", "theme": "dark"}, "--theme"),
        ("handout.pdf", {"arrangement": "handout", "size": "640x360"}, "--size"),
        ("handout.pdf", {"arrangement": "handout", "sets": ("width=640",)}, "--set width=640"),
        ("sheet.pdf", {"arrangement": "worksheet", "sets": ("date=none",)}, "--set date=none"),
        ("sheet.pdf", {"sets": ("seed=3",)}, "--set seed=3"),
        ("sheet.tex", {"arrangement": "worksheet", "sets": ("seed=3",)}, "--set seed=3"),
        ("sheet.pdf", {"arrangement": "questions", "tokens": "1:3"}, "--tokens"),
        ("sheet.tex", {"arrangement": "questions", "theme": "dark"}, "--theme"),
        ("sheet.md", {"arrangement": "questions", "layer": 1}, "--layer"),
        ("page.pdf", {"at": "1.1", "sets": ("each=token",)}, "--set each=token"),
        ("moving.tex", {"arrangement": "animate", "sets": ("each=token",)}, "--set each=token"),
        ("pages.pdf", {"sets": ("per-page=2",)}, "--set per-page=2"),
        ("slides.tex", {"sets": ("pace=2",)}, "--set pace=2"),
        ("slides.pptx", {"arrangement": "stills", "sets": ("poster=end",)}, "--set poster=end"),
        ("film.mp4", {"view": "stack", "signs": True}, "--signs"),
        ("film.mp4", {"whole_run": True}, "--whole-run"),
        ("film.mp4", {"view": "memory", "returned": "keras"}, "--returned"),
        ("run.ipynb", {"returned": "keras"}, "--returned"),
        *(
            (f"film{ending}", {"sets": ("background=transparent",)}, "--set background=transparent")
            for ending in (".mp4", ".gif", ".html", ".pptx", ".pdf", ".tex", ".ipynb", ".md", ".txt")
        ),
    ],
)
def test_what_an_export_has_no_use_for_is_refused_with_the_reason(
    target: str, given: dict[str, object], option: str
) -> None:
    with pytest.raises(ExportError, match=f"{option} is of no use for {target}: .+ Leave it out"):
        resolve_export(ExportRequest("jenny-rafsun", target, **given))  # type: ignore[arg-type]


def test_what_has_a_use_is_taken() -> None:
    for target, given in (
        ("film.mp4", {"signs": True}),
        ("film.html", {"view": "unrolled", "returned": "pytorch"}),
        ("film.mp4", {"view": "memory", "whole_run": True}),
        ("handout.pdf", {"arrangement": "handout", "sets": ("paper=letter", "per-page=2")}),
        ("sheet.pdf", {"arrangement": "worksheet", "tokens": "1:3", "layer": 1, "sets": ("paper=letter",)}),
        ("sheet.pdf", {"arrangement": "questions", "sets": ("seed=31", "sheet=key", "paper=letter")}),
        ("run.ipynb", {"language": "de"}),
        ("slides.pptx", {"sets": ("poster=0.5", "loop=true")}),
    ):
        resolve_export(ExportRequest("jenny-rafsun", target, **given))  # type: ignore[arg-type]


def test_of_shared_options_each_export_is_told_those_it_has_a_use_for() -> None:
    shared = ["--theme=dark", "--size=640x360", "--language=de", "--view=stack", "--with=gru", "--set=per-page=2"]
    assert used(shared, "film.mp4", ()) == shared
    assert used(shared, "run.ipynb", ()) == ["--language=de", "--set=per-page=2"]
    assert used(shared, "sheet.pdf", ["--as=worksheet"]) == ["--theme=dark", "--language=de"]
    assert used(shared, "pages.pdf", ()) == shared[:-1]
    assert used(["--set=each=token"], "pages.pdf", ["--at=1.1"]) == []


def test_a_folder_is_no_film(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").mkdir()
    for target in (str(tmp_path / "film.mp4"), str(tmp_path / "other.gif") + "/"):
        with pytest.raises(ExportError, match="is a folder, or would be one, with the name of a file"):
            resolve_export(ExportRequest("jenny-rafsun", target))


def test_sides_that_are_rounded_are_told() -> None:
    told = describe_written("film.mp4", Mp4Settings(width=321, height=181), 30)
    assert told == "film.mp4: 1.0 s, 30 pictures of 322 × 182 pixels (the sides of a film are even) at 30 a second"
    assert "pixels" not in describe_written("film.mp4", Mp4Settings(), 30)
    assert describe_written("net.onnx", formats()[".onnx"].settings(), 1) == "net.onnx: written"
    assert "pixels" not in describe_written("film.gif", GifSettings(width=321, height=181), 30)
