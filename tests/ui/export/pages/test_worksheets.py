"""Worksheets: the exercise tells everything and no answer, the key tells all answers, on paper and in LaTeX."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as with_fields
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication

from simulator.analysis.worksheet import GivenNumbers, Worksheet, worksheet
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec
from tests.lessons import lessons_for_paper
from tests.ui.export.reading import names
from tests.ui.export.writers.test_tex import typeset
from tests.ui.film.films import film as random_film
from ui.export import ExportError, export
from ui.export.pages.exercise.latex import symbol, worksheet_text
from ui.export.pages.exercise.paper import MARGIN, pages
from ui.export.pages.exercise.words import WorksheetWords
from ui.export.writers.pdf import PdfSettings
from ui.export.writers.tex import TexSettings
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Curve, Frame, Page, Text
from ui.film.text.language import ENGLISH
from ui.paint.text import advance, line_of


@pytest.fixture
def jenny(qapp: QGuiApplication) -> Film:
    lesson = find("jenny-rafsun")
    return Film(lesson, run(lesson))


def on_paper(film: Film, folder: Path, **how: Any) -> list[str]:
    """The texts of the pages."""
    export(film, str(folder / "sheet.pdf"), PdfSettings(arrangement="worksheet", **how))
    return [page.extract_text().replace("−", "-") for page in PdfReader(folder / "sheet.pdf").pages]


def given_numbers(sheet: Worksheet) -> list[str]:
    return [str(value) for given in (*sheet.vectors, *sheet.matrices) for row in given.values for value in row]


def test_the_exercise_tells_all_that_is_given_and_no_answer(jenny: Film, tmp_path: Path) -> None:
    exercise, key = on_paper(jenny, tmp_path, at=(11, 0))
    sheet = worksheet(jenny.scene.trace, 0, 11)
    for words in ("Compute this step by hand", "“Rafsun”", "Jenny, love", "gender", "three decimals"):
        assert words in exercise
    found = re.findall(r"-?\d+\.\d\d(?!\d)", exercise)
    assert sorted(found) == sorted(given_numbers(sheet))
    assert not re.search(r"\d\.\d{3}", exercise)
    answers = re.findall(r"-?\d+\.\d{3}(?!\d)", key)
    assert answers == [str(value) for task in sheet.tasks for value in task.answers]
    assert "Answer key" in key
    assert re.findall(r"-?\d\.\d{4}", key) == [f"{v:.4f}" for state in ("h", "c") for v in sheet.true[state]]


def test_several_steps_have_their_keys_at_the_end(jenny: Film, tmp_path: Path) -> None:
    texts = on_paper(jenny, tmp_path, tokens=(0, 3))
    heads = ["Answer key" in text for text in texts]
    assert heads == [False] * 3 + [True] * 3


@pytest.mark.parametrize("lesson", lessons_for_paper())
@pytest.mark.parametrize("paper", [Page(1240, 1754), Page(1275, 1650)])
def test_nothing_leaves_the_page_or_its_box(qapp: QGuiApplication, lesson: str, paper: Page) -> None:
    found = find(lesson)
    film = Film(found, run(found))
    sheets = [worksheet(film.scene.trace, 0, step) for step in range(min(4, film.scene.trace.steps))]
    made = pages(sheets, film.scene, paper)
    assert len(made) >= 2 * len(sheets)
    for frame in made:
        for mark in frame.backdrop:
            if isinstance(mark, Text):
                _, left = line_of(mark)
                assert left >= MARGIN - 8
                assert mark.y <= paper.height - MARGIN + 20
            elif isinstance(mark, Box):
                assert mark.x + mark.width <= paper.width - MARGIN + 1
                assert mark.y + mark.height <= paper.height - MARGIN + 1


def test_a_layer_too_large_for_a_hand_is_refused(qapp: QGuiApplication, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"7 units.*smaller"):
        on_paper(random_film("lstm", 7), tmp_path, at=(0, 0))
    assert names(tmp_path) == []


def test_latex_has_the_same_numbers(jenny: Film, tmp_path: Path) -> None:
    export(jenny, str(tmp_path / "a sheet.tex"), TexSettings(arrangement="worksheet", at=(11, 0)))
    assert names(tmp_path) == ["a sheet.tex"]
    exercise, key = (tmp_path / "a sheet.tex").read_text(encoding="utf-8").split("Answer key")
    sheet = worksheet(jenny.scene.trace, 0, 11)
    assert sorted(re.findall(r"-?\d+\.\d\d(?!\d)", exercise)) == sorted(given_numbers(sheet))
    assert exercise.count(r"\blank") == 1 + 13 * 3  # once where it is defined
    assert re.findall(r"-?\d+\.\d{3}(?!\d)", key) == [str(v) for task in sheet.tasks for v in task.answers]


@pytest.mark.parametrize("lesson", ["jenny-rafsun", "same-in-a-gru", "worked-example"])
def test_latex_sets_it(qapp: QGuiApplication, tmp_path: Path, lesson: str) -> None:
    found = find(lesson)
    export(Film(found, run(found)), str(tmp_path / "sheet.tex"), TexSettings(arrangement="worksheet", at=(1, 0)))
    texts = [page.extract_text() for page in typeset(tmp_path / "sheet.tex").pages]
    assert "Compute this step by hand" in texts[0]
    assert "Answer key" in texts[-1]
    assert "Overfull" not in (tmp_path / "sheet.log").read_text(encoding="utf-8", errors="replace")
    export(Film(found, run(found)), str(tmp_path / "sheet.pdf"), PdfSettings(arrangement="worksheet", at=(1, 0)))
    assert len(texts) == len(PdfReader(tmp_path / "sheet.pdf").pages)


@pytest.mark.parametrize("lesson", lessons_for_paper())
def test_nothing_in_latex_can_leave_its_page(lesson: str) -> None:
    trace = run(find(lesson))
    sheets = [worksheet(trace, 0, step) for step in range(min(4, trace.steps))]
    text = worksheet_text([*sheets, *map(with_long_numbers, sheets)], "T")
    (across,) = {210 - 2 * int(margin) for margin in re.findall(r"a4paper,margin=(\d+)mm", text)}
    tables = re.findall(r"p\{(\d+)mm\}\*\{(\d+)\}\{c\}", text)
    (cell,) = set(re.findall(r"\\makebox\[(\d+)mm\]", text))
    assert len(tables) == 4 * len(sheets)
    assert all(int(room) + int(count) * (int(cell) + 1) <= across for room, count in tables)
    for line in text.splitlines():
        if "bmatrix" in line:
            assert re.fullmatch(r"(\\rule\{0pt\}\{9mm\})?\\fit\{\\linewidth\}\{\$.*\$\}\\quad", line)
        elif line.endswith(r"\\"):
            assert all(each.startswith("\\cell{") for each in line.removesuffix(r" \\").split(" & ")[1:])


def with_long_numbers(sheet: Worksheet) -> Worksheet:
    """The same sheet with numbers and names longer than usual."""

    def far(given: GivenNumbers) -> GivenNumbers:
        values = tuple(tuple(value - Decimal("123456.78") for value in row) for row in given.values)
        return replace(given, values=values, columns=tuple(f"{name} of the whole sentence" for name in given.columns))

    tasks = [
        replace(task, answers=tuple(each - Decimal("12345678.001") for each in task.answers), by_hand=(0,))
        for task in sheet.tasks
    ]
    return replace(
        sheet, vectors=tuple(map(far, sheet.vectors)), matrices=tuple(map(far, sheet.matrices)), tasks=tuple(tasks),
        units=tuple(f"{name} of the whole" for name in sheet.units), left_out=tuple(f"word {k}" for k in range(60)),
    )  # fmt: skip


def extents(frame: Frame) -> Iterator[tuple[QRectF, str]]:
    """Where the texts of a page have ink, and what they say as they are printed."""
    for mark in frame.backdrop:
        if isinstance(mark, Text):
            pieces, left = line_of(mark)
            wide = max(piece.x + advance(piece.text, *piece.face) for piece in pieces)
            yield QRectF(left, mark.y - 0.72 * mark.size, wide, 0.72 * mark.size), "".join(p.text for p in pieces)


def brackets(frame: Frame) -> Iterator[QRectF]:
    """The upright strokes of a page's brackets, and its boxes."""
    for mark in frame.backdrop:
        if isinstance(mark, Curve) and len(mark.points) == 4:
            (_, top), (x, _), (_, bottom), _ = mark.points
            yield QRectF(x - 1, top, 2, bottom - top)


