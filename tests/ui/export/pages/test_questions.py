"""Sheets of a lesson's questions: they ask and tell no answer, their key tells all, on paper, in LaTeX, as text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.guide.storyline.questions.answers import answer
from simulator.lessons.guide.storyline.questions.drawn import draw
from simulator.lessons.guide.storyline.questions.kinds import Choice, Drawn, Forgotten, Option, Order, Predict, Sketch
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from tests.ui.export.pages.test_worksheets import extents
from tests.ui.film.text.test_spoken import SILENT
from ui.export import ExportError, export, format_of
from ui.export.pages.asked.latex import questions_text
from ui.export.pages.asked.paper import HIGH, pages
from ui.export.pages.asked.plain import BLANK, question_passages
from ui.export.pages.asked.questions import Questionnaire, questionnaire
from ui.export.pages.asked.words import QuestionWords, ticks
from ui.export.pages.blocks import MARGIN
from ui.export.pages.pdf import PAPERS
from ui.export.pages.worksheets import page_on
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Curve, Page, Text
from ui.film.scene.scene import Scene

A4 = Page(1240, 1754)
QUESTIONS = (
    Predict(ask="How much is f?", why="It is {f[0] at 11}.", value="f[0] at 11", near=0.05),
    Choice(ask="Which of both?", why="So.", options=(Option("first", "1 = 2"), Option("second", "1 = 1"))),
    Forgotten(ask="Which units?", token="Rafsun"),
    Order(ask="Which first?", tokens=("good", "Jenny"), unit="gender"),
    Sketch(ask="Draw it.", unit="gender"),
    Drawn(ask="Two of them.", count=2),
)


def asking(*questions: Any) -> Lesson:
    """A lesson that asks these, or a question of each kind."""
    steps = tuple(Step(title="A step", words="Seen is {f[1] at 11}.", question=each) for each in questions or QUESTIONS)
    return replace(find("jenny-rafsun"), storyline=Storyline(aim="To ask.", before="Nothing.", steps=steps))


def scene_of(lesson: Lesson, language: str = "en") -> Scene:
    return Film(lesson, run(lesson), FilmOptions(language=language)).scene


def sheet_of(lesson: Lesson, language: str = "en", seed: int = 1) -> tuple[Questionnaire, Scene]:
    scene = scene_of(lesson, language)
    return questionnaire(scene, seed), scene


def on_paper(lesson: Lesson, folder: Path, **how: Any) -> list[str]:
    """The texts of the pages."""
    settings = format_of("sheet.pdf").settings(arrangement="questions", **how)
    export(Film(lesson, run(lesson)), str(folder / "sheet.pdf"), settings)
    return [page.extract_text() for page in PdfReader(folder / "sheet.pdf").pages]


def test_the_sheet_asks_and_the_key_tells(qapp: QGuiApplication, tmp_path: Path) -> None:
    lesson = asking()
    asked, key = ("\n".join(on_paper(lesson, tmp_path, sheet=side)) for side in ("exercise", "key"))
    for words in ("Questions", "Name", "Aim: To ask.", "To know before: Nothing.", "3 Jenny", "Seen is 0.9997.",
                  "How much is f?", "Which of both?", "Two of them.", "Mark your guess"):  # fmt: skip
        assert re.sub(r"\s+", " ", words) in re.sub(r"\s+", " ", asked), words
    assert "Reason" not in asked and "In the run" not in asked and "3e" not in asked
    assert "Answer key" in key and "Name" not in key and "Aim" not in key and "Mark your" not in key
    assert "Reason: It is 0.0003." in key and "In the run" in key and "Within 0.050 it counts in full." in key
    both = on_paper(lesson, tmp_path)
    assert "\n".join(both) == f"{asked}\n{key}"


def test_what_is_drawn_follows_from_the_number(qapp: QGuiApplication, tmp_path: Path) -> None:
    lesson = asking(Drawn(ask="", count=3))
    first, again, other = (on_paper(lesson, tmp_path, seed=seed, sheet="exercise")[0] for seed in (31, 31, 32))
    assert first == again != other and "number 31" in first and "number 32" in other
    sheet, scene = sheet_of(lesson, seed=31)
    assert tuple(each.question for each in sheet.questions) == draw(Drawn(ask="", count=3), scene.trace, 31)
    for each in sheet.questions:
        assert each.right == answer(each.question, lambda _: scene.trace)
    assert "number" not in on_paper(asking(QUESTIONS[0]), tmp_path, sheet="exercise")[0], "nothing is drawn"


def test_a_lesson_that_asks_nothing_is_refused(qapp: QGuiApplication, tmp_path: Path) -> None:
    lesson = find("jenny-rafsun")
    silent = replace(lesson, storyline=Storyline(aim="x", steps=(Step(words="x"),)))
    for each in (replace(lesson, storyline=None), silent):
        with pytest.raises(ExportError, match="asks no questions"):
            on_paper(each, tmp_path)
        assert not list(tmp_path.iterdir())


def marks_of(question: Any, answers: bool) -> list[Any]:
    sheet, scene = sheet_of(asking(question))
    (frame,) = pages(sheet, scene.language, A4, (answers,))
    return list(frame.backdrop)


@pytest.mark.parametrize(("value", "share"), [("0.25", 0.25), ("1", 1.0), ("7", 1.0), ("-3", 0.0)])
def test_the_key_has_a_mark_on_the_line_at_the_number(qapp: QGuiApplication, value: str, share: float) -> None:
    question = Predict(ask="?", value=value, near=0.1)
    assert not [mark for mark in marks_of(question, False) if isinstance(mark, Curve) and mark.role == "accent"]
    marks = marks_of(question, True)
    (line,) = [mark for mark in marks if isinstance(mark, Curve) and mark.width == 2.0]
    zone, mark = [mark for mark in marks if isinstance(mark, Curve) and mark.role == "accent"]
    (left, y), (right, _) = line.points
    assert mark.points[0][0] == pytest.approx(left + share * (right - left))
    assert mark.points[0][1] < y < mark.points[1][1]
    ends = [left + min(max(float(value) + by, 0), 1) * (right - left) for by in (-0.1, 0.1)]
    assert [x for x, _ in zone.points] == pytest.approx(ends)


def test_the_key_draws_the_line_of_the_run(qapp: QGuiApplication) -> None:
    question = Sketch(ask="?", unit="gender")
    sheet, _ = sheet_of(asking(question))
    assert not [mark for mark in marks_of(question, False) if isinstance(mark, Curve) and mark.width == 3.0]
    marks = marks_of(question, True)
    (drawn,) = [mark for mark in marks if isinstance(mark, Curve) and mark.width == 3.0]
    (box,) = [mark for mark in marks if isinstance(mark, Box)]
    values = sheet.questions[0].right.values
    assert len(drawn.points) == len(values) == 20
    low, high = -1.5, 1.5
    wanted = [box.y + HIGH * (high - value) / (high - low) for value in values]
    assert [y for _, y in drawn.points] == pytest.approx(wanted)
    assert drawn.points[0][0] == pytest.approx(box.x) and drawn.points[-1][0] == pytest.approx(box.x + box.width)


def test_boxes_are_ticked_and_numbered_in_the_key(qapp: QGuiApplication) -> None:
    for question, count, ticked in ((QUESTIONS[1], 2, [1]), (QUESTIONS[2], 3, [0]), (QUESTIONS[3], 2, [])):
        for answers in (False, True):
            marks = marks_of(question, answers)
            boxes = [mark for mark in marks if isinstance(mark, Box)]
            inside = [
                [mark for mark in marks if isinstance(mark, Curve) and box.x < mark.points[0][0] < box.x + box.width
                 and box.y < mark.points[0][1] < box.y + box.height]
                for box in boxes
            ]  # fmt: skip
            assert len(boxes) == count
            assert [at for at, found in enumerate(inside) if found] == (ticked if answers else [])
    order = [mark.plain for mark in marks_of(QUESTIONS[3], True) if isinstance(mark, Text) and mark.role == "accent"]
    assert order[-2:] == ["2", "1"]
    texts = [mark.plain for mark in marks_of(QUESTIONS[3], True) if isinstance(mark, Text)]
    assert "Jenny (3) (0.995)" in texts and "good (9) (" in "".join(texts)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("lesson", list(builtin_lessons()))
def test_nothing_leaves_the_page_or_lies_over_another(qapp: QGuiApplication, lesson: str, language: str) -> None:
    sheet, scene = sheet_of(find(lesson), language)
    paper = page_on(PAPERS["letter" if language == "en" else "a4"])
    for frame in pages(sheet, scene.language, paper):
        texts = list(extents(frame))
        for k, (place, said) in enumerate(texts):
            assert place.left() >= MARGIN - 8 and place.right() <= paper.width - MARGIN + 8, said
            assert place.bottom() <= paper.height - MARGIN + 8, said
            assert not [(said, other) for there, other in texts[:k] if there.intersects(place)]
        for mark in frame.backdrop:
            if isinstance(mark, Box):
                assert mark.x >= MARGIN and mark.x + mark.width <= paper.width - MARGIN + 1
                assert mark.y + mark.height <= paper.height - MARGIN + 1
    for passage in question_passages(sheet, scene.language, (False, True)):
        assert not SILENT.search(passage.plain().replace(BLANK, "")), passage


def test_words_without_end_go_on_over_the_pages(qapp: QGuiApplication) -> None:
    options = tuple(Option(f"{at} " + "option " * 200, "1 = 1") for at in range(8))
    question = Choice(ask="Why " * 950, why="Because " * 450, options=options)
    sheet, scene = sheet_of(asking(question))
    made = pages(sheet, scene.language, A4)
    assert len(made) > 4
    for frame in made:
        assert all(place.bottom() <= A4.height - MARGIN + 8 for place, _ in extents(frame))


def test_latex_asks_and_tells_the_same(qapp: QGuiApplication) -> None:
    sheet, scene = sheet_of(asking())
    asked, key = questions_text(sheet, scene.language).split("Answer key")
    assert "Reason" not in asked and "times" not in asked.partition("\\begin{document}")[2]
    assert "underline" in asked and "underline" not in key and "How much is f?" in asked and "Two of them." in asked
    assert "Reason: It is 0.0003." in key and key.count(r"$\times$") >= 2 and key.count(r"\qbezier") >= 19
    assert r"\put(8.06,9){\thicklines" in key, "at 0.0003 of the line"
    for part in (asked, key):
        for name in ("minipage", "picture"):
            assert part.count(f"\\begin{{{name}}}") == part.count(f"\\end{{{name}}}")
    for side, text in (((False,), asked), ((True,), key)):
        alone = questions_text(sheet, scene.language, side)
        assert ("Answer key" in alone) is side[0] and alone.count("\\clearpage") == 1 == text.count("\\clearpage")


def test_no_word_of_a_lesson_is_a_command_of_latex(qapp: QGuiApplication) -> None:
    hostile = r"\input{{x}} 50% & $a_1$ # ~"
    lesson = asking(Choice(ask=hostile, why=hostile, options=(Option(hostile, "1 = 1"), Option("b", "1 = 2"))))
    sheet, scene = sheet_of(lesson)
    text = questions_text(replace_title(sheet, hostile), scene.language).partition("\\begin{document}")[2]
    plain = text.replace(r"$\times$", "").replace(r"$\cdot$", "")
    assert "\\input" not in text and not re.search(r"(?<!\\)[%&#$_]", plain)
    assert text.count(r"50\% \& \$a\_1\$ \#") == 8


def replace_title(sheet: Questionnaire, title: str) -> Questionnaire:
    return sheet._replace(title=title, aim=title)


def test_as_text_it_can_be_filled_in(qapp: QGuiApplication, tmp_path: Path) -> None:
    lesson = asking(*QUESTIONS[:5])
    for ending in (".txt", ".md"):
        settings = format_of(f"a{ending}").settings(arrangement="questions", sheet="exercise")
        export(Film(lesson, run(lesson)), str(tmp_path / f"a{ending}"), settings)
        asked = (tmp_path / f"a{ending}").read_text(encoding="utf-8").replace("\\", "")
        assert asked.count(BLANK) == 1 + 1 + 2 + 3 + 2 + 20, "name, number, options, units, tokens, line"
        assert f"gender {BLANK}; liking {BLANK}; words {BLANK}" in asked
    sheet, scene = sheet_of(lesson)
    (key,) = question_passages(sheet, scene.language, (True,))
    assert BLANK not in key.plain() and "Reason: It is 0.0003." in key.paragraphs
    assert "second" in key.paragraphs and "gender" in key.paragraphs
    assert "good (9) 2 (0); Jenny (3) 1 (0.995)" in key.paragraphs


def test_a_sheet_of_a_german_film_is_german(qapp: QGuiApplication) -> None:
    sheet, scene = sheet_of(find("jenny-rafsun"), "de")
    words = QuestionWords(sheet, scene.language)
    assert words.title(False) == "Fragen" and words.title(True) == "Lösungen" and words.about()[0].startswith("Ziel: ")
    assert "bleibt: [0,0003; 0,9997; 0,9997]." in sheet.questions[0].why


@pytest.mark.parametrize(
    ("low", "high", "most", "wanted"),
    [(0, 1, 10, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]), (0, 1, 4, [0, 0.25, 0.5, 0.75, 1]),
     (-2, 2, 10, [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2]), (-1.5, 1.5, 4, [-1, 0, 1]), (0, 150, 4, [0, 50, 100, 150]),
     (0.13, 0.17, 4, [0.13, 0.14, 0.15, 0.16, 0.17]), (-1e15, 1e15, 2, [-1e15, 0, 1e15])],
)  # fmt: skip
def test_ticks_stand_at_round_numbers(low: float, high: float, most: int, wanted: list[float]) -> None:
    assert list(ticks(low, high, most)) == pytest.approx(wanted)
    assert len(ticks(low, high, most)) <= most + 1
