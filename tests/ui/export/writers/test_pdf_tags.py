"""The structure of PDFs, as pikepdf, which is qpdf, reads it: a text for each picture, headings, paragraphs, order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from tests.ui.export.short_film import ShortFilm
from ui.export import export
from ui.export.format import Settings
from ui.export.writers.pdf import PdfSettings
from ui.export.writers.tex import TexSettings
from ui.film.film import Film, FilmOptions


class Element(NamedTuple):
    """A part of the structure: its kind, its text, the page and place of its content, and the section around it."""

    kind: str
    text: str
    content: tuple[int, int] | None
    section: str


def elements(pdf: pikepdf.Pdf) -> list[Element]:
    """The parts of a file's structure in the order in which they are read."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}

    def walk(node: Any, section: str) -> Iterator[Element]:
        kind = str(node.S)
        section = str(node.get("/T", section))
        if kind not in ("/Document", "/Sect"):
            (place,) = node.K
            yield Element(kind, str(node.get("/Alt", "")), (pages[node.Pg.objgen], int(place)), section)
            return
        for child in node.K:
            assert child.P.objgen == node.objgen
            yield from walk(child, section)

    return list(walk(pdf.Root.StructTreeRoot.K, ""))


def marked(page: pikepdf.Page) -> list[tuple[str, int]]:
    """The parts of a page's content, by their kinds and places; −1 for what is no content. None is inside another."""
    found, depth = [], 0
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            assert depth == 0
            depth += 1
            place = int(instruction.operands[1].MCID) if name == "BDC" else -1
            found.append((str(instruction.operands[0]), place))
        elif name == "EMC":
            depth -= 1
        elif name in ("f", "S", "B", "B*", "Tj", "TJ", "Do"):
            assert depth == 1, "nothing is painted that is neither content nor said to be none"
    assert depth == 0
    return found


def checked(path: Path) -> list[Element]:
    """The structure of a file that qpdf finds whole, and whose pages have just what the structure says."""
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.Root.MarkInfo.Marked is True
        found, tree = elements(pdf), dict(_pairs(pdf.Root.StructTreeRoot.ParentTree.Nums))
        for number, page in enumerate(pdf.pages):
            assert page.StructParents == number and page.Tabs == "/S"
            parts = [(kind, place) for kind, place in marked(page) if place >= 0]
            assert parts == [(str(each.S), place) for place, each in enumerate(tree[number])]
            assert sorted(parts) == sorted(
                (each.kind, each.content[1]) for each in found if each.content and each.content[0] == number
            )
        return found


def _pairs(numbers: Any) -> Iterator[tuple[int, Any]]:
    for k in range(0, len(numbers), 2):
        yield int(numbers[k]), numbers[k + 1]


@pytest.mark.parametrize("each", ["beat", "token"])
def test_each_picture_is_a_figure_with_its_caption_under_its_token(film: ShortFilm, tmp_path: Path, each: str) -> None:
    export(film, str(tmp_path / "pages.pdf"), PdfSettings(each=each))
    told, last = (film, 1) if each == "beat" else (film.by_token(), 1)
    places = [(token, beat) for token in range(3) for beat in (range(2) if each == "beat" else (last,))]
    assert checked(tmp_path / "pages.pdf") == [
        Element("/Figure", told.caption(token, beat), (page, 0), f"{token + 1} {film.timeline.tokens[token]}")
        for page, (token, beat) in enumerate(places)
    ]


def test_a_handout_has_headings_figures_where_they_stand_and_their_words(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), PdfSettings(arrangement="handout", per_page=4, date="none"))
    found = checked(tmp_path / "pages.pdf")
    assert [each.kind for each in found] == [
        "/H1", *["/Figure", "/P"] * 4, "/H1", *["/Figure", "/P"] * 2
    ]  # fmt: skip
    figures = [each for each in found if each.kind == "/Figure"]
    assert [each.text for each in figures] == [film.caption(*place) for place in film.timeline.places()]
    assert [each.section for each in figures] == ["1 one", "1 one", "2 two", "2 two", "3 three", "3 three"]
    with pikepdf.open(tmp_path / "pages.pdf") as pdf:
        width, height = (float(each) for each in pdf.pages[0].mediabox[2:])
        boxes = [[float(each) for each in node.A.BBox] for node in _figures(pdf.Root.StructTreeRoot.K)]
    assert all(0 < left < right < width and 0 < bottom < top < height for left, bottom, right, top in boxes)
    assert boxes[0][0] == boxes[2][0] < boxes[1][0] and boxes[0][1] == boxes[1][1] > boxes[2][1]


def _figures(node: Any) -> Iterator[Any]:
    if str(node.S) == "/Figure":
        yield node
    elif str(node.S) in ("/Document", "/Sect"):
        for child in node.K:
            yield from _figures(child)


def test_a_worksheet_has_headings_of_two_levels(qapp: QGuiApplication, tmp_path: Path) -> None:
    lesson = find("jenny-rafsun")
    export(Film(lesson, run(lesson)), str(tmp_path / "sheet.pdf"), PdfSettings(arrangement="worksheet", at=(2, 0)))
    assert [each.kind for each in checked(tmp_path / "sheet.pdf")] == [
        "/H1", "/P", "/H2", "/P", "/H2", "/P", "/H1", "/P", "/H2", "/P",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "name"),
    [(TexSettings(width=320, height=180), "-pages.pdf"),
     (TexSettings(width=320, height=180, arrangement="animate", fps=2), "-frames.pdf")],
)  # fmt: skip
def test_pictures_for_latex_have_their_text(film: ShortFilm, tmp_path: Path, settings: Settings, name: str) -> None:
    export(film, str(tmp_path / "talk.tex"), settings)
    found = checked(tmp_path / f"talk{name}")
    assert len(found) == 6
    assert {each.text for each in found} == {film.caption(*place) for place in film.timeline.places()}


@pytest.mark.parametrize("lesson", list(builtin_lessons()))
def test_every_lesson_has_its_words_in_its_language(qapp: QGuiApplication, tmp_path: Path, lesson: str) -> None:
    found = find(lesson)
    film = Film(found, run(found), FilmOptions(language="de"))
    settings = PdfSettings(arrangement="handout", per_page=8, tokens=(0, 2))
    export(film, str(tmp_path / "pages.pdf"), settings)
    figures = [each for each in checked(tmp_path / "pages.pdf") if each.kind == "/Figure"]
    places = [place for place in film.timeline.places() if place[0] < 2]
    assert [each.text for each in figures] == [" ".join(film.caption(*place).split()) for place in places]
    with pikepdf.open(tmp_path / "pages.pdf") as pdf:
        assert pdf.Root.Lang == "de"


def test_any_letters_can_be_text(film: ShortFilm, tmp_path: Path) -> None:
    film.caption = lambda token, beat: "(記憶) 🙂 \\ سلام"  # type: ignore[method-assign]
    export(film, str(tmp_path / "pages.pdf"), PdfSettings(at=(0, 0)))
    (figure,) = checked(tmp_path / "pages.pdf")
    assert figure.text == "(記憶) 🙂 \\ سلام"