@pytest.mark.parametrize("lesson", lessons_for_paper())
@pytest.mark.parametrize("far", [False, True])
def test_letters_and_numbers_have_their_places(qapp: QGuiApplication, lesson: str, far: bool) -> None:
    found = find(lesson)
    film, paper = Film(found, run(found)), Page(1240, 1754)
    for step in range(min(3, film.scene.trace.steps)):
        sheet = worksheet(film.scene.trace, 0, step)
        for frame in pages([with_long_numbers(sheet) if far else sheet], film.scene, paper):
            texts, strokes = list(extents(frame)), list(brackets(frame))
            for k, (place, said) in enumerate(texts):
                assert place.left() >= MARGIN - 8 and place.right() <= paper.width - MARGIN + 8, said
                if "…" in said:
                    assert not re.search(r"\d\.\d", re.sub("|".join(map(re.escape, sheet.units)), "", said))
                assert not [said for stroke in strokes if stroke.intersects(place)]
                assert not [(said, other) for there, other in texts[:k] if there.intersects(place)]
            for mark in frame.backdrop:
                if isinstance(mark, Box):
                    box = QRectF(mark.x, mark.y, mark.width, mark.height)
                    assert all(box.contains(place) for place, _ in texts if box.intersects(place))


@pytest.mark.parametrize("lesson", lessons_for_paper())
def test_no_line_says_that_something_is_itself(qapp: QGuiApplication, lesson: str) -> None:
    found = find(lesson)
    film = Film(found, run(found))
    sheet = worksheet(film.scene.trace, 0, 1)
    for frame in pages([sheet], film.scene, Page(1240, 1754)):
        for _, said in extents(frame):
            name, equals, formula = re.sub(r"[\s()]", "", said).partition("=")
            assert not equals or name != formula, said
    for line in worksheet_text([sheet], "T").splitlines():
        name, equals, formula = re.sub(r"[\s(){}$]|&.*", "", line).partition("=")
        assert not equals or name != formula, line


def test_an_exercise_has_a_line_for_the_name_and_the_key_has_none(jenny: Film, tmp_path: Path) -> None:
    exercise, key = on_paper(jenny, tmp_path, at=(11, 0))
    assert "Name" in exercise and "Name" not in key
    told = worksheet_text([worksheet(jenny.scene.trace, 0, 11)], "T").split("Answer key")
    assert ["Name" in part for part in told] == [True, False]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("f", "f_{t}"), ("h_prev", "h_{t-1}"), ("W_f", "W_{f}"), ("b_hn", r"b_{\mathit{hn}}"),
     ("tanh_c", r"\tanh c_{t}"), ("a_f", "a_{f}"), ("kept", r"\mathit{kept}_{t}")],
)  # fmt: skip
def test_letters_of_latex(name: str, wanted: str) -> None:
    assert symbol(name) == wanted


@pytest.mark.parametrize(
    ("notation", "wanted"),
    [("pytorch", [r"W_{\mathit{if}} = ", r"W_{\mathit{hf}} = ", r"+ b_{\mathit{if}} + b_{\mathit{hf}}$"]),
     ("olah", [r"W_{\mathit{f,x}} = ",
               r"$a_{C} = W_{C}\,[h_{t-1}, x_{t}] + b_{C}$", r"$\tilde{C}_{t} = \tanh(a_{C})$"])],
)  # fmt: skip
def test_worksheets_have_the_letters_of_their_notation(
    qapp: QGuiApplication, tmp_path: Path, notation: str, wanted: list[str]
) -> None:
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson), FilmOptions(notation=notation))
    export(film, str(tmp_path / "sheet.tex"), TexSettings(arrangement="worksheet", at=(1, 0)))
    text = (tmp_path / "sheet.tex").read_text(encoding="utf-8")
    assert all(each in text for each in wanted)
    assert "U_{" not in text
    export(film, str(tmp_path / "sheet.pdf"), PdfSettings(arrangement="worksheet", at=(1, 0)))
    words = "".join(page.extract_text() for page in PdfReader(tmp_path / "sheet.pdf").pages)
    assert ("Whf" in re.sub(r"\s", "", words)) is (notation == "pytorch")


def test_names_are_escaped() -> None:
    trace = run(find("jenny-rafsun"))
    sheet = worksheet(trace, 0, 0)
    odd = GivenNumbers("x", sheet.vectors[0].values, tuple("50%_&" for _ in sheet.vectors[0].columns))
    text = worksheet_text([replace(sheet, vectors=(odd,), token=r"\input{x}")], "T")
    assert r"50\%\_\&" in text
    assert r"\input{x}" not in text


@pytest.mark.parametrize("suffix", ["pdf", "tex"])
def test_a_hand_and_rounded_gates_are_told_and_no_answer_is(qapp: QGuiApplication, tmp_path: Path, suffix: str) -> None:
    hold = HoldSpec(0, "added", values=(0.5,), units=(0, 2), start=11, stop=12)
    lesson = find("jenny-rafsun")
    for made, words in (
        (with_fields(lesson, holds=(hold,)), "set by hand in gender and words"),
        (with_fields(lesson, idealised=True), "rounded to 0 or 1"),
    ):
        film, place = Film(made, run(made)), tmp_path / f"sheet.{suffix}"
        settings = {"pdf": PdfSettings, "tex": TexSettings}[suffix](arrangement="worksheet", at=(11, 0))
        export(film, str(place), settings)
        text = place.read_text("utf-8") if suffix == "tex" else "".join(
            page.extract_text() for page in PdfReader(place).pages
        )  # fmt: skip
        exercise, _, key = text.partition("Answer key")
        plain = exercise.replace("``", "“").replace("''", "”")
        assert words in plain and words.partition(" in ")[0] in key
        assert "The run itself, to four decimals" in key and "without rounding" not in key
        if made.holds:
            answers = [str(v) for task in worksheet(film.scene.trace, 0, 11).tasks for v in task.answers]
            assert len(re.findall(r"-?\d+\.\d{3}(?!\d)", exercise)) == 2 < len(answers)


def test_inputs_that_are_0_in_two_decimals_are_said_to_be_that() -> None:
    sheet = worksheet(run(find("jenny-rafsun")), 0, 11)
    assert (
        WorksheetWords(sheet, ENGLISH).left_out() == "Inputs that are 0 are left out, and their weights: Jenny, love."
    )
    nearly = WorksheetWords(replace(sheet, nearly_left_out=True), ENGLISH).left_out()
    assert nearly.startswith("Inputs that are 0 in two decimals are left")
